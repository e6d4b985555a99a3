// What the load of one table is made of.

import type { Adapter } from '../../adapters/adapter.ts'
import type { ServerTable } from '../../connections/server-connection.ts'
import type { Source } from '../../manifest/node.ts'
import type { LoadContext } from '../load-context.ts'
import type { HeldDatabase } from './held-database.ts'
import type { ReadPlan } from './plan-read.ts'
import type { SqlserverRequest } from './request.ts'
import type { SettledColumns } from './settle-columns.ts'
import type { Snapshots } from './snapshots.ts'

export interface SqlserverRun {
  readonly snapshots: Snapshots
  /** An engine in memory that writes Parquet: one for all tables, closed at the end of the run. */
  readonly openLocal: () => Promise<Adapter>
  /** One table after the other is put into the target. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Absolute: where files lie until the target has them. */
  readonly workDirectory: string
  /** Brings the rows of before into the target, where it holds only their columns. */
  readonly restore?: () => Promise<void>
  readonly since: string | undefined
  readonly dryRun: boolean
  /** Waits so many milliseconds, less when interrupted. */
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  /** Names in a raw schema, in lower case. */
  readonly existing: (source: Source) => Promise<ReadonlySet<string>>
}

export interface Work {
  readonly run: SqlserverRun
  readonly context: LoadContext
  readonly source: Source
  readonly request: SqlserverRequest
  readonly database: HeldDatabase
  readonly settled: SettledColumns
  readonly plan: ReadPlan
  readonly table: ServerTable
  readonly origin: string
}
