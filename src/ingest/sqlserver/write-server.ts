// A preset's tables in a SQL Server: made from their definition, loaded in bulk, tied together, and checked by the server.

import type {
  BulkColumn,
  BulkValue,
  ServerConnection,
  TableName,
} from '../../connections/server-connection.ts'
import {
  addForeignKey,
  countAndSums,
  countOrphans,
  createSchema,
  createTable,
  dropForeignKey,
  dropTable,
  type ForeignKey,
  identityInsert,
  type TableDefinition,
  uniqueIndexes,
} from '../../connections/sqlserver/t-sql/tables.ts'
import type { GeneratedTable } from '../../generate/define-table.ts'
import { openDataset } from '../../generate/open-dataset.ts'
import { DEFAULT_BATCH_ROWS } from '../../generate/preset.ts'
import { serverTypeOf } from '../../generate/server-type-of.ts'
import { serverTypeName } from '../../generate/server-types.ts'
import type { SettledPreset } from '../../generate/settle-settings.ts'
import type { Batch } from '../../manifest/batch.ts'
import {
  serverLoadDiffers,
  serverSchemaForeign,
  serverSchemaTaken,
} from '../../problems/catalogue/sqlserver.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { IngestSummary, OnIngestEvent } from '../ingest-event.ts'
import { observeBatches } from '../observe-batches.ts'
import { type LoadJob, runLoads } from '../run-loads.ts'
import { decimalText, serverRows } from './server-rows.ts'

export interface WriteServerOptions {
  readonly preset: SettledPreset
  readonly connection: ServerConnection
  /** On the server; made where it is missing. Holds nothing but this preset. */
  readonly schema: string
  /** Drops the preset's tables first, where they are there. */
  readonly recreate: boolean
  readonly onEvent?: OnIngestEvent
  readonly signal?: AbortSignal
  readonly now?: () => number
}

interface Totals {
  rows: bigint
  /** Unscaled, by column. */
  readonly sums: Map<string, bigint>
}

export async function writeServer(options: WriteServerOptions): Promise<IngestSummary> {
  const { connection, schema, preset, signal } = options
  const dataset = openDataset(preset)
  const { tables } = dataset
  await makeTables(options, tables)
  const totals = new Map<string, Totals>()
  const jobs = tables.map((table): LoadJob => {
    const place = { schema, name: table.table }
    return {
      table: `${schema}.${table.table}`,
      failed: () => ({}),
      run: async (onRows) => {
        const total: Totals = { rows: 0n, sums: new Map() }
        totals.set(table.table, total)
        const batches = dataset.rows(table.table, DEFAULT_BATCH_ROWS)
        const observed = summed(observeBatches(batches, onRows, signal), table, total)
        await loadTable(connection, place, table, serverRows(observed), signal)
        return { status: 'loaded', rows: Number(total.rows), rejected: 0, message: 'written' }
      },
    }
  })
  const summary = await runLoads(jobs, {
    now: options.now ?? Date.now,
    signal,
    onEvent: options.onEvent,
  })
  if (summary.loads.every(({ status }) => status === 'loaded')) await tieAndCheck(options, tables, totals)
  return summary
}

/** Refuses a schema with anything else in it, and tables that are there already unless they may be dropped. */
async function makeTables(
  { connection, schema, recreate, preset }: WriteServerOptions,
  tables: readonly GeneratedTable[],
): Promise<void> {
  const own = new Set(tables.map(({ table }) => table.toLowerCase()))
  const there = (await connection.tables({ schema })).map(({ name }) => name)
  const foreign = there.filter((name) => !own.has(name.toLowerCase()))
  const name = preset.settings.preset
  if (foreign.length > 0)
    throw new ProblemError(serverSchemaForeign({ schema, label: connection.label, foreign, preset: name }))
  if (there.length > 0 && !recreate)
    throw new ProblemError(
      serverSchemaTaken({ schema, label: connection.label, tables: there, preset: name }),
    )
  await connection.execute(createSchema(schema))
  const standing = new Set(there.map((one) => one.toLowerCase()))
  // Children hold their parents fast, so the ties go first.
  for (const key of foreignKeys(schema, tables))
    if (standing.has(key.table.name.toLowerCase())) await connection.execute(dropForeignKey(key))
  for (const table of there) await connection.execute(dropTable({ schema, name: table }))
  for (const table of tables) {
    const definition = define(schema, table)
    await connection.execute(createTable(definition))
    for (const index of uniqueIndexes(definition)) await connection.execute(index)
  }
}

function define(schema: string, table: GeneratedTable): TableDefinition {
  const { relational } = table
  const columns = table.columns.map((column) => ({
    name: column.name,
    type: serverTypeName(serverTypeOf(column)),
    nullable: column.nullable,
    identity: relational?.identity === column.name,
    words: column.words ?? [],
  }))
  const version = relational?.rowVersion
  return {
    schema,
    name: table.table,
    columns:
      version === undefined
        ? columns
        : [...columns, { name: version, type: 'ROWVERSION', nullable: false, identity: false, words: [] }],
    key: table.key,
    unique: relational?.unique ?? [],
    checks: relational?.checks ?? [],
  }
}

function foreignKeys(schema: string, tables: readonly GeneratedTable[]): readonly ForeignKey[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, references }) => {
      const [parent, parentColumn] = references?.split('.') ?? []
      // Only a whole primary key can be referred to.
      const target = tables.find((one) => one.table === parent)
      if (!target || !parentColumn || target.key.length !== 1 || target.key[0] !== parentColumn) return []
      // A key that refers to itself by name is the parent's own column.
      if (target === table && name === parentColumn) return []
      return [
        {
          table: { schema, name: table.table },
          column: name,
          parent: { schema, name: target.table },
          parentColumn,
        },
      ]
    }),
  )
}

async function loadTable(
  connection: ServerConnection,
  place: TableName,
  table: GeneratedTable,
  rows: Iterable<readonly BulkValue[]>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const columns = table.columns.map(
    (column): BulkColumn => ({
      name: column.name,
      type: serverTypeName(serverTypeOf(column)),
      nullable: column.nullable,
    }),
  )
  const numbered = table.relational?.identity !== undefined
  if (numbered) await connection.execute(identityInsert(place, true))
  try {
    await connection.bulkLoad(place, columns, rows, { signal, lockTable: true })
  } finally {
    if (numbered) await connection.execute(identityInsert(place, false)).catch(() => {})
  }
}

function* summed(batches: Iterable<Batch>, table: GeneratedTable, total: Totals): Iterable<Batch> {
  for (const batch of batches) {
    total.rows += BigInt(batch.rows)
    for (const [index, column] of batch.columns.entries()) {
      if (column.type !== 'decimal') continue
      const { name } = table.columns[index]!
      let sum = 0n
      for (let row = 0; row < batch.rows; row++)
        if (column.nulls?.[row] !== 1) sum += BigInt(column.values[row]!)
      total.sums.set(name, (total.sums.get(name) ?? 0n) + sum)
    }
    yield batch
  }
}

/** Foreign keys, then the server's own counts and sums against what was sent. */
async function tieAndCheck(
  { connection, schema }: WriteServerOptions,
  tables: readonly GeneratedTable[],
  totals: ReadonlyMap<string, Totals>,
): Promise<void> {
  const differences: string[] = []
  const keys = foreignKeys(schema, tables)
  for (const key of keys) {
    const [row] = await connection.query(countOrphans(key))
    if (row?.[0] !== '0')
      differences.push(
        `${row?.[0]} rows of ${key.table.name} have a ${key.column} that ${key.parent.name} lacks`,
      )
  }
  for (const table of tables) {
    const total = totals.get(table.table)!
    const names = [...total.sums.keys()]
    const [row] = await connection.query(countAndSums({ schema, name: table.table }, names))
    if (row?.[0] !== String(total.rows))
      differences.push(`${table.table} has ${row?.[0]} rows, ${total.rows} were sent`)
    for (const [index, name] of names.entries()) {
      const { scale = 0 } = table.columns.find((column) => column.name === name)!
      const found = plain(String(row?.[index + 1] ?? '0'))
      const sent = plain(decimalText(total.sums.get(name)!, scale))
      if (total.rows > 0n && found !== sent)
        differences.push(`the sum of ${table.table}.${name} is ${row?.[index + 1]}, another was sent`)
    }
  }
  if (differences.length > 0)
    throw new ProblemError(serverLoadDiffers({ label: connection.label, differences }))
  for (const key of keys) await connection.execute(addForeignKey(key))
}

/** The server may keep more digits than were made: `12.5000` is `12.5`. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
