// Runs the steps of one node and says how it ended.

import type { Session } from '../adapters/adapter.ts'
import { statementOf } from '../adapters/embed.ts'
import { retarget } from '../adapters/retarget.ts'
import { runTests, type TestOutcome } from '../checks/run-tests.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Query } from '../manifest/manifest.ts'
import type { BuildNode } from '../manifest/node.ts'
import { hookFailed, nothingCompiled, notPublished } from '../problems/catalogue/run.ts'
import { nameRelatively } from '../problems/name-relatively.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { askInstead, askWarehouse } from './ask.ts'
import { BatchesFailed, type BatchResults, loadBatches } from './batch-load.ts'
import { checkContract } from './check-contract.ts'
import { flatSteps } from './flat-steps.ts'
import { loadIncrement } from './incremental-load.ts'
import { materialise } from './materialise/materialise.ts'
import { builtRelations, releaseReferences } from './release-references.ts'
import type { BuildByMacro, NodeOutcome, RunContext } from './run-context.ts'
import { runPython } from './run-python.ts'
import { settleAccess } from './settle-access.ts'
import { takeSnapshot } from './snapshot-load.ts'
import type { NodePlan, Step } from './step.ts'
import { StepTools } from './step-tools.ts'
import { compiledTests } from './tests-of-run.ts'
import { writeComments } from './write-comments.ts'
import { writeExternal } from './write-external.ts'

const TRANSACTION = /^\s*(?:begin|commit|rollback)(?:\s+(?:transaction|work))?\s*;?\s*$/i
/** What cleaning up may take after an interruption. */
const CLEANING_MS = 10_000
const nothing = { columns: [], types: [], rows: [] }

const number = new Intl.NumberFormat('en-US')

class AuditFailed extends Error {
  readonly outcomes: readonly TestOutcome[]

  constructor(outcomes: readonly TestOutcome[]) {
    super('tests failed')
    this.outcomes = outcomes
  }
}

export async function runNode(
  node: BuildNode,
  plan: NodePlan,
  session: Session,
  context: RunContext,
): Promise<NodeOutcome> {
  const run = new NodeRun(node, session, context)
  try {
    await run.steps(plan.steps)
    return run.outcome(
      'success',
      [],
      [doneMessage(node, plan, run.tools.rows), ...run.tools.notes].join('; '),
    )
  } catch (error) {
    if (context.signal?.aborted === true)
      return run.outcome('interrupted', [], 'interrupted; nothing was changed')
    const problems = problemsOf(error, node, run)
    if (error instanceof BatchesFailed) {
      const { results } = error
      const ending = results.done.length > 0 ? 'partial success' : 'error'
      return { ...run.outcome(ending, problems, problems[0]?.message ?? 'failed'), batches: results }
    }
    return run.outcome('error', problems, problems[0]?.message ?? 'failed')
  } finally {
    await dropLeftover(plan, run, context)
  }
}

class NodeRun {
  readonly node: BuildNode
  readonly context: RunContext
  readonly tools: StepTools
  readonly tests: TestOutcome[] = []
  #inTransaction = false
  auditFailed = false
  batches: BatchResults | undefined

  constructor(node: BuildNode, session: Session, context: RunContext) {
    this.node = node
    this.context = context
    this.tools = new StepTools(context.adapter, session, node, context.signal)
  }

  async steps(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.step(step)
  }

  async step(step: Step): Promise<void> {
    const { tools, context, node } = this
    switch (step.kind) {
      case 'statement':
        await tools.run(step.statement)
        return
      case 'transaction': {
        this.#inTransaction = true
        try {
          await tools.session.transaction(() => this.steps(step.steps))
        } finally {
          this.#inTransaction = false
        }
        return
      }
      case 'python':
        return runPython(step, node, tools, context.manifest.project.directory, () => this.steps(step.steps))
      case 'hook':
        return this.hook(step)
      case 'load': {
        const { session, options } = tools
        const { rows } = await context.adapter.loader.load(step.source, step.into, step.columns, {
          session,
          dialect: step.dialect,
          seed: step.seed,
          signal: options.signal,
        })
        tools.rows = rows
        return
      }
      case 'render': {
        if (context.renderLate === undefined) {
          throw new ProblemError(nothingCompiled({ node: node.name, at: node.at }))
        }
        const compiled = await context.renderLate(node.id, context.ask)
        return this.steps(materialise(node, compiled, { ...step.situation, columns: compiled.columns }))
      }
      case 'fail':
        throw new ProblemError(step.problems)
      case 'macro':
        return this.macro(step.incremental)
      case 'audit':
        return this.audit(step)
      case 'contract':
        return checkContract(step, node, tools)
      case 'incremental':
        return loadIncrement(step, node, tools)
      case 'batches': {
        const { renderBatch } = context
        const render = renderBatch && (await renderBatch(node.id, context.ask))
        this.batches = await loadBatches(step, node, tools, render, {
          threads: context.threads,
          byMacro: (sql, incremental, window) => this.byMacro({ sql, incremental, window }),
        })
        return
      }
      case 'snapshot':
        return takeSnapshot(step, node, tools)
      case 'release': {
        const { manifest, plan } = context
        const ids = [...plan.nodes.values()].filter(({ action }) => action === 'run').map(({ id }) => id)
        const built = builtRelations(ids.map((id) => manifest.nodes.get(id)))
        return releaseReferences(step.relation, node, tools, built)
      }
      case 'access':
        return settleAccess(step, tools)
      case 'comments':
        return writeComments(step, node, tools)
      case 'external':
        return writeExternal(step, tools)
      case 'export':
        await context.adapter.loader.exportTo(step.from, step.to, tools.options)
        return
    }
  }

  async macro(incremental: boolean): Promise<void> {
    const { node, context, tools } = this
    const ask = askWarehouse(context.adapter, context.signal, tools.session)
    const sql = node.kind === 'seed' ? '' : await this.#rendered(incremental, ask)
    await this.byMacro({ sql, incremental })
  }

  async byMacro(given: Parameters<BuildByMacro>[1]): Promise<void> {
    const { node, context, tools } = this
    const { buildByMacro, adapter, signal } = context
    const ask = askWarehouse(adapter, signal, tools.session)
    if (buildByMacro === undefined) throw this.#nothing()
    await buildByMacro(node.id, given, (lookup) => {
      if (lookup.kind !== 'query') return ask(lookup)
      // The node's transaction is ours: all or nothing.
      if (TRANSACTION.test(lookup.sql)) return Promise.resolve({ kind: 'query', table: nothing })
      tools.sent.push(lookup.sql)
      return ask(lookup)
    })
  }

  async #rendered(incremental: boolean, ask: Ask): Promise<string> {
    const { node, context } = this
    const known = 'late' in node && node.late ? undefined : context.compiled.get(node.id)
    const compiled = known ?? (await context.renderLate?.(node.id, ask))
    if (compiled === undefined) throw this.#nothing()
    return ((incremental ? compiled.later : undefined) ?? compiled.first).rendered
  }

  #nothing(): ProblemError {
    return new ProblemError(nothingCompiled({ node: this.node.name, at: this.node.at }))
  }

  async audit(step: Extract<Step, { kind: 'audit' }>): Promise<void> {
    const { adapter, plan, clock, signal, sampleRows } = this.context
    const { statements } = adapter
    // Tests that ask while they render must see what this node has built but not yet published.
    const within = askWarehouse(adapter, signal, this.tools.session)
    const ask =
      step.against === step.instead ? within : askInstead(within, step.instead, step.against, statements)
    const { tests, broken } = await compiledTests(
      step.tests,
      this.context,
      ask,
      step.against === step.instead ? undefined : this.node.id,
    )
    const aimed =
      step.against === step.instead
        ? tests
        : tests.map((compiled) => ({
            ...compiled,
            query: retarget(compiled.query, step.instead, statements.quote(step.against), statements),
          }))
    const ran = await runTests(aimed, {
      runner: this.tools.session,
      adapter,
      batch: plan.options.batchTests !== false,
      store: plan.options.storeFailures === true ? 'always' : 'asked',
      rolledBack: this.#inTransaction,
      passing: step.against !== step.instead,
      warnErrors: plan.options.warnErrors,
      sampleRows,
      clock,
      signal,
    })
    const outcomes = [...ran, ...broken]
    this.tests.push(...outcomes)
    const failed = outcomes.filter(({ status }) => status === 'fail' || status === 'error')
    if (failed.length === 0) return
    this.auditFailed = true
    throw new AuditFailed(failed)
  }

  async hook({ hook, when }: Extract<Step, { kind: 'hook' }>): Promise<void> {
    const { renderHook, adapter, signal } = this.context
    const ask = askWarehouse(adapter, signal, this.tools.session)
    const plain: Query = { sql: hook.sql, rendered: hook.sql, locate: () => undefined }
    const query = renderHook === undefined ? plain : await renderHook(this.node.id, hook, ask)
    if (query.sql.trim() === '') return
    try {
      await this.tools.runQuietly(statementOf(query, `run the ${when}`, adapter.dialect))
    } catch (error) {
      const cause = error instanceof ProblemError ? error.problems[0] : undefined
      if (cause === undefined) throw error
      const { name: model, at } = this.node
      throw new ProblemError(hookFailed({ when, model, hook: hook.sql, cause, at }))
    }
  }

  outcome(ending: NodeOutcome['ending'], problems: readonly Problem[], message: string): NodeOutcome {
    const { sent, rows, cost } = this.tools
    const sql = sent.join(';\n\n')
    return {
      ...{ ending, problems, message, rows, tests: this.tests, sql, response: cost.toJson() },
      ...(ending === 'success' && this.batches !== undefined ? { batches: this.batches } : {}),
    }
  }
}

function problemsOf(error: unknown, node: BuildNode, run: NodeRun): readonly Problem[] {
  if (error instanceof AuditFailed) {
    const tests = error.outcomes.map(({ test }) => test.name)
    const kept = run.context.plan.nodes.get(node.id)?.why.every(({ kind }) => kind !== 'new') === true
    return [notPublished({ model: node.name, tests, kept, at: node.at })]
  }
  if (error instanceof ProblemError) {
    const { directory } = run.context.manifest.project
    return error.problems.map((problem) => ({ at: node.at, ...nameRelatively(problem, directory) }))
  }
  throw error
}

/** The hidden relation is gone when it was published; what a failed run left is dropped, or kept to be looked at. */
async function dropLeftover(
  plan: NodePlan,
  run: NodeRun,
  { adapter, signal, plan: { options } }: RunContext,
): Promise<void> {
  if (plan.leftover === undefined || (options.keepFailed === true && run.auditFailed)) return
  // Whoever interrupts does not wait for a service that is silent; the next run finds it.
  const soon = signal?.aborted === true ? { signal: AbortSignal.timeout(CLEANING_MS) } : {}
  await run.tools.session.execute(adapter.statements.drop(plan.leftover), soon).catch(() => {})
}

function doneMessage(node: BuildNode, plan: NodePlan, rows: number | undefined): string {
  const count = rows === undefined ? '' : `, ${number.format(rows)} ${rows === 1 ? 'row' : 'rows'}`
  const isNew = plan.why.some(({ kind }) => kind === 'new')
  if (node.kind === 'function') return 'made the function'
  if (node.kind === 'seed') return `loaded${count}`
  if (node.kind === 'snapshot')
    return isNew ? `took the first snapshot${count}` : `took a snapshot${count} new`
  if (node.config.materialized === 'view' || node.config.materialized === undefined) {
    return isNew ? 'created view' : 'replaced view'
  }
  const steps = flatSteps(plan.steps)
  // What the engine is told: a stand-in is a table whatever its config says.
  const makes = (what: string) =>
    steps.some((step) => step.kind === 'statement' && step.statement.sql.startsWith(`CREATE ${what}`))
  if (makes('MATERIALIZED VIEW') || makes('OR REPLACE MATERIALIZED VIEW'))
    return `${isNew ? 'created' : 'replaced'} materialized view`
  if (makes('OR REPLACE MODEL')) return 'trained the model'
  const batches = steps.find((step) => step.kind === 'batches')
  if (batches !== undefined) {
    const many = batches.windows.length
    return `built ${many} ${many === 1 ? 'batch' : 'batches'}${count}`
  }
  if (steps.some(({ kind }) => kind === 'external')) return `wrote files${count}`
  if (steps.some((step) => step.kind === 'incremental')) return `added to table${count}`
  return `${isNew ? 'created' : 'replaced'} table${count}`
}
