import * as library from '../../index.ts'
import { ingestClosingLine, openIngestProgress } from '../ingest-progress.ts'
import { flag, type Invocation, list, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblems, printWarnings } from '../print-problems.ts'

export async function ingest(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const format = text(invocation, 'logFormat') === 'json' ? 'json' : 'text'
  const progress = openIngestProgress(terminal, format, flag(invocation, 'quiet'))
  try {
    const { summary, problems } = await library.ingest({
      ...projectOptions(invocation),
      select: list(invocation, 'select'),
      exclude: list(invocation, 'exclude'),
      onEvent: progress.on,
    })
    progress.stop()
    const directory = projectDirectory(invocation)
    printWarnings(invocation, problems, directory)
    // JSON lines have told each load with its problems.
    const told = format === 'json' ? [] : summary.loads.flatMap((load) => load.problems)
    printProblems(terminal, told, directory)
    if (text(invocation, 'output') === 'json') terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
    else terminal.out(`${ingestClosingLine(summary)}\n`)
    return summary.loads.some((load) => load.status === 'error') ? 1 : 0
  } finally {
    progress.stop()
  }
}
