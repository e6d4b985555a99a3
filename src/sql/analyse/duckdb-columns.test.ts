import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TableLookup } from '../analysis.ts'
import { translate } from '../translate.ts'

// What analysis says of a DuckDB query must be what DuckDB itself says, or be left open.

const tables: Readonly<Record<string, readonly (readonly [name: string, type: string])[]>> = {
  wide: [
    ['tiny', 'TINYINT'],
    ['small', 'SMALLINT'],
    ['i', 'INTEGER'],
    ['b', 'BIGINT'],
    ['huge', 'HUGEINT'],
    ['u', 'UINTEGER'],
    ['f', 'FLOAT'],
    ['d', 'DOUBLE'],
    ['money', 'DECIMAL(10,2)'],
    ['rate', 'DECIMAL(18,4)'],
    ['s', 'VARCHAR'],
    ['dt', 'DATE'],
    ['ts', 'TIMESTAMP'],
    ['tz', 'TIMESTAMP WITH TIME ZONE'],
    ['tm', 'TIME'],
    ['iv', 'INTERVAL'],
    ['ok', 'BOOLEAN'],
    ['list', 'INTEGER[]'],
    ['st', 'STRUCT(a INTEGER, b VARCHAR)'],
    ['m', 'MAP(VARCHAR, INTEGER)'],
    ['bl', 'BLOB'],
    ['id', 'UUID'],
  ],
  orders: [
    ['id', 'INTEGER'],
    ['customer', 'INTEGER'],
    ['amount', 'DECIMAL(10,2)'],
    ['placed', 'DATE'],
  ],
  customers: [
    ['customer', 'INTEGER'],
    ['Name', 'VARCHAR'],
  ],
}

const lookup: TableLookup = (parts) => {
  const name = parts[parts.length - 1]!
  const columns = tables[name]
  return columns && { id: name, columns: columns.map(([column, type]) => ({ name: column, type })) }
}

const cases: readonly string[] = [
  'tiny + 1 AS x',
  'small + 1 AS x',
  'i + 1 AS x',
  'b + 1 AS x',
  'i + b AS x',
  'u + i AS x',
  'i * money AS x',
  'money + rate AS x',
  'money * rate AS x',
  'money + 1 AS x',
  'money * 2 AS x',
  'money - i AS x',
  'money / 2 AS x',
  'i / 2 AS x',
  'i // 2 AS x',
  'i % 2 AS x',
  'money % 3 AS x',
  'f + 1 AS x',
  'f + money AS x',
  'd + money AS x',
  'dt + 1 AS x',
  'dt - dt AS x',
  'dt - 1 AS x',
  'dt + iv AS x',
  'ts - ts AS x',
  'ts + iv AS x',
  'tz - tz AS x',
  'tz - iv AS x',
  'dt - INTERVAL 1 DAY AS x',
  'tm + iv AS x',
  'iv * 2 AS x',
  'sum(tiny) AS x',
  'sum(b) AS x',
  'sum(money) AS x',
  'sum(d) AS x',
  'avg(i) AS x',
  'avg(money) AS x',
  'min(money) AS x',
  'count(*) AS x',
  'coalesce(b, 0) AS x',
  'coalesce(tiny, 0) AS x',
  'coalesce(tiny, 1000) AS x',
  'coalesce(money, 0) AS x',
  'coalesce(money, 0.5) AS x',
  "coalesce(s, 'x') AS x",
  "coalesce(dt, '2020-01-01') AS x",
  "CASE WHEN ok THEN 1 ELSE 'x' END AS x",
  'CASE WHEN ok THEN 1 ELSE 2.5 END AS x',
  'CASE WHEN ok THEN i ELSE 1.5 END AS x',
  'CASE WHEN ok THEN money ELSE 1.555 END AS x',
  'CASE WHEN ok THEN dt ELSE ts END AS x',
  'CASE WHEN ok THEN ts ELSE tz END AS x',
  'CASE WHEN ok THEN i END AS x',
  'greatest(i, b) AS x',
  'nullif(i, b) AS x',
  'round(money, 1) AS x',
  'round(d, 2) AS x',
  'abs(i) AS x',
  'ceil(money) AS x',
  'floor(d) AS x',
  '-money AS x',
  '-tiny AS x',
  'money ** 2 AS x',
  '1 AS x',
  '3000000000 AS x',
  '1.5 AS x',
  '0.25 AS x',
  '1e3 AS x',
  '[1, 2] AS x',
  "{'a': 1, 'b': 'x'} AS x",
  "MAP {'a': 1} AS x",
  "date_trunc('month', dt) AS x",
  "date_trunc('month', tz) AS x",
  "date_diff('day', dt, dt) AS x",
  'extract(year FROM dt) AS x',
  's || s AS x',
  'list || list AS x',
  'list[1] AS x',
  'st.a AS x',
  'st.b',
  "m['a'] AS x",
  'row_number() OVER () AS x',
  'ntile(4) OVER () AS x',
  'percent_rank() OVER () AS x',
  'lag(money) OVER (ORDER BY i) AS x',
  'list(i) AS x',
  'array_agg(money) AS x',
  "string_agg(s, ',') AS x",
  'stddev(i) AS x',
  'mode(s) AS x',
  'arg_max(s, i) AS x',
  'bool_and(ok) AS x',
  'count_if(ok) AS x',
  'list_transform(list, e -> e * 2.5) AS x',
  'list_transform(list, lambda e: e + 1) AS x',
  'list_filter(list, e -> e > 1) AS x',
  'unnest(list) AS x',
  '(SELECT i FROM wide) AS x',
  'ARRAY(SELECT i FROM wide) AS x',
  'EXISTS (SELECT 1) AS x',
  'i IN (1, 2) AS x',
  'if(ok, 1, 2) AS x',
  'i::DECIMAL(5, 1) AS x',
  'TRY_CAST(s AS DATE) AS x',
  'now() AS x',
  'current_date AS x',
  "strftime(dt, '%Y') AS x",
  '~i AS x',
  'i & b AS x',
  'ok AND true AS x',
  'NOT ok AS x',
  'struct_pack(a := i) AS x',
  "(1, 'a') AS x",
  'i IS NULL AS x',
  "s LIKE 'a%' AS x",
  'least(dt, ts) AS x',
  'i',
  'wide.i, s',
  '*',
  '* EXCLUDE (s)',
  '* REPLACE (i + 1 AS i)',
  '* RENAME (i AS j)',
  'wide.*',
  'st.*',
  'I, S',
  'i + 1',
  'count(*), sum(i)',
  'i AS a, a + 1 AS c, c * 2.0 AS e',
  'upper(s)',
  'sum(i) FILTER (WHERE ok) AS x',
  'wide AS x',
  'sum(i) OVER (PARTITION BY s) AS x',
  "ts AT TIME ZONE 'UTC' AS x",
  "tz AT TIME ZONE 'UTC' AS x",
  "'x' AS x",
  'length(s) AS x',
  'bl AS x',
  'median(d) AS x',
  '[e + 1 FOR e IN list] AS x',
].map((items) => `SELECT ${items} FROM wide`)

const queries: readonly string[] = [
  ...cases,
  'FROM orders',
  'FROM orders SELECT id',
  'SELECT * FROM orders JOIN customers USING (customer)',
  'SELECT * FROM orders NATURAL JOIN customers',
  'SELECT customer, o.customer FROM orders o LEFT JOIN customers c USING (customer)',
  'SELECT * FROM orders o FULL JOIN customers c USING (customer)',
  'SELECT * FROM orders o JOIN customers c ON o.customer = c.customer',
  'SELECT name FROM customers',
  'SELECT c.NAME AS who FROM customers c',
  'WITH x AS (SELECT id, amount * 2 AS twice FROM orders) SELECT * FROM x',
  'WITH x(a, b) AS (SELECT id, amount FROM orders) SELECT a, b FROM x',
  'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT * FROM r',
  'WITH RECURSIVE r AS (SELECT 1::TINYINT AS n UNION ALL SELECT n + 1::BIGINT FROM r WHERE n < 3) SELECT * FROM r',
  'SELECT id FROM orders UNION ALL SELECT amount FROM orders',
  'SELECT 1 AS a UNION ALL BY NAME SELECT 2 AS b',
  'SELECT id FROM orders EXCEPT SELECT customer FROM customers',
  'SELECT placed FROM orders UNION SELECT ts FROM wide',
  "SELECT 'a' AS x UNION ALL SELECT name FROM customers",
  'SELECT * FROM (SELECT 1 AS id, 2 AS id)',
  "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS v(n, t)",
  'SELECT * FROM (VALUES (1, 2.5), (2, 3))',
  'SELECT * FROM unnest([1, 2])',
  'SELECT u.x FROM unnest([1, 2]) AS u(x)',
  "SELECT x.a FROM unnest([{'a': 1}]) AS u(x)",
  'SELECT o.id, l.x FROM orders o, (SELECT o.amount * 2 AS x) l',
  'SELECT * FROM range(3)',
  'SELECT * FROM range(3) AS r(n)',
  "SELECT * FROM (SELECT customer, amount, 'a' AS k FROM orders) PIVOT (sum(amount) FOR k IN ('a', 'b'))",
  "SELECT * FROM (SELECT customer, amount, 'a' AS k FROM orders) PIVOT (sum(amount) AS total FOR k IN ('a', 'b'))",
  "SELECT * FROM (SELECT customer, amount, 'a' AS k FROM orders) PIVOT (sum(amount) AS s, max(amount) AS m FOR k IN ('a', 'b'))",
  'SELECT * FROM (SELECT id, i AS a, b FROM wide) UNPIVOT (v FOR n IN (a, b))',
  'SELECT customer, count(*) AS n FROM orders GROUP BY ALL ORDER BY ALL',
  'SELECT DISTINCT ON (customer) customer, amount FROM orders ORDER BY customer, amount',
  "SELECT placed AS p FROM orders WHERE p > DATE '2024-01-01' GROUP BY p HAVING count(*) > 1",
  'SELECT id, row_number() OVER w AS n FROM orders WINDOW w AS (ORDER BY amount) QUALIFY n = 1',
  "SELECT COLUMNS('a.*') FROM orders",
  "SELECT * LIKE 'c%' FROM orders",
  'SELECT o FROM orders o',
  'SELECT o.* EXCLUDE (id) FROM orders o',
  'SELECT sum(amount) FROM orders',
  'SELECT main.orders.id FROM main.orders',
]

/** Of all that only DuckDB has; what cannot be read goes to the engine as it is. */
const own = readFileSync(new URL('../../../spec/sql/duckdb-queries.sql', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('--'))

describe('columns of DuckDB queries, beside what DuckDB prepares', () => {
  let instance: DuckDBInstance
  let prepared: (sql: string) => Promise<string[]>

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    for (const [name, columns] of Object.entries(tables)) {
      await connection.run(
        `CREATE TABLE ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(', ')})`,
      )
    }
    prepared = async (sql) => {
      const statement = await connection.prepare(sql)
      return Array.from(
        { length: statement.columnCount },
        (_, i) => `${statement.columnName(i)} ${plain(`${statement.columnType(i)}`)}`,
      )
    }
  })
  afterAll(() => instance.closeSync())

  it.each([...queries, ...own])('%s', async (sql) => {
    const { columns, problems } = translate(sql, { from: 'duckdb', to: 'duckdb', tables: lookup })
    expect(problems).toEqual([])
    const truth = await prepared(sql)
    if (columns === undefined) return
    // A type that is not told is no mistake; a wrong one is.
    const told = columns.map(
      // Prepared statements call JSON what it is kept as.
      ({ name, type }, i) =>
        `${name} ${type?.replaceAll('JSON', 'VARCHAR') ?? truth[i]?.slice(plain(name).length + 1)}`,
    )
    expect(told.map((each) => plain(each))).toEqual(truth)
  })

  it('knows the columns and types of nearly all of them', () => {
    const results = queries.map((sql) => translate(sql, { from: 'duckdb', to: 'duckdb', tables: lookup }))
    const open = queries.filter((_, i) => results[i]!.columns === undefined)
    const untyped = queries.filter((_, i) => results[i]!.columns?.some(({ type }) => type === undefined))
    expect(results.every(({ analysed }) => analysed)).toBe(true)
    const unread = own.filter(
      (sql) => !translate(sql, { from: 'duckdb', to: 'duckdb', tables: lookup }).analysed,
    )
    expect(unread.length).toBeLessThan(10)
    expect(open.length).toBeLessThan(10)
    expect(untyped.length).toBeLessThan(10)
  })
})

/** Quotes and blanks in the text of a type tell nothing. */
function plain(text: string): string {
  return text
    .replaceAll('"', '')
    .replaceAll(', ', ',')
    .replaceAll(/([(,]) /g, '$1')
}
