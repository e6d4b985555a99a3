1e308 * 10
-- => error
1e308 + 1e308 - 1e308
-- => error
CAST('inf' AS FLOAT64) + 1
-- => [["Infinity"]]
CAST('inf' AS FLOAT64) - CAST('inf' AS FLOAT64)
-- => [["NaN"]]
CAST('nan' AS FLOAT64) * 2
-- => [["NaN"]]
-1.7e308 * 2 + 1
-- => error
(SELECT SUM(x * 1e308) FROM UNNEST([1.0, 2.0]) x)
-- => error
(SELECT STRING_AGG(CAST(x + 1.5 AS STRING)) FROM UNNEST([1.0, 2.0, NULL]) x)
-- => [["2.5,3.5"]]
SAFE_ADD(1e308, 1e308)
-- => [[null]]
SAFE_MULTIPLY(1e308, 10.0)
-- => [[null]]
SAFE_MULTIPLY(CAST('inf' AS FLOAT64), 10.0)
-- => [["Infinity"]]
SAFE_SUBTRACT(-1.7e308, 1.7e308)
-- => [[null]]
CAST('nan' AS FLOAT64) = CAST('nan' AS FLOAT64)
-- => [[false]]
CAST('nan' AS FLOAT64) <> CAST('nan' AS FLOAT64)
-- => [[true]]
CAST('nan' AS FLOAT64) > 1
-- => [[false]]
CAST('nan' AS FLOAT64) >= CAST('nan' AS FLOAT64)
-- => [[false]]
1 < CAST('nan' AS FLOAT64)
-- => [[false]]
1 > CAST('nan' AS FLOAT64)
-- => [[false]]
CAST('nan' AS FLOAT64) > CAST(NULL AS FLOAT64)
-- => [[null]]
CAST('nan' AS FLOAT64) BETWEEN 0 AND 1
-- => [[false]]
CAST('nan' AS FLOAT64) IN (1.0, CAST('nan' AS FLOAT64))
-- => [[false]]
CAST('nan' AS FLOAT64) IS DISTINCT FROM CAST('nan' AS FLOAT64)
-- => [[false]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL, CAST('-inf' AS FLOAT64), CAST('inf' AS FLOAT64)]) x ORDER BY x
-- => [[null],["NaN"],["-Infinity"],["1f"],["Infinity"]]
SELECT x FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL, CAST('inf' AS FLOAT64)]) x ORDER BY x DESC
-- => [["Infinity"],["1f"],["NaN"],[null]]
SELECT x AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL, CAST('inf' AS FLOAT64)]) x ORDER BY y DESC
-- => [["Infinity"],["1f"],["NaN"],[null]]
SELECT x AS y FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL, CAST('inf' AS FLOAT64)]) x ORDER BY 1
-- => [[null],["NaN"],["1f"],["Infinity"]]
SELECT MIN(x), MAX(x), AVG(x), SUM(x), COUNT(DISTINCT x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL, CAST('nan' AS FLOAT64)]) x
-- => [["NaN","NaN","NaN","NaN","2i"]]
SELECT x, MIN(x) OVER (), RANK() OVER (ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.5]) x ORDER BY 3
-- => [["NaN","NaN","1i"],["0.5f","NaN","2i"],["1f","NaN","3i"]]
SELECT ARRAY_AGG(x ORDER BY x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64), 0.5]) x
-- => [[["NaN","0.5f","1f"]]]
SELECT x > 0, x < 2, x = x, x <> 1, NOT x > 0 FROM UNNEST([1.0, CAST('nan' AS FLOAT64), NULL]) x WITH OFFSET o ORDER BY o
-- => [[true,true,true,false,false],[false,false,false,true,true],[null,null,null,null,null]]
GREATEST(1.0, CAST('nan' AS FLOAT64))
-- => [["NaN"]]
LEAST(1.0, CAST('nan' AS FLOAT64))
-- => [["NaN"]]
SELECT x, COUNT(*) FROM UNNEST([CAST('nan' AS FLOAT64), CAST('nan' AS FLOAT64), 1]) x GROUP BY x ORDER BY 2
-- => [["1f","1i"],["NaN","2i"]]
(SELECT MAX(a / b / b / b / b / a / a) FROM (SELECT 2.0 AS a, 3.0 AS b))
-- => [["0.0061728395061728f"]]
(SELECT MAX(a / 0 / b) FROM (SELECT 2.0 AS a, 3.0 AS b))
-- => error
CAST('2024-11-03 01:30:00 America/New_York' AS TIMESTAMP)
-- => [["ts2024-11-03 05:30:00"]]
TIMESTAMP '2024-11-03 01:30:00 America/New_York'
-- => [["ts2024-11-03 05:30:00"]]
TIMESTAMP '2024-03-10 02:30:00 America/New_York'
-- => [["ts2024-03-10 07:30:00"]]
TIMESTAMP('2024-11-03 01:30:00 America/New_York')
-- => [["ts2024-11-03 05:30:00"]]
TIMESTAMP '2024-06-03 01:30:00.5 Europe/Berlin' > '2024-06-02 23:30:00 UTC'
-- => [[true]]
TIMESTAMP_DIFF('2024-11-03 01:30:00 America/New_York', '2024-11-03 00:30:00 America/New_York', MINUTE)
-- => [["60i"]]
3 / 0
-- => error
3 / 0.0
-- => error
0.0 / 0
-- => error
IEEE_DIVIDE(0, 0)
-- => [["NaN"]]
IEEE_DIVIDE(1, 0)
-- => [["Infinity"]]
SAFE_DIVIDE(1, 0)
-- => [[null]]
1 / 3
-- => [["0.33333333333333f"]]
-0.0
-- => [["0f"]]
0.0 * -1
-- => [["0f"]]
CAST(-0.0 AS STRING)
-- => [["0"]]
1.0 - 0.9
-- => [["0.1f"]]
0.1 + 0.2 = 0.3
-- => [[false]]
10 - 0.5
-- => [["9.5f"]]
NUMERIC '1.5' + 1e0
-- => [["2.5n"]]
2 * NUMERIC '1.5' * 1.5
-- => [["4.5n"]]
9223372036854775807 + 1
-- => error
9223372036854775807 * 2
-- => error
-9223372036854775808 - 1
-- => error
9223372036854775807 + 1.0
-- => [["9223372036854800000f"]]
CAST(9223372036854775807 AS FLOAT64)
-- => [["9223372036854800000f"]]
ABS(-9223372036854775808)
-- => error
-(-9223372036854775808)
-- => error
(SELECT SUM(x) FROM UNNEST([9223372036854775807, 1]) x)
-- => error
CAST(IEEE_DIVIDE(1, SQRT(0 / -1)) AS STRING)
-- => [["-inf"]]
IEEE_DIVIDE(1, SIN(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, TAN(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ATAN(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ASIN(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, SINH(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, TANH(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ASINH(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ATANH(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, CBRT(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, CEIL(-0.4))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ROUND(-0.4))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, ROUND(-0.004, 1))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, TRUNC(-0.4))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, SIGN(-0.0))
-- => [["Infinity"]]
IEEE_DIVIDE(1, ABS(-0.0))
-- => [["Infinity"]]
IEEE_DIVIDE(-1, ABS(-0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(-1, 0 / -1)
-- => [["Infinity"]]
IEEE_DIVIDE(0, 0 / -1)
-- => [["NaN"]]
IEEE_DIVIDE(1, SAFE_NEGATE(0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, SAFE_MULTIPLY(0.0, -1.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, IEEE_DIVIDE(1, CAST('-inf' AS FLOAT64)))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, COALESCE(NULL, -0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, IF(TRUE, -0.0, 0.0))
-- => [["-Infinity"]]
IEEE_DIVIDE(1, LEAST(-0.0, 1.0))
-- => [["-Infinity"]]
