ARRAY_TO_STRING(['a', 'b', NULL, 'c'], 'é日👍')
-- => [["aé日👍bé日👍c"]]
ARRAY_SLICE([], 1, 2)
-- => [[[]]]
ARRAY_FIRST(NULL)
-- => [[null]]
ARRAY_LAST(NULL)
-- => [[null]]
GENERATE_DATE_ARRAY(NULL, '2024-03-02')
-- => [[null]]
GENERATE_TIMESTAMP_ARRAY(NULL, TIMESTAMP '2024-01-01 05:00:00 UTC', INTERVAL 2 HOUR)
-- => [[null]]
GENERATE_TIMESTAMP_ARRAY(TIMESTAMP '2024-02-29', TIMESTAMP '2024-01-01 05:00:00 UTC', INTERVAL 2 HOUR)
-- => [[[]]]
UNICODE(NULL)
-- => [[null]]
CHR(NULL)
-- => [[null]]
CHR(1e308)
-- => error
BYTE_LENGTH(NULL)
-- => [[null]]
BYTE_LENGTH('')
-- => [["0i"]]
OCTET_LENGTH('')
-- => [["0i"]]
CHAR_LENGTH(NULL)
-- => [[null]]
CHAR_LENGTH('')
-- => [["0i"]]
CHARACTER_LENGTH(NULL)
-- => [[null]]
CODE_POINTS_TO_STRING([])
-- => [[""]]
TO_CODE_POINTS(NULL)
-- => [[null]]
TO_CODE_POINTS('')
-- => [[[]]]
CONCAT('é日👍', NULL)
-- => [[null]]
STARTS_WITH('é日👍', '')
-- => [[true]]
ENDS_WITH(NULL, 'bc')
-- => [[null]]
ENDS_WITH('', 'bc')
-- => [[false]]
ENDS_WITH('é日👍', 'bc')
-- => [[false]]
FORMAT('', 42, 42, 42, 42, 255, 255, 8)
-- => error
FORMAT('é日👍', 42, 42, 42, 42, 255, 255, 8)
-- => error
INSTR((SELECT 'abcb'), 'b', 9223372036854775807, 2)
-- => [["0i"]]
LEFT('', 2)
-- => [[""]]
RIGHT(NULL, 4)
-- => [[null]]
RIGHT('', 4)
-- => [[""]]
RIGHT('héllo', 9223372036854775807)
-- => [["héllo"]]
UPPER('')
-- => [[""]]
LPAD('abcdef', 1e308)
-- => error
RPAD(NULL, 3, '日')
-- => [[null]]
RPAD('', 3, '日')
-- => [["日日日"]]
RPAD(b'ab', 1e308, b'\xff')
-- => error
LTRIM(NULL, 'yx')
-- => [[null]]
LTRIM('', 'yx')
-- => [[""]]
LTRIM('é日👍', 'yx')
-- => [["é日👍"]]
RTRIM(NULL)
-- => [[null]]
RTRIM('')
-- => [[""]]
RTRIM('é日👍')
-- => [["é日👍"]]
NORMALIZE(NULL, NFKC)
-- => [[null]]
NORMALIZE('', NFKC)
-- => [[""]]
NORMALIZE_AND_CASEFOLD(NULL)
-- => [[null]]
REPEAT('', 0)
-- => [[""]]
REPEAT('é日👍', 0)
-- => [[""]]
REPEAT('abc', 1e308)
-- => error
SPLIT('é日👍', ',')
-- => [[["é日👍"]]]
SUBSTR('', 2)
-- => [[""]]
SUBSTRING(NULL, -3, 2)
-- => [[null]]
SUBSTRING('', -3, 2)
-- => [[""]]
TRANSLATE('abc', '', 'b')
-- => [["abc"]]
TRANSLATE('abc', 'é日👍', 'b')
-- => [["abc"]]
SOUNDEX(NULL)
-- => [[null]]
SOUNDEX('é日👍')
-- => [[""]]
SAFE_CONVERT_BYTES_TO_STRING(NULL)
-- => [[null]]
CODE_POINTS_TO_BYTES([])
-- => [["b:"]]
TO_HEX(NULL)
-- => [[null]]
FROM_HEX(NULL)
-- => [[null]]
FROM_HEX('')
-- => [["b:"]]
FROM_HEX('é日👍')
-- => error
TO_BASE64(NULL)
-- => [[null]]
FROM_BASE64(NULL)
-- => [[null]]
FROM_BASE64('')
-- => [["b:"]]
FROM_BASE64('é日👍')
-- => error
REGEXP_EXTRACT(NULL, r'\d+')
-- => [[null]]
REGEXP_EXTRACT('', r'\d+')
-- => [[null]]
REGEXP_EXTRACT('abc123def456', r'\d+', 1, -2)
-- => error
REGEXP_EXTRACT('abc123def456', r'\d+', 9223372036854775807, 2)
-- => [[null]]
REGEXP_SUBSTR('', r'\d+')
-- => [[null]]
REGEXP_SUBSTR('a1b22', r'\d+', 9223372036854775807, 2)
-- => [[null]]
REGEXP_EXTRACT_ALL('é日👍', r'[a-z](\d)')
-- => [[[]]]
REGEXP_INSTR('abcabc', 'b', -2, 2, 1)
-- => error
REGEXP_INSTR('abcabc', 'b', 9223372036854775807)
-- => [["0i"]]
DATE(TIMESTAMP '2024-07-01 00:30:00+00', 'é日👍')
-- => error
DATE_SUB(NULL, INTERVAL 1 MONTH)
-- => [[null]]
DATE_SUB(DATE '2024-02-29', INTERVAL 1 MONTH)
-- => [["d2024-01-29"]]
DATE_TRUNC(DATE '2024-02-29', DAY)
-- => [["d2024-02-29"]]
DATE_FROM_UNIX_DATE(NULL)
-- => [[null]]
UNIX_DATE(NULL)
-- => [[null]]
UNIX_DATE(DATE '2024-02-29')
-- => [["19782i"]]
LAST_DAY(NULL)
-- => [[null]]
LAST_DAY(DATE '2024-02-29')
-- => [["d2024-02-29"]]
FORMAT_DATE('é日👍', DATE '2024-03-07')
-- => [["é日👍"]]
FORMAT_DATE('%Y-%m', DATE '2024-02-29')
-- => [["2024-02"]]
FORMAT_DATE('%Y-%m', DATE '9999-12-31')
-- => [["9999-12"]]
PARSE_DATE('%m/%d/%Y', '')
-- => error
PARSE_DATE('%m/%d/%Y', 'é日👍')
-- => error
DATETIME(NULL, 3, 7, 1, 2, 3)
-- => [[null]]
DATETIME(2024, -2, 7, 1, 2, 3)
-- => error
DATETIME(TIMESTAMP '2024-10-27 01:30:00+00', '')
-- => error
DATETIME(TIMESTAMP '2024-10-27 01:30:00+00', 'é日👍')
-- => error
DATETIME_ADD(NULL, INTERVAL 1 MONTH)
-- => [[null]]
DATETIME_ADD(DATETIME '2024-02-29', INTERVAL 1 MONTH)
-- => [["dt2024-03-29 00:00:00"]]
DATETIME_SUB(DATETIME '2024-02-29', INTERVAL 1 QUARTER)
-- => [["dt2023-11-29 00:00:00"]]
DATETIME_DIFF(NULL, DATETIME '2024-01-01 23:59:59', DAY)
-- => [[null]]
DATETIME_TRUNC(NULL, HOUR)
-- => [[null]]
DATETIME_TRUNC(DATETIME '2024-02-29', HOUR)
-- => [["dt2024-02-29 00:00:00"]]
FORMAT_DATETIME(NULL, DATETIME '2024-03-07 15:04:05')
-- => [[null]]
FORMAT_DATETIME('', DATETIME '2024-03-07 15:04:05')
-- => [[""]]
FORMAT_DATETIME('é日👍', DATETIME '2024-03-07 15:04:05')
-- => [["é日👍"]]
FORMAT_DATETIME('%H:%M', DATETIME '2024-02-29')
-- => [["00:00"]]
PARSE_DATETIME(NULL, '2024-03-07T15:04:05')
-- => [[null]]
PARSE_DATETIME('%Y-%m-%d %H:%M:%E*S', '')
-- => error
PARSE_DATETIME('%Y-%m-%d %H:%M:%E*S', 'é日👍')
-- => error
TIME(12, -2, 0)
-- => error
FORMAT_TIME(NULL, TIME '15:04:05')
-- => [[null]]
FORMAT_TIME('', TIME '15:04:05')
-- => [[""]]
FORMAT_TIME('é日👍', TIME '15:04:05')
-- => [["é日👍"]]
PARSE_TIME(NULL, '15:04:05')
-- => [[null]]
PARSE_TIME('%I:%M %p', '')
-- => error
PARSE_TIME('%I:%M %p', 'é日👍')
-- => error
TIMESTAMP(NULL)
-- => [[null]]
TIMESTAMP('')
-- => error
TIMESTAMP('é日👍')
-- => error
TIMESTAMP_ADD(NULL, INTERVAL 90 MINUTE)
-- => [[null]]
TIMESTAMP_ADD(TIMESTAMP '2024-02-29', INTERVAL 90 MINUTE)
-- => [["ts2024-02-29 01:30:00"]]
TIMESTAMP_SUB(NULL, INTERVAL 1 HOUR)
-- => [[null]]
TIMESTAMP_SUB(TIMESTAMP '2024-02-29', INTERVAL 1 HOUR)
-- => [["ts2024-02-28 23:00:00"]]
TIMESTAMP_DIFF(NULL, TIMESTAMP '2024-01-01 23:59:59 UTC', DAY)
-- => [[null]]
TIMESTAMP_TRUNC(NULL, HOUR)
-- => [[null]]
TIMESTAMP_TRUNC(TIMESTAMP '2024-02-29', HOUR)
-- => [["ts2024-02-29 00:00:00"]]
TIMESTAMP_TRUNC(TIMESTAMP '1800-01-01 00:00:00+00', DAY, '')
-- => error
TIMESTAMP_TRUNC(TIMESTAMP '1800-01-01 00:00:00+00', DAY, 'é日👍')
-- => error
TIMESTAMP_SECONDS(NULL)
-- => [[null]]
TIMESTAMP_MILLIS(NULL)
-- => [[null]]
TIMESTAMP_MICROS(NULL)
-- => [[null]]
TIMESTAMP_MICROS(1e308)
-- => error
UNIX_SECONDS(NULL)
-- => [[null]]
UNIX_SECONDS(TIMESTAMP '2024-02-29')
-- => [["1709164800i"]]
UNIX_MILLIS(NULL)
-- => [[null]]
UNIX_MILLIS(TIMESTAMP '2024-02-29')
-- => [["1709164800000i"]]
FORMAT_TIMESTAMP(NULL, TIMESTAMP '2024-01-01 00:00:00+00', 'Asia/Kolkata')
-- => [[null]]
FORMAT_TIMESTAMP('', TIMESTAMP '2024-01-01 00:00:00+00', 'Asia/Kolkata')
-- => [[""]]
FORMAT_TIMESTAMP('é日👍', TIMESTAMP '2024-01-01 00:00:00+00', 'Asia/Kolkata')
-- => [["é日👍"]]
FORMAT_TIMESTAMP('%Z', TIMESTAMP '2024-02-29', 'Asia/Kolkata')
-- => [["UTC+0530"]]
PARSE_TIMESTAMP(NULL, '2024-03-07 15:04:05')
-- => [[null]]
PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', '', 'America/New_York')
-- => error
PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', 'é日👍', 'America/New_York')
-- => error
STRING(TIMESTAMP '2024-02-29')
-- => [["2024-02-29 00:00:00+00"]]
MAKE_INTERVAL(-1, 2, 3, 4, 5, 6)
-- => [["interval -10 3 14706000000"]]
IEEE_DIVIDE(9223372036854775807, 2)
-- => [["4611686018427400000f"]]
SQRT(9223372036854775807)
-- => [["3037000499.976f"]]
CBRT(9223372036854775807)
-- => [["2097152f"]]
POW(9223372036854775807, 0.5)
-- => [["3037000499.976f"]]
POWER(NULL, 3)
-- => [[null]]
POWER(9223372036854775807, 3)
-- => [["7.8463771692334e+56f"]]
EXP(NULL)
-- => [[null]]
EXP(-1)
-- => [["0.36787944117144f"]]
EXP(1e308)
-- => error
LN(9223372036854775807)
-- => [["43.668272375277f"]]
LOG(NULL, 10)
-- => [[null]]
LOG(9223372036854775807, 10)
-- => [["18.964889726831f"]]
LOG10(NULL)
-- => [[null]]
LOG10(9223372036854775807)
-- => [["18.964889726831f"]]
MOD(NULL, 2)
-- => [[null]]
SAFE_DIVIDE(-1, 0)
-- => [[null]]
SAFE_ADD(NULL, BIGNUMERIC '5e38')
-- => [[null]]
SAFE_ADD(-1, BIGNUMERIC '5e38')
-- => [["499999999999999999999999999999999999999"]]
SAFE_SUBTRACT(NULL, 3)
-- => [[null]]
SAFE_MULTIPLY(NULL, 2)
-- => [[null]]
SAFE_MULTIPLY(-1, 2)
-- => [["-2i"]]
ROUND(NUMERIC '0.125', 2, '')
-- => error
ROUND(NUMERIC '0.125', 2, 'é日👍')
-- => error
CEIL(NULL)
-- => [[null]]
CEILING(NULL)
-- => [[null]]
CEILING(9223372036854775807)
-- => [["9223372036854800000f"]]
FLOOR(NULL)
-- => [[null]]
FLOOR(9223372036854775807)
-- => [["9223372036854800000f"]]
COS(9223372036854775807)
-- => [["0.0118000765128f"]]
COSH(NULL)
-- => [[null]]
COSH(1e308)
-- => error
ACOS(NULL)
-- => [[null]]
ACOS(1e308)
-- => error
ACOSH(NULL)
-- => [[null]]
ACOSH(-2)
-- => error
ACOSH(9223372036854775807)
-- => [["44.361419555836f"]]
SIN(NULL)
-- => [[null]]
SIN(9223372036854775807)
-- => [["0.99993037667344f"]]
SINH(NULL)
-- => [[null]]
SINH(1e308)
-- => error
ASIN(NULL)
-- => [[null]]
ASIN(1e308)
-- => error
ASINH(NULL)
-- => [[null]]
ASINH(9223372036854775807)
-- => [["44.361419555836f"]]
TANH(9223372036854775807)
-- => [["1f"]]
ATAN(NULL)
-- => [[null]]
ATANH(1e308)
-- => error
ATAN2(NULL, -1)
-- => [[null]]
ATAN2(9223372036854775807, -1)
-- => [["1.5707963267949f"]]
COT(-1)
-- => [["-0.64209261593433f"]]
COT(9223372036854775807)
-- => [["0.011800898130584f"]]
CSC(NULL)
-- => [[null]]
CSC(9223372036854775807)
-- => [["1.0000696281743f"]]
SEC(-1)
-- => [["1.8508157176809f"]]
SEC(9223372036854775807)
-- => [["84.745213212409f"]]
COTH(NULL)
-- => [[null]]
COTH(9223372036854775807)
-- => [["1f"]]
CSCH(-1)
-- => [["-0.85091812823932f"]]
CSCH(9223372036854775807)
-- => [["0f"]]
SECH(NULL)
-- => [[null]]
SECH(9223372036854775807)
-- => [["0f"]]
BIT_COUNT(NULL)
-- => [[null]]
BIT_COUNT(9223372036854775807)
-- => [["63i"]]
PARSE_BIGNUMERIC('é日👍')
-- => error
PARSE_NUMERIC(NULL)
-- => [[null]]
PARSE_NUMERIC('')
-- => error
PARSE_NUMERIC('é日👍')
-- => error
JSON_VALUE('', '$.a')
-- => [[null]]
JSON_EXTRACT_SCALAR(NULL, '$.a[0]')
-- => [[null]]
JSON_EXTRACT_SCALAR('', '$.a[0]')
-- => [[null]]
JSON_EXTRACT_SCALAR('é日👍', '$.a[0]')
-- => [[null]]
JSON_QUERY('', '$.a')
-- => [[null]]
JSON_EXTRACT('', '$.a')
-- => [[null]]
JSON_EXTRACT('é日👍', '$.a')
-- => [[null]]
JSON_QUERY_ARRAY('é日👍', '$.a')
-- => [[null]]
JSON_EXTRACT_ARRAY(NULL, '$.a')
-- => [[null]]
JSON_EXTRACT_ARRAY('', '$.a')
-- => [[null]]
JSON_EXTRACT_ARRAY('é日👍', '$.a')
-- => [[null]]
JSON_VALUE_ARRAY('', '$.a')
-- => [[null]]
JSON_VALUE_ARRAY('é日👍', '$.a')
-- => [[null]]
JSON_EXTRACT_STRING_ARRAY('')
-- => [[null]]
JSON_EXTRACT_STRING_ARRAY('é日👍')
-- => [[null]]
PARSE_JSON('')
-- => error
JSON_REMOVE(JSON '{"a":1,"b":{"c":2,"d":3}}', '$.b.c', '')
-- => error
JSON_REMOVE(JSON '{"a":1,"b":{"c":2,"d":3}}', '$.b.c', 'é日👍')
-- => error
MD5('')
-- => [["b:d41d8cd98f00b204e9800998ecf8427e"]]
MD5('é日👍')
-- => [["b:9254391e42952d9321d82b28db645868"]]
SHA1(NULL)
-- => [[null]]
SHA1('é日👍')
-- => [["b:a03965591f0036532e0c8d858dd47c0631af458a"]]
SHA512('é日👍')
-- => [["b:4ee11c83e4c51c19993d3fea80d4e96de55a6435898f1c970fe1c6d9f00d3261a96b0c21ee33502d6345a853f7bfc231aa0ee0e2c3871932554b4f67b841ec0d"]]
FARM_FINGERPRINT('é日👍')
-- => [["7213620631261136019i"]]
NET.HOST(NULL)
-- => [[null]]
NET.PUBLIC_SUFFIX(NULL)
-- => [[null]]
NET.PUBLIC_SUFFIX('')
-- => [[null]]
NET.IP_FROM_STRING(NULL)
-- => [[null]]
NET.IP_FROM_STRING('')
-- => error
NET.IP_FROM_STRING('é日👍')
-- => error
NET.SAFE_IP_FROM_STRING('')
-- => [[null]]
NET.SAFE_IP_FROM_STRING('é日👍')
-- => [[null]]
NET.IP_TO_STRING(NULL)
-- => [[null]]
NET.IP_TRUNC(NET.IP_FROM_STRING('10.1.2.3'), NULL)
-- => [[null]]
NET.IP_TRUNC(b'\xaa\xbb\xcc\xdd', -2)
-- => error
NET.IP_TRUNC(b'\xaa\xbb\xcc\xdd', 1e308)
-- => error
NET.IP_NET_MASK(NULL, 20)
-- => [[null]]
NET.IP_NET_MASK(4, -2)
-- => error
NET.IP_NET_MASK(4, 1e308)
-- => error
NET.IPV4_FROM_INT64(NULL)
-- => [[null]]
NET.IPV4_FROM_INT64(1e308)
-- => error
NET.IPV4_TO_INT64(NULL)
-- => [[null]]
(SELECT ARRAY_CONCAT_AGG(x) FROM (SELECT [1] AS x) WHERE FALSE)
-- => [[null]]
(SELECT BIT_AND(x) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT BIT_OR(x) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT BIT_XOR(x) FROM UNNEST([1]) x WHERE FALSE)
-- => [[null]]
(SELECT LOGICAL_OR(x) FROM UNNEST([TRUE]) x WHERE FALSE)
-- => [[null]]
(SELECT CORR(x, x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT COVAR_POP(x, x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT COVAR_SAMP(x, x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT COVAR_SAMP(x, x * 2) FROM UNNEST([1.0, NULL, 3.0]) x)
-- => [["4f"]]
(SELECT STDDEV(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT STDDEV(x) FROM UNNEST([1.0, NULL, 3.0]) x)
-- => [["1.4142135623731f"]]
(SELECT STDDEV_SAMP(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT STDDEV_POP(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT STDDEV_POP(x) FROM UNNEST([1.0, NULL, 3.0]) x)
-- => [["1f"]]
(SELECT VARIANCE(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT VARIANCE(x) FROM UNNEST([1.0, NULL, 3.0]) x)
-- => [["2f"]]
(SELECT VAR_SAMP(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
(SELECT VAR_SAMP(x) FROM UNNEST([1.0, NULL, 3.0]) x)
-- => [["2f"]]
(SELECT VAR_POP(x) FROM UNNEST([1.0]) x WHERE FALSE)
-- => [[null]]
INSTR(NULL, 'a')
-- => [[null]]
INSTR('abc', NULL)
-- => [[null]]
REVERSE(CAST(NULL AS STRING))
-- => [[null]]
SUBSTRING('hello', 2, 1000000)
-- => [["ello"]]
ARRAY_SLICE([1, 2, 3], 0, 1000000)
-- => [[["1i","2i","3i"]]]
CURRENT_DATE(NULL) IS NULL
-- => [[true]]
CURRENT_DATETIME(NULL) IS NULL
-- => [[true]]
TIME(NULL, 1, 2)
-- => [[null]]
TIME_ADD(NULL, INTERVAL 1 HOUR)
-- => [[null]]
TIME_SUB(CAST(NULL AS TIME), INTERVAL 1 HOUR)
-- => [[null]]
TIME_DIFF(NULL, TIME '10:00:00', HOUR)
-- => [[null]]
TIME_TRUNC(CAST(NULL AS TIME), HOUR)
-- => [[null]]
TRUNC(CAST(NULL AS FLOAT64))
-- => [[null]]
TRUNC(CAST(NULL AS NUMERIC), 2)
-- => [[null]]
COS(-1)
-- => [["0.54030230586814f"]]
SINH(-1)
-- => [["-1.1752011936438f"]]
TAN(-1)
-- => [["-1.5574077246549f"]]
TAN(1e300)
-- => [["1.4214488238747f"]]
TANH(NULL)
-- => [[null]]
SHA256(CAST(NULL AS STRING))
-- => [[null]]
STRING(JSON '""')
-- => [[""]]
FLOAT64(JSON '""')
-- => error
FLOAT64(JSON '"é"')
-- => error
FLOAT64(JSON '1.5', wide_number_mode => 'exact')
-- => [["1.5f"]]
FLOAT64(CAST(NULL AS JSON))
-- => [[null]]
