// Reading and counting rows.

import type { TableName } from '../../server-connection.ts'
import { exactColumn, list, type Named } from './exact.ts'
import { quoteName, quoteTable } from './names.ts'

export interface ReadTable {
  readonly table: TableName
  readonly columns: readonly Named[]
  /** Conditions, joined by AND. */
  readonly where: readonly (string | undefined)[]
  /** With `rows`: the first so many in this order. */
  readonly orderBy?: readonly string[]
  readonly rows?: number
}

export function readTable({ table, columns, where, orderBy, rows }: ReadTable): string {
  const conditions = where.filter((one) => one !== undefined && one.trim() !== '').map((one) => `(${one})`)
  return `SELECT ${rows === undefined ? '' : `TOP (${rows}) `}${list(columns)}
FROM ${quoteTable(table)}${conditions.length > 0 ? `\nWHERE ${conditions.join(' AND ')}` : ''}${
    orderBy ? `\nORDER BY ${orderBy.map(quoteName).join(', ')}` : ''
  }`
}

export function countRows(table: TableName, where: readonly (string | undefined)[]): string {
  const conditions = where.filter((one) => one !== undefined && one.trim() !== '').map((one) => `(${one})`)
  return `SELECT COUNT_BIG(*) AS n FROM ${quoteTable(table)}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`
}

/** How many rows a statement gives. */
export function countQuery(sql: string): string {
  return `SELECT COUNT_BIG(*) AS n FROM (\n${sql}\n) AS q`
}

/** The highest value of a watermark column, exact. */
export function highestValue(table: TableName, column: Named, where: string | undefined): string {
  return `SELECT ${exactColumn({ name: 'high', base: column.base }, 'm')} AS high FROM (
SELECT MAX(${quoteName(column.name)}) AS high FROM ${quoteTable(table)}${where ? ` WHERE ${where}` : ''}) AS m`
}
