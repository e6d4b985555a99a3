// `_strata_state`: how far each table was read. A row is added in the transaction that publishes what was read.

import type { Adapter, Session } from '../../adapters/adapter.ts'
import type { Batch, BatchSchema } from '../../manifest/batch.ts'
import type { Relation } from '../../manifest/relation.ts'
import { appendRows } from '../append-rows.ts'

export interface TableState {
  /** How `position` is to be read: `change_tracking`, `rowversion`, `cdc`, `watermark`, or `full`. */
  readonly method: string
  /** Where the next load begins. */
  readonly position: string | null
  /** Name and type on the server of what was taken over, and the type in which it is kept. */
  readonly columns: readonly (readonly [name: string, type: string, form?: string])[]
  /** Columns that the table still has, though the server has not. */
  readonly gone?: readonly string[]
  readonly key: readonly string[]
  /** The server and table that it came from. */
  readonly origin: string
  /** Of a table that is kept as a Parquet file, which holds the position itself: absolute. */
  readonly file?: string
}

export interface SchemaChange {
  readonly column: string
  readonly change: 'added' | 'dropped' | 'retyped'
  readonly was: string | null
  readonly now: string | null
}

const text = (name: string, description: string) => ({
  name,
  type: 'STRING',
  batchType: 'string' as const,
  description,
})
const moment = (name: string, description: string) => ({
  name,
  type: 'TIMESTAMP',
  batchType: 'timestamp' as const,
  description,
})

const STATE: BatchSchema = {
  table: '_strata_state',
  columns: [
    text('source_name', 'The source.'),
    text('table_name', 'The table of this schema.'),
    moment('saved_at', 'When, UTC.'),
    text('batch_id', 'The load that got there.'),
    text('state', 'How far, as JSON.'),
  ],
}

const CHANGES: BatchSchema = {
  table: '_schema_changes',
  columns: [
    text('source_name', 'The source.'),
    text('table_name', 'The table of this schema.'),
    moment('noticed_at', 'When, UTC.'),
    text('batch_id', 'The load that noticed.'),
    text('column_name', 'The column.'),
    text('change', 'added, dropped or retyped.'),
    text('was', 'Type on the server before.'),
    text('now', 'Type on the server now.'),
    text('policy', 'evolve, freeze or fail.'),
  ],
}

const beside = (relation: Relation, name: string): Relation => ({ ...relation, name })

export async function readState(
  adapter: Adapter,
  relation: Relation,
  existing: ReadonlySet<string>,
): Promise<TableState | undefined> {
  if (!existing.has(STATE.table) || !existing.has(relation.name.toLowerCase())) return undefined
  const { quote, literal } = adapter.statements
  const { rows } = await adapter.connection.query(
    `SELECT state FROM ${quote(beside(relation, STATE.table))} WHERE table_name = ${literal(relation.name)} ORDER BY saved_at DESC, batch_id DESC LIMIT 1`,
  )
  return rows[0] === undefined ? undefined : (JSON.parse(String(rows[0][0])) as TableState)
}

export interface Saving {
  readonly adapter: Adapter
  readonly session: Session
  readonly relation: Relation
  readonly source: string
  readonly batchId: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export async function saveState(saving: Saving, state: TableState): Promise<void> {
  const { adapter, session, relation, source, batchId, at } = saving
  const batch: Batch = {
    rows: 1,
    columns: [
      { type: 'string', values: [source] },
      { type: 'string', values: [relation.name] },
      { type: 'timestamp', values: Float64Array.of(at * 1000) },
      { type: 'string', values: [batchId] },
      { type: 'string', values: [JSON.stringify(state)] },
    ],
  }
  await appendRows(adapter, session, STATE, batch, beside(relation, STATE.table))
}

export async function noteSchemaChanges(
  saving: Saving,
  changes: readonly SchemaChange[],
  policy: string,
): Promise<void> {
  if (changes.length === 0) return
  const { adapter, session, relation, source, batchId, at } = saving
  const all = <Value>(value: Value) => changes.map(() => value)
  const batch: Batch = {
    rows: changes.length,
    columns: [
      { type: 'string', values: all(source) },
      { type: 'string', values: all(relation.name) },
      { type: 'timestamp', values: new Float64Array(changes.length).fill(at * 1000) },
      { type: 'string', values: all(batchId) },
      { type: 'string', values: changes.map(({ column }) => column) },
      { type: 'string', values: changes.map(({ change }) => change) },
      { type: 'string', values: changes.map(({ was }) => was) },
      { type: 'string', values: changes.map(({ now }) => now) },
      { type: 'string', values: all(policy) },
    ],
  }
  await appendRows(adapter, session, CHANGES, batch, beside(relation, CHANGES.table))
}

/** What was noted in one load. */
export async function readSchemaChanges(
  adapter: Adapter,
  relation: Relation,
  batchId: string,
): Promise<readonly SchemaChange[]> {
  const { quote, literal } = adapter.statements
  const { rows } = await adapter.connection.query(
    `SELECT column_name, change, was, now FROM ${quote(beside(relation, CHANGES.table))} WHERE table_name = ${literal(relation.name)} AND batch_id = ${literal(batchId)}`,
  )
  return rows.map(([column, change, was, now]) => ({ column, change, was, now }) as unknown as SchemaChange)
}

/** Makes the tables where they are missing, outside of any transaction. `existing`: names in the schema, in lower case. */
export async function ensureState(
  adapter: Adapter,
  relation: Relation,
  existing: ReadonlySet<string>,
): Promise<void> {
  for (const schema of [STATE, CHANGES])
    if (!existing.has(schema.table))
      await adapter.loader.loadBatches(schema, [], beside(relation, schema.table), { mode: 'append' })
}
