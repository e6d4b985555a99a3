// Runs data tests: counts failing rows, judges, fetches the first ones to show.

import type { Adapter, Runner } from '../adapters/adapter.ts'
import type { Json, JsonObject } from '../manifest/json.ts'
import type { ResultTable } from '../manifest/lookup.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { DataTest, UnitTest } from '../manifest/node.ts'
import type { RowSample } from '../manifest/results.ts'
import { failCalcNull, failuresNotKept, testFailed, testResultWrong } from '../problems/catalogue/checks.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { finding } from './finding.ts'
import { judge } from './judge.ts'
import { type Scan, scanOf, scanQuery } from './shared-scan.ts'
import { TestCosts } from './test-costs.ts'
import { type CompiledTest, type Culprit, countQuery, limited, rowsQuery } from './test-query.ts'

export interface TestOutcome {
  readonly test: DataTest | UnitTest
  readonly status: 'pass' | 'warn' | 'fail' | 'error'
  readonly failures: number | undefined
  readonly message: string
  readonly sample?: RowSample
  readonly problems: readonly Problem[]
  /** What the engine says of its jobs. */
  readonly response?: JsonObject
  readonly sql: string
  readonly startedAt: number
  readonly finishedAt: number
}

export interface TestOptions {
  readonly runner: Runner
  readonly adapter: Adapter
  /** Tests share a query; each runs by itself when that one fails. */
  readonly batch: boolean
  readonly sampleRows: number
  /** A test that would warn fails. */
  readonly warnErrors?: boolean | undefined
  /** Keep failing rows in the tests' relations: all, or those that ask for it. */
  readonly store: 'always' | 'asked'
  /** What a test that fails keeps would be rolled back with what it looks at. */
  readonly rolledBack?: boolean
  /** What is tested stands under a name that goes: rows are kept as a table, also where a view is asked for. */
  readonly passing?: boolean
  readonly clock: () => number
  readonly signal?: AbortSignal | undefined
}

/** Beyond this a query's plan takes longer than the scans it saves. */
const BATCH_SIZE = 50

export async function runTests(
  tests: readonly CompiledTest[],
  given: TestOptions,
): Promise<readonly TestOutcome[]> {
  const costs = new TestCosts(given.runner)
  const options = { ...given, runner: costs.runner, begin: (ids: readonly string[]) => costs.begin(ids) }
  const outcomes = await runAll(tests, options)
  return outcomes.map((outcome) => {
    const response = costs.of(outcome.test.id)
    return response === undefined ? outcome : { ...outcome, response }
  })
}

/** `begin`: for which tests the next queries are sent. */
type Metered = TestOptions & { readonly begin: (tests: readonly string[]) => void }

async function runAll(tests: readonly CompiledTest[], options: Metered): Promise<readonly TestOutcome[]> {
  const outcomes = new Map<string, TestOutcome>()
  const put = (list: readonly TestOutcome[]) =>
    list.forEach((outcome) => void outcomes.set(outcome.test.id, outcome))
  for (const compiled of tests) if (compiled.count !== undefined) put([await runCounted(compiled, options)])
  const ours = tests.filter(({ count }) => count === undefined)
  if (options.batch && options.adapter.can.sharedScans === true)
    for (const scans of sharedScans(ours, options.adapter.dialect)) put(await runScan(scans, options))
  const size = options.batch ? BATCH_SIZE : 1
  const left = ours.filter(({ test }) => !outcomes.has(test.id))
  for (let start = 0; start < left.length; start += size)
    put(await runBatch(left.slice(start, start + size), options))
  return tests.flatMap(({ test }) => outcomes.get(test.id) ?? [])
}

/** Tests that can be told from one reading of one table; a single one is no worse off by itself. */
function sharedScans(tests: readonly CompiledTest[], dialect: Dialect): readonly (readonly Scan[])[] {
  const byTable = Map.groupBy(
    tests.flatMap((compiled) => scanOf(compiled, dialect) ?? []),
    ({ from }) => from,
  )
  return [...byTable.values()].flatMap((scans) =>
    scans.length < 2
      ? []
      : Array.from({ length: Math.ceil(scans.length / BATCH_SIZE) }, (_, part) =>
          scans.slice(part * BATCH_SIZE, (part + 1) * BATCH_SIZE),
        ),
  )
}

/** Outcomes of those that pass. The others are left, to be looked at more closely. */
async function runScan(scans: readonly Scan[], options: Metered): Promise<readonly TestOutcome[]> {
  const startedAt = options.clock()
  const culprit: Culprit = { index: undefined }
  const compiled = scans.map((scan) => scan.compiled)
  options.begin(compiled.map(({ test }) => test.id))
  try {
    const node = compiled[0]!.test.id
    const { rows } = await options.runner.query(scanQuery(scans, culprit), { signal: options.signal, node })
    const passed = compiled.filter(({ test }, index) => Number(rows[0]?.[index] ?? 0) === 0 && passes(test))
    return Promise.all(passed.map((one) => outcomeOf(one, [0, 0, null, null], startedAt, options)))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return runApart(compiled, error, culprit.index, options, startedAt)
  }
}

/** A limit may ask for failures: then none of them is no pass. */
function passes({ test }: DataTest): boolean {
  return judge(test, 0, { warn: false, error: false }) === 'pass'
}

async function runBatch(tests: readonly CompiledTest[], options: Metered): Promise<readonly TestOutcome[]> {
  const startedAt = options.clock()
  const culprit: Culprit = { index: undefined }
  const statement = countQuery(tests, culprit, options.adapter.dialect)
  options.begin(tests.map(({ test }) => test.id))
  let counted: ResultTable
  try {
    counted = await options.runner.query(statement, { signal: options.signal, node: tests[0]?.test.id })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (tests.length === 1) return [broken(tests[0]!, error, startedAt, options)]
    return runApart(tests, error, culprit.index, options, startedAt)
  }
  const rows = new Map(counted.rows.map((row) => [Number(row[0]), row]))
  const outcomes: TestOutcome[] = []
  for (const [index, compiled] of tests.entries()) {
    outcomes.push(await outcomeOf(compiled, rows.get(index) ?? [index, 0, null, null], startedAt, options))
  }
  return outcomes
}

/** A test that a macro of the project carries out, which keeps the failing rows too where they are to be kept. */
async function runCounted(compiled: CompiledTest, options: Metered): Promise<TestOutcome> {
  const startedAt = options.clock()
  const { test } = compiled
  try {
    const { failures, warns, errs } = countedRow(await compiled.count?.(), test)
    const status = errs && test.test.severity === 'error' ? 'fail' : warns ? 'warn' : 'pass'
    return ended(compiled, { status, failures, startedAt, stored: isStored(test, options) }, options)
  } catch (error) {
    if (!(error instanceof ProblemError) || options.signal?.aborted === true) throw error
    return broken(compiled, error, startedAt, options)
  }
}

function countedRow(table: ResultTable | undefined, test: DataTest) {
  const [row, ...more] = table?.rows ?? []
  const names = (table?.columns ?? []).map((name) => name.toLowerCase())
  const value = (name: string) => row?.[names.indexOf(name)]
  const failures = value('failures')
  if (row === undefined || more.length > 0 || failures === undefined)
    throw new ProblemError(testResultWrong({ test: test.name, at: test.at }))
  const holds = (name: string) => /^(?:true|t|yes|y|1)$/i.test(String(value(name)))
  return { failures: Number(failures ?? 0), warns: holds('should_warn'), errs: holds('should_error') }
}

/** Each by itself, so that one test's mistake does not hide what the others say. */
async function runApart(
  tests: readonly CompiledTest[],
  error: ProblemError,
  culprit: number | undefined,
  options: Metered,
  startedAt: number,
): Promise<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = []
  for (const [index, compiled] of tests.entries()) {
    if (index === culprit) outcomes.push(broken(compiled, error, startedAt, options))
    else outcomes.push(...(await runBatch([compiled], options)))
  }
  // Within a transaction the first error ends it for the tests that follow: only the first one says why.
  const ended = (outcome: TestOutcome) =>
    outcome.problems.some((problem) => /transaction is aborted/i.test(problem.message))
  if (!outcomes.some(ended)) return outcomes
  return outcomes.map((outcome, index) =>
    ended(outcome) ? broken(tests[index]!, error, startedAt, options) : outcome,
  )
}

async function outcomeOf(
  compiled: CompiledTest,
  row: readonly Json[],
  startedAt: number,
  options: Metered,
): Promise<TestOutcome> {
  const { test } = compiled
  const status = row[1] === null ? undefined : judged(test, row)
  const kept =
    isStored(test, options) &&
    (options.rolledBack !== true || status === 'pass' || (status === 'warn' && options.warnErrors !== true))
  const stored = kept && (await store(compiled, options))
  if (status === undefined) {
    const failCalc = test.test.failCalc
    const problem = failCalcNull({ test: test.name, failCalc, at: test.at })
    return broken(compiled, new ProblemError(problem), startedAt, options)
  }
  const failures = Number(row[1])
  return ended(compiled, { status, failures, startedAt, stored }, options)
}

function judged({ test }: DataTest, row: readonly Json[]): 'pass' | 'warn' | 'fail' {
  return judge(test, Number(row[1]), { warn: row[2] === true, error: row[3] === true })
}

/** Where failing rows cannot be kept, it is told that they were not: they are wanted all the same. */
function isStored({ test }: DataTest, { store }: TestOptions): boolean {
  return test.storeFailures ?? store === 'always'
}

interface Ending {
  readonly status: 'pass' | 'warn' | 'fail'
  readonly failures: number
  readonly startedAt: number
  readonly stored: boolean
}

async function ended(
  compiled: CompiledTest,
  { status: verdict, failures, startedAt, stored }: Ending,
  options: Metered,
): Promise<TestOutcome> {
  const { test, query } = compiled
  const status = verdict === 'warn' && options.warnErrors === true ? 'fail' : verdict
  const wanted = isStored(test, options)
  // As in dbt: what is let pass has no failures, however many rows there are.
  const common = { test, status, failures: status === 'pass' ? 0 : failures, sql: query.sql, startedAt }
  if (status === 'pass') return { ...common, message: 'passed', problems: [], finishedAt: options.clock() }
  const sample = await readSample(compiled, options)
  const found = finding(test, failures)
  const problem = testFailed({
    test: test.name,
    finding: found,
    severity: status === 'fail' ? 'error' : 'warn',
    at: test.at,
    hint: stored
      ? `All of them: SELECT * FROM ${options.adapter.statements.quote(test.relation)}`
      : undefined,
  })
  return {
    ...common,
    message: found,
    problems: wanted && !stored ? [problem, failuresNotKept({ test: test.name, at: test.at })] : [problem],
    ...(sample === undefined ? {} : { sample }),
    finishedAt: options.clock(),
  }
}

async function readSample(compiled: CompiledTest, options: Metered): Promise<RowSample | undefined> {
  if (options.sampleRows <= 0) return undefined
  options.begin([compiled.test.id])
  const rows = await options.runner.query(rowsQuery(compiled, options.sampleRows, options.adapter.dialect), {
    ...{ signal: options.signal, node: compiled.test.id },
  })
  return { columns: rows.columns, types: rows.types, rows: rows.rows }
}

async function store(
  { test, query: whole }: CompiledTest,
  { adapter, runner, signal, begin, passing }: Metered,
): Promise<boolean> {
  begin([test.id])
  const [former] = (await adapter.catalog.relations([test.relation], { signal })).filter(
    (found) => found.name.toLowerCase() === test.relation.name.toLowerCase(),
  )
  const query = limited(whole, test.test.limit, adapter.dialect)
  const kind =
    test.config.store_failures_as === 'view' && passing !== true ? ('view' as const) : ('table' as const)
  const to = { ...test.relation, kind }
  await runner.execute(adapter.statements.createSchema(test.relation), { signal })
  for (const statement of adapter.statements.replace(to, query, { config: {} }, former)) {
    await runner.execute(statement, { signal })
  }
  return true
}

function broken(
  compiled: CompiledTest,
  error: ProblemError,
  startedAt: number,
  options: Metered,
): TestOutcome {
  const { test, query } = compiled
  return {
    test,
    status: 'error',
    failures: undefined,
    message: error.problems[0]?.message ?? error.message,
    problems: error.problems.map((problem) => ({ ...problem, at: problem.at ?? test.at })),
    sql: query.sql,
    startedAt,
    finishedAt: options.clock(),
  }
}
