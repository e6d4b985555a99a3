// The two sides of a source: what it holds now, and its table in the warehouse.

import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { serverSide } from '../compare/server-side.ts'
import type { Side } from '../compare/side.ts'
import { sqlSide } from '../compare/sql-side.ts'
import { findPreset } from '../generate/presets.ts'
import { ingest } from '../ingest/ingest.ts'
import { readSqlserverRequest, type SqlserverRequest } from '../ingest/sqlserver/request.ts'
import type { Source } from '../manifest/node.ts'
import { sqlserverConnectionMissing } from '../problems/catalogue/sqlserver.ts'
import { ProblemError } from '../problems/problem.ts'
import { changedSinceLoad } from './changed-since-load.ts'
import { keyOfNode } from './key-of-node.ts'
import { openConnection } from './open-connection.ts'
import type { ReconcileRules } from './reconcile-rules.ts'
import type { ProjectOptions, Session } from './session.ts'

export interface SourceSides {
  readonly source: Side
  readonly warehouse: Side
  readonly key: readonly string[]
  /** Columns that are not loaded. */
  readonly exclude: readonly string[]
  /** Only these are loaded. */
  readonly columns?: readonly string[]
}

export interface SidesOptions extends ProjectOptions {
  readonly live?: boolean
}

type Work<Result> = (sides: SourceSides) => Promise<Result>

/** Opens both sides, does `work` while the source is held at one moment, and lets it go. */
export async function withSourceSides<Result>(
  session: Session,
  target: Adapter,
  source: Source,
  rules: ReconcileRules,
  options: SidesOptions,
  work: Work<Result>,
): Promise<Result> {
  if (source.loader === 'sqlserver') return withServer(session, target, source, rules, options, work)
  return withFreshCopy(session, target, source, rules, options, work)
}

async function withServer<Result>(
  session: Session,
  target: Adapter,
  source: Source,
  rules: ReconcileRules,
  options: SidesOptions,
  work: Work<Result>,
): Promise<Result> {
  const request = readSqlserverRequest(source)
  const { connection: ref, table, where } = request
  if (ref === undefined) {
    throw new ProblemError(sqlserverConnectionMissing({ source: source.sourceName, at: source.at }))
  }
  const connection = await openConnection(session.loaded, ref, options, source.at)
  try {
    return await connection.snapshot(async () => {
      const [found] = await connection.tables(table)
      const conditions = [where, rules.where].flatMap((one) => (one === undefined ? [] : [`(${one})`]))
      const filter = conditions.length === 0 ? undefined : conditions.join(' AND ')
      const since =
        options.live || !found
          ? undefined
          : await changedSinceLoad(target, source, connection, found, request)
      return work({
        source: serverSide({ connection, table, where: filter, changedSince: since }),
        warehouse: await warehouseOf(target, source, rules.where, request),
        key: rules.key ?? request.key ?? found?.key ?? [],
        exclude: request.exclude,
        ...(request.columns === undefined ? {} : { columns: request.columns }),
      })
    })
  } finally {
    await connection.close()
  }
}

/** Rows that are marked as deleted are gone from the source. */
async function warehouseOf(
  adapter: Adapter,
  { relation }: Source,
  where: string | undefined,
  { deletes }: Pick<SqlserverRequest, 'deletes'>,
): Promise<Side> {
  const columns = await adapter.catalog.columns(relation)
  const marked = deletes === 'soft' && columns?.some(({ name }) => name.toLowerCase() === '_deleted_at')
  const conditions = [
    ...(where === undefined ? [] : [`(${where})`]),
    ...(marked ? ['_deleted_at IS NULL'] : []),
  ]
  const label = `${relation.schema}.${relation.name}`
  return sqlSide({
    label,
    adapter,
    from: relation,
    where: conditions.length === 0 ? undefined : conditions.join(' AND '),
  })
}

/** Reads the source anew into a database in memory, which is gone afterwards. */
async function withFreshCopy<Result>(
  session: Session,
  target: Adapter,
  source: Source,
  { where, key }: ReconcileRules,
  { signal }: ProjectOptions,
  work: Work<Result>,
): Promise<Result> {
  const relation = { ...source.relation, database: undefined }
  const adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: session.loaded.directory,
    projectDialect: 'duckdb',
  })
  try {
    const summary = await ingest({
      sources: [{ ...source, relation }],
      adapter,
      dialect: session.manifest.project.dialect,
      projectDirectory: session.loaded.directory,
      ...(signal === undefined ? {} : { signal }),
    })
    const [load] = summary.loads
    signal?.throwIfAborted()
    if (load?.status !== 'loaded') throw new ProblemError(load?.problems ?? [])
    const label = `the source ${source.sourceName}.${source.name}`
    return await work({
      source: sqlSide({ label, adapter, from: relation, where }),
      warehouse: await warehouseOf(target, source, where, { deletes: 'hard' }),
      key: key ?? keyOfSource(session, source),
      exclude: [],
    })
  } finally {
    await adapter.close()
  }
}

/** What a generated table's definition says, otherwise what the source's tests say. */
function keyOfSource(session: Session, source: Source): readonly string[] {
  const { preset, table = source.name } = source.load
  const generated = findPreset(String(preset ?? ''))?.tables.find((candidate) => candidate.table === table)
  return source.loader === 'generate' && generated ? generated.key : keyOfNode(session.manifest, source)
}
