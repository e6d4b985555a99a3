SELECT IF(GROUPING(x) = 1, 'all', x) AS y, COUNT(*) AS n FROM UNNEST(['a', 'b', 'a']) x GROUP BY ROLLUP (x) ORDER BY n, y
-- => [["b","1i"],["a","2i"],["all","3i"]]
SELECT x, GROUPING(x) AS g FROM UNNEST(['a', NULL]) x GROUP BY ROLLUP (x) ORDER BY g, x
-- => [[null,"0i"],["a","0i"],[null,"1i"]]
SELECT x, y, GROUPING(x) AS gx, GROUPING(y) AS gy FROM (SELECT 1 AS x, 2 AS y) GROUP BY GROUPING SETS ((x), (y)) ORDER BY gx
-- => [["1i",null,"0i","1i"],[null,"2i","1i","0i"]]
SELECT MAX_BY(x, y), MIN_BY(x, y) FROM UNNEST([STRUCT('a' AS x, 1 AS y), ('b', 3), ('c', 2)])
-- => [["b","a"]]
SELECT MAX_BY(x, y), MIN_BY(x, y) FROM UNNEST([STRUCT(CAST(NULL AS STRING) AS x, 5 AS y), ('b', NULL)])
-- => [[null,null]]
SELECT MAX_BY(x, y), MIN_BY(x, y) FROM UNNEST(ARRAY<STRUCT<x STRING, y INT64>>[])
-- => [[null,null]]
SELECT APPROX_COUNT_DISTINCT(x) FROM UNNEST([1, 1, 2, NULL]) x
-- => [["2i"]]
SELECT APPROX_COUNT_DISTINCT(x) FROM UNNEST(ARRAY<STRING>[]) x
-- => [["0i"]]
SELECT APPROX_COUNT_DISTINCT(x) FROM UNNEST(['a', 'A', 'é']) x
-- => [["3i"]]
SELECT APPROX_QUANTILES(x, 2) FROM UNNEST([1, 1, 1, 4, 5, 6, 7, 8, 9, 10]) x
-- => [[["1i","5i","10i"]]]
SELECT APPROX_QUANTILES(x, 1) FROM UNNEST([3, NULL, 1]) x
-- => [[["1i","3i"]]]
SELECT APPROX_QUANTILES(DISTINCT x, 2) FROM UNNEST([1, 1, 1, 4, 10]) x
-- => [[["1i","4i","10i"]]]
SELECT APPROX_TOP_COUNT(x, 2) FROM UNNEST(['apple', 'apple', 'pear', 'pear', 'pear', 'banana']) x
-- => [[[[["value","pear"],["count","3i"]],[["value","apple"],["count","2i"]]]]]
SELECT APPROX_TOP_COUNT(x, 1) FROM UNNEST([NULL, 'pear', 'pear', NULL, NULL]) x
-- => [[[[["value",null],["count","3i"]]]]]
SELECT APPROX_TOP_COUNT(x, 5) FROM UNNEST([1]) x
-- => [[[[["value","1i"],["count","1i"]]]]]
SELECT APPROX_TOP_SUM(x, w, 2) FROM UNNEST([STRUCT('apple' AS x, 3 AS w), ('pear', 2), ('apple', 0), ('banana', 5), ('pear', 4)])
-- => [[[[["value","pear"],["sum","6i"]],[["value","banana"],["sum","5i"]]]]]
SELECT APPROX_TOP_SUM(x, w, 1) FROM UNNEST([STRUCT('apple' AS x, 1.5 AS w), ('apple', 2)])
-- => [[[[["value","apple"],["sum","3.5f"]]]]]
SELECT APPROX_TOP_SUM(x, w, 2) FROM UNNEST([STRUCT('pear' AS x, 0 AS w), ('pear', NULL)])
-- => [[[[["value","pear"],["sum","0i"]]]]]
SELECT HLL_COUNT.EXTRACT(HLL_COUNT.INIT(x)) FROM UNNEST([1, 2, 2, NULL]) x
-- => [["2i"]]
SELECT HLL_COUNT.EXTRACT(HLL_COUNT.INIT(x)), HLL_COUNT.INIT(x) IS NULL FROM UNNEST([CAST(NULL AS STRING)]) x
-- => [["0i",true]]
SELECT HLL_COUNT.EXTRACT(NULL)
-- => [["0i"]]
SELECT HLL_COUNT.MERGE(s) FROM (SELECT HLL_COUNT.INIT(x, 12) AS s FROM UNNEST(['a', 'b']) x UNION ALL SELECT HLL_COUNT.INIT(x, 12) FROM UNNEST(['b', 'c']) x)
-- => [["3i"]]
SELECT HLL_COUNT.MERGE(s) FROM UNNEST([CAST(NULL AS BYTES)]) s
-- => [["0i"]]
SELECT HLL_COUNT.MERGE(s) FROM (SELECT HLL_COUNT.INIT(x) AS s FROM UNNEST([1.5, 2.5]) x)
-- => [["2i"]]
SELECT HLL_COUNT.EXTRACT(HLL_COUNT.MERGE_PARTIAL(s)) FROM (SELECT HLL_COUNT.INIT(x) AS s FROM UNNEST(['a', 'b']) x UNION ALL SELECT HLL_COUNT.INIT(x) FROM UNNEST(['b']) x)
-- => [["2i"]]
SELECT HLL_COUNT.MERGE_PARTIAL(s) IS NULL FROM UNNEST([CAST(NULL AS BYTES)]) s
-- => [[true]]
SELECT HLL_COUNT.MERGE(m) FROM (SELECT HLL_COUNT.MERGE_PARTIAL(s) AS m FROM (SELECT HLL_COUNT.INIT(x) AS s FROM UNNEST([DATE '2024-01-01']) x))
-- => [["1i"]]
CONTAINS_SUBSTR('the blue house', 'Blue house')
-- => [[true]]
CONTAINS_SUBSTR('the red house', 'blue')
-- => [[false]]
CONTAINS_SUBSTR('Ⅸ', 'IX')
-- => [[true]]
CONTAINS_SUBSTR(CAST(NULL AS STRING), 'a')
-- => [[null]]
EDIT_DISTANCE('kitten', 'sitting')
-- => [["3i"]]
EDIT_DISTANCE('', 'abc')
-- => [["3i"]]
EDIT_DISTANCE('日本', '日')
-- => [["1i"]]
EDIT_DISTANCE('a', CAST(NULL AS STRING))
-- => [[null]]
TO_BASE32(b'abcde\xff')
-- => [["MFRGGZDF74======"]]
TO_BASE32(b'')
-- => [[""]]
TO_BASE32(NULL)
-- => [[null]]
FROM_BASE32('MFRGGZDF74======')
-- => [["b:6162636465ff"]]
FROM_BASE32('')
-- => [["b:"]]
FROM_BASE32('a!')
-- => error
RANGE_START(RANGE<DATE> '[2022-12-01, 2022-12-31)')
-- => [["d2022-12-01"]]
RANGE_START(RANGE<DATE> '[UNBOUNDED, 2022-12-31)')
-- => [[null]]
RANGE_END(RANGE<DATE> '[2022-12-01, 2022-12-31)')
-- => [["d2022-12-31"]]
RANGE_END(RANGE<DATETIME> '[2022-12-01 00:00:00, UNBOUNDED)')
-- => [[null]]
RANGE_END(CAST(NULL AS RANGE<DATE>))
-- => [[null]]
RANGE_CONTAINS(RANGE<DATE> '[2022-01-01, 2023-01-01)', RANGE<DATE> '[2022-04-01, 2022-07-01)')
-- => [[true]]
RANGE_CONTAINS(RANGE<DATE> '[2022-01-01, 2023-01-01)', DATE '2023-01-01')
-- => [[false]]
RANGE_CONTAINS(RANGE<DATE> '[2022-01-01, UNBOUNDED)', DATE '2023-01-01')
-- => [[true]]
RANGE_OVERLAPS(RANGE<DATE> '[2022-01-01, 2023-01-01)', RANGE<DATE> '[2023-01-01, 2024-01-01)')
-- => [[false]]
RANGE_OVERLAPS(RANGE<DATE> '[2022-01-01, UNBOUNDED)', RANGE<DATE> '[2023-01-01, 2024-01-01)')
-- => [[true]]
RANGE_INTERSECT(RANGE<DATE> '[2022-02-01, 2022-09-01)', RANGE<DATE> '[2021-06-15, 2022-04-15)')
-- => [[[["range_start","d2022-02-01"],["range_end","d2022-04-15"]]]]
RANGE_INTERSECT(RANGE<DATE> '[2022-02-01, UNBOUNDED)', RANGE<DATE> '[2021-06-15, UNBOUNDED)')
-- => [[[["range_start","d2022-02-01"],["range_end",null]]]]
COSINE_DISTANCE([1.0, 0.0], [0.0, 1.0])
-- => [["1f"]]
COSINE_DISTANCE([1.0, 2.0], [2.0, 4.0])
-- => [["0f"]]
COSINE_DISTANCE([1.0], [1.0, 2.0])
-- => error
EUCLIDEAN_DISTANCE([0.0, 0.0], [3.0, 4.0])
-- => [["5f"]]
EUCLIDEAN_DISTANCE([1.5], [1.5])
-- => [["0f"]]
EUCLIDEAN_DISTANCE([1.0], [1.0, 2.0])
-- => error
DOUBLE(JSON '9.8')
-- => [["9.8f"]]
DOUBLE(JSON '"x"')
-- => error
DOUBLE(JSON '10')
-- => [["10f"]]
INT64_ARRAY(JSON '[1, 2]')
-- => [[["1i","2i"]]]
INT64_ARRAY(JSON '[1, "a"]')
-- => error
INT64_ARRAY(CAST(NULL AS JSON))
-- => [[null]]
FLOAT64_ARRAY(JSON '[1.5, 2]')
-- => [[["1.5f","2f"]]]
FLOAT64_ARRAY(JSON '[]')
-- => [[[]]]
FLOAT64_ARRAY(JSON '["x"]')
-- => error
BOOL_ARRAY(JSON '[true, false]')
-- => [[[true,false]]]
BOOL_ARRAY(JSON '[1]')
-- => error
BOOL_ARRAY(JSON 'true')
-- => error
STRING_ARRAY(JSON '["a", "é"]')
-- => [[["a","é"]]]
STRING_ARRAY(JSON '["a", 1]')
-- => error
STRING_ARRAY(JSON '[]')
-- => [[[]]]
LAX_INT64_ARRAY(JSON '[10, "20", 1.6, true, null, "x"]')
-- => [[["10i","20i","2i","1i",null,null]]]
LAX_INT64_ARRAY(JSON '"a"')
-- => [[null]]
LAX_INT64_ARRAY(JSON '[]')
-- => [[[]]]
LAX_FLOAT64_ARRAY(JSON '[9.8, "9", null, "x"]')
-- => [[["9.8f","9f",null,null]]]
LAX_FLOAT64_ARRAY(JSON '{}')
-- => [[null]]
LAX_FLOAT64_ARRAY(JSON '[true]')
-- => [[[null]]]
LAX_BOOL_ARRAY(JSON '[true, "false", 1, 0.0, "x", null]')
-- => [[[true,false,true,false,null,null]]]
LAX_BOOL_ARRAY(JSON '1')
-- => [[null]]
LAX_BOOL_ARRAY(JSON '[]')
-- => [[[]]]
LAX_STRING_ARRAY(JSON '["a", true, 1, 1.5, null]')
-- => [[["a","true","1","1.5",null]]]
LAX_STRING_ARRAY(JSON '"a"')
-- => [[null]]
LAX_STRING_ARRAY(JSON '[]')
-- => [[[]]]
JSON_KEYS(JSON '{"a": {"b": 1}, "c": 2}')
-- => [[["a","a.b","c"]]]
JSON_KEYS(JSON '{"a": {"b": 1}, "c": 2}', 1)
-- => [[["a","c"]]]
JSON_KEYS(JSON '1')
-- => [[[]]]
JSON_FLATTEN(JSON '[1, [2, [3]], "x"]')
-- => [[["j1","j2","j3","j\"x\""]]]
JSON_FLATTEN(JSON '1')
-- => [[["j1"]]]
JSON_FLATTEN(JSON '[]')
-- => [[[]]]
LENGTH(GENERATE_UUID())
-- => [["36i"]]
GENERATE_UUID() = GENERATE_UUID()
-- => [[false]]
REGEXP_CONTAINS(GENERATE_UUID(), r'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
-- => [[true]]
SESSION_USER() IS NULL
-- => [[false]]
LENGTH(SESSION_USER()) > 0
-- => [[true]]
CONCAT(SESSION_USER(), '') = SESSION_USER()
-- => [[true]]
ZEROIFNULL(NULL)
-- => [["0i"]]
ZEROIFNULL(1.5)
-- => [["1.5f"]]
ZEROIFNULL(CAST(NULL AS NUMERIC))
-- => [["0n"]]
NULLIFZERO(0)
-- => [[null]]
NULLIFZERO(1.5)
-- => [["1.5f"]]
NULLIFZERO(CAST(NULL AS INT64))
-- => [[null]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> WHERE v > 5 |> SELECT id, v |> ORDER BY id
-- => [["1i","10i"],["2i","20i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> AGGREGATE SUM(v) AS s, COUNT(*) AS n GROUP BY k |> ORDER BY k
-- => [[null,"5i","1i"],["a","10i","2i"],["b","20i","1i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> EXTEND v * 2 AS w |> WHERE w > 15 |> DROP d |> ORDER BY id DESC
-- => [["2i","b","20i","40i"],["1i","a","10i","20i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> SET v = IFNULL(v, 0) |> RENAME k AS kk |> ORDER BY id
-- => [["1i","a","10i","d2024-01-01"],["2i","b","20i","d2024-01-02"],["3i","a","0i","d2024-02-01"],["4i",null,"5i","d2024-02-29"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> JOIN u USING (k) |> SELECT id, name |> ORDER BY id
-- => [["1i","Alpha"],["3i","Alpha"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> AS x |> LEFT JOIN u ON x.k = u.k |> SELECT x.id, u.name |> ORDER BY id
-- => [["1i","Alpha"],["2i",null],["3i","Alpha"],["4i",null]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> AGGREGATE MAX(v) AS m |> EXTEND m + 1 AS n
-- => [["20i","21i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> ORDER BY v DESC NULLS LAST |> LIMIT 2 OFFSET 1 |> SELECT id
-- => [["1i"],["4i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> EXTEND ROW_NUMBER() OVER (PARTITION BY k ORDER BY id DESC) AS rn |> WHERE rn = 1 |> SELECT id |> ORDER BY id
-- => [["2i"],["3i"],["4i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> SELECT DISTINCT k |> ORDER BY k
-- => [[null],["a"],["b"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> AGGREGATE COUNT(*) AS n GROUP AND ORDER BY DATE_TRUNC(d, MONTH) AS m DESC
-- => [["d2024-02-01","2i"],["d2024-01-01","2i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> SELECT id, k |> UNION ALL (SELECT 9, name FROM u) |> ORDER BY id, k
-- => [["1i","a"],["2i","b"],["3i","a"],["4i",null],["9i","Alpha"],["9i","Gamma"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> SELECT k |> EXCEPT DISTINCT (SELECT k FROM u) |> ORDER BY k
-- => [[null],["b"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> SELECT k, v |> PIVOT (SUM(v) FOR k IN ('a', 'b'))
-- => [["10i","20i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> CROSS JOIN UNNEST([1, 2]) AS z |> AGGREGATE SUM(z) AS s GROUP BY id |> ORDER BY id
-- => [["1i","3i"],["2i","3i"],["3i","3i"],["4i","3i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') SELECT id FROM t |> WHERE id > 2 |> ORDER BY id
-- => [["3i"],["4i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> WHERE k IS NOT NULL |> AGGREGATE STRING_AGG(CAST(id AS STRING) ORDER BY id) AS ids GROUP BY k |> WHERE LENGTH(ids) > 1
-- => [["a","1,3"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> EXTEND SUM(v) OVER (ORDER BY id) AS r |> SELECT id, r |> ORDER BY id
-- => [["1i","10i"],["2i","30i"],["3i","30i"],["4i","35i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') SELECT (FROM t |> AGGREGATE SUM(v) AS s) AS total
-- => [["35i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM (FROM t |> WHERE id < 3) |> AGGREGATE COUNT(*) AS n
-- => [["2i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> TABLESAMPLE SYSTEM (100 PERCENT) |> AGGREGATE COUNT(*) AS n
-- => [["4i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM (SELECT 1 AS id, 10 AS a, 20 AS b) |> UNPIVOT (v FOR m IN (a, b)) |> ORDER BY m
-- => [["1i","10i","a"],["1i","20i","b"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> DISTINCT |> AGGREGATE COUNT(*) AS n
-- => [["4i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> WINDOW SUM(v) OVER (ORDER BY id) AS s |> SELECT id, s |> ORDER BY id
-- => [["1i","10i"],["2i","30i"],["3i","30i"],["4i","35i"]]
WITH t AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS k, 10 AS v, DATE '2024-01-01' AS d), (2, 'b', 20, DATE '2024-01-02'), (3, 'a', NULL, DATE '2024-02-01'), (4, NULL, 5, DATE '2024-02-29')])), u AS (SELECT 'a' AS k, 'Alpha' AS name UNION ALL SELECT 'c', 'Gamma') FROM t |> WITH known AS (SELECT k, name FROM u WHERE k = 'a'), |> JOIN known USING (k) |> SELECT id, name |> ORDER BY id
-- => [["1i","Alpha"],["3i","Alpha"]]
COLLATE('a', '') = 'A'
-- => [[false]]
COLLATE(CAST(NULL AS STRING), 'binary')
-- => [[null]]
COLLATE('Straße', '')
-- => [["Straße"]]
SELECT 1 AS a, 'x' AS b UNION ALL BY NAME SELECT 'y' AS b, 2 AS a ORDER BY a
-- => [["1i","x"],["2i","y"]]
SELECT 1 AS a, 'x' AS b FULL UNION ALL BY NAME SELECT 2.5 AS c, 2 AS a ORDER BY a
-- => [["1i","x",null],["2i",null,"2.5f"]]
SELECT 1 AS a, 'x' AS b LEFT OUTER UNION ALL BY NAME SELECT 2.5 AS c, 2 AS a ORDER BY a
-- => [["1i","x"],["2i",null]]
SELECT 1 AS a, 'x' AS b INNER UNION ALL BY NAME SELECT 2.5 AS c, 2 AS a ORDER BY a
-- => [["1i"],["2i"]]
SELECT 1 AS a, 'x' AS b FULL UNION ALL BY NAME ON (b, a) SELECT 'q' AS b, 2 AS a ORDER BY a
-- => [["x","1i"],["q","2i"]]
SELECT 1 AS a, 'x' AS b INTERSECT DISTINCT BY NAME SELECT 'x' AS b, 1 AS a
-- => [["1i","x"]]
SELECT DATE '2024-01-02' AS d, 1 AS a FULL UNION ALL BY NAME SELECT 1.5 AS a ORDER BY a
-- => [["d2024-01-02","1f"],[null,"1.5f"]]
SELECT GROUPING(x) AS g FROM UNNEST([1]) x WHERE FALSE GROUP BY ROLLUP(x)
-- => [["1i"]]
(SELECT APPROX_QUANTILES(x, 2) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT APPROX_TOP_COUNT(x, 2) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT APPROX_TOP_SUM(x, x, 2) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT HLL_COUNT.INIT(x) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT HLL_COUNT.MERGE(x) FROM UNNEST([b'']) x WHERE FALSE)
-- => [["0i"]]
(SELECT HLL_COUNT.MERGE_PARTIAL(x) FROM UNNEST([b'']) x WHERE FALSE)
-- => [[null]]
CONTAINS_SUBSTR('', 'a')
-- => [[false]]
FROM_BASE32(NULL)
-- => [[null]]
FROM_BASE32('é')
-- => error
COSINE_DISTANCE([1.0, 2.0], NULL)
-- => [[null]]
EUCLIDEAN_DISTANCE([1.0, 2.0], NULL)
-- => [[null]]
DOUBLE(CAST(NULL AS JSON))
-- => [[null]]
DOUBLE(JSON '""')
-- => error
DOUBLE(JSON '"é"')
-- => error
JSON_KEYS(NULL)
-- => [[null]]
JSON_KEYS(JSON '{"a":{"b":1}}', -1)
-- => error
JSON_KEYS(JSON '{"a":{"b":1}}', 9223372036854775807)
-- => [[["a","a.b"]]]
JSON_KEYS(JSON '[]')
-- => [[[]]]
ERROR('é')
-- => error
'abc' NOT LIKE ANY ('x', 'b%')
-- => [[true]]
'abc' NOT LIKE ANY ('a%', 'b%')
-- => [[true]]
'abc' NOT LIKE ANY ('a%', '%c')
-- => [[false]]
'abc' NOT LIKE ANY ('a%', NULL)
-- => [[null]]
'abc' NOT LIKE ALL ('x', 'a%')
-- => [[false]]
'abc' NOT LIKE ALL ('x', 'b%')
-- => [[true]]
'abc' NOT LIKE ALL ('x', NULL)
-- => [[null]]
'abc' LIKE ANY UNNEST(['a%', 'x'])
-- => [[true]]
'abc' NOT LIKE ANY UNNEST(['a%', 'x'])
-- => [[true]]
'abc' LIKE ALL UNNEST(['a%', 'x'])
-- => [[false]]
'abc' NOT LIKE ALL UNNEST(['a%', 'x'])
-- => [[false]]
'abc' LIKE ANY UNNEST(CAST([] AS ARRAY<STRING>))
-- => [[false]]
'abc' LIKE ALL UNNEST(CAST([] AS ARRAY<STRING>))
-- => [[true]]
b'abc' LIKE ANY UNNEST([b'a%', NULL])
-- => [[true]]
b'a' /* and */ rb'\x' b"b"
-- => [["b:615c7862"]]
DATE '2024' '-02-29'
-- => [["d2024-02-29"]]
NUMERIC '1' r'.5'
-- => [["1.5n"]]
SELECT a, ROW_NUMBER() OVER (ORDER BY a) AS r FROM UNNEST([1, 1, 2]) a WHERE TRUE GROUP BY ALL QUALIFY r = 1
-- => [["1i","1i"]]
SELECT a, SUM(a) s, ROW_NUMBER() OVER (ORDER BY SUM(a) DESC, a) AS r FROM UNNEST([1, 1, 2]) a GROUP BY ALL QUALIFY r = 1
-- => [["1i","2i","1i"]]
SELECT 'a' AS x FROM (SELECT 1 AS id UNION ALL SELECT 2 AS id) GROUP BY ALL
-- => [["a"]]
SELECT MOD(a, 2) m, COUNT(*) c FROM UNNEST([1, 1, 2]) a GROUP BY ALL HAVING c > 0 QUALIFY RANK() OVER (ORDER BY c DESC) = 1
-- => [["1i","2i"]]
FROM UNNEST([5, 7, 9]) a |> WHERE RANK() OVER (ORDER BY a) = 2
-- => [["7i"]]
FROM UNNEST([5, 7, 7]) a |> AGGREGATE COUNT(*) c GROUP BY a |> WHERE RANK() OVER (ORDER BY c DESC) = 1 |> SELECT a
-- => [["7i"]]
COLLATE('Foo', 'und:ci') = 'foo'
-- => [[true]]
'B' BETWEEN COLLATE('a', 'und:ci') AND 'c'
-- => [[true]]
'x' IN (COLLATE('Y', 'und:ci'), 'X')
-- => [[true]]
COLLATE('é', 'und:ci') = 'e'
-- => [[false]]
SELECT x FROM UNNEST(['b', 'A', 'a', 'B']) x ORDER BY COLLATE(x, 'und:ci'), x
-- => [["A"],["a"],["B"],["b"]]
SELECT MAX_BY(v, k) AS x, MIN_BY(v, k) AS y FROM UNNEST([STRUCT('a' AS v, 1 AS k), (NULL, 3), ('b', NULL)])
-- => [[null,"a"]]
SELECT MAX_BY(k, v) AS x, MIN_BY(k, v) AS y FROM UNNEST([STRUCT('a' AS v, 1 AS k), (NULL, 3), ('b', 2)])
-- => [["2i","1i"]]
SELECT MAX_BY(v, k) AS x, MIN_BY(v, k) AS y FROM UNNEST([STRUCT('a' AS v, 1 AS k)]) WHERE FALSE
-- => [[null,null]]
SELECT COUNT(*) AS n, MAX_BY(v, k) AS x, MIN_BY(v, k) AS y FROM UNNEST([STRUCT('' AS v, 1 AS k)]) WHERE k > 9
-- => [["0i",null,null]]
SELECT MAX_BY(v, k) AS x, MIN_BY(v, k) AS y FROM UNNEST([STRUCT('' AS v, 1 AS k), ('z', 0)])
-- => [["","z"]]
SELECT k, GROUPING(k) AS g, COUNT(*) AS n FROM UNNEST([1, NULL]) k GROUP BY ROLLUP(k) ORDER BY g, k
-- => [[null,"0i","1i"],["1i","0i","1i"],[null,"1i","2i"]]
SELECT k, GROUPING(k) AS g FROM UNNEST([CAST(NULL AS INT64)]) k GROUP BY GROUPING SETS (k, ()) ORDER BY g
-- => [[null,"0i"],[null,"1i"]]
SELECT k, GROUPING(k) AS g, COUNT(*) AS n FROM UNNEST([1]) k WHERE FALSE GROUP BY ROLLUP(k)
-- => [[null,"1i","0i"]]
SELECT k, GROUPING(k) AS g FROM UNNEST([1]) k WHERE FALSE GROUP BY k
-- => []
CONTAINS_SUBSTR(CAST(NULL AS STRING), 'a')
-- => [[null]]
CONTAINS_SUBSTR(IF(FALSE, 'a', NULL), 'a')
-- => [[null]]
CONTAINS_SUBSTR('', 'a')
-- => [[false]]
CONTAINS_SUBSTR('É', 'é')
-- => [[true]]
CONTAINS_SUBSTR('日本', '本')
-- => [[true]]
COLLATE('', 'binary') = ''
-- => [[true]]
COLLATE(CAST(NULL AS STRING), '') IS NULL
-- => [[true]]
COLLATE(CAST(NULL AS STRING), 'und:ci') = 'a'
-- => [[null]]
COLLATE('日', 'und:ci') = '日'
-- => [[true]]
COLLATE('', 'und:ci') = ''
-- => [[true]]
CONTAINS_SUBSTR('a', '')
-- => [[true]]
EDIT_DISTANCE(CAST(NULL AS STRING), 'a')
-- => [[null]]
EDIT_DISTANCE('a', IF(FALSE, 'a', NULL))
-- => [[null]]
EDIT_DISTANCE('', 'abc')
-- => [["3i"]]
EDIT_DISTANCE('', '')
-- => [["0i"]]
EDIT_DISTANCE('é', 'e')
-- => [["1i"]]
EDIT_DISTANCE('日本👍', '日👍')
-- => [["1i"]]
TO_BASE32(CAST(NULL AS BYTES))
-- => [[null]]
TO_BASE32(IF(FALSE, b'a', NULL))
-- => [[null]]
FROM_BASE32(CAST(NULL AS STRING))
-- => [[null]]
FROM_BASE32(IF(FALSE, 'ME======', NULL))
-- => [[null]]
FROM_BASE32('')
-- => [["b:"]]
TO_HEX(FROM_BASE32(''))
-- => [[""]]
FROM_BASE32('é')
-- => error
FROM_BASE32('日本')
-- => error
COSINE_DISTANCE([1.0, NULL], [1.0, 2.0])
-- => error
COSINE_DISTANCE(CAST(NULL AS ARRAY<FLOAT64>), [1.0, 2.0])
-- => [[null]]
EUCLIDEAN_DISTANCE([1.0, NULL], [1.0, 2.0])
-- => error
EUCLIDEAN_DISTANCE(CAST(NULL AS ARRAY<FLOAT64>), [1.0, 2.0])
-- => [[null]]
FLOAT64(CAST(NULL AS JSON))
-- => [[null]]
DOUBLE(CAST(NULL AS JSON))
-- => [[null]]
DOUBLE(IF(FALSE, JSON '1', NULL))
-- => [[null]]
JSON_KEYS(CAST(NULL AS JSON))
-- => [[null]]
JSON_KEYS(IF(FALSE, JSON '{}', NULL))
-- => [[null]]
SELECT JSON_SET(JSON '{"a":1}', NULL, 2), JSON_REMOVE(JSON '{"a":1}', NULL), JSON_ARRAY_APPEND(JSON '[1]', NULL, 2), JSON_REMOVE(JSON '{"a":1}', '$.a', NULL)
-- => [["j{\"a\":1}","j{\"a\":1}","j[1]","j{}"]]
SELECT ARRAY(SELECT AS STRUCT a, COUNT(*) AS c FROM UNNEST([1, 1, 2]) a GROUP BY ALL QUALIFY ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC) = 1)
-- => [[[[["a","1i"],["c","2i"]]]]]
FROM UNNEST([1, 2, 3]) AS n |> EXTEND n * 2 AS m |> WHERE n > 1 |> ORDER BY n
-- => [["2i","4i"],["3i","6i"]]
FROM UNNEST([1, 2, 3]) AS n |> EXTEND n * 2 AS m |> SET n = n + m |> WHERE n > 3 |> ORDER BY n
-- => [["6i","4i"],["9i","6i"]]
FROM UNNEST([1, 2, 3]) AS n |> SET n = n + 1 |> AGGREGATE SUM(n) AS s
-- => [["9i"]]
SELECT d, DATE_BUCKET(d, INTERVAL 2 DAY) AS b FROM UNNEST([DATE '1949-12-29', '1949-12-30', '1949-12-31', '1950-01-01', '1950-01-02', '1950-01-03']) AS d ORDER BY d
-- => [["d1949-12-29","d1949-12-28"],["d1949-12-30","d1949-12-30"],["d1949-12-31","d1949-12-30"],["d1950-01-01","d1950-01-01"],["d1950-01-02","d1950-01-01"],["d1950-01-03","d1950-01-03"]]
SELECT d, DATE_BUCKET(d, INTERVAL 7 DAY, DATE '2000-12-24') AS b FROM UNNEST([DATE '2000-12-20', '2000-12-21', '2000-12-22', '2000-12-23', '2000-12-24', '2000-12-25']) AS d ORDER BY d
-- => [["d2000-12-20","d2000-12-17"],["d2000-12-21","d2000-12-17"],["d2000-12-22","d2000-12-17"],["d2000-12-23","d2000-12-17"],["d2000-12-24","d2000-12-24"],["d2000-12-25","d2000-12-24"]]
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL 1 MONTH)
-- => [["d2020-03-01"]]
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL 1 MONTH, DATE '2020-01-31')
-- => [["d2020-03-31"]]
SELECT DATE_BUCKET(DATE '2020-03-30', INTERVAL 1 MONTH, DATE '2020-01-31')
-- => [["d2020-02-29"]]
SELECT DATE_BUCKET(DATE '2020-02-29', INTERVAL 1 MONTH, DATE '2020-01-31')
-- => [["d2020-02-29"]]
SELECT DATE_BUCKET(DATE '2019-11-15', INTERVAL 1 QUARTER, DATE '2020-01-31')
-- => [["d2019-10-31"]]
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL 1 HOUR)
-- => error
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL 0 DAY)
-- => error
SELECT DATE_BUCKET(CAST(NULL AS DATE), INTERVAL 2 DAY)
-- => [[null]]
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL '1-0 1' YEAR TO DAY)
-- => error
SELECT DATETIME_BUCKET(DATETIME '2020-01-05 10:11:12', INTERVAL 90 MINUTE)
-- => [["dt2020-01-05 09:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '1949-12-31 23:00:00', INTERVAL 12 HOUR)
-- => [["dt1949-12-31 12:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2020-02-10 05:00:00', INTERVAL 1 MONTH, DATETIME '2020-01-10 06:00:00')
-- => [["dt2020-01-10 06:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2020-02-10 06:00:00', INTERVAL 1 MONTH, DATETIME '2020-01-10 06:00:00')
-- => [["dt2020-02-10 06:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-01-05 10:11:12', INTERVAL 90 MINUTE)
-- => [["ts2020-01-05 09:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-01-05 10:11:12', INTERVAL 1 DAY, TIMESTAMP '2020-01-01 06:00:00')
-- => [["ts2020-01-05 06:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '1949-06-01 13:00:00', INTERVAL 12 HOUR)
-- => [["ts1949-06-01 12:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-01-05 10:11:12', INTERVAL 1 MONTH)
-- => error
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-01-05 10:11:12', INTERVAL -1 DAY)
-- => error
SELECT DATE_BUCKET(DATE '2020-03-31', CAST(NULL AS INTERVAL))
-- => [[null]]
SELECT DATE_BUCKET(DATE '2020-03-31', INTERVAL 2 DAY, CAST(NULL AS DATE))
-- => [[null]]
SELECT DATE_BUCKET(DATE '2024-02-29', INTERVAL 1 YEAR)
-- => [["d2024-01-01"]]
SELECT DATE_BUCKET(DATE '2024-02-29', INTERVAL 1 YEAR, DATE '2020-02-29')
-- => [["d2024-02-29"]]
SELECT DATE_BUCKET(DATE '2023-03-01', INTERVAL 1 YEAR, DATE '2020-02-29')
-- => [["d2023-02-28"]]
SELECT DATE_BUCKET(DATE '2024-02-29', INTERVAL 5 DAY)
-- => [["d2024-02-27"]]
SELECT DATE_BUCKET(DATE '2024-12-29', INTERVAL 1 WEEK)
-- => [["d2024-12-29"]]
SELECT DATE_BUCKET(DATE '2024-12-30', INTERVAL 1 WEEK, DATE '2024-12-30')
-- => [["d2024-12-30"]]
SELECT DATE_BUCKET(DATE '2025-01-05', INTERVAL 1 WEEK, DATE '2024-12-30')
-- => [["d2024-12-30"]]
SELECT DATE_BUCKET(DATE '9999-12-31', INTERVAL 10 DAY)
-- => [["d9999-12-30"]]
SELECT DATE_BUCKET(DATE '0001-01-01', INTERVAL 10 DAY)
-- => error
SELECT DATE_BUCKET(DATE '0001-01-01', INTERVAL 1 MONTH, DATE '0001-01-01')
-- => [["d0001-01-01"]]
SELECT DATETIME_BUCKET(CAST(NULL AS DATETIME), INTERVAL 2 DAY)
-- => [[null]]
SELECT DATETIME_BUCKET(DATETIME '2020-03-31 00:00:00', CAST(NULL AS INTERVAL))
-- => [[null]]
SELECT DATETIME_BUCKET(DATETIME '2020-03-31 00:00:00', INTERVAL 1 HOUR, NULL)
-- => [[null]]
SELECT DATETIME_BUCKET(DATETIME '2024-02-29 23:59:59.999999', INTERVAL 1 DAY)
-- => [["dt2024-02-29 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2024-02-29 10:00:00', INTERVAL 1 MONTH, DATETIME '2024-01-31 12:00:00')
-- => [["dt2024-01-31 12:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2024-02-29 12:00:00', INTERVAL 1 MONTH, DATETIME '2024-01-31 12:00:00')
-- => [["dt2024-02-29 12:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2024-12-29 10:00:00', INTERVAL 1 WEEK, DATETIME '2024-12-30')
-- => [["dt2024-12-23 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2024-12-30 10:00:00', INTERVAL 1 WEEK, DATETIME '2024-12-30')
-- => [["dt2024-12-30 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '2025-01-05 10:00:00', INTERVAL 1 WEEK, DATETIME '2024-12-30')
-- => [["dt2024-12-30 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '9999-12-31 23:59:59.999999', INTERVAL 1 DAY)
-- => [["dt9999-12-31 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '0001-01-01 00:00:00', INTERVAL 1 DAY)
-- => [["dt0001-01-01 00:00:00"]]
SELECT DATETIME_BUCKET(DATETIME '0001-01-01 00:00:00', INTERVAL 7 HOUR)
-- => error
SELECT TIMESTAMP_BUCKET(CAST(NULL AS TIMESTAMP), INTERVAL 2 DAY)
-- => [[null]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-03-31 00:00:00', CAST(NULL AS INTERVAL))
-- => [[null]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-03-31 00:00:00', INTERVAL 1 HOUR, NULL)
-- => [[null]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-02-29 23:59:59', INTERVAL 1 DAY)
-- => [["ts2024-02-29 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-02-29 10:00:00', INTERVAL 8 HOUR)
-- => [["ts2024-02-29 08:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-02-29 10:00:00', INTERVAL 2 DAY, TIMESTAMP '2024-02-28')
-- => [["ts2024-02-28 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-12-29 10:00:00', INTERVAL 7 DAY, TIMESTAMP '2024-12-30')
-- => [["ts2024-12-23 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-12-30 10:00:00', INTERVAL 7 DAY, TIMESTAMP '2024-12-30')
-- => [["ts2024-12-30 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2025-01-05 10:00:00', INTERVAL 7 DAY, TIMESTAMP '2024-12-30')
-- => [["ts2024-12-30 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-03-31 03:30:00 Europe/Berlin', INTERVAL 1 HOUR)
-- => [["ts2024-03-31 01:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-10-27 02:30:00 Europe/Berlin', INTERVAL 1 DAY)
-- => [["ts2024-10-27 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '2024-03-10 03:30:00 America/New_York', INTERVAL 6 HOUR)
-- => [["ts2024-03-10 06:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '9999-12-31 23:59:59.999999+00', INTERVAL 1 DAY)
-- => [["ts9999-12-31 00:00:00"]]
SELECT TIMESTAMP_BUCKET(TIMESTAMP '0001-01-01 00:00:00+00', INTERVAL 7 DAY)
-- => error
SELECT TIMESTAMP_BUCKET(TIMESTAMP '0001-01-01 00:00:00+00', INTERVAL 1 DAY)
-- => [["ts0001-01-01 00:00:00"]]
