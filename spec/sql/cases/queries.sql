-- Whole queries over rows that they bring themselves.
WITH t AS (SELECT 1 AS id, 'a' AS k UNION ALL SELECT 2, NULL UNION ALL SELECT 3, 'b') SELECT k FROM t ORDER BY k
-- => [[null],["a"],["b"]]
WITH t AS (SELECT 1 AS id, 'a' AS k UNION ALL SELECT 2, NULL UNION ALL SELECT 3, 'b') SELECT k FROM t ORDER BY k DESC
-- => [["b"],["a"],[null]]
WITH t AS (SELECT 1 AS id, 'a' AS k UNION ALL SELECT 2, NULL UNION ALL SELECT 3, 'b') SELECT k FROM t ORDER BY k NULLS LAST
-- => [["a"],["b"],[null]]
WITH t AS (SELECT 1 AS id, 'a' AS k UNION ALL SELECT 2, NULL UNION ALL SELECT 3, 'b') SELECT k FROM t ORDER BY k DESC NULLS FIRST LIMIT 2
-- => [[null],["b"]]
WITH t AS (SELECT 'Pro' AS plan UNION ALL SELECT 'pro' UNION ALL SELECT 'basic') SELECT LOWER(plan) AS plan, COUNT(*) AS n FROM t GROUP BY plan ORDER BY plan
-- => [["basic","1i"],["pro","2i"]]
WITH t AS (SELECT 'Pro' AS plan UNION ALL SELECT 'pro' UNION ALL SELECT 'basic') SELECT LOWER(plan) AS p, COUNT(*) AS n FROM t GROUP BY p ORDER BY p
-- => [["basic","1i"],["pro","2i"]]
WITH t AS (SELECT 'Pro' AS plan UNION ALL SELECT 'pro' UNION ALL SELECT 'basic') SELECT LOWER(plan) AS p, COUNT(*) AS n FROM t GROUP BY 1 HAVING n > 1
-- => [["pro","2i"]]
WITH t AS (SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT 3) SELECT -x AS x FROM t ORDER BY x
-- => [["-3i"],["-2i"],["-1i"]]
WITH t AS (SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT 3) SELECT SUM(x) AS x FROM t
-- => [["6i"]]
WITH t AS (SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT NULL) SELECT COUNT(*) AS n, COUNT(x) AS nx, SUM(x) AS s, AVG(x) AS a, MIN(x) AS lo, MAX(x) AS hi FROM t
-- => [["3i","2i","3i","1.5f","1i","2i"]]
WITH t AS (SELECT 1 AS x) SELECT COUNT(*) AS n, SUM(x) AS s, MAX(x) AS m, ARRAY_AGG(x) AS l, STRING_AGG(CAST(x AS STRING)) AS st, COUNTIF(x > 0) AS c FROM t WHERE x > 5
-- => [["0i",null,null,null,null,"0i"]]
WITH t AS (SELECT 1 AS g, 10 AS v UNION ALL SELECT 1, 20 UNION ALL SELECT 2, NULL) SELECT g, SUM(v) AS s, COUNTIF(v > 10) AS c, LOGICAL_OR(v > 10) AS l FROM t GROUP BY g ORDER BY g
-- => [["1i","30i","1i",true],["2i",null,"0i",null]]
WITH t AS (SELECT 1 AS g, 10 AS v UNION ALL SELECT 1, 20 UNION ALL SELECT 2, NULL) SELECT g, v, ROW_NUMBER() OVER (PARTITION BY g ORDER BY v DESC) AS rn, SUM(v) OVER (PARTITION BY g) AS s, LAG(v) OVER (ORDER BY g, v) AS l FROM t ORDER BY g, v
-- => [["1i","10i","2i","30i",null],["1i","20i","1i","30i","10i"],["2i",null,"1i",null,"20i"]]
WITH t AS (SELECT 1 AS g, 10 AS v UNION ALL SELECT 1, 20 UNION ALL SELECT 2, NULL) SELECT g, v FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY g ORDER BY v DESC) = 1 ORDER BY g
-- => [["1i","20i"],["2i",null]]
WITH t AS (SELECT 1 AS g, 10 AS v UNION ALL SELECT 1, 20 UNION ALL SELECT 2, NULL) SELECT g, v, RANK() OVER (ORDER BY v) AS r FROM t WHERE TRUE QUALIFY r <= 2 ORDER BY v
-- => [["2i",null,"1i"],["1i","10i","2i"]]
WITH t AS (SELECT x FROM UNNEST([3, NULL, 1, 2]) AS x) SELECT x, RANK() OVER (ORDER BY x) AS a, DENSE_RANK() OVER (ORDER BY x DESC) AS b, NTILE(2) OVER (ORDER BY x) AS c, PERCENT_RANK() OVER (ORDER BY x) AS d, CUME_DIST() OVER (ORDER BY x) AS e FROM t ORDER BY x
-- => [[null,"1i","4i","1i","0f","0.25f"],["1i","2i","3i","1i","0.33333333333333f","0.5f"],["2i","3i","2i","2i","0.66666666666667f","0.75f"],["3i","4i","1i","2i","1f","1f"]]
WITH t AS (SELECT x FROM UNNEST([3, NULL, 1, 2]) AS x) SELECT x, FIRST_VALUE(x) OVER (ORDER BY x) AS f, LAST_VALUE(x) OVER (ORDER BY x) AS l, NTH_VALUE(x, 2) OVER (ORDER BY x) AS n, LEAD(x, 1, 0) OVER (ORDER BY x) AS d FROM t ORDER BY x
-- => [[null,null,null,null,"1i"],["1i",null,"1i","1i","2i"],["2i",null,"2i","1i","3i"],["3i",null,"3i","1i","0i"]]
WITH t AS (SELECT x FROM UNNEST([3, NULL, 1, 2]) AS x) SELECT x, FIRST_VALUE(x IGNORE NULLS) OVER (ORDER BY x) AS f, LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY x DESC) AS l FROM t ORDER BY x
-- => [[null,null,"1i"],["1i","1i","1i"],["2i","1i","2i"],["3i","1i","3i"]]
WITH t AS (SELECT x FROM UNNEST([1, 2, 3, 4]) AS x) SELECT x, SUM(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS a, AVG(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS b, SUM(x) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS c, COUNT(*) OVER () AS d FROM t ORDER BY x
-- => [["1i","3i","1f","1i","4i"],["2i","6i","1.5f","3i","4i"],["3i","9i","2f","5i","4i"],["4i","7i","2.5f","7i","4i"]]
WITH t AS (SELECT x FROM UNNEST([1, 2, 3, 4]) AS x) SELECT x, COUNTIF(x > 1) OVER w AS a, MAX(x) OVER w AS b FROM t WINDOW w AS (ORDER BY x) ORDER BY x
-- => [["1i","0i","1i"],["2i","1i","2i"],["3i","2i","3i"],["4i","3i","4i"]]
WITH t AS (SELECT x FROM UNNEST([1, 2, 3, 4]) AS x) SELECT x, SUM(x) OVER (w ROWS UNBOUNDED PRECEDING) AS a FROM t WINDOW w AS (ORDER BY x DESC) ORDER BY x
-- => [["1i","10i"],["2i","9i"],["3i","7i"],["4i","4i"]]
WITH t AS (SELECT 1 AS g, 5 AS v UNION ALL SELECT 1, 7 UNION ALL SELECT 2, 9) SELECT DISTINCT g, PERCENTILE_CONT(v, 0.5) OVER (PARTITION BY g) AS c, PERCENTILE_DISC(v, 0.5) OVER (PARTITION BY g) AS d FROM t ORDER BY g
-- => [["1i","6f","5i"],["2i","9f","9i"]]
WITH t AS (SELECT 1 AS g, NULL AS v UNION ALL SELECT 1, 7 UNION ALL SELECT 1, 9) SELECT PERCENTILE_CONT(v, 0.25) OVER () AS c, PERCENTILE_DISC(v, 0.25) OVER () AS d FROM t LIMIT 1
-- => [["7.5f","7i"]]
WITH a AS (SELECT 1 AS id, 'x' AS v UNION ALL SELECT 2, 'y'), b AS (SELECT 2 AS id, 'z' AS w UNION ALL SELECT 3, 'q') SELECT * FROM a JOIN b USING (id)
-- => [["2i","y","z"]]
WITH a AS (SELECT 'x' AS v, 1 AS id UNION ALL SELECT 'y', 2), b AS (SELECT 'z' AS w, 2 AS id UNION ALL SELECT 'q', 3) SELECT * FROM a JOIN b USING (id)
-- => [["2i","y","z"]]
WITH a AS (SELECT 'x' AS v, 1 AS id UNION ALL SELECT 'y', 2), b AS (SELECT 'z' AS w, 2 AS id UNION ALL SELECT 'q', 3) SELECT * FROM a FULL JOIN b USING (id) ORDER BY id
-- => [["1i","x",null],["2i","y","z"],["3i",null,"q"]]
WITH a AS (SELECT 'x' AS v, 1 AS id UNION ALL SELECT 'y', 2), b AS (SELECT 'z' AS w, 2 AS id UNION ALL SELECT 'q', 3) SELECT id, v, w FROM a LEFT JOIN b USING (id) ORDER BY id
-- => [["1i","x",null],["2i","y","z"]]
WITH a AS (SELECT 'x' AS v, 1 AS id UNION ALL SELECT 'y', 2), b AS (SELECT 'z' AS w, 2 AS id UNION ALL SELECT 'q', 3) SELECT a.*, b.w FROM a RIGHT JOIN b ON a.id = b.id ORDER BY b.w
-- => [[null,null,"q"],["y","2i","z"]]
WITH a AS (SELECT 1 AS id, 2 AS x, 3 AS y) SELECT * EXCEPT (x) FROM a
-- => [["1i","3i"]]
WITH a AS (SELECT 1 AS id, 2 AS x, 3 AS y) SELECT * REPLACE (x + 1 AS x) FROM a
-- => [["1i","3i","3i"]]
WITH a AS (SELECT 1 AS id, 2 AS x, 3 AS y) SELECT a.* EXCEPT (id) REPLACE (y * 2 AS y), 9 AS z FROM a
-- => [["2i","6i","9i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [] UNION ALL SELECT 3, NULL) SELECT id, x FROM a, UNNEST(xs) AS x ORDER BY id, x
-- => [["1i","10i"],["1i","20i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [] UNION ALL SELECT 3, NULL) SELECT id, x FROM a CROSS JOIN UNNEST(a.xs) AS x ORDER BY id, x
-- => [["1i","10i"],["1i","20i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [] UNION ALL SELECT 3, NULL) SELECT id, x FROM a LEFT JOIN UNNEST(xs) AS x ORDER BY id, x
-- => [["1i","10i"],["1i","20i"],["2i",null],["3i",null]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [] UNION ALL SELECT 3, NULL) SELECT id, x, pos FROM a LEFT JOIN UNNEST(xs) AS x WITH OFFSET AS pos ORDER BY id, x
-- => [["1i","10i","0i"],["1i","20i","1i"],["2i",null,null],["3i",null,null]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [] UNION ALL SELECT 3, NULL) SELECT id, x, offset FROM a, UNNEST(xs) AS x WITH OFFSET ORDER BY id, x
-- => [["1i","10i","0i"],["1i","20i","1i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, []) SELECT id, x FROM a, a.xs AS x ORDER BY id, x
-- => [["1i","10i"],["1i","20i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, []) SELECT * FROM a, UNNEST(xs) AS x ORDER BY id, x
-- => [["1i",["10i","20i"],"10i"],["1i",["10i","20i"],"20i"]]
WITH a AS (SELECT 1 AS id, [10, 20] AS xs UNION ALL SELECT 2, [30]) SELECT * EXCEPT (xs) FROM a, UNNEST(xs) AS x WITH OFFSET AS i ORDER BY id, i
-- => [["1i","10i","0i"],["1i","20i","1i"],["2i","30i","0i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT id, sku, qty FROM a, UNNEST(items) ORDER BY sku
-- => [["1i","p","2i"],["1i","q","3i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT id, i.sku, i.qty * 2 AS q FROM a, UNNEST(items) AS i ORDER BY sku
-- => [["1i","p","4i"],["1i","q","6i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT i FROM a, UNNEST(items) AS i ORDER BY i.sku
-- => [[[["sku","p"],["qty","2i"]]],[[["sku","q"],["qty","3i"]]]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT i.* FROM a, UNNEST(items) AS i ORDER BY i.sku
-- => [["p","2i"],["q","3i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT * EXCEPT (items) FROM a, UNNEST(items) AS i ORDER BY i.sku
-- => [["1i","p","2i"],["1i","q","3i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT id, (SELECT SUM(qty) FROM UNNEST(items)) AS n, (SELECT MAX(i.sku) FROM UNNEST(items) AS i WHERE i.qty > 2) AS s FROM a
-- => [["1i","5i","q"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT id FROM a WHERE EXISTS (SELECT 1 FROM UNNEST(items) AS i WHERE i.qty = 3)
-- => [["1i"]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT ARRAY(SELECT AS STRUCT sku, qty * 2 AS d FROM UNNEST(items) WHERE qty > 2) AS big FROM a
-- => [[[[["sku","q"],["d","6i"]]]]]
WITH a AS (SELECT 1 AS id, [STRUCT('p' AS sku, 2 AS qty), ('q', 3)] AS items) SELECT ARRAY(SELECT i.sku FROM UNNEST(items) AS i ORDER BY i.qty DESC) AS skus FROM a
-- => [[["q","p"]]]
WITH a AS (SELECT 1 AS id, STRUCT('c' AS city, STRUCT(5 AS lat) AS geo) AS address) SELECT address.city, address.geo.lat, a.address.geo.lat AS l2 FROM a
-- => [["c","5i","5i"]]
WITH a AS (SELECT 1 AS id, 'x' AS v) SELECT a FROM a
-- => [[[["id","1i"],["v","x"]]]]
WITH a AS (SELECT 1 AS id, 'x' AS v) SELECT TO_JSON_STRING(a) AS j FROM a
-- => [["{\"id\":1,\"v\":\"x\"}"]]
WITH a AS (SELECT 1 AS id, 'x' AS v UNION ALL SELECT 2, 'y') SELECT ARRAY_AGG(a ORDER BY a.id DESC LIMIT 1)[OFFSET(0)] AS last FROM a
-- => [[[["id","2i"],["v","y"]]]]
WITH a AS (SELECT 1 AS id, 'x' AS v UNION ALL SELECT 1, 'y') SELECT id, ARRAY_AGG(STRUCT(v, id) ORDER BY v) AS l FROM a GROUP BY id
-- => [["1i",[[["v","x"],["id","1i"]],[["v","y"],["id","1i"]]]]]
WITH a AS (SELECT 1 AS id, 'x' AS v UNION ALL SELECT 1, 'y') SELECT id, ARRAY_AGG(v ORDER BY v DESC LIMIT 1)[SAFE_OFFSET(0)] AS l FROM a GROUP BY id
-- => [["1i","y"]]
SELECT 1 AS a UNION ALL SELECT 2 ORDER BY a DESC
-- => [["2i"],["1i"]]
SELECT 1 AS a UNION DISTINCT SELECT 1
-- => [["1i"]]
SELECT 1 AS a UNION ALL (SELECT 2 AS a EXCEPT DISTINCT SELECT 2)
-- => [["1i"]]
SELECT 1 AS a INTERSECT DISTINCT SELECT 1
-- => [["1i"]]
SELECT 1 AS a UNION ALL SELECT 2.5 ORDER BY a
-- => [["1f"],["2.5f"]]
SELECT NULL AS a UNION ALL SELECT 'x' ORDER BY a
-- => [[null],["x"]]
SELECT DISTINCT x FROM UNNEST([1, 1, 2]) AS x ORDER BY x
-- => [["1i"],["2i"]]
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 4) SELECT n FROM t ORDER BY n
-- => [["1i"],["2i"],["3i"],["4i"]]
WITH t AS (SELECT 'a' AS k, 'x' AS c, 1 AS v UNION ALL SELECT 'a', 'y', 2 UNION ALL SELECT 'b', 'x', 3) SELECT * FROM t PIVOT (SUM(v) FOR c IN ('x', 'y')) ORDER BY k
-- => [["a","1i","2i"],["b","3i",null]]
WITH t AS (SELECT 'a' AS k, 'x' AS c, 1 AS v UNION ALL SELECT 'a', 'y', 2 UNION ALL SELECT 'b', 'x', 3) SELECT * FROM t PIVOT (SUM(v) AS s, COUNT(*) AS n FOR c IN ('x' AS xx, 'y')) ORDER BY k
-- => [["a","1i","1i","2i","1i"],["b","3i","1i",null,"0i"]]
WITH t AS (SELECT 'a' AS k, 2023 AS y, 1 AS v UNION ALL SELECT 'a', 2024, 2) SELECT * FROM t PIVOT (MAX(v) FOR y IN (2023, 2024)) ORDER BY k
-- => [["a","1i","2i"]]
WITH t AS (SELECT 'a' AS k, 1 AS q1, 2 AS q2 UNION ALL SELECT 'b', NULL, 4) SELECT * FROM t UNPIVOT (v FOR q IN (q1, q2)) ORDER BY k, q
-- => [["a","1i","q1"],["a","2i","q2"],["b","4i","q2"]]
WITH t AS (SELECT 'a' AS k, 1 AS q1, 2 AS q2 UNION ALL SELECT 'b', NULL, 4) SELECT * FROM t UNPIVOT INCLUDE NULLS (v FOR q IN (q1 AS 'first', q2 AS 'second')) ORDER BY k, q
-- => [["a","1i","first"],["a","2i","second"],["b",null,"first"],["b","4i","second"]]
WITH t AS (SELECT 'a' AS k, 1 AS v UNION ALL SELECT 'b', 2) SELECT k, SUM(v) AS s FROM t GROUP BY ROLLUP (k) ORDER BY k
-- => unknown
WITH t AS (SELECT 1 AS x, 2 AS y) SELECT x + y AS z, (SELECT MAX(z) FROM UNNEST([1, 2]) AS z) AS m FROM t
-- => [["3i","2i"]]
WITH t AS (SELECT 1 AS x UNION ALL SELECT 2) SELECT x FROM t WHERE x IN (SELECT y FROM UNNEST([2, 3]) AS y)
-- => [["2i"]]
WITH t AS (SELECT 1 AS x UNION ALL SELECT 2) SELECT (SELECT COUNT(*) FROM t AS u WHERE u.x >= t.x) AS n FROM t ORDER BY n
-- => [["1i"],["2i"]]
WITH t AS (SELECT DATE '2024-01-31' AS d) SELECT d, DATE_ADD(d, INTERVAL 1 MONTH) AS a, DATE_TRUNC(d, WEEK(MONDAY)) AS b, EXTRACT(DAYOFWEEK FROM d) AS c, FORMAT_DATE('%Y-W%V', d) AS e, d - 1 AS f FROM t
-- => [["d2024-01-31","d2024-02-29","d2024-01-29","4i","2024-W05","d2024-01-30"]]
WITH t AS (SELECT TIMESTAMP '2024-01-31 22:00:00 UTC' AS ts) SELECT DATE(ts) AS a, DATE(ts, 'Asia/Tokyo') AS b, TIMESTAMP_TRUNC(ts, MONTH) AS c, TIMESTAMP_DIFF(ts, TIMESTAMP '2024-01-01', DAY) AS d, CAST(ts AS STRING) AS e FROM t
-- => [["d2024-01-31","d2024-02-01","ts2024-01-01 00:00:00","30i","2024-01-31 22:00:00+00"]]
WITH t AS (SELECT 10 AS a, 4 AS b UNION ALL SELECT 3, 0) SELECT SAFE_DIVIDE(a, b) AS r, ROUND(SAFE_DIVIDE(a, b), 1) AS q, IF(b = 0, NULL, DIV(a, b)) AS d FROM t ORDER BY a
-- => [[null,null,null],["2.5f","2.5f","2i"]]
WITH t AS (SELECT NUMERIC '10.50' AS p, 3 AS q) SELECT p * q AS a, p / q AS b, p * 1.1 AS c, ROUND(p / q, 2) AS d, SUM(p) OVER () AS e, AVG(p) OVER () AS f FROM t
-- => [["31.5n","3.5n","11.55n","3.5n","10.5n","10.5n"]]
WITH t AS (SELECT 'x' AS k, 1 AS v UNION ALL SELECT 'y', 2) SELECT MAX_BY(k, v) AS a, MIN_BY(k, v) AS b FROM t
-- => unknown
WITH t AS (SELECT 'x' AS k, 1 AS v UNION ALL SELECT 'y', 2) SELECT ANY_VALUE(k HAVING MAX v) AS a, ANY_VALUE(k HAVING MIN v) AS b FROM t
-- => [["y","x"]]
WITH t AS (SELECT 1 AS v UNION ALL SELECT 2 UNION ALL SELECT 3) SELECT ARRAY_AGG(v ORDER BY v DESC LIMIT 2) AS a, STRING_AGG(CAST(v AS STRING), '-' ORDER BY v LIMIT 2) AS b, STRING_AGG(DISTINCT CAST(v AS STRING), '-' ORDER BY CAST(v AS STRING)) AS c FROM t
-- => [[["3i","2i"],"1-2","1-2-3"]]
SELECT x, y FROM UNNEST([1, 2]) AS x, UNNEST(['a', 'b']) AS y ORDER BY x, y
-- => [["1i","a"],["1i","b"],["2i","a"],["2i","b"]]
SELECT x FROM UNNEST([1, 2, 3]) AS x WITH OFFSET AS o WHERE o > 0 ORDER BY o DESC
-- => [["3i"],["2i"]]
SELECT d, EXTRACT(WEEK FROM d) AS w FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-01-20', INTERVAL 1 WEEK)) AS d ORDER BY d
-- => [["d2024-01-01","0i"],["d2024-01-08","1i"],["d2024-01-15","2i"]]
SELECT CASE WHEN x > 1 THEN 'big' ELSE 'small' END AS size, COUNT(*) AS n FROM UNNEST([1, 2, 3]) AS x GROUP BY size ORDER BY size
-- => [["big","2i"],["small","1i"]]
SELECT x AS y, COUNT(*) AS n FROM UNNEST([1, 2, 2]) AS x GROUP BY y ORDER BY n DESC, y
-- => [["2i","2i"],["1i","1i"]]
SELECT COUNT(DISTINCT x) AS n, SUM(DISTINCT x) AS s FROM UNNEST([1, 2, 2, NULL]) AS x
-- => [["2i","3i"]]
SELECT 1, 'x' AS b, 2
-- => [["1i","x","2i"]]
WITH t AS (SELECT 5 AS a) SELECT t.a AS b FROM t ORDER BY b
-- => [["5i"]]
WITH t AS (SELECT 'a,b' AS s UNION ALL SELECT 'c') SELECT p FROM t, UNNEST(SPLIT(s, ',')) AS p ORDER BY p
-- => [["a"],["b"],["c"]]
WITH t AS (SELECT '{"items":[{"id":1},{"id":2}]}' AS j) SELECT JSON_VALUE(i, '$.id') AS id FROM t, UNNEST(JSON_QUERY_ARRAY(j, '$.items')) AS i ORDER BY id
-- => [["1"],["2"]]
WITH t AS (SELECT [1, 2, 3] AS xs) SELECT (SELECT ARRAY_AGG(x * 2 ORDER BY x) FROM UNNEST(xs) AS x) AS d, ARRAY_LENGTH(xs) AS n, xs[OFFSET(0)] AS f, xs[SAFE_OFFSET(9)] AS g FROM t
-- => [[["2i","4i","6i"],"3i","1i",null]]
WITH t AS (SELECT 1 AS a, 2 AS b) SELECT * FROM t WHERE (a, b) IN ((1, 2), (3, 4))
-- => [["1i","2i"]]
WITH t AS (SELECT 'q' AS `select`, 1 AS `from`) SELECT `select`, t.`from` FROM t
-- => [["q","1i"]]
WITH t AS (SELECT 1 AS Id) SELECT ID, T.iD AS x FROM t
-- => [["1i","1i"]]
WITH t AS (SELECT 'a' AS k, 1 AS v UNION ALL SELECT 'a', 3 UNION ALL SELECT 'b', 5) SELECT k, v, v / SUM(v) OVER (PARTITION BY k) AS share FROM t ORDER BY k, v
-- => [["a","1i","0.25f"],["a","3i","0.75f"],["b","5i","1f"]]
WITH t AS (SELECT 'a' AS k, 1 AS v UNION ALL SELECT 'a', 3 UNION ALL SELECT 'b', 5) SELECT k, SUM(v) AS s, SUM(SUM(v)) OVER (ORDER BY k) AS running FROM t GROUP BY k ORDER BY k
-- => [["a","4i","4i"],["b","5i","9i"]]
WITH t AS (SELECT 1 AS x), u AS (SELECT x + 1 AS y FROM t) SELECT t.x, u.y FROM t CROSS JOIN u
-- => [["1i","2i"]]
WITH t AS (SELECT 1 AS id, 'a' AS n), u AS (SELECT 1 AS id, 'b' AS n) SELECT t.id, t.n AS tn, u.n AS un FROM t INNER JOIN u ON t.id = u.id AND t.n <> u.n
-- => [["1i","a","b"]]
SELECT DATE_ADD(d, INTERVAL 1 DAY), COUNT(*) FROM UNNEST([DATE '2024-01-31']) AS d GROUP BY DATE_ADD(d, INTERVAL 1 DAY)
-- => [["d2024-02-01","1i"]]
SELECT DATE_ADD(d, INTERVAL 1 DAY) AS e, COUNT(*) FROM UNNEST([DATE '2024-01-31']) AS d GROUP BY e HAVING COUNT(*) > 0 ORDER BY DATE_ADD(e, INTERVAL 1 DAY)
-- => [["d2024-02-01","1i"]]
SELECT DATE_ADD((SELECT MAX(e) FROM UNNEST([DATE '2024-01-01']) AS e), INTERVAL 1 DAY)
-- => [["d2024-01-02"]]
SELECT (SELECT MAX(DATE_ADD(e, INTERVAL n DAY)) FROM UNNEST([DATE '2024-01-01']) AS e) FROM UNNEST([1, 2]) AS n ORDER BY n
-- => [["d2024-01-02"],["d2024-01-03"]]
SELECT a.d FROM UNNEST([DATE '2024-01-01']) AS d JOIN (SELECT DATE '2024-01-02' AS d) AS a ON a.d = DATE_ADD(d, INTERVAL 1 DAY)
-- => [["d2024-01-02"]]
SELECT a.d FROM (SELECT DATE '2024-01-01' AS d) AS b LEFT JOIN (SELECT DATE '2024-01-02' AS d) AS a ON a.d = DATE_ADD(b.d, INTERVAL 1 DAY)
-- => [["d2024-01-02"]]
SELECT SUM(x / 3) OVER (ORDER BY x / 3), SUM(x) OVER () / 3 FROM UNNEST([NUMERIC '1', NUMERIC '2']) AS x ORDER BY x
-- => [["0.333333333n","1n"],["1n","1n"]]
SELECT SUM(x) / COUNT(*), SUM(x / 2) / NULLIF(SUM(x), 0), SAFE_DIVIDE(SUM(x), COUNT(*)) FROM UNNEST([NUMERIC '1', NUMERIC '2']) AS x
-- => [["1.5n","0.5n","1.5n"]]
SELECT (SELECT NUMERIC '1') / (SELECT NUMERIC '3')
-- => [["0.333333333n"]]
SELECT (SELECT SUM(y * x) / 7 FROM UNNEST([NUMERIC '1', NUMERIC '2']) AS y) FROM UNNEST([NUMERIC '3', NUMERIC '5']) AS x ORDER BY x
-- => [["1.285714286n"],["2.142857143n"]]
SELECT x FROM UNNEST([NUMERIC '3', NUMERIC '5']) AS x QUALIFY ROW_NUMBER() OVER (ORDER BY x / 3 DESC) = 1
-- => [["5n"]]
SELECT x FROM UNNEST([NUMERIC '3', NUMERIC '5']) AS x WHERE x / 2 > (SELECT AVG(y) / 2 FROM UNNEST([NUMERIC '4']) AS y)
-- => [["5n"]]
SELECT CASE WHEN x <> 0 THEN 1 / x ELSE 0 END FROM UNNEST([NUMERIC '0', NUMERIC '5']) AS x ORDER BY x
-- => [["0n"],["0.2n"]]
SELECT IF(x = 0, NULL, NUMERIC '1' / x) FROM UNNEST([NUMERIC '0', NUMERIC '5']) AS x ORDER BY x
-- => [[null],["0.2n"]]
SELECT DATE_ADD(d, INTERVAL 1 DAY) FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-01-03')) AS d ORDER BY DATE_SUB(d, INTERVAL 1 DAY) DESC
-- => [["d2024-01-04"],["d2024-01-03"],["d2024-01-02"]]
SELECT EXISTS(SELECT 1 FROM UNNEST([DATE '2024-01-02']) AS e WHERE e = DATE_ADD(d, INTERVAL 1 DAY)) FROM UNNEST([DATE '2024-01-01']) AS d
-- => [[true]]
SELECT MAX(IF(DATE_ADD(d, INTERVAL 1 DAY) = DATE '2024-01-02', 1, 0)) FROM UNNEST([DATE '2024-01-01']) AS d
-- => [["1i"]]
SELECT COUNT(DISTINCT x / 3), STRING_AGG(CAST(x / 4 AS STRING), ',' ORDER BY x / 5) FROM UNNEST([NUMERIC '3', NUMERIC '5']) AS x
-- => [["2i","0.75,1.25"]]
SELECT ROUND(100 * SUM(IF(x > 3, x, 0)) / SUM(x), 2), ROUND(SUM(x) / 100, 2) FROM UNNEST([NUMERIC '3', NUMERIC '5']) AS x
-- => [["62.5n","0.08n"]]
WITH RECURSIVE t AS (SELECT DATE '2024-01-01' AS d UNION ALL SELECT DATE_ADD(d, INTERVAL 1 DAY) FROM t WHERE d < DATE '2024-01-03') SELECT COUNT(*), MAX(d) FROM t
-- => [["3i","d2024-01-03"]]
SELECT LAG(x / 2) OVER (ORDER BY DATE_ADD(d, INTERVAL 1 DAY)) FROM (SELECT NUMERIC '1' AS x, DATE '2024-01-01' AS d) ORDER BY 1
-- => [[null]]
