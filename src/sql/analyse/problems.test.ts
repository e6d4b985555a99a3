import { describe, expect, it } from 'vitest'
import { sampleTables } from '../../../spec/sql/sample-tables.ts'
import type { Dialect } from '../ast.ts'
import { translate } from '../translate.ts'

// Each case: dialect, query, then its problems: the code, the marked text, what is said and what to do.
const wrong: readonly (readonly [Dialect, sql: string, ...problems: string[]])[] = [
  [
    'bigquery',
    'SELECT nam FROM customers',
    'unknown-column @nam | There is no column "nam" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT c.emial FROM customers AS c',
    'unknown-column @emial | "c" has no column "emial". | Did you mean "email"? It has: id, name, email, tags.',
  ],
  [
    'bigquery',
    "SELECT id FROM customers WHERE nme = 'x'",
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers ORDER BY nme',
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers GROUP BY id, nme',
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT * EXCEPT (nme) FROM customers',
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT * REPLACE (1 AS nme) FROM customers',
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'bigquery',
    'SELECT x.id FROM customers AS c',
    'unknown-alias @x | No table in FROM is called "x". | Did you mean "c"? Tables here: c.',
  ],
  [
    'bigquery',
    'SELECT x.* FROM customers AS c',
    'unknown-alias @x | No table in FROM is called "x". | Did you mean "c"? Tables here: c.',
  ],
  [
    'bigquery',
    'SELECT customers.id FROM customers AS c',
    'unknown-alias @customers | No table in FROM is called "customers". | Tables here: c.',
  ],
  [
    'bigquery',
    'SELECT id FROM customrs',
    'unknown-table @customrs | There is no table "customrs". | Check how it is spelled.',
  ],
  [
    'bigquery',
    'WITH orders_base AS (SELECT 1 AS a) SELECT a FROM order_base',
    'unknown-table @order_base | There is no table "order_base". | Did you mean "orders_base"? Tables of this statement: orders_base.',
  ],
  [
    'bigquery',
    'SELECT id FROM shop.missing',
    'unknown-table @shop.missing | There is no table "shop.missing". | Check how it is spelled.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers, orders',
    'ambiguous-column @id | The column "id" is in several tables: customers, orders. | Say which one: customers.id or orders.id.',
  ],
  [
    'bigquery',
    'SELECT c.id FROM customers AS c JOIN orders AS o ON id = customer_id',
    'ambiguous-column @id | The column "id" is in several tables: c, o. | Say which one: c.id or o.id.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers AS a JOIN orders AS b USING (id) JOIN payments AS p ON p.id = a.id',
    'ambiguous-column @id | The column "id" is in several tables: a, p. | Say which one: a.id or p.id.',
  ],
  [
    'bigquery',
    'SELECT c.id FROM customers AS c JOIN orders AS c ON true',
    'duplicate-alias @c | Two tables of this FROM are called "c". | Give one of them another name: ... AS c_2.',
  ],
  [
    'bigquery',
    'SELECT c.id FROM customers c, orders c',
    'duplicate-alias @c | Two tables of this FROM are called "c". | Give one of them another name: ... AS c_2.',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT 1 AS x), a AS (SELECT 2 AS x) SELECT x FROM a',
    'duplicate-cte @a | WITH defines "a" twice. | Rename one of them.',
  ],
  [
    'bigquery',
    'SELECT id FROM (SELECT id, amount AS id FROM orders)',
    'ambiguous-column @id | The column "id" is there more than once. | Give each of the columns a name of its own where they are selected.',
  ],
  [
    'bigquery',
    'SELECT id, name AS id FROM customers',
    'duplicate-column @name AS id | The result has two columns called "id". | Rename one of them with AS, or leave it out of the star with EXCEPT.',
  ],
  [
    'bigquery',
    'SELECT UPER(name) FROM customers',
    'unknown-function @UPER | There is no function UPER. | Did you mean UPPER?',
  ],
  [
    'bigquery',
    "SELECT COALESE(name, 'x') FROM customers",
    'unknown-function @COALESE | There is no function COALESE. | Did you mean COALESCE?',
  ],
  [
    'bigquery',
    'SELECT UPPER(name, 1) FROM customers',
    'wrong-argument-count @UPPER(name, 1) | UPPER takes 1 argument and is given 2. | It takes (string), or (bytes).',
  ],
  [
    'bigquery',
    'SELECT DATE_ADD(d) FROM orders',
    'wrong-argument-count @DATE_ADD(d) | DATE_ADD takes 2 arguments and is given 1. | It takes (date, interval), or (datetime, interval), or (timestamp, interval).',
  ],
  [
    'bigquery',
    'SELECT SUM(amount, 1) AS s FROM orders',
    'wrong-argument-count @SUM(amount, 1) | SUM takes 1 argument and is given 2. | It takes (int64), or (float64), or (numeric), or (bignumeric), or (interval).',
  ],
  [
    'bigquery',
    'SELECT customer_id, amount, SUM(amount) AS s FROM orders GROUP BY customer_id',
    'ungrouped-column @amount | The column "amount" is neither grouped by nor within an aggregate function. | Add it to GROUP BY, or take one value: ANY_VALUE(amount).',
  ],
  [
    'bigquery',
    'SELECT customer_id, SUM(amount) AS s FROM orders',
    'ungrouped-column @customer_id | The column "customer_id" stands beside an aggregate function without being grouped by. | Add it to GROUP BY, or take one value: ANY_VALUE(customer_id).',
  ],
  [
    'bigquery',
    'SELECT UPPER(status) AS s, COUNT(*) AS n FROM orders GROUP BY d',
    'ungrouped-column @status | The column "status" is neither grouped by nor within an aggregate function. | Add it to GROUP BY, or take one value: ANY_VALUE(status).',
  ],
  [
    'bigquery',
    'SELECT customer_id FROM orders GROUP BY customer_id HAVING amount > 1',
    'ungrouped-column @amount | The column "amount" is neither grouped by nor within an aggregate function. | Add it to GROUP BY, or take one value: ANY_VALUE(amount).',
  ],
  [
    'bigquery',
    'SELECT customer_id FROM orders GROUP BY customer_id ORDER BY amount',
    'ungrouped-column @amount | The column "amount" is neither grouped by nor within an aggregate function. | Add it to GROUP BY, or take one value: ANY_VALUE(amount).',
  ],
  [
    'bigquery',
    'SELECT *, COUNT(*) AS n FROM customers',
    'ungrouped-column @* | The column "id" stands beside an aggregate function without being grouped by. | Add it to GROUP BY, or take one value: ANY_VALUE(id).',
  ],
  [
    'bigquery',
    'SELECT id FROM orders UNION ALL SELECT id, amount FROM orders',
    'column-count-mismatch @SELECT id, amount FROM orders | The queries of UNION have 1 and 2 columns. | Select the same columns in the same order on both sides.',
  ],
  [
    'bigquery',
    'SELECT id, name FROM customers UNION ALL SELECT id, id FROM payments',
    'column-type-mismatch @SELECT id, id FROM payments | Column 2 ("name") of UNION is STRING on one side and INT64 on the other. | Convert one side with CAST.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE SUM(amount) > 1',
    'aggregate-not-allowed @SUM(amount) | The aggregate function SUM cannot stand in WHERE. | Filter groups with HAVING, or aggregate in a subquery first.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE ROW_NUMBER() OVER (ORDER BY d) = 1',
    'window-not-allowed @ROW_NUMBER() OVER (ORDER BY d) | The window function ROW_NUMBER cannot stand in WHERE. | Filter with QUALIFY, or compute it in a subquery first.',
  ],
  [
    'bigquery',
    'SELECT o.id FROM orders AS o JOIN payments AS p ON SUM(p.paid) = o.amount',
    'aggregate-not-allowed @SUM(p.paid) | The aggregate function SUM cannot stand in ON. | Aggregate in a subquery first.',
  ],
  [
    'bigquery',
    'SELECT SUM(amount) AS s FROM orders GROUP BY SUM(amount)',
    'aggregate-not-allowed @SUM(amount) | The aggregate function SUM cannot stand in GROUP BY. | Aggregate in a subquery first.',
  ],
  [
    'bigquery',
    'SELECT status FROM orders GROUP BY status HAVING RANK() OVER (ORDER BY status) = 1',
    'window-not-allowed @RANK() OVER (ORDER BY status) | The window function RANK cannot stand in HAVING. | Filter with QUALIFY, or compute it in a subquery first.',
  ],
  [
    'bigquery',
    "SELECT id FROM orders WHERE id = 'x'",
    "type-mismatch @id = 'x' | = does not go with INT64 and STRING. | Convert one side: CAST(... AS INT64), or SAFE_CAST.",
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE d = created_at',
    'type-mismatch @d = created_at | = does not go with DATE and TIMESTAMP. | Convert one side: CAST(... AS DATE), or SAFE_CAST.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE status = 5',
    'type-mismatch @status = 5 | = does not go with STRING and INT64. | Convert one side: CAST(... AS STRING), or SAFE_CAST.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE d > 5',
    'type-mismatch @d > 5 | > does not go with DATE and INT64. | Convert one side: CAST(... AS DATE), or SAFE_CAST.',
  ],
  [
    'bigquery',
    "SELECT id FROM orders WHERE id BETWEEN 'a' AND 'b'",
    "type-mismatch @'a' | BETWEEN does not go with INT64 and STRING. | Convert one side: CAST(... AS INT64), or SAFE_CAST.",
    "type-mismatch @'b' | BETWEEN does not go with INT64 and STRING. | Convert one side: CAST(... AS INT64), or SAFE_CAST.",
  ],
  [
    'bigquery',
    "SELECT id FROM orders WHERE id IN (1, 'x')",
    "type-mismatch @'x' | IN does not go with INT64 and STRING. | Convert one side: CAST(... AS INT64), or SAFE_CAST.",
  ],
  [
    'bigquery',
    "SELECT CASE status WHEN 1 THEN 'a' END AS s FROM orders",
    'type-mismatch @1 | CASE does not go with STRING and INT64. | Convert one side: CAST(... AS STRING), or SAFE_CAST.',
  ],
  [
    'bigquery',
    'SELECT status + 1 AS x FROM orders',
    'type-mismatch @status + 1 | + does not go with STRING and INT64. | Convert one side: CAST(... AS STRING), or SAFE_CAST.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE id',
    'type-mismatch @id | WHERE wants a condition, and this is INT64. | Compare it with something.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders WHERE id = 1 AND status',
    'type-mismatch @status | AND wants a condition, and this is STRING. | Compare it with something.',
  ],
  [
    'bigquery',
    "SELECT IF(id = 1, 1, 'a') AS x FROM orders",
    "type-mismatch @IF(id = 1, 1, 'a') | IF mixes INT64 and STRING, which have no type in common. | Convert them to one type with CAST.",
  ],
  [
    'bigquery',
    'SELECT CASE WHEN id = 1 THEN d ELSE status END AS x FROM orders',
    'type-mismatch @CASE WHEN id = 1 THEN d ELSE status END | CASE mixes DATE and STRING, which have no type in common. | Convert them to one type with CAST.',
  ],
  [
    'bigquery',
    'SELECT COALESCE(id, status) AS x FROM orders',
    'type-mismatch @COALESCE(id, status) | COALESCE mixes INT64 and STRING, which have no type in common. | Convert them to one type with CAST.',
  ],
  [
    'bigquery',
    'SELECT address.cty FROM orders',
    'unknown-field @cty | "address" has no field "cty". | Did you mean "city"? Its fields: city, zip.',
  ],
  [
    'bigquery',
    'SELECT o.address.street FROM orders AS o',
    'unknown-field @street | "o.address" has no field "street". | Its fields: city, zip.',
  ],
  [
    'bigquery',
    'SELECT items.sku FROM orders',
    'not-a-struct @sku | "items" is of type ARRAY<STRUCT<sku STRING, qty INT64, price NUMERIC>>, so it has no field "sku". | Join UNNEST of the array, or take one element with [OFFSET(0)].',
  ],
  [
    'bigquery',
    'SELECT name.first FROM customers',
    'not-a-struct @first | "name" is of type STRING, so it has no field "first". | Only a STRUCT has fields.',
  ],
  [
    'bigquery',
    'SELECT i.skuu FROM orders AS o, UNNEST(o.items) AS i',
    'unknown-field @skuu | "i" has no field "skuu". | Did you mean "sku"? Its fields: sku, qty, price.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders GROUP BY 3',
    'ordinal-out-of-range @3 | GROUP BY 3 names no column: the select list has 1. | Use 1, or a name.',
  ],
  [
    'bigquery',
    'SELECT id FROM orders ORDER BY 2',
    'ordinal-out-of-range @2 | ORDER BY 2 names no column: the select list has 1. | Use 1, or a name.',
  ],
  [
    'bigquery',
    'SELECT RANK() OVER v AS r FROM orders WINDOW w AS (ORDER BY d)',
    'unknown-window @v | There is no window "v" in this query. | Did you mean "w"? WINDOW defines: w.',
  ],
  [
    'bigquery',
    'SELECT (SELECT id, name FROM customers) AS x',
    'subquery-columns @SELECT id, name FROM customers | A query used as a value must give one column, and this one gives 2. | Select one column, or SELECT AS STRUCT.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers AS c WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.custmer_id = c.id)',
    'unknown-column @custmer_id | "o" has no column "custmer_id". | Did you mean "customer_id"? It has: id, customer_id, amount, status, d, created_at, items, address.',
  ],
  [
    'bigquery',
    'SELECT id FROM customers JOIN sales USING (idd)',
    'ambiguous-column @id | The column "id" is in several tables: customers, sales. | Say which one: customers.id or sales.id.',
    'unknown-column @idd | "customers" has no column "idd". | Did you mean "id"? It has: id, name, email, tags.',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT id AS k FROM orders) SELECT id FROM a',
    'unknown-column @id | There is no column "id" here. | Columns here: k.',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT * EXCEPT (name) FROM customers) SELECT name FROM a',
    'unknown-column @name | There is no column "name" here. | Columns here: id, email, tags.',
  ],
  ['bigquery', 'SELECT FRM customers', 'unknown-column @FRM | There is no column "FRM" here. |'],
  [
    'duckdb',
    'SELECT nam FROM customers',
    'unknown-column @nam | There is no column "nam" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
  [
    'duckdb',
    'SELECT c.emial FROM customers AS c',
    'unknown-column @emial | "c" has no column "emial". | Did you mean "email"? It has: id, name, email, tags.',
  ],
  [
    'duckdb',
    'SELECT address.cty FROM orders',
    'unknown-field @cty | "address" has no field "cty". | Did you mean "city"? Its fields: city, zip.',
  ],
  [
    'duckdb',
    'SELECT id FROM customers, orders',
    'ambiguous-column @id | The column "id" is in several tables: customers, orders. | Say which one: customers.id or orders.id.',
  ],
  [
    'duckdb',
    'SELECT customer_id, amount, sum(amount) AS s FROM orders GROUP BY customer_id',
    'ungrouped-column @amount | The column "amount" is neither grouped by nor within an aggregate function. | Add it to GROUP BY, or take one value: ANY_VALUE(amount).',
  ],
  [
    'duckdb',
    'SELECT id FROM orders UNION ALL SELECT id, amount FROM orders',
    'column-count-mismatch @SELECT id, amount FROM orders | The queries of UNION have 1 and 2 columns. | Select the same columns in the same order on both sides.',
  ],
  [
    'duckdb',
    'SELECT id FROM orders WHERE sum(amount) > 1',
    'aggregate-not-allowed @sum(amount) | The aggregate function SUM cannot stand in WHERE. | Filter groups with HAVING, or aggregate in a subquery first.',
  ],
  [
    'duckdb',
    'SELECT * EXCLUDE (nme) FROM customers',
    'unknown-column @nme | There is no column "nme" here. | Did you mean "name"? Columns here: id, name, email, tags.',
  ],
]

// Nothing is said of what an engine accepts, or of what cannot be known.
const fine: readonly (readonly [Dialect, sql: string])[] = [
  ['bigquery', 'SELECT c.id FROM raw AS r JOIN customers AS c ON c.id = r.x WHERE foo = 1'],
  ['bigquery', 'SELECT nonsense FROM raw'],
  ['bigquery', 'SELECT r.a, nonsense FROM raw AS r, customers AS c'],
  ['bigquery', 'SELECT status AS s, COUNT(*) AS n FROM orders GROUP BY s'],
  ['bigquery', 'SELECT UPPER(status) AS s, COUNT(*) AS n FROM orders GROUP BY UPPER(status)'],
  ['bigquery', 'SELECT UPPER(o.status) AS s, COUNT(*) AS n FROM orders AS o GROUP BY UPPER(status)'],
  ['bigquery', 'SELECT address.city, COUNT(*) AS n FROM orders GROUP BY address.city'],
  ['bigquery', 'SELECT EXTRACT(YEAR FROM d) AS y, COUNT(*) AS n FROM orders GROUP BY EXTRACT(YEAR FROM d)'],
  ['bigquery', 'SELECT a.id, COUNT(*) AS n FROM orders AS a JOIN payments AS b USING (id) GROUP BY id'],
  ['bigquery', 'SELECT id, COUNT(*) AS n FROM orders AS a JOIN payments AS b USING (id) GROUP BY a.id'],
  ['bigquery', 'SELECT SUM(amount) AS amount FROM orders HAVING amount > 5'],
  ['bigquery', 'SELECT SUM(amount) AS amount FROM orders HAVING SUM(amount) > 5'],
  ['bigquery', 'SELECT status, SUM(SUM(amount)) OVER (ORDER BY status) AS r FROM orders GROUP BY status'],
  ['bigquery', "SELECT id FROM orders WHERE d > '2024-01-01' AND created_at < '2024-01-01'"],
  ['bigquery', 'SELECT id FROM orders WHERE amount > 1.5 AND id = 2.0'],
  ['bigquery', "SELECT id FROM orders WHERE d = CURRENT_DATE() OR d = DATETIME '2024-01-01 00:00:00'"],
  ['bigquery', 'SELECT id FROM orders WHERE @p = id AND status = @q'],
  ['bigquery', "SELECT id FROM orders WHERE id IS NULL = (status = 'x')"],
  ['bigquery', 'SELECT d + 1 AS a, d - d AS b, created_at + INTERVAL 1 DAY AS c FROM orders'],
  ['bigquery', 'SELECT customers FROM customers'],
  ['bigquery', 'SELECT _PARTITIONTIME AS p FROM orders'],
  ['bigquery', 'SELECT my.udf(id) AS x, proj.my.other(1) AS y FROM orders'],
  ['bigquery', 'SELECT NULL AS a UNION ALL SELECT d FROM orders'],
  ['bigquery', "SELECT '2024-01-01' AS a UNION ALL SELECT d FROM orders"],
  ['bigquery', 'SELECT id FROM orders WHERE (id, status) IN (SELECT AS STRUCT id, status FROM orders)'],
  ['bigquery', "SELECT o.id FROM orders AS o WHERE 'x' IN (SELECT sku FROM UNNEST(o.items))"],
  ['bigquery', 'SELECT o.id FROM orders AS o WHERE (SELECT COUNT(*) FROM o.items WHERE qty > 1) > 0'],
  ['bigquery', 'SELECT id, x FROM orders, UNNEST([1, 2]) AS x WHERE x = id'],
  ['bigquery', 'SELECT id FROM orders LEFT JOIN UNNEST(items) AS i ON i.qty > 1 WHERE i.sku IS NULL'],
  ['bigquery', 'SELECT status, COUNT(*) AS n FROM orders GROUP BY ALL'],
  ['bigquery', 'SELECT status, GROUPING(status) AS g, COUNT(*) AS n FROM orders GROUP BY ROLLUP (status)'],
  ['bigquery', 'SELECT status FROM orders GROUP BY status ORDER BY COUNT(*)'],
  ['bigquery', 'SELECT DISTINCT status FROM orders ORDER BY status'],
  ['bigquery', 'SELECT o.status AS state FROM orders AS o ORDER BY o.status, state'],
  ['bigquery', 'UPDATE orders SET amount = p.paid FROM payments AS p WHERE p.id = orders.id'],
  [
    'bigquery',
    'MERGE orders AS t USING payments AS s ON t.id = s.id WHEN MATCHED THEN UPDATE SET amount = paid WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (id, paid)',
  ],
  ['bigquery', 'SELECT WITH(a AS id, a + 1) AS x FROM orders'],
  ['duckdb', 'SELECT my_macro(id, amount), status FROM orders GROUP BY status'],
  ['duckdb', 'SELECT whatever(id) FROM orders'],
  ['duckdb', 'SELECT id AS x FROM orders WHERE x > 1'],
  ['duckdb', 'SELECT rowid, id FROM orders'],
  ['duckdb', "SELECT id FROM orders WHERE id = 'x' AND d = created_at"],
  ['duckdb', "SELECT * FROM read_csv('x.csv', header = true)"],
  ['duckdb', "SELECT a.id FROM 'file.parquet' AS a"],
  ['duckdb', "SELECT date_trunc('month', d) AS m, count(*) FROM orders GROUP BY m"],
  ['duckdb', "SELECT date_trunc('month', d) AS m, count(*) FROM orders GROUP BY date_trunc('month', d)"],
  ['duckdb', "SELECT COLUMNS(c -> c LIKE 'a%') FROM orders"],
  ['duckdb', 'SELECT max(COLUMNS(*)) FROM payments'],
  ['duckdb', 'SELECT o.id, p.id FROM orders o ASOF JOIN payments p ON o.id >= p.id'],
  ['duckdb', 'SELECT o.id AS id FROM orders o, payments p GROUP BY o.id ORDER BY id'],
  ['duckdb', 'PIVOT orders ON status USING sum(amount) GROUP BY customer_id'],
  ['duckdb', 'SUMMARIZE orders'],
  ['duckdb', 'SELECT unnest(items, recursive := true) FROM orders'],
  ['duckdb', 'SELECT list_reduce(tags, (x, y) -> x || y) FROM customers'],
  [
    'bigquery',
    'WITH RECURSIVE a AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM a, later WHERE n < later.x), later AS (SELECT 3 AS x) SELECT n FROM a',
  ],
  [
    'bigquery',
    'SELECT o.id FROM orders AS o JOIN (payments AS p JOIN refunds AS r ON p.id = r.id) ON o.id = p.id QUALIFY ROW_NUMBER() OVER (ORDER BY o.id) = 1',
  ],
  ['duckdb', 'SELECT p.a FROM (SELECT 1 AS a) AS p POSITIONAL JOIN orders'],
]

function problemsOf(sql: string, dialect: Dialect): string[] {
  const { problems } = translate(sql, { from: dialect, to: dialect, tables: sampleTables(dialect) })
  return problems.map(({ code, message, hint, start, end }) =>
    [`${code} @${sql.slice(start, end)}`, message, hint ?? ''].join(' | ').trim(),
  )
}

describe('translate(sql).problems', () => {
  it.each(wrong.map(([dialect, sql, ...problems]) => ({ dialect, sql, problems })))(
    '$dialect: $sql',
    ({ dialect, sql, problems }) => {
      expect(problemsOf(sql, dialect)).toEqual(problems)
    },
  )

  it.each(fine)('%s says nothing of %s', (dialect, sql) => {
    expect(problemsOf(sql, dialect)).toEqual([])
  })
})
