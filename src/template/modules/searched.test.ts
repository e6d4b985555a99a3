import { expect, it } from 'vitest'
import { allMatches, searched } from './searched.ts'

it('finds what the pattern finds', () => {
  expect(searched(/(a+)+b/, 'xaab')?.[0]).toBe('aab')
  expect(searched(/(a|b)*c/, 'd')).toBe(null)
  expect(searched(/a+/g, 'baa')?.index).toBe(1)
})

it('stops a search that would try exponentially many ways', () => {
  expect(() => searched(/(a+)+$/, `${'a'.repeat(40)}!`)).toThrow('takes longer than 2 seconds')
})

it('finds every match as matchAll does', () => {
  for (const [pattern, subject] of [
    [/a*/g, 'baac'],
    [/(?:)/gu, 'a\u{1f600}b'],
    [/(a|b)+/g, 'ab c ba'],
  ] as const) {
    const found = [...allMatches(pattern, subject)].map(({ 0: text, index }) => [text, index])
    expect(found).toEqual([...subject.matchAll(pattern)].map(({ 0: text, index }) => [text, index]))
  }
})
