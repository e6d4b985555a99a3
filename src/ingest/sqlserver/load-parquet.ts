// A table of SQL Server kept as one Parquet file. It is loaded into a database of its own beside, which begins with the rows
// and the position that the file holds, and written as a whole: rows and position get their name in one step.

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Adapter } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import type { Source } from '../../manifest/node.ts'
import { sqlserverFileForeign } from '../../problems/catalogue/sqlserver.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { LoadContext, Loaded, TableLoader } from '../load-context.ts'
import { ensureLoads, type LoadRecord } from '../loads-table.ts'
import { recordLoad } from '../record-load.ts'
import { LOCAL_LIMIT, sparingly } from './give-back-memory.ts'
import type { SqlserverRun } from './load-work.ts'
import type { SqlserverRequest } from './request.ts'
import {
  ensureState,
  noteSchemaChanges,
  readSchemaChanges,
  readState,
  saveState,
  type TableState,
} from './state-table.ts'

/** Of the key-value metadata of the file. */
const KEY = 'strata_state'
/** Rows that are in memory at once, twice, while the file is written. */
const ROW_GROUP = 40_960

interface Kept {
  readonly state: TableState
  readonly load: Pick<LoadRecord, 'rows' | 'rejected' | 'checksum'>
}

export function parquetLoader(
  run: Omit<SqlserverRun, 'existing'>,
  request: SqlserverRequest,
  loaderFor: (run: SqlserverRun) => TableLoader,
): TableLoader {
  return async (context, source) => {
    const { projectDirectory, signal } = context
    const file = fileOf(source, request, projectDirectory)
    const folder = join(run.workDirectory, 'parquet', source.relation.schema, source.relation.name)
    if (!run.dryRun) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    }
    const path = run.dryRun ? ':memory:' : join(folder, 'table.duckdb')
    const local = await openAdapter('duckdb', {
      settings: { path, settings: { threads: '1', memory_limit: LOCAL_LIMIT } },
      projectDirectory,
      projectDialect: 'duckdb',
    })
    try {
      const inside = { ...source, relation: { ...source.relation, database: undefined } }
      const stays = request.deletes === 'soft' || (request.mode === 'incremental' && !context.fullRefresh)
      const restore = () => restoreRows(local, inside, file)
      if ((await restoreState(local, context, inside, file)) && stays && !run.dryRun) await restore()
      const existing = async () => namesIn(local, inside)
      const load = loaderFor({ ...run, existing, restore })
      const loaded = await load({ ...context, ...within(local) }, inside)
      if (loaded.status !== 'loaded') return loaded
      const state = (await readState(local, inside.relation, await existing()))!
      const { rows, rejected, checksum } = loaded
      const metadata = { [KEY]: JSON.stringify({ state, load: { rows, rejected, checksum } } satisfies Kept) }
      const target = { file, format: 'parquet', metadata, rowGroup: ROW_GROUP } as const
      await sparingly(local, () => local.loader.exportTo(inside.relation, target, { signal }))
      const changes = await readSchemaChanges(local, inside.relation, context.batchId)
      await run.alone(() => tell(context, source, file, { loaded, state, changes, policy: request.policy }))
      return { ...loaded, message: `${loaded.message}, in "${file}"` }
    } finally {
      await local.close()
      if (!run.dryRun) rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Absolute. */
function fileOf({ sourceName, relation }: Source, { folder }: SqlserverRequest, directory: string): string {
  return resolve(directory, folder ?? join('data', 'raw', sourceName), `${relation.name}.parquet`)
}

async function namesIn(local: Adapter, { relation: { schema } }: Source): Promise<ReadonlySet<string>> {
  const found = await local.catalog.relations([{ database: undefined, schema }])
  return new Set(found.map(({ name }) => name.toLowerCase()))
}

/** How far the rows of the file go, and its columns; false where there is none. */
async function restoreState(
  local: Adapter,
  { batchId, loadedAt }: LoadContext,
  { relation, sourceName, at }: Source,
  file: string,
): Promise<boolean> {
  const { createSchema, literal, quote } = local.statements
  await local.connection.execute(createSchema({ database: undefined, schema: relation.schema }))
  await ensureLoads(local, relation)
  await ensureState(local, relation, new Set())
  if (!existsSync(file)) return false
  const { rows } = await local.connection.query(
    `SELECT decode(value) FROM parquet_kv_metadata(${literal(file)}) WHERE decode(key) = '${KEY}'`,
  )
  if (rows[0] === undefined) throw new ProblemError(sqlserverFileForeign({ file, at }))
  const { state } = JSON.parse(String(rows[0][0])) as Kept
  const columns = `SELECT * FROM read_parquet(${literal(file)}) LIMIT 0`
  await local.connection.execute(`CREATE TABLE ${quote(relation)} AS ${columns}`)
  const session = await local.connection.session()
  try {
    const saving = { adapter: local, session, relation, source: sourceName }
    // From before this run, so that what it saves is the newest.
    await saveState({ ...saving, batchId: `before ${batchId}`, at: loadedAt - 1 }, state)
  } finally {
    session.release()
  }
  return true
}

async function restoreRows(local: Adapter, { relation }: Source, file: string): Promise<void> {
  await sparingly(local, () => local.loader.load({ files: [file], format: 'parquet' }, relation, []))
}

function within(local: Adapter): Pick<LoadContext, 'adapter' | 'transaction' | 'held'> {
  return {
    adapter: local,
    held: async () => undefined,
    transaction: async (work) => {
      const session = await local.connection.session()
      try {
        return await sparingly(local, () => session.transaction(() => work(session)))
      } finally {
        session.release()
      }
    },
  }
}

interface Told {
  readonly loaded: Loaded
  readonly state: TableState
  readonly changes: Awaited<ReturnType<typeof readSchemaChanges>>
  readonly policy: string
}

/** The warehouse's own books, and where it can read the file, a view of it in the table's place. */
async function tell(
  context: LoadContext,
  source: Source,
  file: string,
  { loaded, state, changes, policy }: Told,
): Promise<void> {
  const { adapter, batchId, loadedAt, signal } = context
  const { relation } = source
  const { database, schema } = relation
  const there = await adapter.catalog.relations([{ database, schema }])
  const former = there.find(({ name }) => name.toLowerCase() === relation.name.toLowerCase())
  const { quote, literal, drop } = adapter.statements
  await context.transaction(async (session) => {
    if (adapter.dialect === 'duckdb') {
      if (former !== undefined) await session.execute(drop(former), { signal })
      const view = `CREATE VIEW ${quote(relation)} AS SELECT * FROM read_parquet(${literal(file)})`
      await session.execute(view, { signal })
    }
    const saving = { adapter, session, relation, source: source.sourceName, batchId, at: loadedAt }
    await noteSchemaChanges(saving, changes, policy)
    const { rows, rejected, checksum } = loaded
    await recordLoad(context, session, source, { rows, rejected, checksum })
    await saveState(saving, { ...state, file })
  })
}
