// A million rows in the tests' own SQL Server and the same in DuckDB, but for one character: what it takes to find it.
//   node bench/reconcile.mjs [rows]

import { fork } from 'node:child_process'

const CREATE = `CREATE TABLE [dbo].[wide] ([id] INT NOT NULL, [big] BIGINT NOT NULL, [name] NVARCHAR(40) NULL, [note] NVARCHAR(40) NULL,
[amount] DECIMAL(18, 4) NOT NULL, [rate] FLOAT NULL, [ok] BIT NOT NULL, [day] DATE NOT NULL, [at] DATETIME2(3) NOT NULL, [until] DATETIME2(6) NULL,
[g] UNIQUEIDENTIFIER NOT NULL, [small] SMALLINT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`
const PLANTED = 717_171

/** The rows in DuckDB's words; times are text in the fixture's server, and of their types in the warehouse. */
const rowsOf = (rows, moment, guid) => `SELECT i AS id, i * 1000003 AS big, 'customer ' || i AS name,
CASE WHEN i % 5 = 0 THEN NULL ELSE 'a note of some length' END AS note, i + 0.25 AS amount, i / 3 AS rate, i % 2 = 0 AS ok,
DATE '2024-02-29' AS day, ${moment("'2024-02-29 10:20:30.123'")} AS at,
CASE WHEN i % 3 = 0 THEN NULL ELSE ${moment("'2024-02-29 10:20:30.123456'")} END AS until,
${guid("'6F9619FF-8B86-D011-B42D-00C04FC964FF'")} AS g, i % 1000 AS small FROM range(${rows}) r(i)`

async function server(rows) {
  const { DuckdbEngine } = await import('../spec/support/tds/duckdb-engine.ts')
  const { startTdsServer } = await import('../spec/support/tds/tds-server.ts')
  const engine = await DuckdbEngine.create()
  const { port, faults } = await startTdsServer(engine)
  const plain = (text) => text
  await engine.execute(CREATE, `INSERT INTO [dbo].[wide] ${rowsOf(rows, plain, plain)}`)
  process.on('message', () => process.send({ sent: faults.sent, statements: faults.statements.length }))
  process.send({ port })
}

async function compare(rows) {
  const { openAdapter } = await import('../src/adapters/registry.ts')
  const { compareRelations } = await import('../src/compare/compare-relations.ts')
  const { serverSide } = await import('../src/compare/server-side.ts')
  const { sqlSide } = await import('../src/compare/sql-side.ts')
  const { openSqlserver } = await import('../src/connections/sqlserver/open-sqlserver.ts')
  const child = fork(import.meta.filename, ['server', String(rows)])
  const ask = () => new Promise((resolve) => child.once('message', resolve))
  const { port } = await ask()
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
  const connection = await openSqlserver({
    ...{ host: '127.0.0.1', port, database: 'app', user: 'sa', password: 'Correct-horse-7', encrypt: false },
  })
  try {
    const cast = (type) => (text) => `${text}::${type}`
    await adapter.connection.execute(`CREATE TABLE wide AS ${rowsOf(rows, cast('TIMESTAMP'), cast('UUID'))}`)
    const planted = Math.min(PLANTED, rows - 1)
    await adapter.connection.execute(
      `UPDATE wide SET name = replace(name, 'customer', 'customar') WHERE id = ${planted}`,
    )
    const there = serverSide({ connection, table: { schema: 'dbo', name: 'wide' } })
    const here = sqlSide({
      label: 'wide',
      adapter,
      from: { database: undefined, schema: 'main', name: 'wide' },
    })
    const from = process.cpuUsage()
    const found = await connection.snapshot(() => compareRelations(there, here, ['id'], { byColumn: true }))
    const { user, system } = process.cpuUsage(from)
    const [example] = found.examples
    const share = found.readAgain / (found.rowsA + found.rowsB)
    console.log(
      `${found.rowsA.toLocaleString('en')} rows of 12 columns, CPU ${((user + system) / 1e6).toFixed(1)} s, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    )
    console.log(
      `found: ${JSON.stringify(example)}; columns with another checksum: ${found.checksums.filter(({ a, b }) => a !== b).map(({ column }) => column)}`,
    )
    console.log(
      `read a second time: ${found.readAgain} of ${found.rowsA + found.rowsB} rows of both sides, ${(share * 100).toFixed(4)} % (limit 3 %)`,
    )
    const right =
      found.changed === 1 &&
      found.onlyA + found.onlyB === 0 &&
      example?.key[0] === String(planted) &&
      example.cells[0]?.column === 'name'
    if (!right || share >= 0.03) process.exitCode = 1
  } finally {
    await connection.close()
    await adapter.close()
    child.kill()
  }
}

const [role, ...rest] = process.argv.slice(2)
if (role === 'server') await server(Number(rest[0]))
else await compare(Number(role ?? 1_000_000))
