// What the user's folder says, settled and placed: the face of this room.

import type { Location } from '../problems/problem.ts'
import type { Definitions, DocBlock, Selector, WrittenConnection } from './definitions.ts'
import type { Json, JsonObject } from './json.ts'

export type Dialect = 'bigquery' | 'duckdb'

/** The resource kinds that have a config tree in the project file. */
export type ConfigKind =
  | 'models'
  | 'seeds'
  | 'snapshots'
  | 'data_tests'
  | 'sources'
  | 'exposures'
  | 'analyses'
  | 'unit_tests'
  | 'macros'
  | 'functions'
  | 'metrics'
  | 'semantic-models'
  | 'saved-queries'

/** A value of the project file with the place of its keys; `places` is keyed by the path joined with U+0000. */
export interface PlacedTree {
  readonly values: JsonObject
  /** With its templates as they are. */
  readonly written?: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

export interface HookSetting {
  readonly sql: string
  readonly at: Location
}

export interface Dispatch {
  readonly macroNamespace: string
  readonly searchOrder: readonly string[]
}

/** project.yml or dbt_project.yml; paths relative to the package's folder, with defaults filled in. */
export interface ProjectSettings {
  readonly name: string
  readonly version?: string
  /** Relative to the root project's folder. */
  readonly file: string
  /** The file's first line. */
  readonly at: Location
  readonly profile?: string
  readonly modelPaths: readonly string[]
  readonly seedPaths: readonly string[]
  readonly testPaths: readonly string[]
  readonly macroPaths: readonly string[]
  readonly snapshotPaths: readonly string[]
  readonly analysisPaths: readonly string[]
  readonly functionPaths: readonly string[]
  readonly docsPaths: readonly string[]
  readonly assetPaths: readonly string[]
  readonly targetPath: string
  readonly cleanTargets: readonly string[]
  readonly packagesInstallPath: string
  readonly config: Readonly<Record<ConfigKind, PlacedTree>>
  readonly vars: JsonObject
  readonly dispatch: readonly Dispatch[]
  readonly onRunStart: readonly HookSetting[]
  readonly onRunEnd: readonly HookSetting[]
  readonly queryComment?: Json
  readonly quoting: JsonObject
  readonly flags: JsonObject
  readonly restrictAccess: boolean
  /** `lint: {rules: {select-star: off}}`, as written. */
  readonly lintRules: readonly { readonly code: string; readonly level: Json; readonly at: Location }[]
  readonly dialect?: Dialect
}

/** The chosen warehouse. `settings` is the entry as written with env_var() settled; it may hold secrets. */
export interface Target {
  readonly name: string
  readonly type: 'duckdb' | 'bigquery'
  /** DuckDB: the database's name, told or that of the file; BigQuery: the project. */
  readonly database: string
  /** BigQuery: the dataset. */
  readonly schema: string
  readonly threads: number
  readonly settings: JsonObject
  /** The language of the models where this target is used. */
  readonly dialect?: Dialect
  /** Of the entry; undefined for the default target that is used where the project names none. */
  readonly at?: Location
  /** Of each setting. */
  readonly places: Readonly<Record<string, Location>>
  /** dbt's `profile_name`; the project's name where `targets:` is used. */
  readonly profile: string
}

export type FileKind =
  | 'model'
  | 'seed'
  | 'macro'
  | 'test'
  | 'generic-test'
  | 'snapshot'
  | 'analysis'
  | 'function'
  | 'docs'
  | 'schema'
  | 'fixture'

/** A file of the user. */
export interface ProjectFile {
  readonly kind: FileKind
  /** Relative to the root project's folder, with `/`; what Locations carry. */
  readonly file: string
  /** Relative to the package's folder: dbt's `original_file_path`. */
  readonly originalPath: string
  /** Relative to the resource folder: dbt's `path`. */
  readonly path: string
  /** The resource folder, e.g. `models`. */
  readonly folder: string
  /** File name without its extension. */
  readonly name: string
  /** Empty for seeds, which are read by who loads them. */
  readonly text: string
}

export interface LoadedPackage {
  readonly name: string
  readonly root: boolean
  /** Absolute. */
  readonly directory: string
  /** Relative to the root project's folder; '' for the root. */
  readonly prefix: string
  readonly settings: ProjectSettings
  readonly files: readonly ProjectFile[]
  readonly definitions: Definitions
  readonly docs: readonly DocBlock[]
}

export interface LoadedProject {
  readonly name: string
  /** Absolute. */
  readonly directory: string
  readonly settings: ProjectSettings
  /** The language of the models. */
  readonly dialect: Dialect
  readonly target: Target
  readonly targetNames: readonly string[]
  /** `connections:` as written; `settleConnection` evaluates the one that is used. */
  readonly connections: Readonly<Record<string, WrittenConnection>>
  /** `--vars`. */
  readonly vars: JsonObject
  /** The root first, then installed packages by name. */
  readonly packages: readonly LoadedPackage[]
  readonly selectors: readonly Selector[]
}
