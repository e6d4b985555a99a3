import { ProblemError } from '../index.ts'
import type { Invocation } from './invocation.ts'
import { printProblemLines, printProblems } from './print-problems.ts'

/** Prints what ended a command early and says the exit code: 2 for the user's problem, 1 for a bug of ours. */
export function printFailure(
  error: unknown,
  where: Pick<Invocation, 'terminal' | 'directory'>,
  how: { readonly debug: boolean; readonly logFormat?: unknown; readonly inline?: string | undefined },
): number {
  const { terminal, directory } = where
  if (error instanceof ProblemError) {
    if (how.logFormat === 'json') printProblemLines(terminal, error.problems)
    else printProblems(terminal, error.problems, directory, how.inline)
    return 2
  }
  const message = error instanceof Error ? error.message : String(error)
  terminal.err(`Strata itself failed, which is a bug: ${message}\n`)
  terminal.err(
    how.debug && error instanceof Error && error.stack
      ? `${error.stack}\n`
      : 'Run it again with --debug for the place in our code.\n',
  )
  return 1
}
