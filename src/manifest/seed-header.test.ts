import { describe, expect, it } from 'vitest'
import { seedHeader } from './seed-header.ts'

describe('seedHeader', () => {
  it('numbers names that repeat and letters those that are missing', () => {
    expect(seedHeader(['', 'id', 'id', 'id_2', 'id'], false)).toEqual(['a', 'id', 'id_2', 'id_2_2', 'id_3'])
    expect(
      seedHeader(
        Array.from({ length: 28 }, () => ''),
        false,
      ).slice(25),
    ).toEqual(['z', 'aa', 'bb'])
  })

  it('keeps blanks only where names are quoted', () => {
    expect(seedHeader([' id', 'name '], false)).toEqual([' id', 'name '])
    expect(seedHeader([' id', 'id '], true)).toEqual(['id', 'id_2'])
  })
})
