import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../spec/support/tds/tds-server.ts'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { ServerConnection } from '../connections/server-connection.ts'
import { openSqlserver } from '../connections/sqlserver/open-sqlserver.ts'
import { compareRelations } from './compare-relations.ts'
import { serverSide } from './server-side.ts'
import { sqlSide } from './sql-side.ts'

let engine: DuckdbEngine
let server: TdsServer
let connection: ServerConnection
let adapter: Adapter

beforeAll(async () => {
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
  connection = await openSqlserver({
    host: server.host,
    port: server.port,
    database: 'app',
    user: 'sa',
    password: 'Correct-horse-7',
    encrypt: false,
  })
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
  await engine.execute(
    `CREATE TABLE [dbo].[kinds] ([id] BIGINT NOT NULL, [d] DECIMAL(38, 10) NULL, [m] MONEY NULL, [t2] DATETIME2(7) NULL,
[dto] DATETIMEOFFSET(7) NULL, [g] UNIQUEIDENTIFIER NULL, [b] VARBINARY(8) NULL, [s] NVARCHAR(MAX) NULL,
[f] FLOAT NULL, [bit] BIT NULL, [day] DATE NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`,
    `INSERT INTO [dbo].[kinds] VALUES (9223372036854775807, 1234567890123456789012345678.0123456789, -922337203685477.5808,
N'9999-12-31 23:59:59.9999990', N'2024-02-29 01:02:03.1234560 +05:30', N'6F9619FF-8B86-D011-B42D-00C04FC964FF',
'\\x00\\xFF'::BLOB, N'', 0.1, 1, '0001-01-01'), (-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (2, -0.0000000001, 0, NULL, NULL, NULL, NULL, N'a''b😀é中 ', '-0'::DOUBLE, 0, NULL)`,
    'CREATE TABLE [dbo].[many] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, CONSTRAINT [pk2] PRIMARY KEY ([id]))',
    "INSERT INTO [dbo].[many] SELECT i, 'name ' || i FROM range(20000) r(i)",
  )
  await adapter.connection.execute(`CREATE TABLE kinds AS SELECT * FROM (VALUES
(9223372036854775807, 1234567890123456789012345678.0123456789::DECIMAL(38,10), -922337203685477.5808::DECIMAL(19,4),
TIMESTAMP '9999-12-31 23:59:59.999999', TIMESTAMPTZ '2024-02-28 19:32:03.123456+00', '6f9619ff-8b86-d011-b42d-00c04fc964ff'::UUID,
'\\x00\\xFF'::BLOB, '', 0.1::DOUBLE, TRUE, DATE '0001-01-01'),
(-1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
(2, -0.0000000001, 0, NULL, NULL, NULL, NULL, 'a''b😀é中 ', '-0'::DOUBLE, FALSE, NULL)) t(id, d, m, t2, dto, g, b, s, f, bit, day)`)
  await adapter.connection.execute(
    "CREATE TABLE many AS SELECT i::BIGINT AS id, 'name ' || i AS name FROM range(20000) r(i)",
  )
})
afterAll(async () => {
  await connection.close()
  await server.close()
  engine.close()
  await adapter.close()
})

const there = (name: string) => serverSide({ connection, table: { schema: 'dbo', name } })
const here = (name: string) =>
  sqlSide({ label: name, adapter, from: { database: undefined, schema: 'main', name } })

describe('a table of SQL Server against the warehouse', () => {
  it('is equal for every type, to the last digit', async () => {
    const found = await compareRelations(there('kinds'), here('kinds'), ['id'])
    expect(found.examples).toEqual([])
    expect(found).toMatchObject({ equal: true, schema: [], rowsA: 3, rowsB: 3 })
  })

  it('names the row that differs, and looks up only the rows of its bucket', async () => {
    await adapter.connection.execute("UPDATE many SET name = 'nane 4711' WHERE id = 4711")
    await adapter.connection.execute('DELETE FROM many WHERE id = 12')
    const found = await compareRelations(there('many'), here('many'), ['id'])
    expect(found.examples).toEqual([
      { kind: 'only-a', key: ['12'], cells: [] },
      { kind: 'changed', key: ['4711'], cells: [{ column: 'name', a: 'name 4711', b: 'nane 4711' }] },
    ])
    expect(found.readAgain).toBeLessThan(20_000 * 2 * 0.03)
  })

  it('says that a table is not there', async () => {
    await expect(compareRelations(there('none'), here('many'), ['id'])).rejects.toMatchObject({
      problems: [{ code: 'comparison-relation-missing' }],
    })
  })
})
