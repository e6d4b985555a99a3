import { describe, expect, it } from 'vitest'
import type { TableLookup } from '../analysis.ts'
import { translate } from '../translate.ts'

const tables: TableLookup = (parts) => ({
  id: parts.at(-1)!,
  columns:
    parts.at(-1) === 'o'
      ? [
          { name: 'id', type: 'INT64', nullable: false },
          { name: 'c', type: 'INT64', nullable: true },
          { name: 's', type: 'STRING' },
        ]
      : [
          { name: 'id', type: 'INT64', nullable: false },
          { name: 'n', type: 'STRING', nullable: false },
        ],
})

/** `!`: never NULL, `?`: may be NULL, nothing: not known. */
const cases: readonly (readonly [sql: string, columns: string])[] = [
  ['SELECT id, c, s FROM o', 'id! c? s'],
  ['SELECT c, o.s FROM o WHERE c IS NOT NULL AND o.s IS NOT NULL', 'c! s!'],
  ['SELECT * FROM o WHERE c IS NOT NULL', 'id! c! s'],
  ['SELECT c FROM o WHERE c IS NOT NULL OR id = 1', 'c?'],
  ['SELECT c FROM o WHERE NOT (c IS NOT NULL)', 'c?'],
  ['SELECT a.c FROM o AS a, o AS b WHERE b.c IS NOT NULL', 'c?'],
  ['WITH a AS (SELECT c AS d FROM o WHERE c IS NOT NULL) SELECT d FROM a', 'd!'],
  ["SELECT COALESCE(c, 0) AS x, IFNULL(s, '') AS y, COALESCE(c, id) AS z FROM o", 'x! y! z!'],
  ['SELECT p.n FROM o JOIN p ON o.id = p.id', 'n!'],
  ['SELECT p.n, o.id FROM o LEFT JOIN p ON o.id = p.id', 'n? id!'],
  ['SELECT p.n, o.id FROM o RIGHT JOIN p ON o.id = p.id', 'n! id?'],
  ['SELECT p.n, o.id FROM o FULL JOIN p ON o.id = p.id', 'n? id?'],
  ['SELECT p.n FROM o LEFT JOIN p ON o.id = p.id WHERE p.n IS NOT NULL', 'n!'],
  ['SELECT id FROM o LEFT JOIN p USING (id)', 'id!'],
  ['SELECT COUNT(*) AS k, COUNTIF(c > 1) AS i, SUM(id) AS t, MAX(id) AS m FROM o', 'k! i! t m'],
  ['SELECT c, COUNT(c) AS k FROM o GROUP BY c', 'c? k!'],
  ['SELECT CASE WHEN c = 1 THEN id ELSE 0 END AS a, CASE WHEN c = 1 THEN id END AS b FROM o', 'a! b'],
  ['SELECT id FROM o UNION ALL SELECT c FROM o', 'id?'],
  ['SELECT id FROM o UNION ALL SELECT id FROM p', 'id!'],
  ['SELECT id + 1 AS a, SAFE_DIVIDE(id, 2) AS d, CAST(id AS STRING) AS e FROM o', 'a! d e!'],
  ['SELECT SAFE_CAST(id AS STRING) AS f, NULL AS x, 1 AS y FROM o', 'f x? y!'],
  ['SELECT ROW_NUMBER() OVER (ORDER BY c) AS r, LAG(id) OVER (ORDER BY id) AS l FROM o', 'r! l'],
  [
    'SELECT c, MIN(id) AS a, MAX(id) AS b, SUM(id) AS s, AVG(id) AS g, ANY_VALUE(id) AS v FROM o GROUP BY c',
    'c? a! b! s! g! v!',
  ],
  ['SELECT c, MIN(c) AS a, SUM(id + c) AS b, STDDEV(id) AS d FROM o GROUP BY c', 'c? a b d'],
  ['SELECT MIN(id) AS a, ARRAY_AGG(id) AS l FROM o', 'a l'],
  ['SELECT id, SUM(id) AS s, COUNT(*) AS n FROM o GROUP BY ROLLUP (id)', 'id s n!'],
  ['SELECT id, SUM(id) AS s FROM o GROUP BY GROUPING SETS ((id), ())', 'id s'],
  ['SELECT id, MAX(id) AS m FROM o GROUP BY ALL', 'id! m!'],
  ['SELECT MAX(id) AS m FROM o GROUP BY ALL', 'm'],
  ['SELECT c, MAX(p.n) AS m FROM o LEFT JOIN p ON o.id = p.id GROUP BY c', 'c? m'],
  ['SELECT c, ARRAY_AGG(id) AS l, ANY_VALUE(id HAVING MAX c) AS v FROM o GROUP BY c', 'c? l! v'],
  ['SELECT SUM(id) OVER () AS a, MAX(id) OVER w AS b FROM o WINDOW w AS (ORDER BY c)', 'a! b!'],
  ['SELECT SUM(id) OVER (ORDER BY c ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS a FROM o', 'a'],
  ['SELECT LAG(id, 1, 0) OVER (ORDER BY c) AS a, FIRST_VALUE(id) OVER (ORDER BY c) AS b FROM o', 'a! b!'],
  ['SELECT (SELECT COUNT(*) FROM p) AS a, (SELECT MAX(id) FROM p) AS b, (SELECT id FROM p) AS d', 'a! b d'],
  ['SELECT (SELECT COUNT(*) FROM p LIMIT 0) AS a, (SELECT COUNT(*) FROM p HAVING FALSE) AS b', 'a b'],
  [
    'SELECT id / 2 AS a, MOD(id, 2) AS b, LEAST(id, 1) AS l, REGEXP_EXTRACT(s, "a") AS r FROM o',
    'a! b! l! r',
  ],
  [
    'WITH RECURSIVE r AS (SELECT 1 AS n, 2 AS m UNION ALL SELECT NULLIF(m, 3), n FROM r) SELECT n, m FROM r',
    'n m',
  ],
  ['SELECT id FROM o GROUP BY id HAVING MAX(c) > 1', 'id!'],
  ['FROM o |> AGGREGATE MAX(id) AS m GROUP BY c', 'c? m!'],
  ['SELECT c IS NULL AS a, EXISTS (SELECT 1 FROM p) AS e, STRUCT(c) AS s, [id] AS l FROM o', 'a! e! s! l!'],
]

describe('nullability of output columns', () => {
  it.each(cases)('%s', (sql, expected) => {
    const { columns, problems } = translate(sql, { from: 'bigquery', to: 'bigquery', tables })
    expect(problems).toEqual([])
    const told = columns!.map(
      ({ name, nullable }) => `${name}${nullable === false ? '!' : nullable === true ? '?' : ''}`,
    )
    expect(told.join(' ')).toBe(expected)
  })
})
