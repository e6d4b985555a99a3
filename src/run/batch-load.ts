// Builds a model batch after batch: each renders its own part of time and takes the place of what was there of it.

import type { Statement } from '../adapters/adapter.ts'
import { embed } from '../adapters/embed.ts'
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
): Promise<void> {
  if (render === undefined) throw new ProblemError(nothingCompiled({ node: node.name, at: node.at }))
  const { former, fullRefresh } = step.situation
  let later = former?.kind === 'table' && !fullRefresh
  let rows = 0
  const done: BatchWindow[] = []
  const failed: BatchWindow[] = []
  const problems: Problem[] = []
  for (const window of step.windows) {
    // Without the first batch there is no table for the others.
    if (failed.length > 0 && !later) {
      failed.push(window)
      continue
    }
    const work = async () => loadBatch(step, node, tools, window, await render(window, later), later)
    try {
      rows += step.together ? await work() : await tools.session.transaction(work)
      later = true
      done.push(window)
    } catch (error) {
      if (step.together || !(error instanceof ProblemError)) throw error
      failed.push(window)
      problems.push(...error.problems)
    }
  }
  tools.rows = rows
  if (failed.length === 0) return
  if (done.length === 0) throw new BatchesFailed(problems, { done, failed })
  const told = batchesFailed({
    ...{ model: node.name, failed: failed.map(nameOf), of: step.windows.length, at: node.at },
  })
  throw new BatchesFailed([told, ...problems], { done, failed })
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
  const shape = { config: node.config }
  if (!later) {
    const table = { ...into, kind: 'table' as const }
    let rows = 0
    for (const statement of statements.replace(table, query, shape, situation.former))
      rows = (await tools.run(statement)).rowsAffected ?? rows
    return rows
  }
  await tools.run(statements.create({ ...fresh, kind: 'table' }, query, { ...shape, temporary: true }))
  const columns = await settleColumns(
    step,
    node,
    await tools.columns(fresh),
    await tools.columns(into),
    tools,
  )
  for (const statement of replaceWindow(step, window, columns, tools)) await tools.runQuietly(statement)
  const insert = insertWindow(step, window, columns, tools)
  const { rowsAffected = 0 } = await tools.run(insert)
  await tools.runQuietly(statements.drop({ ...fresh, kind: 'table' }))
  return rowsAffected
}

function replaceWindow(
  { into, batch, spec, situation }: BatchesStep,
  window: BatchWindow,
  _columns: readonly string[],
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
  return embed('', query, condition, `insert the batch ${nameOf(window)}`)
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
