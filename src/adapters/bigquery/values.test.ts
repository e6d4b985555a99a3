import { describe, expect, it } from 'vitest'
import { type Field, rowValues, typeOf } from './values.ts'

const value = (type: string, v: unknown, more: Partial<Field> = {}) =>
  rowValues({ f: [{ v }] }, [{ name: 'x', type, ...more }])[0]

describe('rowValues', () => {
  it.each([
    ['INTEGER', '9007199254740991', 9007199254740991],
    ['INTEGER', '9007199254740993', '9007199254740993'],
    ['INTEGER', '-9223372036854775808', '-9223372036854775808'],
    ['NUMERIC', '123456789012345678901234567.123456789', '123456789012345678901234567.123456789'],
    ['FLOAT', '1.5E300', 1.5e300],
    ['FLOAT', 'NaN', 'NaN'],
    ['FLOAT', '-inf', '-Infinity'],
    ['BOOLEAN', 'true', true],
    ['BYTES', 'YWJj', 'YWJj'],
    ['DATETIME', '2024-01-02T03:04:05.120000', '2024-01-02 03:04:05.12'],
    ['TIME', '03:04:05', '03:04:05'],
    ['JSON', '{"a":1}', '{"a":1}'],
    ['STRING', null, null],
    // Microseconds, as asked for.
    ['TIMESTAMP', '1704164645678901', '2024-01-02 03:04:05.678901+00'],
    ['TIMESTAMP', '-1', '1969-12-31 23:59:59.999999+00'],
    ['TIMESTAMP', '-62135596800000000', '0001-01-01 00:00:00+00'],
    // Seconds, as endpoints answer that were not asked.
    ['TIMESTAMP', '1.704164645678901E9', '2024-01-02 03:04:05.678901+00'],
    ['TIMESTAMP', '1704164645.0', '2024-01-02 03:04:05+00'],
  ])('%s %s', (type, given, expected) => {
    expect(value(type, given)).toEqual(expected)
  })

  it('reads arrays and structs, in each other', () => {
    const fields = [
      { name: 'at', type: 'TIMESTAMP' },
      { name: 'price', type: 'NUMERIC' },
    ]
    const given = [{ v: { f: [{ v: '0' }, { v: '1.5' }] } }]
    const options = { mode: 'REPEATED', fields }
    expect(value('RECORD', given, options)).toEqual([{ at: '1970-01-01 00:00:00+00', price: 1.5 }])
    expect(value('INTEGER', null, { mode: 'REPEATED' })).toEqual([])
  })
})

describe('typeOf', () => {
  it('writes types as GoogleSQL does', () => {
    const fields = [
      { name: 'a', type: 'INTEGER' },
      { name: 'b', type: 'NUMERIC', precision: '10', scale: '2' },
    ]
    expect(typeOf({ name: 'x', type: 'RECORD', mode: 'REPEATED', fields })).toBe(
      'ARRAY<STRUCT<a INT64, b NUMERIC(10, 2)>>',
    )
    expect(typeOf({ name: 'x', type: 'STRING', maxLength: '5' })).toBe('STRING(5)')
  })
})
