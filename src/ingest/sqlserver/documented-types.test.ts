import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Adapter } from '../../adapters/adapter.ts'
import { loadedType } from '../../adapters/bigquery/loaded-type.ts'
import { openAdapter } from '../../adapters/registry.ts'
import type { ServerColumn } from '../../connections/server-connection.ts'
import { shapeOf } from './column-shape.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/sql-server.md'), 'utf8')
const lines = page.slice(page.indexOf('## Types')).split('\n')
const table = lines
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const documented = (type: string) => {
  const row = table.find(([, types = '']) => types.split(/,\s+(?![^(]*\))/).includes(type))
  return row?.slice(2, 5)
}

const column = (base: string, more: Partial<ServerColumn> = {}): ServerColumn => ({
  ...{ name: 'c', base, type: base, nullable: true, identity: false, computed: false },
  ...more,
})
const times = { microseconds: 'TIMESTAMP, microseconds, no zone', TIME: 'TIME, microseconds' }

let directory: string
let adapter: Adapter
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-types-'))
  adapter = await openAdapter('duckdb', {
    ...{ settings: { path: ':memory:' }, projectDirectory: directory, projectDialect: 'duckdb' },
  })
})
afterAll(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

/** As the documentation puts what stands in a file's own schema. */
async function inParquet(type: string): Promise<string> {
  const file = join(directory, 'one.parquet')
  await adapter.loader.exportTo({ sql: `SELECT CAST(NULL AS ${type}) AS c` }, { file, format: 'parquet' })
  const { rows } = await adapter.connection.query(
    `SELECT type, converted_type, logical_type FROM parquet_schema('${file}') WHERE name = 'c'`,
  )
  const [physical, converted, logical] = (rows[0] ?? []).map((value) => String(value ?? ''))
  if (/NANOS=(?!<null>)/.test(logical!)) return 'TIMESTAMP, nanoseconds'
  if (logical!.startsWith('TimestampType'))
    return /AdjustedToUTC=(1|true)/.test(logical!) ? 'TIMESTAMP, microseconds, UTC' : times.microseconds
  if (converted === 'TIME_MICROS') return times.TIME
  if (converted === 'INT_16') return 'INT32 (16 bits)'
  if (converted === 'UTF8') return 'STRING'
  if (converted === 'DECIMAL') return type
  return converted === 'DATE' ? 'DATE' : physical!
}

it.each<[string, ServerColumn]>([
  ...[
    'tinyint',
    'smallint',
    'int',
    'bigint',
    'bit',
    'float',
    'real',
    'date',
    'datetime',
    'smalldatetime',
  ].map((base): [string, ServerColumn] => [base, column(base)]),
  ...['char', 'varchar', 'nchar', 'nvarchar', 'text', 'ntext', 'xml', 'json', 'uniqueidentifier'].map(
    (base): [string, ServerColumn] => [base, column(base)],
  ),
  ...['binary', 'varbinary', 'image'].map((base): [string, ServerColumn] => [base, column(base)]),
  ['rowversion', column('timestamp')],
  ['decimal(p, s)', column('decimal', { precision: 38, scale: 9 })],
  ['money', column('money', { precision: 19, scale: 4 })],
  ['smallmoney', column('smallmoney', { precision: 10, scale: 4 })],
  ['time(n)', column('time', { scale: 7 })],
  ['datetime2(0 to 6)', column('datetime2', { scale: 6 })],
  ['datetime2(7)', column('datetime2', { scale: 7 })],
  ['datetimeoffset(n)', column('datetimeoffset', { scale: 7 })],
])('%s is documented as it is written', async (type, of) => {
  const [parquet, duckdb, elsewhere] = documented(type) ?? []
  const { type: engine } = shapeOf(of, { asText: [], nanoseconds: true })!
  const general = (text: string) => text.replace('DECIMAL(38, 9)', 'DECIMAL(p, s)')
  expect({ parquet, duckdb }).toEqual({
    parquet: general(await inParquet(engine)),
    duckdb: general(engine),
  })
  const { type: coarse } = shapeOf(of, { asText: [], nanoseconds: false })!
  expect(elsewhere!.split(/[ ,]+/)).toContain(loadedType(coarse).replace(/\(.*/, ''))
})

it.each(['sql_variant', 'hierarchyid', 'geometry', 'geography'])('%s is left out, as documented', (type) => {
  expect(shapeOf(column(type), { asText: [], nanoseconds: true })).toBeUndefined()
  expect(documented(type)?.[0]).toBe('left out, told')
})
