import { describe, expect, it } from 'vitest'
import { plainScalar } from './plain-scalar.ts'

describe('plainScalar', () => {
  it.each([
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['~', null],
    ['NULL', null],
    ['12', 12],
    ['-1_000', -1000],
    ['010', 8],
    ['08', '08'],
    ['0x1F', 31],
    ['0b101', 5],
    ['1.50', 1.5],
    ['.5', 0.5],
    ['1e5', '1e5'],
    ['1.0e+3', 1000],
    ['.inf', '.inf'],
    ['9007199254740993', '9007199254740993'],
    ['2024-01-31', '2024-01-31'],
    ['1.2.3', '1.2.3'],
    ['-', '-'],
    ['text', 'text'],
  ])('%s', (text, value) => {
    expect(plainScalar(text)).toBe(value)
  })
})
