import type { DuckDBResultReader, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
} from '@duckdb/node-api'

/**
 * Values of both engines as the same text: the type by its first letters, then the value. `1i` is an INT64, `1.5f` a
 * FLOAT64 of 14 digits, `1.5n` a NUMERIC, `d` a DATE, `dt` a DATETIME, `ts` a TIMESTAMP, `b:` BYTES, `j` JSON. Structs
 * are lists of pairs.
 */
export type Canonical = null | boolean | string | readonly Canonical[]

export function canonicalRows(reader: DuckDBResultReader): Canonical[][] {
  const types = reader.columnTypes()
  return reader.getRows().map((row) => row.map((value, index) => canonicalValue(value, types[index]!)))
}

function canonicalValue(value: DuckDBValue, type: DuckDBType): Canonical {
  if (value === null) return null
  if (type.alias === 'JSON') return `j${String(value)}`
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value
  if (typeof value === 'bigint')
    return type.toString() === 'BIGINT' ? `${value}i` : `${type.toString()} ${value}`
  if (typeof value === 'number') {
    return type.toString() === 'DOUBLE' ? canonicalFloat(value) : `${type.toString()} ${value}`
  }
  if (value instanceof DuckDBDecimalValue) return canonicalDecimal(value.value, value.scale)
  if (value instanceof DuckDBBlobValue) return `b:${Buffer.from(value.bytes).toString('hex')}`
  if (value instanceof DuckDBDateValue) return `d${canonicalDate(value.days)}`
  if (value instanceof DuckDBTimestampValue) return `dt${canonicalMoment(value.micros)}`
  if (value instanceof DuckDBTimestampTZValue) return `ts${canonicalMoment(value.micros)}`
  if (value instanceof DuckDBTimeValue) return `t${canonicalMoment(value.micros).slice(11)}`
  if (value instanceof DuckDBIntervalValue) return `interval ${value.months} ${value.days} ${value.micros}`
  if (value instanceof DuckDBListValue && type instanceof DuckDBListType) {
    return value.items.map((item) => canonicalValue(item, type.valueType))
  }
  if (value instanceof DuckDBStructValue && type instanceof DuckDBStructType) {
    return type.entryNames.map((name, index) => [
      /^_field_\d+$/.test(name) ? '' : name,
      canonicalValue(value.entries[name] ?? null, type.entryTypes[index]!),
    ])
  }
  return `${type.toString()} ${String(value)}`
}

export function canonicalFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return String(value)
  return value === 0 ? '0f' : `${Number(value.toPrecision(14))}f`
}

export function canonicalDecimal(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' || scale === 0 ? '' : `.${fraction}`}n`
}

export function canonicalDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

export function canonicalMoment(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = Number((micros - fraction) / 1_000_000n)
  const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`
}
