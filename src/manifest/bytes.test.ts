import { expect, it } from 'vitest'
import { bytesOf } from './bytes.ts'

it.each([
  ['500', 500],
  ['500MB', 5e8],
  ['2 TiB', 2 * 2 ** 40],
  ['1.5 gib', 1.5 * 2 ** 30],
  ['1_000 kb', 1e6],
  ['much', undefined],
  ['5 lightyears', undefined],
  ['-5', undefined],
])('%s', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes)
})
