1 + 1
-- => [["2i"]]
7 / 2
-- => [["3.5f"]]
1 / 0
-- => error
0.0 / 0.0
-- => error
-7 / 2
-- => [["-3.5f"]]
2 * 3.5
-- => [["7f"]]
9223372036854775807 + 1
-- => error
9223372036854775807 * 2
-- => error
-9223372036854775807 - 1
-- => [["-9223372036854775808i"]]
100000 * 100000
-- => [["10000000000i"]]
2147483647 + 1
-- => [["2147483648i"]]
1.5 + 1
-- => [["2.5f"]]
NUMERIC '1.5' + 1
-- => [["2.5n"]]
NUMERIC '1.5' + 1.25
-- => [["2.75n"]]
NUMERIC '1.5' * NUMERIC '2.000000001'
-- => [["3.000000002n"]]
NUMERIC '1' / 3
-- => [["0.333333333n"]]
NUMERIC '-10' / 3
-- => [["-3.333333333n"]]
NUMERIC '2' / 3
-- => [["0.666666667n"]]
NUMERIC '1' / NUMERIC '0'
-- => error
CAST(5 AS NUMERIC) / 2
-- => [["2.5n"]]
NUMERIC '12345678901234.123456789' / 7
-- => [["1763668414462.017636684n"]]
NUMERIC '1.1' * 1.1
-- => [["1.21n"]]
NUMERIC '1' = 1.0
-- => [[true]]
5 & 3
-- => [["1i"]]
5 | 3
-- => [["7i"]]
5 ^ 3
-- => [["6i"]]
~5
-- => [["-6i"]]
1 << 3
-- => [["8i"]]
1 << 63
-- => [["-9223372036854775808i"]]
1 << 64
-- => [["0i"]]
-1 >> 1
-- => [["9223372036854775807i"]]
1024 >> 3
-- => [["128i"]]
1 << -1
-- => error
ABS(-4)
-- => [["4i"]]
ABS(-4.5)
-- => [["4.5f"]]
ABS(NUMERIC '-4.5')
-- => [["4.5n"]]
ABS(NULL)
-- => [[null]]
SIGN(-3)
-- => [["-1i"]]
SIGN(0)
-- => [["0i"]]
SIGN(2.5)
-- => [["1f"]]
SIGN(NUMERIC '-2.5')
-- => [["-1n"]]
IS_INF(IEEE_DIVIDE(1, 0))
-- => [[true]]
IS_NAN(IEEE_DIVIDE(0, 0))
-- => [[true]]
IEEE_DIVIDE(1, 0)
-- => [["Infinity"]]
IEEE_DIVIDE(-1, 0)
-- => [["-Infinity"]]
IEEE_DIVIDE(0, 0)
-- => [["NaN"]]
IEEE_DIVIDE(NULL, 0)
-- => [[null]]
IEEE_DIVIDE(6, 4)
-- => [["1.5f"]]
SQRT(16)
-- => [["4f"]]
SQRT(-1)
-- => error
SQRT(NULL)
-- => [[null]]
CBRT(27)
-- => [["3f"]]
POW(2, 10)
-- => [["1024f"]]
POWER(2, 0.5)
-- => [["1.4142135623731f"]]
POW(-2, 0.5)
-- => error
POW(10, 400)
-- => error
POW(0, 0)
-- => [["1f"]]
POW(NULL, 2)
-- => [[null]]
EXP(0)
-- => [["1f"]]
EXP(1000)
-- => error
LN(1)
-- => [["0f"]]
LN(0)
-- => error
LN(-1)
-- => error
LOG(100, 10)
-- => [["2f"]]
LOG(8, 2)
-- => [["3f"]]
LOG(10)
-- => [["2.302585092994f"]]
LOG(0, 10)
-- => error
LOG(2, 1)
-- => error
LOG10(1000)
-- => [["3f"]]
LOG10(0)
-- => error
GREATEST(1, 5, 3)
-- => [["5i"]]
GREATEST(1, NULL, 3)
-- => [[null]]
GREATEST('a', 'b')
-- => [["b"]]
GREATEST(1, 2.5)
-- => [["2.5f"]]
GREATEST(DATE '2024-01-01', DATE '2023-01-01')
-- => [["d2024-01-01"]]
LEAST(2, 1)
-- => [["1i"]]
LEAST(NULL, 2)
-- => [[null]]
LEAST(1.5, 2)
-- => [["1.5f"]]
LEAST(1.0, IEEE_DIVIDE(0, 0))
-- => [["NaN"]]
DIV(7, 2)
-- => [["3i"]]
DIV(-7, 2)
-- => [["-3i"]]
DIV(7, -2)
-- => [["-3i"]]
DIV(7, 0)
-- => error
DIV(NULL, 2)
-- => [[null]]
DIV(NUMERIC '7.5', NUMERIC '2')
-- => [["3n"]]
MOD(10, 3)
-- => [["1i"]]
MOD(-7, 3)
-- => [["-1i"]]
MOD(7, -3)
-- => [["1i"]]
MOD(7, 0)
-- => error
MOD(NUMERIC '7.5', NUMERIC '2')
-- => [["1.5n"]]
SAFE_DIVIDE(10, 4)
-- => [["2.5f"]]
SAFE_DIVIDE(1, 0)
-- => [[null]]
SAFE_DIVIDE(NULL, 2)
-- => [[null]]
SAFE_DIVIDE(0, 0)
-- => [[null]]
SAFE_DIVIDE(NUMERIC '10', NUMERIC '3')
-- => [["3.333333333n"]]
SAFE_DIVIDE(NUMERIC '10', NUMERIC '0')
-- => [[null]]
SAFE_ADD(9223372036854775807, 1)
-- => [[null]]
SAFE_ADD(5, 4)
-- => [["9i"]]
SAFE_ADD(1.5, 2)
-- => [["3.5f"]]
SAFE_SUBTRACT(-9223372036854775807, 10)
-- => [[null]]
SAFE_SUBTRACT(5, 4)
-- => [["1i"]]
SAFE_MULTIPLY(9223372036854775807, 2)
-- => [[null]]
SAFE_MULTIPLY(3, 4)
-- => [["12i"]]
SAFE_NEGATE(-9223372036854775807)
-- => [["9223372036854775807i"]]
SAFE_NEGATE(5)
-- => [["-5i"]]
ROUND(2.5)
-- => [["3f"]]
ROUND(-2.5)
-- => [["-3f"]]
ROUND(0.5)
-- => [["1f"]]
ROUND(1.5)
-- => [["2f"]]
ROUND(1.245, 2)
-- => [["1.25f"]]
ROUND(1.005, 2)
-- => [["1f"]]
ROUND(2.675, 2)
-- => [["2.67f"]]
ROUND(0.285, 2)
-- => [["0.28f"]]
ROUND(1234.5678, 2)
-- => [["1234.57f"]]
ROUND(1234.5, -2)
-- => [["1200f"]]
ROUND(1250.0, -2)
-- => [["1300f"]]
ROUND(5, -1)
-- => [["10f"]]
ROUND(15)
-- => [["15f"]]
ROUND(NULL)
-- => [[null]]
ROUND(NUMERIC '2.5')
-- => [["3n"]]
ROUND(NUMERIC '-2.5')
-- => [["-3n"]]
ROUND(NUMERIC '2.345', 2)
-- => [["2.35n"]]
ROUND(NUMERIC '1234.5', -2)
-- => [["1200n"]]
ROUND(3.14159, 3)
-- => [["3.142f"]]
ROUND(-1.55, 1)
-- => [["-1.6f"]]
TRUNC(1.789)
-- => [["1f"]]
TRUNC(-1.7)
-- => [["-1f"]]
TRUNC(1.789, 2)
-- => [["1.78f"]]
TRUNC(-1.789, 1)
-- => [["-1.7f"]]
TRUNC(15, -1)
-- => [["10f"]]
TRUNC(NUMERIC '2.567')
-- => [["2n"]]
TRUNC(NUMERIC '2.567', 2)
-- => [["2.56n"]]
CEIL(1.2)
-- => [["2f"]]
CEIL(-1.2)
-- => [["-1f"]]
CEILING(5)
-- => [["5f"]]
CEIL(NUMERIC '1.2')
-- => [["2n"]]
FLOOR(-1.5)
-- => [["-2f"]]
FLOOR(1.5)
-- => [["1f"]]
FLOOR(NUMERIC '-1.5')
-- => [["-2n"]]
COS(0)
-- => [["1f"]]
SIN(0)
-- => [["0f"]]
TAN(0)
-- => [["0f"]]
ACOS(1)
-- => [["0f"]]
ACOS(2)
-- => error
ASIN(0)
-- => [["0f"]]
ATAN(1)
-- => [["0.78539816339745f"]]
ATAN2(1, 2)
-- => [["0.46364760900081f"]]
COSH(0)
-- => [["1f"]]
SINH(0)
-- => [["0f"]]
TANH(0)
-- => [["0f"]]
ACOSH(1)
-- => [["0f"]]
ASINH(0)
-- => [["0f"]]
ATANH(0)
-- => [["0f"]]
RANGE_BUCKET(20, [0, 10, 20, 30])
-- => [["3i"]]
RANGE_BUCKET(25, [0, 10, 20, 30])
-- => [["3i"]]
RANGE_BUCKET(-1, [0, 10, 20, 30])
-- => [["0i"]]
RANGE_BUCKET(30, [0, 10, 20, 30])
-- => [["4i"]]
RANGE_BUCKET(NULL, [0, 10])
-- => [[null]]
RANGE_BUCKET(5, ARRAY<INT64>[])
-- => [["0i"]]
BIT_COUNT(7)
-- => [["3i"]]
BIT_COUNT(-1)
-- => [["64i"]]
1e308 * 10
-- => error
-(5)
-- => [["-5i"]]
+5
-- => [["5i"]]
- -5
-- => [["5i"]]
0xFF + 1
-- => [["256i"]]
1e3
-- => [["1000f"]]
.5 + 1
-- => [["1.5f"]]
5. + 1
-- => [["6f"]]
3 BETWEEN 1 AND 5
-- => [[true]]
3 NOT BETWEEN 1 AND 5
-- => [[false]]
NULL BETWEEN 1 AND 5
-- => [[null]]
1 IN (1, NULL)
-- => [[true]]
2 IN (1, NULL)
-- => [[null]]
2 NOT IN (1, 3)
-- => [[true]]
1 = 1.0
-- => [[true]]
NULL IS NULL
-- => [[true]]
1 IS DISTINCT FROM NULL
-- => [[true]]
NULL IS NOT DISTINCT FROM NULL
-- => [[true]]
TRUE AND NULL
-- => [[null]]
FALSE AND NULL
-- => [[false]]
TRUE OR NULL
-- => [[true]]
(1 = 1) IS TRUE
-- => [[true]]
IF(1 > 2, 'a', 'b')
-- => [["b"]]
IF(NULL, 1, 2)
-- => [["2i"]]
IF(TRUE, 1, 2.5)
-- => [["1f"]]
IFNULL(NULL, 5)
-- => [["5i"]]
IFNULL(NULL, 'x')
-- => [["x"]]
IFNULL(1, 2)
-- => [["1i"]]
NULLIF(1, 1)
-- => [[null]]
NULLIF(1, 2)
-- => [["1i"]]
NULLIF('a', 'b')
-- => [["a"]]
COALESCE(NULL, NULL, 3)
-- => [["3i"]]
COALESCE(NULL, 1.5)
-- => [["1.5f"]]
COALESCE(1, 2.5)
-- => [["1f"]]
CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' END
-- => [["b"]]
CASE 3 WHEN 1 THEN 'a' WHEN 3 THEN 'c' ELSE 'x' END
-- => [["c"]]
CASE WHEN FALSE THEN 1 ELSE 2.5 END
-- => [["2.5f"]]
CASE WHEN FALSE THEN 1 END
-- => [[null]]
NUMERIC '0.000000005' / 10
-- => [["0.000000001n"]]
NUMERIC '-0.000000005' / 10
-- => [["-0.000000001n"]]
NUMERIC '99999999999999999999999999999.999999999' / 100
-- => [["1000000000000000000000000000n"]]
NUMERIC '99999999999999999999999999999.999999999' / 0.01
-- => error
NUMERIC '12345678.9' / 100
-- => [["123456.789n"]]
NUMERIC '7' / NUMERIC '0.25'
-- => [["28n"]]
7 / NUMERIC '8'
-- => [["0.875n"]]
NUMERIC '1234567890123456789' / NUMERIC '0.0000001'
-- => [["12345678901234567890000000n"]]
NUMERIC '1' / NUMERIC '-0.000000003'
-- => [["-333333333.333333333n"]]
NUMERIC '0.000000001' * NUMERIC '0.5'
-- => [["0.000000001n"]]
NUMERIC '0.000000001' * NUMERIC '-0.5'
-- => [["-0.000000001n"]]
NUMERIC '123456789.123456789' * NUMERIC '98765.4321'
-- => [["12193263123456.790011264n"]]
NUMERIC '99999999999999999999999999999' * 1
-- => [["99999999999999999999999999999n"]]
NUMERIC '99999999999999999999999999999' * 2
-- => error
CAST(7 AS NUMERIC) * 3
-- => [["21n"]]
SAFE_DIVIDE(NUMERIC '99999999999999999999999999999', NUMERIC '0.1')
-- => [[null]]
SELECT AVG(x) FROM UNNEST([NUMERIC '1', NUMERIC '2', NUMERIC '2']) AS x
-- => [["1.666666667n"]]
SELECT ROUND(x, n) FROM UNNEST([NUMERIC '1234.5678']) AS x, UNNEST([-2, 0, 2, 9, 12]) AS n ORDER BY n
-- => [["1200n"],["1235n"],["1234.57n"],["1234.5678n"],["1234.5678n"]]
SELECT TRUNC(x, n) FROM UNNEST([NUMERIC '-1299.5678']) AS x, UNNEST([-2, 0, 2, 9, 12]) AS n ORDER BY n
-- => [["-1200n"],["-1299n"],["-1299.56n"],["-1299.5678n"],["-1299.5678n"]]
NUMERIC '1000000000000000.000000001' * NUMERIC '1000000.000000001'
-- => [["1000000000000001000000.001n"]]
SAFE_MULTIPLY(NUMERIC '1000000000000000', NUMERIC '1000000')
-- => [["1000000000000000000000n"]]
SAFE_MULTIPLY(NUMERIC '1000000000000000', NUMERIC '1000000000000000')
-- => [[null]]
SAFE_ADD(NUMERIC '99999999999999999999999999999', NUMERIC '1')
-- => [[null]]
1e308 / 0.1
-- => error
1e308 / -0.1
-- => error
CAST(1e30 AS NUMERIC)
-- => error
CAST(1e19 AS INT64)
-- => error
CAST(2.5 AS INT64)
-- => [["3i"]]
CAST(-2.5 AS INT64)
-- => [["-3i"]]
CAST(3.5 AS INT64)
-- => [["4i"]]
CAST(NUMERIC '2.5' AS INT64)
-- => [["3i"]]
CAST(NUMERIC '-3.5' AS INT64)
-- => [["-4i"]]
CAST(1.0000000005 AS NUMERIC)
-- => [["1.000000001n"]]
CAST('1.0000000005' AS NUMERIC)
-- => [["1.000000001n"]]
CAST(' 1.5 ' AS NUMERIC)
-- => [["1.5n"]]
~(5 & 3)
-- => [["-2i"]]
~(5 | 3)
-- => [["-8i"]]
-(5 + 3)
-- => [["-8i"]]
-(5 * 3)
-- => [["-15i"]]
~(1 << 2)
-- => [["-5i"]]
- (-5)
-- => [["5i"]]
NOT (TRUE AND FALSE)
-- => [[true]]
NOT (1 = 2)
-- => [[true]]
2 - (3 - 4)
-- => [["3i"]]
2 * (3 + 4)
-- => [["14i"]]
8 / (4 / 2)
-- => [["4f"]]
1 | (2 ^ 3)
-- => [["1i"]]
1 << (2 + 1)
-- => [["8i"]]
5 & (3 + 1)
-- => [["4i"]]
-(2 - 3)
-- => [["1i"]]
- 2 + 3
-- => [["1i"]]
INSTR('l', '', 2, 1)
-- => [["2i"]]
INSTR('abc', '', 1, 2)
-- => [["2i"]]
INSTR('abc', '')
-- => [["1i"]]
INSTR('', '')
-- => [["1i"]]
INSTR('abc', '', -1)
-- => [["4i"]]
INSTR('abcabc', 'c', -1, 2)
-- => [["3i"]]
INSTR('abcabc', 'bc', -2)
-- => [["5i"]]
INSTR('abcabc', 'bc', 6)
-- => [["0i"]]
INSTR('abc', 'abcd', 1, 1)
-- => [["0i"]]
MOD(NUMERIC '-0.8', -1)
-- => [["-0.8n"]]
MOD(NUMERIC '2.75', NUMERIC '-1')
-- => [["0.75n"]]
MOD(-9223372036854775808, -1)
-- => [["0i"]]
MOD(7, -1)
-- => [["0i"]]
MOD(NULL, -1)
-- => [[null]]
(SELECT ARRAY_AGG(MOD(x, y)) FROM UNNEST([STRUCT(NUMERIC '1.5' AS x, -1 AS y), (NUMERIC '-1.5', -1)]))
-- => [[["0.5n","-0.5n"]]]
(SELECT SUM(MOD(x, -1)) FROM UNNEST([-9223372036854775808, 5]) x)
-- => [["0i"]]
MOD(BIGNUMERIC '1.25', -1)
-- => [["0.25"]]
ROUND(-1.6e308, -308)
-- => error
ROUND(-1e308, -309)
-- => [["0f"]]
ROUND(1e308, -400)
-- => [["0f"]]
ROUND(1234567.5, -2)
-- => [["1234600f"]]
ROUND(1250.0, -2)
-- => [["1300f"]]
ROUND(-1250.0, -2)
-- => [["-1300f"]]
ROUND(1e22, -20)
-- => [["1e+22f"]]
ROUND(123456789012345678, -2)
-- => [["123456789012350000f"]]
ROUND(15, -1)
-- => [["20f"]]
ROUND(-15, -1)
-- => [["-20f"]]
ROUND(-15, -30)
-- => [["0f"]]
TRUNC(1.79e308, -309)
-- => [["0f"]]
TRUNC(1259.7, -2)
-- => [["1200f"]]
TRUNC(-1259.7, -400)
-- => [["0f"]]
SELECT ROUND(x, d) FROM (SELECT 1234.5678 AS x, -2 AS d UNION ALL SELECT 1250.0, -2 UNION ALL SELECT 1.005, 2 UNION ALL SELECT 1e20, -20 UNION ALL SELECT NULL, 1 UNION ALL SELECT 2.5, 0 UNION ALL SELECT -0.5, 0 UNION ALL SELECT 1.5e21, -21 UNION ALL SELECT 2.675, NULL) ORDER BY 1
-- => [[null],[null],["-1f"],["1f"],["3f"],["1200f"],["1300f"],["100000000000000000000f"],["2e+21f"]]
SELECT TRUNC(x, d) FROM (SELECT 1234.5678 AS x, -2 AS d UNION ALL SELECT 1259.0, -2 UNION ALL SELECT 1.005, 2 UNION ALL SELECT 1e20, -20 UNION ALL SELECT NULL, 1 UNION ALL SELECT 2.5, 0 UNION ALL SELECT -0.5, 0 UNION ALL SELECT 1.5e21, -21) ORDER BY 1
-- => [[null],["0f"],["1f"],["2f"],["1200f"],["1200f"],["100000000000000000000f"],["1e+21f"]]
ROUND(NUMERIC '1234.5678', -2)
-- => [["1200n"]]
ROUND(NUMERIC '99999999999999999999999999999.9', 0)
-- => error
ROUND(NUMERIC '99999999999999999999999999999.9', -29)
-- => error
ROUND(NUMERIC '1', -40)
-- => [["0n"]]
ROUND(1e999999, 2)
-- => [["Infinity"]]
MOD(NUMERIC '1', 1.5)
-- => [["1n"]]
MOD(1, NUMERIC '1.5')
-- => [["1n"]]
MOD(1.5, NULL)
-- => error
DIV(1.5, NULL)
-- => error
DIV(3, 1.5)
-- => error
SAFE_DIVIDE(1.5, NUMERIC '2')
-- => [["0.75n"]]
GREATEST(1.5, NUMERIC '2')
-- => [["2n"]]
IFNULL(NUMERIC '2', 1.5)
-- => [["2n"]]
POW(1.5, 2)
-- => [["2.25f"]]
