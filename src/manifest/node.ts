// The vocabulary: what a project is made of. Plain readonly data, told apart by `kind`.

import type { Location } from '../problems/problem.ts'
import type { Column } from './column.ts'
import type { ConnectionRef } from './connection.ts'
import type { Json, JsonObject } from './json.ts'
import type { NodeId } from './node-id.ts'
import type { Relation } from './relation.ts'

export type { NodeId }

export type Layer = 'source' | 'staging' | 'intermediate' | 'dim' | 'fact' | 'mart' | 'other'

export interface Hook {
  readonly sql: string
  readonly transaction: boolean
}

/** The merged configuration of a node. Keys that an engine or a package owns are kept as data. */
export interface NodeConfig {
  readonly [key: string]: Json | undefined
  readonly enabled?: boolean
  readonly materialized?: string
  readonly database?: string | null
  readonly schema?: string | null
  readonly alias?: string | null
  readonly tags?: readonly string[]
  readonly meta?: JsonObject
  readonly unique_key?: Json
  readonly incremental_strategy?: string
  readonly on_schema_change?: string
  readonly full_refresh?: boolean
}

export interface NodeBase {
  readonly id: NodeId
  readonly name: string
  readonly package: string
  /** Relative to the project's folder, with `/`; dbt's `original_file_path`. */
  readonly file: string
  /** Relative to the resource path, e.g. `staging/stg_orders.sql`; dbt's `path`. */
  readonly path: string
  /** Where the node is defined: the SQL file's first line, or its YAML entry. */
  readonly at: Location
  readonly fqn: readonly string[]
  readonly description: string
  readonly tags: readonly string[]
  readonly meta: JsonObject
  readonly config: NodeConfig
  /** The settings as they were written, unrendered and unmerged; dbt's `unrendered_config`. */
  readonly written?: JsonObject
  /** Ids of the `docs` blocks in its description. */
  readonly docBlocks?: readonly string[]
  readonly dependsOn: readonly NodeId[]
  /** Its calls of `ref()`, as they were written and as often. */
  readonly refs?: readonly {
    readonly name: string
    readonly package?: string
    readonly version?: string | number
  }[]
}

/** Fields of every node whose text is a template. */
export interface Templated {
  /** The template as written. */
  readonly source: string
  /** Ids of the macros it calls, e.g. `macro.acme.cents`. */
  readonly macros: readonly string[]
  /** Of these, the ones that its own text calls; all, where it is not told. */
  readonly calls?: readonly string[]
  /** It asks the warehouse something while rendering, so it is rendered again just before it runs. */
  readonly late: boolean
  /** Where settings are written that name columns; by the setting. */
  readonly settingsAt?: Readonly<Record<string, Location>>
}

export interface Model extends NodeBase, Templated {
  readonly kind: 'model'
  readonly layer: Layer
  readonly relation: Relation
  /** On this target, `source` is what `config(local=...)` puts in its place. */
  readonly standIn?: boolean
  /** Declared and inferred columns, merged; in output order where that is known. */
  readonly columns: readonly Column[]
  /** The YAML entry, where there is one. */
  readonly patch?: Location
  readonly preHooks: readonly Hook[]
  readonly postHooks: readonly Hook[]
  /** Of the whole table, as YAML writes them. */
  readonly constraints?: readonly Json[]
  readonly access?: string
  readonly group?: string
  readonly version?: string | number
  readonly latestVersion?: string | number
  /** What makes it a calendar for metrics: `standard_granularity_column`, `custom_granularities`. */
  readonly timeSpine?: JsonObject
  /** As written. */
  readonly deprecationDate?: string
}

export interface Seed extends NodeBase {
  readonly kind: 'seed'
  readonly relation: Relation
  readonly columns: readonly Column[]
  /** The types that are told and not guessed, by the columns' names. */
  readonly loadTypes?: Readonly<Record<string, string>>
  /** Its first line is mended as dbt mends it. */
  readonly asDbt?: true
  readonly patch?: Location
  /** Of the file's content, sha256 hex. */
  readonly checksum: string
  readonly preHooks: readonly Hook[]
  readonly postHooks: readonly Hook[]
}

export interface Snapshot extends NodeBase, Templated {
  readonly kind: 'snapshot'
  readonly relation: Relation
  readonly columns: readonly Column[]
  readonly patch?: Location
  readonly preHooks: readonly Hook[]
  readonly postHooks: readonly Hook[]
}

export interface Freshness {
  readonly warnAfter?: { readonly count: number; readonly period: 'minute' | 'hour' | 'day' }
  readonly errorAfter?: { readonly count: number; readonly period: 'minute' | 'hour' | 'day' }
  readonly filter?: string
}

export interface Source extends NodeBase {
  readonly kind: 'source'
  readonly sourceName: string
  readonly relation: Relation
  readonly columns: readonly Column[]
  readonly sourceDescription: string
  /** What is said of the source, without what is said of the table. */
  readonly sourceMeta?: JsonObject
  /** Where the source stands, as YAML writes it. */
  readonly writtenPlace?: { readonly database?: string; readonly schema?: string }
  /** Parts of its name that are not to be quoted say false. */
  readonly quoting?: JsonObject
  /** Files to read instead of a table: a string or a function call of the engine. */
  readonly external?: string
  readonly loader?: string
  /** What the loader needs, as written under the source's and the table's `load:`. */
  readonly load: JsonObject
  /** Of the keys of `load`. */
  readonly loadPlaces?: Readonly<Record<string, Location>>
  readonly connection?: ConnectionRef
  readonly loadedAtField?: string
  /** SQL in the project's language that gives the moment of the last load. */
  readonly loadedAtQuery?: string
  /** The same with its template rendered, where it has one. */
  readonly loadedAtSql?: string
  readonly freshness?: Freshness
}

export interface TestConfig {
  readonly severity: 'error' | 'warn'
  readonly warnIf: string
  readonly errorIf: string
  readonly where?: string
  readonly limit?: number
  /** Without it, the command line decides. */
  readonly storeFailures?: boolean
  readonly failCalc: string
}

export interface DataTest extends NodeBase, Templated {
  readonly kind: 'test'
  readonly test: TestConfig
  /** Where failing rows are kept when `storeFailures`. */
  readonly relation: Relation
  /** Generic tests only: `unique`, `dbt_utils.at_least_one`, ... */
  readonly generic?: {
    readonly name: string
    readonly namespace?: string
    readonly arguments: JsonObject
    /** The template that dbt makes of it. */
    readonly written?: string
  }
  /** What it is attached to: the model, seed, snapshot or source, and the column. */
  readonly attachedTo?: NodeId
  readonly column?: string
  /**
   * It names what is switched off or not there, and is no part of the graph; the artifacts keep it among the nodes,
   * with the sources as it names them.
   */
  readonly unresolved?: { readonly sources: readonly (readonly [source: string, table: string])[] }
}

export interface UnitTest extends NodeBase {
  readonly kind: 'unit_test'
  readonly model: NodeId
  readonly given: readonly Json[]
  /** Of each of `given`. */
  readonly givenAt?: readonly Location[]
  readonly expect: Json
  readonly expectAt?: Location
  readonly overrides: JsonObject
  /** The model's, where it has versions. */
  readonly version?: string | number
}

export interface Analysis extends NodeBase, Templated {
  readonly kind: 'analysis'
  readonly columns: readonly Column[]
  /** Where it would stand if it were a model; only shown. */
  readonly place?: Relation
}

/** An on-run-start or on-run-end statement. */
export interface Operation extends NodeBase, Templated {
  readonly kind: 'operation'
  readonly when: 'start' | 'end'
  readonly index: number
  /** Where it would stand if it were a model; only shown. */
  readonly place?: Relation
}

export interface Exposure extends NodeBase {
  readonly kind: 'exposure'
  readonly label?: string
  readonly exposureType: string
  readonly owner: { readonly name?: string; readonly email?: string }
  readonly url?: string
  readonly maturity?: string
}

export interface FunctionArgument {
  readonly name: string
  readonly type: string
  readonly description?: string
  /** SQL of the engine's language. */
  readonly default?: string
}

/** A function of the project's own, kept in the warehouse beside its tables. */
export interface UserFunction extends NodeBase, Templated {
  readonly kind: 'function'
  /** Where it stands and what it is called there. */
  readonly relation: Relation
  readonly language: 'sql' | 'python' | 'js'
  readonly aggregate: boolean
  readonly arguments: readonly FunctionArgument[]
  readonly returns: { readonly type: string; readonly description?: string }
  /** It has none; every node that a run builds names its columns. */
  readonly columns: readonly Column[]
  readonly patch?: Location
  readonly preHooks: readonly Hook[]
  readonly postHooks: readonly Hook[]
}

export type Node =
  | Model
  | Seed
  | Snapshot
  | Source
  | DataTest
  | UnitTest
  | Analysis
  | Operation
  | Exposure
  | UserFunction
export type NodeKind = Node['kind']
/** Nodes that are a relation in the warehouse. */
export type RelationNode = Model | Seed | Snapshot | Source
/** Nodes that a run builds. */
export type BuildNode = Model | Seed | Snapshot | UserFunction
