import * as library from '../../index.ts'
import { dryReadsAsTable, ingestClosingLine, openIngestProgress } from '../ingest-progress.ts'
import { flag, type Invocation, list, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblems, printWarnings } from '../print-problems.ts'
import { refuseAction } from '../refuse-action.ts'

export async function ingest(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const [action] = invocation.arguments
  if (action === 'discover') return discover(invocation)
  if (action !== undefined) return refuseAction(terminal, 'ingest', action, ['ingest', 'ingest discover'])
  const since = text(invocation, 'since')
  const format = text(invocation, 'logFormat') === 'json' ? 'json' : 'text'
  const progress = openIngestProgress(terminal, format, flag(invocation, 'quiet'))
  try {
    const { summary, problems } = await library.ingest({
      ...projectOptions(invocation),
      select: list(invocation, 'select'),
      exclude: list(invocation, 'exclude'),
      onEvent: progress.on,
      dryRun: flag(invocation, 'dryRun'),
      ...(since === undefined ? {} : { since }),
    })
    progress.stop()
    const directory = projectDirectory(invocation)
    printWarnings(invocation, problems, directory)
    // JSON lines have told each load with its problems.
    const told = format === 'json' ? [] : summary.loads.flatMap((load) => load.problems)
    printProblems(terminal, told, directory)
    if (text(invocation, 'output') === 'json') terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
    else terminal.out(`${dryReadsAsTable(summary, terminal.columns())}${ingestClosingLine(summary)}\n`)
    return summary.loads.some((load) => load.status === 'error') ? 1 : 0
  } finally {
    progress.stop()
  }
}

async function discover(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const given = (['connection', 'schema', 'out'] as const).flatMap((name): [string, string][] => {
    const value = text(invocation, name)
    return value === undefined ? [] : [[name, value]]
  })
  const found = await library.discover({ ...projectOptions(invocation), ...Object.fromEntries(given) })
  if (found.file === undefined) terminal.out(found.yaml)
  else terminal.err(`Wrote ${found.tables} ${found.tables === 1 ? 'table' : 'tables'} to ${found.file}\n`)
  return 0
}
