import * as library from '../../index.ts'
import { type Invocation, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblemLines, printProblems, printWarnings } from '../print-problems.ts'

/** Exit code 1 where the macro fails, 2 where there is none. */
export async function runOperation(invocation: Invocation): Promise<number> {
  const args = text(invocation, 'args')
  const { problems, failed } = await library.runOperation({
    ...projectOptions(invocation),
    macro: invocation.arguments[0] ?? '',
    ...(args === undefined ? {} : { arguments: args }),
  })
  const directory = projectDirectory(invocation)
  printWarnings(invocation, problems, directory)
  if (failed.length === 0) return 0
  if (invocation.options.logFormat === 'json') printProblemLines(invocation.terminal, failed)
  else printProblems(invocation.terminal, failed, directory)
  return 1
}
