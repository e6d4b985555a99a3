// Builds a model batch after batch: each renders its own part of time and takes the place of what was there of it.

import type { ExecuteResult, Statement } from '../adapters/adapter.ts'
import { embed } from '../adapters/embed.ts'
import { inParallel } from '../adapters/in-parallel.ts'
import type { Column } from '../manifest/column.ts'
import type { Query } from '../manifest/manifest.ts'
import type { BuildNode } from '../manifest/node.ts'
import { batchesFailed, nothingCompiled } from '../problems/catalogue/run.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { settleColumns } from './incremental-load.ts'
import type { BatchWindow } from './materialise/batch-windows.ts'
import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type BatchesStep = Extract<Step, { kind: 'batches' }>

/** Gives the SQL of one batch. */
export type RenderBatch = (window: BatchWindow, later: boolean) => Promise<Query>

/** Builds one batch by the project's own macro. */
export type BuildBatch = (sql: string, later: boolean, window: BatchWindow) => Promise<void>

export interface BatchResults {
  readonly done: readonly BatchWindow[]
  readonly failed: readonly BatchWindow[]
}

/** Carries which batches are in the table and which are not. */
export class BatchesFailed extends ProblemError {
  readonly results: BatchResults

  constructor(problems: readonly Problem[], results: BatchResults) {
    super(problems)
    this.results = results
  }
}

export async function loadBatches(
  step: BatchesStep,
  node: BuildNode,
  tools: StepTools,
  render: RenderBatch | undefined,
  { threads = 1, byMacro }: { readonly threads?: number; readonly byMacro?: BuildBatch } = {},
): Promise<BatchResults> {
  if (render === undefined) throw new ProblemError(nothingCompiled({ node: node.name, at: node.at }))
  const { former, fullRefresh } = step.situation
  let later = former?.kind === 'table' && !fullRefresh
  let rows = 0
  const done: BatchWindow[] = []
  const failed: BatchWindow[] = []
  const problems: Problem[] = []
  const told = new Set<string>()
  const inTurn = oneAfterTheOther(render)
  const build = async (window: BatchWindow, fresh = step.fresh): Promise<void> => {
    // Without the first batch there is no table for the others.
    if (failed.length > 0 && !later) return void failed.push(window)
    const work = async (): Promise<number> => {
      const query = await inTurn(window, later)
      if (byMacro === undefined || step.situation.byMacro !== true)
        return loadBatch({ ...step, fresh }, node, tools, window, query, later)
      await byMacro(query.rendered, later, window)
      return 0
    }
    try {
      const added = step.together ? await work() : await tools.session.transaction(work)
      rows += added
      later = true
      done.push(window)
    } catch (error) {
      if (step.together || !(error instanceof ProblemError)) throw error
      failed.push(window)
      problems.push(...error.problems.filter((problem) => isNews(problem, window, told)))
    }
  }
  const [first, ...others] = step.windows
  const last = runsAtOnce(node, step, tools) ? others.pop() : undefined
  if (first !== undefined) await build(first)
  if (last === undefined) for (const window of others) await build(window)
  else {
    await inParallel(others, threads, (window, at) => build(window, numbered(step.fresh, at)))
    await build(last)
  }
  tools.rows = rows
  const inOrder = (a: BatchWindow, b: BatchWindow) => a.start - b.start
  const results = { done: done.sort(inOrder), failed: failed.sort(inOrder) }
  if (failed.length === 0) return results
  if (done.length === 0) throw new BatchesFailed(problems, results)
  const summary = batchesFailed({
    ...{ model: node.name, failed: failed.map(nameOf), of: step.windows.length, at: node.at },
  })
  throw new BatchesFailed([summary, ...problems], results)
}

/** A thousand batches fail by one mistake: it is told of the first. */
function isNews({ code, message }: Problem, window: BatchWindow, told: Set<string>): boolean {
  const said = `${code} ${message.replaceAll(nameOf(window), '')}`
  if (told.has(said)) return false
  told.add(said)
  return true
}

/**
 * Batches between the first, which makes the table, and the last are built at once, as `concurrent_batches` says; where it says
 * nothing, unless the model reads itself. A session that holds a transaction does one thing at a time.
 */
function runsAtOnce(node: BuildNode, { situation }: BatchesStep, { adapter }: StepTools): boolean {
  if (adapter.can.transactionalDdl || situation.byMacro === true) return false
  const { concurrent_batches: told } = node.config
  return typeof told === 'boolean' ? told : !('source' in node && /\bthis\b/.test(node.source))
}

/** Rows of batches that are built at once wait apart. */
function numbered(fresh: BatchesStep['fresh'], at: number): BatchesStep['fresh'] {
  return { ...fresh, name: fresh.name.replace(/(?=__strata_|$)/, `_b${at + 1}`) }
}

/** Templates are rendered one at a time. */
function oneAfterTheOther(render: RenderBatch): RenderBatch {
  let before: Promise<unknown> = Promise.resolve()
  return (window, later) => {
    const next = before.then(() => render(window, later))
    before = next.catch(() => undefined)
    return next
  }
}

async function loadBatch(
  step: BatchesStep,
  node: BuildNode,
  tools: StepTools,
  window: BatchWindow,
  query: Query,
  later: boolean,
): Promise<number> {
  const { statements } = tools.adapter
  const { into, fresh, situation } = step
  const { shape } = step
  if (!later) {
    const table = { ...into, kind: 'table' as const }
    let rows = 0
    for (const statement of statements.replace(table, query, shape, situation.former))
      rows = (await tools.run(statement)).rowsAffected ?? rows
    return rows
  }
  const waiting = { ...fresh, kind: 'table' as const }
  // What a failed batch left behind is replaced where nothing is rolled back.
  const former = statements.replaceWindow === undefined ? undefined : waiting
  for (const statement of statements.replace(waiting, query, { ...shape, temporary: true }, former))
    await tools.run(statement)
  const standing = await tools.columns(into)
  const columns = await settleColumns(step, node, await tools.columns(fresh), standing, tools)
  const { rowsAffected = 0 } = await replaceWindow(step, window, columns, standing, tools)
  await tools.runQuietly(statements.drop({ ...fresh, kind: 'table' }))
  return rowsAffected
}

/** By one statement where the engine has one; else deleted and inserted, within the transaction around. */
async function replaceWindow(
  step: BatchesStep,
  window: BatchWindow,
  columns: readonly string[],
  standing: readonly Column[],
  tools: StepTools,
): Promise<ExecuteResult> {
  const { statements } = tools.adapter
  const { eventTime: field } = step.batch
  if (statements.replaceWindow === undefined) {
    for (const statement of makeRoom(step, window, tools)) await tools.runQuietly(statement)
    return tools.run(insertWindow(step, window, columns, tools))
  }
  const statement = statements.replaceWindow({
    ...{ into: step.into, from: step.fresh, columns, config: step.shape.config, field },
    type: standing.find(({ name }) => name.toLowerCase() === field.toLowerCase())?.type,
    ...{ start: new Date(window.start), end: new Date(window.end), predicates: step.spec.predicates },
  })
  return tools.run({ ...statement, purpose: `replace the batch ${nameOf(window)}` })
}

function makeRoom(
  { into, batch, spec, situation }: BatchesStep,
  window: BatchWindow,
  { adapter }: StepTools,
): readonly Statement[] {
  const conditions = [
    within(batch.eventTime, window, situation.dialect),
    ...spec.predicates.map((text) => `(${text})`),
  ]
  return [
    {
      sql: `DELETE FROM ${adapter.statements.quote(into)}\nWHERE ${conditions.join(' AND ')}`,
      purpose: `make room for the batch ${nameOf(window)}`,
    },
  ]
}

function insertWindow(
  { into, fresh, batch, situation }: BatchesStep,
  window: BatchWindow,
  columns: readonly string[],
  { adapter }: StepTools,
): Statement {
  const insert = adapter.statements.insert(into, columns, fresh)
  const query = { sql: insert.sql, rendered: '', locate: () => undefined }
  const condition = `\nWHERE ${within(batch.eventTime, window, situation.dialect)}`
  return embed('', query, condition, `insert the batch ${nameOf(window)}`, adapter.dialect)
}

function within(field: string, { start, end }: BatchWindow, dialect: string): string {
  const column = dialect === 'bigquery' ? `CAST(${field} AS TIMESTAMP)` : field
  return `${column} >= '${instant(start)}' AND ${column} < '${instant(end)}'`
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`

export function nameOf({ start }: BatchWindow): string {
  const text = new Date(start).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16)
}
