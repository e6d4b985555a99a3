-- Queries in the shape of those that analysts and packages of models write: sessions, cohorts, funnels, history, payloads, calendars.
WITH ev AS (SELECT 'u1' AS u, TIMESTAMP '2024-03-01 10:00:00+00' AS t UNION ALL SELECT 'u1', '2024-03-01 10:20:00+00' UNION ALL SELECT 'u1', '2024-03-01 11:30:00+00' UNION ALL SELECT 'u2', '2024-03-01 09:00:00+00'), f AS (SELECT *, IF(TIMESTAMP_DIFF(t, LAG(t) OVER w, MINUTE) > 30 OR LAG(t) OVER w IS NULL, 1, 0) AS is_new FROM ev WINDOW w AS (PARTITION BY u ORDER BY t)), s AS (SELECT *, SUM(is_new) OVER (PARTITION BY u ORDER BY t ROWS UNBOUNDED PRECEDING) AS n FROM f) SELECT CONCAT(u, '-', CAST(n AS STRING)) AS sid, COUNT(*) AS hits, TIMESTAMP_DIFF(MAX(t), MIN(t), SECOND) AS secs, FORMAT_TIMESTAMP('%F %R', MIN(t), 'America/Los_Angeles') AS local FROM s GROUP BY sid ORDER BY sid
-- => [["u1-1","2i","1200i","2024-03-01 02:00"],["u1-2","1i","0i","2024-03-01 03:30"],["u2-1","1i","0i","2024-03-01 01:00"]]
WITH o AS (SELECT 1 AS c, DATE '2024-01-15' AS d UNION ALL SELECT 1, '2024-02-10' UNION ALL SELECT 2, '2024-01-31' UNION ALL SELECT 2, '2024-03-01' UNION ALL SELECT 3, '2024-02-29'), f AS (SELECT c, DATE_TRUNC(MIN(d), MONTH) AS cohort FROM o GROUP BY c) SELECT cohort, DATE_DIFF(DATE_TRUNC(o.d, MONTH), cohort, MONTH) AS m, COUNT(DISTINCT o.c) AS n, ROUND(SAFE_DIVIDE(COUNT(DISTINCT o.c), MAX(COUNT(DISTINCT o.c)) OVER (PARTITION BY cohort)), 3) AS r FROM o JOIN f USING (c) GROUP BY 1, 2 ORDER BY 1, 2
-- => [["d2024-01-01","0i","2i","1f"],["d2024-01-01","1i","1i","0.5f"],["d2024-01-01","2i","1i","0.5f"],["d2024-02-01","0i","1i","1f"]]
WITH e AS (SELECT 1 AS u, 'view' AS s, 1 AS t UNION ALL SELECT 1, 'cart', 2 UNION ALL SELECT 1, 'buy', 3 UNION ALL SELECT 2, 'view', 1 UNION ALL SELECT 2, 'buy', 2 UNION ALL SELECT 3, 'view', 5) SELECT COUNT(DISTINCT IF(v IS NOT NULL, u, NULL)) AS views, COUNT(DISTINCT IF(c > v, u, NULL)) AS carts, COUNT(DISTINCT IF(b > c AND c > v, u, NULL)) AS buys FROM (SELECT u, MIN(IF(s = 'view', t, NULL)) AS v, MIN(IF(s = 'cart', t, NULL)) AS c, MIN(IF(s = 'buy', t, NULL)) AS b FROM e GROUP BY u)
-- => [["3i","1i","1i"]]
WITH d AS (SELECT 1 AS id, 'x' AS v, TIMESTAMP '2024-01-01 00:00:00+00' AS f UNION ALL SELECT 1, 'y', '2024-02-01 00:00:00+00' UNION ALL SELECT 2, 'z', '2024-01-10 00:00:00+00'), scd AS (SELECT *, LEAD(f) OVER (PARTITION BY id ORDER BY f) AS til FROM d), fact AS (SELECT 1 AS id, TIMESTAMP '2024-01-15 00:00:00+00' AS at_ UNION ALL SELECT 1, '2024-02-01 00:00:00+00' UNION ALL SELECT 2, '2024-01-01 00:00:00+00') SELECT fact.id, fact.at_, scd.v FROM fact LEFT JOIN scd ON fact.id = scd.id AND fact.at_ >= scd.f AND (fact.at_ < scd.til OR scd.til IS NULL) ORDER BY 1, 2
-- => [["1i","ts2024-01-15 00:00:00","x"],["1i","ts2024-02-01 00:00:00","y"],["2i","ts2024-01-01 00:00:00",null]]
WITH p AS (SELECT '{"user":{"id":7,"tags":["a","b"]},"items":[{"sku":"s1","qty":2,"price":"3.50"},{"sku":"s2","qty":1,"price":"10"}]}' AS j UNION ALL SELECT '{"user":{"id":8},"items":[]}' UNION ALL SELECT NULL) SELECT CAST(JSON_VALUE(j, '$.user.id') AS INT64) AS id, JSON_VALUE(i, '$.sku') AS sku, CAST(JSON_VALUE(i, '$.qty') AS INT64) * CAST(JSON_VALUE(i, '$.price') AS NUMERIC) AS total, ARRAY_LENGTH(JSON_VALUE_ARRAY(j, '$.user.tags')) AS tags FROM p LEFT JOIN UNNEST(JSON_QUERY_ARRAY(j, '$.items')) AS i ORDER BY 1, 2
-- => [[null,null,null,null],["7i","s1","7n","2i"],["7i","s2","10n","2i"],["8i",null,null,null]]
WITH r AS (SELECT 1 AS id, 'a' AS v, TIMESTAMP '2024-01-01 00:00:00+00' AS u UNION ALL SELECT 1, 'b', '2024-01-02 00:00:00+00' UNION ALL SELECT 2, 'c', NULL) SELECT * EXCEPT(u) FROM r WHERE TRUE QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY u DESC NULLS LAST) = 1 ORDER BY id
-- => [["1i","b"],["2i","c"]]
SELECT d, EXTRACT(ISOWEEK FROM d) AS w, FORMAT_DATE('%A', d) AS dow, d = LAST_DAY(d, MONTH) AS eom, EXTRACT(QUARTER FROM d) AS q FROM UNNEST(GENERATE_DATE_ARRAY('2023-12-28', '2024-01-03')) AS d ORDER BY d
-- => [["d2023-12-28","52i","Thursday",false,"4i"],["d2023-12-29","52i","Friday",false,"4i"],["d2023-12-30","52i","Saturday",false,"4i"],["d2023-12-31","52i","Sunday",true,"4i"],["d2024-01-01","1i","Monday",false,"1i"],["d2024-01-02","1i","Tuesday",false,"1i"],["d2024-01-03","1i","Wednesday",false,"1i"]]
WITH s AS (SELECT d, COALESCE(n, 0) AS n FROM UNNEST(GENERATE_DATE_ARRAY(DATE '2024-02-27', DATE '2024-03-02')) AS d LEFT JOIN (SELECT DATE '2024-02-29' AS d, 5 AS n UNION ALL SELECT DATE '2024-03-02', 7) USING (d)) SELECT d, n, SUM(n) OVER (ORDER BY UNIX_DATE(d) RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS r3, AVG(n) OVER (ORDER BY d ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS a3 FROM s ORDER BY d
-- => [["d2024-02-27","0i","0i","0f"],["d2024-02-28","0i","0i","0f"],["d2024-02-29","5i","5i","1.6666666666667f"],["d2024-03-01","0i","5i","1.6666666666667f"],["d2024-03-02","7i","12i","4f"]]
SELECT k, PERCENTILE_CONT(v, 0.5) OVER (PARTITION BY k) AS med, PERCENTILE_DISC(v, 0.9) OVER (PARTITION BY k) AS p90, v FROM UNNEST([STRUCT('a' AS k, 1.0 AS v), ('a', 2.5), ('a', NULL), ('b', 10.0)]) ORDER BY k, v
-- => [["a","1.75f","2.5f",null],["a","1.75f","2.5f","1f"],["a","1.75f","2.5f","2.5f"],["b","10f","10f","10f"]]
SELECT LOWER(TRIM(REGEXP_REPLACE(NORMALIZE(s, NFD), r'\pM', ''))) AS slug, REGEXP_REPLACE(LOWER(s), r'[^a-z0-9]+', '-') AS dash, INITCAP(s) AS cap, REGEXP_CONTAINS(s, r'(?i)^caf') AS caf, SPLIT(s, ' ')[SAFE_OFFSET(1)] AS second FROM UNNEST(['Café Crème', '  São Paulo ', 'x']) s ORDER BY 1
-- => [["cafe creme","caf-cr-me","Café Crème",true,"Crème"],["sao paulo","-s-o-paulo-","  São Paulo ",false,""],["x","x","X",false,null]]
SELECT REGEXP_EXTRACT(u, r'^(?:https?://)?(?:www\.)?([^/?#]+)') AS host, NET.HOST(u) AS h, NET.REG_DOMAIN(u) AS rd, REGEXP_EXTRACT_ALL(u, r'[?&]([^=&]+)=') AS keys FROM UNNEST(['https://www.shop.example.co.uk/a?x=1&y=2', 'foo.com/z', '']) u ORDER BY u
-- => [[null,null,null,[]],["foo.com","foo.com","foo.com",[]],["shop.example.co.uk","www.shop.example.co.uk","example.co.uk",["x","y"]]]
SELECT PARSE_DATE('%d/%m/%Y', '29/02/2024') AS a, PARSE_TIMESTAMP('%Y-%m-%dT%H:%M:%E*S%Ez', '2024-03-10T02:30:00.123-05:00') AS b, PARSE_DATETIME('%b %e %Y %I:%M %p', 'Mar  5 2024 12:07 AM') AS c, FORMAT_DATETIME('%c', DATETIME '2024-03-05 00:07:00') AS d, PARSE_TIME('%H:%M', '23:59') AS e, FORMAT_TIMESTAMP('%Y%m%d-%H%M%S %Z', TIMESTAMP '2024-07-01 12:00:00+00', 'Europe/Berlin') AS f
-- => [["d2024-02-29","ts2024-03-10 07:30:00.123","dt2024-03-05 00:07:00","Tue Mar  5 00:07:00 2024","t23:59:00","20240701-140000 UTC+2"]]
SELECT TIMESTAMP(DATETIME '2024-03-10 02:30:00', 'America/New_York') AS gap, DATETIME(TIMESTAMP '2024-11-03 05:30:00+00', 'America/New_York') AS o1, DATETIME(TIMESTAMP '2024-11-03 06:30:00+00', 'America/New_York') AS o2, EXTRACT(HOUR FROM TIMESTAMP '2024-11-03 06:30:00+00' AT TIME ZONE 'America/New_York') AS h, TIMESTAMP_TRUNC(TIMESTAMP '2024-11-04 03:30:00+00', DAY, 'America/New_York') AS day, DATE(TIMESTAMP '2024-03-31 23:30:00+00', 'Europe/Berlin') AS b
-- => [["ts2024-03-10 07:30:00","dt2024-11-03 01:30:00","dt2024-11-03 01:30:00","1i","ts2024-11-03 04:00:00","d2024-04-01"]]
SELECT dept, ARRAY_AGG(STRUCT(name, sal) ORDER BY sal DESC LIMIT 2) AS top FROM UNNEST([STRUCT('a' AS dept, 'x' AS name, 3 AS sal), ('a', 'y', 5), ('a', 'z', 4), ('b', 'q', 1)]) GROUP BY dept ORDER BY dept
-- => [["a",[[["name","y"],["sal","5i"]],[["name","z"],["sal","4i"]]]],["b",[[["name","q"],["sal","1i"]]]]]
SELECT name, sal, RANK() OVER w AS r, sal - LAG(sal, 1, 0) OVER w AS diff, ROUND(PERCENT_RANK() OVER w, 2) AS pr, SUM(sal) OVER (PARTITION BY dept) AS tot, ROUND(100 * sal / SUM(sal) OVER (PARTITION BY dept), 1) AS pct FROM UNNEST([STRUCT('a' AS dept, 'x' AS name, 3 AS sal), ('a', 'y', 5), ('a', 'z', 5), ('b', 'q', 1)]) WINDOW w AS (PARTITION BY dept ORDER BY sal) ORDER BY dept, name
-- => [["x","3i","1i","3i","0f","13i","23.1f"],["y","5i","2i","2i","0.5f","13i","38.5f"],["z","5i","2i","0i","0.5f","13i","38.5f"],["q","1i","1i","1i","0f","1i","100f"]]
SELECT * FROM (SELECT 'q1' AS q, 'a' AS p, 10 AS v UNION ALL SELECT 'q2', 'a', 20 UNION ALL SELECT 'q1', 'b', 5) PIVOT(SUM(v) AS s, COUNT(*) AS c FOR q IN ('q1', 'q2')) ORDER BY p
-- => [["a","10i","1i","20i","1i"],["b","5i","1i",null,"0i"]]
WITH RECURSIVE t AS (SELECT 1 AS id, CAST(NULL AS INT64) AS parent, 'root' AS name UNION ALL SELECT 2, 1, 'a' UNION ALL SELECT 3, 2, 'b'), r AS (SELECT id, name AS path, 0 AS depth FROM t WHERE parent IS NULL UNION ALL SELECT t.id, CONCAT(r.path, '/', t.name), r.depth + 1 FROM t JOIN r ON t.parent = r.id) SELECT * FROM r ORDER BY id
-- => [["1i","root","0i"],["2i","root/a","1i"],["3i","root/a/b","2i"]]
SELECT TO_HEX(MD5(CONCAT(COALESCE(CAST(a AS STRING), '_null_'), '|', COALESCE(b, '_null_')))) AS sk, FARM_FINGERPRINT(CONCAT(CAST(a AS STRING), b)) AS fp, TO_HEX(SHA256(b)) AS sh FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (NULL, 'y'), (3, NULL)]) ORDER BY 1
-- => [["5ba28b03dfea79ed58d11a6788830050",null,null],["c8cd4948e3b39088c7b8ac94b5b9c701",null,"a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa"],["e9a3b1d2e3e68958ed102c3d4f9f8925","8806309129266173115i","2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"]]
SELECT SAFE_CAST(x AS INT64) AS i, SAFE_CAST(x AS FLOAT64) AS f, SAFE_CAST(x AS DATE) AS d, SAFE_CAST(x AS BOOL) AS b, SAFE_CAST(x AS NUMERIC) AS n FROM UNNEST(['12', ' 7 ', '1e3', '2024-02-30', '2024-2-3', 'true', '', NULL, 'inf', '1,000']) x WITH OFFSET o ORDER BY o
-- => [["12i","12f",null,null,"12n"],["7i","7f",null,null,"7n"],[null,"1000f",null,null,"1000n"],[null,null,null,null,null],[null,null,"d2024-02-03",null,null],[null,null,null,true,null],[null,null,null,null,null],[null,null,null,null,null],[null,"Infinity",null,null,null],[null,null,null,null,null]]
SELECT CASE WHEN amt >= 100 THEN 'high' WHEN amt >= 10 THEN 'mid' ELSE 'low' END AS bucket, COUNT(*) AS n, ROUND(AVG(amt), 2) AS a, MIN(amt) AS lo, SUM(amt) AS s FROM UNNEST([NUMERIC '5', 10, 99.99, 100, 250.5, NULL]) amt GROUP BY bucket ORDER BY n DESC, bucket
-- => [["high","2i","175.25n","100n","350.5n"],["low","2i","5n","5n","5n"],["mid","2i","55n","10n","109.99n"]]
SELECT ARRAY_TO_STRING(ARRAY(SELECT DISTINCT LOWER(t) AS t FROM UNNEST(tags) t WHERE t IS NOT NULL ORDER BY t), ',') AS tags, ARRAY_LENGTH(tags) AS n, 'b' IN UNNEST(tags) AS has_b, tags[SAFE_ORDINAL(1)] AS f, ARRAY_REVERSE(tags) AS rev FROM UNNEST([STRUCT(['B', 'a', 'A'] AS tags), STRUCT(['b']), STRUCT(CAST([] AS ARRAY<STRING>))]) ORDER BY 1
-- => [["","0i",false,null,[]],["a,b","3i",false,"B",["A","a","B"]],["b","1i",true,"b",["b"]]]
SELECT date, clicks, SUM(clicks) OVER (PARTITION BY DATE_TRUNC(date, MONTH) ORDER BY date) AS mtd, LAST_VALUE(clicks IGNORE NULLS) OVER (ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS prev FROM UNNEST([STRUCT(DATE '2024-01-31' AS date, 5 AS clicks), ('2024-02-01', NULL), ('2024-02-29', 3), ('2024-03-01', 1)]) ORDER BY date
-- => [["d2024-01-31","5i","5i",null],["d2024-02-01",null,null,"5i"],["d2024-02-29","3i","3i","5i"],["d2024-03-01","1i","1i","3i"]]
SELECT FORMAT('%s has %d items worth $%.2f (%5.1f%%) %t %T', name, n, amt, pct, d, d) AS line, FORMAT('%08.3f|%-6s|%6s|%+d|%x|%o|%e', amt, name, name, n, n, n, amt) AS f2, FORMAT("%'d", n * 1000000) AS f3 FROM UNNEST([STRUCT('ann' AS name, 3 AS n, 12.345 AS amt, 45.67 AS pct, DATE '2024-02-29' AS d)])
-- => [["ann has 3 items worth $12.35 ( 45.7%) 2024-02-29 DATE \"2024-02-29\"","0012.345|ann   |   ann|+3|3|3|1.234500e+01","3,000,000"]]
SELECT EXTRACT(YEAR FROM d) * 100 + EXTRACT(ISOWEEK FROM d) AS yw, FORMAT_DATE('%G%V', d) AS iso, DATE_TRUNC(d, WEEK(MONDAY)) AS mon, DATE_TRUNC(d, WEEK) AS sun, DATE_DIFF(d, DATE '2023-12-31', WEEK) AS w, DATE_DIFF(d, DATE '2023-12-31', ISOWEEK) AS iw, EXTRACT(DAYOFWEEK FROM d) AS dow, MOD(EXTRACT(DAYOFWEEK FROM d) + 5, 7) AS monday0 FROM UNNEST([DATE '2023-12-31', '2024-01-01', '2024-12-29', '2024-12-30']) d ORDER BY d
-- => [["202352i","202352","d2023-12-25","d2023-12-31","0i","0i","1i","6i"],["202401i","202401","d2024-01-01","d2023-12-31","0i","1i","2i","0i"],["202452i","202452","d2024-12-23","d2024-12-29","52i","52i","1i","6i"],["202401i","202501","d2024-12-30","d2024-12-29","52i","53i","2i","0i"]]
SELECT TIMESTAMP_SECONDS(DIV(UNIX_SECONDS(t), 900) * 900) AS bucket, COUNT(*) AS n FROM UNNEST([TIMESTAMP '2024-03-01 10:07:00+00', '2024-03-01 10:14:59+00', '2024-03-01 10:15:00+00']) t GROUP BY bucket ORDER BY bucket
-- => [["ts2024-03-01 10:00:00","2i"],["ts2024-03-01 10:15:00","1i"]]
SELECT id, JSON_VALUE(p, '$.a.b') AS ab, JSON_QUERY(p, '$.a') AS a, JSON_EXTRACT_SCALAR(p, "$['x y']") AS xy, JSON_VALUE(p, '$.arr[1]') AS a1, SAFE.PARSE_JSON(p) IS NULL AS bad FROM UNNEST([STRUCT(1 AS id, '{"a":{"b":"q"},"x y":1.50,"arr":[1,true]}' AS p), (2, 'oops'), (3, '{"a":null}')]) ORDER BY id
-- => [["1i","q","{\"b\":\"q\"}","1.50","true",false],["2i",null,null,null,null,true],["3i",null,null,null,null,false]]
SELECT STRING(j.name) AS n, INT64(j.age) AS age, BOOL(j.ok) AS ok, JSON_TYPE(j.tags) AS t, j.tags[0] AS first, LAX_INT64(j.s) AS s FROM (SELECT JSON '{"name":"x","age":3,"ok":true,"tags":["p"],"s":"42"}' AS j)
-- => [["x","3i",true,"array","j\"p\"","42i"]]
SELECT TO_JSON_STRING(STRUCT(1 AS id, ['a', NULL] AS tags, DATE '2024-02-29' AS d, NUMERIC '1.50' AS n, 0.1 AS f, NULL AS z, STRUCT('q"' AS s) AS o)) AS j, TO_JSON(STRUCT(TIMESTAMP '2024-01-01 00:00:00+00' AS t, b'hi' AS b)) AS k
-- => [["{\"id\":1,\"tags\":[\"a\",null],\"d\":\"2024-02-29\",\"n\":\"1.5\",\"f\":0.1,\"z\":null,\"o\":{\"s\":\"q\\\"\"}}","j{\"b\":\"aGk=\",\"t\":\"2024-01-01T00:00:00Z\"}"]]
SELECT u, n FROM (SELECT u, COUNT(*) AS n, ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, u) AS rn FROM UNNEST(['a', 'b', 'a', 'c', 'b', 'a']) u GROUP BY u) WHERE rn <= 2 ORDER BY rn
-- => [["a","3i"],["b","2i"]]
SELECT x, NTILE(3) OVER (ORDER BY x) AS t, WIDTH FROM (SELECT x, RANGE_BUCKET(x, [0, 10, 20]) AS WIDTH FROM UNNEST([-5, 0, 5, 10, 25]) x) ORDER BY x
-- => [["-5i","1i","0i"],["0i","1i","1i"],["5i","2i","1i"],["10i","2i","2i"],["25i","3i","3i"]]
SELECT GENERATE_TIMESTAMP_ARRAY('2024-03-10 05:00:00+00', '2024-03-10 08:00:00+00', INTERVAL 90 MINUTE) AS a, GENERATE_ARRAY(10, 1, -3) AS b, ARRAY(SELECT AS STRUCT d, EXTRACT(DAY FROM d) AS n FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-31', '2024-04-30', INTERVAL 1 MONTH)) d) AS c
-- => [[["ts2024-03-10 05:00:00","ts2024-03-10 06:30:00","ts2024-03-10 08:00:00"],["10i","7i","4i","1i"],[[["d","d2024-01-31"],["n","31i"]],[["d","d2024-02-29"],["n","29i"]],[["d","d2024-03-29"],["n","29i"]],[["d","d2024-04-29"],["n","29i"]]]]]
SELECT LOGICAL_OR(x > 2) AS a, LOGICAL_AND(x > 0) AS b, BIT_OR(x) AS c, ANY_VALUE(x HAVING MAX x) AS d, COUNT(DISTINCT MOD(x, 2)) AS e, STRING_AGG(CAST(x AS STRING), '>' ORDER BY x DESC LIMIT 2) AS f, ARRAY_AGG(x IGNORE NULLS ORDER BY x)[OFFSET(0)] AS g, CORR(x, x * x) AS h, VAR_SAMP(x) AS i FROM UNNEST([1, 2, 3, NULL]) x
-- => [[true,true,"3i","3i","2i","3>2","1i","0.98974331861079f","1f"]]
SELECT c, m, SUM(SUM(v)) OVER (PARTITION BY c ORDER BY m) AS ytd, SUM(v) - LAG(SUM(v)) OVER (PARTITION BY c ORDER BY m) AS mom FROM (SELECT 'a' AS c, DATE '2024-01-01' AS m, 5 AS v UNION ALL SELECT 'a', '2024-01-01', 2 UNION ALL SELECT 'a', '2024-02-01', 1 UNION ALL SELECT 'b', '2024-01-01', 9) GROUP BY c, m ORDER BY c, m
-- => [["a","d2024-01-01","7i",null],["a","d2024-02-01","8i","-6i"],["b","d2024-01-01","9i",null]]
SELECT DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH) AS a, DATE_SUB(DATE '2024-02-29', INTERVAL 1 YEAR) AS b, DATETIME_ADD(DATETIME '2024-12-31 23:59:59', INTERVAL 1 SECOND) AS c, TIMESTAMP_SUB(TIMESTAMP '2024-03-01 00:00:00+00', INTERVAL 1 DAY) AS d, DATE_DIFF(DATE '2024-03-31', DATE '2024-02-29', MONTH) AS e, TIMESTAMP_DIFF(TIMESTAMP '2024-01-01 00:59:59+00', TIMESTAMP '2024-01-01 00:00:00+00', HOUR) AS f, DATETIME_DIFF(DATETIME '2024-01-01 01:00:00', DATETIME '2024-01-01 00:59:59', HOUR) AS g, LAST_DAY(DATE '2024-02-10', QUARTER) AS h
-- => [["d2024-02-29","d2023-02-28","dt2025-01-01 00:00:00","ts2024-02-29 00:00:00","1i","0i","1i","d2024-03-31"]]
SELECT id FROM UNNEST([1, 2, 3, 4]) id EXCEPT DISTINCT SELECT bad FROM UNNEST([2, NULL]) bad ORDER BY id
-- => [["1i"],["3i"],["4i"]]
SELECT t.id, t.arr, s.x FROM (SELECT 1 AS id, [STRUCT(1 AS x, 'a' AS y), STRUCT(2, 'b')] AS arr) t, UNNEST(t.arr) s WHERE s.y = 'b'
-- => [["1i",[[["x","1i"],["y","a"]],[["x","2i"],["y","b"]]],"2i"]]
SELECT COALESCE(SUM(IF(st = 'paid', amt, 0)), 0) AS paid, SUM(CASE st WHEN 'open' THEN amt END) AS open_, SAFE_DIVIDE(SUM(IF(st = 'paid', amt, 0)), NULLIF(SUM(amt), 0)) AS share, COUNT(*) - COUNT(amt) AS missing FROM UNNEST([STRUCT('paid' AS st, NUMERIC '10.10' AS amt), ('open', 5), ('void', NULL)])
-- => [["10.1n","5n","0.668874172n","1i"]]
SELECT k, ARRAY_CONCAT_AGG(a ORDER BY o) AS all_, MAX(ARRAY_LENGTH(a)) AS m FROM UNNEST([STRUCT('x' AS k, [1, 2] AS a, 2 AS o), ('x', [3], 1), ('y', [], 1)]) GROUP BY k ORDER BY k
-- => [["x",["3i","1i","2i"],"2i"],["y",[],"0i"]]
SELECT w, c FROM (SELECT LOWER(w) AS w, COUNT(*) AS c FROM UNNEST(REGEXP_EXTRACT_ALL('The cat and the hat, THE end', r'[A-Za-z]+')) w GROUP BY 1) WHERE c > 1 ORDER BY c DESC
-- => [["the","3i"]]
SELECT IF(a IS NOT DISTINCT FROM b, 'same', 'diff') AS d, a = b AS eq, COALESCE(a, b, -1) AS c, GREATEST(a, b) AS g, NULLIF(a, b) AS n, IFNULL(SAFE_SUBTRACT(a, b), 0) AS s FROM UNNEST([STRUCT(1 AS a, 1 AS b), (NULL, NULL), (1, NULL), (-9223372036854775808, 1)]) ORDER BY 1, 3
-- => [["diff",false,"-9223372036854775808i","1i","-9223372036854775808i","0i"],["diff",null,"1i",null,"1i","0i"],["same",null,"-1i",null,null,"0i"],["same",true,"1i","1i",null,"0i"]]
SELECT y, q, r, RANK() OVER (PARTITION BY y ORDER BY r DESC) AS rk FROM (SELECT EXTRACT(YEAR FROM d) AS y, CONCAT('Q', EXTRACT(QUARTER FROM d)) AS q, SUM(v) AS r FROM UNNEST([STRUCT(DATE '2024-01-01' AS d, 3 AS v), ('2024-04-01', 5), ('2023-12-31', 1)]) GROUP BY 1, 2) ORDER BY y, rk
-- => [["2023i","Q4","1i","1i"],["2024i","Q2","5i","1i"],["2024i","Q1","3i","2i"]]
SELECT CAST(TIMESTAMP '2024-03-10 07:30:00.5+00' AS STRING) AS a, CAST(DATETIME '2024-03-10 07:30:00' AS STRING) AS b, CAST(1.0 AS STRING) AS c, CAST(NUMERIC '1.50' AS STRING) AS d, CAST(TRUE AS STRING) AS e, CAST(b'abc' AS STRING) AS f, CAST(DATE '2024-02-29' AS TIMESTAMP) AS g, CAST('2024-03-10 07:30:00-05' AS TIMESTAMP) AS h, CAST(2.5 AS INT64) AS i, CAST(-3.5 AS INT64) AS j, CAST(1e21 AS STRING) AS k, CAST(INTERVAL 36 HOUR AS STRING) AS l
-- => [["2024-03-10 07:30:00.500+00","2024-03-10 07:30:00","1","1.5","true","abc","ts2024-02-29 00:00:00","ts2024-03-10 12:30:00","3i","-4i","1e+21","0-0 0 36:0:0"]]
SELECT u, SUM(x) OVER (PARTITION BY u ORDER BY t RANGE BETWEEN 10 PRECEDING AND 1 PRECEDING) AS prior10, COUNT(*) OVER (PARTITION BY u ORDER BY t RANGE BETWEEN CURRENT ROW AND 5 FOLLOWING) AS next5, t FROM UNNEST([STRUCT('a' AS u, 1 AS t, 5 AS x), ('a', 8, 2), ('a', 12, 1), ('b', 1, 9)]) ORDER BY u, t
-- => [["a",null,"1i","1i"],["a","5i","2i","8i"],["a","2i","1i","12i"],["b",null,"1i","1i"]]
WITH a AS (SELECT 1 AS k, 'x' AS v), b AS (SELECT 1 AS k, 'y' AS w UNION ALL SELECT 2, 'z') SELECT * FROM a FULL JOIN b USING (k) ORDER BY k
-- => [["1i","x","y"],["2i",null,"z"]]
SELECT STARTS_WITH(s, 'ab') AS a, ENDS_WITH(s, 'yz') AS b, STRPOS(s, 'c') AS c, INSTR(s, 'a', -1) AS d, LPAD(s, 6, '*') AS e, RPAD(s, 2) AS f, REPEAT(s, 2) AS g, REVERSE(s) AS h, SUBSTR(s, -2) AS i, LEFT(s, 1) AS j, TRANSLATE(s, 'abc', 'xy') AS k, LENGTH(s) AS l, BYTE_LENGTH(s) AS m FROM UNNEST(['abc', 'é日', '']) s ORDER BY s
-- => [[false,false,"0i","0i","******","  ","","","","","","0i","0i"],[true,false,"3i","1i","***abc","ab","abcabc","cba","bc","a","xy","3i","3i"],[false,false,"0i","0i","****é日","é日","é日é日","日é","é日","é","é日","2i","5i"]]
SELECT ARRAY(SELECT DISTINCT LOWER(t) AS t FROM UNNEST(['B', 'a', 'A']) t ORDER BY t) AS x
-- => [[["a","b"]]]
SELECT ARRAY(SELECT DISTINCT LOWER(t) AS z FROM UNNEST(['B', 'a', 'A']) t ORDER BY z) AS x
-- => [[["a","b"]]]
SELECT ARRAY(SELECT DISTINCT t FROM UNNEST(['B', 'a', 'A', 'a', NULL]) t WHERE t IS NOT NULL ORDER BY t DESC) AS x
-- => [[["a","B","A"]]]
SELECT ARRAY(SELECT LOWER(t) AS t FROM UNNEST(['B', 'a', 'A']) t GROUP BY 1 ORDER BY t) AS x
-- => [[["a","b"]]]
SELECT ARRAY(SELECT -t AS t FROM UNNEST([1, 3, 2]) t ORDER BY t) AS x
-- => [[["-3i","-2i","-1i"]]]
SELECT ARRAY(SELECT -t AS t FROM UNNEST([1, 3, 2]) t ORDER BY t DESC LIMIT 2) AS x
-- => [[["-1i","-2i"]]]
SELECT ARRAY(SELECT -u.t AS t FROM (SELECT 1 AS t UNION ALL SELECT 3 UNION ALL SELECT 2) AS u ORDER BY u.t) AS x
-- => [[["-1i","-2i","-3i"]]]
SELECT ARRAY(SELECT AS STRUCT -u.t AS t FROM (SELECT 1 AS t UNION ALL SELECT 3 UNION ALL SELECT 2) AS u ORDER BY t) AS x
-- => [[[[["t","-3i"]],[["t","-2i"]],[["t","-1i"]]]]]
SELECT ARRAY(SELECT t / 2 AS t FROM UNNEST([1.5, 3.0, 2.5]) t ORDER BY t DESC) AS x
-- => [[["1.5f","1.25f","0.75f"]]]
SELECT id, ARRAY(SELECT UPPER(t) AS t FROM UNNEST(tags) t ORDER BY t DESC) AS x FROM UNNEST([STRUCT(1 AS id, ['a', 'c', 'b'] AS tags)])
-- => [["1i",["C","B","A"]]]
SELECT (SELECT -t AS t FROM UNNEST([1, 3, 2]) t ORDER BY t LIMIT 1) AS x
-- => [["-3i"]]
SELECT STRING_AGG(t ORDER BY t) AS x FROM (SELECT DISTINCT LOWER(t) AS t FROM UNNEST(['B', 'a', 'A']) t)
-- => [["a,b"]]
SELECT ARRAY(SELECT MAX(t) AS t FROM UNNEST([1, 3, 2]) t GROUP BY MOD(t, 2) ORDER BY t) AS x
-- => [[["2i","3i"]]]
