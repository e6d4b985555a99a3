import { describe, expect, it } from 'vitest'
import { limitsOf, priceOf } from './budget.ts'

describe('limitsOf', () => {
  it('are of the command line, or of the target, where environments give text', () => {
    expect(limitsOf({}, {})).toEqual({ bytes: undefined, money: undefined })
    expect(limitsOf({ maxBytes: '1kb' }, { max_bytes: '2kb', budget: 5 })).toEqual({ bytes: 1000, money: 5 })
    expect(limitsOf({}, { max_bytes: 2048, budget: ' 0.50 ' })).toEqual({ bytes: 2048, money: 0.5 })
  })

  it.each([
    [{ maxBytes: 'much' }, {}, '"much" is no amount of bytes for "--max-bytes".'],
    [{}, { max_bytes: '5 lightyears' }, '"5 lightyears" is no amount of bytes for "max_bytes".'],
    [{}, { budget: '5 EUR' }, '"5 EUR" is no amount of money for "budget".'],
    [{}, { budget: -1 }, '"-1" is no amount of money for "budget".'],
  ])('%j, %j is refused', (options, settings, message) => {
    expect(() => limitsOf(options, settings)).toThrow(message)
  })
})

describe('priceOf', () => {
  it("is the target's own, or the list price", () => {
    expect(priceOf({ price_per_tib: 7.5, currency: 'EUR' })).toEqual({ perTib: 7.5, currency: 'EUR' })
    expect(priceOf({ price_per_tib: '7.5' }).perTib).toBe(7.5)
    expect(priceOf({})).toEqual({ perTib: 6.25, currency: 'USD' })
  })

  it('is never taken for the list price where it cannot be read', () => {
    expect(() => priceOf({ price_per_tib: 'cheap' })).toThrow(
      '"cheap" is no amount of money for "price_per_tib".',
    )
  })
})
