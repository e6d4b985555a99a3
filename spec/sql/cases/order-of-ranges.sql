-- with: R AS (SELECT 1 id, CAST(NULL AS RANGE<DATE>) v UNION ALL SELECT 2, RANGE<DATE> '[UNBOUNDED, 2020-01-01)' UNION ALL SELECT 3, RANGE<DATE> '[2020-01-01, UNBOUNDED)' UNION ALL SELECT 4, RANGE<DATE> '[UNBOUNDED, UNBOUNDED)' UNION ALL SELECT 5, RANGE<DATE> '[2020-01-01, 2021-01-01)')
SELECT a.id, b.id, a.v < b.v, a.v <= b.v, a.v = b.v, a.v <> b.v, a.v > b.v, a.v >= b.v, a.v IS DISTINCT FROM b.v FROM R a, R b ORDER BY 1, 2
-- => [["1i","1i",null,null,null,null,null,null,false],["1i","2i",null,null,null,null,null,null,true],["1i","3i",null,null,null,null,null,null,true],["1i","4i",null,null,null,null,null,null,true],["1i","5i",null,null,null,null,null,null,true],["2i","1i",null,null,null,null,null,null,true],["2i","2i",false,true,true,false,false,true,false],["2i","3i",true,true,false,true,false,false,true],["2i","4i",true,true,false,true,false,false,true],["2i","5i",true,true,false,true,false,false,true],["3i","1i",null,null,null,null,null,null,true],["3i","2i",false,false,false,true,true,true,true],["3i","3i",false,true,true,false,false,true,false],["3i","4i",false,false,false,true,true,true,true],["3i","5i",false,false,false,true,true,true,true],["4i","1i",null,null,null,null,null,null,true],["4i","2i",false,false,false,true,true,true,true],["4i","3i",true,true,false,true,false,false,true],["4i","4i",false,true,true,false,false,true,false],["4i","5i",true,true,false,true,false,false,true],["5i","1i",null,null,null,null,null,null,true],["5i","2i",false,false,false,true,true,true,true],["5i","3i",true,true,false,true,false,false,true],["5i","4i",false,false,false,true,true,true,true],["5i","5i",false,true,true,false,false,true,false]]
SELECT id FROM R ORDER BY v
-- => [["1i"],["2i"],["4i"],["5i"],["3i"]]
SELECT id FROM R ORDER BY v DESC
-- => [["3i"],["5i"],["4i"],["2i"],["1i"]]
SELECT id FROM R ORDER BY v NULLS LAST
-- => [["2i"],["4i"],["5i"],["3i"],["1i"]]
SELECT id, RANK() OVER (ORDER BY v), LAG(id) OVER (ORDER BY v) FROM R ORDER BY 1
-- => [["1i","1i",null],["2i","2i","1i"],["3i","5i","5i"],["4i","3i","2i"],["5i","4i","4i"]]
SELECT ARRAY_AGG(id ORDER BY v) FROM R
-- => [[["1i","2i","4i","5i","3i"]]]
SELECT a.id, b.id FROM R a JOIN R b ON a.v = b.v ORDER BY 1
-- => [["2i","2i"],["3i","3i"],["4i","4i"],["5i","5i"]]
SELECT id FROM R WHERE v IN (RANGE<DATE> '[UNBOUNDED, 2020-01-01)', RANGE<DATE> '[2020-01-01, UNBOUNDED)') ORDER BY 1
-- => [["2i"],["3i"]]
SELECT id FROM R WHERE v BETWEEN RANGE<DATE> '[UNBOUNDED, UNBOUNDED)' AND RANGE<DATE> '[2020-01-01, 2021-01-01)' ORDER BY 1
-- => [["4i"],["5i"]]
SELECT CASE v WHEN RANGE<DATE> '[UNBOUNDED, UNBOUNDED)' THEN 1 ELSE 2 END, NULLIF(v, RANGE<DATE> '[2020-01-01, UNBOUNDED)') FROM R ORDER BY id
-- => [["2i",null],["2i",[["range_start",null],["range_end","d2020-01-01"]]],["2i",null],["1i",[["range_start",null],["range_end",null]]],["2i",[["range_start","d2020-01-01"],["range_end","d2021-01-01"]]]]
SELECT COUNT(DISTINCT v) FROM R
-- => [["4i"]]
SELECT v, COUNT(*) FROM R GROUP BY v ORDER BY v
-- => [[null,"1i"],[[["range_start",null],["range_end","d2020-01-01"]],"1i"],[[["range_start",null],["range_end",null]],"1i"],[[["range_start","d2020-01-01"],["range_end","d2021-01-01"]],"1i"],[[["range_start","d2020-01-01"],["range_end",null]],"1i"]]
SELECT id FROM R WHERE v > RANGE<DATE> '[UNBOUNDED, UNBOUNDED)' ORDER BY id
-- => [["3i"],["5i"]]
SELECT STRUCT(v, 1) = STRUCT(v, 1) FROM R ORDER BY id
-- => [[null],[true],[true],[true],[true]]
SELECT MAX(id) OVER (ORDER BY v ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW), id FROM R ORDER BY id
-- => [["1i","1i"],["2i","2i"],["5i","3i"],["4i","4i"],["5i","5i"]]
