import type { Batch, BatchColumn, BatchSchema } from '../manifest/batch.ts'

export const LOADED_AT = '_loaded_at'
export const BATCH_ID = '_batch_id'

/** The schema of a loaded table: its own columns and the two that say when and by which load a row came. */
export function stampedSchema(schema: BatchSchema): BatchSchema {
  return {
    ...schema,
    columns: [
      ...schema.columns,
      {
        name: LOADED_AT,
        type: 'TIMESTAMP',
        batchType: 'timestamp',
        description: 'When the row was loaded, UTC.',
      },
      { name: BATCH_ID, type: 'STRING', batchType: 'enum', description: 'The load that brought the row.' },
    ],
  }
}

/** Adds the same two values to every row. The arrays are shared between batches. */
export function* stampBatches(batches: Iterable<Batch>, loadedAt: number, batchId: string): Iterable<Batch> {
  const words = [batchId]
  let stamps: readonly BatchColumn[] = []
  let room = -1
  for (const batch of batches) {
    if (batch.rows > room) {
      room = batch.rows
      stamps = [
        { type: 'timestamp', values: new Float64Array(room).fill(loadedAt * 1000) },
        { type: 'enum', words, values: new Uint8Array(room) },
      ]
    }
    yield { rows: batch.rows, columns: [...batch.columns, ...stamps] }
  }
}
