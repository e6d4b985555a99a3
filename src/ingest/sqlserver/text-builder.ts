import type { CellSink } from '../../connections/server-connection.ts'
import type { BatchColumn } from '../../manifest/batch.ts'

/** Up to here a loop is quicker than a call. */
const SHORT = 48
/** Bytes that a value is given at first. */
const USUAL = 24
/** Bytes of text that are kept to serve again. */
const MOST_KEPT = 1024 * 1024

/** Text into one stretch of bytes: kept as strings, it would grow old before the engine takes it over. */
export class TextBuilder implements CellSink {
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
      this.#close(row, this.#begin(row, 0))
    } else this.#put(row, typeof value === 'string' ? value : textOf(value)!)
  }

  setNumber(row: number, value: number): void {
    this.#put(row, String(value))
  }

  setWhole(row: number, low: number, high: number): void {
    this.#put(row, String((BigInt(high) << 32n) | BigInt(low >>> 0)))
  }

  setText(row: number, bytes: Buffer, start: number, end: number): boolean {
    let at = this.#begin(row, end - start)
    const to = this.#bytes
    for (let from = start; from < end; from++) {
      const byte = bytes[from]!
      if (byte > 127) return false
      to[at++] = byte
    }
    this.#close(row, at)
    return true
  }

  setWide(row: number, bytes: Buffer, start: number, end: number): void {
    // No more than three bytes for each unit of UTF-16.
    let at = this.#begin(row, ((end - start) / 2) * 3)
    const to = this.#bytes
    for (let from = start; from < end; from += 2) {
      const code = bytes[from]! | (bytes[from + 1]! << 8)
      if (code < 0x80) to[at++] = code
      else if (code < 0x800) {
        to[at++] = 0xc0 | (code >> 6)
        to[at++] = 0x80 | (code & 0x3f)
      } else if (code >= 0xd800 && code < 0xe000) {
        // Pairs, and halves without the other one.
        this.#put(row, bytes.toString('utf16le', start, end))
        return
      } else {
        to[at++] = 0xe0 | (code >> 12)
        to[at++] = 0x80 | ((code >> 6) & 0x3f)
        to[at++] = 0x80 | (code & 0x3f)
      }
    }
    this.#close(row, at)
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

  #put(row: number, text: string): void {
    const { length } = text
    let at = this.#begin(row, length * 3)
    const bytes = this.#bytes
    if (length > SHORT) at += bytes.write(text, at)
    else
      for (let index = 0; index < length; index++) {
        const code = text.charCodeAt(index)
        if (code > 127) {
          at = this.#begin(row, length * 3)
          at += bytes.write(text, at)
          break
        }
        bytes[at++] = code
      }
    this.#close(row, at)
  }

  /** Where the text of the row begins, with room for `least` bytes. */
  #begin(row: number, least: number): number {
    const start = row === 0 ? 0 : this.#ends[row - 1]!
    if (this.#bytes.length - start < least) {
      const wider = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, start + least))
      this.#bytes.copy(wider, 0, 0, start)
      this.#bytes = wider
    }
    return start
  }

  #close(row: number, end: number): void {
    this.#end = end
    this.#ends[row] = end
    this.#row = row
  }
}

/** Binaries as hex. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')
  return value instanceof Date ? value.toISOString() : String(value)
}
