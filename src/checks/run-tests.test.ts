import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { DataTest, TestConfig } from '../manifest/node.ts'
import { runTests } from './run-tests.ts'
import type { CompiledTest } from './test-query.ts'

let adapter: Adapter
const sent: string[] = []

beforeEach(async () => {
  sent.length = 0
  const settings = { type: 'duckdb', path: ':memory:' }
  const duckdb = await openAdapter('duckdb', { settings, projectDirectory: '/', projectDialect: 'duckdb' })
  const can = { ...duckdb.can, sharedScans: true }
  adapter = { ...duckdb, can }
  await adapter.connection.execute(
    "CREATE TABLE t AS SELECT * FROM (VALUES (1, 'a', 5), (2, 'b', -1), (2, NULL, 7)) AS v(id, kind, amount)",
  )
})
afterEach(() => adapter.close())

function compiled(name: string, sql: string, config: Partial<TestConfig> = {}): CompiledTest {
  const test: TestConfig = {
    ...{ severity: 'error', warnIf: '!= 0', errorIf: '!= 0', storeFailures: false, failCalc: 'count(*)' },
    ...config,
  }
  const at = { file: `${name}.sql`, line: 1, column: 1 }
  const node = { id: name, name, test, at, kind: 'test' } as unknown as DataTest
  return { test: node, query: { sql, rendered: sql, locate: () => at } }
}

const unique = (column: string) =>
  `select ${column} as unique_field, count(*) as n_records from "main"."t" where ${column} is not null group by ${column} having count(*) > 1`

async function outcomes(tests: readonly CompiledTest[], batch = true) {
  const { connection } = adapter
  const runner = {
    ...{ execute: connection.execute.bind(connection), stream: connection.stream.bind(connection) },
    query: (statement: Parameters<typeof connection.query>[0]) => {
      sent.push(typeof statement === 'string' ? statement : statement.sql)
      return connection.query(statement)
    },
  }
  const clock = () => 0
  const found = await runTests(tests, { runner, adapter, batch, sampleRows: 2, store: 'asked', clock })
  return found.map(({ test, status, failures, sample }) => [test.name, status, failures, sample?.rows.length])
}

const five = [
  compiled('id is there', 'select id from "main"."t" where id is null'),
  compiled('id is unique', unique('id')),
  compiled('kind is there', 'select kind from "main"."t" where kind is null', { severity: 'warn' }),
  compiled('amount is unique', unique('amount')),
  compiled('amount is small', 'select amount from "main"."t" where amount > 100'),
]

describe('runTests', () => {
  it('reads a table once for its tests, and looks closer at those that fail', async () => {
    expect(await outcomes(five)).toEqual([
      ['id is there', 'pass', 0, undefined],
      ['id is unique', 'fail', 1, 1],
      ['kind is there', 'warn', 1, 1],
      ['amount is unique', 'pass', 0, undefined],
      ['amount is small', 'pass', 0, undefined],
    ])
    // One scan, one count of the two that fail, and the rows of each.
    expect(sent).toHaveLength(4)
    expect(sent[0]).toContain('COUNT(id) - COUNT(DISTINCT id) AS test_1')
  })

  it('gives the same, test by test', async () => {
    const together = await outcomes(five)
    expect(await outcomes(five, false)).toEqual(together)
  })

  it('tells apart which test is mistaken', async () => {
    const mistaken = compiled('mistaken', 'select id from "main"."t" where nowhere is null')
    expect(await outcomes([five[0]!, mistaken, five[4]!])).toEqual([
      ['id is there', 'pass', 0, undefined],
      ['mistaken', 'error', undefined, undefined],
      ['amount is small', 'pass', 0, undefined],
    ])
  })

  it('lets a limit that asks for failures decide by the rows', async () => {
    const some = compiled('some must fail', 'select id from "main"."t" where id is null', { errorIf: '= 0' })
    expect(await outcomes([some, five[0]!])).toEqual([
      ['some must fail', 'fail', 0, 0],
      ['id is there', 'pass', 0, undefined],
    ])
  })
})
