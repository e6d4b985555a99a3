// Files that the warehouse reads by itself, where they lie: `gs://bucket/folder/*.parquet`.

import { createHash } from 'node:crypto'
import type { Source } from '../../manifest/node.ts'
import { filesElsewhere } from '../../problems/catalogue/ingest.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { LoadContext, Loaded } from '../load-context.ts'
import { recordLoad } from '../record-load.ts'
import { BATCH_ID, LOADED_AT } from '../stamp-batches.ts'
import type { FilesRequest } from './files-request.ts'
import { formatOf } from './find-files.ts'
import { isNotStamp } from './match-columns.ts'

export function isRemote({ paths }: FilesRequest): boolean {
  return paths.some((path) => path.startsWith('gs://'))
}

/** Whether anything changed there is not looked at: it is loaded every time. */
export async function loadRemote(
  context: LoadContext,
  source: Source,
  request: FilesRequest,
): Promise<Loaded> {
  const { adapter, signal, batchId, loadedAt, dialect } = context
  const { relation, at } = source
  const [path = ''] = request.paths
  if (adapter.loader.loadRemote === undefined || !request.paths.every((each) => each.startsWith('gs://')))
    throw new ProblemError(filesElsewhere({ path, at }))
  const format = request.format ?? formatOf(path, source)
  const { text } = request
  const waiting = { ...relation, name: `${relation.name}__strata_${shortened(batchId)}` }
  const columns = source.columns.filter(isNotStamp)
  const { rows } = await adapter.loader.loadRemote(
    { ...text, uris: request.paths, format },
    waiting,
    columns,
    {
      ...{ signal, dialect, at },
    },
  )
  const checksum = createHash('sha256')
    .update(JSON.stringify([request.paths, batchId]))
    .digest('hex')
  const { literal, quote } = adapter.statements
  const moment = literal(new Date(loadedAt).toISOString())
  const sql = `SELECT *, CAST(${moment} AS TIMESTAMP) AS ${LOADED_AT}, ${literal(batchId)} AS ${BATCH_ID}\nFROM ${quote(waiting)}`
  await context.transaction(async (session) => {
    const table = { ...relation, kind: 'table' as const }
    const query = { sql, rendered: sql, locate: () => undefined }
    for (const statement of adapter.statements.replace(table, query, { config: {} }, table))
      await session.execute(statement, { signal, at })
    await session.execute(adapter.statements.drop({ ...waiting, kind: 'table' }), { signal })
    await recordLoad(context, session, source, { rows, rejected: 0, checksum })
  })
  const message = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'} from ${request.paths.join(', ')}`
  return { status: 'loaded', rows, rejected: 0, message, checksum, problems: [] }
}

/** As runs name what they hide, so that the next run finds what a dead one left. */
function shortened(batchId: string): string {
  return createHash('sha256').update(batchId).digest('hex').slice(0, 8)
}
