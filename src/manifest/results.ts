// What execution says. Progress lines, JSON logs, run results, alerts and the site all read these.

import type { Problem } from '../problems/problem.ts'
import type { Column } from './column.ts'
import type { Json, JsonObject } from './json.ts'
import type { NodeId } from './node-id.ts'
import type { Relation, RelationKind } from './relation.ts'

export type NodeStatus =
  | 'success'
  | 'error'
  | 'skipped'
  | 'pass'
  | 'fail'
  | 'warn'
  | 'interrupted'
  | 'reused'
  | 'partial success'

/** Rows as the client gives them, for people: names, engine type names, values as JSON. */
export interface RowSample {
  readonly columns: readonly string[]
  readonly types?: readonly string[]
  readonly rows: readonly (readonly Json[])[]
}

export interface NodeResult {
  readonly id: NodeId
  readonly status: NodeStatus
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly finishedAt: number
  readonly thread: string
  /** For people, e.g. `created table, 1,204 rows`. */
  readonly message: string
  /** Failing rows of a test; undefined for other nodes. */
  readonly failures?: number
  readonly rowsAffected?: number
  readonly bytes?: number
  /** Of a failed data test: the first failing rows. */
  readonly sample?: RowSample
  readonly problems: readonly Problem[]
  /** The statements that ran, for `target/run/`. */
  readonly sql?: string
  readonly relation?: Relation
  readonly adapterResponse: JsonObject
  /** Of a model built in batches; milliseconds since the epoch. */
  readonly batches?: { readonly done: readonly TimeSpan[]; readonly failed: readonly TimeSpan[] }
}

export interface TimeSpan {
  readonly start: number
  readonly end: number
}

export type RunEvent =
  | {
      readonly kind: 'run-started'
      readonly at: number
      readonly invocationId: string
      readonly total: number
      readonly threads: number
    }
  | { readonly kind: 'started'; readonly at: number; readonly id: NodeId; readonly index: number }
  | { readonly kind: 'progress'; readonly at: number; readonly id: NodeId; readonly message: string }
  | {
      readonly kind: 'finished'
      readonly at: number
      readonly id: NodeId
      readonly index: number
      readonly result: NodeResult
    }
  | { readonly kind: 'warning'; readonly at: number; readonly id?: NodeId; readonly problem: Problem }
  | { readonly kind: 'log'; readonly at: number; readonly id?: NodeId; readonly message: string }
  | { readonly kind: 'run-finished'; readonly at: number; readonly summary: RunSummary }

export interface RunSummary {
  readonly invocationId: string
  readonly startedAt: number
  readonly finishedAt: number
  readonly interrupted: boolean
  readonly results: readonly NodeResult[]
}

/** What the warehouse holds, for `catalog.json` and the site. */
export interface CatalogTable {
  readonly id?: NodeId
  readonly relation: Relation
  readonly kind: RelationKind
  readonly columns: readonly Column[]
  readonly rows?: number
  readonly bytes?: number
  /** Milliseconds since the epoch. */
  readonly lastModified?: number
  /** The columns by which it is partitioned and clustered, and how many partitions it has. */
  readonly partitionedBy?: string
  readonly clusteredBy?: readonly string[]
  readonly partitions?: number
  /** Tables by date that are told as one, such as `events_*`. */
  readonly shards?: number
  readonly comment?: string
}
