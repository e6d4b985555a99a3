// A table whose columns come and go on the server, and what its rows here have afterwards.

import type { Json, JsonObject } from '../../src/manifest/json.ts'
import { codes, run, type TestServer, table } from './loads-from-server.ts'

/** Folders are of the project. */
export const goneCases: readonly (readonly [string, JsonObject])[] = [
  ['changes', { cursor: 'change_tracking' }],
  ['all rows each time', { mode: 'full' }],
  ['changes, in a file', { cursor: 'change_tracking', target: 'parquet', folder: 'out' }],
  ['all rows each time, in a file', { mode: 'full', target: 'parquet', folder: 'out' }],
]

/** After each load: columns, and rows in the order of the key. */
export async function goneColumnsStay(test: TestServer, load: JsonObject): Promise<readonly Json[]> {
  const { engine, adapter } = test
  const things = '[dbo].[things]'
  await engine.execute(
    `CREATE TABLE ${things} ([code] NVARCHAR(9) NOT NULL, [n] INT NULL, [s] NVARCHAR(5) NULL, CONSTRAINT [pk_t] PRIMARY KEY ([code]))`,
    `ALTER TABLE ${things} ENABLE CHANGE_TRACKING`,
    `INSERT INTO ${things} VALUES (N'a', 15, N'x'), (N'b', 25, N'y'), (N'c', NULL, N'z')`,
  )
  const source = table('things', load)
  const told: Json[] = []
  const step = async (...statements: readonly string[]) => {
    await engine.execute(...statements)
    const summary = await run(test, [source])
    told.push(...codes(summary))
    const columns = (await adapter.catalog.columns(source.relation))!.map(({ name }) => name)
    const own = columns.filter((name) => !name.startsWith('_')).sort()
    const place = adapter.statements.quote(source.relation)
    const texts = own.map((name) => `CAST(${name} AS ${adapter.dialect === 'duckdb' ? 'VARCHAR' : 'STRING'})`)
    const { rows } = await adapter.connection.query(`SELECT ${texts.join(', ')} FROM ${place} ORDER BY code`)
    told.push(own.join(' '), ...rows.map((row) => row.map((value) => value ?? '-').join(' ')))
  }
  await step()
  // Gone alone: rows that are new have nothing there, rows that change keep what they had.
  await step(
    `ALTER TABLE ${things} DROP COLUMN [n]`,
    `UPDATE ${things} SET [s] = N'y2' WHERE [code] = N'b'`,
    `INSERT INTO ${things} ([code], [s]) VALUES (N'd', N'new')`,
  )
  // Another one comes: the table is loaded anew.
  await step(`ALTER TABLE ${things} ADD [extra] INT NULL`, `DELETE FROM ${things} WHERE [code] = N'c'`)
  // One is named otherwise, and one has another type.
  await step(
    `ALTER TABLE ${things} ADD [t] NVARCHAR(5) NULL`,
    `UPDATE ${things} SET [t] = [s], [extra] = 7`,
    `ALTER TABLE ${things} DROP COLUMN [s]`,
    `ALTER TABLE ${things} ALTER COLUMN [extra] BIGINT`,
  )
  // The first one is there again.
  await step(`ALTER TABLE ${things} ADD [n] INT NULL`, `UPDATE ${things} SET [n] = 9 WHERE [code] = N'a'`)
  return told
}

const CHANGED = 'sqlserver-schema-changed'
export const STAYED: readonly Json[] = [
  ...['code n s', 'a 15 x', 'b 25 y', 'c - z'],
  ...[CHANGED, 'code n s', 'a 15 x', 'b 25 y2', 'c - z', 'd - new'],
  ...[CHANGED, 'code extra n s', 'a - 15 x', 'b - 25 y2', 'd - - new'],
  ...[CHANGED, 'code extra n s t', 'a 7 15 x x', 'b 7 25 y2 y2', 'd 7 - new new'],
  ...[CHANGED, 'code extra n s t', 'a 7 9 x x', 'b 7 - y2 y2', 'd 7 - new new'],
]
