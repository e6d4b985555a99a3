// The canonical text of a value, written by the warehouse itself. canonical-value.ts writes the very same in JavaScript.

import type { CanonicalType } from './canonical-type.ts'
import { lengthThatCounts, type Tolerance } from './tolerance.ts'

/** What an engine calls the functions that the fingerprints need. All take and give text unless they say otherwise. */
export interface CanonicalSql {
  /** The text of `sql`, which has type `own`, in the form of `common`; NULL stays NULL. */
  value(sql: string, own: CanonicalType, common: CanonicalType): string
  /** Length in bytes of UTF-8 and the text, so that no two lists of fields look the same; NULL is told from ''. */
  field(text: string): string
  concat(parts: readonly string[]): string
  /** 64 hexadecimal digits. */
  sha256(text: string): string
  /** The number that `count` hexadecimal digits from `start` (1-based) stand for. */
  slice(hex: string, start: number, count: number): string
  tolerate(text: string, tolerance: Tolerance, kind: CanonicalType['kind']): string
}

export const duckdbCanonical: CanonicalSql = {
  value: duckdbValue,
  field: (text) =>
    `CASE WHEN ${text} IS NULL THEN '-' ELSE CAST(strlen(${text}) AS VARCHAR) || ':' || ${text} END`,
  concat: (parts) => parts.join(' || '),
  sha256: (text) => `sha256(${text})`,
  slice: (hex, start, count) => `CAST('0x' || substr(${hex}, ${start}, ${count}) AS UBIGINT)`,
  tolerate(text, tolerance, kind) {
    const { trim, normalize, emptyIsNull, ignoreCase } = tolerance
    const length = lengthThatCounts(tolerance, kind)
    let result = text
    if (length !== undefined) result = `left(${result}, ${length})`
    if (trim) result = `rtrim(${result}, ' ')`
    if (normalize) result = `nfc_normalize(${result})`
    if (ignoreCase) result = `lower(${result})`
    return emptyIsNull ? `nullif(${result}, '')` : result
  },
}

export const bigqueryCanonical: CanonicalSql = {
  value: bigqueryValue,
  field: (text) =>
    `CASE WHEN ${text} IS NULL THEN '-' ELSE CONCAT(CAST(BYTE_LENGTH(${text}) AS STRING), ':', ${text}) END`,
  concat: (parts) => (parts.length === 1 ? parts[0]! : `CONCAT(${parts.join(', ')})`),
  sha256: (text) => `TO_HEX(SHA256(${text}))`,
  slice: (hex, start, count) => `CAST(CONCAT('0x', SUBSTR(${hex}, ${start}, ${count})) AS INT64)`,
  tolerate(text, tolerance, kind) {
    const { trim, normalize, emptyIsNull, ignoreCase } = tolerance
    const length = lengthThatCounts(tolerance, kind)
    let result = text
    if (length !== undefined) result = `LEFT(${result}, ${length})`
    if (trim) result = `RTRIM(${result}, ' ')`
    if (normalize) result = `NORMALIZE(${result}, NFC)`
    if (ignoreCase) result = `LOWER(${result})`
    return emptyIsNull ? `NULLIF(${result}, '')` : result
  },
}

const zeros = (count: number) => (count > 0 ? `'${'0'.repeat(count)}'` : undefined)

/** A text of decimals with `own` digits after the point gets as many as `wanted`. */
function padDecimals(text: string, own: number, wanted: number, join: (parts: string[]) => string): string {
  const more = `${own === 0 && wanted > 0 ? '.' : ''}${'0'.repeat(wanted - own)}`
  return more === '' ? text : join([text, `'${more}'`])
}

function duckdbValue(sql: string, own: CanonicalType, common: CanonicalType): string {
  const text = `CAST(${sql} AS VARCHAR)`
  const join = (parts: string[]) => parts.join(' || ')
  switch (common.kind) {
    case 'integer':
    case 'boolean':
      return own.kind === 'boolean' ? `CAST(CAST(${sql} AS INTEGER) AS VARCHAR)` : text
    case 'decimal':
      return padDecimals(text, own.kind === 'decimal' ? own.scale : 0, common.scale, join)
    case 'float': {
      // 17 significant digits tell every bit of a DOUBLE.
      const double = `CAST(${sql} AS DOUBLE)`
      return `CASE WHEN isnan(${double}) THEN 'nan' ELSE printf('%.16e', ${double}) END`
    }
    case 'time': {
      const point = `${text} || CASE WHEN contains(${text}, '.') THEN '' ELSE '.' END`
      return `rpad(${point}, ${9 + common.digits}, '0')`
    }
    case 'timestamp':
      return duckdbTimestamp(sql, own, common.digits)
    case 'binary':
      return `hex(${sql})`
    case 'uuid':
      return `upper(${text})`
    default:
      if (own.kind === 'binary') return `hex(${sql})`
      return own.kind === 'uuid' ? `upper(${text})` : text
  }
}

function duckdbTimestamp(sql: string, own: CanonicalType, digits: number): string {
  const moment = own.kind === 'date' ? `CAST(${sql} AS TIMESTAMP)` : sql
  return `left(strftime(${moment}, '%Y-%m-%dT%H:%M:%S.%n'), ${digits === 0 ? 19 : 20 + digits})`
}

function bigqueryValue(sql: string, own: CanonicalType, common: CanonicalType): string {
  const text = `CAST(${sql} AS STRING)`
  const join = (parts: string[]) => `CONCAT(${parts.join(', ')})`
  switch (common.kind) {
    case 'integer':
    case 'boolean':
      return own.kind === 'boolean' ? `CAST(CAST(${sql} AS INT64) AS STRING)` : text
    case 'decimal':
      return own.kind === 'decimal'
        ? bigqueryDecimal(text, common.scale)
        : padDecimals(text, 0, common.scale, join)
    case 'float': {
      const double = `CAST(${sql} AS FLOAT64)`
      return `CASE WHEN IS_NAN(${double}) THEN 'nan' WHEN IS_INF(${double}) THEN IF(${double} > 0, 'inf', '-inf') ELSE FORMAT('%.16e', ${double}) END`
    }
    case 'date':
      return `FORMAT_DATE('%E4Y-%m-%d', ${sql})`
    case 'time':
      return padFraction(`FORMAT_TIME('%H:%M:%E6S', ${sql})`, 9, common.digits)
    case 'timestamp': {
      const format = '%E4Y-%m-%dT%H:%M:%E6S'
      return padFraction(`FORMAT_TIMESTAMP('${format}', TIMESTAMP(${sql}), 'UTC')`, 20, common.digits)
    }
    case 'binary':
      return `UPPER(TO_HEX(${sql}))`
    case 'json':
    case 'other':
      return `TO_JSON_STRING(${sql})`
    default:
      if (own.kind === 'binary') return `UPPER(TO_HEX(${sql}))`
      return own.kind === 'json' || own.kind === 'other' ? `TO_JSON_STRING(${sql})` : text
  }
}

/** BigQuery leaves zeros at the end away; `FORMAT` is as exact there, but not in what imitates it. */
function bigqueryDecimal(text: string, scale: number): string {
  if (scale === 0) return text
  const padded = `CONCAT(${text}, IF(STRPOS(${text}, '.') = 0, '.', ''), ${zeros(scale)})`
  return `LEFT(${padded}, STRPOS(${padded}, '.') + ${scale})`
}

/** BigQuery writes six digits; `before` characters stand before them. */
function padFraction(text: string, before: number, digits: number): string {
  if (digits === 0) return `LEFT(${text}, ${before - 1})`
  if (digits < 6) return `LEFT(${text}, ${before + digits})`
  const more = zeros(digits - 6)
  return more === undefined ? text : `CONCAT(${text}, ${more})`
}
