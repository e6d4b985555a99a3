CAST(STRUCT(1 AS a, '2' AS b) AS STRUCT<x STRING, y INT64>)
-- => [[[["x","1"],["y","2i"]]]]
CAST([1, 2] AS ARRAY<STRING>)
-- => [[["1","2"]]]
CAST(['1', NULL] AS ARRAY<INT64>)
-- => [[["1i",null]]]
CAST([STRUCT(1 AS a)] AS ARRAY<STRUCT<z FLOAT64>>)
-- => [[[[["z","1f"]]]]]
CAST(NULL AS STRUCT<a INT64>)
-- => [[null]]
CAST([1.5, 2.5] AS ARRAY<INT64>)
-- => [[["2i","3i"]]]
SAFE_CAST(['1', 'x'] AS ARRAY<INT64>)
-- => [[null]]
CAST((1, 'a') AS STRUCT<p INT64, q STRING>).p
-- => [["1i"]]
[STRUCT(1 AS a, 2 AS b), STRUCT(3 AS x, 4 AS y)]
-- => [[[[["a","1i"],["b","2i"]],[["a","3i"],["b","4i"]]]]]
IF(TRUE, STRUCT(1 AS a), STRUCT(2 AS b)).a
-- => [["1i"]]
COALESCE(NULL, STRUCT(1 AS a)).a
-- => [["1i"]]
STRUCT(1 AS a) = STRUCT(1 AS b)
-- => [[true]]
STRUCT(1 AS a, NULL AS b) = STRUCT(1, 2)
-- => [[null]]
STRUCT(1, NULL) = STRUCT(2, NULL)
-- => [[false]]
STRUCT(1, 'x') IN (STRUCT(1 AS q, 'x' AS z), STRUCT(2, 'y'))
-- => [[true]]
[1, 2.5, NUMERIC '3']
-- => [[["1n","2.5n","3n"]]]
[1, NULL, 3]
-- => [[["1i",null,"3i"]]]
[NULL]
-- => [[[null]]]
ARRAY<FLOAT64>[1, 2]
-- => [[["1f","2f"]]]
CASE WHEN TRUE THEN 1 ELSE 2.5 END
-- => [["1f"]]
IF(FALSE, 1, NUMERIC '2.5')
-- => [["2.5n"]]
COALESCE(NULL, 1, 2.5)
-- => [["1f"]]
IFNULL(1, 2.5)
-- => [["1f"]]
NULLIF(1, 1.0)
-- => [[null]]
NULLIF('a', 'b')
-- => [["a"]]
IF(TRUE, DATE '2024-01-01', NULL)
-- => [["d2024-01-01"]]
GREATEST(1, 2.5, NUMERIC '3')
-- => [["3n"]]
GREATEST('a', 'b')
-- => [["b"]]
GREATEST(DATE '2024-01-01', '2024-02-01')
-- => [["d2024-02-01"]]
LEAST(1, NULL)
-- => [[null]]
CASE 1 WHEN 1.0 THEN 'a' END
-- => [["a"]]
WITH(a AS '123', b AS CONCAT(a, '456'), c AS '789', CONCAT(b, c))
-- => [["123456789"]]
WITH(a AS 1, a + 1)
-- => [["2i"]]
WITH(a AS STRUCT(1 AS x, 2 AS y), a.x + a.y)
-- => [["3i"]]
(SELECT WITH(s AS SUM(x), s * 2) FROM UNNEST([1,2,3]) x)
-- => [["12i"]]
(SELECT WITH(s AS x * 2, WITH(s AS s + 1, s) + s) FROM UNNEST([1]) x)
-- => [["5i"]]
WITH(a AS [1,2,3], (SELECT SUM(z) FROM UNNEST(a) z))
-- => [["6i"]]
