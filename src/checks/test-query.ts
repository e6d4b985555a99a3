// The SQL that counts a data test's failing rows; several tests can share one query.

import type { Statement } from '../adapters/adapter.ts'
import { withoutSemicolon } from '../adapters/embed.ts'
import type { ResultTable } from '../manifest/lookup.ts'
import type { Dialect, Query } from '../manifest/manifest.ts'
import type { DataTest } from '../manifest/node.ts'
import { isPlain } from './judge.ts'

export interface CompiledTest {
  readonly test: DataTest
  readonly query: Query
  /** A macro counts the failing rows: one row of `failures`, `should_warn` and `should_error`. */
  readonly count?: () => Promise<ResultTable | undefined> | undefined
}

/** Told by the batch when an error's position lies within one of its tests. */
export interface Culprit {
  index: number | undefined
}

/**
 * One row per test: its index, the failures, and whether the conditions hold where they are more than a comparison with a
 * number.
 */
export function countQuery(tests: readonly CompiledTest[], culprit: Culprit, dialect: Dialect): Statement {
  const parts: { start: number; end: number; index: number; query: Query }[] = []
  let sql = ''
  for (const [index, { test, query }] of tests.entries()) {
    const { failCalc, limit, warnIf, errorIf } = test.test
    if (index > 0) sql += '\nUNION ALL\n'
    const should = (condition: string) => (isPlain(condition) ? 'NULL' : `(${failCalc}) ${condition}`)
    sql += `SELECT ${index}, ${failCalc}, ${should(warnIf)}, ${should(errorIf)} FROM (\n`
    const text = withoutSemicolon(query.sql, dialect)
    parts.push({ start: sql.length, end: sql.length + text.length, index, query })
    sql += `${text}\n${limit === undefined ? '' : `LIMIT ${limit}\n`}) AS dbt_internal_test`
  }
  const locate = (offset: number) => {
    const part = parts.find(({ start, end }) => offset >= start && offset <= end)
    if (part === undefined) return undefined
    culprit.index = part.index
    return part.query.locate(offset - part.start)
  }
  return {
    sql,
    purpose: tests.length === 1 ? 'run the test' : 'run the tests',
    embedded: { start: 0, end: sql.length, locate },
  }
}

/** The failing rows themselves. */
export function rowsQuery(
  { test, query }: CompiledTest,
  limit: number | undefined,
  dialect: Dialect,
): Statement {
  const head = 'SELECT * FROM (\n'
  const text = withoutSemicolon(query.sql, dialect)
  const limits = [test.test.limit, limit].filter((value) => value !== undefined)
  const tail = `\n) AS dbt_internal_test${limits.length === 0 ? '' : ` LIMIT ${Math.min(...limits)}`}`
  return {
    sql: head + text + tail,
    purpose: 'read the failing rows',
    embedded: { start: head.length, end: head.length + text.length, locate: query.locate },
  }
}

/** A query's first rows. */
export function limited(query: Query, limit: number | undefined, dialect: Dialect): Query {
  if (limit === undefined) return query
  const head = 'SELECT * FROM (\n'
  const sql = `${head}${withoutSemicolon(query.sql, dialect)}\n) AS dbt_internal_test LIMIT ${limit}`
  return { sql, rendered: query.rendered, locate: (offset) => query.locate(offset - head.length) }
}
