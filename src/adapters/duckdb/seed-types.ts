import type { FileSource, QueryOptions } from '../adapter.ts'
import type { DuckdbConnection } from './connection.ts'
import { readFiles } from './file-source.ts'
import { FAMILIES, type Family, familyOf, guessType } from './guess-type.ts'
import { quoteName } from './statements.ts'

/** Most seeds are no longer, and are judged here; an engine takes longer to plan so many questions than to answer them. */
const JUDGED_HERE = 1000

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
  if (source.format !== 'csv' || names.length === 0) return new Map()
  const from = readFiles(source, [], 'as text')
  const columns = names.map(quoteName).join(', ')
  const { rows } = await connection.query(`SELECT ${columns} FROM ${from} LIMIT ${JUDGED_HERE + 1}`, options)
  const values = names.map((_, index) => rows.map((row) => row[index] as string | null))
  if (rows.length <= JUDGED_HERE)
    return new Map(names.map((name, index) => [name, guessType(values[index]!)]))
  // What the first rows are not, all of them cannot be.
  const asked = names.map((name, index) => ({ name, family: familyOf(values[index]!) }))
  const open = asked.filter(({ family }) => family !== 'text')
  const types = new Map(names.map((name) => [name, 'VARCHAR']))
  if (open.length === 0) return types
  const guesses = open.map(({ name, family }) => guessOf(quoteName(name), family)).join(', ')
  const all = await connection.query(`SELECT ${guesses} FROM ${from}`, options)
  for (const [index, { name }] of open.entries()) types.set(name, String(all.rows[0]?.[index]))
  return types
}

function guessOf(column: string, family: Family): string {
  const all = (condition: string) => `coalesce(bool_and(${column} IS NULL OR (${condition})), true)`
  const fits = (type: string) => `TRY_CAST(trim(${column}) AS ${type}) IS NOT NULL`
  const looks = (pattern: RegExp, type: string) =>
    all(`regexp_full_match(trim(${column}), '${pattern.source}') AND ${fits(type)}`)
  const number = `TRY_CAST(trim(${column}) AS DOUBLE)`
  const fraction = `bool_or(${number} <> trunc(${number}))`
  const whole = `WHEN ${all(fits('INTEGER'))} THEN 'INTEGER' WHEN ${all(fits('BIGINT'))} THEN 'BIGINT'`
  const { number: numbers, date, moment, isoMoment } = FAMILIES
  const ways: Readonly<Record<Exclude<Family, 'text' | 'empty'>, string>> = {
    number: `WHEN ${looks(numbers, 'DOUBLE')} THEN CASE WHEN ${fraction} THEN 'DOUBLE' ${whole} ELSE 'DOUBLE' END`,
    date: `WHEN ${looks(date, 'DATE')} THEN 'DATE'`,
    moment: `WHEN ${looks(moment, 'TIMESTAMP')} OR ${looks(isoMoment, 'TIMESTAMP')} THEN 'TIMESTAMP'`,
    boolean: `WHEN ${all(`lower(trim(${column})) IN ('true', 'false')`)} THEN 'BOOLEAN'`,
  }
  const chosen = family === 'empty' ? Object.values(ways) : family === 'text' ? [] : [ways[family]]
  return `CASE ${chosen.join(' ')} ELSE 'VARCHAR' END`
}
