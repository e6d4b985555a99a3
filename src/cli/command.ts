import type { Flag, FlagName } from './flags.ts'
import type { Invocation } from './invocation.ts'

export interface Command {
  readonly name: string
  readonly alias?: string
  readonly summary: string
  readonly arguments?: readonly { readonly name: string; readonly description: string }[]
  readonly flags: readonly FlagName[]
  readonly own?: readonly Flag[]
  readonly examples: readonly string[]
  readonly load: () => Promise<(invocation: Invocation) => Promise<number>>
}
