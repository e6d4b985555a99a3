import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import { cteName } from './compile-phase.ts'
import { LateSignal } from './render-node.ts'
import { type Inlined, type RenderedSql, withCommonTables } from './rendered-sql.ts'

/** Models without a relation of their own, as they were rendered: their SQL stands in that of their readers. */
export class EphemeralModels {
  readonly #nodes: ReadonlyMap<NodeId, Node>
  readonly #rendered = new Map<NodeId, RenderedSql>()
  readonly #broken = new Map<NodeId, readonly Problem[]>()

  constructor(nodes: ReadonlyMap<NodeId, Node>) {
    this.#nodes = nodes
  }

  set(id: NodeId, sql: RenderedSql): void {
    this.#rendered.set(id, sql)
  }

  noteBroken(id: NodeId, problems: readonly Problem[]): void {
    this.#broken.set(id, problems)
  }

  /**
   * They stand before the query that reads them, each behind those it needs itself. Where one of them could not be
   * compiled yet, the reader is late too.
   */
  inline(own: RenderedSql, asking: boolean): RenderedSql {
    const tables = new Map<NodeId, Inlined>()
    const add = (ids: readonly NodeId[]) => {
      for (const id of ids) {
        const sql = this.#rendered.get(id)
        const node = this.#nodes.get(id)
        if (sql === undefined) this.#missing(id, asking)
        if (sql === undefined || tables.has(id) || node === undefined || !('relation' in node)) continue
        add(sql.inlined)
        tables.set(id, { node, name: cteName(node), sql })
      }
    }
    add(own.inlined)
    return withCommonTables(own, [...tables.values()])
  }

  #missing(id: NodeId, asking: boolean): void {
    if (!asking) throw new LateSignal()
    const problems = this.#broken.get(id)
    if (problems !== undefined) throw new ProblemError(problems)
  }
}
