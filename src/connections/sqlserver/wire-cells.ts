// Values of a row straight from the bytes of the protocol into columns, by the type of each column (MS-TDS, "Data type
// dependent data streams"). The driver makes an object, a string and an exception's worth of checks for each of them.

import type { CellSink } from '../server-connection.ts'

/** What the driver tells of a column. */
export interface WireColumn {
  readonly type: { readonly name: string }
  readonly dataLength?: number | undefined
}

/**
 * Reads the value at `at` into row `row`: gives where it ends, `SHORT` where the bytes do not reach, and `OTHER` where only
 * the driver can read it.
 */
export type ReadCell = (bytes: Buffer, at: number, row: number, into: CellSink) => number

export const SHORT = -1
export const OTHER = -2

const MAX = 0xffff
const NULL = 0xffff

/** Undefined: the driver must read the column. */
export function cellReader({ type, dataLength }: WireColumn): ReadCell | undefined {
  switch (type.name) {
    case 'TinyInt':
    case 'Bit':
      return fixed(1, readInteger)
    case 'SmallInt':
      return fixed(2, readInteger)
    case 'Int':
      return fixed(4, readInteger)
    case 'BigInt':
      return fixed(8, readInteger)
    case 'Real':
      return fixed(4, readFloat)
    case 'Float':
      return fixed(8, readFloat)
    case 'IntN':
    case 'BitN':
      return sized(readInteger)
    case 'FloatN':
      return sized(readFloat)
    case 'UniqueIdentifier':
      return sized(readGuid)
    case 'VarChar':
      return dataLength === MAX ? inChunks(readAscii) : counted(readAscii)
    case 'NVarChar':
      return dataLength === MAX ? inChunks(readWide) : counted(readWide)
    case 'Char':
      return counted(readAscii)
    case 'NChar':
      return counted(readWide)
    case 'VarBinary':
      return dataLength === MAX ? inChunks(readBinary) : counted(readBinary)
    case 'Binary':
      return counted(readBinary)
    default:
      return undefined
  }
}

/** Reads `size` bytes that are there; false: the driver must. */
type ReadBytes = (bytes: Buffer, at: number, size: number, row: number, into: CellSink) => boolean

function fixed(size: number, read: ReadBytes): ReadCell {
  return (bytes, at, row, into) => {
    if (at + size > bytes.length) return SHORT
    return read(bytes, at, size, row, into) ? at + size : OTHER
  }
}

/** One byte of length, 0 for NULL. */
function sized(read: ReadBytes): ReadCell {
  return (bytes, at, row, into) => {
    if (at >= bytes.length) return SHORT
    const size = bytes[at]!
    const end = at + 1 + size
    if (end > bytes.length) return SHORT
    if (size === 0) into.set(row, null)
    else if (!read(bytes, at + 1, size, row, into)) return OTHER
    return end
  }
}

/** Two bytes of length. */
function counted(read: ReadBytes): ReadCell {
  return (bytes, at, row, into) => {
    if (at + 2 > bytes.length) return SHORT
    const size = bytes[at]! | (bytes[at + 1]! << 8)
    if (size === NULL) {
      into.set(row, null)
      return at + 2
    }
    const end = at + 2 + size
    if (end > bytes.length) return SHORT
    return read(bytes, at + 2, size, row, into) ? end : OTHER
  }
}

/** The large types: eight bytes of length, all set for NULL, then chunks with four bytes of length each, the last one empty. */
function inChunks(read: ReadBytes): ReadCell {
  return (bytes, at, row, into) => {
    if (at + 8 > bytes.length) return SHORT
    if (bytes.readUInt32LE(at) === 0xffff_ffff && bytes.readUInt32LE(at + 4) === 0xffff_ffff) {
      into.set(row, null)
      return at + 8
    }
    const chunks: Buffer[] = []
    let from = at + 8
    for (;;) {
      if (from + 4 > bytes.length) return SHORT
      const size = bytes.readUInt32LE(from)
      from += 4
      if (size === 0) break
      if (from + size > bytes.length) return SHORT
      chunks.push(bytes.subarray(from, from + size))
      from += size
    }
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    return read(all, 0, all.length, row, into) ? from : OTHER
  }
}

function readInteger(bytes: Buffer, at: number, size: number, row: number, into: CellSink): boolean {
  if (size === 1) into.setNumber(row, bytes[at]!)
  else if (size === 2) into.setNumber(row, ((bytes[at]! | (bytes[at + 1]! << 8)) << 16) >> 16)
  else if (size === 4) into.setNumber(row, whole(bytes, at))
  else into.setWhole(row, whole(bytes, at), whole(bytes, at + 4))
  return true
}

function whole(bytes: Buffer, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

function readFloat(bytes: Buffer, at: number, size: number, row: number, into: CellSink): boolean {
  into.setNumber(row, size === 4 ? bytes.readFloatLE(at) : bytes.readDoubleLE(at))
  return true
}

/** In another code page than ASCII what a byte means is for the driver to say. */
function readAscii(bytes: Buffer, at: number, size: number, row: number, into: CellSink): boolean {
  return into.setText(row, bytes, at, at + size)
}

function readWide(bytes: Buffer, at: number, size: number, row: number, into: CellSink): boolean {
  into.setWide(row, bytes, at, at + size)
  return true
}

function readBinary(bytes: Buffer, at: number, size: number, row: number, into: CellSink): boolean {
  into.set(row, bytes.subarray(at, at + size))
  return true
}

/** Where the bytes of a GUID stand in its text; -1 is a dash. */
const GUID = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15]
const DIGITS = Buffer.from('0123456789ABCDEF', 'latin1')
const DASH = 45
const guidText = Buffer.alloc(36)

function readGuid(bytes: Buffer, at: number, _size: number, row: number, into: CellSink): boolean {
  let to = 0
  for (const index of GUID) {
    if (index < 0) guidText[to++] = DASH
    else {
      const byte = bytes[at + index]!
      guidText[to++] = DIGITS[byte >> 4]!
      guidText[to++] = DIGITS[byte & 15]!
    }
  }
  return into.setText(row, guidText, 0, 36)
}
