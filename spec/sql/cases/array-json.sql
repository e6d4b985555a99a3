[1, 2, 3]
-- => [[["1i","2i","3i"]]]
[1, 2.5]
-- => [[["1f","2.5f"]]]
[NULL, 1]
-- => [[[null,"1i"]]]
ARRAY<INT64>[]
-- => [[[]]]
ARRAY<STRING>['a', NULL]
-- => [[["a",null]]]
[1, 2, 3][OFFSET(0)]
-- => [["1i"]]
[1, 2, 3][ORDINAL(1)]
-- => [["1i"]]
[1, 2, 3][OFFSET(3)]
-- => error
[1, 2, 3][SAFE_OFFSET(3)]
-- => [[null]]
[1, 2, 3][SAFE_OFFSET(-1)]
-- => [[null]]
[1, 2, 3][SAFE_ORDINAL(0)]
-- => [[null]]
[1, 2, 3][SAFE_ORDINAL(3)]
-- => [["3i"]]
ARRAY_LENGTH([1, 2])
-- => [["2i"]]
ARRAY_LENGTH(ARRAY<INT64>[])
-- => [["0i"]]
ARRAY_LENGTH(NULL)
-- => [[null]]
ARRAY_CONCAT([1, 2], [3])
-- => [[["1i","2i","3i"]]]
ARRAY_CONCAT([1, 2], [3], [4, 5])
-- => [[["1i","2i","3i","4i","5i"]]]
ARRAY_CONCAT([1], CAST(NULL AS ARRAY<INT64>))
-- => [[null]]
[1] || [2, 3]
-- => [[["1i","2i","3i"]]]
ARRAY_REVERSE([1, 2, 3])
-- => [[["3i","2i","1i"]]]
ARRAY_REVERSE(ARRAY<INT64>[])
-- => [[[]]]
ARRAY_TO_STRING(['a', 'b', NULL, 'c'], '-')
-- => [["a-b-c"]]
ARRAY_TO_STRING(['a', NULL], '-', 'X')
-- => [["a-X"]]
ARRAY_TO_STRING(ARRAY<STRING>[], '-')
-- => [[""]]
ARRAY_TO_STRING(CAST(NULL AS ARRAY<STRING>), '-')
-- => [[null]]
GENERATE_ARRAY(1, 7, 3)
-- => [[["1i","4i","7i"]]]
GENERATE_ARRAY(1, 3)
-- => [[["1i","2i","3i"]]]
GENERATE_ARRAY(3, 1)
-- => [[[]]]
GENERATE_ARRAY(3, 1, -1)
-- => [[["3i","2i","1i"]]]
GENERATE_ARRAY(1, 3, 0)
-- => error
GENERATE_ARRAY(NULL, 3)
-- => [[null]]
GENERATE_ARRAY(0, 1, 0.25)
-- => [[["0f","0.25f","0.5f","0.75f","1f"]]]
GENERATE_DATE_ARRAY('2024-02-27', '2024-03-02')
-- => [[["d2024-02-27","d2024-02-28","d2024-02-29","d2024-03-01","d2024-03-02"]]]
GENERATE_DATE_ARRAY(DATE '2024-01-31', DATE '2024-05-31', INTERVAL 1 MONTH)
-- => [[["d2024-01-31","d2024-02-29","d2024-03-29","d2024-04-29","d2024-05-29"]]]
GENERATE_DATE_ARRAY(DATE '2024-01-01', DATE '2024-02-01', INTERVAL 2 WEEK)
-- => [[["d2024-01-01","d2024-01-15","d2024-01-29"]]]
GENERATE_DATE_ARRAY(DATE '2024-03-01', DATE '2024-01-01', INTERVAL -1 MONTH)
-- => [[["d2024-03-01","d2024-02-01","d2024-01-01"]]]
GENERATE_DATE_ARRAY(DATE '2024-03-01', DATE '2024-01-01')
-- => [[[]]]
GENERATE_DATE_ARRAY(DATE '2020-02-29', DATE '2024-02-29', INTERVAL 1 YEAR)
-- => [[["d2020-02-29","d2021-02-28","d2022-02-28","d2023-02-28","d2024-02-28"]]]
GENERATE_TIMESTAMP_ARRAY(TIMESTAMP '2024-01-01 00:00:00 UTC', TIMESTAMP '2024-01-01 05:00:00 UTC', INTERVAL 2 HOUR)
-- => [[["ts2024-01-01 00:00:00","ts2024-01-01 02:00:00","ts2024-01-01 04:00:00"]]]
GENERATE_TIMESTAMP_ARRAY(TIMESTAMP '2024-01-01 00:00:00 UTC', TIMESTAMP '2024-01-03 05:00:00 UTC', INTERVAL 1 DAY)
-- => [[["ts2024-01-01 00:00:00","ts2024-01-02 00:00:00","ts2024-01-03 00:00:00"]]]
1 IN UNNEST([1, 2])
-- => [[true]]
3 IN UNNEST([1, 2])
-- => [[false]]
3 IN UNNEST([1, NULL])
-- => [[null]]
3 NOT IN UNNEST([1, 2])
-- => [[true]]
NULL IN UNNEST([1])
-- => [[null]]
1 IN UNNEST(ARRAY<INT64>[])
-- => [[false]]
1 IN UNNEST(CAST(NULL AS ARRAY<INT64>))
-- => [[false]]
ARRAY(SELECT x * 2 FROM UNNEST([1, 2, 3]) AS x WHERE x > 1 ORDER BY x DESC)
-- => [[["6i","4i"]]]
ARRAY(SELECT x FROM UNNEST([1, 2, 3]) AS x WHERE x > 5)
-- => [[[]]]
ARRAY(SELECT AS STRUCT x AS a, x + 1 AS b FROM UNNEST([1, 2]) AS x)
-- => [[[[["a","1i"],["b","2i"]],[["a","2i"],["b","3i"]]]]]
(SELECT SUM(x) FROM UNNEST([1, 2, 3]) AS x)
-- => [["6i"]]
(SELECT STRING_AGG(x, '|' ORDER BY x DESC) FROM UNNEST(['a', 'b']) AS x)
-- => [["b|a"]]
(SELECT STRING_AGG(x) FROM UNNEST(['a', NULL, 'b']) AS x)
-- => [["a,b"]]
(SELECT ARRAY_AGG(x ORDER BY x LIMIT 2) FROM UNNEST([3, 1, 2]) AS x)
-- => [[["1i","2i"]]]
(SELECT ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC) FROM UNNEST([3, NULL, 2]) AS x)
-- => [[["3i","2i"]]]
(SELECT ARRAY_AGG(DISTINCT x ORDER BY x) FROM UNNEST([3, 1, 3]) AS x)
-- => [[["1i","3i"]]]
(SELECT COUNT(*) FROM UNNEST([1, NULL]) AS x)
-- => [["2i"]]
(SELECT COUNT(x) FROM UNNEST([1, NULL]) AS x)
-- => [["1i"]]
(SELECT COUNT(DISTINCT x) FROM UNNEST([1, 1, NULL]) AS x)
-- => [["1i"]]
(SELECT COUNTIF(x > 1) FROM UNNEST([1, 2, NULL]) AS x)
-- => [["1i"]]
(SELECT COUNTIF(x > 1) FROM UNNEST(ARRAY<INT64>[]) AS x)
-- => [["0i"]]
(SELECT SUM(x) FROM UNNEST(ARRAY<INT64>[]) AS x)
-- => [[null]]
(SELECT AVG(x) FROM UNNEST([1, 2, NULL]) AS x)
-- => [["1.5f"]]
(SELECT AVG(x) FROM UNNEST([NUMERIC '1', NUMERIC '2', NUMERIC '2']) AS x)
-- => [["1.666666667n"]]
(SELECT SUM(x) FROM UNNEST([NUMERIC '1.1', NUMERIC '2']) AS x)
-- => [["3.1n"]]
(SELECT SUM(x) FROM UNNEST([9223372036854775807, 1]) AS x)
-- => error
(SELECT MIN(x) FROM UNNEST(['b', 'a']) AS x)
-- => [["a"]]
(SELECT MAX(x) FROM UNNEST([1.5, 2]) AS x)
-- => [["2f"]]
(SELECT LOGICAL_AND(x) FROM UNNEST([TRUE, NULL, FALSE]) AS x)
-- => [[false]]
(SELECT LOGICAL_OR(x) FROM UNNEST([NULL, FALSE]) AS x)
-- => [[false]]
(SELECT BIT_AND(x) FROM UNNEST([7, 3]) AS x)
-- => [["3i"]]
(SELECT BIT_OR(x) FROM UNNEST([4, 3]) AS x)
-- => [["7i"]]
(SELECT BIT_XOR(x) FROM UNNEST([4, 5]) AS x)
-- => [["1i"]]
(SELECT STDDEV(x) FROM UNNEST([1, 2, 4]) AS x)
-- => [["1.5275252316519f"]]
(SELECT STDDEV(x) FROM UNNEST([1]) AS x)
-- => [[null]]
(SELECT STDDEV_POP(x) FROM UNNEST([1, 2, 4]) AS x)
-- => [["1.2472191289246f"]]
(SELECT VARIANCE(x) FROM UNNEST([1, 2, 4]) AS x)
-- => [["2.3333333333333f"]]
(SELECT VAR_POP(x) FROM UNNEST([1, 2, 4]) AS x)
-- => [["1.5555555555556f"]]
(SELECT VAR_SAMP(x) FROM UNNEST([1]) AS x)
-- => [[null]]
(SELECT CORR(x, x * 2) FROM UNNEST([1, 2, 4]) AS x)
-- => [["1f"]]
(SELECT COVAR_POP(x, x * 2) FROM UNNEST([1, 2, 4]) AS x)
-- => [["3.1111111111111f"]]
(SELECT COVAR_SAMP(x, x * 2) FROM UNNEST([1, 2, 4]) AS x)
-- => [["4.6666666666667f"]]
(SELECT ANY_VALUE(x) FROM UNNEST([1, 1]) AS x)
-- => [["1i"]]
(SELECT ANY_VALUE(x HAVING MAX x) FROM UNNEST([1, 5, 2]) AS x)
-- => [["5i"]]
(SELECT APPROX_COUNT_DISTINCT(x) FROM UNNEST([1, 1, 2]) AS x)
-- => unknown
STRUCT(1 AS a, 'x' AS b)
-- => [[[["a","1i"],["b","x"]]]]
STRUCT(1 AS a, 'x' AS b).b
-- => [["x"]]
STRUCT(1, 'x')
-- => [[[["","1i"],["","x"]]]]
STRUCT<a INT64, b STRING>(1, 'x')
-- => [[[["a","1i"],["b","x"]]]]
STRUCT(STRUCT(1 AS c) AS a).a.c
-- => [["1i"]]
(1, 2) = (1, 2)
-- => [[true]]
(1, 'a') IN ((1, 'a'), (2, 'b'))
-- => [[true]]
[STRUCT(1 AS id, 'one' AS label), (2, 'two')]
-- => [[[[["id","1i"],["label","one"]],[["id","2i"],["label","two"]]]]]
(SELECT AS STRUCT 5 AS p, 6 AS q).q
-- => [["6i"]]
EXISTS(SELECT 1 FROM UNNEST([1, 2]) AS x WHERE x > 1)
-- => [[true]]
EXISTS(SELECT 1 FROM UNNEST([1, 2]) AS x WHERE x > 5)
-- => [[false]]
2 IN (SELECT x FROM UNNEST([1, 2]) AS x)
-- => [[true]]
JSON_VALUE('{"a":"x"}', '$.a')
-- => [["x"]]
JSON_VALUE('{"a":1}', '$.a')
-- => [["1"]]
JSON_VALUE('{"a":true}', '$.a')
-- => [["true"]]
JSON_VALUE('{"a":null}', '$.a')
-- => [[null]]
JSON_VALUE('{"a":{"b":1}}', '$.a')
-- => [[null]]
JSON_VALUE('{"a":[1]}', '$.a')
-- => [[null]]
JSON_VALUE('{"a":[1,"z"]}', '$.a[1]')
-- => [["z"]]
JSON_VALUE('{"a":1}', '$.b')
-- => [[null]]
JSON_VALUE('"x"')
-- => [["x"]]
JSON_VALUE('bad', '$.a')
-- => [[null]]
JSON_VALUE(NULL, '$.a')
-- => [[null]]
JSON_VALUE('{"a b":"x"}', '$."a b"')
-- => [["x"]]
JSON_VALUE('{"a.b":{"c":"x"}}', '$."a.b".c')
-- => [["x"]]
JSON_VALUE('{"a":"h\\u00e9"}', '$.a')
-- => [["hé"]]
JSON_EXTRACT_SCALAR('{"a":["x"]}', '$.a[0]')
-- => [["x"]]
JSON_EXTRACT_SCALAR('{"a b":"x"}', "$['a b']")
-- => [["x"]]
JSON_QUERY('{"a":{"b":1}}', '$.a')
-- => [["{\"b\":1}"]]
JSON_QUERY('{"a":{"b": 1,  "c":[1, 2]}}', '$.a')
-- => [["{\"b\":1,\"c\":[1,2]}"]]
JSON_QUERY('{"a":"x"}', '$.a')
-- => [["\"x\""]]
JSON_QUERY('{"a":null}', '$.a')
-- => [[null]]
JSON_QUERY('{"a":1}', '$.b')
-- => [[null]]
JSON_QUERY('bad', '$.a')
-- => [[null]]
JSON_EXTRACT('{"a":{"b":1}}', '$.a')
-- => [["{\"b\":1}"]]
JSON_EXTRACT('{"a":null}', '$.a')
-- => [[null]]
JSON_QUERY_ARRAY('{"a":[1,"x",{"b":2}]}', '$.a')
-- => [[["1","\"x\"","{\"b\":2}"]]]
JSON_QUERY_ARRAY('{"a":1}', '$.a')
-- => [[null]]
JSON_QUERY_ARRAY('[1,2]')
-- => [[["1","2"]]]
JSON_QUERY_ARRAY('{"a":[]}', '$.a')
-- => [[[]]]
JSON_EXTRACT_ARRAY('{"a":["x"]}', '$.a')
-- => [[["\"x\""]]]
JSON_VALUE_ARRAY('{"a":["x","y"]}', '$.a')
-- => [[["x","y"]]]
JSON_VALUE_ARRAY('{"a":[1,true]}', '$.a')
-- => [[["1","true"]]]
JSON_VALUE_ARRAY('{"a":[1,{"b":1}]}', '$.a')
-- => [[null]]
JSON_VALUE_ARRAY('{"a":["x",null]}', '$.a')
-- => [[["x",null]]]
JSON_VALUE_ARRAY('{"a":1}', '$.a')
-- => [[null]]
JSON_EXTRACT_STRING_ARRAY('["x","y"]')
-- => [[["x","y"]]]
TO_JSON_STRING(STRUCT(1 AS a, 'x' AS b, [1, 2] AS c))
-- => [["{\"a\":1,\"b\":\"x\",\"c\":[1,2]}"]]
TO_JSON_STRING('a"b')
-- => [["\"a\\\"b\""]]
TO_JSON_STRING('é/\n')
-- => [["\"é/\\n\""]]
TO_JSON_STRING(1.0)
-- => [["1"]]
TO_JSON_STRING(1.5)
-- => [["1.5"]]
TO_JSON_STRING(1e20)
-- => [["1e+20"]]
TO_JSON_STRING(NUMERIC '1.50')
-- => [["\"1.5\""]]
TO_JSON_STRING(NULL)
-- => [["null"]]
TO_JSON_STRING(TRUE)
-- => [["true"]]
TO_JSON_STRING(DATE '2024-01-01')
-- => [["\"2024-01-01\""]]
TO_JSON_STRING(TIMESTAMP '2024-01-01 10:00:00 UTC')
-- => [["\"2024-01-01T10:00:00Z\""]]
TO_JSON_STRING(TIMESTAMP '2024-01-01 10:00:00.5 UTC')
-- => [["\"2024-01-01T10:00:00.500Z\""]]
TO_JSON_STRING(DATETIME '2024-01-01 10:00:00')
-- => [["\"2024-01-01T10:00:00\""]]
TO_JSON_STRING(STRUCT(1.5 AS a, TIMESTAMP '2024-01-01 10:00:00 UTC' AS b, NULL AS c))
-- => [["{\"a\":1.5,\"b\":\"2024-01-01T10:00:00Z\",\"c\":null}"]]
TO_JSON_STRING([1, 2])
-- => [["[1,2]"]]
TO_JSON_STRING(b'abc')
-- => [["\"YWJj\""]]
PARSE_JSON('{"n": 5}')
-- => [["j{\"n\":5}"]]
PARSE_JSON('bad')
-- => error
INT64(PARSE_JSON('{"n": 5}').n)
-- => [["5i"]]
INT64(PARSE_JSON('{"n": "5"}').n)
-- => error
INT64(PARSE_JSON('5.0'))
-- => [["5i"]]
FLOAT64(PARSE_JSON('5.5'))
-- => [["5.5f"]]
FLOAT64(PARSE_JSON('5'))
-- => [["5f"]]
BOOL(PARSE_JSON('true'))
-- => [[true]]
STRING(PARSE_JSON('"x"'))
-- => [["x"]]
STRING(PARSE_JSON('5'))
-- => error
JSON_TYPE(PARSE_JSON('[1]'))
-- => [["array"]]
JSON_TYPE(PARSE_JSON('1'))
-- => [["number"]]
JSON_TYPE(PARSE_JSON('null'))
-- => [["null"]]
JSON_VALUE(PARSE_JSON('{"a":{"b":"x"}}'), '$.a.b')
-- => [["x"]]
JSON_VALUE(JSON '{"a":1}', '$.a')
-- => [["1"]]
JSON_QUERY(JSON '{"a":{"b":1}}', '$.a')
-- => [["j{\"b\":1}"]]
JSON '{"a":[1,2]}'.a[0]
-- => [["j1"]]
JSON '{"a":[1,2]}'['a'][1]
-- => [["j2"]]
TO_JSON(STRUCT(1 AS a, 'x' AS b))
-- => [["j{\"a\":1,\"b\":\"x\"}"]]
JSON_QUERY_ARRAY(JSON '{"a":[1,2]}', '$.a')
-- => [[["j1","j2"]]]
TO_JSON_STRING(JSON '{"a":[1,2]}')
-- => [["{\"a\":[1,2]}"]]
