import * as library from '../../index.ts'
import { flag, type Invocation, list, number, projectDirectory, projectOptions, text } from '../invocation.ts'
import { examplesAsText } from '../print-comparison.ts'
import { printProblems } from '../print-problems.ts'

/** Exits with 0 when every table equals its source, 1 when one differs or could not be compared, 2 when nothing ran. */
export async function reconcile(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const json = text(invocation, 'output') === 'json'
  const quiet = flag(invocation, 'quiet') || json
  const { reconciliations, problems } = await library.reconcile({
    ...projectOptions(invocation),
    select: list(invocation, 'select'),
    exclude: list(invocation, 'exclude'),
    examples: number(invocation, 'limit') ?? 20,
    live: flag(invocation, 'live'),
    onTable: (_table, done) => {
      if (done && !quiet) terminal.err(`${done.status.padEnd(9)}  ${done.table}: ${done.message}\n`)
    },
  })
  printProblems(terminal, problems, projectDirectory(invocation))
  if (json) terminal.out(`${JSON.stringify(reconciliations, undefined, 2)}\n`)
  else {
    const wrong = reconciliations.filter(({ status }) => status !== 'equal')
    for (const { table, examples, checksums = [] } of wrong) {
      const columns = checksums.map(({ column }) => column)
      if (examples.length > 0)
        terminal.out(
          `${table}\n${examplesAsText(examples, terminal.columns(), columns, 'source', 'warehouse')}\n`,
        )
    }
    const equal = reconciliations.length - wrong.length
    const none = 'Nothing was compared: no selected source has a loader of ours.'
    terminal.out(
      reconciliations.length === 0
        ? `${none}\n`
        : `${equal} of ${reconciliations.length} tables equal their source.\n`,
    )
  }
  return reconciliations.some(({ status }) => status !== 'equal') ? 1 : 0
}
