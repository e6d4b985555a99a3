JSON_SET(JSON '{"a":1}', '$', JSON '{"b":2}')
-- => [["j{\"b\":2}"]]
JSON_SET(JSON '{"a":1}', '$.b', 2, '$.c', 'x')
-- => [["j{\"a\":1,\"b\":2,\"c\":\"x\"}"]]
JSON_SET(JSON '{"a":1}', '$.a', 2.5)
-- => [["j{\"a\":2.5}"]]
JSON_SET(JSON '{"a":1}', '$.a.b', 2)
-- => [["j{\"a\":1}"]]
JSON_SET(JSON '{"a":null}', '$.a.b', 2)
-- => [["j{\"a\":{\"b\":2}}"]]
JSON_SET(JSON '{"a":[1,2]}', '$.a[3]', 9)
-- => [["j{\"a\":[1,2,null,9]}"]]
JSON_SET(JSON '{"a":[1,2]}', '$.a[0]', DATE '2024-01-01')
-- => [["j{\"a\":[\"2024-01-01\",2]}"]]
JSON_SET(CAST(NULL AS JSON), '$.b', 3)
-- => [[null]]
JSON_SET(JSON '{"a":1}', '$.b', NULL)
-- => [["j{\"a\":1,\"b\":null}"]]
JSON_SET(JSON '{"a":1}', '$.b', [1,2])
-- => [["j{\"a\":1,\"b\":[1,2]}"]]
JSON_SET(JSON '{"a":1}', '$.b.c.d', TRUE)
-- => [["j{\"a\":1,\"b\":{\"c\":{\"d\":true}}}"]]
JSON_SET(JSON '["a", ["b"]]', '$[1][0]', 'z')
-- => [["j[\"a\",[\"z\"]]"]]
JSON_SET(JSON '1', '$.b', 2)
-- => [["j1"]]
JSON_SET(JSON 'null', '$.b', 2)
-- => [["j{\"b\":2}"]]
JSON_SET(JSON 'null', '$[2]', 2)
-- => [["j[null,null,2]"]]
JSON_REMOVE(JSON '["a", ["b", "c"], "d"]', '$[1]')
-- => [["j[\"a\",\"d\"]"]]
JSON_REMOVE(JSON '{"a":1,"b":{"c":2,"d":3}}', '$.b.c', '$.a')
-- => [["j{\"b\":{\"d\":3}}"]]
JSON_REMOVE(JSON '{"a":1}', '$.z')
-- => [["j{\"a\":1}"]]
JSON_REMOVE(CAST(NULL AS JSON), '$.a')
-- => [[null]]
JSON_REMOVE(JSON '["a", ["b", "c"], "d"]', '$[1]', '$[1]')
-- => [["j[\"a\"]"]]
JSON_STRIP_NULLS(JSON '{"a":null,"b":"c"}')
-- => [["j{\"b\":\"c\"}"]]
JSON_STRIP_NULLS(JSON '[1,null,2,[null]]')
-- => [["j[1,2,[]]"]]
JSON_STRIP_NULLS(JSON '[1,null,2,[null]]', include_arrays => false)
-- => [["j[1,null,2,[null]]"]]
JSON_STRIP_NULLS(JSON '[1,null,2,[null]]', include_arrays => false, remove_empty => true)
-- => [["j[1,null,2,[null]]"]]
JSON_STRIP_NULLS(JSON '{"a":{"b":{"c":null}},"d":[null],"e":[],"f":1}', remove_empty => true)
-- => [["j{\"f\":1}"]]
JSON_STRIP_NULLS(JSON '{"a":{"b":{"c":null}},"d":[null],"e":[],"f":1}')
-- => [["j{\"a\":{\"b\":{}},\"d\":[],\"e\":[],\"f\":1}"]]
JSON_STRIP_NULLS(JSON '{"a":{"b":{"c":null}},"d":[null],"e":[],"f":1}', '$.a')
-- => [["j{\"a\":{\"b\":{}},\"d\":[null],\"e\":[],\"f\":1}"]]
JSON_STRIP_NULLS(JSON '{"a":null}', '$.z')
-- => [["j{\"a\":null}"]]
JSON_STRIP_NULLS(JSON 'null')
-- => [["jnull"]]
JSON_STRIP_NULLS(JSON '{"a":null}', remove_empty => true)
-- => [["jnull"]]
JSON_STRIP_NULLS(JSON '[null]', remove_empty => true)
-- => [["jnull"]]
JSON_STRIP_NULLS(CAST(NULL AS JSON))
-- => [[null]]
JSON_ARRAY_APPEND(JSON '["a","b"]', '$', 1)
-- => [["j[\"a\",\"b\",1]"]]
JSON_ARRAY_APPEND(JSON '["a","b"]', '$', [1, 2])
-- => [["j[\"a\",\"b\",1,2]"]]
JSON_ARRAY_APPEND(JSON '["a","b"]', '$', [1, 2], append_each_element => false)
-- => [["j[\"a\",\"b\",[1,2]]"]]
JSON_ARRAY_APPEND(JSON '["a",["b"]]', '$[1]', [1, 2], '$[1][1]', 3)
-- => [["j[\"a\",[\"b\",1,2]]"]]
JSON_ARRAY_APPEND(JSON '{"a":1}', '$.a', 2)
-- => [["j{\"a\":1}"]]
JSON_ARRAY_APPEND(JSON '{"a":null}', '$.a', 2)
-- => [["j{\"a\":[2]}"]]
JSON_ARRAY_APPEND(JSON '{"a":[1]}', '$.b', 2)
-- => [["j{\"a\":[1]}"]]
JSON_ARRAY_APPEND(JSON '{"a":[1]}', '$.a', NULL)
-- => [["j{\"a\":[1,null]}"]]
JSON_ARRAY_APPEND(JSON '{"a":[1]}', '$.a', JSON '[2,3]')
-- => [["j{\"a\":[1,[2,3]]}"]]
JSON_ARRAY_INSERT(JSON '["a", ["b", "c"], "d"]', '$[1]', 1)
-- => [["j[\"a\",1,[\"b\",\"c\"],\"d\"]"]]
JSON_ARRAY_INSERT(JSON '["a", ["b", "c"], "d"]', '$[1][0]', 1)
-- => [["j[\"a\",[1,\"b\",\"c\"],\"d\"]"]]
JSON_ARRAY_INSERT(JSON '["a"]', '$[3]', 'x')
-- => [["j[\"a\",null,null,\"x\"]"]]
JSON_ARRAY_INSERT(JSON '["a"]', '$[0]', [1,2])
-- => [["j[1,2,\"a\"]"]]
JSON_ARRAY_INSERT(JSON '["a"]', '$[0]', [1,2], insert_each_element => false)
-- => [["j[[1,2],\"a\"]"]]
JSON_ARRAY_INSERT(JSON '{"a":null}', '$.a[0]', 'x')
-- => [["j{\"a\":[\"x\"]}"]]
JSON_ARRAY_INSERT(JSON '{"a":null}', '$.a[2]', 'x')
-- => [["j{\"a\":[null,null,\"x\"]}"]]
JSON_ARRAY_INSERT(JSON '{"a":1}', '$.a[0]', 'x')
-- => [["j{\"a\":1}"]]
JSON_ARRAY(1, 'x', NULL, [1, 2], STRUCT(1 AS a), TRUE, 1.5)
-- => [["j[1,\"x\",null,[1,2],{\"a\":1},true,1.5]"]]
JSON_ARRAY()
-- => [["j[]"]]
JSON_OBJECT('foo', 10, 'bar', NULL, 'a', [1])
-- => [["j{\"a\":[1],\"bar\":null,\"foo\":10}"]]
JSON_OBJECT()
-- => [["j{}"]]
JSON_OBJECT('a', 1, 'a', 2)
-- => [["j{\"a\":1}"]]
JSON_OBJECT(['a','b'], [1, 2])
-- => [["j{\"a\":1,\"b\":2}"]]
JSON_OBJECT(['a','b'], [1])
-- => error
JSON_OBJECT(CAST(NULL AS STRING), 1)
-- => error
JSON_OBJECT('a', JSON '{"z":1,"y":2}')
-- => [["j{\"a\":{\"y\":2,\"z\":1}}"]]
JSON_OBJECT('k', TIMESTAMP '2024-01-01', 'd', NUMERIC '1.50')
-- => [["j{\"d\":1.5,\"k\":\"2024-01-01T00:00:00Z\"}"]]
LAX_BOOL(JSON 'true')
-- => [[true]]
LAX_BOOL(JSON '"TRUE"')
-- => [[true]]
LAX_BOOL(JSON '"x"')
-- => [[null]]
LAX_BOOL(JSON '0')
-- => [[false]]
LAX_BOOL(JSON '1.5')
-- => [[true]]
LAX_BOOL(JSON 'null')
-- => [[null]]
LAX_BOOL(JSON '[]')
-- => [[null]]
LAX_INT64(JSON '10.5')
-- => [["11i"]]
LAX_INT64(JSON '"10"')
-- => [["10i"]]
LAX_INT64(JSON '"1.1e2"')
-- => [["110i"]]
LAX_INT64(JSON 'true')
-- => [["1i"]]
LAX_INT64(JSON '"foo"')
-- => [[null]]
LAX_INT64(JSON '1e100')
-- => [[null]]
LAX_INT64(JSON '-2.5')
-- => [["-3i"]]
LAX_FLOAT64(JSON '"1.5"')
-- => [["1.5f"]]
LAX_FLOAT64(JSON '"NaN"')
-- => [["NaN"]]
LAX_FLOAT64(JSON '"Infinity"')
-- => [["Infinity"]]
LAX_FLOAT64(JSON '"-inf"')
-- => [["-Infinity"]]
LAX_FLOAT64(JSON 'true')
-- => [[null]]
LAX_FLOAT64(JSON '10')
-- => [["10f"]]
LAX_STRING(JSON '"x"')
-- => [["x"]]
LAX_STRING(JSON 'true')
-- => [["true"]]
LAX_STRING(JSON 'null')
-- => [[null]]
LAX_STRING(JSON '{}')
-- => [[null]]
INT64(JSON '10.0')
-- => [["10i"]]
INT64(JSON '10.5')
-- => error
INT64(JSON '"10"')
-- => error
INT64(JSON 'null')
-- => error
FLOAT64(JSON '10')
-- => [["10f"]]
FLOAT64(JSON '1e3')
-- => [["1000f"]]
FLOAT64(JSON '"1"')
-- => error
BOOL(JSON 'true')
-- => [[true]]
BOOL(JSON '1')
-- => error
STRING(JSON '"x"')
-- => [["x"]]
STRING(JSON '1')
-- => error
STRING(JSON 'null')
-- => error
JSON_TYPE(JSON 'null')
-- => [["null"]]
JSON_TYPE(JSON '1')
-- => [["number"]]
JSON_TYPE(JSON '"a"')
-- => [["string"]]
JSON_TYPE(JSON '{}')
-- => [["object"]]
JSON_TYPE(JSON '[]')
-- => [["array"]]
JSON_TYPE(JSON 'true')
-- => [["boolean"]]
JSON_TYPE(CAST(NULL AS JSON))
-- => [[null]]
TO_JSON_STRING(CAST(NULL AS JSON))
-- => [["null"]]
TO_JSON(NULL)
-- => [["jnull"]]
TO_JSON(CAST(NULL AS STRUCT<a INT64>))
-- => [["jnull"]]
TO_JSON([1, NULL, 3])
-- => [["j[1,null,3]"]]
TO_JSON(STRUCT(1, 2))
-- => [["j{\"\":1}"]]
TO_JSON_STRING(CAST('inf' AS FLOAT64))
-- => [["\"Infinity\""]]
TO_JSON_STRING(TIME '10:11:12.5')
-- => [["\"10:11:12.500\""]]
TO_JSON_STRING(DATETIME '2024-01-01 10:00:00')
-- => [["\"2024-01-01T10:00:00\""]]
TO_JSON_STRING(1.0)
-- => [["1"]]
TO_JSON_STRING(100000.0)
-- => [["100000"]]
TO_JSON_STRING(NUMERIC '1.50')
-- => [["\"1.5\""]]
TO_JSON_STRING(NUMERIC '5')
-- => [["5"]]
TO_JSON_STRING(9007199254740993)
-- => [["\"9007199254740993\""]]
TO_JSON_STRING([9007199254740993])
-- => [["[\"9007199254740993\"]"]]
TO_JSON_STRING(STRUCT('a' AS `x y`, NULL AS z))
-- => [["{\"x y\":\"a\",\"z\":null}"]]
TO_JSON_STRING(['a', NULL])
-- => [["[\"a\",null]"]]
TO_JSON_STRING([1, 2], true)
-- => [["[\n  1,\n  2\n]"]]
TO_JSON_STRING('tab\there <>&\'/ \x7f')
-- => [["\"tab\\there <>&'/ \""]]
TO_JSON_STRING(b'')
-- => [["\"\""]]
TO_JSON_STRING(INTERVAL '1-2 3 4:5:6.789' YEAR TO SECOND)
-- => [["\"P1Y2M3DT4H5M6.789S\""]]
TO_JSON_STRING(INTERVAL -90 MINUTE)
-- => [["\"PT-1H-30M\""]]
TO_JSON_STRING(INTERVAL 0 DAY)
-- => [["\"P0Y\""]]
JSON '{"a":{"b":[1,2,{"c":3}]}}'.a.b[2].c
-- => [["j3"]]
JSON '{"a":{"b":[1,2,{"c":3}]}}'['a']['b'][0]
-- => [["j1"]]
JSON '[1]'[5]
-- => [[null]]
JSON_QUERY(JSON '{"a":null}', '$.a')
-- => [["jnull"]]
JSON_QUERY('{"a":null}', '$.a')
-- => [[null]]
JSON_VALUE(JSON '{"a":null}', '$.a')
-- => [[null]]
JSON_VALUE(JSON '{"a":{"b":1}}', '$.a')
-- => [[null]]
JSON_VALUE('{"a":true}', '$.a')
-- => [["true"]]
JSON_VALUE('{"a.b":1}', '$."a.b"')
-- => [["1"]]
JSON_EXTRACT_SCALAR('{"a b":1}', "$['a b']")
-- => [["1"]]
JSON_VALUE('"abc"')
-- => [["abc"]]
JSON_VALUE('invalid', '$.a')
-- => [[null]]
JSON_VALUE(NULL, '$.a')
-- => [[null]]
JSON_VALUE('{"a":[1,2]}', '$.a[1]')
-- => [["2"]]
JSON_VALUE('{"a":[1,2]}', '$.a[9]')
-- => [[null]]
JSON_QUERY('{"a":[1,2,  {"b" : "x"}]}', '$')
-- => [["{\"a\":[1,2,{\"b\":\"x\"}]}"]]
JSON_QUERY_ARRAY(JSON '{"a":[1,"x",null]}', '$.a')
-- => [[["j1","j\"x\"","jnull"]]]
JSON_QUERY_ARRAY('[1,"x",null]')
-- => [[["1","\"x\"","null"]]]
JSON_QUERY_ARRAY('{"a":1}', '$.a')
-- => [[null]]
JSON_VALUE_ARRAY('["a", 1, null]')
-- => [[["a","1",null]]]
JSON_VALUE_ARRAY('["a", {}]')
-- => [[null]]
JSON_EXTRACT_ARRAY('[{"a":1.50}]')
-- => [[["{\"a\":1.50}"]]]
JSON_EXTRACT_STRING_ARRAY('["a","b"]')
-- => [[["a","b"]]]
(SELECT STRING_AGG(JSON_VALUE(x, '$.k'), ',') FROM UNNEST(JSON_QUERY_ARRAY('[{"k":"a"},{"k":"b"}]')) x)
-- => [["a,b"]]
PARSE_JSON('{"a":')
-- => error
SAFE.PARSE_JSON('{"a":')
-- => [[null]]
PARSE_JSON('  [1, 2 ] ')
-- => [["j[1,2]"]]
PARSE_JSON('"\\u00e9\\ud83d\\ude00"')
-- => [["j\"é😀\""]]
SAFE.INT64(JSON '"x"')
-- => [[null]]
CAST(JSON_VALUE('{"a":"12"}', '$.a') AS INT64) + 1
-- => [["13i"]]
