// What a comparison found: plain data for tables, JSON, Markdown and the site.

export interface SchemaDifference {
  readonly column: string
  /** `missing-in-a`, `missing-in-b`; `type`: both have it, with types that do not hold the same values. */
  readonly kind: 'missing-in-a' | 'missing-in-b' | 'type'
  readonly a?: string
  readonly b?: string
}

export interface ColumnChanges {
  readonly column: string
  /** Rows of both sides whose values differ. */
  readonly changed: number
  /** Of the rows that both sides have, 0 to 1. */
  readonly rate: number
}

export interface ColumnChecksum {
  readonly column: string
  readonly a: string
  readonly b: string
}

export interface CellChange {
  readonly column: string
  readonly a: string | null
  readonly b: string | null
}

export interface RowExample {
  readonly kind: 'only-a' | 'only-b' | 'changed'
  /** In the order of `Comparison.key`. */
  readonly key: readonly (string | null)[]
  /** Of a changed row: the columns that differ. */
  readonly cells: readonly CellChange[]
}

export interface Comparison {
  readonly a: string
  readonly b: string
  /** Columns that tell the rows apart; empty: rows were compared as a whole. */
  readonly key: readonly string[]
  /** Columns that were compared, without the key. */
  readonly compared: readonly string[]
  /** Same rows, same values, and no column missing. */
  readonly equal: boolean
  readonly schema: readonly SchemaDifference[]
  readonly rowsA: number
  readonly rowsB: number
  readonly onlyA: number
  readonly onlyB: number
  readonly changed: number
  /** Rows whose key another row of the same side has too. */
  readonly duplicateKeysA: number
  readonly duplicateKeysB: number
  /** Only columns with changes, most changes first. */
  readonly columns: readonly ColumnChanges[]
  readonly examples: readonly RowExample[]
  /** Of all compared values of a side: equal for sides that hold the same rows. */
  readonly checksumA: string
  readonly checksumB: string
  /** By compared column, the key's included: of key and value over all rows. Empty unless they were asked for. */
  readonly checksums: readonly ColumnChecksum[]
  /** Of the first level. */
  readonly buckets: number
  /** Of the last level. */
  readonly differingBuckets: number
  /** How often buckets that differ were divided into smaller ones, the first division included. */
  readonly levels: number
  /** Rows that had to be read a second time, on both sides together. */
  readonly readAgain: number
  /** Rows that differ and changed after the moment which the comparison is about. */
  readonly leftOut: number
}
