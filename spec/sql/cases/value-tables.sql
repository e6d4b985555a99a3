WITH h AS (SELECT AS VALUE [1, 2, 3]) SELECT x FROM h CROSS JOIN UNNEST(h) AS x
-- => [["1i"],["2i"],["3i"]]
WITH h AS (SELECT AS VALUE 'a|b') SELECT SPLIT(h, '|') AS x FROM h
-- => [[["a","b"]]]
WITH h AS (SELECT AS VALUE STRUCT(1 AS a, 2 AS b)) SELECT h.a, h AS w FROM h
-- => [["1i",[["a","1i"],["b","2i"]]]]
WITH h AS (SELECT AS VALUE x FROM UNNEST([3, 1, 2]) x) SELECT h + 1 AS y, t FROM h JOIN (SELECT AS VALUE y FROM UNNEST([1, 3]) y) t ON t = h ORDER BY h
-- => [["2i","1i"],["4i","3i"]]
WITH h AS (SELECT AS VALUE x FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, 'y')]) x) SELECT a, b FROM h ORDER BY a DESC
-- => [["2i","y"],["1i","x"]]
SELECT t.a, b FROM (SELECT AS VALUE ANY_VALUE(x) FROM UNNEST([STRUCT(1 AS a, 'x' AS b)]) x GROUP BY x.a) t
-- => [["1i","x"]]
SELECT t.* FROM (SELECT AS VALUE STRUCT(1 AS a, 2 AS b)) t
-- => [["1i","2i"]]
SELECT * FROM (SELECT AS VALUE 4) t
-- => [["4i"]]
SELECT COUNT(t) AS n, MAX(t) AS m FROM (SELECT AS VALUE x FROM UNNEST([1, NULL, 5]) x) t
-- => [["2i","5i"]]
WITH h AS (SELECT AS VALUE STRUCT(1 AS a) UNION ALL SELECT AS VALUE STRUCT(2)) SELECT a FROM h ORDER BY a
-- => [["1i"],["2i"]]
SELECT * EXCEPT (x), x.* FROM (SELECT 1 AS c, [STRUCT(-3 AS corr, 2 AS d)][OFFSET(0)] AS x) ORDER BY ABS(corr) DESC
-- => [["1i","-3i","2i"]]
SELECT * EXCEPT (x), x.* FROM UNNEST([STRUCT(1 AS c, STRUCT(-3 AS k) AS x), (2, STRUCT(2))]) ORDER BY ABS(k)
-- => [["2i","2i"],["1i","-3i"]]
SELECT a AS b, b AS a FROM UNNEST([STRUCT(1 AS a, 1 AS b), (1, 2)]) WHERE TRUE QUALIFY COUNT(*) OVER (PARTITION BY a) = 2
-- => []
SELECT a AS b, b AS a FROM UNNEST([STRUCT(1 AS a, 1 AS b), (2, 1), (2, 3)]) WHERE TRUE QUALIFY COUNT(*) OVER (PARTITION BY b) = 2 ORDER BY 1, 2
-- => [["2i","1i"],["2i","3i"]]
SELECT x.a FROM UNNEST([STRUCT(1 AS a, 1 AS b), (1, 2)]) x JOIN UNNEST([STRUCT(1 AS a, 1 AS b)]) y ON TRUE WHERE TRUE QUALIFY SUM(a) OVER () = 2
-- => [["1i"],["1i"]]
SELECT x.a AS k FROM UNNEST([STRUCT(1 AS a, 1 AS b), (1, 2)]) x WHERE TRUE QUALIFY SUM(k) OVER () = 2
-- => [["1i"],["1i"]]
SELECT -a AS a FROM UNNEST([STRUCT(3 AS a), (1), (2)]) ORDER BY ROW_NUMBER() OVER (ORDER BY a)
-- => error
SELECT c, m FROM (SELECT [1, 2] AS cs, [3, 4] AS ms), UNNEST(cs) c WITH OFFSET x JOIN UNNEST(ms) m WITH OFFSET x USING (x) ORDER BY c
-- => [["1i","3i"],["2i","4i"]]
SELECT c, m, x FROM (SELECT [1, 2] AS cs, [3, 4, 5] AS ms), UNNEST(cs) c WITH OFFSET x JOIN UNNEST(ms) m WITH OFFSET x USING (x) ORDER BY x
-- => [["1i","3i","0i"],["2i","4i","1i"]]
WITH a AS (SELECT 1 AS id), b AS (SELECT 1 AS id) SELECT a.id FROM a JOIN b ON a.id = b.id WHERE a.id IN (SELECT id FROM (SELECT 1 AS id))
-- => [["1i"]]
SELECT k, v, e.x FROM (SELECT 1 AS k, [STRUCT(5 AS x), STRUCT(6)] AS arr) t CROSS JOIN UNNEST(arr) e JOIN (SELECT 1 AS k, 'a' AS v) USING (k) ORDER BY x
-- => [["1i","a","5i"],["1i","a","6i"]]
SELECT * FROM (SELECT 1 AS k, [STRUCT(5 AS x), STRUCT(6)] AS arr) t CROSS JOIN UNNEST(arr) e JOIN (SELECT 1 AS k, 'a' AS v) USING (k) ORDER BY x
-- => [["1i",[[["x","5i"]],[["x","6i"]]],"5i","a"],["1i",[[["x","5i"]],[["x","6i"]]],"6i","a"]]
SELECT k, v FROM (SELECT 1 AS id, [STRUCT(5 AS k, 2 AS y)] AS arr) t, UNNEST(arr) JOIN (SELECT 5 AS k, 'a' AS v) USING (k) ORDER BY k
-- => [["5i","a"]]
SELECT k, v, y FROM (SELECT 5 AS id, [STRUCT(5 AS a, 2 AS y)] AS arr) t CROSS JOIN UNNEST(arr) k LEFT JOIN (SELECT 5 AS id, 'a' AS v) USING (id)
-- => [[[["a","5i"],["y","2i"]],"a","2i"]]
SELECT id, v, y FROM (SELECT 5 AS id, [STRUCT(5 AS a, 2 AS y)] AS arr) t CROSS JOIN UNNEST(arr) RIGHT JOIN (SELECT 5 AS id, 'a' AS v UNION ALL SELECT 6, 'b') USING (id) ORDER BY id
-- => [["5i","a","2i"],["6i","b",null]]
SELECT id, v, y FROM (SELECT 5 AS id, 'a' AS v UNION ALL SELECT 6, 'b') LEFT JOIN (SELECT 5 AS id, [STRUCT(5 AS a, 2 AS y)] AS arr) USING (id) LEFT JOIN UNNEST(arr) ORDER BY id
-- => [["5i","a","2i"],["6i","b",null]]
