// What reading from and loading into SQL Server costs over the bare driver, against the tests' own server in a process
// of its own. Prints CPU seconds (user and system) from when the modules are loaded, ratios and the peak of memory: of several
// runs, one after the other in turn, the medians, and of memory the most.
// An extract is counted whole: reading, typed arrays, Parquet files, and the table in a DuckDB file that is committed; once by one
// session, once two tables at once, once a table in four ranges of its key.
//   node bench/sqlserver.mjs [rows] [times] [roles, with commas]

import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ALL = ['bare', 'read', 'extract', 'twoTables', 'ranges', 'bulkBare', 'bulk']

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function compare(rows, times, names) {
  const child = fork(import.meta.filename, ['server', String(rows)])
  const port = await new Promise((resolve) => child.once('message', resolve))
  const measure = (name) =>
    new Promise((resolve, reject) => {
      const worker = fork(import.meta.filename, [name, String(port), String(rows)])
      worker.once('message', resolve)
      worker.once('exit', (code) => code && reject(new Error(`${name} ended with ${code}`)))
    })
  const runs = Object.fromEntries(names.map((name) => [name, []]))
  try {
    for (let time = 0; time < times; time++) for (const name of names) runs[name].push(await measure(name))
    const of = (name, what) => median(runs[name].map((run) => run[what]))
    for (const name of names) {
      const most = Math.max(...runs[name].map(({ rss }) => rss))
      console.log(
        `${name.padEnd(9)} ${runs[name][0].done.toLocaleString('en')} rows, CPU ${of(name, 'cpu').toFixed(2)} s, ${of(name, 'wall').toFixed(2)} s, peak ${(most / 1024).toFixed(0)} MiB`,
      )
    }
    const ratio = (a, b) => median(runs[a].map(({ cpu }, time) => cpu / runs[b][time].cpu)).toFixed(2)
    const tell = (a, b, what) => {
      if (runs[a] && runs[b]) console.log(`${what}: ${ratio(a, b)}`)
    }
    tell('read', 'bare', 'CPU of the connection over the bare driver')
    tell('extract', 'bare', 'CPU of the extract into DuckDB over the bare driver')
    tell('bulkBare', 'bulk', 'rate of the bulk load over the bare driver, by CPU')
  } finally {
    child.kill()
  }
}

async function server(rows) {
  const { startTdsServer } = await import('../spec/support/tds/tds-server.ts')
  const { wideEngine } = await import('../spec/support/tds/wide-engine.ts')
  const { port } = await startTdsServer(wideEngine(Number(rows)))
  process.send(port)
}

/** Called when the modules are there. */
function begin() {
  return { at: Date.now(), cpu: process.cpuUsage() }
}

function report(started, done) {
  const { user, system } = process.cpuUsage(started.cpu)
  const rss = process.resourceUsage().maxRSS
  process.send({ cpu: (user + system) / 1e6, wall: (Date.now() - started.at) / 1000, rss, done }, () =>
    process.exit(0),
  )
}

const settings = (port) => ({
  host: '127.0.0.1',
  port: Number(port),
  database: 'app',
  user: 'sa',
  password: 'x',
  encrypt: false,
})

async function statement() {
  const { wideTable } = await import('../spec/support/tds/wide-engine.ts')
  const { readTable } = await import('../src/connections/sqlserver/t-sql/read.ts')
  return readTable({ table: wideTable, columns: wideTable.columns, where: [] })
}

async function bareConnection(port) {
  const { Connection } = await import('tedious')
  const connection = new Connection({
    server: '127.0.0.1',
    authentication: { type: 'default', options: { userName: 'sa', password: 'x' } },
    options: { port: Number(port), database: 'app', encrypt: false, packetSize: 16_384, requestTimeout: 0 },
  })
  await new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())))
  return connection
}

async function bare(port) {
  const { Request } = await import('tedious')
  const connection = await bareConnection(port)
  const sql = await statement()
  const started = begin()
  let done = 0
  await new Promise((resolve, reject) => {
    const request = new Request(sql, (error) => (error ? reject(error) : resolve()))
    request.on('row', () => done++)
    connection.execSql(request)
  })
  report(started, done)
}

async function read(port) {
  const { openSqlserver } = await import('../src/connections/sqlserver/open-sqlserver.ts')
  const connection = await openSqlserver(settings(port))
  const sql = await statement()
  const started = begin()
  let done = 0
  for await (const rows of connection.stream(sql)) done += rows.length
  report(started, done)
}

const extract = (port) => extractTables(port, [{ table: 'wide', load: { mode: 'full' } }], 1)

const twoTables = (port) =>
  extractTables(
    port,
    ['wide', 'wider'].map((table) => ({ table, load: { cursor: 'change_tracking' } })),
    2,
  )

const ranges = (port) =>
  extractTables(port, [{ table: 'wide', load: { cursor: 'change_tracking', key_ranges: 4 } }], 4)

async function extractTables(port, tables, sessions) {
  const { openSqlserver } = await import('../src/connections/sqlserver/open-sqlserver.ts')
  const { openAdapter } = await import('../src/adapters/registry.ts')
  const { ingest } = await import('../src/ingest/ingest.ts')
  const { testSource } = await import('../src/ingest/test-source.ts')
  const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))
  const adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'bigquery',
  })
  const sources = tables.map(({ table, load }) =>
    testSource({ source: 'app', table, loader: 'sqlserver', load: { connection: 'app', ...load } }),
  )
  await import('../src/ingest/sqlserver/load-sqlserver.ts')
  await import('tedious')
  const started = begin()
  const summary = await ingest({
    sources,
    parallel: () => sessions,
    adapter,
    dialect: 'bigquery',
    projectDirectory: directory,
    openConnection: () => openSqlserver(settings(port)),
  })
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
  const failed = summary.loads.find(({ status }) => status !== 'loaded')
  if (failed) throw new Error(failed.message)
  report(
    started,
    summary.loads.reduce((sum, { rows }) => sum + rows, 0),
  )
}

const COLUMNS = [
  { name: 'id', type: 'INT', nullable: false },
  { name: 'name', type: 'NVARCHAR(40)', nullable: true },
  { name: 'amount', type: 'DECIMAL(12, 2)', nullable: false },
  { name: 'at', type: 'DATETIME2(3)', nullable: false },
  { name: 'day', type: 'DATE', nullable: false },
  { name: 'ok', type: 'BIT', nullable: false },
]

function* rowsToWrite(rows) {
  for (let id = 0; id < rows; id++)
    yield [id, `name ${id}`, id / 4, new Date(1.7e12 + id), new Date(1.7e12), id % 2 === 0]
}

async function bulkBare(port, rows) {
  const { TYPES } = await import('tedious')
  const connection = await bareConnection(port)
  const started = begin()
  const done = await new Promise((resolve, reject) => {
    const load = connection.newBulkLoad(
      '[dbo].[sink]',
      { keepNulls: true, checkConstraints: true },
      (error, count) => (error ? reject(error) : resolve(count)),
    )
    load.addColumn('id', TYPES.Int, { nullable: false })
    load.addColumn('name', TYPES.NVarChar, { nullable: true, length: 40 })
    load.addColumn('amount', TYPES.Decimal, { nullable: false, precision: 12, scale: 2 })
    load.addColumn('at', TYPES.DateTime2, { nullable: false, scale: 3 })
    load.addColumn('day', TYPES.Date, { nullable: false })
    load.addColumn('ok', TYPES.Bit, { nullable: false })
    connection.execBulkLoad(load, rowsToWrite(Number(rows) / 5))
  })
  report(started, done)
}

async function bulk(port, rows) {
  const { openSqlserver } = await import('../src/connections/sqlserver/open-sqlserver.ts')
  const connection = await openSqlserver(settings(port))
  const place = { schema: 'dbo', name: 'sink' }
  const started = begin()
  report(started, await connection.bulkLoad(place, COLUMNS, rowsToWrite(Number(rows) / 5)))
}

const [role, ...rest] = process.argv.slice(2)
const roles = { server, bare, read, extract, twoTables, ranges, bulkBare, bulk }
if (role in roles) await roles[role](...rest)
else await compare(Number(role ?? 1_000_000), Number(rest[0] ?? 1), rest[1]?.split(',') ?? ALL)
