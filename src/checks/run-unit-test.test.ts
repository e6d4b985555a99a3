import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { Compiled, Query } from '../manifest/manifest.ts'
import type { UnitTest } from '../manifest/node.ts'
import { rowDiff } from './row-diff.ts'
import { runUnitTest } from './run-unit-test.ts'

let adapter: Adapter

beforeAll(async () => {
  adapter = await openAdapter('duckdb', {
    ...{ settings: { type: 'duckdb' }, projectDirectory: '/', projectDialect: 'duckdb' },
  })
})

afterAll(() => adapter.close())

const test: UnitTest = {
  ...{ kind: 'unit_test', id: 'unit_test.shop.orders.t', name: 't', package: 'shop', file: 'models/s.yml' },
  ...{ path: 's.yml', at: { file: 'models/s.yml', line: 3, column: 5 }, fqn: [], description: '', tags: [] },
  ...{
    meta: {},
    config: {},
    dependsOn: [],
    model: 'model.shop.orders',
    given: [],
    expect: {},
    overrides: {},
  },
}

const query = (sql: string): Query => ({
  ...{ sql, rendered: sql },
  locate: (offset) => ({ file: 'models/orders.sql', line: 1, column: offset + 1 }),
})

const run = (actual: string, expected: Compiled['expected']) =>
  runUnitTest(
    test,
    {
      ...{ id: test.id, first: query(actual), lineage: [], uses: [], analysed: true, inlined: [] },
      ...(expected === undefined ? {} : { expected }),
    },
    { runner: adapter.connection, adapter, clock: () => 0 },
  )

describe('runUnitTest', () => {
  it('ignores order, other columns and how numbers are written', async () => {
    const outcome = await run(`select * from (values (2, 1.50, 'a'), (1, 2, 'b')) t(id, amount, other)`, {
      query: query(`select '1' as ID, 2 as amount union all select '2', 1.5`),
      columns: ['ID', 'amount'],
    })
    expect(outcome).toMatchObject({ status: 'pass', failures: 0 })
  })

  it('shows missing and unexpected rows', async () => {
    const outcome = await run('select * from (values (1), (1), (3)) t(id)', {
      query: query('select * from (values (1), (2)) t(id)'),
    })
    expect(outcome).toMatchObject({
      status: 'fail',
      failures: 3,
      message: '1 missing row and 2 unexpected rows',
      sample: {
        columns: ['@@', 'id'],
        rows: [
          ['---', 2],
          ['+++', 1],
          ['+++', 3],
        ],
      },
    })
    expect(outcome.problems).toMatchObject([{ code: 'unit-test-failed', severity: 'error', at: test.at }])
  })

  it('takes every row as unexpected where none is expected', async () => {
    expect(await run('select 1 as id', {})).toMatchObject({ status: 'fail', message: '1 unexpected row' })
    expect(await run('select 1 as id where false', {})).toMatchObject({ status: 'pass' })
  })

  it('tells an error of the engine at the place in the model', async () => {
    const outcome = await run('select nothing_of_this', { query: query('select 1 as id'), columns: ['id'] })
    expect(outcome.status).toBe('error')
    expect(outcome.problems[0]?.at).toMatchObject({ file: 'models/orders.sql' })
  })
})

describe('rowDiff', () => {
  it('counts equal rows', () => {
    expect(rowDiff([[1], [1], [2]], [[1], [2], [2]])).toEqual({ missing: [[1]], unexpected: [[2]] })
  })
})
