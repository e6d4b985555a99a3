// The face of an operational database: read streams of exact values, load in bulk, look at one moment of it.

/**
 * Integers of 64 bits and decimals are text with all their digits, as are dates and times; binaries are bytes.
 * `bigint` is taken for parameters and bulk rows, and never given.
 */
export type ServerValue = number | bigint | boolean | string | Uint8Array | null

/** What a bulk load takes: also dates, where what is below the millisecond stands beside, in seconds (`nanosecondDelta`). */
export type BulkValue = ServerValue | Date

export type ServerRow = readonly ServerValue[]

/** By name, without the `@`. Text travels as NVARCHAR, whole numbers as INT or BIGINT. */
export interface ServerParameters {
  readonly [name: string]: ServerValue
}

export interface ServerOptions {
  readonly signal?: AbortSignal | undefined
}

export interface TableName {
  readonly schema: string
  readonly name: string
}

export interface ServerColumn {
  readonly name: string
  /** The bare name in lower case, e.g. `datetime2`. */
  readonly base: string
  /** As DDL writes it, e.g. `datetime2(7)`, `nvarchar(max)`. */
  readonly type: string
  /** In characters or bytes; `max` for the large ones. */
  readonly length?: number | 'max'
  readonly precision?: number
  /** Digits after the point, or of the second. */
  readonly scale?: number
  readonly nullable: boolean
  readonly identity: boolean
  readonly computed: boolean
  /** Of text: its order, and what its bytes mean. */
  readonly collation?: string
  /** By its clients: the server has no values to give. */
  readonly encrypted?: boolean
  /** The login is not shown its values. */
  readonly masked?: boolean
  readonly description?: string
}

export interface ServerTable extends TableName {
  readonly kind: 'table' | 'view'
  readonly columns: readonly ServerColumn[]
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[]
  readonly description?: string
  /** Change tracking is on. */
  readonly tracksChanges: boolean
}

/** `type` as DDL writes it. Values are given in this order. */
export interface BulkColumn {
  readonly name: string
  readonly type: string
  readonly nullable: boolean
}

/** A column that takes values as they stand on the wire, without an object for each. Setting a row again replaces its value. */
export interface CellSink {
  /** NULL, or a value as the driver gives it. */
  set(row: number, value: unknown): void
  setNumber(row: number, value: number): void
  /** The halves of an integer of 64 bits, signed. */
  setWhole(row: number, low: number, high: number): void
  /** ASCII; false, where a byte is none. */
  setText(row: number, bytes: Buffer, start: number, end: number): boolean
  /** UTF-16, the lower byte first. */
  setWide(row: number, bytes: Buffer, start: number, end: number): void
}

/** The values of a row that a driver has read. */
export type Cells = readonly { readonly value: unknown }[]

/** Where rows go as they come, so that no row has to wait as an object. */
export interface RowSink<Part> {
  /** Takes over the values of a row; they are the driver's own, a `Date` among them where no text was asked for. */
  add(cells: Cells): void
  /** Where there are these, all columns of row `row` may be set here instead, and then `endRow` be called. */
  readonly columns?: readonly CellSink[]
  readonly row: number
  /** `cells`: the values of the row, until the next one ends. */
  endRow(cells: () => Cells): void
  /** Enough for a part. */
  readonly full: boolean
  /** What has come since the last time; undefined: nothing. */
  take(): Part | undefined
}

export interface BulkOptions extends ServerOptions {
  readonly checkConstraints?: boolean
  /** Nobody else writes meanwhile: the server may lock the table once. */
  readonly lockTable?: boolean
  readonly onRows?: (rows: number) => void
}

/**
 * One connection; it does one thing at a time, the next waits. Every failure that a user can mend rejects with a
 * `ProblemError`.
 */
export interface ServerConnection {
  /** `host/database`, for people. */
  readonly label: string
  /** All rows; for small answers. */
  query(sql: string, parameters?: ServerParameters, options?: ServerOptions): Promise<readonly ServerRow[]>
  /** Rows in parts, with back pressure. Nothing else can be asked of this connection until it ends. */
  stream(
    sql: string,
    parameters?: ServerParameters,
    options?: ServerOptions,
  ): AsyncIterable<readonly ServerRow[]>
  /** As `stream`, in parts that `sink` makes. */
  collect<Part>(
    sql: string,
    parameters: ServerParameters,
    sink: RowSink<Part>,
    options?: ServerOptions,
  ): AsyncIterable<Part>
  /** How many rows were touched. */
  execute(sql: string, parameters?: ServerParameters, options?: ServerOptions): Promise<number>
  /** How many rows were written. */
  bulkLoad(
    table: TableName,
    columns: readonly BulkColumn[],
    rows: Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>,
    options?: BulkOptions,
  ): Promise<number>
  /** Tables and views with their columns; one table, or all that the login may see. */
  tables(only?: Partial<TableName>, options?: ServerOptions): Promise<readonly ServerTable[]>
  /** Everything inside sees the database at one moment; `frozen` is false where the database cannot do that. */
  snapshot<Result>(work: (frozen: boolean) => Promise<Result>): Promise<Result>
  /** What `snapshot` can show: a moment of each session's own, one that all share, or none. */
  momentOfSessions(): Promise<'own' | 'shared' | 'none'>
  /** COMMIT after `work`, ROLLBACK when it throws. */
  transaction<Result>(work: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}
