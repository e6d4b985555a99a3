import { describe, expect, it } from 'vitest'
import { googleType } from './google-type.ts'
import { parseType, printType } from './type-text.ts'

describe('googleType', () => {
  it.each([
    ['INTEGER', 'INT64'],
    ['UTINYINT', 'INT64'],
    ['FLOAT', 'FLOAT64'],
    ['VARCHAR', 'STRING'],
    ['STRUCT(sku VARCHAR, qty INTEGER)[]', 'ARRAY<STRUCT<sku STRING, qty INT64>>'],
    ['TIMESTAMP_MS', 'DATETIME'],
    ['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP'],
    ['HUGEINT', undefined],
  ])('%s is %s', (duckdb, google) => {
    expect(printType(googleType(parseType(duckdb, 'duckdb')), 'bigquery')).toBe(google)
  })
})
