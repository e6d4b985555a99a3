// The columns that each output is made of, as we tell them, are those of the tree that the public GoogleSQL analyser resolves.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translate } from '../src/sql/translate.ts'
import { lineageCases } from './sql/lineage-cases.ts'
import { googlesqlTables, sampleTables } from './sql/sample-tables.ts'
import { Googlesql } from './support/googlesql.ts'
import { resolvedLineage } from './support/resolved-lineage.ts'

let analyser: Googlesql

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
})
afterAll(() => analyser?.stop())

/** Whole columns by output, in order. */
function ours(sql: string) {
  const { columns, edges } = translate(sql, {
    from: 'bigquery',
    to: 'bigquery',
    tables: sampleTables('bigquery'),
  })
  return (columns ?? []).map(({ name }) => ({
    name,
    origins: [
      ...new Set(edges.flatMap(({ table, column, to }) => (to === name ? [`${table}.${column}`] : []))),
    ].sort(),
  }))
}

/** Not to be compared: tables without known columns, statements that are no query, a row as the only column, models. */
const apart = /\braw\b|^CREATE|^SELECT AS STRUCT|\|>|\bML\./
const compared = lineageCases.filter(([dialect, sql]) => dialect === 'bigquery' && !apart.test(sql))

describe('lineage', () => {
  it.each(compared)('%s: %s', async (_, sql) => {
    const resolved = resolvedLineage(await analyser.resolved(sql, googlesqlTables)).map(
      ({ origins }) => origins,
    )
    const told = ours(sql).map(({ origins }) => origins)
    if (!/STRUCT|ARRAY_AGG\(o /.test(sql)) return expect(told).toEqual(resolved)
    // The reading of the tree takes a struct as a whole; ours tells its fields apart.
    expect(told).toHaveLength(resolved.length)
    told.forEach((origins, i) => {
      expect(resolved[i]).toEqual(expect.arrayContaining([...origins]))
      expect(origins.length > 0).toBe(resolved[i]!.length > 0)
    })
  })
})
