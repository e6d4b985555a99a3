// What all nodes of a run share, and how one of them ends.

import type { Adapter } from '../adapters/adapter.ts'
import type { TestOutcome } from '../checks/run-tests.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Ask, ResultTable } from '../manifest/lookup.ts'
import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { Hook, NodeId } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import type { BatchResults, RenderBatch } from './batch-load.ts'
import type { Plan } from './step.ts'

export interface RunContext {
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly adapter: Adapter
  readonly plan: Plan
  /** How much may be sent at once. */
  readonly threads: number
  readonly ask: Ask
  readonly clock: () => number
  readonly signal: AbortSignal | undefined
  readonly sampleRows: number
  readonly renderLate: RenderLate | undefined
  readonly buildByMacro: BuildByMacro | undefined
  readonly renderBatch: ((id: NodeId, ask: Ask) => Promise<RenderBatch>) | undefined
  readonly renderHook: ((id: NodeId, hook: Hook, ask: Ask) => Promise<Query>) | undefined
}

/** Renders a node that asks the warehouse; `names` are seen by its template besides the usual ones. */
export type RenderLate = (id: NodeId, ask: Ask, names?: JsonObject) => Promise<Compiled>
/** Runs the macro that builds a node from its query, in the project's language; gives the rows of its statement `main`. */
export type BuildByMacro = (
  id: NodeId,
  given: {
    readonly sql: string
    readonly incremental: boolean
    readonly window?: { readonly start: number; readonly end: number }
  },
  ask: Ask,
) => Promise<ResultTable | undefined>

export interface NodeOutcome {
  readonly ending: 'success' | 'error' | 'interrupted' | 'partial success'
  readonly batches?: BatchResults
  readonly problems: readonly Problem[]
  readonly rows: number | undefined
  /** Of the tests that decided about it, as far as they ran. */
  readonly tests: readonly TestOutcome[]
  readonly sql: string
  readonly message: string
  /** What the engine says of its jobs: bytes billed, slot time, ... */
  readonly response?: JsonObject
}
