import { describe, expect, it } from 'vitest'
import { parseType, printType } from './type-text.ts'

const same: readonly (readonly ['bigquery' | 'duckdb', string])[] = [
  ['bigquery', 'INT64'],
  ['bigquery', 'NUMERIC(10,2)'],
  ['bigquery', 'ARRAY<STRUCT<a INT64, b ARRAY<STRING>>>'],
  ['bigquery', 'STRUCT<INT64, `odd name` STRING>'],
  ['bigquery', 'RANGE<DATE>'],
  ['duckdb', 'BIGINT'],
  ['duckdb', 'DECIMAL(18,3)'],
  ['duckdb', 'STRUCT(a INTEGER, "odd name" VARCHAR[])[]'],
  ['duckdb', 'INTEGER[3]'],
  ['duckdb', 'MAP(VARCHAR, DOUBLE)'],
  ['duckdb', 'UNION(n INTEGER, t VARCHAR)'],
  ['duckdb', "ENUM('a', 'it''s')"],
  ['duckdb', 'TIMESTAMP WITH TIME ZONE'],
]

const other: readonly (readonly ['bigquery' | 'duckdb', string, string])[] = [
  ['bigquery', 'integer', 'INT64'],
  ['bigquery', 'STRING(10)', 'STRING'],
  ['bigquery', 'decimal', 'NUMERIC'],
  ['duckdb', 'int', 'INTEGER'],
  ['duckdb', 'TIMESTAMPTZ', 'TIMESTAMP WITH TIME ZONE'],
  ['duckdb', 'DECIMAL', 'DECIMAL(18,3)'],
  ['duckdb', 'decimal(5)', 'DECIMAL(5,0)'],
  ['duckdb', 'VARCHAR(20)', 'VARCHAR'],
  ['duckdb', 'double precision', 'DOUBLE'],
  ['duckdb', '"NULL"', '"NULL"'],
]

describe('parseType(text, dialect), printType(type, dialect)', () => {
  it.each(same)('%s: %s reads and prints as itself', (dialect, text) => {
    expect(printType(parseType(text, dialect), dialect)).toBe(text)
  })

  it.each(other)('%s: %s prints as %s', (dialect, text, printed) => {
    expect(printType(parseType(text, dialect), dialect)).toBe(printed)
  })

  it.each([
    '',
    'NOPE',
    'STRUCT(a',
    'INTEGER)',
    '[]',
    '<<<',
    'ARRAY<INT64',
    "ENUM('",
    '\u0000',
    'MAP(INTEGER)',
  ])('what it cannot read is unknown: %j', (text) => {
    const type = parseType(text, 'duckdb')
    expect(printType(type, 'duckdb')).toBeUndefined()
  })

  it('ends on deep and long input', () => {
    expect(parseType(`${'STRUCT(a '.repeat(5000)}INTEGER${')'.repeat(5000)}`, 'duckdb').kind).toBeDefined()
    expect(parseType('INTEGER'.repeat(100_000), 'duckdb').kind).toBe('unknown')
  })
})
