SELECT * FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) ORDER BY 1
-- => [["NaN"],["-1f"],["1f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0, NULL]) x ORDER BY 1
-- => [[null],["NaN"],["-1f"],["1f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0, NULL]) x ORDER BY 1 DESC
-- => [["1f"],["-1f"],["NaN"],[null]]
SELECT * FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x
-- => [["NaN"],["-1f"],["1f"]]
SELECT t.* FROM (SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) t ORDER BY 1
-- => [["NaN"],["-1f"],["1f"]]
SELECT t.* FROM (SELECT 1 AS a, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) t ORDER BY 2
-- => [["1i","NaN"],["1i","-1f"],["1i","1f"]]
SELECT * EXCEPT (a) FROM (SELECT 1 AS a, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) t ORDER BY 1
-- => [["NaN"],["-1f"],["1f"]]
SELECT * REPLACE (x AS a) FROM (SELECT 1.0 AS a, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) t ORDER BY 1
-- => [["NaN","NaN"],["-1f","-1f"],["1f","1f"]]
SELECT * REPLACE (x AS a) FROM (SELECT 1.0 AS a, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) t ORDER BY a DESC
-- => [["1f","1f"],["-1f","-1f"],["NaN","NaN"]]
SELECT a.x, b.x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) a JOIN UNNEST([2.0, 1.0]) b ON TRUE
-- => error
SELECT * FROM (SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x) a, (SELECT x FROM UNNEST([CAST('nan' AS FLOAT64), 2.0]) x) b ORDER BY 1, 2
-- => [["NaN","NaN"],["NaN","2f"],["1f","NaN"],["1f","2f"]]
SELECT x, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1, 2
-- => [["NaN","NaN"],["-1f","-1f"],["1f","1f"]]
SELECT *, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 2
-- => [["NaN","NaN"],["-1f","-1f"],["1f","1f"]]
SELECT *, x+1 AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY y
-- => [["NaN","NaN"],["-1f","0f"],["1f","2f"]]
SELECT *, x+1 AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY y+1
-- => [["NaN","NaN"],["-1f","0f"],["1f","2f"]]
SELECT *, x+1 AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY y, x*2
-- => [["NaN","NaN"],["-1f","0f"],["1f","2f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x UNION ALL SELECT -1.0 ORDER BY 1
-- => [["NaN"],["-1f"],["1f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x UNION ALL SELECT -1.0 ORDER BY x DESC
-- => [["1f"],["-1f"],["NaN"]]
SELECT x, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x UNION ALL SELECT -1.0, 1.0 ORDER BY 1
-- => [["NaN","NaN"],["-1f","1f"],["1f","1f"]]
SELECT x+1, x*2 FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x UNION ALL SELECT -1.0, 1.0 ORDER BY 1
-- => [["NaN","NaN"],["-1f","1f"],["2f","2f"]]
SELECT x+1 FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x UNION ALL SELECT -1.0 ORDER BY 1
-- => [["NaN"],["-1f"],["2f"]]
SELECT DISTINCT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1
-- => [["NaN"],["-1f"],["1f"]]
SELECT DISTINCT x+1 FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1
-- => [["NaN"],["0f"],["2f"]]
SELECT DISTINCT x+1, x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1
-- => [["NaN","NaN"],["0f","-1f"],["2f","1f"]]
SELECT DISTINCT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x
-- => [["NaN"],["-1f"],["1f"]]
SELECT x, COUNT(*) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0, 0.0, -0.0]) x GROUP BY x ORDER BY 1
-- => [["NaN","2i"],["-1f","1i"],["0f","2i"],["1f","1i"]]
SELECT x, COUNT(*) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0, 0.0, -0.0]) x GROUP BY 1 ORDER BY x
-- => [["NaN","2i"],["-1f","1i"],["0f","2i"],["1f","1i"]]
SELECT COUNT(DISTINCT x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0, 0.0, -0.0]) x
-- => [["4i"]]
SELECT DISTINCT x FROM UNNEST([0.0, -0.0]) x
-- => [["0f"]]
SELECT MAX(x), MIN(x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x
-- => [["NaN","NaN"]]
SELECT MAX(x), MIN(x) FROM UNNEST([CAST('nan' AS FLOAT64)]) x
-- => [["NaN","NaN"]]
SELECT MAX(x) OVER (), MIN(x) OVER () FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [["NaN","NaN"],["NaN","NaN"]]
SELECT MAX(x) OVER (ORDER BY o), MIN(x) OVER (ORDER BY o) FROM UNNEST([1.0, 3.0, CAST('nan' AS FLOAT64), 2.0]) x WITH OFFSET o ORDER BY o
-- => [["1f","1f"],["3f","1f"],["NaN","NaN"],["NaN","NaN"]]
SELECT GREATEST(1.0, CAST('nan' AS FLOAT64)), LEAST(1.0, CAST('nan' AS FLOAT64)), GREATEST(CAST('nan' AS FLOAT64), NULL, 1.0)
-- => [["NaN","NaN",null]]
SELECT ARRAY_AGG(x ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x
-- => [[["NaN","-1f","1f"]]]
SELECT ARRAY_AGG(x ORDER BY x DESC LIMIT 2) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x
-- => [[["1f","-1f"]]]
SELECT STRING_AGG(CAST(x AS STRING) ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x
-- => [["nan,-1,1"]]
SELECT x, RANK() OVER (ORDER BY x), ROW_NUMBER() OVER (ORDER BY x DESC) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 2
-- => [["NaN","1i","3i"],["-1f","2i","2i"],["1f","3i","1i"]]
SELECT x, RANK() OVER w, COUNT(*) OVER w FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x WINDOW w AS (ORDER BY x) ORDER BY 2
-- => [["NaN","1i","1i"],["-1f","2i","2i"],["1f","3i","3i"]]
SELECT x, FIRST_VALUE(x) OVER (ORDER BY x), LAST_VALUE(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x
-- => [["NaN","NaN","1f"],["-1f","NaN","1f"],["1f","NaN","1f"]]
SELECT x, COUNT(*) OVER (ORDER BY x RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0, 0.0, CAST('-inf' AS FLOAT64), CAST('inf' AS FLOAT64)]) x ORDER BY x
-- => [["NaN","1i"],["-Infinity","1i"],["-1f","2i"],["0f","3i"],["1f","2i"],["Infinity","1i"]]
SELECT x, COUNT(*) OVER (ORDER BY x DESC RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0, 0.0, CAST('-inf' AS FLOAT64), CAST('inf' AS FLOAT64), NULL]) x ORDER BY x
-- => [[null,"1i"],["NaN","1i"],["-Infinity","1i"],["-1f","2i"],["0f","3i"],["1f","2i"],["Infinity","1i"]]
SELECT RANK() OVER (ORDER BY x), x FROM UNNEST([CAST('-inf' AS FLOAT64), CAST('nan' AS FLOAT64), CAST('-inf' AS FLOAT64)]) x ORDER BY 1, CAST(x AS STRING)
-- => [["1i","NaN"],["2i","-Infinity"],["2i","-Infinity"]]
SELECT x FROM UNNEST([CAST('-inf' AS FLOAT64), CAST('nan' AS FLOAT64), CAST('-inf' AS FLOAT64), CAST('nan' AS FLOAT64)]) x ORDER BY x
-- => [["NaN"],["NaN"],["-Infinity"],["-Infinity"]]
SELECT a, b FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a JOIN UNNEST([1.0, CAST('nan' AS FLOAT64), -0.0]) b ON a = b ORDER BY a
-- => [["0f","0f"],["1f","1f"]]
SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a WHERE a IN (1.0, CAST('nan' AS FLOAT64), -0.0) ORDER BY a
-- => [["0f"],["1f"]]
SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a WHERE a IN UNNEST([1.0, CAST('nan' AS FLOAT64), -0.0]) ORDER BY a
-- => [["0f"],["1f"]]
SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a WHERE a IN (SELECT z FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -0.0]) z) ORDER BY a
-- => [["0f"],["1f"]]
SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a WHERE a NOT IN (SELECT z FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) z) ORDER BY a
-- => [["NaN"],["0f"]]
SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a WHERE a NOT IN (1.0, CAST('nan' AS FLOAT64)) ORDER BY a
-- => [["NaN"],["0f"]]
SELECT a, b FROM (SELECT a FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.0]) a) JOIN (SELECT a, 2 b FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -0.0]) a) USING (a) ORDER BY a
-- => [["0f","2i"],["1f","2i"]]
SELECT STRUCT(CAST('nan' AS FLOAT64) AS a) = STRUCT(CAST('nan' AS FLOAT64) AS a)
-- => [[false]]
SELECT STRUCT(x, 1) = STRUCT(x, 1) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true],[false]]
SELECT (x, 1) IN ((x, 1)) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true],[false]]
SELECT (x, 1) IN (SELECT (x, 1)) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true],[false]]
SELECT [x] = [x] FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true],[false]]
SELECT x BETWEEN 0 AND 5, x NOT BETWEEN 0 AND 5, 1 BETWEEN x AND 5, 1 BETWEEN 0 AND x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true,false,true,true],[false,true,false,false]]
SELECT CASE x WHEN CAST('nan' AS FLOAT64) THEN 1 ELSE 2 END FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [["2i"],["2i"]]
SELECT NULLIF(x, CAST('nan' AS FLOAT64)) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [["1f"],["NaN"]]
SELECT x IS DISTINCT FROM CAST('nan' AS FLOAT64), x IS NOT DISTINCT FROM x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [[true,true],[false,true]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x INTERSECT DISTINCT SELECT CAST('nan' AS FLOAT64)
-- => [["NaN"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x EXCEPT DISTINCT SELECT CAST('nan' AS FLOAT64)
-- => [["1f"]]
SELECT x FROM UNNEST([0.0]) x UNION DISTINCT SELECT -0.0
-- => [["0f"]]
SELECT x FROM UNNEST([0.0]) x EXCEPT DISTINCT SELECT -0.0
-- => []
SELECT RANGE_BUCKET(CAST('nan' AS FLOAT64), [1.0, 2.0])
-- => [[null]]
SELECT RANGE_BUCKET(3.0, [1.0, CAST('nan' AS FLOAT64)])
-- => error
SELECT CAST(-0.0 AS STRING), FORMAT('%t', -0.0), TO_JSON_STRING(-0.0), SIGN(-0.0)
-- => [["0","-0.0","0","0f"]]
SELECT ARRAY(SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x)
-- => [[["NaN","-1f","1f"]]]
SELECT ARRAY(SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1)
-- => [[["NaN","-1f","1f"]]]
SELECT ARRAY(SELECT * FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1)
-- => [[["NaN","-1f","1f"]]]
SELECT ARRAY(SELECT AS STRUCT x, 1 AS o FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1)
-- => [[[[["x","NaN"],["o","1i"]],[["x","-1f"],["o","1i"]],[["x","1f"],["o","1i"]]]]]
SELECT ARRAY(SELECT AS STRUCT * FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x)
-- => [[[[["x","NaN"]],[["x","-1f"]],[["x","1f"]]]]]
SELECT (SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1 LIMIT 1)
-- => [["NaN"]]
SELECT (SELECT * FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY 1 LIMIT 1)
-- => [["NaN"]]
SELECT x AS y, y AS x FROM (SELECT x, -x AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x) ORDER BY x
-- => [["NaN","NaN"],["1f","-1f"],["-1f","1f"]]
SELECT x, ROW_NUMBER() OVER (PARTITION BY x) FROM UNNEST([CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), 0.0, -0.0]) x ORDER BY x, 2
-- => error
SELECT LAG(x) OVER (ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x ORDER BY x
-- => [[null],["NaN"],["-1f"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x QUALIFY RANK() OVER (ORDER BY x) = 1
-- => [["NaN"]]
SELECT x.f FROM UNNEST([STRUCT(1.0 AS f), STRUCT(CAST('nan' AS FLOAT64))]) x ORDER BY x.f
-- => [["NaN"],["1f"]]
SELECT x.f FROM UNNEST([STRUCT(1.0 AS f), STRUCT(CAST('nan' AS FLOAT64))]) x ORDER BY f
-- => [["NaN"],["1f"]]
SELECT x.* FROM UNNEST([STRUCT(1.0 AS f), STRUCT(CAST('nan' AS FLOAT64))]) x ORDER BY 1
-- => [["NaN"],["1f"]]
SELECT * FROM (SELECT STRUCT(1.0 AS f) AS s UNION ALL SELECT STRUCT(CAST('nan' AS FLOAT64))) ORDER BY s.f
-- => [[[["f","NaN"]]],[[["f","1f"]]]]
SELECT x AS `1` FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x ORDER BY `1`
-- => [["NaN"],["1f"]]
SELECT s FROM (SELECT STRUCT(1.0 AS f) AS s) GROUP BY s
-- => [[[["f","1f"]]]]
SELECT COUNT(DISTINCT s) FROM UNNEST([STRUCT(0.0 AS f), STRUCT(-0.0), STRUCT(CAST('nan' AS FLOAT64)), STRUCT(CAST('nan' AS FLOAT64))]) s
-- => [["2i"]]
SELECT CAST(x AS STRING), COUNT(*) FROM UNNEST([0.0, -0.0]) x GROUP BY x
-- => [["0","2i"]]
SELECT x AS a, ANY_VALUE(1) FROM UNNEST([-0.0]) x GROUP BY x
-- => [["0f","1i"]]
SELECT FARM_FINGERPRINT(CAST(x AS STRING)) = FARM_FINGERPRINT('0') FROM UNNEST([-0.0]) x
-- => [[true]]
SELECT PERCENT_RANK() OVER (ORDER BY x), CUME_DIST() OVER (ORDER BY x), NTILE(2) OVER (ORDER BY x), DENSE_RANK() OVER (ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0, NULL]) x ORDER BY x
-- => [["0f","0.25f","1i","1i"],["0.33333333333333f","0.5f","1i","2i"],["0.66666666666667f","0.75f","2i","3i"],["1f","1f","2i","4i"]]
SELECT SUM(x), AVG(x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), -1.0]) x
-- => [["NaN","NaN"]]
SELECT MIN(DISTINCT x), SUM(DISTINCT x) FROM UNNEST([0.0, -0.0, 1.0, 1.0]) x
-- => [["0f","1f"]]
SELECT ARRAY_AGG(DISTINCT x ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0]) x
-- => [[["NaN","-1f","1f"]]]
SELECT IF(x = x, 'num', 'nan'), x <> x, x < 1, x >= 1, x > x, 1 <= x, NOT (x < 1) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) x
-- => [["num",false,false,true,false,true,true],["nan",true,false,false,false,false,true]]
SELECT a.k FROM (SELECT CAST('nan' AS FLOAT64) AS k) a LEFT JOIN (SELECT CAST('nan' AS FLOAT64) AS k, 1 AS v) b USING (k) WHERE b.v IS NULL
-- => [["NaN"]]
SELECT * FROM (SELECT 1.0 AS x, 1 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 2) ORDER BY x LIMIT 1
-- => [["NaN","2i"]]
WITH t AS (SELECT 1.0 AS x UNION ALL SELECT CAST('nan' AS FLOAT64)) SELECT * FROM t ORDER BY 1
-- => [["NaN"],["1f"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT y, * FROM t ORDER BY 2
-- => [["1i","NaN","1i"],["2i","1f","2i"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT *, * FROM t ORDER BY 1
-- => [["NaN","1i","NaN","1i"],["1f","2i","1f","2i"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT *, 3 FROM t ORDER BY 1
-- => [["NaN","1i","3i"],["1f","2i","3i"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT *, x*2, x*3 FROM t ORDER BY 3
-- => [["NaN","1i","NaN","NaN"],["1f","2i","2f","3f"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT * FROM t ORDER BY (SELECT x)
-- => [["NaN","1i"],["1f","2i"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT MAX(x) AS m, y FROM t GROUP BY y ORDER BY m, 1
-- => [["NaN","1i"],["1f","2i"]]
WITH t AS (SELECT 1.0 AS x, 2 AS y UNION ALL SELECT CAST('nan' AS FLOAT64), 1) SELECT y FROM t GROUP BY y ORDER BY MAX(x)
-- => [["1i"],["2i"]]
SELECT ARRAY(SELECT AS STRUCT x, 1 AS o FROM UNNEST([1, NULL, 3]) x ORDER BY 1)
-- => [[[[["x",null],["o","1i"]],[["x","1i"],["o","1i"]],[["x","3i"],["o","1i"]]]]]
SELECT ARRAY(SELECT AS STRUCT 1 AS o, x FROM UNNEST([1, NULL, 3]) x ORDER BY 2 DESC)
-- => [[[[["o","1i"],["x","3i"]],[["o","1i"],["x","1i"]],[["o","1i"],["x",null]]]]]
SELECT ARRAY(SELECT AS STRUCT 1 AS o, x AS y FROM UNNEST([1, NULL, 3]) x ORDER BY y DESC)
-- => [[[[["o","1i"],["y","3i"]],[["o","1i"],["y","1i"]],[["o","1i"],["y",null]]]]]
SELECT ARRAY_AGG(DISTINCT x ORDER BY x DESC LIMIT 2) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0]) x
-- => [[["1f","-1f"]]]
SELECT STRING_AGG(DISTINCT CAST(x AS STRING) ORDER BY CAST(x AS STRING)) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), -1.0]) x
-- => [["-1,1,nan"]]
SELECT x, ROW_NUMBER() OVER (PARTITION BY x) FROM UNNEST([0.0, -0.0]) x ORDER BY x, 2
-- => error
SELECT ROW_NUMBER() OVER (PARTITION BY x) FROM UNNEST([STRUCT(1 AS a)]) x
-- => [["1i"]]
SELECT ROW_NUMBER() OVER (PARTITION BY x) FROM (SELECT [1] AS x)
-- => [["1i"]]
SELECT ROW_NUMBER() OVER (PARTITION BY CAST(x AS STRING)) FROM (SELECT 1.0 AS x)
-- => [["1i"]]
SELECT ROW_NUMBER() OVER w FROM (SELECT 1.0 AS x) WINDOW w AS (PARTITION BY x)
-- => error
SELECT ROW_NUMBER() OVER (PARTITION BY 1.5) FROM (SELECT 1.0 AS x)
-- => error
SELECT PERCENTILE_CONT(x, 0.5) OVER () FROM UNNEST([1.0, 3.0, -1.0]) x
-- => [["1f"],["1f"],["1f"]]
SELECT ANY_VALUE(y HAVING MAX x), ANY_VALUE(y HAVING MIN x) FROM UNNEST([STRUCT(1.0 AS x, 'a' AS y), (3.0, 'b'), (-1.0, 'c')])
-- => [["b","c"]]
SELECT (1, NULL) IN (SELECT (1, 2)), (1, 2) IN (SELECT (1, 2)), (1,2) NOT IN (SELECT (1,3)), (1, 2) IN (SELECT (1,2) FROM UNNEST([1]) WHERE FALSE)
-- => [[null,true,true,false]]
SELECT x FROM UNNEST([1,2,3]) x WHERE (x, 1) IN (SELECT AS STRUCT y, 1 FROM UNNEST([2,3]) y) ORDER BY x
-- => [["2i"],["3i"]]
SELECT x FROM UNNEST([1,2,3]) x WHERE (x, NULL) IN (SELECT AS STRUCT y, 1 FROM UNNEST([2,3]) y) ORDER BY x
-- => []
SELECT (1,NULL) = (1, NULL), (1, NULL) <> (2, NULL), STRUCT([1.0] AS a) = STRUCT([1.0] AS a)
-- => [[null,true,true]]
SELECT CASE x WHEN y THEN 1 WHEN 2.0 THEN 2 ELSE 3 END FROM UNNEST([STRUCT(1.0 AS x, 1.0 AS y), (2.0, NULL), (NULL, NULL), (CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64))]) ORDER BY 1
-- => [["1i"],["2i"],["3i"],["3i"]]
