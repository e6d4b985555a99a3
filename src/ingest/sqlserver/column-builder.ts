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

export interface ColumnBuilder {
  set(row: number, value: unknown): void
  /** The column so far; the next one begins empty. */
  take(): BatchColumn
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

class TextBuilder implements ColumnBuilder {
  readonly #capacity: number
  #values: (string | null)[]

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#values = new Array(capacity)
  }

  set(row: number, value: unknown): void {
    this.#values[row] = typeof value === 'string' ? value : textOf(value)
  }

  take(): BatchColumn {
    const values = this.#values
    this.#values = new Array(this.#capacity)
    return { type: 'string', values }
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
  readonly #kind: keyof typeof ARRAYS
  readonly #capacity: number
  #values: Int32Array | Uint8Array | Float64Array
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
    this.#values = new ARRAYS[this.#kind](this.#capacity)
    this.#nulls = undefined
    return column as BatchColumn
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
  readonly #transport: Transport
  readonly #capacity: number
  readonly #clock: Clock = { seconds: 0, fraction: 0 }
  #values: BigInt64Array
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
    if (transport.kind === 'moment' || transport.kind === 'instant') this.#putMoment(row, text, transport.units)
    else if (transport.kind === 'decimal') this.#putDecimal(row, text, transport.scale)
    else if (text.length <= SAFE_DIGITS) this.#put(row, Number(text))
    else this.#values[row] = BigInt(text)
  }

  take(): BatchColumn {
    const nulls = this.#nulls ? { nulls: this.#nulls } : {}
    const values = this.#values
    this.#values = new BigInt64Array(this.#capacity)
    this.#halves = new Int32Array(this.#values.buffer)
    this.#nulls = undefined
    const { kind } = this.#transport
    if (kind === 'decimal') return { type: 'decimal', scale: this.#transport.scale, values, ...nulls }
    return { type: kind === 'instant' ? 'timestamp' : 'int64', values, ...nulls }
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
