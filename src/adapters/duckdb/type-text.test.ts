import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keywords } from './keywords.ts'
import { typeText } from './type-text.ts'

let instance: DuckDBInstance
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
})
afterAll(() => instance.closeSync())

async function rows(sql: string): Promise<unknown[][]> {
  const connection = await instance.connect()
  return (await connection.runAndReadAll(sql)).getRows()
}

it('writes types as DuckDB does', async () => {
  const sql = `SELECT 1 AS i, '1'::JSON AS j, ['1'::JSON] AS lists, [1, 2]::INTEGER[2] AS arrays,
    {'a': 1, 'B': 'x', 'a b': 1, 'select': 1, 'key': 1, '1a': 1, 'x"y': {'q': '1'::JSON, 'ä': 1.5}} AS structs,
    MAP {'a': ['1'::JSON]} AS maps, union_value(k := 1) AS unions, 'a'::ENUM ('a', 'it''s') AS enums, 1.5::DECIMAL(10, 2) AS decimals`
  const connection = await instance.connect()
  const result = await connection.run(sql)
  const told = (await rows(`DESCRIBE ${sql}`)).map(([name, type]) => [name, type])
  expect(told).toHaveLength(9)
  expect(result.columnTypes().map((type, index) => [result.columnName(index), typeText(type)])).toEqual(told)
})

it('knows every keyword', async () => {
  const found = await rows('SELECT keyword_name FROM duckdb_keywords()')
  expect([...keywords].sort()).toEqual(found.map(([name]) => String(name)).sort())
})
