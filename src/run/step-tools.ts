// What the steps of one node run with: its session, and a record of what was sent.

import type { Adapter, ExecuteResult, Session, Statement } from '../adapters/adapter.ts'
import { JobTotals } from '../adapters/job-totals.ts'
import type { Column } from '../manifest/column.ts'
import type { ResultTable } from '../manifest/lookup.ts'
import type { BuildNode, Operation } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'

export class StepTools {
  readonly adapter: Adapter
  readonly session: Session
  readonly sent: string[] = []
  /** What the statements tell people. */
  readonly notes: string[] = []
  /** Of the last statement that told a number. */
  rows: number | undefined
  /** Of all statements together. */
  readonly cost = new JobTotals()
  readonly #node: BuildNode | Operation
  readonly #signal: AbortSignal | undefined

  constructor(
    adapter: Adapter,
    session: Session,
    node: BuildNode | Operation,
    signal: AbortSignal | undefined,
  ) {
    this.adapter = adapter
    this.session = session
    this.#node = node
    this.#signal = signal
  }

  get options() {
    return { signal: this.#signal, node: this.#node.id, at: undefined }
  }

  async run(statement: Statement): Promise<ExecuteResult> {
    const result = await this.runQuietly(statement)
    this.rows = result.rowsAffected ?? this.rows
    return result
  }

  /** Without counting its rows as the node's. */
  async runQuietly(statement: Statement): Promise<ExecuteResult> {
    this.sent.push(statement.sql)
    if (statement.note !== undefined) this.notes.push(statement.note)
    const result = await this.session.execute(statement, { ...this.options, at: this.#node.at })
    this.cost.add(result.response)
    return result
  }

  async query(statement: Statement): Promise<ResultTable> {
    const table = await this.session.query(statement, { ...this.options, at: this.#node.at })
    this.cost.add(table.response)
    return table
  }

  async columns(relation: Relation): Promise<readonly Column[]> {
    return (await this.adapter.catalog.columns(relation, this.options, this.session)) ?? []
  }
}
