import type { Relation } from '../manifest/relation.ts'
import type { MergeSpec, Statement } from './adapter.ts'

/** How a warehouse writes names. */
interface Quoting {
  readonly quote: (relation: Relation) => string
  readonly quoteName: (name: string) => string
}

/** MERGE by key alone. */
export const mergeStatement =
  ({ quote, quoteName }: Quoting) =>
  (spec: MergeSpec): Statement => {
    const ofSource = (name: string) => `DBT_INTERNAL_SOURCE.${quoteName(name)}`
    const updates = spec.updateColumns.map((name) => `${quoteName(name)} = ${ofSource(name)}`)
    const names = spec.columns.map(quoteName).join(', ')
    const values = spec.columns.map(ofSource).join(', ')
    return {
      sql: [
        `MERGE INTO ${quote(spec.into)} AS DBT_INTERNAL_DEST`,
        `USING ${quote(spec.from)} AS DBT_INTERNAL_SOURCE`,
        `ON ${matchRows(quoteName, spec.uniqueKey, spec.predicates)}`,
        ...(updates.length === 0 ? [] : [`WHEN MATCHED THEN UPDATE SET ${updates.join(', ')}`]),
        `WHEN NOT MATCHED THEN INSERT (${names}) VALUES (${values})`,
      ].join('\n'),
      purpose: 'merge the new rows',
    }
  }

/** When a row of the table, DBT_INTERNAL_DEST, is the one that comes anew, DBT_INTERNAL_SOURCE. */
export function matchRows(
  quoteName: (name: string) => string,
  uniqueKey: readonly string[],
  predicates: readonly string[],
): string {
  const keys = uniqueKey.map(
    (key) => `DBT_INTERNAL_DEST.${quoteName(key)} = DBT_INTERNAL_SOURCE.${quoteName(key)}`,
  )
  return [...keys, ...predicates.map((predicate) => `(${predicate})`)].join('\n  AND ')
}
