// What a client says: login, statements, procedure calls, bulk rows.

import { ByteReader, NotEnough } from './bytes.ts'
import type { Parameter } from './engine.ts'
import { readTypeInfo, readValue, type WireColumn, type WireValue } from './wire-types.ts'

export interface Login {
  readonly user: string
  readonly password: string
  /** In place of user and password. */
  readonly token: string | undefined
  readonly database: string
  readonly application: string
  readonly packetSize: number
}

export function readLogin(message: Buffer): Login {
  const text = (at: number, decode = (bytes: Buffer) => bytes): string => {
    const start = message.readUInt16LE(at)
    return decode(Buffer.from(message.subarray(start, start + message.readUInt16LE(at + 2) * 2))).toString(
      'utf16le',
    )
  }
  const unmask = (bytes: Buffer) => {
    for (const [index, byte] of bytes.entries()) {
      const plain = byte ^ 0xa5
      bytes[index] = ((plain << 4) | (plain >> 4)) & 255
    }
    return bytes
  }
  return {
    packetSize: message.readUInt32LE(8),
    user: text(40),
    password: text(44, unmask),
    token: readToken(message),
    application: text(48),
    database: text(68),
  }
}

/** Of the feature FEDAUTH, whose library is "security token". */
function readToken(message: Buffer): string | undefined {
  if ((message[27]! & 0x10) === 0) return undefined
  let at = message.readUInt32LE(message.readUInt16LE(56))
  while (message[at] !== 0xff) {
    const size = message.readUInt32LE(at + 1)
    if (message[at] === 2) {
      const length = message.readUInt32LE(at + 6)
      return message.subarray(at + 10, at + 10 + length).toString('utf16le')
    }
    at += 5 + size
  }
  return undefined
}

function skipHeaders(reader: ByteReader): void {
  const size = reader.u32()
  reader.take(size - 4)
}

export function readBatch(message: Buffer): string {
  const reader = new ByteReader(message)
  skipHeaders(reader)
  return reader.text(reader.left >> 1)
}

/** Of a transaction manager request: 5 begin, 7 commit, 8 rollback. */
export function readTransactionRequest(message: Buffer): { kind: number; isolation: number } {
  const reader = new ByteReader(message)
  skipHeaders(reader)
  const kind = reader.u16()
  return { kind, isolation: kind === 5 ? reader.u8() : 0 }
}

export interface Call {
  readonly procedure: string
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

/** A call of sp_executesql: the statement, the declarations, the values. */
export function readCall(message: Buffer): Call {
  const reader = new ByteReader(message)
  skipHeaders(reader)
  const length = reader.u16()
  const procedure =
    length === 0xffff ? (reader.u16() === 10 ? 'sp_executesql' : 'another') : reader.text(length)
  reader.u16()
  const parameters: Parameter[] = []
  while (reader.left > 0) {
    const name = reader.shortText()
    reader.u8()
    const type = readTypeInfo(reader)
    parameters.push({ name, type, value: readValue(reader, type) })
  }
  return {
    procedure: procedure.toLowerCase(),
    sql: String(parameters[0]?.value ?? ''),
    parameters: parameters.slice(2),
  }
}

/** Reads a bulk message bit by bit: its columns, and all rows that are whole. */
export class BulkReader {
  columns: readonly WireColumn[] | undefined
  #rest = Buffer.alloc(0)

  read(part: Buffer): readonly (readonly WireValue[])[] {
    const reader = new ByteReader(this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]))
    const rows: WireValue[][] = []
    let whole = 0
    try {
      if (!this.columns) {
        this.columns = readColumns(reader)
        whole = reader.at
      }
      while (reader.left > 0) {
        const token = reader.u8()
        if (token !== 0xd1) {
          whole = reader.bytes.length
          break
        }
        rows.push(this.columns.map(({ type }) => readValue(reader, type)))
        whole = reader.at
      }
    } catch (error) {
      if (!(error instanceof NotEnough)) throw error
    }
    this.#rest = Buffer.from(reader.bytes.subarray(whole))
    return rows
  }
}

function readColumns(reader: ByteReader): readonly WireColumn[] {
  if (reader.u8() !== 0x81) throw new Error('A bulk message starts with its columns.')
  const count = reader.u16()
  return Array.from({ length: count }, () => {
    reader.u32()
    reader.u16()
    const type = readTypeInfo(reader)
    return { name: reader.shortText(), type }
  })
}
