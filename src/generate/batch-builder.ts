import type { Batch, BatchColumn } from '../manifest/batch.ts'
import type { GeneratedColumn, GeneratedTable } from './define-table.ts'

/** Where a column's values are written while a batch grows. */
type Slot =
  | { readonly column: GeneratedColumn; readonly text: (string | null)[] }
  | { readonly column: GeneratedColumn; readonly values: NumberArray; readonly nulls: Uint8Array | undefined }

type NumberArray = Float64Array | Int32Array | Uint8Array

/** Fills typed arrays row by row; a full batch is taken and fresh arrays are begun. */
export class BatchBuilder {
  rows = 0
  readonly capacity: number
  private readonly table: GeneratedTable
  private slots: readonly Slot[]

  constructor(table: GeneratedTable, capacity: number) {
    this.table = table
    this.capacity = capacity
    this.slots = table.columns.map((column) => makeSlot(column, capacity))
  }

  /** Text for a column of strings, otherwise a number: microseconds, days, cents, the index of a word; NaN is NULL. */
  set(column: number, value: number | string | null): void {
    const slot = this.slots[column]!
    if ('text' in slot) {
      slot.text.push(value as string | null)
    } else if (!Number.isNaN(value)) {
      slot.values[this.rows] = value as number
    } else if (slot.nulls) {
      slot.nulls[this.rows] = 1
    } else {
      throw new Error(`Column "${slot.column.name}" of "${this.table.table}" cannot be null.`)
    }
  }

  /** Ends the row; true when the batch is full and must be taken. */
  endRow(): boolean {
    this.rows++
    return this.rows === this.capacity
  }

  take(): Batch {
    const batch = { rows: this.rows, columns: this.slots.map(toBatchColumn) }
    this.slots = this.table.columns.map((column) => makeSlot(column, this.capacity))
    this.rows = 0
    return batch
  }
}

function makeSlot(column: GeneratedColumn, capacity: number): Slot {
  if (column.batchType === 'string') return { column, text: [] }
  const nulls = column.nullable ? new Uint8Array(capacity) : undefined
  return { column, values: makeArray(column.batchType, capacity), nulls }
}

function makeArray(type: BatchColumn['type'], capacity: number): NumberArray {
  if (type === 'int32' || type === 'date') return new Int32Array(capacity)
  return type === 'boolean' || type === 'enum' ? new Uint8Array(capacity) : new Float64Array(capacity)
}

function toBatchColumn(slot: Slot): BatchColumn {
  if ('text' in slot) return { type: 'string', values: slot.text }
  const { column, values } = slot
  const nulls = slot.nulls ? { nulls: slot.nulls } : {}
  switch (column.batchType) {
    case 'enum':
      return { type: 'enum', words: column.words ?? [], values: values as Uint8Array, ...nulls }
    case 'decimal':
      return { type: 'decimal', scale: column.scale ?? 0, values: values as Float64Array, ...nulls }
    case 'boolean':
      return { type: 'boolean', values: values as Uint8Array, ...nulls }
    case 'int32':
      return { type: 'int32', values: values as Int32Array, ...nulls }
    case 'date':
      return { type: 'date', values: values as Int32Array, ...nulls }
    case 'timestamp':
      return { type: 'timestamp', values: values as Float64Array, ...nulls }
    case 'double':
      return { type: 'double', values: values as Float64Array, ...nulls }
    default:
      return { type: 'int64', values: values as Float64Array, ...nulls }
  }
}
