// What changed at a SQL Server since a table was loaded from it: rows that a comparison with the load is not about.

import type { Adapter } from '../adapters/adapter.ts'
import type { ChangedSince } from '../compare/server-side.ts'
import type { ServerConnection, ServerTable } from '../connections/server-connection.ts'
import { TRACKED_VERSIONS, trackedKeys } from '../connections/sqlserver/t-sql/changes.ts'
import { typedParameter } from '../connections/sqlserver/t-sql/exact.ts'
import { quoteName, quoteTable } from '../connections/sqlserver/t-sql/names.ts'
import { readTable } from '../connections/sqlserver/t-sql/read.ts'
import type { SqlserverRequest } from '../ingest/sqlserver/request.ts'
import { readState } from '../ingest/sqlserver/state-table.ts'
import type { Source } from '../manifest/node.ts'

/**
 * Undefined where nothing was loaded from this table, or where its cursor does not tell: everything is compared then as it
 * is now. Row versions and watermarks do not see rows that are deleted.
 */
export async function changedSinceLoad(
  target: Adapter,
  { relation }: Source,
  connection: ServerConnection,
  table: ServerTable,
  request: SqlserverRequest,
): Promise<ChangedSince | undefined> {
  const { database, schema } = relation
  const there = await target.catalog.relations([{ database, schema }])
  const state = await readState(target, relation, new Set(there.map(({ name }) => name.toLowerCase())))
  const origin = `${connection.label}/${table.schema}.${table.name}`
  if (!state || state.position === null || state.origin !== origin) return undefined
  const { position } = state
  switch (state.method) {
    case 'change_tracking': {
      // A position that the server forgot cannot tell: the next load reads everything.
      const [row] = await connection.query(TRACKED_VERSIONS, { table: quoteTable(table) })
      const [now, least] = (row ?? []).map((value) => (value === null ? undefined : BigInt(String(value))))
      const last = BigInt(position)
      if (now === undefined || least === undefined || last < least || last > now) return undefined
      return (key) => {
        if (!sameNames(key, table.key)) return undefined
        return { sql: trackedKeys(table, key), parameters: { last } }
      }
    }
    case 'rowversion': {
      const column = table.columns.find(({ base }) => base === 'timestamp')
      if (!column) return undefined
      const later = `${quoteName(column.name)} >= CAST(@low AS BINARY(8))`
      return (columns) => ({
        sql: readTable({ table, columns, where: [later] }),
        parameters: { low: Buffer.from(position, 'hex') },
      })
    }
    case 'watermark': {
      const wanted = request.cursor.column?.toLowerCase()
      const column = table.columns.find(({ name }) => name.toLowerCase() === wanted)
      if (!column) return undefined
      const later = `${quoteName(column.name)} > ${typedParameter(column, 'low')}`
      return (columns) => ({
        sql: readTable({ table, columns, where: [later] }),
        parameters: { low: position },
      })
    }
    default:
      return undefined
  }
}

function sameNames(columns: readonly { readonly name: string }[], names: readonly string[]): boolean {
  const fold = (list: readonly string[]) => JSON.stringify(list.map((name) => name.toLowerCase()).sort())
  return fold(columns.map(({ name }) => name)) === fold(names)
}
