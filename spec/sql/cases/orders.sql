-- with: c AS (SELECT * FROM UNNEST([STRUCT(1 AS cid, 'Ann' AS name, 'DE' AS country, DATE '2023-01-15' AS joined), (2, 'Bob', 'US', DATE '2023-02-28'), (3, 'Çelik', 'TR', DATE '2024-02-29'), (4, NULL, 'US', NULL)])), o AS (SELECT * FROM UNNEST([STRUCT(10 AS oid, 1 AS cid, DATE '2024-01-01' AS day, NUMERIC '99.99' AS total, 'paid' AS st, [STRUCT('sku1' AS sku, 2 AS qty, NUMERIC '10.00' AS price), ('sku2', 1, NUMERIC '79.99')] AS items), (11, 1, DATE '2024-02-15', NUMERIC '15.5', 'open', [('sku1', 1, NUMERIC '15.50')]), (12, 2, DATE '2024-02-29', NUMERIC '0', 'paid', []), (13, 9, DATE '2024-12-30', NULL, 'void', NULL), (14, 2, DATE '2025-01-05', NUMERIC '1234567.89', 'paid', [('sku3', NULL, NUMERIC '1234567.89')])]))
SELECT c.name, COUNT(o.oid) n, SUM(IFNULL(o.total, 0)) s FROM c LEFT JOIN o USING (cid) GROUP BY c.cid, c.name ORDER BY n DESC, c.name
-- => [["Ann","2i","115.49n"],["Bob","2i","1234567.89n"],[null,"0i","0n"],["Çelik","0i","0n"]]
SELECT c.cid, MAX(o.day) last_day, DATE_DIFF(DATE '2025-01-31', MAX(o.day), DAY) recency FROM c JOIN o ON o.cid = c.cid GROUP BY 1 ORDER BY 1
-- => [["1i","d2024-02-15","351i"],["2i","d2025-01-05","26i"]]
SELECT FORMAT_DATE('%Y-%m', day) m, COUNT(*) n, ROUND(AVG(total), 3) a FROM o GROUP BY m ORDER BY m
-- => [["2024-01","1i","99.99n"],["2024-02","2i","7.75n"],["2024-12","1i",null],["2025-01","1i","1234567.89n"]]
SELECT m, COUNT(o.oid) n FROM UNNEST(GENERATE_DATE_ARRAY('2024-01-01', '2024-04-01', INTERVAL 1 MONTH)) m LEFT JOIN o ON DATE_TRUNC(o.day, MONTH) = m GROUP BY m ORDER BY m
-- => [["d2024-01-01","1i"],["d2024-02-01","2i"],["d2024-03-01","0i"],["d2024-04-01","0i"]]
SELECT i.sku, SUM(i.qty) q, SUM(i.qty * i.price) rev FROM o, UNNEST(items) i GROUP BY i.sku ORDER BY rev DESC NULLS LAST, sku
-- => [["sku2","1i","79.99n"],["sku1","3i","35.5n"],["sku3",null,null]]
SELECT oid, (SELECT SUM(qty * price) FROM UNNEST(items)) = total eq FROM o ORDER BY oid
-- => [["10i",true],["11i",true],["12i",null],["13i",null],["14i",null]]
SELECT oid, ARRAY(SELECT sku FROM UNNEST(items) WHERE qty > 1) big, (SELECT STRING_AGG(sku, '+' ORDER BY sku) FROM UNNEST(items)) skus FROM o ORDER BY oid
-- => [["10i",["sku1"],"sku1+sku2"],["11i",[],"sku1"],["12i",[],null],["13i",[],null],["14i",[],"sku3"]]
SELECT o.oid, i.*, off FROM o LEFT JOIN UNNEST(o.items) i WITH OFFSET off ORDER BY oid, off
-- => [["10i","sku1","2i","10n","0i"],["10i","sku2","1i","79.99n","1i"],["11i","sku1","1i","15.5n","0i"],["12i",null,null,null,null],["13i",null,null,null,null],["14i","sku3",null,"1234567.89n","0i"]]
SELECT oid, items[SAFE_OFFSET(0)].sku first_sku, ARRAY_LENGTH(items) n, items[SAFE_OFFSET(0)].price * 2 p FROM o ORDER BY oid
-- => [["10i","sku1","2i","20n"],["11i","sku1","1i","31n"],["12i",null,"0i",null],["13i",null,null,null],["14i","sku3","1i","2469135.78n"]]
SELECT c.*, ARRAY(SELECT AS STRUCT o.oid, o.total FROM o WHERE o.cid = c.cid ORDER BY o.oid) orders FROM c ORDER BY cid
-- => [["1i","Ann","DE","d2023-01-15",[[["oid","10i"],["total","99.99n"]],[["oid","11i"],["total","15.5n"]]]],["2i","Bob","US","d2023-02-28",[[["oid","12i"],["total","0n"]],[["oid","14i"],["total","1234567.89n"]]]],["3i","Çelik","TR","d2024-02-29",[]],["4i",null,"US",null,[]]]
SELECT cid, ARRAY_AGG(STRUCT(day, total) ORDER BY day DESC LIMIT 1)[OFFSET(0)].total last_total FROM o GROUP BY cid ORDER BY cid
-- => [["1i","15.5n"],["2i","1234567.89n"],["9i",null]]
SELECT cid, oid, total, total - LAG(total) OVER (PARTITION BY cid ORDER BY day) diff, ROUND(100 * SAFE_DIVIDE(total, SUM(total) OVER (PARTITION BY cid)), 2) pct FROM o ORDER BY cid, oid
-- => [["1i","10i","99.99n",null,"86.58n"],["1i","11i","15.5n","-84.49n","13.42n"],["2i","12i","0n",null,"0n"],["2i","14i","1234567.89n","1234567.89n","100n"],["9i","13i",null,null,null]]
SELECT * FROM o QUALIFY RANK() OVER (PARTITION BY cid ORDER BY total DESC) = 1 AND cid < 5 ORDER BY oid
-- => [["10i","1i","d2024-01-01","99.99n","paid",[[["sku","sku1"],["qty","2i"],["price","10n"]],[["sku","sku2"],["qty","1i"],["price","79.99n"]]]],["14i","2i","d2025-01-05","1234567.89n","paid",[[["sku","sku3"],["qty",null],["price","1234567.89n"]]]]]
SELECT cid, st, COUNT(*) n FROM o GROUP BY cid, st HAVING COUNT(*) >= 1 AND st != 'void' ORDER BY cid, st
-- => [["1i","open","1i"],["1i","paid","1i"],["2i","paid","2i"]]
SELECT * FROM (SELECT cid, st, total FROM o) PIVOT (SUM(total) FOR st IN ('paid', 'open' AS offen, 'void')) ORDER BY cid
-- => [["1i","99.99n","15.5n",null],["2i","1234567.89n",null,null],["9i",null,null,null]]
SELECT * FROM (SELECT EXTRACT(YEAR FROM day) y, EXTRACT(QUARTER FROM day) q, total FROM o) PIVOT (SUM(total) AS s, COUNT(*) AS n FOR q IN (1, 2, 3, 4)) ORDER BY y
-- => [["2024i","115.49n","3i",null,"0i",null,"0i",null,"1i"],["2025i","1234567.89n","1i",null,"0i",null,"0i",null,"0i"]]
SELECT cid FROM c WHERE NOT EXISTS (SELECT 1 FROM o WHERE o.cid = c.cid) ORDER BY cid
-- => [["3i"],["4i"]]
SELECT cid FROM o WHERE cid IN (SELECT cid FROM c WHERE country = 'US') GROUP BY cid
-- => [["2i"]]
SELECT a.oid, b.oid FROM o a JOIN o b ON a.cid = b.cid AND b.day > a.day ORDER BY 1, 2
-- => [["10i","11i"],["12i","14i"]]
SELECT name, UPPER(name), LOWER(name), LENGTH(name), BYTE_LENGTH(name), REVERSE(name), SUBSTR(name, 1, 1) FROM c ORDER BY cid
-- => [["Ann","ANN","ann","3i","3i","nnA","A"],["Bob","BOB","bob","3i","3i","boB","B"],["Çelik","ÇELIK","çelik","5i","6i","kileÇ","Ç"],[null,null,null,null,null,null,null]]
SELECT name, REGEXP_REPLACE(NORMALIZE(name, NFD), r'\pM', '') plain FROM c ORDER BY cid
-- => [["Ann","Ann"],["Bob","Bob"],["Çelik","Celik"],[null,null]]
SELECT cid, joined, DATE_ADD(joined, INTERVAL 1 YEAR) y, DATE_DIFF(DATE '2025-02-28', joined, YEAR) yd, DATE_DIFF(DATE '2025-02-28', joined, MONTH) md, LAST_DAY(joined) l, EXTRACT(ISOWEEK FROM joined) w FROM c ORDER BY cid
-- => [["1i","d2023-01-15","d2024-01-15","2i","25i","d2023-01-31","2i"],["2i","d2023-02-28","d2024-02-28","2i","24i","d2023-02-28","9i"],["3i","d2024-02-29","d2025-02-28","1i","12i","d2024-02-29","9i"],["4i",null,null,null,null,null,null]]
SELECT EXTRACT(ISOYEAR FROM day) iy, EXTRACT(ISOWEEK FROM day) iw, FORMAT_DATE('%G-W%V', day) f, DATE_TRUNC(day, ISOWEEK) t FROM o ORDER BY day
-- => [["2024i","1i","2024-W01","d2024-01-01"],["2024i","7i","2024-W07","d2024-02-12"],["2024i","9i","2024-W09","d2024-02-26"],["2025i","1i","2025-W01","d2024-12-30"],["2025i","1i","2025-W01","d2024-12-30"]]
SELECT day, DATE_TRUNC(day, WEEK(FRIDAY)) f, DATE_DIFF(DATE '2025-01-05', day, WEEK(FRIDAY)) d FROM o ORDER BY day
-- => [["d2024-01-01","d2023-12-29","53i"],["d2024-02-15","d2024-02-09","47i"],["d2024-02-29","d2024-02-23","45i"],["d2024-12-30","d2024-12-27","1i"],["d2025-01-05","d2025-01-03","0i"]]
SELECT TO_JSON_STRING(o) FROM o ORDER BY oid
-- => [["{\"oid\":10,\"cid\":1,\"day\":\"2024-01-01\",\"total\":\"99.99\",\"st\":\"paid\",\"items\":[{\"sku\":\"sku1\",\"qty\":2,\"price\":10},{\"sku\":\"sku2\",\"qty\":1,\"price\":\"79.99\"}]}"],["{\"oid\":11,\"cid\":1,\"day\":\"2024-02-15\",\"total\":\"15.5\",\"st\":\"open\",\"items\":[{\"sku\":\"sku1\",\"qty\":1,\"price\":\"15.5\"}]}"],["{\"oid\":12,\"cid\":2,\"day\":\"2024-02-29\",\"total\":0,\"st\":\"paid\",\"items\":[]}"],["{\"oid\":13,\"cid\":9,\"day\":\"2024-12-30\",\"total\":null,\"st\":\"void\",\"items\":null}"],["{\"oid\":14,\"cid\":2,\"day\":\"2025-01-05\",\"total\":\"1234567.89\",\"st\":\"paid\",\"items\":[{\"sku\":\"sku3\",\"qty\":null,\"price\":\"1234567.89\"}]}"]]
SELECT oid, TO_JSON_STRING(items) FROM o ORDER BY oid
-- => [["10i","[{\"sku\":\"sku1\",\"qty\":2,\"price\":10},{\"sku\":\"sku2\",\"qty\":1,\"price\":\"79.99\"}]"],["11i","[{\"sku\":\"sku1\",\"qty\":1,\"price\":\"15.5\"}]"],["12i","[]"],["13i","null"],["14i","[{\"sku\":\"sku3\",\"qty\":null,\"price\":\"1234567.89\"}]"]]
SELECT JSON_VALUE(TO_JSON_STRING(o), '$.items[0].sku') FROM o ORDER BY oid
-- => [["sku1"],["sku1"],[null],[null],["sku3"]]
SELECT oid, FORMAT("%'.2f", total), FORMAT('%T', total), CAST(total AS STRING), CAST(total AS INT64), CAST(total AS FLOAT64) FROM o ORDER BY oid
-- => [["10i","99.99","NUMERIC \"99.99\"","99.99","100i","99.99f"],["11i","15.50","NUMERIC \"15.5\"","15.5","16i","15.5f"],["12i","0.00","NUMERIC \"0\"","0","0i","0f"],["13i",null,"NULL",null,null,null],["14i","1,234,567.89","NUMERIC \"1234567.89\"","1234567.89","1234568i","1234567.89f"]]
SELECT st, COUNTIF(total > 10) / COUNT(*) r, AVG(IF(total > 10, 1, 0)) a FROM o GROUP BY st ORDER BY st
-- => [["open","1f","1f"],["paid","0.66666666666667f","0.66666666666667f"],["void","0f","0f"]]
WITH f AS (SELECT cid, MIN(day) d0 FROM o GROUP BY cid) SELECT o.cid, DATE_DIFF(o.day, f.d0, MONTH) m, COUNT(*) n FROM o JOIN f USING (cid) GROUP BY 1, 2 ORDER BY 1, 2
-- => [["1i","0i","1i"],["1i","1i","1i"],["2i","0i","1i"],["2i","11i","1i"],["9i","0i","1i"]]
WITH s AS (SELECT cid, day, IF(DATE_DIFF(day, LAG(day) OVER (PARTITION BY cid ORDER BY day), DAY) > 30 OR LAG(day) OVER (PARTITION BY cid ORDER BY day) IS NULL, 1, 0) new FROM o) SELECT cid, day, SUM(new) OVER (PARTITION BY cid ORDER BY day) session FROM s ORDER BY cid, day
-- => error
WITH RECURSIVE t AS (SELECT 1 id, CAST(NULL AS INT64) parent UNION ALL SELECT 2, 1 UNION ALL SELECT 3, 1 UNION ALL SELECT 4, 3), r AS (SELECT id, CAST(id AS STRING) path, 0 lvl FROM t WHERE parent IS NULL UNION ALL SELECT t.id, CONCAT(r.path, '/', CAST(t.id AS STRING)), lvl + 1 FROM t JOIN r ON t.parent = r.id) SELECT * FROM r ORDER BY path
-- => [["1i","1","0i"],["2i","1/2","1i"],["3i","1/3","1i"],["4i","1/3/4","2i"]]
SELECT COALESCE(c.cid, o.cid) k, c.name, o.oid FROM c FULL OUTER JOIN o ON c.cid = o.cid ORDER BY k, oid
-- => [["1i","Ann","10i"],["1i","Ann","11i"],["2i","Bob","12i"],["2i","Bob","14i"],["3i","Çelik",null],["4i",null,null],["9i",null,"13i"]]
SELECT cid, name FROM c RIGHT JOIN o USING (cid) ORDER BY cid, name
-- => [["1i","Ann"],["1i","Ann"],["2i","Bob"],["2i","Bob"],["9i",null]]
SELECT (SELECT AS STRUCT c.name, c.country) s, STRUCT(c.cid, c.joined AS j) t FROM c ORDER BY c.cid
-- => [[[["name","Ann"],["country","DE"]],[["cid","1i"],["j","d2023-01-15"]]],[[["name","Bob"],["country","US"]],[["cid","2i"],["j","d2023-02-28"]]],[[["name","Çelik"],["country","TR"]],[["cid","3i"],["j","d2024-02-29"]]],[[["name",null],["country","US"]],[["cid","4i"],["j",null]]]]
SELECT IF(total IS NULL, 'n/a', CONCAT('EUR ', CAST(ROUND(total, 1) AS STRING))) FROM o ORDER BY oid
-- => [["EUR 100"],["EUR 15.5"],["EUR 0"],["n/a"],["EUR 1234567.9"]]
SELECT CASE WHEN total BETWEEN 0 AND 50 THEN 'low' WHEN total > 50 THEN 'high' ELSE 'none' END b, COUNT(*) FROM o GROUP BY b ORDER BY b
-- => [["high","2i"],["low","2i"],["none","1i"]]
SELECT NTILE(2) OVER (ORDER BY total) h, oid FROM o ORDER BY oid
-- => [["2i","10i"],["1i","11i"],["1i","12i"],["1i","13i"],["2i","14i"]]
SELECT oid, SUM(total) OVER (ORDER BY UNIX_DATE(day) RANGE BETWEEN 60 PRECEDING AND CURRENT ROW) s60 FROM o ORDER BY oid
-- => [["10i","99.99n"],["11i","115.49n"],["12i","115.49n"],["13i",null],["14i","1234567.89n"]]
SELECT oid, COUNT(*) OVER (PARTITION BY EXTRACT(YEAR FROM day)) y, MAX(total) OVER (PARTITION BY cid) m, FIRST_VALUE(st) OVER (PARTITION BY cid ORDER BY day DESC) l FROM o ORDER BY oid
-- => [["10i","4i","99.99n","open"],["11i","4i","99.99n","open"],["12i","4i","1234567.89n","paid"],["13i","4i",null,"void"],["14i","1i","1234567.89n","paid"]]
SELECT country, ARRAY_AGG(name IGNORE NULLS ORDER BY name) names, STRING_AGG(name, ', ' ORDER BY name DESC) s FROM c GROUP BY country ORDER BY country
-- => [["DE",["Ann"],"Ann"],["TR",["Çelik"],"Çelik"],["US",["Bob"],"Bob"]]
SELECT DISTINCT country, COUNT(*) OVER (PARTITION BY country) n FROM c ORDER BY country
-- => [["DE","1i"],["TR","1i"],["US","2i"]]
SELECT * FROM c WHERE STARTS_WITH(name, 'A') OR name LIKE '%b' OR REGEXP_CONTAINS(name, r'^Ç') ORDER BY cid
-- => [["1i","Ann","DE","d2023-01-15"],["2i","Bob","US","d2023-02-28"],["3i","Çelik","TR","d2024-02-29"]]
SELECT country || '-' || COALESCE(name, '?') k FROM c ORDER BY 1
-- => [["DE-Ann"],["TR-Çelik"],["US-?"],["US-Bob"]]
SELECT SUM(x) FROM (SELECT total x FROM o UNION ALL SELECT 1 UNION ALL SELECT 2.5)
-- => [["1234686.88n"]]
SELECT cid FROM c UNION DISTINCT SELECT cid FROM o ORDER BY cid DESC
-- => [["9i"],["4i"],["3i"],["2i"],["1i"]]
(SELECT cid FROM c EXCEPT DISTINCT SELECT cid FROM o) UNION ALL (SELECT cid FROM o INTERSECT DISTINCT SELECT cid FROM c) ORDER BY 1
-- => [["1i"],["2i"],["3i"],["4i"]]
SELECT name, joined FROM c ORDER BY joined DESC, name LIMIT 2 OFFSET 1
-- => [["Bob","d2023-02-28"],["Ann","d2023-01-15"]]
SELECT t.* EXCEPT (items) REPLACE (COALESCE(total, 0) AS total) FROM o t ORDER BY oid
-- => [["10i","1i","d2024-01-01","99.99n","paid"],["11i","1i","d2024-02-15","15.5n","open"],["12i","2i","d2024-02-29","0n","paid"],["13i","9i","d2024-12-30","0n","void"],["14i","2i","d2025-01-05","1234567.89n","paid"]]
SELECT LOGICAL_AND(total > 0), LOGICAL_OR(total IS NULL), BIT_OR(cid), STDDEV_SAMP(total), CORR(cid, oid) FROM o
-- => [[false,true,"11i","617264.69823063f","0.46625240412016f"]]
SELECT GENERATE_ARRAY(1, cid) FROM c ORDER BY cid
-- => [[["1i"]],[["1i","2i"]],[["1i","2i","3i"]],[["1i","2i","3i","4i"]]]
SELECT d, EXTRACT(DAYOFWEEK FROM d) IN (1, 7) we FROM UNNEST(GENERATE_DATE_ARRAY('2024-02-26', '2024-03-03')) d ORDER BY d
-- => [["d2024-02-26",false],["d2024-02-27",false],["d2024-02-28",false],["d2024-02-29",false],["d2024-03-01",false],["d2024-03-02",true],["d2024-03-03",true]]
SELECT TIMESTAMP_TRUNC(t, HOUR, 'Europe/Berlin') h, COUNT(*) FROM UNNEST(GENERATE_TIMESTAMP_ARRAY('2024-03-31 00:00:00+00', '2024-03-31 03:00:00+00', INTERVAL 30 MINUTE)) t GROUP BY h ORDER BY h
-- => [["ts2024-03-31 00:00:00","2i"],["ts2024-03-31 01:00:00","2i"],["ts2024-03-31 02:00:00","2i"],["ts2024-03-31 03:00:00","1i"]]
SELECT DATE(t, 'America/New_York') d, COUNT(*) n, MIN(FORMAT_TIMESTAMP('%H:%M %Z', t, 'America/New_York')) f FROM UNNEST(GENERATE_TIMESTAMP_ARRAY('2024-11-03 00:00:00+00', '2024-11-04 12:00:00+00', INTERVAL 1 HOUR)) t GROUP BY d ORDER BY d
-- => [["d2024-11-02","4i","20:00 UTC-4"],["d2024-11-03","25i","00:00 UTC-4"],["d2024-11-04","8i","00:00 UTC-5"]]
SELECT w, SUM(v) OVER w1 s, AVG(v) OVER (w1 ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) a FROM UNNEST([STRUCT('a' AS w, 1 AS v), ('a', 3), ('b', 5)]) WINDOW w1 AS (PARTITION BY w ORDER BY v) ORDER BY w, v
-- => [["a","1i","1f"],["a","4i","2f"],["b","5i","5f"]]
SELECT k, ARRAY_AGG(v ORDER BY v DESC) l FROM UNNEST([STRUCT(1 AS k, 'x' AS v), (1, NULL), (2, 'z')]) GROUP BY k ORDER BY k
-- => [["1i",["x",null]],["2i",["z"]]]
SELECT x.k, y FROM UNNEST([STRUCT('a' AS k, [1, 2] AS l), ('b', [])]) x CROSS JOIN UNNEST(x.l) y ORDER BY 1, 2
-- => [["a","1i"],["a","2i"]]
SELECT k, v FROM (SELECT STRUCT(1 AS a, 2 AS b) s), UNNEST([STRUCT('a' AS k, s.a AS v), ('b', s.b)]) ORDER BY k
-- => [["a","1i"],["b","2i"]]
SELECT JSON_VALUE(p, '$.u.id') id, INT64(p.u.id) n, JSON_QUERY_ARRAY(p, '$.t') t FROM (SELECT PARSE_JSON('{"u":{"id":7},"t":["a",1]}') p)
-- => [["7","7i",["j\"a\"","j1"]]]
SELECT j.k, CAST(JSON_VALUE(j.v) AS INT64) + 1 n FROM UNNEST([STRUCT('a' AS k, JSON '1' AS v), ('b', JSON '"2"')]) j ORDER BY k
-- => [["a","2i"],["b","3i"]]
SELECT REGEXP_EXTRACT(u, r'utm_source=([^&]+)') src, NET.HOST(u) h, SPLIT(u, '/')[SAFE_OFFSET(3)] p FROM UNNEST(['https://www.x.co.uk/a/b?utm_source=g&x=1', 'ftp://y']) u ORDER BY u
-- => [[null,"y",null],["g","www.x.co.uk","a"]]
SELECT FARM_FINGERPRINT(CONCAT(CAST(oid AS STRING), st)) h, MOD(ABS(FARM_FINGERPRINT(st)), 10) b FROM o ORDER BY oid
-- => [["5784581273229410736i","4i"],["-1139808521761422149i","1i"],["2058559255163765477i","4i"],["7262453684145980693i","7i"],["-1337314552854973178i","4i"]]
SELECT SAFE_CAST(v AS INT64) i, SAFE_CAST(v AS FLOAT64) f, SAFE_CAST(v AS DATE) d, SAFE_CAST(v AS BOOL) b FROM UNNEST(['1', '1.5', '2024-02-30', 'true', '', ' 7']) v WITH OFFSET n ORDER BY n
-- => [["1i","1f",null,null],[null,"1.5f",null,null],[null,null,null,null],[null,null,null,true],[null,null,null,null],["7i","7f",null,null]]
SELECT v, RANGE_BUCKET(v, [0, 10, 100]) b FROM UNNEST([-5, 0, 9, 10, 1000]) v ORDER BY v
-- => [["-5i","0i"],["0i","1i"],["9i","1i"],["10i","2i"],["1000i","3i"]]
SELECT CAST(v AS STRING) s, v * 0.1 x, v / 3 y, DIV(v, 3) d, MOD(v, 3) m FROM UNNEST([-7, 0, 7]) v ORDER BY v
-- => [["-7","-0.7f","-2.3333333333333f","-2i","-1i"],["0","0f","0f","0i","0i"],["7","0.7f","2.3333333333333f","2i","1i"]]
SELECT TRUNC(v) t, ROUND(v) r, CEIL(v) c, FLOOR(v) f, CAST(v AS INT64) i, FORMAT('%.1f', v) s FROM UNNEST([-2.5, -0.5, 0.5, 1.5, 2.5]) v ORDER BY v
-- => [["-2f","-3f","-2f","-3f","-3i","-2.5"],["0f","-1f","0f","-1f","-1i","-0.5"],["0f","1f","1f","0f","1i","0.5"],["1f","2f","2f","1f","2i","1.5"],["2f","3f","3f","2f","3i","2.5"]]
SELECT a, b, a IS NOT DISTINCT FROM b eq, COALESCE(a, b) c, IF(a > b, a, b) m, GREATEST(a, b) g FROM UNNEST([STRUCT(1 AS a, 2 AS b), (NULL, 1), (NULL, NULL)]) ORDER BY 1, 2
-- => [[null,null,true,null,null,null],[null,"1i",false,"1i","1i",null],["1i","2i",false,"1i","2i","2i"]]
