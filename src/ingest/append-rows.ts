import type { Adapter, Session } from '../adapters/adapter.ts'
import type { Batch, BatchColumn, BatchSchema } from '../manifest/batch.ts'
import type { Relation } from '../manifest/relation.ts'

/**
 * A few rows for the books of a raw schema. Where many tables of a run write to one table of a service, that is done by INSERT: load jobs
 * into one table may follow each other only so fast.
 */
export async function appendRows(
  adapter: Adapter,
  session: Session,
  schema: BatchSchema,
  batch: Batch,
  into: Relation,
): Promise<void> {
  if (adapter.can.transactionalDdl) {
    await adapter.loader.loadBatches(schema, [batch], into, { mode: 'append', session })
    return
  }
  const { quote, quoteName } = adapter.statements
  const names = schema.columns.map(({ name }) => quoteName(name))
  const rows = Array.from({ length: batch.rows }, (_, row) => {
    const values = batch.columns.map((column) => literalAt(adapter, column, row))
    return `(${values.join(', ')})`
  })
  const sql = `INSERT INTO ${quote(into)} (${names.join(', ')}) VALUES\n${rows.join(',\n')}`
  await session.execute({ sql, purpose: `note it in "${into.name}"` })
}

function literalAt({ statements }: Adapter, { type, values }: BatchColumn, row: number): string {
  const value = values[row]
  if (value === null || value === undefined) return 'NULL'
  if (type === 'string') return statements.literal(String(value))
  if (type !== 'timestamp') return String(value)
  // Microseconds since the epoch, of moments in whole milliseconds.
  const text = new Date(Number(value) / 1000).toISOString().replace('T', ' ').replace('Z', '+00')
  return `CAST(${statements.literal(text)} AS ${statements.typeName('TIMESTAMP', 'bigquery')})`
}
