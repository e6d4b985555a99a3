import * as library from '../../index.ts'
import { type Invocation, isTold, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printProblemLines, printProblems, printWarnings } from '../print-problems.ts'

/** Exit code 1 where the macro fails, 2 where there is none. */
export async function runOperation(invocation: Invocation): Promise<number> {
  const { terminal } = invocation
  const args = text(invocation, 'args')
  const { problems, failed } = await library.runOperation({
    ...projectOptions(invocation),
    macro: invocation.arguments[0] ?? '',
    // What a macro prints is what was asked for, e.g. `run-operation generate_source > sources.yml`.
    onLog: (text, by) => {
      if (!isTold(invocation, by)) return
      if (by === 'print') terminal.out(`${text}\n`)
      else terminal.err(`${text}\n`)
    },
    ...(args === undefined ? {} : { arguments: args }),
  })
  const directory = projectDirectory(invocation)
  printWarnings(invocation, problems, directory)
  if (failed.length === 0) return 0
  if (invocation.options.logFormat === 'json') printProblemLines(terminal, failed)
  else printProblems(terminal, failed, directory)
  return 1
}
