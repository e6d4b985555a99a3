// What schema YAML says of resources. Strings may hold Jinja: `compile/` renders them at the place that goes with them.

import type { Location } from '../problems/problem.ts'
import type { Json, JsonObject } from './json.ts'

/** `config:` of an entry, with what may also stand beside it (tags, meta, enabled, ...) already moved in. */
export interface ConfigBlock {
  readonly values: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

export interface TestDefinition {
  readonly at: Location
  /** `unique`, `at_least_one`, ... */
  readonly name: string
  /** `dbt_utils` of `dbt_utils.at_least_one`. */
  readonly namespace?: string
  /** As written, from `arguments:` or beside the config keys. */
  readonly arguments: JsonObject
  /** `column_name:` outside of `arguments:`, which counts for nothing where the test stands under a column. */
  readonly beside?: JsonObject
  readonly argumentPlaces: Readonly<Record<string, Location>>
  /** `name:`, the test's own name in the project. */
  readonly customName?: string
  readonly description?: string
  readonly config: ConfigBlock
}

export interface ColumnDefinition {
  readonly name: string
  readonly at: Location
  readonly description: string
  readonly descriptionAt?: Location
  readonly dataType?: string
  readonly quote?: boolean
  readonly tags: readonly string[]
  readonly meta: JsonObject
  readonly constraints: readonly Json[]
  readonly policyTags: readonly string[]
  readonly tests: readonly TestDefinition[]
  readonly config: ConfigBlock
  /** Keys that are kept as data: dimension, granularity, ... */
  readonly other: JsonObject
}

export interface DefinitionBase {
  readonly name: string
  /** The entry's first character (its `name:` for most). */
  readonly at: Location
  /** Of the value of `name:`. */
  readonly nameAt: Location
  readonly description: string
  readonly descriptionAt?: Location
  readonly config: ConfigBlock
}

export interface VersionDefinition {
  readonly v: string | number
  readonly at: Location
  readonly definedIn?: string
  readonly description?: string
  readonly columns: readonly ColumnDefinition[]
  /** `- include: all, exclude: [a]` of the version's columns. */
  readonly include?: Json
  readonly exclude?: Json
  readonly tests?: readonly TestDefinition[]
  readonly config: ConfigBlock
  readonly other: JsonObject
}

/** models, seeds, snapshots, analyses. */
export interface NodeDefinition extends DefinitionBase {
  readonly kind: 'model' | 'seed' | 'snapshot' | 'analysis'
  readonly columns: readonly ColumnDefinition[]
  readonly tests: readonly TestDefinition[]
  readonly constraints: readonly Json[]
  readonly versions: readonly VersionDefinition[]
  readonly latestVersion?: string | number
  readonly deprecationDate?: string
  /** Snapshots in YAML: what they read, e.g. `ref('orders')`. */
  readonly relation?: string
  readonly relationAt?: Location
  /** Keys that are kept as data: time_spine, primary_key, semantic_model, ... */
  readonly other: JsonObject
}

export interface SourceTableDefinition extends DefinitionBase {
  readonly identifier?: string
  /** Tags beside `config:`, of the source too: dbt gives tests these alone. */
  readonly testTags: readonly string[]
  readonly columns: readonly ColumnDefinition[]
  readonly tests: readonly TestDefinition[]
  readonly quoting: JsonObject
  readonly external?: Json
  readonly loader?: string
  /** The source's `load:` under the table's own. */
  readonly load: JsonObject
  readonly loadPlaces: Readonly<Record<string, Location>>
  /** The table's own or the source's; null switches it off. */
  readonly freshness?: Json
  readonly loadedAtField?: string
  readonly loadedAtQuery?: string
  readonly other: JsonObject
}

/** Settings as written, for `settleConnection`. */
export interface WrittenConnection {
  readonly settings: JsonObject
  readonly at: Location
  /** Of its keys. */
  readonly places: Readonly<Record<string, Location>>
}

export interface SourceDefinition extends DefinitionBase {
  readonly kind: 'source'
  readonly schema?: string
  readonly schemaAt?: Location
  readonly database?: string
  readonly databaseAt?: Location
  readonly loader?: string
  readonly load: JsonObject
  readonly loadAt?: Location
  /** A name under `connections:` of the project file. */
  readonly connection?: string
  /** In place of a name: a connection that stands in the source itself. */
  readonly ownConnection?: WrittenConnection
  readonly quoting: JsonObject
  readonly overrides?: string
  readonly tables: readonly SourceTableDefinition[]
  readonly other: JsonObject
}

export interface MacroDefinition extends DefinitionBase {
  readonly kind: 'macro'
  readonly arguments: readonly {
    readonly name: string
    readonly type?: string
    readonly description?: string
  }[]
}

export interface FunctionDefinition extends DefinitionBase {
  readonly kind: 'function'
  readonly arguments: readonly FunctionArgumentDefinition[]
  readonly returns?: { readonly type: string; readonly description?: string }
}

export interface FunctionArgumentDefinition {
  readonly name: string
  readonly at: Location
  readonly type: string
  readonly description?: string
  /** SQL, where it is a text. */
  readonly default?: string | number | boolean
}

export interface ExposureDefinition extends DefinitionBase {
  readonly kind: 'exposure'
  readonly exposureType: string
  readonly label?: string
  readonly owner: { readonly name?: string; readonly email?: string }
  readonly url?: string
  readonly maturity?: string
  /** As written: `ref('orders')`, `source('a', 'b')`. */
  readonly dependsOn: readonly { readonly text: string; readonly at: Location }[]
}

export interface UnitTestDefinition extends DefinitionBase {
  readonly kind: 'unit_test'
  readonly model: string
  readonly modelAt: Location
  readonly given: readonly JsonObject[]
  readonly givenAt: readonly Location[]
  readonly expect: JsonObject
  readonly expectAt?: Location
  readonly overrides: JsonObject
  readonly versions?: Json
}

export interface GroupDefinition extends DefinitionBase {
  readonly kind: 'group'
  readonly owner: JsonObject
}

/** An entry under the top-level `data_tests:`: words for a singular test. */
export interface SingularTestDefinition extends DefinitionBase {
  readonly kind: 'data_test'
}

/** semantic_models, metrics, saved_queries: read, kept, not used to build. */
export interface KeptDefinition extends DefinitionBase {
  readonly kind: 'semantic_model' | 'metric' | 'saved_query'
  readonly values: JsonObject
}

export interface Definitions {
  readonly nodes: readonly NodeDefinition[]
  readonly sources: readonly SourceDefinition[]
  readonly macros: readonly MacroDefinition[]
  readonly functions: readonly FunctionDefinition[]
  readonly exposures: readonly ExposureDefinition[]
  readonly unitTests: readonly UnitTestDefinition[]
  readonly groups: readonly GroupDefinition[]
  readonly singularTests: readonly SingularTestDefinition[]
  readonly kept: readonly KeptDefinition[]
}

/** `{% docs name %}...{% enddocs %}` of a .md file. */
export interface DocBlock {
  readonly name: string
  readonly at: Location
  readonly contents: string
}

/** An entry of selectors.yml. */
export interface Selector {
  readonly name: string
  readonly at: Location
  readonly description: string
  readonly default: Json
  readonly definition: Json
}
