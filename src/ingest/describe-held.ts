import type { LoadRecord } from './loads-table.ts'

/** Why nothing was loaded. */
export function describeHeld({ rows, batchId }: Pick<LoadRecord, 'rows' | 'batchId'>): string {
  return `already there: ${rows.toLocaleString('en')} rows of batch ${batchId}`
}
