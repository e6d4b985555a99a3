// Values of the driver into typed arrays as they come, a column each. What is text only because the driver would lose
// digits becomes a whole number here: one call hands thousands of them to the engine, where every text is a call.

import type { BatchColumn } from '../../manifest/batch.ts'
import { type Clock, daysOf, readClock } from './read-clock.ts'

/** How a column travels, by what the server was asked to send. */
export type Transport =
  | { readonly kind: 'int32' | 'boolean' | 'double' | 'text' | 'bigint' | 'date' }
  /** Of at most 18 digits. */
  | { readonly kind: 'decimal'; readonly scale: number }
  /** Units since 1970, a second having `units` of them; `instant` has an offset in its text. */
  | { readonly kind: 'moment' | 'instant'; readonly units: 1_000_000 | 1_000_000_000 }

/** Up to here a loop is quicker than a call. */
const SHORT = 48

export interface ColumnBuilder {
  set(row: number, value: unknown): void
  /** Bytes of text so far. */
  readonly size: number
  /** The column so far; the next one begins empty. */
  take(): BatchColumn
  /** A column that was taken and is not needed any more: its arrays serve again, as garbage they would wait for long. */
  reuse(column: BatchColumn): void
}

export function columnBuilder(transport: Transport, capacity: number): ColumnBuilder {
  switch (transport.kind) {
    case 'text':
      return new TextBuilder(capacity)
    case 'int32':
    case 'boolean':
    case 'double':
    case 'date':
      return new PlainBuilder(transport.kind, capacity)
    default:
      return new WholeBuilder(transport, capacity)
  }
}

/** Bytes that a value is given at first. */
const USUAL = 24
/** Bytes of text that are kept to serve again. */
const MOST_KEPT = 1024 * 1024

/** Text into one stretch of bytes: kept as strings, it would grow old before the engine takes it over. */
class TextBuilder implements ColumnBuilder {
  readonly #capacity: number
  #bytes: Buffer
  #ends: Uint32Array
  readonly #free: { readonly bytes: Buffer; readonly ends: Uint32Array }[] = []
  #nulls: Uint8Array | undefined
  #end = 0
  #row = 0

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#bytes = Buffer.allocUnsafeSlow(capacity * USUAL)
    this.#ends = new Uint32Array(capacity)
  }

  get size(): number {
    return this.#end
  }

  set(row: number, value: unknown): void {
    if (value === null || value === undefined) {
      this.#nulls ??= new Uint8Array(this.#capacity)
      this.#nulls[row] = 1
    } else this.#put(typeof value === 'string' ? value : textOf(value)!)
    this.#ends[row] = this.#end
    this.#row = row
  }

  take(): BatchColumn {
    const nulls = this.#nulls ? { nulls: this.#nulls } : {}
    const column = { values: this.#bytes.subarray(0, this.#end), ends: this.#ends, ...nulls }
    // The next part is likely to be as long as this one.
    const room = Math.ceil((this.#end / (this.#row + 1)) * 1.1 * this.#capacity)
    const free = this.#free.pop()
    this.#bytes = free?.bytes ?? Buffer.allocUnsafeSlow(Math.max(room, this.#capacity))
    this.#ends = free?.ends ?? new Uint32Array(this.#capacity)
    this.#nulls = undefined
    this.#end = 0
    return { type: 'utf8', ...column }
  }

  reuse(column: BatchColumn): void {
    if (column.type !== 'utf8' || column.values.buffer.byteLength > MOST_KEPT) return
    this.#free.push({ bytes: Buffer.from(column.values.buffer as ArrayBuffer), ends: column.ends })
  }

  #put(text: string): void {
    const { length } = text
    // No more than three bytes for each unit of UTF-16.
    if (this.#bytes.length - this.#end < length * 3) this.#grow(length * 3)
    const bytes = this.#bytes
    if (length > SHORT) {
      this.#end += bytes.write(text, this.#end)
      return
    }
    let at = this.#end
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index)
      if (code > 127) {
        this.#end += bytes.write(text, this.#end)
        return
      }
      bytes[at++] = code
    }
    this.#end = at
  }

  #grow(least: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#end + least))
    this.#bytes.copy(wider, 0, 0, this.#end)
    this.#bytes = wider
  }
}

/** Binaries as hex. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')
  return value instanceof Date ? value.toISOString() : String(value)
}

const ARRAYS = { int32: Int32Array, boolean: Uint8Array, double: Float64Array, date: Int32Array } as const

class PlainBuilder implements ColumnBuilder {
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
    } else this.#values[row] = typeof value === 'string' ? this.#parse(value) : Number(value)
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

  #parse(value: string): number {
    return this.#kind === 'date' ? daysOf(value) : Number(value)
  }
}

/** Digits that a number of JavaScript holds, whatever they are. */
const SAFE_DIGITS = 15
const HALF = 2 ** 32

/** Integers of 64 bits, written in halves: a BigInt for each value would cost ten times as much. */
class WholeBuilder implements ColumnBuilder {
  readonly size = 0
  readonly #transport: Transport
  readonly #capacity: number
  readonly #clock: Clock = { seconds: 0, fraction: 0 }
  #values: BigInt64Array
  readonly #free: BigInt64Array[] = []
  #halves: Int32Array
  #nulls: Uint8Array | undefined

  constructor(transport: Transport, capacity: number) {
    this.#transport = transport
    this.#capacity = capacity
    this.#values = new BigInt64Array(capacity)
    this.#halves = new Int32Array(this.#values.buffer)
  }

  set(row: number, value: unknown): void {
    if (value === null || value === undefined) {
      this.#nulls ??= new Uint8Array(this.#capacity)
      this.#nulls[row] = 1
      return
    }
    const text = typeof value === 'string' ? value : textOf(value)!
    const transport = this.#transport
    if (transport.kind === 'moment' || transport.kind === 'instant')
      this.#putMoment(row, text, transport.units)
    else if (transport.kind === 'decimal') this.#putDecimal(row, text, transport.scale)
    else if (text.length <= SAFE_DIGITS) this.#put(row, Number(text))
    else this.#values[row] = BigInt(text)
  }

  take(): BatchColumn {
    const nulls = this.#nulls ? { nulls: this.#nulls } : {}
    const values = this.#values
    this.#values = this.#free.pop() ?? new BigInt64Array(this.#capacity)
    this.#halves = new Int32Array(this.#values.buffer)
    this.#nulls = undefined
    const { kind } = this.#transport
    if (kind === 'decimal') return { type: 'decimal', scale: this.#transport.scale, values, ...nulls }
    return { type: kind === 'instant' ? 'timestamp' : 'int64', values, ...nulls }
  }

  reuse(column: BatchColumn): void {
    if (column.values instanceof BigInt64Array) this.#free.push(column.values)
  }

  #put(row: number, value: number): void {
    const high = Math.floor(value / HALF)
    this.#halves[row * 2] = (value - high * HALF) | 0
    this.#halves[row * 2 + 1] = high
  }

  /** The unscaled value; the server writes all digits of the scale. */
  #putDecimal(row: number, text: string, scale: number): void {
    const point = text.indexOf('.')
    const places = point < 0 ? 0 : text.length - point - 1
    const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1)
    const missing = scale - places
    if (digits.length + missing <= SAFE_DIGITS) this.#put(row, Number(digits) * 10 ** missing)
    else this.#values[row] = BigInt(digits) * 10n ** BigInt(missing)
  }

  #putMoment(row: number, text: string, units: number): void {
    readClock(text, this.#clock)
    const { seconds, fraction } = this.#clock
    // Seven digits at the most stand in the text; cut, never rounded.
    const rest = units === 1e9 ? fraction : Math.floor(fraction / 1000)
    if (units === 1e9 && (seconds < -9_223_372_036 || seconds > 9_223_372_035))
      throw new RangeError(`Conversion Error: "${text}" is out of range for nanoseconds`)
    const whole = seconds * units + rest
    if (Number.isSafeInteger(whole)) this.#put(row, whole)
    else this.#values[row] = BigInt(seconds) * BigInt(units) + BigInt(rest)
  }
}
