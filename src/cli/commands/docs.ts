import { relative } from 'node:path'
import * as library from '../../index.ts'
import {
  flag,
  type Invocation,
  number,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printFailure } from '../print-failure.ts'
import { printWarnings } from '../print-problems.ts'
import { refuseAction } from '../refuse-action.ts'
import { seconds } from '../words.ts'

export async function docs(invocation: Invocation): Promise<number> {
  const { terminal, signal } = invocation
  const options = {
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
    catalog: flag(invocation, 'emptyCatalog') ? ('empty' as const) : invocation.options.catalog !== false,
    compile: invocation.options.compile !== false,
    staticPage: flag(invocation, 'static'),
  }
  const action = invocation.arguments[0] ?? 'generate'
  if (action === 'generate') {
    const started = performance.now()
    const outcome = await library.generateDocs({ ...options, results: true })
    printWarnings(invocation, outcome.problems, projectDirectory(invocation))
    terminal.out(
      `Wrote ${relative(invocation.directory, outcome.file)} (${(outcome.bytes / 1024).toFixed(0)} KB) in ${seconds(performance.now() - started)}\n`,
    )
    return 0
  }
  if (action === 'serve') {
    if (!/^(127\.0\.0\.1|localhost|::1)?$/.test(text(invocation, 'host') ?? ''))
      terminal.err('The documentation is served on this machine alone; --host changes nothing.\n')
    const server = await library.serveDocs({
      ...options,
      port: number(invocation, 'port') ?? 8080,
      onWritten: (problems) => printWarnings(invocation, problems, projectDirectory(invocation)),
      onFailed: (error) =>
        void printFailure(
          error,
          { terminal, directory: projectDirectory(invocation) },
          { debug: flag(invocation, 'debug') },
        ),
    })
    terminal.out(
      `The documentation is at ${server.url}\nIt follows changes of the project. Press Ctrl-C to stop.\n`,
    )
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    await server.close()
    return 0
  }
  return refuseAction(terminal, 'docs', action, ['docs generate', 'docs serve'])
}
