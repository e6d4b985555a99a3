import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DuckdbEngine } from '../../../spec/support/tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from '../../../spec/support/tds/tds-server.ts'
import type { ServerConnection } from '../../connections/server-connection.ts'
import { openSqlserver } from '../../connections/sqlserver/open-sqlserver.ts'
import { settleSettings } from '../../generate/settle-settings.ts'
import type { Problem } from '../../problems/problem.ts'
import { writeServer } from './write-server.ts'

let engine: DuckdbEngine
let server: TdsServer
let connection: ServerConnection

beforeEach(async () => {
  engine = await DuckdbEngine.create()
  server = await startTdsServer(engine)
  const { host, port } = server
  connection = await openSqlserver({
    host,
    port,
    database: 'app',
    user: 'sa',
    password: 'Correct-horse-7',
    encrypt: false,
  })
})

afterEach(async () => {
  await connection.close()
  await server.close()
  engine.close()
})

function write(preset: string, more: { recreate?: boolean; schema?: string } = {}) {
  const settled = settleSettings(
    { preset, customers: 20, seed: 7, end: '2025-12-31' },
    (problem: Problem) => {
      throw new Error(problem.message)
    },
  )!
  return writeServer({ preset: settled, connection, schema: preset, recreate: false, ...more })
}

const codes = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => error.problems?.map(({ code }: Problem) => code) ?? [String(error)],
  )

describe('a preset in SQL Server', () => {
  it.each(['saas', 'churn'])('%s: made, loaded, and agreed upon by the server', async (preset) => {
    const summary = await write(preset).catch((error) => {
      throw new Error(JSON.stringify(error.problems ?? String(error)))
    })
    expect(summary.loads.filter(({ status }) => status !== 'loaded')).toEqual([])
    for (const { table, rows } of summary.loads) {
      const name = table
        .split('.')
        .map((part) => `[${part}]`)
        .join('.')
      expect(await connection.query(`SELECT COUNT_BIG(*) FROM ${name}`)).toEqual([[String(rows)]])
    }
  })

  it('is never put over what is there, unless told to, and never where other tables are', async () => {
    await write('churn')
    expect(await codes(write('churn'))).toEqual(['server-schema-taken'])
    expect(await codes(write('churn', { recreate: true }))).toEqual([])
    await connection.execute('CREATE TABLE [churn].[mine] ([id] INT NOT NULL)')
    expect(await codes(write('churn', { recreate: true }))).toEqual(['server-schema-foreign'])
    const [row] = await connection.query('SELECT COUNT_BIG(*) FROM [churn].[mine]')
    expect(row).toEqual(['0'])
  })

  it('tells where the server holds something else than was sent', async () => {
    const query = connection.query.bind(connection)
    connection.query = async (sql, ...rest) => {
      if (/SUM\(\[amount\]\)/.test(sql))
        await engine.execute('UPDATE [churn].[billing] SET [amount] = [amount] + 0.01')
      return query(sql, ...rest)
    }
    const failed = await write('churn').catch((error) => error.problems[0])
    expect(failed.code).toBe('server-load-differs')
    expect(failed.details[0]).toMatch(/^the sum of billing.amount is/)
  })
})
