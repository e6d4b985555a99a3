-- with: orders AS (SELECT * FROM UNNEST(ARRAY<STRUCT<id INT64, customer STRING, placed TIMESTAMP, day DATE, amount NUMERIC, status STRING, tags ARRAY<STRING>, meta STRING>>[(1, 'ann', '2024-01-31 23:30:00+00', '2024-01-31', NUMERIC '10.50', 'paid', ['a', 'b'], '{"channel":"web","items":[{"sku":"x","qty":2},{"sku":"y","qty":1}],"gift":true,"note":null}'), (2, 'bob', '2024-02-29 12:00:00+00', '2024-02-29', NUMERIC '99.99', 'paid', [], '{"channel":"app","items":[]}'), (3, 'ann', '2024-03-10 08:15:30.123456+00', '2024-03-10', 0, 'refunded', NULL, '{"channel":"web","items":[{"sku":"x","qty":5}]}'), (4, 'cy', '2024-03-31 01:30:00+00', '2024-03-31', NUMERIC '1234.56', 'paid', ['b'], NULL), (5, 'bob', '2023-12-31 23:59:59.999+00', '2023-12-31', NULL, 'open', ['c', 'a'], 'not json')])), customers AS (SELECT 'ann' AS name, 'DE' AS country, DATE '2023-01-15' AS since UNION ALL SELECT 'bob', 'FR', DATE '2023-06-30' UNION ALL SELECT 'dee', NULL, NULL)
SELECT customer, SUM(amount) AS total, AVG(amount) AS mean, MAX(day) AS last FROM orders GROUP BY customer HAVING SUM(amount) > 5 ORDER BY total DESC NULLS LAST
-- => [["cy","1234.56n","1234.56n","d2024-03-31"],["bob","99.99n","99.99n","d2024-02-29"],["ann","10.5n","5.25n","d2024-03-10"]]
SELECT customer, day, amount, SUM(amount) OVER (PARTITION BY customer ORDER BY day) AS running, amount - LAG(amount, 1, 0) OVER (PARTITION BY customer ORDER BY day) AS delta FROM orders ORDER BY customer, day
-- => [["ann","d2024-01-31","10.5n","10.5n","10.5n"],["ann","d2024-03-10","0n","10.5n","-10.5n"],["bob","d2023-12-31",null,null,null],["bob","d2024-02-29","99.99n","99.99n",null],["cy","d2024-03-31","1234.56n","1234.56n","1234.56n"]]
SELECT DATE_TRUNC(day, MONTH) AS m, LAST_DAY(day) AS l, DATE_DIFF(LAST_DAY(day), day, DAY) AS left_, EXTRACT(WEEK FROM day) AS w, EXTRACT(ISOWEEK FROM day) AS iw, FORMAT_DATE('%a %d %b %Y', day) AS f FROM orders ORDER BY id
-- => [["d2024-01-01","d2024-01-31","0i","4i","5i","Wed 31 Jan 2024"],["d2024-02-01","d2024-02-29","0i","8i","9i","Thu 29 Feb 2024"],["d2024-03-01","d2024-03-31","21i","10i","10i","Sun 10 Mar 2024"],["d2024-03-01","d2024-03-31","0i","13i","13i","Sun 31 Mar 2024"],["d2023-12-01","d2023-12-31","0i","53i","52i","Sun 31 Dec 2023"]]
SELECT DATE_ADD(day, INTERVAL 1 MONTH) AS a, DATE_SUB(day, INTERVAL 1 YEAR) AS b, DATE_TRUNC(day, QUARTER) AS q, DATE_TRUNC(day, ISOYEAR) AS iy, DATE_TRUNC(day, WEEK(SATURDAY)) AS ws FROM orders ORDER BY id
-- => [["d2024-02-29","d2023-01-31","d2024-01-01","d2024-01-01","d2024-01-27"],["d2024-03-29","d2023-02-28","d2024-01-01","d2024-01-01","d2024-02-24"],["d2024-04-10","d2023-03-10","d2024-01-01","d2024-01-01","d2024-03-09"],["d2024-04-30","d2023-03-31","d2024-01-01","d2024-01-01","d2024-03-30"],["d2024-01-31","d2022-12-31","d2023-10-01","d2023-01-02","d2023-12-30"]]
SELECT TIMESTAMP_TRUNC(placed, DAY, 'America/New_York') AS d, FORMAT_TIMESTAMP('%Y-%m-%d %H:%M:%E3S %Z', placed, 'Europe/Paris') AS f, EXTRACT(DATE FROM placed AT TIME ZONE 'Asia/Tokyo') AS jp FROM orders ORDER BY id
-- => [["ts2024-01-31 05:00:00","2024-02-01 00:30:00.000 UTC+1","d2024-02-01"],["ts2024-02-29 05:00:00","2024-02-29 13:00:00.000 UTC+1","d2024-02-29"],["ts2024-03-10 05:00:00","2024-03-10 09:15:30.123 UTC+1","d2024-03-10"],["ts2024-03-30 04:00:00","2024-03-31 03:30:00.000 UTC+2","d2024-03-31"],["ts2023-12-31 05:00:00","2024-01-01 00:59:59.999 UTC+1","d2024-01-01"]]
SELECT id, DATETIME_DIFF(DATETIME(placed), DATETIME '2024-01-01 00:00:00', DAY) AS d, TIMESTAMP_DIFF(placed, TIMESTAMP '2024-01-01 00:00:00+00', HOUR) AS h, DATETIME_TRUNC(DATETIME(placed), MINUTE) AS m FROM orders ORDER BY id
-- => [["1i","30i","743i","dt2024-01-31 23:30:00"],["2i","59i","1428i","dt2024-02-29 12:00:00"],["3i","69i","1664i","dt2024-03-10 08:15:00"],["4i","90i","2161i","dt2024-03-31 01:30:00"],["5i","-1i","0i","dt2023-12-31 23:59:00"]]
SELECT placed + INTERVAL 90 MINUTE AS a, placed - INTERVAL '1 2:3:4' DAY TO SECOND AS b, day + INTERVAL 1 MONTH AS c, DATETIME(placed) + INTERVAL '1-2' YEAR TO MONTH AS d FROM orders ORDER BY id
-- => [["ts2024-02-01 01:00:00","ts2024-01-30 21:26:56","dt2024-02-29 00:00:00","dt2025-03-31 23:30:00"],["ts2024-02-29 13:30:00","ts2024-02-28 09:56:56","dt2024-03-29 00:00:00","dt2025-04-29 12:00:00"],["ts2024-03-10 09:45:30.123456","ts2024-03-09 06:12:26.123456","dt2024-04-10 00:00:00","dt2025-05-10 08:15:30.123456"],["ts2024-03-31 03:00:00","ts2024-03-29 23:26:56","dt2024-04-30 00:00:00","dt2025-05-31 01:30:00"],["ts2024-01-01 01:29:59.999","ts2023-12-30 21:56:55.999","dt2024-01-31 00:00:00","dt2025-02-28 23:59:59.999"]]
SELECT EXTRACT(DAY FROM placed - TIMESTAMP '2024-01-01 00:00:00+00') AS x, EXTRACT(HOUR FROM placed - TIMESTAMP '2024-01-01 00:00:00+00') AS h FROM orders ORDER BY id
-- => [["0i","743i"],["0i","1428i"],["0i","1664i"],["0i","2161i"],["0i","0i"]]
SELECT JUSTIFY_INTERVAL(INTERVAL 400 DAY + INTERVAL 30 HOUR) AS i, MAKE_INTERVAL(year => 1, day => -3, minute => 90) AS m, INTERVAL 5 DAY > INTERVAL 100 HOUR AS b
-- => [["interval 13 11 21600000000","interval 12 -3 5400000000",true]]
SELECT JSON_VALUE(meta, '$.channel') AS c, JSON_QUERY(meta, '$.items') AS items, CAST(JSON_VALUE(meta, '$.items[0].qty') AS INT64) AS q, JSON_VALUE(meta, '$.gift') AS g, JSON_VALUE(meta, '$.note') AS n FROM orders WHERE id <> 5 ORDER BY id
-- => [["web","[{\"sku\":\"x\",\"qty\":2},{\"sku\":\"y\",\"qty\":1}]","2i","true",null],["app","[]",null,null,null],["web","[{\"sku\":\"x\",\"qty\":5}]","5i",null,null],[null,null,null,null,null]]
SELECT id, SUM(CAST(JSON_VALUE(i, '$.qty') AS INT64)) AS qty FROM orders, UNNEST(JSON_QUERY_ARRAY(meta, '$.items')) AS i GROUP BY id ORDER BY id
-- => [["1i","3i"],["3i","5i"]]
SELECT id, (SELECT STRING_AGG(JSON_VALUE(i, '$.sku'), '+' ORDER BY JSON_VALUE(i, '$.sku')) FROM UNNEST(JSON_EXTRACT_ARRAY(meta, '$.items')) i) AS skus FROM orders ORDER BY id
-- => [["1i","x+y"],["2i",null],["3i","x"],["4i",null],["5i",null]]
SELECT id, PARSE_JSON(meta).channel AS c, STRING(PARSE_JSON(meta).channel) AS s, INT64(PARSE_JSON(meta).items[0].qty) AS q FROM orders WHERE id IN (1, 3) ORDER BY id
-- => [["1i","j\"web\"","web","2i"],["3i","j\"web\"","web","5i"]]
SELECT TO_JSON(STRUCT(id, customer, day, amount, tags)) AS j FROM orders ORDER BY id
-- => [["j{\"amount\":10.5,\"customer\":\"ann\",\"day\":\"2024-01-31\",\"id\":1,\"tags\":[\"a\",\"b\"]}"],["j{\"amount\":99.99,\"customer\":\"bob\",\"day\":\"2024-02-29\",\"id\":2,\"tags\":[]}"],["j{\"amount\":0,\"customer\":\"ann\",\"day\":\"2024-03-10\",\"id\":3,\"tags\":null}"],["j{\"amount\":1234.56,\"customer\":\"cy\",\"day\":\"2024-03-31\",\"id\":4,\"tags\":[\"b\"]}"],["j{\"amount\":null,\"customer\":\"bob\",\"day\":\"2023-12-31\",\"id\":5,\"tags\":[\"c\",\"a\"]}"]]
SELECT JSON_OBJECT('id', id, 'tags', tags, 'amount', amount) AS j, JSON_ARRAY(id, customer, NULL) AS a FROM orders ORDER BY id
-- => [["j{\"amount\":10.5,\"id\":1,\"tags\":[\"a\",\"b\"]}","j[1,\"ann\",null]"],["j{\"amount\":99.99,\"id\":2,\"tags\":[]}","j[2,\"bob\",null]"],["j{\"amount\":0,\"id\":3,\"tags\":null}","j[3,\"ann\",null]"],["j{\"amount\":1234.56,\"id\":4,\"tags\":[\"b\"]}","j[4,\"cy\",null]"],["j{\"amount\":null,\"id\":5,\"tags\":[\"c\",\"a\"]}","j[5,\"bob\",null]"]]
SELECT JSON_TYPE(PARSE_JSON('[1, "a", null, true, 1.5, {}]')[1]) AS t, BOOL(PARSE_JSON('true')) AS b, FLOAT64(PARSE_JSON('1.25')) AS f, LAX_INT64(PARSE_JSON('"12"')) AS l
-- => [["string",true,"1.25f","12i"]]
SELECT id, ARRAY_TO_STRING(tags, ',', '-') AS t, ARRAY_LENGTH(tags) AS n, 'a' IN UNNEST(tags) AS has_a, tags[SAFE_OFFSET(0)] AS first, ARRAY_REVERSE(tags) AS r FROM orders ORDER BY id
-- => [["1i","a,b","2i",true,"a",["b","a"]],["2i","","0i",false,null,[]],["3i",null,null,false,null,null],["4i","b","1i",false,"b",["b"]],["5i","c,a","2i",true,"c",["a","c"]]]
SELECT id, tag, off FROM orders CROSS JOIN UNNEST(tags) AS tag WITH OFFSET AS off ORDER BY id, off
-- => [["1i","a","0i"],["1i","b","1i"],["4i","b","0i"],["5i","c","0i"],["5i","a","1i"]]
SELECT id, ARRAY(SELECT DISTINCT UPPER(t) FROM UNNEST(tags) t ORDER BY 1) AS u, ARRAY(SELECT AS STRUCT t, o FROM UNNEST(tags) t WITH OFFSET o ORDER BY o DESC) AS s FROM orders ORDER BY id
-- => [["1i",["A","B"],[[["t","b"],["o","1i"]],[["t","a"],["o","0i"]]]],["2i",[],[]],["3i",[],[]],["4i",["B"],[[["t","b"],["o","0i"]]]],["5i",["A","C"],[[["t","a"],["o","1i"]],[["t","c"],["o","0i"]]]]]
SELECT ARRAY_CONCAT_AGG(tags ORDER BY id) AS all_tags, ARRAY_AGG(customer IGNORE NULLS ORDER BY id DESC LIMIT 2) AS c FROM orders WHERE tags IS NOT NULL
-- => [[["a","b","b","c","a"],["bob","cy"]]]
SELECT a.id, z FROM orders a, UNNEST(GENERATE_ARRAY(1, a.id, 2)) z ORDER BY 1, 2
-- => [["1i","1i"],["2i","1i"],["3i","1i"],["3i","3i"],["4i","1i"],["4i","3i"],["5i","1i"],["5i","3i"],["5i","5i"]]
SELECT x, y FROM UNNEST([1, 2, 3]) x WITH OFFSET i JOIN UNNEST(['a', 'b']) y WITH OFFSET j ON i = j ORDER BY x
-- => [["1i","a"],["2i","b"]]
SELECT o.id, c.country FROM orders o LEFT JOIN customers c ON o.customer = c.name ORDER BY o.id
-- => [["1i","DE"],["2i","FR"],["3i","DE"],["4i",null],["5i","FR"]]
SELECT name, o.id FROM customers FULL OUTER JOIN orders o ON name = o.customer ORDER BY name, id
-- => [[null,"4i"],["ann","1i"],["ann","3i"],["bob","2i"],["bob","5i"],["dee",null]]
SELECT * FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.name) ORDER BY name
-- => [["dee",null,null]]
SELECT name, (SELECT COUNT(*) FROM orders o WHERE o.customer = c.name AND o.amount > 5) AS n, (SELECT AS STRUCT MAX(day) AS d, MIN(day) AS e FROM orders o WHERE o.customer = c.name) AS s FROM customers c ORDER BY name
-- => [["ann","1i",[["d","d2024-03-10"],["e","d2024-01-31"]]],["bob","1i",[["d","d2024-02-29"],["e","d2023-12-31"]]],["dee","0i",[["d",null],["e",null]]]]
SELECT customer FROM orders EXCEPT DISTINCT SELECT name FROM customers ORDER BY 1
-- => [["cy"]]
SELECT customer FROM orders INTERSECT DISTINCT SELECT name FROM customers ORDER BY 1
-- => [["ann"],["bob"]]
SELECT * FROM orders WHERE (customer, status) IN (('ann', 'paid'), ('bob', 'open')) ORDER BY id
-- => [["1i","ann","ts2024-01-31 23:30:00","d2024-01-31","10.5n","paid",["a","b"],"{\"channel\":\"web\",\"items\":[{\"sku\":\"x\",\"qty\":2},{\"sku\":\"y\",\"qty\":1}],\"gift\":true,\"note\":null}"],["5i","bob","ts2023-12-31 23:59:59.999","d2023-12-31",null,"open",["c","a"],"not json"]]
SELECT id FROM orders WHERE STRUCT(customer, status) IN UNNEST([STRUCT('ann', 'paid'), STRUCT('cy', 'paid')]) ORDER BY id
-- => [["1i"],["4i"]]
SELECT id FROM orders WHERE customer LIKE ANY ('a%', '%y') ORDER BY id
-- => [["1i"],["3i"],["4i"]]
SELECT id, CASE WHEN amount IS NULL THEN 'none' WHEN amount = 0 THEN 'zero' WHEN amount BETWEEN 0 AND 100 THEN 'small' ELSE 'large' END AS band, IF(amount > 50, 'hi', 'lo') AS h, NULLIF(amount, 0) AS n, IFNULL(amount, -1) AS i FROM orders ORDER BY id
-- => [["1i","small","lo","10.5n","10.5n"],["2i","small","hi","99.99n","99.99n"],["3i","zero","lo",null,"0n"],["4i","large","hi","1234.56n","1234.56n"],["5i","none","lo",null,"-1n"]]
SELECT FORMAT('%08.2f|%-10s|%+d|%x|%e|%g|%%|%5s', 3.14159, 'ab', 7, 255, 12345.678, 0.0001, 'é') AS f
-- => [["00003.14|ab        |+7|ff|1.234568e+04|0.0001|%|    é"]]
SELECT FORMAT("%'d %'.2f", 1234567, 1234567.891) AS f, FORMAT('%T %t', [1, 2], STRUCT('a' AS x, 1.0 AS y)) AS g, FORMAT('%t', TIMESTAMP '2024-01-01 00:00:00+00') AS h, FORMAT('%T', DATE '2024-01-01') AS i
-- => [["1,234,567 1,234,567.89","[1, 2] (a, 1.0)","2024-01-01 00:00:00+00","DATE \"2024-01-01\""]]
SELECT CAST(day AS STRING FORMAT 'DD/MM/YYYY') AS a, CAST(placed AS STRING FORMAT 'YYYY-MM-DD HH24:MI:SS' AT TIME ZONE 'Asia/Kolkata') AS b, CAST('12-31-2023' AS DATE FORMAT 'MM-DD-YYYY') AS c FROM orders ORDER BY id
-- => [["31/01/2024","2024-02-01 05:00:00","d2023-12-31"],["29/02/2024","2024-02-29 17:30:00","d2023-12-31"],["10/03/2024","2024-03-10 13:45:30","d2023-12-31"],["31/03/2024","2024-03-31 07:00:00","d2023-12-31"],["31/12/2023","2024-01-01 05:29:59","d2023-12-31"]]
SELECT CAST(1234.5 AS STRING FORMAT '9,999.99') AS a, CAST(-5 AS STRING FORMAT '999MI') AS b, CAST(b'abc' AS STRING FORMAT 'HEX') AS c, CAST('ff' AS BYTES FORMAT 'HEX') AS d
-- => [[" 1,234.50","  5-","616263","b:ff"]]
SELECT SAFE_CAST('12x' AS INT64) AS a, SAFE_CAST('2024-02-30' AS DATE) AS b, SAFE_CAST('true' AS BOOL) AS c, SAFE.PARSE_TIMESTAMP('%Y', 'x') AS d, SAFE.LOG(-1) AS e, SAFE_OFFSET AS f FROM (SELECT 1 AS SAFE_OFFSET)
-- => [[null,null,true,null,null,"1i"]]
SELECT PARSE_TIMESTAMP('%Y-%m-%dT%H:%M:%E*SZ', '2024-01-02T03:04:05.678Z') AS a, PARSE_DATETIME('%d/%m/%Y %I:%M %p', '31/12/2023 11:59 PM') AS b, PARSE_TIME('%H:%M', '07:45') AS c, PARSE_DATE('%b %d, %Y', 'Feb 29, 2024') AS d
-- => [["ts2024-01-02 03:04:05.678","dt2023-12-31 23:59:00","t07:45:00","d2024-02-29"]]
WITH RECURSIVE n AS (SELECT 1 AS i, 1 AS f UNION ALL SELECT i + 1, f * (i + 1) FROM n WHERE i < 8) SELECT * FROM n ORDER BY i
-- => [["1i","1i"],["2i","2i"],["3i","6i"],["4i","24i"],["5i","120i"],["6i","720i"],["7i","5040i"],["8i","40320i"]]
WITH RECURSIVE tree AS (SELECT 'ceo' AS name, CAST(NULL AS STRING) AS boss, 0 AS lvl, 'ceo' AS path UNION ALL SELECT e.name, e.boss, t.lvl + 1, CONCAT(t.path, '/', e.name) FROM tree t JOIN (SELECT 'cto' AS name, 'ceo' AS boss UNION ALL SELECT 'dev', 'cto' UNION ALL SELECT 'cfo', 'ceo') e ON e.boss = t.name) SELECT * FROM tree ORDER BY path
-- => [["ceo",null,"0i","ceo"],["cfo","ceo","1i","ceo/cfo"],["cto","ceo","1i","ceo/cto"],["dev","cto","2i","ceo/cto/dev"]]
WITH RECURSIVE d AS (SELECT DATE '2024-02-27' AS day UNION ALL SELECT DATE_ADD(day, INTERVAL 1 DAY) FROM d WHERE day < '2024-03-02') SELECT day, FORMAT_DATE('%A', day) AS wd FROM d ORDER BY day
-- => [["d2024-02-27","Tuesday"],["d2024-02-28","Wednesday"],["d2024-02-29","Thursday"],["d2024-03-01","Friday"],["d2024-03-02","Saturday"]]
SELECT status, COUNT(*) AS n, COUNTIF(amount > 20) AS big, LOGICAL_OR(amount > 1000) AS huge, LOGICAL_AND(amount IS NOT NULL) AS allp, BIT_OR(id) AS bo, BIT_XOR(id) AS bx FROM orders GROUP BY status ORDER BY status
-- => [["open","1i","0i",null,false,"5i","5i"],["paid","3i","2i",true,true,"7i","7i"],["refunded","1i","0i",false,true,"3i","3i"]]
SELECT VAR_SAMP(id) AS v, STDDEV_POP(id) AS s, CORR(id, id * 2) AS c, COVAR_SAMP(id, -id) AS cs FROM orders
-- => [["2.5f","1.4142135623731f","1f","-2.5f"]]
SELECT PERCENTILE_CONT(amount, 0.5) OVER () AS med, PERCENTILE_DISC(amount, 0.5) OVER (PARTITION BY customer) AS pd FROM orders ORDER BY 1, 2
-- => [["55.245f","0n"],["55.245f","0n"],["55.245f","99.99n"],["55.245f","99.99n"],["55.245f","1234.56n"]]
SELECT id, ROW_NUMBER() OVER w AS rn, RANK() OVER (ORDER BY status) AS rk, DENSE_RANK() OVER (ORDER BY status) AS dr, LEAD(day) OVER w AS nxt, COUNT(*) OVER (PARTITION BY status) AS c FROM orders WINDOW w AS (PARTITION BY customer ORDER BY day) ORDER BY id
-- => [["1i","1i","2i","2i","d2024-03-10","3i"],["2i","2i","2i","2i",null,"3i"],["3i","2i","5i","3i",null,"1i"],["4i","1i","2i","2i",null,"3i"],["5i","1i","1i","1i","d2024-02-29","1i"]]
SELECT id, SUM(amount) OVER (ORDER BY UNIX_DATE(day) RANGE BETWEEN 31 PRECEDING AND CURRENT ROW) AS m, MAX(amount) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS mx, FIRST_VALUE(amount IGNORE NULLS) OVER (ORDER BY id DESC) AS fv FROM orders ORDER BY id
-- => [["1i","10.5n","99.99n","1234.56n"],["2i","110.49n","99.99n","1234.56n"],["3i","99.99n","1234.56n","1234.56n"],["4i","1334.55n","1234.56n","1234.56n"],["5i",null,"1234.56n",null]]
SELECT customer, day FROM orders QUALIFY RANK() OVER (PARTITION BY customer ORDER BY amount DESC) = 1 AND COUNT(*) OVER (PARTITION BY customer) > 1 ORDER BY 1
-- => [["ann","d2024-01-31"],["bob","d2024-02-29"]]
SELECT * REPLACE (UPPER(customer) AS customer, amount * 2 AS amount) FROM (SELECT id, customer, amount FROM orders) ORDER BY id
-- => [["1i","ANN","21n"],["2i","BOB","199.98n"],["3i","ANN","0n"],["4i","CY","2469.12n"],["5i","BOB",null]]
SELECT o.* EXCEPT (meta, tags, placed), c.* EXCEPT (name) FROM orders o JOIN customers c ON c.name = o.customer ORDER BY id
-- => [["1i","ann","d2024-01-31","10.5n","paid","DE","d2023-01-15"],["2i","bob","d2024-02-29","99.99n","paid","FR","d2023-06-30"],["3i","ann","d2024-03-10","0n","refunded","DE","d2023-01-15"],["5i","bob","d2023-12-31",null,"open","FR","d2023-06-30"]]
SELECT COUNT(*) AS n FROM orders TABLESAMPLE SYSTEM (100 PERCENT)
-- => [["5i"]]
SELECT SPLIT('a,b,,c', ',') AS s, REGEXP_EXTRACT_ALL('a1b22', r'\d+') AS e, REGEXP_REPLACE('2024-01-02', r'(\d+)-(\d+)-(\d+)', r'\3/\2/\1') AS r, REGEXP_INSTR('abcabc', 'c', 4) AS i, REGEXP_SUBSTR('foo123', r'\d+') AS ss
-- => [[["a","b","","c"],["1","22"],"02/01/2024","6i","123"]]
SELECT LPAD('7', 3, '0') AS a, RPAD('é', 3, '*') AS b, INITCAP('hello wORLD-foo') AS c, TRANSLATE('abc', 'ab', 'x') AS d, REVERSE('añb') AS e, SOUNDEX('Robert') AS f, LEFT('日本語', 2) AS g, STRPOS('abc', 'c') AS h, INSTR('banana', 'a', -1) AS i
-- => [["007","é**","Hello World-Foo","xc","bña","R163","日本","3i","6i"]]
SELECT TO_HEX(SHA256('a')) AS s, TO_BASE64(b'\xff\x00') AS b, FARM_FINGERPRINT('x') AS f, MD5('') AS m, TO_CODE_POINTS('aé') AS c, CODE_POINTS_TO_STRING([97, 233]) AS cs, NORMALIZE('e\u0301') AS n, BYTE_LENGTH('日') AS bl
-- => [["ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","/wA=","-4503883598042011646i","b:d41d8cd98f00b204e9800998ecf8427e",["97i","233i"],"aé","é","3i"]]
SELECT 'it\'s "x"\n\t\\' AS a, r'\d' AS b, """multi 'q' "w" """ AS c, b'\x00\xff' AS d, '\u00e9\U0001F600\101' AS e, "\x41" AS f
-- => [["it's \"x\"\n\t\\","\\d","multi 'q' \"w\" ","b:00ff","é😀A","A"]]
SELECT GENERATE_DATE_ARRAY('2024-01-31', '2024-05-31', INTERVAL 1 MONTH) AS a, GENERATE_TIMESTAMP_ARRAY('2024-01-01 00:00:00+00', '2024-01-01 03:00:00+00', INTERVAL 90 MINUTE) AS b, GENERATE_ARRAY(10, 1, -3) AS c
-- => [[["d2024-01-31","d2024-02-29","d2024-03-29","d2024-04-29","d2024-05-29"],["ts2024-01-01 00:00:00","ts2024-01-01 01:30:00","ts2024-01-01 03:00:00"],["10i","7i","4i","1i"]]]
SELECT RANGE_BUCKET(amount, [0, 10, 100, 1000]) AS b, ROUND(amount, 1) AS r, TRUNC(amount) AS t, CEIL(amount) AS c, MOD(CAST(amount AS INT64), 7) AS m, DIV(CAST(amount AS INT64), 7) AS d, SIGN(amount) AS s FROM orders ORDER BY id
-- => [["2i","10.5n","10n","11n","4i","1i","1n"],["2i","100n","99n","100n","2i","14i","1n"],["1i","0n","0n","0n","0i","0i","0n"],["4i","1234.6n","1234n","1235n","3i","176i","1n"],[null,null,null,null,null,null,null]]
SELECT POW(2, 10) AS p, SQRT(2) AS s, EXP(1) AS e, LN(10) AS l, LOG(8, 2) AS lg, LOG10(1000) AS l10, ATAN2(1, 1) AS an, SAFE_DIVIDE(1, 0) AS sd, IEEE_DIVIDE(1, 0) AS ie, GREATEST(1, 2.5) AS g, LEAST(NUMERIC '1', 2) AS le
-- => [["1024f","1.4142135623731f","2.718281828459f","2.302585092994f","3f","3f","0.78539816339745f",null,"Infinity","2.5f","1n"]]
SELECT * FROM (SELECT customer, EXTRACT(QUARTER FROM day) AS q, amount FROM orders) PIVOT (SUM(amount) FOR q IN (1 AS q1, 4 AS q4)) ORDER BY customer
-- => [["ann","10.5n",null],["bob","99.99n",null],["cy","1234.56n",null]]
SELECT * FROM (SELECT 1 AS id, 10 AS jan, 20 AS feb, CAST(NULL AS INT64) AS mar) UNPIVOT (v FOR m IN (jan, feb, mar)) ORDER BY m
-- => [["1i","20i","feb"],["1i","10i","jan"]]
SELECT * FROM (SELECT 1 AS id, 1 AS a1, 2 AS b1, 3 AS a2, 4 AS b2) UNPIVOT ((a, b) FOR grp IN ((a1, b1) AS 'one', (a2, b2) AS 'two')) ORDER BY grp
-- => [["1i","1i","2i","one"],["1i","3i","4i","two"]]
SELECT STRUCT(1 AS a, STRUCT('x' AS c) AS b).b.c AS v, STRUCT(1, 2) = (1, 2) AS e, (SELECT AS STRUCT 1 AS p, 2 AS q).q AS q
-- => [["x",true,"2i"]]
SELECT t.s.a, t.s.* FROM (SELECT STRUCT(1 AS a, 'b' AS b) AS s) t
-- => [["1i","1i","b"]]
SELECT ARRAY<STRUCT<k STRING, v INT64>>[('a', 1), ('b', NULL)] AS arr, ARRAY<INT64>[] AS e, [STRUCT(1 AS x), STRUCT(2)] AS s
-- => [[[[["k","a"],["v","1i"]],[["k","b"],["v",null]]],[],[[["x","1i"]],[["x","2i"]]]]]
SELECT AVG(x) AS a, SUM(x) AS s, MIN(x) AS mi FROM UNNEST([1, NULL, 3]) x
-- => [["2f","4i","1i"]]
SELECT SUM(DISTINCT x) AS s, COUNT(DISTINCT x) AS c, STRING_AGG(DISTINCT CAST(x AS STRING), '|' ORDER BY CAST(x AS STRING) DESC) AS g FROM UNNEST([3, 3, 1, NULL]) x
-- => [["4i","2i","3|1"]]
SELECT EXTRACT(DAYOFWEEK FROM day) AS dow, EXTRACT(DAYOFYEAR FROM day) AS doy, EXTRACT(ISOYEAR FROM day) AS iy, EXTRACT(WEEK(MONDAY) FROM day) AS wm, FORMAT_DATE('%Q %j %U %u', day) AS f FROM orders ORDER BY id
-- => [["4i","31i","2024i","5i","1 031 04 3"],["5i","60i","2024i","9i","1 060 08 4"],["1i","70i","2024i","10i","1 070 10 7"],["1i","91i","2024i","13i","1 091 13 7"],["1i","365i","2023i","52i","4 365 53 7"]]
SELECT UNIX_SECONDS(placed) AS s, UNIX_MILLIS(placed) AS m, TIMESTAMP_SECONDS(UNIX_SECONDS(placed)) AS t, DATE_FROM_UNIX_DATE(UNIX_DATE(day)) AS d, TIME(placed) AS ti, TIME_TRUNC(TIME(placed), HOUR) AS th FROM orders ORDER BY id
-- => [["1706743800i","1706743800000i","ts2024-01-31 23:30:00","d2024-01-31","t23:30:00","t23:00:00"],["1709208000i","1709208000000i","ts2024-02-29 12:00:00","d2024-02-29","t12:00:00","t12:00:00"],["1710058530i","1710058530123i","ts2024-03-10 08:15:30","d2024-03-10","t08:15:30.123456","t08:00:00"],["1711848600i","1711848600000i","ts2024-03-31 01:30:00","d2024-03-31","t01:30:00","t01:00:00"],["1704067199i","1704067199999i","ts2023-12-31 23:59:59","d2023-12-31","t23:59:59.999","t23:00:00"]]
SELECT CURRENT_DATE() >= DATE '2024-01-01' AS a, EXTRACT(YEAR FROM CURRENT_TIMESTAMP()) > 2023 AS b, CURRENT_DATETIME('UTC') > DATETIME '2024-01-01' AS c
-- => [[true,true,true]]
SELECT id, amount FROM orders ORDER BY amount ASC NULLS LAST, id DESC LIMIT 3 OFFSET 1
-- => [["1i","10.5n"],["2i","99.99n"],["4i","1234.56n"]]
SELECT DISTINCT ON_ FROM (SELECT status AS ON_ FROM orders) ORDER BY 1
-- => [["open"],["paid"],["refunded"]]
SELECT IF(COUNT(*) > 3, 'many', 'few') AS q, MAX(IF(status = 'paid', day, NULL)) AS lp, COUNT(CASE WHEN status = 'paid' THEN 1 END) AS np, SUM(CASE WHEN status = 'paid' THEN amount ELSE 0 END) AS sp FROM orders
-- => [["many","d2024-03-31","3i","1345.05n"]]
SELECT customer, COUNT(*) AS c FROM orders GROUP BY customer HAVING COUNT(*) > (SELECT AVG(n) FROM (SELECT COUNT(*) AS n FROM orders GROUP BY customer)) ORDER BY 1
-- => [["ann","2i"],["bob","2i"]]
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b
-- => [["1i","2i"]]
SELECT x.id, y.id AS id2 FROM orders x JOIN orders y ON x.customer = y.customer AND x.id < y.id ORDER BY 1, 2
-- => [["1i","3i"],["2i","5i"]]
SELECT customer, status FROM orders UNION DISTINCT SELECT name, country FROM customers ORDER BY 1, 2
-- => [["ann","DE"],["ann","paid"],["ann","refunded"],["bob","FR"],["bob","open"],["bob","paid"],["cy","paid"],["dee",null]]
(SELECT id FROM orders ORDER BY id LIMIT 1) UNION ALL (SELECT id FROM orders ORDER BY id DESC LIMIT 1) ORDER BY id
-- => [["1i"],["5i"]]
SELECT ERROR('boom') AS e FROM orders WHERE FALSE
-- => []
SELECT IF(FALSE, ERROR('no'), 'ok') AS e
-- => [["ok"]]
SELECT BIT_COUNT(7) AS b, 5 & 3 AS a, 5 | 3 AS o, 5 ^ 3 AS x, ~5 AS n, 1 << 4 AS l, -16 >> 2 AS r
-- => [["3i","1i","7i","6i","-6i","16i","4611686018427387900i"]]
SELECT NET.IP_TO_STRING(NET.IP_FROM_STRING('10.0.0.1')) AS i, NET.IPV4_TO_INT64(NET.IP_FROM_STRING('1.2.3.4')) AS n, NET.PUBLIC_SUFFIX('a.b.co.uk') AS p
-- => [["10.0.0.1","16909060i","co.uk"]]
SELECT TIMESTAMP('2024-03-10 02:30:00', 'America/New_York') AS gap, TIMESTAMP('2024-11-03 01:30:00', 'America/New_York') AS twice, DATETIME(TIMESTAMP '2024-11-03 06:30:00+00', 'America/New_York') AS back
-- => [["ts2024-03-10 07:30:00","ts2024-11-03 05:30:00","dt2024-11-03 01:30:00"]]
SELECT TIMESTAMP_ADD(TIMESTAMP '2024-03-30 12:00:00+00', INTERVAL 1 DAY) AS a, DATETIME_ADD(DATETIME '2024-01-31 10:00:00', INTERVAL 1 MONTH) AS b, TIME_ADD(TIME '23:30:00', INTERVAL 45 MINUTE) AS c, TIME_DIFF(TIME '10:00:00', TIME '09:59:59.5', MILLISECOND) AS d
-- => [["ts2024-03-31 12:00:00","dt2024-02-29 10:00:00","t00:15:00","500i"]]
SELECT DATE_DIFF('2024-03-01', '2024-02-28', DAY) AS a, DATE_DIFF(DATE '2024-01-07', DATE '2024-01-06', WEEK) AS w, DATE_DIFF(DATE '2024-01-08', DATE '2024-01-07', ISOWEEK) AS iw, DATE_DIFF(DATE '2024-12-31', DATE '2024-01-01', MONTH) AS m, DATE_DIFF(DATE '2025-01-01', DATE '2024-12-31', ISOYEAR) AS iy
-- => [["2i","1i","1i","11i","0i"]]
SELECT LENGTH(b'abc') AS l, SUBSTR(b'abc', 2) AS s, CONCAT(b'a', b'b') AS c, b'a' || b'b' AS d, STARTS_WITH(b'abc', b'a') AS st, TO_HEX(CAST('é' AS BYTES)) AS h, SAFE_CONVERT_BYTES_TO_STRING(b'\xc3\xa9') AS u
-- => [["3i","b:6263","b:6162","b:6162",true,"c3a9","é"]]
SELECT ARRAY(SELECT x FROM UNNEST([3, 1, 2]) x ORDER BY x) AS a, ARRAY_AGG(x ORDER BY x DESC) AS b, ARRAY_LENGTH(GENERATE_ARRAY(1, 0)) AS c, ARRAY_CONCAT([1], [2, 3]) AS d FROM UNNEST([3, 1, 2]) x
-- => [[["1i","2i","3i"],["3i","2i","1i"],"0i",["1i","2i","3i"]]]
SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 AS rn, SUM(IF(status = 'paid', 1, 0)) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM orders ORDER BY id
-- => [["1i","0i",null],["2i","1i","1i"],["3i","2i","2i"],["4i","3i","2i"],["5i","4i","3i"]]
SELECT MIN(x) AS mi, MAX(x) AS ma FROM UNNEST(['b', 'A', 'é', '']) x
-- => [["","é"]]
SELECT x FROM UNNEST(['b', 'A', 'a', 'é', NULL, '']) x ORDER BY x DESC
-- => [["é"],["b"],["a"],["A"],[""],[null]]
SELECT DATE '2024-01-01' < DATETIME '2024-01-01 00:00:01' AS c, '2024-01-01' = DATE '2024-01-01' AS d, 1 = 1.0 AS e, NULL IS NOT DISTINCT FROM NULL AS n, 1 NOT IN (2, NULL) AS ni
-- => [[true,true,true,true,null]]
