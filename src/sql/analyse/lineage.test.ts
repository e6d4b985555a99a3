import { describe, expect, it } from 'vitest'
import type { Dialect } from '../ast.ts'
import { translate } from '../translate.ts'
import { sampleTables } from './sample-tables.ts'

// Each case: dialect, query, its value edges (or the kind of a column without any), its other uses.
const cases: readonly (readonly [Dialect, sql: string, edges: string, uses: string])[] = [
  ['bigquery', 'SELECT id, amount FROM orders', 'orders.id -> id copy; orders.amount -> amount copy', ''],
  ['bigquery', 'SELECT id AS order_id FROM orders', 'orders.id -> order_id rename', ''],
  [
    'bigquery',
    'SELECT o.id, o.amount * 2 AS twice FROM orders AS o',
    'orders.id -> id copy; orders.amount -> twice transform',
    '',
  ],
  ['bigquery', 'SELECT UPPER(name) AS name FROM customers', 'customers.name -> name transform', ''],
  [
    'bigquery',
    "SELECT 1 AS one, 'x' AS x, CURRENT_DATE() AS today FROM orders",
    '-> one constant; -> x constant; -> today constant',
    '',
  ],
  ['bigquery', 'SELECT SUM(amount) AS total FROM orders', 'orders.amount -> total aggregate', ''],
  ['bigquery', 'SELECT COUNT(*) AS n FROM orders', '-> n aggregate', ''],
  [
    'bigquery',
    'SELECT customer_id, COUNT(DISTINCT id) AS n FROM orders GROUP BY customer_id',
    'orders.customer_id -> customer_id copy; orders.id -> n aggregate',
    'group orders.customer_id',
  ],
  [
    'bigquery',
    'SELECT customer_id AS c, SUM(amount) AS s FROM orders GROUP BY 1 HAVING SUM(amount) > 10',
    'orders.customer_id -> c rename; orders.amount -> s aggregate',
    'group orders.customer_id; filter orders.amount',
  ],
  [
    'bigquery',
    'SELECT DATE_TRUNC(d, MONTH) AS d, SUM(amount) AS s FROM orders GROUP BY d ORDER BY d',
    'orders.d -> d transform; orders.amount -> s aggregate',
    'group orders.d; order orders.d',
  ],
  [
    'bigquery',
    "SELECT id FROM orders WHERE amount > 5 AND status = 'paid'",
    'orders.id -> id copy',
    'filter orders.amount; filter orders.status',
  ],
  [
    'bigquery',
    'SELECT id FROM orders ORDER BY amount DESC, d',
    'orders.id -> id copy',
    'order orders.amount; order orders.d',
  ],
  ['bigquery', 'SELECT id AS k FROM orders ORDER BY k', 'orders.id -> k rename', 'order orders.id'],
  [
    'bigquery',
    'SELECT o.id, c.name FROM orders AS o JOIN customers AS c ON c.id = o.customer_id',
    'orders.id -> id copy; customers.name -> name copy',
    'join customers.id; join orders.customer_id',
  ],
  [
    'bigquery',
    'SELECT * FROM customers',
    'customers.id -> id copy; customers.name -> name copy; customers.email -> email copy; customers.tags -> tags copy',
    '',
  ],
  [
    'bigquery',
    'SELECT c.* EXCEPT (email) FROM customers AS c',
    'customers.id -> id copy; customers.name -> name copy; customers.tags -> tags copy',
    '',
  ],
  [
    'bigquery',
    'SELECT * REPLACE (LOWER(email) AS email) FROM customers',
    'customers.id -> id copy; customers.name -> name copy; customers.email -> email transform; customers.tags -> tags copy',
    '',
  ],
  [
    'bigquery',
    'SELECT id, o.amount FROM orders AS o JOIN payments AS p USING (id)',
    'orders.id -> id copy; orders.amount -> amount copy',
    'join orders.id; join payments.id',
  ],
  [
    'bigquery',
    'SELECT id FROM payments RIGHT JOIN refunds USING (id)',
    'refunds.id -> id copy',
    'join payments.id; join refunds.id',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT id, amount AS total FROM orders) SELECT id, total FROM a',
    'orders.id -> id copy; orders.amount -> total rename',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT id, amount AS total FROM orders) SELECT id, total AS amount FROM a',
    'orders.id -> id copy; orders.amount -> amount copy',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT id, amount + 1 AS x FROM orders), b AS (SELECT x AS y FROM a) SELECT y FROM b',
    'orders.amount -> y transform',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT customer_id, SUM(amount) AS s FROM orders GROUP BY 1) SELECT s * 2 AS t FROM a',
    'orders.amount -> t aggregate',
    'group orders.customer_id',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT customer_id, SUM(amount) AS s FROM orders GROUP BY 1) SELECT LAG(s) OVER (ORDER BY customer_id) AS l FROM a',
    'orders.amount -> l aggregate; orders.customer_id -> l window',
    'group orders.customer_id',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT * FROM orders) SELECT * EXCEPT (items, address, d, status, created_at) FROM a',
    'orders.id -> id copy; orders.customer_id -> customer_id copy; orders.amount -> amount copy',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT id FROM orders WHERE amount > 1) SELECT id FROM a WHERE id < 9',
    'orders.id -> id copy',
    'filter orders.amount; filter orders.id',
  ],
  ['bigquery', 'SELECT x.id FROM (SELECT id FROM orders) AS x', 'orders.id -> id copy', ''],
  [
    'bigquery',
    'SELECT id FROM payments UNION ALL SELECT id FROM refunds',
    'payments.id -> id copy; refunds.id -> id copy',
    '',
  ],
  [
    'bigquery',
    'SELECT id AS k FROM payments UNION ALL SELECT paid * 1 FROM refunds',
    'payments.id -> k rename; refunds.paid -> k transform',
    '',
  ],
  [
    'bigquery',
    'SELECT id FROM payments EXCEPT DISTINCT SELECT id FROM refunds',
    'payments.id -> id copy',
    'filter refunds.id',
  ],
  [
    'bigquery',
    'SELECT id FROM payments INTERSECT DISTINCT SELECT id FROM refunds',
    'payments.id -> id copy',
    'filter refunds.id',
  ],
  [
    'bigquery',
    'SELECT ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY d) AS rn FROM orders',
    'orders.customer_id -> rn window; orders.d -> rn window',
    '',
  ],
  [
    'bigquery',
    'SELECT SUM(amount) OVER (PARTITION BY customer_id) AS running FROM orders',
    'orders.amount -> running window; orders.customer_id -> running window',
    '',
  ],
  [
    'bigquery',
    'SELECT id FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY d) = 1',
    'orders.id -> id copy',
    'filter orders.customer_id; filter orders.d',
  ],
  [
    'bigquery',
    'SELECT id, RANK() OVER w AS r FROM orders WINDOW w AS (ORDER BY amount)',
    'orders.id -> id copy; orders.amount -> r window',
    '',
  ],
  [
    'bigquery',
    "SELECT CASE WHEN status = 'paid' THEN amount ELSE 0 END AS paid FROM orders",
    'orders.status -> paid transform; orders.amount -> paid transform',
    '',
  ],
  [
    'bigquery',
    "SELECT IF(status = 'paid', amount, NULL) AS paid FROM orders",
    'orders.status -> paid transform; orders.amount -> paid transform',
    '',
  ],
  [
    'bigquery',
    'SELECT COALESCE(name, email) AS label FROM customers',
    'customers.name -> label transform; customers.email -> label transform',
    '',
  ],
  ['bigquery', 'SELECT CAST(id AS STRING) AS id FROM orders', 'orders.id -> id transform', ''],
  ['bigquery', 'SELECT address.city FROM orders', 'orders.address.city -> city copy', ''],
  [
    'bigquery',
    'SELECT address.city AS town, o.address.zip FROM orders AS o',
    'orders.address.city -> town rename; orders.address.zip -> zip copy',
    '',
  ],
  ['bigquery', 'SELECT UPPER(address.city) AS town FROM orders', 'orders.address.city -> town transform', ''],
  [
    'bigquery',
    'WITH a AS (SELECT address FROM orders) SELECT address.city FROM a',
    'orders.address.city -> city copy',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT STRUCT(id AS k, amount AS v) AS s FROM orders) SELECT s.v FROM a',
    'orders.amount -> v rename',
    '',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT STRUCT(id AS k, amount * 2 AS v) AS s FROM orders) SELECT s.v, s.k AS id FROM a',
    'orders.amount -> v transform; orders.id -> id copy',
    '',
  ],
  ['bigquery', 'SELECT i.sku FROM orders AS o, UNNEST(o.items) AS i', 'orders.items.sku -> sku copy', ''],
  [
    'bigquery',
    'SELECT o.id, sku, qty * price AS value FROM orders AS o, o.items',
    'orders.id -> id copy; orders.items.sku -> sku copy; orders.items.qty -> value transform; orders.items.price -> value transform',
    '',
  ],
  [
    'bigquery',
    'SELECT i.sku AS item, off FROM orders AS o CROSS JOIN UNNEST(items) AS i WITH OFFSET AS off',
    'orders.items.sku -> item rename; -> off constant',
    '',
  ],
  ['bigquery', 'SELECT t FROM customers, UNNEST(tags) AS t', 'customers.tags -> t rename', ''],
  [
    'bigquery',
    'SELECT tags[OFFSET(0)] AS first_tag FROM customers',
    'customers.tags -> first_tag transform',
    '',
  ],
  ['bigquery', 'SELECT items[SAFE_OFFSET(0)].sku AS sku FROM orders', 'orders.items -> sku transform', ''],
  [
    'bigquery',
    'SELECT ARRAY(SELECT i.qty FROM UNNEST(o.items) AS i WHERE i.price > 1) AS qtys FROM orders AS o',
    'orders.items.qty -> qtys rename',
    'filter orders.items.price',
  ],
  [
    'bigquery',
    'SELECT (SELECT SUM(i.qty) FROM UNNEST(o.items) AS i) AS n FROM orders AS o',
    'orders.items.qty -> n aggregate',
    '',
  ],
  [
    'bigquery',
    'SELECT id, (SELECT MAX(name) FROM customers AS c WHERE c.id = o.customer_id) AS customer FROM orders AS o',
    'orders.id -> id copy; customers.name -> customer aggregate',
    'filter customers.id; filter orders.customer_id',
  ],
  [
    'bigquery',
    "SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE name = 'x')",
    'orders.id -> id copy',
    'filter customers.name; filter orders.customer_id; filter customers.id',
  ],
  [
    'bigquery',
    'SELECT id FROM orders AS o WHERE EXISTS (SELECT 1 FROM refunds AS r WHERE r.id = o.id)',
    'orders.id -> id copy',
    'filter refunds.id; filter orders.id',
  ],
  [
    'bigquery',
    'SELECT customer_id, ARRAY_AGG(STRUCT(id, amount)) AS orders FROM orders GROUP BY 1',
    'orders.customer_id -> customer_id copy; orders.id -> orders.id aggregate; orders.amount -> orders.amount aggregate',
    'group orders.customer_id',
  ],
  [
    'bigquery',
    'WITH a AS (SELECT customer_id, ARRAY_AGG(STRUCT(id, amount)) AS list FROM orders GROUP BY 1) SELECT l.amount FROM a, UNNEST(a.list) AS l',
    'orders.amount -> amount aggregate',
    'group orders.customer_id',
  ],
  [
    'bigquery',
    'SELECT ARRAY_AGG(name ORDER BY email LIMIT 1) AS names FROM customers',
    'customers.name -> names aggregate; customers.email -> names aggregate',
    '',
  ],
  [
    'bigquery',
    'SELECT AS STRUCT id, name FROM customers',
    'customers.id -> id copy; customers.name -> name copy',
    '',
  ],
  [
    'bigquery',
    'SELECT s.name FROM (SELECT AS STRUCT id, name FROM customers) AS s',
    'customers.name -> name copy',
    '',
  ],
  [
    'bigquery',
    'SELECT ANY_VALUE(name HAVING MAX id) AS latest FROM customers',
    'customers.name -> latest aggregate; customers.id -> latest aggregate',
    '',
  ],
  [
    'bigquery',
    'WITH RECURSIVE t AS (SELECT id, parent FROM nodes UNION ALL SELECT n.id, t.parent FROM nodes AS n JOIN t ON n.parent = t.id) SELECT id, parent FROM t',
    'nodes.id -> id copy; nodes.parent -> parent copy',
    'join nodes.parent; join nodes.id',
  ],
  [
    'bigquery',
    "SELECT * FROM (SELECT customer_id, status, amount FROM orders) PIVOT (SUM(amount) FOR status IN ('paid', 'open'))",
    'orders.customer_id -> customer_id copy; orders.amount -> paid aggregate; orders.status -> paid aggregate; orders.amount -> open aggregate; orders.status -> open aggregate',
    'group orders.status; group orders.customer_id',
  ],
  [
    'bigquery',
    "SELECT * FROM (SELECT customer_id, status, amount FROM orders) PIVOT (SUM(amount) AS s, COUNT(*) AS n FOR status IN ('paid' AS p))",
    'orders.customer_id -> customer_id copy; orders.amount -> s_p aggregate; orders.status -> s_p aggregate; orders.status -> n_p aggregate',
    'group orders.status; group orders.customer_id',
  ],
  [
    'bigquery',
    'SELECT * FROM (SELECT id, q1, q2 FROM sales) UNPIVOT (value FOR quarter IN (q1, q2))',
    'sales.id -> id copy; sales.q1 -> value transform; sales.q2 -> value transform; -> quarter constant',
    '',
  ],
  ['bigquery', 'SELECT id, nme FROM raw', 'raw.id -> id copy; raw.nme -> nme copy', ''],
  [
    'bigquery',
    'WITH src AS (SELECT * FROM raw) SELECT id, UPPER(nme) AS name FROM src',
    'raw.id -> id copy; raw.nme -> name transform',
    '',
  ],
  [
    'bigquery',
    'WITH src AS (SELECT *, 1 AS extra FROM raw) SELECT a, extra FROM src',
    'raw.a -> a copy; -> extra constant',
    '',
  ],
  [
    'bigquery',
    'SELECT r.a, c.name FROM raw AS r JOIN customers AS c ON c.id = r.customer',
    'raw.a -> a copy; customers.name -> name copy',
    'join customers.id; join raw.customer',
  ],
  [
    'bigquery',
    'SELECT a FROM raw UNION ALL SELECT name FROM customers',
    'raw.a -> a copy; customers.name -> a rename',
    '',
  ],
  [
    'bigquery',
    'SELECT GREATEST(amount, 0) + id AS x FROM orders',
    'orders.amount -> x transform; orders.id -> x transform',
    '',
  ],
  [
    'bigquery',
    "SELECT FORMAT_DATE('%Y', d) AS y, EXTRACT(MONTH FROM d) AS m FROM orders",
    'orders.d -> y transform; orders.d -> m transform',
    '',
  ],
  [
    'bigquery',
    'SELECT amount BETWEEN 1 AND id AS x FROM orders',
    'orders.amount -> x transform; orders.id -> x transform',
    '',
  ],
  ['bigquery', 'SELECT DISTINCT status FROM orders', 'orders.status -> status copy', ''],
  [
    'bigquery',
    'SELECT o FROM customers AS o',
    'customers.id -> o.id copy; customers.name -> o.name copy; customers.email -> o.email copy; customers.tags -> o.tags copy',
    '',
  ],
  [
    'bigquery',
    'SELECT a.id AS a_id, b.id AS b_id FROM customers AS a JOIN customers AS b ON a.email = b.email',
    'customers.id -> a_id rename; customers.id -> b_id rename',
    'join customers.email',
  ],
  ['bigquery', 'SELECT ARRAY_LENGTH(items) AS n FROM orders', 'orders.items -> n transform', ''],
  [
    'bigquery',
    'SELECT status, COUNTIF(amount > 1) AS n FROM orders GROUP BY ROLLUP (status)',
    'orders.status -> status copy; orders.amount -> n aggregate',
    'group orders.status',
  ],
  ['bigquery', 'CREATE TABLE x AS SELECT id AS k FROM orders', 'orders.id -> k rename', ''],
  [
    'duckdb',
    'SELECT amount * 2 AS a, a + id AS b FROM orders',
    'orders.amount -> a transform; orders.amount -> b transform; orders.id -> b transform',
    '',
  ],
  ['duckdb', 'FROM orders SELECT id', 'orders.id -> id copy', ''],
  [
    'duckdb',
    'SELECT * EXCLUDE (email, tags) RENAME (name AS label) FROM customers',
    'customers.id -> id copy; customers.name -> label rename',
    '',
  ],
  [
    'duckdb',
    'SELECT list_transform(tags, t -> upper(t)) AS tags FROM customers',
    'customers.tags -> tags transform',
    '',
  ],
  [
    'duckdb',
    "SELECT sum(amount) FILTER (WHERE status = 'paid') AS paid FROM orders",
    'orders.amount -> paid aggregate; orders.status -> paid aggregate',
    '',
  ],
  [
    'duckdb',
    'SELECT id AS k FROM payments UNION ALL BY NAME SELECT paid AS k, id FROM refunds',
    'payments.id -> k rename; refunds.paid -> k rename; refunds.id -> id copy',
    '',
  ],
  [
    'duckdb',
    'SELECT status, sum(amount) AS s FROM orders GROUP BY ALL',
    'orders.status -> status copy; orders.amount -> s aggregate',
    'group orders.status',
  ],
  [
    'duckdb',
    "SELECT address.city AS c, address['zip'] AS z FROM orders",
    'orders.address.city -> c rename; orders.address.zip -> z rename',
    '',
  ],
  [
    'duckdb',
    'SELECT x.v FROM orders AS o, (SELECT o.amount + 1 AS v) AS x',
    'orders.amount -> v transform',
    '',
  ],
  ['duckdb', 'SELECT i.sku FROM orders, unnest(items) AS u(i)', 'orders.items.sku -> sku copy', ''],
  ['duckdb', 'SELECT u.i.sku FROM orders, unnest(items) AS u(i)', 'orders.items.sku -> sku copy', ''],
  [
    'duckdb',
    'SELECT arg_max(name, id) AS latest FROM customers',
    'customers.name -> latest aggregate; customers.id -> latest aggregate',
    '',
  ],
  [
    'duckdb',
    'SELECT id FROM orders SEMI JOIN customers ON customers.id = orders.customer_id',
    'orders.id -> id copy',
    'join customers.id; join orders.customer_id',
  ],
]

function lineageOf(sql: string, dialect: Dialect): { edges: string; uses: string } {
  const found = translate(sql, { from: dialect, to: dialect, tables: sampleTables(dialect) })
  expect(found.problems).toEqual([])
  const edges = found.edges.map(
    ({ table, column, path, to, toPath, how }) =>
      `${place(table, column, path)} -> ${toPath === undefined ? to : `${to}.${toPath}`} ${how}`,
  )
  found.columns?.forEach(({ name }, i) => {
    if (!found.edges.some(({ to }) => to === name)) edges.push(`-> ${name} ${found.flows?.[i]}`)
  })
  const uses = found.uses.map(({ table, column, path, how }) => `${how} ${place(table, column, path)}`)
  return { edges: edges.join('; '), uses: uses.join('; ') }
}

function place(table: string, column: string, path: string | undefined): string {
  return path === undefined ? `${table}.${column}` : `${table}.${column}.${path}`
}

describe('translate(sql).edges and .uses', () => {
  it.each(cases)('%s: %s', (dialect, sql, edges, uses) => {
    expect(lineageOf(sql, dialect)).toEqual({ edges, uses })
  })
})
