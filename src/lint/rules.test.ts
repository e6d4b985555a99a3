import { describe, expect, it } from 'vitest'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import { parseStatement } from '../sql/parse.ts'
import { lintNode } from './lint-node.ts'
import type { LintNode } from './rule.ts'
import { lintRules } from './rules.ts'

const at = (offset: number) => ({ file: 'models/m.sql', line: 1, column: offset + 1 })

interface Situation {
  readonly config?: object
  readonly layer?: string
  readonly dialect?: 'bigquery' | 'duckdb'
  readonly reads?: readonly string[]
  readonly input?: object
}

function codes(
  sql: string,
  { config = {}, layer = 'staging', dialect = 'bigquery', reads = [], input }: Situation = {},
): string[] {
  parseStatement(sql, dialect)
  const node = {
    kind: 'model',
    id: 'model.p.m',
    name: 'm',
    file: 'models/m.sql',
    layer,
    config,
    dependsOn: input === undefined ? [] : ['model.p.big'],
  }
  const query = { sql, rendered: sql, locate: at, locateRendered: at }
  const compiled = {
    id: node.id,
    first: query,
    lineage: [],
    uses: [],
    reads,
    analysed: true,
    inlined: [],
  } as unknown as Compiled
  const manifest = { project: { dialect }, nodes: new Map([['model.p.big', input]]) } as unknown as Manifest
  return lintNode(node as unknown as LintNode, compiled, manifest, lintRules).map(({ rule }) => rule.code)
}

describe('lint', () => {
  it.each<[string, string, string[], Situation?]>([
    ['both sides of a join', 'SELECT a.x FROM a JOIN b ON a.x = b.x', []],
    ['one side of a join', 'SELECT a.x FROM a JOIN b ON a.x = a.y', ['ambiguous-join']],
    ['a comma between tables', 'SELECT a.x FROM a, b', ['implicit-cross-join']],
    ['a comma before elements', 'SELECT a.x, i FROM a, a.items AS i, UNNEST(a.more) AS m', []],
    ['a comma with its condition', 'SELECT a.x FROM a, b WHERE a.x = b.x AND a.y > 1', []],
    ['a comma with a condition of one side', 'SELECT a.x FROM a, b WHERE a.x = 1', ['implicit-cross-join']],
    ['a comma before totals', 'SELECT a.x / t.m AS y FROM a, (SELECT MAX(b.x) AS m FROM b) AS t', []],
    ['a comma before one row', 'WITH p AS (SELECT 1 AS n) SELECT a.x, p.n FROM a, p', []],
    ['a join of every pair', 'SELECT a.x FROM a JOIN b ON TRUE', []],
    ['a bare column of two tables', 'SELECT x FROM a JOIN b ON a.y = b.y', ['unqualified-column']],
    ['a column of USING', 'SELECT y FROM a JOIN b USING (y)', []],
    [
      'a filter on the optional side',
      'SELECT a.x FROM a LEFT JOIN b ON a.y = b.y WHERE b.z > 1',
      ['undone-left-join'],
    ],
    ['a search for rows without match', 'SELECT a.x FROM a LEFT JOIN b ON a.y = b.y WHERE b.z IS NULL', []],
    ['a star in a mart', 'SELECT * FROM p.d.t', ['select-star'], { layer: 'mart' }],
    ['a star over a WITH table', 'WITH t AS (SELECT 1 AS x) SELECT * FROM t', [], { layer: 'mart' }],
    ['a star in staging', 'SELECT * FROM p.d.t', []],
    ['an unused WITH table', 'WITH t AS (SELECT 1 AS x) SELECT 2 AS y', ['unused-cte']],
    ['DISTINCT over groups', 'SELECT DISTINCT x, COUNT(*) AS n FROM t GROUP BY x', ['distinct-group-by']],
    ['DISTINCT over less than the groups', 'SELECT DISTINCT COUNT(*) AS n FROM t GROUP BY x', []],
    ['DISTINCT ON', 'SELECT DISTINCT ON (x) x, y FROM t GROUP BY x, y', [], { dialect: 'duckdb' }],
    ['DISTINCT over totals', 'SELECT DISTINCT x, COUNT(*) AS n FROM t GROUP BY ROLLUP (x)', []],
    ['DISTINCT over another x', 'SELECT DISTINCT UPPER(x) AS x FROM t GROUP BY x', []],
    ['order of a table', 'SELECT x FROM t ORDER BY x', ['useless-order']],
    ['order of a table that keeps it', 'SELECT x FROM t ORDER BY x', [], { dialect: 'duckdb' }],
    ['order with a limit', 'SELECT x FROM t ORDER BY x LIMIT 3', []],
    ['order of an array', 'SELECT ARRAY(SELECT y FROM t.ys AS y ORDER BY y) AS ys FROM t', []],
    ['order within a WITH table', 'WITH t AS (SELECT 1 AS x ORDER BY x) SELECT x FROM t', ['useless-order']],
    ['a plain UNION', 'SELECT 1 AS x UNION SELECT 2', ['implied-distinct'], { dialect: 'duckdb' }],
    ['a UNION that says it', 'SELECT 1 AS x UNION DISTINCT SELECT 2', []],
    ['NOT IN a query', 'SELECT x FROM t WHERE x NOT IN (SELECT y FROM u)', ['not-in-query']],
    [
      'NOT IN a query without NULL',
      'SELECT x FROM t WHERE x NOT IN (SELECT y FROM u WHERE y IS NOT NULL)',
      [],
    ],
    ['a comparison with NULL', 'SELECT x FROM t WHERE x = NULL', ['null-comparison']],
    [
      'the clock in an incremental model',
      'SELECT CURRENT_DATE() AS d',
      ['volatile-incremental'],
      { config: { materialized: 'incremental' } },
    ],
    [
      'a window that moves with the clock',
      'SELECT x FROM t WHERE d >= DATE_SUB(CURRENT_DATE(), INTERVAL 3 DAY)',
      [],
      { config: { materialized: 'incremental' } },
    ],
    [
      'chance in a filter',
      'SELECT x FROM t WHERE RAND() < 0.1',
      ['volatile-incremental'],
      { config: { materialized: 'incremental' } },
    ],
    ['the clock in a table', 'SELECT CURRENT_DATE() AS d', []],
    ['a table that nobody declared', 'SELECT x FROM p.d.t', ['hard-coded-table'], { reads: ['table:p.d.t'] }],
    [
      'what the engine says',
      'SELECT x FROM d.INFORMATION_SCHEMA.T',
      [],
      { reads: ['table:d.INFORMATION_SCHEMA.T'] },
    ],
    ['a function without local equal', 'SELECT ST_GEOGPOINT(1, 2) AS g', ['no-local-equal']],
    [
      'partitions read whole',
      'SELECT x FROM p.d.big',
      ['missing-partition-filter'],
      {
        input: {
          id: 'model.p.big',
          name: 'big',
          relation: { name: 'big' },
          config: { partition_by: { field: 'day' }, require_partition_filter: true },
        },
      },
    ],
  ])('%s', (_, sql, expected, situation) => {
    expect(codes(sql, situation)).toEqual(expected)
  })

  it('has a code of its own for every rule', () => {
    expect(new Set(lintRules.map(({ code }) => code)).size).toBe(lintRules.length)
  })
})
