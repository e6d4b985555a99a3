import type { Adapter } from '../adapters/adapter.ts'
import type { ChangeStream } from '../generate/changes.ts'
import { changedTable } from '../generate/changes.ts'
import type { GeneratedTable } from '../generate/define-table.ts'
import type { Batch } from '../manifest/batch.ts'
import type { Relation } from '../manifest/relation.ts'

/** Where changes go: a database that can change rows by their key. */
export interface ChangeSink {
  /**
   * Brings the changes of one table in. `form` has `_op` and `_late` before the columns of `table`; `batches` are in
   * that form. Applying the same changes twice leaves what applying them once leaves.
   */
  apply(table: GeneratedTable, form: GeneratedTable, batches: readonly Batch[]): Promise<void>
}

/**
 * Applies batch number `batch` (from 1) to a database that has seen the earlier ones, table after table, parents first;
 * only rows that nothing refers to are ever deleted.
 */
export async function applyChanges(
  stream: ChangeStream,
  tables: readonly GeneratedTable[],
  batch: number,
  sink: ChangeSink,
): Promise<void> {
  for (const table of tables) {
    const batches = stream.changes(table.table)[batch - 1] ?? []
    if (batches.length > 0) await sink.apply(table, changedTable(table), batches)
  }
}

/** A warehouse as a sink: rows of the key are taken out, and put in again unless they are deleted; one transaction. */
export function warehouseSink(adapter: Adapter, relationOf: (table: string) => Relation): ChangeSink {
  const { quote, quoteName } = adapter.statements
  return {
    async apply(table, form, batches) {
      const into = relationOf(table.table)
      const staged = { ...into, name: `${into.name}__changes` }
      const session = await adapter.connection.session()
      const names = table.columns.map(({ name }) => quoteName(name)).join(', ')
      const match = table.key
        .map((name) => `changed.${quoteName(name)} = kept.${quoteName(name)}`)
        .join(' AND ')
      try {
        await session.transaction(async () => {
          await adapter.loader.loadBatches({ ...form, table: staged.name }, batches, staged, { session })
          const changes = [
            {
              sql: `DELETE FROM ${quote(into)} AS kept WHERE EXISTS (SELECT 1 FROM ${quote(staged)} AS changed WHERE ${match})`,
              purpose: 'take out the rows that changed',
            },
            {
              sql: `INSERT INTO ${quote(into)} (${names}) SELECT ${names} FROM ${quote(staged)} WHERE _op <> 'delete'`,
              purpose: 'put in the rows that changed',
            },
          ]
          // Where a transaction is a text and not a session's.
          const { together } = adapter.statements
          for (const change of together === undefined ? changes : [together(changes)])
            await session.execute(change)
          await session.execute(adapter.statements.drop({ ...staged, kind: 'table' }))
        })
      } finally {
        session.release()
      }
    },
  }
}
