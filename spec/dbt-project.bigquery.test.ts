// A dbt project with a profile for BigQuery, as dbt-bigquery's users write them, built in the emulator.

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { build } from '../src/index.ts'
import { type FaultyProxy, startProxy } from './support/bigquery-proxy.ts'

const run = `harbour_${Date.now().toString(36)}`
let directory: string
let proxy: FaultyProxy
let warehouse: Adapter

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-harbour-'))
  cpSync(resolve(import.meta.dirname, 'bigquery-dbt'), directory, { recursive: true })
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

async function rows(sql: string) {
  return (await warehouse.connection.query(sql)).rows
}

describe('a dbt project on BigQuery', () => {
  it('builds as it is, and again with what is new alone', { timeout: 300_000 }, async () => {
    const environment = { BIGQUERY_ENDPOINT: proxy.url, HARBOUR_DATASET: run }
    for (const _ of ['first', 'again']) {
      const { summary } = await build({ directory, environment })
      const bad = summary.results.filter(({ status }) => !['success', 'pass'].includes(status))
      expect(bad.map(({ id, status, message }) => `${id} ${status}: ${message}`)).toEqual([])
      expect(summary.results.length).toBe(13)
    }
    const dataset = `\`test-project\`.${run}`
    expect(
      await rows(
        `SELECT CAST(day AS STRING), flag, calls, fee_cents FROM ${dataset}.daily_calls ORDER BY 1, 2`,
      ),
    ).toEqual([
      ['2024-01-01', 'FR', 1, 700],
      ['2024-01-01', 'NO', 1, 1250],
      ['2024-01-02', 'NO', 1, 925],
    ])
    expect(await rows(`SELECT calls_fr, calls_no, calls_pt FROM ${dataset}.pivoted ORDER BY day`)).toEqual([
      [1, 1, 0],
      [0, 1, 0],
    ])
    expect(await rows(`SELECT project, dataset, type, location, me FROM ${dataset}.place`)).toEqual([
      ['test-project', run, 'bigquery', 'US', `test-project.${run}.place`],
    ])
    expect(await rows(`SELECT name_name, id_type FROM ${dataset}.all_columns`)).toEqual([['name', 'INT64']])
    expect(await rows(`SELECT COUNT(*) FROM \`test-project\`.${run}_audit.runs`)).toEqual([[2]])
  })
})
