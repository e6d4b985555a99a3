// A small project whose models are of the kinds that only BigQuery has, built in the emulator.

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { build, type RunOptions } from '../src/index.ts'
import { type FaultyProxy, startProxy } from './support/bigquery-proxy.ts'

// Of this run alone: an emulator may have been used before.
const run = `models_${Date.now().toString(36)}`
let directory: string
let proxy: FaultyProxy
let warehouse: Adapter

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-models-'))
  cpSync(resolve(import.meta.dirname, 'bigquery'), directory, { recursive: true })
  proxy = await startProxy({ upstream: process.env.STRATA_TEST_BIGQUERY! })
  warehouse = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset: run, api_endpoint: proxy.url },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: run,
  })
})

afterAll(async () => {
  await warehouse?.close()
  await proxy?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Statuses and messages by the nodes' names. */
async function built(options: Partial<RunOptions>): Promise<Readonly<Record<string, string>>> {
  const environment = { BIGQUERY_ENDPOINT: proxy.url, BIGQUERY_DATASET: run }
  const { summary } = await build({ directory, environment, ...options })
  return Object.fromEntries(
    summary.results.map(({ id, status, message }) => [id.split('.')[2]!, `${status}: ${message}`]),
  )
}

async function rows(sql: string) {
  return (await warehouse.connection.query(sql)).rows
}

describe('functions', () => {
  it('are made before the models that call them', { timeout: 120_000 }, async () => {
    expect(await built({ select: ['+calls'] })).toEqual({
      net_of: 'success: made the function',
      spread: 'success: made the function',
      events: 'success: created table',
      calls: 'success: created table',
    })
    expect(await rows(`SELECT net, wide FROM \`test-project\`.${run}.calls`)).toEqual([['100', 15]])
  })
})

describe('microbatch', () => {
  it('builds batch by batch, and replaces only the batches that are asked for', {
    timeout: 120_000,
  }, async () => {
    const daily = `SELECT FORMAT_DATE("%d", day), events, value FROM \`test-project\`.${run}.daily ORDER BY 1`
    const first = await built({ select: ['daily'], eventTimeEnd: '2024-01-04' })
    expect(first.daily).toMatch(/^success: built 3 batches/)
    expect(await rows(daily)).toEqual([
      ['01', 4, 6],
      ['02', 4, 22],
      ['03', 4, 38],
    ])
    const again = await built({
      select: ['events', 'daily'],
      vars: '{factor: 10}',
      eventTimeStart: '2024-01-02',
      eventTimeEnd: '2024-01-03',
    })
    expect(again.daily).toMatch(/^success: built 1 batch/)
    expect(await rows(daily)).toEqual([
      ['01', 4, 6],
      ['02', 4, 220],
      ['03', 4, 38],
    ])
  })
})

describe('other partitions', () => {
  it('replace a table that the service would not replace, and it is said', { timeout: 120_000 }, async () => {
    const table = { database: 'test-project', schema: run, name: 'regrouped' }
    const first = await built({ select: ['regrouped'], vars: '{by: [day]}' })
    expect(first.regrouped).toBe('success: created table')
    const again = await built({ select: ['regrouped'], vars: '{by: [id]}', fullRefresh: true })
    expect(again.regrouped).toMatch(
      /^success: replaced table; it had .* and has partitions by day of day, clustered by id, and was missing for a moment$/,
    )
    expect(await rows(`SELECT COUNT(*) FROM \`test-project\`.${run}.regrouped`)).toEqual([[16]])
    const left = await warehouse.catalog.relations([table])
    expect(left.map(({ name }) => name).filter((name) => name.includes('__strata_'))).toEqual([])
  })
})
