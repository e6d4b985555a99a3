import { describe, expect, it } from 'vitest'
import type { Dialect } from './ast.ts'
import { comparable, supertype } from './coerce.ts'
import { parseExpression } from './parse.ts'
import { parseType, printType } from './type-text.ts'

// `'x'` and `5` stand for literals, all else for the type of a column.
function typed(text: string, dialect: Dialect) {
  if (/^['\d]/.test(text)) {
    const expression = parseExpression(text, dialect)
    const integer = dialect === 'bigquery' ? 'INT64' : 'INTEGER'
    return { type: parseType(expression.kind === 'string' ? 'STRING' : integer, dialect), expression }
  }
  return { type: parseType(text, dialect) }
}

const joined: readonly (readonly [Dialect, values: string, result: string | undefined])[] = [
  ['bigquery', 'INT64 FLOAT64', 'FLOAT64'],
  ['bigquery', 'INT64 NUMERIC BIGNUMERIC', 'BIGNUMERIC'],
  ['bigquery', "DATE '2024-01-01'", 'DATE'],
  ['bigquery', 'DATE DATETIME', 'DATETIME'],
  ['bigquery', 'DATE TIMESTAMP', undefined],
  ['bigquery', 'INT64 STRING', undefined],
  ['bigquery', 'ARRAY<INT64> ARRAY<INT64>', 'ARRAY<INT64>'],
  ['bigquery', 'ARRAY<INT64> ARRAY<FLOAT64>', undefined],
  ['duckdb', 'INTEGER BIGINT', 'BIGINT'],
  ['duckdb', 'UINTEGER INTEGER', 'BIGINT'],
  ['duckdb', 'TINYINT 5', 'TINYINT'],
  ['duckdb', 'TINYINT 1000', 'INTEGER'],
  ['duckdb', 'DECIMAL(10,2) INTEGER', 'DECIMAL(12,2)'],
  ['duckdb', 'DECIMAL(10,2) DOUBLE', 'DOUBLE'],
  ['duckdb', "DATE 'x'", 'DATE'],
  ['duckdb', 'DATE TIMESTAMP', 'TIMESTAMP'],
]

describe('supertype(values, dialect)', () => {
  it.each(joined)('%s: %s gives %s', (dialect, values, result) => {
    const type = supertype(
      values.split(' ').map((text) => typed(text, dialect)),
      dialect,
    )
    expect(type && printType(type, dialect)).toBe(result)
  })
})

describe('comparable(a, b)', () => {
  it.each([
    ['INT64', 'NUMERIC', true],
    ['DATE', "'2024-01-01'", true],
    ['DATE', 'DATETIME', true],
    ['DATE', 'TIMESTAMP', false],
    ['INT64', "'5'", false],
    ['STRING', '5', false],
    ['BOOL', 'INT64', false],
    ['JSON', 'STRING', false],
    ['JSON', 'JSON', false],
    ['BYTES', "'a'", false],
    ['ARRAY<INT64>', 'ARRAY<STRING>', false],
    ['ARRAY<INT64>', 'ARRAY<FLOAT64>', false],
    ['ARRAY<INT64>', 'ARRAY<INT64>', true],
    ['STRUCT<a INT64, b STRING>', 'STRUCT<x FLOAT64, y STRING>', true],
    ['STRUCT<a INT64, b STRING>', 'STRUCT<a INT64, b DATE>', false],
  ])('%s with %s: %s', (a, b, expected) => {
    expect(comparable(typed(a, 'bigquery'), typed(b, 'bigquery'))).toBe(expected)
  })
})
