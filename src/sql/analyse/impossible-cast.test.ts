import { describe, expect, it } from 'vitest'
import { sampleTables } from '../../../spec/sql/sample-tables.ts'
import { translate } from '../translate.ts'

function warnings(sql: string, dialect: 'duckdb' | 'bigquery' = 'duckdb'): string[] {
  const { problems } = translate(sql, { from: dialect, to: 'duckdb', tables: sampleTables(dialect) })
  return problems.map(({ code, severity, start, end }) => `${severity} ${code} @${sql.slice(start, end)}`)
}

describe('casts that DuckDB does not have', () => {
  it.each([
    "CAST(DATE '2024-01-01' AS INTEGER)",
    'CAST(1 AS DATE)',
    'CAST([1] AS INTEGER)',
    'CAST(TRUE AS TIMESTAMP)',
    "CAST({'a': 1} AS DOUBLE)",
  ])('%s is told', (sql) => {
    expect(warnings(`SELECT ${sql} AS x`)).toEqual([`warning never-cast @${sql}`])
  })

  it.each([
    "CAST('1' AS INTEGER)",
    "TRY_CAST(DATE '2024-01-01' AS INTEGER)",
    "CAST(DATE '2024-01-01' AS TIMESTAMP)",
    'CAST(NULL AS DATE)',
    'CAST([1] AS VARCHAR)',
    'CAST([1] AS BIGINT[])',
    'CAST(1.5 AS BOOLEAN)',
  ])('%s is not', (sql) => {
    expect(warnings(`SELECT ${sql} AS x`)).toEqual([])
  })

  it('are told of columns of a UNION', () => {
    expect(warnings('SELECT 1 AS x UNION ALL SELECT [1] AS x')).toEqual([
      'warning never-cast @SELECT [1] AS x',
    ])
    expect(warnings('SELECT NULL AS x UNION ALL SELECT [1]')).toEqual([])
    expect(warnings('SELECT 1 AS x UNION ALL SELECT 1.5')).toEqual([])
  })
})
