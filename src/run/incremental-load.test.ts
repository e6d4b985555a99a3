import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManifestBuilder } from '../../spec/support/manifest-builder.ts'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { NodeConfig } from '../manifest/node.ts'
import type { RunSummary } from '../manifest/results.ts'
import { ProblemError } from '../problems/problem.ts'
import { execute } from './execute.ts'
import { planRun } from './plan.ts'
import type { PlanOptions } from './step.ts'

let directory: string
let adapter: Adapter

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-incremental-'))
  adapter = await openAdapter('duckdb', {
    settings: { type: 'duckdb', path: 'shop.duckdb' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

async function run(shop: ManifestBuilder, options: Partial<PlanOptions> = {}): Promise<RunSummary> {
  const manifest = shop.build()
  const plan = await planRun({
    manifest,
    compiled: shop.compiled,
    selected: [...manifest.nodes.keys()],
    adapter,
    options: { verb: 'build', ...options },
    runId: 'aaaaaaaa',
  })
  return execute(plan, { manifest, compiled: shop.compiled, adapter, threads: 2, invocationId: 'test' })
}

const shop = (
  config: NodeConfig,
  later: string,
  first = "select 1 as id, 'a' as v union all select 2, 'b'",
) =>
  new ManifestBuilder({ directory, database: 'shop' }).model(
    'm',
    first,
    { materialized: 'incremental', ...config },
    { later },
  )

const rows = async (sql = 'select * from m order by all') => (await adapter.connection.query(sql)).rows

const problem = (summary: RunSummary) => summary.results.find(({ id }) => id === 'model.shop.m')?.problems[0]

async function twice(config: NodeConfig, later: string): Promise<RunSummary> {
  expect((await run(shop(config, later))).results[0]?.status).toBe('success')
  return run(shop(config, later))
}

describe('incremental models', () => {
  it('appends', async () => {
    await twice({}, "select 2 as id, 'c' as v")
    expect(await rows()).toEqual([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
    ])
  })

  it('deletes and inserts by a key of several columns', async () => {
    await twice(
      { unique_key: ['id', 'v'], incremental_strategy: 'delete+insert' },
      "select 2 as id, 'b' as v union all select 2, 'c'",
    )
    expect(await rows()).toEqual([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
    ])
  })

  it('merges, and updates only the columns it may', async () => {
    await twice(
      { unique_key: 'id', incremental_strategy: 'merge' },
      "select 2 as id, 'c' as v union all select 3, 'd'",
    )
    expect(await rows()).toEqual([
      [1, 'a'],
      [2, 'c'],
      [3, 'd'],
    ])
    await run(
      shop(
        { unique_key: 'id', incremental_strategy: 'merge', merge_exclude_columns: ['v'] },
        "select 3 as id, 'z' as v",
      ),
    )
    expect(await rows('select v from m where id = 3')).toEqual([['d']])
  })

  it('refuses a merge whose new rows hold a key twice, and changes nothing', async () => {
    const summary = await twice(
      { unique_key: 'id', incremental_strategy: 'merge' },
      "select 9 as id, 'c' as v union all select 9, 'd'",
    )
    expect(problem(summary)).toMatchObject({ code: 'merge-key-twice' })
    expect(await rows()).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })

  it('takes the new rows back when a test fails', async () => {
    const config = { unique_key: 'id', incremental_strategy: 'append' }
    await run(shop(config, "select 2 as id, 'c' as v").unique('m', 'id'))
    const summary = await run(shop(config, "select 2 as id, 'c' as v").unique('m', 'id'))
    expect(Object.fromEntries(summary.results.map(({ id, status }) => [id, status]))).toEqual({
      'model.shop.m': 'error',
      'test.shop.unique_m_id': 'fail',
    })
    expect(await rows()).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })

  it('follows on_schema_change', async () => {
    const later = "select 3 as id, 'c' as v, 1.5 as price"
    await twice({ on_schema_change: 'ignore' }, later)
    expect(await rows('select * from m where id = 3')).toEqual([[3, 'c']])
    await run(shop({ on_schema_change: 'append_new_columns' }, later))
    expect(await rows('select id, price from m where price is not null')).toEqual([[3, '1.5']])
    const failed = await run(shop({ on_schema_change: 'fail' }, "select 'x' as id, 1.5 as price"))
    expect(problem(failed)?.message).toContain('columns no longer there: v; columns of another type: id')
    await run(shop({ on_schema_change: 'sync_all_columns' }, "select 'x' as id, 1.5 as price"))
    expect(
      (await adapter.catalog.columns({ database: 'shop', schema: 'main', name: 'm' }))?.map(
        ({ name, type }) => `${name} ${type}`,
      ),
    ).toEqual(['id VARCHAR', 'price DECIMAL(2,1)'])
  })

  it('tells a column that the query no longer gives', async () => {
    expect(problem(await twice({}, 'select 3 as id'))).toMatchObject({ code: 'incremental-column-missing' })
  })

  it('builds anew with full_refresh, unless its config forbids it', async () => {
    await twice({}, "select 3 as id, 'c' as v")
    await run(shop({ full_refresh: false }, "select 4 as id, 'd' as v"), { fullRefresh: true })
    expect(await rows('select count(*) from m')).toEqual([[4]])
    await run(shop({}, 'select 1'), { fullRefresh: true })
    expect(await rows('select count(*) from m')).toEqual([[2]])
  })

  it('tells wrong settings before anything runs', async () => {
    const wrong = async (config: NodeConfig) => {
      const error = await run(shop(config, 'select 1')).catch((caught) => caught)
      expect(error).toBeInstanceOf(ProblemError)
      return (error as ProblemError).problems[0]
    }
    expect(await wrong({ incremental_strategy: 'mrege', unique_key: 'id' })).toMatchObject({
      code: 'strategy-unknown',
      hint: 'Did you mean "merge"?',
    })
    expect(await wrong({ materialized: 'tabel' })).toMatchObject({ hint: 'Did you mean "table"?' })
  })

  it('tells a unique_key that is no column', async () => {
    expect(
      problem(await twice({ unique_key: 'idd', incremental_strategy: 'merge' }, "select 3 as id, 'c' as v")),
    ).toMatchObject({
      code: 'unique-key-not-there',
      hint: 'Did you mean "id"?',
    })
  })
})

describe('snapshots', () => {
  const snapshot = (sql: string, config: NodeConfig) =>
    new ManifestBuilder({ directory, database: 'shop' }).snapshot('s', sql, { unique_key: 'id', ...config })

  it('keeps a version per change by timestamp', async () => {
    const config = { strategy: 'timestamp', updated_at: 'at' }
    await run(snapshot("select 1 as id, 'a' as v, timestamp '2024-01-01' as at", config))
    await run(snapshot("select 1 as id, 'a' as v, timestamp '2024-01-01' as at", config))
    expect(await rows('select count(*) from s')).toEqual([[1]])
    await run(
      snapshot(
        "select 1 as id, 'b' as v, timestamp '2024-02-01' as at union all select 2, 'n', timestamp '2024-02-02'",
        config,
      ),
    )
    expect(await rows('select id, v, dbt_valid_from, dbt_valid_to from s order by 1, 3')).toEqual([
      [1, 'a', '2024-01-01 00:00:00', '2024-02-01 00:00:00'],
      [1, 'b', '2024-02-01 00:00:00', null],
      [2, 'n', '2024-02-02 00:00:00', null],
    ])
  })

  it('keeps a version per change of checked columns, and closes rows that are gone', async () => {
    const config = { strategy: 'check', check_cols: ['v'], hard_deletes: 'invalidate' }
    await run(snapshot("select 1 as id, 'a' as v, 1 as other union all select 2, 'x', 1", config))
    await run(snapshot("select 1 as id, 'a' as v, 2 as other", config))
    await run(snapshot("select 1 as id, 'b' as v, 3 as other, true as added", config))
    expect(await rows('select id, v, added, dbt_valid_to is null from s order by 1, dbt_valid_from')).toEqual(
      [
        [1, 'a', null, false],
        [1, 'b', true, true],
        [2, 'x', null, false],
      ],
    )
    expect(await rows('select count(distinct dbt_scd_id) from s')).toEqual([[3]])
  })

  it('wants a key and what its strategy needs', async () => {
    const error = await run(snapshot('select 1 as id', { strategy: 'timestamp' })).catch((caught) => caught)
    expect((error as ProblemError).problems[0]).toMatchObject({ code: 'snapshot-setting-missing' })
  })
})
