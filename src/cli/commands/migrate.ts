import { relative } from 'node:path'
import * as library from '../../index.ts'
import { flag, type Invocation, projectOptions, text } from '../invocation.ts'

export async function migrate(invocation: Invocation): Promise<number> {
  const dryRun = flag(invocation, 'dryRun')
  const outcome = await library.migrate({ ...projectOptions(invocation), dryRun })
  const { terminal } = invocation
  const name = (path: string) => relative(invocation.directory, path) || path
  if (text(invocation, 'output') === 'json') {
    terminal.out(
      `${JSON.stringify({ file: name(outcome.file), text: outcome.text, notes: outcome.notes }, null, 2)}\n`,
    )
    return 0
  }
  if (dryRun) terminal.out(outcome.text)
  else terminal.out(`Wrote ${name(outcome.file)}.\n`)
  terminal.err(`\nTo look at:\n${outcome.notes.map((note) => `  * ${note}`).join('\n')}\n`)
  if (!dryRun) terminal.err('\nThen delete dbt_project.yml, and say: strata build\n')
  return 0
}
