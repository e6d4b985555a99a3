import { expect, it } from 'vitest'
import { pageRows, rangeRows } from './row-group.ts'

it('pages are whole files, ranges whole groups, where they have room for one', () => {
  expect([10, 30_720, 100_000, 122_880].map(pageRows)).toEqual([10, 30_720, 92_160, 122_880])
  expect(rangeRows(100, 3)).toBe(34)
  expect(rangeRows(1_000_000, 4)).toBe(245_760)
  expect(rangeRows(1_000_000, 8)).toBe(122_880)
})
