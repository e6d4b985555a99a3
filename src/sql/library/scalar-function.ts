export type ScalarType = 'VARCHAR' | 'BLOB' | 'BIGINT'
export type ScalarValue = string | Uint8Array | bigint

/** A function that DuckDB calls row by row; NULL in gives NULL out without a call. */
export interface LibraryFunction {
  readonly name: string
  readonly parameters: readonly ScalarType[]
  readonly returns: ScalarType
  readonly call: (...args: readonly ScalarValue[]) => ScalarValue | null
}
