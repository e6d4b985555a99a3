import { describe, expect, it } from 'vitest'
import { bytesOf, priceOf } from './budget.ts'

describe('bytesOf', () => {
  it.each([
    ['500', 500],
    ['500MB', 5e8],
    ['2 TiB', 2 * 2 ** 40],
    ['1.5 gib', 1.5 * 2 ** 30],
    [1e6, 1e6],
    ['1_000 kb', 1e6],
    [undefined, undefined],
  ])('%s', (value, bytes) => {
    expect(bytesOf(value, '--max-bytes')).toBe(bytes)
  })

  it('refuses what is no amount', () => {
    expect(() => bytesOf('much', '--max-bytes')).toThrow('"much" is no amount of bytes for "--max-bytes".')
    expect(() => bytesOf('5 lightyears', 'max_bytes')).toThrow('no amount of bytes')
  })
})

describe('priceOf', () => {
  it("is the target's own, or the list price", () => {
    expect(priceOf({ price_per_tib: 7.5, currency: 'EUR' })).toEqual({ perTib: 7.5, currency: 'EUR' })
    expect(priceOf({})).toEqual({ perTib: 6.25, currency: 'USD' })
  })
})
