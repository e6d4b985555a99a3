import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManifestBuilder } from '../../spec/support/manifest-builder.ts'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { RunEvent, RunSummary } from '../manifest/results.ts'
import { type ExecuteOptions, execute } from './execute.ts'
import { planRun } from './plan.ts'
import type { PlanOptions } from './step.ts'

let directory: string
let adapter: Adapter
let runs = 0

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-run-'))
  adapter = await open()
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

function open(): Promise<Adapter> {
  return openAdapter('duckdb', {
    settings: { type: 'duckdb', path: 'shop.duckdb' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
}

const builder = () => new ManifestBuilder({ directory, database: 'shop', schema: 'main' })

async function run(
  shop: ManifestBuilder,
  options: Partial<PlanOptions> & { selected?: readonly string[] } = {},
  more: Partial<ExecuteOptions> = {},
): Promise<RunSummary> {
  const { selected, ...plan } = options
  const manifest = shop.build()
  const planned = await planRun({
    manifest,
    compiled: shop.compiled,
    selected: selected ?? [...manifest.nodes.keys()],
    adapter,
    options: { verb: 'build', ...plan },
    runId: `run${String(++runs).padStart(5, '0')}`,
  })
  return execute(planned, {
    manifest,
    compiled: shop.compiled,
    adapter,
    threads: 4,
    invocationId: 'test',
    ...more,
  })
}

const statuses = (summary: RunSummary) =>
  Object.fromEntries(summary.results.map(({ id, status }) => [id.split('.').at(-1), status]))

const rows = async (sql: string) => (await adapter.connection.query(sql)).rows

const relations = async () =>
  (await adapter.catalog.relations([{ database: 'shop', schema: 'main' }]))
    .map(({ name, kind }) => `${kind} ${name}`)
    .sort()

describe('execute', () => {
  it('builds tables and views in order, and tests them', async () => {
    const shop = builder()
      .model('orders', 'select range as id, range % 3 as customer from range(10)', { materialized: 'table' })
      .model('big', 'select * from {orders} where id > 4')
      .unique('orders', 'id')
      .notNull('big', 'id')
    const summary = await run(shop)
    expect(statuses(summary)).toEqual({
      orders: 'success',
      big: 'success',
      unique_orders_id: 'pass',
      not_null_big_id: 'pass',
    })
    expect(await rows('select count(*) from big')).toEqual([[5]])
    expect(summary.results.find(({ id }) => id === 'model.shop.orders')?.message).toBe(
      'created table, 10 rows',
    )
  })

  it('never publishes a table whose test fails, and says which rows', async () => {
    const good = builder().model('orders', 'select 1 as id', { materialized: 'table' }).unique('orders', 'id')
    await run(good)
    const bad = builder()
      .model('orders', 'select 7 as id from range(2)', { materialized: 'table' })
      .model('below', 'select * from {orders}')
      .unique('orders', 'id')
      .notNull('below', 'id')
    const summary = await run(bad)
    expect(statuses(summary)).toEqual({
      orders: 'error',
      unique_orders_id: 'fail',
      below: 'skipped',
      not_null_below_id: 'skipped',
    })
    expect(await rows('select * from orders')).toEqual([[1]])
    const test = summary.results.find(({ id }) => id === 'test.shop.unique_orders_id')!
    expect(test.failures).toBe(1)
    expect(test.sample).toMatchObject({ columns: ['unique_field', 'n_records'], rows: [[7, 2]] })
    expect(test.message).toBe('1 value of "id" that occurs more than once')
    expect(summary.results.find(({ id }) => id === 'model.shop.below')?.message).toBe(
      'skipped, because "orders" was not published: its test "unique_orders_id" failed',
    )
    expect(await relations()).toEqual(['table orders'])
  })

  it('runs unit tests before their model, which a failing one stops', async () => {
    const shop = builder()
      .model('orders', 'select 1 as id', { materialized: 'table' })
      .model('below', 'select * from {orders}')
      .unitTest('orders', 'good', 'select 1 as id', 'select 1 as id')
      .unitTest('orders', 'bad', 'select 1 as id', 'select 2 as id')
    const summary = await run(shop)
    expect(statuses(summary)).toEqual({ good: 'pass', bad: 'fail', orders: 'skipped', below: 'skipped' })
    const result = (id: string) => summary.results.find((found) => found.id === `${id}`)
    expect(result('model.shop.orders')?.message).toBe('skipped, because the unit test "bad" failed')
    expect(result('unit_test.shop.orders.bad')?.sample?.rows).toEqual([
      ['---', 2],
      ['+++', 1],
    ])
    expect(await relations()).toEqual([])
    const tested = await run(shop, { verb: 'test' })
    expect(statuses(tested)).toEqual({ good: 'pass', bad: 'fail' })
  })

  it('changes a table into a view and back', async () => {
    await run(builder().model('orders', 'select 1 as id', { materialized: 'table' }))
    await run(builder().model('orders', 'select 2 as id', { materialized: 'view' }))
    expect(await relations()).toEqual(['view orders'])
    await run(builder().model('orders', 'select 3 as id', { materialized: 'table' }))
    expect(await relations()).toEqual(['table orders'])
    expect(await rows('select * from orders')).toEqual([[3]])
  })

  it("tells a broken model at the author's line and skips what comes after", async () => {
    const shop = builder()
      .model('orders', 'select 1 as id,\n  nope\nfrom range(2)', { materialized: 'table' })
      .model('below', 'select * from {orders}')
    const summary = await run(shop)
    const [problem] = summary.results.find(({ id }) => id === 'model.shop.orders')!.problems
    expect(problem?.at).toMatchObject({ file: 'models/orders.sql', line: 2, column: 3 })
    expect(statuses(summary)).toEqual({ orders: 'error', below: 'skipped' })
  })

  it('lets a warning pass and runs it after publishing', async () => {
    const shop = builder()
      .model('orders', 'select null as id', { materialized: 'table' })
      .notNull('orders', 'id', { severity: 'warn' })
    expect(statuses(await run(shop))).toEqual({ orders: 'success', not_null_orders_id: 'warn' })
  })

  it('holds back what comes after two models whose common test fails', async () => {
    const shop = builder()
      .model('a', 'select 1 as id', { materialized: 'table' })
      .model('b', 'select 2 as id', { materialized: 'table' })
      .model('both', 'select * from {a} union all select * from {b}', { materialized: 'table' })
      .test('a_in_b', 'select * from {a} where id not in (select id from {b})')
    expect(statuses(await run(shop))).toEqual({ a: 'success', b: 'success', a_in_b: 'fail', both: 'skipped' })
  })

  it('judges by warn_if, error_if, limit and fail_calc', async () => {
    const shop = builder()
      .model('n', 'select range as id from range(10)', { materialized: 'table' })
      .test('ten', 'select * from {n}', { errorIf: '> 10', warnIf: '> 5' })
      .test('between_them', 'select * from {n}', {
        errorIf: 'between 20 and 30',
        warnIf: 'between 20 and 30',
      })
      .test('limited', 'select * from {n}', { errorIf: '> 3', warnIf: '> 3', limit: 3 })
      .test('summed', 'select * from {n}', { failCalc: 'sum(id)', errorIf: '!= 45', warnIf: '!= 45' })
    expect(statuses(await run(shop))).toEqual({
      n: 'success',
      ten: 'warn',
      between_them: 'pass',
      limited: 'pass',
      summed: 'pass',
    })
  })

  it('tells one broken test apart from the others of its table', async () => {
    const shop = builder()
      .model('n', 'select 1 as id', { materialized: 'table' })
      .test('broken', 'select * from {n} where nope', { severity: 'warn' })
      .notNull('n', 'id', { severity: 'warn' })
    const summary = await run(shop)
    expect(statuses(summary)).toEqual({ n: 'success', broken: 'error', not_null_n_id: 'pass' })
    const [problem] = summary.results.find(({ id }) => id.endsWith('broken'))!.problems
    expect(problem?.at).toMatchObject({ file: 'tests/broken.sql', line: 1 })
  })

  it('loads seeds with types, quotes, delimiters and empty fields as NULL', async () => {
    writeFileSync(join(directory, 'rates.csv'), 'code;name;rate\n"01";"a;b";1.5\n2;;\n')
    const shop = builder().seed('rates', 'rates.csv', {
      delimiter: ';',
      column_types: { code: 'varchar', rate: 'decimal(10,2)' },
    })
    const summary = await run(shop)
    expect(summary.results[0]).toMatchObject({ status: 'success', message: 'loaded, 2 rows' })
    expect(await rows('select * from rates')).toEqual([
      ['01', 'a;b', '1.50'],
      ['2', null, null],
    ])
  })

  it('names the line of a seed with a wrong number of fields and keeps the former table', async () => {
    writeFileSync(join(directory, 'rates.csv'), 'code,rate\na,1\n')
    const shop = builder().seed('rates', 'rates.csv')
    await run(shop)
    writeFileSync(join(directory, 'rates.csv'), 'code,rate\na,1\nb\n')
    const summary = await run(shop)
    expect(summary.results[0]?.problems[0]).toMatchObject({ code: 'file-row-malformed', at: { line: 3 } })
    expect(await rows('select count(*) from rates')).toEqual([[1]])
  })

  it('keeps failing rows where a test wants it, and swaps in the hidden table', async () => {
    const shop = (sql: string) =>
      builder()
        .model('orders', sql, { materialized: 'table' })
        .unique('orders', 'id', { storeFailures: true })
    await run(shop('select 1 as id'))
    expect(await relations()).toEqual(['table orders'])
    const summary = await run(shop('select 7 as id from range(2)'))
    expect(statuses(summary)).toEqual({ orders: 'error', unique_orders_id: 'fail' })
    expect(await rows('select * from orders')).toEqual([[1]])
    expect(await rows('select * from main_failures.unique_orders_id')).toEqual([[7, 2]])
    expect(await relations()).toEqual(['table orders'])
  })

  it('drops what dead runs left behind', async () => {
    await adapter.connection.execute('create table orders__strata_deadrun1 as select 1')
    await run(builder().model('orders', 'select 1 as id', { materialized: 'table' }))
    expect(await relations()).toEqual(['table orders'])
  })

  it('runs hooks around a model, and takes all back when one within the transaction fails', async () => {
    await adapter.connection.execute('create table log (what text)')
    const hook = (sql: string, transaction = true) => ({ sql, transaction })
    const shop = (after: string) =>
      builder().model(
        'orders',
        "select count(*) as n from log where what = 'pre'",
        { materialized: 'table' },
        {
          preHooks: [
            hook("insert into log values ('outside')", false),
            hook("insert into log values ('pre')"),
          ],
          postHooks: [hook(after)],
        },
      )
    expect(statuses(await run(shop("insert into log values ('post')")))).toEqual({ orders: 'success' })
    expect(await rows('select what from log')).toEqual([['outside'], ['pre'], ['post']])
    const summary = await run(shop('insert into nowhere values (1)'))
    expect(summary.results[0]?.problems[0]?.message).toContain('The post-hook of "orders" failed')
    expect(summary.results[0]?.problems[0]?.details).toContain('The hook is: insert into nowhere values (1)')
    expect(await rows('select * from orders')).toEqual([[1]])
    expect(await rows('select count(*) from log')).toEqual([[4]])
  })

  it('runs operations before and after', async () => {
    const shop = builder()
      .operation('start', 0, 'create table if not exists log (what text)')
      .operation('end', 0, "insert into log values ('end')")
      .model('orders', 'select count(*) as n from log', { materialized: 'table' })
    await run(shop)
    expect(await rows('select * from log')).toEqual([['end']])
  })

  it('writes exports after publishing', async () => {
    const shop = builder().model('orders', 'select range as id from range(2)', {
      materialized: 'table',
      export: { path: 'out/orders.csv', format: 'csv' },
    })
    expect(statuses(await run(shop))).toEqual({ orders: 'success' })
    expect(readFileSync(join(directory, 'out/orders.csv'), 'utf8')).toBe('id\n0\n1\n')
  })

  it('keeps comments that people wrote, and writes those of persist_docs', async () => {
    const shop = builder().model('orders', 'select 1 as id', { materialized: 'table' })
    await run(shop)
    await adapter.connection.execute(
      "comment on table orders is 'mine'; comment on column orders.id is 'key'",
    )
    await run(shop)
    const comments = await adapter.catalog.comments([{ database: 'shop', schema: 'main' }])
    expect(comments.get('shop.main.orders')).toEqual({ relation: 'mine', columns: new Map([['id', 'key']]) })
    const documented = builder().model(
      'orders',
      'select 1 as id',
      { materialized: 'table', persist_docs: { relation: true, columns: true } },
      {
        description: "it's orders",
        columns: [
          { name: 'ID', description: 'the key' },
          { name: 'gone', description: 'x' },
        ],
      },
    )
    await run(documented)
    const written = await adapter.catalog.comments([{ database: 'shop', schema: 'main' }])
    expect(written.get('shop.main.orders')).toEqual({
      relation: "it's orders",
      columns: new Map([['id', 'the key']]),
    })
  })

  it('stops starting nodes with fail-fast', async () => {
    const shop = builder()
      .model('a', 'select nope', { materialized: 'table' })
      .model('b', 'select 1 as id', { materialized: 'table' })
    const summary = await run(shop, {}, { failFast: true, threads: 1 })
    expect(statuses(summary)).toEqual({ a: 'error', b: 'skipped' })
  })

  it('interrupts running queries and leaves nothing half done', async () => {
    const shop = builder()
      .model('slow', 'select count(*) as n from range(100000000000)', { materialized: 'table' })
      .model('below', 'select * from {slow}')
    const stop = new AbortController()
    const events: RunEvent[] = []
    const summary = await run(
      shop,
      {},
      {
        signal: stop.signal,
        onEvent: (event) => {
          events.push(event)
          if (event.kind === 'started') setTimeout(() => stop.abort(), 50)
        },
      },
    )
    expect(summary.interrupted).toBe(true)
    expect(statuses(summary)).toEqual({ slow: 'interrupted', below: 'skipped' })
    expect(await relations()).toEqual([])
    expect(events.at(-1)?.kind).toBe('run-finished')
  })
})
