// What is told to be wrong, the public GoogleSQL analyser refuses too.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mistakes } from './sql/mistakes.ts'
import { googlesqlTables } from './sql/sample-tables.ts'
import { Googlesql } from './support/googlesql.ts'

let analyser: Googlesql

beforeAll(async () => {
  analyser = await Googlesql.start(process.env.STRATA_TEST_GOOGLESQL!)
})
afterAll(() => analyser?.stop())

describe('GoogleSQL', () => {
  it.each(mistakes.flatMap(([dialect, sql]) => (dialect === 'bigquery' ? [sql] : [])))(
    'refuses %s',
    async (sql) => {
      expect(await analyser.refusal(sql, googlesqlTables)).toBeDefined()
    },
  )
})
