// Brings source tables in: generated data and files, each into its raw schema, all or nothing.

import type { Adapter } from '../adapters/adapter.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { IngestSummary, OnIngestEvent } from './ingest-event.ts'

export interface IngestOptions {
  /** The selected source tables; those without a `loader` are left alone. */
  readonly sources: readonly Source[]
  readonly adapter: Adapter
  /** Of the declared column types. */
  readonly dialect: Dialect
  /** Absolute; relative paths of files start here. */
  readonly projectDirectory: string
  /** Loads again what is already there. */
  readonly fullRefresh?: boolean
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
  readonly now?: () => number
  /** Names the run's batch; the default is made of the time and six random digits. */
  readonly batchId?: string
}

/** Loads table after table. A table's failure is in the summary and does not keep the others from loading. */
export async function ingest(_options: IngestOptions): Promise<IngestSummary> {
  throw new Error('not written yet')
}
