DATE_DIFF(DATE '2024-12-31', DATE '2023-12-31', YEAR)
-- => [["1i"]]
DATE_DIFF(DATE '2025-01-01', DATE '2024-12-29', WEEK)
-- => [["0i"]]
DATE_DIFF(DATE '2025-01-01', DATE '2024-12-29', ISOWEEK)
-- => [["1i"]]
DATE_DIFF(DATE '2025-01-05', DATE '2024-12-30', WEEK(SUNDAY))
-- => [["1i"]]
DATE_DIFF(DATE '2024-12-30', DATE '2025-01-05', WEEK(WEDNESDAY))
-- => [["-1i"]]
DATE_DIFF(DATE '2021-01-03', DATE '2020-12-28', ISOYEAR)
-- => [["0i"]]
DATE_DIFF(DATE '2024-02-29', DATE '2023-02-28', QUARTER)
-- => [["4i"]]
DATETIME_DIFF(DATETIME '2024-03-01 00:00:00', DATETIME '2024-02-29 23:59:59.999999', DAY)
-- => [["1i"]]
DATETIME_DIFF(DATETIME '2024-03-01 00:00:00', DATETIME '2024-02-29 23:59:59.999999', SECOND)
-- => [["1i"]]
DATETIME_DIFF(DATETIME '2024-03-01 00:00:00', DATETIME '2024-02-29 23:59:59.999999', MICROSECOND)
-- => [["1i"]]
TIMESTAMP_DIFF(TIMESTAMP '2024-03-01 00:00:00', TIMESTAMP '2024-02-29 23:59:59.999999', SECOND)
-- => [["0i"]]
TIMESTAMP_DIFF(TIMESTAMP '2024-02-28 00:00:00', TIMESTAMP '2024-03-01 00:00:01', DAY)
-- => [["-2i"]]
TIME_DIFF(TIME '00:00:00', TIME '23:59:59', HOUR)
-- => [["-23i"]]
DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)
-- => [["d2024-02-29"]]
DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR)
-- => [["d2025-02-28"]]
DATE_SUB(DATE '2024-03-31', INTERVAL 1 MONTH)
-- => [["d2024-02-29"]]
DATE_SUB(DATE '2024-05-31', INTERVAL 1 QUARTER)
-- => [["d2024-02-29"]]
DATE_ADD(DATE '2024-02-29', INTERVAL -4 YEAR)
-- => [["d2020-02-29"]]
DATETIME_ADD(DATETIME '2024-01-31 10:00:00', INTERVAL 1 MONTH)
-- => [["dt2024-02-29 10:00:00"]]
DATE_TRUNC(DATE '2024-01-01', ISOYEAR)
-- => [["d2024-01-01"]]
DATE_TRUNC(DATE '2024-12-31', ISOYEAR)
-- => [["d2024-12-30"]]
DATE_TRUNC(DATE '2024-03-03', WEEK(SATURDAY))
-- => [["d2024-03-02"]]
DATE_TRUNC(DATE '2024-03-03', WEEK)
-- => [["d2024-03-03"]]
DATE_TRUNC(DATE '2024-03-03', ISOWEEK)
-- => [["d2024-02-26"]]
DATE_TRUNC(DATE '2024-05-15', QUARTER)
-- => [["d2024-04-01"]]
DATETIME_TRUNC(DATETIME '2024-05-15 13:45:59.123456', MILLISECOND)
-- => [["dt2024-05-15 13:45:59.123"]]
DATETIME_TRUNC(DATETIME '2024-05-15 13:45:59.123456', HOUR)
-- => [["dt2024-05-15 13:00:00"]]
TIME_TRUNC(TIME '13:45:59.123456', MINUTE)
-- => [["t13:45:00"]]
LAST_DAY(DATE '2024-02-10')
-- => [["d2024-02-29"]]
LAST_DAY(DATE '2023-02-10', QUARTER)
-- => [["d2023-03-31"]]
LAST_DAY(DATE '2024-03-03', WEEK(MONDAY))
-- => [["d2024-03-03"]]
LAST_DAY(DATE '2024-12-31', ISOYEAR)
-- => [["d2025-12-28"]]
LAST_DAY(DATETIME '2024-02-10 23:00:00', YEAR)
-- => [["d2024-12-31"]]
LAST_DAY(DATE '2024-03-03', ISOWEEK)
-- => [["d2024-03-03"]]
EXTRACT(WEEK FROM DATE '2024-01-01')
-- => [["0i"]]
EXTRACT(WEEK(MONDAY) FROM DATE '2024-01-01')
-- => [["1i"]]
EXTRACT(WEEK FROM DATE '2023-01-01')
-- => [["1i"]]
EXTRACT(ISOWEEK FROM DATE '2021-01-03')
-- => [["53i"]]
EXTRACT(ISOYEAR FROM DATE '2021-01-03')
-- => [["2020i"]]
EXTRACT(MICROSECOND FROM TIME '01:02:03.456789')
-- => [["456789i"]]
EXTRACT(MILLISECOND FROM DATETIME '2024-01-01 01:02:03.456789')
-- => [["456i"]]
EXTRACT(DATE FROM TIMESTAMP '2024-03-10 04:30:00+00' AT TIME ZONE 'America/Los_Angeles')
-- => [["d2024-03-09"]]
EXTRACT(TIME FROM DATETIME '2024-03-10 04:30:00.5')
-- => [["t04:30:00.5"]]
TIMESTAMP('2024-03-10 02:30:00', 'America/New_York')
-- => [["ts2024-03-10 07:30:00"]]
TIMESTAMP('2024-11-03 01:30:00', 'America/New_York')
-- => [["ts2024-11-03 05:30:00"]]
TIMESTAMP(DATETIME '2024-07-01 12:00:00', 'Asia/Kolkata')
-- => [["ts2024-07-01 06:30:00"]]
TIMESTAMP(DATE '2024-07-01', 'Asia/Kathmandu')
-- => [["ts2024-06-30 18:15:00"]]
TIMESTAMP '2024-07-01 12:00:00 Europe/London'
-- => [["ts2024-07-01 11:00:00"]]
TIMESTAMP '2024-07-01T12:00:00Z'
-- => [["ts2024-07-01 12:00:00"]]
TIMESTAMP '2024-07-01 12:00:00.123-08:30'
-- => [["ts2024-07-01 20:30:00.123"]]
STRING(TIMESTAMP '2024-07-01 12:00:00+00', 'Asia/Tokyo')
-- => [["2024-07-01 21:00:00+09"]]
STRING(TIMESTAMP '2024-01-01 12:00:00.10+00')
-- => [["2024-01-01 12:00:00.100+00"]]
CAST(TIMESTAMP '2024-01-01 12:00:00.120+00' AS STRING)
-- => [["2024-01-01 12:00:00.120+00"]]
CAST(DATETIME '2024-01-01 12:00:00' AS STRING)
-- => [["2024-01-01 12:00:00"]]
CAST(TIME '12:00:00.5' AS STRING)
-- => [["12:00:00.500"]]
CAST('2024-1-5' AS DATE)
-- => [["d2024-01-05"]]
CAST('2024-01-05 1:2:3' AS DATETIME)
-- => [["dt2024-01-05 01:02:03"]]
CAST('2024-01-05 1:2:3+5' AS TIMESTAMP)
-- => [["ts2024-01-04 20:02:03"]]
CAST(' 2024-01-05' AS DATE)
-- => error
SAFE_CAST('2024-02-30' AS DATE)
-- => [[null]]
SAFE_CAST('24:00:00' AS TIME)
-- => [[null]]
SAFE_CAST('10000-01-01' AS DATE)
-- => [[null]]
UNIX_DATE(DATE '1969-12-31')
-- => [["-1i"]]
UNIX_SECONDS(TIMESTAMP '1969-12-31 23:59:59.5+00')
-- => [["-1i"]]
UNIX_MILLIS(TIMESTAMP '1969-12-31 23:59:59.9995+00')
-- => [["-1i"]]
UNIX_MICROS(TIMESTAMP '2262-04-12 00:00:00+00')
-- => [["9223372800000000i"]]
TIMESTAMP_SECONDS(-1)
-- => [["ts1969-12-31 23:59:59"]]
TIMESTAMP_MILLIS(1704067199999)
-- => [["ts2023-12-31 23:59:59.999"]]
TIMESTAMP_MICROS(-62135596800000000)
-- => [["ts0001-01-01 00:00:00"]]
DATE_FROM_UNIX_DATE(19782)
-- => [["d2024-02-29"]]
PARSE_DATE('%Y%m%d', '20240229')
-- => [["d2024-02-29"]]
PARSE_DATE('%d/%m/%y', '29/02/24')
-- => [["d2024-02-29"]]
PARSE_DATE('%B %e, %Y', 'February  9, 2024')
-- => [["d2024-02-09"]]
PARSE_DATE('%Y-%j', '2024-366')
-- => [["d2024-12-31"]]
PARSE_DATE('%F', '2024-02-30')
-- => error
PARSE_DATE('%b %Y', 'mar 2024')
-- => [["d2024-03-01"]]
PARSE_DATE('%Y', '2024')
-- => [["d2024-01-01"]]
PARSE_DATE('%m/%d', '12/25')
-- => [["d1970-12-25"]]
PARSE_DATETIME('%Y-%m-%d %I:%M:%S %p', '2024-02-29 12:30:00 AM')
-- => [["dt2024-02-29 00:30:00"]]
PARSE_DATETIME('%c', 'Thu Feb 29 23:59:59 2024')
-- => [["dt2024-02-29 23:59:59"]]
PARSE_DATETIME('%Y-%m-%dT%H:%M:%E*S', '2024-02-29T01:02:03.456')
-- => [["dt2024-02-29 01:02:03.456"]]
PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2024-02-29 01:02:03+05:30')
-- => [["ts2024-02-28 19:32:03"]]
PARSE_TIMESTAMP('%s', '1709164800')
-- => [["ts2024-02-29 00:00:00"]]
PARSE_TIMESTAMP('%Y-%m-%d %H:%M', '2024-07-01 12:00', 'Europe/Paris')
-- => [["ts2024-07-01 10:00:00"]]
PARSE_TIMESTAMP('%a %b %e %H:%M:%S %Y', 'Thu Dec 25 07:30:00 2008')
-- => [["ts2008-12-25 07:30:00"]]
PARSE_TIME('%I:%M %p', '11:59 PM')
-- => [["t23:59:00"]]
PARSE_TIME('%T', '25:00:00')
-- => error
PARSE_TIME('%E*S', '03.25')
-- => [["t00:00:03.25"]]
FORMAT_DATE('%Q', DATE '2024-12-30')
-- => [["4"]]
FORMAT_DATE('%E4Y', DATE '0099-01-01')
-- => [["0099"]]
FORMAT_DATE('%Y', DATE '0099-01-01')
-- => [["99"]]
FORMAT_DATE('%D %x %h', DATE '2024-02-05')
-- => [["02/05/24 02/05/24 Feb"]]
FORMAT_DATETIME('%I:%M %p %l', DATETIME '2024-01-01 00:05:00')
-- => [["12:05 AM 12"]]
FORMAT_DATETIME('%H:%M:%E6S', DATETIME '2024-01-01 00:05:00.5')
-- => [["00:05:00.500000"]]
FORMAT_TIME('%R %r %X', TIME '15:05:09')
-- => [["15:05 03:05:09 PM 15:05:09"]]
FORMAT_DATE('%d.%m.%Y', NULL)
-- => [[null]]
CAST(DATE '2024-02-29' AS STRING FORMAT 'YYYY-MON-DD DAY D DDD WW')
-- => error
CAST(DATE '2024-02-29' AS STRING FORMAT 'Month DD, YYYY')
-- => [["February 29, 2024"]]
CAST(DATETIME '2024-02-29 15:04:05.123' AS STRING FORMAT 'YYYY/MM/DD HH12:MI:SS.FF3 AM')
-- => [["2024/02/29 03:04:05.123 PM"]]
CAST(TIMESTAMP '2024-02-29 15:04:05+00' AS STRING FORMAT 'YYYY-MM-DD HH24:MI:SS TZH:TZM' AT TIME ZONE 'Asia/Kolkata')
-- => [["2024-02-29 20:34:05 +05:30"]]
CAST('29/02/2024' AS DATE FORMAT 'DD/MM/YYYY')
-- => [["d2024-02-29"]]
CAST('Feb 29 24' AS DATE FORMAT 'MON DD YY')
-- => error
CAST(1234567.891 AS STRING FORMAT '999,999,999.99')
-- => [["   1,234,567.89"]]
CAST(-12 AS STRING FORMAT '$999')
-- => [[" -$12"]]
CAST(12 AS STRING FORMAT '00000')
-- => [[" 00012"]]
CAST(b'\x00\xff' AS STRING FORMAT 'HEX')
-- => [["00ff"]]
CAST('AP8=' AS BYTES FORMAT 'BASE64')
-- => [["b:00ff"]]
GENERATE_DATE_ARRAY(DATE '2024-01-31', DATE '2024-06-30', INTERVAL 1 MONTH)
-- => [[["d2024-01-31","d2024-02-29","d2024-03-29","d2024-04-29","d2024-05-29","d2024-06-29"]]]
GENERATE_DATE_ARRAY(DATE '2024-03-01', DATE '2024-02-27', INTERVAL -1 DAY)
-- => [[["d2024-03-01","d2024-02-29","d2024-02-28","d2024-02-27"]]]
GENERATE_DATE_ARRAY(DATE '2024-01-01', DATE '2024-01-29', INTERVAL 1 WEEK)
-- => [[["d2024-01-01","d2024-01-08","d2024-01-15","d2024-01-22","d2024-01-29"]]]
GENERATE_TIMESTAMP_ARRAY(TIMESTAMP '2024-03-10 00:00:00+00', TIMESTAMP '2024-03-10 03:00:00+00', INTERVAL 90 MINUTE)
-- => [[["ts2024-03-10 00:00:00","ts2024-03-10 01:30:00","ts2024-03-10 03:00:00"]]]
DATE(2024, 2, 30)
-- => error
DATE(2024, 2, 29)
-- => [["d2024-02-29"]]
DATETIME(2024, 2, 29, 23, 59, 59)
-- => [["dt2024-02-29 23:59:59"]]
TIME(23, 59, 60)
-- => [["t00:00:00"]]
DATE '2024-01-01' < DATETIME '2024-01-01 00:00:01'
-- => [[true]]
DATE '2024-03-01' - DATE '2024-02-28'
-- => [["interval 0 2 0"]]
DATETIME '2024-03-01 00:00:00' - DATETIME '2024-02-28 12:00:00'
-- => [["interval 0 1 43200000000"]]
DATE '2024-01-31' + INTERVAL 1 MONTH
-- => [["dt2024-02-29 00:00:00"]]
TIMESTAMP '2024-03-10 06:30:00+00' + INTERVAL '1 2:3:4' DAY TO SECOND
-- => [["ts2024-03-11 08:33:04"]]
INTERVAL 13 MONTH + INTERVAL 40 DAY
-- => [["interval 13 40 0"]]
JUSTIFY_INTERVAL(INTERVAL '0-14 40 30:0:0' YEAR TO SECOND)
-- => [["interval 15 11 21600000000"]]
JUSTIFY_DAYS(INTERVAL 65 DAY)
-- => [["interval 2 5 0"]]
JUSTIFY_HOURS(INTERVAL 49 HOUR)
-- => [["interval 0 2 3600000000"]]
MAKE_INTERVAL(1, 2, 3, 4, 5, 6)
-- => [["interval 14 3 14706000000"]]
EXTRACT(MONTH FROM INTERVAL '1-14' YEAR TO MONTH)
-- => [["2i"]]
CAST(INTERVAL '1-2 3 4:5:6.789' YEAR TO SECOND AS STRING)
-- => [["1-2 3 4:5:6.789"]]
INTERVAL '-1-2' YEAR TO MONTH * -3
-- => [["interval 42 0 0"]]
INTERVAL 10 DAY / 3
-- => [["interval 0 3 28800000000"]]
INTERVAL 1 MONTH = INTERVAL 30 DAY
-- => [[true]]
INTERVAL 36 HOUR > INTERVAL 1 DAY
-- => [[true]]
DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY)
-- => error
TIMESTAMP_ADD(TIMESTAMP '9999-12-31 23:59:59+00', INTERVAL 1 SECOND)
-- => error
CURRENT_DATE('Asia/Tokyo') >= CURRENT_DATE('America/Los_Angeles')
-- => [[true]]
TIMESTAMP_TRUNC(TIMESTAMP '2024-03-10 12:00:00+00', HOUR, 'Asia/Kolkata')
-- => [["ts2024-03-10 11:30:00"]]
TIMESTAMP_TRUNC(TIMESTAMP '2024-11-03 06:30:00+00', HOUR, 'America/New_York')
-- => [["ts2024-11-03 06:00:00"]]
TIMESTAMP_TRUNC(TIMESTAMP '2024-11-03 06:30:00+00', DAY, 'America/New_York')
-- => [["ts2024-11-03 04:00:00"]]
TIMESTAMP_ADD(TIMESTAMP '2024-03-10 01:30:00-05', INTERVAL 1 DAY)
-- => [["ts2024-03-11 06:30:00"]]
DATETIME(TIMESTAMP '2024-10-27 00:30:00+00', 'Europe/Berlin')
-- => [["dt2024-10-27 02:30:00"]]
DATETIME(TIMESTAMP '2024-10-27 01:30:00+00', 'Europe/Berlin')
-- => [["dt2024-10-27 02:30:00"]]
TIME(TIMESTAMP '2024-07-01 00:30:00+00', 'Australia/Lord_Howe')
-- => [["t11:00:00"]]
DATE(TIMESTAMP '2024-07-01 00:30:00+00', '-03:00')
-- => [["d2024-06-30"]]
DATE(TIMESTAMP '2024-07-01 00:30:00+00', 'Nowhere/Land')
-- => error
FORMAT_TIMESTAMP('%Z %z %Ez', TIMESTAMP '2024-07-01 00:30:00+00', 'America/New_York')
-- => [["UTC-4 -0400 -04:00"]]
FORMAT_TIMESTAMP('%Z', TIMESTAMP '2024-07-01 00:30:00+00')
-- => [["UTC"]]
JSON_VALUE('{"a":{"b":[1,2,{"c":"x"}]}}', '$.a.b[2].c')
-- => [["x"]]
JSON_VALUE(JSON '{"a":null}', '$.a')
-- => [[null]]
JSON_QUERY('{"a":{"b":"x"}}', '$.a')
-- => [["{\"b\":\"x\"}"]]
JSON_QUERY(JSON '{"a":"x"}', '$.a')
-- => [["j\"x\""]]
JSON_EXTRACT('{"a":"x","b":[1, 2]}', '$.b')
-- => [["[1,2]"]]
JSON_EXTRACT_SCALAR('{"a":"x"}', '$.a')
-- => [["x"]]
JSON_EXTRACT_SCALAR('{"a.b":"x"}', "$['a.b']")
-- => [["x"]]
JSON_VALUE('{"a.b":"x"}', '$."a.b"')
-- => [["x"]]
JSON_EXTRACT_ARRAY('{"a":[1,"x",{"y":2}]}', '$.a')
-- => [[["1","\"x\"","{\"y\":2}"]]]
JSON_EXTRACT_STRING_ARRAY('["a",1,true]')
-- => [[["a","1","true"]]]
JSON_QUERY_ARRAY(JSON '{"a":[1,"x",{"y":2}]}', '$.a')
-- => [[["j1","j\"x\"","j{\"y\":2}"]]]
JSON_VALUE_ARRAY('{"a":[1,"x",null]}', '$.a')
-- => [[["1","x",null]]]
JSON_VALUE_ARRAY('{"a":[1,{"x":1}]}', '$.a')
-- => [[null]]
JSON_VALUE('{"a":1.50}', '$.a')
-- => [["1.50"]]
JSON_VALUE('{"a":1e3}', '$.a')
-- => [["1e3"]]
JSON_VALUE('{"a":true}', '$.a')
-- => [["true"]]
JSON_VALUE('{"a":"\\u00e9\\n"}', '$.a')
-- => [["é\n"]]
JSON_VALUE('not json', '$.a')
-- => [[null]]
JSON_QUERY('{"a": [1,  2]}', '$')
-- => [["{\"a\":[1,2]}"]]
TO_JSON_STRING(JSON '{"b":1,"a":[1.0,2e2]}')
-- => [["{\"a\":[1.0,200.0],\"b\":1}"]]
TO_JSON(STRUCT(1 AS a, 'x' AS b, [1,2] AS c, CAST(NULL AS STRING) AS d, TRUE AS e, 1.5 AS f, DATE '2024-01-01' AS g))
-- => [["j{\"a\":1,\"b\":\"x\",\"c\":[1,2],\"d\":null,\"e\":true,\"f\":1.5,\"g\":\"2024-01-01\"}"]]
TO_JSON_STRING(STRUCT(CAST('inf' AS FLOAT64) AS a, CAST('nan' AS FLOAT64) AS b, 9007199254740993 AS c, NUMERIC '1.10' AS d, b'ab' AS e))
-- => [["{\"a\":\"Infinity\",\"b\":\"NaN\",\"c\":\"9007199254740993\",\"d\":\"1.1\",\"e\":\"YWI=\"}"]]
TO_JSON_STRING([1.0, 2.5, -0.0])
-- => [["[1,2.5,0]"]]
TO_JSON_STRING('a"b\\c/d\t<é>')
-- => [["\"a\\\"b\\\\c/d\\t<é>\""]]
TO_JSON_STRING(CAST(NULL AS INT64))
-- => [["null"]]
TO_JSON_STRING(TIMESTAMP '2024-01-01 00:00:00.5+00')
-- => [["\"2024-01-01T00:00:00.500Z\""]]
TO_JSON_STRING(DATETIME '2024-01-01 00:00:00')
-- => [["\"2024-01-01T00:00:00\""]]
PARSE_JSON('{"a": 1.0, "b": 12345678901234567890}')
-- => [["j{\"a\":1.0,\"b\":12345678901234567890}"]]
PARSE_JSON('[1,]')
-- => error
SAFE.PARSE_JSON('{')
-- => [[null]]
JSON_TYPE(JSON '1')
-- => [["number"]]
JSON_TYPE(JSON '"a"')
-- => [["string"]]
JSON_TYPE(JSON 'null')
-- => [["null"]]
JSON_TYPE(JSON '[1]')
-- => [["array"]]
INT64(JSON '5')
-- => [["5i"]]
INT64(JSON '5.0')
-- => [["5i"]]
INT64(JSON '5.5')
-- => error
FLOAT64(JSON '5')
-- => [["5f"]]
BOOL(JSON 'true')
-- => [[true]]
STRING(JSON '"x"')
-- => [["x"]]
STRING(JSON '1')
-- => error
LAX_INT64(JSON '"5"')
-- => [["5i"]]
LAX_FLOAT64(JSON '"abc"')
-- => [[null]]
LAX_BOOL(JSON '"TRUE"')
-- => [[true]]
LAX_STRING(JSON '1.50')
-- => [["1.5"]]
JSON '{"a":{"b":[10,20]}}'.a.b[1]
-- => [["j20"]]
JSON '{"a":1}'['a']
-- => [["j1"]]
JSON '{"a":1}'.x
-- => [[null]]
JSON_OBJECT('a', 1, 'b', [1,2])
-- => [["j{\"a\":1,\"b\":[1,2]}"]]
JSON_ARRAY(1, 'a', NULL, [TRUE])
-- => [["j[1,\"a\",null,[true]]"]]
JSON_SET(JSON '{"a":1}', '$.b', 2)
-- => [["j{\"a\":1,\"b\":2}"]]
JSON_REMOVE(JSON '{"a":1,"b":2}', '$.a')
-- => [["j{\"b\":2}"]]
JSON_STRIP_NULLS(JSON '{"a":null,"b":[null,1]}')
-- => [["j{\"b\":[1]}"]]
REGEXP_CONTAINS('foo bar', r'\bbar\b')
-- => [[true]]
REGEXP_CONTAINS('Foo', r'(?i)^foo$')
-- => [[true]]
REGEXP_CONTAINS('a\nb', r'a.b')
-- => [[false]]
REGEXP_CONTAINS('a\nb', r'(?s)a.b')
-- => [[true]]
REGEXP_CONTAINS('a\nb', r'^b$')
-- => [[false]]
REGEXP_CONTAINS('a\nb', r'(?m)^b$')
-- => [[true]]
REGEXP_EXTRACT('abc123def456', r'\d+')
-- => [["123"]]
REGEXP_EXTRACT('abc123def456', r'([a-z]+)(?:\d+)')
-- => [["abc"]]
REGEXP_EXTRACT('abc123def456', r'\d+', 1, 2)
-- => [["456"]]
REGEXP_EXTRACT('abc123def456', r'\d+', 7)
-- => [["456"]]
REGEXP_EXTRACT('abc', r'x*')
-- => [[""]]
REGEXP_EXTRACT('abc', r'(x)?b')
-- => [[null]]
REGEXP_EXTRACT_ALL('a1b2c3', r'[a-z](\d)')
-- => [[["1","2","3"]]]
REGEXP_EXTRACT_ALL('banana', r'ana')
-- => [[["ana"]]]
REGEXP_EXTRACT_ALL('abc', r'')
-- => [[["","",""]]]
REGEXP_REPLACE('hello world', r'(\w+) (\w+)', r'\2 \1')
-- => [["world hello"]]
REGEXP_REPLACE('aaa', r'a*', 'x')
-- => [["x"]]
REGEXP_REPLACE('abc', r'', '-')
-- => [["-a-b-c-"]]
REGEXP_REPLACE('a.b.c', r'\.', '')
-- => [["abc"]]
REGEXP_REPLACE('héllo', r'[^a-z]', '_')
-- => [["h_llo"]]
REGEXP_REPLACE('abc', r'(?P<x>b)', r'[\1]')
-- => [["a[b]c"]]
REGEXP_REPLACE('abc', 'b', r'\0\0')
-- => [["abbc"]]
REGEXP_INSTR('abcabc', 'b', 3)
-- => [["5i"]]
REGEXP_INSTR('abcabc', 'b', 1, 2, 1)
-- => [["6i"]]
REGEXP_SUBSTR('abc123', r'\d+')
-- => [["123"]]
REGEXP_CONTAINS('中文', r'\p{Han}+')
-- => [[true]]
REGEXP_CONTAINS('ÀÉ', r'^\p{Lu}+$')
-- => [[true]]
REGEXP_EXTRACT('key=value; k2=v2', r'k2=([^;]*)')
-- => [["v2"]]
REGEXP_CONTAINS('a', NULL)
-- => [[null]]
REGEXP_CONTAINS(b'ab', b'a.')
-- => [[true]]
SPLIT('a,b,,c', ',')
-- => [[["a","b","","c"]]]
SPLIT('', ',')
-- => [[[""]]]
SPLIT('abc', '')
-- => [[["a","b","c"]]]
SPLIT(NULL, ',')
-- => [[null]]
SPLIT('a--b', '--')[SAFE_OFFSET(5)]
-- => [[null]]
CONCAT('a', NULL)
-- => [[null]]
CONCAT('a', 1, TRUE, DATE '2024-01-01')
-- => [["a1true2024-01-01"]]
UPPER('straße')
-- => [["STRASSE"]]
LOWER('İSTANBUL')
-- => [["i̇stanbul"]]
INITCAP('hello wORLD-foo_bar o\'neil')
-- => [["Hello World-Foo_Bar O'neil"]]
INITCAP('hello world', ' l')
-- => [["HellO WorlD"]]
LPAD('abc', 6, 'xy')
-- => [["xyxabc"]]
LPAD('abcdef', 3)
-- => [["abc"]]
RPAD('é', 3, '日')
-- => [["é日日"]]
LPAD('abc', -1)
-- => error
REPEAT('ab', 0)
-- => [[""]]
REVERSE('añb日')
-- => [["日bña"]]
SUBSTR('日本語', 2)
-- => [["本語"]]
SUBSTR('hello', -3, 2)
-- => [["ll"]]
SUBSTR('hello', 0, 2)
-- => [["he"]]
SUBSTR('hello', 10)
-- => [[""]]
SUBSTR('hello', 2, -1)
-- => error
LEFT('héllo', 2)
-- => [["hé"]]
RIGHT('héllo', 4)
-- => [["éllo"]]
STRPOS('banana', 'na')
-- => [["3i"]]
INSTR('banana', 'na', -1)
-- => [["5i"]]
INSTR('banana', 'an', 1, 2)
-- => [["4i"]]
INSTR('banana', 'x')
-- => [["0i"]]
TRIM('  a  ')
-- => [["a"]]
TRIM('xxaxx', 'x')
-- => [["a"]]
LTRIM('xya', 'yx')
-- => [["a"]]
RTRIM('ab  ')
-- => [["ab"]]
REPLACE('aaa', 'aa', 'b')
-- => [["ba"]]
REPLACE('abc', '', 'x')
-- => [["abc"]]
TRANSLATE('hello', 'el', 'ip')
-- => [["hippo"]]
TRANSLATE('hello', 'elo', 'i')
-- => [["hi"]]
ASCII('A')
-- => [["65i"]]
UNICODE('é')
-- => [["233i"]]
CHR(233)
-- => [["é"]]
CHR(0)
-- => [["\u0000"]]
CODE_POINTS_TO_STRING([72, 233, 128512])
-- => [["Hé😀"]]
TO_CODE_POINTS('aé😀')
-- => [[["97i","233i","128512i"]]]
LENGTH('é😀')
-- => [["2i"]]
BYTE_LENGTH('é😀')
-- => [["6i"]]
CHAR_LENGTH('e\u0301')
-- => [["2i"]]
NORMALIZE('e\u0301') = 'é'
-- => [[true]]
NORMALIZE('ﬁ', NFKC)
-- => [["fi"]]
NORMALIZE_AND_CASEFOLD('ÅSTRÖM') = NORMALIZE_AND_CASEFOLD('åström')
-- => [[true]]
STARTS_WITH('abc', '')
-- => [[true]]
ENDS_WITH('abc', 'bc')
-- => [[true]]
SOUNDEX('Robert')
-- => [["R163"]]
SOUNDEX('')
-- => [[""]]
TO_HEX(b'\x00\xab')
-- => [["00ab"]]
FROM_HEX('0aF')
-- => [["b:00af"]]
TO_BASE64(b'abc')
-- => [["YWJj"]]
FROM_BASE64('YWI=')
-- => [["b:6162"]]
SAFE_CONVERT_BYTES_TO_STRING(b'\xc2a')
-- => [["�a"]]
CAST(b'abc' AS STRING)
-- => [["abc"]]
CAST('é' AS BYTES)
-- => [["b:c3a9"]]
FORMAT('%5d|%-5d|%05d|%+d|%x|%X|%o', 42, 42, 42, 42, 255, 255, 8)
-- => [["   42|42   |00042|+42|ff|FF|10"]]
FORMAT('%.2f|%10.3f|%e|%g|%G', 3.14159, 2.0, 12345.678, 0.00001, 1e20)
-- => [["3.14|     2.000|1.234568e+04|1e-05|1E+20"]]
FORMAT('%s|%10s|%-10s|%.2s', 'abc', 'abc', 'abc', 'abc')
-- => [["abc|       abc|abc       |ab"]]
FORMAT("%'d", 1234567)
-- => [["1,234,567"]]
FORMAT('%t|%T', 'a\'b', 'a\'b')
-- => [["a'b|\"a'b\""]]
FORMAT('%t|%T', 1.0, 1.0)
-- => [["1.0|1.0"]]
FORMAT('%t|%T', b'a\x00', b'a\x00')
-- => [["a\\x00|b\"a\\x00\""]]
FORMAT('%T', [STRUCT(1 AS a, 'x' AS b)])
-- => [["[(1, \"x\")]"]]
FORMAT('%t', NULL)
-- => [["NULL"]]
FORMAT('%d', NULL)
-- => [[null]]
FORMAT('%%')
-- => [["%"]]
FORMAT('%*d', 6, 42)
-- => [["    42"]]
FORMAT('%t %T', TRUE, NULL)
-- => [["true NULL"]]
FORMAT('%p', JSON '{"a":1}')
-- => [["{\"a\":1}"]]
FORMAT('%.3f', NUMERIC '1.0005')
-- => [["1.001"]]
FORMAT('%i', -5)
-- => [["-5"]]
1 / 0
-- => error
MOD(-7, 3)
-- => [["-1i"]]
MOD(7, -3)
-- => [["1i"]]
DIV(-7, 2)
-- => [["-3i"]]
9223372036854775807 + 1
-- => error
-9223372036854775808 - 1
-- => error
9223372036854775807 * 2
-- => error
ABS(-9223372036854775808)
-- => error
SAFE_ADD(9223372036854775807, 1)
-- => [[null]]
SAFE_MULTIPLY(9223372036854775807, 2)
-- => [[null]]
SAFE_NEGATE(-9223372036854775808)
-- => [[null]]
SAFE_SUBTRACT(-9223372036854775808, 1)
-- => [[null]]
CAST('NaN' AS FLOAT64) = CAST('NaN' AS FLOAT64)
-- => [[false]]
CAST('NaN' AS FLOAT64) > 1
-- => [[false]]
CAST('inf' AS FLOAT64) - CAST('inf' AS FLOAT64)
-- => [["NaN"]]
IS_NAN(CAST('nan' AS FLOAT64))
-- => [[true]]
IS_INF(CAST('-inf' AS FLOAT64))
-- => [[true]]
0.0 = -0.0
-- => [[true]]
-0.0
-- => [["0f"]]
CAST(-0.0 AS STRING)
-- => [["0"]]
SIGN(-0.0)
-- => [["0f"]]
SIGN(CAST('nan' AS FLOAT64))
-- => [["NaN"]]
1e308 * 10
-- => error
ROUND(2.5)
-- => [["3f"]]
ROUND(-2.5)
-- => [["-3f"]]
ROUND(1234.567, -2)
-- => [["1200f"]]
ROUND(0.5)
-- => [["1f"]]
ROUND(NUMERIC '2.345', 2)
-- => [["2.35n"]]
TRUNC(-2.7)
-- => [["-2f"]]
TRUNC(1234.567, 1)
-- => [["1234.5f"]]
CEIL(-0.5)
-- => [["0f"]]
FLOOR(-0.5)
-- => [["-1f"]]
ROUND(1.005, 2)
-- => [["1f"]]
POW(2, 0.5)
-- => [["1.4142135623731f"]]
POW(-8, 1)
-- => [["-8f"]]
POW(0, 0)
-- => [["1f"]]
SQRT(2)
-- => [["1.4142135623731f"]]
POW(-8, 0.5)
-- => error
SQRT(-1)
-- => error
LN(0)
-- => error
LOG(100, 10)
-- => [["2f"]]
LOG10(1000)
-- => [["3f"]]
EXP(1)
-- => [["2.718281828459f"]]
LN(10)
-- => [["2.302585092994f"]]
SAFE.LN(0)
-- => [[null]]
SAFE.SQRT(-1)
-- => [[null]]
GREATEST(1, NULL, 3)
-- => [[null]]
LEAST(1.5, 2)
-- => [["1.5f"]]
GREATEST('a', 'B')
-- => [["a"]]
GREATEST(CAST('nan' AS FLOAT64), 1.0)
-- => [["NaN"]]
LEAST(CAST('nan' AS FLOAT64), 1.0)
-- => [["NaN"]]
RANGE_BUCKET(20, [0, 10, 20, 30])
-- => [["3i"]]
RANGE_BUCKET(-1, [0, 10])
-- => [["0i"]]
CAST(2.5 AS INT64)
-- => [["3i"]]
CAST(-2.5 AS INT64)
-- => [["-3i"]]
CAST(3.5 AS INT64)
-- => [["4i"]]
CAST(1e19 AS INT64)
-- => error
CAST('0x1F' AS INT64)
-- => [["31i"]]
CAST('-5' AS INT64)
-- => [["-5i"]]
CAST(' 7 ' AS INT64)
-- => [["7i"]]
CAST('1.5' AS INT64)
-- => error
CAST('1e3' AS FLOAT64)
-- => [["1000f"]]
CAST('infinity' AS FLOAT64)
-- => [["Infinity"]]
CAST('1_000' AS FLOAT64)
-- => error
CAST(0.1 AS STRING)
-- => [["0.1"]]
CAST(1e21 AS STRING)
-- => [["1e+21"]]
CAST(123456789.123 AS STRING)
-- => [["123456789.123"]]
CAST(1e-7 AS STRING)
-- => [["1e-07"]]
CAST(1.0 AS STRING)
-- => [["1"]]
CAST(100000000000000000000.0 AS STRING)
-- => [["1e+20"]]
CAST(CAST('nan' AS FLOAT64) AS STRING)
-- => [["nan"]]
CAST(NUMERIC '1.500' AS STRING)
-- => [["1.5"]]
CAST(NUMERIC '100' AS STRING)
-- => [["100"]]
CAST(TRUE AS STRING)
-- => [["true"]]
CAST('t' AS BOOL)
-- => error
CAST('TRUE' AS BOOL)
-- => [[true]]
CAST(1 AS BOOL)
-- => [[true]]
CAST(FALSE AS INT64)
-- => [["0i"]]
NUMERIC '1' / NUMERIC '3'
-- => [["0.333333333n"]]
NUMERIC '99999999999999999999999999999.999999999' + NUMERIC '1'
-- => error
NUMERIC '0.000000001' * NUMERIC '0.5'
-- => [["0.000000001n"]]
NUMERIC '1.5' * 2
-- => [["3n"]]
NUMERIC '1.5' + 0.5
-- => [["2n"]]
NUMERIC '2' = 2.0
-- => [[true]]
CAST(1.2345678915 AS NUMERIC)
-- => [["1.234567892n"]]
CAST('1.2345678915' AS NUMERIC)
-- => [["1.234567892n"]]
PARSE_NUMERIC(' - 1,234.5 ')
-- => [["-1234.5n"]]
PARSE_NUMERIC('1e3')
-- => [["1000n"]]
BIT_COUNT(255)
-- => [["8i"]]
BIT_COUNT(-1)
-- => [["64i"]]
5 & 3
-- => [["1i"]]
5 | 3
-- => [["7i"]]
5 ^ 3
-- => [["6i"]]
~5
-- => [["-6i"]]
1 << 62, -8 >> 1
-- => [["4611686018427387904i","9223372036854775804i"]]
1 << 64
-- => [["0i"]]
1 << -1
-- => error
IEEE_DIVIDE(0, 0)
-- => [["NaN"]]
IEEE_DIVIDE(-1, 0)
-- => [["-Infinity"]]
DIV(1, 0)
-- => error
MOD(1, 0)
-- => error
SAFE_DIVIDE(0, 0)
-- => [[null]]
COS(0)
-- => [["1f"]]
TAN(1)
-- => [["1.5574077246549f"]]
ATAN2(1, -1)
-- => [["2.3561944901923f"]]
SINH(1)
-- => [["1.1752011936438f"]]
ACOS(2)
-- => error
ACOSH(0.5)
-- => error
CSC(1)
-- => [["1.1883951057781f"]]
COT(1)
-- => [["0.64209261593433f"]]
SEC(1)
-- => [["1.8508157176809f"]]
COTH(1)
-- => [["1.3130352854993f"]]
FARM_FINGERPRINT('hello')
-- => [["-5436999610281751320i"]]
FARM_FINGERPRINT(b'\x00')
-- => [["-4728684028706075820i"]]
TO_HEX(MD5('a'))
-- => [["0cc175b9c0f1b6a831c399e269772661"]]
TO_HEX(SHA1('a'))
-- => [["86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"]]
TO_HEX(SHA256(''))
-- => [["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]]
TO_HEX(SHA512('a'))
-- => [["1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75"]]
NET.HOST('https://user:pw@www.Google.co.uk:80/p?q')
-- => [["www.Google.co.uk"]]
NET.REG_DOMAIN('http://a.b.google.co.uk')
-- => [["google.co.uk"]]
NET.PUBLIC_SUFFIX('x.github.io')
-- => [["io"]]
NET.HOST('mailto:a@b.com')
-- => [["b.com"]]
NET.HOST('//x.y/z')
-- => [["x.y"]]
NET.HOST('')
-- => [[null]]
NET.IP_FROM_STRING('1.2.3.4')
-- => [["b:01020304"]]
NET.IP_TO_STRING(NET.IP_FROM_STRING('2001:DB8::1'))
-- => [["2001:db8::1"]]
NET.SAFE_IP_FROM_STRING('1.2')
-- => [[null]]
NET.IPV4_TO_INT64(b'\x01\x02\x03\x04')
-- => [["16909060i"]]
NET.IPV4_FROM_INT64(16909060)
-- => [["b:01020304"]]
NET.IP_TRUNC(NET.IP_FROM_STRING('10.1.2.3'), 16)
-- => [["b:0a010000"]]
NET.IP_NET_MASK(4, 20)
-- => [["b:fffff000"]]
NULLIF(1, 1)
-- => [[null]]
IFNULL(NULL, 2)
-- => [["2i"]]
COALESCE(NULL, NULL)
-- => [[null]]
IF(NULL, 1, 2)
-- => [["2i"]]
CASE WHEN NULL THEN 1 ELSE 2 END
-- => [["2i"]]
CASE 1 WHEN NULL THEN 'n' WHEN 1 THEN 'one' END
-- => [["one"]]
NULL IS NULL
-- => [[true]]
1 IS DISTINCT FROM NULL
-- => [[true]]
NULL IS NOT DISTINCT FROM NULL
-- => [[true]]
TRUE AND NULL
-- => [[null]]
FALSE AND NULL
-- => [[false]]
TRUE OR NULL
-- => [[true]]
1 IN (1, NULL)
-- => [[true]]
2 IN (1, NULL)
-- => [[null]]
2 NOT IN (1, NULL)
-- => [[null]]
NULL IN (1)
-- => [[null]]
1 BETWEEN NULL AND 0
-- => [[false]]
5 BETWEEN 1 AND NULL
-- => [[null]]
'a' LIKE '_'
-- => [[true]]
'a%' LIKE 'a\\%'
-- => [[true]]
'ab' LIKE 'A%'
-- => [[false]]
'' LIKE '%'
-- => [[true]]
'a\nb' LIKE 'a%b'
-- => [[true]]
[1, NULL, 3]
-- => [[["1i",null,"3i"]]]
ARRAY_LENGTH([NULL, NULL])
-- => [["2i"]]
ARRAY_LENGTH(CAST(NULL AS ARRAY<INT64>))
-- => [[null]]
ARRAY_CONCAT([1], [NULL], [])
-- => [[["1i",null]]]
ARRAY_REVERSE([1, 2, NULL])
-- => [[[null,"2i","1i"]]]
ARRAY_TO_STRING(['a', NULL, 'b'], ',')
-- => [["a,b"]]
GENERATE_ARRAY(1, 10, 3)
-- => [[["1i","4i","7i","10i"]]]
GENERATE_ARRAY(5, 1)
-- => [[[]]]
GENERATE_ARRAY(5, 1, -2)
-- => [[["5i","3i","1i"]]]
GENERATE_ARRAY(0, 1, 0.25)
-- => [[["0f","0.25f","0.5f","0.75f","1f"]]]
GENERATE_ARRAY(1, 5, 0)
-- => error
[1,2,3][OFFSET(3)]
-- => error
[1,2,3][ORDINAL(0)]
-- => error
[1,2,3][SAFE_OFFSET(-1)]
-- => [[null]]
[1,2,3][SAFE_ORDINAL(3)]
-- => [["3i"]]
[1,2,3][0]
-- => [["1i"]]
ARRAY(SELECT x * 2 FROM UNNEST([3, 1, 2]) x ORDER BY x DESC)
-- => [[["6i","4i","2i"]]]
ARRAY(SELECT AS STRUCT x, x * x AS sq FROM UNNEST([1, 2]) x)
-- => [[[[["x","1i"],["sq","1i"]],[["x","2i"],["sq","4i"]]]]]
(SELECT SUM(x) FROM UNNEST([1, 2, NULL]) x)
-- => [["3i"]]
(SELECT AVG(x) FROM UNNEST(CAST([] AS ARRAY<INT64>)) x)
-- => [[null]]
(SELECT AS STRUCT 1 AS a, 'b' AS c).c
-- => [["b"]]
STRUCT(1, 'a', TRUE)
-- => [[[["","1i"],["","a"],["",true]]]]
STRUCT(1 AS a).a
-- => [["1i"]]
STRUCT<x INT64, y STRING>(1, NULL).y
-- => [[null]]
STRUCT(1 AS a, 2 AS b) = STRUCT(1 AS x, 2 AS y)
-- => [[true]]
STRUCT(1, NULL) = STRUCT(1, NULL)
-- => [[null]]
(1, 2) IN ((1, 2), (3, 4))
-- => [[true]]
ARRAY_FIRST([1, 2])
-- => [["1i"]]
ARRAY_LAST([1, 2])
-- => [["2i"]]
ARRAY_SLICE([1, 2, 3, 4], 1, 2)
-- => [[["2i","3i"]]]
ARRAY_INCLUDES([1, 2], 2)
-- => [[true]]
ARRAY_FILTER([1, 2, 3], e -> e > 1)
-- => [[["2i","3i"]]]
ARRAY_TRANSFORM([1, 2], e -> e * 2)
-- => [[["2i","4i"]]]
ARRAY_IS_DISTINCT([1, 1])
-- => [[false]]
RANGE(DATE '2024-01-01', DATE '2024-02-01')
-- => [[[["range_start","d2024-01-01"],["range_end","d2024-02-01"]]]]
ERROR('boom')
-- => error
IF(FALSE, ERROR('boom'), 1)
-- => [["1i"]]
SAFE_CAST('abc' AS INT64)
-- => [[null]]
SAFE_CAST('1' AS NUMERIC)
-- => [["1n"]]
SAFE_CAST('2024-13-01' AS DATE)
-- => [[null]]
SAFE_CAST('x' AS BOOL)
-- => [[null]]
SAFE.SUBSTR('foo', 0, -2)
-- => [[null]]
SAFE.DATE(2024, 13, 1)
-- => [[null]]
SAFE.PARSE_DATE('%Y', 'x')
-- => [[null]]
SAFE.TIMESTAMP_SECONDS(99999999999999)
-- => [[null]]
WITH(a AS 1, b AS a + 1, a * b)
-- => [["2i"]]
SELECT x, x IS NULL FROM UNNEST([2, NULL, 1]) x ORDER BY x
-- => [[null,true],["1i",false],["2i",false]]
SELECT x FROM UNNEST([2, NULL, 1]) x ORDER BY x DESC
-- => [["2i"],["1i"],[null]]
SELECT x FROM UNNEST([2, NULL, 1]) x ORDER BY x NULLS LAST
-- => [["1i"],["2i"],[null]]
SELECT x FROM UNNEST([CAST('nan' AS FLOAT64), 1, NULL, CAST('inf' AS FLOAT64), -1]) x ORDER BY x
-- => [[null],["NaN"],["-1f"],["1f"],["Infinity"]]
SELECT MAX(x), MIN(x), SUM(x), AVG(x) FROM UNNEST([CAST('nan' AS FLOAT64), 1, 2]) x
-- => [["NaN","NaN","NaN","NaN"]]
SELECT x, COUNT(*) FROM UNNEST([0.0, -0.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64)]) x GROUP BY x ORDER BY x
-- => [["NaN","2i"],["0f","2i"]]
SELECT COUNT(DISTINCT x) FROM UNNEST([0.0, -0.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), NULL]) x
-- => [["2i"]]
SELECT DISTINCT x FROM UNNEST(['a', 'A', NULL, 'a', NULL]) x ORDER BY x
-- => [[null],["A"],["a"]]
SELECT 1 AS a UNION ALL SELECT 2.5 ORDER BY a
-- => [["1f"],["2.5f"]]
SELECT [1] AS a UNION ALL SELECT [2.5] ORDER BY a[OFFSET(0)]
-- => [[["1f"]],[["2.5f"]]]
SELECT SUM(x) FROM UNNEST([9223372036854775807, 1]) x
-- => error
SELECT AVG(x) FROM UNNEST([9223372036854775807, 9223372036854775807]) x
-- => [["9223372036854800000f"]]
SELECT SUM(x) FROM UNNEST(CAST([] AS ARRAY<INT64>)) x
-- => [[null]]
SELECT COUNT(*), COUNT(x), COUNTIF(x IS NULL) FROM UNNEST([1, NULL, NULL]) x
-- => [["3i","1i","2i"]]
SELECT x FROM UNNEST([3, 1, 2]) x ORDER BY x LIMIT 1 OFFSET 1
-- => [["2i"]]
SELECT x, y FROM UNNEST([1, 2]) x, UNNEST([x, x * 10]) y ORDER BY 1, 2
-- => [["1i","1i"],["1i","10i"],["2i","2i"],["2i","20i"]]
SELECT a, b FROM UNNEST([1, 2, 3]) a WITH OFFSET o JOIN UNNEST(['x', 'y']) b WITH OFFSET p ON o = p ORDER BY 1
-- => [["1i","x"],["2i","y"]]
SELECT * FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, NULL)]) ORDER BY a
-- => [["1i","x"],["2i",null]]
SELECT s.a, s.l[OFFSET(0)].z FROM UNNEST([STRUCT(1 AS a, [STRUCT('q' AS z)] AS l)]) s
-- => [["1i","q"]]
SELECT k, SUM(v) FROM UNNEST([STRUCT('a' AS k, 1 AS v), ('b', 2), ('a', 3)]) GROUP BY k HAVING SUM(v) > 2 ORDER BY k
-- => [["a","4i"]]
SELECT x FROM UNNEST(GENERATE_ARRAY(1, 5)) x WHERE MOD(x, 2) = 1 ORDER BY 1 DESC
-- => [["5i"],["3i"],["1i"]]
SELECT (SELECT MAX(y) FROM UNNEST([1, 2, 3]) y WHERE y < x) m FROM UNNEST([1, 3]) x ORDER BY x
-- => [[null],["2i"]]
SELECT x, RANK() OVER (ORDER BY x DESC), ROW_NUMBER() OVER (ORDER BY x), SUM(x) OVER (ORDER BY x), SUM(x) OVER (ORDER BY x ROWS 1 PRECEDING) FROM UNNEST([1, 2, 2, 3]) x ORDER BY 1, 3
-- => [["1i","4i","1i","1i","1i"],["2i","2i","2i","5i","3i"],["2i","2i","3i","5i","4i"],["3i","1i","4i","8i","5i"]]
SELECT x, LEAD(x, 2, -1) OVER (ORDER BY x), LAG(x, 0) OVER (ORDER BY x), FIRST_VALUE(x) OVER (ORDER BY x DESC) FROM UNNEST([1, 2, 3]) x ORDER BY 1
-- => [["1i","3i","1i","3i"],["2i","-1i","2i","3i"],["3i","-1i","3i","3i"]]
SELECT x, AVG(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 FOLLOWING AND 2 FOLLOWING) FROM UNNEST([1, 2, 4]) x ORDER BY 1
-- => [["1i","1.5f","1i"],["2i","2.3333333333333f","1i"],["4i","3f","0i"]]
SELECT x, SUM(x) OVER (ORDER BY x RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) FROM UNNEST([1, 2, NULL, 4]) x ORDER BY 1
-- => [[null,null],["1i",null],["2i","1i"],["4i","3i"]]
SELECT STRING_AGG(x, '') OVER (ORDER BY x) FROM UNNEST(['a', 'b']) x ORDER BY 1
-- => [["a"],["ab"]]
SELECT ARRAY_AGG(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM UNNEST([1, 2, 3]) x ORDER BY ARRAY_LENGTH(ARRAY_AGG(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)), x
-- => [[["1i"]],[["1i","2i"]],[["2i","3i"]]]
SELECT FORMAT('%T', x) FROM UNNEST([STRUCT(1 AS a, [1, 2] AS b), (2, NULL), (3, [])]) x ORDER BY x.a
-- => [["(1, [1, 2])"],["(2, NULL)"],["(3, [])"]]
SELECT CAST('nan' AS FLOAT64) AS a UNION ALL SELECT 1.0 ORDER BY a
-- => [["NaN"],["1f"]]
SELECT CAST('nan' AS FLOAT64) AS a UNION ALL SELECT 1.0 ORDER BY 1 DESC
-- => [["1f"],["NaN"]]
SELECT DISTINCT x AS a FROM UNNEST([CAST('nan' AS FLOAT64), 1.0]) AS x ORDER BY a
-- => [["NaN"],["1f"]]
SELECT DISTINCT x AS a FROM UNNEST([CAST('nan' AS FLOAT64), 1.0]) AS x ORDER BY 1
-- => [["NaN"],["1f"]]
SELECT * FROM (SELECT x FROM UNNEST([CAST('nan' AS FLOAT64), 1.0]) AS x) ORDER BY x
-- => [["NaN"],["1f"]]
SELECT * FROM (SELECT x FROM UNNEST([CAST('nan' AS FLOAT64), 1.0]) AS x) ORDER BY 1
-- => [["NaN"],["1f"]]
SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y' ORDER BY a + 1 DESC
-- => [["2i","y"],["1i","x"]]
SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y' ORDER BY MOD(a, 2), b LIMIT 1
-- => [["2i","y"]]
(SELECT 1 AS a) UNION ALL (SELECT 2) ORDER BY -a
-- => [["2i"],["1i"]]
SELECT 'B' AS a UNION ALL SELECT 'a' ORDER BY LOWER(a)
-- => [["a"],["B"]]
SELECT x, SUM(x) OVER (ORDER BY x) FROM UNNEST([CAST('nan' AS FLOAT64), 1.0, 2.0]) AS x ORDER BY x
-- => [["NaN","NaN"],["1f","NaN"],["2f","NaN"]]
SELECT MAX(x) OVER () m, MIN(x) OVER () n FROM UNNEST([CAST('nan' AS FLOAT64), 1.0, 2.0]) AS x
-- => [["NaN","NaN"],["NaN","NaN"],["NaN","NaN"]]
SELECT ARRAY_AGG(x ORDER BY x) FROM UNNEST([CAST('nan' AS FLOAT64), 1.0, 2.0]) AS x
-- => [[["NaN","1f","2f"]]]
SELECT RANK() OVER (ORDER BY x) r FROM UNNEST([CAST('nan' AS FLOAT64), 1.0, NULL]) AS x ORDER BY r
-- => [["1i"],["2i"],["3i"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS x WHERE x > 0 OR x < 0 OR x = 0
-- => [["1f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS x WHERE x NOT IN (1.0)
-- => [["NaN"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS x WHERE NOT (x < 5)
-- => [["NaN"]]
SELECT a.x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS a0 JOIN (SELECT CAST('nan' AS FLOAT64) x) a ON a.x = a0
-- => []
SELECT COUNT(*) FROM (SELECT CAST('nan' AS FLOAT64) x UNION DISTINCT SELECT CAST('nan' AS FLOAT64))
-- => [["1i"]]
SIGN(CAST('nan' AS FLOAT64))
-- => [["NaN"]]
SIGN(-2.5)
-- => [["-1f"]]
SAFE_CAST('24:00:00' AS TIME)
-- => [[null]]
CAST('24:00:00' AS TIME)
-- => error
CAST('1_000' AS FLOAT64)
-- => error
CAST('1_000' AS NUMERIC)
-- => error
CAST('1_000' AS INT64)
-- => error
SAFE_CAST('1_0' AS FLOAT64)
-- => [[null]]
CAST(' 1.5 ' AS FLOAT64)
-- => [["1.5f"]]
CAST('+1.5' AS FLOAT64)
-- => [["1.5f"]]
CAST('.5' AS FLOAT64)
-- => [["0.5f"]]
CAST('5.' AS FLOAT64)
-- => [["5f"]]
CAST('1e' AS FLOAT64)
-- => error
CAST('' AS FLOAT64)
-- => error
CAST('-inf' AS FLOAT64)
-- => [["-Infinity"]]
CAST('+Infinity' AS FLOAT64)
-- => [["Infinity"]]
CAST('-nan' AS FLOAT64)
-- => [["NaN"]]
CAST('1.5f' AS FLOAT64)
-- => error
CAST('' AS NUMERIC)
-- => error
CAST(' 1 ' AS NUMERIC)
-- => [["1n"]]
CAST('1e2' AS NUMERIC)
-- => [["100n"]]
CAST('.5' AS NUMERIC)
-- => [["0.5n"]]
CAST('0x10' AS NUMERIC)
-- => error
CAST('nan' AS NUMERIC)
-- => error
CAST('1.' AS NUMERIC)
-- => [["1n"]]
CAST('yes' AS BOOL)
-- => error
CAST(' true' AS BOOL)
-- => error
CAST('1' AS BOOL)
-- => error
DATETIME '2024-03-01 00:00:00' - DATETIME '2024-02-28 12:00:00'
-- => [["interval 0 1 43200000000"]]
DATETIME '2024-02-28 12:00:00' - DATETIME '2024-03-01 00:00:00'
-- => [["interval 0 -1 -43200000000"]]
DATETIME '2024-02-28 12:00:00' - DATETIME '2024-02-28 12:00:00.000001'
-- => [["interval 0 0 -1"]]
TIMESTAMP '2024-03-01 00:00:00' - TIMESTAMP '2024-02-28 12:00:00'
-- => [["interval 0 0 129600000000"]]
TIME '10:00:00' - TIME '12:30:00'
-- => [["interval 0 0 -9000000000"]]
CAST(DATETIME '2024-03-01 00:00:00' - DATETIME '2024-02-28 12:00:00' AS STRING)
-- => [["0-0 1 12:0:0"]]
LPAD(b'ab', 4)
-- => [["b:20206162"]]
LPAD(b'ab', 5, b'xyz')
-- => [["b:78797a6162"]]
LPAD(b'abcd', 2)
-- => [["b:6162"]]
RPAD(b'ab', 5, b'\xff')
-- => [["b:6162ffffff"]]
RPAD(b'ab', 0)
-- => [["b:"]]
LPAD(b'ab', -1)
-- => error
LPAD(b'ab', 3, b'')
-- => error
LPAD(CAST(NULL AS BYTES), 3)
-- => [[null]]
STRPOS(b'abcb', b'b')
-- => [["2i"]]
STRPOS(b'\xab\xcd\xef', b'\xbc')
-- => [["0i"]]
STRPOS(b'abc', b'')
-- => [["1i"]]
STRPOS(b'', b'')
-- => [["1i"]]
STRPOS(b'', b'a')
-- => [["0i"]]
STRPOS(b'ab', b'abc')
-- => [["0i"]]
STRPOS(CAST(NULL AS BYTES), b'a')
-- => [[null]]
REPLACE(b'abab', b'b', b'xy')
-- => [["b:617879617879"]]
REPLACE(b'\xab\xcd', b'\xbc', b'z')
-- => [["b:abcd"]]
REPLACE(b'abc', b'', b'z')
-- => [["b:616263"]]
REPLACE(b'aaa', b'aa', b'b')
-- => [["b:6261"]]
REPLACE(b'', b'a', b'b')
-- => [["b:"]]
REPLACE(b'ab', b'ab', b'')
-- => [["b:"]]
REPLACE(b'ab', NULL, b'')
-- => [[null]]
TRIM(b'xxaxx', b'x')
-- => [["b:61"]]
LTRIM(b'xyaxy', b'yx')
-- => [["b:617879"]]
RTRIM(b'xyaxy', b'yx')
-- => [["b:787961"]]
TRIM(b'abc', b'')
-- => [["b:616263"]]
TRIM(b'aaa', b'a')
-- => [["b:"]]
RTRIM(b'\xab\xcd', b'\xdc')
-- => [["b:abcd"]]
TRIM(CAST(NULL AS BYTES), b'a')
-- => [[null]]
SPLIT(b'a,b,,c', b',')
-- => [[["b:61","b:62","b:","b:63"]]]
SPLIT(b'', b',')
-- => [[["b:"]]]
SPLIT(b'ab', b'')
-- => [[["b:61","b:62"]]]
SPLIT(b'a--b', b'--')
-- => [[["b:61","b:62"]]]
SPLIT(CAST(NULL AS BYTES), b',')
-- => [[null]]
SPLIT(b'\xab\xcd\xef', b'\xbc')
-- => [[["b:abcdef"]]]
INSTR(b'ab', b'b')
-- => [["2i"]]
REGEXP_CONTAINS(b'ab', b'a')
-- => [[true]]
TRANSLATE(b'ab', b'a', b'c')
-- => [["b:6362"]]
SELECT * FROM UNNEST([1, 2]) WITH OFFSET
-- => [["1i","0i"],["2i","1i"]]
SELECT * FROM UNNEST([1, 2])
-- => [["1i"],["2i"]]
SELECT * FROM UNNEST([1, 2]) WITH OFFSET AS o
-- => [["1i","0i"],["2i","1i"]]
SELECT *, 1 AS one FROM UNNEST(['a']) WITH OFFSET
-- => [["a","0i","1i"]]
SELECT offset FROM UNNEST([1, 2]) WITH OFFSET ORDER BY 1
-- => [["0i"],["1i"]]
SELECT * FROM UNNEST([STRUCT(1 AS a)]) WITH OFFSET
-- => [["1i","0i"]]
SELECT * EXCEPT (offset) FROM UNNEST([1, 2]) WITH OFFSET
-- => [["1i"],["2i"]]
SELECT * FROM (SELECT 1 AS b), UNNEST([1, 2])
-- => [["1i","1i"],["1i","2i"]]
SELECT * FROM (SELECT 1 AS b) CROSS JOIN UNNEST([1, 2]) WITH OFFSET
-- => [["1i","1i","0i"],["1i","2i","1i"]]
SELECT x.* FROM UNNEST([STRUCT(1, 2)]) AS x
-- => [["1i","2i"]]
SELECT * FROM UNNEST([STRUCT(1, 2)]) AS x
-- => [["1i","2i"]]
SELECT COUNT(*) FROM UNNEST([1, 2]) WITH OFFSET WHERE offset > 0
-- => [["1i"]]
SELECT * FROM UNNEST([STRUCT(1, 2 AS b, 3)])
-- => [["1i","2i","3i"]]
SELECT * EXCEPT (b) FROM UNNEST([STRUCT(1, 2 AS b, 3)])
-- => [["1i","3i"]]
SELECT * FROM UNNEST([STRUCT(5)])
-- => [["5i"]]
SELECT * FROM UNNEST(['a', NULL]) AS x
-- => [["a"],[null]]
SELECT * FROM UNNEST([STRUCT(1 AS x)]) AS x
-- => [["1i"]]
SELECT x.x FROM UNNEST([STRUCT(1 AS x)]) AS x
-- => [["1i"]]
SELECT * FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-01-03')) ORDER BY 1
-- => [["d2024-01-01"],["d2024-01-02"],["d2024-01-03"]]
INITCAP('hELLO-world', '-')
-- => [["Hello-World"]]
INITCAP('hello', '')
-- => [["Hello"]]
INITCAP('aXbXc', 'X')
-- => [["AXBXC"]]
SELECT MAX(x) FROM UNNEST([TIMESTAMP '2024-01-01', NULL]) x
-- => [["ts2024-01-01 00:00:00"]]
SELECT SUM(x) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 2 HOUR]) x
-- => [["interval 0 1 7200000000"]]
SELECT AVG(x) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 2 DAY]) x
-- => [["interval 0 1 43200000000"]]
SELECT x FROM UNNEST([INTERVAL 1 MONTH, INTERVAL 29 DAY, INTERVAL 31 DAY]) x ORDER BY x
-- => [["interval 0 29 0"],["interval 1 0 0"],["interval 0 31 0"]]
SELECT COUNT(DISTINCT x) FROM UNNEST([INTERVAL 1 MONTH, INTERVAL 30 DAY]) x
-- => [["1i"]]
SELECT x FROM UNNEST([b'b', b'\xff', b'', NULL]) x ORDER BY x
-- => [[null],["b:"],["b:62"],["b:ff"]]
SELECT MIN(x), MAX(x) FROM UNNEST([b'b', b'\xff', b'']) x
-- => [["b:","b:ff"]]
SELECT x FROM UNNEST([TIME '10:00:00', '09:59:59.999999']) x ORDER BY x DESC
-- => [["t10:00:00"],["t09:59:59.999999"]]
SELECT x FROM UNNEST([TRUE, NULL, FALSE]) x ORDER BY x
-- => [[null],[false],[true]]
SELECT MAX(x), MIN(x) FROM UNNEST([TRUE, NULL, FALSE]) x
-- => [[true,false]]
SELECT x FROM UNNEST(['é', 'e', 'z', 'Z', 'ä', '😀', '']) x ORDER BY x
-- => [[""],["Z"],["e"],["z"],["ä"],["é"],["😀"]]
SELECT x, COUNT(*) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) FROM UNNEST([3, 1, 2]) x ORDER BY x
-- => [["1i","0i"],["2i","1i"],["3i","2i"]]
SELECT SUM(x) OVER (ORDER BY x DESC ROWS 2 PRECEDING) FROM UNNEST([1, 2, 3, 4]) x ORDER BY 1
-- => [["4i"],["6i"],["7i"],["9i"]]
SELECT x, SUM(x) OVER (ORDER BY x RANGE BETWEEN 0.5 PRECEDING AND 0.5 FOLLOWING) FROM UNNEST([1.0, 1.4, 2.0]) x ORDER BY x
-- => [["1f","2.4f"],["1.4f","2.4f"],["2f","2f"]]
SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM UNNEST([NUMERIC '1', NUMERIC '2.5', NULL]) x ORDER BY x
-- => [[null,"1i"],["1n","1i"],["2.5n","1i"]]
SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM UNNEST([CAST('inf' AS FLOAT64), 1.0, CAST('nan' AS FLOAT64), NULL]) x ORDER BY x
-- => [[null,"1i"],["NaN","1i"],["1f","1i"],["Infinity","1i"]]
SELECT x, LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY o) l FROM UNNEST([1, NULL, 3, NULL]) x WITH OFFSET o ORDER BY o
-- => [["1i","1i"],[null,"1i"],["3i","3i"],[null,"3i"]]
SELECT x, LAG(x IGNORE NULLS) OVER (ORDER BY o) l FROM UNNEST([1, NULL, 3, NULL]) x WITH OFFSET o ORDER BY o
-- => error
SELECT ARRAY_AGG(x IGNORE NULLS ORDER BY x DESC LIMIT 2) FROM UNNEST([1, NULL, 3, 2]) x
-- => [[["3i","2i"]]]
SELECT STRING_AGG(x ORDER BY LENGTH(x), x) FROM UNNEST(['bb', 'a', 'cc']) x
-- => [["a,bb,cc"]]
SELECT COUNT(DISTINCT MOD(x, 3)) FROM UNNEST(GENERATE_ARRAY(1, 10)) x
-- => [["3i"]]
SELECT x, y FROM UNNEST([1, 2]) x FULL JOIN UNNEST([2, 3]) y ON x = y ORDER BY x, y
-- => [[null,"3i"],["1i",null],["2i","2i"]]
SELECT x, y FROM UNNEST([1, 2]) x LEFT JOIN UNNEST([2, 2]) y ON x = y ORDER BY x, y
-- => [["1i",null],["2i","2i"],["2i","2i"]]
SELECT (SELECT x FROM UNNEST([1, 2]) x)
-- => error
SELECT (SELECT x FROM UNNEST([1, 2]) x LIMIT 1 OFFSET 1)
-- => [["2i"]]
SELECT (SELECT 1, 2)
-- => error
SELECT ARRAY(SELECT x FROM UNNEST([NULL, 1]) x ORDER BY x DESC)
-- => [[["1i",null]]]
SELECT ARRAY_LENGTH(ARRAY(SELECT x FROM UNNEST(GENERATE_ARRAY(1, 1000)) x WHERE MOD(x, 7) = 0))
-- => [["142i"]]
SELECT IF(TRUE, 1, 1 / 0), COALESCE(1, 1 / 0), CASE WHEN TRUE THEN 1 ELSE ERROR('x') END
-- => [["1f","1f","1i"]]
SELECT IF(x > 1, 1 / (x - 1), 0) FROM UNNEST([1, 2]) x ORDER BY x
-- => [["0f"],["1f"]]
SELECT x FROM UNNEST([1, 2, 3]) x WHERE IF(x = 1, FALSE, 6 / (x - 1) > 4) ORDER BY x
-- => [["2i"]]
SELECT SAFE_CAST('9223372036854775808' AS INT64), SAFE_CAST(1e300 AS INT64), SAFE_CAST('1e400' AS FLOAT64)
-- => [[null,null,"Infinity"]]
SELECT CAST(9007199254740993 AS FLOAT64), CAST(CAST(9007199254740993 AS FLOAT64) AS INT64)
-- => [["9007199254741000f","9007199254740992i"]]
SELECT 0.1 + 0.2, 0.1 + 0.2 = 0.3, NUMERIC '0.1' + NUMERIC '0.2' = NUMERIC '0.3'
-- => [["0.3f",false,true]]
SELECT CAST(0.1 + 0.2 AS STRING), CAST(1 / 3 AS STRING), CAST(2 / 3 * 3 AS STRING), CAST(1e15 AS STRING), CAST(1e16 AS STRING), CAST(123456789012345678 AS STRING)
-- => [["0.30000000000000004","0.33333333333333331","2","1e+15","1e+16","123456789012345678"]]
SELECT ROUND(0.285, 2), ROUND(2.675, 2), ROUND(-1.5), ROUND(5, -1), ROUND(15, -1), ROUND(NUMERIC '0.5'), ROUND(1e300, 2)
-- => [["0.28f","2.67f","-2f","10f","20f","1n","1e+300f"]]
SELECT TRUNC(NUMERIC '-1.999', 2), CEIL(NUMERIC '1.1'), FLOOR(NUMERIC '-1.1'), MOD(NUMERIC '5.5', 2), DIV(NUMERIC '5.5', 2)
-- => [["-1.99n","2n","-2n","1.5n","2n"]]
SELECT POW(NUMERIC '2', 10), POW(2, -1), POW(0, -1)
-- => error
SELECT 5 / 2, -5 / 2, 0 / 5, 1 / 3
-- => [["2.5f","-2.5f","0f","0.33333333333333f"]]
SELECT DIV(5, -2), DIV(-9223372036854775808, -1)
-- => error
SELECT ABS(NUMERIC '-1.5'), ABS(-0.0), SIGN(NUMERIC '-2')
-- => [["1.5n","0f","-1n"]]
SELECT CAST('1' AS NUMERIC) = 1, CAST('1.10' AS NUMERIC) = 1.1, '1' = CAST(1 AS STRING)
-- => [[true,true,true]]
SELECT DATE '2024-02-29' = CAST('2024-02-29' AS DATE), DATE('2024-02-29'), DATE(DATETIME '2024-02-29 23:00:00'), DATETIME('2024-02-29T01:02:03')
-- => [[true,"d2024-02-29","d2024-02-29","dt2024-02-29 01:02:03"]]
SELECT TIMESTAMP('2024-02-29 01:02:03'), TIMESTAMP('2024-02-29 01:02:03+02'), TIMESTAMP('2024-02-29', 'Europe/Berlin'), TIME(DATETIME '2024-02-29 01:02:03')
-- => [["ts2024-02-29 01:02:03","ts2024-02-28 23:02:03","ts2024-02-28 23:00:00","t01:02:03"]]
SELECT STRING(DATE '2024-02-29'), STRING(DATETIME '2024-02-29 01:02:03.5'), STRING(TIME '01:02:03')
-- => [["2024-02-29","2024-02-29 01:02:03.500","01:02:03"]]
SELECT LAST_DAY(DATE '1900-02-01'), LAST_DAY(DATE '2000-02-01'), DATE_ADD(DATE '1900-02-28', INTERVAL 1 DAY)
-- => [["d1900-02-28","d2000-02-29","d1900-03-01"]]
SELECT DATE_DIFF(DATE '0001-01-01', DATE '9999-12-31', DAY), DATE_DIFF(DATE '9999-12-31', DATE '0001-01-01', WEEK)
-- => [["-3652058i","521722i"]]
SELECT TIMESTAMP_DIFF(TIMESTAMP '9999-12-31', TIMESTAMP '0001-01-01', DAY), TIMESTAMP_DIFF(TIMESTAMP '2024-01-01 00:00:01', TIMESTAMP '2024-01-01 00:00:01.000001', SECOND)
-- => [["3652058i","0i"]]
SELECT DATETIME_DIFF(DATETIME '2024-01-01 10:59:59', DATETIME '2024-01-01 09:00:00', HOUR), DATETIME_DIFF(DATETIME '2024-01-07', DATETIME '2024-01-06', WEEK), DATETIME_DIFF(DATETIME '2024-01-07', DATETIME '2024-01-06', ISOWEEK)
-- => [["1i","1i","0i"]]
SELECT NORMALIZE('Å', NFD) = 'Å', LENGTH(NORMALIZE('Å', NFD)), NORMALIZE('①', NFKC), LOWER('ΑΣ'), UPPER('ŉ'), UPPER('ǆ')
-- => [[false,"2i","1","ας","ʼN","Ǆ"]]
SELECT 'ß' = 'ss', LOWER('ẞ'), INITCAP('élan ÉLAN'), REVERSE('👨‍👩‍👧'), LENGTH('👨‍👩‍👧'), STRPOS('añb', 'b'), SUBSTR('añb', -1)
-- => [[false,"ß","Élan Élan","👧‍👩‍👨","5i","3i","b"]]
SELECT LPAD('7', 3, '0'), RPAD('日', 3, '本語'), REPEAT('é', 3), TRIM('\u00a0x\u2003'), LTRIM('ééa', 'é'), SPLIT('日,本', ',')
-- => [["007","日本語","ééé","x","a",["日","本"]]]
SELECT TO_CODE_POINTS(b'\xc3\xa9'), CODE_POINTS_TO_BYTES([195, 169]), SAFE_CONVERT_BYTES_TO_STRING(CODE_POINTS_TO_BYTES([195, 169])), CHR(128512)
-- => [[["195i","169i"],"b:c3a9","é","😀"]]
SELECT ASCII(''), ASCII('é'), UNICODE('')
-- => error
SELECT REGEXP_REPLACE('a1b22', r'\d+', '<\\0>'), REGEXP_EXTRACT_ALL('x=1,y=2', r'(\w)=\d'), REGEXP_CONTAINS('x', ''), REGEXP_REPLACE('ab', '(a)(b)', r'\2-\1')
-- => [["a<1>b<22>",["x","y"],true,"b-a"]]
SELECT REGEXP_EXTRACT('foo.bar', r'\.(.+)$'), REGEXP_EXTRACT('ünï', r'[[:alpha:]]+'), REGEXP_CONTAINS('tab\t', r'\s'), REGEXP_CONTAINS('ı', r'(?i)I')
-- => [["bar","n",true,false]]
SELECT REGEXP_CONTAINS('a', r'(?<x>a)')
-- => error
SELECT REGEXP_CONTAINS('aa', r'(a)\1')
-- => error
SELECT REGEXP_CONTAINS('a', r'a(?=b)')
-- => error
SELECT REGEXP_CONTAINS('é', r'^\w$'), REGEXP_CONTAINS('é', r'^.$'), REGEXP_CONTAINS('٣', r'\d'), REGEXP_CONTAINS('\u00a0', r'\s')
-- => [[false,true,false,false]]
CASE WHEN TRUE THEN 1 ELSE ERROR('x') END
-- => [["1i"]]
IF(TRUE, 1, ERROR('x'))
-- => [["1i"]]
IF(FALSE, ERROR('x'), 'a')
-- => [["a"]]
COALESCE(1, ERROR('x'))
-- => [["1i"]]
IFNULL(NULL, ERROR('x'))
-- => error
IF(1 > 2, ERROR('x'), DATE '2024-01-01')
-- => [["d2024-01-01"]]
IF(1 > 2, ERROR('x'), [1])
-- => [[["1i"]]]
SELECT x FROM UNNEST([1]) x WHERE IF(x = 1, TRUE, ERROR('x'))
-- => [["1i"]]
SELECT IF(x = 1, NUMERIC '1.5', ERROR('x')) FROM UNNEST([1]) x
-- => [["1.5n"]]
CONCAT('a', IF(FALSE, ERROR('x'), 'b'))
-- => [["ab"]]
1 + IF(FALSE, ERROR('x'), 2)
-- => [["3i"]]
UPPER('straße ŉ ﬁ ΐ ὖ ﬓ')
-- => [["STRASSE ʼN FI Ϊ́ Υ̓͂ ՄՆ"]]
LOWER('ΑΣ ΣΑΣ İ')
-- => [["ας σας i̇"]]
UPPER('abcé')
-- => [["ABCÉ"]]
LOWER('ÀÉ')
-- => [["àé"]]
INITCAP('hELLO-world', '-')
-- => [["Hello-World"]]
INITCAP('hello', '')
-- => [["Hello"]]
INITCAP('aXbXc', 'X')
-- => [["AXBXC"]]
INITCAP('', 'x')
-- => [[""]]
INITCAP('abc', NULL)
-- => [[null]]
INITCAP('ß straße', ' ')
-- => [["ß Straße"]]
SELECT LAG(x IGNORE NULLS) OVER (ORDER BY x) FROM UNNEST([1]) x
-- => error
~1
-- => [["-2i"]]
