// A small project whose models are of the kinds that only BigQuery has, built in the emulator.

import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, clone, ingest, parityOfTargets, type RunOptions, test } from '../src/index.ts'
import { type BigqueryProject, openBigqueryProject } from './support/bigquery-project.ts'

let project: BigqueryProject
let run: string
let directory: string

beforeAll(async () => {
  project = await openBigqueryProject('bigquery', 'models')
  ;({ run, directory } = project)
})

afterAll(() => project?.close())

const rows = (sql: string) => project.rows(sql)

/** Statuses and messages by the nodes' names. */
async function built(options: Partial<RunOptions>): Promise<Readonly<Record<string, string>>> {
  const environment = { BIGQUERY_ENDPOINT: project.proxy.url, BIGQUERY_DATASET: run }
  const { summary } = await build({ directory, environment, ...options })
  return Object.fromEntries(
    summary.results.map(({ id, status, message }) => [id.split('.')[2]!, `${status}: ${message}`]),
  )
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
    const first = await built({
      select: ['daily'],
      eventTimeStart: '2024-01-01',
      eventTimeEnd: '2024-01-04',
    })
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

describe('a table that wants a filter of its readers', () => {
  it('is merged into and tested, also by itself', { timeout: 120_000 }, async () => {
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, BIGQUERY_DATASET: run }
    for (const first of [true, false]) {
      const found = await built({ select: ['+filtered'], force: !first })
      expect(Object.values(found).filter((text) => !/^(?:success|pass)/.test(text))).toEqual([])
      expect(found.filtered).toBe(first ? 'success: created table' : 'success: added to table, 16 rows')
    }
    const filtered = `\`test-project\`.${run}.filtered`
    expect(await rows(`SELECT COUNT(*) FROM ${filtered} WHERE day > '2000-01-01'`)).toEqual([[16]])
    const { summary } = await test({ directory, environment, select: ['filtered'] })
    expect(summary.results.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass'])
    const sent = project.proxy.seen.map(({ body }) => body)
    expect(sent.some((body) => /MERGE INTO.*filtered__strata_.*`day` IS NULL OR/s.test(body))).toBe(true)
  })
})

describe('materialised views', () => {
  it('are made, and made anew', { timeout: 120_000 }, async () => {
    expect((await built({ select: ['+sums'] })).sums).toBe('success: created materialized view')
    expect((await built({ select: ['sums'], force: true })).sums).toBe('success: replaced materialized view')
    expect(await rows(`SELECT COUNT(*) FROM \`test-project\`.${run}.sums`)).toEqual([[2]])
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
    const left = await project.warehouse.catalog.relations([table])
    expect(left.map(({ name }) => name).filter((name) => name.includes('__strata_'))).toEqual([])
  })
})

describe('files', () => {
  it('are loaded with their declared types, rejects kept aside, and only once', {
    timeout: 120_000,
  }, async () => {
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, BIGQUERY_DATASET: run }
    const load = async () => {
      const { summary } = await ingest({ directory, environment })
      return summary.loads.map(({ table, status, rows, rejected }) => [table, status, rows, rejected])
    }
    expect(await load()).toEqual([
      ['files.people', 'loaded', 2, 1],
      ['files.visits', 'loaded', 2, 0],
    ])
    expect(await load()).toEqual([
      ['files.people', 'skipped', 2, 1],
      ['files.visits', 'skipped', 2, 0],
    ])
    const dataset = `\`test-project\`.${run}_files`
    expect(await rows(`SELECT id, name, paid FROM ${dataset}.people ORDER BY id`)).toEqual([
      [1, 'Ada', '12.5'],
      [2, 'Bo', '7'],
    ])
    expect(await rows(`SELECT _row, _reason FROM ${dataset}.people__rejects`)).toEqual([
      [3, 'paid: "much" is not a NUMERIC.'],
    ])
    expect(await rows(`SELECT id, ARRAY_LENGTH(tags) FROM ${dataset}.visits ORDER BY id`)).toEqual([
      [1, 2],
      [2, 0],
    ])
    const loads = await rows(`SELECT table_name, row_count FROM ${dataset}._loads ORDER BY 1`)
    expect(loads).toEqual([
      ['people', 2],
      ['visits', 2],
    ])
  })
})

describe('clone', () => {
  it('copies tables without building them', { timeout: 120_000 }, async () => {
    cpSync(join(directory, 'target'), join(directory, 'former'), { recursive: true })
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, BIGQUERY_DATASET: `${run}_copy` }
    const { summary } = await clone({ directory, environment, state: 'former', select: ['events', 'calls'] })
    expect(summary.results.map(({ status }) => status)).toEqual(['success', 'success'])
    expect(await rows(`SELECT net, wide FROM \`test-project\`.${run}_copy.calls`)).toEqual([['100', 15]])
    const found = await project.warehouse.catalog.relations([
      { database: 'test-project', schema: `${run}_copy` },
    ])
    expect(found.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['calls', 'table'],
      ['events', 'table'],
    ])
  })
})

describe('parity', () => {
  it('says that DuckDB and BigQuery hold the same rows, exactly', { timeout: 120_000 }, async () => {
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, BIGQUERY_DATASET: `${run}_parity` }
    const select = ['+calls', 'regrouped']
    const { rows: found } = await parityOfTargets({
      ...{ directory, environment, targets: 'local,emulator', build: true, select },
    })
    expect(found.map(({ node, status }) => `${node.name} ${status}`).sort()).toEqual([
      'calls equal',
      'events equal',
      'regrouped equal',
    ])
  })
})
