// Makes the warehouse match the plan, and says what happens as events.

import type { Adapter } from '../adapters/adapter.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { Hook, NodeId } from '../manifest/node.ts'
import type { RunEvent, RunSummary } from '../manifest/results.ts'
import type { Plan } from './step.ts'

export interface ExecuteOptions {
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly adapter: Adapter
  readonly threads: number
  readonly invocationId: string
  readonly failFast?: boolean
  /** Aborted: running queries are interrupted, nothing half is left, the rest is skipped. */
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: (event: RunEvent) => void
  /** Renders a model that asks the warehouse, just before it runs. */
  readonly renderLate?: (id: NodeId, ask: Ask) => Promise<Compiled>
  /** Renders a hook's template. Without it, hooks are sent as written. */
  readonly renderHook?: (id: NodeId, hook: Hook, ask: Ask) => Promise<Query>
  readonly clock?: () => number
}

export async function execute(_plan: Plan, _options: ExecuteOptions): Promise<RunSummary> {
  throw new Error('not there yet')
}
