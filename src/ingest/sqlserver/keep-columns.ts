// Columns that a table has and its server has no more: rows that come again keep what they had there.

import type { Adapter, Session } from '../../adapters/adapter.ts'
import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { LoadContext } from '../load-context.ts'
import { type KeyColumn, keyValue } from './same-key.ts'

export interface KeptColumns {
  /** The table as it is. */
  readonly from: Relation
  readonly columns: readonly Column[]
  readonly key: readonly KeyColumn[]
}

/** Adds the columns to `into`, with the values of the rows of the same key; NULL in others, and where there is no key. */
export async function keepColumns(
  { adapter, signal }: LoadContext,
  session: Session,
  { from, columns, key }: KeptColumns,
  into: Relation,
): Promise<void> {
  const { quote, quoteName, addColumn } = adapter.statements
  for (const column of columns) await session.execute(addColumn(into, column), { signal })
  if (key.length === 0 || columns.length === 0) return
  const former = `SELECT ${[
    ...key.map((column, index) => `${keyValue(column, 'former', adapter)} AS k${index}`),
    ...columns.map(({ name }, index) => `ANY_VALUE(former.${quoteName(name)}) AS v${index}`),
  ].join(', ')}
FROM ${quote(from)} AS former GROUP BY ${key.map((_, index) => `k${index}`).join(', ')}`
  const values = columns.map(({ name }, index) => `${quoteName(name)} = former.v${index}`)
  const same = key.map((column, index) => `${keyValue(column, 'fresh', adapter)} = former.k${index}`)
  await session.execute(
    `UPDATE ${quote(into)} AS fresh SET ${values.join(', ')}
FROM (${former}) AS former WHERE ${same.join(' AND ')}`,
    { signal },
  )
}

/** Those of a table that are in the list, whatever their case; none where the table is not there. */
export async function columnsNamed(
  adapter: Adapter,
  relation: Relation,
  names: readonly string[],
): Promise<readonly Column[]> {
  if (names.length === 0) return []
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const columns = (await adapter.catalog.columns(relation)) ?? []
  return columns.filter(({ name }) => wanted.has(name.toLowerCase()))
}
