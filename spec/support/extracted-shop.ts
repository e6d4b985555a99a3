// A small shop in the fixture's SQL Server and a project that takes it in, by every cursor; it changes on demand, the same each time.

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ingest, reconcile } from '../../src/index.ts'
import type { Problem } from '../../src/problems/problem.ts'
import { DuckdbEngine } from './tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from './tds/tds-server.ts'

export const SHOP_PASSWORD = 'Zebra-Quagga-91'
export const DEV = resolve(import.meta.dirname, '../../src/cli/dev.ts')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface ExtractedShop {
  readonly directory: string
  readonly engine: DuckdbEngine
  readonly server: TdsServer
  readonly environment: Readonly<Record<string, string>>
  /** New, changed and deleted rows, and keys that change. */
  change(step: number): Promise<void>
  /** Loads once; true where every table came in. */
  load(): Promise<boolean>
  /** What is not as it should be after loads that went well; empty where all is well. */
  differences(): Promise<readonly string[]>
  /** The command line, as a process of its own. */
  strata(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ran>
  close(): Promise<void>
}

const KEY = (name: string) => `CONSTRAINT [pk_${name}] PRIMARY KEY ([id])`
const TABLES = [
  `CREATE TABLE [dbo].[accounts] ([id] INT NOT NULL, [name] NVARCHAR(60) NULL, [credit] DECIMAL(19, 4) NULL, ${KEY('accounts')})`,
  `CREATE TABLE [dbo].[orders] ([id] BIGINT NOT NULL, [account] INT NOT NULL, [note] NVARCHAR(200) NULL, [at] DATETIME2(3) NOT NULL, ${KEY('orders')})`,
  `CREATE TABLE [dbo].[logins] ([id] INT NOT NULL, [times] INT NOT NULL, [rv] ROWVERSION NOT NULL, ${KEY('logins')})`,
  `CREATE TABLE [dbo].[visits] ([id] INT NOT NULL, [page] NVARCHAR(60) NULL, [updated_at] DATETIME2(3) NOT NULL, ${KEY('visits')})`,
]

/** Where the rows go: a table of a DuckDB file, a Parquet file, or BigQuery at an endpoint. */
export type ShopTarget = 'duckdb' | 'parquet' | { readonly endpoint: string }

export async function openExtractedShop(rows = 600, target: ShopTarget = 'duckdb'): Promise<ExtractedShop> {
  const directory = mkdtempSync(join(tmpdir(), 'strata-shop-'))
  const engine = await DuckdbEngine.create({ users: { loader: SHOP_PASSWORD } })
  const server = await startTdsServer(engine)
  const moment = (number: string) =>
    `strftime(TIMESTAMP '2024-01-01' + to_seconds(${number}), '%Y-%m-%d %H:%M:%S.%g')`
  await engine.execute(
    ...TABLES,
    `INSERT INTO [dbo].[accounts] SELECT i, CASE WHEN i % 9 = 0 THEN NULL ELSE 'näme ' || i END, i / 8 FROM range(${rows}) r(i)`,
    `INSERT INTO [dbo].[orders] SELECT i, i % 97, repeat('é', CAST(i % 150 AS INTEGER)), ${moment('i')} FROM range(${rows * 2}) r(i)`,
    `INSERT INTO [dbo].[logins] ([id], [times]) SELECT i, i % 5 FROM range(${rows}) r(i)`,
    `INSERT INTO [dbo].[visits] SELECT i, 'page ' || i, ${moment('i % 10')} FROM range(${rows}) r(i)`,
    'ALTER TABLE [dbo].[accounts] ENABLE CHANGE_TRACKING',
    'ALTER TABLE [dbo].[orders] ENABLE CHANGE_TRACKING',
  )
  writeProject(directory, server.port, target)
  const environment = { APP_PASSWORD: SHOP_PASSWORD }
  const options = { directory, environment, cache: false }
  return {
    ...{ directory, engine, server, environment },
    change: (step) => engine.execute(...changesOf(step, moment)),
    async load() {
      const { summary } = await ingest(options)
      return summary.loads.length === 4 && summary.loads.every(({ status }) => status === 'loaded')
    },
    async differences() {
      const { reconciliations, problems } = await reconcile({ ...options, examples: 3, live: true })
      const unequal = reconciliations.filter(({ status }) => status !== 'equal')
      return [
        ...(reconciliations.length === 4 ? [] : [`${reconciliations.length} tables were compared, not 4`]),
        ...unequal.map(({ table, message, examples }) => `${table}: ${message} ${JSON.stringify(examples)}`),
        ...problems.map(({ message }: Problem) => message),
      ]
    },
    strata: (args, more = environment) =>
      new Promise((done) => {
        const env = { PATH: process.env.PATH ?? '', HOME: directory, ...more }
        execFile(process.execPath, [DEV, ...args], { cwd: directory, env }, (error, out, err) =>
          done({ code: Number(error?.code ?? 0), out, err }),
        )
      }),
    async close() {
      await server.close()
      engine.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function changesOf(step: number, moment: (number: string) => string): readonly string[] {
  const now = moment(String(1_000_000 + step * 60))
  return [
    `UPDATE [dbo].[accounts] SET [name] = 'step ${step}' WHERE [id] % 41 = ${step % 41}`,
    `INSERT INTO [dbo].[accounts] SELECT ${100_000 + step * 100} + i, NULL, 0.0001 FROM range(30) r(i)`,
    `DELETE FROM [dbo].[accounts] WHERE [id] % 83 = ${(step * 7) % 83}`,
    `UPDATE [dbo].[orders] SET [note] = repeat('x', 180) || ' ${step}' WHERE [id] % 53 = ${step % 53}`,
    `UPDATE [dbo].[orders] SET [id] = [id] + 1000000 WHERE [id] = ${step * 3 + 1}`,
    `UPDATE [dbo].[logins] SET [times] = [times] + 1 WHERE [id] % 19 = ${step % 19}`,
    `INSERT INTO [dbo].[logins] ([id], [times]) VALUES (${100_000 + step}, 0)`,
    `UPDATE [dbo].[visits] SET [page] = 'step ${step}', [updated_at] = ${now} WHERE [id] % 31 = ${step % 31}`,
    `INSERT INTO [dbo].[visits] VALUES (${100_000 + step}, '', ${now})`,
  ]
}

function writeProject(directory: string, port: number, target: ShopTarget): void {
  const dataset = `shop_${Date.now().toString(36)}`
  const warehouse =
    typeof target === 'string'
      ? '{type: duckdb, path: w.duckdb, schema: shop}'
      : `{type: bigquery, project: test-project, dataset: ${dataset}, api_endpoint: "${target.endpoint}"}`
  mkdirSync(join(directory, 'models'))
  writeFileSync(
    join(directory, 'project.yml'),
    `name: shop
dialect: bigquery
target: local
targets:
  local: ${warehouse}
connections:
  app: {type: sqlserver, host: 127.0.0.1, port: ${port}, database: app, user: loader, password: "{{ env_var('APP_PASSWORD') }}", encrypt: false}
`,
  )
  writeFileSync(
    join(directory, 'models', 'app.yml'),
    `version: 2
sources:
  - name: app
    schema: ${typeof target === 'string' ? 'raw_app' : `raw_${dataset}`}
    loader: sqlserver
    connection: app
    load: {retries: 0${target === 'parquet' ? ', target: parquet' : ''}}
    tables:
      - {name: accounts, load: {cursor: change_tracking, batch_rows: 200}}
      - {name: orders, load: {cursor: change_tracking, batch_rows: 500}}
      - {name: logins, load: {cursor: rowversion}}
      - {name: visits, load: {cursor: updated_at}}
`,
  )
}
