// A dbt project with a profile for BigQuery, as dbt-bigquery's users write them, built in the emulator.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../src/index.ts'
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
