// Constructs of a query with a value of each type, and of each pair of types: most of them are wrong, and BigQuery says so.

const values: Readonly<Record<string, readonly [type: string, value: string]>> = {
  i: ['INT64', '1'],
  f: ['FLOAT64', '1.5'],
  n: ['NUMERIC', "NUMERIC '2'"],
  s: ['STRING', "'a'"],
  b: ['BYTES', "b'a'"],
  bo: ['BOOL', 'TRUE'],
  d: ['DATE', "DATE '2024-01-01'"],
  dt: ['DATETIME', "DATETIME '2024-01-01 00:00:00'"],
  t: ['TIME', "TIME '01:00:00'"],
  ts: ['TIMESTAMP', "TIMESTAMP '2024-01-01 00:00:00+00'"],
  iv: ['INTERVAL', 'INTERVAL 1 DAY'],
  js: ['JSON', "JSON '1'"],
  ai: ['ARRAY<INT64>', '[1]'],
  ars: ['ARRAY<STRING>', "['a']"],
  st: ['STRUCT<a INT64, b STRING>', "STRUCT(1 AS a, 'a' AS b)"],
}

/** `$x` stands for a column, `$X` for its type. */
const ofOne = `
$x FROM zz ORDER BY $x; $x, COUNT(*) FROM zz GROUP BY $x; DISTINCT $x FROM zz; COUNT(DISTINCT $x) FROM zz; i FROM zz WHERE $x
i FROM zz QUALIFY $x; SUM(i) FROM zz HAVING ANY_VALUE($x); i FROM zz LIMIT $x; e FROM zz, UNNEST($x) AS e; $x.* FROM zz; $x.a FROM zz
SUM(i) OVER (PARTITION BY $x) FROM zz; SUM(i) OVER (ORDER BY $x) FROM zz; RANK() OVER (ORDER BY $x) FROM zz
SUM(i) OVER (ORDER BY $x RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM zz; MIN($x) OVER () FROM zz; LAG(i, 1, $x) OVER (ORDER BY i) FROM zz
ARRAY_AGG($x) FROM zz; ARRAY_AGG(DISTINCT $x) FROM zz; ARRAY_AGG(i ORDER BY $x) FROM zz; STRING_AGG($x) FROM zz; ARRAY_CONCAT_AGG($x) FROM zz
ANY_VALUE(i HAVING MAX $x) FROM zz; COUNTIF($x) FROM zz; LOGICAL_OR($x) FROM zz; SUM($x) FROM zz; APPROX_QUANTILES($x, 2) FROM zz
* FROM (SELECT $x, s FROM zz) PIVOT(MAX($x) FOR s IN ('a', 'b')); $x FROM zz UNION DISTINCT SELECT $x FROM zz
EXTRACT(YEAR FROM $x) FROM zz; EXTRACT(HOUR FROM $x) FROM zz; EXTRACT(DAY FROM $x AT TIME ZONE 'UTC') FROM zz; INTERVAL $x DAY FROM zz
DATE_ADD(d, INTERVAL $x DAY) FROM zz; GENERATE_ARRAY(1, $x) FROM zz; -$x FROM zz; ~$x FROM zz; NOT $x FROM zz; $x IS TRUE FROM zz
$x[OFFSET(0)] FROM zz; $x[0] FROM zz; $x LIKE 'a' FROM zz; NULLIF($x, $x) FROM zz; GREATEST($x, $x) FROM zz; IF($x, 1, 2) FROM zz`

const ofTwo = `
$x + $y FROM zz; $x - $y FROM zz; $x * $y FROM zz; $x / $y FROM zz; $x || $y FROM zz; $x = $y FROM zz; $x < $y FROM zz; $x & $y FROM zz; $x << $y FROM zz
$x AND $y FROM zz; $x IN ($y) FROM zz; $x IN UNNEST($y) FROM zz; $x BETWEEN $y AND $y FROM zz; [$x, $y] FROM zz; [$x] = [$y] FROM zz
CASE $x WHEN $y THEN 1 END FROM zz; CASE WHEN bo THEN $x ELSE $y END FROM zz; COALESCE($x, $y) FROM zz; NULLIF($x, $y) FROM zz; GREATEST($x, $y) FROM zz
$x FROM zz UNION ALL SELECT $y FROM zz; CAST($x AS $Y) FROM zz; STRUCT<a $Y>($x) FROM zz; ARRAY<$Y>[$x] FROM zz; STRUCT($x) = STRUCT($y) FROM zz
a.i FROM zz AS a JOIN zz AS b ON a.$x = b.$y; * FROM (SELECT $x AS k FROM zz) JOIN (SELECT $y AS k FROM zz) USING (k)
i FROM zz WHERE $x IN (SELECT $y FROM zz); i FROM zz WHERE $x = (SELECT $y FROM zz); LEAD($x, 1, $y) OVER (ORDER BY i) FROM zz
DATE_DIFF($x, $y, DAY) FROM zz; TIMESTAMP_DIFF($x, $y, HOUR) FROM zz; GENERATE_DATE_ARRAY($x, $y) FROM zz; CONCAT($x, $y) FROM zz; MOD($x, $y) FROM zz`

const table = `WITH zz AS (SELECT ${Object.entries(values)
  .map(([name, [, value]]) => `${value} AS ${name}`)
  .join(', ')})`

function constructs(text: string): readonly string[] {
  return text
    .trim()
    .split(/;|\n/)
    .map((each) => `${table} SELECT ${each.trim()}`)
}

/** Whole queries, each readable by itself; one in `step`. */
export function typeCombinations(step: number): readonly string[] {
  const names = Object.keys(values)
  const fill = (query: string, x: string, y: string): string =>
    query.replaceAll('$x', x).replaceAll('$y', y).replaceAll('$Y', values[y]![0])
  const all = [
    ...constructs(ofOne).flatMap((query) => names.map((x) => fill(query, x, x))),
    ...constructs(ofTwo).flatMap((query) => names.flatMap((x) => names.map((y) => fill(query, x, y)))),
  ]
  return all.filter((_, index) => index % step === 0)
}
