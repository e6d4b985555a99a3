// What every loader of a source's table is given.

import type { Adapter, Session } from '../adapters/adapter.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import type { DryRead } from './ingest-event.ts'
import type { LoadRecord } from './loads-table.ts'

export interface LoadContext {
  readonly adapter: Adapter
  /** Of the declared column types. */
  readonly dialect: Dialect
  readonly projectDirectory: string
  readonly fullRefresh: boolean
  readonly signal: AbortSignal | undefined
  readonly batchId: string
  /** Milliseconds since the epoch; the same for all rows of the run. */
  readonly loadedAt: number
  /** Told now and then how many rows have come so far. */
  readonly onRows: (rows: number) => void
  /** What the target holds of this table, as its `_loads` says, when it is still there. */
  readonly held: () => Promise<Omit<LoadRecord, 'loadedAt'> | undefined>
  /** One transaction: either all of it is seen, or nothing. */
  readonly transaction: <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>
}

/** What a loader says of a table that it loaded or found unchanged. */
export interface Loaded {
  readonly status: 'loaded' | 'skipped'
  readonly rows: number
  readonly rejected: number
  readonly message: string
  /** Of a dry run. */
  readonly dry?: DryRead
  readonly checksum: string
  /** Warnings. */
  readonly problems: readonly Problem[]
}

export type TableLoader = (context: LoadContext, source: Source) => Promise<Loaded>
