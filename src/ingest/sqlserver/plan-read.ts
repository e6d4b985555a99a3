// Decides what is read of a table: everything, or what has changed since the last load, and from where the next one goes on.

import type {
  ServerColumn,
  ServerConnection,
  ServerParameters,
  ServerTable,
} from '../../connections/server-connection.ts'
import {
  CAPTURE_INSTANCE,
  CAPTURED_COLUMNS,
  CAPTURED_RANGE,
  capturedChanges,
  TRACKED_VERSIONS,
  trackedChanges,
} from '../../connections/sqlserver/t-sql/changes.ts'
import { typedParameter } from '../../connections/sqlserver/t-sql/exact.ts'
import { quoteName, quoteTable } from '../../connections/sqlserver/t-sql/names.ts'
import { highestValue, readTable } from '../../connections/sqlserver/t-sql/read.ts'
import { serverPermissionDenied } from '../../problems/catalogue/connections.ts'
import {
  sqlserverColumnMissing,
  sqlserverKeyMissing,
  sqlserverReloaded,
  sqlserverSinceUseless,
  sqlserverTrackingOff,
} from '../../problems/catalogue/sqlserver.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import type { HeldDatabase } from './held-database.ts'
import { CURSOR_METHODS, type SqlserverRequest } from './request.ts'
import { shiftBack } from './shift-back.ts'
import type { TableState } from './state-table.ts'

export interface ReadPlan {
  readonly kind: 'full' | 'changes'
  /** For people, e.g. `changes since version 17`. */
  readonly said: string
  readonly sql: string
  readonly parameters: ServerParameters
  /** Columns before the table's own: the operation, and where `tracked` the key. */
  readonly lead: 'none' | 'operation' | 'operation and key'
  /** Saved when the target has committed. */
  readonly position: string | null
  readonly warnings: readonly Problem[]
}

export interface Planning {
  readonly database: HeldDatabase
  readonly table: ServerTable
  readonly request: SqlserverRequest
  /** Columns to read. */
  readonly columns: readonly ServerColumn[]
  readonly key: readonly ServerColumn[]
  /** Undefined: nothing to go on from. */
  readonly state: TableState | undefined
  /** `--since`, a value of the watermark column. */
  readonly since: string | undefined
  readonly at: Location | undefined
}

export async function planRead(planning: Planning): Promise<ReadPlan> {
  const { request, key, table, at, since } = planning
  const method = request.mode === 'full' ? 'full' : request.cursor.method
  if (since !== undefined && method !== 'watermark')
    throw new ProblemError(sqlserverSinceUseless({ table: nameOf(table), at }))
  if (method === 'full') return wholeTable(planning, null)
  if (method === 'watermark') watermarkColumn(planning)
  if (key.length === 0) throw new ProblemError(sqlserverKeyMissing({ table: nameOf(table), at }))
  switch (method) {
    case 'change_tracking':
      return planTracked(planning)
    case 'rowversion':
      return planRowVersion(planning)
    case 'cdc':
      return planCaptured(planning)
    default:
      return planWatermark(planning)
  }
}

function nameOf({ schema, name }: ServerTable): string {
  return `${schema}.${name}`
}

function wholeTable(planning: Planning, position: string | null, why?: string): ReadPlan {
  const { table, columns, request, at } = planning
  return {
    kind: 'full',
    said: why === undefined ? 'the whole table' : `the whole table, because ${why}`,
    sql: readTable({ table, columns, where: [request.where] }),
    parameters: {},
    lead: 'none',
    position,
    warnings: why === undefined ? [] : [sqlserverReloaded({ table: nameOf(table), why, at })],
  }
}

/** The last version must not be older than what the server still remembers; TRUNCATE and switching off make it forget. */
async function planTracked(planning: Planning): Promise<ReadPlan> {
  const { database, table, key, columns, request, state, at } = planning
  const parameters = { table: quoteTable(table) }
  const [row] = await database.connection.query(TRACKED_VERSIONS, parameters)
  const [now, least] = (row ?? []) as (string | null)[]
  if (now === null || now === undefined || least === null || least === undefined) {
    const [name, label] = [nameOf(table), database.connection.label]
    throw new ProblemError(sqlserverTrackingOff({ table: name, database: label, at }))
  }
  const last = state?.position
  if (last === undefined || last === null) return wholeTable(planning, now)
  if (BigInt(last) < BigInt(least))
    return wholeTable(
      planning,
      now,
      `its changes since version ${last} are no longer kept (the oldest is ${least})`,
    )
  if (BigInt(last) > BigInt(now))
    return wholeTable(
      planning,
      now,
      `version ${last} is newer than the server's ${now}, which was restored or set up anew`,
    )
  return {
    kind: 'changes',
    said: `changes since version ${last}, up to ${now}`,
    sql: trackedChanges(table, key, columns, request.where),
    parameters: { last: BigInt(last) },
    lead: 'operation and key',
    position: now,
    warnings: [],
  }
}

/** Is what has changed since a position still there to be read? A restored server knows less than it did. */
export async function canFollow(
  { database, table, request }: Pick<Planning, 'database' | 'table' | 'request'>,
  position: string,
): Promise<boolean> {
  const { connection, rowVersion } = database
  switch (request.cursor.method) {
    case 'change_tracking': {
      const [row] = await connection.query(TRACKED_VERSIONS, { table: quoteTable(table) })
      const [now, least] = (row ?? []).map((value) => (value === null ? undefined : BigInt(String(value))))
      return now !== undefined && least !== undefined && BigInt(position) >= least && BigInt(position) <= now
    }
    case 'rowversion':
      return BigInt(`0x${position}`) <= BigInt(`0x${rowVersion}`)
    case 'cdc': {
      const instance = await captureInstance(connection, table)
      if (instance === undefined) return false
      const { low, least } = await capturedRange(connection, instance, position)
      return low !== null && least !== null && low >= least
    }
    default:
      return true
  }
}

async function planRowVersion(planning: Planning): Promise<ReadPlan> {
  const { database, table, columns, request, state, at } = planning
  const column = table.columns.find(({ base }) => base === 'timestamp')
  if (!column) {
    throw new ProblemError(
      sqlserverColumnMissing({
        setting: 'cursor: rowversion',
        column: 'rowversion',
        table: nameOf(table),
        known: table.columns.map(({ name }) => name),
        at,
      }),
    )
  }
  const high = database.rowVersion
  const low = state?.position
  if (low === undefined || low === null) return wholeTable(planning, high)
  if (BigInt(`0x${low}`) > BigInt(`0x${high}`))
    return wholeTable(
      planning,
      high,
      'its last row version is newer than the server knows, which was restored or set up anew',
    )
  const name = quoteName(column.name)
  const range = `${name} >= CAST(@low AS BINARY(8)) AND ${name} < CAST(@high AS BINARY(8))`
  return {
    kind: 'changes',
    said: `rows with a row version from 0x${low} to 0x${high}`,
    sql: readTable({ table, columns, where: [range, request.where] }),
    parameters: { low: Buffer.from(low, 'hex'), high: Buffer.from(high, 'hex') },
    lead: 'none',
    position: high,
    warnings: [],
  }
}

function watermarkColumn({ table, request, at }: Planning): ServerColumn {
  const wanted = request.cursor.column ?? ''
  const column = table.columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (!column) {
    const known = table.columns.map(({ name }) => name)
    const told = { setting: 'cursor', column: wanted, table: nameOf(table), known, words: CURSOR_METHODS }
    throw new ProblemError(sqlserverColumnMissing({ ...told, at: request.places.cursor ?? at }))
  }
  return column
}

async function planWatermark(planning: Planning): Promise<ReadPlan> {
  const { database, table, columns, request, state, since } = planning
  const column = watermarkColumn(planning)
  const [row] = await database.connection.query(highestValue(table, column, request.where))
  const value = row?.[0] ?? null
  const high = value === null ? null : String(value)
  const low = since ?? state?.position
  if (low === undefined || low === null) return wholeTable(planning, high)
  if (high === null)
    return { ...wholeTable(planning, low), kind: 'changes', said: 'nothing: the table is empty' }
  const from = since ?? shiftBack(low, column.base, request.cursor.overlap)
  const name = quoteName(column.name)
  const lower = `${name} > ${typedParameter(column, 'low')}`
  const upper = `${name} <= ${typedParameter(column, 'high')}`
  // A row without a value is never in a window, so it comes each time.
  const range = `(${lower} AND ${upper})${column.nullable ? ` OR ${name} IS NULL` : ''}`
  return {
    // Without a table there is nothing to apply changes to: it begins with these rows.
    kind: state === undefined ? 'full' : 'changes',
    said: `rows whose "${column.name}" is after ${from}, up to ${high}`,
    sql: readTable({ table, columns, where: [range, request.where] }),
    parameters: { low: from, high },
    lead: 'none',
    position: high,
    warnings: [],
  }
}

/** Undefined where the table is not captured. */
async function captureInstance(
  connection: ServerConnection,
  table: ServerTable,
): Promise<string | undefined> {
  const [found] = await connection.query(CAPTURE_INSTANCE, { source: quoteTable(table) }).catch((error) => {
    if (error instanceof ProblemError && error.problems[0]?.code === 'server-object-missing') return []
    throw error
  })
  return typeof found?.[0] === 'string' ? found[0] : undefined
}

/** Upper hex, which sorts as the server's numbers do. `low` is the first one after `last`. */
async function capturedRange(connection: ServerConnection, instance: string, last: string | null) {
  const [row] = await connection.query(CAPTURED_RANGE, {
    instance,
    last: last === null ? null : Buffer.from(last, 'hex'),
  })
  const [high = null, least = null, low = null] = (row ?? []).map((value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('hex').toUpperCase() : null,
  )
  return { high, least, low }
}

async function notCaptured(
  connection: ServerConnection,
  instance: string,
  columns: readonly ServerColumn[],
): Promise<readonly string[]> {
  const found = await connection.query(CAPTURED_COLUMNS, { instance })
  const captured = new Set(found.map(([name]) => String(name).toLowerCase()))
  return columns.map(({ name }) => name).filter((name) => !captured.has(name.toLowerCase()))
}

async function planCaptured(planning: Planning): Promise<ReadPlan> {
  const { database, table, columns, key, request, state, at } = planning
  const { connection } = database
  const instance = await captureInstance(connection, table)
  if (instance === undefined)
    throw new ProblemError(
      sqlserverTrackingOff({ table: nameOf(table), database: connection.label, cdc: true, at }),
    )
  const last = state?.position ?? null
  const { high, least, low } = await capturedRange(connection, instance, last)
  // The server says zero to a login that may not read the changes.
  if (least !== null && /^0+$/.test(least))
    throw new ProblemError(
      serverPermissionDenied({
        label: connection.label,
        detail: `The login may not read the changes captured as "${instance}".`,
      }),
    )
  if (last === null || high === null) return wholeTable(planning, high)
  if (high === last)
    return {
      ...wholeTable(planning, last),
      kind: 'changes',
      said: 'nothing: no change was captured',
      sql: '',
    }
  if (low === null || least === null || low < least)
    return wholeTable(planning, high, 'the changes since its last load are no longer kept')
  if (high < last)
    return wholeTable(
      planning,
      high,
      'its last captured change is newer than the server knows, which was restored or set up anew',
    )
  const lacking = await notCaptured(connection, instance, columns)
  if (lacking.length > 0)
    return wholeTable(
      planning,
      high,
      `its capture instance "${instance}" lacks ${lacking.join(', ')}: make a new one with sys.sp_cdc_enable_table`,
    )
  return {
    kind: 'changes',
    said: `changes captured from 0x${low} to 0x${high}`,
    sql: capturedChanges(instance, key, columns, request.where),
    parameters: { low: Buffer.from(low, 'hex'), high: Buffer.from(high, 'hex') },
    lead: 'operation',
    position: high,
    warnings: [],
  }
}
