// A dbt project with a profile for BigQuery, as dbt-bigquery's users write them, built in the emulator.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, runOperation } from '../src/index.ts'
import { type BigqueryProject, openBigqueryProject } from './support/bigquery-project.ts'

let project: BigqueryProject
let run: string
let directory: string

beforeAll(async () => {
  project = await openBigqueryProject('bigquery-dbt', 'harbour')
  ;({ run, directory } = project)
})

afterAll(() => project?.close())

const rows = (sql: string) => project.rows(sql)

describe('a dbt project on BigQuery', () => {
  it('builds as it is, and again with what is new alone', { timeout: 300_000 }, async () => {
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, HARBOUR_DATASET: run }
    for (const _ of ['first', 'again']) {
      const { summary } = await build({ directory, environment })
      const bad = summary.results.filter(({ status }) => !['success', 'pass'].includes(status))
      expect(bad.map(({ id, status, message }) => `${id} ${status}: ${message}`)).toEqual([])
      expect(summary.results.length).toBe(17)
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
    const tariffs = { database: 'test-project', schema: run, name: 'tariffs' }
    const types = await project.warehouse.catalog.columns(tariffs)
    expect(types?.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'code STRING',
      'fee INT64',
      'rate FLOAT64',
      'since DATE',
      'changed DATETIME',
      'active BOOL',
      'note INT64',
    ])
    // The second time merges into one column alone, and adds one; a day's partition is replaced, and the other days' are not.
    const fees = await rows(`SELECT id, fee_cents, calls FROM ${dataset}.ship_fees ORDER BY id`)
    expect(fees).toEqual([
      [1, 4350, null],
      [2, 1400, null],
      [3, 600, null],
    ])
    const days = await rows(`SELECT CAST(day AS STRING), MIN(round), MAX(round) FROM ${dataset}.calls_replaced
      WHERE day > DATE '2000-01-01' GROUP BY 1 ORDER BY 1`)
    expect(days).toEqual([
      ['2024-01-01', 2, 2],
      ['2024-01-02', 1, 1],
    ])
    const sent = project.proxy.seen.map(({ body }) => body)
    const inOne = (...words: readonly (string | RegExp)[]) =>
      sent.some((body) =>
        words.every((word) => (typeof word === 'string' ? body.includes(word) : word.test(body))),
      )
    expect(
      inOne(
        'PARTITION BY RANGE_BUCKET(`id`, GENERATE_ARRAY(0, 1000, 100))',
        'CLUSTER BY `flag`',
        "('domain', 'fees')",
      ),
    ).toBe(true)
    expect(inOne("description = 'What each ship paid.'")).toBe(true)
    expect(inOne("SET OPTIONS (description = 'Number of the ship')")).toBe(true)
    expect(inOne('partition_expiration_days = 10000')).toBe(true)
    expect(
      inOne('"maximumBytesBilled":"1000000000"', '"jobTimeoutMs":"300000"', '"priority":"INTERACTIVE"'),
    ).toBe(true)
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

  it('answers what its macros ask of the adapter', { timeout: 120_000 }, async () => {
    const environment = { BIGQUERY_ENDPOINT: project.proxy.url, HARBOUR_DATASET: run }
    await runOperation({ directory, environment, macro: 'adapter_calls' })
    expect(await rows(`SELECT text FROM \`test-project\`.${run}.answers`)).toEqual([
      [
        'False; True; False; True; id INT64, parts.x INT64, parts.inner_part.z STRING, REPEATED; timestamp_trunc(t.at, hour); timestamp; True',
      ],
    ])
  })
})
