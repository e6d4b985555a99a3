// Collects how nodes ended and tells each step as an event.

import type { TestOutcome } from '../checks/run-tests.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { NodeResult, NodeStatus, RunEvent, RunSummary } from '../manifest/results.ts'
import type { Problem } from '../problems/problem.ts'
import type { Plan } from './step.ts'

export interface Started {
  readonly id: NodeId
  readonly index: number
  readonly at: number
}

export class Results {
  readonly #all = new Map<NodeId, NodeResult>()
  readonly #started = new Map<NodeId, Started>()
  readonly #total: number
  readonly #plan: Plan
  readonly #invocationId: string
  readonly #clock: () => number
  readonly #tell: (event: RunEvent) => void
  readonly #explain: (result: NodeResult) => NodeResult
  #count = 0
  #began = 0

  /** `explain` makes more of what went wrong than the warehouse said. */
  constructor(
    plan: Plan,
    invocationId: string,
    clock: () => number,
    tell: (event: RunEvent) => void,
    explain: (result: NodeResult) => NodeResult,
  ) {
    this.#plan = plan
    this.#total = plan.nodes.size + plan.start.length + plan.end.length
    this.#invocationId = invocationId
    this.#clock = clock
    this.#tell = tell
    this.#explain = explain
  }

  begin(threads: number): void {
    this.#began = this.#clock()
    const invocationId = this.#invocationId
    this.#tell({ kind: 'run-started', at: this.#began, invocationId, total: this.#total, threads })
  }

  start(id: NodeId): Started {
    const started = { id, index: ++this.#count, at: this.#clock() }
    this.#started.set(id, started)
    this.#tell({ kind: 'started', ...started })
    return started
  }

  end(started: Started, result: Omit<NodeResult, 'id' | 'startedAt' | 'finishedAt'>): void {
    const at = this.#clock()
    this.#put(started, { ...result, id: started.id, startedAt: started.at, finishedAt: at }, at)
  }

  endTest(outcome: TestOutcome, thread: string): void {
    const { test, status, failures, message, sample, problems, sql, startedAt, finishedAt } = outcome
    const started = this.#started.get(test.id) ?? { ...this.start(test.id), at: startedAt }
    this.#put(
      started,
      {
        id: test.id,
        status,
        startedAt,
        finishedAt,
        thread,
        message,
        problems,
        sql,
        ...(failures === undefined ? {} : { failures }),
        ...(sample === undefined ? {} : { sample }),
        adapterResponse: outcome.response ?? {},
      },
      finishedAt,
    )
  }

  skip(id: NodeId, because: string): void {
    this.#endUnrun(id, 'skipped', `skipped, because ${because}`)
  }

  /** What stands in the warehouse is as good as what the node would build. */
  reuse(id: NodeId): void {
    const reasons =
      this.#plan.nodes.get(id)?.why.map(({ kind, detail }) => `${kind} ${detail ?? ''}`.trim()) ?? []
    this.#endUnrun(id, 'reused', reasons.join('; '))
  }

  #endUnrun(id: NodeId, status: 'skipped' | 'reused', message: string): void {
    const at = this.#clock()
    const started = { id, index: ++this.#count, at }
    this.#put(
      started,
      {
        id,
        status,
        startedAt: at,
        finishedAt: at,
        thread: '',
        message,
        problems: [],
        adapterResponse: {},
      },
      at,
    )
  }

  warn(problem: Problem, id?: NodeId): void {
    this.#tell({ kind: 'warning', at: this.#clock(), problem, ...(id === undefined ? {} : { id }) })
  }

  statusOf(id: NodeId): NodeStatus | undefined {
    return this.#all.get(id)?.status
  }

  /** As templates see them at the end of a run, in the words of dbt's run results. */
  told(): JsonObject[] {
    const iso = (at: number) => new Date(at).toISOString()
    return [...this.#all.values()]
      .filter(({ id }) => !id.startsWith('operation.'))
      .map((result) => ({
        ...{ unique_id: result.id, status: result.status === 'reused' ? 'success' : result.status },
        ...{ thread_id: result.thread, message: result.message, failures: result.failures ?? null },
        execution_time: (result.finishedAt - result.startedAt) / 1000,
        adapter_response: result.adapterResponse,
        timing: [
          { name: 'compile', started_at: iso(result.startedAt), completed_at: iso(result.startedAt) },
          { name: 'execute', started_at: iso(result.startedAt), completed_at: iso(result.finishedAt) },
        ],
      }))
  }

  finish(interrupted: boolean): RunSummary {
    const finishedAt = this.#clock()
    const summary: RunSummary = {
      invocationId: this.#invocationId,
      startedAt: this.#began,
      finishedAt,
      interrupted,
      results: [...this.#all.values()],
    }
    this.#tell({ kind: 'run-finished', at: finishedAt, summary })
    return summary
  }

  #put(started: Started, ended: NodeResult, at: number): void {
    const result = this.#explain(ended)
    this.#all.set(started.id, result)
    this.#tell({ kind: 'finished', at, id: started.id, index: started.index, result })
  }
}
