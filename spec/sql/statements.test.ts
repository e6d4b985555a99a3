import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeEach, expect, it } from 'vitest'
import type { KnownColumn, TableLookup } from '../../src/sql/analysis.ts'
import { translate } from '../../src/sql/translate.ts'
import { canonicalRows } from './canonical.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/*
 * Statements that change tables, what is in the target afterwards, and what BigQuery refuses. The reference executor knows
 * queries only, so the expectations are the reference's words.
 */
const columns: readonly KnownColumn[] = Object.entries({
  id: 'INT64',
  k: 'STRING',
  n: 'NUMERIC',
  f: 'FLOAT64',
  a: 'ARRAY<INT64>',
  s: 'STRUCT<x INT64>',
}).map(([name, type]) => ({ name, type }))
const tables: TableLookup = (parts) =>
  parts[0] === 't' || parts[0] === 'u' ? { id: parts[0], columns } : undefined
const types = 'id BIGINT, k VARCHAR, n DECIMAL(38,9), f DOUBLE, a BIGINT[], s STRUCT(x BIGINT)'

let connection: DuckDBConnection
beforeEach(async () => {
  connection = await openLocalDuckdb()
  await connection.run(`CREATE TABLE t(${types}); CREATE TABLE u(${types})`)
  await connection.run(
    `INSERT INTO t (id, k, n, a) VALUES (1, 'a', 1.5, [1]), (2, 'b', 2.5, []), (3, NULL, NULL, [])`,
  )
  await connection.run(
    `INSERT INTO u (id, k, n) VALUES (1, 'A', 10), (2, 'B', 20), (2, 'C', 21), (4, 'D', 40)`,
  )
})

function translated(sql: string, kept = false) {
  const { sql: text, problems } = translate(sql, {
    from: 'bigquery',
    to: 'duckdb',
    tables,
    kept: kept ? 'table' : undefined,
  })
  return { text, codes: problems.filter(({ severity }) => severity === 'error').map(({ code }) => code) }
}

const one = "(SELECT * FROM u WHERE k <> 'C')"

it.each([
  ["UPDATE t SET k = 'z' WHERE id = 1", '1z 2b 3-'],
  ["UPDATE t SET t.k = u.k FROM u WHERE t.id = u.id AND u.k <> 'C'", '1A 2B 3-'],
  ['UPDATE t SET k = (SELECT MAX(u.k) FROM u WHERE u.id = t.id) WHERE TRUE', '1A 2C 3-'],
  ["UPDATE t AS x SET k = 'q' WHERE EXISTS (SELECT 1 FROM u WHERE u.id = x.id)", '1q 2q 3-'],
  ['DELETE FROM t WHERE id IN (SELECT id FROM u)', '3-'],
  ["DELETE FROM t WHERE NOT (k = 'a')", '1a 3-'],
  ['INSERT INTO t (k, id) SELECT k, id FROM u WHERE id = 4', '1a 2b 3- 4D'],
  ["INSERT t (k, id) VALUES ('i', 9)", '1a 2b 3- 9i'],
  [
    `MERGE t USING ${one} u ON t.id = u.id WHEN MATCHED THEN UPDATE SET k = u.k WHEN NOT MATCHED THEN INSERT (id, k) VALUES (id, k)`,
    '1A 2B 3- 4D',
  ],
  [
    `MERGE t USING ${one} u ON t.id = u.id WHEN MATCHED AND u.n > 15 THEN DELETE WHEN NOT MATCHED BY SOURCE THEN UPDATE SET k = 'gone'`,
    '1a 3gone',
  ],
  [
    'MERGE t USING u ON FALSE WHEN NOT MATCHED THEN INSERT (id, k) VALUES (u.id + 10, u.k) WHEN NOT MATCHED BY SOURCE AND id = 1 THEN DELETE',
    '2b 3- 11A 12B 12C 14D',
  ],
])('%s', async (sql, expected) => {
  const { text, codes } = translated(sql)
  expect(codes).toEqual([])
  await connection.run(text)
  const rows = await connection.runAndReadAll('SELECT id, k FROM t ORDER BY id, k')
  expect(
    rows
      .getRows()
      .map(([id, k]) => `${id}${k ?? '-'}`)
      .join(' '),
  ).toBe(expected)
})

it.each([
  'UPDATE t SET k = u.k FROM u WHERE t.id = u.id',
  'MERGE t USING u ON t.id = u.id WHEN MATCHED THEN UPDATE SET k = u.k',
  'MERGE t USING u ON t.id = u.id WHEN MATCHED THEN DELETE',
  'UPDATE t SET a = [1, NULL] WHERE id = 1',
  'MERGE t USING (SELECT 9 AS id) u ON t.id = u.id WHEN NOT MATCHED THEN INSERT (id, a) VALUES (9, [1, NULL])',
])('fails as it runs: %s', async (sql) => {
  const { text, codes } = translated(sql)
  expect(codes).toEqual([])
  await expect(connection.run(text)).rejects.toThrow(/at most one source row|cannot hold NULL/)
})

it.each([
  ["UPDATE t SET k = 'z'", 'missing-where'],
  ['DELETE FROM t', 'missing-where'],
  ['UPDATE t SET id = f WHERE TRUE', 'column-type-mismatch'],
  ['UPDATE t SET n = f WHERE TRUE', 'column-type-mismatch'],
  ['INSERT INTO t (id) VALUES (1.5)', 'column-type-mismatch'],
  ["INSERT INTO t (id) VALUES ('9')", 'column-type-mismatch'],
  ['UPDATE t SET s.x = 5 WHERE TRUE', 'cannot-run-locally'],
  ['CREATE TABLE z AS SELECT id, k AS ID FROM t', 'duplicate-column'],
])('is told: %s', (sql, code) => {
  expect(translated(sql).codes).toEqual([code])
})

it.each([
  'INSERT INTO t (id) VALUES (9)',
  "INSERT INTO t (k, id) SELECT 'x', 9",
  'MERGE t USING (SELECT 9 AS id) u ON t.id = u.id WHEN NOT MATCHED THEN INSERT (id) VALUES (u.id)',
  'INSERT INTO t (id, a) VALUES (9, NULL)',
  'INSERT INTO t (id, a) VALUES (8, [1]), (9, NULL)',
  'MERGE t USING (SELECT 9 AS id) u ON t.id = u.id WHEN NOT MATCHED THEN INSERT (id, a) VALUES (9, NULL)',
  `MERGE t USING (SELECT 9 AS id, 'k' AS k, NUMERIC '1' AS n, 1.5 AS f, CAST(NULL AS ARRAY<INT64>) AS a, CAST(NULL AS STRUCT<x INT64>) AS s) u
    ON t.id = u.id WHEN NOT MATCHED THEN INSERT ROW`,
])('an array that is left out or NULL is empty: %s', async (sql) => {
  await connection.run(translated(sql).text)
  const rows = await connection.runAndReadAll('SELECT a, s FROM t WHERE id = 9')
  expect(canonicalRows(rows)).toEqual([[[], null]])
})

it.each([
  'INSERT INTO t (id, s) VALUES (9, STRUCT(5))',
  'INSERT INTO t (id, s) SELECT 9, STRUCT(5 AS other)',
  'MERGE t USING (SELECT 9 AS id) u ON t.id = u.id WHEN NOT MATCHED THEN INSERT (id, s) VALUES (9, STRUCT(5 AS y))',
])('the fields of a struct go by place: %s', async (sql) => {
  await connection.run(translated(sql).text)
  const rows = await connection.runAndReadAll('SELECT s FROM t WHERE id = 9')
  expect(canonicalRows(rows)).toEqual([[[['x', '5i']]]])
})

it('shows no array that holds a NULL', async () => {
  const shown = (sql: string) =>
    translate(sql, { from: 'bigquery', to: 'duckdb', tables, kept: 'result' }).sql
  await expect(connection.run(shown('SELECT ARRAY_AGG(k) AS a FROM t'))).rejects.toThrow(/cannot hold NULL/)
  const rows = await connection.runAndReadAll(
    shown('SELECT ARRAY_AGG(k IGNORE NULLS ORDER BY k) AS a, ARRAY_LENGTH(ARRAY_AGG(k)) AS n FROM t'),
  )
  expect(canonicalRows(rows)).toEqual([[['a', 'b'], '3i']])
})

it('keeps no array NULL in a table, and leaves it in a query', async () => {
  const sql = 'SELECT CAST(NULL AS ARRAY<INT64>) AS a, STRUCT(CAST(NULL AS ARRAY<STRING>) AS z) AS s'
  const rows = async (kept: boolean) =>
    canonicalRows(await connection.runAndReadAll(translated(sql, kept).text))
  expect(await rows(true)).toEqual([[[], [['z', []]]]])
  expect(await rows(false)).toEqual([[null, [['z', null]]]])
})
