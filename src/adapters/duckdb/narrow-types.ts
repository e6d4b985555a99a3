import type { FileSource, QueryOptions } from '../adapter.ts'
import type { DuckdbConnection } from './connection.ts'
import { readFiles } from './file-source.ts'
import { quoteName } from './statements.ts'

/** INTEGER for those of a file's columns that hold nothing but whole numbers of 32 bits, or nothing at all. */
export async function narrowTypes(
  connection: DuckdbConnection,
  source: FileSource,
  names: readonly string[],
  options: QueryOptions,
): Promise<ReadonlyMap<string, string>> {
  const from = readFiles(source, [])
  const asked = new Set(names.map((name) => name.toLowerCase()))
  const columns = (await connection.describe(`SELECT * FROM ${from}`, options)).filter(
    ({ name, type }) => asked.has(name.toLowerCase()) && (type === 'BIGINT' || type === 'VARCHAR'),
  )
  if (columns.length === 0) return new Map()
  const fits = columns.map(({ name, type }) => {
    const column = quoteName(name)
    return type === 'VARCHAR'
      ? `count(${column}) = 0`
      : `coalesce(min(${column}) >= -2147483648 AND max(${column}) <= 2147483647, true)`
  })
  const { rows } = await connection.query(`SELECT ${fits.join(', ')} FROM ${from}`, options)
  const small = columns.filter((_, index) => rows[0]?.[index] === true)
  return new Map(
    small.map(({ name }) => [names.find((other) => other.toLowerCase() === name.toLowerCase())!, 'INTEGER']),
  )
}
