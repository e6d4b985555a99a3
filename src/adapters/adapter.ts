// The one face that every warehouse shows: connection, statements, catalog, loader. Nothing engine-specific stands here.

import type { Batch, BatchSchema } from '../manifest/batch.ts'
import type { Column } from '../manifest/column.ts'
import type { Json } from '../manifest/json.ts'
import type { FoundRelation, ResultTable } from '../manifest/lookup.ts'
import type { Dialect, Query } from '../manifest/manifest.ts'
import type { Relation } from '../manifest/relation.ts'
import type { CatalogTable } from '../manifest/results.ts'
import type { Place } from '../problems/place.ts'
import type { Location, Problem } from '../problems/problem.ts'

export interface Adapter {
  /** As in a target's `type:`. */
  readonly type: string
  /** The engine's own language; what `connection` accepts. */
  readonly dialect: Dialect
  readonly can: Capabilities
  readonly connection: Connection
  readonly statements: Statements
  readonly catalog: Catalog
  readonly loader: Loader
  /** Only engines where some things have no statement. */
  readonly metadata?: Metadata
  /** Only engines beside which programs of the user's can run. */
  readonly python?: PythonModels
  /** The name, without its schema, of the table that an error of the engine says is not there; undefined for other errors. */
  missingTable?(message: string): string | undefined
  /** For `strata debug`: what must hold before anything can be built, up to the first step that does not. */
  check?(options?: QueryOptions): AsyncIterable<Check>
  /** Interrupts what still runs and lets the warehouse go. Safe to call twice; nothing works afterwards. */
  close(): Promise<void>
}

export interface Check {
  readonly name: string
  readonly ok: boolean
  /** What was found. */
  readonly detail: string
  readonly problem?: Problem
}

/** What an engine can do. Each flag says what happens where it is false. */
export interface Capabilities {
  /** BEGIN, DDL and DML, COMMIT as one. False: everything is made beside, checked, and published by one statement. */
  readonly transactionalDdl: boolean
  /** MERGE. False: the merge strategy becomes delete and insert. */
  readonly merge: boolean
  /** `estimate` knows the bytes that a query will scan. False: the plan has no estimates. */
  readonly estimates: boolean
  /** Grants exist. False: `grants:` is ignored with a note. */
  readonly grants: boolean
  /** Views that keep their rows. Without it: a model that wants to be one is refused, or built as its `local:` says. */
  readonly materializedViews?: boolean
  /**
   * A table is best read once for all of its tests, because reading is what is paid for. Without it, they share a query with a
   * part for each: DuckDB answers `x IS NULL` from its statistics, 2 ms against 33 ms for a scan of 2 M rows.
   */
  readonly sharedScans?: boolean
  /** Several open sessions work at once. False: one thread. */
  readonly concurrency: boolean
}

// -- connection ---------------------------------------------------------------------------------

/** SQL with the way back to what its author wrote, so that the engine's errors name the author's line. */
export interface Statement {
  readonly sql: string
  /** For people and logs, e.g. `create table`, `run the post-hook`. */
  readonly purpose: string
  /** Where in `sql` the author's own text stands. */
  readonly embedded?: Embedded
  /** What people must know of it, told with the node's result. */
  readonly note?: string
}

/** `sql.slice(start, end)` is the author's query; `locate` takes offsets relative to `start`. */
export interface Embedded {
  readonly start: number
  readonly end: number
  readonly locate: (offset: number) => Place | undefined
}

export interface QueryOptions {
  /** Aborting interrupts the running query; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Where errors are said to be when the engine tells no position in the author's text. */
  readonly at?: Location | undefined
  /** The node on whose behalf it runs; engines with jobs label them with it. */
  readonly node?: string | undefined
}

export interface ExecuteResult {
  readonly rowsAffected?: number
  readonly bytes?: number
  /** What the engine says about the job, for `run_results.json`. */
  readonly response?: { readonly [key: string]: Json }
}

/** Rows, and what the engine says about the job that gave them. */
export interface QueryResult extends ResultTable, Pick<ExecuteResult, 'response'> {}

/** A part of a large answer; all chunks of one answer share names and types. */
export interface RowChunk {
  readonly columns: readonly string[]
  readonly types: readonly string[]
  readonly rows: readonly (readonly Json[])[]
}

/** What runs statements. A user's mistake rejects with a `ProblemError`. */
export interface Runner {
  /** Runs for its effect. Several statements may stand in one text. */
  execute(statement: Statement | string, options?: QueryOptions): Promise<ExecuteResult>
  /** Runs and reads all rows; for small answers. Values as told at `ResultTable`. */
  query(statement: Statement | string, options?: QueryOptions): Promise<QueryResult>
  /** Runs and reads rows in parts; memory stays flat however many there are. */
  stream(statement: Statement | string, options?: QueryOptions): AsyncIterable<RowChunk>
}

export interface Connection extends Runner {
  /** Output names and engine types of a query, without running it. */
  describe(statement: Statement | string, options?: QueryOptions): Promise<readonly Column[]>
  /** Only where `can.estimates`. */
  estimate?(statement: Statement | string, options?: QueryOptions): Promise<Estimate>
  /** A runner of its own, for transactions. Release it; an open transaction is rolled back then. */
  session(): Promise<Session>
}

export interface Estimate {
  readonly bytes: number
}

export interface Session extends Runner {
  /** BEGIN, `work`, COMMIT; ROLLBACK when it throws, which is then thrown on. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>
  release(): void
}

// -- statements: pure text ----------------------------------------------------------------------

/** Tables whose foreign keys point at one, where the engine replaces no such table. */
export interface ReferringTables {
  /** Rows of schema and name, those first that others point at in turn. */
  find(relation: Relation): Statement
  /** The table again, with its rows and without its constraints. */
  release(table: Relation): readonly Statement[]
}

export interface Statements {
  /** The engine's own language. */
  readonly dialect: Dialect
  /** `"db"."schema"."name"`: the same text wherever a relation is named, also by `ref()`. */
  quote(relation: Relation): string
  quoteName(name: string): string
  literal(value: Json): string
  /** The engine's name for a type written in `from`'s language; undefined where there is no such type. */
  typeName(type: string, from: Dialect): string | undefined
  /** A text that differs where any of the expressions does, e.g. for keys of snapshot rows. */
  hash(expressions: readonly string[]): string
  /** The moment of the statement or transaction, as an instant. */
  readonly now: string
  /** Where a session's own short-lived table stands. */
  temporary(like: Relation, name: string): Relation

  readonly referring?: ReferringTables
  createSchema(schema: SchemaName): Statement
  /** Fails where `to` exists. */
  create(to: FoundRelation, query: Query, shape: TableShape): Statement
  /** Builds `to` in the place of `former`, if anything stands there. Atomic within a transaction. */
  replace(
    to: FoundRelation,
    query: Query,
    shape: TableShape,
    former: FoundRelation | undefined,
  ): readonly Statement[]
  /** Puts `from` in `to`'s place; `former` is what stands there now, if anything. Atomic within a transaction. */
  publish(
    from: FoundRelation,
    to: Relation,
    former: FoundRelation | undefined,
    shape?: TableShape,
  ): readonly Statement[]
  drop(relation: FoundRelation): Statement
  /** `columns` of `from`, by name. */
  insert(into: Relation, columns: readonly string[], from: Relation): Statement
  merge(spec: MergeSpec): Statement
  deleteMatching(spec: DeleteSpec): Statement
  addColumn(relation: Relation, column: Column): Statement
  dropColumn(relation: Relation, column: string): Statement
  changeColumnType(relation: Relation, column: Column): Statement
  comments(relation: FoundRelation, comments: Comments): readonly Statement[]
  /** Only engines that write and read files by themselves; without it, `materialized: external` is a problem. */
  readonly external?: ExternalStatements
  /** Only engines with partitions: whole partitions replaced by the new rows. */
  overwritePartitions?(spec: OverwriteSpec): readonly Statement[]
  /** Declares what the query of an incremental model may ask of the table that it adds to. */
  withMaxPartition?(statement: Statement, into: Relation, config: TableShape['config']): Statement
  /** Rows of a part of time replaced by those of `from`, by one statement. Without it: deleted, then inserted. */
  replaceWindow?(spec: WindowSpec): Statement
  /** Asks for the ids of the partitions that the rows of `from` are in; undefined: there are no partitions. */
  partitionIds?(from: Relation, config: TableShape['config']): Statement | undefined
  /** Only engines that share data between tables: `to` holds what `from` holds, at once and without its bytes. */
  clone?(from: Relation, to: Relation, shape: TableShape): Statement
  /** Reads all of a table whose readers must filter; undefined: its name does. */
  wholeTable?(relation: Relation, config: TableShape['config']): string | undefined
  /** Several changes of rows as one, where a transaction is a text and not a session's. */
  together?(statements: readonly Statement[]): Statement
  /** Only where `can.grants`: from what is granted to what shall be. */
  grants?(relation: FoundRelation, wanted: Grants, standing: Grants): readonly Statement[]
  /** Keys that the planner may rely on; the engine does not check them. */
  constraints?(relation: Relation, constraints: readonly Constraint[]): readonly Statement[]
  /** Only engines that train models. */
  createModel?(to: Relation, query: Query, shape: TableShape): readonly Statement[]
  /** What a byte that trains a model costs, in bytes of other queries; absent: the same. */
  trainingWeight?(config: TableShape['config']): number
  /** Only engines that write files by themselves, e.g. into Cloud Storage. */
  exportData?(from: Relation | { readonly sql: string }, to: FileTarget): Statement
}

/** Privileges to those who have them. */
export type Grants = ReadonlyMap<string, readonly string[]>

export type Constraint =
  | { readonly kind: 'primary_key'; readonly columns: readonly string[] }
  | {
      readonly kind: 'foreign_key'
      readonly name: string
      readonly columns: readonly string[]
      /** As SQL names it. */
      readonly to: string
      readonly toColumns: readonly string[]
    }

/** A table that is kept as files, with a view of them in its place. */
export interface ExternalStatements {
  /** How a model's configuration is to be understood; `root` is where files go without a `location`. */
  settle(name: string, config: TableShape['config'], root: string): ExternalFiles
  /** `file` is the absolute path of a local location. */
  write(from: Relation, file: string, files: ExternalFiles): Statement
  /** A query of what was written; `without`: columns of a row of NULLs that stands for no rows. */
  read(files: ExternalFiles, without: readonly string[]): string
}

export interface ExternalFiles {
  /** As written: a path, relative to the project's folder, or an address. */
  readonly location: string
  readonly format: 'parquet' | 'csv' | 'json'
  readonly writeOptions: string
  /** The location or a pattern of files below it. */
  readonly readLocation: string
  readonly readOptions: string
}

/** The options of a table or view. Engine-specific ones are read by the engine's own folder from `config`. */
export interface TableShape {
  readonly config: { readonly [key: string]: Json | undefined }
  /** Gone with the session, or soon. */
  readonly temporary?: boolean
  /** Built beside and published later. */
  readonly hidden?: boolean
  /** Output columns with what the project says of them; types where they are known. */
  readonly columns?: readonly Column[]
  readonly description?: string
  /** Of the whole table, as YAML writes them; with `config.contract.enforced`, together with those of columns. */
  readonly constraints?: readonly Json[]
}

export interface Comments {
  readonly relation?: string
  readonly columns: ReadonlyMap<string, string>
}

export interface MergeSpec {
  readonly into: Relation
  readonly from: Relation
  readonly uniqueKey: readonly string[]
  readonly columns: readonly string[]
  /** Columns to overwrite where the key matches. */
  readonly updateColumns: readonly string[]
  /** SQL conditions over DBT_INTERNAL_DEST and DBT_INTERNAL_SOURCE. */
  readonly predicates: readonly string[]
  /** Of the node whose table it is. */
  readonly config?: TableShape['config']
}

export interface OverwriteSpec {
  readonly into: Relation
  readonly from: Relation
  readonly columns: readonly string[]
  readonly config: TableShape['config']
  /** SQL of the partitions to replace; default: those of the config, or else those of the new rows. */
  readonly partitions?: readonly string[]
  readonly predicates: readonly string[]
}

export interface WindowSpec {
  readonly into: Relation
  readonly from: Relation
  readonly columns: readonly string[]
  readonly config: TableShape['config']
  /** The column of time, and its type in the engine where it is known. */
  readonly field: string
  readonly type: string | undefined
  /** From `start` up to but not including `end`. */
  readonly start: Date
  readonly end: Date
  readonly predicates: readonly string[]
}

export interface DeleteSpec {
  readonly relation: Relation
  readonly from: Relation
  readonly uniqueKey: readonly string[]
  readonly predicates: readonly string[]
  readonly config?: TableShape['config']
}

// -- python -------------------------------------------------------------------------------------

/** One run of a Python model. */
export interface PythonJob {
  readonly model: string
  /** The author's text, with what defines `dbtObj` behind it. */
  readonly code: string
  /** Absolute; `name` is how problems name it. */
  readonly file: string
  readonly name: string
  /** How many of the code's lines are the author's. */
  readonly lines: number
  /** The table that shall hold its rows; its database is made for it. */
  readonly into: Relation
}

export interface PythonModels {
  /** The model's rows are in `into` afterwards, until they are released. Throws ProblemError. */
  run(job: PythonJob, session: Session, options?: QueryOptions): Promise<void>
  release(into: Relation, session: Session): Promise<void>
}

// -- catalog ------------------------------------------------------------------------------------

export interface SchemaName {
  readonly database: string | undefined
  readonly schema: string
}

export interface Catalog {
  /** What stands in these schemas now, with one query however many there are. */
  relations(
    schemas: readonly SchemaName[],
    options?: QueryOptions,
    runner?: Runner,
  ): Promise<readonly FoundRelation[]>
  schemas(options?: QueryOptions): Promise<readonly SchemaName[]>
  /** Columns in order, types in the engine's language; undefined: no such relation. */
  columns(relation: Relation, options?: QueryOptions, runner?: Runner): Promise<readonly Column[] | undefined>
  /** Comments that people or earlier runs left, by `relationKey`. */
  comments(schemas: readonly SchemaName[], options?: QueryOptions): Promise<ReadonlyMap<string, Comments>>
  /** Something that changes when a table's rows change, by `relationKey`; absent where it is not known. */
  versions(relations: readonly Relation[], options?: QueryOptions): Promise<ReadonlyMap<string, string>>
  /** Models of machine learning in these schemas and when each was last changed, by `relationKey`; absent: there are none. */
  models?(schemas: readonly SchemaName[], options?: QueryOptions): Promise<ReadonlyMap<string, string>>
  /** The text of views, by `relationKey`. Without it, views are built again by every build. */
  definitions?(relations: readonly Relation[], options?: QueryOptions): Promise<ReadonlyMap<string, string>>
  /** Everything for `catalog.json` and the site: columns, comments, row counts, bytes. */
  describe(schemas: readonly SchemaName[], options?: QueryOptions): Promise<readonly CatalogTable[]>
}

// -- metadata: what has no statement ------------------------------------------------------------

export interface Metadata {
  /** Descriptions and policy tags by the path of a field, e.g. `address.city`; one update for all of them. */
  describeFields(
    relation: Relation,
    fields: ReadonlyMap<string, FieldWords>,
    options?: QueryOptions,
  ): Promise<void>
  /** Adds the fields of `column`'s struct that the table's lacks. False: the types differ in more than that. */
  addFields(relation: Relation, column: Column, options?: QueryOptions): Promise<boolean>
  /** Lets whoever may read the view read these datasets through it. */
  authorize(view: Relation, datasets: readonly SchemaName[], options?: QueryOptions): Promise<void>
  /** Replaces one partition by that of `from`, e.g. `20240131`; `config`: of the node. */
  copyPartition(
    from: Relation,
    to: Relation,
    partition: string,
    config: TableShape['config'],
    options?: QueryOptions,
  ): Promise<void>
  /** Who may do what now. */
  grants(relation: Relation, options?: QueryOptions): Promise<Grants>
}

export interface FieldWords {
  readonly description?: string
  readonly policyTags?: readonly string[]
}

// -- loader -------------------------------------------------------------------------------------

export type FileFormat = 'csv' | 'parquet' | 'ndjson' | 'json'

export interface FileSource {
  /** Absolute paths; globs are the caller's to expand. */
  readonly files: readonly string[]
  readonly format: FileFormat
  /** CSV only; default: comma, double quotes, a header line, an empty field is NULL. */
  readonly delimiter?: string
  /** `guess`: the engine finds out from the file. */
  readonly quote?: string
  readonly escape?: string
  readonly header?: boolean
  /** Names in the header that repeat or are missing are mended as dbt mends them; `bare`: and have no blanks around them. */
  readonly names?: 'bare' | 'as written'
  readonly nullText?: string
  readonly encoding?: string
}

export interface RemoteSource extends Omit<FileSource, 'files'> {
  /** Addresses such as `gs://bucket/folder/*.parquet`. */
  readonly uris: readonly string[]
}

export interface FileTarget {
  /** Absolute; its folder is made where it is missing. Written beside and renamed, so never half there. */
  readonly file: string
  readonly format: FileFormat
  /** Default: zstd for Parquet, none for the others. */
  readonly compression?: 'none' | 'gzip' | 'zstd' | 'snappy'
  /** Column names, each optionally followed by ` desc`; makes the file's bytes depend on the rows alone. */
  readonly orderBy?: readonly string[]
  readonly delimiter?: string
  readonly header?: boolean
  /** Of a Parquet file: what stands beside its rows. */
  readonly metadata?: Readonly<Record<string, string>>
  /** Of Parquet: rows of a group; default: the engine's. */
  readonly rowGroup?: number
}

export interface LoadColumn {
  readonly name: string
  /** In the language of `LoadOptions.dialect`; without it, the file's own or the guessed type. */
  readonly type?: string
}

export interface LoadOptions {
  /** `replace` (default) makes the table anew and swaps it in; `append` adds to it, making it where it is missing. */
  readonly mode?: 'replace' | 'append'
  /** Of `LoadColumn.type` and `BatchSchema` types; default `bigquery`. */
  readonly dialect?: Dialect
  /** Columns of a file that no `LoadColumn` names; default `keep`. */
  readonly extra?: 'keep' | 'drop'
  /** Types of a CSV file's other columns are guessed as dbt does for seeds. */
  readonly seed?: boolean
  /** For batches into an engine that computes here: what of them is kept, as a query in its language over `from`. */
  readonly query?: (from: string) => string
  /** Runs within this session's transaction instead of one of its own. */
  readonly session?: Session
  readonly signal?: AbortSignal | undefined
  readonly at?: Location | undefined
}

export interface LoadResult {
  readonly rows: number
  /** Of the files read or the file written, where that is known. */
  readonly bytes?: number
}

export interface Loader {
  /** Files into a table. Columns are matched by name; missing, extra or malformed ones are Problems with file and line. */
  load(
    source: FileSource,
    into: Relation,
    columns: readonly LoadColumn[],
    options?: LoadOptions,
  ): Promise<LoadResult>
  /** Only engines that read files where they lie, e.g. in Cloud Storage. Without types of all columns, the engine guesses. */
  loadRemote?(
    source: RemoteSource,
    into: Relation,
    columns: readonly LoadColumn[],
    options?: LoadOptions,
  ): Promise<LoadResult>
  /** Column names and engine types that a file has by itself. */
  inspect(source: FileSource, options?: QueryOptions): Promise<readonly Column[]>
  /** Typed arrays into a table or a file, without a row object in between. */
  loadBatches(
    schema: BatchSchema,
    batches: Iterable<Batch> | AsyncIterable<Batch>,
    into: Relation | FileTarget,
    options?: LoadOptions,
  ): Promise<LoadResult>
  /** A relation, or a query in the engine's language, into a file. */
  exportTo(
    from: Relation | { readonly sql: string },
    to: FileTarget,
    options?: QueryOptions,
  ): Promise<LoadResult>
}
