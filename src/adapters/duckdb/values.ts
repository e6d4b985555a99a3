// DuckDB's values as JSON: numbers where they fit, text where digits would be lost.

import type { DuckDBDataChunk, DuckDBType, DuckDBValue, DuckDBValueConverter } from '@duckdb/node-api'
import type { Json } from '../../manifest/json.ts'

interface Listlike {
  readonly items: readonly DuckDBValue[]
}
interface Structlike {
  readonly entries:
    | Readonly<Record<string, DuckDBValue>>
    | readonly { key: DuckDBValue; value: DuckDBValue }[]
}

/** Integers to 2^53 are numbers, larger ones text; so are a column's decimals, dates, times, blobs, NaN and infinities. */
export function toJson(value: DuckDBValue): Json {
  if (value === null || value === undefined) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : String(value)
    case 'bigint':
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
        ? Number(value)
        : String(value)
    default:
      return nested(value)
  }
}

function nested(value: object): Json {
  if ('items' in value) return (value as Listlike).items.map(inside)
  if ('entries' in value) {
    const { entries } = value as Structlike
    if (Array.isArray(entries)) {
      return entries.map((entry: { key: DuckDBValue; value: DuckDBValue }) => ({
        key: inside(entry.key),
        value: inside(entry.value),
      }))
    }
    return Object.fromEntries(Object.entries(entries).map(([key, item]) => [key, inside(item)]))
  }
  return String(value)
}

/** Inside lists and structs no column type tells a decimal from text, so it is a number where no digit is lost. */
function inside(value: DuckDBValue): Json {
  if (!(value instanceof Object && 'scale' in value)) return toJson(value)
  const text = String(value)
  const digits = text
    .replace(/^-?0*\.?0*/, '')
    .replace(/\.?0+$/, '')
    .replace('.', '')
  return digits.length <= 15 ? Number(text) : text
}

const convert: DuckDBValueConverter<Json> = (value: DuckDBValue, _type: DuckDBType) => toJson(value)

export function chunkRows(chunk: DuckDBDataChunk): Json[][] {
  return chunk.convertRows<Json>(convert)
}
