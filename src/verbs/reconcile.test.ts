import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../spec/support/tds/tds-server.ts'
import { ingest } from './ingest.ts'
import { reconcile } from './reconcile.ts'

let directory: string
let engine: DuckdbEngine
let server: TdsServer

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-reconcile-'))
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
  mkdirSync(join(directory, 'models'))
  writeFileSync(
    join(directory, 'project.yml'),
    `name: app
dialect: bigquery
target: local
targets: {local: {type: duckdb, path: w.duckdb, schema: main}}
connections:
  app: {type: sqlserver, host: ${server.host}, port: ${server.port}, database: app, user: sa, password: "{{ env_var('APP_PASSWORD') }}", encrypt: false}
`,
  )
  writeFileSync(
    join(directory, 'models', 'sources.yml'),
    `version: 2
sources:
  - name: app
    schema: raw_app
    loader: sqlserver
    load: {connection: app}
    tables: [{name: people}]
`,
  )
})

afterEach(async () => {
  await server.close()
  engine.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('reconcile', () => {
  it('compares a table of SQL Server with what was loaded from it, and names what changed there since', async () => {
    await engine.execute(
      'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [paid] DECIMAL(19, 4) NULL, [at] DATETIME2(3) NOT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
      "INSERT INTO [dbo].[people] SELECT i, CASE WHEN i % 5 = 0 THEN NULL ELSE 'näme ' || i END, i / 8, TIMESTAMP '2024-01-01' + to_seconds(i) FROM range(500) r(i)",
    )
    const options = { directory, environment: { APP_PASSWORD: 'Correct-horse-7' }, cache: false }
    expect((await ingest(options)).summary.loads.map(({ status }) => status)).toEqual(['loaded'])
    const first = await reconcile({ ...options, examples: 5 })
    expect(first.problems).toEqual([])
    expect(first.reconciliations).toMatchObject([
      { table: 'app.people', status: 'equal', rowsSource: 500, rowsTarget: 500 },
    ])
    await engine.execute(
      "UPDATE [dbo].[people] SET [name] = 'name 7' WHERE [id] = 7",
      "INSERT INTO [dbo].[people] VALUES (777, NULL, 0, TIMESTAMP '2024-01-01')",
    )
    const second = await reconcile({ ...options, examples: 5 })
    expect(second.reconciliations).toMatchObject([
      {
        ...{ status: 'different', onlySource: 1, onlyTarget: 0, changed: 1 },
        examples: [
          { key: ['7'], cells: [{ column: 'name', a: 'name 7', b: 'näme 7' }] },
          { kind: 'only-a', key: ['777'] },
        ],
      },
    ])
    await engine.execute('DROP TABLE [dbo].[people]')
    const third = await reconcile({ ...options, examples: 5 })
    expect(third.reconciliations).toMatchObject([{ status: 'error' }])
    expect(third.problems.map(({ code }) => code)).toEqual(['comparison-relation-missing'])
  })
})
