import * as library from '../../index.ts'
import { flag, type Invocation, projectDirectory, projectOptions } from '../invocation.ts'
import { printProblems } from '../print-problems.ts'

export async function clean(invocation: Invocation): Promise<number> {
  const { removed, kept, problems } = await library.clean(projectOptions(invocation))
  printProblems(invocation.terminal, problems, projectDirectory(invocation))
  if (!flag(invocation, 'quiet')) {
    invocation.terminal.out(
      removed.length === 0 ? 'Nothing to remove.\n' : `Removed ${removed.join(', ')}.\n`,
    )
  }
  if (kept.length > 0) {
    invocation.terminal.err(`Kept ${kept.join(', ')}: a database. Delete it by hand if it may go.\n`)
  }
  return library.hasErrors(problems) ? 2 : 0
}
