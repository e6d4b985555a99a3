// A preset's company in the fixture's SQL Server, which goes on living: batch after batch of its changes is applied there.

import { openSqlserver } from '../../src/connections/sqlserver/open-sqlserver.ts'
import { type ChangeStream, openChanges } from '../../src/generate/changes.ts'
import { valueAt } from '../../src/generate/column-value.ts'
import type { GeneratedColumn, GeneratedTable } from '../../src/generate/define-table.ts'
import { serverTypeOf } from '../../src/generate/server-type-of.ts'
import { type SettledPreset, settleSettings } from '../../src/generate/settle-settings.ts'
import { decimalText } from '../../src/ingest/sqlserver/server-rows.ts'
import { writeServer } from '../../src/ingest/sqlserver/write-server.ts'
import { DuckdbEngine } from './tds/duckdb-engine.ts'
import { startTdsServer, type TdsServer } from './tds/tds-server.ts'

export const PASSWORD = 'Zebra-Quagga-91'

export interface ChangingServer {
  readonly engine: DuckdbEngine
  readonly server: TdsServer
  readonly tables: readonly GeneratedTable[]
  /** Applies batch `number`, from 1; gives the number of changed rows. */
  apply(number: number): Promise<number>
  close(): Promise<void>
}

export interface ChangingOptions {
  readonly preset: string
  readonly customers: number
  readonly changes: number
  readonly seed: number
  /** Stamps `updated_at` with a clock that only goes forward, as a trigger of the server would. */
  readonly stamped?: boolean
}

/** The state before the first batch is in a schema of the preset's name, loaded as `strata generate --to sqlserver` does. */
export async function openChangingServer(options: ChangingOptions): Promise<ChangingServer> {
  const { preset, customers, changes, seed } = options
  const settled = settleSettings({ preset, customers, seed, changes }, (problem) => {
    throw new Error(problem.message)
  })!
  const engine = await DuckdbEngine.create({ users: { loader: PASSWORD } })
  const server = await startTdsServer(engine)
  await writeFirstState(settled, server)
  const { tables } = settled.preset
  for (const { table } of tables)
    await engine.execute(`ALTER TABLE [${preset}].[${table}] ENABLE CHANGE_TRACKING`)
  const stream = openChanges(settled.preset, settled.settings, changes)
  const statements = planStatements(stream, preset, tables, options)
  return {
    engine,
    server,
    tables,
    async apply(number) {
      const { list, rows } = statements[number - 1]!
      await engine.execute(...list)
      return rows
    },
    async close() {
      await server.close()
      engine.close()
    },
  }
}

async function writeFirstState(preset: SettledPreset, { host, port }: TdsServer): Promise<void> {
  const login = { host, port, database: 'app', user: 'loader', password: PASSWORD, encrypt: false }
  const connection = await openSqlserver(login)
  try {
    const { loads } = await writeServer({
      preset,
      connection,
      schema: preset.settings.preset,
      recreate: false,
    })
    const failed = loads.find(({ status }) => status !== 'loaded')
    if (failed) throw new Error(`${failed.table}: ${failed.message}`)
  } finally {
    await connection.close()
  }
}

interface BatchStatements {
  readonly list: string[]
  rows: number
}

/** Statements by batch; parents come before what refers to them. */
function planStatements(
  stream: ChangeStream,
  schema: string,
  tables: readonly GeneratedTable[],
  { changes, stamped = false }: ChangingOptions,
): readonly BatchStatements[] {
  const batches = Array.from({ length: changes }, (): BatchStatements => ({ list: [], rows: 0 }))
  for (const table of tables) {
    for (const [index, list] of stream.changes(table.table).entries()) {
      const byOperation = new Map<number, string[][]>()
      for (const batch of list) {
        for (let row = 0; row < batch.rows; row++) {
          const [operation, , ...columns] = batch.columns
          const values = columns.map((column, at) => literalOf(valueAt(column, row), table.columns[at]!))
          const mark = table.columns.findIndex(({ name }) => name === 'updated_at')
          if (stamped && mark >= 0) values[mark] = literalOf(STAMP + index * 60e6, table.columns[mark]!)
          const kind = valueAt(operation!, row) as number
          byOperation.set(kind, [...(byOperation.get(kind) ?? []), values])
          batches[index]!.rows++
        }
      }
      for (const [kind, rows] of byOperation)
        batches[index]!.list.push(statementOf(kind, schema, table, rows))
    }
  }
  return batches
}

/** 2030-01-01 in microseconds: later than anything that is generated. */
const STAMP = 1_893_456_000e6

function statementOf(
  kind: number,
  schema: string,
  { table, columns, key }: GeneratedTable,
  rows: readonly (readonly string[])[],
): string {
  const place = `[${schema}].[${table}]`
  const names = columns.map(({ name }) => `[${name}]`)
  const values = rows.map((row) => `(${row.join(', ')})`).join(', ')
  const same = key.map((name) => `[${table}].[${name}] = v.[${name}]`).join(' AND ')
  if (kind === 0) return `INSERT INTO ${place} (${names.join(', ')}) VALUES ${values}`
  const from = `(VALUES ${values}) AS v(${names.join(', ')})`
  if (kind === 2) return `DELETE FROM ${place} WHERE EXISTS (SELECT 1 FROM ${from} WHERE ${same})`
  const rest = columns.filter(({ name }) => !key.includes(name))
  return `UPDATE ${place} SET ${rest.map(({ name }) => `[${name}] = v.[${name}]`).join(', ')} FROM ${from} WHERE ${same}`
}

function literalOf(value: string | number | null, column: GeneratedColumn): string {
  if (value === null || Number.isNaN(value)) return 'NULL'
  const type = serverTypeOf(column)
  switch (column.batchType) {
    case 'string': {
      const text = type.kind === 'uniqueidentifier' ? String(value).toUpperCase() : String(value)
      return `N'${text.replaceAll("'", "''")}'`
    }
    case 'enum':
      return `N'${column.words![Number(value)]!.replaceAll("'", "''")}'`
    case 'boolean':
      return value === 1 ? '1' : '0'
    case 'date':
      return `'${new Date(Number(value) * 86_400_000).toISOString().slice(0, 10)}'`
    case 'timestamp':
      return `'${momentText(Number(value), type.kind === 'datetime2' ? type.scale : 6)}'`
    case 'decimal':
      return decimalText(BigInt(value), column.scale ?? 0)
    default:
      return String(value)
  }
}

function momentText(micros: number, digits: number): string {
  const seconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19).replace('T', ' ')
  const fraction = String(((micros % 1e6) + 1e6) % 1e6).padStart(6, '0')
  return digits === 0 ? seconds : `${seconds}.${fraction.padEnd(7, '0').slice(0, digits)}`
}
