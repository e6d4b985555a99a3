import { describe, expect, it } from 'vitest'
import { readCriteria } from './read-criteria.ts'

/** The words of a selection as they were told apart: united, then intersected. */
function words(...given: string[]): readonly string[][] {
  const selection = readCriteria(given, 'eager')
  if (selection.kind !== 'union') throw new Error('a union was expected')
  return selection.parts.map((part) =>
    part.kind === 'intersection' ? part.parts.map((each) => ('raw' in each ? each.raw : each.kind)) : [],
  )
}

describe('readCriteria', () => {
  it('unites words and intersects what commas join', () => {
    expect(words('a b,c', ' d ')).toEqual([['a'], ['b', 'c'], ['d']])
    expect(words(',a,,b,')).toEqual([['a', 'b']])
  })

  it('keeps together what stands in quotes or backticks', () => {
    expect(words('+mart."My Label"+ x')).toEqual([['+mart."My Label"+'], ['x']])
    expect(words('mart.`a, b`,c')).toEqual([['mart.`a, b`', 'c']])
    expect(words('"unclosed word')).toEqual([['"unclosed'], ['word']])
  })
})
