// What the queries of tests cost: a query that several tests share is billed to the first of them, so that sums are true.

import type { Runner } from '../adapters/adapter.ts'
import { JobTotals } from '../adapters/job-totals.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'

export class TestCosts {
  readonly runner: Runner
  readonly #totals = new Map<NodeId, JobTotals>()
  readonly #sharing = new Map<NodeId, JsonObject>()
  #tests: readonly NodeId[] = []

  /** Its own runner does what `runner` does, and keeps count. */
  constructor(runner: Runner) {
    this.runner = {
      execute: async (statement, options) => {
        const result = await runner.execute(statement, options)
        this.#add(result.response)
        return result
      },
      query: async (statement, options) => {
        const result = await runner.query(statement, options)
        this.#add(result.response)
        return result
      },
      stream: (statement, options) => runner.stream(statement, options),
    }
  }

  /** What is sent from now on is sent for these tests. */
  begin(tests: readonly NodeId[]): void {
    this.#tests = tests
  }

  of(test: NodeId): JsonObject | undefined {
    const own = this.#totals.get(test)?.toJson()
    const shared = this.#sharing.get(test)
    return own === undefined ? shared : { ...own, ...shared }
  }

  #add(response: JsonObject | undefined): void {
    const [first, ...others] = this.#tests
    if (response === undefined || first === undefined) return
    const totals = this.#totals.get(first) ?? new JobTotals()
    this.#totals.set(first, totals)
    totals.add(response)
    if (others.length === 0) return
    const { job_id: job = null } = response
    for (const id of this.#tests)
      this.#sharing.set(id, {
        job_id: job,
        shared_by_tests: this.#tests.length,
        ...(id === first ? {} : { billed_to: first }),
      })
  }
}
