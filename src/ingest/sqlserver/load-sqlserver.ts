// From a table of SQL Server into its raw schema: read in the database's snapshot, written as Parquet, published and
// remembered in one transaction of the target. Whatever breaks on the way, running it again comes to the same end.

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { countQuery } from '../../connections/sqlserver/t-sql/read.ts'
import type { Source } from '../../manifest/node.ts'
import {
  sqlserverConnectionMissing,
  sqlserverMomentsDiffer,
  sqlserverNotFrozen,
} from '../../problems/catalogue/sqlserver.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { LoadContext, Loaded, TableLoader } from '../load-context.ts'
import { recordLoad } from '../record-load.ts'
import type { ChunkOptions } from './chunk-writer.ts'
import { forgetBlocks } from './give-back-memory.ts'
import { columnsNamed } from './keep-columns.ts'
import type { SqlserverRun, Work } from './load-work.ts'
import { canFollow, planRead } from './plan-read.ts'
import { type Extract, publishChanges, publishWhole } from './publish-extract.ts'
import { readPages, resumePosition } from './read-pages.ts'
import { inPages, readKeys, readStream } from './read-rows.ts'
import { readSqlserverRequest, type SqlserverRequest } from './request.ts'
import { keyColumn } from './same-key.ts'
import { SchemaRefused, settleColumns } from './settle-columns.ts'
import { findTable, type Lease } from './snapshots.ts'
import { noteSchemaChanges, readState, saveState, type TableState } from './state-table.ts'
import { endsSnapshot, withRetries } from './with-retries.ts'

export function sqlserverLoader(run: SqlserverRun): TableLoader {
  return async (context, source) => {
    const request = readSqlserverRequest(source)
    const { connection } = request
    if (connection === undefined)
      throw new ProblemError(sqlserverConnectionMissing({ source: source.sourceName, at: source.at }))
    const attempt = async (number: number): Promise<Loaded> => {
      const lease = await run.snapshots.lease(connection, source.at)
      let broken = false
      try {
        const loaded = await loadTable(run, context, source, request, lease)
        return number === 1 ? loaded : { ...loaded, message: `${loaded.message}, at attempt ${number}` }
      } catch (error) {
        if (error instanceof SchemaRefused && !run.dryRun)
          await run.alone(() => noteRefused(context, source, error))
        // The transaction may be gone with the connection; the next attempt, or the next table, finds a new one.
        broken = endsSnapshot(error)
        throw error
      } finally {
        await lease.giveBack(broken)
      }
    }
    return withRetries(attempt, { retries: request.retries, pause: run.pause, signal: context.signal })
  }
}

/** The table stays as it is; that its columns have changed is written down all the same. */
async function noteRefused(context: LoadContext, source: Source, { changes }: SchemaRefused): Promise<void> {
  const { adapter, batchId, loadedAt } = context
  await context.transaction(async (session) => {
    const saving = {
      adapter,
      session,
      relation: source.relation,
      source: source.sourceName,
      batchId,
      at: loadedAt,
    }
    await noteSchemaChanges(saving, changes, 'fail')
  })
}

async function loadTable(
  run: SqlserverRun,
  context: LoadContext,
  source: Source,
  request: SqlserverRequest,
  { database, warnings: ofSessions, later }: Lease,
): Promise<Loaded> {
  const { adapter, fullRefresh } = context
  const { at } = source
  const table = findTable(database, request.table, at)
  const origin = `${database.connection.label}/${table.schema}.${table.name}`
  const known = await readState(adapter, source.relation, await run.existing(source))
  const former = known?.origin === origin && known.file === undefined ? known : undefined
  const settled = settleColumns(
    table,
    request,
    fullRefresh ? undefined : former,
    adapter.dialect === 'duckdb' && request.timestamps === 'nanoseconds',
    at,
  )
  const method = request.mode === 'full' ? 'full' : request.cursor.method
  const keys = settled.key.map(({ column }) => column.name)
  const goesOn = !fullRefresh && !settled.reload && former?.method === method && same(former.key, keys)
  const plan = await planRead({
    database,
    table,
    request,
    columns: settled.shapes.map(({ column }) => column),
    key: settled.key.map(({ column }) => column),
    state: goesOn ? former : undefined,
    since: run.since,
    at,
  })
  const work: Work = { run, context, source, request, database, settled, plan, table, origin }
  if (run.dryRun) return describe(work)
  const { label } = database.connection
  const moments: readonly Problem[] = [
    ...ofSessions,
    ...(database.frozen ? [] : [sqlserverNotFrozen({ label })]),
    ...(later ? [sqlserverMomentsDiffer({ table: `${table.schema}.${table.name}`, label, at })] : []),
  ]
  const loaded = await readAndPublish(work)
  return { ...loaded, problems: [...moments, ...settled.warnings, ...plan.warnings, ...loaded.problems] }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

async function describe({ database, plan, settled }: Work): Promise<Loaded> {
  const [row] =
    plan.sql === '' ? [['0']] : await database.connection.query(countQuery(plan.sql), plan.parameters)
  const rows = Number(row?.[0] ?? 0)
  return {
    status: 'skipped',
    rows: 0,
    rejected: 0,
    dry: { mode: plan.kind === 'full' ? 'full' : 'incremental', reads: plan.said, rows },
    message: `would read ${plan.said} (${say(rows)})`,
    checksum: '',
    problems: [...settled.warnings, ...plan.warnings],
  }
}

async function readAndPublish(work: Work): Promise<Loaded> {
  const { run, context, source, request, settled, plan } = work
  const identity = checksumOf(work)
  const key = settled.key.map(({ column }) => column.name)
  const folder = folderOf(work)
  const pages = inPages(work)
  const from = pages
    ? await resumePosition(folder, identity, (position) => canFollow(work, position))
    : undefined
  if (!from) rmSync(folder, { recursive: true, force: true })
  const position = from?.position ?? plan.position
  const local = await run.openLocal()
  if (settled.gone.length > 0) await run.restore?.()
  const writing = writingOf(work, local)
  const read = pages
    ? await readPages(work, writing, { identity, position: position!, from })
    : await readStream(work, writing)
  const extract: Extract = {
    ...{ local, key: settled.key.map(({ column }) => keyColumn(column)), soft: writing.soft },
    kept: await columnsNamed(context.adapter, source.relation, settled.gone),
    ...{ ...read, keys: await readKeys(work, writing) },
  }
  const state: TableState = {
    method: request.mode === 'full' ? 'full' : request.cursor.method,
    position,
    columns: settled.remembered,
    key,
    origin: work.origin,
    ...(extract.kept.length > 0 ? { gone: extract.kept.map(({ name }) => name) } : {}),
  }
  const rows = await run.alone(async () => {
    const published = await publish(work, extract, state, identity)
    await forgetBlocks(context.adapter)
    return published
  })
  rmSync(folder, { recursive: true, force: true })
  const message = tell(work, extract, from !== undefined)
  return { status: 'loaded', rows, rejected: 0, message, checksum: identity, problems: [] }
}

function folderOf({ run, source: { relation } }: Work): string {
  return join(run.workDirectory, 'extract', relation.schema, relation.name)
}

function writingOf(work: Work, local: ChunkOptions['local']): ChunkOptions {
  const { run, context, source, request, settled, plan } = work
  return {
    local,
    alone: run.alone,
    folder: folderOf(work),
    table: `${request.table.schema}.${request.table.name}`,
    shapes: settled.shapes,
    absent: settled.absent,
    key: settled.key,
    lead: plan.lead,
    newestBy: newestBy(work),
    // Without a key a row that is gone cannot be told from the others.
    soft: request.deletes === 'soft' && settled.key.length > 0,
    batchRows: request.batchRows,
    compression: context.adapter.dialect === 'duckdb' ? 'none' : 'zstd',
    loadedAt: context.loadedAt,
    batchId: context.batchId,
    at: source.at,
  }
}

async function publish(work: Work, extract: Extract, state: TableState, checksum: string): Promise<number> {
  const { context, source, plan, settled, request } = work
  const there = extract.soft ? await context.adapter.catalog.columns(source.relation) : undefined
  // A table that something else has made may lack the key by which rows would be compared.
  const names = new Set(there?.map(({ name }) => name.toLowerCase()))
  const former = extract.key.every(({ name }) => names.has(name.toLowerCase())) ? there : undefined
  return context.transaction(async (session) => {
    if (plan.kind === 'changes') await addColumns(work, session)
    const rows =
      plan.kind === 'full'
        ? await publishWhole(context, session, source, extract, former)
        : await publishChanges(context, session, source, extract)
    const { adapter, batchId, loadedAt } = context
    const saving = {
      adapter,
      session,
      relation: source.relation,
      source: source.sourceName,
      batchId,
      at: loadedAt,
    }
    await noteSchemaChanges(saving, settled.changes, request.policy)
    await recordLoad(context, session, source, {
      rows,
      rejected: 0,
      checksum,
      mode: plan.kind === 'full' ? 'full' : 'incremental',
    })
    await saveState(saving, state)
    return rows
  })
}

/** `deletes: soft` written after the first load: the table does not have the mark yet. */
async function addColumns({ context, source, request }: Work, session: Parameters<typeof publishChanges>[1]) {
  if (request.deletes !== 'soft') return
  const { adapter, signal } = context
  const columns = await adapter.catalog.columns(source.relation, { signal }, session)
  if (columns?.some(({ name }) => name.toLowerCase() === '_deleted_at')) return
  const type = adapter.statements.typeName('TIMESTAMP', 'bigquery') ?? 'TIMESTAMP'
  await session.execute(adapter.statements.addColumn(source.relation, { name: '_deleted_at', type }), {
    signal,
  })
}

function newestBy({ request, settled, plan }: Work) {
  if (plan.kind === 'full' || request.cursor.method === 'change_tracking' || request.cursor.method === 'cdc')
    return
  const wanted = request.cursor.column?.toLowerCase()
  return settled.shapes.find(({ column }) =>
    wanted === undefined ? column.base === 'timestamp' : column.name.toLowerCase() === wanted,
  )
}

/** Of all that decides what a load brings, beside the rows themselves. */
function checksumOf({ settled, request: { places: _, ...request }, origin }: Work): string {
  const shapes = settled.shapes.map(({ column, type }) => [column.name, column.type, type])
  return createHash('sha256')
    .update(JSON.stringify([origin, shapes, request]))
    .digest('hex')
}

function say(rows: number): string {
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
}

function tell({ plan }: Work, { chunks, deletes }: Extract, resumed: boolean): string {
  const sum = (list: typeof chunks) => list.reduce((total, { rows }) => total + rows, 0)
  if (plan.kind === 'full')
    return `${say(sum(chunks))} read${resumed ? ', continuing a load that broke off' : ''}`
  const gone = sum(deletes)
  return `${say(sum(chunks))} new or changed${gone > 0 ? `, ${say(gone)} gone` : ''}`
}
