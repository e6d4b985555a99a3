import { expect, test } from 'vitest'
import { ignoredCodes } from './ignored-codes.ts'

test('each code of an ignore comment has its place', () => {
  const lines = [
    'select 1 -- strata: ignore[select-star, nul-comparison]',
    "select 'strata: ignore[text]', 2 {# strata: ignore-file[unused-cte] #}",
    '-- strata: ignore',
    '-- strata: ignore[ ]',
  ]
  expect(ignoredCodes(lines).map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
    'select-star 1:28',
    'nul-comparison 1:41',
    'unused-cte 2:57',
  ])
})
