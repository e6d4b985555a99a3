import { describe, expect, it } from 'vitest'
import { createIdentifiers } from './identifiers.ts'

describe('createIdentifiers', () => {
  it('makes the prefix and 14 letters and digits', () => {
    const name = createIdentifiers(42, 'cus_')
    for (let entity = 0; entity < 500; entity++) expect(name(entity, 0)).toMatch(/^cus_[0-9A-Za-z]{14}$/)
  })

  it('never gives the same twice', () => {
    const name = createIdentifiers(42, 'in_')
    const seen = new Set<string>()
    for (let entity = 0; entity < 2000; entity++) {
      for (let ordinal = 0; ordinal < 20; ordinal++) seen.add(name(entity, ordinal))
    }
    expect(seen.size).toBe(40_000)
  })

  it('depends on the seed and the prefix', () => {
    const bare = (seed: number, prefix: string) => createIdentifiers(seed, prefix)(1, 1).slice(prefix.length)
    expect(new Set([bare(42, 'ch_'), bare(43, 'ch_'), bare(42, 're_')]).size).toBe(3)
  })
})
