// The data that travels in the page: written by `describe/`, read by `app/`. Types only, shared by both halves.

import type { Cost } from '../manifest/billed.ts'
import type { ColumnFlow, ColumnUse } from '../manifest/column.ts'
import type { Json } from '../manifest/json.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'
import type { NodeStatus, RowSample } from '../manifest/results.ts'

export type PageLayer =
  | 'source'
  | 'function'
  | 'staging'
  | 'intermediate'
  | 'other'
  | 'dim'
  | 'fact'
  | 'mart'
  | 'exposure'

export type PageKind =
  | 'model'
  | 'seed'
  | 'source'
  | 'snapshot'
  | 'exposure'
  | 'analysis'
  | 'operation'
  | 'function'

/** Position in `PageCore.nodes` and in `PageDetails.nodes`. */
export type NodeIndex = number
/** Position in `PageDetails.tests`. */
export type TestIndex = number
/** Position in `PageTexts`. */
export type TextIndex = number

/** In the page as JSON: enough for the overview, the navigation and the graph of tables. */
export interface PageCore {
  readonly project: PageProject
  readonly nodes: readonly CoreNode[]
  /** Layer of each column of the graph, from left to right. */
  readonly columnLayers: readonly PageLayer[]
  /** Failed and warned tests and builds, worst first. */
  readonly attention: readonly Attention[]
  readonly testCounts: TestCounts
  /** Of the latest run, where the warehouse bills. */
  readonly cost?: Cost
}

export interface PageProject {
  readonly name: string
  readonly version?: string
  readonly dialect: string
  readonly target: string
  readonly engine: string
  readonly database: string
  readonly schema: string
  readonly strataVersion: string
  /** Milliseconds since the epoch, as all times here. */
  readonly generatedAt: number
  readonly catalogued: boolean
}

export interface TestCounts {
  readonly pass: number
  readonly warn: number
  /** Failed, or could not run. */
  readonly fail: number
  /** Never ran, or skipped. */
  readonly unknown: number
}

export interface Attention {
  readonly id: string
  readonly name: string
  readonly status: NodeStatus
  readonly message: string
  readonly on?: NodeIndex
}

export interface CoreNode {
  readonly id: string
  readonly name: string
  readonly kind: PageKind
  readonly layer: PageLayer
  readonly description: string
  readonly file: string
  readonly owner?: string
  readonly tags?: readonly string[]
  /** `table`, `view`, `incremental`, ...; of an exposure its type. */
  readonly materialized?: string
  readonly up: readonly NodeIndex[]
  /** Column of the graph, and place in it. */
  readonly column: number
  readonly order: number
  /** Absent without tests. */
  readonly tests?: TestCounts
  readonly build?: PageBuild
  readonly rows?: number
  readonly bytes?: number
  /** A table that was built before something it reads. */
  readonly stale?: true
}

export interface PageBuild {
  readonly status: NodeStatus
  readonly at: number
  /** How long it took. */
  readonly milliseconds: number
}

/** Deflated in the page, read right after the first paint. */
export interface PageDetails {
  readonly nodes: readonly NodeDetail[]
  readonly tests: readonly PageTest[]
  readonly macros: readonly PageMacro[]
  /** Of projects in BigQuery's language. */
  readonly functions?: readonly PageFunction[]
}

export interface NodeDetail {
  readonly package: string
  /** As a person would write it in a query. */
  readonly relation?: string
  readonly columns: readonly PageColumn[]
  readonly flows: readonly PageFlow[]
  readonly uses: readonly PageUse[]
  /** Absent where column lineage is known. */
  readonly unanalysed?: true
  readonly tests: readonly TestIndex[]
  /** Positions in `PageDetails.macros`. */
  readonly macros: readonly number[]
  readonly texts: readonly PageText[]
  readonly facts: readonly (readonly [name: string, value: Json])[]
  readonly message?: string
  readonly problems?: readonly PageProblem[]
  readonly url?: string
  /** Of a source: the latest first. */
  readonly reconciliations?: readonly PageReconciliation[]
}

export type PageReconciliation = Omit<
  Reconciliation,
  'id' | 'table' | 'checksumSource' | 'checksumTarget' | 'readAgain'
>

export interface PageColumn {
  readonly name: string
  readonly type?: string
  readonly description?: string
  /** The description is this upstream column's. */
  readonly inheritedFrom?: readonly [NodeIndex, string]
  /** Tag, and the column that it was written at. */
  readonly inheritedTags?: readonly (readonly [string, NodeIndex, string])[]
  readonly tests?: readonly TestIndex[]
  readonly tags?: readonly string[]
  readonly notNull?: true
}

/** A value edge into column `to` of the node that holds it. */
export type PageFlow = readonly [from: NodeIndex, column: string, to: string, how: ColumnFlow, path?: string]
/** A column that shapes the rows of the node that holds it. */
export type PageUse = readonly [from: NodeIndex, column: string, how: ColumnUse]

export interface PageText {
  readonly title: string
  readonly text: TextIndex
}

export interface PageProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly hint?: string
  readonly place?: string
  readonly details?: readonly string[]
}

export interface PageTest {
  readonly id: string
  readonly name: string
  /** What it demands, e.g. `unique` or `accepted_values(new, expansion)`. */
  readonly label: string
  readonly description: string
  readonly file: string
  readonly on: readonly NodeIndex[]
  readonly column?: string
  readonly unit?: true
  readonly severity?: 'error' | 'warn'
  readonly status?: NodeStatus
  readonly at?: number
  readonly milliseconds?: number
  readonly message?: string
  readonly failures?: number
  readonly facts?: NodeDetail['facts']
  readonly sample?: RowSample
  readonly problems?: readonly PageProblem[]
  readonly texts: readonly PageText[]
}

/** What becomes of a function of BigQuery's on DuckDB. */
export interface PageFunction {
  readonly name: string
  readonly family: string
  readonly signatures: readonly string[]
  readonly status: 'equal' | 'limited' | 'refused'
  readonly note?: string
}

export interface PageMacro {
  readonly id: string
  readonly name: string
  readonly package: string
  readonly file: string
  readonly description: string
  readonly arguments: readonly {
    readonly name: string
    readonly type?: string
    readonly description?: string
  }[]
  readonly text: TextIndex
  readonly usedBy: readonly NodeIndex[]
  /** Positions in `PageDetails.macros`. */
  readonly calls: readonly number[]
}

/** Deflated in the page: the SQL, every text once. */
export type PageTexts = readonly string[]
