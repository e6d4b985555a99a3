import { describe, expect, it } from 'vitest'
import { keptPlaces, locateIn } from './kept-places.ts'

describe('places that are kept', () => {
  it('lead from every offset to where they led before', () => {
    const from = (offset: number) => {
      if (offset < 3) return { file: 'a.sql', line: 1, column: offset + 5 }
      if (offset < 6) return undefined
      if (offset < 8) return { file: 'a.sql', line: 2, column: 4 }
      return { file: 'b.sql', line: 2, column: offset - 7 }
    }
    const kept = keptPlaces(12, from)
    expect(kept).toHaveLength(5)
    const again = locateIn(JSON.parse(JSON.stringify(kept)))
    for (let offset = 0; offset <= 12; offset++) expect(again(offset)).toEqual(from(offset))
  })
})
