// From a table of SQL Server into its raw schema: read in the database's snapshot, written as Parquet, published and
// remembered in one transaction of the target. Whatever breaks on the way, running it again comes to the same end.

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../../adapters/adapter.ts'
import type { ServerTable } from '../../connections/server-connection.ts'
import { countQuery, readTable } from '../../connections/sqlserver/t-sql.ts'
import type { Source } from '../../manifest/node.ts'
import { sqlserverConnectionMissing, sqlserverNotFrozen } from '../../problems/catalogue/sqlserver.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { LoadContext, Loaded, TableLoader } from '../load-context.ts'
import { recordLoad } from '../record-load.ts'
import { ChunkWriter } from './chunk-writer.ts'
import { collectRows } from './collect-rows.ts'
import { canFollow, planRead, type ReadPlan } from './plan-read.ts'
import { type Extract, publishChanges, publishWhole } from './publish-extract.ts'
import { readPages, resumePosition } from './read-pages.ts'
import { readSqlserverRequest, type SqlserverRequest } from './request.ts'
import { SchemaRefused, type SettledColumns, settleColumns } from './settle-columns.ts'
import { findTable, type HeldDatabase, type Snapshots } from './snapshots.ts'
import { ensureState, noteSchemaChanges, readState, saveState, type TableState } from './state-table.ts'

export interface SqlserverRun {
  readonly snapshots: Snapshots
  /** An engine in memory that writes Parquet; opened when a table needs it. */
  readonly local: () => Promise<Adapter>
  /** Gives its memory back before the target takes its own. */
  readonly closeLocal: () => Promise<void>
  /** Absolute: where files lie until the target has them. */
  readonly workDirectory: string
  readonly since: string | undefined
  readonly dryRun: boolean
  /** Waits so many milliseconds, less when interrupted. */
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  /** Names in a raw schema, in lower case. */
  readonly existing: (source: Source) => Promise<ReadonlySet<string>>
}

export function sqlserverLoader(run: SqlserverRun): TableLoader {
  return async (context, source) => {
    const request = readSqlserverRequest(source)
    const name = request.connection
    if (name === undefined)
      throw new ProblemError(sqlserverConnectionMissing({ source: source.sourceName, at: source.at }))
    for (let attempt = 0; ; attempt++) {
      try {
        const database = await run.snapshots.database(name, source.at)
        const loaded = await loadTable(run, context, source, request, database)
        return attempt === 0 ? loaded : { ...loaded, message: `${loaded.message}, at attempt ${attempt + 1}` }
      } catch (error) {
        if (error instanceof SchemaRefused && !run.dryRun) await noteRefused(context, source, error)
        // The transaction may be gone with the connection; the next attempt, or the next table, finds a new one.
        if (hasCode(error, BROKEN)) await run.snapshots.letGo(name)
        // A column that went after the catalog was read is seen to be gone when that is read again.
        const vanished = attempt === 0 && hasCode(error, VANISHED)
        const passing = vanished || hasCode(error, attempt === 0 ? PASSING : AWAY)
        if (attempt >= request.retries || !passing || context.signal?.aborted) throw error
        await run.pause(Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE), context.signal)
      }
    }
  }
}

/** Milliseconds between attempts. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000

/** What may go well the next time. */
const PASSING = new Set(['connection-lost', 'server-timeout', 'server-deadlock', 'server-snapshot-conflict'])
/** A server that was there a moment ago may be on its way back. */
const AWAY = new Set([...PASSING, 'connection-unreachable'])
const VANISHED = new Set(['server-column-missing', 'server-object-missing'])
const BROKEN = new Set([...PASSING, ...VANISHED, 'server-statement-failed'])

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof ProblemError && error.problems.some(({ code }) => codes.has(code))
}

/** The table stays as it is; that its columns have changed is written down all the same. */
async function noteRefused(context: LoadContext, source: Source, { changes }: SchemaRefused): Promise<void> {
  const { adapter, batchId, loadedAt } = context
  await ensureState(adapter, source.relation)
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

interface Work {
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

async function loadTable(
  run: SqlserverRun,
  context: LoadContext,
  source: Source,
  request: SqlserverRequest,
  database: HeldDatabase,
): Promise<Loaded> {
  const { adapter, fullRefresh } = context
  const { at } = source
  const table = findTable(database, request.table, at)
  const origin = `${database.connection.label}/${table.schema}.${table.name}`
  const known = await readState(adapter, source.relation, await run.existing(source))
  const former = known?.origin === origin ? known : undefined
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
  const frozen: readonly Problem[] = database.frozen
    ? []
    : [sqlserverNotFrozen({ label: database.connection.label })]
  const loaded = await readAndPublish(work)
  return { ...loaded, problems: [...frozen, ...settled.warnings, ...plan.warnings, ...loaded.problems] }
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
    message: `would read ${plan.said} (${say(rows)})`,
    checksum: '',
    problems: [...settled.warnings, ...plan.warnings],
  }
}

async function readAndPublish(work: Work): Promise<Loaded> {
  const { run, context, source, request, database, settled, plan } = work
  const folder = join(run.workDirectory, 'extract', source.relation.schema, source.relation.name)
  const writing = {
    local: await run.local(),
    folder,
    table: `${request.table.schema}.${request.table.name}`,
    shapes: settled.shapes,
    absent: settled.absent,
    key: settled.key,
    lead: plan.lead,
    newestBy: newestBy(work),
    // Without a key a row that is gone cannot be told from the others.
    soft: request.deletes === 'soft' && settled.key.length > 0,
    batchRows: request.batchRows,
    compression: context.adapter.dialect === 'duckdb' ? ('none' as const) : ('zstd' as const),
    loadedAt: context.loadedAt,
    batchId: context.batchId,
    at: source.at,
  }
  const identity = checksumOf(work)
  const reading = { connection: database.connection, signal: context.signal, onRows: context.onRows }
  const pages = inPages(work)
  const from = pages
    ? await resumePosition(folder, identity, (position) => canFollow(work, position))
    : undefined
  if (!from) rmSync(folder, { recursive: true, force: true })
  const position = from?.position ?? plan.position
  const key = settled.key.map(({ column }) => column.name)
  const read = pages
    ? await readPages({ ...reading, writing, request, identity, position: position!, from })
    : await readStream(work, writing)
  const extract: Extract = { key, soft: writing.soft, ...read, keys: await readKeys(work, writing) }
  const state: TableState = {
    method: request.mode === 'full' ? 'full' : request.cursor.method,
    position,
    columns: settled.remembered,
    key,
    origin: work.origin,
  }
  await run.closeLocal()
  await ensureState(context.adapter, source.relation)
  const rows = await publish(work, extract, state, identity)
  rmSync(folder, { recursive: true, force: true })
  return {
    status: 'loaded',
    rows,
    rejected: 0,
    message: tell(work, extract, from !== undefined),
    checksum: identity,
    problems: [],
  }
}

/**
 * A first load goes in ranges of the key, so that it can go on where it broke off, where what changes meanwhile comes
 * with the next load. A full load without a cursor has no next: it is read as of one moment.
 */
function inPages({ plan, request, settled, table }: Work): boolean {
  const keys = settled.key.map(({ column }) => column.name)
  return (
    plan.kind === 'full' &&
    request.mode === 'incremental' &&
    plan.position !== null &&
    Object.keys(plan.parameters).length === 0 &&
    keys.length > 0 &&
    // Any other order would make the server sort the table for each range.
    same(keys, table.key) &&
    // A binary key has no text by which the next range could begin.
    settled.key.every(({ binary }) => !binary)
  )
}

/** The keys of all rows, where the cursor does not tell of deletes and they are to be found out. */
async function readKeys(
  { context, database, plan, request, settled, table }: Work,
  writing: ConstructorParameters<typeof ChunkWriter>[0],
): Promise<Extract['keys']> {
  if (!request.checkDeletes || plan.kind === 'full' || settled.key.length === 0) return undefined
  const columns = settled.key.map(({ column }) => column)
  const writer = new ChunkWriter({
    ...{ ...writing, folder: join(writing.folder, 'keys'), shapes: settled.key },
    ...{ absent: [], lead: 'none', newestBy: undefined, soft: false },
  })
  const statement = { sql: readTable({ table, columns, where: [request.where] }), parameters: {} }
  for await (const batch of collectRows(database.connection, statement, writer, context.signal))
    await writer.add(batch)
  await writer.flush(true)
  return writer.chunks
}

async function readStream(
  { context, database, plan }: Work,
  writing: ConstructorParameters<typeof ChunkWriter>[0],
): Promise<Pick<Extract, 'chunks' | 'deletes'>> {
  const writer = new ChunkWriter(writing)
  if (plan.sql !== '') {
    for await (const batch of collectRows(database.connection, plan, writer, context.signal)) {
      await writer.add(batch)
      context.onRows(writer.rows)
    }
  }
  await writer.flush(true)
  return { chunks: writer.chunks, deletes: writer.deletes }
}

async function publish(work: Work, extract: Extract, state: TableState, checksum: string): Promise<number> {
  const { context, source, plan, settled, request } = work
  const there = extract.soft ? await context.adapter.catalog.columns(source.relation) : undefined
  // A table that something else has made may lack the key by which rows would be compared.
  const names = new Set(there?.map(({ name }) => name.toLowerCase()))
  const former = extract.key.every((name) => names.has(name.toLowerCase())) ? there : undefined
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
function checksumOf({ settled, request, origin }: Work): string {
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
