// What a plan is made of: data that says what will happen to each node, decided before the first statement runs.

import type { FileSource, FileTarget, LoadColumn, Statement, TableShape } from '../adapters/adapter.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import type { Query } from '../manifest/manifest.ts'
import type { Hook } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Relation } from '../manifest/relation.ts'

export type Verb = 'build' | 'run' | 'test' | 'seed' | 'snapshot'

export interface Reason {
  readonly kind:
    | 'new'
    | 'selected'
    | 'sql-changed'
    | 'input-changed'
    | 'config-changed'
    | 'missing'
    | 'due'
    | 'forced'
    | 'unchanged'
    | 'upstream-failed'
    | 'disabled'
  readonly detail?: string
}

/** How an incremental model's later rows go into its table. */
export interface IncrementalSpec {
  readonly strategy: 'append' | 'delete+insert' | 'merge'
  readonly uniqueKey: readonly string[]
  readonly onSchemaChange: 'ignore' | 'fail' | 'append_new_columns' | 'sync_all_columns'
  readonly updateColumns?: readonly string[]
  readonly excludeColumns?: readonly string[]
  readonly predicates: readonly string[]
}

export interface SnapshotSpec {
  readonly strategy: 'timestamp' | 'check'
  readonly uniqueKey: readonly string[]
  readonly updatedAt?: string
  /** `all`, or the columns to compare. */
  readonly checkColumns?: 'all' | readonly string[]
  readonly hardDeletes: 'ignore' | 'invalidate' | 'new_record'
  /** SQL for dbt_valid_to of current rows; NULL without it. */
  readonly validToCurrent?: string
  /** dbt_valid_from -> the project's own name for it. */
  readonly columnNames: JsonObject
}

export type Step =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'hook'; readonly hook: Hook; readonly when: 'pre' | 'post' }
  | {
      readonly kind: 'load'
      readonly source: FileSource
      readonly into: Relation
      readonly columns: readonly LoadColumn[]
    }
  /** A late model: rendered now, then its own steps follow. */
  | { readonly kind: 'render'; readonly node: NodeId }
  /** Error-severity tests that decide whether what follows happens. */
  | {
      readonly kind: 'audit'
      readonly tests: readonly NodeId[]
      readonly against: Relation
      readonly instead: Relation
    }
  | {
      readonly kind: 'publish'
      readonly from: FoundRelation
      readonly to: Relation
      readonly former: FoundRelation | undefined
    }
  | {
      readonly kind: 'incremental'
      readonly into: Relation
      readonly query: Query
      readonly shape: TableShape
      readonly spec: IncrementalSpec
    }
  | {
      readonly kind: 'snapshot'
      readonly into: FoundRelation | undefined
      readonly to: Relation
      readonly query: Query
      readonly spec: SnapshotSpec
    }
  | { readonly kind: 'drop'; readonly relation: FoundRelation }
  | { readonly kind: 'export'; readonly from: Relation; readonly to: FileTarget }
  | { readonly kind: 'transaction'; readonly steps: readonly Step[] }

export interface NodePlan {
  readonly id: NodeId
  readonly action: 'run' | 'reuse' | 'skip'
  readonly why: readonly Reason[]
  readonly steps: readonly Step[]
  /** Selected nodes that must have ended before: it is skipped when one of them failed. */
  readonly after: readonly NodeId[]
  /** A test that another node's plan runs as part of its audit. */
  readonly auditedBy?: NodeId
  readonly estimate?: { readonly bytes: number; readonly cost?: number }
}

export interface Plan {
  readonly runId: string
  readonly verb: Verb
  /** Schemas to make and leftovers of dead runs to drop, before everything else. */
  readonly setup: readonly Statement[]
  readonly nodes: ReadonlyMap<NodeId, NodePlan>
  readonly options: PlanOptions
}

export interface PlanOptions {
  readonly verb: Verb
  readonly fullRefresh?: boolean
  readonly empty?: boolean
  /** Default true: tests of one table share a query. */
  readonly batchTests?: boolean
  readonly storeFailures?: boolean
  /** Keeps the hidden relation of a model whose tests failed, for looking at it. */
  readonly keepFailed?: boolean
}
