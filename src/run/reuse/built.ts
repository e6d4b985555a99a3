// What is remembered of a build, so that the next one can tell what is unchanged.

import type { NodeId } from '../../manifest/node-id.ts'

/** What a node would be built from and how, as digests. */
export interface Fingerprint {
  readonly sql: string
  readonly config: string
  /** Of Strata, the engine and the statements that run before everything. */
  readonly setting: string
  /** Why its rows may be others although nothing changed, e.g. `CURRENT_DATE`; a view may stay all the same. */
  readonly unsteady?: string
  /** Why it must be built again whatever is known. */
  readonly obstacle?: string
}

export interface BuiltNode {
  readonly fingerprint: Omit<Fingerprint, 'obstacle' | 'unsteady'>
  /** What tells whether its table or view is still the one that was built; of a test: empty. */
  readonly version: string
  /** The state of everything that it read. */
  readonly inputs: Readonly<Record<NodeId, string>>
  /** What reads it cannot rely on its rows. */
  readonly unsteady?: boolean
  /** When it was built, or the test passed. Milliseconds since the epoch. */
  readonly at: number
}

/** By node; data tests and unit tests that passed are among them. */
export type Built = ReadonlyMap<NodeId, BuiltNode>

/** What a run needs to leave out what is unchanged. */
export interface ReuseInput {
  readonly fingerprints: ReadonlyMap<NodeId, Fingerprint>
  readonly built: Built
}
