SELECT AVG(i) AS x FROM UNNEST([INTERVAL 10000 YEAR, INTERVAL 10000 YEAR]) AS i
-- => [["interval 120000 0 0"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 10000 YEAR, INTERVAL 9999 YEAR, INTERVAL 1 DAY]) AS i
-- => [["interval 79996 0 28800000000"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 3660000 DAY, INTERVAL 3660000 DAY, INTERVAL 1 MONTH]) AS i
-- => [["interval 0 2440010 0"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 87840000 HOUR, INTERVAL 87840000 HOUR]) AS i
-- => [["interval 0 0 316224000000000000"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 87840000 HOUR, INTERVAL 87839999 HOUR, INTERVAL 10000 YEAR]) AS i
-- => [["interval 40000 0 210815998800000000"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 1 MONTH, INTERVAL 0 SECOND, INTERVAL 0 SECOND]) AS i
-- => [["interval 0 10 0"]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 1 MONTH, INTERVAL -1 DAY, INTERVAL 7 SECOND]) AS i
-- => [["interval 0 9 57602333333"]]
SELECT SUM(i) AS x FROM UNNEST([INTERVAL 10000 YEAR, INTERVAL 10000 YEAR]) AS i
-- => error
SELECT CAST('0-0 0 0:0:-0.0000005' AS INTERVAL)
-- => error
SELECT 1 AS x, COUNT(*) AS n FROM UNNEST(CAST([] AS ARRAY<INT64>)) GROUP BY 1
-- => []
SELECT 1 AS x, COUNT(*) AS n FROM UNNEST(CAST([] AS ARRAY<INT64>)) GROUP BY x
-- => []
SELECT COUNT(*) AS n FROM UNNEST(CAST([] AS ARRAY<INT64>)) GROUP BY 'a'
-- => error
SELECT COUNT(*) AS n FROM UNNEST(CAST([] AS ARRAY<INT64>)) GROUP BY 1+1
-- => []
SELECT COUNT(*) AS n FROM UNNEST(CAST([] AS ARRAY<INT64>)) GROUP BY ()
-- => [["0i"]]
SELECT STDDEV(x) AS a, VARIANCE(x) AS b FROM UNNEST([CAST('inf' AS FLOAT64), 1]) AS x
-- => [["NaN","NaN"]]
SELECT STDDEV(x) AS a, VARIANCE(x) AS b FROM UNNEST([CAST('nan' AS FLOAT64), 1]) AS x
-- => [["NaN","NaN"]]
SELECT CORR(x, x) AS a, COVAR_POP(x, x) AS b FROM UNNEST([CAST('nan' AS FLOAT64), 1]) AS x
-- => [["NaN","NaN"]]
SELECT -0.0 AS x
-- => [["0f"]]
SELECT CAST(-0.0 AS STRING) AS x
-- => [["0"]]
SELECT TO_JSON_STRING(-0.0) AS x
-- => [["0"]]
SELECT FORMAT('%t', -0.0) AS x
-- => [["-0.0"]]
SELECT -0.0 AS x, 1/-1e300/1e300 AS y, CAST(1/-1e300/1e300 AS STRING) AS z
-- => [["0f","0f","0"]]
SELECT ERROR(CAST(NULL AS STRING)) AS x
-- => error
SELECT ERROR(s) AS x FROM (SELECT CAST(NULL AS STRING) AS s)
-- => error
SELECT ERROR(s) AS x FROM (SELECT CAST(NULL AS STRING) AS s) WHERE FALSE
-- => []
SELECT PARSE_TIMESTAMP('%z', '+01:30')
-- => error
SELECT PARSE_TIMESTAMP('%z', '+0130')
-- => [["ts1969-12-31 22:30:00"]]
SELECT PARSE_TIMESTAMP('%Ez', '+01:30')
-- => [["ts1969-12-31 22:30:00"]]
SELECT PARSE_TIMESTAMP('%Ez', '+0130')
-- => [["ts1969-12-31 22:30:00"]]
SELECT PARSE_TIMESTAMP('%z', '+01')
-- => [["ts1969-12-31 23:00:00"]]
SELECT PARSE_TIMESTAMP('%z', 'Z')
-- => error
SELECT PARSE_TIMESTAMP('%Ez', 'Z')
-- => [["ts1970-01-01 00:00:00"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05+01:30')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05-0830')
-- => [["ts2020-01-02 11:34:05"]]
SELECT STRING_AGG(x, NULL) AS s FROM UNNEST(['a']) AS x
-- => error
SELECT STRING_AGG(x, CAST(NULL AS STRING)) AS s FROM UNNEST(['a','b']) AS x
-- => error
SELECT NOT NULL
-- => error
SELECT NOT CAST(NULL AS BOOL)
-- => [[null]]
SELECT 1 AS x LIMIT NULL
-- => error
SELECT 1 AS x LIMIT CAST(1 AS INT64)
-- => [["1i"]]
SELECT JSON_OBJECT(CAST(NULL AS ARRAY<STRING>), [JSON '1'])
-- => error
SELECT JSON_OBJECT(['a'], CAST(NULL AS ARRAY<INT64>))
-- => error
SELECT JSON_OBJECT(['a', NULL], [1, 2])
-- => error
SELECT JSON_OBJECT(['a'], [1, 2])
-- => error
SELECT JSON_OBJECT('a', 1, 'a', 2)
-- => [["j{\"a\":1}"]]
SELECT JSON_OBJECT(CAST(NULL AS STRING), 1)
-- => error
SELECT CAST('6ba7b810-9dad-11d1-80b4-00c04fd430c8' AS UUID)
-- => error
SELECT PARSE_JSON(wide_number_mode=>'exact', '1')
-- => error
SELECT REGEXP_INSTR('abc', '')
-- => [["0i"]]
SELECT REGEXP_INSTR('', '')
-- => [["0i"]]
SELECT REGEXP_INSTR('abc', r'\b', 1, 2)
-- => [["4i"]]
SELECT REGEXP_EXTRACT_ALL('axxb', 'x*')
-- => [[["","xx",""]]]
SELECT REGEXP_EXTRACT_ALL('abc', '')
-- => [[["","",""]]]
SELECT REGEXP_EXTRACT_ALL('abc', '(x)*')
-- => [[["","",""]]]
SELECT REGEXP_EXTRACT_ALL('', '')
-- => [[[""]]]
SELECT REGEXP_EXTRACT_ALL('äöü', '')
-- => [[["","",""]]]
SELECT REGEXP_EXTRACT('axxb', 'x*', 1, 2)
-- => [["xx"]]
SELECT REGEXP_EXTRACT('axxb', 'x*', 1, 3)
-- => [[""]]
SELECT REGEXP_EXTRACT('axxb', 'x*', 1, 4)
-- => [[null]]
SELECT REGEXP_EXTRACT('axxb', 'x*')
-- => [[""]]
SELECT REGEXP_EXTRACT('axxb', '(x)?')
-- => [[null]]
SELECT REGEXP_EXTRACT('axxb', '(x)?', 2)
-- => [["x"]]
SELECT REGEXP_REPLACE('axxb', 'x*', '-')
-- => [["-a-b-"]]
SELECT REGEXP_REPLACE('axxb', 'x*?', '-')
-- => [["-a-x-x-b-"]]
SELECT REGEXP_REPLACE('abc', '', '-')
-- => [["-a-b-c-"]]
SELECT REGEXP_REPLACE('abc', '$', '-')
-- => [["abc-"]]
SELECT REGEXP_REPLACE('abc', '^', '-')
-- => [["-abc"]]
SELECT REGEXP_REPLACE('äöü', '', '-')
-- => [["-ä-ö-ü-"]]
SELECT REGEXP_REPLACE('', '', '-')
-- => [["-"]]
SELECT REGEXP_REPLACE('abc', r'\b', '-')
-- => [["-abc-"]]
SELECT REGEXP_REPLACE('baaac', '(a*)', r'<\1>')
-- => [["<>b<aaa>c<>"]]
SELECT a, b FROM UNNEST([1,2],[3,4]) AS a WITH OFFSET b
-- => error
SELECT * FROM UNNEST([1,2] AS a, [3,4] AS b, mode => 'STRICT') ORDER BY a
-- => error
SELECT * FROM UNNEST([1,2] AS a, [3] AS b, mode => 'PAD') ORDER BY a
-- => error
SELECT TO_JSON(NUMERIC '1.123456789123456789', stringify_wide_numbers=>TRUE)
-- => error
SELECT FLOAT64(JSON '18446744073709551615', wide_number_mode=>'exact')
-- => error
SELECT FLOAT64(JSON '18446744073709551615', wide_number_mode=>'round')
-- => [["18446744073710000000f"]]
SELECT FLOAT64(JSON '9007199254740993', wide_number_mode=>'exact')
-- => error
SELECT FLOAT64(JSON '9007199254740993')
-- => [["9007199254741000f"]]
SELECT FLOAT64(JSON '9007199254740993', wide_number_mode=>'round')
-- => [["9007199254741000f"]]
SELECT LAX_FLOAT64(JSON '9007199254740993')
-- => [["9007199254741000f"]]
SELECT PARSE_JSON('1.00000000000000000001', wide_number_mode=>'exact')
-- => error
SELECT CAST(1 AS VARCHAR)
-- => error
SELECT CAST(1 AS HUGEINT)
-- => error
SELECT CAST(1 AS DECIMAL)
-- => [["1n"]]
SELECT CAST(1 AS BIGDECIMAL)
-- => [["1"]]
SELECT CAST(1 AS DOUBLE)
-- => error
SELECT CAST(1 AS FLOAT)
-- => error
SELECT CAST(1 AS REAL)
-- => error
SELECT CAST(1 AS UINTEGER)
-- => error
SELECT CAST(1 AS TEXT)
-- => error
SELECT CAST('a' AS BLOB)
-- => error
SELECT CAST(1 AS BOOLEAN)
-- => [[true]]
SELECT CAST('2020-01-01' AS TIMESTAMPTZ)
-- => error
SELECT CAST('a' AS CHAR)
-- => error
SELECT CAST('1' AS BIT)
-- => error
SELECT CAST(1 AS UBIGINT)
-- => error
SELECT CAST('a' AS VARIANT)
-- => error
SELECT CAST(1 AS FLOAT32)
-- => error
SELECT -NULL
-- => error
SELECT NULL + 1
-- => error
SELECT NULL AND TRUE
-- => [[null]]
SELECT ~NULL
-- => error
SELECT NULL IS TRUE
-- => [[false]]
SELECT NULL IN (1)
-- => [[null]]
SELECT 1 IN (NULL)
-- => [[null]]
SELECT NULL BETWEEN 1 AND 2
-- => [[null]]
SELECT NULL LIKE 'a'
-- => error
SELECT NULL = NULL
-- => error
SELECT IF(NULL, 1, 2)
-- => [["2i"]]
SELECT CASE WHEN NULL THEN 1 END
-- => [[null]]
SELECT CASE NULL WHEN NULL THEN 1 ELSE 2 END
-- => [["2i"]]
SELECT 1 AS x FROM UNNEST([1]) WHERE NULL
-- => []
SELECT NOT (NULL)
-- => error
SELECT NOT (NULL IS NULL)
-- => [[false]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL 1 MONTH, NULL, INTERVAL 7 SECOND]) AS i
-- => [["interval 0 15 3500000"]]
SELECT AVG(i) AS x FROM UNNEST(CAST([] AS ARRAY<INTERVAL>)) AS i
-- => [[null]]
SELECT AVG(i) AS x FROM UNNEST([INTERVAL -7 MONTH, INTERVAL 0 DAY, INTERVAL -1 SECOND]) AS i
-- => [["interval -2 -10 -333333"]]
SELECT k, AVG(i) OVER (PARTITION BY k) AS x FROM UNNEST([STRUCT(1 AS k, INTERVAL 1 MONTH AS i), (1, INTERVAL 7 SECOND), (2, INTERVAL '1-2 3 4:5:6.789' YEAR TO SECOND)]) ORDER BY 1
-- => [["1i","interval 0 15 3500000"],["1i","interval 0 15 3500000"],["2i","interval 14 3 14706789000"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S %Ez', '2020-01-02 03:04:05 Z')
-- => [["ts2020-01-02 03:04:05"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S %Ez', '2020-01-02 03:04:05 z')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2020-01-02 03:04:05z')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05Z')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05+02')
-- => [["ts2020-01-02 01:04:05"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05+2')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%z', '2020-01-02 03:04:05 +0200')
-- => error
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2020-01-02 03:04:05+0200')
-- => [["ts2020-01-02 01:04:05"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2020-01-02 03:04:05+02')
-- => [["ts2020-01-02 01:04:05"]]
SELECT PARSE_TIMESTAMP('%z %Y-%m-%d', '+0200 2020-01-02')
-- => [["ts2020-01-01 22:00:00"]]
SELECT PARSE_TIMESTAMP('%z %Y-%m-%d', '+02:00 2020-01-02')
-- => error
SELECT PARSE_TIMESTAMP('%z %Y-%m-%d', '+02:30 2020-01-02')
-- => error
SELECT PARSE_TIMESTAMP('%H:%M:%S %z %Y-%m-%d', '03:04:05 +02:30 2020-01-02')
-- => error
SELECT JSON_OBJECT(CAST(NULL AS ARRAY<STRING>), [1])
-- => error
SELECT ERROR(s) AS x FROM (SELECT 'boo' AS s)
-- => error
SELECT IF(1=2, ERROR('x'), 3)
-- => [["3i"]]
SELECT IF(1=2, ERROR(CAST(NULL AS STRING)), 3)
-- => [["3i"]]
SELECT CAST('0-0 0 -0:0:0.000999' AS INTERVAL)
-- => [["interval 0 0 -999"]]
SELECT SAFE_CAST('PT-0.123456S' AS INTERVAL)
-- => [["interval 0 0 -123456"]]
SELECT 1 = NULL
-- => error
SELECT NULL < 1
-- => error
SELECT NULL < NULL
-- => error
SELECT NULL + NULL
-- => error
SELECT NULL * NULL
-- => error
SELECT 1 - NULL
-- => error
SELECT NULL & 1
-- => error
SELECT NULL & NULL
-- => error
SELECT NULL << 1
-- => [[null]]
SELECT 1 << NULL
-- => [[null]]
SELECT NULL IS DISTINCT FROM NULL
-- => [[false]]
SELECT NULL <> NULL
-- => error
SELECT NULL != 1
-- => error
SELECT [1] || NULL
-- => error
SELECT NULL AND NULL
-- => [[null]]
SELECT NULL OR FALSE
-- => [[null]]
SELECT (NULL) = 1
-- => error
SELECT +NULL
-- => error
SELECT NULL / 2
-- => error
SELECT NULL BETWEEN NULL AND NULL
-- => [[null]]
SELECT NULL IN (NULL)
-- => [[null]]
SELECT NULL IS NOT FALSE
-- => [[true]]
SELECT NULL IS NULL
-- => [[true]]
SELECT CAST(1.5 AS FLOAT)
-- => error
SELECT CONCAT('a', NULL)
-- => [[null]]
SELECT CASE 1 WHEN NULL THEN 1 ELSE 2 END
-- => [["2i"]]
SELECT DATE '2020-01-01' - NULL
-- => error
SELECT COUNT(*) AS n FROM UNNEST([1,2]) GROUP BY () HAVING COUNT(*) > 1
-- => [["2i"]]
SELECT COUNT(*) AS n, v FROM UNNEST([1,1,2]) AS v GROUP BY (v) ORDER BY v
-- => [["2i","1i"],["1i","2i"]]
SELECT COUNT(*) AS n, v FROM UNNEST([1,1,2]) AS v GROUP BY v, () ORDER BY v
-- => error
SELECT LN(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT LOG(CAST('inf' AS FLOAT64), 10)
-- => [["Infinity"]]
SELECT LOG(10, CAST('inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LOG(CAST('inf' AS FLOAT64), 0.1)
-- => [["-Infinity"]]
SELECT LOG(CAST('inf' AS FLOAT64), CAST('inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LOG(CAST('-inf' AS FLOAT64), 2)
-- => [["NaN"]]
SELECT LOG(2, CAST('-inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LOG(CAST('-inf' AS FLOAT64), 1)
-- => [["NaN"]]
SELECT LOG(1, 1)
-- => error
SELECT LOG(CAST('nan' AS FLOAT64), 2)
-- => [["NaN"]]
SELECT LOG(CAST('nan' AS FLOAT64), 1)
-- => [["NaN"]]
SELECT LOG(CAST('-inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LN(CAST('-inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LOG10(CAST('-inf' AS FLOAT64))
-- => [["NaN"]]
SELECT LOG10(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT SQRT(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT SQRT(CAST('-inf' AS FLOAT64))
-- => error
SELECT SIN(CAST('inf' AS FLOAT64))
-- => [["NaN"]]
SELECT COS(CAST('inf' AS FLOAT64))
-- => [["NaN"]]
SELECT TAN(CAST('-inf' AS FLOAT64))
-- => [["NaN"]]
SELECT EXP(CAST('-inf' AS FLOAT64))
-- => [["0f"]]
SELECT EXP(1000)
-- => error
SELECT ATAN(CAST('inf' AS FLOAT64))
-- => [["1.5707963267949f"]]
SELECT ATAN2(CAST('inf' AS FLOAT64), CAST('inf' AS FLOAT64))
-- => [["0.78539816339745f"]]
SELECT SINH(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT TANH(CAST('inf' AS FLOAT64))
-- => [["1f"]]
SELECT ASINH(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT ACOSH(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT ASIN(2)
-- => error
SELECT COT(CAST('inf' AS FLOAT64))
-- => [["NaN"]]
SELECT CBRT(CAST('-inf' AS FLOAT64))
-- => [["-Infinity"]]
SELECT CEIL(CAST('inf' AS FLOAT64))
-- => [["Infinity"]]
SELECT ROUND(CAST('nan' AS FLOAT64), 2)
-- => [["NaN"]]
SELECT TRUNC(CAST('-inf' AS FLOAT64), -2)
-- => [["-Infinity"]]
SELECT MOD(5, 0)
-- => error
SELECT POW(0, -1)
-- => error
SELECT POW(-1, 0.5)
-- => error
SELECT POW(CAST('inf' AS FLOAT64), 0)
-- => [["1f"]]
SELECT POW(1, CAST('nan' AS FLOAT64))
-- => [["1f"]]
SELECT SIGN(CAST('nan' AS FLOAT64))
-- => [["NaN"]]
SELECT CAST('2016-01-01 12:60:00' AS DATETIME)
-- => error
SELECT TIME '12:59:61'
-- => error
SELECT PARSE_TIMESTAMP('%s', '1234567890.5')
-- => error
SELECT ASCII(b'abc')
-- => [["97i"]]
SELECT ASCII(b'')
-- => [["0i"]]
SELECT UNICODE('é')
-- => [["233i"]]
SELECT 9223372036854775808
-- => error
SELECT -9223372036854775808
-- => [["-9223372036854775808i"]]
SELECT 9223372036854775807
-- => [["9223372036854775807i"]]
SELECT 0xFFFFFFFFFFFFFFFF
-- => error
SELECT 0x8000000000000000
-- => error
SELECT -0x8000000000000000
-- => [["-9223372036854775808i"]]
SELECT 1 + 9223372036854775808
-- => error
SELECT - 9223372036854775808
-- => [["-9223372036854775808i"]]
SELECT 1e400
-- => [["Infinity"]]
SELECT NUMERIC '1e40'
-- => error
SELECT (SELECT AS STRUCT 1 AS a, 2 AS b UNION ALL SELECT AS STRUCT 3, 4 LIMIT 0).a
-- => [[null]]
SELECT COUNTIF(DISTINCT x > 1) FROM UNNEST([1,2,3]) AS x
-- => [["1i"]]
SELECT TYPEOF(1)
-- => [["INT64"]]
SELECT TYPEOF([STRUCT(1 AS a, 'x' AS b)])
-- => [["ARRAY<STRUCT<a INT64, b STRING>>"]]
SELECT TYPEOF(NULL)
-- => [["INT64"]]
SELECT JSON_VALUE('{"":1}', '$.""')
-- => [["1"]]
SELECT JSON '{"":1}'['']
-- => [["j1"]]
SELECT STRUCT(1 AS a) IN (SELECT AS STRUCT 1 UNION ALL SELECT AS STRUCT 2)
-- => [[true]]
SELECT COUNT(*) AS n, a FROM (SELECT 1 AS a) GROUP BY a, ROLLUP(a)
-- => error
SELECT JSON_STRIP_NULLS(JSON '{"a": 10}', include_arrays=>true, "$")
-- => error
SELECT 5 BETWEEN 9223372036854775808 AND 9223372036854775809
-- => error
SELECT REGEXP_INSTR('abc', 'x*')
-- => [["2i"]]
SELECT REGEXP_INSTR('abc', 'x*', 2)
-- => [["3i"]]
SELECT REGEXP_INSTR('abc', 'x*', 1, 2)
-- => [["3i"]]
SELECT REGEXP_INSTR('abc', 'x*', 1, 4)
-- => [["0i"]]
SELECT REGEXP_INSTR('abc', 'x*', 1, 5)
-- => [["0i"]]
SELECT REGEXP_INSTR('abc', 'x*', 1, 1, 1)
-- => [["2i"]]
SELECT REGEXP_INSTR('axxb', 'x*', 1, 2, 1)
-- => [["4i"]]
SELECT REGEXP_INSTR('axxb', 'x*', 1, 2)
-- => [["2i"]]
SELECT REGEXP_INSTR('axxb', 'x*', 1, 3)
-- => [["5i"]]
SELECT REGEXP_INSTR('axxb', 'x*', 1, 4)
-- => [["0i"]]
SELECT REGEXP_INSTR('', 'x*')
-- => [["0i"]]
SELECT REGEXP_INSTR('abc', '$')
-- => [["4i"]]
SELECT REGEXP_INSTR('abc', '^')
-- => [["2i"]]
SELECT REGEXP_EXTRACT_ALL('abc', '$')
-- => [[[""]]]
SELECT REGEXP_EXTRACT_ALL('abc', r'\b')
-- => [[["",""]]]
SELECT REGEXP_INSTR('абв щг', 'щ')
-- => [["5i"]]
SELECT REGEXP_INSTR('abcabc', '(b)c')
-- => [["2i"]]
SELECT REGEXP_INSTR('abcabc', '(b)c', 1, 2)
-- => [["5i"]]
SELECT REGEXP_INSTR('abcabc', 'a(b)c', 1, 1, 1)
-- => [["3i"]]
SELECT REGEXP_INSTR('abcabc', 'a(x)?bc')
-- => [["0i"]]
SELECT REGEXP_INSTR('abcabc', '(x)?bc', 1, 2)
-- => [["0i"]]
SELECT REGEXP_INSTR('😀b😀b', 'b', 2, 2)
-- => [["4i"]]
SELECT REGEXP_INSTR('😀b😀b', '(b)', 2, 2)
-- => [["4i"]]
SELECT REGEXP_INSTR('abc', '(')
-- => error
SELECT REGEXP_INSTR('abc', 'b', 0)
-- => error
SELECT REGEXP_INSTR('abc', 'x*', 0)
-- => error
SELECT REGEXP_INSTR('abc', 'x*', 1, 1, 2)
-- => error
SELECT REGEXP_INSTR('abc', CAST(NULL AS STRING))
-- => [[null]]
SELECT REGEXP_INSTR('abc', p) FROM UNNEST(['a', 'b', 'c*', '^', '$', '', 'x']) AS p WITH OFFSET o ORDER BY o
-- => [["1i"],["2i"],["2i"],["2i"],["4i"],["0i"],["0i"]]
SELECT REGEXP_EXTRACT('abc', p) FROM UNNEST(['a', '(b)', 'c*', '^', '$', '', 'x', '(x)?', NULL]) AS p WITH OFFSET o ORDER BY o
-- => [["a"],["b"],[""],[""],[""],[""],[null],[null],[null]]
SELECT REGEXP_EXTRACT('abcabc', p, 2, 1) FROM UNNEST(['a', '(b)', 'c*', '^', '$', '', 'x', '(x)?', NULL]) AS p WITH OFFSET o ORDER BY o
-- => [["a"],["b"],[""],[""],[""],[""],[null],[null],[null]]
SELECT REGEXP_EXTRACT_ALL('abcabc', p) FROM UNNEST(['a', '(b)', 'c*', '^', '$', '', 'x', NULL]) AS p WITH OFFSET o ORDER BY o
-- => [[["a","a"]],[["b","b"]],[["","","c","","","c"]],[[""]],[[""]],[["","","","","",""]],[[]],[null]]
SELECT REGEXP_EXTRACT('abc', p) FROM UNNEST(['(a)(b)']) AS p
-- => error
SELECT REGEXP_EXTRACT('a1b22', r'(\d*)')
-- => [[""]]
SELECT REGEXP_EXTRACT('a1b22', r'\d*', 2)
-- => [["1"]]
SELECT REGEXP_EXTRACT('', '')
-- => [[""]]
SELECT REGEXP_EXTRACT('', '', 2)
-- => [[null]]
SELECT REGEXP_EXTRACT('abc', 'b(x?)')
-- => [[""]]
SELECT REGEXP_EXTRACT('abc', 'b(x)?')
-- => [[null]]
SELECT REGEXP_EXTRACT('abc', '(a)|b')
-- => [["a"]]
SELECT REGEXP_EXTRACT('bc', '(a)|b')
-- => [[null]]
SELECT REGEXP_EXTRACT('bc', '(a*)|b')
-- => [[""]]
SELECT REGEXP_EXTRACT_ALL('abab', '(a)|b')
-- => [[["a","","a",""]]]
SELECT REGEXP_EXTRACT_ALL('axxb', '(x*)')
-- => [[["","xx",""]]]
SELECT REGEXP_EXTRACT_ALL('aébc', r'\b')
-- => [[["","","",""]]]
SELECT REGEXP_EXTRACT_ALL('line1\nline2', '(?m)^')
-- => [[["",""]]]
SELECT REGEXP_EXTRACT_ALL('line1\nline2', '(?m)$')
-- => [[["",""]]]
SELECT REGEXP_EXTRACT_ALL('a,b,,c', '[^,]*')
-- => [[["a","","b","","","c"]]]
SELECT REGEXP_EXTRACT_ALL('a,b,,c', '([^,]*)(?:,|$)')
-- => [[["a","b","","c"]]]
SELECT REGEXP_EXTRACT_ALL(b'\xff\xfe', b'')
-- => [[["b:","b:"]]]
SELECT REGEXP_EXTRACT_ALL(b'a\xffb', b'\xff?')
-- => [[["b:","b:ff","b:"]]]
SELECT REGEXP_EXTRACT(b'a\xffb', b'\xff(b)?')
-- => [["b:62"]]
SELECT REGEXP_INSTR(b'\xff\xfeb', b'b?', 1, 3)
-- => [["3i"]]
SELECT REGEXP_EXTRACT_ALL('ÀàÉé', r'(?i)é*')
-- => [[["","","Éé"]]]
SELECT REGEXP_EXTRACT_ALL('ab12', r'\pL*')
-- => [[["ab","",""]]]
SELECT REGEXP_EXTRACT_ALL('𝒳y', '')
-- => [[["",""]]]
SELECT REGEXP_EXTRACT('foo=bar', CONCAT('foo', '=(.*)'))
-- => [["bar"]]
SELECT SAFE.REGEXP_EXTRACT('abc', p) FROM UNNEST(['(']) AS p
-- => [[null]]
SELECT REGEXP_REPLACE('abc', p, '-') FROM UNNEST(['a', '(b)', 'c*', '^', '$', '', 'x']) AS p WITH OFFSET o ORDER BY o
-- => [["-bc"],["a-c"],["-a-b-"],["-abc"],["abc-"],["-a-b-c-"],["abc"]]
SELECT REGEXP_CONTAINS('abc', p) FROM UNNEST(['a', '(b)', 'c*', '^', '$', '', 'x']) AS p WITH OFFSET o ORDER BY o
-- => [[true],[true],[true],[true],[true],[true],[false]]
SELECT TO_JSON(9007199254740993, stringify_wide_numbers=>TRUE)
-- => [["j\"9007199254740993\""]]
SELECT TO_JSON(9007199254740992, stringify_wide_numbers=>TRUE)
-- => [["j9007199254740992"]]
SELECT TO_JSON(NUMERIC '1.5', stringify_wide_numbers=>TRUE)
-- => [["j1.5"]]
SELECT TO_JSON(NUMERIC '9007199254740993', stringify_wide_numbers=>TRUE)
-- => [["j\"9007199254740993\""]]
SELECT TO_JSON(NUMERIC '0.1', stringify_wide_numbers=>TRUE)
-- => [["j0.1"]]
SELECT TO_JSON(1e300, stringify_wide_numbers=>TRUE)
-- => [["j1e+300"]]
SELECT TO_JSON(STRUCT(9007199254740993 AS b, [NUMERIC '0.1'] AS a), stringify_wide_numbers=>TRUE)
-- => [["j{\"a\":[0.1],\"b\":\"9007199254740993\"}"]]
SELECT TO_JSON(NUMERIC '123456789012345678.9', stringify_wide_numbers=>TRUE)
-- => [["j\"123456789012345678.9\""]]
SELECT TO_JSON(NUMERIC '123456789012345678.9')
-- => [["j1.2345678901234568e+17"]]
SELECT TO_JSON(NUMERIC '123456789012345678.9', stringify_wide_numbers=>FALSE)
-- => [["j1.2345678901234568e+17"]]
SELECT TO_JSON(NUMERIC '12345678901234567890')
-- => [["j12345678901234567890"]]
SELECT TO_JSON(NUMERIC '12345678901234567890.5')
-- => [["j1.2345678901234567e+19"]]
SELECT TO_JSON(NUMERIC '99999999999999999999999999999')
-- => [["j1e+29"]]
SELECT TO_JSON(NUMERIC '-0.000000001')
-- => [["j-1e-09"]]
SELECT TO_JSON([NUMERIC '1234567890.123456789'])
-- => [["j[1234567890.1234567]"]]
SELECT JSON_ARRAY(NUMERIC '123456789012345678.9', 1.5)
-- => [["j[1.2345678901234568e+17,1.5]"]]
SELECT JSON_OBJECT('a', NUMERIC '123456789012345678.9')
-- => [["j{\"a\":1.2345678901234568e+17}"]]
SELECT JSON_SET(JSON '{}', '$.a', NUMERIC '123456789012345678.9')
-- => [["j{\"a\":1.2345678901234568e+17}"]]
SELECT TO_JSON(BIGNUMERIC '123456789012345678.9')
-- => [["j1.2345678901234568e+17"]]
SELECT TO_JSON(BIGNUMERIC '0.1')
-- => [["j0.1"]]
SELECT TO_JSON(BIGNUMERIC '12345678901234567890123456789012345678')
-- => [["j1.2345678901234568e+37"]]
SELECT TO_JSON_STRING(NUMERIC '123456789012345678.9')
-- => [["\"123456789012345678.9\""]]
SELECT TO_JSON_STRING(NUMERIC '1.5')
-- => [["\"1.5\""]]
SELECT FLOAT64(JSON '9007199254740992', wide_number_mode=>'exact')
-- => [["9007199254741000f"]]
SELECT FLOAT64(JSON '-9007199254740994', wide_number_mode=>'exact')
-- => error
SELECT FLOAT64(JSON '1e100', wide_number_mode=>'exact')
-- => [["1e+100f"]]
SELECT FLOAT64(JSON '1.5', wide_number_mode=>'exact')
-- => [["1.5f"]]
SELECT FLOAT64(JSON '"1.5"', wide_number_mode=>'exact')
-- => error
SELECT FLOAT64(JSON '1', wide_number_mode=>'other')
-- => error
SELECT PARSE_JSON('0.1234567890123456789')
-- => error
SELECT PARSE_JSON('0.1234567890123456789', wide_number_mode=>'round')
-- => [["j0.12345678901234568"]]
SELECT PARSE_JSON('1e500')
-- => error
SELECT PARSE_JSON('1e500', wide_number_mode=>'round')
-- => error
SELECT PARSE_JSON('18446744073709551616')
-- => error
SELECT PARSE_JSON('18446744073709551616', wide_number_mode=>'round')
-- => [["j1.8446744073709552e+19"]]
SELECT PARSE_JSON('1.0')
-- => [["j1.0"]]
SELECT PARSE_JSON('1.10')
-- => [["j1.1"]]
SELECT PARSE_JSON('100000000000000000000')
-- => [["j1e+20"]]
SELECT PARSE_JSON('3.14159265358979323846')
-- => error
SELECT PARSE_JSON('1', wide_number_mode=>'x')
-- => error
SELECT JSON '0.1234567890123456789'
-- => [["j0.12345678901234568"]]
SELECT PARSE_JSON('-9223372036854775809')
-- => error
SELECT PARSE_JSON('1.2345678901234567')
-- => [["j1.2345678901234567"]]
SELECT PARSE_JSON('1e-400')
-- => error
SELECT PARSE_JSON('0.30000000000000004')
-- => [["j0.30000000000000004"]]
SELECT PARSE_JSON('0.3000000000000000444')
-- => error
SELECT PARSE_JSON('1.7976931348623157e308')
-- => [["j1.7976931348623157e+308"]]
SELECT PARSE_JSON('10000000000000000000000.5')
-- => error
SELECT PARSE_JSON('{"a":[1,{"b":0.1234567890123456789}]}')
-- => error
SELECT PARSE_JSON('{"a":[1,{"b":-0.0}], "c": 1E2}')
-- => [["j{\"a\":[1,{\"b\":-0.0}],\"c\":100.0}"]]
SELECT PARSE_JSON('0.000')
-- => [["j0.0"]]
SELECT PARSE_JSON('-0')
-- => [["j0"]]
SELECT SAFE.PARSE_JSON('0.1234567890123456789')
-- => [[null]]
SELECT SAFE.PARSE_JSON('{')
-- => [[null]]
SELECT PARSE_JSON(s) FROM (SELECT '{"pi":3.14159265358979323846}' AS s)
-- => error
SELECT JSON_VALUE(PARSE_JSON('{"x":12.50}'), '$.x')
-- => [["12.5"]]
SELECT STRUCT(1 AS a, 'x' AS b) = STRUCT(1 AS c, 'x' AS d)
-- => [[true]]
SELECT STRUCT(1, NULL) = STRUCT(1, 2)
-- => [[null]]
SELECT STRUCT(1, NULL) IN (STRUCT(1, 2), STRUCT(1, 3))
-- => [[null]]
SELECT STRUCT(1, 2) NOT IN (STRUCT(1, NULL))
-- => [[null]]
SELECT STRUCT(1, NULL) IS DISTINCT FROM STRUCT(1, NULL)
-- => [[false]]
SELECT STRUCT(1 AS a, CAST('nan' AS FLOAT64) AS b) IS DISTINCT FROM STRUCT(1 AS a, CAST('nan' AS FLOAT64) AS b)
-- => [[false]]
SELECT STRUCT(1 AS a, 2 AS b) IS DISTINCT FROM STRUCT(1 AS x, 2 AS y)
-- => [[false]]
SELECT CAST(NULL AS STRUCT<a INT64>) IS DISTINCT FROM STRUCT(CAST(NULL AS INT64) AS a)
-- => [[true]]
SELECT NULLIF(STRUCT(1 AS a), STRUCT(1 AS b))
-- => [[null]]
SELECT NULLIF(STRUCT(1 AS a, NULL AS c), STRUCT(1 AS b, NULL AS d))
-- => [[[["a","1i"],["c",null]]]]
SELECT CASE STRUCT(1, 'a') WHEN STRUCT(1, 'b') THEN 1 WHEN STRUCT(1, 'a') THEN 2 END
-- => [["2i"]]
SELECT STRUCT(1,2) BETWEEN STRUCT(1,1) AND STRUCT(1,3)
-- => error
SELECT GREATEST(STRUCT(1), STRUCT(2))
-- => error
SELECT STRUCT(1,2) < STRUCT(1,3)
-- => error
SELECT COUNT(DISTINCT s) FROM UNNEST([STRUCT(1 AS a, CAST(NULL AS INT64) AS b), (1, NULL), (2, 3)]) AS s
-- => [["2i"]]
SELECT COUNT(DISTINCT STRUCT(a, b)) FROM UNNEST([STRUCT(1 AS a, 0.0 AS b), (1, -0.0), (2, 3)])
-- => [["2i"]]
SELECT s.a, COUNT(*) AS n FROM (SELECT STRUCT(a, b) AS s FROM UNNEST([STRUCT(1 AS a, CAST('nan' AS FLOAT64) AS b), (1, CAST('nan' AS FLOAT64)), (2, 3)])) GROUP BY s ORDER BY 1
-- => [["1i","2i"],["2i","1i"]]
SELECT DISTINCT s FROM (SELECT STRUCT(a AS a) AS s FROM UNNEST([1, 1, NULL, NULL]) AS a) ORDER BY s.a
-- => [[[["a",null]]],[[["a","1i"]]]]
SELECT l.s.a, r.v FROM (SELECT STRUCT(1 AS a, 'x' AS b) AS s) AS l JOIN (SELECT STRUCT(1 AS a, 'x' AS b) AS s, 5 AS v) AS r USING (s)
-- => [["1i","5i"]]
SELECT COUNT(*) FROM (SELECT STRUCT(1 AS a, CAST(NULL AS STRING) AS b) AS s) AS l JOIN (SELECT STRUCT(1 AS a, CAST(NULL AS STRING) AS b) AS s) AS r USING (s)
-- => [["0i"]]
SELECT COUNT(*) FROM (SELECT STRUCT(1 AS a, CAST(NULL AS STRING) AS b) AS s) AS l JOIN (SELECT STRUCT(1 AS a, CAST(NULL AS STRING) AS b) AS s) AS r ON l.s = r.s
-- => [["0i"]]
SELECT COUNT(*) FROM (SELECT STRUCT(1 AS a) AS s) AS l JOIN (SELECT STRUCT(1 AS z) AS s) AS r ON l.s = r.s
-- => [["1i"]]
SELECT COUNT(*) FROM (SELECT STRUCT(CAST('nan' AS FLOAT64) AS a) AS s) AS l JOIN (SELECT STRUCT(CAST('nan' AS FLOAT64) AS a) AS s) AS r USING (s)
-- => [["0i"]]
SELECT COUNT(*) FROM (SELECT CAST('nan' AS FLOAT64) AS s) AS l JOIN (SELECT CAST('nan' AS FLOAT64) AS s) AS r USING (s)
-- => [["0i"]]
SELECT COUNT(*) FROM (SELECT STRUCT(1 AS a) AS s) AS l LEFT JOIN (SELECT STRUCT(1.0 AS z) AS s) AS r USING (s)
-- => [["1i"]]
SELECT STRUCT(1, [1,2]) = STRUCT(1, [1,2])
-- => [[true]]
SELECT [STRUCT(1 AS a)] = [STRUCT(1 AS a)]
-- => [[true]]
SELECT [1,2] = [1,2]
-- => [[true]]
SELECT [1,NULL] = [1,NULL]
-- => [[null]]
SELECT STRUCT(1 AS a) IN UNNEST([STRUCT(1 AS b), STRUCT(NULL)])
-- => [[true]]
SELECT STRUCT(2 AS a) IN UNNEST([STRUCT(1 AS b), STRUCT(NULL)])
-- => [[null]]
SELECT STRUCT(1 AS a, 2 AS b) IN (SELECT AS STRUCT 1, NULL)
-- => [[null]]
SELECT x FROM (SELECT STRUCT(1 AS a, 2 AS b) AS x UNION DISTINCT SELECT STRUCT(1, 2)) 
-- => [[[["a","1i"],["b","2i"]]]]
SELECT STRUCT(DATE '2020-01-01', 1) = ('2020-01-01', 1)
-- => [[true]]
SELECT (1, 2) = (1.0, NUMERIC '2')
-- => [[true]]
SELECT (1, (2, 3)) = (1, (2, 3))
-- => [[true]]
SELECT ((1, NULL), 2) = ((1, NULL), 3)
-- => [[false]]
SELECT ANY_VALUE(s) = STRUCT(1) FROM (SELECT STRUCT(1 AS a) AS s)
-- => [[true]]
SELECT ARRAY_INCLUDES([STRUCT(1 AS a)], STRUCT(1 AS a))
-- => [[true]]
SELECT a FROM (SELECT STRUCT(1 AS x) AS a INTERSECT DISTINCT SELECT STRUCT(1 AS y))
-- => [[[["x","1i"]]]]
SELECT COUNT(*) FROM (SELECT STRUCT(1 AS x, CAST(NULL AS INT64) AS n) AS a EXCEPT DISTINCT SELECT STRUCT(1 AS y, NULL))
-- => [["0i"]]
SELECT ROW_NUMBER() OVER (PARTITION BY s ORDER BY v) AS r, v FROM (SELECT STRUCT(1 AS a) AS s, v FROM UNNEST([1,2]) AS v) ORDER BY v
-- => [["1i","1i"],["2i","2i"]]
SELECT x FROM UNNEST(['b','A','C']) AS x ORDER BY x COLLATE 'und:ci'
-- => [["A"],["b"],["C"]]
SELECT GREATEST(RANGE(DATE '2020-01-01', NULL), RANGE(DATE '2021-01-01', NULL))
-- => [[[["range_start","d2021-01-01"],["range_end",null]]]]
SELECT LEAST(RANGE<DATE> '[2020-01-01, 2020-02-01)', RANGE<DATE> '[2019-01-01, 2020-02-01)')
-- => [[[["range_start","d2019-01-01"],["range_end","d2020-02-01"]]]]
SELECT LEAST(RANGE<DATE> '[2020-01-01, 2020-02-01)', RANGE<DATE> '[2020-01-01, UNBOUNDED)', RANGE<DATE> '[UNBOUNDED, 2020-02-01)')
-- => [[[["range_start",null],["range_end","d2020-02-01"]]]]
SELECT GREATEST(RANGE<DATE> '[2020-01-01, 2020-02-01)', RANGE<DATE> '[2020-01-01, UNBOUNDED)', RANGE<DATE> '[UNBOUNDED, 2020-02-01)')
-- => [[[["range_start","d2020-01-01"],["range_end",null]]]]
SELECT GREATEST(RANGE<DATE> '[2020-01-01, 2020-02-01)', CAST(NULL AS RANGE<DATE>))
-- => [[null]]
SELECT NULLIF(NULLIF(STRUCT(1 AS a), STRUCT(2)), STRUCT(3))
-- => [[[["a","1i"]]]]
SELECT NULLIF(STRUCT(1 AS a, 'x' AS b), (SELECT AS STRUCT 1, 'x'))
-- => [[null]]
SELECT NULLIF([1], [1])
-- => [[null]]
SELECT NULLIF(CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64))
-- => [["NaN"]]
SELECT 'Ann' AS k0, 'a' AS k1, AVG(a.c2) AS t0 FROM (SELECT NUMERIC '20' AS c2) AS a GROUP BY k0, k1
-- => [["Ann","a","20n"]]
SELECT 'a' AS k0, 'b' AS k1, AVG(a.c2) / 3 AS t0 FROM (SELECT NUMERIC '20' AS c2) AS a GROUP BY k0, k1
-- => [["a","b","6.666666667n"]]
SELECT 'a' AS k0, SUM(a.c2) / SUM(a.c3) AS t0 FROM (SELECT 1 AS c2, 2 AS c3) AS a GROUP BY k0
-- => [["a","0.5f"]]
SELECT 'm' AS k0, 'd' AS k1, 'n' AS k2, JUSTIFY_INTERVAL(SUM(i)) AS t0 FROM UNNEST([INTERVAL 25 HOUR]) AS i GROUP BY k0, k1, k2
-- => [["m","d","n","interval 0 1 3600000000"]]
SELECT 'range_start' AS k, RANGE_START(RANGE(MIN(d), MAX(d))) AS t FROM UNNEST([DATE '2020-01-01', '2020-01-02']) AS d GROUP BY k
-- => [["range_start","d2020-01-01"]]
SELECT 'x', COUNT(*) AS n FROM UNNEST([1,2]) GROUP BY 1
-- => [["x","2i"]]
SELECT IF(n > 1, 'x', 'y') AS k, 'x' AS z, COUNT(*) AS c FROM UNNEST([1,2]) AS n GROUP BY k, z ORDER BY k
-- => [["x","x","1i"],["y","x","1i"]]
SELECT 'x' AS k, 'x' = 'x' AS t, COUNT(*) AS c FROM UNNEST([1,2]) AS n GROUP BY k ORDER BY k
-- => [["x",true,"2i"]]
SELECT 'x' AS k, n FROM UNNEST([1,2]) AS n GROUP BY k, n HAVING k = 'x' ORDER BY k, n
-- => [["x","1i"],["x","2i"]]
SELECT ARRAY(SELECT AS STRUCT n AS k, COUNT(*) AS c FROM UNNEST([1,1]) AS n GROUP BY 1)
-- => [[[[["k","1i"],["c","2i"]]]]]
SELECT ARRAY(SELECT AS STRUCT n AS k, COUNT(*) AS c FROM UNNEST([1,1]) AS n GROUP BY k)
-- => [[[[["k","1i"],["c","2i"]]]]]
SELECT ARRAY(SELECT AS STRUCT n + 1 AS k, COUNT(*) AS c FROM UNNEST([1,1]) AS n GROUP BY k)
-- => [[[[["k","2i"],["c","2i"]]]]]
SELECT ARRAY(SELECT AS STRUCT 'x' AS k, COUNT(*) AS c FROM UNNEST([1,2]) AS n GROUP BY 1)
-- => [[[[["k","x"],["c","2i"]]]]]
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT COUNT(*) FROM t) SELECT * FROM t LIMIT 3
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL (SELECT n + 1 FROM t WHERE n < 3 LIMIT 1)) SELECT * FROM t
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL (SELECT n + 1 FROM t WHERE n < 3 ORDER BY n)) SELECT * FROM t
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT DISTINCT n + 1 FROM t WHERE n < 3) SELECT * FROM t
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + ROW_NUMBER() OVER () FROM t WHERE n < 3) SELECT * FROM t
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT t.n + 1 FROM t CROSS JOIN (SELECT COUNT(*) AS c FROM UNNEST([1])) AS x WHERE n < 3) SELECT * FROM t ORDER BY n
-- => [["1i"],["2i"],["3i"]]
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT a.n + 1 FROM t AS a, t AS b WHERE a.n < 3) SELECT * FROM t
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT COUNT(*) AS c, MAX(n) AS m FROM t
-- => [["5i","5i"]]
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT MAX(x.n) FROM (SELECT n + 1 AS n FROM t WHERE n < 3) AS x) SELECT * FROM t LIMIT 4
-- => error
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + (SELECT COUNT(*) FROM UNNEST([1])) FROM t WHERE n < 3) SELECT * FROM t ORDER BY n
-- => [["1i"],["2i"],["3i"]]
WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL (SELECT n + 1 FROM t WHERE n < 3 UNION ALL SELECT 9 FROM t WHERE n < 2)) SELECT * FROM t ORDER BY n
-- => error
SELECT INTERVAL "0-0 0 54938167:22:41.712081" YEAR TO SECOND
-- => [["interval 0 0 197777402561712081"]]
SELECT INTERVAL '62113018:54:19.721996' HOUR TO SECOND
-- => [["interval 0 0 223606868059721996"]]
SELECT CAST('0-0 0 54938167:22:41.712081' AS INTERVAL)
-- => [["interval 0 0 197777402561712081"]]
SELECT SUM(e) FROM UNNEST([INTERVAL "0-0 0 54938167:22:41.712081" YEAR TO SECOND, INTERVAL "0-0 0 -54938167:22:41.712080" YEAR TO SECOND]) AS e
-- => [["interval 0 0 1"]]
SELECT CAST('0-0 0 54938167:22:41.712081' AS INTERVAL) / 7
-- => [["interval 0 0 28253914651673154"]]
SELECT SPLIT(b'', b'')
-- => [[["b:"]]]
SELECT SPLIT(b'x', CAST(NULL AS BYTES))
-- => [[null]]
SELECT SPLIT('', '')
-- => [[[""]]]
SELECT SPLIT(b'', b',')
-- => [[["b:"]]]
SELECT SPLIT(CAST(NULL AS BYTES), b'')
-- => [[null]]
SELECT SPLIT(b'a,b', b',')
-- => [[["b:61","b:62"]]]
SELECT INTERVAL '20000-0' YEAR TO MONTH
-- => error
SELECT INTERVAL '0-0 4000000' YEAR TO DAY
-- => error
SELECT INTERVAL '88000000:0:0' HOUR TO SECOND
-- => error
SELECT INTERVAL '-1:2:3.000004' HOUR TO SECOND
-- => [["interval 0 0 -3723000004"]]
SELECT INTERVAL '1:2.5' MINUTE TO SECOND
-- => [["interval 0 0 62500000"]]
SELECT INTERVAL '10000-0 3660000 87840000:0:0' YEAR TO SECOND
-- => [["interval 120000 3660000 316224000000000000"]]
SELECT INTERVAL '10000-0 3660000 87840000:0:0.000001' YEAR TO SECOND
-- => error
SELECT FORMAT('%s|', CONCAT('a', CHR(0), 'b'))
-- => [["a|"]]
SELECT FORMAT('%5s|', CONCAT('a', CHR(0), 'b'))
-- => [["    a|"]]
SELECT FORMAT('%-5s|%s', x, x) FROM UNNEST(['ab', NULL, '']) AS x WITH OFFSET o ORDER BY o
-- => [["ab   |ab"],[null],["     |"]]
SELECT FORMAT('%s %d', CONCAT('é', 'x'), 3)
-- => [["éx 3"]]
SELECT FORMAT('%t|', CONCAT('a', CHR(0), 'b'))
-- => [["a\u0000b|"]]
SELECT (SELECT SUM(s.a) FROM UNNEST(ARRAY(SELECT AS STRUCT 1 AS a UNION ALL SELECT AS STRUCT 2.5)) AS s)
-- => [["3.5f"]]
