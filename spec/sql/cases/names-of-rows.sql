-- The name of a table goes before that of a column, windows stand on windows, signs of hexadecimal numbers.
WITH m AS (SELECT 1 AS m, 2 AS x) SELECT m FROM m
-- => [[[["m","1i"],["x","2i"]]]]
WITH m AS (SELECT 1 AS m, 2 AS x) SELECT m.m + 1 AS y, TO_JSON_STRING(m) AS j FROM m
-- => [["2i","{\"m\":1,\"x\":2}"]]
WITH a AS (SELECT 1 AS id, 'x' AS v), b AS (SELECT 2 AS id, 5 AS a) SELECT a, b.a AS ba FROM a CROSS JOIN b
-- => [[[["id","1i"],["v","x"]],"5i"]]
WITH a AS (SELECT 1 AS id, 'x' AS v), b AS (SELECT 2 AS id, 5 AS a) SELECT ARRAY_AGG(a) AS aa, ANY_VALUE(a).v AS av FROM a CROSS JOIN b
-- => [[[[["id","1i"],["v","x"]]],"x"]]
WITH a AS (SELECT 1 AS id, 'x' AS v), b AS (SELECT 2 AS a) SELECT a, b, a IS NULL AS n FROM a FULL JOIN b ON a.id = b.a ORDER BY a.id
-- => [[[["id",null],["v",null]],[["a","2i"]],false],[[["id","1i"],["v","x"]],[["a",null]],false]]
WITH m AS (SELECT 1 AS m, 2 AS x UNION ALL SELECT 1, 3) SELECT COUNT(*) AS c FROM m GROUP BY m ORDER BY c
-- => [["1i"],["1i"]]
WITH m AS (SELECT 1 AS m, 2 AS x) SELECT COUNT(*) AS c FROM m AS n JOIN m USING (m)
-- => error
WITH m AS (SELECT 1 AS m, 2 AS x), o AS (SELECT 1 AS m) SELECT COUNT(*) AS c FROM o JOIN m AS p USING (m) JOIN o AS q USING (m)
-- => [["1i"]]
SELECT COUNT(*) AS c FROM UNNEST([1,2]) AS m JOIN (SELECT 2 AS m) AS m2 USING (m)
-- => [["1i"]]
WITH t AS (SELECT 'a' AS g, 1 AS v UNION ALL SELECT 'a', 2 UNION ALL SELECT 'b', 3) SELECT g, v, SUM(v) OVER w1 AS s1, SUM(v) OVER (w1 ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s2, ROW_NUMBER() OVER (w1) AS rn FROM t WINDOW w0 AS (PARTITION BY g), w1 AS (w0 ORDER BY v) ORDER BY g, v
-- => [["a","1i","1i","1i","1i"],["a","2i","3i","3i","2i"],["b","3i","3i","3i","1i"]]
WITH t AS (SELECT 'a' AS g, 1 AS v UNION ALL SELECT 'a', 2 UNION ALL SELECT 'b', 3) SELECT g, v, SUM(v) OVER w2 AS s, MAX(v) OVER w3 AS m FROM t WINDOW w0 AS (PARTITION BY g), w1 AS (w0 ORDER BY v DESC), w2 AS (w1 ROWS 1 PRECEDING), w3 AS (w1) ORDER BY g, v
-- => [["a","1i","3i","2i"],["a","2i","2i","2i"],["b","3i","3i","3i"]]
SELECT FORMAT('%08X|%8x|%-8x|%#x|%+x|%x|%o|%#o|% x|%#08x', -255, -255, -255, -255, 255, -9223372036854775808, -8, 8, 255, 255)
-- => [["-00000FF|     -ff|-ff     |-0xff|+ff|-8000000000000000|-10|010| ff|0x0000ff"]]
SELECT FORMAT('%08X|%8x|%-8x|%#x|%+x|%x|%o|%-08x|%x', x, x, x, x, x, x, x, x, 0) FROM UNNEST([1, -1, NULL, 255, -255, 9223372036854775807]) x ORDER BY x
-- => [[null],["-00000FF|     -ff|-ff     |-0xff|-ff|-ff|-377|-ff     |0"],["-0000001|      -1|-1      |-0x1|-1|-1|-1|-1      |0"],["00000001|       1|1       |0x1|+1|1|1|1       |0"],["000000FF|      ff|ff      |0xff|+ff|ff|377|ff      |0"],["7FFFFFFFFFFFFFFF|7fffffffffffffff|7fffffffffffffff|0x7fffffffffffffff|+7fffffffffffffff|7fffffffffffffff|777777777777777777777|7fffffffffffffff|0"]]
SELECT SAFE_CAST(x AS INTERVAL) FROM UNNEST(['1-2 3', '3 1:2:3', '1-2  3 4:5:6', '1-2 4:5:6', '1-2 ', '1-23:4:5', '1-2-3:4:5', '2024-02-30', '+1-2 +3 +1:2:3.5', '3']) x ORDER BY x
-- => [["interval 14 3 3723500000"],[null],[null],["interval 14 3 0"],[null],[null],[null],[null],[null],["interval 0 3 3723000000"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, SUM(w) AS s FROM a LEFT JOIN b ON a.k = b.k GROUP BY k, v
-- => [["1i","2i","3i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, SUM(w) AS s FROM a LEFT JOIN b ON a.k = b.k GROUP BY k, v ORDER BY k
-- => [["1i","2i","3i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT *, 1 AS one FROM a JOIN b USING (k) GROUP BY k, v, w
-- => [["1i","2i","3i","1i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, b.w FROM a LEFT JOIN b ON a.k = b.k WHERE a.k > 0 ORDER BY k
-- => [["1i","2i","3i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, b.w FROM a LEFT JOIN b ON a.k = b.k QUALIFY ROW_NUMBER() OVER (ORDER BY k) = 1
-- => [["1i","2i","3i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, SUM(w) AS s FROM a LEFT JOIN b ON a.k = b.k GROUP BY k, v HAVING k > 0
-- => [["1i","2i","3i"]]
WITH a AS (SELECT 1 AS k, 2 AS v), b AS (SELECT 1 AS k, 3 AS w) SELECT a.*, b.* FROM a JOIN b ON a.k = b.k ORDER BY k
-- => error
WITH a AS (SELECT 1 AS k, STRUCT(2 AS v) AS s UNION ALL SELECT 0, STRUCT(5)), b AS (SELECT 1 AS k, 3 AS s) SELECT DISTINCT a.* EXCEPT (s), b.s AS bs FROM a LEFT JOIN b ON a.k = b.k ORDER BY k
-- => [["0i",null],["1i","3i"]]
SELECT (SELECT COUNTIF(z > REGEXP_INSTR(s, r'[b-z]+')) FROM UNNEST(ai) AS z) AS n, EXISTS(SELECT 1 FROM UNNEST(ai) AS z WHERE REGEXP_INSTR(s, r'x*', z) = z) AS e FROM (SELECT [1, 2, 3] AS ai, 'abc' AS s UNION ALL SELECT [], 'bb' UNION ALL SELECT [9], NULL) ORDER BY n, e
-- => [["0i",false],["0i",false],["1i",false]]
