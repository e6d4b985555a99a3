-- with: t AS (SELECT * FROM UNNEST([STRUCT(1 AS a, 'x' AS b, 1.5 AS c, DATE '2024-01-01' AS d, TRUE AS e), (2, 'y', NULL, DATE '2024-06-30', FALSE), (3, NULL, -2.0, NULL, NULL), (2, 'X', 1e10, DATE '2023-12-31', TRUE)])), s AS (SELECT * FROM UNNEST([STRUCT(1 AS a, 'p' AS k), (2, 'q'), (4, 'r')])), u AS (SELECT * FROM UNNEST([STRUCT(1 AS a, 'm' AS k), (4, NULL)]))
SELECT a, a + 1 AS a1, -a AS a FROM t ORDER BY a1, b
-- => [["1i","2i","-1i"],["2i","3i","-2i"],["2i","3i","-2i"],["3i","4i","-3i"]]
SELECT b AS a, COUNT(*) FROM t GROUP BY b ORDER BY a
-- => [[null,"1i"],["X","1i"],["x","1i"],["y","1i"]]
SELECT UPPER(b) AS b, COUNT(*) n FROM t GROUP BY 1 ORDER BY 1
-- => [[null,"1i"],["X","2i"],["Y","1i"]]
SELECT UPPER(b) AS k, COUNT(*) n FROM t GROUP BY k HAVING n > 1 ORDER BY k
-- => [["X","2i"]]
SELECT a, SUM(c) AS c FROM t GROUP BY a HAVING SUM(t.c) IS NOT NULL ORDER BY c
-- => [["3i","-2f"],["1i","1.5f"],["2i","10000000000f"]]
SELECT DISTINCT a FROM t ORDER BY a DESC
-- => [["3i"],["2i"],["1i"]]
SELECT DISTINCT a, b FROM t ORDER BY b, a
-- => [["3i",null],["2i","X"],["1i","x"],["2i","y"]]
SELECT a FROM t LIMIT 0
-- => []
SELECT t FROM t ORDER BY t.a, t.b
-- => [[[["a","1i"],["b","x"],["c","1.5f"],["d","d2024-01-01"],["e",true]]],[[["a","2i"],["b","X"],["c","10000000000f"],["d","d2023-12-31"],["e",true]]],[[["a","2i"],["b","y"],["c",null],["d","d2024-06-30"],["e",false]]],[[["a","3i"],["b",null],["c","-2f"],["d",null],["e",null]]]]
SELECT t.* FROM t JOIN s USING (a) ORDER BY a, b
-- => [["1i","x","1.5f","d2024-01-01",true],["2i","X","10000000000f","d2023-12-31",true],["2i","y",null,"d2024-06-30",false]]
SELECT * FROM t JOIN s USING (a) ORDER BY a, b
-- => [["1i","x","1.5f","d2024-01-01",true,"p"],["2i","X","10000000000f","d2023-12-31",true,"q"],["2i","y",null,"d2024-06-30",false,"q"]]
SELECT * FROM s FULL JOIN u USING (a) ORDER BY a
-- => [["1i","p","m"],["2i","q",null],["4i","r",null]]
SELECT a, s.k, u.k FROM s FULL JOIN u USING (a) ORDER BY a
-- => [["1i","p","m"],["2i","q",null],["4i","r",null]]
SELECT * FROM s LEFT JOIN u USING (a, k) ORDER BY a
-- => [["1i","p"],["2i","q"],["4i","r"]]
SELECT * FROM s JOIN u USING (a) JOIN t USING (a) ORDER BY a, b
-- => [["1i","p","m","x","1.5f","d2024-01-01",true]]
SELECT s.a, u.a FROM s LEFT JOIN u ON s.a = u.a AND u.k IS NOT NULL ORDER BY 1
-- => [["1i","1i"],["2i",null],["4i",null]]
SELECT s.a FROM s CROSS JOIN u WHERE s.a < u.a ORDER BY 1
-- => [["1i"],["2i"]]
SELECT s.a, (SELECT u.k FROM u WHERE u.a = s.a) k FROM s ORDER BY 1
-- => [["1i","m"],["2i",null],["4i",null]]
SELECT s.a, (SELECT COUNT(*) FROM u WHERE u.a > s.a) k FROM s ORDER BY 1
-- => [["1i","1i"],["2i","1i"],["4i","0i"]]
SELECT (SELECT a FROM s)
-- => error
SELECT (SELECT a FROM s WHERE FALSE)
-- => [[null]]
SELECT ARRAY(SELECT a FROM s WHERE FALSE)
-- => [[[]]]
SELECT EXISTS (SELECT 1 FROM s WHERE a > 3), NOT EXISTS (SELECT 1 FROM s WHERE a > 4)
-- => [[true,true]]
SELECT a FROM s WHERE a IN (SELECT a FROM u) ORDER BY a
-- => [["1i"],["4i"]]
SELECT a FROM s WHERE k NOT IN (SELECT k FROM u) ORDER BY a
-- => []
SELECT a FROM s WHERE (a, k) IN (SELECT (a, k) FROM s WHERE a = 2)
-- => [["2i"]]
SELECT a FROM s WHERE STRUCT(a, k) = STRUCT(1, 'p')
-- => [["1i"]]
SELECT COUNT(*), COUNT(b), SUM(c), MIN(b), MAX(d), AVG(a), ANY_VALUE(e) IS NOT NULL FROM t WHERE FALSE
-- => [["0i","0i",null,null,null,null,false]]
SELECT MAX(a) FROM t HAVING MAX(a) > 5
-- => []
SELECT a, COUNT(*) FROM t WHERE FALSE GROUP BY a
-- => []
SELECT IF(a > 1, a, c) FROM t ORDER BY a, b
-- => [["1.5f"],["2f"],["2f"],["3f"]]
SELECT COALESCE(c, a) FROM t ORDER BY a, b
-- => [["1.5f"],["10000000000f"],["2f"],["-2f"]]
SELECT COALESCE(d, '2020-01-01') FROM t ORDER BY a, b
-- => [["d2024-01-01"],["d2023-12-31"],["d2024-06-30"],["d2020-01-01"]]
SELECT a FROM t WHERE d > '2024-01-01' ORDER BY a
-- => [["2i"]]
SELECT a FROM t WHERE d BETWEEN '2023-12-31' AND '2024-01-01' ORDER BY a
-- => [["1i"],["2i"]]
SELECT a FROM t WHERE d IN ('2024-01-01', '2023-12-31') ORDER BY a
-- => [["1i"],["2i"]]
SELECT a FROM t WHERE d >= TIMESTAMP '2024-01-01' ORDER BY a
-- => error
SELECT a FROM t WHERE TIMESTAMP(d) >= '2024-01-01 00:00:00+00' ORDER BY a
-- => [["1i"],["2i"]]
SELECT a FROM t WHERE e ORDER BY a
-- => [["1i"],["2i"]]
SELECT a FROM t WHERE NOT e ORDER BY a
-- => [["2i"]]
SELECT a FROM t WHERE e IS NOT TRUE ORDER BY a
-- => [["2i"],["3i"]]
SELECT a FROM t WHERE e IS FALSE OR e IS NULL ORDER BY a
-- => [["2i"],["3i"]]
SELECT a, b FROM t WHERE b LIKE 'x' OR UPPER(b) = 'X' ORDER BY a, b
-- => [["1i","x"],["2i","X"]]
SELECT CASE a WHEN 1 THEN 'one' WHEN 2 THEN 'two' END FROM t ORDER BY a, b
-- => [["one"],["two"],["two"],[null]]
SELECT CASE WHEN a = 1 THEN 1 WHEN a = 2 THEN 2.5 END FROM t ORDER BY a, b
-- => [["1f"],["2.5f"],["2.5f"],[null]]
SELECT a, c / a, SAFE_DIVIDE(c, a - 2) FROM t ORDER BY a, b
-- => [["1i","1.5f","-1.5f"],["2i","5000000000f",null],["2i",null,null],["3i","-0.66666666666667f","-2f"]]
SELECT a + c, a * c, a - c, a / 2 FROM t ORDER BY a, b
-- => [["2.5f","1.5f","-0.5f","0.5f"],["10000000002f","20000000000f","-9999999998f","1f"],[null,null,null,"1f"],["1f","-6f","5f","1.5f"]]
SELECT a FROM t ORDER BY b NULLS LAST, a
-- => [["2i"],["1i"],["2i"],["3i"]]
SELECT a FROM t ORDER BY c DESC NULLS FIRST
-- => [["2i"],["2i"],["1i"],["3i"]]
SELECT a, b FROM t ORDER BY LOWER(b) DESC, a DESC
-- => [["2i","y"],["2i","X"],["1i","x"],["3i",null]]
SELECT a FROM t ORDER BY e, a
-- => [["3i"],["2i"],["1i"],["2i"]]
SELECT a FROM t ORDER BY MOD(a, 2), a, b
-- => [["2i"],["2i"],["1i"],["3i"]]
SELECT a AS x FROM t ORDER BY x + 0, b
-- => [["1i"],["2i"],["2i"],["3i"]]
SELECT a x, b FROM t GROUP BY x, b ORDER BY x, b
-- => [["1i","x"],["2i","X"],["2i","y"],["3i",null]]
SELECT SUM(a) * 2, SUM(a * 2), SUM(DISTINCT a), AVG(DISTINCT a), COUNT(DISTINCT b) FROM t
-- => [["16i","16i","6i","2f","3i"]]
SELECT STRING_AGG(b), STRING_AGG(b, '' ORDER BY b DESC), STRING_AGG(DISTINCT UPPER(b), '/' ORDER BY UPPER(b)) FROM t WHERE b IS NOT NULL AND b != 'y'
-- => [["x,X","xX","X"]]
SELECT ARRAY_AGG(b ORDER BY b) FROM t
-- => [[[null,"X","x","y"]]]
SELECT ARRAY_AGG(IFNULL(b, '-') ORDER BY a, b LIMIT 3) FROM t
-- => [[["x","X","y"]]]
SELECT COUNTIF(e), COUNTIF(e IS NULL), COUNTIF(NOT e) FROM t
-- => [["2i","1i","1i"]]
SELECT a, ROW_NUMBER() OVER (ORDER BY a, b) r, SUM(a) OVER (ORDER BY a) s, SUM(a) OVER (ORDER BY a, b) s2 FROM t ORDER BY r
-- => [["1i","1i","1i","1i"],["2i","2i","5i","3i"],["2i","3i","5i","5i"],["3i","4i","8i","8i"]]
SELECT a, COUNT(*) OVER (PARTITION BY a) n, COUNT(*) OVER () m FROM t ORDER BY a, n
-- => [["1i","1i","4i"],["2i","2i","4i"],["2i","2i","4i"],["3i","1i","4i"]]
SELECT a, LAG(b, 1, 'none') OVER (ORDER BY a, b) l, LEAD(b) OVER (ORDER BY a, b) n FROM t ORDER BY a, b
-- => [["1i","none","X"],["2i","x","y"],["2i","X",null],["3i","y",null]]
SELECT a, FIRST_VALUE(b IGNORE NULLS) OVER (ORDER BY b) f, NTH_VALUE(b, 2 IGNORE NULLS) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) n FROM t ORDER BY a, b
-- => [["1i","X","x"],["2i","X","x"],["2i","X","x"],["3i",null,"x"]]
SELECT a, MAX(b) OVER (ORDER BY a ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) m FROM t ORDER BY a, b
-- => [["1i","y"],["2i",null],["2i","X"],["3i",null]]
SELECT a, SUM(c) OVER (ORDER BY a RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING) m FROM t ORDER BY a, m
-- => [["1i",null],["2i","1.5f"],["2i","1.5f"],["3i","10000000000f"]]
SELECT a, SUM(a) OVER (ORDER BY a DESC RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) m FROM t ORDER BY a, m
-- => [["1i","5i"],["2i","7i"],["2i","7i"],["3i","3i"]]
SELECT a, SUM(a) OVER (ORDER BY c RANGE BETWEEN 10 PRECEDING AND 10 FOLLOWING) m FROM t ORDER BY a, m
-- => [["1i","4i"],["2i","2i"],["2i","2i"],["3i","4i"]]
SELECT a FROM t QUALIFY COUNT(*) OVER (PARTITION BY a) > 1 ORDER BY a
-- => [["2i"],["2i"]]
SELECT a, RANK() OVER (ORDER BY a) r FROM t QUALIFY r <= 2 ORDER BY a
-- => [["1i","1i"],["2i","2i"],["2i","2i"]]
WITH x AS (SELECT 1 n), y AS (WITH x AS (SELECT 2 n) SELECT n FROM x) SELECT x.n, y.n FROM x, y
-- => [["1i","2i"]]
WITH t AS (SELECT a * 10 a FROM t) SELECT a FROM t ORDER BY a
-- => error
SELECT * FROM (SELECT a, b FROM t WHERE a = 2) AS q (m, n) ORDER BY n
-- => error
SELECT q.a FROM (SELECT * FROM t) q WHERE q.b IS NULL
-- => [["3i"]]
SELECT 'it''s'
-- => error
SELECT "a\"b", 'c\'d', r'e\n', """f"g""", '\x41\u00e9\101'
-- => [["a\"b","c'd","e\\n","f\"g","AéA"]]
SELECT 0xFF, 1e3, .5, 5., 1E-2, -0x10
-- => [["255i","1000f","0.5f","5f","0.01f","-16i"]]
SELECT 1 - -1, 2 * -3, - - 2, 7 - 2 - 1, 2 + 3 * 4, NOT TRUE OR TRUE, NOT (TRUE AND FALSE)
-- => [["2i","-6i","2i","4i","14i",true,true]]
SELECT 1 = 1 AND 2 > 1 OR FALSE, 5 & 6 | 1, 1 << 2 + 1, 6 ^ 3 & 1
-- => [[true,"5i","8i","7i"]]
SELECT 'a' || 'b' = 'ab', 1 + 2 = 3, 2 BETWEEN 1 + 0 AND 3 AND TRUE
-- => [[true,true,true]]
SELECT [1, 2, 3][1], [STRUCT(1 AS a)][0].a, STRUCT(1 AS a, [2] AS b).b[OFFSET(0)], {'a': 1}
-- => error
SELECT `a`, t.`b` FROM t ORDER BY `a`, `b`
-- => [["1i","x"],["2i","X"],["2i","y"],["3i",null]]
SELECT a AS `my col`, b AS `select` FROM t ORDER BY `my col`, `select`
-- => [["1i","x"],["2i","X"],["2i","y"],["3i",null]]
SELECT /* c */ a -- d
-- => error
SELECT a # e
-- => error
SELECT CAST(a AS STRING) || b, CAST(c AS STRING), CAST(d AS STRING), CAST(e AS STRING) FROM t ORDER BY a, b
-- => [["1x","1.5","2024-01-01","true"],["2X","10000000000","2023-12-31","true"],["2y",null,"2024-06-30","false"],[null,"-2",null,null]]
SELECT CAST(c AS INT64), CAST(c AS NUMERIC), SAFE_CAST(b AS INT64), CAST(e AS INT64), CAST(a AS BOOL) FROM t ORDER BY a, b
-- => [["2i","1.5n",null,"1i",true],["10000000000i","10000000000n",null,"1i",true],[null,null,null,"0i",true],["-2i","-2n",null,null,true]]
SELECT GREATEST(a, c), LEAST(d, DATE '2024-01-01'), GREATEST(b, 'm') FROM t ORDER BY a, b
-- => [["1.5f","d2024-01-01","x"],["10000000000f","d2023-12-31","m"],[null,"d2024-01-01","y"],["3f",null,null]]
SELECT NULLIF(a, 2), NULLIF(b, 'x'), IFNULL(b, 'none'), IF(e, 1, 0) FROM t ORDER BY a, b
-- => [["1i",null,"x","1i"],[null,"X","X","1i"],[null,"y","y","0i"],["3i",null,"none","0i"]]
SELECT a FROM t WHERE IF(e, a, NULL) IS NOT NULL ORDER BY a
-- => [["1i"],["2i"]]
SELECT a FROM t WHERE COALESCE(e, a = 3) ORDER BY a
-- => [["1i"],["2i"],["3i"]]
SELECT SUM(IF(e, a, 0)), SUM(CASE WHEN e THEN c END), MAX(IF(e, d, NULL)) FROM t
-- => [["3i","10000000001.5f","d2024-01-01"]]
SELECT a, (SELECT SUM(x) FROM UNNEST([a, a + 1]) x) s, (SELECT AS STRUCT a AS p, b AS q).q FROM t ORDER BY a, b
-- => [["1i","3i","x"],["2i","5i","X"],["2i","5i","y"],["3i","7i",null]]
SELECT x, y FROM UNNEST(['a', 'b']) x, UNNEST([1, 2]) y ORDER BY x, y
-- => [["a","1i"],["a","2i"],["b","1i"],["b","2i"]]
SELECT x, o FROM UNNEST(['b', 'a']) x WITH OFFSET o ORDER BY o
-- => [["b","0i"],["a","1i"]]
SELECT x, o FROM UNNEST(['b', 'a']) x WITH OFFSET AS o WHERE o > 0
-- => [["a","1i"]]
SELECT offset, x FROM UNNEST([5, 6]) x WITH OFFSET ORDER BY offset
-- => [["0i","5i"],["1i","6i"]]
SELECT COUNT(*) FROM UNNEST(CAST(NULL AS ARRAY<INT64>)) x
-- => [["0i"]]
SELECT x FROM UNNEST([STRUCT(1 AS p, STRUCT('z' AS q) AS r)]) x
-- => [[[["p","1i"],["r",[["q","z"]]]]]]
SELECT x.r.q, p FROM UNNEST([STRUCT(1 AS p, STRUCT('z' AS q) AS r)]) x
-- => [["z","1i"]]
SELECT a, k FROM t JOIN s USING (a) WHERE k = 'q' ORDER BY b
-- => [["2i","q"],["2i","q"]]
SELECT SUM(n) FROM (SELECT COUNT(*) n FROM t GROUP BY a)
-- => [["4i"]]
SELECT MIN(a), MAX(a) FROM (SELECT a FROM t UNION ALL SELECT a FROM s UNION ALL SELECT a FROM u)
-- => [["1i","4i"]]
SELECT 1 a, 'x' b UNION ALL SELECT 2, NULL ORDER BY a
-- => [["1i","x"],["2i",null]]
SELECT 1 a UNION ALL SELECT 1 UNION DISTINCT SELECT 1
-- => error
SELECT NULL a UNION ALL SELECT 1 ORDER BY a
-- => [[null],["1i"]]
SELECT [] a UNION ALL SELECT [1]
-- => [[[]],[["1i"]]]
SELECT DATE '2024-01-01' a UNION ALL SELECT '2024-01-02' ORDER BY a
-- => [["d2024-01-01"],["d2024-01-02"]]
SELECT 1 a UNION ALL SELECT NUMERIC '1.5' ORDER BY a
-- => [["1n"],["1.5n"]]
SELECT a FROM s INTERSECT DISTINCT SELECT a FROM u ORDER BY a
-- => [["1i"],["4i"]]
SELECT TIMESTAMP '2024-01-01 00:00:00+00' = TIMESTAMP '2024-01-01 01:00:00+01', DATETIME '2024-01-01' = DATE '2024-01-01'
-- => [[true,true]]
SELECT TIMESTAMP '2024-01-01 12:00:00' > '2024-01-01 11:59:59', TIME '10:00:00' < '10:00:01'
-- => [[true,true]]
SELECT EXTRACT(YEAR FROM d) y, COUNT(*) FROM t GROUP BY y ORDER BY y
-- => [[null,"1i"],["2023i","1i"],["2024i","2i"]]
SELECT FORMAT('%s-%d-%t', IFNULL(b, '?'), a, d) FROM t ORDER BY a, b
-- => [["x-1-2024-01-01"],["X-2-2023-12-31"],["y-2-2024-06-30"],["?-3-NULL"]]
SELECT a, ARRAY_LENGTH(ARRAY_CONCAT([a], GENERATE_ARRAY(1, a))) n FROM t ORDER BY a, b
-- => [["1i","2i"],["2i","3i"],["2i","3i"],["3i","4i"]]
SELECT ARRAY_TO_STRING(ARRAY(SELECT CAST(x AS STRING) FROM UNNEST(GENERATE_ARRAY(1, a)) x ORDER BY x DESC), '>') FROM t ORDER BY a, b
-- => [["1"],["2>1"],["2>1"],["3>2>1"]]
SELECT (SELECT STRING_AGG(c, '' ORDER BY o DESC) FROM UNNEST(SPLIT('hello', '')) c WITH OFFSET o)
-- => [["olleh"]]
SELECT SUM(CAST(c AS INT64)) FROM UNNEST(SPLIT('1,2,3')) c
-- => [["6i"]]
SELECT IFNULL((SELECT MAX(a) FROM t WHERE a > 100), -1)
-- => [["-1i"]]
SELECT MAX(STRUCT(a, b)) FROM t
-- => error
SELECT AVG(c), SUM(c), MIN(c), MAX(c), VAR_SAMP(c), STDDEV_POP(c) FROM t
-- => [["3333333333.1667f","9999999999.5f","-2f","10000000000f","33333333335000000000f","4714045208.0282f"]]
SELECT a, b FROM t WHERE a = 2 UNION ALL (SELECT a, k FROM s ORDER BY a LIMIT 1) ORDER BY a, b
-- => [["1i","p"],["2i","X"],["2i","y"]]
SELECT SAFE.SUBSTR(b, 0, -1) FROM t WHERE a = 1
-- => [[null]]
SELECT SAFE_OFFSET FROM (SELECT 1 AS SAFE_OFFSET)
-- => [["1i"]]
SELECT ANY_VALUE(a) FROM s WHERE a = 2
-- => [["2i"]]
SELECT s.a, COUNT(u.a) FROM s LEFT JOIN u ON s.a = u.a GROUP BY s.a ORDER BY s.a
-- => [["1i","1i"],["2i","0i"],["4i","1i"]]
SELECT s.a, ARRAY_AGG(u.k IGNORE NULLS) FROM s LEFT JOIN u ON s.a = u.a GROUP BY s.a ORDER BY s.a
-- => [["1i",["m"]],["2i",null],["4i",null]]
SELECT s.a, COUNT(*) OVER (ORDER BY s.a ROWS CURRENT ROW) FROM s ORDER BY 1
-- => [["1i","1i"],["2i","1i"],["4i","1i"]]
SELECT * FROM UNNEST([1, 2]) WITH OFFSET
-- => [["1i","0i"],["2i","1i"]]
SELECT SUM(a) OVER (PARTITION BY e ORDER BY a, b) FROM t ORDER BY e, a, b
-- => [["3i"],["2i"],["1i"],["3i"]]
SELECT t1.a FROM t t1 JOIN t t2 ON t1.b = LOWER(t2.b) ORDER BY 1
-- => [["1i"],["1i"],["2i"]]
SELECT EXISTS(SELECT * FROM t WHERE t.a = s.a) x, s.a FROM s ORDER BY s.a
-- => [[true,"1i"],[true,"2i"],[false,"4i"]]
