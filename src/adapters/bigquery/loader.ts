// Rows into and out of BigQuery in bulk. The embedded engine reads and checks files and writes Parquet; load jobs bring it in.

import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import type {
  Adapter,
  FileSource,
  FileTarget,
  LoadColumn,
  Loader,
  LoadOptions,
  LoadResult,
  QueryOptions,
  RemoteSource,
} from '../adapter.ts'
import type { BigqueryCatalog } from './catalog.ts'
import type { BigqueryConnection } from './connection.ts'
import { writeRows } from './export-rows.ts'
import type { JobResource } from './job-resource.ts'
import { loadFile } from './load-file.ts'
import { loadUris } from './load-uris.ts'
import { loadedType } from './loaded-type.ts'
import type { BigquerySettings } from './settings.ts'
import { quote } from './statements/names.ts'
import { drop } from './statements/publish.ts'

export class BigqueryLoader implements Loader {
  readonly #connection: BigqueryConnection
  readonly #catalog: BigqueryCatalog
  readonly #settings: BigquerySettings
  #local: Promise<Adapter> | undefined

  constructor(connection: BigqueryConnection, catalog: BigqueryCatalog, settings: BigquerySettings) {
    this.#connection = connection
    this.#catalog = catalog
    this.#settings = settings
  }

  async load(
    source: FileSource,
    into: Relation,
    columns: readonly LoadColumn[],
    options: LoadOptions = {},
  ): Promise<LoadResult> {
    const local = await this.#engine()
    return this.#throughParquet(into, options, async (file) => {
      const table = { database: 'memory', schema: 'main', name: `load_${crypto.randomUUID().slice(0, 8)}` }
      const { session: _, ...rest } = options
      await local.loader.load(source, table, columns, { ...rest, mode: 'replace' })
      const types = (await local.catalog.columns(table)) ?? []
      const { rows } = await local.loader.exportTo(table, { file, format: 'parquet' })
      await local.connection.execute(local.statements.drop({ ...table, kind: 'table' }))
      return { rows, columns: types }
    })
  }

  async loadRemote(
    source: RemoteSource,
    into: Relation,
    columns: readonly LoadColumn[],
    options: LoadOptions = {},
  ): Promise<LoadResult> {
    const job = await this.#connection.guard(
      { sql: '', purpose: `load "${into.name}"` },
      { signal: options.signal, at: options.at },
      () => loadUris(this.#connection, this.#settings, { source, into, columns, options }),
    )
    return { rows: Number(job.statistics?.load?.outputRows ?? 0) }
  }

  async inspect(source: FileSource, options: QueryOptions = {}): Promise<readonly Column[]> {
    const found = await (await this.#engine()).loader.inspect(source, options)
    return found.map(inBigquery)
  }

  async loadBatches(
    schema: BatchSchema,
    batches: Iterable<Batch> | AsyncIterable<Batch>,
    into: Relation | FileTarget,
    options: LoadOptions = {},
  ): Promise<LoadResult> {
    const local = await this.#engine()
    const { session: _, ...rest } = options
    if ('file' in into) return local.loader.loadBatches(schema, batches, into, rest)
    return this.#throughParquet(into, options, async (file) => {
      const { rows } = await local.loader.loadBatches(schema, batches, { file, format: 'parquet' }, rest)
      return { rows, columns: schema.columns.map(({ name, type }) => ({ name, type })), bigquery: true }
    })
  }

  async exportTo(
    from: Relation | { readonly sql: string },
    to: FileTarget,
    options: QueryOptions = {},
  ): Promise<LoadResult> {
    const sql = 'sql' in from ? from.sql : `SELECT * FROM ${quote(from)}`
    return writeRows(this.#connection.stream(sql, options), to, await this.#engine(), options)
  }

  async close(): Promise<void> {
    await this.#local?.then(
      (local) => local.close(),
      () => {},
    )
  }

  /** `write` makes the file and tells what stands in it. */
  async #throughParquet(
    into: Relation,
    options: LoadOptions,
    write: (file: string) => Promise<{
      readonly rows: number
      readonly columns: readonly Column[]
      readonly bigquery?: boolean
    }>,
  ): Promise<LoadResult> {
    const folder = await mkdtemp(join(tmpdir(), 'strata-load-'))
    try {
      const file = join(folder, 'rows.parquet')
      const written = await write(file)
      const columns = written.bigquery === true ? written.columns : written.columns.map(inBigquery)
      await this.#makeRoom(into, options)
      const job: JobResource = await this.#connection.guard(
        { sql: '', purpose: `load "${into.name}"` },
        { signal: options.signal, at: options.at },
        () => loadFile(this.#connection, this.#settings, { file, into, columns, options }),
      )
      const rows = Number(job.statistics?.load?.outputRows ?? written.rows)
      return { rows, bytes: (await stat(file)).size }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** A view of the name would make the load job fail. */
  async #makeRoom(into: Relation, options: LoadOptions): Promise<void> {
    if (options.mode === 'append') return
    const table = await this.#catalog.table(into, { signal: options.signal })
    if (table?.type !== 'VIEW' && table?.type !== 'MATERIALIZED_VIEW') return
    const kind = table.type === 'VIEW' ? 'view' : 'materialized_view'
    await this.#connection.execute(drop({ ...into, kind }), { signal: options.signal })
  }

  #engine(): Promise<Adapter> {
    this.#local ??= openLocal()
    return this.#local
  }
}

async function openLocal(): Promise<Adapter> {
  const { openDuckdb } = await import('../duckdb/open-duckdb.ts')
  return openDuckdb({
    settings: { type: 'duckdb', path: ':memory:' },
    projectDirectory: tmpdir(),
    projectDialect: 'duckdb',
  })
}

function inBigquery(column: Column): Column {
  return { ...column, type: column.type === undefined ? 'STRING' : loadedType(column.type) }
}
