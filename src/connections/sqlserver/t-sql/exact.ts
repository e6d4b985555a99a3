// Columns and parameters in types in which nothing is lost.

import type { ServerColumn } from '../../server-connection.ts'
import { quoteName } from './names.ts'

/**
 * A column as text or a plain type in which the driver loses nothing: it reads decimals and money into binary floating
 * point, and times into milliseconds. Style 2 gives money its four digits, 121 ISO with all digits of the
 * column's scale and the offset, 23 an ISO date. ("CAST and CONVERT": date and time styles, money and smallmoney styles)
 */
export function exactColumn({ name, base }: Pick<ServerColumn, 'name' | 'base'>, table?: string): string {
  const column = table === undefined ? quoteName(name) : `${table}.${quoteName(name)}`
  switch (base) {
    case 'decimal':
    case 'numeric':
      return `CONVERT(VARCHAR(41), ${column})`
    case 'money':
    case 'smallmoney':
      return `CONVERT(VARCHAR(41), ${column}, 2)`
    case 'date':
      return `CONVERT(VARCHAR(10), ${column}, 23)`
    case 'time':
    case 'datetime':
    case 'smalldatetime':
    case 'datetime2':
    case 'datetimeoffset':
      return `CONVERT(VARCHAR(34), ${column}, 121)`
    case 'xml':
    case 'json':
    case 'ntext':
      return `CONVERT(NVARCHAR(MAX), ${column})`
    case 'text':
      return `CONVERT(VARCHAR(MAX), ${column})`
    case 'image':
      return `CONVERT(VARBINARY(MAX), ${column})`
    default:
      return column
  }
}

export type Named = Pick<ServerColumn, 'name' | 'base'>

export function list(columns: readonly Named[], table?: string): string {
  return columns.map((column) => `${exactColumn(column, table)} AS ${quoteName(column.name)}`).join(', ')
}

/** Exact text in, the column's type out: no implicit conversion of the column, so that its index serves. */
export function typedParameter(
  column: Pick<ServerColumn, 'base' | 'type' | 'collation'>,
  parameter: string,
): string {
  if (column.base === 'timestamp') return `CAST(@${parameter} AS BINARY(8))`
  // The older types read text by the login's language unless a style is given.
  if (column.base === 'datetime' || column.base === 'smalldatetime')
    return `CONVERT(${column.base.toUpperCase()}, @${parameter}, 121)`
  // A parameter has the database's collation, whose code page may lack letters that the column's has. ("COLLATE")
  const bytes = column.base === 'char' || column.base === 'varchar'
  const collate = bytes && /^\w+$/.test(column.collation ?? '') ? ` COLLATE ${column.collation}` : ''
  return `CAST(@${parameter}${collate} AS ${column.type.toUpperCase()})`
}
