-- with: t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d, NUMERIC '1.10' AS n, 0.5 AS f, TIMESTAMP '2024-03-10 06:59:59+00' AS ts), (2, 'b', 20, DATE '2024-01-07', NUMERIC '-2.25', -0.5, TIMESTAMP '2024-03-10 07:00:00+00'), (3, 'a', NULL, DATE '2024-02-29', NUMERIC '99999999.999999999', 1e300, TIMESTAMP '2024-11-03 05:30:00+00'), (4, NULL, 5, DATE '2023-12-31', CAST(NULL AS NUMERIC), CAST('nan' AS FLOAT64), TIMESTAMP '2024-11-03 06:30:00+00')]))
SELECT id, DATETIME(ts, 'America/New_York') AS l, FORMAT_TIMESTAMP('%H:%M %Ez', ts, 'America/New_York') AS f, TIMESTAMP_TRUNC(ts, HOUR, 'America/New_York') AS h, DATE(ts, 'America/New_York') AS d FROM t ORDER BY id
-- => [["1i","dt2024-03-10 01:59:59","01:59 -05:00","ts2024-03-10 06:00:00","d2024-03-10"],["2i","dt2024-03-10 03:00:00","03:00 -04:00","ts2024-03-10 07:00:00","d2024-03-10"],["3i","dt2024-11-03 01:30:00","01:30 -04:00","ts2024-11-03 05:00:00","d2024-11-03"],["4i","dt2024-11-03 01:30:00","01:30 -05:00","ts2024-11-03 06:00:00","d2024-11-03"]]
SELECT DATE_TRUNC(d, ISOWEEK) AS a, DATE_TRUNC(d, WEEK) AS b, DATE_TRUNC(d, WEEK(TUESDAY)) AS c, EXTRACT(ISOWEEK FROM d) AS e, EXTRACT(WEEK FROM d) AS f, EXTRACT(WEEK(SATURDAY) FROM d) AS g FROM t ORDER BY id
-- => [["d2024-01-01","d2023-12-31","d2023-12-26","1i","0i","0i"],["d2024-01-01","d2024-01-07","d2024-01-02","1i","1i","1i"],["d2024-02-26","d2024-02-25","d2024-02-27","9i","8i","8i"],["d2023-12-25","d2023-12-31","d2023-12-26","52i","53i","52i"]]
SELECT k, ROUND(AVG(n), 3) AS a, SUM(n) AS s, MIN(n) AS mi, CAST(SUM(n) AS INT64) AS i, SUM(n * v) AS p FROM t GROUP BY k ORDER BY k
-- => [[null,null,null,null,null,null],["a","50000000.55n","100000001.099999999n","1.1n","100000001i","11n"],["b","-2.25n","-2.25n","-2.25n","-2i","-45n"]]
SELECT id, n / 3 AS a, n * 1.5 AS b, n + v AS c, -n AS e, ABS(n) AS g, CAST(n AS STRING) AS h, FORMAT('%.3f', n) AS i, n = 1.1 AS j FROM t ORDER BY id
-- => [["1i","0.366666667n","1.65n","11.1n","-1.1n","1.1n","1.1","1.100",true],["2i","-0.75n","-3.375n","17.75n","2.25n","2.25n","-2.25","-2.250",false],["3i","33333333.333333333n","149999999.999999999n",null,"-99999999.999999999n","99999999.999999999n","99999999.999999999","100000000.000",false],["4i",null,null,null,null,null,null,null,null]]
SELECT id, f * 2 AS a, CAST(f AS STRING) AS b, FORMAT('%.2e', f) AS c, f > 0 AS e, IF(IS_NAN(f), 'nan', 'ok') AS g, IEEE_DIVIDE(f, 0) AS h FROM t WHERE id <> 3 ORDER BY id
-- => [["1i","1f","0.5","5.00e-01",true,"ok","Infinity"],["2i","-1f","-0.5","-5.00e-01",false,"ok","-Infinity"],["4i","NaN","nan","nan",false,"nan","NaN"]]
SELECT MAX(f) AS a, MIN(f) AS b, COUNT(DISTINCT f) AS c FROM t
-- => [["NaN","NaN","4i"]]
SELECT k, COUNT(*) AS n FROM t GROUP BY k ORDER BY k NULLS LAST
-- => [["a","2i"],["b","1i"],[null,"1i"]]
SELECT id FROM t WHERE k NOT IN ('b') ORDER BY id
-- => [["1i"],["3i"]]
SELECT id FROM t WHERE k NOT IN (SELECT k FROM t WHERE id = 4)
-- => []
SELECT id FROM t WHERE v IN UNNEST(ARRAY(SELECT v FROM t WHERE v > 5)) ORDER BY id
-- => [["1i"],["2i"]]
SELECT id FROM t WHERE EXISTS (SELECT 1 FROM UNNEST([1, 3]) x WHERE x = id) ORDER BY id
-- => [["1i"],["3i"]]
SELECT id, LAG(d) OVER (ORDER BY id) AS p, DATE_DIFF(d, LAG(d) OVER (ORDER BY id), DAY) AS gap FROM t ORDER BY id
-- => [["1i",null,null],["2i","d2024-01-01","6i"],["3i","d2024-01-07","53i"],["4i","d2024-02-29","-60i"]]
SELECT id, FIRST_VALUE(v) OVER (PARTITION BY k ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS f, LAST_VALUE(v) OVER (PARTITION BY k ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS l FROM t ORDER BY id
-- => [["1i","10i",null],["2i","20i","20i"],["3i","10i",null],["4i","5i","5i"]]
SELECT id, SUM(v) OVER (PARTITION BY k ORDER BY d RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM t ORDER BY id
-- => [["1i","10i"],["2i","20i"],["3i","10i"],["4i","5i"]]
SELECT id, COUNT(DISTINCT k) OVER () AS c FROM t ORDER BY id
-- => [["1i","2i"],["2i","2i"],["3i","2i"],["4i","2i"]]
SELECT id, ARRAY_AGG(v IGNORE NULLS) OVER (ORDER BY id) AS a FROM t ORDER BY id
-- => [["1i",["10i"]],["2i",["10i","20i"]],["3i",["10i","20i"]],["4i",["10i","20i","5i"]]]
SELECT id, STRING_AGG(k, '-') OVER (ORDER BY id) AS a FROM t ORDER BY id
-- => [["1i","a"],["2i","a-b"],["3i","a-b-a"],["4i","a-b-a"]]
SELECT id, MAX(d) OVER (PARTITION BY k) AS m, id = MAX(id) OVER (PARTITION BY k) AS is_last FROM t ORDER BY id
-- => [["1i","d2024-02-29",false],["2i","d2024-01-07",true],["3i","d2024-02-29",true],["4i","d2023-12-31",true]]
SELECT ARRAY_AGG(x) AS a FROM UNNEST([1, 2]) x WHERE x > 5
-- => [[null]]
SELECT ARRAY_AGG(STRUCT(id, v) ORDER BY v DESC LIMIT 1)[OFFSET(0)].id AS top FROM t
-- => [["2i"]]
SELECT ARRAY_AGG(t ORDER BY id DESC LIMIT 1)[OFFSET(0)].k AS last_k FROM t
-- => [[null]]
SELECT (SELECT AS STRUCT t.*).id AS i FROM t ORDER BY id
-- => [["1i"],["2i"],["3i"],["4i"]]
SELECT t.id, s.x FROM t, UNNEST([STRUCT(t.v AS x), STRUCT(t.id AS x)]) s ORDER BY 1, 2
-- => [["1i","1i"],["1i","10i"],["2i","2i"],["2i","20i"],["3i",null],["3i","3i"],["4i","4i"],["4i","5i"]]
SELECT COUNT(*) AS a, COUNT(v) AS b, COUNT(DISTINCT k) AS c, COUNTIF(v IS NULL) AS e, SUM(IF(v > 5, 1, 0)) AS g FROM t
-- => [["4i","3i","2i","1i","2i"]]
SELECT SUM(v) / COUNT(*) AS a, SAFE_DIVIDE(SUM(v), NULLIF(COUNT(v), 0)) AS b, ROUND(SAFE_DIVIDE(1, 3) * 100, 2) AS c FROM t
-- => [["8.75f","11.666666666667f","33.33f"]]
SELECT GENERATE_ARRAY(1, 10, 3) AS a, GENERATE_ARRAY(1.0, 2.0, 0.5) AS b, GENERATE_ARRAY(NUMERIC '1', 2, 0.5) AS c, GENERATE_DATE_ARRAY('2024-01-01', '2024-01-15', INTERVAL 1 WEEK) AS e
-- => [[["1i","4i","7i","10i"],["1f","1.5f","2f"],["1n","1.5n","2n"],["d2024-01-01","d2024-01-08","d2024-01-15"]]]
SELECT m, COUNT(t.id) AS n FROM UNNEST(GENERATE_DATE_ARRAY('2023-12-01', '2024-03-01', INTERVAL 1 MONTH)) m LEFT JOIN t ON DATE_TRUNC(t.d, MONTH) = m GROUP BY m ORDER BY m
-- => [["d2023-12-01","1i"],["d2024-01-01","2i"],["d2024-02-01","1i"],["d2024-03-01","0i"]]
SELECT TIMESTAMP_DIFF(TIMESTAMP '2024-03-10 07:00:00+00', TIMESTAMP '2024-03-09 07:00:01+00', DAY) AS a, DATETIME_DIFF(DATETIME '2024-03-10 00:00:00', DATETIME '2024-03-09 23:59:59', DAY) AS b, TIMESTAMP_DIFF(TIMESTAMP '1969-12-31 23:59:59+00', TIMESTAMP '1970-01-01 00:00:00+00', MINUTE) AS c
-- => [["0i","1i","0i"]]
SELECT DATETIME_DIFF(DATETIME '2024-01-08 00:00:00', DATETIME '2024-01-07 23:00:00', WEEK(MONDAY)) AS a, DATETIME_DIFF(DATETIME '2024-12-31 00:00:00', DATETIME '2023-01-01 00:00:00', QUARTER) AS b, DATETIME_DIFF(DATETIME '2024-01-01 00:00:01', DATETIME '2024-01-01 00:00:00.5', SECOND) AS c
-- => [["1i","7i","1i"]]
SELECT DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR) AS a, DATE_SUB(DATE '2024-03-31', INTERVAL 1 MONTH) AS b, DATE_ADD(DATE '2024-01-31', INTERVAL 1 QUARTER) AS c, DATE_ADD(DATE '9999-12-31', INTERVAL 0 DAY) AS e
-- => [["d2025-02-28","d2024-02-29","d2024-04-30","d9999-12-31"]]
SELECT EXTRACT(MILLISECOND FROM TIME '10:00:00.123456') AS a, EXTRACT(MICROSECOND FROM TIMESTAMP '2024-01-01 00:00:00.5+00') AS b, EXTRACT(QUARTER FROM DATE '2024-12-31') AS c, EXTRACT(ISOYEAR FROM DATE '2024-12-30') AS e, EXTRACT(DATE FROM DATETIME '2024-01-01 10:00:00') AS g, EXTRACT(TIME FROM TIMESTAMP '2024-01-01 10:00:00+00') AS h
-- => [["123i","500000i","4i","2025i","d2024-01-01","t10:00:00"]]
SELECT FORMAT_DATETIME('%I:%M:%S %p %B %d', DATETIME '2024-01-05 00:30:00') AS a, FORMAT_TIME('%R', TIME '23:59:59') AS b, FORMAT_DATE('%U %W %V %u %w %j', DATE '2024-12-30') AS c, FORMAT_TIMESTAMP('%E*S %E1S %E6S', TIMESTAMP '2024-01-01 00:00:00.12+00') AS e, FORMAT_DATE('%%%d%n%t', DATE '2024-01-01') AS g
-- => [["12:30:00 AM January 05","23:59","52 53 01 1 1 365","00.12 00.1 00.120000","%01\n\t"]]
SELECT UPPER(k) || '-' || CAST(id AS STRING) AS a, CONCAT(k, NULL) AS b, IFNULL(k, '') || 'x' AS c FROM t ORDER BY id
-- => [["A-1",null,"ax"],["B-2",null,"bx"],["A-3",null,"ax"],[null,null,"x"]]
SELECT REGEXP_EXTRACT('2024-01-02', r'(\d{4})-\d{2}') AS a, REGEXP_EXTRACT_ALL('x=1;y=2', r'(\w)=') AS b, REGEXP_CONTAINS('Ünïcode', r'^\pL+$') AS c, REGEXP_CONTAINS('a\nb', r'a.b') AS d, REGEXP_CONTAINS('a\nb', r'(?s)a.b') AS e, REGEXP_REPLACE('abc', r'', '-') AS f
-- => [["2024",["x","y"],true,false,true,"-a-b-c-"]]
SELECT LPAD('abc', 2) AS a, LPAD('abc', 6, 'xy') AS b, RPAD('日', 3, '本') AS c, REPEAT('', 5) AS d, REVERSE('') AS e, STRPOS('日本語', '語') AS f, SUBSTR('日本語', 2, 1) AS g, INSTR('aXbX', 'X', 1, 2) AS h, LENGTH('👍') AS i, BYTE_LENGTH('👍') AS j
-- => [["ab","xyxabc","日本本","","","3i","本","4i","1i","4i"]]
SELECT SPLIT('a::b', '::') AS a, SPLIT(NULL, ',') AS b, SPLIT('abc', 'z') AS c, SPLIT(',', ',') AS d, ARRAY_LENGTH(SPLIT('a,b,', ',')) AS e
-- => [[["a","b"],null,["abc"],["",""],"3i"]]
SELECT TO_JSON_STRING(STRUCT(1.5 AS a, NUMERIC '2.50' AS b, [1, NULL] AS c, TIMESTAMP '2024-01-01 00:00:00+00' AS d, b'x' AS e, STRUCT(TRUE AS g) AS f)) AS j
-- => [["{\"a\":1.5,\"b\":\"2.5\",\"c\":[1,null],\"d\":\"2024-01-01T00:00:00Z\",\"e\":\"eA==\",\"f\":{\"g\":true}}"]]
SELECT JSON_VALUE('{"a":{"b":[{"c":"é\\"x"}]}}', '$.a.b[0].c') AS a, JSON_QUERY('[1,{"a":2}]', '$[1]') AS b, JSON_VALUE('{"a":1.0}', '$.a') AS c, JSON_VALUE('{"a":true}', '$.a') AS d, JSON_VALUE('{"a":[1]}', '$.a') AS e, JSON_EXTRACT('{"a":"x"}', '$.a') AS f, JSON_VALUE('null') AS g
-- => [["é\"x","{\"a\":2}","1.0","true",null,"\"x\"",null]]
SELECT JSON_VALUE(j, '$.n') AS a, LAX_FLOAT64(JSON_QUERY(PARSE_JSON(j), '$.n')) AS b FROM UNNEST(['{"n": 1e2}', '{"n": "3"}', '{}']) j
-- => [["1e2","100f"],["3","3f"],[null,null]]
SELECT CAST(JSON_VALUE('{"d":"2024-01-05"}', '$.d') AS DATE) AS d, SAFE_CAST(JSON_VALUE('{"n":"x"}', '$.n') AS INT64) AS n
-- => [["d2024-01-05",null]]
SELECT j.a.b[1] AS x, j['a'] AS y, j.missing AS z, INT64(j.a.b[0]) AS w FROM (SELECT JSON '{"a":{"b":[1,2]}}' AS j)
-- => [["j2","j{\"b\":[1,2]}",null,"1i"]]
SELECT CAST('1' AS INT64) + 1 AS a, CAST('1.5' AS NUMERIC) AS b, CAST('inf' AS FLOAT64) AS c, CAST('TRUE' AS BOOL) AS d, CAST(12.999 AS INT64) AS e, CAST('2024-01-01 10:00:00' AS DATETIME) AS f, CAST(CAST('2024-01-01' AS DATE) AS DATETIME) AS g, CAST(DATETIME '2024-01-01 10:00:00' AS TIME) AS h
-- => [["2i","1.5n","Infinity",true,"13i","dt2024-01-01 10:00:00","dt2024-01-01 00:00:00","t10:00:00"]]
SELECT 0.1 + 0.2 AS a, 1e16 + 1 AS b, 1 / 3.0 AS c, 3 - 5 AS d, 2 * -3 AS e, +4 AS f, 5 / 2 AS g, 9007199254740993 + 0 AS h, -9223372036854775808 AS i, 0xFF AS j, 1e2 AS k, .5 AS l
-- => [["0.3f","10000000000000000f","0.33333333333333f","-2i","-6i","4i","2.5f","9007199254740993i","-9223372036854775808i","255i","100f","0.5f"]]
SELECT CAST(9223372036854775807 AS FLOAT64) AS a, CAST(1e15 AS INT64) AS b, ABS(-5) AS c, SIGN(-2.5) AS d, MOD(-5, 3) AS e, DIV(5, -2) AS f, POW(2, 0.5) AS g, ROUND(-1.5) AS h, TRUNC(1.999, 2) AS i, CEIL(1) AS j
-- => [["9223372036854800000f","1000000000000000i","5i","-1f","-2i","-2i","1.4142135623731f","-2f","1.99f","1f"]]
SELECT LN(NUMERIC '2') AS a
-- => [["0.693147181n"]]
SELECT SQRT(NUMERIC '12345678901234567890') AS a, POW(NUMERIC '1.5', 2) AS b, LOG(NUMERIC '8', 2) AS c
-- => [["3513641828.820144253n","2.25n","3n"]]
SELECT POW(NUMERIC '1.1', 3) AS a, POWER(NUMERIC '2', -1) AS b, SQRT(NUMERIC '2') AS c
-- => [["1.331n","0.5n","1.414213562n"]]
SELECT * FROM t AS a JOIN (SELECT k, MAX(id) AS id FROM t GROUP BY k) AS b USING (k, id) ORDER BY id
-- => [["b","2i","20i","d2024-01-07","-2.25n","-0.5f","ts2024-03-10 07:00:00"],["a","3i",null,"d2024-02-29","99999999.999999999n","1e+300f","ts2024-11-03 05:30:00"]]
SELECT a.id, b.id AS b FROM t a LEFT JOIN t b ON a.k = b.k AND b.id > a.id ORDER BY 1, 2
-- => [["1i","3i"],["2i",null],["3i",null],["4i",null]]
SELECT a.id FROM t a INNER JOIN UNNEST([1, 2]) AS x ON x = a.id ORDER BY 1
-- => [["1i"],["2i"]]
SELECT COALESCE(a.k, b.k) AS k, a.n, b.m FROM (SELECT 'x' AS k, 1 AS n) a FULL OUTER JOIN (SELECT 'y' AS k, 2 AS m) b ON a.k = b.k ORDER BY k
-- => [["x","1i",null],["y",null,"2i"]]
WITH a AS (SELECT 1 AS x UNION ALL SELECT 2), b AS (SELECT x, (SELECT MAX(x) FROM a) AS m FROM a) SELECT x, m, x = m AS is_max FROM b ORDER BY x
-- => [["1i","2i",false],["2i","2i",true]]
SELECT id, (SELECT MAX(x) FROM UNNEST([id, v]) x) AS m, (SELECT COUNT(*) FROM t t2 WHERE t2.v < t.v) AS r FROM t ORDER BY id
-- => [["1i","10i","1i"],["2i","20i","2i"],["3i","3i","0i"],["4i","5i","0i"]]
SELECT id FROM t ORDER BY CASE k WHEN 'b' THEN 0 ELSE 1 END, id DESC
-- => [["2i"],["4i"],["3i"],["1i"]]
SELECT k, v FROM t ORDER BY 1 DESC, 2 NULLS FIRST
-- => [["b","20i"],["a",null],["a","10i"],[null,"5i"]]
SELECT DISTINCT k, v IS NULL AS n FROM t ORDER BY 1, 2
-- => [[null,false],["a",false],["a",true],["b",false]]
SELECT k AS grp, SUM(v) AS total FROM t GROUP BY grp HAVING total > 5 ORDER BY grp
-- => [["a","10i"],["b","20i"]]
SELECT EXTRACT(YEAR FROM d) AS y, EXTRACT(MONTH FROM d) AS m, COUNT(*) AS n FROM t GROUP BY y, m ORDER BY y, m
-- => [["2023i","12i","1i"],["2024i","1i","2i"],["2024i","2i","1i"]]
SELECT IF(v > 5, STRUCT(id AS a, k AS b), NULL) AS s FROM t ORDER BY id
-- => [[[["a","1i"],["b","a"]]],[[["a","2i"],["b","b"]]],[null],[null]]
SELECT ANY_VALUE(k) IS NOT NULL AS a, LOGICAL_OR(v > 15) AS b, BIT_AND(v) AS c FROM t
-- => [[true,true,"0i"]]
SELECT SUM(DISTINCT v) AS a, AVG(DISTINCT v) AS b, ARRAY_AGG(DISTINCT k IGNORE NULLS ORDER BY k) AS c FROM t
-- => [["35i","11.666666666667f",["a","b"]]]
SELECT STRING_AGG(k, ',' ORDER BY k LIMIT 1) AS a, ARRAY_TO_STRING(ARRAY_AGG(IFNULL(k, '?') ORDER BY id), '') AS b, STRING_AGG(k) IS NULL AS c FROM t
-- => [["a","aba?",false]]
SELECT * FROM (SELECT k, id, v FROM t WHERE k IS NOT NULL) PIVOT (MAX(v) AS mx, COUNT(*) AS c FOR id IN (1, 2 AS two)) ORDER BY k
-- => [["a","10i","1i",null,"0i"],["b",null,"0i","20i","1i"]]
SELECT * FROM (SELECT 'p' AS id, 1 AS q1, CAST(NULL AS INT64) AS q2) UNPIVOT INCLUDE NULLS (sales FOR quarter IN (q1 AS 1, q2 AS 2)) ORDER BY quarter
-- => [["p","1i","1i"],["p",null,"2i"]]
SELECT x.* FROM (SELECT AS STRUCT 1 AS a, 2 AS b) AS x
-- => [["1i","2i"]]
SELECT ARRAY(SELECT AS STRUCT id, v FROM t WHERE v > 5 ORDER BY id) AS rows_
-- => [[[[["id","1i"],["v","10i"]],[["id","2i"],["v","20i"]]]]]
SELECT [1, 2] || [3] AS a, ARRAY_CONCAT([1], CAST(NULL AS ARRAY<INT64>)) AS b, ARRAY_LENGTH(NULL) AS c
-- => [[["1i","2i","3i"],null,null]]
SELECT STRUCT(1 AS a, 'x' AS b) = STRUCT(1 AS c, 'x' AS d) AS a, STRUCT(1, NULL) = STRUCT(1, NULL) AS b, STRUCT(1, NULL) = STRUCT(2, NULL) AS c, (1, 'a') IN ((1, 'a'), (2, 'b')) AS d
-- => [[true,null,false,true]]
SELECT TIMESTAMP '2024-01-01 00:00:00 America/New_York' AS a, TIMESTAMP '2024-01-01T00:00:00Z' AS b, TIMESTAMP '2024-06-01 12:00:00+05:30' AS c, DATETIME '2024-01-01T10:20:30.123456' AS d, TIME '1:2:3' AS e, DATE '2024-1-5' AS f
-- => [["ts2024-01-01 05:00:00","ts2024-01-01 00:00:00","ts2024-06-01 06:30:00","dt2024-01-01 10:20:30.123456","t01:02:03","d2024-01-05"]]
SELECT 'a' < 'B' AS a, 'a' < 'b' AS b, '' < 'a' AS c, 'é' > 'z' AS d, 'a' = 'a ' AS e, b'a' < b'b' AS f
-- => [[false,true,true,true,false,true]]
SELECT TO_BASE64(CAST('é' AS BYTES)) AS c, MD5('a') = MD5(b'a') AS m, TO_HEX(SHA1('x')) AS s, LOWER(TO_HEX(SHA256(CONCAT('a', '|', 'b')))) AS h, FARM_FINGERPRINT(TO_JSON_STRING(STRUCT(1 AS a))) AS f
-- => [["w6k=",true,"11f6ad8ec52a2984abaafd7c3b516503785c2072","0eab8a0a3380abf4c7d1fb0b43b66aafbb64a4b953e4eb2dccca579461912d0c","726251031084607579i"]]
SELECT LEFT('abc', 2) AS a, RIGHT('abc', 5) AS b, TRIM('xxaxx', 'x') AS c, SUBSTR('abc', -10, 3) AS d, REPLACE('abc', '', 'x') AS e, SOUNDEX('Ashcraft') AS f, TRANSLATE('hello', 'el', 'ip') AS g, UNICODE('') AS h, ASCII('') AS i, CHR(0x1F44D) AS j, INITCAP('o\'neil mc-donald') AS k
-- => [["ab","abc","a","abc","abc","A261","hippo","0i","0i","👍","O'neil Mc-Donald"]]
SELECT IF(NULL, 1, 2) AS a, COALESCE(CAST(NULL AS STRING), 'x') AS b, CASE WHEN NULL THEN 1 ELSE 2 END AS c, NULLIF(1, 1) AS d, IFNULL(NULL, 'z') AS e
-- => [["2i","x","2i",null,"z"]]
SELECT MIN(d) AS a, MAX(d) AS b, MAX(k) AS c, MIN(ts) AS e, DATE_DIFF(MAX(d), MIN(d), DAY) AS g FROM t
-- => [["d2023-12-31","d2024-02-29","b","ts2024-03-10 06:59:59","60i"]]
SELECT ts, UNIX_SECONDS(ts) AS u, TIMESTAMP_SECONDS(UNIX_SECONDS(ts)) = ts AS same, TIMESTAMP_MILLIS(1700000000123) AS m, TIMESTAMP_MICROS(-1) AS n FROM t ORDER BY id
-- => [["ts2024-03-10 06:59:59","1710053999i",true,"ts2023-11-14 22:13:20.123","ts1969-12-31 23:59:59.999999"],["ts2024-03-10 07:00:00","1710054000i",true,"ts2023-11-14 22:13:20.123","ts1969-12-31 23:59:59.999999"],["ts2024-11-03 05:30:00","1730611800i",true,"ts2023-11-14 22:13:20.123","ts1969-12-31 23:59:59.999999"],["ts2024-11-03 06:30:00","1730615400i",true,"ts2023-11-14 22:13:20.123","ts1969-12-31 23:59:59.999999"]]
SELECT INTERVAL 1 DAY = INTERVAL 24 HOUR AS a, INTERVAL 1 MONTH > INTERVAL 29 DAY AS b, DATE '2024-01-31' + INTERVAL '1-1' YEAR TO MONTH AS c, TIMESTAMP '2024-01-01 00:00:00+00' + INTERVAL 36 HOUR AS d, TIME '10:00:00' - TIME '09:30:00' AS e
-- => [[true,true,"dt2025-02-28 00:00:00","ts2024-01-02 12:00:00","interval 0 0 1800000000"]]
SELECT SUM(INTERVAL 1 DAY * id) AS a, MAX(INTERVAL 1 HOUR * id) AS b FROM t
-- => [["interval 0 10 0","interval 0 0 14400000000"]]
SELECT id, d BETWEEN DATE '2024-01-01' AND '2024-01-31' AS j, d IN ('2024-02-29', DATE '2023-12-31') AS i, d > '2024-01-05' AS g FROM t ORDER BY id
-- => [["1i",true,false,false],["2i",true,false,true],["3i",false,true,true],["4i",false,true,false]]
