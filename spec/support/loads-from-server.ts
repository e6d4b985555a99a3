// A test server with a company's tables, a warehouse, and loads between them, for the tests of the loader.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Adapter } from '../../src/adapters/adapter.ts'
import { openAdapter } from '../../src/adapters/registry.ts'
import { openSqlserver } from '../../src/connections/sqlserver/open-sqlserver.ts'
import { type IngestOptions, ingest } from '../../src/ingest/ingest.ts'
import type { IngestSummary } from '../../src/ingest/ingest-event.ts'
import { testSource } from '../../src/ingest/test-source.ts'
import type { Json, JsonObject } from '../../src/manifest/json.ts'
import { DuckdbEngine } from './tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from './tds/tds-server.ts'

let clock = 1_700_000_000_000

export interface TestServer {
  directory: string
  adapter: Adapter
  engine: DuckdbEngine
  server: TdsServer
}

const embedded = (directory: string): Promise<Adapter> =>
  openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'bigquery',
  })

/** New for each test of a file. */
export function testServer(open = embedded): TestServer {
  const held = {} as TestServer
  beforeEach(async () => {
    held.directory = mkdtempSync(join(tmpdir(), 'strata-sqlserver-'))
    held.adapter = await open(held.directory)
    held.engine = await DuckdbEngine.create()
    held.server = await startTdsServer(held.engine)
  })
  afterEach(async () => {
    await held.adapter.close()
    await held.server.close()
    held.engine.close()
    rmSync(held.directory, { recursive: true, force: true })
  })
  return held
}

export const table = (name: string, load: JsonObject = {}) =>
  testSource({ source: 'app', table: name, loader: 'sqlserver', load: { connection: 'app', ...load } })

export async function run(
  { server, adapter, directory }: TestServer,
  sources: ReturnType<typeof table>[],
  more: Partial<IngestOptions> = {},
): Promise<IngestSummary> {
  const { host, port } = server
  const settings = { host, port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false }
  return ingest({
    sources,
    adapter,
    dialect: 'bigquery',
    projectDirectory: directory,
    now: () => (clock += 1000),
    openConnection: () => openSqlserver(settings),
    pause: async () => {},
    ...more,
  })
}

export const codes = (summary: IngestSummary) =>
  summary.loads.flatMap(({ problems }) => problems.map(({ code }) => code))
export const messages = (summary: IngestSummary) => summary.loads.map(({ message }) => message)

export async function rows({ adapter }: TestServer, sql: string): Promise<readonly (readonly Json[])[]> {
  return (await adapter.connection.query(sql)).rows
}

export async function people({ engine }: TestServer, count = 5, tracked: boolean | 'captured' = true) {
  await engine.execute(
    `CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [at] DATETIME2(3) NOT NULL, [rv] ROWVERSION NOT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`,
    ...(tracked === true ? ['ALTER TABLE [dbo].[people] ENABLE CHANGE_TRACKING'] : []),
    ...(tracked === 'captured' ? ['ALTER TABLE [dbo].[people] ENABLE CDC'] : []),
  )
  for (let id = 1; id <= count; id++)
    await engine.execute(
      `INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (${id}, N'n${id}', N'2024-01-0${id} 00:00:00.000')`,
    )
}

export async function held(test: TestServer): Promise<string> {
  return (await rows(test, 'select id, name from raw_app.people order by id'))
    .map((row) => row.join(' '))
    .join(', ')
}
