import type { Session } from '../adapters/adapter.ts'
import type { Source } from '../manifest/node.ts'
import type { LoadContext } from './load-context.ts'
import { appendLoad, type LoadRecord } from './loads-table.ts'

/** Notes the load of a source's table in `_loads`, within the transaction that loads it. */
export async function recordLoad(
  { adapter, batchId, loadedAt }: LoadContext,
  session: Session,
  source: Source,
  counts: Pick<LoadRecord, 'rows' | 'rejected' | 'checksum'> & Partial<Pick<LoadRecord, 'mode'>>,
): Promise<void> {
  const { rows, rejected, checksum, mode = 'full' } = counts
  await appendLoad(adapter, session, source.relation, {
    batchId,
    source: source.sourceName,
    table: source.relation.name,
    loader: source.loader ?? '',
    loadedAt,
    rows,
    rejected,
    checksum,
    mode,
  })
}
