// Where results of reconciling are kept: a table beside the loaded ones, and a file for the site.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import type { BatchColumn, BatchSchema } from '../manifest/batch.ts'
import type { Source } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'
import { writeFileAtomically } from './write-artifacts.ts'

export const RECONCILIATIONS = '_reconciliations'
const FILE = 'reconciliations.json'
/** How many results of a table are kept. */
const MOST_KEPT = 30

type Cell = readonly [
  name: string,
  batchType: 'string' | 'int64' | 'timestamp',
  description: string,
  value: (done: Reconciliation) => string | number,
]

const COLUMNS: readonly Cell[] = [
  ['reconciled_at', 'timestamp', 'When it was compared, UTC.', ({ at }) => at * 1000],
  ['source_name', 'string', 'The source.', ({ table }) => table.split('.')[0]!],
  ['table_name', 'string', 'The table of this schema.', ({ table }) => table.split('.').slice(1).join('.')],
  ['status', 'string', 'equal or different.', ({ status }) => status],
  ['message', 'string', 'What differs, for people.', ({ message }) => message],
  ['source_rows', 'int64', 'Rows of the source.', ({ rowsSource }) => rowsSource],
  ['target_rows', 'int64', 'Rows of the table.', ({ rowsTarget }) => rowsTarget],
  ['only_in_source', 'int64', 'Rows that the table lacks.', ({ onlySource }) => onlySource],
  ['only_in_target', 'int64', 'Rows that the source lacks.', ({ onlyTarget }) => onlyTarget],
  ['changed', 'int64', 'Rows of both whose values differ.', ({ changed }) => changed],
  ['source_checksum', 'string', 'Of all values of the source.', ({ checksumSource }) => checksumSource],
  [
    'target_checksum',
    'string',
    'Of all values of the table; equal for equal rows.',
    ({ checksumTarget }) => checksumTarget,
  ],
  [
    'details',
    'string',
    'Changes and checksums by column, rows that were left out, and the first differing rows, as JSON.',
    ({ columns, checksums = [], leftOut = 0, examples }) =>
      JSON.stringify({ columns, checksums, left_out: leftOut, examples }),
  ],
]

const TYPES = { string: 'STRING', int64: 'INT64', timestamp: 'TIMESTAMP' } as const

/** Adds a row to the table `_reconciliations` of the source's schema, which is made where it is missing. */
export async function recordReconciliation(
  adapter: Adapter,
  { relation }: Source,
  done: Reconciliation,
): Promise<void> {
  const schema: BatchSchema = {
    table: RECONCILIATIONS,
    columns: COLUMNS.map(([name, batchType, description]) => ({
      name,
      batchType,
      type: TYPES[batchType],
      description,
    })),
  }
  const columns = COLUMNS.map(([, type, , value]): BatchColumn => {
    const cell = value(done)
    return type === 'string'
      ? { type, values: [String(cell)] }
      : { type, values: Float64Array.of(Number(cell)) }
  })
  await adapter.loader.loadBatches(
    schema,
    [{ rows: 1, columns }],
    { ...relation, name: RECONCILIATIONS },
    { mode: 'append' },
  )
}

/** Results of former runs, by source; the latest first. */
export function readReconciliations(targetDirectory: string): ReadonlyMap<NodeId, readonly Reconciliation[]> {
  try {
    const kept: Record<NodeId, readonly Reconciliation[]> = JSON.parse(
      readFileSync(join(targetDirectory, FILE), 'utf8'),
    )
    return new Map(Object.entries(kept))
  } catch {
    // Nothing was reconciled yet, or another version wrote the file: the site then shows nothing.
    return new Map()
  }
}

export async function keepReconciliations(
  targetDirectory: string,
  list: readonly Reconciliation[],
): Promise<void> {
  if (list.length === 0) return
  const kept = new Map(readReconciliations(targetDirectory))
  for (const done of list) kept.set(done.id, [done, ...(kept.get(done.id) ?? [])].slice(0, MOST_KEPT))
  await writeFileAtomically(
    join(targetDirectory, FILE),
    JSON.stringify(Object.fromEntries(kept), undefined, 1),
  )
}
