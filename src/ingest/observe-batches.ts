import type { Batch } from '../manifest/batch.ts'

/** Passes batches on, says how many rows have passed, and stops between two of them when the signal is aborted. */
export function* observeBatches(
  batches: Iterable<Batch>,
  onRows: (rows: number) => void,
  signal: AbortSignal | undefined,
): Iterable<Batch> {
  let rows = 0
  for (const batch of batches) {
    signal?.throwIfAborted()
    rows += batch.rows
    onRows(rows)
    yield batch
  }
}
