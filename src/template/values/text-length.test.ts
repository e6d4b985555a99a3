import { describe, expect, it } from 'vitest'
import { characters, joinTexts, textLength } from './text-length.ts'

describe('textLength', () => {
  it('counts characters, of short and long texts', () => {
    for (const text of ['', 'ab', 'a😀b', 'x'.repeat(3000), `${'x'.repeat(3000)}😀😀`])
      expect(textLength(text)).toBe([...text].length)
    expect(characters('a😀')).toEqual(['a', '😀'])
  })

  it('knows how long a text is that grows, whatever was counted in between', () => {
    let text = ''
    for (let round = 0; round < 400; round++) {
      text = joinTexts(joinTexts(text, ', '), round % 3 === 0 ? 'row 😀' : 'a row of letters')
      if (round % 7 === 0) textLength('z'.repeat(2500))
      expect(textLength(text)).toBe([...text].length)
    }
    expect(text.length).toBeGreaterThan(4000)
  })

  it('counts one character where two halves meet', () => {
    const text = `${'x'.repeat(3000)}\ud83d`
    expect(textLength(text)).toBe(3001)
    expect(textLength(joinTexts(text, '\ude00 more'))).toBe(3006)
  })
})
