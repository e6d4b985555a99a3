-- One query a line that BigQuery takes, over the tables of sample-tables.ts: none of them may be called wrong.
SELECT id, amount FROM orders
SELECT o.* FROM orders AS o
SELECT * EXCEPT (items, address) FROM orders
SELECT * REPLACE (amount * 2 AS amount) FROM orders
SELECT o.* EXCEPT (id), c.name FROM orders o JOIN customers c ON c.id = o.customer_id
SELECT x.* FROM UNNEST([STRUCT(1 AS a, 'b' AS b)]) AS x
SELECT x FROM UNNEST([1, 2]) AS x
SELECT x, off FROM UNNEST([1, 2]) AS x WITH OFFSET AS off
SELECT x, offset FROM UNNEST([1, 2]) AS x WITH OFFSET
SELECT o.id, i.sku, i.qty FROM orders o, o.items AS i
SELECT o.id, i.sku FROM orders o, UNNEST(o.items) AS i
SELECT o.id, sku FROM orders o, UNNEST(o.items)
SELECT o.id, i.sku FROM orders o LEFT JOIN UNNEST(o.items) AS i
SELECT o.id, i.sku, pos FROM orders o CROSS JOIN UNNEST(items) AS i WITH OFFSET pos
SELECT address.city FROM orders
SELECT address.* FROM orders
SELECT o.address.* EXCEPT (zip) FROM orders o
SELECT items[OFFSET(0)].sku AS s, items[SAFE_ORDINAL(1)] AS t, items[0].qty AS q FROM orders
SELECT ARRAY_LENGTH(items) AS n, (SELECT SUM(i.qty) FROM UNNEST(items) i) AS q FROM orders
SELECT ARRAY(SELECT sku FROM UNNEST(items) ORDER BY qty DESC LIMIT 2) AS a FROM orders
SELECT STRUCT(id, amount AS a) AS s FROM orders
SELECT STRUCT<a INT64, b STRING>(id, status) AS s FROM orders
SELECT (id, status) AS t FROM orders
SELECT STRUCT(STRUCT(id AS x) AS inner_) AS s FROM orders
SELECT DATE_TRUNC(d, WEEK(MONDAY)) AS w, EXTRACT(ISOWEEK FROM d) AS iw, DATE_ADD(d, INTERVAL 1 MONTH) AS m FROM orders
SELECT TIMESTAMP_DIFF(created_at, TIMESTAMP '2024-01-01', DAY) AS x, TIMESTAMP_TRUNC(created_at, MONTH, 'Europe/Berlin') AS y FROM orders
SELECT FORMAT_DATE('%Y-%m', d) AS f, PARSE_DATE('%Y%m%d', '20240101') AS p, CAST(d AS STRING FORMAT 'YYYY') AS c FROM orders
SELECT status, COUNT(*) AS n, COUNTIF(amount > 1) AS big, SUM(amount) AS s, AVG(amount) AS a FROM orders GROUP BY status HAVING n > 1 ORDER BY n DESC
SELECT status, COUNT(DISTINCT customer_id) AS n FROM orders GROUP BY 1 ORDER BY 2
SELECT status AS st, COUNT(*) FROM orders GROUP BY st
SELECT status, SUM(amount) FROM orders GROUP BY ROLLUP (status)
SELECT status, d, SUM(amount) AS s FROM orders GROUP BY GROUPING SETS ((status), (d), ())
SELECT status, d, SUM(amount) AS s FROM orders GROUP BY CUBE (status, d)
SELECT status, COUNT(*) AS n FROM orders GROUP BY ALL
SELECT UPPER(status) AS u, COUNT(*) AS n FROM orders GROUP BY UPPER(status)
SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY d) AS rn FROM orders QUALIFY rn = 1
SELECT id FROM orders WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY d DESC) = 1
SELECT SUM(amount) OVER w AS s FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY d ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
SELECT LAG(amount, 1, 0) OVER (PARTITION BY customer_id ORDER BY d) AS l, FIRST_VALUE(amount IGNORE NULLS) OVER (ORDER BY d) AS f, NTH_VALUE(id, 2) OVER (ORDER BY d) AS n FROM orders
SELECT AVG(amount) OVER (ORDER BY UNIX_DATE(d) RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS a FROM orders
SELECT SUM(SUM(amount)) OVER (ORDER BY status) AS r, status FROM orders GROUP BY status
SELECT PERCENTILE_CONT(amount, 0.5) OVER (PARTITION BY status) AS p FROM orders
SELECT APPROX_QUANTILES(amount, 4)[OFFSET(2)] AS med, APPROX_COUNT_DISTINCT(id) AS n, APPROX_TOP_COUNT(status, 3) AS t FROM orders
SELECT ARRAY_AGG(DISTINCT status IGNORE NULLS ORDER BY status LIMIT 3) AS a, STRING_AGG(status, ',' ORDER BY id) AS s, ANY_VALUE(status HAVING MAX amount) AS v FROM orders
SELECT ARRAY_AGG(STRUCT(id, amount) ORDER BY d DESC LIMIT 1)[OFFSET(0)].amount AS last_amount FROM orders GROUP BY customer_id
SELECT ARRAY_AGG(o ORDER BY d DESC LIMIT 1)[OFFSET(0)] AS latest FROM orders o GROUP BY customer_id
SELECT latest.* FROM (SELECT ARRAY_AGG(o ORDER BY d DESC LIMIT 1)[OFFSET(0)] AS latest FROM orders o GROUP BY customer_id)
SELECT id FROM orders UNION ALL SELECT id FROM customers
SELECT id, amount FROM orders UNION DISTINCT SELECT id, 1 FROM customers
SELECT id FROM orders EXCEPT DISTINCT SELECT id FROM customers
SELECT id FROM orders INTERSECT DISTINCT SELECT id FROM customers
(SELECT id FROM orders LIMIT 1) UNION ALL (SELECT id FROM customers LIMIT 1) ORDER BY id
SELECT id, amount FROM orders FULL OUTER UNION ALL BY NAME SELECT id, name FROM customers
SELECT id, status FROM orders UNION ALL BY NAME SELECT email AS status, id FROM customers
WITH a AS (SELECT id FROM orders), b AS (SELECT id FROM a) SELECT * FROM b JOIN a USING (id)
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t
WITH RECURSIVE tree AS (SELECT id, parent, 0 AS depth FROM nodes WHERE parent IS NULL UNION ALL SELECT n.id, n.parent, t.depth + 1 FROM nodes n JOIN tree t ON n.parent = t.id) SELECT * FROM tree
SELECT * FROM orders JOIN payments USING (id)
SELECT id, o.id AS oid, p.id AS pid FROM orders o LEFT JOIN payments p USING (id)
SELECT id FROM orders FULL JOIN payments USING (id)
SELECT * FROM (SELECT status, amount, id FROM orders) PIVOT (SUM(amount) AS total, COUNT(*) AS n FOR status IN ('open', 'paid' AS p))
SELECT * FROM (SELECT status, amount, id FROM orders) PIVOT (SUM(amount) FOR status IN ('open', 'paid'))
SELECT * FROM sales UNPIVOT (v FOR q IN (q1, q2))
SELECT * FROM sales UNPIVOT INCLUDE NULLS (v FOR q IN (q1 AS 'first', q2 AS 'second'))
SELECT * FROM sales UNPIVOT ((a, b) FOR q IN ((q1, q2) AS 1))
FROM orders |> WHERE amount > 1 |> AGGREGATE SUM(amount) AS s GROUP BY status |> ORDER BY s DESC |> LIMIT 3
FROM orders |> SELECT id, amount |> EXTEND amount * 2 AS twice |> SET amount = 0 |> DROP id |> RENAME twice AS t
FROM orders |> AS o |> JOIN customers AS c ON c.id = o.customer_id |> SELECT o.id, c.name
FROM orders |> AGGREGATE COUNT(*) AS n
FROM orders |> WHERE d > '2024-01-01' |> SELECT DISTINCT status
FROM orders |> UNION ALL (SELECT * FROM orders) |> AGGREGATE COUNT(*) AS n GROUP AND ORDER BY status DESC
FROM (SELECT status, amount FROM orders) |> PIVOT (SUM(amount) FOR status IN ('a', 'b'))
FROM sales |> UNPIVOT (v FOR q IN (q1, q2)) |> EXTEND v + 1 AS w
FROM orders |> TABLESAMPLE SYSTEM (10 PERCENT) |> SELECT id
FROM orders |> EXTEND SUM(amount) OVER (PARTITION BY status) AS s |> WHERE s > 3
SELECT IF(amount > 1, 'a', 'b') AS x, IFNULL(status, 'x') AS y, NULLIF(id, 0) AS z, COALESCE(NULL, id) AS w, CASE WHEN id = 1 THEN 'a' END AS c FROM orders
SELECT SAFE_CAST(status AS INT64) AS a, SAFE.PARSE_DATE('%Y', status) AS b, SAFE_DIVIDE(amount, 0) AS c, IEEE_DIVIDE(1, 0) AS d FROM orders
SELECT id IN (1, 2) AS a, id IN UNNEST([1, 2]) AS b, id IN (SELECT id FROM customers) AS c, EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer_id) AS e FROM orders o
SELECT id BETWEEN 1 AND 2 AS a, status LIKE 'a%' AS b, status NOT LIKE 'a' AS c, status IS NOT NULL AS d, (amount > 1) IS TRUE AS e, id IS DISTINCT FROM 3 AS f FROM orders
SELECT status LIKE ANY ('a%', 'b%') AS a, status LIKE ALL ('a%', 'b') AS b FROM orders
SELECT DATE '2024-01-01' AS d, TIMESTAMP '2024-01-01 00:00:00+00' AS t, DATETIME '2024-01-01T00:00:00' AS dt, TIME '12:00:00' AS ti, JSON '{"a": 1}' AS j, INTERVAL 1 DAY AS iv, INTERVAL '1-2' YEAR TO MONTH AS iy
SELECT JSON_VALUE('{"a": 1}', '$.a') AS a, JSON_QUERY(JSON '{"a": {}}', '$.a') AS b, JSON '{"a": {"b": 1}}'.a.b AS c, JSON '{"a": 1}'['a'] AS d, INT64(JSON '1') AS e, TO_JSON_STRING(STRUCT(1 AS a)) AS f
SELECT REGEXP_CONTAINS(status, r'^a') AS a, REGEXP_EXTRACT(status, r'(a)') AS b, REGEXP_REPLACE(status, 'a', 'b') AS c, REGEXP_EXTRACT_ALL(status, 'a') AS d FROM orders
SELECT SPLIT(status, ',')[SAFE_OFFSET(0)] AS a, CONCAT(status, '-', CAST(id AS STRING)) AS b, status || 'x' AS c, SUBSTR(status, 1, 2) AS d, TRIM(status, 'x') AS e, FORMAT('%d %s', id, status) AS f FROM orders
SELECT GENERATE_ARRAY(1, 10, 2) AS a, GENERATE_DATE_ARRAY('2024-01-01', '2024-02-01', INTERVAL 1 WEEK) AS b, GENERATE_UUID() AS c
SELECT day FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-01-31')) AS day
SELECT FARM_FINGERPRINT(status) AS f, MD5(status) AS m, TO_HEX(SHA256(status)) AS s, TO_BASE64(b'a') AS b FROM orders
SELECT CURRENT_DATE() AS a, CURRENT_DATE AS b, CURRENT_DATE('UTC') AS c, CURRENT_TIMESTAMP() AS d, CURRENT_DATETIME() AS e
SELECT ROUND(amount, 2) AS r, MOD(id, 2) AS m, DIV(id, 2) AS d, POW(2, 3) AS p, GREATEST(id, 1) AS g, SIGN(id) AS s, ABS(amount) AS a, CEIL(amount) AS c FROM orders
SELECT `id`, `orders`.`amount` FROM `orders`
SELECT id AS `order id` FROM orders
SELECT o.id FROM orders o INNER JOIN customers c ON o.customer_id = c.id AND c.name IS NOT NULL RIGHT JOIN payments p ON p.id = o.id
SELECT id FROM orders WHERE d >= DATE_SUB(CURRENT_DATE(), INTERVAL 7 DAY) AND status IN ('a', 'b') OR NOT (amount > 3)
SELECT id FROM orders ORDER BY amount DESC NULLS LAST, d ASC LIMIT 10 OFFSET 5
SELECT DISTINCT status, customer_id FROM orders
SELECT COUNT(*) FROM orders
SELECT MAX(d) AS m, MIN(created_at) AS n, LOGICAL_OR(amount > 1) AS lo, BIT_AND(id) AS b, STDDEV(amount) AS s, CORR(id, customer_id) AS c FROM orders
SELECT (SELECT COUNT(*) FROM payments p WHERE p.id = o.id) AS n FROM orders o
SELECT t.x FROM (SELECT 1 AS x) AS t
SELECT * FROM (SELECT 1 AS a) CROSS JOIN (SELECT 2 AS b)
SELECT a.id FROM orders a, customers b WHERE a.customer_id = b.id
SELECT tag FROM customers, UNNEST(tags) AS tag WHERE tag != 'x'
SELECT name, ARRAY_TO_STRING(tags, ',') AS t, ARRAY_CONCAT(tags, ['a']) AS u, ARRAY_REVERSE(tags) AS r, tags[ORDINAL(1)] AS f FROM customers
SELECT EXTRACT(YEAR FROM created_at AT TIME ZONE 'Europe/Berlin') AS y, EXTRACT(DATE FROM created_at) AS d2, DATE(created_at) AS d3, DATE(created_at, 'UTC') AS d4, TIMESTAMP(d) AS t, DATETIME(created_at) AS dt FROM orders
SELECT LAST_DAY(d, MONTH) AS l, DATE_DIFF(d, d, WEEK(MONDAY)) AS w, UNIX_SECONDS(created_at) AS u, TIMESTAMP_SECONDS(1) AS ts, DATE_FROM_UNIX_DATE(1) AS du FROM orders
SELECT RANGE_BUCKET(amount, [0, 10]) AS b FROM orders
SELECT ERROR('x') AS e
SELECT NET.HOST('http://x.y') AS h, NET.REG_DOMAIN('http://x.y.com') AS r
SELECT SESSION_USER() AS u
SELECT CAST(id AS STRING) AS a, CAST('1' AS NUMERIC) AS b, CAST([1] AS ARRAY<FLOAT64>) AS c, CAST(amount AS INT64) AS e FROM orders
SELECT id, SUM(amount) OVER () AS t FROM orders WHERE id NOT IN (SELECT id FROM payments)
SELECT s.a.b AS deep FROM (SELECT STRUCT(STRUCT(1 AS b) AS a) AS s)
SELECT o.items FROM orders o WHERE EXISTS (SELECT 1 FROM UNNEST(o.items) WHERE sku = 'x')
SELECT COUNT(DISTINCT IF(amount > 1, id, NULL)) AS n FROM orders
SELECT id /* c */ FROM orders # hash comment
SELECT id FROM orders TABLESAMPLE SYSTEM (10 PERCENT)
SELECT id FROM orders FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)
SELECT id, d FROM orders WHERE d = '2024-01-01' AND created_at > '2024-01-01 00:00:00'
SELECT id + 1.5 AS a, amount + 1 AS b, amount * 1.5 AS c, id / 2 AS d2, -id AS e, ~id AS f, id & 1 AS g, id << 1 AS h FROM orders
SELECT d + 1 AS a, d - INTERVAL 1 DAY AS b, created_at + INTERVAL 1 HOUR AS c, d - d AS e FROM orders
SELECT ['a', 'b'] AS l, ARRAY<INT64>[] AS e, [STRUCT(1 AS a)] AS s, [] AS n
SELECT x.a FROM UNNEST(ARRAY<STRUCT<a INT64, b STRING>>[(1, 'x'), (2, 'y')]) AS x
SELECT * FROM UNNEST([STRUCT(1 AS a)]) WITH OFFSET
SELECT key, value FROM UNNEST([STRUCT('k' AS key, 1 AS value)])
SELECT order_id, MAX(IF(k = 'a', v, NULL)) AS a FROM (SELECT id AS order_id, q AS k, v FROM sales UNPIVOT (v FOR q IN (q1, q2))) GROUP BY order_id
SELECT WITH(a AS 1, b AS a + 1, a + b) AS w
SELECT id, LEAD(d) OVER (PARTITION BY customer_id ORDER BY d) AS next_d, DATE_DIFF(LEAD(d) OVER (PARTITION BY customer_id ORDER BY d), d, DAY) AS gap FROM orders
SELECT STRING_AGG(DISTINCT status) AS s, COUNT(1) AS c, COUNT(*) AS n, SUM(DISTINCT amount) AS d FROM orders
SELECT MAX_BY(status, amount) AS a, MIN_BY(id, d) AS b FROM orders
SELECT CONTAINS_SUBSTR(status, 'a') AS c, STARTS_WITH(status, 'a') AS s, INSTR(status, 'a', 1, 1) AS i, INITCAP(status) AS ic, TRANSLATE(status, 'a', 'b') AS t FROM orders
SELECT o.id, TO_JSON(o) AS j FROM orders o
SELECT o FROM orders o
SELECT orders FROM orders
SELECT NORMALIZE(status) AS n, SOUNDEX(status) AS s, LPAD(status, 5) AS l, REPEAT(status, 2) AS r, EDIT_DISTANCE(status, 'x') AS ed FROM orders
SELECT GROUPING(status) AS g, status, COUNT(*) FROM orders GROUP BY ROLLUP(status)
SELECT TIMESTAMP_BUCKET(created_at, INTERVAL 12 HOUR) AS b, DATE_BUCKET(d, INTERVAL 2 DAY) AS c FROM orders
SELECT RANGE(DATE '2024-01-01', DATE '2024-02-01') AS r, RANGE_START(RANGE<DATE> '[2024-01-01, 2024-02-01)') AS s
SELECT @@time_zone AS z
SELECT ST_GEOGPOINT(1, 2) AS g
SELECT id FROM orders WHERE SEARCH(status, 'x')
SELECT ARRAY_FIRST(tags) AS f, ARRAY_LAST(tags) AS l, ARRAY_SLICE(tags, 0, 1) AS s FROM customers
SELECT ARRAY_TRANSFORM(tags, t -> UPPER(t)) AS u, ARRAY_FILTER(tags, t -> t != 'a') AS f FROM customers
SELECT SUM(i.qty * i.price) AS total FROM orders, UNNEST(items) AS i
SELECT id, (SELECT MAX(price) FROM UNNEST(items) WHERE qty > 1) AS m FROM orders
SELECT id FROM orders LEFT JOIN (SELECT id AS pid FROM payments) ON pid = id
SELECT a.id FROM (SELECT id FROM orders) a JOIN (SELECT id FROM payments) b ON a.id = b.id WHERE b.id > 3
SELECT * FROM orders WHERE address = STRUCT('a' AS city, 'b' AS zip)
SELECT STRING(d) AS s, DATE(2024, 1, 1) AS x, DATETIME(2024,1,1,0,0,0) AS y, TIME(1,2,3) AS z, PARSE_TIMESTAMP('%c', 'x') AS w, FORMAT_TIMESTAMP('%F', created_at) AS f FROM orders
SELECT COLLATE(status, 'und:ci') AS c FROM orders
SELECT id FROM orders o WHERE (o.id, o.customer_id) IN (SELECT (id, id) FROM payments)
SELECT id FROM orders o WHERE (o.id, o.customer_id) IN ((1, 2), (3, 4))
SELECT id, SUM(amount) AS amount FROM orders GROUP BY id HAVING SUM(orders.amount) > 1
SELECT d AS day, SUM(amount) AS s FROM orders GROUP BY day ORDER BY day
SELECT id AS amount, amount AS id FROM orders ORDER BY amount
SELECT COUNT(*) AS orders FROM orders ORDER BY orders
SELECT DATE_TRUNC(d, MONTH) AS d, SUM(amount) AS s FROM orders GROUP BY d
SELECT EXTRACT(MONTH FROM d) AS month, EXTRACT(YEAR FROM d) AS year FROM orders GROUP BY year, month
SELECT ARRAY(SELECT AS STRUCT sku, qty * 2 AS twice FROM UNNEST(items)) AS a FROM orders
SELECT (SELECT AS STRUCT id, name FROM customers c WHERE c.id = o.customer_id LIMIT 1).name AS n FROM orders o
SELECT 0xFF AS h, 1e3 AS e, .5 AS p, 5. AS q, NUMERIC '1.5' AS n, BIGNUMERIC '2' AS bn, b'abc' AS b, r'\d' AS r, '''multi''' AS m, """x""" AS mm, rb'\x' AS rb
SELECT * FROM orders FULL UNION ALL BY NAME SELECT * FROM customers
SELECT id, amount FROM orders LEFT UNION ALL BY NAME SELECT id, name FROM customers
SELECT id, amount FROM orders INNER UNION ALL CORRESPONDING BY (id) SELECT id, name FROM customers
SELECT o.*, c.name AS customer FROM orders o JOIN customers c ON c.id = o.customer_id ORDER BY id
