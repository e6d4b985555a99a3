-- with: sales AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'A' AS prod, 'north' AS reg, DATE '2024-01-05' AS d, 3 AS qty, 10.5 AS price, NUMERIC '1.25' AS cost, TRUE AS act, ['x','y'] AS tags, STRUCT('Berlin' AS city, 'DE' AS cc) AS addr), (2,'B','south','2024-01-05',1,99.99,NUMERIC '50',FALSE,['y'],STRUCT('Paris','FR')), (3,'A','south','2024-02-10',NULL,10.5,NUMERIC '1.3',TRUE,[],STRUCT(NULL,'FR')), (4,'C',NULL,'2024-02-29',7,0.0,NULL,NULL,NULL,NULL), (5,'B','north','2024-03-31',2,-5.5,NUMERIC '48.999999999',TRUE,['z','x','x'],STRUCT('Rome','IT')), (6,'A','north','2024-12-31',10,11.0,NUMERIC '1.25',FALSE,['x'],STRUCT('Berlin','DE'))])), cust AS (SELECT * FROM UNNEST([STRUCT('Berlin' AS city, 1 AS cid, 'Ann' AS nm, TIMESTAMP '2024-01-01 10:00:00+00' AS since), ('Paris', 2, 'bob', '2023-07-14 22:15:30.123456+00'), ('Oslo', 3, NULL, NULL)]))
SELECT prod, SUM(qty * price) AS rev, SUM(qty) AS q, ROUND(SUM(qty * price) / NULLIF(SUM(qty), 0), 3) AS avg_p FROM sales GROUP BY prod ORDER BY rev DESC
-- => [["A","141.5f","13i","10.885f"],["B","88.99f","3i","29.663f"],["C","0f","7i","0f"]]
SELECT t, COUNT(*) AS n, COUNT(DISTINCT id) AS ids FROM sales, UNNEST(tags) AS t GROUP BY t ORDER BY n DESC, t
-- => [["x","4i","3i"],["y","2i","2i"],["z","1i","1i"]]
SELECT id, ARRAY_TO_STRING(ARRAY(SELECT DISTINCT t FROM UNNEST(tags) t ORDER BY t), ',') AS u, ARRAY_LENGTH(tags) AS n, tags[SAFE_OFFSET(0)] AS f, 'x' IN UNNEST(tags) AS hx FROM sales ORDER BY id
-- => [["1i","x,y","2i","x",true],["2i","y","1i","y",false],["3i","","0i",null,false],["4i","",null,null,false],["5i","x,z","3i","z",true],["6i","x","1i","x",true]]
SELECT addr.city, addr.cc, s.addr, COUNT(*) OVER (PARTITION BY addr.cc) AS n FROM sales s ORDER BY id
-- => [["Berlin","DE",[["city","Berlin"],["cc","DE"]],"2i"],["Paris","FR",[["city","Paris"],["cc","FR"]],"2i"],[null,"FR",[["city",null],["cc","FR"]],"2i"],[null,null,null,"1i"],["Rome","IT",[["city","Rome"],["cc","IT"]],"1i"],["Berlin","DE",[["city","Berlin"],["cc","DE"]],"2i"]]
SELECT s.id, c.nm, c.since FROM sales s LEFT JOIN cust c ON s.addr.city = c.city ORDER BY s.id
-- => [["1i","Ann","ts2024-01-01 10:00:00"],["2i","bob","ts2023-07-14 22:15:30.123456"],["3i",null,null],["4i",null,null],["5i",null,null],["6i","Ann","ts2024-01-01 10:00:00"]]
SELECT c.nm, ARRAY_AGG(STRUCT(s.id, s.prod) ORDER BY s.id DESC) AS o FROM cust c JOIN sales s ON s.addr.city = c.city GROUP BY c.nm ORDER BY c.nm
-- => [["Ann",[[["id","6i"],["prod","A"]],[["id","1i"],["prod","A"]]]],["bob",[[["id","2i"],["prod","B"]]]]]
SELECT id, qty, LAG(qty) OVER (ORDER BY d, id) AS p, qty - LAG(qty, 2, 0) OVER (ORDER BY d, id) AS diff2, LEAD(prod, 1, 'none') OVER (PARTITION BY reg ORDER BY id) AS nx FROM sales ORDER BY id
-- => [["1i","3i",null,"3i","B"],["2i","1i","3i","1i","A"],["3i",null,"1i",null,"none"],["4i","7i",null,"6i","none"],["5i","2i","7i",null,"A"],["6i","10i","2i","3i","none"]]
SELECT reg, prod, SUM(qty) AS q, RANK() OVER (PARTITION BY reg ORDER BY SUM(qty) DESC) AS rk FROM sales GROUP BY reg, prod ORDER BY reg, rk, prod
-- => [[null,"C","7i","1i"],["north","A","13i","1i"],["north","B","2i","2i"],["south","B","1i","1i"],["south","A",null,"2i"]]
SELECT reg, prod, q, SAFE_DIVIDE(q, SUM(q) OVER (PARTITION BY reg)) AS sh FROM (SELECT reg, prod, SUM(qty) AS q FROM sales GROUP BY 1, 2) ORDER BY 1, 2
-- => [[null,"C","7i","1f"],["north","A","13i","0.86666666666667f"],["north","B","2i","0.13333333333333f"],["south","A",null,null],["south","B","1i","1f"]]
SELECT IFNULL(reg, '(none)') AS reg, COUNTIF(act) AS act, COUNTIF(NOT act) AS inact, COUNTIF(act IS NULL) AS unk FROM sales GROUP BY 1 ORDER BY 1
-- => [["(none)","0i","0i","1i"],["north","2i","1i","0i"],["south","1i","1i","0i"]]
SELECT prod, ARRAY_AGG(d ORDER BY d LIMIT 2) AS ds, MIN(d) AS a, MAX(d) AS b, DATE_DIFF(MAX(d), MIN(d), DAY) AS span, DATE_DIFF(MAX(d), MIN(d), MONTH) AS mon, DATE_DIFF(MAX(d), MIN(d), WEEK(MONDAY)) AS wk FROM sales GROUP BY prod ORDER BY prod
-- => [["A",["d2024-01-05","d2024-02-10"],"d2024-01-05","d2024-12-31","361i","11i","52i"],["B",["d2024-01-05","d2024-03-31"],"d2024-01-05","d2024-03-31","86i","2i","12i"],["C",["d2024-02-29"],"d2024-02-29","d2024-02-29","0i","0i","0i"]]
SELECT m, COALESCE(SUM(qty), 0) AS q FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-04-01', INTERVAL 1 MONTH)) AS m LEFT JOIN sales ON DATE_TRUNC(d, MONTH) = m GROUP BY m ORDER BY m
-- => [["d2024-01-01","4i"],["d2024-02-01","7i"],["d2024-03-01","2i"],["d2024-04-01","0i"]]
SELECT id, CASE WHEN price < 0 THEN 'neg' WHEN price = 0 THEN 'zero' WHEN price < 50 THEN 'low' ELSE 'high' END AS band FROM sales ORDER BY id
-- => [["1i","low"],["2i","high"],["3i","low"],["4i","zero"],["5i","neg"],["6i","low"]]
SELECT band, COUNT(*) AS n FROM (SELECT CASE WHEN price < 0 THEN 'neg' WHEN price < 50 THEN 'low' ELSE 'high' END AS band FROM sales) GROUP BY band HAVING n > 1 ORDER BY n DESC
-- => [["low","4i"]]
SELECT * FROM (SELECT prod, reg, qty FROM sales WHERE reg IS NOT NULL) PIVOT (SUM(qty) FOR reg IN ('north', 'south')) ORDER BY prod
-- => [["A","13i",null],["B","2i","1i"]]
SELECT prod, north, south, IFNULL(north, 0) + IFNULL(south, 0) AS t FROM (SELECT prod, reg, qty FROM sales) PIVOT (SUM(qty) FOR reg IN ('north', 'south')) ORDER BY prod
-- => [["A","13i",null,"13i"],["B","2i","1i","3i"],["C",null,null,"0i"]]
SELECT * FROM (SELECT d, prod, qty FROM sales) PIVOT (AVG(qty) a, MAX(qty) m FOR prod IN ('A', 'B' AS bee)) ORDER BY d
-- => [["d2024-01-05","3f","3i","1f","1i"],["d2024-02-10",null,null,null,null],["d2024-02-29",null,null,null,null],["d2024-03-31",null,null,"2f","2i"],["d2024-12-31","10f","10i",null,null]]
SELECT id, k, v FROM (SELECT id, price, CAST(cost AS FLOAT64) AS cost FROM sales) UNPIVOT (v FOR k IN (price, cost)) WHERE v > 10 ORDER BY id, k
-- => [["1i","price","10.5f"],["2i","cost","50f"],["2i","price","99.99f"],["3i","price","10.5f"],["5i","cost","48.999999999f"],["6i","price","11f"]]
SELECT id, EXTRACT(QUARTER FROM d) AS q, FORMAT_DATE('%Y-Q%Q', d) AS yq, FORMAT_DATE('%G-W%V', d) AS wk, DATE_TRUNC(d, WEEK) AS w0, DATE_TRUNC(d, WEEK(MONDAY)) AS w1, LAST_DAY(d, YEAR) AS ye FROM sales ORDER BY id
-- => [["1i","1i","2024-Q1","2024-W01","d2023-12-31","d2024-01-01","d2024-12-31"],["2i","1i","2024-Q1","2024-W01","d2023-12-31","d2024-01-01","d2024-12-31"],["3i","1i","2024-Q1","2024-W06","d2024-02-04","d2024-02-05","d2024-12-31"],["4i","1i","2024-Q1","2024-W09","d2024-02-25","d2024-02-26","d2024-12-31"],["5i","1i","2024-Q1","2024-W13","d2024-03-31","d2024-03-25","d2024-12-31"],["6i","4i","2024-Q4","2025-W01","d2024-12-29","d2024-12-30","d2024-12-31"]]
SELECT id, cost, ROUND(cost, 2) AS r, ROUND(cost * qty, 1) AS rq, CAST(cost AS FLOAT64) AS f, CAST(ROUND(cost) AS INT64) AS i, cost / 7 AS d7, cost * 3.333 AS m FROM sales ORDER BY id
-- => [["1i","1.25n","1.25n","3.8n","1.25f","1i","0.178571429n","4.16625n"],["2i","50n","50n","50n","50f","50i","7.142857143n","166.65n"],["3i","1.3n","1.3n",null,"1.3f","1i","0.185714286n","4.3329n"],["4i",null,null,null,null,null,null,null],["5i","48.999999999n","49n","98n","48.999999999f","49i","7n","163.316999997n"],["6i","1.25n","1.25n","12.5n","1.25f","1i","0.178571429n","4.16625n"]]
SELECT STRING_AGG(prod || ':' || IFNULL(CAST(qty AS STRING), '?'), ' ' ORDER BY id) AS s FROM sales
-- => [["A:3 B:1 A:? C:7 B:2 A:10"]]
SELECT prod, STRING_AGG(DISTINCT reg, '/' ORDER BY reg) AS regs FROM sales GROUP BY prod ORDER BY prod
-- => [["A","north/south"],["B","north/south"],["C",null]]
SELECT nm, UPPER(nm) AS u, LENGTH(nm) AS l, nm LIKE 'A%' AS la, LOWER(nm) = 'bob' AS b, REGEXP_CONTAINS(nm, '(?i)^A') AS rc, CONCAT(nm, '-', CAST(cid AS STRING)) AS c, FORMAT('%s/%d', nm, cid) AS f FROM cust ORDER BY cid
-- => [["Ann","ANN","3i",true,false,true,"Ann-1","Ann/1"],["bob","BOB","3i",false,true,false,"bob-2","bob/2"],[null,null,null,null,null,null,null,null]]
SELECT cid, EXTRACT(DATE FROM since) AS d, EXTRACT(MICROSECOND FROM since) AS us, TIMESTAMP_TRUNC(since, MINUTE) AS m, FORMAT_TIMESTAMP('%FT%H:%M:%E3SZ', since) AS iso, CAST(since AS STRING) AS s, UNIX_MILLIS(since) AS ms, DATETIME(since, 'Europe/Paris') AS p FROM cust ORDER BY cid
-- => [["1i","d2024-01-01","0i","ts2024-01-01 10:00:00","2024-01-01T10:00:00.000Z","2024-01-01 10:00:00+00","1704103200000i","dt2024-01-01 11:00:00"],["2i","d2023-07-14","123456i","ts2023-07-14 22:15:00","2023-07-14T22:15:30.123Z","2023-07-14 22:15:30.123456+00","1689372930123i","dt2023-07-15 00:15:30.123456"],["3i",null,null,null,null,null,null,null]]
SELECT DATE_DIFF(DATE '2024-12-31', DATE(since), YEAR) AS y, TIMESTAMP_DIFF(TIMESTAMP '2024-12-31 00:00:00+00', since, DAY) AS dd, DATETIME_DIFF(DATETIME '2024-12-31 00:00:00', DATETIME(since), MONTH) AS mm FROM cust ORDER BY cid
-- => [["0i","364i","11i"],["1i","535i","17i"],[null,null,null]]
WITH b AS (SELECT id, qty, NTILE(2) OVER (ORDER BY qty DESC, id) AS t FROM sales WHERE qty IS NOT NULL) SELECT t, COUNT(*) AS n, MIN(qty) AS mn, MAX(qty) AS mx FROM b GROUP BY t ORDER BY t
-- => [["1i","3i","3i","10i"],["2i","2i","1i","2i"]]
WITH d AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY prod ORDER BY d DESC, id) AS rn FROM sales) SELECT * EXCEPT (rn, tags, addr) FROM d WHERE rn = 1 ORDER BY id
-- => [["4i","C",null,"d2024-02-29","7i","0f",null,null],["5i","B","north","d2024-03-31","2i","-5.5f","48.999999999n",true],["6i","A","north","d2024-12-31","10i","11f","1.25n",false]]
SELECT id FROM sales s WHERE qty > (SELECT AVG(qty) FROM sales WHERE prod = s.prod) ORDER BY id
-- => [["5i"],["6i"]]
SELECT id FROM sales s WHERE NOT EXISTS (SELECT 1 FROM cust c WHERE c.city = s.addr.city) ORDER BY id
-- => [["3i"],["4i"],["5i"]]
SELECT id FROM sales WHERE (prod, reg) IN (('A', 'north'), ('B', 'south')) ORDER BY id
-- => [["1i"],["2i"],["6i"]]
SELECT id FROM sales WHERE (prod, reg) IN (SELECT (prod, reg) FROM sales GROUP BY prod, reg HAVING COUNT(*) > 1) ORDER BY id
-- => [["1i"],["6i"]]
SELECT id FROM sales WHERE reg NOT IN ('north') ORDER BY id
-- => [["2i"],["3i"]]
SELECT id FROM sales WHERE reg NOT IN (SELECT reg FROM sales WHERE id = 4) ORDER BY id
-- => []
SELECT id FROM sales WHERE COALESCE(reg, '') != 'north' AND NOT (qty > 5) ORDER BY id
-- => [["2i"]]
SELECT a.id, b.id AS id2 FROM sales a JOIN sales b ON a.prod = b.prod AND a.id < b.id ORDER BY 1, 2
-- => [["1i","3i"],["1i","6i"],["2i","5i"],["3i","6i"]]
SELECT prod, qty FROM sales UNION ALL SELECT city, cid FROM cust ORDER BY 1, 2
-- => [["A",null],["A","3i"],["A","10i"],["B","1i"],["B","2i"],["Berlin","1i"],["C","7i"],["Oslo","3i"],["Paris","2i"]]
(SELECT prod AS x FROM sales ORDER BY id LIMIT 2) UNION ALL (SELECT nm FROM cust WHERE nm IS NOT NULL ORDER BY nm LIMIT 1) ORDER BY x
-- => [["A"],["Ann"],["B"]]
SELECT MAX(qty) OVER (PARTITION BY prod) = qty AS is_max, id FROM sales ORDER BY id
-- => [[false,"1i"],[false,"2i"],[null,"3i"],[true,"4i"],[true,"5i"],[true,"6i"]]
SELECT id, price, PERCENTILE_CONT(price, 0.25) OVER () AS p25, PERCENTILE_DISC(price, 0.5) OVER (PARTITION BY prod) AS md FROM sales ORDER BY id
-- => [["1i","10.5f","2.625f","10.5f"],["2i","99.99f","2.625f","-5.5f"],["3i","10.5f","2.625f","10.5f"],["4i","0f","2.625f","0f"],["5i","-5.5f","2.625f","-5.5f"],["6i","11f","2.625f","10.5f"]]
SELECT id, RANK() OVER (ORDER BY price DESC) AS r, DENSE_RANK() OVER (ORDER BY price DESC) AS dr, ROW_NUMBER() OVER (ORDER BY price DESC, id) AS rn FROM sales ORDER BY id
-- => [["1i","3i","3i","3i"],["2i","1i","1i","1i"],["3i","3i","3i","4i"],["4i","5i","4i","5i"],["5i","6i","5i","6i"],["6i","2i","2i","2i"]]
SELECT id, AVG(price) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS ma, MIN(price) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS mn, COUNT(*) OVER (ORDER BY d RANGE UNBOUNDED PRECEDING) AS c FROM sales ORDER BY id
-- => [["1i","10.5f","-5.5f","2i"],["2i","55.245f","-5.5f","2i"],["3i","40.33f","-5.5f","3i"],["4i","36.83f","-5.5f","4i"],["5i","1.6666666666667f","-5.5f","5i"],["6i","1.8333333333333f","11f","6i"]]
SELECT id, LAST_VALUE(qty IGNORE NULLS) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ff, FIRST_VALUE(qty) OVER (PARTITION BY prod ORDER BY d) AS fv FROM sales ORDER BY id
-- => [["1i","3i","3i"],["2i","1i","1i"],["3i","1i","3i"],["4i","7i","7i"],["5i","2i","1i"],["6i","10i","3i"]]
SELECT COUNT(*) AS n, COUNT(qty) AS c, SUM(qty) AS s, AVG(qty) AS a, VARIANCE(qty) AS v, STDDEV_POP(qty) AS sp, MIN(prod) AS mn, MAX(act) AS mx, LOGICAL_AND(act) AS la FROM sales
-- => [["6i","5i","23i","4.6f","14.3f","3.3823069050576f","A",true,false]]
SELECT prod, ANY_VALUE(reg HAVING MIN price) AS cheapest, ARRAY_AGG(reg IGNORE NULLS ORDER BY reg) AS rs FROM sales GROUP BY prod ORDER BY prod
-- => [["A","north",["north","north","south"]],["B","north",["north","south"]],["C",null,null]]
SELECT GREATEST(qty, 3) AS g, LEAST(price, 10) AS l, ABS(price) AS a, SIGN(price) AS s, MOD(qty, 3) AS m, DIV(qty, 2) AS dv, POW(qty, 2) AS pw, SQRT(ABS(price)) AS sq, TRUNC(price) AS tr FROM sales ORDER BY id
-- => [["3i","10f","10.5f","1f","0i","1i","9f","3.2403703492039f","10f"],["3i","10f","99.99f","1f","1i","0i","1f","9.9994999874994f","99f"],[null,"10f","10.5f","1f",null,null,null,"3.2403703492039f","10f"],["7i","0f","0f","0f","1i","3i","49f","0f","0f"],["3i","-5.5f","5.5f","-1f","2i","1i","4f","2.3452078799117f","-5f"],["10i","10f","11f","1f","1i","5i","100f","3.3166247903554f","11f"]]
SELECT TO_JSON_STRING(sales) AS j FROM sales ORDER BY id
-- => [["{\"id\":1,\"prod\":\"A\",\"reg\":\"north\",\"d\":\"2024-01-05\",\"qty\":3,\"price\":10.5,\"cost\":\"1.25\",\"act\":true,\"tags\":[\"x\",\"y\"],\"addr\":{\"city\":\"Berlin\",\"cc\":\"DE\"}}"],["{\"id\":2,\"prod\":\"B\",\"reg\":\"south\",\"d\":\"2024-01-05\",\"qty\":1,\"price\":99.99,\"cost\":50,\"act\":false,\"tags\":[\"y\"],\"addr\":{\"city\":\"Paris\",\"cc\":\"FR\"}}"],["{\"id\":3,\"prod\":\"A\",\"reg\":\"south\",\"d\":\"2024-02-10\",\"qty\":null,\"price\":10.5,\"cost\":\"1.3\",\"act\":true,\"tags\":[],\"addr\":{\"city\":null,\"cc\":\"FR\"}}"],["{\"id\":4,\"prod\":\"C\",\"reg\":null,\"d\":\"2024-02-29\",\"qty\":7,\"price\":0,\"cost\":null,\"act\":null,\"tags\":null,\"addr\":null}"],["{\"id\":5,\"prod\":\"B\",\"reg\":\"north\",\"d\":\"2024-03-31\",\"qty\":2,\"price\":-5.5,\"cost\":\"48.999999999\",\"act\":true,\"tags\":[\"z\",\"x\",\"x\"],\"addr\":{\"city\":\"Rome\",\"cc\":\"IT\"}}"],["{\"id\":6,\"prod\":\"A\",\"reg\":\"north\",\"d\":\"2024-12-31\",\"qty\":10,\"price\":11,\"cost\":\"1.25\",\"act\":false,\"tags\":[\"x\"],\"addr\":{\"city\":\"Berlin\",\"cc\":\"DE\"}}"]]
SELECT TO_JSON_STRING(STRUCT(addr, tags, cost, price)) AS j FROM sales ORDER BY id
-- => [["{\"addr\":{\"city\":\"Berlin\",\"cc\":\"DE\"},\"tags\":[\"x\",\"y\"],\"cost\":\"1.25\",\"price\":10.5}"],["{\"addr\":{\"city\":\"Paris\",\"cc\":\"FR\"},\"tags\":[\"y\"],\"cost\":50,\"price\":99.99}"],["{\"addr\":{\"city\":null,\"cc\":\"FR\"},\"tags\":[],\"cost\":\"1.3\",\"price\":10.5}"],["{\"addr\":null,\"tags\":null,\"cost\":null,\"price\":0}"],["{\"addr\":{\"city\":\"Rome\",\"cc\":\"IT\"},\"tags\":[\"z\",\"x\",\"x\"],\"cost\":\"48.999999999\",\"price\":-5.5}"],["{\"addr\":{\"city\":\"Berlin\",\"cc\":\"DE\"},\"tags\":[\"x\"],\"cost\":\"1.25\",\"price\":11}"]]
SELECT JSON_VALUE(TO_JSON_STRING(addr), '$.city') AS c, JSON_VALUE(TO_JSON(addr).cc) AS cc FROM sales ORDER BY id
-- => [["Berlin","DE"],["Paris","FR"],[null,"FR"],[null,null],["Rome","IT"],["Berlin","DE"]]
SELECT s.* EXCEPT (tags, addr, cost), c.* EXCEPT (since) FROM sales s JOIN cust c ON c.city = s.addr.city ORDER BY s.id
-- => [["1i","A","north","d2024-01-05","3i","10.5f",true,"Berlin","1i","Ann"],["2i","B","south","d2024-01-05","1i","99.99f",false,"Paris","2i","bob"],["6i","A","north","d2024-12-31","10i","11f",false,"Berlin","1i","Ann"]]
SELECT SPLIT('a=1;b=2', ';') AS kv, (SELECT ARRAY_AGG(STRUCT(SPLIT(x, '=')[OFFSET(0)] AS k, SAFE_CAST(SPLIT(x, '=')[SAFE_OFFSET(1)] AS INT64) AS v)) FROM UNNEST(SPLIT('a=1;b=2;c', ';')) x) AS m
-- => [[["a=1","b=2"],[[["k","a"],["v","1i"]],[["k","b"],["v","2i"]],[["k","c"],["v",null]]]]]
SELECT id, (SELECT STRING_AGG(UPPER(t), '' ORDER BY o DESC) FROM UNNEST(tags) t WITH OFFSET o) AS rev FROM sales ORDER BY id
-- => [["1i","YX"],["2i","Y"],["3i",null],["4i",null],["5i","XXZ"],["6i","X"]]
SELECT ARRAY(SELECT x FROM UNNEST([5, 3, 9]) x WHERE x > 3 ORDER BY x) AS a, ARRAY(SELECT AS STRUCT x, x * x AS sq FROM UNNEST([1, 2]) x) AS b, (SELECT AS STRUCT 1 AS a, 'z' AS b) AS c, ARRAY_CONCAT(ARRAY(SELECT 1), [2, 3]) AS d
-- => [[["5i","9i"],[[["x","1i"],["sq","1i"]],[["x","2i"],["sq","4i"]]],[["a","1i"],["b","z"]],["1i","2i","3i"]]]
SELECT id, IF(act, 'Y', 'N') AS a, IFNULL(CAST(act AS STRING), 'null') AS b, CAST(act AS INT64) AS c, act = TRUE AS d, act IS NOT TRUE AS e FROM sales ORDER BY id
-- => [["1i","Y","true","1i",true,false],["2i","N","false","0i",false,true],["3i","Y","true","1i",true,false],["4i","N","null",null,null,true],["5i","Y","true","1i",true,false],["6i","N","false","0i",false,true]]
SELECT DATE_ADD(d, INTERVAL qty DAY) AS a, DATE_SUB(d, INTERVAL 1 QUARTER) AS b, DATE_ADD(d, INTERVAL -1 MONTH) AS c, d + 7 AS e, DATE_TRUNC(DATE_ADD(d, INTERVAL 1 MONTH), MONTH) - 1 AS eom FROM sales ORDER BY id
-- => [["d2024-01-08","d2023-10-05","d2023-12-05","d2024-01-12","d2024-01-31"],["d2024-01-06","d2023-10-05","d2023-12-05","d2024-01-12","d2024-01-31"],[null,"d2023-11-10","d2024-01-10","d2024-02-17","d2024-02-29"],["d2024-03-07","d2023-11-29","d2024-01-29","d2024-03-07","d2024-02-29"],["d2024-04-02","d2023-12-31","d2024-02-29","d2024-04-07","d2024-03-31"],["d2025-01-10","d2024-09-30","d2024-11-30","d2025-01-07","d2024-12-31"]]
SELECT EXTRACT(YEAR FROM d) * 100 + EXTRACT(MONTH FROM d) AS ym, CAST(FORMAT_DATE('%Y%m%d', d) AS INT64) AS k, PARSE_DATE('%Y%m%d', FORMAT_DATE('%Y%m%d', d)) = d AS same FROM sales ORDER BY id
-- => [["202401i","20240105i",true],["202401i","20240105i",true],["202402i","20240210i",true],["202402i","20240229i",true],["202403i","20240331i",true],["202412i","20241231i",true]]
SELECT MOD(EXTRACT(DAYOFWEEK FROM d) + 5, 7) AS mon0, FORMAT_DATE('%u', d) AS u, IF(EXTRACT(DAYOFWEEK FROM d) IN (1, 7), 'we', 'wd') AS k FROM sales ORDER BY id
-- => [["4i","5","wd"],["4i","5","wd"],["5i","6","we"],["3i","4","wd"],["6i","7","we"],["1i","2","wd"]]
SELECT prod, DATE_DIFF(d, LAG(d) OVER (PARTITION BY prod ORDER BY d), DAY) AS gap FROM sales ORDER BY id
-- => [["A",null],["B",null],["A","36i"],["C",null],["B","86i"],["A","325i"]]
SELECT prod, AVG(gap) AS avg_gap FROM (SELECT prod, DATE_DIFF(d, LAG(d) OVER (PARTITION BY prod ORDER BY d), DAY) AS gap FROM sales) GROUP BY prod ORDER BY prod
-- => [["A","180.5f"],["B","86f"],["C",null]]
WITH x AS (SELECT id, d, DATE_SUB(d, INTERVAL ROW_NUMBER() OVER (ORDER BY d, id) DAY) AS grp FROM sales) SELECT grp, COUNT(*) AS n FROM x GROUP BY grp ORDER BY grp
-- => [["d2024-01-03","1i"],["d2024-01-04","1i"],["d2024-02-07","1i"],["d2024-02-25","1i"],["d2024-03-26","1i"],["d2024-12-25","1i"]]
SELECT FORMAT('%6.2f|%-8s|%08.3f|%+.1e|%i|%u', price, prod, price, price, id, id) AS f FROM sales ORDER BY id
-- => error
SELECT FORMAT('%t|%T|%p|%P', tags, addr, TO_JSON(id), TO_JSON(STRUCT(id))) AS f FROM sales WHERE id = 1
-- => [["[x, y]|(\"Berlin\", \"DE\")|1|{\n  \"id\": 1\n}"]]
SELECT CAST(price AS STRING) AS a, CAST(price AS NUMERIC) AS b, SAFE_CAST(prod AS FLOAT64) AS c, CAST(d AS STRING) AS e, CAST(d AS DATETIME) AS f, CAST(d AS TIMESTAMP) AS g, CAST(id AS BOOL) AS h, CAST('0x1f' AS INT64) AS i, CAST('  3 ' AS INT64) AS j FROM sales ORDER BY id
-- => [["10.5","10.5n",null,"2024-01-05","dt2024-01-05 00:00:00","ts2024-01-05 00:00:00",true,"31i","3i"],["99.99","99.99n",null,"2024-01-05","dt2024-01-05 00:00:00","ts2024-01-05 00:00:00",true,"31i","3i"],["10.5","10.5n",null,"2024-02-10","dt2024-02-10 00:00:00","ts2024-02-10 00:00:00",true,"31i","3i"],["0","0n",null,"2024-02-29","dt2024-02-29 00:00:00","ts2024-02-29 00:00:00",true,"31i","3i"],["-5.5","-5.5n",null,"2024-03-31","dt2024-03-31 00:00:00","ts2024-03-31 00:00:00",true,"31i","3i"],["11","11n",null,"2024-12-31","dt2024-12-31 00:00:00","ts2024-12-31 00:00:00",true,"31i","3i"]]
SELECT REGEXP_REPLACE(nm, r'([aeiou])', r'<\1>') AS v, REGEXP_EXTRACT(nm, r'^.(.)') AS e, REGEXP_EXTRACT_ALL(nm, '.') AS all_c, REPLACE(nm, 'n', '') AS r, TRIM(CONCAT('  ', nm, ' ')) AS t, LTRIM('xxa', 'x') AS lt, SUBSTR(nm, 2, 2) AS s FROM cust ORDER BY cid
-- => [["Ann","n",["A","n","n"],"A","Ann","a","nn"],["b<o>b","o",["b","o","b"],"bob","bob","a","ob"],[null,null,null,null,null,"a",null]]
SELECT x, y FROM UNNEST([1, 2]) AS x CROSS JOIN UNNEST(['a', 'b']) AS y ORDER BY x, y
-- => [["1i","a"],["1i","b"],["2i","a"],["2i","b"]]
SELECT i, j FROM UNNEST([STRUCT(1 AS i, [10, 20] AS js), STRUCT(2, [30])]) LEFT JOIN UNNEST(js) AS j ORDER BY i, j
-- => [["1i","10i"],["1i","20i"],["2i","30i"]]
SELECT * FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, 'y')]) WITH OFFSET AS o ORDER BY o DESC
-- => [["2i","y","1i"],["1i","x","0i"]]
SELECT a.o, b FROM UNNEST(['p', 'q']) AS b WITH OFFSET o JOIN (SELECT 1 AS o) a USING (o)
-- => [["1i","q"]]
WITH RECURSIVE fib AS (SELECT 1 AS n, 0 AS a, 1 AS b UNION ALL SELECT n + 1, b, a + b FROM fib WHERE n < 10) SELECT n, a FROM fib ORDER BY n
-- => [["1i","0i"],["2i","1i"],["3i","1i"],["4i","2i"],["5i","3i"],["6i","5i"],["7i","8i"],["8i","13i"],["9i","21i"],["10i","34i"]]
WITH RECURSIVE r AS (SELECT 'a' AS s UNION ALL SELECT CONCAT(s, CHR(ASCII(SUBSTR(s, -1)) + 1)) FROM r WHERE LENGTH(s) < 4) SELECT s FROM r ORDER BY LENGTH(s)
-- => [["a"],["ab"],["abc"],["abcd"]]
SELECT COALESCE(NULL, NULL, 3) AS a, NULLIF(3, 3) AS b, IF(NULL, 1, 2) AS c, CASE NULL WHEN NULL THEN 1 ELSE 2 END AS d, IFNULL(NULL, 'x') AS e
-- => [["3i",null,"2i","2i","x"]]
SELECT SUM(CASE WHEN prod = 'A' THEN qty END) AS a, SUM(IF(prod = 'Z', qty, NULL)) AS z, COUNT(CASE WHEN reg = 'north' THEN 1 END) AS n, AVG(CASE WHEN act THEN price ELSE 0 END) AS p FROM sales
-- => [["13i",null,"3i","2.5833333333333f"]]
SELECT prod, SUM(qty) AS q FROM sales GROUP BY prod ORDER BY CASE prod WHEN 'C' THEN 0 ELSE 1 END, q DESC
-- => [["C","7i"],["A","13i"],["B","3i"]]
SELECT prod AS p, COUNT(*) AS c FROM sales GROUP BY p ORDER BY c DESC, p LIMIT 2
-- => [["A","3i"],["B","2i"]]
SELECT DISTINCT reg, act FROM sales ORDER BY reg, act
-- => [[null,null],["north",false],["north",true],["south",false],["south",true]]
SELECT DISTINCT addr.cc AS cc FROM sales ORDER BY cc
-- => [[null],["DE"],["FR"],["IT"]]
SELECT COUNT(DISTINCT addr.city) AS c, COUNT(DISTINCT CONCAT(prod, reg)) AS pr FROM sales
-- => [["3i","4i"]]
SELECT ROUND(AVG(price), 2) AS a, ROUND(SUM(price), 2) AS s, ROUND(SUM(cost) / COUNT(*), 4) AS c, CAST(SUM(qty) AS NUMERIC) / 3 AS t FROM sales
-- => [["21.08f","126.49f","17.1333n","7.666666667n"]]
SELECT id, TIMESTAMP(d) AS a, TIMESTAMP(d, 'America/New_York') AS b, DATETIME(d, TIME '12:30:00') AS c, TIMESTAMP_ADD(TIMESTAMP(d), INTERVAL qty HOUR) AS e FROM sales ORDER BY id
-- => [["1i","ts2024-01-05 00:00:00","ts2024-01-05 05:00:00","dt2024-01-05 12:30:00","ts2024-01-05 03:00:00"],["2i","ts2024-01-05 00:00:00","ts2024-01-05 05:00:00","dt2024-01-05 12:30:00","ts2024-01-05 01:00:00"],["3i","ts2024-02-10 00:00:00","ts2024-02-10 05:00:00","dt2024-02-10 12:30:00",null],["4i","ts2024-02-29 00:00:00","ts2024-02-29 05:00:00","dt2024-02-29 12:30:00","ts2024-02-29 07:00:00"],["5i","ts2024-03-31 00:00:00","ts2024-03-31 04:00:00","dt2024-03-31 12:30:00","ts2024-03-31 02:00:00"],["6i","ts2024-12-31 00:00:00","ts2024-12-31 05:00:00","dt2024-12-31 12:30:00","ts2024-12-31 10:00:00"]]
SELECT EXTRACT(WEEK(THURSDAY) FROM d) AS w4, EXTRACT(ISOWEEK FROM d) AS iw, DATE_DIFF(d, DATE '2024-01-01', WEEK) AS w, DATE_DIFF(d, DATE '2024-01-01', ISOYEAR) AS iy, DATE_TRUNC(d, YEAR) AS y FROM sales ORDER BY id
-- => [["1i","1i","0i","0i","d2024-01-01"],["1i","1i","0i","0i","d2024-01-01"],["6i","6i","5i","0i","d2024-01-01"],["9i","9i","8i","0i","d2024-01-01"],["13i","13i","13i","0i","d2024-01-01"],["52i","1i","52i","1i","d2024-01-01"]]
SELECT TIME_ADD(TIME '23:30:00', INTERVAL 45 MINUTE) AS a, TIME_DIFF(TIME '10:00:00', TIME '09:15:30', SECOND) AS b, TIME_TRUNC(TIME '10:11:12.5', MINUTE) AS c, FORMAT_TIME('%I:%M %p', TIME '15:04:05') AS d, PARSE_TIME('%T', '01:02:03') AS e, EXTRACT(MINUTE FROM TIME '10:11:12') AS f
-- => [["t00:15:00","2670i","t10:11:00","03:04 PM","t01:02:03","11i"]]
SELECT REGEXP_CONTAINS('abc', 'a(?=b)')
-- => error
SELECT MAKE_INTERVAL(1, 2, 3) AS a, INTERVAL 90 MINUTE AS b, EXTRACT(HOUR FROM INTERVAL 90 MINUTE) AS c, JUSTIFY_INTERVAL(INTERVAL '0-0 40 30:0:0' YEAR TO SECOND) AS d
-- => [["interval 14 3 0","interval 0 0 5400000000","1i","interval 1 11 21600000000"]]
SELECT id, qty FROM sales WHERE qty = (SELECT MAX(qty) FROM sales)
-- => [["6i","10i"]]
SELECT id, ARRAY(SELECT AS STRUCT s2.id, s2.qty FROM sales s2 WHERE s2.prod = s.prod AND s2.id != s.id ORDER BY s2.id) AS others FROM sales s ORDER BY id
-- => [["1i",[[["id","3i"],["qty",null]],[["id","6i"],["qty","10i"]]]],["2i",[[["id","5i"],["qty","2i"]]]],["3i",[[["id","1i"],["qty","3i"]],[["id","6i"],["qty","10i"]]]],["4i",[]],["5i",[[["id","2i"],["qty","1i"]]]],["6i",[[["id","1i"],["qty","3i"]],[["id","3i"],["qty",null]]]]]
SELECT prod, q, q / SUM(q) OVER () AS sh, SUM(q) OVER (ORDER BY q DESC) / SUM(q) OVER () AS cum FROM (SELECT prod, SUM(qty) AS q FROM sales GROUP BY prod) ORDER BY q DESC
-- => [["A","13i","0.56521739130435f","0.56521739130435f"],["C","7i","0.30434782608696f","0.8695652173913f"],["B","3i","0.1304347826087f","1f"]]
SELECT LOGICAL_OR(act) OVER (PARTITION BY reg) AS lo, COUNTIF(act) OVER (ORDER BY id) AS c, id FROM sales ORDER BY id
-- => [[true,"1i","1i"],[true,"1i","2i"],[true,"2i","3i"],[null,"2i","4i"],[true,"3i","5i"],[true,"3i","6i"]]
SELECT id, BIT_COUNT(id) AS b, id << 2 AS sl, id >> 1 AS sr, id & 1 AS odd, id ^ 5 AS x, ~id AS n FROM sales ORDER BY id
-- => [["1i","1i","4i","0i","1i","4i","-2i"],["2i","1i","8i","1i","0i","7i","-3i"],["3i","2i","12i","1i","1i","6i","-4i"],["4i","1i","16i","2i","0i","1i","-5i"],["5i","2i","20i","2i","1i","0i","-6i"],["6i","2i","24i","3i","0i","3i","-7i"]]
SELECT SAFE_DIVIDE(qty, id - 3) AS a, SAFE_MULTIPLY(qty, 2) AS b, SAFE_SUBTRACT(qty, id) AS c, SAFE_NEGATE(qty) AS d, IEEE_DIVIDE(qty, 0) AS e FROM sales ORDER BY id
-- => [["-1.5f","6i","2i","-3i","Infinity"],["-1f","2i","-1i","-1i","Infinity"],[null,null,null,null,null],["7f","14i","3i","-7i","Infinity"],["1f","4i","-3i","-2i","Infinity"],["3.3333333333333f","20i","4i","-10i","Infinity"]]
SELECT CONCAT(IFNULL(reg, ''), '|', prod) AS k, SUM(qty) AS q FROM sales GROUP BY 1 HAVING q IS NOT NULL ORDER BY 1
-- => [["north|A","13i"],["north|B","2i"],["south|B","1i"],["|C","7i"]]
SELECT AS VALUE x FROM UNNEST([3, 1, 2]) x ORDER BY x
-- => [["1i"],["2i"],["3i"]]
SELECT t.a + 1 AS b, t.a * 2 AS a FROM (SELECT 5 AS a) t WHERE t.a > 4
-- => [["6i","10i"]]
SELECT x.k, ARRAY_AGG(x.v ORDER BY x.v) AS vs FROM (SELECT 'a' AS k, 1 AS v UNION ALL SELECT 'a', 2 UNION ALL SELECT 'b', 3) AS x GROUP BY x.k HAVING ARRAY_LENGTH(ARRAY_AGG(x.v)) > 1
-- => [["a",["1i","2i"]]]
