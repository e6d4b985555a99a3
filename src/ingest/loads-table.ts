// `_loads`: one row for each time that a table of a raw schema was loaded.

import type { Adapter, Session } from '../adapters/adapter.ts'
import type { Batch, BatchSchema } from '../manifest/batch.ts'
import type { Relation } from '../manifest/relation.ts'
import { appendRows } from './append-rows.ts'

export const LOADS = '_loads'

export interface LoadRecord {
  readonly batchId: string
  readonly source: string
  readonly table: string
  readonly loader: string
  /** Milliseconds since the epoch. */
  readonly loadedAt: number
  readonly rows: number
  readonly rejected: number
  /** Equal for loads that bring the same rows. */
  readonly checksum: string
  /** `full`: the table was replaced; `incremental`: changes were applied to it. */
  readonly mode: 'full' | 'incremental'
}

const SCHEMA: BatchSchema = {
  table: LOADS,
  columns: [
    {
      name: 'batch_id',
      type: 'STRING',
      batchType: 'string',
      description: 'The load; in every row as _batch_id.',
    },
    { name: 'source_name', type: 'STRING', batchType: 'string', description: 'The source.' },
    { name: 'table_name', type: 'STRING', batchType: 'string', description: 'The table of this schema.' },
    { name: 'loader', type: 'STRING', batchType: 'string', description: 'How it was loaded.' },
    { name: 'loaded_at', type: 'TIMESTAMP', batchType: 'timestamp', description: 'When it was loaded, UTC.' },
    {
      name: 'row_count',
      type: 'INT64',
      batchType: 'int64',
      description: 'Rows in the table after the load.',
    },
    { name: 'rejected_count', type: 'INT64', batchType: 'int64', description: 'Rows kept aside.' },
    { name: 'checksum', type: 'STRING', batchType: 'string', description: 'sha256 of what was loaded.' },
    {
      name: 'mode',
      type: 'STRING',
      batchType: 'string',
      description: 'full: the table was replaced; incremental: changes were applied to it.',
    },
  ],
}

export function loadsOf(relation: Relation): Relation {
  return { ...relation, name: LOADS }
}

/** Makes the table where it is missing. */
export async function ensureLoads(adapter: Adapter, relation: Relation): Promise<void> {
  await adapter.loader.loadBatches(SCHEMA, [], loadsOf(relation), { mode: 'append' })
}

export async function appendLoad(
  adapter: Adapter,
  session: Session,
  relation: Relation,
  load: LoadRecord,
): Promise<void> {
  const batch: Batch = {
    rows: 1,
    columns: [
      { type: 'string', values: [load.batchId] },
      { type: 'string', values: [load.source] },
      { type: 'string', values: [load.table] },
      { type: 'string', values: [load.loader] },
      { type: 'timestamp', values: Float64Array.of(load.loadedAt * 1000) },
      { type: 'int64', values: Float64Array.of(load.rows) },
      { type: 'int64', values: Float64Array.of(load.rejected) },
      { type: 'string', values: [load.checksum] },
      { type: 'string', values: [load.mode] },
    ],
  }
  await appendRows(adapter, session, SCHEMA, batch, loadsOf(relation))
}

/** The latest load of a table, if the rows that it brought are still there, as many as then. */
export async function findLoad(
  adapter: Adapter,
  relation: Relation,
  existing: ReadonlySet<string>,
): Promise<Omit<LoadRecord, 'loadedAt'> | undefined> {
  if (!existing.has(relation.name.toLowerCase())) return undefined
  const { quote, literal } = adapter.statements
  const { rows } = await adapter.connection.query(
    `SELECT batch_id, source_name, loader, row_count, rejected_count, checksum
FROM ${quote(loadsOf(relation))}
WHERE table_name = ${literal(relation.name)}
ORDER BY loaded_at DESC
LIMIT 1`,
  )
  const [row] = rows
  if (!row) return undefined
  const [batchId, source, loader, count, rejected, checksum] = row
  const load = {
    batchId: String(batchId),
    source: String(source),
    table: relation.name,
    loader: String(loader),
    rows: Number(count),
    rejected: Number(rejected),
    checksum: String(checksum),
    mode: 'full' as const,
  }
  return (await holds(adapter, relation, load.batchId, load.rows)) ? load : undefined
}

async function holds(adapter: Adapter, relation: Relation, batchId: string, rows: number): Promise<boolean> {
  const columns = await adapter.catalog.columns(relation)
  if (!columns?.some(({ name }) => name.toLowerCase() === '_batch_id')) return false
  const { quote, literal } = adapter.statements
  const found = await adapter.connection.query(
    `SELECT COUNT(*), COUNT(CASE WHEN _batch_id = ${literal(batchId)} THEN 1 END) FROM ${quote(relation)}`,
  )
  return Number(found.rows[0]?.[0]) === rows && Number(found.rows[0]?.[1]) === rows
}
