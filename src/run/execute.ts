// Makes the warehouse match the plan, and says what happens as events.

import type { Adapter, SchemaName, Session } from '../adapters/adapter.ts'
import { runTests, type TestOutcome } from '../checks/run-tests.ts'
import { runUnitTest } from '../checks/run-unit-test.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Ask } from '../manifest/lookup.ts'
import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { BuildNode, Hook, NodeId, Operation, UnitTest } from '../manifest/node.ts'
import type { NodeResult, RunEvent, RunSummary } from '../manifest/results.ts'
import { grantsIgnored, nothingCompiled } from '../problems/catalogue/run.ts'
import { ProblemError } from '../problems/problem.ts'
import { askWarehouse } from './ask.ts'
import type { RenderBatch } from './batch-load.ts'
import { namingMissingSource } from './missing-source.ts'
import { Results, type Started } from './results.ts'
import type { BuildByMacro, NodeOutcome, RenderLate, RunContext } from './run-context.ts'
import { runNode } from './run-node.ts'
import { runOperation } from './run-operation.ts'
import { type Ending, schedule } from './schedule.ts'
import type { Plan } from './step.ts'
import { compiledTests } from './tests-of-run.ts'
import { type Work, workUnits } from './work.ts'

export interface ExecuteOptions {
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly adapter: Adapter
  readonly threads: number
  readonly invocationId: string
  readonly failFast?: boolean
  /** Of a failing test; default 5. */
  readonly sampleRows?: number
  /** Aborted: running queries are interrupted, nothing half is left, the rest is skipped. */
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: (event: RunEvent) => void
  /** Renders a node that asks the warehouse, just before it runs. */
  readonly renderLate?: RenderLate
  /** Builds a model whose materialisation is a macro. */
  readonly buildByMacro?: BuildByMacro
  /** Gives what renders a model's batches. */
  readonly renderBatch?: (id: NodeId, ask: Ask) => Promise<RenderBatch>
  /** Renders a hook's template. Without it, hooks are sent as written. */
  readonly renderHook?: (id: NodeId, hook: Hook, ask: Ask) => Promise<Query>
  readonly clock?: () => number
  /** Makes a schema by the project's own macro. */
  readonly makeSchema?: ((schema: SchemaName, ask: Ask) => Promise<void>) | undefined
}

/** What goes wrong with a node is told in the results; rejects only where nothing can run at all. */
export async function execute(plan: Plan, options: ExecuteOptions): Promise<RunSummary> {
  const run = new Run(plan, options)
  return run.go()
}

class Run {
  readonly #plan: Plan
  readonly #options: ExecuteOptions
  readonly #context: RunContext
  readonly #results: Results
  readonly #sessions: (Session | undefined)[] = []
  /** Why what waits for a node that did not end well is skipped. */
  readonly #reasons = new Map<NodeId, string>()
  #failed = false

  constructor(plan: Plan, options: ExecuteOptions) {
    const { manifest, compiled, adapter, signal } = options
    const clock = options.clock ?? Date.now
    this.#plan = plan
    this.#options = options
    this.#results = new Results(plan, options.invocationId, clock, options.onEvent ?? (() => {}), (result) =>
      namingMissingSource(result, manifest, adapter),
    )
    this.#context = {
      manifest,
      compiled,
      adapter,
      plan,
      clock,
      signal,
      threads: options.threads,
      ask: askWarehouse(adapter, signal),
      sampleRows: options.sampleRows ?? 5,
      renderLate: options.renderLate,
      renderBatch: options.renderBatch,
      renderHook: options.renderHook,
      buildByMacro: options.buildByMacro,
    }
  }

  async go(): Promise<RunSummary> {
    const { threads, adapter, signal } = this.#options
    const workers = adapter.can.concurrency ? threads : 1
    this.#results.begin(workers)
    try {
      this.#noteGrants()
      const ready = (await this.#setup()) && (await this.#operations(this.#plan.start))
      const units = workUnits(this.#plan, this.#context.manifest)
      const left = ready
        ? await schedule(units, {
            workers,
            run: (work, worker) => this.#run(work, worker),
            skip: (work, because) => this.#skip(work, because),
            goOn: () => signal?.aborted !== true && !(this.#failed && this.#options.failFast === true),
          })
        : units.map(({ work }) => work)
      for (const work of left) this.#leave(work)
      if (signal?.aborted !== true) await this.#operations(this.#plan.end)
    } finally {
      for (const session of this.#sessions) session?.release()
    }
    return this.#results.finish(signal?.aborted === true)
  }

  /** Schemas and leftovers. Where that fails nothing can run, so its problem is thrown. */
  async #setup(): Promise<boolean> {
    const { signal } = this.#context
    try {
      const session = await this.#session(0)
      for (const statement of this.#plan.setup)
        if (statement.schema !== undefined && this.#options.makeSchema !== undefined)
          await this.#options.makeSchema(statement.schema, this.#context.ask)
        else await session.execute(statement, { signal })
      return true
    } catch (error) {
      if (signal?.aborted === true) return false
      throw error
    }
  }

  /** False where nothing may follow. After a statement that fails, others of its kind do not run. */
  async #operations(ids: readonly NodeId[]): Promise<boolean> {
    for (const [index, id] of ids.entries()) {
      const node = this.#context.manifest.nodes.get(id) as Operation
      const started = this.#results.start(id)
      const outcome = await runOperation(node, await this.#session(0), this.#context, this.#names(node))
      this.#results.end(started, nodeResult(id, outcome, 0))
      if (outcome.ending === 'success') continue
      for (const other of ids.slice(index + 1)) this.#results.skip(other, `"${node.name}" failed before it`)
      // What dbt renders in vain ends its run; what the warehouse refuses does not.
      return outcome.ending === 'error' && outcome.rendered && this.#plan.options.goesOnAfterStart === true
    }
    return true
  }

  /** What on-run-end sees of the run. */
  #names({ when }: Operation): JsonObject {
    const { manifest } = this.#context
    const told = when === 'end' ? this.#results.told() : []
    // At the end only the places of what went well.
    const well = new Set(
      told.filter(({ status }) => status === 'success').map(({ unique_id }) => String(unique_id)),
    )
    const built = [...this.#plan.nodes.keys()].flatMap((id) => {
      const node = manifest.nodes.get(id)
      if (when === 'end' && !well.has(id)) return []
      return node !== undefined && 'relation' in node && node.kind !== 'test' ? [node.relation] : []
    })
    const pairs = new Map(
      built.map(({ database, schema }) => [`${database}.${schema}`, [database ?? null, schema]]),
    )
    const schemas = [...new Set(built.map(({ schema }) => schema))]
    return {
      schemas,
      database_schemas: [...pairs.values()],
      ...(when === 'end' ? { results: told } : {}),
    }
  }

  async #run(work: Work, worker: number): Promise<Ending> {
    const session = await this.#session(worker)
    const ending = await this.#work(work, session, worker)
    if (ending === 'badly') this.#failed = true
    return ending
  }

  #work(work: Work, session: Session, worker: number): Promise<Ending> {
    if (work.kind === 'node') return this.#node(work, session, worker)
    if (work.kind === 'tests') return this.#tests(work, session, worker)
    return this.#unitTest(work.id, session, worker)
  }

  async #node(work: Extract<Work, { kind: 'node' }>, session: Session, worker: number): Promise<Ending> {
    const node = this.#context.manifest.nodes.get(work.id) as BuildNode
    if (this.#plan.nodes.get(node.id)?.action === 'reuse') {
      this.#results.reuse(node.id)
      return 'well'
    }
    const started = this.#results.start(node.id)
    const outcome = await runNode(node, this.#plan.nodes.get(node.id)!, session, this.#context)
    const ran = new Set(outcome.tests.map(({ test }) => test.id))
    this.#results.end(started, { ...nodeResult(node.id, outcome, worker), relation: node.relation })
    for (const test of outcome.tests) this.#results.endTest(test, threadName(worker))
    const failed = outcome.tests.find(({ status }) => status === 'fail' || status === 'error')
    if (failed !== undefined) {
      this.#reasons.set(node.id, `"${node.name}" was not published: its test "${failed.test.name}" failed`)
    }
    for (const id of work.audits) {
      if (!ran.has(id))
        this.#results.skip(
          id,
          `"${node.name}" ${outcome.ending === 'interrupted' ? 'was interrupted' : 'failed'} before its tests`,
        )
    }
    return outcome.ending === 'success' ? 'well' : 'badly'
  }

  async #tests(work: Extract<Work, { kind: 'tests' }>, session: Session, worker: number): Promise<Ending> {
    const { adapter, clock, signal, sampleRows } = this.#context
    const { options } = this.#plan
    let outcomes: readonly TestOutcome[] = []
    const [reused, ids] = partition(work.ids, (id) => this.#plan.nodes.get(id)?.action === 'reuse')
    for (const id of reused) this.#results.reuse(id)
    const begun = ids.map((id) => this.#results.start(id))
    try {
      const { tests, broken } = await compiledTests(ids, this.#context)
      const ran = await runTests(tests, {
        runner: session,
        adapter,
        batch: options.batchTests !== false,
        store: options.storeFailures === true ? 'always' : 'asked',
        warnErrors: options.warnErrors,
        sampleRows,
        clock,
        signal,
      })
      outcomes = [...ran, ...broken]
    } catch (error) {
      this.#endBroken(begun, error, worker)
      return 'badly'
    }
    for (const outcome of outcomes) this.#results.endTest(outcome, threadName(worker))
    return outcomes.some(({ status }) => status === 'fail' || status === 'error') ? 'badly' : 'well'
  }

  async #unitTest(id: NodeId, session: Session, worker: number): Promise<Ending> {
    const { adapter, clock, signal, manifest, ask, compiled, renderLate } = this.#context
    const test = manifest.nodes.get(id) as UnitTest
    if (this.#plan.nodes.get(id)?.action === 'reuse') {
      this.#results.reuse(id)
      return 'well'
    }
    const started = this.#results.start(id)
    try {
      const queries = compiled.get(id) ?? (await renderLate?.(id, ask))
      if (queries === undefined) throw new ProblemError(nothingCompiled({ node: test.name, at: test.at }))
      const outcome = await runUnitTest(test, queries, { runner: session, adapter, clock, signal })
      this.#results.endTest(outcome, threadName(worker))
      return outcome.status === 'pass' ? 'well' : 'badly'
    } catch (error) {
      this.#endBroken([started], error, worker)
      return 'badly'
    }
  }

  /** Tests that an interruption or a problem in rendering kept from an answer. */
  #endBroken(begun: readonly Started[], error: unknown, worker: number): void {
    const interrupted = this.#context.signal?.aborted === true
    if (!interrupted && !(error instanceof ProblemError)) throw error
    for (const started of begun) {
      this.#results.end(started, {
        status: interrupted ? 'interrupted' : 'error',
        message: interrupted ? 'interrupted' : (error as Error).message,
        problems: error instanceof ProblemError ? error.problems : [],
        thread: threadName(worker),
        adapterResponse: {},
      })
    }
  }

  #skip(work: Work, because: string): void {
    const node = this.#context.manifest.nodes.get(because)
    const kind = node?.kind === 'test' ? 'the test ' : node?.kind === 'unit_test' ? 'the unit test ' : ''
    const what = `${kind}"${node?.name ?? because}"`
    const verb = this.#results.statusOf(because) === 'interrupted' ? 'was interrupted' : 'failed'
    const reason = this.#reasons.get(because) ?? `${what} ${verb}`
    for (const id of idsOf(work)) this.#results.skip(id, reason)
  }

  /** What was never begun: after an interruption, a failure with --fail-fast, or a failed start. */
  #leave(work: Work): void {
    const reason =
      this.#options.signal?.aborted === true
        ? 'the run was interrupted'
        : this.#failed
          ? 'another node failed and --fail-fast is set'
          : 'the run could not begin'
    for (const id of idsOf(work)) this.#results.skip(id, reason)
  }

  #noteGrants(): void {
    const { adapter, manifest } = this.#context
    if (adapter.can.grants) return
    const granting = [...this.#plan.nodes.keys()]
      .map((id) => manifest.nodes.get(id)!)
      .filter(({ config }) => Object.keys((config.grants ?? {}) as object).length > 0)
    const [first] = granting
    if (first === undefined) return
    this.#results.warn(grantsIgnored({ models: granting.map(({ name }) => name), at: first.at }))
  }

  async #session(worker: number): Promise<Session> {
    const session = this.#sessions[worker] ?? (await this.#options.adapter.connection.session())
    this.#sessions[worker] = session
    return session
  }
}

function partition<Item>(items: readonly Item[], first: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(first), items.filter((item) => !first(item))]
}

function idsOf(work: Work): readonly NodeId[] {
  if (work.kind === 'tests') return work.ids
  return work.kind === 'node' ? [work.id, ...work.audits] : [work.id]
}

const threadName = (worker: number): string => `Thread-${worker + 1}`

function nodeResult(
  _id: NodeId,
  outcome: NodeOutcome,
  worker: number,
): Omit<NodeResult, 'id' | 'startedAt' | 'finishedAt'> {
  return {
    status: outcome.ending,
    thread: threadName(worker),
    message: outcome.message,
    problems: outcome.problems,
    sql: outcome.sql,
    ...(outcome.rows === undefined ? {} : { rowsAffected: outcome.rows }),
    adapterResponse: {
      ...outcome.response,
      ...(outcome.rows === undefined ? {} : { rows_affected: outcome.rows }),
    },
    ...(outcome.batches === undefined ? {} : { batches: outcome.batches }),
  }
}
