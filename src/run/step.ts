// What a plan is made of: data that says what will happen to each node, decided before the first statement runs.

import type {
  Capabilities,
  Comments,
  Constraint,
  ExternalFiles,
  FileSource,
  FileTarget,
  Grants,
  LoadColumn,
  SchemaName,
  Statement,
  Statements,
  TableShape,
} from '../adapters/adapter.ts'
import type { Column } from '../manifest/column.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import type { Dialect, Query } from '../manifest/manifest.ts'
import type { Hook, NodeId } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import type { Problem } from '../problems/problem.ts'

import type { BatchOptions, BatchSpec, BatchWindow } from './materialise/batch-windows.ts'

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
    | 'altered'
    | 'unsteady'
    | 'unchanged'
    | 'upstream-failed'
    | 'disabled'
  /** Continues the sentence, e.g. `since 2024-05-01 10:00:00 UTC` after `unchanged`. */
  readonly detail?: string
}

/** How an incremental model's later rows go into its table. */
export interface IncrementalSpec {
  readonly strategy: 'append' | 'delete+insert' | 'merge' | 'insert_overwrite' | 'microbatch'
  readonly uniqueKey: readonly string[]
  readonly onSchemaChange: 'ignore' | 'fail' | 'append_new_columns' | 'sync_all_columns'
  readonly updateColumns?: readonly string[]
  readonly excludeColumns: readonly string[]
  readonly predicates: readonly string[]
}

export interface SnapshotSpec {
  readonly strategy: 'timestamp' | 'check'
  readonly uniqueKey: readonly string[]
  readonly updatedAt?: string
  /** Of the strategy `check`. */
  readonly checkColumns: 'all' | readonly string[]
  readonly hardDeletes: 'ignore' | 'invalidate' | 'new_record'
  /** SQL of what the end of a current version says; without it, NULL. */
  readonly validToCurrent?: string
  readonly names: {
    readonly validFrom: string
    readonly validTo: string
    readonly scdId: string
    readonly updatedAt: string
    readonly isDeleted: string
  }
}

export type Step =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'hook'; readonly hook: Hook; readonly when: 'pre-hook' | 'post-hook' }
  | {
      readonly kind: 'load'
      readonly source: FileSource
      readonly into: Relation
      readonly columns: readonly LoadColumn[]
      readonly dialect: Dialect
      readonly seed: boolean
    }
  /** A late model: rendered now, then the steps of its materialisation follow. */
  | { readonly kind: 'render'; readonly situation: Situation }
  /** The node cannot be built as it is configured. */
  | { readonly kind: 'fail'; readonly problems: readonly Problem[] }
  /** A materialisation written as a macro: it does everything itself, hooks included. */
  | { readonly kind: 'macro'; readonly incremental: boolean }
  /** Error-severity tests that decide whether what follows happens. */
  | {
      readonly kind: 'audit'
      readonly tests: readonly NodeId[]
      readonly against: Relation
      readonly instead: Relation
    }
  | {
      readonly kind: 'incremental'
      readonly into: Relation
      readonly fresh: Relation
      readonly query: Query
      readonly shape: TableShape
      readonly spec: IncrementalSpec
    }
  /** Batch after batch, each rendered for its window. */
  | {
      readonly kind: 'batches'
      readonly into: Relation
      readonly fresh: Relation
      readonly windows: readonly BatchWindow[]
      readonly shape: TableShape
      readonly batch: BatchSpec
      readonly spec: IncrementalSpec
      readonly situation: Situation
      /** All or none, within the transaction around. Otherwise each batch stays that went well. */
      readonly together: boolean
    }
  | {
      readonly kind: 'snapshot'
      readonly into: Relation
      readonly fresh: Relation
      readonly query: Query
      readonly spec: SnapshotSpec
    }
  /** The engine is asked for the query's columns; others than these are a problem. */
  | {
      readonly kind: 'contract'
      readonly query: Query
      readonly columns: readonly Column[]
      readonly dialect: Dialect
    }
  | { readonly kind: 'comments'; readonly relation: FoundRelation; readonly comments: Comments }
  /** Foreign keys that point at a table that is about to be replaced. */
  | { readonly kind: 'release'; readonly relation: Relation }
  | {
      readonly kind: 'access'
      readonly relation: FoundRelation
      readonly constraints: readonly Constraint[]
      /** Without it, whatever is granted stays. */
      readonly grants: Grants | undefined
      /** Datasets that this view may read for its readers. */
      readonly authorize: readonly SchemaName[]
    }
  /** Rows into files, and a view of the files in the node's place. */
  | {
      readonly kind: 'external'
      readonly from: Relation
      readonly to: Relation
      readonly former: FoundRelation | undefined
      readonly files: ExternalFiles
      readonly directory: string
    }
  | { readonly kind: 'export'; readonly from: Relation; readonly to: FileTarget }
  | { readonly kind: 'transaction'; readonly steps: readonly Step[] }
  /** A program whose rows are in `into` while the steps run. */
  | {
      readonly kind: 'python'
      readonly code: string
      readonly into: Relation
      readonly steps: readonly Step[]
    }

/** What a materialisation needs to know besides the node and its SQL. */
export interface Situation {
  readonly statements: Statements
  readonly can: Capabilities
  /** What stands in the node's place now. */
  readonly former: FoundRelation | undefined
  readonly formerComments: Comments | undefined
  /** Tests that must pass before it is published. */
  readonly audits: readonly NodeId[]
  /** Built in a hidden relation and swapped in, instead of replaced within one transaction. */
  readonly beside: boolean
  /** Where it is built when `beside`, and where new rows wait. */
  readonly hidden: string
  readonly fullRefresh: boolean
  /** A macro of the project builds it, instead of us. */
  readonly byMacro?: boolean
  /** Output columns where they are known from the SQL. */
  readonly columns?: readonly Column[] | undefined
  readonly directory: string
  /** Where models that are files go without a `location`. */
  readonly externalRoot: string
  /** The project's language. */
  readonly dialect: Dialect
  /** For models that are built in batches. */
  readonly batches: Omit<BatchOptions, 'later'> & { readonly only?: readonly BatchWindow[] | undefined }
}

export interface NodePlan {
  readonly id: NodeId
  readonly action: 'run' | 'reuse' | 'skip'
  readonly why: readonly Reason[]
  readonly steps: readonly Step[]
  /** Planned nodes that must have ended well before. */
  readonly after: readonly NodeId[]
  /** A test whose failures a macro counts. */
  readonly byMacro?: boolean
  /** A test that another node's plan runs before publishing. */
  readonly auditedBy?: NodeId
  /** What to drop when it fails halfway. */
  readonly leftover?: FoundRelation
  /** What its query will read, and what that costs in the target's currency. */
  readonly estimate?: {
    readonly bytes: number
    readonly cost?: number
    /** Its inputs are not there yet: at most all that they will hold. */
    readonly guessed?: boolean
  }
}

/** What is done before all nodes; `schema`: it makes this one, which a project may do by a macro of its own. */
export interface SetupStatement extends Statement {
  readonly schema?: SchemaName
}

export interface Plan {
  readonly runId: string
  readonly options: PlanOptions
  /** Schemas to make and leftovers of dead runs to drop, before everything else. */
  readonly setup: readonly SetupStatement[]
  readonly start: readonly NodeId[]
  readonly end: readonly NodeId[]
  /** In an order in which every node comes after what it waits for. */
  readonly nodes: ReadonlyMap<NodeId, NodePlan>
}

export interface PlanOptions {
  readonly verb: Verb
  readonly fullRefresh?: boolean
  /** A node that cannot be built fails by itself, instead of keeping all others from being built. */
  readonly lenient?: boolean
  /** Nodes are built although a statement of on-run-start failed. */
  readonly goesOnAfterStart?: boolean
  /** Nodes begin level by level, as dbt has it, and not those with the longest way ahead first. */
  readonly byLevels?: boolean
  /** `--event-time-start` and `--event-time-end`; milliseconds since the epoch. */
  readonly eventTimeStart?: number
  readonly eventTimeEnd?: number
  /** What is left to do of models in batches. */
  readonly onlyBatches?: ReadonlyMap<NodeId, readonly BatchWindow[]>
  /** Default true: tests of one table share a query. */
  readonly batchTests?: boolean
  readonly storeFailures?: boolean
  /** `--warn-error`: a test that would warn fails. */
  readonly warnErrors?: boolean
  /** Keeps the hidden relation of a model whose tests failed, for looking at it. */
  readonly keepFailed?: boolean
}
