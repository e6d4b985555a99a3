import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Adapter } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import { type ConnectionRef, connectionId } from '../../manifest/connection.ts'
import type { Source } from '../../manifest/node.ts'
import { sqlserverConnectionMissing } from '../../problems/catalogue/sqlserver.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { TableLoader } from '../load-context.ts'
import { LOCAL_LIMIT } from './give-back-memory.ts'
import type { OpenConnection, WantedReads } from './held-database.ts'
import { readSqlserverRequest } from './request.ts'
import { Snapshots } from './snapshots.ts'

interface RunOptions {
  /** All that may be read in this run. */
  readonly sources: readonly Source[]
  readonly openConnection?: OpenConnection
  readonly parallel?: (ref: ConnectionRef) => number
  readonly workDirectory?: string
  readonly projectDirectory: string
  readonly since?: string
  readonly dryRun?: boolean
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  readonly existing: (source: Source) => Promise<ReadonlySet<string>>
}

/** What the tables of one run share: the databases' snapshots, and the engine that writes Parquet. */
export function openSqlserverRun(options: RunOptions): { load: TableLoader; close(): Promise<void> } {
  const { openConnection, projectDirectory, existing } = options
  const snapshots = new Snapshots(
    async (ref, at) => {
      if (!openConnection)
        throw new ProblemError(sqlserverConnectionMissing({ source: connectionId(ref), at }))
      return openConnection(ref, at)
    },
    (ref) => wantedOf(ref, options),
  )
  let turn: Promise<unknown> = Promise.resolve()
  const alone = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }
  let local: Promise<Adapter> | undefined
  const openLocal = () => {
    local ??= openAdapter('duckdb', {
      settings: { path: ':memory:', settings: { threads: '1', memory_limit: LOCAL_LIMIT } },
      projectDirectory,
      projectDialect: 'duckdb',
    })
    return local
  }
  return {
    load: async (context, source) => {
      const { sqlserverLoader } = await import('./load-sqlserver.ts')
      const run = {
        snapshots,
        openLocal,
        alone,
        workDirectory: options.workDirectory ?? join(projectDirectory, 'target'),
        since: options.since,
        dryRun: options.dryRun ?? false,
        pause: options.pause ?? pause,
      }
      const request = readSqlserverRequest(source)
      if (request.target === 'warehouse') return sqlserverLoader({ ...run, existing })(context, source)
      const { parquetLoader } = await import('./load-parquet.ts')
      return parquetLoader(run, request, sqlserverLoader)(context, source)
    },
    close: async () => {
      await snapshots.close()
      await (await local)?.close()
    },
  }
}

/** No more sessions than there is work for. What is wrong with a table is told when it is loaded. */
function wantedOf(
  ref: ConnectionRef,
  { sources, parallel = () => 1, dryRun = false }: RunOptions,
): WantedReads {
  const requests = sources.flatMap((source) => {
    if (source.loader !== 'sqlserver') return []
    try {
      const request = readSqlserverRequest(source)
      const own = request.connection !== undefined && connectionId(request.connection) === connectionId(ref)
      return own ? [request] : []
    } catch (error) {
      if (error instanceof ProblemError) return []
      throw error
    }
  })
  const work = requests.reduce((sum, { keyRanges }) => sum + keyRanges, 0)
  const sessions = dryRun ? 1 : Math.max(1, Math.min(parallel(ref), work))
  return { sessions, tables: requests.map(({ table }) => table) }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {})
}
