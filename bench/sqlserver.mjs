// What reading from and loading into SQL Server costs over the bare driver, against the tests' own server in a process
// of its own. Prints CPU seconds (user and system) from when the modules are loaded, ratios and the peak of memory.
// The extract is counted whole: reading, typed arrays, Parquet files, and the table in a DuckDB file that is committed.
//   node bench/sqlserver.mjs [rows]

import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

async function compare(rows) {
  const child = fork(import.meta.filename, ['server', String(rows)])
  const port = await new Promise((resolve) => child.once('message', resolve))
  const measure = (name) =>
    new Promise((resolve, reject) => {
      const worker = fork(import.meta.filename, [name, String(port), String(rows)])
      worker.once('message', resolve)
      worker.once('exit', (code) => code && reject(new Error(`${name} ended with ${code}`)))
    })
  const told = {}
  try {
    for (const name of ['bare', 'read', 'extract', 'bulkBare', 'bulk']) {
      told[name] = await measure(name)
      const { cpu, wall, rss, done } = told[name]
      console.log(
        `${name.padEnd(9)} ${done.toLocaleString('en')} rows, CPU ${cpu.toFixed(2)} s, ${wall.toFixed(2)} s, peak ${(rss / 1024).toFixed(0)} MB`,
      )
    }
    const ratio = (a, b, of) => (told[a][of] / told[b][of]).toFixed(2)
    console.log(`CPU of the connection over the bare driver: ${ratio('read', 'bare', 'cpu')}`)
    console.log(`CPU of the extract into DuckDB over the bare driver: ${ratio('extract', 'bare', 'cpu')}`)
    console.log(`rate of the bulk load over the bare driver: ${ratio('bulkBare', 'bulk', 'cpu')} (by CPU)`)
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

async function extract(port) {
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
  const source = testSource({
    source: 'app',
    table: 'wide',
    loader: 'sqlserver',
    load: { connection: 'app', mode: 'full' },
  })
  await import('../src/ingest/sqlserver/load-sqlserver.ts')
  await import('tedious')
  const started = begin()
  const summary = await ingest({
    sources: [source],
    adapter,
    dialect: 'bigquery',
    projectDirectory: directory,
    openConnection: () => openSqlserver(settings(port)),
  })
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
  if (summary.loads[0].status !== 'loaded') throw new Error(summary.loads[0].message)
  report(started, summary.loads[0].rows)
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
const roles = { server, bare, read, extract, bulkBare, bulk }
if (role in roles) await roles[role](...rest)
else await compare(Number(role ?? 1_000_000))
