// Bytes in and out, little endian unless told otherwise.

/** Thrown where a message is not complete yet. */
export class NotEnough extends Error {}

export class ByteReader {
  readonly bytes: Buffer
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  #take(count: number): number {
    const start = this.at
    if (start + count > this.bytes.length) throw new NotEnough()
    this.at = start + count
    return start
  }

  u8(): number {
    return this.bytes.readUInt8(this.#take(1))
  }
  u16(): number {
    return this.bytes.readUInt16LE(this.#take(2))
  }
  u32(): number {
    return this.bytes.readUInt32LE(this.#take(4))
  }
  u64(): bigint {
    return this.bytes.readBigUInt64LE(this.#take(8))
  }
  signed(size: number): bigint {
    if (size === 8) return this.bytes.readBigInt64LE(this.#take(8))
    return BigInt(this.bytes.readIntLE(this.#take(size), size))
  }
  unsigned(size: number): bigint {
    let value = 0n
    const start = this.#take(size)
    for (let index = size - 1; index >= 0; index--) value = (value << 8n) | BigInt(this.bytes[start + index]!)
    return value
  }
  float(size: number): number {
    return size === 4 ? this.bytes.readFloatLE(this.#take(4)) : this.bytes.readDoubleLE(this.#take(8))
  }
  take(count: number): Buffer {
    const start = this.#take(count)
    return this.bytes.subarray(start, start + count)
  }
  /** Text of `units` UTF-16 units. */
  text(units: number): string {
    return this.take(units * 2).toString('utf16le')
  }
  /** A text with its length in one byte. */
  shortText(): string {
    return this.text(this.u8())
  }
}

export class ByteWriter {
  #bytes = Buffer.allocUnsafe(16_384)
  #at = 0

  get length(): number {
    return this.#at
  }

  #room(count: number): number {
    const start = this.#at
    if (start + count > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, start + count))
      this.#bytes.copy(larger, 0, 0, start)
      this.#bytes = larger
    }
    this.#at = start + count
    return start
  }

  u8(value: number): this {
    const start = this.#room(1)
    this.#bytes[start] = value
    return this
  }
  u16(value: number): this {
    const start = this.#room(2)
    this.#bytes.writeUInt16LE(value, start)
    return this
  }
  u32(value: number): this {
    const start = this.#room(4)
    this.#bytes.writeUInt32LE(value, start)
    return this
  }
  u64(value: bigint): this {
    const start = this.#room(8)
    this.#bytes.writeBigUInt64LE(value, start)
    return this
  }
  signed(value: bigint | number, size: number): this {
    const start = this.#room(size)
    if (size === 8) this.#bytes.writeBigInt64LE(BigInt(value), start)
    else if (size === 1) this.#bytes.writeUInt8(Number(value), start)
    else this.#bytes.writeIntLE(Number(value), start, size)
    return this
  }
  unsigned(value: bigint, size: number): this {
    const start = this.#room(size)
    let rest = value
    for (let index = 0; index < size; index++) {
      this.#bytes[start + index] = Number(rest & 255n)
      rest >>= 8n
    }
    return this
  }
  float(value: number, size: number): this {
    const start = this.#room(size)
    if (size === 4) this.#bytes.writeFloatLE(value, start)
    else this.#bytes.writeDoubleLE(value, start)
    return this
  }
  raw(bytes: Uint8Array): this {
    const start = this.#room(bytes.length)
    this.#bytes.set(bytes, start)
    return this
  }
  text(value: string): this {
    const start = this.#room(value.length * 2)
    this.#bytes.write(value, start, 'utf16le')
    return this
  }
  shortText(value: string): this {
    return this.u8(value.length).text(value)
  }
  longText(value: string): this {
    return this.u16(value.length).text(value)
  }
  /** What was written so far, once; the writer starts anew. */
  flush(): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#at))
    this.#at = 0
    return bytes
  }
}
