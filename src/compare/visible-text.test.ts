import { describe, expect, it } from 'vitest'
import { visibleText, visiblyDifferent } from './visible-text.ts'

describe('a value in a comparison', () => {
  it.each([
    [null, 'NULL'],
    ['NULL', "'NULL'"],
    ['NULL and more', 'NULL and more'],
    ['', "''"],
    ['  ', "'  '"],
    ['name ', "'name '"],
    ['two words', 'two words'],
    ['a\u00a0b', "'a\\u{A0}b'"],
    ['a\u200bb', "'a\\u{200B}b'"],
    ['line\nline', "'line\\nline'"],
    ['Zoë 😀', 'Zoë 😀'],
  ])('%j stands as %s', (value, expected) => expect(visibleText(value)).toBe(expected))

  it('is told from another one that looks alike', () => {
    expect(visiblyDifferent('Zo\u00eb', 'Zoe\u0308')).toEqual(["'Zo\\u{EB}'", "'Zoe\\u{308}'"])
    expect(visiblyDifferent('x', 'x ')).toEqual(['x', "'x '"])
    expect(visiblyDifferent('x', null)).toEqual(['x', 'NULL'])
  })
})
