import { describe, expect, it } from 'vitest'
import { ExactScalar } from '../../manifest/exact-scalar.ts'
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
    ['-0', 0],
    ['-.5', '-.5'],
    ['12:30:00', 45000],
    ['1:30.5', 90.5],
    ['0o10', '0o10'],
    ['2024-01-31', '2024-01-31'],
    ['2024-1-31', '2024-1-31'],
    ['2024-01-31 1:02:03', '2024-01-31T01:02:03'],
    ['2024-01-31t01:02:03.50Z', '2024-01-31T01:02:03.500000+00:00'],
    ['2024-01-31 01:02:03.5 +2', '2024-01-31T01:02:03.500000+02:00'],
    ['1.2.3', '1.2.3'],
    ['-', '-'],
    ['text', 'text'],
  ])('%s', (text, value) => {
    expect(plainScalar(text)).toBe(value)
  })

  it.each([
    ['1.0', '1.0'],
    ['1.0e+3', '1000.0'],
    ['-0.0', '-0.0'],
    ['100000000000000000.0', '1e+17'],
    ['-.inf', '-inf'],
    ['.NaN', 'nan'],
    ['9007199254740993', '9007199254740993'],
    ['-0x20000000000001', '-9007199254740993'],
  ])('%s stays what it is', (text, printed) => {
    expect(plainScalar(text)).toEqual(new ExactScalar(printed))
  })
})
