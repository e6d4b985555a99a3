import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../spec/support/tds/tds-server.ts'
import { openAdapter } from '../adapters/registry.ts'
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
  it.each([
    ['change_tracking', 3],
    ['rowversion', 2],
    ['at', 2],
  ])(
    'leaves out what changed at the source since the load, by %s, and nothing else',
    async (cursor, leftOut) => {
      await engine.execute(
        'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [at] DATETIME2(3) NOT NULL, [rv] ROWVERSION NOT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
        'ALTER TABLE [dbo].[people] ENABLE CHANGE_TRACKING',
        "INSERT INTO [dbo].[people] ([id], [name], [at]) SELECT i, 'n' || i, '2024-01-01 00:00:00.000' FROM range(50) r(i)",
      )
      const file = join(directory, 'models', 'sources.yml')
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('{name: people}', `{name: people, load: {cursor: ${cursor}}}`),
      )
      const options = {
        directory,
        environment: { APP_PASSWORD: 'Correct-horse-7' },
        cache: false,
        examples: 5,
      }
      await ingest(options)
      await engine.execute(
        "UPDATE [dbo].[people] SET [name] = 'new', [at] = '2024-02-01 00:00:00.000' WHERE [id] = 7",
        "INSERT INTO [dbo].[people] ([id], [name], [at]) VALUES (777, NULL, '2024-02-01 00:00:00.000')",
      )
      if (cursor === 'change_tracking') await engine.execute('DELETE FROM [dbo].[people] WHERE [id] = 3')
      const [since] = (await reconcile(options)).reconciliations
      expect(since).toMatchObject({ status: 'equal', leftOut, changed: 0, onlySource: 0, onlyTarget: 0 })
      expect(since?.message).toBe(`all equal; left out: ${leftOut} rows that changed in the source since`)
      const [now] = (await reconcile({ ...options, live: true })).reconciliations
      expect(now).toMatchObject({
        status: 'different',
        leftOut: 0,
        changed: 1,
        onlySource: 1,
        onlyTarget: leftOut - 2,
      })
      await spoil("UPDATE raw_app.people SET name = 'n9 ' WHERE id = 9")
      expect((await reconcile(options)).reconciliations).toMatchObject([
        {
          ...{ status: 'different', leftOut, changed: 1 },
          examples: [{ key: ['9'], cells: [{ column: 'name', a: 'n9', b: 'n9 ' }] }],
        },
      ])
    },
  )

  it('keeps a checksum of every column, in the table, the file and the answer', async () => {
    await engine.execute(
      'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [paid] DECIMAL(9, 2) NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
      "INSERT INTO [dbo].[people] SELECT i, 'n' || i, i / 4 FROM range(50) r(i)",
    )
    const options = { directory, environment: { APP_PASSWORD: 'Correct-horse-7' }, cache: false, examples: 5 }
    await ingest(options)
    await spoil("UPDATE raw_app.people SET name = 'N9' WHERE id = 9")
    const [done] = (await reconcile(options)).reconciliations
    const alike = done?.checksums?.map(({ column, source, target }) => [column, source === target])
    expect(alike).toEqual([
      ['id', true],
      ['name', false],
      ['paid', true],
    ])
    const kept = await ask('SELECT details FROM raw_app._reconciliations')
    expect(JSON.parse(String(kept[0]?.[0]))).toMatchObject({
      ...{ checksums: done?.checksums, columns: [{ column: 'name', changed: 1 }] },
      examples: [{ key: ['9'] }],
    })
    const file = JSON.parse(readFileSync(join(directory, 'target/reconciliations.json'), 'utf8'))
    expect(Object.values(file)).toMatchObject([[{ checksums: done?.checksums }]])
  })
})

async function ask(sql: string) {
  const adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  try {
    return (await adapter.connection.query(sql)).rows
  } finally {
    await adapter.close()
  }
}

const spoil = (sql: string) => ask(`${sql} RETURNING 1`)
