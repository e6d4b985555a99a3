// A table of SQL Server as a side: its rows are hashed here while they stream, because the server hashes UTF-16.

import type {
  ServerColumn,
  ServerConnection,
  ServerParameters,
  ServerValue,
  TableName,
} from '../connections/server-connection.ts'
import { typedParameter } from '../connections/sqlserver/t-sql/exact.ts'
import { quoteName } from '../connections/sqlserver/t-sql/names.ts'
import { countRows, readTable } from '../connections/sqlserver/t-sql/read.ts'
import { type CanonicalType, readType } from './canonical-type.ts'
import { decimalText, floatText } from './canonical-value.ts'
import type { CanonicalRow, Side, SideOptions, SidePlan } from './side.ts'
import { streamSide } from './stream-side.ts'

export interface ServerSideOptions {
  readonly connection: ServerConnection
  readonly table: TableName
  /** A condition in T-SQL. */
  readonly where?: string | undefined
  readonly changedSince?: ChangedSince | undefined
}

/** A query for the keys that changed after the moment which the comparison is about; undefined: it cannot be told by this key. */
export type ChangedSince = (
  key: readonly ServerColumn[],
) => { readonly sql: string; readonly parameters: ServerParameters } | undefined

/** Keys that are looked up with one query; it may have 2,100 parameters. */
const KEYS_AT_ONCE = 100
const MOST_PARAMETERS = 2000
/** Types that `=` compares, and that a parameter can hold to the last bit. Rows without a key are looked up as a whole. */
const HAS_EQUALITY =
  /^(tinyint|smallint|int|bigint|bit|decimal|numeric|money|smallmoney|date|time|datetime|datetime2|datetimeoffset|smalldatetime|char|varchar|nchar|nvarchar|uniqueidentifier|binary|varbinary|timestamp)$/

/**
 * Compare within `connection.snapshot`, so that what is read a second time is what was read first. Rows of buckets that
 * differ are looked up by their key.
 */
export function serverSide({ connection, table, where, changedSince }: ServerSideOptions): Side {
  let known: Promise<readonly ServerColumn[] | undefined> | undefined
  const serverColumns = (options?: SideOptions) => {
    known ??= connection.tables(table, options).then((found) => found[0]?.columns)
    return known
  }
  const reader = async (plan: SidePlan, options?: SideOptions) => {
    const all = (await serverColumns(options)) ?? []
    const columns = plan.columns.map(({ name }) => {
      const column = all.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
      if (!column) throw new Error(`The table "${table.name}" has no column "${name}".`)
      return column
    })
    const types = columns.map(({ type }) => readType(type, 'sqlserver'))
    const convert = (rows: readonly (readonly ServerValue[])[]): CanonicalRow[] =>
      rows.map((row) =>
        row.map((value, index) => canonicalText(value, types[index]!, plan.columns[index]!.common)),
      )
    return { columns, convert }
  }
  return streamSide({
    label: `${connection.label}: ${table.schema}.${table.name}`,
    columns: async (options) =>
      (await serverColumns(options))?.map(({ name, type }) => ({
        name,
        typeName: type,
        type: readType(type, 'sqlserver'),
      })),
    async count(options) {
      const [row] = await connection.query(countRows(table, [where]), {}, options)
      return Number(row?.[0])
    },
    async *read(plan, options) {
      const { columns, convert } = await reader(plan, options)
      const sql = readTable({ table, columns, where: [where] })
      for await (const rows of connection.stream(sql, {}, options)) yield convert(rows)
    },
    async *changedKeys(plan, options) {
      const { columns, convert } = await reader(plan, options)
      const query = changedSince?.(columns.slice(0, plan.keys))
      if (!query) return
      for await (const rows of connection.stream(query.sql, query.parameters, options)) yield convert(rows)
    },
    async *readKeys(plan, keys, options) {
      const { columns, convert } = await reader(plan, options)
      if (!columns.slice(0, plan.keys).every(({ base }) => HAS_EQUALITY.test(base))) {
        const sql = readTable({ table, columns, where: [where] })
        for await (const rows of connection.stream(sql, {}, options)) yield convert(rows)
        return
      }
      const atOnce = Math.max(1, Math.min(KEYS_AT_ONCE, Math.floor(MOST_PARAMETERS / plan.keys)))
      for (let at = 0; at < keys.length; at += atOnce) {
        const chunk = keys.slice(at, at + atOnce)
        const { condition, parameters } = keyCondition(chunk, columns)
        const sql = readTable({ table, columns, where: [where, condition] })
        // The server's collation may find more than was asked for, e.g. another case: each row is given once.
        const wanted = new Set(chunk.map((key) => JSON.stringify(key)))
        for await (const rows of connection.stream(sql, parameters, options)) {
          yield convert(rows).filter((row) => wanted.has(JSON.stringify(row.slice(0, plan.keys))))
        }
      }
    },
  })
}

function keyCondition(keys: readonly CanonicalRow[], columns: readonly ServerColumn[]) {
  const parameters: { [name: string]: ServerValue } = {}
  const rows = keys.map((key, row) => {
    const parts = key.map((value, index) => {
      const column = columns[index]!
      if (value === null) return `${quoteName(column.name)} IS NULL`
      const name = `k${row}_${index}`
      const binary = readType(column.type, 'sqlserver').kind === 'binary'
      parameters[name] = binary ? Buffer.from(value, 'hex') : value
      return `${quoteName(column.name)} = ${typedParameter(column, name)}`
    })
    return `(${parts.join(' AND ')})`
  })
  return { condition: rows.join(' OR '), parameters }
}

/** A value as the connection gives it, in the form that every side writes. */
function canonicalText(value: ServerValue, own: CanonicalType, common: CanonicalType): string | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase()
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (common.kind === 'float') return floatText(Number(value))
  const text = String(value)
  switch (common.kind) {
    case 'decimal':
      return decimalText(text, common.scale)
    case 'timestamp':
      return momentText(text, common.digits)
    case 'time': {
      const [clock = '', fraction = ''] = text.split('.')
      return `${clock}.${fraction.padEnd(common.digits, '0')}`
    }
    case 'text':
    case 'uuid':
      return own.kind === 'uuid' ? text.toUpperCase() : text
    default:
      return text
  }
}

/** `2024-02-29 01:02:03.1234567 +05:30`, with or without fraction and offset, as an instant in UTC. */
function momentText(text: string, digits: number): string {
  const match = /^(\S+)(?: ([\d:]+)(?:\.(\d+))?)?(?: ([+-])(\d\d):(\d\d))?$/.exec(text)
  if (!match) return text
  const [, day = '', clock = '00:00:00', fraction = '', sign, hours = '0', minutes = '0'] = match
  const rest = digits === 0 ? '' : `.${fraction.padEnd(digits, '0')}`
  if (sign === undefined) return `${day}T${clock}${rest}`
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  const local = Date.parse(`${day}T${clock}Z`)
  return `${new Date(local - offset * 60_000).toISOString().slice(0, 19)}${rest}`
}
