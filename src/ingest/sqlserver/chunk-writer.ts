import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Adapter } from '../../adapters/adapter.ts'
import type { RowSink } from '../../connections/server-connection.ts'
import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Relation } from '../../manifest/relation.ts'
import { sqlserverTimeOutOfRange } from '../../problems/catalogue/sqlserver.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'
import { BATCH_ID, LOADED_AT } from '../stamp-batches.ts'
import { type ColumnShape, transportSchema } from './column-shape.ts'
import { ColumnSink } from './column-sink.ts'
import { giveBackMemory } from './give-back-memory.ts'
import type { ReadPlan } from './plan-read.ts'
import { FILE_ROWS } from './row-group.ts'
import type { Transport } from './transport.ts'

export const DELETED_AT = '_deleted_at'
const OPERATION = '__operation'
/** Rows that wait as typed arrays before they go into the table. */
const STAGED = 16_384
/** Bytes that wait at the most, nearly. */
const HEAVY = 64 * 1024 * 1024

export interface ChunkOptions {
  /** One table at a time is written: what several sessions read would be in memory more than once. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** An engine in memory that writes the files. */
  readonly local: Adapter
  /** Absolute. */
  readonly folder: string
  readonly table: string
  readonly shapes: readonly ColumnShape[]
  /** Columns of the frozen table that the server has no more: name and type, NULL in every row. */
  readonly absent: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly ColumnShape[]
  readonly lead: ReadPlan['lead']
  /** Of several rows of one key the one with the highest value of this column stays. */
  readonly newestBy: ColumnShape | undefined
  readonly soft: boolean
  readonly batchRows: number
  /** Of the files: none where they are only read once, on this machine. */
  readonly compression: 'none' | 'zstd'
  readonly loadedAt: number
  readonly batchId: string
  readonly at: Location | undefined
}

export interface Chunk {
  /** Absolute. */
  readonly file: string
  readonly rows: number
}

/**
 * Rows of the driver into Parquet files of so many rows each, all values in their exact types. Where a file is all rows as
 * they came, the engine writes it from their typed arrays; else they go through a table, which is read twice.
 */
export class ChunkWriter {
  readonly #options: ChunkOptions
  readonly #schema: BatchSchema
  readonly #relation: Relation
  readonly #sink: ColumnSink
  #batches: Batch[] = []
  #waiting = 0
  #staged = 0
  #bytes = 0
  #number: number
  readonly chunks: Chunk[] = []
  readonly deletes: Chunk[] = []
  rows = 0

  constructor(options: ChunkOptions, first = 0) {
    this.#options = options
    this.#number = first
    const leads = leadsOf(options)
    this.#schema = transportSchema('chunk', options.shapes, leads)
    this.#sink = new ColumnSink([...leads, ...options.shapes].map(({ transport }) => transport))
    // The engine is of all tables of a run.
    this.#relation = { database: undefined, schema: 'main', name: `chunk_${randomUUID().slice(0, 8)}` }
  }

  /** For the connection, which fills it; what it gives goes to `add`. */
  get sink(): RowSink<Batch> {
    return this.#sink
  }

  /** Exact texts of these shapes in the row that came last. */
  last(shapes: readonly ColumnShape[]): readonly string[] {
    const before = leadsOf(this.#options).length
    return this.#sink.lastTexts(shapes.map((shape) => before + this.#options.shapes.indexOf(shape)))
  }

  async add(batch: Batch): Promise<void> {
    this.#batches.push(batch)
    this.#waiting += batch.rows
    this.rows += batch.rows
    if (this.#options.lead !== 'none' && this.#waiting >= STAGED) await this.#stage()
    this.#bytes += sizeOf(batch)
    const { lead, batchRows } = this.#options
    const most = lead === 'none' ? Math.min(batchRows, FILE_ROWS) : batchRows
    if (this.#staged + this.#waiting >= most || this.#bytes >= HEAVY) await this.flush()
  }

  /** Writes what is there as files; at the end also when nothing is, so that there is a file with the columns. */
  async flush(end = false): Promise<void> {
    const empty = end && this.chunks.length === 0 && this.#number === 0
    if (this.#staged + this.#waiting === 0 && !empty) return
    this.#bytes = 0
    const file = join(this.#options.folder, `rows-${this.#next()}.parquet`)
    try {
      const write = () => (this.#options.lead === 'none' ? this.#write(file) : this.#writeStaged(file))
      await this.#options.alone(write)
    } catch (error) {
      throw this.#told(error)
    }
  }

  /** What reading a row could not take over, as the problem that it is. */
  told(error: unknown): unknown {
    return this.#told(error)
  }

  #next(): string {
    return String(this.#number++).padStart(5, '0')
  }

  async #write(file: string): Promise<void> {
    const query = (from: string) => this.#rowsQuery(from)
    const { rows } = await this.#options.local.loader.loadBatches(
      this.#schema,
      this.#batches,
      { file, format: 'parquet', compression: this.#options.compression },
      { query },
    )
    this.#written()
    await giveBackMemory(this.#options.local)
    this.chunks.push({ file, rows })
  }

  #written(): void {
    for (const batch of this.#batches) this.#sink.reuse(batch)
    this.#batches = []
    this.#waiting = 0
  }

  async #writeStaged(file: string): Promise<void> {
    const { local, folder, compression } = this.#options
    await this.#stage()
    const number = /\d+/.exec(file.slice(folder.length))![0]
    const write = (sql: string, to: string) =>
      local.loader.exportTo({ sql }, { file: to, format: 'parquet', compression })
    const { rows } = await write(this.#rowsQuery(this.#relation.name), file)
    this.chunks.push({ file, rows })
    const gone = join(folder, `gone-${number}.parquet`)
    const written = await write(this.#goneQuery(), gone)
    if (written.rows > 0) this.deletes.push({ file: gone, rows: written.rows })
    await local.connection.execute(`DROP TABLE ${this.#relation.name}`)
    await giveBackMemory(local)
    this.#staged = 0
  }

  async #stage(): Promise<void> {
    const query = (from: string) => `SELECT * FROM ${from}`
    const { loader } = this.#options.local
    await loader.loadBatches(this.#schema, this.#batches, this.#relation, { mode: 'append', query })
    this.#staged += this.#waiting
    this.#written()
  }

  #rowsQuery(from: string): string {
    const { local, shapes, absent, soft, loadedAt, batchId, lead, key, newestBy } = this.#options
    const { quoteName, literal } = local.statements
    const columns = [
      ...shapes.map((shape, index) => `${shape.sql(`c${index}`)} AS ${quoteName(shape.column.name)}`),
      ...absent.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`),
      ...(soft ? [`CAST(NULL AS TIMESTAMPTZ) AS ${DELETED_AT}`] : []),
      `to_timestamp(${loadedAt / 1000}) AS ${LOADED_AT}`,
      `${literal(batchId)} AS ${BATCH_ID}`,
    ]
    const order = newestBy === undefined ? undefined : `c${shapes.indexOf(newestBy)}`
    const keys = key.map((shape) => `c${shapes.indexOf(shape)}`).join(', ')
    return `SELECT ${columns.join(',\n')}
FROM ${from}${lead === 'none' ? '' : ` WHERE ${OPERATION} <> 'D'`}${
      order === undefined
        ? ''
        : `\nQUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY ${order} DESC NULLS LAST) = 1`
    }`
  }

  #goneQuery(): string {
    const { local, shapes, key, lead } = this.#options
    const { quoteName } = local.statements
    const values = key.map((shape, index) => {
      const value = lead === 'operation and key' ? `k${index}` : `c${shapes.indexOf(shape)}`
      return `${shape.sql(value)} AS ${quoteName(shape.column.name)}`
    })
    return `SELECT ${values.join(', ')} FROM ${this.#relation.name} WHERE ${OPERATION} = 'D'`
  }

  #told(error: unknown): unknown {
    const detail = (error as Error).message
    if (!/Could not convert|out of range|Conversion Error/i.test(detail)) return error
    const { table, at } = this.#options
    return new ProblemError(sqlserverTimeOutOfRange({ table, detail, at }))
  }
}

function sizeOf({ columns }: Batch): number {
  return columns.reduce((sum, column) => sum + (column.type === 'utf8' ? column.values.length : 0), 0)
}

/** Columns before the table's own. */
function leadsOf({ lead, key }: ChunkOptions): readonly { name: string; transport: Transport }[] {
  if (lead === 'none') return []
  const keys = lead === 'operation and key' ? key : []
  return [
    { name: OPERATION, transport: { kind: 'text' } },
    ...keys.map(({ transport }, index) => ({ name: `k${index}`, transport })),
  ]
}
