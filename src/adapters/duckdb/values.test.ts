import { DuckDBDecimalValue, listValue, structValue } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { toJson } from './values.ts'

const decimal = (value: bigint, scale: number) => new DuckDBDecimalValue(value, 38, scale)

describe('toJson', () => {
  it('keeps every digit: numbers where they fit, text where not', () => {
    expect(toJson(2n ** 53n - 1n)).toBe(9007199254740991)
    expect(toJson(2n ** 53n)).toBe('9007199254740992')
    expect(toJson(decimal(1_500_000_000n, 9))).toBe('1.500000000')
    expect(toJson(Number.NaN)).toBe('NaN')
  })

  it('makes a decimal inside a list or struct a number where no digit is lost', () => {
    expect(toJson(listValue([decimal(100_000_000_000n, 9), decimal(-250n, 3)]))).toEqual([100, -0.25])
    expect(toJson(structValue({ big: decimal(12_345_678_901_234_567_500_000_000n, 9) }))).toEqual({
      big: '12345678901234567.500000000',
    })
  })
})
