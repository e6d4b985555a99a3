import type { Connection, Request } from 'tedious'
import type {
  BulkColumn,
  BulkOptions,
  BulkValue,
  RowSink,
  ServerConnection,
  ServerOptions,
  ServerParameters,
  ServerRow,
  ServerTable,
  ServerValue,
  TableName,
} from '../server-connection.ts'
import { bulkType } from './bulk-types.ts'
import { convertedRows } from './converted-rows.ts'
import { driverProblem, type Where } from './driver-problem.ts'
import { readCatalog } from './read-catalog.ts'
import { ArraySink, RowQueue } from './row-queue.ts'
import { CATALOG, SNAPSHOT_STATE } from './t-sql/database.ts'
import { quoteTable } from './t-sql/names.ts'
import type { DirectRead } from './token-stream.ts'

/** The driver's numbers of isolation levels. */
const READ_COMMITTED = 2
const SNAPSHOT = 5

type Tedious = typeof import('tedious')

/** SQL Server through its own protocol. */
export class Sqlserver implements ServerConnection {
  readonly label: string
  readonly #connection: Connection
  readonly #tedious: Tedious
  readonly #where: Where
  #turn: Promise<unknown> = Promise.resolve()
  #direct: DirectRead | undefined
  #broken: unknown
  #closed = false

  constructor(connection: Connection, tedious: Tedious, where: Where) {
    this.#connection = connection
    this.#tedious = tedious
    this.#where = where
    this.label = where.label
    connection.on('error', (error) => {
      this.#broken ??= error
    })
    connection.on('end', () => {
      this.#closed = true
    })
  }

  /** Of the request whose rows do not come as events. */
  readonly direct = (): DirectRead | undefined => this.#direct

  async query(
    sql: string,
    parameters: ServerParameters = {},
    options: ServerOptions = {},
  ): Promise<readonly ServerRow[]> {
    const rows: ServerRow[] = []
    for await (const part of this.stream(sql, parameters, options)) rows.push(...part)
    return rows
  }

  stream(
    sql: string,
    parameters: ServerParameters = {},
    options: ServerOptions = {},
  ): AsyncIterable<readonly ServerRow[]> {
    return this.collect(sql, parameters, new ArraySink(), options)
  }

  async *collect<Part>(
    sql: string,
    parameters: ServerParameters,
    sink: RowSink<Part>,
    options: ServerOptions = {},
  ): AsyncIterable<Part> {
    const release = await this.#take()
    try {
      options.signal?.throwIfAborted()
      const queue = new RowQueue(sink)
      const request = this.#request(sql, parameters, (error) => queue.end(error))
      this.#direct = sink.columns === undefined ? undefined : { request, queue }
      request.on('row', queue.add)
      if (this.#direct === undefined) {
        queue.onFull = () => request.pause()
        queue.onRoom = () => request.resume()
      }
      const stop = () => this.#connection.cancel()
      options.signal?.addEventListener('abort', stop)
      this.#connection.execSql(request)
      try {
        yield* queue.parts()
      } finally {
        options.signal?.removeEventListener('abort', stop)
        if (!queue.ended) {
          // Nobody wants the rest: the server is told, and what is on its way is let go by.
          request.off('row', queue.add)
          queue.discard()
          request.resume()
          this.#connection.cancel()
          await queue.over
        }
      }
    } catch (error) {
      options.signal?.throwIfAborted()
      throw this.#problem(error)
    } finally {
      release()
    }
  }

  async execute(
    sql: string,
    parameters: ServerParameters = {},
    options: ServerOptions = {},
  ): Promise<number> {
    return this.#alone(options, (done) => {
      // Without parameters as a plain batch: DDL such as CREATE SCHEMA must be the first statement of one.
      const request = this.#request(sql, parameters, done)
      if (Object.keys(parameters).length === 0) this.#connection.execSqlBatch(request)
      else this.#connection.execSql(request)
    })
  }

  async bulkLoad(
    table: TableName,
    columns: readonly BulkColumn[],
    rows: Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>,
    options: BulkOptions = {},
  ): Promise<number> {
    const types = columns.map((column) => bulkType(column, this.#tedious.TYPES))
    const { checkConstraints = true, lockTable = false } = options
    const settings = { keepNulls: true, checkConstraints, lockTable }
    const written = await convertedRows(rows, types, options)
    // Without rows the driver would send a message that begins without its columns.
    if (written === undefined) return 0
    return this.#alone(options, (done) => {
      const load = this.#connection.newBulkLoad(quoteTable(table), settings, done)
      for (const [index, column] of columns.entries())
        load.addColumn(column.name, types[index]!.type, types[index]!.options)
      this.#connection.execBulkLoad(load, written)
    })
  }

  async tables(only: Partial<TableName> = {}, options: ServerOptions = {}): Promise<readonly ServerTable[]> {
    const parameters = { schema: only.schema ?? null, table: only.name ?? null }
    return readCatalog(await this.query(CATALOG, parameters, options))
  }

  async snapshot<Result>(work: (frozen: boolean) => Promise<Result>): Promise<Result> {
    const moment = await this.momentOfSessions()
    return this.#within(moment === 'own' ? SNAPSHOT : READ_COMMITTED, () => work(moment !== 'none'))
  }

  async momentOfSessions(): Promise<'own' | 'shared' | 'none'> {
    const [row] = await this.query(SNAPSHOT_STATE)
    if ((row?.[1] ?? null) !== null) return 'shared'
    return Number(row?.[0]) === 1 ? 'own' : 'none'
  }

  transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#within(READ_COMMITTED, work)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await new Promise<void>((resolve) => {
      this.#connection.once('end', resolve)
      this.#connection.close()
      // A connection that is already down never says so again.
      setTimeout(resolve, 1000).unref()
    })
  }

  async #within<Result>(level: number, work: () => Promise<Result>): Promise<Result> {
    await this.#alone({}, (done) => this.#connection.beginTransaction((error) => done(error), '', level))
    try {
      const result = await work()
      await this.#alone({}, (done) => this.#connection.commitTransaction(done))
      return result
    } catch (error) {
      // A broken connection, and an error that ended the transaction, have rolled it back already.
      await this.#alone({}, (done) => this.#connection.rollbackTransaction(done)).catch(() => {})
      throw error
    }
  }

  async #alone(
    options: ServerOptions,
    start: (done: (error?: Error | null, count?: number) => void) => void,
  ): Promise<number> {
    const release = await this.#take()
    const stop = () => this.#connection.cancel()
    try {
      options.signal?.throwIfAborted()
      options.signal?.addEventListener('abort', stop)
      return await new Promise<number>((resolve, reject) => {
        start((error, count) => (error ? reject(error) : resolve(count ?? 0)))
      })
    } catch (error) {
      options.signal?.throwIfAborted()
      throw this.#problem(error)
    } finally {
      options.signal?.removeEventListener('abort', stop)
      release()
    }
  }

  #request(
    sql: string,
    parameters: ServerParameters,
    done: (error?: Error | null, count?: number) => void,
  ): Request {
    const request = new this.#tedious.Request(sql, done)
    for (const [name, value] of Object.entries(parameters)) {
      request.addParameter(name, this.#parameterType(value), value)
    }
    return request
  }

  #parameterType(value: ServerValue) {
    const { TYPES } = this.#tedious
    switch (typeof value) {
      case 'number':
        return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? TYPES.Int : TYPES.Float
      case 'bigint':
        return TYPES.BigInt
      case 'boolean':
        return TYPES.Bit
      default:
        return value instanceof Uint8Array ? TYPES.VarBinary : TYPES.NVarChar
    }
  }

  /** Waits until what was asked before is over. */
  async #take(): Promise<() => void> {
    const before = this.#turn
    let release: () => void = () => {}
    this.#turn = new Promise<void>((resolve) => {
      release = resolve
    })
    await before
    return release
  }

  /** What broke the connection explains more than the complaint about a closed one that follows. */
  #problem(error: unknown): unknown {
    const code = (error as { code?: string }).code
    const told = code === 'EINVALIDSTATE' || code === 'ECLOSE' ? (this.#broken ?? error) : error
    return driverProblem(told, this.#where)
  }
}
