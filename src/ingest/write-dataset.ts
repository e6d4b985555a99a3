import { mkdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Adapter, FileFormat } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { GeneratedTable } from '../generate/define-table.ts'
import { openDataset } from '../generate/open-dataset.ts'
import { type Dataset, DEFAULT_BATCH_ROWS } from '../generate/preset.ts'
import type { SettledPreset } from '../generate/settle-settings.ts'
import { datasetFolderTaken, datasetUnwritable } from '../problems/catalogue/ingest.ts'
import { ProblemError } from '../problems/problem.ts'
import { checksumFile } from './checksum-file.ts'
import type { IngestSummary, OnIngestEvent } from './ingest-event.ts'
import { observeBatches } from './observe-batches.ts'
import { type Done, type LoadJob, runLoads } from './run-loads.ts'
import { writeChanges } from './write-changes.ts'
import { MANIFEST, readManifestPreset, writeDatasetManifest } from './write-dataset-manifest.ts'

export type DatasetFormat = 'parquet' | 'csv' | 'ndjson' | 'duckdb'

export interface WriteDatasetOptions {
  readonly preset: SettledPreset
  readonly format: DatasetFormat
  /** Absolute: the folder to write into, made where it is missing; with `duckdb` also a database file, `x.duckdb`. */
  readonly out: string
  /** Default: all tables of the preset. */
  readonly tables?: readonly string[]
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Rows that travel at once; never changes what is written. */
  readonly batchRows?: number
}

/** Writes a preset's tables and `_manifest.json`. A table's failure is in the summary; a file is whole or not there. */
export async function writeDataset(options: WriteDatasetOptions): Promise<IngestSummary> {
  const { preset, format, tables } = options
  const place = settlePlace(options)
  makeFolder(place.folder)
  refuseForeign(place, preset)
  const adapter = await openAdapter('duckdb', {
    // One thread: the rows come from one, and the files' bytes must not depend on how work was shared out.
    settings: { path: place.database ?? ':memory:', settings: { threads: '1' } },
    projectDirectory: place.folder,
    projectDialect: 'duckdb',
  })
  try {
    const dataset = openDataset(preset, format === 'csv' || format === 'ndjson')
    const wanted = dataset.tables.filter(({ table }) => tables?.includes(table) ?? true)
    const jobs = wanted.map((table) => writeJob(adapter, dataset, table, options, place))
    if (format === 'duckdb') {
      const schema = { database: undefined, schema: rawSchema(preset) }
      await adapter.connection.execute(adapter.statements.createSchema(schema))
    }
    const summary = await runLoads(jobs, {
      now: options.now ?? Date.now,
      signal: options.signal,
      onEvent: options.onEvent,
    })
    if (summary.loads.every(({ status }) => status === 'loaded')) {
      if (preset.settings.changes !== undefined && format !== 'duckdb') {
        await writeChanges(adapter, preset, place.folder, format, options.signal)
      }
      writeDatasetManifest(place.manifest, preset, format, wanted, summary)
    }
    return summary
  } finally {
    await adapter.close()
  }
}

interface Place {
  readonly folder: string
  readonly database: string | undefined
  readonly manifest: string
}

function settlePlace({ out, format, preset }: WriteDatasetOptions): Place {
  if (format !== 'duckdb') return { folder: out, database: undefined, manifest: join(out, MANIFEST) }
  const database = extname(out) === '' ? join(out, `${preset.settings.preset}.duckdb`) : out
  return { folder: dirname(database), database, manifest: `${database}.${MANIFEST}` }
}

/** Two presets have tables of one name; the second would silently take the place of the first. */
function refuseForeign({ folder, manifest }: Place, { settings }: SettledPreset): void {
  const there = readManifestPreset(manifest)
  if (there === undefined || there === settings.preset) return
  throw new ProblemError(datasetFolderTaken({ folder, there, preset: settings.preset }))
}

function rawSchema({ settings }: SettledPreset): string {
  return `raw_${settings.preset}`
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new ProblemError(datasetUnwritable({ folder, detail: (error as Error).message }))
  }
}

function writeJob(
  adapter: Adapter,
  dataset: Dataset,
  table: GeneratedTable,
  options: WriteDatasetOptions,
  place: Place,
): LoadJob {
  const { preset, format, signal } = options
  const file = place.database ?? join(place.folder, `${table.table}.${format}`)
  return {
    table: table.table,
    failed: () => ({}),
    run: async (onRows): Promise<Done> => {
      const generated = dataset.rows(table.table, options.batchRows ?? DEFAULT_BATCH_ROWS)
      const batches = observeBatches(generated, onRows, signal)
      if (format === 'duckdb') {
        const relation = { database: undefined, schema: rawSchema(preset), name: table.table }
        const { rows } = await adapter.loader.loadBatches(table, batches, relation, { signal })
        return { status: 'loaded', rows, rejected: 0, message: 'written', file, relation }
      }
      const target = { file, format: format satisfies FileFormat }
      const { rows } = await adapter.loader.loadBatches(table, batches, target, { signal })
      const checksum = await checksumFile(file)
      return { status: 'loaded', rows, rejected: 0, message: 'written', file, checksum }
    },
  }
}
