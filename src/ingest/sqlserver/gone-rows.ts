// Rows that a table has and its server has not: found by comparing keys, where no cursor has told of them.

import type { Adapter, Session } from '../../adapters/adapter.ts'
import type { Column } from '../../manifest/column.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { LoadContext } from '../load-context.ts'
import { DELETED_AT } from './chunk-writer.ts'
import { type KeyColumn, sameKey } from './same-key.ts'

/** The moment of a load, as the target's SQL. Milliseconds since the epoch. */
export function momentOf({ statements }: Adapter, loadedAt: number): string {
  const text = new Date(loadedAt).toISOString().replace('T', ' ').replace('Z', '+00')
  return `CAST(${statements.literal(text)} AS ${statements.typeName('TIMESTAMP', 'bigquery')})`
}

/**
 * Copies rows of `from` whose key `into` lacks, marked as gone: with the former mark where there is one. Columns that
 * `into` has no more are left behind, and what does not convert to a column's new type is NULL. Gives how many.
 */
export async function keepGone(
  { adapter, signal, loadedAt }: LoadContext,
  session: Session,
  {
    from,
    former,
    into,
    key,
  }: {
    readonly from: Relation
    readonly former: readonly Column[]
    readonly into: Relation
    readonly key: readonly KeyColumn[]
  },
): Promise<number> {
  const { quote, quoteName } = adapter.statements
  const columns = (await adapter.catalog.columns(into, { signal }, session)) ?? []
  const before = new Map(former.map((column) => [column.name.toLowerCase(), column]))
  const cast = adapter.dialect === 'bigquery' ? 'SAFE_CAST' : 'TRY_CAST'
  const now = momentOf(adapter, loadedAt)
  const taken = columns.flatMap(({ name, type }) => {
    const column = before.get(name.toLowerCase())
    if (name.toLowerCase() === DELETED_AT)
      return [{ name, sql: column ? `COALESCE(kept.${DELETED_AT}, ${now})` : now }]
    if (!column) return []
    const value = `kept.${quoteName(column.name)}`
    return [{ name, sql: column.type === type ? value : `${cast}(${value} AS ${type})` }]
  })
  const { rowsAffected } = await session.execute(
    `INSERT INTO ${quote(into)} (${taken.map(({ name }) => quoteName(name)).join(', ')})
SELECT ${taken.map(({ sql }) => sql).join(', ')} FROM ${quote(from)} AS kept
WHERE NOT EXISTS (SELECT 1 FROM ${quote(into)} AS other WHERE ${sameKey(key, 'other', 'kept', adapter)})`,
    { signal },
  )
  return rowsAffected ?? 0
}

/** Rows of `from` whose key does not stand in `there` are deleted, or marked. */
export async function removeMissing(
  { adapter, signal, loadedAt }: LoadContext,
  session: Session,
  {
    from,
    there,
    key,
    soft,
  }: {
    readonly from: Relation
    readonly there: Relation
    readonly key: readonly KeyColumn[]
    readonly soft: boolean
  },
): Promise<void> {
  const { quote } = adapter.statements
  const missing = `NOT EXISTS (SELECT 1 FROM ${quote(there)} AS other WHERE ${sameKey(key, 'other', 'kept', adapter)})`
  await session.execute(
    soft
      ? `UPDATE ${quote(from)} AS kept SET ${DELETED_AT} = ${momentOf(adapter, loadedAt)} WHERE kept.${DELETED_AT} IS NULL AND ${missing}`
      : `DELETE FROM ${quote(from)} AS kept WHERE ${missing}`,
    { signal },
  )
}
