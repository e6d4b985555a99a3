import { join } from 'node:path'
import type { Adapter } from '../../adapters/adapter.ts'
import type { ServerRow } from '../../connections/server-connection.ts'
import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Relation } from '../../manifest/relation.ts'
import { sqlserverTimeOutOfRange } from '../../problems/catalogue/sqlserver.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'
import { BATCH_ID, LOADED_AT } from '../stamp-batches.ts'
import { type ColumnShape, toBatch, transportSchema } from './column-shape.ts'
import type { ReadPlan } from './plan-read.ts'

export const DELETED_AT = '_deleted_at'
const OPERATION = '__operation'

export interface ChunkOptions {
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
  readonly loadedAt: number
  readonly batchId: string
  readonly at: Location | undefined
}

export interface Chunk {
  /** Absolute. */
  readonly file: string
  readonly rows: number
}

/** Rows of the driver into Parquet files of so many rows each, all values in their exact types. */
export class ChunkWriter {
  readonly #options: ChunkOptions
  readonly #schema: BatchSchema
  readonly #lead: readonly string[]
  readonly #relation: Relation
  readonly #wait: number
  #batches: Batch[] = []
  #waiting = 0
  #staged = 0
  #number: number
  readonly chunks: Chunk[] = []
  readonly deletes: Chunk[] = []
  rows = 0

  constructor(options: ChunkOptions, first = 0) {
    this.#options = options
    this.#number = first
    const keys = options.lead === 'operation and key' ? options.key.map((_, index) => `k${index}`) : []
    this.#lead = options.lead === 'none' ? [] : [OPERATION, ...keys]
    this.#schema = transportSchema('chunk', options.shapes, this.#lead)
    this.#relation = { database: undefined, schema: 'main', name: 'chunk' }
    this.#wait = Math.min(options.batchRows, 16_384)
  }

  async add(rows: readonly ServerRow[]): Promise<void> {
    this.#batches.push(toBatch(rows, this.#options.shapes, this.#lead.length))
    this.#waiting += rows.length
    this.rows += rows.length
    if (this.#waiting >= this.#wait) await this.#stage()
    if (this.#staged >= this.#options.batchRows) await this.flush()
  }

  /** Writes what is there as files; at the end also when nothing is, so that there is a file with the columns. */
  async flush(end = false): Promise<void> {
    const empty = end && this.chunks.length === 0 && this.#number === 0
    if (this.#waiting > 0 || empty) await this.#stage()
    if (this.#staged === 0 && !empty) return
    const number = String(this.#number++).padStart(5, '0')
    const { local, folder } = this.#options
    try {
      const file = join(folder, `rows-${number}.parquet`)
      const { rows } = await local.loader.exportTo({ sql: this.#rowsQuery() }, { file, format: 'parquet' })
      this.chunks.push({ file, rows })
      if (this.#options.lead !== 'none') {
        const gone = join(folder, `gone-${number}.parquet`)
        const written = await local.loader.exportTo(
          { sql: this.#goneQuery() },
          { file: gone, format: 'parquet' },
        )
        if (written.rows > 0) this.deletes.push({ file: gone, rows: written.rows })
      }
    } catch (error) {
      throw this.#outOfRange(error)
    }
    await local.connection.execute('DROP TABLE chunk')
    this.#staged = 0
  }

  async #stage(): Promise<void> {
    const { rows } = await this.#options.local.loader.loadBatches(
      this.#schema,
      this.#batches,
      this.#relation,
      {
        mode: 'append',
      },
    )
    this.#staged += rows
    this.#batches = []
    this.#waiting = 0
  }

  #rowsQuery(): string {
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
FROM chunk${lead === 'none' ? '' : ` WHERE ${OPERATION} <> 'D'`}${
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
    return `SELECT ${values.join(', ')} FROM chunk WHERE ${OPERATION} = 'D'`
  }

  #outOfRange(error: unknown): unknown {
    const detail = (error as Error).message
    if (!/Could not convert|out of range|Conversion Error/i.test(detail)) return error
    const { table, at } = this.#options
    return new ProblemError(sqlserverTimeOutOfRange({ table, detail, at }))
  }
}
