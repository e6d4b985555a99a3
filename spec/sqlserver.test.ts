import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeServerProject, writeServerSource } from './support/server-project.ts'
import { DuckdbEngine } from './support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from './support/tds/tds-server.ts'

const PASSWORD = 'Zebra-Quagga-91'
const dev = resolve(import.meta.dirname, '../src/cli/dev.ts')
let directory: string
let engine: DuckdbEngine
let server: TdsServer

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-spec-sqlserver-'))
  engine = await DuckdbEngine.create({ users: { loader: PASSWORD } })
  server = await startTdsServer(engine)
  await engine.execute(
    'CREATE TABLE [dbo].[accounts] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, CONSTRAINT [pk_a] PRIMARY KEY ([id]))',
    'ALTER TABLE [dbo].[accounts] ENABLE CHANGE_TRACKING',
    "INSERT INTO [dbo].[accounts] SELECT range, 'n' || range FROM range(1000)",
    'CREATE TABLE [sales].[order lines] ([id] INT NOT NULL, [amount] DECIMAL(12, 2) NOT NULL)',
  )
  writeServerProject({ directory, port: server.port })
  writeServerSource(directory, '      - {name: accounts, load: {cursor: change_tracking}}\n')
})

afterAll(async () => {
  await server.close()
  engine.close()
  rmSync(directory, { recursive: true, force: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

function strata(
  args: readonly string[],
  environment: Record<string, string> = { APP_PASSWORD: PASSWORD },
): Promise<Ran> {
  return new Promise((resolveRan) => {
    const env = { PATH: process.env.PATH ?? '', HOME: directory, ...environment }
    execFile(process.execPath, [dev, ...args], { cwd: directory, env }, (error, out, err) =>
      resolveRan({ code: Number(error?.code ?? 0), out, err }),
    )
  })
}

it('ingests through the command line, and then only what has changed', async () => {
  const dry = await strata(['ingest', '--dry-run'])
  expect(dry.out).toBe(`| table        | mode | would read      | rows        |
|--------------|------|-----------------|-------------|
| app.accounts | full | the whole table | about 1,000 |
Nothing was loaded: 1 table would be read.
`)
  expect(existsSync(join(directory, 'target/w.duckdb'))).toBe(false)
  const first = await strata(['ingest', '--select', 'source:app'])
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('1,000 rows read')])
  await engine.execute('DELETE FROM [dbo].[accounts] WHERE [id] = 3')
  const second = await strata(['ingest', '--select', 'source:app'])
  expect(second.err).toContain('0 rows new or changed, 1 row gone')
  const shown = await strata([
    'show',
    '--inline',
    'select count(*) as n from raw_app.accounts',
    '--output',
    'json',
  ])
  expect(JSON.parse(shown.out)).toMatchObject([{ n: 999 }])
})

it('writes the source YAML from the catalog', async () => {
  const found = await strata(['ingest', 'discover'])
  expect(found.out).toBe(`version: 2
sources:
  - name: app
    schema: raw_app
    loader: sqlserver
    connection: app
    tables:
      - name: accounts
        load: {cursor: change_tracking}
        columns:
          - name: id
            meta: {server_type: int}
            data_tests: [unique, not_null]
          - name: name
            meta: {server_type: "nvarchar(40)"}
      - name: order lines
        load: {schema: sales, mode: full}
        columns:
          - name: id
            meta: {server_type: int}
          - name: amount
            meta: {server_type: "decimal(12, 2)"}
`)
})

it('tells what to do with a wrong password, a variable that is not set, an unknown connection', async () => {
  const wrong = await strata(['ingest'], { APP_PASSWORD: 'Not-the-password-55' })
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain('refused the login')
  const missing = await strata(['ingest'], {})
  expect(`${missing.code} ${missing.err}`).toContain('APP_PASSWORD')
  const unknown = await strata(['ingest', 'discover', '--connection', 'ap'])
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('Did you mean "app"?')
  for (const { out, err } of [wrong, missing, unknown])
    expect(out + err).not.toMatch(/Zebra|Not-the-password/)
})

it('killed in the middle, goes on and comes to the same end', async () => {
  await engine.execute(
    'CREATE TABLE [dbo].[big] ([id] INT NOT NULL, [v] NVARCHAR(100) NULL, CONSTRAINT [pk_b] PRIMARY KEY ([id]))',
    'ALTER TABLE [dbo].[big] ENABLE CHANGE_TRACKING',
    "INSERT INTO [dbo].[big] SELECT range, repeat('y', 60) FROM range(20000)",
  )
  writeFileSync(
    join(directory, 'models', 'big.yml'),
    `version: 2
sources:
  - name: bulk
    schema: raw_bulk
    loader: sqlserver
    connection: app
    tables: [{name: big, load: {cursor: change_tracking, batch_rows: 2000}}]
`,
  )
  server.faults.plan({ kind: 'slow', milliseconds: 15 })
  const env = { PATH: process.env.PATH ?? '', HOME: directory, APP_PASSWORD: PASSWORD }
  const child = spawn(process.execPath, [dev, 'ingest', '--select', 'source:bulk'], { cwd: directory, env })
  const progress = join(directory, 'target/.strata/extract/raw_bulk/big/progress.json')
  for (let tries = 0; tries < 400 && !exists(progress); tries++) await new Promise((go) => setTimeout(go, 25))
  child.kill('SIGKILL')
  await new Promise((gone) => child.once('exit', gone))
  server.faults.clear()
  const again = await strata(['ingest', '--select', 'source:bulk'])
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('continuing a load that broke off')])
  const shown = await strata([
    'show',
    '--inline',
    'select count(*) as n, count(distinct id) as d, sum(id) as s from raw_bulk.big',
    '--output',
    'json',
  ])
  expect(JSON.parse(shown.out)).toMatchObject([{ n: 20_000, d: 20_000, s: 199_990_000 }])
})

it('keeps the password out of every file that it writes', async () => {
  expect((await strata(['parse'])).code).toBe(0)
  const files = list(join(directory, 'target'))
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) expect(readFileSync(file).includes(PASSWORD), file).toBe(false)
})

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined
}

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? list(path) : [path]
  })
}
