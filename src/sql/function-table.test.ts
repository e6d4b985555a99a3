import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { functionRows, functionTable } from './function-table.ts'

it('is what docs/bigquery-functions.md says; if not: npm run function-table', () => {
  const file = new URL('../../docs/bigquery-functions.md', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(functionTable())
})

it('names each function once, and the limit of each that has one', () => {
  const rows = functionRows()
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  expect(rows.filter(({ status, note }) => status === 'limited' && !note)).toEqual([])
})
