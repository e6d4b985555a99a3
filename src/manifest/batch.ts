// Columns of values in typed arrays: how generated and ingested rows travel to a warehouse or a file.

export type BatchColumn =
  | { readonly type: 'int64'; readonly values: BigInt64Array | Float64Array; readonly nulls?: Uint8Array }
  | { readonly type: 'int32'; readonly values: Int32Array; readonly nulls?: Uint8Array }
  | { readonly type: 'double'; readonly values: Float64Array; readonly nulls?: Uint8Array }
  | { readonly type: 'boolean'; readonly values: Uint8Array; readonly nulls?: Uint8Array }
  /** Days since 1970-01-01. */
  | { readonly type: 'date'; readonly values: Int32Array; readonly nulls?: Uint8Array }
  /** Microseconds since 1970-01-01 UTC; Float64 holds them exactly until year 2255. */
  | { readonly type: 'timestamp'; readonly values: Float64Array | BigInt64Array; readonly nulls?: Uint8Array }
  /** Unscaled value of a DECIMAL(18, scale). */
  | {
      readonly type: 'decimal'
      readonly scale: number
      readonly values: Float64Array | BigInt64Array
      readonly nulls?: Uint8Array
    }
  | { readonly type: 'string'; readonly values: readonly (string | null)[] }
  /** Text as UTF-8, end to end: row `i` is `values` from `ends[i - 1]` (0 for the first) to `ends[i]`. */
  | {
      readonly type: 'utf8'
      readonly values: Uint8Array
      readonly ends: Uint32Array
      readonly nulls?: Uint8Array
    }
  /** Index into `words`. */
  | {
      readonly type: 'enum'
      readonly words: readonly string[]
      readonly values: Uint8Array | Uint16Array
      readonly nulls?: Uint8Array
    }

/** `nulls[i] === 1` means NULL. All columns hold at least `rows` values. */
export interface Batch {
  readonly rows: number
  readonly columns: readonly BatchColumn[]
}

export interface BatchSchema {
  readonly table: string
  /** `type` is a GoogleSQL type name, e.g. `INT64`, `NUMERIC`, `TIMESTAMP`. */
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly description: string
    readonly batchType: BatchColumn['type']
    readonly scale?: number
  }[]
}
