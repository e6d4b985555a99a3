import type { CanonicalRow } from './side.ts'

/** Beyond, a source is read again instead. */
const MOST_ROWS = 4_000_000
const SLICES = 4

/** What is remembered of every row that streams by, so that it can be looked up: 24 bytes and the text of its key. */
export class KeptRows {
  #count = 0
  #prefixes = new Uint32Array(1024)
  #slices = new Uint32Array(1024 * SLICES)
  #ends = new Float64Array(1024)
  #text: Buffer = Buffer.alloc(16_384)
  #length = 0

  /** True once there were more rows than are kept. */
  get tooMany(): boolean {
    return this.#count > MOST_ROWS
  }

  add(prefix: number, digest: Buffer, key: CanonicalRow): void {
    const row = this.#count++
    if (this.tooMany) {
      this.#forget()
      return
    }
    if (row === this.#prefixes.length) this.#grow()
    this.#prefixes[row] = prefix
    for (let slice = 0; slice < SLICES; slice++)
      this.#slices[row * SLICES + slice] = digest.readUInt32BE(slice * 4)
    const text = JSON.stringify(key)
    const most = this.#length + text.length * 3
    if (most > this.#text.length) this.#text = extend(this.#text, most)
    this.#length += this.#text.write(text, this.#length)
    this.#ends[row] = this.#length
  }

  /** The rows whose prefix is wanted: calls back with the prefix and a digest of which the first 16 bytes count. */
  each(wanted: (prefix: number) => boolean, call: (prefix: number, slices: Uint32Array) => void): void {
    for (let row = 0; row < this.#count; row++) {
      const prefix = this.#prefixes[row]!
      if (wanted(prefix)) call(prefix, this.#slices.subarray(row * SLICES, row * SLICES + SLICES))
    }
  }

  /** Each key once, in the order of its first row. */
  keys(wanted: (prefix: number) => boolean): readonly CanonicalRow[] {
    const texts = new Set<string>()
    for (let row = 0; row < this.#count; row++) {
      if (!wanted(this.#prefixes[row]!)) continue
      const start = row === 0 ? 0 : this.#ends[row - 1]!
      texts.add(this.#text.toString('utf8', start, this.#ends[row]))
    }
    return [...texts].map((text): CanonicalRow => JSON.parse(text))
  }

  #grow(): void {
    const size = this.#prefixes.length * 2
    const [prefixes, slices, ends] = [this.#prefixes, this.#slices, this.#ends]
    this.#prefixes = new Uint32Array(size)
    this.#prefixes.set(prefixes)
    this.#slices = new Uint32Array(size * SLICES)
    this.#slices.set(slices)
    this.#ends = new Float64Array(size)
    this.#ends.set(ends)
  }

  #forget(): void {
    this.#prefixes = new Uint32Array(0)
    this.#slices = new Uint32Array(0)
    this.#ends = new Float64Array(0)
    this.#text = Buffer.alloc(0)
  }
}

function extend(buffer: Buffer, least: number): Buffer {
  const longer = Buffer.alloc(Math.max(least, buffer.length * 2))
  buffer.copy(longer)
  return longer
}
