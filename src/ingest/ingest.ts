// Brings source tables in: generated data, files and servers' tables, each into its raw schema, all or nothing.

import { randomInt } from 'node:crypto'
import type { Adapter, Session } from '../adapters/adapter.ts'
import { type ConnectionRef, connectionId } from '../manifest/connection.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import { loaderUnknown } from '../problems/catalogue/ingest.ts'
import { ProblemError } from '../problems/problem.ts'
import { describeDry } from './describe-dry.ts'
import { loadFiles } from './files/load-files.ts'
import type { IngestSummary, OnIngestEvent, TableLoad } from './ingest-event.ts'
import type { LoadContext, TableLoader } from './load-context.ts'
import { loadGenerated } from './load-generated.ts'
import { ensureLoads, findLoad, LOADS } from './loads-table.ts'
import { type LoadJob, runLoads } from './run-loads.ts'
import type { OpenConnection } from './sqlserver/held-database.ts'
import { openSqlserverRun } from './sqlserver/open-run.ts'
import { ensureState } from './sqlserver/state-table.ts'

export interface IngestOptions {
  /** The selected source tables; those without a loader of ours are left alone. */
  readonly sources: readonly Source[]
  readonly adapter: Adapter
  /** Of the declared column types. */
  readonly dialect: Dialect
  /** Absolute; relative paths of files start here. */
  readonly projectDirectory: string
  /** Loads again what is already there. */
  readonly fullRefresh?: boolean
  /** Opens one of the project's connections; only for loaders that read from a server. */
  readonly openConnection?: OpenConnection
  /** How many sessions of a connection may read at once; default 1. */
  readonly parallel?: (connection: ConnectionRef) => number
  /** Absolute; where extracts lie until the target has them. Default: `target` in the project's folder. */
  readonly workDirectory?: string
  /** Watermark columns are read from this value on. */
  readonly since?: string
  /** Says what would be read, and changes nothing. */
  readonly dryRun?: boolean
  /** Between attempts to read a table whose connection broke; default: waits. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  /** Tables at once, where the target takes several. */
  readonly threads?: number
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Names the run's batch; the default is made of the time and six random digits. */
  readonly batchId?: string
}

const LOADER_NAMES: readonly string[] = ['generate', 'files', 'sqlserver']

/** Loads table after table. A table's failure is in the summary and does not keep the others from loading. */
export async function ingest(options: IngestOptions): Promise<IngestSummary> {
  const now = options.now ?? Date.now
  const loadedAt = now()
  const batchId = options.batchId ?? nameBatch(loadedAt)
  const wanted = options.sources.filter(isOurs)
  const dryRun = options.dryRun === true
  const prepare = schemaPreparer(options.adapter, {
    dryRun,
    positions: wanted.some(({ loader }) => loader === 'sqlserver'),
  })
  const server = openSqlserverRun({
    ...options,
    sources: wanted,
    existing: (source) => prepare(source.relation),
  })
  const loaders: { readonly [name: string]: TableLoader } = {
    generate: dryRun ? async (_, source) => describeDry(source) : loadGenerated,
    files: dryRun ? async (_, source) => describeDry(source) : loadFiles,
    sqlserver: server.load,
  }
  const jobs = wanted.map((source): LoadJob => {
    return {
      table: `${source.sourceName}.${source.name}`,
      run: async (onRows) => {
        const load = loaders[source.loader ?? '']
        if (!load) {
          const loader = source.loader ?? ''
          throw new ProblemError(loaderUnknown({ loader, known: LOADER_NAMES, at: source.at }))
        }
        const existing = await prepare(source.relation)
        const context: LoadContext = {
          adapter: options.adapter,
          dialect: options.dialect,
          projectDirectory: options.projectDirectory,
          fullRefresh: options.fullRefresh ?? false,
          signal: options.signal,
          batchId,
          loadedAt,
          onRows,
          held: () => findLoad(options.adapter, source.relation, existing),
          transaction: (work) => inTransaction(options.adapter, work),
        }
        return { ...(await load(context, source)), ...identify(source) }
      },
      failed: () => identify(source),
    }
  })
  const { projectDirectory, signal, onEvent } = options
  try {
    return await runLoads(jobs, {
      now,
      signal,
      onEvent,
      projectDirectory,
      workers: workersFor(options, wanted),
    })
  } finally {
    await server.close()
  }
}

/** A warehouse elsewhere takes many tables at once. Servers' tables are read by as many sessions as their connections allow. */
function workersFor(
  { adapter, threads = 4, parallel = () => 1 }: IngestOptions,
  sources: readonly Source[],
): number {
  const ofServers = sources.filter(({ loader }) => loader === 'sqlserver')
  if (ofServers.length === 0) return adapter.can.concurrency && !adapter.can.transactionalDdl ? threads : 1
  if (ofServers.length < sources.length) return 1
  const refs = new Map(
    ofServers.map(({ connection, load }) => {
      const ref = connection ?? { kind: 'project' as const, name: String(load.connection) }
      return [connectionId(ref), ref]
    }),
  )
  return [...refs.values()].reduce((sum, ref) => sum + parallel(ref), 0)
}

/** Other tools' names in `loader:` are words for people; one with `load:` beside it was meant for us. */
function isOurs({ loader, load }: Source): boolean {
  return loader !== undefined && (LOADER_NAMES.includes(loader) || Object.keys(load).length > 0)
}

function identify(source: Source): Pick<TableLoad, 'id' | 'relation'> {
  return { id: source.id, relation: source.relation }
}

/** Such as `20260131T094500Z-042137`: sorts by time, differs between two runs of one second. */
function nameBatch(now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  return `${time}-${String(randomInt(1_000_000)).padStart(6, '0')}`
}

/** Makes each raw schema once, if not in a dry run, and tells the names of what stands in it, in lower case. */
function schemaPreparer(
  adapter: Adapter,
  { dryRun, positions }: { readonly dryRun: boolean; readonly positions: boolean },
): (relation: Relation) => Promise<ReadonlySet<string>> {
  const ready = new Map<string, Promise<ReadonlySet<string>>>()
  const prepare = async (relation: Relation): Promise<ReadonlySet<string>> => {
    const { database, schema } = relation
    const names = async () => {
      const relations = await adapter.catalog.relations([{ database, schema }])
      return new Set(relations.map(({ name }) => name.toLowerCase()))
    }
    if (dryRun) return names()
    await adapter.connection.execute(adapter.statements.createSchema({ database, schema }))
    const found = await names()
    if (!found.has(LOADS)) await ensureLoads(adapter, relation)
    if (positions) await ensureState(adapter, relation, found)
    return found
  }
  return (relation) => {
    const key = `${relation.database ?? ''}.${relation.schema}`
    const known = ready.get(key) ?? prepare(relation)
    ready.set(key, known)
    return known
  }
}

async function inTransaction<Result>(
  adapter: Adapter,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = await adapter.connection.session()
  try {
    return await session.transaction(() => work(session))
  } finally {
    session.release()
  }
}
