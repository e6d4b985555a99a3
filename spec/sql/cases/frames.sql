-- with: T AS (SELECT 1 i, NUMERIC '0.1' x, NUMERIC '0.5' y, 1.5 f UNION ALL SELECT 2, 0.3, 0.9, 2.5 UNION ALL SELECT 3, 0.4, 0.7, 2.5 UNION ALL SELECT 4, NULL, 0.7, NULL)
SELECT i, COUNT(*) OVER (ORDER BY f RANGE BETWEEN 1 PRECEDING AND 2 PRECEDING), COUNT(x) OVER (ORDER BY i ROWS BETWEEN 2 FOLLOWING AND 1 FOLLOWING), COUNTIF(x > 0) OVER w, SUM(f) OVER w, AVG(x) OVER w, STRING_AGG('a') OVER w, ARRAY_AGG(i) OVER w, MAX(i) OVER w, FIRST_VALUE(i) OVER w, STDDEV(f) OVER w, LOGICAL_OR(x > 0) OVER w, BIT_OR(i) OVER w, COUNT(DISTINCT i) OVER (PARTITION BY i) FROM T WINDOW w AS (ORDER BY i ROWS BETWEEN 1 PRECEDING AND 3 PRECEDING) ORDER BY i
-- => [["1i","0i","0i","0i",null,null,null,null,null,null,null,null,null,"1i"],["2i","0i","0i","0i",null,null,null,null,null,null,null,null,null,"1i"],["3i","0i","0i","0i",null,null,null,null,null,null,null,null,null,"1i"],["4i","1i","0i","0i",null,null,null,null,null,null,null,null,null,"1i"]]
SELECT i, CORR(x, y) OVER (ORDER BY i), COVAR_SAMP(x, y) OVER (ORDER BY i), COVAR_POP(x, y) OVER (ORDER BY i), VAR_SAMP(x) OVER (ORDER BY i), STDDEV_POP(x) OVER (ORDER BY i) FROM T ORDER BY i
-- => [["1i",null,null,"0f",null,"0f"],["2i","1f","0.04f","0.02f","0.02f","0.1f"],["3i","0.65465367070798f","0.02f","0.013333333333333f","0.023333333333333f","0.12472191289246f"],["4i","0.65465367070798f","0.02f","0.013333333333333f","0.023333333333333f","0.12472191289246f"]]
SELECT CORR(x, y), COVAR_SAMP(x, y), COVAR_POP(x, y), VAR_SAMP(x), STDDEV_POP(x) FROM T WHERE i = 1
-- => [[null,null,"0f",null,"0f"]]
SELECT CORR(f, f), COVAR_SAMP(f, f), CORR(i, f) FROM T WHERE i = 1
-- => [[null,null,null]]
SELECT i, CORR(f, i) OVER (ORDER BY i) FROM T ORDER BY i
-- => [["1i",null],["2i","1f"],["3i","0.86602540378444f"],["4i","0.86602540378444f"]]
SELECT CORR(f, 1) FROM T
-- => [["NaN"]]
SELECT STRING_AGG(CAST(i AS STRING) LIMIT 0), ARRAY_AGG(i LIMIT 0) IS NULL, ARRAY_AGG(i ORDER BY i LIMIT 2) FROM T
-- => [[null,true,["1i","2i"]]]
