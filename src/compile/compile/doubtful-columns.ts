import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Problem, Report } from '../../problems/problem.ts'

/**
 * A mistake in one model must not be told again by all that read its columns, which nobody knows for certain now: what
 * they say of columns is left out. Where the model itself is not asked for, its mistake is told in their stead. Nodes
 * come upstream first.
 */
export class DoubtfulColumns {
  /** By node, the nodes with mistakes that its columns hang on. */
  readonly #causes = new Map<NodeId, ReadonlySet<NodeId>>()
  readonly #untold = new Map<NodeId, Problem[]>()
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  /** `told`: the node is asked for, and with it all that is wrong with it. */
  reporting({ id, dependsOn }: Node, told: boolean): Report {
    const causes = new Set(dependsOn.flatMap((upstream) => [...(this.#causes.get(upstream) ?? [])]))
    const reads = causes.size > 0
    if (reads) this.#causes.set(id, causes)
    return (problem) => {
      if (problem.severity === 'error') this.#causes.set(id, causes.add(id))
      if (reads && byColumns.has(problem.code)) {
        if (told) for (const cause of causes) this.#tell(cause)
      } else if (told) this.#report(problem)
      else this.#untold.set(id, [...(this.#untold.get(id) ?? []), problem])
    }
  }

  #tell(cause: NodeId): void {
    const problems = this.#untold.get(cause) ?? []
    this.#untold.delete(cause)
    for (const problem of problems) this.#report(problem)
  }
}

/** Codes of what analysis and the engine conclude from the columns of what is read. */
const byColumns: ReadonlySet<string> = new Set([
  'unknown-column',
  'unknown-field',
  'not-a-struct',
  'not-an-array',
  'type-mismatch',
  'wrong-argument-types',
  'column-type-mismatch',
  'column-count-mismatch',
  'subquery-columns',
])
