-- One query a line that DuckDB takes, over the tables of src/sql/analyse/duckdb-columns.test.ts: none of them may be called wrong.
FROM orders
FROM orders SELECT id, amount WHERE amount > 10
FROM orders o JOIN customers c USING (customer) SELECT o.id, c.Name
FROM orders WHERE id > 1 ORDER BY ALL LIMIT 3
FROM (FROM orders SELECT id) SELECT id + 1 AS x
SELECT customer, sum(amount) FROM orders GROUP BY ALL
SELECT customer, placed, count(*) FROM orders GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL DESC NULLS LAST
SELECT COLUMNS(*) FROM orders
SELECT COLUMNS(* EXCLUDE (id)) FROM orders
SELECT COLUMNS('a|c') FROM orders
SELECT min(COLUMNS(*)) FROM orders
SELECT COLUMNS(c -> c LIKE 'c%') FROM orders
SELECT COLUMNS(lambda c: c LIKE 'c%') FROM orders
SELECT COLUMNS('(.*)t(.*)') AS '\1T\2' FROM orders
SELECT * FROM orders WHERE COLUMNS(['id','customer']) > 1
SELECT coalesce(*COLUMNS(['id', 'customer'])) AS c FROM orders
SELECT struct_pack(*COLUMNS(*)) FROM orders
SELECT COLUMNS(orders.*) FROM orders
SELECT [x * 2 FOR x IN list] AS y FROM wide
SELECT [x * 2 FOR x IN list IF x > 1] AS y FROM wide
SELECT list_transform(list, x -> x + i) AS y FROM wide
SELECT list_transform(list, lambda x, j: x + j) AS y FROM wide
SELECT list_reduce(list, (a, b) -> a + b) AS y FROM wide
SELECT list_reduce(list, lambda a, b: a + b, 10) AS y FROM wide
SELECT list_filter(list, lambda x: x > i) AS y FROM wide
SELECT list.list_transform(x -> x + 1).list_sum() AS y FROM wide
SELECT s.upper().lower() AS t FROM wide
SELECT ('a' || s).upper() AS t FROM wide
SELECT list_aggregate(list, 'sum') AS y, list_sort(list, 'DESC', 'NULLS FIRST') AS z FROM wide
SELECT list_zip(list, list) AS z, list_slice(list, 1, 2) AS q FROM wide
SELECT list[1:2] AS a, list[-1] AS b, list[:2] AS c, list[2:] AS d, list[1:3:2] AS e FROM wide
SELECT s[1] AS a, s[1:3] AS b, s[-2:] AS c, s[:-1] AS d FROM wide
SELECT st.a, st['b'] AS b, st.* FROM wide
SELECT (st).a AS x FROM wide
SELECT wide.st.a FROM wide
SELECT {'x': i, 'y': {'z': s}} AS n FROM wide
SELECT {'x': i, 'y': {'z': s}}.y.z AS n FROM wide
SELECT {x: i, "y y": s} AS n FROM wide
SELECT struct_insert(st, c := 3) AS n FROM wide
SELECT row(i, s) AS r, (i, s) AS q FROM wide
SELECT struct_extract(st, 'a') AS e FROM wide
SELECT m['x'] AS v, map_keys(m) AS k, map_values(m) AS w, map_entries(m) AS e, cardinality(m) AS n FROM wide
SELECT MAP {'a': 1}['a'] AS m2
SELECT map_from_entries([(1, 'a')]) AS mm
SELECT element_at(m, 'a') AS z, map_contains(m, 'a') AS y FROM wide
SELECT union_value(num := 2) AS u
SELECT u.num FROM (SELECT union_value(num := 2) AS u)
SELECT union_tag(u) AS t, union_extract(u, 'num') AS n FROM (SELECT union_value(num := 2) AS u)
SELECT i::UNION(num INTEGER, str VARCHAR) AS u FROM wide
SELECT id, row_number() OVER (PARTITION BY customer ORDER BY placed) AS rn FROM orders QUALIFY rn = 1
SELECT id FROM orders QUALIFY row_number() OVER (PARTITION BY customer ORDER BY placed) = 1
SELECT o.id, c.Name FROM orders o POSITIONAL JOIN customers c
SELECT o.id, p.amount AS before FROM orders o ASOF JOIN orders p ON o.customer = p.customer AND o.placed >= p.placed
SELECT o.id, p.amount AS before FROM orders o ASOF LEFT JOIN orders p USING (customer, placed)
SELECT o.id, l.twice FROM orders o, LATERAL (SELECT o.amount * 2 AS twice) l
SELECT o.id, l.twice FROM orders o LEFT JOIN LATERAL (SELECT o.amount * 2 AS twice) l ON true
SELECT o.id FROM orders o SEMI JOIN customers c USING (customer)
SELECT o.id FROM orders o ANTI JOIN customers c ON o.customer = c.customer
SELECT * FROM orders SEMI JOIN customers USING (customer)
SELECT o.id, x FROM orders o CROSS JOIN unnest([1, 2]) AS t(x)
SELECT o.id, unnest([1, 2]) AS x FROM orders o
SELECT unnest(st) FROM wide
SELECT unnest([{'a': 1, 'b': {'c': 2}}], recursive := true)
SELECT unnest([[1, 2], [3]], max_depth := 2) AS q
SELECT generate_subscripts(list, 1) AS n, unnest(list) AS e FROM wide
SELECT * FROM (PIVOT orders ON customer IN (1, 2) USING sum(amount) GROUP BY placed)
PIVOT orders ON customer IN (1, 2) USING sum(amount) AS total, count(*) AS n GROUP BY placed
PIVOT orders ON customer IN (1, 2) USING sum(amount)
SELECT * FROM orders PIVOT (sum(amount) FOR customer IN (1, 2) GROUP BY placed)
SELECT * FROM (UNPIVOT (SELECT id, i AS a, b FROM wide) ON a, b INTO NAME k VALUE v)
UNPIVOT (SELECT id, i AS a, b FROM wide) ON COLUMNS(* EXCLUDE id) INTO NAME k VALUE v
SELECT * FROM (SELECT id, i AS a, b FROM wide) UNPIVOT INCLUDE NULLS (v FOR n IN (a, b))
SELECT * FROM (SELECT i AS a1, b AS a2, small AS b1, tiny AS b2 FROM wide) UNPIVOT ((x, y) FOR n IN ((a1, b1) AS 'one', (a2, b2) AS 'two'))
SELECT * FROM read_text('*.sql')
SELECT sum(amount) OVER (ORDER BY placed RANGE BETWEEN INTERVAL 7 DAYS PRECEDING AND CURRENT ROW EXCLUDE TIES) AS x FROM orders
SELECT sum(amount) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW) AS x FROM orders
SELECT sum(amount) OVER (ORDER BY id GROUPS 2 PRECEDING) AS x FROM orders
SELECT sum(DISTINCT amount) OVER (PARTITION BY customer) AS x FROM orders
SELECT first_value(amount ORDER BY placed DESC) OVER (PARTITION BY customer) AS x FROM orders
SELECT first_value(amount IGNORE NULLS) OVER w AS x FROM orders WINDOW w AS (PARTITION BY customer ORDER BY placed)
SELECT lag(amount, 1, 0) OVER (PARTITION BY customer ORDER BY placed) AS x, last_value(id) OVER () AS y FROM orders
SELECT count(*) FILTER (amount > 3) AS n FROM orders
SELECT * FROM orders USING SAMPLE 10%
SELECT * FROM orders USING SAMPLE reservoir(50 ROWS) REPEATABLE (100)
SELECT * FROM orders TABLESAMPLE 10 PERCENT (bernoulli)
SELECT * FROM orders USING SAMPLE 20 PERCENT (system, 377)
SELECT amount * 2 AS d FROM orders WHERE d > 10
SELECT year(placed) AS y, count(*) AS n FROM orders GROUP BY y HAVING n > 1 ORDER BY y
SELECT amount AS a, a * 2 AS b, b + a AS c FROM orders
SELECT upper(Name) AS k FROM customers GROUP BY k
SELECT customer AS id2, sum(amount) FROM orders GROUP BY 1 ORDER BY 2
SELECT * EXCLUDE (id, placed) FROM orders
SELECT * EXCLUDE id FROM orders
SELECT * REPLACE (amount / 2 AS amount) FROM orders
SELECT * EXCLUDE (id) REPLACE (amount + 1 AS amount) RENAME (customer AS who) FROM orders
SELECT * RENAME (id AS order_id) FROM orders
SELECT o.* REPLACE (1 AS id), c.* EXCLUDE customer FROM orders o JOIN customers c USING (customer)
SELECT * NOT LIKE 'a%' FROM orders
SELECT * SIMILAR TO 'a.*' FROM orders
SELECT * GLOB 'a*' FROM orders
SELECT * FROM (DESCRIBE orders)
SELECT column_name FROM (DESCRIBE SELECT * FROM orders)
SELECT * FROM (SUMMARIZE orders)
SELECT column_name, null_percentage FROM (SUMMARIZE SELECT * FROM orders)
SELECT name FROM (SHOW TABLES)
VALUES (1, 'a'), (2, 'b')
SELECT col0 + 1 AS x FROM (VALUES (1, 'a'), (2, 'b'))
SELECT * FROM (VALUES (1, 'a')) t(n, s) WHERE n > 0
SELECT $$it's$$ AS x, $tag$a $$ b$tag$ AS y
SELECT E'a\nb' AS x, 'it''s' AS y
SELECT DATE '2024-01-01' + INTERVAL 1 MONTH AS d, INTERVAL '1 day 2 hours' AS i, INTERVAL (id) DAY AS q FROM orders
SELECT TIMESTAMP '2024-01-01 00:00:00' AT TIME ZONE 'Europe/Berlin' AS t
SELECT TIMESTAMPTZ '2024-01-01 00:00:00+01' AS t, TIME '12:00' AS ti
SELECT id::VARCHAR || '-' || placed::DATE AS k FROM orders
SELECT CASE customer WHEN 1 THEN 'a' ELSE 'b' END AS c FROM orders
SELECT id IS DISTINCT FROM customer AS d, id IS NOT DISTINCT FROM customer AS e FROM orders
SELECT s ILIKE '%a%' AS a, s ~ 'a.*' AS b, s !~ 'b' AS c, s SIMILAR TO 'x' AS d, s GLOB 'a*' AS e, s ^@ 'a' AS f FROM wide
SELECT i // 2 AS a, i % 2 AS b, i ** 2 AS c, i ^ 2 AS d, i << 1 AS e, i >> 1 AS f, i & 1 AS g, i | 1 AS h, ~i AS k, @i AS l, i! AS mm FROM wide
SELECT 3 BETWEEN i AND b AS x FROM wide
SELECT i IN list AS x, 3 IN (1, 2) AS y, i NOT IN (SELECT id FROM orders) AS z FROM wide
SELECT i = ANY(list) AS a, i > ALL(SELECT id FROM orders) AS b FROM wide
SELECT list @> [1] AS a, list <@ [1, 2] AS b, list && [1] AS c FROM wide
SELECT try_cast(s AS INTEGER) AS x, TRY(s::INTEGER) AS y FROM wide
SELECT arg_max(id, amount) AS a, max_by(id, amount, 2) AS b, min(amount, 2) AS c FROM orders
SELECT quantile_cont(amount, 0.5) AS q, quantile_cont(amount, [0.25, 0.75]) AS r, percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS p, mode() WITHIN GROUP (ORDER BY amount) AS m FROM orders
SELECT list(id ORDER BY placed DESC) AS l, string_agg(id::VARCHAR, ',' ORDER BY id) AS s, array_agg(DISTINCT customer) AS c, histogram(customer) AS h, listagg(id::VARCHAR, ';') AS la FROM orders
SELECT any_value(id) AS a, first(id) AS f, last(id ORDER BY placed) AS l, count(DISTINCT customer) AS d, approx_count_distinct(id) AS ac, approx_quantile(amount, 0.5) AS aq, entropy(id) AS en FROM orders
SELECT customer, placed, sum(amount) AS s, grouping(customer) AS g, grouping_id(customer, placed) AS gi FROM orders GROUP BY CUBE (customer, placed)
SELECT customer, placed, sum(amount) AS s FROM orders GROUP BY GROUPING SETS ((customer), (placed), ())
SELECT customer, sum(amount) AS s FROM orders GROUP BY ROLLUP (customer)
SELECT DISTINCT ON (customer) * FROM orders ORDER BY customer, placed DESC
SELECT id FROM orders UNION BY NAME SELECT customer FROM customers
SELECT id, amount FROM orders UNION ALL BY NAME SELECT amount, placed FROM orders
(SELECT id FROM orders ORDER BY id LIMIT 1) UNION ALL (SELECT customer FROM customers LIMIT 1) ORDER BY 1
SELECT id FROM orders INTERSECT ALL SELECT customer FROM customers
SELECT id FROM orders EXCEPT ALL SELECT customer FROM customers
WITH RECURSIVE t(n, path) AS (SELECT 1, [1] UNION ALL SELECT n + 1, list_append(path, n + 1) FROM t WHERE n < 5) SELECT n, path FROM t
WITH RECURSIVE t(k, v) USING KEY (k) AS (SELECT 1, 2 UNION SELECT k, v + 1 FROM t WHERE v < 5) SELECT * FROM t
WITH x AS MATERIALIZED (SELECT 1 AS a), y AS NOT MATERIALIZED (SELECT 2 AS b) SELECT * FROM x, y
SELECT * FROM range(10) t(i) WHERE i % 2 = 0
SELECT generate_series FROM generate_series(1, 10, 2)
SELECT * FROM generate_series(DATE '2024-01-01', DATE '2024-02-01', INTERVAL 1 DAY) AS g(d)
SELECT d::DATE AS d FROM range(DATE '2024-01-01', DATE '2024-02-01', INTERVAL 1 DAY) AS g(d)
SELECT rowid, id FROM orders
SELECT o FROM orders o
SELECT o.id, to_json(o) AS j FROM orders o
SELECT row_to_json(o) AS j FROM orders o
SELECT json_extract('{"a": 1}', '$.a') AS j, '{"a": 1}'::JSON -> 'a' AS k, '{"a": 1}'::JSON ->> '$.a' AS l, ('{"a":{"b":1}}'::JSON).a.b AS mm
SELECT json_object('a', 1) AS j, json_array(1, 2) AS k, json_group_array(id) AS l FROM orders
SELECT strftime(placed, '%Y-%m') AS a, strptime('2024', '%Y') AS b, date_part('year', placed) AS c, datepart(['year', 'month'], placed) AS d FROM orders
SELECT placed.year() AS y, date_trunc('week', placed) AS w, last_day(placed) AS l, dayname(placed) AS dn, epoch_ms(ts) AS e, make_date(2024, 1, 1) AS md, age(ts) AS ag, time_bucket(INTERVAL 1 HOUR, ts) AS tb FROM orders, wide
SELECT regexp_matches(s, 'a') AS a, regexp_replace(s, 'a', 'b', 'g') AS b, regexp_extract(s, '(a)(b)', ['x', 'y']) AS c, regexp_extract_all(s, 'a') AS d, regexp_split_to_array(s, ',') AS e, string_split(s, ',') AS f, split_part(s, ',', 1) AS g FROM wide
SELECT format('{} {}', s, i) AS f, printf('%d', i) AS p, concat_ws(',', s, i) AS c, lpad(s, 3, '0') AS l, md5(s) AS m5, hash(s, i) AS h, levenshtein(s, s) AS lev FROM wide
SELECT if(ok, 1, NULL) AS a, ifnull(i, 0) AS b, nullif(i, 0) AS c, coalesce(i, b, 0) AS d, greatest(i, b) AS e, iff AS f FROM (SELECT *, 1 AS iff FROM wide)
SELECT current_date, current_timestamp AS t, now() AS n, today() AS d, random() AS r, uuid() AS u, gen_random_uuid() AS g, version() AS v
SELECT "id" AS "Order Id", 'x' AS 'quoted alias' FROM "orders"
SELECT id "no as" FROM orders
SELECT id: amount FROM orders
SELECT a: id, b: amount + 1 FROM orders
SELECT * FROM (SELECT id, customer FROM orders) AS t(a, b)
SELECT id FROM orders ORDER BY amount DESC NULLS FIRST LIMIT 10%
SELECT id FROM orders LIMIT (SELECT 3) OFFSET 1
SELECT id, FROM orders
SELECT id, customer, FROM orders GROUP BY id, customer,
SELECT [1, 2, 3,] AS l
SELECT a.id FROM orders a JOIN orders b ON a.id = b.id AND a.customer IS NOT NULL
SELECT o.id FROM orders o WHERE EXISTS (FROM customers c WHERE c.customer = o.customer)
SELECT (SELECT max(amount) FROM orders x WHERE x.customer = o.customer) AS m FROM orders o
SELECT ARRAY(SELECT id FROM orders ORDER BY id) AS l
SELECT #1 FROM orders
SELECT id, amount FROM orders ORDER BY #2
SELECT COALESCE(o.id, p.id) AS id FROM orders o FULL OUTER JOIN orders p ON o.id = p.id
SELECT id FROM orders o NATURAL LEFT JOIN customers c
SELECT b.st.a AS q, b.list[1] AS r FROM wide b
SELECT [1, 2]::INTEGER[3] AS q, array_value(1, 2, 3) AS v
SELECT array_value(1, 2, 3)::FLOAT[3] AS v
SELECT bit_count(i) AS b, '101'::BIT AS c, 'a'::BLOB AS d, '\xAA'::BLOB AS e, i::HUGEINT AS f, 1::UTINYINT AS g, 'a'::ENUM('a', 'b') AS h FROM wide
SELECT extract('year' FROM placed) AS a, extract(dow FROM placed) AS b, extract(epoch FROM placed) AS c, date_sub('month', placed, placed) AS d FROM orders
SELECT sum(i) / count(*) AS r, sum(i) * 1.0 / nullif(count(*), 0) AS q, round(avg(money), 2) AS z, fsum(d) AS f FROM wide
SELECT position('a' IN s) AS p, substring(s FROM 1 FOR 2) AS b, trim(BOTH ' ' FROM s) AS c FROM wide
SELECT s COLLATE NOCASE AS c FROM wide ORDER BY s COLLATE NOCASE.NOACCENT
SELECT count() AS n, count(*) AS m FROM orders
SELECT getvariable('x') AS v
SELECT list_distinct(list) AS a, list_contains(list, 1) AS b, len(list) AS c, array_length(list) AS d, flatten([list, list]) AS e, list_unique(list) AS f, list_position(list, 1) AS g, list_concat(list, [4]) AS h, list_has_any(list, [1]) AS j, list_cosine_similarity([1.0], [2.0]) AS k, list_grade_up(list) AS l FROM wide
SELECT struct_keys(st) AS q FROM wide
SELECT parse_path('a/b') AS p, current_setting('threads') AS t, typeof(i) AS ty, pg_typeof(i) AS pt, alias(i) AS al FROM wide
SELECT id FROM main.orders, memory.main.customers
SELECT orders.customer, "Name" FROM orders JOIN customers ON orders.customer = customers.customer
SELECT * FROM orders AS o (a, b) WHERE a > 1
SELECT x.id, y.id AS id2 FROM orders x LEFT JOIN (FROM orders) y ON x.id = y.id
SELECT max(amount) OVER (), * FROM orders
SELECT DISTINCT * FROM orders
SELECT ALL id FROM orders
SELECT avg(amount) FROM orders HAVING avg(amount) > 1
SELECT id FROM orders WHERE (id, customer) IN ((1, 2), (3, 4))
SELECT id FROM orders WHERE (id, customer) = (1, 2)
SELECT id FROM orders WHERE (id, customer) IN (SELECT id, customer FROM orders)
SELECT * FROM orders JOIN customers USING (customer) JOIN (SELECT customer, 1 AS one FROM customers) z USING (customer)
SELECT i AS "I", "I" + 1 AS k FROM wide
SELECT tiny.x FROM (SELECT {'x': 1} AS tiny)
SELECT * FROM (SELECT 1 AS a, 2 AS a_1) JOIN (SELECT 1 AS a) USING (a)
SELECT customer FROM orders GROUP BY customer HAVING max(amount) FILTER (WHERE id > 1) > 3
SELECT sum(amount)::DECIMAL(38, 2) FROM orders
SELECT CAST(st AS STRUCT(a BIGINT, c VARCHAR)) AS x FROM wide
SELECT CAST(st AS STRUCT(a BIGINT, b VARCHAR)) AS x FROM wide
SELECT st = {'a': 1, 'b': 'x'} AS same FROM wide
SELECT CAST(list AS VARCHAR[]) AS v, list::DOUBLE[] AS w FROM wide
SELECT apply([1, 2], x -> x || 'a') AS l, list_any_value([1]) AS q
SELECT reduce([1, 2], (x, y) -> x + y) AS l, array_filter([1], x -> x > 0) AS q, filter([1], x -> true) AS r
SELECT o.placed::TIMESTAMP AS t, o.placed::TEXT AS u, o.amount::INT AS v, o.amount::FLOAT8 AS w FROM orders o
SELECT unnest(string_split(s, ',')) AS part, i FROM wide
SELECT id, sum(amount) OVER w AS a, avg(amount) OVER (w ROWS 3 PRECEDING) AS b FROM orders WINDOW w AS (PARTITION BY customer ORDER BY placed)
SELECT nth_value(id, 2) OVER (ORDER BY id) AS n, cume_dist() OVER (ORDER BY id) AS c, dense_rank() OVER (ORDER BY id) AS dr, fill(amount) OVER (ORDER BY id) AS fi FROM orders
SELECT id, customer FROM orders WHERE id = (SELECT min(id) FROM orders) OR customer IN (FROM customers SELECT customer)
SELECT o.*, c.name FROM orders o JOIN customers c ON c.customer = o.customer ORDER BY customer
