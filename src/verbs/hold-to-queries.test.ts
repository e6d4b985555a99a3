import { describe, expect, it } from 'vitest'
import { holdToQueries } from './hold-to-queries.ts'

const held = (sql: string, dialect: 'duckdb' | 'bigquery' = 'duckdb') => {
  const at = { file: '(inline)', line: 1, column: 1 }
  return () => holdToQueries({ sql, rendered: sql, locate: () => at }, dialect)
}

describe('holdToQueries(query, dialect)', () => {
  it.each([
    ...['SELECT 1', 'FROM t', 'VALUES (1)', 'SHOW TABLES', 'DESCRIBE t', 'SUMMARIZE t', 'EXPLAIN SELECT 1'],
    ...[
      'EXPLAIN ANALYZE SELECT 1',
      'WITH a AS (SELECT 1 AS x) SELECT x FROM a',
      'PRAGMA version',
      'SELECT @@@',
    ],
  ])('lets %s pass', (sql) => {
    expect(held(sql)).not.toThrow()
  })

  it.each([
    ['DROP TABLE t', 'a DROP statement'],
    ['DELETE FROM t', 'a DELETE statement'],
    ['INSERT INTO t VALUES (1)', 'an INSERT statement'],
    ['WITH a AS (SELECT 1 AS x) INSERT INTO t SELECT x FROM a', 'an INSERT statement'],
    ['CREATE TABLE t AS SELECT 1 AS x', 'a CREATE statement'],
    ["COPY t TO 'x.csv'", 'a COPY statement'],
    ["ATTACH 'x.duckdb'", 'an ATTACH statement'],
    ['EXPLAIN ANALYZE DELETE FROM t', 'an EXPLAIN statement'],
  ])('refuses %s', (sql, said) => {
    expect(held(sql)).toThrow(said)
  })

  it('refuses no text at all', () => {
    expect(held('  ')).toThrow('nothing to show')
  })
})
