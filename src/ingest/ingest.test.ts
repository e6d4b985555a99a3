import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { findPreset } from '../generate/presets.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { Source } from '../manifest/node.ts'
import { type IngestOptions, ingest } from './ingest.ts'
import type { IngestEvent } from './ingest-event.ts'
import { testSource } from './test-source.ts'

let directory: string
let adapter: Adapter

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-ingest-'))
  const settings = { path: join(directory, 'w.duckdb') }
  adapter = await openAdapter('duckdb', { settings, projectDirectory: directory, projectDialect: 'bigquery' })
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

function generated(preset: string, table: string, knobs: JsonObject = {}): Source {
  const columns = findPreset(preset)!.tables.find((candidate) => candidate.table === table)!.columns
  return testSource({
    source: preset,
    table,
    loader: 'generate',
    load: { preset, seed: 42, customers: 200, ...knobs },
    columns: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
  })
}

function run(sources: readonly Source[], more: Partial<IngestOptions> = {}) {
  return ingest({ sources, adapter, dialect: 'bigquery', projectDirectory: directory, ...more })
}

async function rows(sql: string): Promise<readonly (readonly Json[])[]> {
  return (await adapter.connection.query(sql)).rows
}

describe('ingest of generated sources', () => {
  it('loads every table of every preset with its declared types and says when and by which batch', async () => {
    const sources = ['stripe', 'churn'].flatMap((name) =>
      findPreset(name)!.tables.map(({ table }) => generated(name, table)),
    )
    const summary = await run(sources, { now: () => 1_700_000_000_123, batchId: 'b1' })
    expect(summary.loads.filter(({ status }) => status !== 'loaded')).toEqual([])
    for (const source of sources) {
      const found = await adapter.catalog.columns(source.relation)
      const expected = source.columns.map(
        ({ name, type }) => `${name} ${adapter.statements.typeName(type!, 'bigquery')}`,
      )
      expect(
        found!.map(({ name, type }) => `${name} ${type}`.replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ')),
      ).toEqual([
        ...expected.map((column) => column.replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ')),
        '_loaded_at TIMESTAMPTZ',
        '_batch_id VARCHAR',
      ])
    }
    expect(await rows('select distinct _loaded_at, _batch_id from raw_stripe.invoices')).toEqual([
      ['2023-11-14 22:13:20.123+00', 'b1'],
    ])
    const loads = await rows(
      'select table_name, row_count, rejected_count, loader, mode, batch_id from raw_churn._loads',
    )
    expect(loads).toHaveLength(4)
    expect(loads[0]).toEqual(['customers', 200, 0, 'generate', 'full', 'b1'])
  })

  it('keeps cents and sums: the paid invoices are the successful charges', async () => {
    await run([generated('stripe', 'invoices'), generated('stripe', 'charges')])
    const [[paid, charged]] = (await rows(
      'select (select sum(amount_paid) from raw_stripe.invoices), (select sum(amount) from raw_stripe.charges where paid)',
    )) as [[Json, Json]]
    expect(paid).toEqual(charged)
    expect(Number(paid)).toBeGreaterThan(0)
  })

  it('skips what is there already, and says so', async () => {
    const source = generated('churn', 'customers')
    const first = await run([source], { batchId: 'b1' })
    const second = await run([source], { batchId: 'b2' })
    expect(first.loads[0]?.status).toBe('loaded')
    expect(second.loads[0]).toMatchObject({
      status: 'skipped',
      rows: 200,
      message: 'already there: 200 rows of batch b1',
    })
    expect(await rows('select count(*) from raw_churn._loads')).toEqual([[1]])
  })

  it.each([
    ['another seed', { seed: 43 }],
    ['another size', { customers: 201 }],
    ['another window', { end: '2025-06-30' }],
    ['a dirty share', { dirty: 0.1 }],
  ])('loads again with %s', async (_, knobs) => {
    await run([generated('churn', 'customers')])
    expect((await run([generated('churn', 'customers', knobs)])).loads[0]?.status).toBe('loaded')
  })

  it('loads again when asked to, when rows were lost, and when the table is gone', async () => {
    const source = generated('churn', 'customers')
    const status = async (more: Partial<IngestOptions> = {}) => (await run([source], more)).loads[0]?.status
    await status()
    expect(await status({ fullRefresh: true })).toBe('loaded')
    await adapter.connection.execute("delete from raw_churn.customers where plan = 'Free'")
    expect(await status()).toBe('loaded')
    await adapter.connection.execute('drop table raw_churn.customers')
    expect(await status()).toBe('loaded')
    expect(await rows('select count(*) from raw_churn.customers')).toEqual([[200]])
  })

  it('keeps the former table and its record when interrupted', async () => {
    const source = generated('churn', 'usage_daily', { customers: 50 })
    await run([source], { batchId: 'b1' })
    const before = await rows('select count(*), min(_batch_id), max(_batch_id) from raw_churn.usage_daily')
    const controller = new AbortController()
    let clock = 0
    const summary = await run(
      [generated('churn', 'usage_daily', { customers: 5000 }), generated('churn', 'support')],
      {
        signal: controller.signal,
        now: () => (clock += 1000),
        onEvent: ({ kind }) => {
          if (kind === 'progress') controller.abort()
        },
      },
    )
    expect(summary.interrupted).toBe(true)
    expect(summary.loads.map(({ status }) => status)).toEqual(['interrupted', 'interrupted'])
    expect(await rows('select count(*), min(_batch_id), max(_batch_id) from raw_churn.usage_daily')).toEqual(
      before,
    )
    expect(await rows('select count(*) from raw_churn._loads')).toEqual([[1]])
    expect((await run([source])).loads[0]?.status).toBe('skipped')
  })

  it('tells what happens while it runs', async () => {
    const events: IngestEvent[] = []
    let clock = 0
    const sources = [generated('churn', 'customers'), generated('churn', 'usage_daily')]
    await run(sources, { onEvent: (event) => events.push(event), now: () => (clock += 250) })
    expect(events[0]).toMatchObject({ kind: 'run-started', tables: 2 })
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished' })
    const progress = events.filter((event) => event.kind === 'progress')
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.every(({ rows: count, rowsPerSecond }) => count > 0 && rowsPerSecond > 0)).toBe(true)
    const ends = events.flatMap((event) => (event.kind === 'finished' ? [event.load.table] : []))
    expect(ends).toEqual(['churn.customers', 'churn.usage_daily'])
  })
})

describe('ingest and what can be wrong', () => {
  it('loads the other tables when one cannot be', async () => {
    const wrong = testSource({
      source: 'churn',
      table: 'custmers',
      loader: 'generate',
      load: { preset: 'churn' },
    })
    const summary = await run([wrong, generated('churn', 'customers')])
    expect(summary.loads.map(({ status }) => status)).toEqual(['error', 'loaded'])
    expect(summary.loads[0]?.problems).toMatchObject([
      {
        code: 'generated-table-unknown',
        message: 'Preset "churn" makes no table "custmers".',
        hint: 'Did you mean "customers"?',
        at: { file: 'models/sources.yml', line: 7, column: 9 },
      },
    ])
  })

  it('tells declared columns that are not made, and types that differ', async () => {
    const wrong = testSource({
      source: 'churn',
      table: 'customers',
      loader: 'generate',
      load: { preset: 'churn', customers: 5 },
      columns: { customer_id: 'STRING', signup_dat: 'DATE', plan: 'string', _loaded_at: 'TIMESTAMP' },
    })
    const [load] = (await run([wrong])).loads
    expect(load?.problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'The column "customer_id" is declared as STRING, but table "customers" of preset "churn" has it as INT64. Write "data_type: INT64".',
      'The column "signup_dat" is declared, but table "customers" of preset "churn" has none of that name. Did you mean "signup_date"?',
    ])
  })

  it('reads a table under another name with "table"', async () => {
    const source = testSource({
      source: 'churn',
      table: 'people',
      loader: 'generate',
      load: { preset: 'churn', customers: 5, table: 'customers' },
    })
    expect((await run([source])).loads[0]).toMatchObject({ status: 'loaded', rows: 5 })
    expect(await rows('select count(*) from raw_churn.people')).toEqual([[5]])
  })

  it('tells a misspelled loader, and leaves sources that others load alone', async () => {
    const misspelled = testSource({ table: 'a', loader: 'genrate', load: { preset: 'churn' } })
    const foreign = testSource({ table: 'b', loader: 'airbyte', load: {} })
    const summary = await run([misspelled, foreign])
    expect(summary.loads).toHaveLength(1)
    expect(summary.loads[0]?.problems).toMatchObject([
      { code: 'loader-unknown', message: 'There is no loader "genrate".', hint: 'Did you mean "generate"?' },
    ])
  })
})
