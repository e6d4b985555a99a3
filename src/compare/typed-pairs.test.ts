import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../spec/support/tds/tds-server.ts'
import { TYPED_COLUMNS, typedRows } from '../../spec/support/typed-rows.ts'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { ServerConnection } from '../connections/server-connection.ts'
import { openSqlserver } from '../connections/sqlserver/open-sqlserver.ts'
import { compareRelations } from './compare-relations.ts'
import { serverSide } from './server-side.ts'
import { sqlSide } from './sql-side.ts'

let directory: string
let adapter: Adapter
let engine: DuckdbEngine
let server: TdsServer
let connection: ServerConnection
let filled: Promise<void> | undefined

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-typed-'))
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
  const { host, port } = server
  const login = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  connection = await openSqlserver(login)
})

afterAll(async () => {
  await connection.close()
  await server.close()
  engine.close()
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

const file = () => join(directory, 'typed.parquet')
const query = (label: string, sql: string) => sqlSide({ label, adapter, from: { sql } })
const sides = {
  duckdb: () => query('duckdb', 'SELECT * FROM typed'),
  parquet: () => query('parquet', `SELECT * FROM read_parquet('${file()}')`),
  server: () => serverSide({ connection, table: { schema: 'dbo', name: 'typed' } }),
}

async function fill(seed: number, special: boolean) {
  const rows = typedRows(seed, 250, special)
  await adapter.connection.execute(rows.duckdb)
  await adapter.connection.execute(`COPY typed TO '${file()}' (FORMAT parquet)`)
  if (!special) await engine.execute(...rows.server)
}

describe('random values of every type', () => {
  it.each([
    ['duckdb', 'server', 1],
    ['server', 'parquet', 2],
    ['duckdb', 'parquet', 3],
  ] as const)('are equal in %s and %s', async (a, b, seed) => {
    await fill(seed, b === 'parquet' && a === 'duckdb')
    for (const keys of [['id'], []]) {
      const found = await compareRelations(sides[a](), sides[b](), keys, { byColumn: true })
      expect(found.examples).toEqual([])
      expect(found).toMatchObject({ equal: true, schema: [], rowsA: 250, readAgain: 0 })
      expect(found.checksums.filter((one) => one.a !== one.b)).toEqual([])
    }
  })

  it.each(TYPED_COLUMNS)('the nearest other value of $server is seen', async ({ name, near }) => {
    // Filled once, by whichever comes first.
    filled ??= fill(4, false)
    await filled
    const spoiled = query(
      'spoiled',
      `SELECT * REPLACE (CASE WHEN id = 0 THEN ${near} ELSE ${name} END AS ${name}) FROM typed`,
    )
    for (const side of [sides.server(), sides.parquet()]) {
      const found = await compareRelations(side, spoiled, ['id'], { byColumn: true })
      expect(found).toMatchObject({ changed: 1, columns: [{ column: name, changed: 1 }] })
      expect(found.examples.map(({ key }) => key)).toEqual([['0']])
      expect(found.checksums.flatMap((one) => (one.a === one.b ? [] : [one.column]))).toEqual([name])
    }
  })

  it('NULL and the empty value are not the same, of text and of bytes', async () => {
    await adapter.connection.execute(
      "CREATE OR REPLACE TABLE typed AS SELECT 1 AS id, '' AS s, ''::BLOB AS b",
    )
    const none = query('none', 'SELECT 1 AS id, NULL::VARCHAR AS s, NULL::BLOB AS b')
    expect(await compareRelations(sides.duckdb(), none, ['id'])).toMatchObject({
      columns: [{ column: 'b' }, { column: 's' }],
    })
  })
})
