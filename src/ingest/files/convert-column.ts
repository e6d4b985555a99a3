import type { TextOptions } from './files-request.ts'
import type { RawColumn } from './raw-reader.ts'

const INTEGER = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/
const INEXACT = /^(DOUBLE|FLOAT|DECIMAL)/
const NESTED = /\[\]$|^(STRUCT|MAP)/

/**
 * SQL that gives the column's value as `type` (the engine's), or NULL where it does not convert. Nothing is rounded to
 * a whole number and no time is cut off a date: such values do not convert.
 */
export function convertColumn(
  column: RawColumn,
  type: string,
  text: TextOptions,
  literal: (value: string) => string,
): string {
  const { sql } = column
  const target = type.toUpperCase()
  if (column.type !== undefined) return convertTyped(sql, column.type.toUpperCase(), target)
  if (target === 'VARCHAR') return sql
  if (INTEGER.test(target)) {
    // A cast from text rounds; as a double the value shows what would be lost.
    return `CASE WHEN TRY_CAST(${sql} AS ${type}) = TRY_CAST(${sql} AS DOUBLE) THEN TRY_CAST(${sql} AS ${type}) END`
  }
  if (target === 'DATE') {
    return text.dateFormat === undefined
      ? `CASE WHEN length(${sql}) <= 10 AND left(${sql}, 1) BETWEEN '0' AND '9' THEN TRY_CAST(${sql} AS DATE) END`
      : `CAST(try_strptime(${sql}, ${literal(text.dateFormat)}) AS DATE)`
  }
  if (target.startsWith('TIMESTAMP') && text.timestampFormat !== undefined) {
    return `CAST(try_strptime(${sql}, ${literal(text.timestampFormat)}) AS ${type})`
  }
  if (target === 'BLOB') return `TRY(from_base64(${sql}))`
  if (NESTED.test(target)) return `TRY_CAST(${column.json ?? `TRY_CAST(${sql} AS JSON)`} AS ${type})`
  if (target === 'JSON') return column.json ?? `TRY_CAST(${sql} AS JSON)`
  return `TRY_CAST(${sql} AS ${type})`
}

function convertTyped(sql: string, from: string, to: string): string {
  if (from === to) return sql
  if (INTEGER.test(to) && INEXACT.test(from)) {
    return `CASE WHEN ${sql} = trunc(${sql}) THEN TRY_CAST(${sql} AS ${to}) END`
  }
  if (to === 'DATE' && from.startsWith('TIMESTAMP')) {
    return `CASE WHEN CAST(CAST(${sql} AS DATE) AS TIMESTAMP) = CAST(${sql} AS TIMESTAMP) THEN CAST(${sql} AS DATE) END`
  }
  return `TRY_CAST(${sql} AS ${to})`
}

/** The narrowest of these that takes every value of a column of text. */
const GUESSES = ['BIGINT', 'DOUBLE', 'BOOLEAN', 'DATE', 'TIMESTAMPTZ'] as const

/** SQL of an aggregate that names the type which fits all values of an undeclared column of text. */
export function guessType({ sql }: RawColumn, text: TextOptions, literal: (value: string) => string): string {
  const column = { name: '', missingIn: [], sql, type: undefined }
  const cases = GUESSES.map(
    (type) =>
      `WHEN COUNT(${sql}) = COUNT(${convertColumn(column, type, text, literal)}) THEN ${literal(type)}`,
  )
  return `CASE WHEN COUNT(${sql}) = 0 THEN 'VARCHAR' ${cases.join(' ')} ELSE 'VARCHAR' END`
}
