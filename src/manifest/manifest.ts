import type { Place } from '../problems/place.ts'
import type { Location, Problem } from '../problems/problem.ts'
import type { Blank } from '../problems/rendered-as-nothing.ts'
import type { Column, ColumnEdge, ColumnUseEdge } from './column.ts'
import type { Json, JsonObject } from './json.ts'
import type { Node, NodeId } from './node.ts'

export type Dialect = 'bigquery' | 'duckdb'

export interface Macro {
  /** `macro.acme.cents_to_dollars` */
  readonly id: string
  readonly name: string
  readonly package: string
  readonly file: string
  readonly at: Location
  readonly source: string
  readonly description: string
  readonly arguments: readonly {
    readonly name: string
    readonly type?: string
    readonly description?: string
  }[]
  readonly meta: JsonObject
  /** The YAML entry, where there is one. */
  readonly patch?: Location
  /** Ids of the macros it calls. */
  readonly dependsOn: readonly string[]
}

export interface ProjectInfo {
  readonly name: string
  readonly version?: string
  /** Absolute path of the project's folder. */
  readonly directory: string
  /** The language of the models. */
  readonly dialect: Dialect
  readonly target: TargetInfo
  readonly vars: JsonObject
  /** Which parts of names the project file says to quote. */
  readonly quoting?: JsonObject
  readonly projectId: string
}

/** The chosen target without its secrets; safe to write to artifacts. */
export interface TargetInfo {
  readonly name: string
  readonly type: 'duckdb' | 'bigquery'
  readonly database: string
  readonly schema: string
  readonly threads: number
  /** Where models that are files go without a `location` of their own. */
  readonly externalRoot?: string
}

export interface Doc {
  readonly id: string
  readonly name: string
  readonly package: string
  readonly file: string
  readonly contents: string
}

/** Something that YAML defines and no run builds. */
export interface Definition {
  readonly kind: 'group' | 'metric' | 'semantic_model' | 'saved_query'
  /** `metric.acme.revenue` */
  readonly id: string
  readonly name: string
  readonly package: string
  readonly file: string
  readonly path: string
  readonly fqn: readonly string[]
  readonly description: string
  /** Settled, the project file's settings among them. */
  readonly config: JsonObject
  /** The settings as they were written; dbt's `unrendered_config`. */
  readonly written?: JsonObject
  /** As written. */
  readonly values: JsonObject
  /** The nodes that it names. */
  readonly dependsOn: readonly NodeId[]
}

/** The middle of the pipeline: everything that is known before the warehouse is asked. JSON-able apart from the Maps. */
export interface Manifest {
  readonly project: ProjectInfo
  readonly nodes: ReadonlyMap<NodeId, Node>
  /** Nodes switched off by `enabled: false`. */
  readonly disabled: readonly Node[]
  readonly macros: ReadonlyMap<string, Macro>
  readonly docs: ReadonlyMap<string, Doc>
  readonly selectors: JsonObject
  /** Groups, and what stands on models but is not built: metrics, semantic models, saved queries. */
  readonly definitions?: readonly Definition[]
  readonly problems: readonly Problem[]
}

/** One statement ready for the target's engine, with the way back to what the author wrote. */
export interface Query {
  /** In the engine's own dialect. */
  readonly sql: string
  /** As rendered, before the rewrite; equal to `sql` where there is none. */
  readonly rendered: string
  /** UTF-16 offset in `sql` -> the author's place. Undefined where the text is ours. */
  readonly locate: (offset: number) => Place | undefined
  /** The same from an offset in `rendered`. */
  readonly locateRendered?: (offset: number) => Location | undefined
  /** Where the template printed an undefined value. */
  readonly blanks?: readonly Blank[]
}

/** What rendering and analysis give for one node. */
export interface Compiled {
  readonly id: NodeId
  /** Its texts are programs and no SQL. */
  readonly language?: 'python'
  /** For a table, a view, a test: its only query. For an incremental model: the first build's. */
  readonly first: Query
  /** The later build's query of an incremental model. */
  readonly later?: Query
  /** Output columns, undefined where they cannot be known from the SQL. */
  readonly columns?: readonly Column[]
  readonly lineage: readonly ColumnEdge[]
  readonly uses: readonly ColumnUseEdge[]
  /** Ids of the nodes whose tables the SQL names, and `table:...` for tables that are no node's. */
  readonly reads?: readonly string[]
  /** False where the SQL could not be analysed and `lineage` is therefore not known. */
  readonly analysed: boolean
  /** Of a unit test: what `first` must give. No query: no rows; no columns: those of the query. */
  readonly expected?: { readonly query?: Query; readonly columns?: readonly string[] }
  /** Ephemeral models (ids) whose SQL stands inside as CTEs. */
  readonly inlined: readonly NodeId[]
}

export type { Json, JsonObject }
