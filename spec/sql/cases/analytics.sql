-- with: orders AS ( SELECT 1 AS order_id, 10 AS customer_id, NUMERIC '19.99' AS amount, 0.1 AS discount, 'paid' AS status, TIMESTAMP '2024-01-31 23:30:00+00' AS created_at, DATE '2024-01-31' AS order_date, [STRUCT('A-1' AS sku, 2 AS qty, 5.5 AS price), STRUCT('B-2' AS sku, 1 AS qty, 8.99 AS price)] AS items, '{"src":"web","utm":{"c":"x","n":[1,2]},"v":1.5}' AS props UNION ALL SELECT 2, 10, NUMERIC '5', CAST(NULL AS FLOAT64), 'refunded', TIMESTAMP '2024-02-29 12:00:00.123456+00', DATE '2024-02-29', [STRUCT('A-1' AS sku, 1 AS qty, 5.0 AS price)], '{"src":"app"}' UNION ALL SELECT 3, 11, NUMERIC '100.5', 0.25, 'paid', TIMESTAMP '2024-03-10 07:30:00+00', DATE '2024-03-10', [], NULL UNION ALL SELECT 4, 12, NULL, 0.0, 'pending', TIMESTAMP '2023-12-31 00:00:00+00', DATE '2023-12-31', [STRUCT('C-3' AS sku, 10 AS qty, 0.333 AS price), STRUCT('A-1' AS sku, 4 AS qty, 5.5 AS price)], '{"src":null,"utm":{"c":"y"}}' UNION ALL SELECT 5, 11, NUMERIC '-7.255', 0.5, 'paid', TIMESTAMP '2024-11-03 06:30:00+00', DATE '2024-11-03', [STRUCT('B-2' AS sku, 3 AS qty, 9.0 AS price)], '{"src":"web","v":"7"}' UNION ALL SELECT 6, NULL, NUMERIC '42', NULL, NULL, NULL, NULL, NULL, 'not json' ), customers AS ( SELECT 10 AS id, 'Ann Smith' AS name, ' Ann@Example.COM ' AS email, 'DE' AS country, DATE '2023-01-15' AS signup, ['vip','eu'] AS tags, DATETIME '2024-03-01 08:15:30' AS last_seen, STRUCT('Main St 1' AS street, STRUCT('10115' AS zip, 'Berlin' AS city) AS place) AS address UNION ALL SELECT 11, "Bob O'Neil", 'bob+test@mail.co.uk', 'US', DATE '2023-02-28', ['us'], DATETIME '2024-02-29 23:59:59.999', STRUCT('2nd Ave', STRUCT('02134', 'Boston')) UNION ALL SELECT 12, 'Čeněk Ünal', NULL, 'CZ', DATE '2024-02-29', CAST([] AS ARRAY<STRING>), NULL, NULL UNION ALL SELECT 13, '', 'x@y', NULL, NULL, NULL, DATETIME '2020-01-01 00:00:00', STRUCT(NULL, STRUCT('1', NULL)) ), events AS ( SELECT 'u1' AS user_pseudo_id, '20240101' AS event_date, 1704067200000000 AS event_timestamp, 'session_start' AS event_name, [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 101 AS int_value, CAST(NULL AS FLOAT64) AS double_value) AS value), STRUCT('page_location', STRUCT('https://shop.example.com/a/b?utm_source=g&x=1#top', NULL, NULL))] AS event_params UNION ALL SELECT 'u1', '20240101', 1704067260000000, 'page_view', [STRUCT('ga_session_id', STRUCT(CAST(NULL AS STRING), 101, CAST(NULL AS FLOAT64))), STRUCT('page_location', STRUCT('https://shop.example.com/cart', NULL, NULL)), STRUCT('engagement_time_msec', STRUCT(NULL, 1500, NULL))] UNION ALL SELECT 'u1', '20240101', 1704069960000000, 'purchase', [STRUCT('ga_session_id', STRUCT(CAST(NULL AS STRING), 102, CAST(NULL AS FLOAT64))), STRUCT('value', STRUCT(NULL, NULL, 99.5)), STRUCT('currency', STRUCT('EUR', NULL, NULL))] UNION ALL SELECT 'u2', '20240102', 1704153600000000, 'page_view', [STRUCT('page_location', STRUCT('http://m.example.com', CAST(NULL AS INT64), CAST(NULL AS FLOAT64)))] UNION ALL SELECT 'u2', '20240103', 1704250000123456, 'scroll', [] UNION ALL SELECT 'u3', '20240108', 1704672000000000, 'purchase', [STRUCT('value', STRUCT(CAST(NULL AS STRING), CAST(NULL AS INT64), 10.25))] )
SELECT customer_id, SUM(amount) AS total, AVG(amount) AS mean, COUNT(*) AS n, COUNT(DISTINCT status) AS s, MIN(created_at) AS first_at FROM orders GROUP BY customer_id ORDER BY customer_id
-- => [[null,"42n","42n","1i","0i",null],["10i","24.99n","12.495n","2i","2i","ts2024-01-31 23:30:00"],["11i","93.245n","46.6225n","2i","1i","ts2024-03-10 07:30:00"],["12i",null,null,"1i","1i","ts2023-12-31 00:00:00"]]
SELECT order_id, LAG(order_date) OVER (PARTITION BY customer_id ORDER BY order_date) AS prev, DATE_DIFF(order_date, LAG(order_date) OVER (PARTITION BY customer_id ORDER BY order_date), DAY) AS gap FROM orders ORDER BY order_id
-- => [["1i",null,null],["2i","d2024-01-31","29i"],["3i",null,null],["4i",null,null],["5i","d2024-03-10","238i"],["6i",null,null]]
SELECT o.order_id, i.sku, i.qty * i.price AS line, off FROM orders o, UNNEST(items) AS i WITH OFFSET off ORDER BY 1, off
-- => [["1i","A-1","11f","0i"],["1i","B-2","8.99f","1i"],["2i","A-1","5f","0i"],["4i","C-3","3.33f","0i"],["4i","A-1","22f","1i"],["5i","B-2","27f","0i"]]
SELECT o.order_id, (SELECT SUM(qty * price) FROM UNNEST(o.items)) AS tot, ARRAY_LENGTH(items) AS n, (SELECT STRING_AGG(sku, '|' ORDER BY sku DESC) FROM UNNEST(items)) AS skus FROM orders o ORDER BY 1
-- => [["1i","19.99f","2i","B-2|A-1"],["2i","5f","1i","A-1"],["3i",null,"0i",null],["4i","25.33f","2i","C-3|A-1"],["5i","27f","1i","B-2"],["6i",null,null,null]]
SELECT order_id, items[SAFE_OFFSET(0)].sku AS first_sku, items[SAFE_OFFSET(1)].price AS p2, items[SAFE_ORDINAL(1)] AS whole FROM orders ORDER BY order_id
-- => [["1i","A-1","8.99f",[["sku","A-1"],["qty","2i"],["price","5.5f"]]],["2i","A-1",null,[["sku","A-1"],["qty","1i"],["price","5f"]]],["3i",null,null,null],["4i","C-3","5.5f",[["sku","C-3"],["qty","10i"],["price","0.333f"]]],["5i","B-2",null,[["sku","B-2"],["qty","3i"],["price","9f"]]],["6i",null,null,null]]
SELECT order_id, JSON_VALUE(props, '$.src') AS src, JSON_VALUE(props, '$.utm.c') AS c, JSON_EXTRACT_SCALAR(props, '$.v') AS v, SAFE_CAST(JSON_VALUE(props, '$.v') AS FLOAT64) AS f, JSON_QUERY(props, '$.utm.n') AS n FROM orders WHERE order_id < 6 ORDER BY 1
-- => [["1i","web","x","1.5","1.5f","[1,2]"],["2i","app",null,null,null,null],["3i",null,null,null,null,null],["4i",null,"y",null,null,null],["5i","web",null,"7","7f",null]]
SELECT order_id, EXTRACT(YEAR FROM created_at) y, EXTRACT(ISOWEEK FROM created_at) iw, EXTRACT(DAYOFWEEK FROM order_date) dow, EXTRACT(HOUR FROM created_at AT TIME ZONE 'America/New_York') h, EXTRACT(DATE FROM created_at AT TIME ZONE 'Asia/Tokyo') d, EXTRACT(WEEK(MONDAY) FROM order_date) w, EXTRACT(QUARTER FROM order_date) q, EXTRACT(DAYOFYEAR FROM order_date) doy FROM orders ORDER BY 1
-- => [["1i","2024i","5i","4i","18i","d2024-02-01","5i","1i","31i"],["2i","2024i","9i","5i","7i","d2024-02-29","9i","1i","60i"],["3i","2024i","10i","1i","3i","d2024-03-10","10i","1i","70i"],["4i","2023i","52i","1i","19i","d2023-12-31","52i","4i","365i"],["5i","2024i","44i","1i","1i","d2024-11-03","44i","4i","308i"],["6i",null,null,null,null,null,null,null,null]]
SELECT FORMAT_DATE('%Y-%m', order_date) ym, FORMAT_DATE('%b %d, %Y', order_date) d2, FORMAT_DATE('%G-W%V', order_date) w, FORMAT_DATE('%A', order_date) dn, FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E3SZ', created_at) ts, FORMAT_TIMESTAMP('%c', created_at, 'Europe/Berlin') c FROM orders ORDER BY order_id
-- => [["2024-01","Jan 31, 2024","2024-W05","Wednesday","2024-01-31T23:30:00.000Z","Thu Feb  1 00:30:00 2024"],["2024-02","Feb 29, 2024","2024-W09","Thursday","2024-02-29T12:00:00.123Z","Thu Feb 29 13:00:00 2024"],["2024-03","Mar 10, 2024","2024-W10","Sunday","2024-03-10T07:30:00.000Z","Sun Mar 10 08:30:00 2024"],["2023-12","Dec 31, 2023","2023-W52","Sunday","2023-12-31T00:00:00.000Z","Sun Dec 31 01:00:00 2023"],["2024-11","Nov 03, 2024","2024-W44","Sunday","2024-11-03T06:30:00.000Z","Sun Nov  3 07:30:00 2024"],[null,null,null,null,null,null]]
WITH m AS (SELECT customer_id, DATE_TRUNC(order_date, MONTH) AS month, SUM(amount) AS rev FROM orders WHERE status = 'paid' GROUP BY 1, 2), b AS (SELECT customer_id, month, rev, LAG(rev) OVER (PARTITION BY customer_id ORDER BY month) AS prev FROM m) SELECT *, CASE WHEN prev IS NULL THEN 'new' WHEN rev > prev THEN 'up' WHEN rev < prev THEN 'down' ELSE 'same' END AS kind, SAFE_DIVIDE(rev - prev, prev) AS growth FROM b ORDER BY 1, 2
-- => [["10i","d2024-01-01","19.99n",null,"new",null],["11i","d2024-03-01","100.5n",null,"new",null],["11i","d2024-11-01","-7.255n","100.5n","down","-1.072189055n"]]
SELECT user_pseudo_id, (SELECT value.int_value FROM UNNEST(event_params) WHERE key = 'ga_session_id') AS sid, (SELECT value.string_value FROM UNNEST(event_params) WHERE key = 'page_location') AS loc, COALESCE((SELECT value.double_value FROM UNNEST(event_params) WHERE key = 'value'), 0) AS val FROM events ORDER BY event_timestamp
-- => [["u1","101i","https://shop.example.com/a/b?utm_source=g&x=1#top","0f"],["u1","101i","https://shop.example.com/cart","0f"],["u1","102i",null,"99.5f"],["u2",null,"http://m.example.com","0f"],["u2",null,null,"0f"],["u3",null,null,"10.25f"]]
SELECT PARSE_DATE('%Y%m%d', event_date) AS d, COUNT(DISTINCT user_pseudo_id) AS users, COUNTIF(event_name = 'purchase') AS purchases, COUNT(DISTINCT CONCAT(user_pseudo_id, CAST((SELECT value.int_value FROM UNNEST(event_params) WHERE key = 'ga_session_id') AS STRING))) AS sessions FROM events GROUP BY d ORDER BY d
-- => [["d2024-01-01","1i","1i","2i"],["d2024-01-02","1i","0i","0i"],["d2024-01-03","1i","0i","0i"],["d2024-01-08","1i","1i","0i"]]
SELECT user_pseudo_id, TIMESTAMP_MICROS(event_timestamp) AS ts, SUM(is_new) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) AS session FROM (SELECT *, CASE WHEN event_timestamp - LAG(event_timestamp) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) > 30 * 60 * 1000000 OR LAG(event_timestamp) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) IS NULL THEN 1 ELSE 0 END AS is_new FROM events) ORDER BY 1, 2
-- => [["u1","ts2024-01-01 00:00:00","1i"],["u1","ts2024-01-01 00:01:00","1i"],["u1","ts2024-01-01 00:46:00","2i"],["u2","ts2024-01-02 00:00:00","1i"],["u2","ts2024-01-03 02:46:40.123456","2i"],["u3","ts2024-01-08 00:00:00","1i"]]
SELECT id, LOWER(TRIM(email)) AS e, SPLIT(email, '@')[SAFE_OFFSET(1)] AS dom, INITCAP(name) AS n, SUBSTR(name, -3) AS tail, REGEXP_CONTAINS(email, r'(?i)example\.com') AS ex, UPPER(name) up, LENGTH(name) len, STRPOS(name, ' ') pos, REVERSE(name) rev, LPAD(CAST(id AS STRING), 5, '0') lp FROM customers ORDER BY id
-- => [["10i","ann@example.com","Example.COM ","Ann Smith","ith",true,"ANN SMITH","9i","4i","htimS nnA","00010"],["11i","bob+test@mail.co.uk","mail.co.uk","Bob O'neil","eil",false,"BOB O'NEIL","10i","4i","lieN'O boB","00011"],["12i",null,null,"Čeněk Ünal","nal",null,"ČENĚK ÜNAL","10i","6i","lanÜ kěneČ","00012"],["13i","x@y","y","","",false,"","0i","0i","","00013"]]
SELECT c.id, c.address.place.city, c.address.street, address.place.zip AS z, c.address.place FROM customers c ORDER BY id
-- => [["10i","Berlin","Main St 1","10115",[["zip","10115"],["city","Berlin"]]],["11i","Boston","2nd Ave","02134",[["zip","02134"],["city","Boston"]]],["12i",null,null,null,null],["13i",null,null,"1",[["zip","1"],["city",null]]]]
SELECT id, ARRAY_TO_STRING(tags, ',') AS t, 'vip' IN UNNEST(tags) AS vip, ARRAY_LENGTH(tags) AS n, EXISTS(SELECT 1 FROM UNNEST(tags) t WHERE t LIKE 'e%') AS e FROM customers ORDER BY id
-- => [["10i","vip,eu",true,"2i",true],["11i","us",false,"1i",false],["12i","",false,"0i",false],["13i",null,false,null,false]]
SELECT c.id, c.name, o.order_id, o.amount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'paid' ORDER BY c.id, o.order_id
-- => [["10i","Ann Smith","1i","19.99n"],["11i","Bob O'Neil","3i","100.5n"],["11i","Bob O'Neil","5i","-7.255n"],["12i","Čeněk Ünal",null,null],["13i","",null,null]]
SELECT country, ARRAY_AGG(STRUCT(id, name) ORDER BY id) AS cs FROM customers GROUP BY country ORDER BY country
-- => [[null,[[["id","13i"],["name",""]]]],["CZ",[[["id","12i"],["name","Čeněk Ünal"]]]],["DE",[[["id","10i"],["name","Ann Smith"]]]],["US",[[["id","11i"],["name","Bob O'Neil"]]]]]
SELECT customer_id, ARRAY_AGG(STRUCT(order_id AS oid, amount AS amt) ORDER BY order_date DESC LIMIT 1)[OFFSET(0)].amt AS last_amount FROM orders WHERE customer_id IS NOT NULL GROUP BY 1 ORDER BY 1
-- => [["10i","5n"],["11i","-7.255n"],["12i",null]]
SELECT * FROM orders QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY created_at DESC) = 1 ORDER BY order_id
-- => [["2i","10i","5n",null,"refunded","ts2024-02-29 12:00:00.123456","d2024-02-29",[[["sku","A-1"],["qty","1i"],["price","5f"]]],"{\"src\":\"app\"}"],["4i","12i",null,"0f","pending","ts2023-12-31 00:00:00","d2023-12-31",[[["sku","C-3"],["qty","10i"],["price","0.333f"]],[["sku","A-1"],["qty","4i"],["price","5.5f"]]],"{\"src\":null,\"utm\":{\"c\":\"y\"}}"],["5i","11i","-7.255n","0.5f","paid","ts2024-11-03 06:30:00","d2024-11-03",[[["sku","B-2"],["qty","3i"],["price","9f"]]],"{\"src\":\"web\",\"v\":\"7\"}"],["6i",null,"42n",null,null,null,null,null,"not json"]]
SELECT order_id, amount, RANK() OVER (ORDER BY amount DESC) r, DENSE_RANK() OVER (ORDER BY status) dr, NTILE(3) OVER (ORDER BY order_id) nt, PERCENT_RANK() OVER (ORDER BY amount) pr, CUME_DIST() OVER (ORDER BY amount) cd FROM orders ORDER BY order_id
-- => [["1i","19.99n","3i","2i","1i","0.6f","0.66666666666667f"],["2i","5n","4i","4i","1i","0.4f","0.5f"],["3i","100.5n","1i","2i","2i","1f","1f"],["4i",null,"6i","3i","2i","0f","0.16666666666667f"],["5i","-7.255n","5i","2i","3i","0.2f","0.33333333333333f"],["6i","42n","2i","1i","3i","0.8f","0.83333333333333f"]]
SELECT order_id, SUM(amount) OVER w AS s, AVG(amount) OVER (ORDER BY order_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS a3, FIRST_VALUE(status IGNORE NULLS) OVER (ORDER BY order_id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS fs FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY order_id ROWS UNBOUNDED PRECEDING) ORDER BY order_id
-- => [["1i","19.99n","12.495n","paid"],["2i","24.99n","41.83n","refunded"],["3i","100.5n","52.75n","paid"],["4i",null,"46.6225n","pending"],["5i","93.245n","17.3725n","paid"],["6i","42n","17.3725n",null]]
SELECT order_id, COUNT(*) OVER (ORDER BY UNIX_DATE(order_date) RANGE BETWEEN 30 PRECEDING AND CURRENT ROW) AS n30 FROM orders WHERE order_date IS NOT NULL ORDER BY order_id
-- => [["1i","1i"],["2i","2i"],["3i","2i"],["4i","1i"],["5i","1i"]]
SELECT * FROM (SELECT customer_id, status, amount FROM orders) PIVOT(SUM(amount) AS amt, COUNT(*) AS n FOR status IN ('paid', 'refunded' AS ref, 'pending')) ORDER BY customer_id
-- => [[null,null,"0i",null,"0i",null,"0i"],["10i","19.99n","1i","5n","1i",null,"0i"],["11i","93.245n","2i",null,"0i",null,"0i"],["12i",null,"0i",null,"0i",null,"1i"]]
SELECT DISTINCT PERCENTILE_CONT(discount, 0.5) OVER () AS med, PERCENTILE_DISC(amount, 0.9) OVER () AS p90 FROM orders
-- => [["0.175f","100.5n"]]
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i, i * i AS sq, MOD(i, 2) = 0 AS even FROM n ORDER BY i
-- => [["1i","1i",false],["2i","4i",true],["3i","9i",false],["4i","16i",true],["5i","25i",false]]
WITH RECURSIVE tree AS (SELECT 1 AS id, CAST(NULL AS INT64) AS parent, 'root' AS name UNION ALL SELECT 2, 1, 'a' UNION ALL SELECT 3, 1, 'b' UNION ALL SELECT 4, 2, 'c'), walk AS (SELECT id, name, 0 AS depth, name AS path FROM tree WHERE parent IS NULL UNION ALL SELECT t.id, t.name, w.depth + 1, CONCAT(w.path, '/', t.name) FROM tree t JOIN walk w ON t.parent = w.id) SELECT * FROM walk ORDER BY path
-- => [["1i","root","0i","root"],["2i","a","1i","root/a"],["4i","c","2i","root/a/c"],["3i","b","1i","root/b"]]
SELECT d, COALESCE(SUM(o.amount), 0) AS rev FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-29', '2024-02-02')) AS d LEFT JOIN orders o ON o.order_date = d GROUP BY d ORDER BY d
-- => [["d2024-01-29","0n"],["d2024-01-30","0n"],["d2024-01-31","19.99n"],["d2024-02-01","0n"],["d2024-02-02","0n"]]
SELECT d AS month_start, LAST_DAY(d) AS month_end, DATE_SUB(DATE_ADD(d, INTERVAL 1 MONTH), INTERVAL 1 DAY) AS e2, EXTRACT(DAY FROM LAST_DAY(d, MONTH)) AS days FROM UNNEST(GENERATE_DATE_ARRAY(DATE '2024-01-01', DATE '2024-06-01', INTERVAL 1 MONTH)) d ORDER BY 1
-- => [["d2024-01-01","d2024-01-31","d2024-01-31","31i"],["d2024-02-01","d2024-02-29","d2024-02-29","29i"],["d2024-03-01","d2024-03-31","d2024-03-31","31i"],["d2024-04-01","d2024-04-30","d2024-04-30","30i"],["d2024-05-01","d2024-05-31","d2024-05-31","31i"],["d2024-06-01","d2024-06-30","d2024-06-30","30i"]]
SELECT TIMESTAMP_DIFF(MAX(created_at), MIN(created_at), DAY) dd, TIMESTAMP_DIFF(MAX(created_at), MIN(created_at), HOUR) hh, DATE_DIFF(MAX(order_date), MIN(order_date), WEEK) w, DATE_DIFF(MAX(order_date), MIN(order_date), MONTH) m, DATE_DIFF(MAX(order_date), MIN(order_date), YEAR) y, DATE_DIFF(MAX(order_date), MIN(order_date), ISOWEEK) iw FROM orders
-- => [["308i","7398i","44i","11i","1i","44i"]]
SELECT IF(amount > 10, 'big', 'small') AS size, COUNT(*) n, ROUND(AVG(amount), 2) avg_amt, ROUND(SUM(CAST(amount AS FLOAT64) * (1 - IFNULL(discount, 0))), 2) net FROM orders GROUP BY size ORDER BY size
-- => [["big","3i","54.16n","135.37f"],["small","3i","-1.13n","1.37f"]]
SELECT CASE status WHEN 'paid' THEN 1 WHEN 'refunded' THEN -1 ELSE 0 END AS sign, SUM(amount) FROM orders GROUP BY 1 ORDER BY 1
-- => [["-1i","5n"],["0i","42n"],["1i","113.235n"]]
SELECT order_id FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE country IN ('DE','US')) AND status NOT IN ('refunded') AND created_at >= '2024-01-01' AND created_at < TIMESTAMP('2025-01-01') ORDER BY order_id
-- => [["1i"],["3i"],["5i"]]
SELECT order_id FROM orders WHERE order_date BETWEEN '2024-01-01' AND '2024-12-31' AND EXTRACT(MONTH FROM order_date) IN (1, 2, 3) ORDER BY order_id
-- => [["1i"],["2i"],["3i"]]
SELECT o.*, c.* EXCEPT (id, address, tags) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE order_id = 1
-- => [["1i","10i","19.99n","0.1f","paid","ts2024-01-31 23:30:00","d2024-01-31",[[["sku","A-1"],["qty","2i"],["price","5.5f"]],[["sku","B-2"],["qty","1i"],["price","8.99f"]]],"{\"src\":\"web\",\"utm\":{\"c\":\"x\",\"n\":[1,2]},\"v\":1.5}","Ann Smith"," Ann@Example.COM ","DE","d2023-01-15","dt2024-03-01 08:15:30"]]
SELECT * EXCEPT (items, props) REPLACE (ROUND(amount * 2, 1) AS amount) FROM orders ORDER BY order_id
-- => [["1i","10i","40n","0.1f","paid","ts2024-01-31 23:30:00","d2024-01-31"],["2i","10i","10n",null,"refunded","ts2024-02-29 12:00:00.123456","d2024-02-29"],["3i","11i","201n","0.25f","paid","ts2024-03-10 07:30:00","d2024-03-10"],["4i","12i",null,"0f","pending","ts2023-12-31 00:00:00","d2023-12-31"],["5i","11i","-14.5n","0.5f","paid","ts2024-11-03 06:30:00","d2024-11-03"],["6i",null,"84n",null,null,null,null]]
SELECT TO_JSON_STRING(STRUCT(order_id, status, order_date, amount, discount)) AS j FROM orders ORDER BY order_id
-- => [["{\"order_id\":1,\"status\":\"paid\",\"order_date\":\"2024-01-31\",\"amount\":\"19.99\",\"discount\":0.1}"],["{\"order_id\":2,\"status\":\"refunded\",\"order_date\":\"2024-02-29\",\"amount\":5,\"discount\":null}"],["{\"order_id\":3,\"status\":\"paid\",\"order_date\":\"2024-03-10\",\"amount\":\"100.5\",\"discount\":0.25}"],["{\"order_id\":4,\"status\":\"pending\",\"order_date\":\"2023-12-31\",\"amount\":null,\"discount\":0}"],["{\"order_id\":5,\"status\":\"paid\",\"order_date\":\"2024-11-03\",\"amount\":\"-7.255\",\"discount\":0.5}"],["{\"order_id\":6,\"status\":null,\"order_date\":null,\"amount\":42,\"discount\":null}"]]
SELECT TO_JSON_STRING(items) AS j FROM orders ORDER BY order_id
-- => [["[{\"sku\":\"A-1\",\"qty\":2,\"price\":5.5},{\"sku\":\"B-2\",\"qty\":1,\"price\":8.99}]"],["[{\"sku\":\"A-1\",\"qty\":1,\"price\":5}]"],["[]"],["[{\"sku\":\"C-3\",\"qty\":10,\"price\":0.333},{\"sku\":\"A-1\",\"qty\":4,\"price\":5.5}]"],["[{\"sku\":\"B-2\",\"qty\":3,\"price\":9}]"],["null"]]
SELECT TO_JSON_STRING(o) AS j FROM orders o ORDER BY order_id
-- => [["{\"order_id\":1,\"customer_id\":10,\"amount\":\"19.99\",\"discount\":0.1,\"status\":\"paid\",\"created_at\":\"2024-01-31T23:30:00Z\",\"order_date\":\"2024-01-31\",\"items\":[{\"sku\":\"A-1\",\"qty\":2,\"price\":5.5},{\"sku\":\"B-2\",\"qty\":1,\"price\":8.99}],\"props\":\"{\\\"src\\\":\\\"web\\\",\\\"utm\\\":{\\\"c\\\":\\\"x\\\",\\\"n\\\":[1,2]},\\\"v\\\":1.5}\"}"],["{\"order_id\":2,\"customer_id\":10,\"amount\":5,\"discount\":null,\"status\":\"refunded\",\"created_at\":\"2024-02-29T12:00:00.123456Z\",\"order_date\":\"2024-02-29\",\"items\":[{\"sku\":\"A-1\",\"qty\":1,\"price\":5}],\"props\":\"{\\\"src\\\":\\\"app\\\"}\"}"],["{\"order_id\":3,\"customer_id\":11,\"amount\":\"100.5\",\"discount\":0.25,\"status\":\"paid\",\"created_at\":\"2024-03-10T07:30:00Z\",\"order_date\":\"2024-03-10\",\"items\":[],\"props\":null}"],["{\"order_id\":4,\"customer_id\":12,\"amount\":null,\"discount\":0,\"status\":\"pending\",\"created_at\":\"2023-12-31T00:00:00Z\",\"order_date\":\"2023-12-31\",\"items\":[{\"sku\":\"C-3\",\"qty\":10,\"price\":0.333},{\"sku\":\"A-1\",\"qty\":4,\"price\":5.5}],\"props\":\"{\\\"src\\\":null,\\\"utm\\\":{\\\"c\\\":\\\"y\\\"}}\"}"],["{\"order_id\":5,\"customer_id\":11,\"amount\":\"-7.255\",\"discount\":0.5,\"status\":\"paid\",\"created_at\":\"2024-11-03T06:30:00Z\",\"order_date\":\"2024-11-03\",\"items\":[{\"sku\":\"B-2\",\"qty\":3,\"price\":9}],\"props\":\"{\\\"src\\\":\\\"web\\\",\\\"v\\\":\\\"7\\\"}\"}"],["{\"order_id\":6,\"customer_id\":null,\"amount\":42,\"discount\":null,\"status\":null,\"created_at\":null,\"order_date\":null,\"items\":null,\"props\":\"not json\"}"]]
SELECT TO_HEX(MD5(CONCAT(CAST(order_id AS STRING), '|', COALESCE(status, '')))) AS key, FARM_FINGERPRINT(CAST(order_id AS STRING)) AS fp, MOD(ABS(FARM_FINGERPRINT(CAST(order_id AS STRING))), 10) AS bucket FROM orders ORDER BY order_id
-- => [["06ec0c87c115379cdc4a6f152984e944","-9142586270102516767i","7i"],["7bd8c1a4c1dde4c4595e37632d22cf26","6920640749119438759i","9i"],["5816af45e4284f428d92ea6aa71762a5","-6455268178307048695i","5i"],["21e09748fb8ef4c40312b97f8446d956","-3919889686402291073i","3i"],["1de0b88affbac2c290ff44a4c251d41a","452852757505460971i","1i"],["e6dfb34595b5739e1fe7d5e9b35059cb","449943323627881487i","7i"]]
SELECT DATE(created_at, 'America/Los_Angeles') AS d, DATETIME(created_at, 'America/New_York') AS dt, TIMESTAMP(DATETIME(created_at, 'Europe/London'), 'Europe/London') AS back, TIME(created_at) AS t, STRING(created_at, 'Asia/Kolkata') AS s FROM orders ORDER BY order_id
-- => [["d2024-01-31","dt2024-01-31 18:30:00","ts2024-01-31 23:30:00","t23:30:00","2024-02-01 05:00:00+05:30"],["d2024-02-29","dt2024-02-29 07:00:00.123456","ts2024-02-29 12:00:00.123456","t12:00:00.123456","2024-02-29 17:30:00.123456+05:30"],["d2024-03-09","dt2024-03-10 03:30:00","ts2024-03-10 07:30:00","t07:30:00","2024-03-10 13:00:00+05:30"],["d2023-12-30","dt2023-12-30 19:00:00","ts2023-12-31 00:00:00","t00:00:00","2023-12-31 05:30:00+05:30"],["d2024-11-02","dt2024-11-03 01:30:00","ts2024-11-03 06:30:00","t06:30:00","2024-11-03 12:00:00+05:30"],[null,null,null,null,null]]
SELECT TIMESTAMP_TRUNC(created_at, HOUR) h, TIMESTAMP_TRUNC(created_at, DAY, 'America/New_York') d, TIMESTAMP_TRUNC(created_at, WEEK(MONDAY)) w, TIMESTAMP_TRUNC(created_at, MONTH, 'Asia/Tokyo') m, DATETIME_TRUNC(DATETIME(created_at), QUARTER) q, DATE_TRUNC(order_date, ISOYEAR) iy FROM orders ORDER BY order_id
-- => [["ts2024-01-31 23:00:00","ts2024-01-31 05:00:00","ts2024-01-29 00:00:00","ts2024-01-31 15:00:00","dt2024-01-01 00:00:00","d2024-01-01"],["ts2024-02-29 12:00:00","ts2024-02-29 05:00:00","ts2024-02-26 00:00:00","ts2024-01-31 15:00:00","dt2024-01-01 00:00:00","d2024-01-01"],["ts2024-03-10 07:00:00","ts2024-03-10 05:00:00","ts2024-03-04 00:00:00","ts2024-02-29 15:00:00","dt2024-01-01 00:00:00","d2024-01-01"],["ts2023-12-31 00:00:00","ts2023-12-30 05:00:00","ts2023-12-25 00:00:00","ts2023-11-30 15:00:00","dt2023-10-01 00:00:00","d2023-01-02"],["ts2024-11-03 06:00:00","ts2024-11-03 04:00:00","ts2024-10-28 00:00:00","ts2024-10-31 15:00:00","dt2024-10-01 00:00:00","d2024-01-01"],[null,null,null,null,null,null]]
SELECT TIMESTAMP_ADD(created_at, INTERVAL 90 MINUTE) a, TIMESTAMP_SUB(created_at, INTERVAL 1 DAY) b, created_at + INTERVAL 1 HOUR c, DATE_ADD(order_date, INTERVAL 1 MONTH) d, DATE_SUB(order_date, INTERVAL 1 YEAR) e, DATE_ADD(order_date, INTERVAL 2 QUARTER) f, order_date + 1 g, DATETIME_ADD(DATETIME(created_at), INTERVAL 1 WEEK) h FROM orders ORDER BY order_id
-- => [["ts2024-02-01 01:00:00","ts2024-01-30 23:30:00","ts2024-02-01 00:30:00","d2024-02-29","d2023-01-31","d2024-07-31","d2024-02-01","dt2024-02-07 23:30:00"],["ts2024-02-29 13:30:00.123456","ts2024-02-28 12:00:00.123456","ts2024-02-29 13:00:00.123456","d2024-03-29","d2023-02-28","d2024-08-29","d2024-03-01","dt2024-03-07 12:00:00.123456"],["ts2024-03-10 09:00:00","ts2024-03-09 07:30:00","ts2024-03-10 08:30:00","d2024-04-10","d2023-03-10","d2024-09-10","d2024-03-11","dt2024-03-17 07:30:00"],["ts2023-12-31 01:30:00","ts2023-12-30 00:00:00","ts2023-12-31 01:00:00","d2024-01-31","d2022-12-31","d2024-06-30","d2024-01-01","dt2024-01-07 00:00:00"],["ts2024-11-03 08:00:00","ts2024-11-02 06:30:00","ts2024-11-03 07:30:00","d2024-12-03","d2023-11-03","d2025-05-03","d2024-11-04","dt2024-11-10 06:30:00"],[null,null,null,null,null,null,null,null]]
SELECT customer_id, STRING_AGG(DISTINCT status ORDER BY status) s, STRING_AGG(status, ';' ORDER BY order_id LIMIT 2) s2, ARRAY_AGG(DISTINCT status IGNORE NULLS ORDER BY status) a, ANY_VALUE(status HAVING MAX order_date) l FROM orders GROUP BY customer_id ORDER BY customer_id
-- => [[null,null,null,null,null],["10i","paid,refunded","paid;refunded",["paid","refunded"],"refunded"],["11i","paid","paid;paid",["paid"],"paid"],["12i","pending","pending",["pending"],"pending"]]
SELECT LOGICAL_AND(amount > 0) la, LOGICAL_OR(amount > 100) lo, BIT_XOR(order_id) bx, COUNTIF(amount IS NULL) c, MAX(IF(status = 'paid', amount, NULL)) mp, MIN(NULLIF(discount, 0)) md FROM orders
-- => [[false,true,"7i","1i","100.5n","0.1f"]]
SELECT a.order_id, b.order_id AS other FROM orders a JOIN orders b ON a.customer_id = b.customer_id AND a.order_id < b.order_id ORDER BY 1, 2
-- => [["1i","2i"],["3i","5i"]]
SELECT customer_id, order_id FROM orders o WHERE amount = (SELECT MAX(amount) FROM orders i WHERE i.customer_id = o.customer_id) ORDER BY 1
-- => [["10i","1i"],["11i","3i"]]
SELECT customer_id, (SELECT COUNT(*) FROM orders i WHERE i.customer_id = o.customer_id AND i.created_at < o.created_at) AS before FROM orders o ORDER BY order_id
-- => [["10i","0i"],["10i","1i"],["11i","0i"],["12i","0i"],["11i","1i"],[null,"0i"]]
SELECT ARRAY(SELECT AS STRUCT sku, qty FROM UNNEST(items) WHERE qty > 1 ORDER BY qty DESC LIMIT 1) AS top FROM orders ORDER BY order_id
-- => [[[[["sku","A-1"],["qty","2i"]]]],[[]],[[]],[[[["sku","C-3"],["qty","10i"]]]],[[[["sku","B-2"],["qty","3i"]]]],[[]]]
SELECT ARRAY(SELECT DISTINCT sku FROM orders, UNNEST(items) ORDER BY sku) AS skus
-- => [[["A-1","B-2","C-3"]]]
SELECT ARRAY_CONCAT_AGG(items) AS all_items FROM orders WHERE order_id = 1
-- => [[[[["sku","A-1"],["qty","2i"],["price","5.5f"]],[["sku","B-2"],["qty","1i"],["price","8.99f"]]]]]
SELECT order_id, SUM(x.qty) FROM orders LEFT JOIN UNNEST(items) AS x GROUP BY order_id ORDER BY order_id
-- => [["1i","3i"],["2i","1i"],["3i",null],["4i","14i"],["5i","3i"],["6i",null]]
SELECT id, t FROM customers LEFT JOIN UNNEST(tags) t ON t != 'eu' ORDER BY id, t
-- => [["10i","vip"],["11i","us"],["12i",null],["13i",null]]
SELECT SAFE_DIVIDE(COUNTIF(status = 'paid'), COUNT(*)) AS rate, ROUND(100 * COUNTIF(status = 'paid') / COUNT(*), 1) AS pct, FORMAT('%.1f%%', 100.0 * COUNTIF(status = 'paid') / COUNT(*)) AS txt, FORMAT("%'d", 1234567) AS big, FORMAT('%08.3f', 3.14159) AS z, FORMAT('%-10s|%5d', 'ab', 42) AS p, FORMAT('%t', MAX(order_date)) AS d, FORMAT('%T', [1,2]) AS arr FROM orders
-- => [["0.5f","50f","50.0%","1,234,567","0003.142","ab        |   42","2024-11-03","[1, 2]"]]
SELECT COALESCE(NULLIF(TRIM(name), ''), 'unknown') AS n, IFNULL(country, '??') c, GREATEST(signup, DATE '2023-02-01') g FROM customers ORDER BY id
-- => [["Ann Smith","DE","d2023-02-01"],["Bob O'Neil","US","d2023-02-28"],["Čeněk Ünal","CZ","d2024-02-29"],["unknown","??",null]]
SELECT status, amount, SUM(amount) OVER (PARTITION BY status) / SUM(amount) OVER () AS share FROM orders ORDER BY order_id
-- => [["paid","19.99n","0.706680813n"],["refunded","5n","0.031204169n"],["paid","100.5n","0.706680813n"],["pending",null,null],["paid","-7.255n","0.706680813n"],[null,"42n","0.262115019n"]]
SELECT DATE_TRUNC(c.signup, MONTH) AS cohort, DATE_DIFF(o.order_date, c.signup, MONTH) AS age, COUNT(DISTINCT c.id) AS n FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY 1, 2 ORDER BY 1, 2
-- => [["d2023-01-01","12i","1i"],["d2023-01-01","13i","1i"],["d2023-02-01","13i","1i"],["d2023-02-01","21i","1i"],["d2024-02-01","-2i","1i"]]
SELECT user_pseudo_id, MIN(IF(event_name = 'page_view', event_timestamp, NULL)) AS pv, MIN(IF(event_name = 'purchase', event_timestamp, NULL)) AS pu, MIN(IF(event_name = 'purchase', event_timestamp, NULL)) > MIN(IF(event_name = 'page_view', event_timestamp, NULL)) AS conv FROM events GROUP BY 1 ORDER BY 1
-- => [["u1","1704067260000000i","1704069960000000i",true],["u2","1704153600000000i",null,null],["u3",null,"1704672000000000i",null]]
SELECT event_name, COALESCE(ep.value.string_value, CAST(ep.value.int_value AS STRING), CAST(ep.value.double_value AS STRING)) AS v FROM events, UNNEST(event_params) ep ORDER BY event_timestamp, ep.key
-- => [["session_start","101"],["session_start","https://shop.example.com/a/b?utm_source=g&x=1#top"],["page_view","1500"],["page_view","101"],["page_view","https://shop.example.com/cart"],["purchase","EUR"],["purchase","102"],["purchase","99.5"],["page_view","http://m.example.com"],["purchase","10.25"]]
SELECT user_pseudo_id, event_name, LEAD(event_name) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) AS nxt, TIMESTAMP_DIFF(LEAD(TIMESTAMP_MICROS(event_timestamp)) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp), TIMESTAMP_MICROS(event_timestamp), SECOND) AS secs, ROW_NUMBER() OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) AS rn FROM events ORDER BY user_pseudo_id, event_timestamp
-- => [["u1","session_start","page_view","60i","1i"],["u1","page_view","purchase","2700i","2i"],["u1","purchase",null,null,"3i"],["u2","page_view","scroll","96400i","1i"],["u2","scroll",null,null,"2i"],["u3","purchase",null,null,"1i"]]
SELECT FORMAT_TIMESTAMP('%H:%M', TIMESTAMP_MICROS(event_timestamp), 'Europe/Paris') AS hm, EXTRACT(DAYOFWEEK FROM TIMESTAMP_MICROS(event_timestamp)) AS dow, DATE(TIMESTAMP_MICROS(event_timestamp)) AS d FROM events ORDER BY event_timestamp
-- => [["01:00","2i","d2024-01-01"],["01:01","2i","d2024-01-01"],["01:46","2i","d2024-01-01"],["01:00","3i","d2024-01-02"],["03:46","4i","d2024-01-03"],["01:00","2i","d2024-01-08"]]
SELECT _s, COUNT(*) FROM (SELECT FORMAT('%s-%d', user_pseudo_id, EXTRACT(YEAR FROM PARSE_DATE('%Y%m%d', event_date))) AS _s FROM events) GROUP BY 1 ORDER BY 1
-- => [["u1-2024","3i"],["u2-2024","2i"],["u3-2024","1i"]]
SELECT x, y FROM (SELECT [1,2,3] AS a, ['x','y','z'] AS b), UNNEST(a) AS x WITH OFFSET i JOIN UNNEST(b) AS y WITH OFFSET j ON i = j ORDER BY x
-- => [["1i","x"],["2i","y"],["3i","z"]]
SELECT x FROM UNNEST([1, 2, 3]) x EXCEPT DISTINCT SELECT 2 ORDER BY x
-- => [["1i"],["3i"]]
(SELECT 1 AS a UNION ALL SELECT 2) UNION DISTINCT SELECT 1 ORDER BY a
-- => [["1i"],["2i"]]
SELECT STRUCT(1 AS a, 'x' AS b) = STRUCT(1 AS a, 'x' AS b) AS eq, (1, 2) = (1, 3) AS e2, (1, 'a') IN ((1, 'a'), (2, 'b')) AS isin
-- => [[true,false,true]]
SELECT CAST(1.5 AS INT64) a, CAST(2.5 AS INT64) b, CAST(-1.5 AS INT64) c, CAST('12' AS INT64) d, SAFE_CAST('x' AS INT64) e, CAST(TRUE AS INT64) f, CAST(1 AS BOOL) g, CAST('true' AS BOOL) h, CAST(1.0 AS STRING) i, CAST(1e20 AS STRING) j, CAST(0.1 AS STRING) k, CAST(DATE '2024-01-01' AS TIMESTAMP) l, CAST(TIMESTAMP '2024-01-01 10:00:00+02' AS DATE) m, CAST('2024-01-01 10:00:00' AS DATETIME) n
-- => [["2i","3i","-2i","12i",null,"1i",true,true,"1","1e+20","0.1","ts2024-01-01 00:00:00","d2024-01-01","dt2024-01-01 10:00:00"]]
SELECT 7 / 2 a, DIV(7, 2) b, MOD(-7, 3) c, -7 / 2 d, 7 / 2.0 e, NUMERIC '7' / 2 f, CAST(7 AS NUMERIC) / 3 g, 10 * NUMERIC '1.1' h, NUMERIC '1' + 0.5 i, 1 + 0.1 j, POW(2, 10) k, SQRT(2) l, ROUND(2.5) m, ROUND(-2.5) n, ROUND(NUMERIC '2.345', 2) o, TRUNC(-2.7) p, CEIL(1.2) q, FLOOR(-1.2) r, ABS(-5) s, SIGN(-2.5) t
-- => [["3.5f","3i","-1i","-3.5f","3.5f","3.5n","2.333333333n","11n","1.5n","1.1f","1024f","1.4142135623731f","3f","-3f","2.35n","-2f","2f","-2f","5i","-1f"]]
SELECT order_id, amount * discount AS x, amount * 0.9 AS y, amount + 1 AS z, amount / 3 AS w, discount / 3 AS v, order_id / 4 AS u, amount > discount AS cmp, amount = 5 AS eq, CAST(amount AS FLOAT64) AS f FROM orders ORDER BY order_id
-- => [["1i","1.999f","17.991n","20.99n","6.663333333n","0.033333333333333f","0.25f",true,false,"19.99f"],["2i",null,"4.5n","6n","1.666666667n",null,"0.5f",null,true,"5f"],["3i","25.125f","90.45n","101.5n","33.5n","0.083333333333333f","0.75f",true,false,"100.5f"],["4i",null,null,null,null,"0f","1f",null,null,null],["5i","-3.6275f","-6.5295n","-6.255n","-2.418333333n","0.16666666666667f","1.25f",false,false,"-7.255f"],["6i",null,"37.8n","43n","14n",null,"1.5f",null,false,"42f"]]
SELECT DATE '2024-01-01' < DATETIME '2024-01-01 00:00:01' AS a, CAST('2024-01-01' AS DATE) = '2024-01-01' AS b, TIMESTAMP '2024-01-01' = TIMESTAMP '2024-01-01 01:00:00+01' AS c, DATETIME '2024-01-01T00:00:00' = '2024-01-01' AS d
-- => [[true,true,true,true]]
SELECT GENERATE_ARRAY(1, 10, 3) a, GENERATE_ARRAY(5, 1, -2) b, GENERATE_ARRAY(0, 1, 0.25) c, ARRAY_REVERSE([1,2,3]) d, ARRAY_CONCAT([1],[2,3]) e, [1,2,3][ORDINAL(3)] f, ARRAY(SELECT x * 2 FROM UNNEST([1,2,3]) x WHERE x <> 2) g
-- => [[["1i","4i","7i","10i"],["5i","3i","1i"],["0f","0.25f","0.5f","0.75f","1f"],["3i","2i","1i"],["1i","2i","3i"],"3i",["2i","6i"]]]
SELECT STRUCT(1, 'a', DATE '2024-01-01') s, STRUCT<a INT64, b STRING>(1, 'x') t, [STRUCT(1 AS a), STRUCT(2 AS a)] arr, ARRAY<STRUCT<x INT64, y STRING>>[(1,'a'),(2,'b')] typed
-- => [[[["","1i"],["","a"],["","d2024-01-01"]],[["a","1i"],["b","x"]],[[["a","1i"]],[["a","2i"]]],[[["x","1i"],["y","a"]],[["x","2i"],["y","b"]]]]]
SELECT id, CASE WHEN country IS NULL THEN 'none' WHEN country = 'DE' OR country = 'CZ' THEN 'eu' ELSE LOWER(country) END AS region, country IS DISTINCT FROM 'DE' AS nd FROM customers ORDER BY id
-- => [["10i","eu",false],["11i","us",true],["12i","eu",true],["13i","none",true]]
SELECT status, ARRAY_AGG(amount IGNORE NULLS ORDER BY amount DESC LIMIT 2) AS top2, SUM(DISTINCT amount) sd, AVG(DISTINCT order_id) ad FROM orders GROUP BY status ORDER BY status
-- => [[null,["42n"],"42n","6f"],["paid",["100.5n","19.99n"],"113.235n","3f"],["pending",null,null,"4f"],["refunded",["5n"],"5n","2f"]]
SELECT CORR(CAST(amount AS FLOAT64), discount) c, COVAR_SAMP(order_id, discount) cs, STDDEV_POP(amount) sp, VARIANCE(order_id) v FROM orders
-- => [["-0.3792109539412f","0.19583333333333f","37.964283425346f","3.5f"]]
SELECT order_date, SUM(amount) OVER (ORDER BY order_date RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) s, LAST_VALUE(amount) OVER (ORDER BY order_date ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) l, NTH_VALUE(order_id, 2) OVER (ORDER BY order_date ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) n FROM orders ORDER BY order_id
-- => [["d2024-01-31","61.99n","-7.255n","4i"],["d2024-02-29","66.99n","-7.255n","4i"],["d2024-03-10","167.49n","-7.255n","4i"],["d2023-12-31","42n","-7.255n","4i"],["d2024-11-03","160.235n","-7.255n","4i"],[null,"42n","-7.255n","4i"]]
SELECT TIMESTAMP_SECONDS(1700000000) a, UNIX_SECONDS(TIMESTAMP '2024-01-01') b, UNIX_MILLIS(created_at) c, TIMESTAMP_MILLIS(1700000000123) d, DATE_FROM_UNIX_DATE(19000) e, UNIX_DATE(order_date) f FROM orders ORDER BY order_id
-- => [["ts2023-11-14 22:13:20","1704067200i","1706743800000i","ts2023-11-14 22:13:20.123","d2022-01-08","19753i"],["ts2023-11-14 22:13:20","1704067200i","1709208000123i","ts2023-11-14 22:13:20.123","d2022-01-08","19782i"],["ts2023-11-14 22:13:20","1704067200i","1710055800000i","ts2023-11-14 22:13:20.123","d2022-01-08","19792i"],["ts2023-11-14 22:13:20","1704067200i","1703980800000i","ts2023-11-14 22:13:20.123","d2022-01-08","19722i"],["ts2023-11-14 22:13:20","1704067200i","1730615400000i","ts2023-11-14 22:13:20.123","d2022-01-08","20030i"],["ts2023-11-14 22:13:20","1704067200i",null,"ts2023-11-14 22:13:20.123","d2022-01-08",null]]
SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S', '2024-01-02 03:04:05') a, PARSE_TIMESTAMP('%d/%m/%Y %H:%M', '02/01/2024 13:45', 'Europe/Berlin') b, PARSE_DATETIME('%Y-%m-%dT%H:%M:%E*S', '2024-01-02T03:04:05.678') c, PARSE_TIME('%H:%M', '13:45') d, PARSE_DATE('%d %b %Y', '5 Mar 2024') e, SAFE.PARSE_DATE('%Y-%m-%d', 'nope') f, PARSE_TIMESTAMP('%s', '1700000000') g
-- => [["ts2024-01-02 03:04:05","ts2024-01-02 12:45:00","dt2024-01-02 03:04:05.678","t13:45:00","d2024-03-05",null,"ts2023-11-14 22:13:20"]]
WITH daily AS (SELECT DATE(created_at) AS d, SUM(amount) AS rev FROM orders WHERE created_at IS NOT NULL GROUP BY d) SELECT d, rev, AVG(rev) OVER (ORDER BY UNIX_DATE(d) RANGE BETWEEN 60 PRECEDING AND CURRENT ROW) AS avg60, SUM(rev) OVER (PARTITION BY EXTRACT(YEAR FROM d) ORDER BY d) AS ytd FROM daily ORDER BY d
-- => [["d2023-12-31",null,null,null],["d2024-01-31","19.99n","19.99n","19.99n"],["d2024-02-29","5n","12.495n","24.99n"],["d2024-03-10","100.5n","41.83n","125.49n"],["d2024-11-03","-7.255n","-7.255n","118.235n"]]
SELECT EXTRACT(ISOYEAR FROM order_date) iy, EXTRACT(WEEK FROM order_date) w, EXTRACT(WEEK(SUNDAY) FROM order_date) ws, EXTRACT(WEEK(THURSDAY) FROM order_date) wt, DATE_TRUNC(order_date, WEEK) tw, DATE_TRUNC(order_date, WEEK(MONDAY)) tm, DATE_TRUNC(order_date, ISOWEEK) ti, DATE_TRUNC(order_date, QUARTER) tq, DATE_TRUNC(order_date, YEAR) ty FROM orders ORDER BY order_id
-- => [["2024i","4i","4i","4i","d2024-01-28","d2024-01-29","d2024-01-29","d2024-01-01","d2024-01-01"],["2024i","8i","8i","9i","d2024-02-25","d2024-02-26","d2024-02-26","d2024-01-01","d2024-01-01"],["2024i","10i","10i","10i","d2024-03-10","d2024-03-04","d2024-03-04","d2024-01-01","d2024-01-01"],["2023i","53i","53i","52i","d2023-12-31","d2023-12-25","d2023-12-25","d2023-10-01","d2023-01-01"],["2024i","44i","44i","44i","d2024-11-03","d2024-10-28","d2024-10-28","d2024-10-01","d2024-01-01"],[null,null,null,null,null,null,null,null,null]]
SELECT DATE_DIFF(order_date, DATE '2024-01-01', WEEK(MONDAY)) a, DATE_DIFF(DATE '2024-01-01', order_date, QUARTER) b, DATE_DIFF(order_date, '2023-12-31', ISOYEAR) c, DATETIME_DIFF(DATETIME(created_at), DATETIME '2024-01-01 00:00:00', HOUR) d, DATETIME_DIFF(DATETIME(created_at), DATETIME '2024-01-01 00:00:00', MONTH) e, TIMESTAMP_DIFF(created_at, TIMESTAMP '2024-02-01', MINUTE) f, TIMESTAMP_DIFF(created_at, TIMESTAMP '2024-02-01', MILLISECOND) g FROM orders ORDER BY order_id
-- => [["4i","0i","1i","743i","0i","-30i","-1800000i"],["8i","0i","1i","1428i","1i","41040i","2462400123i"],["9i","0i","1i","1663i","2i","55170i","3310200000i"],["-1i","1i","0i","-24i","-1i","-46080i","-2764800000i"],["43i","-3i","1i","7374i","10i","397830i","23869800000i"],[null,null,null,null,null,null,null]]
SELECT FORMAT_DATE('%U %W %V %u %w %j %y %C %e %k', DATE '2024-03-05'), FORMAT_DATE('%Q %D %F %x %h %n%t|', DATE '2024-03-05')
-- => [["09 10 10 2 2 065 24 20  5 %k","1 03/05/24 2024-03-05 03/05/24 Mar \n\t|"]]
SELECT FORMAT_DATETIME('%I:%M %p|%l|%k|%H|%T|%R|%r|%X|%E3S|%E*S|%S|%c|%P', DATETIME(created_at)) FROM orders ORDER BY order_id
-- => [["11:30 PM|11|23|23|23:30:00|23:30|11:30:00 PM|23:30:00|00.000|00|00|Wed Jan 31 23:30:00 2024|pm"],["12:00 PM|12|12|12|12:00:00|12:00|12:00:00 PM|12:00:00|00.123|00.123456|00|Thu Feb 29 12:00:00 2024|pm"],["07:30 AM| 7| 7|07|07:30:00|07:30|07:30:00 AM|07:30:00|00.000|00|00|Sun Mar 10 07:30:00 2024|am"],["12:00 AM|12| 0|00|00:00:00|00:00|12:00:00 AM|00:00:00|00.000|00|00|Sun Dec 31 00:00:00 2023|am"],["06:30 AM| 6| 6|06|06:30:00|06:30|06:30:00 AM|06:30:00|00.000|00|00|Sun Nov  3 06:30:00 2024|am"],[null]]
SELECT FORMAT_TIMESTAMP('%Z|%z|%Ez|%s|%c', created_at, 'America/New_York') FROM orders ORDER BY order_id
-- => [["UTC-5|-0500|-05:00|1706743800|Wed Jan 31 18:30:00 2024"],["UTC-5|-0500|-05:00|1709208000|Thu Feb 29 07:00:00 2024"],["UTC-4|-0400|-04:00|1710055800|Sun Mar 10 03:30:00 2024"],["UTC-5|-0500|-05:00|1703980800|Sat Dec 30 19:00:00 2023"],["UTC-5|-0500|-05:00|1730615400|Sun Nov  3 01:30:00 2024"],[null]]
SELECT customer_id, MAX(order_date) AS last_order, DATE_DIFF(DATE '2024-12-31', MAX(order_date), DAY) AS recency, COUNT(*) AS frequency, SUM(amount) AS monetary, NTILE(2) OVER (ORDER BY SUM(amount)) AS m_bucket, CASE WHEN COUNT(*) >= 2 THEN 'repeat' ELSE 'once' END AS seg FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id ORDER BY customer_id
-- => [["10i","d2024-02-29","306i","2i","24.99n","1i","repeat"],["11i","d2024-11-03","58i","2i","93.245n","2i","repeat"],["12i","d2023-12-31","366i","1i",null,"1i","once"]]
SELECT c.country, COALESCE(SUM(o.amount), 0) AS rev, COUNT(DISTINCT o.customer_id) AS buyers, COUNT(DISTINCT IF(o.status = 'paid', o.order_id, NULL)) AS paid FROM customers c LEFT JOIN orders o ON c.id = o.customer_id GROUP BY c.country ORDER BY c.country
-- => [[null,"0n","0i","0i"],["CZ","0n","1i","0i"],["DE","24.99n","1i","1i"],["US","93.245n","1i","2i"]]
WITH funnel AS (SELECT user_pseudo_id, COUNTIF(event_name = 'session_start') > 0 AS s1, COUNTIF(event_name = 'page_view') > 0 AS s2, COUNTIF(event_name = 'purchase') > 0 AS s3 FROM events GROUP BY 1) SELECT COUNT(*) AS users, COUNTIF(s1) AS st, COUNTIF(s1 AND s2) AS pv, COUNTIF(s1 AND s2 AND s3) AS pu, SAFE_DIVIDE(COUNTIF(s1 AND s2 AND s3), COUNTIF(s1)) AS cr FROM funnel
-- => [["3i","1i","1i","1i","1f"]]
SELECT event_name, ARRAY_AGG(DISTINCT user_pseudo_id ORDER BY user_pseudo_id) AS users, STRING_AGG(event_date, ',' ORDER BY event_date DESC) AS days FROM events GROUP BY event_name ORDER BY event_name
-- => [["page_view",["u1","u2"],"20240102,20240101"],["purchase",["u1","u3"],"20240108,20240101"],["scroll",["u2"],"20240103"],["session_start",["u1"],"20240101"]]
SELECT user_pseudo_id, ARRAY_AGG(event_name ORDER BY event_timestamp) AS path, ARRAY_TO_STRING(ARRAY_AGG(event_name ORDER BY event_timestamp), ' > ') AS p FROM events GROUP BY 1 ORDER BY 1
-- => [["u1",["session_start","page_view","purchase"],"session_start > page_view > purchase"],["u2",["page_view","scroll"],"page_view > scroll"],["u3",["purchase"],"purchase"]]
SELECT user_pseudo_id, event_timestamp, SUM(CASE WHEN gap > 1800 OR gap IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS sess FROM (SELECT user_pseudo_id, event_timestamp, DIV(event_timestamp - LAG(event_timestamp) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp), 1000000) AS gap FROM events) ORDER BY 1, 2
-- => [["u1","1704067200000000i","1i"],["u1","1704067260000000i","1i"],["u1","1704069960000000i","2i"],["u2","1704153600000000i","1i"],["u2","1704250000123456i","2i"],["u3","1704672000000000i","1i"]]
SELECT event_date, (SELECT AS STRUCT MAX(IF(key = 'ga_session_id', value.int_value, NULL)) AS sid, MAX(IF(key = 'page_location', value.string_value, NULL)) AS loc FROM UNNEST(event_params)) AS p FROM events ORDER BY event_timestamp
-- => [["20240101",[["sid","101i"],["loc","https://shop.example.com/a/b?utm_source=g&x=1#top"]]],["20240101",[["sid","101i"],["loc","https://shop.example.com/cart"]]],["20240101",[["sid","102i"],["loc",null]]],["20240102",[["sid",null],["loc","http://m.example.com"]]],["20240103",[["sid",null],["loc",null]]],["20240108",[["sid",null],["loc",null]]]]
SELECT p.sid, p.loc FROM (SELECT (SELECT AS STRUCT MAX(IF(key = 'ga_session_id', value.int_value, NULL)) AS sid, MAX(IF(key = 'page_location', value.string_value, NULL)) AS loc FROM UNNEST(event_params)) AS p, event_timestamp FROM events) ORDER BY event_timestamp
-- => [["101i","https://shop.example.com/a/b?utm_source=g&x=1#top"],["101i","https://shop.example.com/cart"],["102i",null],[null,"http://m.example.com"],[null,null],[null,null]]
SELECT key, COUNT(1) AS cnt FROM events CROSS JOIN UNNEST(event_params) WHERE value.string_value IS NOT NULL OR value.int_value > 0 GROUP BY key ORDER BY cnt DESC, key
-- => [["ga_session_id","3i"],["page_location","3i"],["currency","1i"],["engagement_time_msec","1i"]]
SELECT DISTINCT user_pseudo_id, FIRST_VALUE(event_name) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) AS first_e, LAST_VALUE(event_name) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS last_e FROM events ORDER BY 1
-- => [["u1","session_start","purchase"],["u2","page_view","scroll"],["u3","purchase","purchase"]]
SELECT * FROM UNNEST([STRUCT('a' AS k, 1 AS v), ('b', 2)]) WITH OFFSET AS pos ORDER BY pos
-- => [["a","1i","0i"],["b","2i","1i"]]
SELECT s.k, s.v FROM UNNEST(ARRAY<STRUCT<k STRING, v INT64>>[('a', 1), ('b', NULL)]) AS s WHERE s.v IS NOT NULL
-- => [["a","1i"]]
SELECT o.order_id, ARRAY(SELECT i.sku FROM UNNEST(o.items) i ORDER BY i.price DESC) AS skus, ARRAY(SELECT AS STRUCT i.sku AS s, i.qty * i.price AS t FROM UNNEST(o.items) i WITH OFFSET p ORDER BY p) AS lines FROM orders o ORDER BY 1
-- => [["1i",["B-2","A-1"],[[["s","A-1"],["t","11f"]],[["s","B-2"],["t","8.99f"]]]],["2i",["A-1"],[[["s","A-1"],["t","5f"]]]],["3i",[],[]],["4i",["A-1","C-3"],[[["s","C-3"],["t","3.33f"]],[["s","A-1"],["t","22f"]]]],["5i",["B-2"],[[["s","B-2"],["t","27f"]]]],["6i",[],[]]]
SELECT order_id, (SELECT COUNT(DISTINCT sku) FROM UNNEST(items)) AS n, (SELECT MAX(price) FROM UNNEST(items) WHERE qty > 1) AS mx, EXISTS(SELECT 1 FROM UNNEST(items) i WHERE STARTS_WITH(i.sku, 'A')) AS has_a FROM orders ORDER BY 1
-- => [["1i","2i","5.5f",true],["2i","1i",null,true],["3i","0i",null,false],["4i","2i","5.5f",true],["5i","1i","9f",false],["6i","0i",null,false]]
SELECT order_id, item.sku FROM orders, orders.items AS item ORDER BY 1, 2
-- => [["1i","A-1"],["1i","B-2"],["2i","A-1"],["4i","A-1"],["4i","C-3"],["5i","B-2"]]
SELECT c.name, t FROM customers c, c.tags AS t ORDER BY 1, 2
-- => [["Ann Smith","eu"],["Ann Smith","vip"],["Bob O'Neil","us"]]
SELECT c.name, t, pos FROM customers c CROSS JOIN UNNEST(c.tags) AS t WITH OFFSET AS pos WHERE pos = 0 ORDER BY 1
-- => [["Ann Smith","vip","0i"],["Bob O'Neil","us","0i"]]
SELECT order_id, JSON_QUERY_ARRAY(props, '$.utm.n') AS n, ARRAY_LENGTH(JSON_QUERY_ARRAY(props, '$.utm.n')) AS len FROM orders ORDER BY 1
-- => [["1i",["1","2"],"2i"],["2i",null,null],["3i",null,null],["4i",null,null],["5i",null,null],["6i",null,null]]
SELECT order_id, SAFE.PARSE_JSON(props) AS j FROM orders ORDER BY 1
-- => [["1i","j{\"src\":\"web\",\"utm\":{\"c\":\"x\",\"n\":[1,2]},\"v\":1.5}"],["2i","j{\"src\":\"app\"}"],["3i",null],["4i","j{\"src\":null,\"utm\":{\"c\":\"y\"}}"],["5i","j{\"src\":\"web\",\"v\":\"7\"}"],["6i",null]]
SELECT order_id, LAX_STRING(j.src) AS s, JSON_VALUE(j.utm.c) AS c, j.utm.n[0] AS n0, JSON_TYPE(j.v) AS t FROM (SELECT order_id, SAFE.PARSE_JSON(props) AS j FROM orders) ORDER BY 1
-- => [["1i","web","x","j1","number"],["2i","app",null,null,null],["3i",null,null,null,null],["4i",null,"y",null,null],["5i","web",null,null,"string"],["6i",null,null,null,null]]
SELECT COUNT(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer_id)
-- => [["1i"]]
SELECT order_id FROM orders WHERE (customer_id, status) IN (SELECT AS STRUCT id, 'paid' FROM customers) ORDER BY 1
-- => [["1i"],["3i"],["5i"]]
SELECT order_id FROM orders WHERE status IN UNNEST(['paid', 'pending']) ORDER BY 1
-- => [["1i"],["3i"],["4i"],["5i"]]
SELECT order_id FROM orders WHERE status LIKE '%d' AND status NOT LIKE 'r%' ORDER BY 1
-- => [["1i"],["3i"],["5i"]]
SELECT order_id FROM orders WHERE status LIKE ANY ('pa%', 'pe%') ORDER BY 1
-- => [["1i"],["3i"],["4i"],["5i"]]
SELECT order_id, status = 'paid' AND amount > 50 AS a, NOT (status = 'paid') AS b, status IS NULL OR amount < 10 AS c, amount IS NOT NULL AS d, (amount > 10) IS TRUE AS e FROM orders ORDER BY 1
-- => [["1i",false,false,false,true,true],["2i",false,true,true,true,false],["3i",true,false,false,true,true],["4i",false,true,null,false,false],["5i",false,false,true,true,false],["6i",false,null,true,true,true]]
SELECT a.order_id, b.order_id FROM orders a FULL JOIN orders b ON a.order_id = b.order_id + 3 ORDER BY 1, 2
-- => [[null,"4i"],[null,"5i"],[null,"6i"],["1i",null],["2i",null],["3i",null],["4i","1i"],["5i","2i"],["6i","3i"]]
SELECT order_id, name FROM orders JOIN (SELECT id AS customer_id, name FROM customers) USING (customer_id) ORDER BY 1
-- => [["1i","Ann Smith"],["2i","Ann Smith"],["3i","Bob O'Neil"],["4i","Čeněk Ünal"],["5i","Bob O'Neil"]]
SELECT customer_id, a.order_id, b.n FROM orders a LEFT JOIN (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) b USING (customer_id) ORDER BY 2
-- => [["10i","1i","2i"],["10i","2i","2i"],["11i","3i","2i"],["12i","4i","1i"],["11i","5i","2i"],[null,"6i",null]]
SELECT * FROM (SELECT 1 AS x, 2 AS y) a JOIN (SELECT 1 AS x, 3 AS z) b USING (x)
-- => [["1i","2i","3i"]]
SELECT COALESCE(a.x, b.x) AS x, a.y, b.z FROM (SELECT 1 AS x, 2 AS y UNION ALL SELECT 5, 6) a FULL JOIN (SELECT 1 AS x, 3 AS z UNION ALL SELECT 7, 8) b ON a.x = b.x ORDER BY 1
-- => [["1i","2i","3i"],["5i","6i",null],["7i",null,"8i"]]
SELECT x, y, z FROM (SELECT 1 AS x, 2 AS y UNION ALL SELECT 5, 6) a FULL JOIN (SELECT 1 AS x, 3 AS z UNION ALL SELECT 7, 8) b USING (x) ORDER BY 1
-- => [["1i","2i","3i"],["5i","6i",null],["7i",null,"8i"]]
SELECT status, n FROM (SELECT status, COUNT(*) AS n FROM orders GROUP BY status) WHERE n > 1 UNION ALL SELECT 'total', COUNT(*) FROM orders ORDER BY 1
-- => [["paid","3i"],["total","6i"]]
SELECT id FROM customers INTERSECT DISTINCT SELECT customer_id FROM orders ORDER BY 1
-- => [["10i"],["11i"],["12i"]]
SELECT id FROM customers EXCEPT DISTINCT SELECT customer_id FROM orders ORDER BY 1
-- => [["13i"]]
SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2.5, 'y' UNION ALL SELECT NULL, NULL ORDER BY 1
-- => [[null,null],["1f","x"],["2.5f","y"]]
SELECT DATE '2024-01-01' AS d UNION ALL SELECT NULL UNION ALL SELECT '2024-02-02' ORDER BY 1
-- => [[null],["d2024-01-01"],["d2024-02-02"]]
SELECT * FROM (SELECT order_id, status, amount FROM orders) UNPIVOT(v FOR k IN (amount)) ORDER BY order_id
-- => [["1i","paid","19.99n","amount"],["2i","refunded","5n","amount"],["3i","paid","100.5n","amount"],["5i","paid","-7.255n","amount"],["6i",null,"42n","amount"]]
SELECT * FROM (SELECT 1 AS id, 10 AS q1, 20 AS q2, NULL AS q3) UNPIVOT(sales FOR quarter IN (q1, q2, q3)) ORDER BY quarter
-- => [["1i","10i","q1"],["1i","20i","q2"]]
SELECT * FROM (SELECT 1 AS id, 10 AS q1, 20 AS q2, NULL AS q3) UNPIVOT INCLUDE NULLS (sales FOR quarter IN (q1 AS 'Q1', q2 AS 'Q2', q3 AS 'Q3')) ORDER BY quarter
-- => [["1i","10i","Q1"],["1i","20i","Q2"],["1i",null,"Q3"]]
SELECT * FROM (SELECT 1 AS id, 1 AS a1, 2 AS b1, 3 AS a2, 4 AS b2) UNPIVOT((a, b) FOR n IN ((a1, b1) AS 1, (a2, b2) AS 2)) ORDER BY n
-- => [["1i","1i","2i","1i"],["1i","3i","4i","2i"]]
SELECT * FROM (SELECT EXTRACT(QUARTER FROM order_date) AS q, status, amount FROM orders) PIVOT(SUM(amount) FOR q IN (1, 2, 3, 4)) ORDER BY status
-- => [[null,null,null,null,null],["paid","120.49n",null,null,"-7.255n"],["pending",null,null,null,null],["refunded","5n",null,null,null]]
SELECT * FROM (SELECT status, order_date, amount FROM orders) PIVOT(MAX(amount) AS mx FOR order_date IN (DATE '2024-01-31' AS jan, DATE '2024-02-29' AS feb)) ORDER BY status
-- => [[null,null,null],["paid","19.99n",null],["pending",null,null],["refunded",null,"5n"]]
SELECT order_id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY created_at DESC, order_id) AS rn FROM orders QUALIFY rn = 1 ORDER BY 1
-- => [["2i","1i"],["4i","1i"],["5i","1i"],["6i","1i"]]
SELECT customer_id, SUM(amount) AS s FROM orders GROUP BY customer_id QUALIFY RANK() OVER (ORDER BY SUM(amount) DESC) <= 2 ORDER BY s DESC
-- => [["11i","93.245n"],[null,"42n"]]
SELECT customer_id, SUM(amount) AS s FROM orders GROUP BY 1 HAVING s > 10 ORDER BY s
-- => [["10i","24.99n"],[null,"42n"],["11i","93.245n"]]
SELECT customer_id AS c, COUNT(*) AS n FROM orders GROUP BY c HAVING COUNT(*) > 1 ORDER BY n DESC, c LIMIT 1 OFFSET 0
-- => [["10i","2i"]]
SELECT UPPER(status) AS status, COUNT(*) AS n FROM orders GROUP BY status ORDER BY status
-- => [[null,"1i"],["PAID","3i"],["PENDING","1i"],["REFUNDED","1i"]]
SELECT amount AS x, -amount AS amount FROM orders ORDER BY amount
-- => [[null,null],["100.5n","-100.5n"],["42n","-42n"],["19.99n","-19.99n"],["5n","-5n"],["-7.255n","7.255n"]]
SELECT order_id, amount * 1.19 AS gross, ROUND(amount * 1.19, 2) AS g2, CAST(ROUND(amount) AS INT64) AS r, TRUNC(amount, 1) AS t, CEIL(amount) c, FLOOR(amount) f, MOD(CAST(amount AS INT64), 7) m, ABS(amount) ab, SIGN(amount) sg FROM orders ORDER BY 1
-- => [["1i","23.7881n","23.79n","20i","19.9n","20n","19n","6i","19.99n","1n"],["2i","5.95n","5.95n","5i","5n","5n","5n","5i","5n","1n"],["3i","119.595n","119.6n","101i","100.5n","101n","100n","3i","100.5n","1n"],["4i",null,null,null,null,null,null,null,null,null],["5i","-8.63345n","-8.63n","-7i","-7.2n","-7n","-8n","0i","7.255n","-1n"],["6i","49.98n","49.98n","42i","42n","42n","42n","0i","42n","1n"]]
SELECT order_id, discount * 3 AS a, discount / 3 AS b, ROUND(discount * 100, 1) c, CAST(discount AS STRING) d, CAST(discount * 10 AS INT64) e, discount + order_id f, POW(discount, 2) g, SQRT(discount) h, EXP(discount) i FROM orders ORDER BY 1
-- => [["1i","0.3f","0.033333333333333f","10f","0.1","1i","1.1f","0.01f","0.31622776601684f","1.1051709180756f"],["2i",null,null,null,null,null,null,null,null,null],["3i","0.75f","0.083333333333333f","25f","0.25","3i","3.25f","0.0625f","0.5f","1.2840254166877f"],["4i","0f","0f","0f","0","0i","4f","0f","0f","1f"],["5i","1.5f","0.16666666666667f","50f","0.5","5i","5.5f","0.25f","0.70710678118655f","1.6487212707001f"],["6i",null,null,null,null,null,null,null,null,null]]
SELECT CAST(amount AS STRING) a, CAST(amount AS FLOAT64) b, CAST(amount AS INT64) c, CAST(created_at AS STRING) d, CAST(order_date AS STRING) e, CAST(status AS BYTES) f, CAST(order_id AS BOOL) g, CAST(order_id AS FLOAT64) h, CAST(order_id AS NUMERIC) i, CAST(CAST(order_id AS STRING) AS INT64) j FROM orders ORDER BY order_id
-- => [["19.99","19.99f","20i","2024-01-31 23:30:00+00","2024-01-31","b:70616964",true,"1f","1n","1i"],["5","5f","5i","2024-02-29 12:00:00.123456+00","2024-02-29","b:726566756e646564",true,"2f","2n","2i"],["100.5","100.5f","101i","2024-03-10 07:30:00+00","2024-03-10","b:70616964",true,"3f","3n","3i"],[null,null,null,"2023-12-31 00:00:00+00","2023-12-31","b:70656e64696e67",true,"4f","4n","4i"],["-7.255","-7.255f","-7i","2024-11-03 06:30:00+00","2024-11-03","b:70616964",true,"5f","5n","5i"],["42","42f","42i",null,null,null,true,"6f","6n","6i"]]
SELECT SAFE_CAST(name AS INT64) a, SAFE_CAST(email AS DATE) b, SAFE_CAST('2024-02-30' AS DATE) c, SAFE_CAST('12:61:00' AS TIME) d, SAFE_CAST('1.5' AS INT64) e, SAFE_CAST('1e3' AS FLOAT64) f, SAFE_CAST('yes' AS BOOL) g, SAFE_CAST('1.23456789012' AS NUMERIC) h, SAFE_CAST(' 42 ' AS INT64) i FROM customers WHERE id = 10
-- => [[null,null,null,null,null,"1000f",null,"1.23456789n","42i"]]
SELECT ROUND(AVG(DATE_DIFF(order_date, signup, DAY)), 1) AS avg_days FROM orders JOIN customers ON id = customer_id
-- => [["344.2f"]]
SELECT DATE_ADD(signup, INTERVAL 1 YEAR) a, DATE_SUB(signup, INTERVAL 1 MONTH) b, LAST_DAY(signup) c, LAST_DAY(signup, YEAR) d, LAST_DAY(signup, QUARTER) e, LAST_DAY(signup, WEEK) f, LAST_DAY(signup, WEEK(MONDAY)) g, LAST_DAY(signup, ISOWEEK) h FROM customers ORDER BY id
-- => [["d2024-01-15","d2022-12-15","d2023-01-31","d2023-12-31","d2023-03-31","d2023-01-21","d2023-01-15","d2023-01-15"],["d2024-02-28","d2023-01-28","d2023-02-28","d2023-12-31","d2023-03-31","d2023-03-04","d2023-03-05","d2023-03-05"],["d2025-02-28","d2024-01-29","d2024-02-29","d2024-12-31","d2024-03-31","d2024-03-02","d2024-03-03","d2024-03-03"],[null,null,null,null,null,null,null,null]]
SELECT TIME_ADD(TIME '23:30:00', INTERVAL 45 MINUTE) a, TIME_DIFF(TIME '10:00:00', TIME '09:59:30', SECOND) b, TIME_TRUNC(TIME '10:35:20', HOUR) c, FORMAT_TIME('%H:%M', TIME '09:05:00') d, TIME(10, 5, 3) e, EXTRACT(HOUR FROM TIME '10:00:00') f, CAST('10:11:12.5' AS TIME) g, TIME '10:00:00' < TIME '11:00:00' h, PARSE_TIME('%I:%M %p', '03:15 PM') i
-- => [["t00:15:00","30i","t10:00:00","09:05","t10:05:03","10i","t10:11:12.5",true,"t15:15:00"]]
SELECT name, SUBSTR(name, 1, 3) a, LEFT(name, 2) b, RIGHT(name, 2) c, REPLACE(name, 'n', 'N') d, CONCAT(name, '-', CAST(id AS STRING)) e, name || '!' f, RPAD(name, 12, '*') g, REPEAT('ab', 2) h, LTRIM('  x ') i, RTRIM('x--', '-') j, SPLIT('a,b,,c') k, CHAR_LENGTH(name) l, BYTE_LENGTH(name) m, INSTR(name, 'n') n, TRANSLATE(name, 'abc', 'xyz') o, SOUNDEX(name) p, ASCII('A') q, TO_CODE_POINTS('aé') r FROM customers ORDER BY id
-- => [["Ann Smith","Ann","An","th","ANN Smith","Ann Smith-10","Ann Smith!","Ann Smith***","abab","x ","x",["a","b","","c"],"9i","9i","2i","Ann Smith","A525","65i",["97i","233i"]],["Bob O'Neil","Bob","Bo","il","Bob O'Neil","Bob O'Neil-11","Bob O'Neil!","Bob O'Neil**","abab","x ","x",["a","b","","c"],"10i","10i","0i","Boy O'Neil","B540","65i",["97i","233i"]],["Čeněk Ünal","Čen","Če","al","ČeNěk ÜNal","Čeněk Ünal-12","Čeněk Ünal!","Čeněk Ünal**","abab","x ","x",["a","b","","c"],"10i","13i","3i","Čeněk Ünxl","e525","65i",["97i","233i"]],["","","","","","-13","!","************","abab","x ","x",["a","b","","c"],"0i","0i","0i","","","65i",["97i","233i"]]]
SELECT REGEXP_EXTRACT(email, r'@(.+)$') d, REGEXP_EXTRACT(email, r'^[^@]+') u, REGEXP_CONTAINS(email, r'^\S+@\S+\.\S+$') v, REGEXP_REPLACE(email, r'\+.*@', '@') n, LOWER(REGEXP_REPLACE(name, r'\s+', ' ')) c, REGEXP_EXTRACT_ALL(email, r'[a-z]+') p, REGEXP_EXTRACT(email, r'(\d+)') num, REGEXP_REPLACE(name, '([A-Z])', r'<\1>') t, REGEXP_SUBSTR(name, r'\w+', 1, 2) w FROM customers ORDER BY id
-- => [["Example.COM "," Ann",false," Ann@Example.COM ","ann smith",["nn","xample"],null,"<A>nn <S>mith","Smith"],["mail.co.uk","bob+test",true,"bob@mail.co.uk","bob o'neil",["bob","test","mail","co","uk"],null,"<B>ob <O>'<N>eil","O"],[null,null,null,null,"čeněk ünal",null,null,"Čeněk Ünal","k"],["y","x",false,"x@y","",["x","y"],null,"",null]]
SELECT id, TO_BASE64(CAST(name AS BYTES)) a, TO_HEX(SHA1(name)) b, TO_HEX(SHA256(name)) c, MD5(name) d, FROM_BASE64('YWJj') e, FROM_HEX('616263') f, SAFE_CONVERT_BYTES_TO_STRING(b'abc') g, TO_HEX(SHA512(name)) h, FARM_FINGERPRINT(name) i FROM customers ORDER BY id
-- => [["10i","QW5uIFNtaXRo","704c9b2c77f7d13e2b54d45889c97ac191cfb66b","716955afb1f7aa2e8cda1de316979eddc9664a1e143d894b13b78842ed22ebd1","b:b88d15336183f526aec02efa857f47c8","b:616263","b:616263","abc","eb44610828977b87f4b78036c00c7074f7a3c609d22b78fd2d49156f80d6cc4c0d2e64c82e07b89d0f95d6fd1b80f6eec44dff89d0485e613c3ae3a704c9120a","3908501194224131352i"],["11i","Qm9iIE8nTmVpbA==","bf5c34bd51350315b57231ab4260d8e1ffd3b27c","419473ff0ddcc85899da6ece3f804edf14e5f63d7a3a78f7b12561504ea982c1","b:355cfbfa0d9f335ed023d2250d0dd3fa","b:616263","b:616263","abc","afaa6157c07da89b903b5f373c59d9194133644df9c3e8aa6928da568fe6029c8ad92c8478b9893b639ee58d8f9efc9899c3ef8fbed1106fb6cc451c3c2fff9b","1428708384205630791i"],["12i","xIxlbsSbayDDnG5hbA==","fcf0f55249623667582548b72dbd81602d319557","06df3f61e32510bf072850aaf8e460cd622be2aa1eeadc0bbf0b33576560cc74","b:d67d8a9f571aeb1abe8eb59c854c5654","b:616263","b:616263","abc","62fa55318c59cf184ac364db2640570e2cb9a921ee2e0d089cf604557b8220da1782fe8903b43028763c95bfc002a101d1a34705aad0a379cb68d184bf91336f","6334206705537509487i"],["13i","","da39a3ee5e6b4b0d3255bfef95601890afd80709","e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","b:d41d8cd98f00b204e9800998ecf8427e","b:616263","b:616263","abc","cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e","-7286425919675154353i"]]
SELECT ARRAY_LENGTH(SPLIT(name, ' ')) a, SPLIT(name, ' ')[SAFE_OFFSET(1)] b, ARRAY_REVERSE(SPLIT(name, ' ')) c, (SELECT STRING_AGG(INITCAP(w), ' ' ORDER BY o) FROM UNNEST(SPLIT(name, ' ')) w WITH OFFSET o) d FROM customers ORDER BY id
-- => [["2i","Smith",["Smith","Ann"],"Ann Smith"],["2i","O'Neil",["O'Neil","Bob"],"Bob O'neil"],["2i","Ünal",["Ünal","Čeněk"],"Čeněk Ünal"],["1i",null,[""],""]]
SELECT x, SUM(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) a, SUM(x) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) b, AVG(x) OVER (ORDER BY x DESC ROWS UNBOUNDED PRECEDING) c, COUNT(*) OVER () d, MAX(x) OVER (ORDER BY x ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) e, STRING_AGG(CAST(x AS STRING)) OVER (ORDER BY x) f, ARRAY_AGG(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) g FROM UNNEST([1, 2, 2, 5, NULL]) x ORDER BY x
-- => [[null,"1i",null,"2.5f","5i",null,null,[null]],["1i","3i","5i","2.5f","5i",null,"1",[null,"1i"]],["2i","5i","5i","3.5f","5i","1i","1,2,2",["1i","2i"]],["2i","9i","5i","3f","5i","2i","1,2,2",["2i","2i"]],["5i","7i","5i","5f","5i","2i","1,2,2,5",["2i","5i"]]]
SELECT x, LAG(x, 2) OVER (ORDER BY x) a, LAG(x, 1, 0) OVER (ORDER BY x) b, LEAD(x) OVER (ORDER BY x DESC) c, NTH_VALUE(x, 2) OVER (ORDER BY x) d, FIRST_VALUE(x IGNORE NULLS) OVER (ORDER BY x) e, LAST_VALUE(x) OVER (ORDER BY x) f, LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY x DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) g, PERCENTILE_CONT(x, 0.25) OVER () h, PERCENTILE_DISC(x, 0.5) OVER () i FROM UNNEST([3, 1, NULL, 4]) x ORDER BY x
-- => [[null,null,"0i",null,null,null,null,"1i","2f","3i"],["1i",null,null,null,"1i","1i","1i","1i","2f","3i"],["3i",null,"1i","1i","1i","1i","3i","1i","2f","3i"],["4i","1i","3i","3i","1i","1i","4i","1i","2f","3i"]]
SELECT x, RANK() OVER (ORDER BY x) a, DENSE_RANK() OVER (ORDER BY x) b, ROW_NUMBER() OVER (ORDER BY x DESC) c, PERCENT_RANK() OVER (ORDER BY x) d, CUME_DIST() OVER (ORDER BY x) e, NTILE(2) OVER (ORDER BY x) f FROM UNNEST([10, 20, 30, 40]) x ORDER BY x
-- => [["10i","1i","1i","4i","0f","0.25f","1i"],["20i","2i","2i","3i","0.33333333333333f","0.5f","1i"],["30i","3i","3i","2i","0.66666666666667f","0.75f","2i"],["40i","4i","4i","1i","1f","1f","2i"]]
SELECT x, COUNT(*) OVER (PARTITION BY MOD(x, 2) ORDER BY x) a, COUNT(DISTINCT MOD(x, 3)) OVER () b, SUM(IF(x > 2, 1, 0)) OVER w c, MIN(x) OVER w d FROM UNNEST([1,2,3,4]) x WINDOW w AS (ORDER BY x) ORDER BY x
-- => [["1i","1i","3i","0i","1i"],["2i","1i","3i","0i","1i"],["3i","2i","3i","1i","1i"],["4i","2i","3i","2i","1i"]]
SELECT LOGICAL_OR(x > 2) OVER (ORDER BY x) a, COUNTIF(x > 1) OVER (ORDER BY x) b, ANY_VALUE(x) OVER (ORDER BY x ROWS CURRENT ROW) c, AVG(x) OVER (ORDER BY x) d, STDDEV(x) OVER (ORDER BY x) e, VAR_SAMP(x) OVER () f FROM UNNEST([1,2,3]) x ORDER BY 1, 2
-- => [[false,"0i","1i","1f",null,"1f"],[false,"1i","2i","1.5f","0.70710678118655f","1f"],[true,"2i","3i","2f","1f","1f"]]
SELECT GENERATE_DATE_ARRAY('2024-01-31', '2024-05-01', INTERVAL 1 MONTH) a, GENERATE_DATE_ARRAY('2024-01-05', '2024-01-01', INTERVAL -2 DAY) b, GENERATE_DATE_ARRAY('2024-01-05', '2024-01-01') c, GENERATE_DATE_ARRAY(NULL, '2024-01-01') d, GENERATE_TIMESTAMP_ARRAY('2024-01-01', '2024-01-01 02:00:00', INTERVAL 1 HOUR) e, GENERATE_DATE_ARRAY('2024-01-01', '2024-12-31', INTERVAL 1 QUARTER) f, GENERATE_ARRAY(1, 0) g, GENERATE_ARRAY(1, 5, NULL) h
-- => [[["d2024-01-31","d2024-02-29","d2024-03-29","d2024-04-29"],["d2024-01-05","d2024-01-03","d2024-01-01"],[],null,["ts2024-01-01 00:00:00","ts2024-01-01 01:00:00","ts2024-01-01 02:00:00"],["d2024-01-01","d2024-04-01","d2024-07-01","d2024-10-01"],[],null]]
WITH RECURSIVE fib AS (SELECT 1 AS n, 0 AS a, 1 AS b UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 10) SELECT n, a FROM fib ORDER BY n
-- => [["1i","0i"],["2i","1i"],["3i","1i"],["4i","2i"],["5i","3i"],["6i","5i"],["7i","8i"],["8i","13i"],["9i","21i"],["10i","34i"]]
WITH RECURSIVE p AS (SELECT 'a' AS s, 1 AS l UNION ALL SELECT CONCAT(s, 'b'), l + 1 FROM p WHERE l < 3) SELECT MAX(s) FROM p
-- => [["abb"]]
SELECT 5 & 3 a, 5 | 3 b, 5 ^ 3 c, ~5 d, 1 << 10 e, 1024 >> 3 f, BIT_COUNT(255) g, 0xFF h, -7 >> 1 i
-- => [["1i","7i","6i","-6i","1024i","128i","8i","255i","9223372036854775804i"]]
SELECT CAST('0x1F' AS INT64) a, CAST(' 5' AS INT64) b, CAST('1e2' AS FLOAT64) c, CAST('inf' AS FLOAT64) d, CAST(3.7 AS INT64) e, CAST(-0.5 AS INT64) f, CAST(0.5 AS INT64) g, CAST(1.5 AS INT64) h, CAST(NUMERIC '2.5' AS INT64) i, CAST(12345.6789 AS STRING) j, CAST(1e15 AS STRING) k, CAST(1e16 AS STRING) l, CAST(123456789.123 AS STRING) m, CAST(1/3 AS STRING) n, CAST(NUMERIC '1.10' AS STRING) o, CAST(TRUE AS STRING) p
-- => [["31i","5i","100f","Infinity","4i","-1i","1i","2i","3i","12345.6789","1e+15","1e+16","123456789.123","0.33333333333333331","1.1","true"]]
SELECT EXTRACT(MICROSECOND FROM TIMESTAMP '2024-01-01 00:00:00.123456') a, EXTRACT(TIME FROM TIMESTAMP '2024-01-01 10:11:12') b, EXTRACT(DATETIME FROM TIMESTAMP '2024-01-01 10:11:12' AT TIME ZONE 'Asia/Tokyo') c, EXTRACT(ISOWEEK FROM DATE '2021-01-03') d, EXTRACT(ISOYEAR FROM DATE '2021-01-03') e, EXTRACT(WEEK FROM DATE '2021-01-01') f, EXTRACT(DAYOFWEEK FROM DATE '2024-02-29') g
-- => [["123456i","t10:11:12","dt2024-01-01 19:11:12","53i","2020i","0i","5i"]]
SELECT TIMESTAMP_TRUNC(TIMESTAMP '2024-03-31 00:30:00+00', DAY, 'Europe/Berlin') a, TIMESTAMP_TRUNC(TIMESTAMP '2024-10-27 01:30:00+00', HOUR, 'Europe/Berlin') b, TIMESTAMP_ADD(TIMESTAMP '2024-03-30 12:00:00 Europe/Berlin', INTERVAL 1 DAY) c, DATETIME_ADD(DATETIME '2024-01-31 00:00:00', INTERVAL 1 MONTH) d, DATE(TIMESTAMP '2024-03-31 23:30:00+00', '+05:30') e, TIMESTAMP('2024-01-01 00:00:00', '-08:00') f
-- => [["ts2024-03-30 23:00:00","ts2024-10-27 01:00:00","ts2024-03-31 11:00:00","dt2024-02-29 00:00:00","d2024-04-01","ts2024-01-01 08:00:00"]]
SELECT TO_JSON_STRING(t) FROM (SELECT order_id, items, order_date, created_at FROM orders WHERE order_id < 3) t ORDER BY order_id
-- => [["{\"order_id\":1,\"items\":[{\"sku\":\"A-1\",\"qty\":2,\"price\":5.5},{\"sku\":\"B-2\",\"qty\":1,\"price\":8.99}],\"order_date\":\"2024-01-31\",\"created_at\":\"2024-01-31T23:30:00Z\"}"],["{\"order_id\":2,\"items\":[{\"sku\":\"A-1\",\"qty\":1,\"price\":5}],\"order_date\":\"2024-02-29\",\"created_at\":\"2024-02-29T12:00:00.123456Z\"}"]]
SELECT o FROM (SELECT order_id, status FROM orders) o WHERE order_id = 1
-- => [[[["order_id","1i"],["status","paid"]]]]
SELECT AS VALUE STRUCT(order_id AS a, status AS b) FROM orders WHERE order_id = 1
-- => [[[["a","1i"],["b","paid"]]]]
SELECT t.* FROM (SELECT STRUCT(1 AS a, 'x' AS b) AS t)
-- => [["1i","x"]]
SELECT t.*, t.a + 1 AS c FROM UNNEST([STRUCT(1 AS a, 'x' AS b)]) AS t
-- => [["1i","x","2i"]]
SELECT ARRAY_AGG(t) FROM (SELECT order_id, status FROM orders ORDER BY order_id LIMIT 2) t
-- => [[[[["order_id","1i"],["status","paid"]],[["order_id","2i"],["status","refunded"]]]]]
SELECT ARRAY_AGG(STRUCT(status, amount) ORDER BY amount DESC LIMIT 1)[SAFE_OFFSET(0)].* FROM orders
-- => [["paid","100.5n"]]
SELECT customer_id, ARRAY_AGG(o ORDER BY order_id LIMIT 1)[OFFSET(0)].status AS s FROM orders o GROUP BY customer_id ORDER BY customer_id
-- => [[null,null],["10i","paid"],["11i","paid"],["12i","pending"]]
SELECT order_id, COUNT(*) OVER (PARTITION BY status ORDER BY order_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS prior FROM orders ORDER BY 1
-- => [["1i","0i"],["2i","0i"],["3i","1i"],["4i","0i"],["5i","2i"],["6i","0i"]]
SELECT SUM(amount) FILTER_TOTAL, COUNT(amount) c, COUNT(DISTINCT customer_id) d, AVG(amount) a, MAX(status) m, MIN(order_date) mi, STDDEV_SAMP(amount) sd, COUNTIF(amount > 10 AND status = 'paid') cf FROM orders
-- => [["160.235n","5i","3i","32.047n","refunded","d2023-12-31","42.445359228071f","2i"]]
SELECT COUNT(*) c, SUM(x) s, AVG(x) a, MAX(x) m, ARRAY_AGG(x) ar, STRING_AGG(CAST(x AS STRING)) st, COUNTIF(x > 1) cf, LOGICAL_AND(x > 0) la FROM UNNEST(CAST([] AS ARRAY<INT64>)) x
-- => [["0i",null,null,null,null,null,"0i",null]]
SELECT ARRAY_AGG(x IGNORE NULLS) a, ARRAY_AGG(DISTINCT x IGNORE NULLS ORDER BY x DESC) b, STRING_AGG(DISTINCT CAST(x AS STRING), '-' ORDER BY CAST(x AS STRING)) c, SUM(DISTINCT x) d, COUNT(DISTINCT x) e, AVG(x) f, BIT_AND(x) g, BIT_OR(x) h FROM UNNEST([3, 1, NULL, 3]) x
-- => [[["3i","1i","3i"],["3i","1i"],"1-3","4i","2i","2.3333333333333f","1i","3i"]]
SELECT x.a, x.b.c FROM (SELECT STRUCT(1 AS a, STRUCT('z' AS c) AS b) AS x)
-- => [["1i","z"]]
SELECT order_id FROM orders ORDER BY discount DESC NULLS FIRST, order_id
-- => [["2i"],["6i"],["5i"],["3i"],["1i"],["4i"]]
SELECT order_id FROM orders ORDER BY status NULLS LAST, order_id DESC LIMIT 3 OFFSET 1
-- => [["3i"],["1i"],["4i"]]
SELECT order_id, discount FROM orders ORDER BY 2 DESC, 1
-- => [["5i","0.5f"],["3i","0.25f"],["1i","0.1f"],["4i","0f"],["2i",null],["6i",null]]
SELECT ROUND(1.005, 2) a, ROUND(2.675, 2) b, ROUND(-1.5) c, ROUND(1234.567, -2) d, ROUND(NUMERIC '1.005', 2) e, TRUNC(1.999, 2) f, ROUND(0.5) g, ROUND(1.5) h, ROUND(1e20, 2) i, ROUND(123, -1) j
-- => [["1f","2.67f","-2f","1200f","1.01n","1.99f","1f","2f","100000000000000000000f","120f"]]
SELECT IS_NAN(CAST('nan' AS FLOAT64)) a, IS_INF(CAST('-inf' AS FLOAT64)) b, LOG(100, 10) c, LN(1) d, LOG10(1000) e, EXP(0) f, PI() g, SIN(0) h, ATAN2(1, 1) i, CBRT(27) j, SAFE.LN(0) k, SAFE.SQRT(-1) l, DIV(-7, 2) m, MOD(-7, 2) n, MOD(NUMERIC '5.5', 2) o, SAFE_DIVIDE(0, 0) p, SAFE_NEGATE(-9223372036854775808) q, SAFE_ADD(9223372036854775807, 1) r
-- => [[true,true,"2f","0f","3f","1f","3.1415926535898f","0f","0.78539816339745f","3f",null,null,"-3i","-1i","1.5n",null,null,null]]
SELECT DATE(2024, 2, 29) a, DATETIME(2024, 2, 29, 10, 11, 12) b, DATE(DATETIME '2024-02-29 10:00:00') c, DATETIME(DATE '2024-02-29', TIME '10:00:00') d, TIMESTAMP(DATE '2024-02-29') e, DATE_FROM_UNIX_DATE(0) f, UNIX_DATE(DATE '1969-12-31') g, UNIX_SECONDS(TIMESTAMP '1969-12-31 23:59:59.5') h, TIMESTAMP_MILLIS(-1) i, UNIX_MICROS(TIMESTAMP '2024-01-01 00:00:00.000001') j
-- => [["d2024-02-29","dt2024-02-29 10:11:12","d2024-02-29","dt2024-02-29 10:00:00","ts2024-02-29 00:00:00","d1970-01-01","-1i","-1i","ts1969-12-31 23:59:59.999","1704067200000001i"]]
SELECT a, b FROM (SELECT 1 AS a, 2 AS b), (SELECT 3 AS c) WHERE a < c
-- => [["1i","2i"]]
SELECT (SELECT MAX(amount) FROM orders) - MIN(amount) AS d FROM orders
-- => [["107.755n"]]
SELECT status, (SELECT name FROM customers c WHERE c.id = o.customer_id) AS n FROM orders o ORDER BY order_id
-- => [["paid","Ann Smith"],["refunded","Ann Smith"],["paid","Bob O'Neil"],["pending","Čeněk Ünal"],["paid","Bob O'Neil"],[null,null]]
SELECT order_id, (SELECT ARRAY_AGG(c.name) FROM customers c WHERE c.id = o.customer_id) AS names, ARRAY(SELECT c.country FROM customers c WHERE c.id = o.customer_id) AS countries FROM orders o ORDER BY 1
-- => [["1i",["Ann Smith"],["DE"]],["2i",["Ann Smith"],["DE"]],["3i",["Bob O'Neil"],["US"]],["4i",["Čeněk Ünal"],["CZ"]],["5i",["Bob O'Neil"],["US"]],["6i",null,[]]]
SELECT * FROM orders TABLESAMPLE SYSTEM (100 PERCENT) WHERE order_id = 1
-- => [["1i","10i","19.99n","0.1f","paid","ts2024-01-31 23:30:00","d2024-01-31",[[["sku","A-1"],["qty","2i"],["price","5.5f"]],[["sku","B-2"],["qty","1i"],["price","8.99f"]]],"{\"src\":\"web\",\"utm\":{\"c\":\"x\",\"n\":[1,2]},\"v\":1.5}"]]
WITH base AS (SELECT customer_id, DATE_TRUNC(order_date, MONTH) m, amount FROM orders WHERE order_date IS NOT NULL), months AS (SELECT DISTINCT m FROM base), grid AS (SELECT c.id, m.m FROM customers c CROSS JOIN months m) SELECT g.id, g.m, IFNULL(SUM(b.amount), 0) AS rev, SUM(IFNULL(SUM(b.amount), 0)) OVER (PARTITION BY g.id ORDER BY g.m) AS cum FROM grid g LEFT JOIN base b ON b.customer_id = g.id AND b.m = g.m GROUP BY 1, 2 ORDER BY 1, 2
-- => [["10i","d2023-12-01","0n","0n"],["10i","d2024-01-01","19.99n","19.99n"],["10i","d2024-02-01","5n","24.99n"],["10i","d2024-03-01","0n","24.99n"],["10i","d2024-11-01","0n","24.99n"],["11i","d2023-12-01","0n","0n"],["11i","d2024-01-01","0n","0n"],["11i","d2024-02-01","0n","0n"],["11i","d2024-03-01","100.5n","100.5n"],["11i","d2024-11-01","-7.255n","93.245n"],["12i","d2023-12-01","0n","0n"],["12i","d2024-01-01","0n","0n"],["12i","d2024-02-01","0n","0n"],["12i","d2024-03-01","0n","0n"],["12i","d2024-11-01","0n","0n"],["13i","d2023-12-01","0n","0n"],["13i","d2024-01-01","0n","0n"],["13i","d2024-02-01","0n","0n"],["13i","d2024-03-01","0n","0n"],["13i","d2024-11-01","0n","0n"]]
SELECT * FROM (SELECT customer_id, order_id, amount, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY amount DESC NULLS LAST) AS rn FROM orders) WHERE rn = 1 ORDER BY order_id
-- => [["10i","1i","19.99n","1i"],["11i","3i","100.5n","1i"],["12i","4i",null,"1i"],[null,"6i","42n","1i"]]
SELECT customer_id, COUNT(*) AS orders, MIN(order_date) AS first_order, MAX(order_date) AS last_order, DATE_DIFF(MAX(order_date), MIN(order_date), DAY) AS tenure, SAFE_DIVIDE(DATE_DIFF(MAX(order_date), MIN(order_date), DAY), COUNT(*) - 1) AS avg_gap FROM orders GROUP BY customer_id ORDER BY customer_id
-- => [[null,"1i",null,null,null,null],["10i","2i","d2024-01-31","d2024-02-29","29i","29f"],["11i","2i","d2024-03-10","d2024-11-03","238i","238f"],["12i","1i","d2023-12-31","d2023-12-31","0i",null]]
SELECT CASE WHEN amount < 10 THEN '0-10' WHEN amount < 50 THEN '10-50' WHEN amount >= 50 THEN '50+' ELSE 'n/a' END AS bucket, COUNT(*) n, SUM(amount) s, RANGE_BUCKET(MAX(amount), [NUMERIC '0', NUMERIC '10', NUMERIC '50']) rb FROM orders GROUP BY bucket ORDER BY bucket
-- => [["0-10","2i","-2.255n","1i"],["10-50","2i","61.99n","2i"],["50+","1i","100.5n","3i"],["n/a","1i",null,null]]
SELECT order_id, amount, AVG(amount) OVER (PARTITION BY customer_id) AS avg_c, amount - AVG(amount) OVER (PARTITION BY customer_id) AS diff, SAFE_DIVIDE(amount, SUM(amount) OVER (PARTITION BY customer_id)) AS share, RATIO FROM (SELECT *, amount / NULLIF(SUM(amount) OVER (), 0) AS RATIO FROM orders) ORDER BY order_id
-- => [["1i","19.99n","12.495n","7.495n","0.799919968n","0.124754267n"],["2i","5n","12.495n","-7.495n","0.200080032n","0.031204169n"],["3i","100.5n","46.6225n","53.8775n","1.07780578n","0.627203794n"],["4i",null,null,null,null,null],["5i","-7.255n","46.6225n","-53.8775n","-0.07780578n","-0.045277249n"],["6i","42n","42n","0n","1n","0.262115019n"]]
SELECT i.sku, SUM(i.qty * i.price) AS rev, ROUND(SUM(i.qty * i.price) / SUM(SUM(i.qty * i.price)) OVER (), 4) AS pct, RANK() OVER (ORDER BY SUM(i.qty * i.price) DESC) AS r FROM orders o JOIN UNNEST(o.items) i GROUP BY i.sku ORDER BY r
-- => [["A-1","38f","0.4915f","1i"],["B-2","35.99f","0.4655f","2i"],["C-3","3.33f","0.0431f","3i"]]
SELECT a.sku AS a, b.sku AS b, COUNT(*) AS n FROM orders o, UNNEST(items) a, UNNEST(items) b WHERE a.sku < b.sku GROUP BY a, b ORDER BY a, b
-- => [["A-1","B-2","1i"],["A-1","C-3","1i"]]
SELECT o.order_id, (SELECT AS STRUCT i.sku, i.price FROM UNNEST(items) i ORDER BY price DESC LIMIT 1).sku AS priciest FROM orders o ORDER BY 1
-- => [["1i","B-2"],["2i","A-1"],["3i",null],["4i","A-1"],["5i","B-2"],["6i",null]]
SELECT o.order_id, ARRAY_LENGTH(ARRAY(SELECT DISTINCT sku FROM UNNEST(items))) AS d, (SELECT SUM(IF(off = 0, qty, 0)) FROM UNNEST(items) WITH OFFSET off) AS first_qty FROM orders o ORDER BY 1
-- => [["1i","2i","2i"],["2i","1i","1i"],["3i","0i",null],["4i","2i","10i"],["5i","1i","3i"],["6i","0i",null]]
SELECT order_id, items[OFFSET(0)].price * items[OFFSET(0)].qty AS l FROM orders WHERE ARRAY_LENGTH(items) > 0 ORDER BY 1
-- => [["1i","11f"],["2i","5f"],["4i","3.33f"],["5i","27f"]]
SELECT order_id, ARRAY(SELECT AS STRUCT sku, qty * 2 AS qty FROM UNNEST(items)) AS doubled, ARRAY_CONCAT(items, [STRUCT('Z' AS sku, 0 AS qty, 0.0 AS price)]) AS more FROM orders WHERE order_id < 3 ORDER BY 1
-- => [["1i",[[["sku","A-1"],["qty","4i"]],[["sku","B-2"],["qty","2i"]]],[[["sku","A-1"],["qty","2i"],["price","5.5f"]],[["sku","B-2"],["qty","1i"],["price","8.99f"]],[["sku","Z"],["qty","0i"],["price","0f"]]]],["2i",[[["sku","A-1"],["qty","2i"]]],[[["sku","A-1"],["qty","1i"],["price","5f"]],[["sku","Z"],["qty","0i"],["price","0f"]]]]]
SELECT ARRAY_AGG(items[SAFE_OFFSET(0)] IGNORE NULLS ORDER BY order_id) AS firsts FROM orders
-- => [[[[["sku","A-1"],["qty","2i"],["price","5.5f"]],[["sku","A-1"],["qty","1i"],["price","5f"]],[["sku","C-3"],["qty","10i"],["price","0.333f"]],[["sku","B-2"],["qty","3i"],["price","9f"]]]]]
SELECT STRUCT(order_id AS id, STRUCT(status AS s, amount AS a) AS inner_s).inner_s.s AS x FROM orders ORDER BY order_id
-- => [["paid"],["refunded"],["paid"],["pending"],["paid"],[null]]
SELECT s.id, s.inner_s.a FROM (SELECT STRUCT(order_id AS id, STRUCT(status AS s, amount AS a) AS inner_s) AS s FROM orders) ORDER BY 1
-- => [["1i","19.99n"],["2i","5n"],["3i","100.5n"],["4i",null],["5i","-7.255n"],["6i","42n"]]
SELECT status, COUNT(DISTINCT STRUCT(customer_id, status)) AS n FROM orders GROUP BY status ORDER BY 1
-- => [[null,"1i"],["paid","2i"],["pending","1i"],["refunded","1i"]]
SELECT (customer_id, status) AS k, COUNT(*) FROM orders GROUP BY customer_id, status ORDER BY customer_id, status
-- => [[[["",null],["",null]],"1i"],[[["","10i"],["","paid"]],"1i"],[[["","10i"],["","refunded"]],"1i"],[[["","11i"],["","paid"]],"2i"],[[["","12i"],["","pending"]],"1i"]]
SELECT user_pseudo_id, event_name, TIMESTAMP_MICROS(event_timestamp) AS ts, COUNT(*) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp RANGE BETWEEN 1800000000 PRECEDING AND CURRENT ROW) AS in_30m FROM events ORDER BY 1, 3
-- => [["u1","session_start","ts2024-01-01 00:00:00","1i"],["u1","page_view","ts2024-01-01 00:01:00","2i"],["u1","purchase","ts2024-01-01 00:46:00","1i"],["u2","page_view","ts2024-01-02 00:00:00","1i"],["u2","scroll","ts2024-01-03 02:46:40.123456","1i"],["u3","purchase","ts2024-01-08 00:00:00","1i"]]
WITH s AS (SELECT user_pseudo_id, event_name, event_timestamp, IFNULL(event_timestamp - LAG(event_timestamp) OVER w > 1800000000, TRUE) AS is_start FROM events WINDOW w AS (PARTITION BY user_pseudo_id ORDER BY event_timestamp)), n AS (SELECT *, COUNTIF(is_start) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) AS sid FROM s) SELECT user_pseudo_id, sid, COUNT(*) AS events, MIN(TIMESTAMP_MICROS(event_timestamp)) AS start_at, TIMESTAMP_DIFF(TIMESTAMP_MICROS(MAX(event_timestamp)), TIMESTAMP_MICROS(MIN(event_timestamp)), SECOND) AS secs, STRING_AGG(event_name, '>' ORDER BY event_timestamp) AS path FROM n GROUP BY 1, 2 ORDER BY 1, 2
-- => [["u1","1i","2i","ts2024-01-01 00:00:00","60i","session_start>page_view"],["u1","2i","1i","ts2024-01-01 00:46:00","0i","purchase"],["u2","1i","1i","ts2024-01-02 00:00:00","0i","page_view"],["u2","2i","1i","ts2024-01-03 02:46:40.123456","0i","scroll"],["u3","1i","1i","ts2024-01-08 00:00:00","0i","purchase"]]
SELECT event_date, user_pseudo_id, (SELECT COALESCE(value.string_value, CAST(value.int_value AS STRING), CAST(value.double_value AS STRING)) FROM UNNEST(event_params) WHERE key = 'ga_session_id') AS sid, ARRAY(SELECT key FROM UNNEST(event_params) ORDER BY key) AS keys FROM events ORDER BY event_timestamp
-- => [["20240101","u1","101",["ga_session_id","page_location"]],["20240101","u1","101",["engagement_time_msec","ga_session_id","page_location"]],["20240101","u1","102",["currency","ga_session_id","value"]],["20240102","u2",null,["page_location"]],["20240103","u2",null,[]],["20240108","u3",null,["value"]]]
SELECT user_pseudo_id, MAX(IF(ep.key = 'page_location', ep.value.string_value, NULL)) AS loc, MAX(IF(ep.key = 'value', ep.value.double_value, NULL)) AS val FROM events e LEFT JOIN UNNEST(e.event_params) ep GROUP BY user_pseudo_id ORDER BY 1
-- => [["u1","https://shop.example.com/cart","99.5f"],["u2","http://m.example.com",null],["u3",null,"10.25f"]]
SELECT REGEXP_EXTRACT(loc, r'[?&]utm_source=([^&#]*)') AS utm, REGEXP_EXTRACT(loc, r'//([^/:?#]+)') AS host, REGEXP_REPLACE(REGEXP_EXTRACT(loc, r'^[^?#]+'), r'^https?://[^/]+', '') AS path, STARTS_WITH(loc, 'https') AS secure, SPLIT(REGEXP_REPLACE(loc, r'^https?://', ''), '/')[SAFE_OFFSET(0)] AS h2 FROM (SELECT (SELECT value.string_value FROM UNNEST(event_params) WHERE key = 'page_location') AS loc FROM events) ORDER BY loc
-- => [[null,null,null,null,null],[null,null,null,null,null],[null,null,null,null,null],[null,"m.example.com","",false,"m.example.com"],["g","shop.example.com","/a/b",true,"shop.example.com"],[null,"shop.example.com","/cart",true,"shop.example.com"]]
SELECT d, EXTRACT(DAYOFWEEK FROM d) IN (1, 7) AS weekend, FORMAT_DATE('%A', d) AS dn, DATE_TRUNC(d, WEEK(MONDAY)) AS wk, CASE EXTRACT(MONTH FROM d) WHEN 2 THEN 'feb' ELSE 'mar' END AS mn, d = LAST_DAY(d) AS eom, DATE_DIFF(d, DATE_TRUNC(d, YEAR), DAY) + 1 AS doy FROM UNNEST(GENERATE_DATE_ARRAY('2024-02-26', '2024-03-03')) AS d ORDER BY d
-- => [["d2024-02-26",false,"Monday","d2024-02-26","feb",false,"57i"],["d2024-02-27",false,"Tuesday","d2024-02-26","feb",false,"58i"],["d2024-02-28",false,"Wednesday","d2024-02-26","feb",false,"59i"],["d2024-02-29",false,"Thursday","d2024-02-26","feb",true,"60i"],["d2024-03-01",false,"Friday","d2024-02-26","mar",false,"61i"],["d2024-03-02",true,"Saturday","d2024-02-26","mar",false,"62i"],["d2024-03-03",true,"Sunday","d2024-02-26","mar",false,"63i"]]
SELECT FORMAT_TIMESTAMP('%Y-%m-%d %H:00', ts, 'America/New_York') AS h, COUNT(*) FROM UNNEST(GENERATE_TIMESTAMP_ARRAY('2024-03-10 05:00:00+00', '2024-03-10 09:00:00+00', INTERVAL 1 HOUR)) ts GROUP BY h ORDER BY h
-- => [["2024-03-10 00:00","1i"],["2024-03-10 01:00","1i"],["2024-03-10 03:00","1i"],["2024-03-10 04:00","1i"],["2024-03-10 05:00","1i"]]
SELECT DATETIME(ts, 'America/New_York') AS l, EXTRACT(HOUR FROM ts AT TIME ZONE 'America/New_York') AS h, TIMESTAMP_TRUNC(ts, DAY, 'America/New_York') AS d FROM UNNEST(GENERATE_TIMESTAMP_ARRAY('2024-11-03 04:30:00+00', '2024-11-03 07:30:00+00', INTERVAL 1 HOUR)) ts ORDER BY ts
-- => [["dt2024-11-03 00:30:00","0i","ts2024-11-03 04:00:00"],["dt2024-11-03 01:30:00","1i","ts2024-11-03 04:00:00"],["dt2024-11-03 01:30:00","1i","ts2024-11-03 04:00:00"],["dt2024-11-03 02:30:00","2i","ts2024-11-03 04:00:00"]]
SELECT name, REGEXP_REPLACE(TRIM(LOWER(name)), r'[^a-z0-9]+', '-') AS slug, CONCAT(UPPER(SUBSTR(name, 1, 1)), LOWER(SUBSTR(name, 2))) AS cap, SPLIT(name, ' ')[SAFE_OFFSET(0)] AS f, ARRAY_REVERSE(SPLIT(name, ' '))[SAFE_OFFSET(0)] AS l, IFNULL(NULLIF(REGEXP_EXTRACT(email, r'@(.*)'), ''), 'none') AS dom, LENGTH(REGEXP_REPLACE(name, r'[^aeiou]', '')) AS v FROM customers ORDER BY id
-- => [["Ann Smith","ann-smith","Ann smith","Ann","Smith","Example.COM ","1i"],["Bob O'Neil","bob-o-neil","Bob o'neil","Bob","O'Neil","mail.co.uk","3i"],["Čeněk Ünal","-en-k-nal","Čeněk ünal","Čeněk","Ünal","none","2i"],["","","","","","y","0i"]]
SELECT id, COALESCE(SAFE_CAST(SPLIT(address.place.zip, '-')[OFFSET(0)] AS INT64), -1) AS z, address IS NULL AS n, address.place.city IS NULL AS c FROM customers ORDER BY id
-- => [["10i","10115i",false,false],["11i","2134i",false,false],["12i","-1i",true,true],["13i","1i",false,true]]
SELECT id, tags, ARRAY_TO_STRING(ARRAY(SELECT CONCAT('#', t) FROM UNNEST(tags) t ORDER BY t), ' ') AS h, (SELECT COUNT(*) FROM UNNEST(tags)) AS n, 'eu' IN UNNEST(tags) AS e FROM customers ORDER BY id
-- => [["10i",["vip","eu"],"#eu #vip","2i",true],["11i",["us"],"#us","1i",false],["12i",[],"","0i",false],["13i",null,"","0i",false]]
SELECT t AS tag, COUNT(*) AS n, ARRAY_AGG(c.id ORDER BY c.id) AS ids FROM customers c, UNNEST(c.tags) AS t GROUP BY t ORDER BY n DESC, tag
-- => [["eu","1i",["10i"]],["us","1i",["11i"]],["vip","1i",["10i"]]]
SELECT COUNT(*) c FROM orders WHERE order_date > DATE_SUB(DATE '2024-12-31', INTERVAL 1 YEAR) AND created_at BETWEEN '2024-01-01' AND '2024-06-30 23:59:59'
-- => [["3i"]]
SELECT order_id FROM orders WHERE DATE(created_at) = '2024-02-29' OR CAST(created_at AS DATE) = DATE '2023-12-31' OR FORMAT_TIMESTAMP('%Y%m', created_at) = '202403' ORDER BY 1
-- => [["2i"],["3i"],["4i"]]
SELECT order_id, TIMESTAMP_DIFF(created_at, LAG(created_at) OVER (ORDER BY created_at), HOUR) AS hrs, DATE_DIFF(DATE(created_at), LAG(DATE(created_at)) OVER (ORDER BY created_at), DAY) AS ds FROM orders WHERE created_at IS NOT NULL ORDER BY created_at
-- => [["4i",null,null],["1i","767i","31i"],["2i","684i","29i"],["3i","235i","10i"],["5i","5711i","238i"]]
SELECT customer_id, SUM(IF(status = 'paid', amount, 0)) AS paid, SUM(CASE WHEN status = 'refunded' THEN amount END) AS refunded, COUNTIF(status = 'paid' AND amount > 10) AS big, COUNT(CASE WHEN discount > 0 THEN 1 END) AS disc, MAX(COALESCE(discount, 0)) AS mx FROM orders GROUP BY customer_id ORDER BY customer_id
-- => [[null,"0n",null,"0i","0i","0f"],["10i","19.99n","5n","1i","1i","0.1f"],["11i","93.245n",null,"1i","2i","0.5f"],["12i","0n",null,"0i","0i","0f"]]
SELECT ROUND(AVG(discount), 3) a, ROUND(STDDEV_POP(discount), 3) b, ROUND(CORR(discount, order_id), 3) c, ROUND(COVAR_POP(discount, order_id), 3) d, COUNT(discount) e, AVG(IFNULL(discount, 0)) f, SUM(discount * order_id) g FROM orders
-- => [["0.212f","0.188f","0.527f","0.147f","4i","0.14166666666667f","3.35f"]]
SELECT order_id, ROW_NUMBER() OVER (ORDER BY status, created_at DESC) a, SUM(order_id) OVER (ORDER BY created_at ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) b, COUNT(status) OVER (PARTITION BY customer_id) c, MAX(created_at) OVER (PARTITION BY status ORDER BY created_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) d, FIRST_VALUE(amount) OVER (PARTITION BY customer_id ORDER BY created_at) e FROM orders ORDER BY order_id
-- => [["1i","4i","11i","2i",null,"19.99n"],["2i","6i","7i","2i",null,"19.99n"],["3i","3i","6i","2i","ts2024-01-31 23:30:00","100.5n"],["4i","5i","10i","1i",null,null],["5i","2i","10i","2i","ts2024-03-10 07:30:00","100.5n"],["6i","1i","6i","0i",null,"42n"]]
SELECT x, y FROM UNNEST([1,2,3]) x, UNNEST(['a','b']) y WHERE NOT (x = 2 AND y = 'a') ORDER BY x, y
-- => [["1i","a"],["1i","b"],["2i","b"],["3i","a"],["3i","b"]]
SELECT * FROM UNNEST(GENERATE_ARRAY(1, 3)) AS n LEFT JOIN UNNEST([2, 3, 4]) AS m ON n = m ORDER BY n
-- => [["1i",null],["2i","2i"],["3i","3i"]]
SELECT n, ARRAY(SELECT AS STRUCT n AS a, m AS b FROM UNNEST(GENERATE_ARRAY(1, n)) m) AS p FROM UNNEST([1, 2]) n ORDER BY n
-- => [["1i",[[["a","1i"],["b","1i"]]]],["2i",[[["a","2i"],["b","1i"]],[["a","2i"],["b","2i"]]]]]
SELECT PARSE_DATE('%m/%d/%Y', '02/29/2024') a, PARSE_DATE('%Y%m%d', '20240229') b, PARSE_DATE('%B %d, %Y', 'March 5, 2024') c, PARSE_DATETIME('%Y-%m-%d %H:%M', '2024-02-29 23:59') d, PARSE_TIMESTAMP('%Y-%m-%dT%H:%M:%SZ', '2024-02-29T23:59:59Z') e, PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2024-02-29 23:59:59+02:00') f, PARSE_TIMESTAMP('%F %T', '2024-02-29 01:02:03', 'Asia/Tokyo') g, PARSE_TIME('%H%M%S', '010203') h, PARSE_DATE('%d.%m.%y', '01.02.24') i, PARSE_DATE('%Y-%j', '2024-060') j, PARSE_TIMESTAMP('%a %b %e %H:%M:%S %Y', 'Thu Feb 29 01:02:03 2024') k, PARSE_DATE('%F', ' 2024-02-29') l
-- => [["d2024-02-29","d2024-02-29","d2024-03-05","dt2024-02-29 23:59:00","ts2024-02-29 23:59:59","ts2024-02-29 21:59:59","ts2024-02-28 16:02:03","t01:02:03","d2024-02-01","d2024-02-29","ts2024-02-29 01:02:03","d2024-02-29"]]
SELECT CAST('2024-02-29 10:00:00 UTC' AS TIMESTAMP) a, CAST('2024-02-29T10:00:00Z' AS TIMESTAMP) b, CAST('2024-02-29 10:00:00.5+05:30' AS TIMESTAMP) c, CAST('2024-02-29' AS TIMESTAMP) d, TIMESTAMP('2024-02-29 10:00:00', 'Europe/Berlin') e, CAST('2024-2-9' AS DATE) f, CAST(DATETIME '2024-02-29 10:00:00' AS STRING) g, CAST(TIMESTAMP '2024-02-29 10:00:00.120+00' AS STRING) h, DATE '2024-02-29' || '' i
-- => [["ts2024-02-29 10:00:00","ts2024-02-29 10:00:00","ts2024-02-29 04:30:00.5","ts2024-02-29 00:00:00","ts2024-02-29 09:00:00","d2024-02-09","2024-02-29 10:00:00","2024-02-29 10:00:00.120+00","2024-02-29"]]
SELECT TO_JSON_STRING(STRUCT([1, 2] AS a, STRUCT('x' AS b, NULL AS c) AS d, TRUE AS e, 1.5 AS f, DATE '2024-01-01' AS g)) a, TO_JSON(STRUCT(1 AS z, 2 AS a)) b, JSON_VALUE(TO_JSON(STRUCT('v' AS k)), '$.k') c, JSON_QUERY('{"a": [1, {"b": 2}]}', '$.a[1]') d, JSON_EXTRACT_SCALAR('{"a":{"b":"c"}}', '$.a.b') e, PARSE_JSON('{"n": 1}').n f, INT64(PARSE_JSON('{"n": 1}').n) + 1 g, JSON_VALUE('[1,2]', '$[0]') h
-- => [["{\"a\":[1,2],\"d\":{\"b\":\"x\",\"c\":null},\"e\":true,\"f\":1.5,\"g\":\"2024-01-01\"}","j{\"a\":2,\"z\":1}","v","{\"b\":2}","c","j1","2i","1"]]
SELECT JSON_VALUE(j, '$.id') AS id, JSON_VALUE(x, '$.sku') AS sku, CAST(JSON_VALUE(x, '$.qty') AS INT64) AS qty FROM UNNEST(['{"id":"o1","items":[{"sku":"a","qty":2},{"sku":"b","qty":1}]}', '{"id":"o2","items":[]}']) j LEFT JOIN UNNEST(JSON_QUERY_ARRAY(j, '$.items')) x ORDER BY id, sku
-- => [["o1","a","2i"],["o1","b","1i"],["o2",null,null]]
SELECT MOD(FARM_FINGERPRINT(CONCAT(CAST(order_id AS STRING), 'salt')), 100) AS b, ABS(MOD(FARM_FINGERPRINT(status), 10)) AS s, TO_HEX(SHA256(COALESCE(status, ''))) AS h, TO_HEX(MD5(TO_JSON_STRING(STRUCT(order_id, status)))) AS k FROM orders ORDER BY order_id
-- => [["-21i","4i","268ad70eb5bc4737a2ae28162cbca30118cc94520e49ef1ac5f72c85d3f2caa9","fd8ef25f4162c844eff0a6bf8f674a9e"],["28i","4i","fed1ce9f9259663d94839735b4de9d70c4f38201af6a980d5e53cfecfae97466","72f51bd796dfbb77dfdce671d0948321"],["-23i","4i","268ad70eb5bc4737a2ae28162cbca30118cc94520e49ef1ac5f72c85d3f2caa9","5acc432aa5872897d84ef5ca2b6d0f9f"],["19i","5i","62a2fed3d6e08c44835fce71f02210b1ddabfb066e39edf1e6c261988f824dd3","b498c52a7adace5e88b1c22ddba115ed"],["8i","4i","268ad70eb5bc4737a2ae28162cbca30118cc94520e49ef1ac5f72c85d3f2caa9","a161a301ce006656499c941b04554998"],["1i",null,"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","a35d8120cc3ad655b5880c0ec5f215f3"]]
SELECT BIT_AND(x) a, BIT_OR(x) b, BIT_XOR(x) c, SUM(x) d, SUM(CAST(x AS FLOAT64)) e, SUM(CAST(x AS NUMERIC)) f, AVG(CAST(x AS NUMERIC)) g, MAX(CAST(x AS STRING)) h, COUNT(DISTINCT MOD(x, 3)) i FROM UNNEST([5, 3, 9]) x
-- => [["1i","15i","15i","17i","17f","17n","5.666666667n","9","2i"]]
WITH t AS (SELECT 1 AS id, 'a' AS v UNION ALL SELECT 1, 'b' UNION ALL SELECT 2, 'c') SELECT id, ARRAY_AGG(v ORDER BY v DESC)[OFFSET(0)] AS last_v, STRING_AGG(v, '' ORDER BY v) AS s, MIN(v) AS m FROM t GROUP BY id ORDER BY id
-- => [["1i","b","ab","a"],["2i","c","c","c"]]
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS x FROM a), c AS (SELECT * FROM a UNION ALL SELECT * FROM b) SELECT SUM(x) AS s, (SELECT COUNT(*) FROM c) AS n FROM c
-- => [["3i","2i"]]
WITH RECURSIVE org AS (SELECT 1 AS id, CAST(NULL AS INT64) AS boss UNION ALL SELECT 2, 1 UNION ALL SELECT 3, 2), chain AS (SELECT id, boss, [id] AS path, 1 AS lvl FROM org WHERE boss IS NULL UNION ALL SELECT o.id, o.boss, ARRAY_CONCAT(c.path, [o.id]), c.lvl + 1 FROM org o JOIN chain c ON o.boss = c.id) SELECT id, ARRAY_TO_STRING(ARRAY(SELECT CAST(p AS STRING) FROM UNNEST(path) p WITH OFFSET o ORDER BY o), '>') AS p, lvl FROM chain ORDER BY id
-- => [["1i","1","1i"],["2i","1>2","2i"],["3i","1>2>3","3i"]]
SELECT order_id, CASE WHEN EXISTS (SELECT 1 FROM UNNEST(items) i WHERE i.qty > 5) THEN 'bulk' WHEN (SELECT COUNT(*) FROM UNNEST(items)) > 1 THEN 'multi' ELSE 'single' END AS kind FROM orders ORDER BY 1
-- => [["1i","multi"],["2i","single"],["3i","single"],["4i","bulk"],["5i","single"],["6i","single"]]
SELECT o.order_id, x.n, x.s FROM orders o, UNNEST([(SELECT AS STRUCT COUNT(*) AS n, SUM(qty) AS s FROM UNNEST(o.items))]) x ORDER BY 1
-- => [["1i","2i","3i"],["2i","1i","1i"],["3i","0i",null],["4i","2i","14i"],["5i","1i","3i"],["6i","0i",null]]
SELECT order_id FROM orders WHERE amount > (SELECT AVG(amount) FROM orders) ORDER BY 1
-- => [["3i"],["6i"]]
SELECT order_id FROM orders o WHERE 1 < (SELECT COUNT(*) FROM orders p WHERE p.customer_id = o.customer_id) ORDER BY 1
-- => [["1i"],["2i"],["3i"],["5i"]]
SELECT DISTINCT status, customer_id IS NULL AS anon FROM orders ORDER BY 1, 2
-- => [[null,true],["paid",false],["pending",false],["refunded",false]]
SELECT DISTINCT ON_STATUS FROM (SELECT status AS ON_STATUS FROM orders) ORDER BY ON_STATUS DESC
-- => [["refunded"],["pending"],["paid"],[null]]
SELECT order_id AS `order id`, status AS `select` FROM orders ORDER BY `order id` LIMIT 1
-- => [["1i","paid"]]
SELECT orders.order_id, orders.* EXCEPT (items, props, order_id) FROM orders WHERE orders.order_id = 2
-- => [["2i","10i","5n",null,"refunded","ts2024-02-29 12:00:00.123456","d2024-02-29"]]
SELECT IFNULL(SUM(amount), 0) t, IF(COUNT(*) = 0, NULL, SUM(amount) / COUNT(*)) a FROM orders WHERE status = 'none'
-- => [["0n",null]]
SELECT order_id, LEAST(amount, 50) AS capped, GREATEST(amount, 0) AS pos, IF(amount BETWEEN 1 AND 50, 'in', 'out') AS r, amount IN (5, 42) AS i, amount NOT IN (5) AS n, CAST(amount AS STRING) LIKE '%.%' AS d FROM orders ORDER BY 1
-- => [["1i","19.99n","19.99n","in",false,true,true],["2i","5n","5n","in",true,false,false],["3i","50n","100.5n","out",false,true,true],["4i",null,null,"out",null,null,null],["5i","-7.255n","0n","out",false,true,true],["6i","42n","42n","in",true,true,false]]
SELECT TRIM('  a b  ') a, LTRIM('xxa', 'x') b, CONCAT('a', 1, TRUE, DATE '2024-01-01') c, REPEAT('-', 3) d, LPAD('7', 3, '0') e, FORMAT('%03d', 7) f, REVERSE('abc') g, SUBSTR('abcdef', -3, 2) h, STRPOS('hello', 'l') i, SPLIT('k1=v1;k2=v2', ';') j, CHR(65) k, UNICODE('é') l, TO_CODE_POINTS('hi') m, CODE_POINTS_TO_STRING([104, 105]) n, REGEXP_CONTAINS('abc', '^a.c$') o, ENDS_WITH('abc', 'c') p, OCTET_LENGTH('é') q
-- => [["a b","a","a1true2024-01-01","---","007","007","cba","de","3i",["k1=v1","k2=v2"],"A","233i",["104i","105i"],"hi",true,true,"2i"]]
SELECT INTERVAL 3 DAY a, DATE '2024-01-31' + INTERVAL 1 MONTH b, TIMESTAMP '2024-01-01' + INTERVAL '1 12:30:00' DAY TO SECOND c, EXTRACT(DAY FROM INTERVAL 10 DAY) d, DATE_ADD(DATE '2024-02-29', INTERVAL 1 YEAR) e, DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH) f, DATETIME '2024-01-01 00:00:00' - INTERVAL 1 SECOND g, MAKE_INTERVAL(day => 2) h, JUSTIFY_DAYS(INTERVAL 45 DAY) i
-- => [["interval 0 3 0","dt2024-02-29 00:00:00","ts2024-01-02 12:30:00","10i","d2025-02-28","d2024-02-29","dt2023-12-31 23:59:59","interval 0 2 0","interval 1 15 0"]]
SELECT ANY_VALUE(status HAVING MIN order_date) a, MAX(order_date) b, ARRAY_AGG(order_id ORDER BY amount DESC LIMIT 2) c, STRING_AGG(status, '|' ORDER BY order_id LIMIT 3) d, ARRAY_CONCAT_AGG(SPLIT(status, 'a') ORDER BY order_id) e FROM orders WHERE status IS NOT NULL
-- => [["pending","d2024-11-03",["3i","1i"],"paid|refunded|paid",["p","id","refunded","p","id","pending","p","id"]]]
SELECT * FROM (SELECT 'a' AS k, 1 AS v UNION ALL SELECT 'b', 2 UNION ALL SELECT 'a', 3) PIVOT (SUM(v) AS s, MAX(v) AS m FOR k IN ('a', 'b' AS bb))
-- => [["4i","3i","2i","2i"]]
SELECT SUM(x) OVER (ORDER BY x RANGE BETWEEN 1.5 PRECEDING AND 0.5 FOLLOWING) AS s FROM UNNEST([1.0, 2.0, 3.5]) x ORDER BY x
-- => [["1f"],["3f"],["5.5f"]]
SELECT COUNT(*) AS n FROM orders, customers WHERE orders.customer_id = customers.id AND customers.country != 'US'
-- => [["3i"]]
SELECT t.id, t.v FROM (SELECT id, CASE id WHEN 10 THEN 'x' ELSE name END AS v FROM customers) AS t WHERE t.v IN ('x', '') ORDER BY t.id
-- => [["10i","x"],["13i",""]]
SELECT id, name FROM customers WHERE name > 'B' ORDER BY name
-- => [["11i","Bob O'Neil"],["12i","Čeněk Ünal"]]
SELECT id, name FROM customers ORDER BY LOWER(name) DESC
-- => [["12i","Čeněk Ünal"],["11i","Bob O'Neil"],["10i","Ann Smith"],["13i",""]]
SELECT name, COUNT(*) OVER (PARTITION BY LEFT(name, 1) ORDER BY name DESC) FROM customers ORDER BY name
-- => [["","1i"],["Ann Smith","1i"],["Bob O'Neil","1i"],["Čeněk Ünal","1i"]]
SELECT 0.1 + 0.2 = 0.3 a, CAST(0.1 AS NUMERIC) + CAST(0.2 AS NUMERIC) = NUMERIC '0.3' b, 1e3 c, 3.0 d, 5 / 2 e, 4 / 2 f, -7 / 2 g, 1 / 3 * 3 h, 10 * 1.1 i, 1.1 * 1.1 j, 100 * 1.15 k, 2.0 * 3 l, NUMERIC '10' / 4 m, NUMERIC '2' / 3 n
-- => [[false,true,"1000f","3f","2.5f","2f","-3.5f","1f","11f","1.21f","115f","6f","2.5n","0.666666667n"]]
SELECT k, AVG(n) AS a FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING AVG(n) IS NOT NULL ORDER BY k
-- => [["1i","1.5n"],["2i","3n"]]
SELECT k, AVG(n) AS a FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING AVG(n) > 1 ORDER BY k
-- => [["1i","1.5n"],["2i","3n"]]
SELECT k, AVG(n) AS a FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING AVG(n) / 2 BETWEEN 0 AND 1 ORDER BY AVG(n)
-- => [["1i","1.5n"]]
SELECT k, SUM(n) / COUNT(*) AS a FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING SUM(n) / COUNT(*) > 1 ORDER BY a
-- => [["2i","3n"]]
SELECT k, SUM(n) * SUM(n) AS a FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING SUM(n) * SUM(n) > 1 ORDER BY k
-- => [["1i","2.25n"],["2i","9n"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING SAFE_DIVIDE(SUM(n), COUNT(n)) > 1 ORDER BY k
-- => [["1i"],["2i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING ROUND(AVG(n), 1) >= 1.5 ORDER BY k
-- => [["1i"],["2i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING STRPOS(STRING_AGG(CAST(n AS STRING)), '5') > 0 ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING ARRAY_LENGTH(ARRAY_AGG(n IGNORE NULLS)) = 1 ORDER BY k
-- => [["1i"],["2i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING SPLIT(MAX(CAST(n AS STRING)), '.')[OFFSET(0)] = '1' ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING FORMAT('%.2f', AVG(CAST(n AS FLOAT64))) = '1.50' ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING JSON_VALUE(MAX(CONCAT('{"a":', CAST(n AS STRING), '}')), '$.a') = '3' ORDER BY k
-- => [["2i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING STRUCT(MAX(n) AS a, MIN(n) AS b) = (1.5, 1.5) ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING MAX(n) IN UNNEST([NUMERIC '3']) ORDER BY k
-- => [["2i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING DATE_DIFF(DATE_ADD(DATE '2024-01-31', INTERVAL MAX(k) MONTH), DATE '2024-01-01', MONTH) = 1 ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING REGEXP_INSTR(MAX(CAST(n AS STRING)), 'd?5') > 0 ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING ARRAY(SELECT v FROM UNNEST(ARRAY_AGG(n IGNORE NULLS)) v)[SAFE_OFFSET(0)] > 1 ORDER BY k
-- => error
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) GROUP BY k HAVING EXISTS(SELECT 1 FROM UNNEST([1]) v WHERE v = k) ORDER BY k
-- => [["1i"]]
SELECT k FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) WHERE TRUE QUALIFY AVG(n) OVER (PARTITION BY k) > 1 ORDER BY k
-- => [["1i"],["1i"],["2i"]]
SELECT k, n FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) WHERE TRUE QUALIFY n / SUM(n) OVER () > 0.1 ORDER BY k
-- => [["1i","1.5n"],["2i","3n"]]
SELECT a.k, b.k AS j FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) a JOIN (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) b ON a.n / 2 = b.n / 2 ORDER BY 1, 2
-- => [["1i","1i"],["2i","2i"]]
SELECT a.k, COUNT(*) AS c FROM (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) a LEFT JOIN (SELECT 1 AS k, NUMERIC '1.5' AS n UNION ALL SELECT 1, NULL UNION ALL SELECT 2, 3) b ON a.n * 2 = b.n AND STRPOS(CAST(b.n AS STRING), '3') = 1 GROUP BY a.k ORDER BY 1
-- => [["1i","2i"],["2i","1i"]]
