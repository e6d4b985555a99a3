// Names and types of the columns of BigQuery queries, as we tell them, are those that the public GoogleSQL analyser resolves,
// and nothing that it takes is called wrong.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translate } from '../src/sql/translate.ts'
import { googlesqlTables, sampleTables } from './sql/sample-tables.ts'
import { Googlesql } from './support/googlesql.ts'
import { resolvedColumns } from './support/resolved-columns.ts'

let analyser: Googlesql

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
})
afterAll(() => analyser?.stop())

const queries = readFileSync(new URL('./sql/bigquery-queries.sql', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('--'))

/** What the analyser's build is too old for. */
const newer =
  /\|>|BY NAME|CORRESPONDING|GROUP BY ALL|MAX_BY|CONTAINS_SUBSTR|EDIT_DISTANCE|_BUCKET\(|@@time_zone|SEARCH\(|COLLATE\(/

describe('columns of BigQuery queries', () => {
  it.each(queries)('%s', async (sql) => {
    const options = { from: 'bigquery', tables: sampleTables('bigquery') } as const
    const { columns, problems, analysed } = translate(sql, { ...options, to: 'bigquery' })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(analysed).toBe(true)
    const local = translate(sql, { ...options, to: 'duckdb' }).problems
    expect(
      local.filter(({ code, severity }) => severity === 'error' && code !== 'cannot-run-locally'),
    ).toEqual([])
    if (newer.test(sql)) return
    const truth = resolvedColumns(await analyser.resolved(sql, googlesqlTables))
    const told = columns?.map(({ name, type }, i) => ({
      name: /^f\d+_$/.test(name) ? '' : name,
      type: type ?? truth[i]?.type,
    }))
    expect(told).toEqual(truth)
  })
})
