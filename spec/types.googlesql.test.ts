// What GoogleSQL refuses for its types gives no rows on a laptop, and what it takes is not refused for them.

import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { translate } from '../src/sql/translate.ts'
import { openLocalDuckdb } from './sql/local-duckdb.ts'
import { typeCombinations } from './sql/type-combinations.ts'
import { Googlesql } from './support/googlesql.ts'

let analyser: Googlesql
let duckdb: DuckDBConnection

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
  duckdb = await openLocalDuckdb()
})
afterAll(() => analyser?.stop())

/** The analyser has an order of arrays, which BigQuery does not have. */
const arrays = /\b(ai|ars)\b/
/** Not about types; or looked at by the engine alone, as the default of LAG, which must be written out. */
const others = new Set(['cannot-run-locally', 'not-constant'])

it('agrees with GoogleSQL about which types go together', async () => {
  const wrong: string[] = []
  for (const sql of typeCombinations(7)) {
    const refused = (await analyser.refusal(sql, [])) !== undefined
    const { problems, sql: rewritten } = translate(sql, {
      from: 'bigquery',
      to: 'duckdb',
      tables: () => undefined,
    })
    const told = problems.find(({ severity }) => severity === 'error')
    const query = sql.slice(sql.indexOf(') SELECT') + 2)
    if (refused && told === undefined && (await runs(rewritten))) wrong.push(`gives rows: ${query}`)
    if (!refused && told !== undefined && !others.has(told.code) && !arrays.test(query))
      wrong.push(`${told.code}: ${query}`)
  }
  expect(wrong).toEqual([])
})

function runs(sql: string): Promise<boolean> {
  return duckdb.run(sql).then(
    () => true,
    () => false,
  )
}
