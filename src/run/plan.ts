// Decides what a run will do: for every selected node what, why and in which steps, after one look at the warehouse.

import type { Adapter } from '../adapters/adapter.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Plan, PlanOptions } from './step.ts'

export interface PlanInput {
  readonly manifest: Manifest
  /** Of every selected node that is not late; a missing one is rendered when its turn comes. */
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly selected: readonly NodeId[]
  readonly adapter: Adapter
  readonly options: PlanOptions
  /** Names this run's hidden relations; 8 characters of [a-z0-9]. */
  readonly runId: string
  readonly signal?: AbortSignal | undefined
}

export async function planRun(_input: PlanInput): Promise<Plan> {
  throw new Error('not there yet')
}
