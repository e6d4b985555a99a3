import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../spec/support/tds/tds-server.ts'
import { openAdapter } from '../adapters/registry.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { diff } from './diff.ts'

let directory: string
let engine: DuckdbEngine
let server: TdsServer

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-diff-'))
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
  mkdirSync(join(directory, 'models'))
  writeFileSync(join(directory, 'models', 'people.sql'), 'SELECT 1 AS id')
  writeFileSync(
    join(directory, 'project.yml'),
    `name: app
target: local
targets: {local: {type: duckdb, path: w.duckdb, schema: main}, prod: {type: duckdb, path: w.duckdb, schema: prod}}
connections:
  app: {type: sqlserver, host: ${server.host}, port: ${server.port}, database: app, user: sa, password: "{{ env_var('APP_PASSWORD') }}", encrypt: false}
`,
  )
  await engine.execute(
    'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, [paid] DECIMAL(19, 4) NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))',
    "INSERT INTO [dbo].[people] SELECT i, CASE WHEN i % 5 = 0 THEN NULL ELSE 'näme ' || i END, i / 8 FROM range(500) r(i)",
    'CREATE TABLE [sales].[order lines] ([id] INT NOT NULL, CONSTRAINT [pk2] PRIMARY KEY ([id]))',
  )
  const adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  const rows = `SELECT i::BIGINT AS id, CASE WHEN i % 5 = 0 THEN NULL ELSE 'näme ' || i END AS name, (i / 8)::DECIMAL(19, 4) AS paid,
current_timestamp AS _loaded_at FROM range(500) r(i)`
  await adapter.connection.execute(`CREATE SCHEMA raw; CREATE TABLE raw.people AS ${rows};
CREATE TABLE raw.others AS SELECT * REPLACE (CASE id WHEN 7 THEN 'name 7' WHEN 5 THEN '' ELSE name END AS name) FROM raw.people WHERE id <> 9;
COPY (SELECT * EXCLUDE (_loaded_at) FROM raw.people) TO '${join(directory, 'people.parquet')}';
COPY (SELECT * EXCLUDE (_loaded_at), 1 AS extra FROM raw.others) TO '${join(directory, 'others.parquet')}';`)
  await adapter.close()
})

afterAll(async () => {
  await server.close()
  engine.close()
  rmSync(directory, { recursive: true, force: true })
})

async function compare(a: string, b: string, key: readonly string[] = []) {
  const environment = { APP_PASSWORD: 'Correct-horse-7' }
  const { comparisons } = await diff({
    directory,
    environment,
    cache: false,
    operands: [a, b],
    key,
    examples: 5,
  })
  return comparisons[0]!.comparison
}

const problemsOf = (a: string, b: string): Promise<readonly Problem[]> =>
  compare(a, b).then(
    () => [],
    (error) => {
      if (!(error instanceof ProblemError)) throw error
      return error.problems
    },
  )

describe('diff', () => {
  it.each([
    ['app:dbo.people', 'raw.people'],
    ['raw.people', 'app:people'],
    ['app:dbo.people', 'people.parquet'],
    ['people.parquet', 'app:[dbo].[people]'],
    ['app:dbo.people', 'app:dbo.people'],
  ])('finds nothing between %s and %s, by the key that the server knows', async (a, b) => {
    expect(await compare(a, b)).toMatchObject({
      equal: true,
      key: ['id'],
      rowsA: 500,
      rowsB: 500,
      schema: [],
    })
  })

  it.each([
    ['app:dbo.people', 'raw.others', []],
    ['app:dbo.people', 'others.parquet', ['extra']],
    ['people.parquet', 'others.parquet', ['extra']],
    ['raw.people', 'prod:raw.others', []],
  ])('names rows and columns that differ between %s and %s', async (a, b, missing) => {
    const found = await compare(a, b, ['id'])
    expect(found.schema.map(({ column, kind }) => [column, kind])).toEqual(
      missing.map((column) => [column, 'missing-in-a']),
    )
    expect(found).toMatchObject({ onlyA: 1, onlyB: 0, changed: 2, columns: [{ column: 'name', changed: 2 }] })
    expect(found.examples).toEqual([
      { kind: 'changed', key: ['5'], cells: [{ column: 'name', a: null, b: '' }] },
      { kind: 'changed', key: ['7'], cells: [{ column: 'name', a: 'näme 7', b: 'name 7' }] },
      { kind: 'only-a', key: ['9'], cells: [] },
    ])
  })

  it.each([
    ['app:dbo.peple', 'raw.people', 'Did you mean "app:dbo.people"?'],
    ['app:sales.orderlines', 'raw.people', 'Did you mean "app:sales.order lines"?'],
    ['ap:dbo.people', 'raw.people', 'Did you mean the connection "app"?'],
    ['raw.people', 'raw.othrs', 'Did you mean "raw.others"?'],
    ['raw.people', 'prd:raw.people', 'Did you mean "prod"?'],
    ['raw.people', 'peopel', 'Did you mean "people"?'],
    ['raw.people', 'peeple.parquet', 'Did you mean "people.parquet"?'],
    ['nowhere/x.parquet', 'raw.people', 'Give a name of the project'],
  ])('of %s and %s says: %s %s', async (a, b, hint) => {
    const problems = await problemsOf(a, b)
    expect(problems.map((problem) => problem.hint ?? '')).toEqual([expect.stringContaining(hint)])
    expect(JSON.stringify(problems)).not.toContain('Correct-horse')
  })
})
