import type { SettledPreset } from '../generate/settle-settings.ts'
import type { IngestSummary, OnIngestEvent } from './ingest-event.ts'

export type DatasetFormat = 'parquet' | 'csv' | 'ndjson' | 'duckdb'

export interface WriteDatasetOptions {
  readonly preset: SettledPreset
  readonly format: DatasetFormat
  /** Absolute: the folder to write into, or with `duckdb` the database file. Made where it is missing. */
  readonly out: string
  /** Default: all tables of the preset. */
  readonly tables?: readonly string[]
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
  readonly now?: () => number
  /** Rows that travel at once; never changes what is written. */
  readonly batchRows?: number
}

/** Writes a preset's tables and, beside them, `_manifest.json`. Rejects with a `ProblemError` where nothing can be written. */
export async function writeDataset(_options: WriteDatasetOptions): Promise<IngestSummary> {
  throw new Error('not written yet')
}
