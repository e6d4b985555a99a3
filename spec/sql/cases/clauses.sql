-- with: s AS (SELECT * FROM UNNEST([STRUCT('u1' AS uid, TIMESTAMP '2024-01-01 10:00:00+00' AS ts, 'view' AS ev, 5 AS v), ('u1', TIMESTAMP '2024-01-01 10:10:00+00', 'click', 7), ('u1', TIMESTAMP '2024-01-01 11:30:00+00', 'view', 1), ('u2', TIMESTAMP '2024-01-02 09:00:00+00', 'view', NULL), ('u2', TIMESTAMP '2024-01-02 09:29:59+00', 'buy', 3), ('u3', TIMESTAMP '2024-02-29 23:59:59.999999+00', 'buy', -2)])), p AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 1.5 AS x, DATE '2024-01-31' AS d, ['x', 'y'] AS tags, STRUCT(10 AS q, 'm' AS w) AS sub), (2, 'b', -0.5, DATE '2024-02-29', CAST([] AS ARRAY<STRING>), (20, 'n')), (3, 'a', CAST(NULL AS FLOAT64), DATE '2023-12-31', CAST(NULL AS ARRAY<STRING>), CAST(NULL AS STRUCT<q INT64, w STRING>)), (4, NULL, CAST('nan' AS FLOAT64), CAST(NULL AS DATE), ['z'], (NULL, 'o'))]))
SELECT uid, COUNT(*) AS n, ARRAY_AGG(ev ORDER BY ts) AS evs FROM s GROUP BY uid ORDER BY uid
-- => [["u1","3i",["view","click","view"]],["u2","2i",["view","buy"]],["u3","1i",["buy"]]]
SELECT uid, ts, SUM(CASE WHEN gap IS NULL OR gap > 1800 THEN 1 ELSE 0 END) OVER (PARTITION BY uid ORDER BY ts) AS sess FROM (SELECT *, TIMESTAMP_DIFF(ts, LAG(ts) OVER (PARTITION BY uid ORDER BY ts), SECOND) AS gap FROM s) ORDER BY uid, ts
-- => [["u1","ts2024-01-01 10:00:00","1i"],["u1","ts2024-01-01 10:10:00","1i"],["u1","ts2024-01-01 11:30:00","2i"],["u2","ts2024-01-02 09:00:00","1i"],["u2","ts2024-01-02 09:29:59","1i"],["u3","ts2024-02-29 23:59:59.999999","1i"]]
SELECT DATE(ts) AS d, DATE(ts, 'Pacific/Auckland') AS nz, EXTRACT(DAYOFWEEK FROM ts) AS dow, FORMAT_TIMESTAMP('%c', ts) AS c FROM s ORDER BY ts
-- => [["d2024-01-01","d2024-01-01","2i","Mon Jan  1 10:00:00 2024"],["d2024-01-01","d2024-01-01","2i","Mon Jan  1 10:10:00 2024"],["d2024-01-01","d2024-01-02","2i","Mon Jan  1 11:30:00 2024"],["d2024-01-02","d2024-01-02","3i","Tue Jan  2 09:00:00 2024"],["d2024-01-02","d2024-01-02","3i","Tue Jan  2 09:29:59 2024"],["d2024-02-29","d2024-03-01","5i","Thu Feb 29 23:59:59 2024"]]
SELECT COUNT(*) AS n, ANY_VALUE(ev) IS NOT NULL AS e, MIN(ts) AS a, MAX(ts) AS b, AVG(v) AS m, SUM(v) AS t FROM s
-- => [["6i",true,"ts2024-01-01 10:00:00","ts2024-02-29 23:59:59.999999","2.8f","14i"]]
SELECT k, SUM(x) AS s, MAX(x) AS m, MIN(x) AS mi, COUNT(x) AS c FROM p GROUP BY k ORDER BY k
-- => [[null,"NaN","NaN","NaN","1i"],["a","1.5f","1.5f","1.5f","1i"],["b","-0.5f","-0.5f","-0.5f","1i"]]
SELECT id, x FROM p ORDER BY x
-- => [["3i",null],["4i","NaN"],["2i","-0.5f"],["1i","1.5f"]]
SELECT id, x FROM p ORDER BY x DESC
-- => [["1i","1.5f"],["2i","-0.5f"],["4i","NaN"],["3i",null]]
SELECT id, x > 0 AS a, x = x AS b, x IS NULL AS c, x < 1 AS d, NOT (x > 0) AS e FROM p ORDER BY id
-- => [["1i",true,true,false,false,false],["2i",false,true,false,true,true],["3i",null,null,true,null,null],["4i",false,false,false,false,true]]
SELECT id FROM p WHERE x <> 1.5 ORDER BY id
-- => [["2i"],["4i"]]
SELECT id, sub.q, sub.w, sub IS NULL AS n, sub = (10, 'm') AS e FROM p ORDER BY id
-- => [["1i","10i","m",false,true],["2i","20i","n",false,false],["3i",null,null,true,null],["4i",null,"o",false,false]]
SELECT k, d, ROW_NUMBER() OVER (PARTITION BY k ORDER BY d DESC NULLS LAST) AS r FROM p ORDER BY id
-- => [["a","d2024-01-31","1i"],["b","d2024-02-29","1i"],["a","d2023-12-31","2i"],[null,null,"1i"]]
SELECT id, tag FROM p LEFT JOIN UNNEST(tags) AS tag ORDER BY id, tag
-- => [["1i","x"],["1i","y"],["2i",null],["3i",null],["4i","z"]]
SELECT id, tag FROM p, p.tags AS tag ORDER BY id, tag
-- => [["1i","x"],["1i","y"],["4i","z"]]
SELECT id, (SELECT COUNT(*) FROM UNNEST(tags)) AS n, ARRAY_LENGTH(tags) AS l FROM p ORDER BY id
-- => [["1i","2i","2i"],["2i","0i","0i"],["3i","0i",null],["4i","1i","1i"]]
SELECT p.id, q.id AS other FROM p JOIN p AS q ON p.k = q.k AND p.id <> q.id ORDER BY 1
-- => [["1i","3i"],["3i","1i"]]
SELECT id, IF(k = 'a', 1, 0) + IFNULL(LENGTH(k), 10) AS z FROM p ORDER BY id
-- => [["1i","2i"],["2i","1i"],["3i","2i"],["4i","10i"]]
SELECT k, STRING_AGG(CAST(id AS STRING) ORDER BY id DESC) AS g, STRING_AGG(DISTINCT k) AS dk FROM p GROUP BY k ORDER BY k
-- => [[null,"4",null],["a","3,1","a"],["b","2","b"]]
SELECT COALESCE(k, 'none') AS k2, COUNT(*) AS n FROM p GROUP BY k2 ORDER BY n DESC, k2
-- => [["a","2i"],["b","1i"],["none","1i"]]
SELECT k FROM p GROUP BY k HAVING COUNT(*) > 1
-- => [["a"]]
SELECT AS VALUE STRUCT(id AS a, k AS b) FROM p ORDER BY id LIMIT 2
-- => [[[["a","1i"],["b","a"]]],[[["a","2i"],["b","b"]]]]
SELECT d, LAST_DAY(d, QUARTER) AS q, LAST_DAY(d, WEEK(MONDAY)) AS w, DATE_ADD(d, INTERVAL -1 QUARTER) AS s FROM p ORDER BY id
-- => [["d2024-01-31","d2024-03-31","d2024-02-04","d2023-10-31"],["d2024-02-29","d2024-03-31","d2024-03-03","d2023-11-29"],["d2023-12-31","d2023-12-31","d2023-12-31","d2023-09-30"],[null,null,null,null]]
SELECT d, DATE_DIFF(DATE '2024-03-31', d, MONTH) AS m, DATE_DIFF(DATE '2024-03-31', d, QUARTER) AS q, DATE_DIFF(DATE '2024-03-31', d, YEAR) AS y, DATE_DIFF(DATE '2024-03-31', d, WEEK(SUNDAY)) AS w FROM p ORDER BY id
-- => [["d2024-01-31","2i","0i","0i","9i"],["d2024-02-29","1i","0i","0i","5i"],["d2023-12-31","3i","1i","1i","13i"],[null,null,null,null,null]]
SELECT FORMAT_DATE('%x %D %h %C %y %e %V %g', d) AS f FROM p ORDER BY id
-- => [["01/31/24 01/31/24 Jan 20 24 31 05 24"],["02/29/24 02/29/24 Feb 20 24 29 09 24"],["12/31/23 12/31/23 Dec 20 23 31 52 23"],[null]]
SELECT PARSE_DATE('%d%m%Y', '29022024') AS a, PARSE_DATE('%F', '2024-02-29') AS b, PARSE_DATE('%D', '02/29/24') AS c, PARSE_DATE('%y%m%d', '690101') AS d
-- => [["d2024-02-29","d2024-02-29","d2024-02-29","d1969-01-01"]]
SELECT PARSE_TIMESTAMP('%s', '1700000000') AS a, PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2024-01-01 10:00:00+05:30') AS b, PARSE_TIMESTAMP('%a %b %e %H:%M:%S %Y', 'Mon Jan  1 10:00:00 2024') AS c
-- => [["ts2023-11-14 22:13:20","ts2024-01-01 04:30:00","ts2024-01-01 10:00:00"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d', '2024-03-10', 'America/New_York') AS a, TIMESTAMP('2024-01-01') AS b, TIMESTAMP(DATE '2024-07-01', 'Europe/Berlin') AS c, TIMESTAMP('2024-01-01 12:00:00', '+02:00') AS d
-- => [["ts2024-03-10 05:00:00","ts2024-01-01 00:00:00","ts2024-06-30 22:00:00","ts2024-01-01 10:00:00"]]
SELECT DATETIME(2024, 2, 29, 1, 2, 3) AS a, DATE(2024, 2, 29) AS b, TIME(1, 2, 3) AS c, DATETIME(DATE '2024-01-01', TIME '05:06:07') AS d, DATE(DATETIME '2024-01-01 05:06:07') AS e
-- => [["dt2024-02-29 01:02:03","d2024-02-29","t01:02:03","dt2024-01-01 05:06:07","d2024-01-01"]]
SELECT CAST('2024-01-01T10:00:00Z' AS TIMESTAMP) AS a, CAST('2024-1-2' AS DATE) AS b, CAST('10:20:30.5' AS TIME) AS c, CAST(DATE '2024-01-01' AS TIMESTAMP) AS d, CAST('0x1F' AS INT64) AS e, CAST(' 12 ' AS INT64) AS f, CAST('1e3' AS FLOAT64) AS g
-- => [["ts2024-01-01 10:00:00","d2024-01-02","t10:20:30.5","ts2024-01-01 00:00:00","31i","12i","1000f"]]
SELECT CAST(1.5 AS INT64) AS a, CAST(2.5 AS INT64) AS b, CAST(-1.5 AS INT64) AS c, CAST(TRUE AS INT64) AS d, CAST(0 AS BOOL) AS e, CAST(1e20 AS STRING) AS f, CAST(0.1 AS STRING) AS g, CAST(1/3 AS STRING) AS h, CAST(100000000.0 AS STRING) AS i, CAST(1e-7 AS STRING) AS j
-- => [["2i","3i","-2i","1i",false,"1e+20","0.1","0.33333333333333331","100000000","1e-07"]]
SELECT CAST(NUMERIC '12.340' AS STRING) AS a, CAST(CAST('12.3456789012' AS NUMERIC) AS STRING) AS b, CAST(TIMESTAMP '2024-01-01 10:00:00.1+00' AS STRING) AS c, CAST(DATETIME '2024-01-01 10:00:00.120' AS STRING) AS d, CAST(TIME '10:00:00' AS STRING) AS e, CAST(b'ab' AS STRING) AS f
-- => [["12.34","12.345678901","2024-01-01 10:00:00.100+00","2024-01-01 10:00:00.120","10:00:00","ab"]]
SELECT ROUND(2.5) AS a, ROUND(-2.5) AS b, ROUND(1.005, 2) AS c, ROUND(1234.567, -2) AS d, ROUND(NUMERIC '2.5', 0, 'ROUND_HALF_EVEN') AS e, TRUNC(-1.9) AS f, FLOOR(-1.1) AS g, CEIL(-1.9) AS h
-- => [["3f","-3f","1f","1200f","2n","-1f","-2f","-1f"]]
SELECT DIV(-7, 2) AS a, MOD(-7, 2) AS b, -7 / 2 AS c, 7 / 2 AS d, 2 * 3.0 AS e, 1 + NUMERIC '0.1' AS f, 10 / NUMERIC '3' AS g
-- => [["-3i","-1i","-3.5f","3.5f","6f","1.1n","3.333333333n"]]
SELECT LENGTH('日本') AS a, CHAR_LENGTH('é') AS b, UPPER('straße') AS c, LOWER('ÀÉ') AS d, REPEAT('ab', 3) AS e, REPLACE('aaa', 'a', '') AS f, TRIM('  x ') AS g, LTRIM('xxyx', 'x') AS h, RTRIM('xxyx', 'xy') AS i, CONCAT('a', 1, TRUE, DATE '2024-01-01') AS j
-- => [["2i","1i","STRASSE","àé","ababab","","x","yx","","a1true2024-01-01"]]
SELECT SUBSTR('hello', -3) AS a, SUBSTR('hello', 2, 3) AS b, SUBSTR('hello', 0, 2) AS c, SUBSTRING('hello', 10) AS d, RIGHT('hello', 2) AS e, STARTS_WITH('hello', 'he') AS f, ENDS_WITH('hello', '') AS g, ASCII('a') AS h, CHR(233) AS i, UNICODE('é') AS j
-- => [["llo","ell","he","","lo",true,true,"97i","é","233i"]]
SELECT REGEXP_CONTAINS('foo@bar.com', r'^[\w.]+@[\w.]+$') AS a, REGEXP_EXTRACT('key=val', r'(\w+)=(?:\w+)') AS b, REGEXP_EXTRACT('abab', 'b', 1, 2) AS c, REGEXP_REPLACE('abc', '(b)', '<\\1>') AS d, REGEXP_EXTRACT_ALL('a,b', '[^,]') AS e
-- => [[true,"key","b","a<b>c",["a","b"]]]
SELECT SPLIT('') AS a, SPLIT('a|b', '|') AS b, SPLIT('abc', '') AS c, ARRAY_TO_STRING(['a', NULL, 'c'], '-') AS d, ARRAY_TO_STRING(['a', NULL], '-', 'N') AS e
-- => [[[""],["a","b"],["a","b","c"],"a-c","a-N"]]
SELECT JSON_EXTRACT('{"a":{"b":[1,2]}}', '$.a.b') AS a, JSON_EXTRACT_SCALAR('{"a":{"b":"x"}}', "$['a']['b']") AS b, JSON_VALUE_ARRAY('["x","y"]') AS c, JSON_QUERY('{"a":null}', '$.a') AS d, JSON_VALUE('{"a.b":1}', '$."a.b"') AS e
-- => [["[1,2]","x",["x","y"],null,"1"]]
SELECT TO_JSON_STRING([1, 2]) AS a, TO_JSON_STRING(NULL) AS b, TO_JSON_STRING(STRUCT(1 AS a, 'x"y' AS b, CAST(NULL AS DATE) AS c)) AS d, TO_JSON_STRING(1.0) AS e, TO_JSON_STRING(DATE '2024-01-01') AS f, TO_JSON_STRING(STRUCT(1 AS a), TRUE) AS g
-- => [["[1,2]","null","{\"a\":1,\"b\":\"x\\\"y\",\"c\":null}","1","\"2024-01-01\"","{\n  \"a\": 1\n}"]]
SELECT JSON '{"a":[1,{"b":2}]}'.a[1].b AS a, JSON_VALUE(JSON '{"a":1}', '$.a') AS b, PARSE_JSON('{"b":1,"a":2}') AS c, JSON_QUERY(JSON '{"a":[1]}', '$.a') AS d, JSON_STRIP_NULLS(JSON '{"a":null,"b":1}') AS e, JSON_SET(JSON '{"a":1}', '$.b', 2) AS f, JSON_REMOVE(JSON '{"a":1,"b":2}', '$.a') AS g
-- => [["j2","1","j{\"a\":2,\"b\":1}","j[1]","j{\"b\":1}","j{\"a\":1,\"b\":2}","j{\"b\":2}"]]
SELECT v, RANK() OVER (ORDER BY v) AS r, DENSE_RANK() OVER (ORDER BY v DESC) AS d, SUM(v) OVER (ORDER BY v RANGE BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS s FROM s ORDER BY v, r
-- => [[null,"1i","6i",null],["-2i","2i","5i","-2i"],["1i","3i","4i","4i"],["3i","4i","3i","9i"],["5i","5i","2i","15i"],["7i","6i","1i","12i"]]
SELECT uid, v, AVG(v) OVER (PARTITION BY uid ORDER BY ts ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS a, COUNT(*) OVER () AS c, LEAD(v, 2, -1) OVER (ORDER BY ts) AS l FROM s ORDER BY ts
-- => [["u1","5i","4.3333333333333f","6i","1i"],["u1","7i","4f","6i",null],["u1","1i","1f","6i","3i"],["u2",null,"3f","6i","-2i"],["u2","3i","3f","6i","-1i"],["u3","-2i","-2f","6i","-1i"]]
SELECT uid, MAX(IF(ev = 'buy', v, NULL)) AS b, COUNTIF(ev = 'view') AS w FROM s GROUP BY 1 ORDER BY b DESC NULLS LAST
-- => [["u2","3i","1i"],["u3","-2i","0i"],["u1",null,"2i"]]
SELECT * FROM s WHERE ts BETWEEN TIMESTAMP '2024-01-01' AND TIMESTAMP('2024-01-02 09:00:00+00') ORDER BY ts
-- => [["u1","ts2024-01-01 10:00:00","view","5i"],["u1","ts2024-01-01 10:10:00","click","7i"],["u1","ts2024-01-01 11:30:00","view","1i"],["u2","ts2024-01-02 09:00:00","view",null]]
SELECT * FROM s WHERE DATE(ts) >= DATE_SUB(DATE '2024-01-02', INTERVAL 1 DAY) AND ev IN ('buy', 'click') ORDER BY ts
-- => [["u1","ts2024-01-01 10:10:00","click","7i"],["u2","ts2024-01-02 09:29:59","buy","3i"],["u3","ts2024-02-29 23:59:59.999999","buy","-2i"]]
SELECT DISTINCT uid, ev FROM s WHERE v IS NOT NULL ORDER BY 1, 2
-- => [["u1","click"],["u1","view"],["u2","buy"],["u3","buy"]]
SELECT a.uid, COUNT(DISTINCT b.ev) AS n FROM s a LEFT JOIN s b ON a.uid = b.uid AND b.ts > a.ts GROUP BY 1 ORDER BY 1
-- => [["u1","2i"],["u2","1i"],["u3","0i"]]
SELECT uid FROM s a WHERE v = (SELECT MAX(v) FROM s b WHERE b.uid = a.uid) ORDER BY uid
-- => [["u1"],["u2"],["u3"]]
SELECT (SELECT ARRAY_AGG(x ORDER BY x) FROM (SELECT DISTINCT v AS x FROM s WHERE v > 0)) AS a
-- => [[["1i","3i","5i","7i"]]]
SELECT ARRAY(SELECT STRUCT(uid, v) FROM s WHERE v > 4 ORDER BY v) AS a
-- => [[[[["uid","u1"],["v","5i"]],[["uid","u1"],["v","7i"]]]]]
SELECT x.uid, x.n FROM (SELECT uid, COUNT(*) AS n FROM s GROUP BY uid) AS x WHERE x.n > 1 ORDER BY x.n DESC, 1
-- => [["u1","3i"],["u2","2i"]]
WITH RECURSIVE f AS (SELECT 0 AS a, 1 AS b, 1 AS n UNION ALL SELECT b, a + b, n + 1 FROM f WHERE n < 10) SELECT STRING_AGG(CAST(a AS STRING), ',' ORDER BY n) AS fib FROM f
-- => [["0,1,1,2,3,5,8,13,21,34"]]
WITH RECURSIVE r AS ((SELECT 1 AS n) UNION DISTINCT (SELECT MOD(n * 2, 7) FROM r)) SELECT n FROM r ORDER BY n
-- => [["1i"],["2i"],["4i"]]
SELECT CASE WHEN v > 5 THEN 'hi' WHEN v > 0 THEN 'lo' END AS b, COUNT(*) AS c FROM s GROUP BY b ORDER BY b
-- => [[null,"2i"],["hi","1i"],["lo","3i"]]
SELECT EXTRACT(MONTH FROM ts) AS m, EXTRACT(YEAR FROM ts) AS y, CONCAT(EXTRACT(YEAR FROM ts), '-', LPAD(CAST(EXTRACT(MONTH FROM ts) AS STRING), 2, '0')) AS ym FROM s ORDER BY ts
-- => [["1i","2024i","2024-01"],["1i","2024i","2024-01"],["1i","2024i","2024-01"],["1i","2024i","2024-01"],["1i","2024i","2024-01"],["2i","2024i","2024-02"]]
SELECT * FROM (SELECT uid, ev, v FROM s) PIVOT (SUM(v) AS total, COUNT(*) AS n FOR ev IN ('view' AS v, 'buy' AS b)) ORDER BY uid
-- => [["u1","6i","2i",null,"0i"],["u2",null,"1i","3i","1i"],["u3",null,"0i","-2i","1i"]]
SELECT k, v2 FROM (SELECT 'r' AS k, 1 AS jan, 2 AS feb) UNPIVOT (v2 FOR mon IN (jan, feb)) ORDER BY v2
-- => [["r","1i"],["r","2i"]]
SELECT * FROM UNNEST([STRUCT(1 AS a, [2, 3] AS b)]) t, t.b AS c ORDER BY c
-- => [["1i",["2i","3i"],"2i"],["1i",["2i","3i"],"3i"]]
SELECT t.* FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, 'y')]) AS t WITH OFFSET o WHERE o = 1
-- => [["2i","y"]]
SELECT a, b FROM UNNEST([1, 2]) a CROSS JOIN UNNEST([a, a * 10]) b ORDER BY 1, 2
-- => [["1i","1i"],["1i","10i"],["2i","2i"],["2i","20i"]]
SELECT o, e FROM UNNEST(['x', 'y']) e WITH OFFSET o ORDER BY o DESC
-- => [["1i","y"],["0i","x"]]
SELECT ARRAY_CONCAT(ARRAY(SELECT uid FROM s WHERE v > 4), ['z']) AS a, ARRAY_REVERSE(GENERATE_ARRAY(1, 3)) AS b, (SELECT SUM(z) FROM UNNEST([1, 2, 3]) z WHERE MOD(z, 2) = 1) AS c
-- => [[["u1","u1","z"],["3i","2i","1i"],"4i"]]
SELECT [1, 2, 3][OFFSET(0)] AS a, [1, 2, 3][ORDINAL(3)] AS b, [1][SAFE_ORDINAL(2)] AS c, [1, 2][SAFE_OFFSET(-1)] AS d
-- => [["1i","3i",null,null]]
SELECT TRUE AND NULL AS a, NOT CAST(NULL AS BOOL) AS b, TRUE IS NOT FALSE AS c, 1 IS NULL AS d
-- => [[null,null,true,false]]
SELECT 5 BETWEEN 1 AND 10 AS a, 'b' BETWEEN 'a' AND 'c' AS b, 5 NOT BETWEEN 6 AND 7 AS c, 'abc' LIKE 'a_c' AS d, 'a%c' LIKE r'a\%c' AS e, 'ABC' LIKE 'abc' AS f
-- => [[true,true,true,true,true,false]]
SELECT GREATEST('a', 'b') AS a, LEAST(DATE '2024-01-01', DATE '2023-01-01') AS b, GREATEST(1, NULL) AS c, COALESCE(NULL, NULL, 3) AS d, NULLIF('a', 'b') AS e
-- => [["b","d2023-01-01",null,"3i","a"]]
SELECT BIT_AND(x) AS a, BIT_OR(x) AS b, LOGICAL_AND(x > 0) AS c FROM UNNEST([6, 3, NULL]) x
-- => [["2i","7i",true]]
SELECT SUM(x) AS a, AVG(x) AS b, VAR_POP(x) AS c, STDDEV(x) AS d, COUNT(DISTINCT x) AS e FROM UNNEST([NUMERIC '1.1', 2.2, 3.3]) x
-- => [["6.6n","2.2n","0.80666666666667f","1.1f","3i"]]
SELECT PERCENTILE_CONT(x, 0.25) OVER () AS a, PERCENTILE_DISC(x, 0.9) OVER () AS b FROM UNNEST([1, 2, 3, 4]) x LIMIT 1
-- => [["1.75f","4i"]]
SELECT INTERVAL 1 YEAR + INTERVAL 2 MONTH AS a, INTERVAL '3 4:5:6.7' DAY TO SECOND AS b, -INTERVAL 1 DAY AS c, INTERVAL 3 HOUR * 2 AS d, EXTRACT(MINUTE FROM INTERVAL '1:30' HOUR TO MINUTE) AS e, CAST(INTERVAL 90 MINUTE AS STRING) AS f
-- => [["interval 14 0 0","interval 0 3 14706700000","interval 0 -1 0","interval 0 0 21600000000","30i","0-0 0 1:30:0"]]
SELECT DATE '2024-03-31' - INTERVAL 1 MONTH AS a, DATE '2024-03-01' - DATE '2024-02-01' AS b, DATE '2024-01-01' + 5 AS c, TIMESTAMP '2024-01-02 00:00:00+00' - TIMESTAMP '2024-01-01 12:00:00+00' AS d, DATETIME '2024-01-31 00:00:00' + INTERVAL 1 MONTH AS e
-- => [["dt2024-02-29 00:00:00","interval 0 29 0","d2024-01-06","interval 0 0 43200000000","dt2024-02-29 00:00:00"]]
SELECT FORMAT('%t', 1.0) AS a, FORMAT('%T', 'a\'b') AS b, FORMAT('%t', [DATE '2024-01-01']) AS c, FORMAT('%T', STRUCT(1, 'a')) AS d, FORMAT('%.3g %g', 1234.5678, 1e10) AS e, FORMAT('%5d|%-5d|%05d', 42, 42, 42) AS f
-- => [["1.0","\"a'b\"","[2024-01-01]","(1, \"a\")","1.23e+03 1e+10","   42|42   |00042"]]
SELECT IFNULL(SUM(v), 0) AS t FROM s WHERE FALSE
-- => [["0i"]]
SELECT COUNT(*) AS c FROM s WHERE FALSE GROUP BY uid
-- => []
SELECT MAX(ts) AS m FROM s HAVING COUNT(*) > 100
-- => []
SELECT 1 AS a UNION ALL SELECT 2.5 UNION ALL SELECT NULL ORDER BY a
-- => [[null],["1f"],["2.5f"]]
SELECT 'a' AS x, 1 AS y EXCEPT DISTINCT SELECT 'b', 1
-- => [["a","1i"]]
SELECT * FROM (SELECT 1 AS a, 2 AS b) NATURAL_ JOIN (SELECT 1 AS a, 3 AS c) USING (a)
-- => [["1i","2i","3i"]]
SELECT COUNT(*) FILTER_ FROM s
-- => [["6i"]]
SELECT s.ev, t.n FROM s JOIN (SELECT ev, COUNT(*) n FROM s GROUP BY ev) t USING (ev) WHERE t.n > 1 GROUP BY 1, 2 ORDER BY 1
-- => [["buy","2i"],["view","3i"]]
SELECT ts, TIMESTAMP_TRUNC(ts, WEEK(MONDAY)) AS w, TIMESTAMP_TRUNC(ts, MONTH, 'Asia/Tokyo') AS m, TIMESTAMP_TRUNC(ts, QUARTER) AS q, TIMESTAMP_SUB(ts, INTERVAL 10 SECOND) AS u FROM s ORDER BY ts
-- => [["ts2024-01-01 10:00:00","ts2024-01-01 00:00:00","ts2023-12-31 15:00:00","ts2024-01-01 00:00:00","ts2024-01-01 09:59:50"],["ts2024-01-01 10:10:00","ts2024-01-01 00:00:00","ts2023-12-31 15:00:00","ts2024-01-01 00:00:00","ts2024-01-01 10:09:50"],["ts2024-01-01 11:30:00","ts2024-01-01 00:00:00","ts2023-12-31 15:00:00","ts2024-01-01 00:00:00","ts2024-01-01 11:29:50"],["ts2024-01-02 09:00:00","ts2024-01-01 00:00:00","ts2023-12-31 15:00:00","ts2024-01-01 00:00:00","ts2024-01-02 08:59:50"],["ts2024-01-02 09:29:59","ts2024-01-01 00:00:00","ts2023-12-31 15:00:00","ts2024-01-01 00:00:00","ts2024-01-02 09:29:49"],["ts2024-02-29 23:59:59.999999","ts2024-02-26 00:00:00","ts2024-02-29 15:00:00","ts2024-01-01 00:00:00","ts2024-02-29 23:59:49.999999"]]
SELECT NET.HOST('http://a.b.com:80/x') AS a, NET.REG_DOMAIN('http://a.b.co.uk') AS b, NET.SAFE_IP_FROM_STRING('x') AS c, NET.IP_TRUNC(NET.IP_FROM_STRING('10.1.2.3'), 8) AS d
-- => [["a.b.com","b.co.uk",null,"b:0a000000"]]
SELECT HAVING_ FROM (SELECT 1 AS HAVING_)
-- => [["1i"]]
SELECT `group`, `select` FROM (SELECT 1 AS `group`, 2 AS `select`)
-- => [["1i","2i"]]
SELECT a, b FROM UNNEST([1, 2]) a WITH OFFSET o1 CROSS JOIN UNNEST([3, 4]) b WITH OFFSET o2 ON o1 = o2 ORDER BY a
-- => [["1i","3i"],["2i","4i"]]
SELECT a, b, c FROM (SELECT [1, 2] AS x, [3, 4] AS y, [5, 6] AS z) CROSS JOIN UNNEST(x) a WITH OFFSET o1 CROSS JOIN UNNEST(y) b WITH OFFSET o2 CROSS JOIN UNNEST(z) c WITH OFFSET o3 ON o1 = o2 AND o1 = o3 ORDER BY a
-- => [["1i","3i","5i"],["2i","4i","6i"]]
SELECT a, b FROM UNNEST([1, 2]) a CROSS JOIN (SELECT 1 AS b) ON a = b
-- => error
'a' LIKE NULL
-- => error
NULL LIKE 'a'
-- => error
'a' NOT LIKE NULL
-- => error
CAST(NULL AS STRING) LIKE 'a'
-- => [[null]]
'a' LIKE ANY (NULL, 'a')
-- => [[true]]
'a' LIKE CAST(NULL AS STRING)
-- => [[null]]
SELECT * FROM (SELECT 1.5 AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (1.5))
-- => error
SELECT * FROM (SELECT 1.5 AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (1.5 AS a))
-- => [["2i"]]
SELECT * FROM (SELECT 1.5 AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (1))
-- => error
SELECT * FROM (SELECT NUMERIC '1.5' AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (NUMERIC '1.5'))
-- => [["2i"]]
SELECT * FROM (SELECT NUMERIC '1.5' AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (1.5))
-- => [["2i"]]
SELECT * FROM (SELECT DATE '2024-01-01' AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (DATE '2024-01-01'))
-- => [["2i"]]
SELECT * FROM (SELECT 'x' AS f, 2 AS v) PIVOT(SUM(v) FOR f IN ('x', NULL))
-- => [["2i",null]]
SELECT * FROM (SELECT TRUE AS f, 2 AS v) PIVOT(SUM(v) FOR f IN (TRUE, FALSE))
-- => [["2i",null]]
1e999999
-- => [["Infinity"]]
-1e999999
-- => [["-Infinity"]]
1e309
-- => [["Infinity"]]
1.8e308
-- => [["Infinity"]]
1e-999999
-- => [["0f"]]
0x
-- => error
0xG
-- => error
0x1G
-- => error
0X1f
-- => [["31i"]]
-0x10
-- => [["-16i"]]
0xFFFFFFFFFFFFFFFF
-- => error
0x8000000000000000
-- => error
-0x8000000000000000
-- => [["-9223372036854775808i"]]
00012
-- => [["12i"]]
1_000
-- => error
1.e5
-- => [["100000f"]]
.5e1
-- => [["5f"]]
1e
-- => error
1e+
-- => error
5.
-- => [["5f"]]
9223372036854775808
-- => error
-9223372036854775808
-- => [["-9223372036854775808i"]]
SELECT x FROM UNNEST(['b','A','a','B',NULL,'']) x WITH OFFSET o ORDER BY x COLLATE 'und:ci', o
-- => [[null],[""],["A"],["a"],["b"],["B"]]
SELECT x FROM UNNEST(['b','A','a','B',NULL,'']) x WITH OFFSET o ORDER BY x COLLATE 'und:ci' DESC, o
-- => [["b"],["B"],["A"],["a"],[""],[null]]
SELECT x, RANK() OVER (ORDER BY x COLLATE 'und:ci') FROM UNNEST(['Ab','ab','áb','a b','a-b','','ß','ss','ẞ','あ','ア','_','1','Z','é','É','e','\u0083', 'Å','A\u030A', 'a\u030A', '10', '9', 'ﬁ', 'fi', NULL, 'ä', '👍', 'z', '~', ' ']) x ORDER BY 2, x
-- => [[null,"1i"],["","2i"],["","2i"],[" ","4i"],["_","5i"],["~","6i"],["👍","7i"],["1","8i"],["10","9i"],["9","10i"],["Å","11i"],["å","11i"],["Å","11i"],["ä","14i"],["a b","15i"],["a-b","16i"],["Ab","17i"],["ab","17i"],["áb","19i"],["e","20i"],["É","21i"],["é","21i"],["fi","23i"],["ﬁ","23i"],["ss","25i"],["ß","26i"],["ẞ","26i"],["Z","28i"],["z","28i"],["あ","30i"],["ア","30i"]]
SELECT x FROM UNNEST(['b','A','a','B']) x ORDER BY x COLLATE 'binary'
-- => [["A"],["B"],["a"],["b"]]
SELECT ARRAY_AGG(x ORDER BY x COLLATE 'und:ci', o) FROM UNNEST(['b','A','a','B',NULL,'']) x WITH OFFSET o
-- => [[[null,"","A","a","b","B"]]]
SELECT STRING_AGG(x, '' ORDER BY x COLLATE 'und:ci', o) FROM UNNEST(['b','A','a','B','']) x WITH OFFSET o
-- => [["AabB"]]
SELECT PERCENTILE_CONT(x, 0.5) OVER () FROM UNNEST([BIGNUMERIC '1', BIGNUMERIC '2.5']) x
-- => [["1.75f"],["1.75f"]]
SELECT PERCENTILE_CONT(x, 0.1) OVER () FROM UNNEST([CAST(NULL AS BIGNUMERIC)]) x
-- => [[null]]
SELECT PERCENTILE_DISC(x, 0.5) OVER () FROM UNNEST([BIGNUMERIC '1', BIGNUMERIC '-2.5', NULL]) x
-- => [["-2.5"],["-2.5"],["-2.5"]]
SELECT 1 AS no
-- => error
SELECT 1 AS at
-- => error
SELECT CAST(NULL AS STRUCT<at INT64>)
-- => error
SELECT STRUCT(1 AS no)
-- => error
SELECT x FROM UNNEST([1]) x ORDER BY TRUE
-- => error
SELECT x FROM UNNEST([1]) x ORDER BY 'a'
-- => error
SELECT x FROM UNNEST([1]) x ORDER BY NULL
-- => error
SELECT x FROM UNNEST([1]) x ORDER BY 1
-- => [["1i"]]
SELECT ARRAY_AGG(x ORDER BY 1) FROM UNNEST([1]) x
-- => error
SELECT STRING_AGG(x ORDER BY 'a') FROM UNNEST(['a']) x
-- => error
SELECT COUNT(*) AS n FROM UNNEST([1]) x GROUP BY 'a'
-- => error
SELECT COUNT(*) AS n FROM UNNEST([1]) x GROUP BY NULL
-- => error
SELECT COUNT(*) AS n FROM UNNEST([1]) x GROUP BY 1.5
-- => error
SELECT COUNT(*) AS n FROM UNNEST([1]) x GROUP BY ROLLUP('a')
-- => error
SELECT 'a' AS k, COUNT(*) AS n FROM UNNEST([1]) x GROUP BY 1
-- => [["a","1i"]]
SELECT 'a' AS k, COUNT(*) AS n FROM UNNEST([1]) x GROUP BY k
-- => [["a","1i"]]
SELECT RANK() OVER (ORDER BY 1) AS r FROM UNNEST([1]) x
-- => [["1i"]]
SELECT x.no FROM (SELECT 1 AS `no`) AS x
-- => [["1i"]]
