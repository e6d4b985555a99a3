// The list of columns in CREATE TABLE, where a query alone does not say enough: NOT NULL, and pseudo-columns.

import type { Column } from '../../../manifest/column.ts'
import type { JsonObject } from '../../../manifest/json.ts'
import { quoteName } from './names.ts'

/** `(a INT64 NOT NULL, b STRING)`; undefined where a type is not known. */
export function columnList(columns: readonly Column[]): string | undefined {
  if (columns.length === 0 || columns.some(({ type }) => type === undefined)) return undefined
  const lines = columns.map(
    (column) => `${quoteName(column.name)} ${column.type}${isRequired(column) ? ' NOT NULL' : ''}`,
  )
  return `(\n  ${lines.join(',\n  ')}\n)\n`
}

/** Arrays are never null, and the service refuses to be told so. */
export function isRequired(column: Column): boolean {
  if (/^array\b/i.test(column.type ?? '')) return false
  return (column.constraints ?? []).some((constraint) => (constraint as JsonObject).type === 'not_null')
}

/** Names of a struct's fields come as `address.city` in schema files; these are no columns of their own. */
export const isNested = ({ name }: Pick<Column, 'name'>): boolean => name.includes('.')
