import type { Terminal } from './invocation.ts'

/** Prints what ended a command early and says the exit code: 2 for the user's problem, 1 for a bug of ours. */
export async function printFailure(error: unknown, terminal: Terminal, debug: boolean): Promise<number> {
  const { ProblemError, formatProblemList } = await import('../index.ts')
  if (error instanceof ProblemError) {
    terminal.err(formatProblemList(error.problems, { colour: terminal.colour.err }))
    return 2
  }
  const message = error instanceof Error ? error.message : String(error)
  terminal.err(`Strata itself failed, which is a bug: ${message}\n`)
  terminal.err(debug && error instanceof Error && error.stack ? `${error.stack}\n` : 'Run it again with --debug for the place in our code.\n')
  return 1
}
