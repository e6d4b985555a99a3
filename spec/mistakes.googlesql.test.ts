// What is told to be wrong, the public GoogleSQL analyser refuses too.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mistakes } from './sql/mistakes.ts'
import { sampleColumns } from './sql/sample-tables.ts'
import { Googlesql, type GooglesqlTable } from './support/googlesql.ts'

let analyser: Googlesql

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
})
afterAll(() => analyser?.stop())

const tables: readonly GooglesqlTable[] = Object.entries(sampleColumns).map(([name, columns]) => ({
  path: [name],
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
}))

describe('GoogleSQL', () => {
  it.each(mistakes.flatMap(([dialect, sql]) => (dialect === 'bigquery' ? [sql] : [])))(
    'refuses %s',
    async (sql) => {
      expect(await analyser.refusal(sql, tables)).toBeDefined()
    },
  )
})
