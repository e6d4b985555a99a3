import type { CellSink } from '../../connections/server-connection.ts'
import type { BatchColumn } from '../../manifest/batch.ts'
import { type Clock, readClock } from './read-clock.ts'
import { textOf } from './text-builder.ts'
import type { Transport } from './transport.ts'

/** Digits that a number of JavaScript holds, whatever they are. */
const SAFE_DIGITS = 15
const HALF = 2 ** 32
const DASH = 45
const PLUS = 43
const POINT = 46
const ZERO = 48

/** Integers of 64 bits, written in halves: a BigInt for each value would cost ten times as much. */
export class WholeBuilder implements CellSink {
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
    const text = Buffer.from(textOf(value)!, 'latin1')
    this.setText(row, text, 0, text.length)
  }

  setNumber(row: number, value: number): void {
    this.set(row, String(value))
  }

  setWhole(row: number, low: number, high: number): void {
    if (this.#transport.kind === 'bigint') {
      this.#halves[row * 2] = low
      this.#halves[row * 2 + 1] = high
    } else this.set(row, (BigInt(high) << 32n) | BigInt(low >>> 0))
  }

  setText(row: number, bytes: Buffer, start: number, end: number): boolean {
    const transport = this.#transport
    if (transport.kind === 'moment' || transport.kind === 'instant')
      this.#putMoment(row, bytes, start, end, transport.units)
    else this.#putDigits(row, bytes, start, end, transport.kind === 'decimal' ? transport.scale : 0)
    return true
  }

  setWide(row: number, bytes: Buffer, start: number, end: number): void {
    this.set(row, bytes.toString('utf16le', start, end))
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
  #putDigits(row: number, bytes: Buffer, start: number, end: number, scale: number): void {
    let value = 0
    let digits = 0
    let places = -1
    const sign = bytes[start]
    for (let at = sign === DASH || sign === PLUS ? start + 1 : start; at < end; at++) {
      const byte = bytes[at]!
      if (byte === POINT && places < 0) places = 0
      else if (byte >= ZERO && byte <= ZERO + 9) {
        value = value * 10 + (byte - ZERO)
        digits++
        if (places >= 0) places++
      } else throw new Error(`The server gave "${bytes.toString('latin1', start, end)}" for a number.`)
    }
    const missing = scale - Math.max(places, 0)
    if (digits + missing <= SAFE_DIGITS) this.#put(row, (sign === DASH ? -value : value) * 10 ** missing)
    else {
      const text = bytes.toString('latin1', start, end).replace('.', '')
      this.#values[row] = BigInt(text) * 10n ** BigInt(missing)
    }
  }

  #putMoment(row: number, bytes: Buffer, start: number, end: number, units: number): void {
    readClock(bytes, start, end, this.#clock)
    const { seconds, fraction } = this.#clock
    // Seven digits at the most stand in the text; cut, never rounded.
    const rest = units === 1e9 ? fraction : Math.floor(fraction / 1000)
    if (units === 1e9 && (seconds < -9_223_372_036 || seconds > 9_223_372_035)) {
      const text = bytes.toString('latin1', start, end)
      throw new RangeError(`Conversion Error: "${text}" is out of range for nanoseconds`)
    }
    const whole = seconds * units + rest
    if (Number.isSafeInteger(whole)) this.#put(row, whole)
    else this.#values[row] = BigInt(seconds) * BigInt(units) + BigInt(rest)
  }
}
