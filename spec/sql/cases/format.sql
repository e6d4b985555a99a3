PARSE_JSON('{"b":1,"a":2}')
-- => [["j{\"a\":2,\"b\":1}"]]
PARSE_JSON('{"b":1.50,"a":1e3,"c":-0.0,"d":12345678901234567890}')
-- => [["j{\"a\":1000.0,\"b\":1.5,\"c\":-0.0,\"d\":12345678901234567890}"]]
TO_JSON_STRING(JSON '{"b":1.50,"a":[1, 2 ,{"x":null}]}')
-- => [["{\"a\":[1,2,{\"x\":null}],\"b\":1.5}"]]
JSON_VALUE('{"a":1.50}', '$.a')
-- => [["1.50"]]
JSON_VALUE('{"a":1e3}', '$.a')
-- => [["1e3"]]
JSON_QUERY('{"a":{"b":1.50, "c": [1,  2]}}', '$.a')
-- => [["{\"b\":1.50,\"c\":[1,2]}"]]
JSON_QUERY('{"b": {"z":1, "a":2}}', '$.b')
-- => [["{\"z\":1,\"a\":2}"]]
JSON_QUERY(JSON '{"b": {"z":1, "a":2}}', '$.b')
-- => [["j{\"a\":2,\"z\":1}"]]
JSON_VALUE(JSON '{"a":1.50}', '$.a')
-- => [["1.5"]]
JSON_VALUE('{"a":1, "a":2}', '$.a')
-- => [["1"]]
PARSE_JSON('{"a":1, "a":2}')
-- => [["j{\"a\":1}"]]
JSON_QUERY_ARRAY('{"a":[1.0, "x", {"b" : 1}]}', '$.a')
-- => [[["1.0","\"x\"","{\"b\":1}"]]]
JSON_VALUE_ARRAY('{"a":[1.0, "x", true, null]}', '$.a')
-- => [[["1.0","x","true",null]]]
TO_JSON_STRING('a"b\\/é\n\u2028')
-- => [["\"a\\\"b\\\\/é\\n\\u2028\""]]
JSON_EXTRACT('{"a":"x/y"}', '$.a')
-- => [["\"x/y\""]]
JSON_QUERY('{"a":"x\\/y\\u00e9"}', '$.a')
-- => [["\"x/yé\""]]
JSON_VALUE('{"a":"x\\/y\\u00e9"}', '$.a')
-- => [["x/yé"]]
TO_JSON(STRUCT(1 AS b, 'x' AS a, [1.5, 2.0] AS c, DATE '2024-01-01' AS d))
-- => [["j{\"a\":\"x\",\"b\":1,\"c\":[1.5,2.0],\"d\":\"2024-01-01\"}"]]
TO_JSON_STRING(STRUCT(1 AS b, 'x' AS a, [1.5, 2.0] AS c, DATE '2024-01-01' AS d), true)
-- => [["{\n  \"b\": 1,\n  \"a\": \"x\",\n  \"c\": [\n    1.5,\n    2\n  ],\n  \"d\": \"2024-01-01\"\n}"]]
TO_JSON_STRING([STRUCT(1, 2)])
-- => [["[{\"\":1,\"\":2}]"]]
TO_JSON_STRING(STRUCT(1 AS a, STRUCT(NULL AS b) AS c, CAST(NULL AS STRUCT<x INT64>) AS d, CAST(NULL AS ARRAY<INT64>) AS e))
-- => [["{\"a\":1,\"c\":{\"b\":null},\"d\":null,\"e\":null}"]]
TO_JSON_STRING(1e20)
-- => [["1e+20"]]
TO_JSON_STRING(0.1+0.2)
-- => [["0.30000000000000004"]]
TO_JSON(0.1+0.2)
-- => [["j0.30000000000000004"]]
TO_JSON(1.0)
-- => [["j1.0"]]
TO_JSON(NUMERIC '1.5')
-- => [["j1.5"]]
TO_JSON(9007199254740993)
-- => [["j9007199254740993"]]
TO_JSON(TIMESTAMP '2024-01-01 10:00:00.123')
-- => [["j\"2024-01-01T10:00:00.123Z\""]]
TO_JSON(b'abc')
-- => [["j\"YWJj\""]]
TO_JSON_STRING(INTERVAL 1 DAY)
-- => [["\"P1D\""]]
JSON_TYPE(TO_JSON(1.0))
-- => [["number"]]
FORMAT('%T', STRUCT(1 AS a, 'x' AS b))
-- => [["(1, \"x\")"]]
FORMAT('%t', STRUCT(1 AS a, 'x' AS b))
-- => [["(1, x)"]]
FORMAT('%T', [STRUCT(1.5, DATE '2024-01-01')])
-- => [["[(1.5, DATE \"2024-01-01\")]"]]
FORMAT('%T', 'it\'s "q" \n x')
-- => [["\"it's \\\"q\\\" \\n x\""]]
FORMAT('%t', [1.0, 2.5])
-- => [["[1.0, 2.5]"]]
FORMAT('%T', 1.0)
-- => [["1.0"]]
FORMAT('%T', CAST('nan' AS FLOAT64))
-- => [["CAST(\"nan\" AS FLOAT64)"]]
FORMAT('%T', NUMERIC '1.50')
-- => [["NUMERIC \"1.5\""]]
FORMAT('%T', b'a\x00b')
-- => [["b\"a\\x00b\""]]
FORMAT('%t', b'a\x00b')
-- => [["a\\x00b"]]
FORMAT('%T', TIME '10:00:00')
-- => [["TIME \"10:00:00\""]]
FORMAT('%t', TIMESTAMP '2024-01-01')
-- => [["2024-01-01 00:00:00+00"]]
FORMAT('%T', TIMESTAMP '2024-01-01')
-- => [["TIMESTAMP \"2024-01-01 00:00:00+00\""]]
FORMAT('%T', DATETIME '2024-01-01 10:00:00')
-- => [["DATETIME \"2024-01-01 10:00:00\""]]
FORMAT('%t', CAST(NULL AS ARRAY<INT64>))
-- => [["NULL"]]
FORMAT('%T', JSON '{"a":1}')
-- => [["JSON '{\"a\":1}'"]]
FORMAT('%t', JSON '{"a":1}')
-- => [["{\"a\":1}"]]
FORMAT('%T', INTERVAL 1 DAY)
-- => [["INTERVAL \"0-0 1 0:0:0\" YEAR TO SECOND"]]
FORMAT('%t', INTERVAL 1 DAY)
-- => [["0-0 1 0:0:0"]]
FORMAT('%s', 'x')
-- => [["x"]]
FORMAT('%p', JSON '{"a":1}')
-- => [["{\"a\":1}"]]
FORMAT('%P', JSON '{"a":1}')
-- => [["{\n  \"a\": 1\n}"]]
FORMAT('%x|%X|%o|%#x', 255, 255, 8, 255)
-- => [["ff|FF|10|0xff"]]
FORMAT('%e|%E|%g|%G', 12345.678, 0.00012, 1e10, 1e-10)
-- => [["1.234568e+04|1.200000E-04|1e+10|1E-10"]]
FORMAT('%+d|% d|%05d|%-5d|', 5, 5, -5, 5)
-- => [["+5| 5|-0005|5    |"]]
FORMAT('%d', CAST(NULL AS INT64))
-- => [[null]]
FORMAT('%s', CAST(NULL AS STRING))
-- => [[null]]
FORMAT('%t|%T', NULL, NULL)
-- => [["NULL|NULL"]]
FORMAT('%5s|%-5s|%.2s|', 'abc', 'abc', 'abc')
-- => [["  abc|abc  |ab|"]]
FORMAT('%*d', 5, 42)
-- => [["   42"]]
FORMAT('%.*f', 2, 3.14159)
-- => [["3.14"]]
FORMAT("%'.2f", 1234567.891)
-- => [["1,234,567.89"]]
FORMAT("%'d", -1234567)
-- => [["-1,234,567"]]
FORMAT('%f', NUMERIC '1.5')
-- => [["1.500000"]]
FORMAT('%.2f', NUMERIC '1.005')
-- => [["1.01"]]
FORMAT('%10.3f|', 3.14159)
-- => [["     3.142|"]]
FORMAT("%'10d|", 1234567)
-- => [[" 1,234,567|"]]
FORMAT('%i', 5)
-- => [["5"]]
FORMAT('%%')
-- => [["%"]]
FORMAT('%t', TRUE)
-- => [["true"]]
FORMAT('%T', 'x')
-- => [["\"x\""]]
FORMAT('%t', [CAST(NULL AS STRING), 'a'])
-- => [["[NULL, a]"]]
FORMAT('%T', ['a'])
-- => [["[\"a\"]"]]
FORMAT('%f', CAST('inf' AS FLOAT64))
-- => [["inf"]]
FORMAT('%g', 100000.0)
-- => [["100000"]]
FORMAT('%g', 1234567.0)
-- => [["1.23457e+06"]]
FORMAT('%.3g', 0.0001234)
-- => [["0.000123"]]
FORMAT('%e', 0.0)
-- => [["0.000000e+00"]]
SELECT FORMAT('%05.2f', CAST('-0' AS FLOAT64)), FORMAT('%.2f', 0 / -1), FORMAT('%e', CAST('-0' AS FLOAT64)), FORMAT('%g', CAST('-0' AS FLOAT64)), FORMAT("%'.1f", CAST('-0' AS FLOAT64)), FORMAT('%.2f', -0.001), FORMAT('%t', CAST('-0' AS FLOAT64))
-- => [["00.00","0.00","0.000000e+00","0","0.0","-0.00","-0.0"]]
