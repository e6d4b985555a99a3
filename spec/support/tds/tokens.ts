// The tokens of a server's answer.

import type { ByteWriter } from './bytes.ts'
import type { ServerError } from './engine.ts'
import { type WireColumn, type WireValue, writeTypeInfo, writeValue } from './wire-types.ts'

export const DONE_MORE = 1
export const DONE_ERROR = 2
export const DONE_COUNT = 16
export const DONE_ATTENTION = 32

export function environment(writer: ByteWriter, kind: number, now: string, before: string): void {
  writer.u8(0xe3).u16(3 + (now.length + before.length) * 2)
  writer.u8(kind).shortText(now).shortText(before)
}

/** Kind 7 is the collation, 8 to 10 the begin, commit and rollback of a transaction. */
export function environmentBytes(writer: ByteWriter, kind: number, now: Buffer, before: Buffer): void {
  writer.u8(0xe3).u16(3 + now.length + before.length)
  writer.u8(kind).u8(now.length).raw(now).u8(before.length).raw(before)
}

export function loginAcknowledged(writer: ByteWriter): void {
  const name = 'Strata fixture'
  writer.u8(0xad).u16(1 + 4 + 1 + name.length * 2 + 4)
  writer
    .u8(1)
    .raw(Buffer.from([0x74, 0, 0, 4]))
    .shortText(name)
    .raw(Buffer.from([16, 0, 0, 0]))
}

/** FEATUREEXTACK of FEDAUTH, with nothing in it. */
export function tokenAcknowledged(writer: ByteWriter): void {
  writer.u8(0xae).u8(2).u32(0).u8(0xff)
}

export function errorToken(writer: ByteWriter, error: ServerError): void {
  const server = 'fixture'
  writer.u8(0xaa).u16(4 + 1 + 1 + 2 + error.message.length * 2 + 1 + server.length * 2 + 1 + 4)
  writer.u32(error.number).u8(1).u8(error.severity).longText(error.message)
  writer.shortText(server).u8(0).u32(1)
}

/** `token` 0xfd is DONE, 0xfe DONEPROC, 0xff DONEINPROC. */
export function done(writer: ByteWriter, token: number, status: number, count = 0): void {
  writer.u8(token).u16(status).u16(0).u64(BigInt(count))
}

export function columnTokens(writer: ByteWriter, columns: readonly WireColumn[]): void {
  writer.u8(0x81).u16(columns.length)
  for (const { name, type } of columns) {
    writer.u32(0).u16(1)
    writeTypeInfo(writer, type)
    writer.shortText(name)
  }
}

/** With many nulls the compressed form, as the real server does. */
export function rowToken(
  writer: ByteWriter,
  columns: readonly WireColumn[],
  row: readonly WireValue[],
): void {
  const nulls = row.reduce<number>((count, value) => (value === null ? count + 1 : count), 0)
  const compressed = nulls > 0 && columns.length >= 4
  writer.u8(compressed ? 0xd2 : 0xd1)
  if (compressed) {
    for (let first = 0; first < row.length; first += 8) {
      let bits = 0
      for (let bit = 0; bit < 8 && first + bit < row.length; bit++)
        if (row[first + bit] === null) bits |= 1 << bit
      writer.u8(bits)
    }
  }
  for (const [index, { type }] of columns.entries()) {
    const value = row[index]!
    if (!(compressed && value === null)) writeValue(writer, type, value)
  }
}
