import type { CellSink } from '../../connections/server-connection.ts'
import type { BatchColumn } from '../../manifest/batch.ts'
import { daysOf } from './read-clock.ts'

const ARRAYS = { int32: Int32Array, boolean: Uint8Array, double: Float64Array, date: Int32Array } as const

/** Numbers, bits and dates. */
export class PlainBuilder implements CellSink {
  readonly size = 0
  readonly #kind: keyof typeof ARRAYS
  readonly #capacity: number
  #values: Int32Array | Uint8Array | Float64Array
  readonly #free: (Int32Array | Uint8Array | Float64Array)[] = []
  #nulls: Uint8Array | undefined

  constructor(kind: keyof typeof ARRAYS, capacity: number) {
    this.#kind = kind
    this.#capacity = capacity
    this.#values = new ARRAYS[kind](capacity)
  }

  set(row: number, value: unknown): void {
    if (value === null || value === undefined) {
      this.#nulls ??= new Uint8Array(this.#capacity)
      this.#nulls[row] = 1
    } else if (typeof value === 'string') {
      const text = Buffer.from(value, 'latin1')
      this.setText(row, text, 0, text.length)
    } else this.#values[row] = Number(value)
  }

  setNumber(row: number, value: number): void {
    this.#values[row] = value
  }

  setWhole(row: number, low: number, high: number): void {
    this.#values[row] = high * 2 ** 32 + (low >>> 0)
  }

  setText(row: number, bytes: Buffer, start: number, end: number): boolean {
    this.#values[row] =
      this.#kind === 'date' ? daysOf(bytes, start, end) : Number(bytes.toString('latin1', start, end))
    return true
  }

  setWide(row: number, bytes: Buffer, start: number, end: number): void {
    this.set(row, bytes.toString('utf16le', start, end))
  }

  take(): BatchColumn {
    const column = { type: this.#kind, values: this.#values, ...(this.#nulls ? { nulls: this.#nulls } : {}) }
    this.#values = this.#free.pop() ?? new ARRAYS[this.#kind](this.#capacity)
    this.#nulls = undefined
    return column as BatchColumn
  }

  reuse(column: BatchColumn): void {
    if (column.type === this.#kind) this.#free.push(column.values as Int32Array)
  }
}
