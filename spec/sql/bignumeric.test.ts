import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, expect, it } from 'vitest'
import { translate } from '../../src/sql/translate.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/*
 * Tables keep a BIGNUMERIC as its decimal text; queries calculate with it. What it gives in queries stands in
 * `cases/bignumeric.sql`.
 */
const columns = [
  { name: 'id', type: 'INT64' },
  { name: 'a', type: 'BIGNUMERIC' },
  { name: 's', type: 'STRUCT<b BIGNUMERIC>' },
]
const large = '12345678901234567890123456789.00000000000000000000000000000000000001'

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await openLocalDuckdb()
  for (const statement of [
    'CREATE TABLE t (id INT64, a BIGNUMERIC, s STRUCT<b BIGNUMERIC>)',
    "INSERT INTO t (id, a, s) SELECT 1, BIGNUMERIC '1.50', STRUCT(BIGNUMERIC '2' AS b)",
    `INSERT INTO t (id, a) VALUES (2, BIGNUMERIC '10'), (4, BIGNUMERIC '${large}')`,
    'UPDATE t SET a = a + 1 WHERE a > 9.5 AND a < 11',
    "MERGE t USING (SELECT 3 AS id, BIGNUMERIC '-7' AS a) x ON t.id = x.id WHEN NOT MATCHED THEN INSERT (id, a) VALUES (x.id, x.a)",
    "MERGE t USING (SELECT 3 AS id, BIGNUMERIC '-8' AS a) x ON t.id = x.id WHEN MATCHED AND t.a > x.a THEN UPDATE SET a = x.a",
    'DELETE FROM t WHERE a = 10',
  ])
    await rows(statement)
})

async function rows(sql: string, known = columns): Promise<unknown[][]> {
  const translated = translate(sql, {
    from: 'bigquery',
    to: 'duckdb',
    tables: () => ({ id: 't', name: 't', columns: known }),
  })
  expect(translated.problems).toEqual([])
  return (await connection.runAndReadAll(translated.sql)).getRowsJson()
}

it('is kept as text in tables, and changed there', async () => {
  expect((await connection.runAndReadAll('SELECT id, a, s.b FROM t ORDER BY id')).getRowsJson()).toEqual([
    ['1', '1.5', '2'],
    ['2', '11', null],
    ['3', '-8', null],
    ['4', large, null],
  ])
})

it('is ordered, compared and added up by its value', async () => {
  expect(await rows('SELECT a FROM t WHERE a < 12 ORDER BY a DESC')).toEqual([['11'], ['1.5'], ['-8']])
  expect(await rows('SELECT MAX(a) AS m, SUM(a) - MAX(a) AS rest FROM t')).toEqual([[large, '4.5']])
  expect(await rows('SELECT t.s.b / 3 AS x FROM t WHERE id = 1')).toEqual([
    ['0.66666666666666666666666666666666666667'],
  ])
})

it('comes out of tables that hold other numbers', async () => {
  await connection.run('CREATE TABLE d (id BIGINT, a DECIMAL(20, 4))')
  await connection.run('INSERT INTO d VALUES (1, 2.5), (2, NULL)')
  expect(await rows('SELECT a * 2 AS x FROM d ORDER BY id', columns.slice(0, 2))).toEqual([['5'], [null]])
})

it('is never taken for another type unnoticed', async () => {
  await connection.run("CREATE TABLE w AS SELECT 1 AS id, 'x' AS a")
  await expect(rows('SELECT a FROM w', columns.slice(0, 2))).rejects.toThrow('invalid BIGNUMERIC: x')
})
