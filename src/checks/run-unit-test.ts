// Runs a unit test: what the model makes of the given rows beside the rows that are expected, in any order.

import type { Adapter, Runner, Statement } from '../adapters/adapter.ts'
import { withoutSemicolon } from '../adapters/embed.ts'
import type { Json } from '../manifest/json.ts'
import type { ResultTable } from '../manifest/lookup.ts'
import type { Compiled, Dialect, Query } from '../manifest/manifest.ts'
import type { UnitTest } from '../manifest/node.ts'
import type { RowSample } from '../manifest/results.ts'
import { unitTestFailed } from '../problems/catalogue/unit-tests.ts'
import { ProblemError } from '../problems/problem.ts'
import { type RowDiff, rowDiff } from './row-diff.ts'
import type { TestOutcome } from './run-tests.ts'
import { TestCosts } from './test-costs.ts'

export interface UnitTestOptions {
  readonly runner: Runner
  readonly adapter: Adapter
  readonly clock: () => number
  readonly signal?: AbortSignal | undefined
}

const SIDE = 'strata_side'

/** Throws what is no mistake in SQL: an interruption. */
export async function runUnitTest(
  test: UnitTest,
  compiled: Compiled,
  options: UnitTestOptions,
): Promise<TestOutcome> {
  const startedAt = options.clock()
  const costs = new TestCosts(options.runner)
  costs.begin([test.id])
  const outcome = await compareRows(test, compiled, { ...options, runner: costs.runner }, startedAt)
  const response = costs.of(test.id)
  return response === undefined ? outcome : { ...outcome, response }
}

async function compareRows(
  test: UnitTest,
  compiled: Compiled,
  options: UnitTestOptions,
  startedAt: number,
): Promise<TestOutcome> {
  const common = { test, startedAt, sql: compiled.first.sql }
  try {
    const found = await compare(compiled, options)
    const failures = found.missing.length + found.unexpected.length
    if (failures === 0) {
      return {
        ...{ ...common, status: 'pass', failures, message: 'passed' },
        ...{ problems: [], finishedAt: options.clock() },
      }
    }
    const finding = words(found)
    const model = test.model.split('.').slice(2).join('.')
    return {
      ...{ ...common, status: 'fail', failures, message: finding, sample: sampleOf(found) },
      problems: [unitTestFailed({ test: test.name, model, finding, at: test.expectAt ?? test.at })],
      finishedAt: options.clock(),
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return {
      ...{ ...common, status: 'error', failures: undefined },
      message: error.problems[0]?.message ?? error.message,
      problems: error.problems.map((problem) => ({ ...problem, at: problem.at ?? test.at })),
      finishedAt: options.clock(),
    }
  }
}

interface Compared extends RowDiff {
  readonly columns: readonly string[]
  readonly types: readonly string[]
}

async function compare(compiled: Compiled, options: UnitTestOptions): Promise<Compared> {
  const { adapter, runner, signal } = options
  const { dialect } = adapter
  const { query, columns } = compiled.expected ?? {}
  if (query === undefined) {
    const { columns: names, types, rows } = await runner.query(part(compiled.first, dialect, '*'), { signal })
    return { columns: names, types, missing: [], unexpected: rows }
  }
  const names = columns ?? (await namesOf(query, options))
  const { quoteName } = adapter.statements
  const list = names.map(quoteName).join(', ')
  // One query, so that the engine brings both sides to the same types.
  const expected = part(query, dialect, `0 AS ${SIDE}, ${list}`)
  const actual = part(compiled.first, dialect, `1 AS ${SIDE}, ${list}`)
  const both = await runner.query(joined(expected, actual), { signal })
  return { columns: names, types: both.types.slice(1), ...rowDiff(side(both, 0), side(both, 1)) }
}

async function namesOf(
  query: Query,
  { adapter, runner, signal }: UnitTestOptions,
): Promise<readonly string[]> {
  return (await runner.query(part(query, adapter.dialect, '*', ' LIMIT 0'), { signal })).columns
}

function side({ rows }: ResultTable, number: 0 | 1): readonly (readonly Json[])[] {
  return rows.filter((row) => Number(row[0]) === number).map((row) => row.slice(1))
}

function part(query: Query, dialect: Dialect, columns: string, tail = ''): Statement {
  const head = `SELECT ${columns} FROM (\n`
  const text = withoutSemicolon(query.sql, dialect)
  return {
    sql: `${head}${text}\n) AS strata_rows${tail}`,
    purpose: 'run the unit test',
    embedded: { start: head.length, end: head.length + text.length, locate: query.locate },
  }
}

function joined(first: Statement, second: Statement): Statement {
  const between = '\nUNION ALL\n'
  const shift = first.sql.length + between.length
  const locate = (offset: number) => {
    const [from, at] = offset < shift ? [first, offset] : [second, offset - shift]
    const { start = 0, end = -1, locate: place } = from.embedded ?? {}
    return at >= start && at <= end ? place?.(at - start) : undefined
  }
  const sql = first.sql + between + second.sql
  return { sql, purpose: first.purpose, embedded: { start: 0, end: sql.length, locate } }
}

function words({ missing, unexpected }: RowDiff): string {
  const count = (rows: readonly unknown[], what: string) =>
    rows.length === 0 ? [] : [`${rows.length} ${what} ${rows.length === 1 ? 'row' : 'rows'}`]
  return [...count(missing, 'missing'), ...count(unexpected, 'unexpected')].join(' and ')
}

function sampleOf({ columns, types, missing, unexpected }: Compared): RowSample {
  return {
    columns: ['@@', ...columns],
    types: ['VARCHAR', ...types],
    rows: [...missing.map((row) => ['---', ...row]), ...unexpected.map((row) => ['+++', ...row])],
  }
}
