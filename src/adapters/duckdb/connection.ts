// Runs statements on pooled connections of one DuckDB instance; everything can be interrupted.

import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult } from '@duckdb/node-api'
import type { Column } from '../../manifest/column.ts'
import type { Json } from '../../manifest/json.ts'
import type { ResultTable } from '../../manifest/lookup.ts'
import { ProblemError } from '../../problems/problem.ts'
import type {
  Connection,
  ExecuteResult,
  QueryOptions,
  RowChunk,
  Runner,
  Session,
  Statement,
} from '../adapter.ts'
import { engineProblem } from './engine-errors.ts'
import { typeText } from './type-text.ts'
import { chunkRows } from './values.ts'

/** An interrupt that arrives before the query has begun is lost, so it is sent until the query has ended. */
const INTERRUPT_AGAIN_MS = 10

/** One native connection: a runner without a transaction of its own. */
class Line implements Runner {
  readonly native: DuckDBConnection
  #busy = 0

  constructor(native: DuckDBConnection) {
    this.native = native
  }

  get busy(): boolean {
    return this.#busy > 0
  }

  async execute(statement: Statement | string, options: QueryOptions = {}): Promise<ExecuteResult> {
    const result = await this.#run(statement, options)
    const rowsAffected = countOf(result)
    return rowsAffected === undefined ? {} : { rowsAffected }
  }

  async query(statement: Statement | string, options: QueryOptions = {}): Promise<ResultTable> {
    const result = await this.#run(statement, options)
    const rows: Json[][] = []
    for (let index = 0; index < result.chunkCount; index++) rows.push(...chunkRows(result.getChunk(index)))
    return { columns: result.columnNames(), types: result.columnTypes().map(typeText), rows }
  }

  async *stream(statement: Statement | string, options: QueryOptions = {}): AsyncIterable<RowChunk> {
    const result = await this.#guard(statement, options, () => this.native.stream(textOf(statement)))
    const columns = result.columnNames()
    const types = result.columnTypes().map(typeText)
    let empty = true
    for (;;) {
      const chunk = await this.#guard(statement, options, () => result.fetchChunk())
      if (chunk === null || chunk.rowCount === 0) break
      empty = false
      yield { columns, types, rows: chunkRows(chunk) }
    }
    if (empty) yield { columns, types, rows: [] }
  }

  async describe(statement: Statement | string, options: QueryOptions): Promise<readonly Column[]> {
    return this.#guard(statement, options, async () => {
      const prepared = await this.native.prepare(textOf(statement))
      try {
        return Array.from({ length: prepared.columnCount }, (_, index) => ({
          name: prepared.columnName(index),
          type: typeText(prepared.columnType(index)),
        }))
      } finally {
        prepared.destroySync()
      }
    })
  }

  #run(statement: Statement | string, options: QueryOptions): Promise<DuckDBMaterializedResult> {
    return this.#guard(statement, options, () => this.native.run(textOf(statement)))
  }

  async #guard<Result>(
    statement: Statement | string,
    options: QueryOptions,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const { signal } = options
    signal?.throwIfAborted()
    let again: NodeJS.Timeout | undefined
    const stop = (): void => {
      this.native.interrupt()
      again = setInterval(() => this.native.interrupt(), INTERRUPT_AGAIN_MS)
    }
    signal?.addEventListener('abort', stop, { once: true })
    this.#busy++
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      throw error instanceof ProblemError
        ? error
        : new ProblemError(
            engineProblem(error, {
              statement: typeof statement === 'string' ? undefined : statement,
              at: options.at,
            }),
          )
    } finally {
      this.#busy--
      signal?.removeEventListener('abort', stop)
      clearInterval(again)
    }
  }
}

const BEGIN = 'BEGIN TRANSACTION;\n'

class DuckdbSession implements Session {
  readonly #line: Line
  readonly #giveBack: (line: Line) => void
  #state: 'none' | 'asked' | 'open' = 'none'
  #released = false

  constructor(line: Line, giveBack: (line: Line) => void) {
    this.#line = line
    this.#giveBack = giveBack
  }

  execute(statement: Statement | string, options?: QueryOptions): Promise<ExecuteResult> {
    return this.#line.execute(this.#begun(statement), options)
  }

  query(statement: Statement | string, options?: QueryOptions): Promise<ResultTable> {
    return this.#line.query(this.#begun(statement), options)
  }

  async *stream(statement: Statement | string, options?: QueryOptions): AsyncIterable<RowChunk> {
    if (this.#state === 'asked') await this.execute('SELECT 1')
    yield* this.#line.stream(statement, options)
  }

  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#state !== 'none') return work()
    this.#state = 'asked'
    try {
      const result = await work()
      if (this.#begins()) await this.#line.execute('COMMIT')
      return result
    } catch (error) {
      // A failed COMMIT has rolled back already; the first error is the one to tell.
      if (this.#begins()) await this.#line.execute('ROLLBACK').catch(() => {})
      throw error
    } finally {
      this.#state = 'none'
    }
  }

  release(): void {
    if (this.#released) return
    this.#released = true
    this.#giveBack(this.#line)
  }

  #begins(): boolean {
    return this.#state === 'open'
  }

  /** The transaction begins with its first statement, in the same round trip. */
  #begun(statement: Statement | string): Statement | string {
    if (this.#state !== 'asked') return statement
    this.#state = 'open'
    if (typeof statement === 'string') return BEGIN + statement
    const { sql, embedded } = statement
    if (embedded === undefined) return { ...statement, sql: BEGIN + sql }
    const shifted = { ...embedded, start: embedded.start + BEGIN.length, end: embedded.end + BEGIN.length }
    return { ...statement, sql: BEGIN + sql, embedded: shifted }
  }
}

export class DuckdbConnection implements Connection {
  readonly #instance: DuckDBInstance
  readonly #all = new Set<Line>()
  readonly #idle: Line[] = []
  #closed = false

  constructor(instance: DuckDBInstance) {
    this.#instance = instance
  }

  execute(statement: Statement | string, options?: QueryOptions): Promise<ExecuteResult> {
    return this.#with((line) => line.execute(statement, options))
  }

  query(statement: Statement | string, options?: QueryOptions): Promise<ResultTable> {
    return this.#with((line) => line.query(statement, options))
  }

  async *stream(statement: Statement | string, options?: QueryOptions): AsyncIterable<RowChunk> {
    const line = await this.#borrow()
    try {
      yield* line.stream(statement, options)
    } finally {
      this.#giveBack(line)
    }
  }

  describe(statement: Statement | string, options: QueryOptions = {}): Promise<readonly Column[]> {
    return this.#with((line) => line.describe(statement, options))
  }

  async session(): Promise<Session> {
    return new DuckdbSession(await this.#borrow(), (line) => this.#giveBack(line))
  }

  /** For what only the native connection can do: table functions, scalar functions. */
  async native<Result>(
    work: (connection: DuckDBConnection, runner: Runner) => Promise<Result>,
  ): Promise<Result> {
    return this.#with((line) => work(line.native, line))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    while ([...this.#all].some((line) => line.busy)) {
      for (const line of this.#all) if (line.busy) line.native.interrupt()
      await new Promise((resolve) => setTimeout(resolve, INTERRUPT_AGAIN_MS))
    }
    for (const line of this.#all) line.native.closeSync()
    this.#all.clear()
    this.#instance.closeSync()
  }

  async #with<Result>(work: (line: Line) => Promise<Result>): Promise<Result> {
    const line = await this.#borrow()
    try {
      return await work(line)
    } finally {
      this.#giveBack(line)
    }
  }

  async #borrow(): Promise<Line> {
    if (this.#closed) throw new Error('the connection is closed')
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    const line = new Line(await this.#instance.connect())
    this.#all.add(line)
    return line
  }

  #giveBack(line: Line): void {
    if (!this.#closed) this.#idle.push(line)
  }
}

function textOf(statement: Statement | string): string {
  return typeof statement === 'string' ? statement : statement.sql
}

/** CREATE TABLE AS, INSERT, UPDATE, DELETE and COPY answer with one row whose only column is `Count`. */
function countOf(result: DuckDBMaterializedResult): number | undefined {
  if (result.columnCount !== 1 || result.columnName(0) !== 'Count' || result.rowCount !== 1) return undefined
  const value = result.getChunk(0).getColumnValues(0)[0]
  return typeof value === 'bigint' ? Number(value) : undefined
}
