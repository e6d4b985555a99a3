import type { FileSource, QueryOptions } from '../adapter.ts'
import type { DuckdbConnection } from './connection.ts'
import { readFiles } from './file-source.ts'
import { quoteName } from './statements.ts'

const NUMBER = '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?'
const DATE = '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}'
const MOMENT = `${DATE}\\s+[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}`
const ISO_MOMENT =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?'

/**
 * Types of a CSV file's columns by the values of all its rows, as dbt guesses them: whole numbers are INTEGER (BIGINT where
 * they need it, `27.0` is whole), then DOUBLE, DATE, TIMESTAMP to the second or in ISO 8601 with a T, BOOLEAN, else text.
 * A column without any value is INTEGER.
 */
export async function seedTypes(
  connection: DuckdbConnection,
  source: FileSource,
  names: readonly string[],
  options: QueryOptions,
): Promise<ReadonlyMap<string, string>> {
  if (source.format !== 'csv') return new Map()
  const guesses = names.map((name) => guessOf(quoteName(name)))
  const from = readFiles(source, [], 'as text')
  const { rows } = await connection.query(`SELECT ${guesses.join(', ')} FROM ${from}`, options)
  return new Map(names.map((name, index) => [name, String(rows[0]?.[index])]))
}

function guessOf(column: string): string {
  const all = (condition: string) => `coalesce(bool_and(${column} IS NULL OR (${condition})), true)`
  const fits = (type: string) => `TRY_CAST(trim(${column}) AS ${type}) IS NOT NULL`
  const looks = (pattern: string, type: string) =>
    all(`regexp_full_match(trim(${column}), '${pattern}') AND ${fits(type)}`)
  const number = `TRY_CAST(trim(${column}) AS DOUBLE)`
  const fraction = `bool_or(${number} <> trunc(${number}))`
  const whole = `WHEN ${all(fits('INTEGER'))} THEN 'INTEGER' WHEN ${all(fits('BIGINT'))} THEN 'BIGINT'`
  return (
    `CASE WHEN ${looks(NUMBER, 'DOUBLE')} THEN CASE WHEN ${fraction} THEN 'DOUBLE' ${whole} ELSE 'DOUBLE' END` +
    ` WHEN ${looks(DATE, 'DATE')} THEN 'DATE'` +
    ` WHEN ${looks(MOMENT, 'TIMESTAMP')} OR ${looks(ISO_MOMENT, 'TIMESTAMP')} THEN 'TIMESTAMP'` +
    ` WHEN ${all(`lower(trim(${column})) IN ('true', 'false')`)} THEN 'BOOLEAN' ELSE 'VARCHAR' END`
  )
}
