// Rows into and out of DuckDB in bulk: files, typed arrays, exports.

import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import { fileColumnsDiffer, typeUnknown } from '../../problems/catalogue/adapters.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError } from '../../problems/problem.ts'
import type {
  FileSource,
  FileTarget,
  LoadColumn,
  Loader,
  LoadOptions,
  LoadResult,
  QueryOptions,
  Session,
} from '../adapter.ts'
import { BatchSource, engineType } from './batch-source.ts'
import type { DuckdbConnection } from './connection.ts'
import {
  fileProblem,
  headerOf,
  readFiles,
  selectColumns,
  type TypedColumn,
  withSettledQuote,
} from './file-source.ts'
import { writeFile } from './file-target.ts'
import { seedTypes } from './seed-types.ts'
import { duckdbStatements, literal } from './statements.ts'

export class DuckdbLoader implements Loader {
  readonly #connection: DuckdbConnection
  readonly #batches: BatchSource

  private constructor(connection: DuckdbConnection, batches: BatchSource) {
    this.#connection = connection
    this.#batches = batches
  }

  /** What reads batches is made known at once: a transaction that has begun would not see it. */
  static async open(connection: DuckdbConnection): Promise<DuckdbLoader> {
    const batches = new BatchSource()
    await connection.native(async (native) => native.registerTableFunction(batches.tableFunction()))
    return new DuckdbLoader(connection, batches)
  }

  async load(
    given: FileSource,
    into: Relation,
    columns: readonly LoadColumn[],
    options: LoadOptions = {},
  ): Promise<LoadResult> {
    const source = withSettledQuote(given)
    try {
      const typed = await this.#typedColumns(source, columns, options)
      const select = selectColumns(source.format === 'csv' ? untyped(typed) : typed, readFiles(source, typed))
      return await this.#intoTable(select, into, options)
    } catch (error) {
      throw fileProblem(error, source)
    }
  }

  async inspect(source: FileSource, options: QueryOptions = {}): Promise<readonly Column[]> {
    try {
      headerOf(source)
      return await this.#connection.describe(`SELECT * FROM ${readFiles(source, [])}`, options)
    } catch (error) {
      throw fileProblem(error, source)
    }
  }

  async loadBatches(
    schema: BatchSchema,
    batches: Iterable<Batch> | AsyncIterable<Batch>,
    into: Relation | FileTarget,
    options: LoadOptions = {},
  ): Promise<LoadResult> {
    if (Symbol.asyncIterator in batches) return this.#loadWaiting(schema, batches, into, options)
    const iterator = batches[Symbol.iterator]()
    const first = iterator.next()
    const head = first.done === true ? emptyBatch(schema) : first.value
    const offer = await this.#offer(schema, head, options, () => {
      const next = iterator.next()
      return next.done === true ? undefined : next.value
    })
    try {
      const result =
        'file' in into
          ? await this.#withRunner(options, (runner) => writeFile(runner, offer.select, into, options))
          : await this.#intoTable(offer.select, into, options)
      const rows = offer.finish()
      return options.query ? result : { ...result, rows }
    } catch (error) {
      offer.finish()
      throw error
    }
  }

  exportTo(
    from: Relation | { readonly sql: string },
    to: FileTarget,
    options: QueryOptions = {},
  ): Promise<LoadResult> {
    const select = 'sql' in from ? from.sql : `SELECT * FROM ${duckdbStatements.quote(from)}`
    return writeFile(this.#connection, select, to, options)
  }

  /** Batches that come one by one cannot be pulled by the engine: each is a statement, all are one transaction. */
  async #loadWaiting(
    schema: BatchSchema,
    batches: AsyncIterable<Batch>,
    into: Relation | FileTarget,
    options: LoadOptions,
  ): Promise<LoadResult> {
    const table = 'file' in into ? duckdbStatements.temporary(into as never, `strata_${schema.table}`) : into
    return this.#withSession(options, (session) =>
      session.transaction(async () => {
        let rows = 0
        let mode = options.mode ?? 'replace'
        for await (const batch of batches) {
          rows += (await this.loadBatches(schema, [batch], table, { ...options, mode, session })).rows
          mode = 'append'
        }
        if (mode === 'replace') await this.loadBatches(schema, [], table, { ...options, session })
        if (!('file' in into)) return { rows }
        const result = await writeFile(
          session,
          `SELECT * FROM ${duckdbStatements.quote(table)}`,
          into,
          options,
        )
        await session.execute(`DROP TABLE ${duckdbStatements.quote(table)}`)
        return result
      }),
    )
  }

  async #offer(schema: BatchSchema, first: Batch, { query }: LoadOptions, next: () => Batch | undefined) {
    const offer = this.#batches.offer(schema, first, next)
    if (query) return { ...offer, select: query(`${this.#batches.name}(${offer.id})`) }
    const columns = schema.columns.map((column, index) => {
      const declared = duckdbStatements.typeName(column.type, 'bigquery')
      const given = String(engineType(first.columns[index]!))
      return {
        name: column.name,
        type: declared === undefined || sameName(declared, given) ? undefined : declared,
      }
    })
    return { ...offer, select: selectColumns(columns, `${this.#batches.name}(${offer.id})`) }
  }

  async #intoTable(select: string, into: Relation, options: LoadOptions): Promise<LoadResult> {
    return this.#withSession(options, (session) =>
      session.transaction(async () => {
        const table = duckdbStatements.quote(into)
        const kind = into.database === 'temp' ? 'TEMP TABLE' : 'TABLE'
        const query = { signal: options.signal, at: options.at }
        if (options.mode === 'append') {
          await session.execute(`CREATE ${kind} IF NOT EXISTS ${table} AS ${select} LIMIT 0`, query)
          const { rowsAffected } = await session.execute(`INSERT INTO ${table} BY NAME ${select}`, query)
          return { rows: rowsAffected ?? 0 }
        }
        await dropView(session, into)
        const { rowsAffected } = await session.execute(
          `CREATE OR REPLACE ${kind} ${table} AS ${select}`,
          query,
        )
        return { rows: rowsAffected ?? 0 }
      }),
    )
  }

  /** All the file's columns in its order, each with the type declared for it, if any. */
  async #typedColumns(
    source: FileSource,
    columns: readonly LoadColumn[],
    options: LoadOptions,
  ): Promise<readonly TypedColumn[]> {
    const found =
      headerOf(source) ?? (await this.inspect(source, { signal: options.signal })).map(({ name }) => name)
    const names = new Map(found.map((name) => [name.toLowerCase(), name]))
    const missing = columns.filter(({ name }) => !names.has(name.toLowerCase())).map(({ name }) => name)
    if (missing.length > 0) {
      const near = didYouMean(missing[0]!, found)
      throw new ProblemError(
        fileColumnsDiffer({ file: source.files[0]!, missing, near, found, at: options.at }),
      )
    }
    const types = new Map(columns.map((column) => [column.name.toLowerCase(), typeOf(column, options)]))
    const wanted = options.extra === 'drop' ? found.filter((name) => types.has(name.toLowerCase())) : found
    const guessed = wanted.filter((name) => types.get(name.toLowerCase()) === undefined)
    const seeds =
      options.seed === true && guessed.length > 0
        ? await seedTypes(this.#connection, source, guessed, { signal: options.signal })
        : undefined
    return wanted.map((name) => ({ name, type: types.get(name.toLowerCase()) ?? seeds?.get(name) }))
  }

  #withRunner<Result>(options: LoadOptions, work: (runner: Session | DuckdbConnection) => Promise<Result>) {
    return work(options.session ?? this.#connection)
  }

  async #withSession<Result>(
    options: LoadOptions,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    if (options.session !== undefined) return work(options.session)
    const session = await this.#connection.session()
    try {
      return await work(session)
    } finally {
      session.release()
    }
  }
}

function typeOf(column: LoadColumn, options: LoadOptions): string | undefined {
  if (column.type === undefined) return undefined
  const type = duckdbStatements.typeName(column.type, options.dialect ?? 'bigquery')
  if (type === undefined) {
    throw new ProblemError(typeUnknown({ type: column.type, column: column.name, at: options.at }))
  }
  return type
}

const untyped = (columns: readonly TypedColumn[]): readonly TypedColumn[] =>
  columns.map(({ name }) => ({ name, type: undefined }))

function sameName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name.toUpperCase().replace('TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ').replace(/\s+/g, '')
  return plain(a) === plain(b)
}

/** A view of the name would make CREATE OR REPLACE TABLE fail. */
async function dropView(session: Session, relation: Relation): Promise<void> {
  const { rows } = await session.query(
    `SELECT 1 FROM duckdb_views() WHERE lower(schema_name) = ${literal(relation.schema.toLowerCase())} AND lower(view_name) = ${literal(relation.name.toLowerCase())}`,
  )
  if (rows.length > 0) await session.execute(`DROP VIEW IF EXISTS ${duckdbStatements.quote(relation)}`)
}

function emptyBatch(schema: BatchSchema): Batch {
  return {
    rows: 0,
    columns: schema.columns.map((column) => {
      switch (column.batchType) {
        case 'string':
          return { type: 'string', values: [] }
        case 'utf8':
          return { type: 'utf8', values: new Uint8Array(), ends: new Uint32Array() }
        case 'enum':
          return { type: 'enum', words: [''], values: new Uint8Array() }
        case 'decimal':
          return { type: 'decimal', scale: column.scale ?? 0, values: new Float64Array() }
        case 'int64':
        case 'timestamp':
        case 'double':
          return { type: column.batchType, values: new Float64Array() }
        case 'boolean':
          return { type: 'boolean', values: new Uint8Array() }
        default:
          return { type: column.batchType, values: new Int32Array() }
      }
    }),
  }
}
