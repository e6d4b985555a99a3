-- with: e AS (SELECT * FROM UNNEST([STRUCT(1 AS id, 'u1' AS usr, TIMESTAMP '2024-03-10 06:59:59+00' AS ts, NUMERIC '10.50' AS amt, ['a','b'] AS tags, STRUCT('DE' AS country, 5 AS score) AS geo), (2,'u1',TIMESTAMP '2024-03-10 10:00:00+00',NUMERIC '20',['b'],('DE',NULL)), (3,'u2',TIMESTAMP '2024-11-03 08:30:00+00',NULL,[],('US',7)), (4,'u2',TIMESTAMP '2024-12-30 23:59:59.999999+00',NUMERIC '-3.333333333',NULL,('US',1)), (5,NULL,TIMESTAMP '2024-02-29 12:00:00+00',NUMERIC '0',['c','c',NULL],(NULL,0))]))
SELECT usr, COUNT(*), SUM(amt), AVG(amt), MIN(amt), MAX(amt) FROM e GROUP BY usr ORDER BY usr
-- => [[null,"1i","0n","0n","0n","0n"],["u1","2i","30.5n","15.25n","10.5n","20n"],["u2","2i","-3.333333333n","-3.333333333n","-3.333333333n","-3.333333333n"]]
SELECT id, tag, off FROM e, UNNEST(tags) AS tag WITH OFFSET AS off ORDER BY id, off
-- => [["1i","a","0i"],["1i","b","1i"],["2i","b","0i"],["5i","c","0i"],["5i","c","1i"],["5i",null,"2i"]]
SELECT id, tag FROM e LEFT JOIN UNNEST(tags) AS tag ORDER BY id, tag
-- => [["1i","a"],["1i","b"],["2i","b"],["3i",null],["4i",null],["5i",null],["5i","c"],["5i","c"]]
SELECT id, ARRAY_LENGTH(tags), ARRAY_TO_STRING(tags, '|'), ARRAY_TO_STRING(tags, '|', '?') FROM e ORDER BY id
-- => [["1i","2i","a|b","a|b"],["2i","1i","b","b"],["3i","0i","",""],["4i",null,null,null],["5i","3i","c|c","c|c|?"]]
SELECT id, (SELECT COUNT(*) FROM UNNEST(tags) t WHERE t = 'c') AS c, EXISTS(SELECT 1 FROM UNNEST(tags) t WHERE t = 'b') AS b FROM e ORDER BY id
-- => [["1i","0i",true],["2i","0i",true],["3i","0i",false],["4i","0i",false],["5i","2i",false]]
SELECT id, ARRAY(SELECT DISTINCT UPPER(t) FROM UNNEST(tags) t WHERE t IS NOT NULL ORDER BY 1) AS u FROM e ORDER BY id
-- => [["1i",["A","B"]],["2i",["B"]],["3i",[]],["4i",[]],["5i",["C"]]]
SELECT geo.country, ARRAY_AGG(STRUCT(id, geo.score) ORDER BY geo.score DESC, id) AS l FROM e GROUP BY geo.country ORDER BY 1
-- => [[null,[[["id","5i"],["score","0i"]]]],["DE",[[["id","1i"],["score","5i"]],[["id","2i"],["score",null]]]],["US",[[["id","3i"],["score","7i"]],[["id","4i"],["score","1i"]]]]]
SELECT geo.country, ARRAY_AGG(geo.score IGNORE NULLS ORDER BY geo.score) AS l FROM e GROUP BY 1 ORDER BY 1
-- => [[null,["0i"]],["DE",["5i"]],["US",["1i","7i"]]]
SELECT ARRAY_AGG(usr IGNORE NULLS ORDER BY id DESC LIMIT 2) FROM e
-- => [[["u2","u2"]]]
SELECT ARRAY_AGG(DISTINCT usr IGNORE NULLS ORDER BY usr) FROM e
-- => [[["u1","u2"]]]
SELECT STRING_AGG(usr, '-' ORDER BY ts DESC) FROM e
-- => [["u2-u2-u1-u1"]]
SELECT STRING_AGG(DISTINCT usr ORDER BY usr LIMIT 1) FROM e
-- => [["u1"]]
SELECT id, DATE(ts, 'America/New_York') d, DATETIME(ts, 'America/New_York') dt, EXTRACT(HOUR FROM ts AT TIME ZONE 'America/New_York') h FROM e ORDER BY id
-- => [["1i","d2024-03-10","dt2024-03-10 01:59:59","1i"],["2i","d2024-03-10","dt2024-03-10 06:00:00","6i"],["3i","d2024-11-03","dt2024-11-03 03:30:00","3i"],["4i","d2024-12-30","dt2024-12-30 18:59:59.999999","18i"],["5i","d2024-02-29","dt2024-02-29 07:00:00","7i"]]
SELECT id, TIMESTAMP_TRUNC(ts, DAY, 'America/New_York') a, TIMESTAMP_TRUNC(ts, WEEK(MONDAY)) b, TIMESTAMP_TRUNC(ts, ISOYEAR) c FROM e ORDER BY id
-- => [["1i","ts2024-03-10 05:00:00","ts2024-03-04 00:00:00","ts2024-01-01 00:00:00"],["2i","ts2024-03-10 05:00:00","ts2024-03-04 00:00:00","ts2024-01-01 00:00:00"],["3i","ts2024-11-03 04:00:00","ts2024-10-28 00:00:00","ts2024-01-01 00:00:00"],["4i","ts2024-12-30 05:00:00","ts2024-12-30 00:00:00","ts2024-12-30 00:00:00"],["5i","ts2024-02-29 05:00:00","ts2024-02-26 00:00:00","ts2024-01-01 00:00:00"]]
SELECT id, EXTRACT(WEEK FROM ts) w, EXTRACT(ISOWEEK FROM ts) iw, EXTRACT(WEEK(THURSDAY) FROM ts) wt, EXTRACT(ISOYEAR FROM ts) iy, EXTRACT(DAYOFWEEK FROM ts) dw, EXTRACT(DAYOFYEAR FROM ts) dy, EXTRACT(QUARTER FROM ts) q FROM e ORDER BY id
-- => [["1i","10i","10i","10i","2024i","1i","70i","1i"],["2i","10i","10i","10i","2024i","1i","70i","1i"],["3i","44i","44i","44i","2024i","1i","308i","4i"],["4i","52i","1i","52i","2025i","2i","365i","4i"],["5i","8i","9i","9i","2024i","5i","60i","1i"]]
SELECT id, FORMAT_TIMESTAMP('%Y-%m-%d %H:%M:%E*S %Z', ts, 'Europe/Berlin') FROM e ORDER BY id
-- => [["1i","2024-03-10 07:59:59 UTC+1"],["2i","2024-03-10 11:00:00 UTC+1"],["3i","2024-11-03 09:30:00 UTC+1"],["4i","2024-12-31 00:59:59.999999 UTC+1"],["5i","2024-02-29 13:00:00 UTC+1"]]
SELECT id, FORMAT_TIMESTAMP('%G-W%V-%u %j %U %W %w %y %C %e %k %l %p %I', ts) FROM e ORDER BY id
-- => [["1i","2024-W10-7 070 10 10 0 24 20 10  6  6 AM 06"],["2i","2024-W10-7 070 10 10 0 24 20 10 10 10 AM 10"],["3i","2024-W44-7 308 44 44 0 24 20  3  8  8 AM 08"],["4i","2025-W01-1 365 52 53 1 24 20 30 23 11 PM 11"],["5i","2024-W09-4 060 08 09 4 24 20 29 12 12 PM 12"]]
SELECT id, FORMAT_TIMESTAMP('%c | %x | %X | %D | %R | %T | %F | %h | %B | %A | %a | %b', ts) FROM e ORDER BY id
-- => [["1i","Sun Mar 10 06:59:59 2024 | 03/10/24 | 06:59:59 | 03/10/24 | 06:59 | 06:59:59 | 2024-03-10 | Mar | March | Sunday | Sun | Mar"],["2i","Sun Mar 10 10:00:00 2024 | 03/10/24 | 10:00:00 | 03/10/24 | 10:00 | 10:00:00 | 2024-03-10 | Mar | March | Sunday | Sun | Mar"],["3i","Sun Nov  3 08:30:00 2024 | 11/03/24 | 08:30:00 | 11/03/24 | 08:30 | 08:30:00 | 2024-11-03 | Nov | November | Sunday | Sun | Nov"],["4i","Mon Dec 30 23:59:59 2024 | 12/30/24 | 23:59:59 | 12/30/24 | 23:59 | 23:59:59 | 2024-12-30 | Dec | December | Monday | Mon | Dec"],["5i","Thu Feb 29 12:00:00 2024 | 02/29/24 | 12:00:00 | 02/29/24 | 12:00 | 12:00:00 | 2024-02-29 | Feb | February | Thursday | Thu | Feb"]]
SELECT id, FORMAT_TIMESTAMP('%E3S|%E0S|%s|%Q|%n|%t|%%|%Ez|%z', ts) FROM e ORDER BY id
-- => [["1i","59.000|59|1710053999|1|\n|\t|%|+00:00|+0000"],["2i","00.000|00|1710064800|1|\n|\t|%|+00:00|+0000"],["3i","00.000|00|1730622600|4|\n|\t|%|+00:00|+0000"],["4i","59.999|59|1735603199|4|\n|\t|%|+00:00|+0000"],["5i","00.000|00|1709208000|1|\n|\t|%|+00:00|+0000"]]
SELECT usr, ts, LAG(ts) OVER w prev, TIMESTAMP_DIFF(ts, LAG(ts) OVER w, MINUTE) m, SUM(amt) OVER (w ROWS UNBOUNDED PRECEDING) run FROM e WINDOW w AS (PARTITION BY usr ORDER BY ts) ORDER BY usr, ts
-- => [[null,"ts2024-02-29 12:00:00",null,null,"0n"],["u1","ts2024-03-10 06:59:59",null,null,"10.5n"],["u1","ts2024-03-10 10:00:00","ts2024-03-10 06:59:59","180i","30.5n"],["u2","ts2024-11-03 08:30:00",null,null,null],["u2","ts2024-12-30 23:59:59.999999","ts2024-11-03 08:30:00","83009i","-3.333333333n"]]
SELECT id, SUM(id) OVER (ORDER BY geo.score RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) s FROM e ORDER BY id
-- => [["1i","1i"],["2i","2i"],["3i","4i"],["4i","9i"],["5i","5i"]]
SELECT id, COUNT(*) OVER (ORDER BY amt RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING) s FROM e ORDER BY id
-- => [["1i","1i"],["2i","1i"],["3i","1i"],["4i","2i"],["5i","2i"]]
SELECT id, FIRST_VALUE(amt IGNORE NULLS) OVER (ORDER BY id DESC) f, LAST_VALUE(usr) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) l, NTH_VALUE(id, 2) OVER (ORDER BY id) n FROM e ORDER BY id
-- => [["1i","0n",null,null],["2i","0n",null,"2i"],["3i","0n",null,"2i"],["4i","0n",null,"2i"],["5i","0n",null,"2i"]]
SELECT id, PERCENT_RANK() OVER (ORDER BY geo.country) p, CUME_DIST() OVER (ORDER BY geo.country) c, NTILE(3) OVER (ORDER BY id) n, DENSE_RANK() OVER (ORDER BY geo.country DESC) d FROM e ORDER BY id
-- => [["1i","0.25f","0.6f","1i","2i"],["2i","0.25f","0.6f","1i","2i"],["3i","0.75f","1f","2i","1i"],["4i","0.75f","1f","2i","1i"],["5i","0f","0.2f","3i","3i"]]
SELECT DISTINCT PERCENTILE_CONT(geo.score, 0.5) OVER () m, PERCENTILE_DISC(geo.score, 0.5) OVER () d FROM e
-- => [["3f","1i"]]
SELECT * FROM (SELECT geo.country c, usr, amt FROM e) PIVOT (SUM(amt) AS s, COUNT(*) AS n FOR usr IN ('u1', 'u2')) ORDER BY c
-- => [[null,null,"0i",null,"0i"],["DE","30.5n","2i",null,"0i"],["US",null,"0i","-3.333333333n","2i"]]
SELECT * FROM (SELECT 1 id, 10 a, CAST(NULL AS INT64) b, 30 c) UNPIVOT (v FOR k IN (a, b, c)) ORDER BY k
-- => [["1i","10i","a"],["1i","30i","c"]]
SELECT * FROM (SELECT 1 id, 10 a, CAST(NULL AS INT64) b, 30 c) UNPIVOT INCLUDE NULLS (v FOR k IN (a AS 'x', b AS 'y', c AS 'z')) ORDER BY k
-- => [["1i","10i","x"],["1i",null,"y"],["1i","30i","z"]]
SELECT id FROM e QUALIFY ROW_NUMBER() OVER (PARTITION BY usr ORDER BY ts DESC) = 1 ORDER BY id
-- => [["2i"],["4i"],["5i"]]
SELECT usr FROM e EXCEPT DISTINCT SELECT 'u1' ORDER BY 1
-- => [[null],["u2"]]
SELECT usr FROM e INTERSECT DISTINCT SELECT usr FROM e WHERE id > 2 ORDER BY 1
-- => [[null],["u2"]]
SELECT id FROM e WHERE 'b' IN UNNEST(tags) ORDER BY id
-- => [["1i"],["2i"]]
SELECT id FROM e WHERE usr NOT IN ('u1') ORDER BY id
-- => [["3i"],["4i"]]
SELECT id FROM e WHERE usr NOT IN (SELECT usr FROM e WHERE id = 5) ORDER BY id
-- => []
SELECT id, IF(amt > 0, 'pos', IF(amt < 0, 'neg', 'zero')) FROM e ORDER BY id
-- => [["1i","pos"],["2i","pos"],["3i","zero"],["4i","neg"],["5i","zero"]]
SELECT id, CASE WHEN amt IS NULL THEN 'none' WHEN amt >= 10 THEN 'big' END FROM e ORDER BY id DESC
-- => [["5i",null],["4i",null],["3i","none"],["2i","big"],["1i","big"]]
SELECT id, COALESCE(amt, 0) / NULLIF(id - 2, 0) q FROM e ORDER BY id
-- => [["1i","-10.5n"],["2i",null],["3i","0n"],["4i","-1.666666667n"],["5i","0n"]]
SELECT id, SAFE_DIVIDE(amt, id - 2) q, IEEE_DIVIDE(id, id - 2) i FROM e ORDER BY id
-- => [["1i","-10.5n","-1f"],["2i",null,"Infinity"],["3i",null,"3f"],["4i","-1.666666667n","2f"],["5i","0n","1.6666666666667f"]]
SELECT COUNT(DISTINCT usr), COUNT(DISTINCT geo.country), COUNTIF(amt > 0), LOGICAL_OR(amt > 15), LOGICAL_AND(amt > 15) FROM e
-- => [["2i","2i","2i",true,false]]
SELECT ANY_VALUE(usr HAVING MAX ts), ANY_VALUE(usr HAVING MIN ts) FROM e
-- => [["u2",null]]
SELECT STDDEV(amt), VARIANCE(amt), STDDEV_POP(geo.score), VAR_POP(geo.score), CORR(id, geo.score), COVAR_SAMP(id, geo.score) FROM e
-- => [["10.596448566382f","112.28472221997f","2.8613807855649f","8.1875f","-0.72364640684343f","-4.0833333333333f"]]
SELECT BIT_AND(id), BIT_OR(id), BIT_XOR(id) FROM e
-- => [["0i","7i","1i"]]
SELECT a.id, b.id FROM e a JOIN e b ON a.usr = b.usr AND a.id < b.id ORDER BY 1, 2
-- => [["1i","2i"],["3i","4i"]]
SELECT a.id, b.id FROM e a LEFT JOIN e b ON a.usr = b.usr AND b.id = 2 ORDER BY 1, 2
-- => [["1i","2i"],["2i","2i"],["3i",null],["4i",null],["5i",null]]
SELECT COUNT(*) FROM e a FULL JOIN e b ON a.id = b.id + 3
-- => [["8i"]]
SELECT usr, COUNT(*) n FROM e JOIN (SELECT 'u1' usr) USING (usr) GROUP BY usr
-- => [["u1","2i"]]
SELECT * EXCEPT (tags, geo, ts) REPLACE (id * 2 AS id) FROM e ORDER BY id
-- => [["2i","u1","10.5n"],["4i","u1","20n"],["6i","u2",null],["8i","u2","-3.333333333n"],["10i",null,"0n"]]
SELECT TO_JSON_STRING(STRUCT(id, usr, ts, amt, tags, geo)) FROM e ORDER BY id
-- => [["{\"id\":1,\"usr\":\"u1\",\"ts\":\"2024-03-10T06:59:59Z\",\"amt\":\"10.5\",\"tags\":[\"a\",\"b\"],\"geo\":{\"country\":\"DE\",\"score\":5}}"],["{\"id\":2,\"usr\":\"u1\",\"ts\":\"2024-03-10T10:00:00Z\",\"amt\":20,\"tags\":[\"b\"],\"geo\":{\"country\":\"DE\",\"score\":null}}"],["{\"id\":3,\"usr\":\"u2\",\"ts\":\"2024-11-03T08:30:00Z\",\"amt\":null,\"tags\":[],\"geo\":{\"country\":\"US\",\"score\":7}}"],["{\"id\":4,\"usr\":\"u2\",\"ts\":\"2024-12-30T23:59:59.999999Z\",\"amt\":\"-3.333333333\",\"tags\":null,\"geo\":{\"country\":\"US\",\"score\":1}}"],["{\"id\":5,\"usr\":null,\"ts\":\"2024-02-29T12:00:00Z\",\"amt\":0,\"tags\":[\"c\",\"c\",null],\"geo\":{\"country\":null,\"score\":0}}"]]
SELECT TO_JSON_STRING(t, TRUE) FROM (SELECT id, tags FROM e WHERE id = 5) t
-- => [["{\n  \"id\": 5,\n  \"tags\": [\n    \"c\",\n    \"c\",\n    null\n  ]\n}"]]
SELECT e.geo.* FROM e ORDER BY 1, 2
-- => [[null,"0i"],["DE",null],["DE","5i"],["US","1i"],["US","7i"]]
SELECT AS VALUE STRUCT(id AS x, usr AS y) FROM e ORDER BY id
-- => [[[["x","1i"],["y","u1"]]],[[["x","2i"],["y","u1"]]],[[["x","3i"],["y","u2"]]],[[["x","4i"],["y","u2"]]],[[["x","5i"],["y",null]]]]
WITH RECURSIVE d AS (SELECT DATE '2024-02-27' d UNION ALL SELECT d + 1 FROM d WHERE d < DATE '2024-03-02') SELECT d, FORMAT_DATE('%a', d) FROM d ORDER BY d
-- => error
WITH RECURSIVE f AS (SELECT 1 n, 1 x UNION ALL SELECT n + 1, x * (n + 1) FROM f WHERE n < 20) SELECT MAX(x) FROM f
-- => [["2432902008176640000i"]]
SELECT id, ROUND(SUM(amt) OVER (ORDER BY ts), 2) FROM e ORDER BY id
-- => [["1i","10.5n"],["2i","30.5n"],["3i","30.5n"],["4i","27.17n"],["5i","0n"]]
SELECT usr, ARRAY_CONCAT_AGG(tags ORDER BY id) FROM e GROUP BY usr ORDER BY usr
-- => [[null,["c","c",null]],["u1",["a","b","b"]],["u2",[]]]
SELECT FORMAT('%T', ARRAY_AGG(STRUCT(id, amt) ORDER BY id)) FROM e
-- => [["[(1, NUMERIC \"10.5\"), (2, NUMERIC \"20\"), (3, NULL), (4, NUMERIC \"-3.333333333\"), (5, NUMERIC \"0\")]"]]
SELECT FORMAT('%t %T', ts, ts), FORMAT('%t %T', amt, amt), FORMAT('%t %T', geo, geo), FORMAT('%t %T', tags, tags) FROM e ORDER BY id
-- => [["2024-03-10 06:59:59+00 TIMESTAMP \"2024-03-10 06:59:59+00\"","10.5 NUMERIC \"10.5\"","(DE, 5) (\"DE\", 5)","[a, b] [\"a\", \"b\"]"],["2024-03-10 10:00:00+00 TIMESTAMP \"2024-03-10 10:00:00+00\"","20 NUMERIC \"20\"","(DE, NULL) (\"DE\", NULL)","[b] [\"b\"]"],["2024-11-03 08:30:00+00 TIMESTAMP \"2024-11-03 08:30:00+00\"","NULL NULL","(US, 7) (\"US\", 7)","[] []"],["2024-12-30 23:59:59.999999+00 TIMESTAMP \"2024-12-30 23:59:59.999999+00\"","-3.333333333 NUMERIC \"-3.333333333\"","(US, 1) (\"US\", 1)","NULL NULL"],["2024-02-29 12:00:00+00 TIMESTAMP \"2024-02-29 12:00:00+00\"","0 NUMERIC \"0\"","(NULL, 0) (NULL, 0)","[c, c, NULL] [\"c\", \"c\", NULL]"]]
SELECT RANK() OVER (ORDER BY SUM(amt) DESC) r, usr FROM e GROUP BY usr ORDER BY r, usr
-- => [["1i","u1"],["2i",null],["3i","u2"]]
SELECT usr, SUM(COUNT(*)) OVER () total, COUNT(*) / SUM(COUNT(*)) OVER () share FROM e GROUP BY usr ORDER BY usr
-- => [[null,"5i","0.2f"],["u1","5i","0.4f"],["u2","5i","0.4f"]]
SELECT id, tags[SAFE_OFFSET(0)] a, tags[SAFE_ORDINAL(3)] b FROM e ORDER BY id
-- => [["1i","a",null],["2i","b",null],["3i",null,null],["4i",null,null],["5i","c",null]]
SELECT id, ARRAY_REVERSE(tags) FROM e ORDER BY id
-- => [["1i",["b","a"]],["2i",["b"]],["3i",[]],["4i",null],["5i",[null,"c","c"]]]
SELECT x.id, x.usr FROM (SELECT ARRAY_AGG(e ORDER BY ts DESC LIMIT 1)[OFFSET(0)] x FROM e GROUP BY usr) ORDER BY 1
-- => [["2i","u1"],["4i","u2"],["5i",null]]
SELECT FORMAT_DATE('%C|%Y|%G|%y|%g|%E4Y', DATE '0001-01-01') AS a, FORMAT_DATE('%C|%Y|%G|%y|%g|%E4Y', DATE '0950-06-01') AS b, FORMAT_TIMESTAMP('%C|%Y|%G|%y|%g|%E4Y|%F|%c|%D', TIMESTAMP '0001-01-01 00:00:00', 'America/New_York') AS c, FORMAT_DATETIME('%C|%F|%c', DATETIME '0999-01-01') AS d
-- => [["0|1|1|01|01|0001","9|950|950|50|50|0950","0|0|0|00|00|0000|0-12-31|Sun Dec 31 19:04:00 0|12/31/00","9|999-01-01|Tue Jan  1 00:00:00 999"]]
