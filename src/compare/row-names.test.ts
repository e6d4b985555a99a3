import { describe, expect, it } from 'vitest'
import { rowNames } from './row-names.ts'

describe('rowNames(examples, columns)', () => {
  it('shows the key', () => {
    expect(rowNames([{ key: ['1', null] }, { key: ['2', ''] }], [])).toEqual(['1, NULL', "2, ''"])
  })

  it('of whole rows shows the columns that tell them apart', () => {
    const rows = [{ key: ['x', '1', 'a '] }, { key: ['x', '1', null] }]
    expect(rowNames(rows, ['long', 'n', 's'])).toEqual(["s = 'a '", 's = NULL'])
    expect(rowNames(rows.slice(1), ['long', 'n', 's'])).toEqual(['s = NULL, long = x, n = 1'])
  })
})
