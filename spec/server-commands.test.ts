// What a stranger meets at a SQL Server: writing a preset there, and everything that can be wrong, with no password told anywhere.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Terminal } from '../src/cli/invocation.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { Secrets } from '../src/index.ts'
import { writeServerProject, writeServerSource } from './support/server-project.ts'
import { DuckdbEngine } from './support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from './support/tds/tds-server.ts'

/** With signs that quoting, escaping or a regular expression would change. */
const PASSWORD = `Zebra'Quagga"91\\{}<&>`
const WRONG = 'Okapi-$&-66'
let directory: string
let engine: DuckdbEngine
let server: TdsServer
let told: string

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-server-'))
  engine = await DuckdbEngine.create({ users: { loader: PASSWORD } })
  server = await startTdsServer(engine)
  told = ''
  project('app')
})

afterEach(async () => {
  await server.close()
  engine.close()
  for (const file of list(directory)) told += readFileSync(file, 'latin1')
  rmSync(directory, { recursive: true, force: true })
  // In any of the forms in which it could have been written.
  for (const secret of [PASSWORD, WRONG]) {
    const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]
    for (const form of [
      ...forms,
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret, 'utf16le').toString('latin1'),
    ])
      expect(told.includes(form), `a password stands somewhere as ${form}`).toBe(false)
  }
})

function project(database: string, more?: string): void {
  writeServerProject({ directory, port: server.port, database, ...(more === undefined ? {} : { more }) })
}

const sources = (tables: string) => writeServerSource(directory, tables)

async function strata(argv: readonly string[], { live = false, password = PASSWORD } = {}) {
  const printed = { out: '', err: '' }
  const terminal: Terminal = {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    live,
    colour: { out: false, err: false },
    columns: () => 80,
  }
  const { signal } = new AbortController()
  const code = await runCommandLine(argv, {
    ...{ terminal, secrets: new Secrets(), signal, directory },
    environment: { APP_PASSWORD: password },
  })
  told += printed.out + printed.err
  return { ...printed, code }
}

const write = (...more: string[]) => ['generate', 'saas', '--to', 'sqlserver', '--customers', '25', ...more]

async function count(table: string): Promise<number> {
  const session = await engine.session()
  for await (const result of session.run(`SELECT COUNT_BIG(*) AS n FROM ${table}`, []))
    if ('rows' in result) for await (const [rows] of result.rows) return Number(rows)
  return -1
}

describe('generate --to sqlserver', { timeout: 240_000 }, () => {
  it('makes, loads and checks a preset, and does so again only when told', async () => {
    const first = await strata(write())
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('12/12  loaded')])
    expect(first.out).toContain('12 tables loaded')
    expect(first.out).toContain(
      `Written to 127.0.0.1:${server.port}/app, schema saas; the server agrees on rows, sums and references`,
    )
    expect(server.faults.statements.filter((sql) => /FOREIGN KEY/.test(sql)).length).toBeGreaterThan(8)
    expect(await count('[saas].[accounts]')).toBe(25)
    await engine.execute('DELETE FROM [saas].[campaign_touches]')
    const again = await strata(write())
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringContaining('Write --recreate to drop these tables'),
    ])
    expect(await count('[saas].[campaign_touches]')).toBe(0)
    expect((await strata(write('--recreate'))).code).toBe(0)
    expect(await count('[saas].[campaign_touches]')).toBeGreaterThan(0)
  })

  it('never touches a schema that holds anything else, not even with --recreate', async () => {
    await engine.execute(
      'CREATE TABLE [saas].[ledger] ([id] INT NOT NULL)',
      'INSERT INTO [saas].[ledger] VALUES (1)',
    )
    for (const more of [[], ['--recreate']]) {
      const refused = await strata(write(...more))
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('did not make: ledger')])
      expect(refused.err).toContain('Name another schema with --schema.')
    }
    expect(await count('[saas].[ledger]')).toBe(1)
    expect((await strata(write('--schema', 'trial'))).out).toContain('schema trial')
  })

  it('tells orphans and other sums than were sent, and exits with an error', async () => {
    // What a trigger of a real server could do between the load and the check.
    const spoil = watch(/AS c LEFT JOIN/, () =>
      engine.execute(
        'DELETE FROM [saas].[plans]',
        'UPDATE [saas].[payments] SET [amount] = [amount] + 1 WHERE [payment_id] = 1',
      ),
    )
    const wrong = await strata(write())
    spoil.stop()
    expect(wrong.code).not.toBe(0)
    expect(wrong.err).toContain('is not what was sent')
    expect(wrong.err).toMatch(/rows of subscriptions have a plan_id that plans lacks/)
    expect(wrong.err).toMatch(/the sum of payments\.amount is/)
    expect(wrong.out).not.toContain('the server agrees')
  })

  it('moves one line on a terminal, and writes whole lines into a pipe', async () => {
    const live = await strata(write(), { live: true })
    expect(live.err).toContain('\r\x1b[2K')
    const piped = await strata(write('--recreate'))
    expect(piped.err).not.toMatch(/[\r\x1b]/)
    expect(piped.err.split('\n').filter((line) => / loaded /.test(line))).toHaveLength(12)
    const json = await strata(write('--recreate', '--output', 'json', '--log-format', 'json'))
    expect(JSON.parse(json.out)).toMatchObject({ interrupted: false })
    for (const line of json.err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('kind')
  })

  it('names what is near to a mistyped preset and connection', async () => {
    expect((await strata(['generate', 'sas', '--to', 'sqlserver'])).err).toContain('Did you mean "saas"?')
    const connection = await strata(write('--connection', 'ap'))
    expect([connection.code, connection.err]).toEqual([2, expect.stringContaining('Did you mean "app"?')])
  })
})

/** Does something once, before the first statement that matches is answered. */
function watch(pattern: RegExp, work: () => Promise<void>): { stop(): void } {
  const strike = server.faults.strike.bind(server.faults)
  const login = engine.login.bind(engine)
  let done = false
  engine.login = async (...words) => {
    const session = await login(...words)
    const run = session.run.bind(session)
    session.run = async function* (sql, parameters) {
      if (!done && pattern.test(sql)) {
        done = true
        await work()
      }
      yield* run(sql, parameters)
    }
    return session
  }
  return {
    stop: () => {
      server.faults.strike = strike
      engine.login = login
    },
  }
}

describe('what is wrong at the server', { timeout: 240_000 }, () => {
  beforeEach(async () => {
    await engine.execute(
      'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, [name] NVARCHAR(40) NULL, CONSTRAINT [pk_p] PRIMARY KEY ([id]))',
      "INSERT INTO [dbo].[people] VALUES (1, 'a'), (2, 'b')",
      'CREATE TABLE [dbo].[secret] ([id] INT NOT NULL, CONSTRAINT [pk_s] PRIMARY KEY ([id]))',
    )
    sources('      - {name: people}\n')
  })

  const verbs = [
    ['ingest'],
    ['reconcile'],
    ['ingest', 'discover'],
    ['diff', 'app:dbo.people', 'x.parquet'],
    write(),
  ].map((argv): [string, string[]] => [argv.join(' '), argv])

  it.each(verbs)('a wrong password: %s says where it comes from, and nothing of it', async (_, argv) => {
    writeFileSync(join(directory, 'x.parquet'), '')
    const wrong = await strata(argv, { password: WRONG })
    expect(wrong.code).toBeGreaterThan(0)
    expect(wrong.err).toContain('refused the login')
    expect(wrong.err).not.toMatch(/ {4}at /)
  })

  it.each(verbs)('an unknown database: %s names it', async (_, argv) => {
    writeFileSync(join(directory, 'x.parquet'), '')
    project('apq')
    const unknown = await strata(argv)
    expect(unknown.code).toBeGreaterThan(0)
    expect(unknown.err).toContain('"apq"')
    expect(unknown.err).not.toMatch(/ {4}at /)
  })

  it('a server that is not there is told by every verb', async () => {
    await server.close()
    for (const argv of [['ingest'], ['reconcile'], ['ingest', 'discover']]) {
      const nobody = await strata(argv)
      expect(nobody.code).toBeGreaterThan(0)
      expect(nobody.err).toContain(`127.0.0.1:${server.port}`)
      expect(nobody.err).not.toMatch(/ {4}at /)
    }
  })

  it('a missing table, a forbidden one, a column that vanished: told with what to do, the others are loaded', async () => {
    await engine.execute(
      'CREATE TABLE [dbo].[wide] ([id] INT NOT NULL, [old] INT NULL, CONSTRAINT [pk_w] PRIMARY KEY ([id]))',
    )
    sources(`      - {name: peple}
      - {name: secret}
      - {name: wide, load: {columns: [id, oldd]}}
      - {name: people}
`)
    const denied = {
      ...{ kind: 'error' as const, matching: /FROM \[dbo\]\.\[secret\]/, number: 229, always: true },
      message: "The SELECT permission was denied on the object 'secret', database 'app', schema 'dbo'.",
    } as const
    server.faults.plan(denied)
    const loaded = await strata(['ingest'])
    expect(loaded.code).toBe(1)
    expect(loaded.out).toContain('1 table loaded, 2 rows, 3 failed')
    expect(loaded.err).toContain('Did you mean "dbo.people"?')
    expect(loaded.err).toContain('Did you mean "old"?')
    expect(loaded.err).toMatch(/GRANT|permission/)
    expect(loaded.err).toContain('models/app.yml')
    const compared = await strata(['reconcile'])
    expect(compared.code).toBe(1)
    expect(compared.out).toContain('1 of 4 tables equal their source.')
    expect(compared.err).toMatch(/equal {6}app\.people/)
    expect(compared.err).not.toMatch(/ {4}at /)
  })

  it('a column that vanishes between two loads is told, and so is one that a comparison lacks', async () => {
    expect((await strata(['ingest'])).code).toBe(0)
    await engine.execute('ALTER TABLE [dbo].[people] DROP COLUMN [name]')
    const compared = await strata(['reconcile'])
    expect([compared.code, compared.err]).toEqual([
      1,
      expect.stringContaining('column "name" is missing in the source'),
    ])
    const again = await strata(['ingest'])
    expect(again.code).toBe(0)
    expect(again.err).toContain('name')
  })

  it('an error of the server that repeats the password is told without it', async () => {
    server.faults.plan({
      kind: 'error',
      matching: /FROM \[dbo\]\.\[people\]/,
      number: 50_000,
      message: `login with ${PASSWORD} is odd`,
    })
    const odd = await strata(['ingest'])
    expect(odd.code).toBe(1)
    expect(odd.err).toContain('is odd')
  })
})

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? list(path) : [path]
  })
}

describe('a connection', () => {
  it('tells a misspelled setting of the connection at its line', async () => {
    project('app', '    tiemout: 5\n')
    sources('      - {name: people}\n')
    const { code, err, out } = await strata(['ingest'])
    expect(code).toBe(1)
    expect(err + out).toMatch(/"tiemout".*does not exist[\s\S]*Did you mean "timeout"\?/)
    expect(err + out).toContain('project.yml:14:5')
  })

  it('compares a table of the server with a file without a warehouse', async () => {
    await engine.execute(
      'CREATE TABLE [dbo].[people] ([id] INT NOT NULL, CONSTRAINT [pk_p] PRIMARY KEY ([id]))',
      'INSERT INTO [dbo].[people] VALUES (1), (2)',
    )
    sources('      - {name: people, load: {target: parquet, folder: out}}\n')
    expect((await strata(['ingest'])).code).toBe(0)
    rmSync(join(directory, 'target'), { recursive: true, force: true })
    const { code, out } = await strata(['diff', 'app:dbo.people', 'out/people.parquet'])
    expect(out).toMatch(/equal/i)
    expect(code).toBe(0)
    expect(existsSync(join(directory, 'target', 'w.duckdb'))).toBe(false)
  })
})
