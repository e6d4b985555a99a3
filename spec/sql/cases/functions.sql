SELECT COVAR_POP(x, y), VAR_POP(x), STDDEV_SAMP(x) FROM UNNEST([STRUCT(1.0 AS x, 2.0 AS y), (2, 5), (4, NULL), (7, 1)])
-- => [["-2.5555555555556f","5.25f","2.6457513110646f"]]
SELECT COVAR_POP(x, y), VAR_POP(x), STDDEV_SAMP(x) FROM UNNEST([STRUCT(1.0 AS x, 2.0 AS y)])
-- => [["0f","0f",null]]
SELECT VAR_POP(x), STDDEV_SAMP(x) FROM UNNEST([CAST(NULL AS FLOAT64)]) x
-- => [[null,null]]
SELECT STDDEV_SAMP(x), VAR_POP(x) FROM UNNEST([NUMERIC '1.5', 2.5, -3]) x
-- => [["2.9297326385412f","5.7222222222222f"]]
SELECT ARRAY_FIRST([3, 1]), ARRAY_LAST([3, 1]), ARRAY_FIRST([NULL, 1]), ARRAY_LAST(CAST(NULL AS ARRAY<INT64>))
-- => [["3i","1i",null,null]]
ARRAY_FIRST(ARRAY<INT64>[])
-- => error
ARRAY_LAST(ARRAY<STRING>[])
-- => error
ARRAY_FIRST(['日', 'b'])
-- => [["日"]]
ARRAY_LAST([1.5])
-- => [["1.5f"]]
ARRAY_INCLUDES([1, 2], 2)
-- => [[true]]
ARRAY_INCLUDES([1, NULL], 3)
-- => [[false]]
ARRAY_INCLUDES(ARRAY<INT64>[], 1)
-- => [[false]]
ARRAY_INCLUDES(CAST(NULL AS ARRAY<INT64>), 1)
-- => [[null]]
ARRAY_FILTER([1, 2, 3], e -> e > 1)
-- => [[["2i","3i"]]]
ARRAY_FILTER(['a', NULL], e -> e IS NULL)
-- => [[[null]]]
ARRAY_FILTER(ARRAY<INT64>[], e -> TRUE)
-- => [[[]]]
ARRAY_FILTER([5, 6, 7], (e, i) -> i = 1)
-- => [[["6i"]]]
ARRAY_TRANSFORM([1, 2, NULL], e -> e * 2)
-- => [[["2i","4i",null]]]
ARRAY_TRANSFORM([5, 6], (e, i) -> e + i)
-- => [[["5i","7i"]]]
ARRAY_TRANSFORM(ARRAY<INT64>[], e -> e)
-- => [[[]]]
ARRAY_IS_DISTINCT([1, 2])
-- => [[true]]
ARRAY_IS_DISTINCT([1, 1])
-- => [[false]]
ARRAY_IS_DISTINCT([NULL, 1, NULL])
-- => [[false]]
ARRAY_IS_DISTINCT(ARRAY<INT64>[])
-- => [[true]]
OCTET_LENGTH('日')
-- => [["3i"]]
OCTET_LENGTH(b'ab')
-- => [["2i"]]
OCTET_LENGTH(CAST(NULL AS STRING))
-- => [[null]]
CHARACTER_LENGTH('日本')
-- => [["2i"]]
CHARACTER_LENGTH('')
-- => [["0i"]]
CHARACTER_LENGTH(b'abc')
-- => error
NORMALIZE_AND_CASEFOLD('ÀB')
-- => [["àb"]]
NORMALIZE_AND_CASEFOLD('\u212b', NFKC)
-- => [["å"]]
NORMALIZE_AND_CASEFOLD('')
-- => [[""]]
SUBSTRING('hello', -3, 2)
-- => [["ll"]]
SUBSTRING('héllo', 2)
-- => [["éllo"]]
SUBSTRING('hello', 2, 0)
-- => [[""]]
REGEXP_SUBSTR('a1b22', r'\d+', 1, 2)
-- => [["22"]]
REGEXP_SUBSTR('abc', r'\d')
-- => [[null]]
REGEXP_SUBSTR(NULL, r'\d')
-- => [[null]]
REGEXP_SUBSTR('héé', 'é', 3)
-- => [["é"]]
DATETIME_SUB(DATETIME '2024-03-31 10:00:00', INTERVAL 1 MONTH)
-- => [["dt2024-02-29 10:00:00"]]
DATETIME_SUB(DATETIME '0001-01-01 00:00:00', INTERVAL 1 DAY)
-- => error
DATETIME_SUB(DATETIME '2024-03-01 00:00:00', INTERVAL 1 MICROSECOND)
-- => [["dt2024-02-29 23:59:59.999999"]]
DATETIME_SUB(CAST(NULL AS DATETIME), INTERVAL 1 DAY)
-- => [[null]]
TIME_SUB(TIME '00:00:00', INTERVAL 1 SECOND)
-- => [["t23:59:59"]]
TIME_SUB(TIME '12:30:00.5', INTERVAL 90 MINUTE)
-- => [["t11:00:00.5"]]
TIME_SUB(TIME '12:00:00', INTERVAL -25 HOUR)
-- => [["t13:00:00"]]
CURRENT_DATETIME() >= DATETIME '2024-01-01 00:00:00'
-- => [[true]]
CURRENT_DATETIME('Asia/Tokyo') > CURRENT_DATETIME('America/New_York')
-- => [[true]]
CURRENT_TIME() >= TIME '00:00:00'
-- => [[true]]
CURRENT_TIME('+05:30') IS NULL
-- => [[false]]
CURRENT_TIMESTAMP() > TIMESTAMP '2024-01-01 00:00:00+00'
-- => [[true]]
CURRENT_TIMESTAMP = CURRENT_TIMESTAMP()
-- => [[true]]
UNIX_MICROS(TIMESTAMP '1969-12-31 23:59:59.999999+00')
-- => [["-1i"]]
UNIX_MICROS(TIMESTAMP '2024-02-29 00:00:00+00')
-- => [["1709164800000000i"]]
UNIX_MICROS(CAST(NULL AS TIMESTAMP))
-- => [[null]]
IS_INF(1 / 3)
-- => [[false]]
IS_INF(CAST('-inf' AS FLOAT64))
-- => [[true]]
IS_INF(CAST('nan' AS FLOAT64))
-- => [[false]]
IS_INF(NULL)
-- => [[null]]
IS_NAN(CAST('nan' AS FLOAT64))
-- => [[true]]
IS_NAN(CAST('inf' AS FLOAT64))
-- => [[false]]
IS_NAN(NULL)
-- => [[null]]
RAND() < 1
-- => [[true]]
RAND() >= 0
-- => [[true]]
RAND() IS NULL
-- => [[false]]
CBRT(27)
-- => [["3f"]]
CBRT(-8)
-- => [["-2f"]]
CBRT(NULL)
-- => [[null]]
CBRT(0.001)
-- => [["0.1f"]]
POWER(2, 3)
-- => [["8f"]]
POWER(2, -1)
-- => [["0.5f"]]
POWER(0, 0)
-- => [["1f"]]
POWER(-8, 1 / 3)
-- => error
POWER(0, -1)
-- => error
CEILING(1.2)
-- => [["2f"]]
CEILING(-1.2)
-- => [["-1f"]]
CEILING(NUMERIC '1.000000001')
-- => [["2n"]]
COS(0)
-- => [["1f"]]
COS(1.5)
-- => [["0.070737201667703f"]]
COS(NULL)
-- => [[null]]
COSH(0)
-- => [["1f"]]
COSH(-1)
-- => [["1.5430806348152f"]]
COSH(1000)
-- => error
ACOS(1)
-- => [["0f"]]
ACOS(-1)
-- => [["3.1415926535898f"]]
ACOS(2)
-- => error
ACOSH(1)
-- => [["0f"]]
ACOSH(2)
-- => [["1.3169578969248f"]]
ACOSH(0)
-- => error
SIN(0)
-- => [["0f"]]
SIN(1)
-- => [["0.8414709848079f"]]
SIN(CAST('nan' AS FLOAT64))
-- => [["NaN"]]
SINH(0)
-- => [["0f"]]
SINH(1)
-- => [["1.1752011936438f"]]
SINH(1000)
-- => error
ASIN(1)
-- => [["1.5707963267949f"]]
ASIN(-0.5)
-- => [["-0.5235987755983f"]]
ASIN(2)
-- => error
ASINH(0)
-- => [["0f"]]
ASINH(-1)
-- => [["-0.88137358701954f"]]
ASINH(1e10)
-- => [["23.7189981105f"]]
TAN(0)
-- => [["0f"]]
TAN(1)
-- => [["1.5574077246549f"]]
TAN(NULL)
-- => [[null]]
TANH(0)
-- => [["0f"]]
TANH(100)
-- => [["1f"]]
TANH(-0.5)
-- => [["-0.46211715726001f"]]
ATAN(1)
-- => [["0.78539816339745f"]]
ATAN(-1e10)
-- => [["-1.5707963266949f"]]
ATAN(CAST('inf' AS FLOAT64))
-- => [["1.5707963267949f"]]
ATANH(0)
-- => [["0f"]]
ATANH(0.5)
-- => [["0.54930614433405f"]]
ATANH(1)
-- => error
ATANH(2)
-- => error
COT(1)
-- => [["0.64209261593433f"]]
COT(0)
-- => error
COT(NULL)
-- => [[null]]
CSC(1)
-- => [["1.1883951057781f"]]
CSC(0)
-- => error
CSC(-1.5)
-- => [["-1.0025113042467f"]]
SEC(0)
-- => [["1f"]]
SEC(1)
-- => [["1.8508157176809f"]]
SEC(NULL)
-- => [[null]]
COTH(1)
-- => [["1.3130352854993f"]]
COTH(0)
-- => error
COTH(-20)
-- => [["-1f"]]
CSCH(1)
-- => [["0.85091812823932f"]]
CSCH(0)
-- => error
CSCH(NULL)
-- => [[null]]
SECH(0)
-- => [["1f"]]
SECH(1)
-- => [["0.64805427366389f"]]
SECH(-1)
-- => [["0.64805427366389f"]]
PI()
-- => [["3.1415926535898f"]]
ROUND(PI(), 4)
-- => [["3.1416f"]]
COS(PI())
-- => [["-1f"]]
JSON_EXTRACT_STRING_ARRAY('["a", 1, true]')
-- => [[["a","1","true"]]]
JSON_EXTRACT_STRING_ARRAY('{"a": ["x", null]}', '$.a')
-- => [[["x",null]]]
JSON_EXTRACT_STRING_ARRAY('{"a": 1}', '$.a')
-- => [[null]]
SHA1('')
-- => [["b:da39a3ee5e6b4b0d3255bfef95601890afd80709"]]
SHA1('abc')
-- => [["b:a9993e364706816aba3e25717850c26c9cd0d89d"]]
SHA1(b'\xff')
-- => [["b:85e53271e14006f0265921d02d4d736cdc580b0b"]]
SHA512('abc')
-- => [["b:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"]]
SHA512('')
-- => [["b:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"]]
SHA512(CAST(NULL AS STRING))
-- => [[null]]
SELECT IF(x > 1, ERROR('too large'), x) FROM UNNEST([1, 0]) x ORDER BY x
-- => [["0i"],["1i"]]
ERROR('no')
-- => error
ERROR(CONCAT('a', 'b'))
-- => error
COALESCE('x', ERROR('not reached'))
-- => [["x"]]
RANGE_START(RANGE<DATE> '[2024-01-01, UNBOUNDED)')
-- => [["d2024-01-01"]]
NORMALIZE_AND_CASEFOLD('Straße ẞ ΑΣ ı İ K ①')
-- => [["strasse ss ασ ı i̇ k ①"]]
NORMALIZE_AND_CASEFOLD('①ﬁ', NFKC)
-- => [["1fi"]]
NORMALIZE_AND_CASEFOLD('①ﬁ')
-- => [["①fi"]]
NORMALIZE_AND_CASEFOLD('Ǆ ŉ ǰ ΐ')
-- => [["ǆ ʼn ǰ ΐ"]]
ARRAY_TRANSFORM(['a', 'b'], (e, i) -> CONCAT(e, CAST(i AS STRING)))
-- => [[["a0","b1"]]]
ARRAY_FILTER([1, 2, 3, 4], (x, pos) -> MOD(pos, 2) = 0)
-- => [[["1i","3i"]]]
ATANH(-1)
-- => error
ATANH(NULL)
-- => [[null]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('ǰ'))
-- => [[["106i","780i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('ǰ', NFKC))
-- => [[["106i","780i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('ǰ', NFD))
-- => [[["106i","780i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('ΐ', NFKD))
-- => [[["953i","776i","769i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('é'))
-- => [[["233i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('É', NFD))
-- => [[["101i","769i"]]]
TO_CODE_POINTS(NORMALIZE_AND_CASEFOLD('E\u0301'))
-- => [[["233i"]]]
