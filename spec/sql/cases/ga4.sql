-- with: events AS (SELECT * FROM UNNEST(ARRAY<STRUCT<event_date STRING, event_timestamp INT64, event_name STRING, user_pseudo_id STRING, event_params ARRAY<STRUCT<key STRING, value STRUCT<string_value STRING, int_value INT64, float_value FLOAT64, double_value FLOAT64>>>, device STRUCT<category STRING, web_info STRUCT<browser STRING>>, geo STRUCT<country STRING, city STRING>, items ARRAY<STRUCT<item_id STRING, item_name STRING, price FLOAT64, quantity INT64>>, ecommerce STRUCT<transaction_id STRING, purchase_revenue FLOAT64>>>[('20240101', 1704067200000000, 'session_start', 'u1', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 101 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value), ('page_location', ('https://www.shop.example/home?utm_source=google&utm_medium=cpc', NULL, NULL, NULL))], ('mobile', STRUCT('Chrome')), ('Germany', 'Berlin'), [], (NULL, NULL)), ('20240101', 1704067260000000, 'page_view', 'u1', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 101 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value), ('page_location', ('https://www.shop.example/products/shoes', NULL, NULL, NULL)), ('engagement_time_msec', (NULL, 5400, NULL, NULL))], ('mobile', STRUCT('Chrome')), ('Germany', 'Berlin'), [STRUCT('sku1' AS item_id, 'Shoe' AS item_name, 59.9 AS price, 1 AS quantity)], (NULL, NULL)), ('20240101', 1704068100000000, 'add_to_cart', 'u1', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 101 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value)], ('mobile', STRUCT('Chrome')), ('Germany', 'Berlin'), [STRUCT('sku1' AS item_id, 'Shoe' AS item_name, 59.9 AS price, 2 AS quantity), ('sku2', 'Sock', 4.5, 3)], (NULL, NULL)), ('20240102', 1704153600000000, 'purchase', 'u1', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 102 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value), ('value', (NULL, NULL, NULL, 133.3))], ('desktop', STRUCT('Firefox')), ('Germany', 'Munich'), [STRUCT('sku1' AS item_id, 'Shoe' AS item_name, 59.9 AS price, 2 AS quantity), ('sku2', 'Sock', 4.5, 3)], ('T1', 133.3)), ('20240102', 1704157200000000, 'page_view', 'u2', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 201 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value), ('page_location', ('https://www.shop.example/', NULL, NULL, NULL))], ('desktop', STRUCT('Safari')), ('France', NULL), [], (NULL, NULL)), ('20240108', 1704675600000000, 'purchase', 'u2', [STRUCT('ga_session_id' AS key, STRUCT(CAST(NULL AS STRING) AS string_value, 202 AS int_value, CAST(NULL AS FLOAT64) AS float_value, CAST(NULL AS FLOAT64) AS double_value) AS value)], ('desktop', STRUCT('Safari')), ('France', NULL), [STRUCT('sku3' AS item_id, 'Hat' AS item_name, 20.0 AS price, 1 AS quantity)], ('T2', 20.0))]))
SELECT event_name, COUNT(*) AS n, COUNT(DISTINCT user_pseudo_id) AS users FROM events GROUP BY event_name ORDER BY n DESC, event_name
-- => [["page_view","2i","2i"],["purchase","2i","2i"],["add_to_cart","1i","1i"],["session_start","1i","1i"]]
SELECT PARSE_DATE('%Y%m%d', event_date) AS d, (SELECT value.int_value FROM UNNEST(event_params) WHERE key = 'ga_session_id') AS sid FROM events ORDER BY event_timestamp
-- => [["d2024-01-01","101i"],["d2024-01-01","101i"],["d2024-01-01","101i"],["d2024-01-02","102i"],["d2024-01-02","201i"],["d2024-01-08","202i"]]
SELECT user_pseudo_id, CONCAT(user_pseudo_id, CAST((SELECT value.int_value FROM UNNEST(event_params) WHERE key = 'ga_session_id') AS STRING)) AS session_key, MIN(TIMESTAMP_MICROS(event_timestamp)) AS started, MAX(event_timestamp) - MIN(event_timestamp) AS micros FROM events GROUP BY 1, 2 ORDER BY 2
-- => [["u1","u1101","ts2024-01-01 00:00:00","900000000i"],["u1","u1102","ts2024-01-02 00:00:00","0i"],["u2","u2201","ts2024-01-02 01:00:00","0i"],["u2","u2202","ts2024-01-08 01:00:00","0i"]]
SELECT event_name, ep.key, COALESCE(ep.value.string_value, CAST(ep.value.int_value AS STRING), CAST(ep.value.double_value AS STRING)) AS v FROM events, UNNEST(event_params) AS ep ORDER BY event_timestamp, ep.key
-- => [["session_start","ga_session_id","101"],["session_start","page_location","https://www.shop.example/home?utm_source=google&utm_medium=cpc"],["page_view","engagement_time_msec","5400"],["page_view","ga_session_id","101"],["page_view","page_location","https://www.shop.example/products/shoes"],["add_to_cart","ga_session_id","101"],["purchase","ga_session_id","102"],["purchase","value","133.3"],["page_view","ga_session_id","201"],["page_view","page_location","https://www.shop.example/"],["purchase","ga_session_id","202"]]
SELECT i.item_name, SUM(i.quantity) AS q, ROUND(SUM(i.price * i.quantity), 2) AS revenue FROM events, UNNEST(items) AS i WHERE event_name = 'purchase' GROUP BY i.item_name ORDER BY revenue DESC
-- => [["Shoe","2i","119.8f"],["Hat","1i","20f"],["Sock","3i","13.5f"]]
SELECT e.event_name, i.item_id, o FROM events AS e LEFT JOIN UNNEST(e.items) AS i WITH OFFSET AS o ORDER BY e.event_timestamp, o
-- => [["session_start",null,null],["page_view","sku1","0i"],["add_to_cart","sku1","0i"],["add_to_cart","sku2","1i"],["purchase","sku1","0i"],["purchase","sku2","1i"],["page_view",null,null],["purchase","sku3","0i"]]
SELECT REGEXP_EXTRACT((SELECT value.string_value FROM UNNEST(event_params) WHERE key = 'page_location'), r'utm_source=([^&]+)') AS src, device.web_info.browser, geo.country FROM events ORDER BY event_timestamp
-- => [["google","Chrome","Germany"],[null,"Chrome","Germany"],[null,"Chrome","Germany"],[null,"Firefox","Germany"],[null,"Safari","France"],[null,"Safari","France"]]
SELECT NET.HOST(p.value.string_value) AS host, NET.REG_DOMAIN(p.value.string_value) AS dom, SPLIT(p.value.string_value, '/')[SAFE_OFFSET(3)] AS path FROM events, UNNEST(event_params) p WHERE p.key = 'page_location' ORDER BY event_timestamp
-- => [["www.shop.example",null,"home?utm_source=google&utm_medium=cpc"],["www.shop.example",null,"products"],["www.shop.example",null,""]]
WITH steps AS (SELECT user_pseudo_id, MIN(IF(event_name = 'page_view', event_timestamp, NULL)) AS viewed, MIN(IF(event_name = 'add_to_cart', event_timestamp, NULL)) AS added, MIN(IF(event_name = 'purchase', event_timestamp, NULL)) AS bought FROM events GROUP BY 1) SELECT COUNTIF(viewed IS NOT NULL) AS v, COUNTIF(added > viewed) AS a, COUNTIF(bought > added) AS b, SAFE_DIVIDE(COUNTIF(bought > added), COUNTIF(viewed IS NOT NULL)) AS rate FROM steps
-- => [["2i","1i","1i","0.5f"]]
WITH x AS (SELECT user_pseudo_id, event_timestamp, IF(TIMESTAMP_DIFF(TIMESTAMP_MICROS(event_timestamp), LAG(TIMESTAMP_MICROS(event_timestamp)) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp), MINUTE) > 10 OR LAG(event_timestamp) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp) IS NULL, 1, 0) AS is_new FROM events) SELECT user_pseudo_id, event_timestamp, SUM(is_new) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp ROWS UNBOUNDED PRECEDING) AS session_no FROM x ORDER BY 1, 2
-- => [["u1","1704067200000000i","1i"],["u1","1704067260000000i","1i"],["u1","1704068100000000i","2i"],["u1","1704153600000000i","3i"],["u2","1704157200000000i","1i"],["u2","1704675600000000i","2i"]]
WITH first AS (SELECT user_pseudo_id, MIN(PARSE_DATE('%Y%m%d', event_date)) AS cohort FROM events GROUP BY 1), act AS (SELECT DISTINCT user_pseudo_id, PARSE_DATE('%Y%m%d', event_date) AS d FROM events) SELECT DATE_TRUNC(cohort, WEEK(MONDAY)) AS wk, DATE_DIFF(d, cohort, WEEK(MONDAY)) AS n, COUNT(DISTINCT user_pseudo_id) AS users FROM first JOIN act USING (user_pseudo_id) GROUP BY 1, 2 ORDER BY 1, 2
-- => [["d2024-01-01","0i","2i"],["d2024-01-01","1i","1i"]]
SELECT * EXCEPT (event_params, items, device, geo, ecommerce), ecommerce.purchase_revenue FROM events WHERE ecommerce.transaction_id IS NOT NULL QUALIFY ROW_NUMBER() OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp DESC) = 1 ORDER BY event_timestamp
-- => [["20240102","1704153600000000i","purchase","u1","133.3f"],["20240108","1704675600000000i","purchase","u2","20f"]]
SELECT user_pseudo_id, ARRAY_AGG(STRUCT(event_name, event_timestamp) ORDER BY event_timestamp LIMIT 2) AS first_two FROM events GROUP BY 1 ORDER BY 1
-- => [["u1",[[["event_name","session_start"],["event_timestamp","1704067200000000i"]],[["event_name","page_view"],["event_timestamp","1704067260000000i"]]]],["u2",[[["event_name","page_view"],["event_timestamp","1704157200000000i"]],[["event_name","purchase"],["event_timestamp","1704675600000000i"]]]]]
SELECT user_pseudo_id, STRING_AGG(event_name, ' > ' ORDER BY event_timestamp) AS path FROM events GROUP BY 1 ORDER BY 1
-- => [["u1","session_start > page_view > add_to_cart > purchase"],["u2","page_view > purchase"]]
SELECT user_pseudo_id, ARRAY_AGG(DISTINCT event_name ORDER BY event_name) AS names, ARRAY_LENGTH(ARRAY_AGG(DISTINCT geo.city IGNORE NULLS)) AS cities FROM events GROUP BY 1 ORDER BY 1
-- => [["u1",["add_to_cart","page_view","purchase","session_start"],"2i"],["u2",["page_view","purchase"],null]]
SELECT FORMAT_DATE('%G-W%V', PARSE_DATE('%Y%m%d', event_date)) AS iso_week, COUNT(*) AS n FROM events GROUP BY 1 ORDER BY 1
-- => [["2024-W01","5i"],["2024-W02","1i"]]
SELECT EXTRACT(HOUR FROM TIMESTAMP_MICROS(event_timestamp) AT TIME ZONE 'America/Los_Angeles') AS h, DATETIME(TIMESTAMP_MICROS(event_timestamp), 'Europe/Berlin') AS local FROM events ORDER BY event_timestamp
-- => [["16i","dt2024-01-01 01:00:00"],["16i","dt2024-01-01 01:01:00"],["16i","dt2024-01-01 01:15:00"],["16i","dt2024-01-02 01:00:00"],["17i","dt2024-01-02 02:00:00"],["17i","dt2024-01-08 02:00:00"]]
SELECT * FROM (SELECT user_pseudo_id, event_name FROM events) PIVOT (COUNT(*) FOR event_name IN ('page_view', 'purchase' AS bought, 'add_to_cart')) ORDER BY user_pseudo_id
-- => [["u1","1i","1i","1i"],["u2","1i","1i","0i"]]
SELECT * FROM (SELECT geo.country AS country, event_name, ecommerce.purchase_revenue AS rev FROM events) PIVOT (SUM(rev) AS total, COUNT(rev) AS n FOR event_name IN ('purchase')) ORDER BY country
-- => [["France","20f","1i"],["Germany","133.3f","1i"]]
SELECT (SELECT AS STRUCT MAX(IF(key = 'ga_session_id', value.int_value, NULL)) AS sid, MAX(IF(key = 'page_location', value.string_value, NULL)) AS page FROM UNNEST(event_params)).* FROM events ORDER BY event_timestamp
-- => [["101i","https://www.shop.example/home?utm_source=google&utm_medium=cpc"],["101i","https://www.shop.example/products/shoes"],["101i",null],["102i",null],["201i","https://www.shop.example/"],["202i",null]]
SELECT event_name, EXISTS (SELECT 1 FROM UNNEST(items) WHERE price > 50) AS expensive, (SELECT SUM(price * quantity) FROM UNNEST(items)) AS total, ARRAY(SELECT item_name FROM UNNEST(items) ORDER BY price DESC) AS names FROM events ORDER BY event_timestamp
-- => [["session_start",false,null,[]],["page_view",true,"59.9f",["Shoe"]],["add_to_cart",true,"133.3f",["Shoe","Sock"]],["purchase",true,"133.3f",["Shoe","Sock"]],["page_view",false,null,[]],["purchase",false,"20f",["Hat"]]]
SELECT event_name FROM events WHERE 'sku2' IN (SELECT item_id FROM UNNEST(items)) ORDER BY event_timestamp
-- => [["add_to_cart"],["purchase"]]
SELECT event_name FROM events WHERE (SELECT value.int_value FROM UNNEST(event_params) WHERE key = 'engagement_time_msec') > 1000
-- => [["page_view"]]
SELECT user_pseudo_id, LAST_VALUE(geo.city IGNORE NULLS) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS last_city, FIRST_VALUE(event_name) OVER w AS first_event FROM events WINDOW w AS (PARTITION BY user_pseudo_id ORDER BY event_timestamp) ORDER BY event_timestamp
-- => [["u1","Berlin","session_start"],["u1","Berlin","session_start"],["u1","Berlin","session_start"],["u1","Munich","session_start"],["u2",null,"page_view"],["u2",null,"page_view"]]
SELECT user_pseudo_id, NTILE(2) OVER (ORDER BY event_timestamp) AS tile, PERCENT_RANK() OVER (ORDER BY event_timestamp) AS pr, CUME_DIST() OVER (ORDER BY event_timestamp) AS cd, NTH_VALUE(event_name, 2) OVER (PARTITION BY user_pseudo_id ORDER BY event_timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS second FROM events ORDER BY event_timestamp
-- => [["u1","1i","0f","0.16666666666667f","page_view"],["u1","1i","0.2f","0.33333333333333f","page_view"],["u1","1i","0.4f","0.5f","page_view"],["u1","2i","0.6f","0.66666666666667f","page_view"],["u2","2i","0.8f","0.83333333333333f","purchase"],["u2","2i","1f","1f","purchase"]]
SELECT event_name, COUNT(*) AS n, ROUND(100 * COUNT(*) / SUM(COUNT(*)) OVER (), 1) AS pct FROM events GROUP BY 1 ORDER BY 1
-- => [["add_to_cart","1i","16.7f"],["page_view","2i","33.3f"],["purchase","2i","33.3f"],["session_start","1i","16.7f"]]
SELECT TO_JSON_STRING(STRUCT(event_name, device, items)) AS j FROM events ORDER BY event_timestamp LIMIT 3
-- => [["{\"event_name\":\"session_start\",\"device\":{\"category\":\"mobile\",\"web_info\":{\"browser\":\"Chrome\"}},\"items\":[]}"],["{\"event_name\":\"page_view\",\"device\":{\"category\":\"mobile\",\"web_info\":{\"browser\":\"Chrome\"}},\"items\":[{\"item_id\":\"sku1\",\"item_name\":\"Shoe\",\"price\":59.9,\"quantity\":1}]}"],["{\"event_name\":\"add_to_cart\",\"device\":{\"category\":\"mobile\",\"web_info\":{\"browser\":\"Chrome\"}},\"items\":[{\"item_id\":\"sku1\",\"item_name\":\"Shoe\",\"price\":59.9,\"quantity\":2},{\"item_id\":\"sku2\",\"item_name\":\"Sock\",\"price\":4.5,\"quantity\":3}]}"]]
SELECT TO_JSON_STRING(e) AS j FROM (SELECT event_name, geo FROM events) AS e ORDER BY 1
-- => [["{\"event_name\":\"add_to_cart\",\"geo\":{\"country\":\"Germany\",\"city\":\"Berlin\"}}"],["{\"event_name\":\"page_view\",\"geo\":{\"country\":\"France\",\"city\":null}}"],["{\"event_name\":\"page_view\",\"geo\":{\"country\":\"Germany\",\"city\":\"Berlin\"}}"],["{\"event_name\":\"purchase\",\"geo\":{\"country\":\"France\",\"city\":null}}"],["{\"event_name\":\"purchase\",\"geo\":{\"country\":\"Germany\",\"city\":\"Munich\"}}"],["{\"event_name\":\"session_start\",\"geo\":{\"country\":\"Germany\",\"city\":\"Berlin\"}}"]]
SELECT ANY_VALUE(event_name HAVING MAX event_timestamp) AS last_event, ANY_VALUE(event_name HAVING MIN event_timestamp) AS first_event, user_pseudo_id FROM events GROUP BY user_pseudo_id ORDER BY user_pseudo_id
-- => [["purchase","session_start","u1"],["purchase","page_view","u2"]]
SELECT DISTINCT device.category, FIRST_VALUE(event_timestamp) OVER (PARTITION BY device.category ORDER BY event_timestamp) AS f FROM events ORDER BY 1
-- => [["desktop","1704153600000000i"],["mobile","1704067200000000i"]]
WITH d AS (SELECT day FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-01-09')) AS day) SELECT d.day, COUNT(e.event_name) AS n, IFNULL(SUM(e.ecommerce.purchase_revenue), 0) AS rev FROM d LEFT JOIN events AS e ON d.day = PARSE_DATE('%Y%m%d', e.event_date) GROUP BY 1 ORDER BY 1
-- => [["d2024-01-01","3i","0f"],["d2024-01-02","2i","133.3f"],["d2024-01-03","0i","0f"],["d2024-01-04","0i","0f"],["d2024-01-05","0i","0f"],["d2024-01-06","0i","0f"],["d2024-01-07","0i","0f"],["d2024-01-08","1i","20f"],["d2024-01-09","0i","0f"]]
WITH daily AS (SELECT PARSE_DATE('%Y%m%d', event_date) AS d, COUNT(*) AS n FROM events GROUP BY 1) SELECT d, n, AVG(n) OVER (ORDER BY UNIX_DATE(d) RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS avg7, SUM(n) OVER (ORDER BY d ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS s3 FROM daily ORDER BY d
-- => [["d2024-01-01","3i","3f","5i"],["d2024-01-02","2i","2.5f","6i"],["d2024-01-08","1i","1.5f","3i"]]
SELECT a.user_pseudo_id, b.user_pseudo_id AS other FROM (SELECT DISTINCT user_pseudo_id FROM events) a CROSS JOIN (SELECT DISTINCT user_pseudo_id FROM events) b WHERE a.user_pseudo_id < b.user_pseudo_id
-- => [["u1","u2"]]
SELECT * FROM (SELECT user_pseudo_id, SUM(IF(event_name = 'page_view', 1, 0)) AS views, SUM(IF(event_name = 'purchase', 1, 0)) AS purchases FROM events GROUP BY 1) UNPIVOT (n FOR metric IN (views, purchases)) ORDER BY 1, 3
-- => [["u1","1i","purchases"],["u1","1i","views"],["u2","1i","purchases"],["u2","1i","views"]]
SELECT * FROM (SELECT user_pseudo_id, COUNT(*) AS a, CAST(NULL AS INT64) AS b FROM events GROUP BY 1) UNPIVOT INCLUDE NULLS (n FOR metric IN (a AS 'first', b AS 'second')) ORDER BY 1, 3
-- => [["u1","4i","first"],["u1",null,"second"],["u2","2i","first"],["u2",null,"second"]]
-- with: ev AS (SELECT 1 AS id, '20240229' AS event_date, 1709164800000000 AS event_timestamp, 'page_view' AS event_name, ARRAY<STRUCT<key STRING, value STRUCT<string_value STRING, int_value INT64>>>[('page', ('/a', NULL)), ('sid', (NULL, 42))] AS params, STRUCT<source STRING, geo STRUCT<country STRING>>('web', STRUCT('DE')) AS t UNION ALL SELECT 2, '20240301', 1709251200123456, 'purchase', ARRAY<STRUCT<key STRING, value STRUCT<string_value STRING, int_value INT64>>>[('sid', (NULL, 42)), ('val', (NULL, 7))], STRUCT<source STRING, geo STRUCT<country STRING>>('app', STRUCT('US')) UNION ALL SELECT 3, '20240301', 1709251260000000, 'page_view', ARRAY<STRUCT<key STRING, value STRUCT<string_value STRING, int_value INT64>>>[], STRUCT<source STRING, geo STRUCT<country STRING>>(NULL, NULL))
SELECT event_name, (SELECT value.int_value FROM UNNEST(params) WHERE key = 'sid') sid FROM ev ORDER BY id
-- => [["page_view","42i"],["purchase","42i"],["page_view",null]]
SELECT (SELECT value.string_value FROM UNNEST(params) WHERE key = 'page') page, COUNT(*) FROM ev GROUP BY page ORDER BY page
-- => [[null,"2i"],["/a","1i"]]
SELECT PARSE_DATE('%Y%m%d', event_date) d, TIMESTAMP_MICROS(event_timestamp) ts, DATETIME(TIMESTAMP_MICROS(event_timestamp), 'Europe/Berlin') dt FROM ev ORDER BY id
-- => [["d2024-02-29","ts2024-02-29 00:00:00","dt2024-02-29 01:00:00"],["d2024-03-01","ts2024-03-01 00:00:00.123456","dt2024-03-01 01:00:00.123456"],["d2024-03-01","ts2024-03-01 00:01:00","dt2024-03-01 01:01:00"]]
SELECT id, p.key, COALESCE(p.value.string_value, CAST(p.value.int_value AS STRING)) v FROM ev, UNNEST(params) p ORDER BY id, p.key
-- => [["1i","page","/a"],["1i","sid","42"],["2i","sid","42"],["2i","val","7"]]
SELECT id, p.key, COALESCE(p.value.string_value, CAST(p.value.int_value AS STRING)) v FROM ev LEFT JOIN UNNEST(params) p ON p.key = 'sid' ORDER BY id, p.key
-- => [["1i","sid","42"],["2i","sid","42"],["3i",null,null]]
SELECT t.geo.country, COUNT(DISTINCT id) FROM ev GROUP BY t.geo.country ORDER BY 1
-- => [[null,"1i"],["DE","1i"],["US","1i"]]
SELECT t.source, t.geo FROM ev ORDER BY id
-- => [["web",[["country","DE"]]],["app",[["country","US"]]],[null,null]]
SELECT COUNTIF(event_name = 'purchase') / COUNTIF(event_name = 'page_view') cr FROM ev
-- => [["0.5f"]]
SELECT event_name, event_timestamp - LAG(event_timestamp) OVER (ORDER BY event_timestamp) gap FROM ev ORDER BY id
-- => [["page_view",null],["purchase","86400123456i"],["page_view","59876544i"]]
SELECT id, EXISTS (SELECT 1 FROM UNNEST(params) WHERE key = 'val' AND value.int_value > 5) big FROM ev ORDER BY id
-- => [["1i",false],["2i",true],["3i",false]]
SELECT id, ARRAY(SELECT key FROM UNNEST(params) ORDER BY key) ks, ARRAY_TO_STRING(ARRAY(SELECT key FROM UNNEST(params) ORDER BY key DESC), ',') s FROM ev ORDER BY id
-- => [["1i",["page","sid"],"sid,page"],["2i",["sid","val"],"val,sid"],["3i",[],""]]
SELECT id, (SELECT AS STRUCT MAX(IF(key = 'sid', value.int_value, NULL)) sid, MAX(IF(key = 'page', value.string_value, NULL)) page FROM UNNEST(params)).* FROM ev ORDER BY id
-- => [["1i","42i","/a"],["2i","42i",null],["3i",null,null]]
SELECT * FROM (SELECT id, p.key k, p.value.int_value v FROM ev, UNNEST(params) p) PIVOT (MAX(v) FOR k IN ('sid', 'val')) ORDER BY id
-- => [["1i","42i",null],["2i","42i","7i"]]
SELECT id, params[SAFE_OFFSET(1)].value.int_value x FROM ev ORDER BY id
-- => [["1i","42i"],["2i","7i"],["3i",null]]
SELECT id, TO_JSON_STRING(t), JSON_VALUE(TO_JSON(t), '$.geo.country') FROM ev ORDER BY id
-- => [["1i","{\"source\":\"web\",\"geo\":{\"country\":\"DE\"}}","DE"],["2i","{\"source\":\"app\",\"geo\":{\"country\":\"US\"}}","US"],["3i","{\"source\":null,\"geo\":null}",null]]
SELECT id, STRUCT(t.source AS a, t.geo.country AS b) = STRUCT('web', 'DE') FROM ev ORDER BY id
-- => [["1i",true],["2i",false],["3i",null]]
SELECT ARRAY_CONCAT_AGG(params)[OFFSET(0)].key FROM ev WHERE id = 1
-- => [["page"]]
SELECT FORMAT('%T', params) FROM ev ORDER BY id
-- => [["[(\"page\", (\"/a\", NULL)), (\"sid\", (NULL, 42))]"],["[(\"sid\", (NULL, 42)), (\"val\", (NULL, 7))]"],["[]"]]
SELECT SUM((SELECT SUM(value.int_value) FROM UNNEST(params))) FROM ev
-- => [["91i"]]
SELECT id FROM ev WHERE 'val' IN (SELECT key FROM UNNEST(params)) ORDER BY id
-- => [["2i"]]
SELECT id, CASE WHEN ARRAY_LENGTH(params) = 0 THEN 'none' ELSE params[OFFSET(0)].key END k FROM ev ORDER BY id
-- => [["1i","page"],["2i","sid"],["3i","none"]]
SELECT DATE_TRUNC(PARSE_DATE('%Y%m%d', event_date), WEEK(MONDAY)) w, COUNT(*) n FROM ev GROUP BY w ORDER BY w
-- => [["d2024-02-26","3i"]]
SELECT event_name, ARRAY_AGG(DISTINCT event_date ORDER BY event_date) d FROM ev GROUP BY event_name ORDER BY 1
-- => [["page_view",["20240229","20240301"]],["purchase",["20240301"]]]
WITH s AS (SELECT id, (SELECT value.int_value FROM UNNEST(params) WHERE key = 'sid') sid, event_timestamp ts FROM ev) SELECT sid, COUNT(*) n, (MAX(ts) - MIN(ts)) / 1000000 sec FROM s GROUP BY sid ORDER BY sid
-- => [[null,"1i","0f"],["42i","2i","86400.123456f"]]
WITH p AS (SELECT id, x.key, x.value.int_value v FROM ev CROSS JOIN UNNEST(params) AS x) SELECT key, AVG(v) FROM p GROUP BY key HAVING COUNT(v) > 0 ORDER BY key
-- => [["sid","42f"],["val","7f"]]
SELECT id, (SELECT COUNT(*) FROM UNNEST(params) AS q JOIN UNNEST(['sid', 'val']) AS w ON q.key = w) n FROM ev ORDER BY id
-- => [["1i","1i"],["2i","2i"],["3i","0i"]]
SELECT id, (SELECT ARRAY_AGG(key ORDER BY off DESC) FROM UNNEST(params) WITH OFFSET off) r FROM ev ORDER BY id
-- => [["1i",["sid","page"]],["2i",["val","sid"]],["3i",null]]
SELECT id, ARRAY(SELECT AS STRUCT key, value.int_value AS n FROM UNNEST(params) WHERE value.int_value IS NOT NULL) x FROM ev ORDER BY id
-- => [["1i",[[["key","sid"],["n","42i"]]]],["2i",[[["key","sid"],["n","42i"]],[["key","val"],["n","7i"]]]],["3i",[]]]
SELECT id, t IS NULL, t.geo IS NULL, t.geo.country IS NULL FROM ev ORDER BY id
-- => [["1i",false,false,false],["2i",false,false,false],["3i",false,true,true]]
SELECT CONCAT(t.source, '/', t.geo.country), IFNULL(t.source, 'direct') FROM ev ORDER BY id
-- => [["web/DE","web"],["app/US","app"],[null,"direct"]]
SELECT REGEXP_EXTRACT(event_name, r'^(\w+?)_') FROM ev ORDER BY id
-- => [["page"],[null],["page"]]
SELECT INITCAP(REPLACE(event_name, '_', ' ')) FROM ev ORDER BY id
-- => [["Page View"],["Purchase"],["Page View"]]
SELECT EXTRACT(HOUR FROM TIMESTAMP_MICROS(event_timestamp) AT TIME ZONE 'Asia/Tokyo') h FROM ev ORDER BY id
-- => [["9i"],["9i"],["9i"]]
SELECT UNIX_SECONDS(TIMESTAMP_MICROS(event_timestamp)), UNIX_MILLIS(TIMESTAMP_TRUNC(TIMESTAMP_MICROS(event_timestamp), SECOND)) FROM ev ORDER BY id
-- => [["1709164800i","1709164800000i"],["1709251200i","1709251200000i"],["1709251260i","1709251260000i"]]
SELECT TIMESTAMP_DIFF(MAX(TIMESTAMP_MICROS(event_timestamp)), MIN(TIMESTAMP_MICROS(event_timestamp)), HOUR) FROM ev
-- => [["24i"]]
SELECT id, ROW_NUMBER() OVER (PARTITION BY event_date ORDER BY event_timestamp DESC) r FROM ev ORDER BY id
-- => [["1i","1i"],["2i","2i"],["3i","1i"]]
SELECT ANY_VALUE(params HAVING MAX id)[SAFE_OFFSET(0)] FROM ev
-- => [[null]]
SELECT id, IF(ARRAY_LENGTH(params) > 0, params, NULL) IS NULL FROM ev ORDER BY id
-- => [["1i",false],["2i",false],["3i",true]]
SELECT SAFE_DIVIDE(SUM(IF(event_name = 'purchase', 1, 0)), COUNT(DISTINCT t.geo.country)) FROM ev
-- => [["0.5f"]]
SELECT id, CAST(event_date AS INT64) + 1, CAST(SUBSTR(event_date, 1, 4) AS INT64) FROM ev ORDER BY id
-- => [["1i","20240230i","2024i"],["2i","20240302i","2024i"],["3i","20240302i","2024i"]]
SELECT PARSE_TIMESTAMP('%Y%m%d', event_date, 'America/Sao_Paulo') FROM ev ORDER BY id
-- => [["ts2024-02-29 03:00:00"],["ts2024-03-01 03:00:00"],["ts2024-03-01 03:00:00"]]
SELECT id, LEAD(event_name) OVER (ORDER BY event_timestamp) nxt, SUM(IF(event_name = 'purchase', 1, 0)) OVER (ORDER BY event_timestamp ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) f FROM ev ORDER BY id
-- => [["1i","purchase","1i"],["2i","page_view","1i"],["3i",null,"0i"]]
SELECT COUNT(*) - COUNT(t.source) FROM ev
-- => [["1i"]]
SELECT id, STRPOS(event_name, '_') > 0 AND LENGTH(event_name) BETWEEN 5 AND 10 FROM ev ORDER BY id
-- => [["1i",true],["2i",false],["3i",true]]
SELECT id, event_timestamp / 1e6, DIV(event_timestamp, 1000000), MOD(event_timestamp, 1000000) FROM ev ORDER BY id
-- => [["1i","1709164800f","1709164800i","0i"],["2i","1709251200.1235f","1709251200i","123456i"],["3i","1709251260f","1709251260i","0i"]]
SELECT STRING_AGG(event_name, ' > ' ORDER BY event_timestamp) path FROM ev
-- => [["page_view > purchase > page_view"]]
SELECT event_name, COUNT(*) c, RANK() OVER (ORDER BY COUNT(*) DESC) r FROM ev GROUP BY event_name ORDER BY r, event_name
-- => [["page_view","2i","1i"],["purchase","1i","2i"]]
SELECT id, x FROM ev, UNNEST(GENERATE_ARRAY(1, id)) x WHERE MOD(x, 2) = 0 ORDER BY 1, 2
-- => [["2i","2i"],["3i","2i"]]
SELECT GREATEST(event_timestamp, 1709251200123457), LEAST(event_date, '20240301') FROM ev ORDER BY id
-- => [["1709251200123457i","20240229"],["1709251200123457i","20240301"],["1709251260000000i","20240301"]]
SELECT FARM_FINGERPRINT(event_name), TO_HEX(MD5(event_date)), TO_BASE64(SHA256(event_name)) FROM ev ORDER BY id
-- => [["8027852206808227918i","7309512d3975033461e4ee04a853b5af","aa29OCPqxwwKu1y2xXbH4A0OrkoqhsecRyjCHe+P8MU="],["6542628937658930946i","f813937754469dcdd7db414e5659a79f","cEjciqdmPnEwl1NRcbTtcqsBVwWohd6WNuZtSx+hiAQ="],["8027852206808227918i","f813937754469dcdd7db414e5659a79f","aa29OCPqxwwKu1y2xXbH4A0OrkoqhsecRyjCHe+P8MU="]]
SELECT JSON_EXTRACT_SCALAR(FORMAT('{"a":"%s","n":%d}', event_name, id), '$.n') FROM ev ORDER BY id
-- => [["1"],["2"],["3"]]
SELECT id, TIMESTAMP_ADD(TIMESTAMP_MICROS(event_timestamp), INTERVAL id DAY) FROM ev ORDER BY id
-- => [["1i","ts2024-03-01 00:00:00"],["2i","ts2024-03-03 00:00:00.123456"],["3i","ts2024-03-04 00:01:00"]]
SELECT id, DATE_SUB(PARSE_DATE('%Y%m%d', event_date), INTERVAL id MONTH) FROM ev ORDER BY id
-- => [["1i","d2024-01-29"],["2i","d2024-01-01"],["3i","d2023-12-01"]]
SELECT id, FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E3SZ', TIMESTAMP_MICROS(event_timestamp)) FROM ev ORDER BY id
-- => [["1i","2024-02-29T00:00:00.000Z"],["2i","2024-03-01T00:00:00.123Z"],["3i","2024-03-01T00:01:00.000Z"]]
SELECT id, [event_name, t.source][SAFE_OFFSET(id)] FROM ev ORDER BY id
-- => [["1i","web"],["2i",null],["3i",null]]
SELECT id, NULLIF(t.source, 'web') IS NULL FROM ev ORDER BY id
-- => [["1i",true],["2i",false],["3i",true]]
SELECT key, COUNT(*) FROM ev, ev.params GROUP BY key ORDER BY key
-- => [["page","1i"],["sid","2i"],["val","1i"]]
SELECT id, key FROM ev, ev.params AS p ORDER BY id, key
-- => [["1i","page"],["1i","sid"],["2i","sid"],["2i","val"]]
SELECT id, (SELECT MAX(o) FROM UNNEST(params) WITH OFFSET o) m FROM ev ORDER BY id
-- => [["1i","1i"],["2i","1i"],["3i",null]]
