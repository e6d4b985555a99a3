import type { BatchColumn } from '../manifest/batch.ts'

/** As `BatchBuilder.set` takes it: text, or a number; NaN is NULL. */
export type ColumnValue = number | string | null

export function valueAt(column: BatchColumn, row: number): ColumnValue {
  if (column.type === 'string') return column.values[row] ?? null
  if (column.type === 'utf8') throw new Error('generators give text as strings')
  return column.nulls?.[row] === 1 ? Number.NaN : Number(column.values[row])
}
