// How types and values stand on the wire: TYPE_INFO and TYPE_VARBYTE of MS-TDS, as far as this server speaks them.

import type { ByteReader, ByteWriter } from './bytes.ts'

export type WireType =
  | { readonly kind: 'int'; readonly bytes: 1 | 2 | 4 | 8; readonly fixed?: boolean }
  | { readonly kind: 'bit'; readonly fixed?: boolean }
  | { readonly kind: 'float'; readonly bytes: 4 | 8; readonly fixed?: boolean }
  | { readonly kind: 'nvarchar' | 'varchar' | 'varbinary'; readonly length: number | 'max' }
  | { readonly kind: 'guid' | 'date' }
  | { readonly kind: 'time' | 'datetime2' | 'datetimeoffset'; readonly scale: number }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }

/** Integers may be numbers or bigints; decimals, dates and times are text; binaries are bytes. */
export type WireValue = number | bigint | boolean | string | Uint8Array | null

export interface WireColumn {
  readonly name: string
  readonly type: WireType
}

const COLLATION = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34])
const INT_SIZES: { readonly [id: number]: 1 | 2 | 4 | 8 } = { 48: 1, 52: 2, 56: 4, 127: 8 }
const DAY = 86_400_000

export function readTypeInfo(reader: ByteReader): WireType {
  const id = reader.u8()
  const size = INT_SIZES[id]
  if (size) return { kind: 'int', bytes: size, fixed: true }
  switch (id) {
    case 0x26:
      return { kind: 'int', bytes: reader.u8() as 4 }
    case 0x32:
      return { kind: 'bit', fixed: true }
    case 0x68:
      reader.u8()
      return { kind: 'bit' }
    case 0x3b:
      return { kind: 'float', bytes: 4, fixed: true }
    case 0x3e:
      return { kind: 'float', bytes: 8, fixed: true }
    case 0x6d:
      return { kind: 'float', bytes: reader.u8() as 8 }
    case 0x24:
      reader.u8()
      return { kind: 'guid' }
    case 0x28:
      return { kind: 'date' }
    case 0x29:
      return { kind: 'time', scale: reader.u8() }
    case 0x2a:
      return { kind: 'datetime2', scale: reader.u8() }
    case 0x2b:
      return { kind: 'datetimeoffset', scale: reader.u8() }
    case 0x6a:
    case 0x6c:
      reader.u8()
      return { kind: 'decimal', precision: reader.u8(), scale: reader.u8() }
    case 0xa5:
    case 0xad:
      return { kind: 'varbinary', length: lengthOf(reader.u16()) }
    case 0xa7:
    case 0xaf:
    case 0xe7:
    case 0xef: {
      const length = lengthOf(reader.u16())
      reader.take(5)
      return { kind: id >= 0xe7 ? 'nvarchar' : 'varchar', length }
    }
  }
  throw new Error(`The fixture does not know the wire type 0x${id.toString(16)}.`)
}

function lengthOf(bytes: number): number | 'max' {
  return bytes === 0xffff ? 'max' : bytes
}

export function writeTypeInfo(writer: ByteWriter, type: WireType): void {
  switch (type.kind) {
    case 'int':
      writer.u8(0x26).u8(type.bytes)
      return
    case 'bit':
      writer.u8(0x68).u8(1)
      return
    case 'float':
      writer.u8(0x6d).u8(type.bytes)
      return
    case 'guid':
      writer.u8(0x24).u8(16)
      return
    case 'date':
      writer.u8(0x28)
      return
    case 'time':
      writer.u8(0x29).u8(type.scale)
      return
    case 'datetime2':
      writer.u8(0x2a).u8(type.scale)
      return
    case 'datetimeoffset':
      writer.u8(0x2b).u8(type.scale)
      return
    case 'decimal':
      writer.u8(0x6a).u8(17).u8(type.precision).u8(type.scale)
      return
    case 'varbinary':
      writer.u8(0xa5).u16(type.length === 'max' ? 0xffff : type.length)
      return
    case 'nvarchar':
      writer.u8(0xe7).u16(type.length === 'max' ? 0xffff : type.length * 2)
      writer.raw(COLLATION)
      return
    case 'varchar':
      writer.u8(0xa7).u16(type.length === 'max' ? 0xffff : type.length)
      writer.raw(COLLATION)
  }
}

export function readValue(reader: ByteReader, type: WireType): WireValue {
  if ('length' in type) {
    const bytes = type.length === 'max' ? readChunks(reader) : readShort(reader)
    if (bytes === null) return null
    if (type.kind === 'varbinary') return new Uint8Array(bytes)
    return bytes.toString(type.kind === 'nvarchar' ? 'utf16le' : 'latin1')
  }
  if ('fixed' in type && type.fixed) return readScalar(reader, type, 'bytes' in type ? type.bytes : 1)
  const size = reader.u8()
  return size === 0 ? null : readScalar(reader, type, size)
}

function readShort(reader: ByteReader): Buffer | null {
  const size = reader.u16()
  return size === 0xffff ? null : reader.take(size)
}

function readChunks(reader: ByteReader): Buffer | null {
  if (reader.u64() === 0xffff_ffff_ffff_ffffn) return null
  const parts: Buffer[] = []
  for (let size = reader.u32(); size > 0; size = reader.u32()) parts.push(reader.take(size))
  return Buffer.concat(parts)
}

function readScalar(reader: ByteReader, type: WireType, size: number): WireValue {
  switch (type.kind) {
    case 'int':
      return size === 1 ? reader.u8() : size === 8 ? reader.signed(8) : Number(reader.signed(size))
    case 'bit':
      return reader.u8() !== 0
    case 'float':
      return reader.float(size)
    case 'guid':
      return guidText(reader.take(16))
    case 'date':
      return dayText(Number(reader.unsigned(3)))
    case 'time':
      return timeText(reader.unsigned(size), type.scale)
    case 'datetime2': {
      const time = timeText(reader.unsigned(size - 3), type.scale)
      return `${dayText(Number(reader.unsigned(3)))} ${time}`
    }
    case 'decimal': {
      const negative = reader.u8() === 0
      const digits = String(reader.unsigned(size - 1)).padStart(type.scale + 1, '0')
      const split = digits.length - type.scale
      const text = type.scale === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`
      return negative && !/^[0.]+$/.test(text) ? `-${text}` : text
    }
  }
  throw new Error(`The fixture cannot read a ${type.kind}.`)
}

export function writeValue(writer: ByteWriter, type: WireType, value: WireValue): void {
  if ('length' in type) {
    if (type.length === 'max') writeChunks(writer, value === null ? null : bytesOf(type.kind, value))
    else if (value === null) writer.u16(0xffff)
    else if (type.kind === 'nvarchar' && typeof value === 'string') writer.u16(value.length * 2).text(value)
    else {
      const bytes = bytesOf(type.kind, value)
      writer.u16(bytes.length).raw(bytes)
    }
    return
  }
  if (value === null) {
    writer.u8(0)
    return
  }
  switch (type.kind) {
    case 'int':
      writer.u8(type.bytes).signed(value as number, type.bytes)
      return
    case 'bit':
      writer.u8(1).u8(value ? 1 : 0)
      return
    case 'float':
      writer.u8(type.bytes).float(Number(value), type.bytes)
      return
    case 'guid':
      writer.u8(16).raw(guidBytes(String(value)))
      return
    case 'date':
      writer.u8(3).unsigned(BigInt(dayNumber(String(value))), 3)
      return
    case 'time': {
      const size = timeBytes(type.scale)
      writer.u8(size).unsigned(timeUnits(String(value), type.scale), size)
      return
    }
    case 'datetime2': {
      const [day, time] = String(value).split(' ') as [string, string]
      const size = timeBytes(type.scale)
      writer.u8(size + 3).unsigned(timeUnits(time, type.scale), size)
      writer.unsigned(BigInt(dayNumber(day)), 3)
      return
    }
    case 'decimal': {
      const text = String(value)
      const [whole, fraction = ''] = text.replace('-', '').split('.') as [string, string?]
      writer.u8(17).u8(text.startsWith('-') ? 0 : 1)
      writer.unsigned(BigInt(whole + fraction.slice(0, type.scale).padEnd(type.scale, '0')), 16)
      return
    }
  }
  throw new Error(`The fixture cannot write a ${type.kind}.`)
}

function bytesOf(kind: string, value: WireValue): Buffer {
  if (typeof value !== 'string') return Buffer.from(value as Uint8Array)
  return Buffer.from(value, kind === 'nvarchar' ? 'utf16le' : 'latin1')
}

function writeChunks(writer: ByteWriter, bytes: Buffer | null): void {
  if (bytes === null) {
    writer.u64(0xffff_ffff_ffff_ffffn)
    return
  }
  writer.u64(0xffff_ffff_ffff_fffen)
  for (let at = 0; at < bytes.length; at += 8000) {
    const part = bytes.subarray(at, at + 8000)
    writer.u32(part.length).raw(part)
  }
  writer.u32(0)
}

function timeBytes(scale: number): number {
  return scale <= 2 ? 3 : scale <= 4 ? 4 : 5
}

function timeText(units: bigint, scale: number): string {
  const unit = 10n ** BigInt(scale)
  const seconds = Number(units / unit)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return scale === 0 ? clock : `${clock}.${String(units % unit).padStart(scale, '0')}`
}

function timeUnits(text: string, scale: number): bigint {
  const [clock, fraction = ''] = text.split('.') as [string, string?]
  const [hours, minutes, seconds] = clock.split(':').map(Number) as [number, number, number]
  const whole = BigInt(hours * 3600 + minutes * 60 + seconds)
  return whole * 10n ** BigInt(scale) + BigInt(fraction.slice(0, scale).padEnd(scale, '0') || '0')
}

const FIRST = Date.UTC(2000, 0, 1) / DAY - 730_119

function dayText(day: number): string {
  const date = new Date((FIRST + day) * DAY)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

function dayNumber(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY - FIRST
}

function guidText(bytes: Buffer): string {
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
    .map((at) => bytes[at]!.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function guidBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex')
  return Buffer.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at]!))
}
