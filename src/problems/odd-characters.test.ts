import { describe, expect, it } from 'vitest'
import { oddCharacter } from './odd-characters.ts'

describe('oddCharacter', () => {
  it.each([
    ['SELE\u0421T', 'U+0421 is a Cyrillic letter that looks like "C": type "C".'],
    ['\u03bf', 'U+03BF is a Greek letter that looks like "o": type "o".'],
    ['a\u200bb', 'U+200B is a zero width space, which nobody can see: delete it.'],
    ['\u202ea', 'U+202E is a right-to-left override, which nobody can see: delete it.'],
    ['\uff11', 'U+FF11 is a full-width character that looks like "1": type "1".'],
    ['5 \u2013 3', 'U+2013 is a dash that looks like "-": type "-".'],
  ])('names what is odd in %j', (text, told) => {
    expect(oddCharacter(text)).toBe(told)
  })

  it('lets names of other languages be', () => {
    expect(oddCharacter('größe')).toBeUndefined()
    expect(oddCharacter('plain')).toBeUndefined()
  })

  it('has as many letters as they look like', () => {
    for (const sign of 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορАВЕЅІЈКМНОРСТУХаеосрухіјѕԁһ')
      expect(oddCharacter(sign)).toMatch(/"\w": type/)
  })
})
