import { didYouMean } from '../index.ts'
import type { Terminal } from './invocation.ts'

/** Says that a verb does no such thing, and gives the exit code. `known` are whole command lines, e.g. `docs serve`. */
export function refuseAction(terminal: Terminal, verb: string, action: string, known: readonly string[]): 2 {
  const near = didYouMean(`${verb} ${action}`, known)
  const uses = known.map((words) => `strata ${words}`).join(', or ')
  terminal.err(
    `"${action}" is not something that ${verb} does.\n${near === undefined ? `Use: ${uses}.` : `(Did you mean strata ${near}?)`}\n`,
  )
  return 2
}
