import type { Batch, BatchColumn } from '../manifest/batch.ts'
import { BatchBuilder } from './batch-builder.ts'
import { formatDay } from './calendar.ts'
import { type ColumnValue as Value, valueAt } from './column-value.ts'
import type { GeneratedColumn, GeneratedTable } from './define-table.ts'
import type { GenerateSettings } from './preset.ts'
import { Random } from './random.ts'

/** How many rows later a late record comes; at the latest after the last one. */
const LATE_BY_ROWS = 5000
const CENTURY_DAYS = 36_525
/** Stands where a word or an identifier should be. */
export const GARBAGE = 'n/a'

interface Late {
  readonly due: number
  readonly values: readonly Value[]
}

/**
 * Spoils a share of the records, a quarter of it each way: late (out of order), duplicate, missing, malformed (a value
 * that is null, garbage or impossible). Decided by row number, so that the cut into batches makes no difference.
 * The batches are of the table that `dirtyTable` gives.
 */
export function* dirtyBatches(
  batches: Iterable<Batch>,
  table: GeneratedTable,
  settings: GenerateSettings,
  batchRows: number,
  asText: boolean,
): Iterable<Batch> {
  const spoiled = dirtyTable(table, asText)
  const builder = new BatchBuilder(spoiled, batchRows)
  const random = new Random(settings.seed, `dirty ${settings.preset} ${table.table}`)
  const late: Late[] = []
  let number = 0
  for (const batch of batches) {
    for (let row = 0; row < batch.rows; row++, number++) {
      while (late[0] !== undefined && late[0].due <= number) {
        if (write(builder, late.shift()!.values)) yield builder.take()
      }
      random.at(number)
      const read = asText ? textAt : valueAt
      const values = batch.columns.map((column) => read(column, row))
      const fate = random.unit() / settings.dirty
      if (fate < 0.25) {
        late.push({ due: number + LATE_BY_ROWS, values })
        continue
      }
      if (fate >= 0.5 && fate < 0.75) continue
      if (fate >= 0.75 && fate < 1) malform(values, spoiled, random)
      if (write(builder, values)) yield builder.take()
      if (fate >= 0.25 && fate < 0.5 && write(builder, values)) yield builder.take()
    }
  }
  for (const { values } of late) if (write(builder, values)) yield builder.take()
  if (builder.rows > 0) yield builder.take()
}

/**
 * The same table with room for faults: nulls everywhere and garbage among the words. As text, for files of text, any
 * value can be garbage.
 */
export function dirtyTable(table: GeneratedTable, asText: boolean): GeneratedTable {
  const columns = table.columns.map((column): GeneratedColumn => {
    if (asText) return { ...column, type: 'STRING', batchType: 'string', nullable: true }
    return { ...column, nullable: true, ...(column.words ? { words: [...column.words, GARBAGE] } : {}) }
  })
  return { ...table, columns }
}

function write(builder: BatchBuilder, values: readonly Value[]): boolean {
  for (let column = 0; column < values.length; column++) builder.set(column, values[column]!)
  return builder.endRow()
}

function textAt(column: BatchColumn, row: number): string | null {
  const value = valueAt(column, row)
  if (typeof value !== 'number') return value
  if (Number.isNaN(value)) return null
  switch (column.type) {
    case 'date':
      return formatDay(value)
    case 'timestamp':
      return new Date(value / 1000).toISOString()
    case 'enum':
      return column.words[value]!
    case 'boolean':
      return String(value === 1)
    case 'decimal':
      return (value / 10 ** column.scale).toFixed(column.scale)
    default:
      return String(value)
  }
}

function malform(values: Value[], table: GeneratedTable, random: Random): void {
  const index = random.below(values.length)
  const column = table.columns[index]!
  const isText = column.batchType === 'string'
  values[index] = random.chance(0.5) ? (isText ? null : Number.NaN) : garbage(column, values[index]!)
}

function garbage(column: GeneratedColumn, value: Value): Value {
  switch (column.batchType) {
    case 'string':
      return GARBAGE
    case 'enum':
      return column.words!.length - 1
    case 'date':
      return Number(value) + CENTURY_DAYS
    case 'timestamp':
      return Number(value) + CENTURY_DAYS * 86_400e6
    case 'boolean':
      return Number.NaN
    default:
      return -1 - Number(value)
  }
}
