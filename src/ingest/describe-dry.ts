import type { Source } from '../manifest/node.ts'
import { readFilesRequest } from './files/files-request.ts'
import type { DryRead } from './ingest-event.ts'
import type { Loaded } from './load-context.ts'

/** What a load from files or of generated rows would read; how many rows that gives is known when they are read. */
export function describeDry(source: Source): Loaded {
  const reads =
    source.loader === 'files'
      ? `files "${readFilesRequest(source).paths.join('", "')}"`
      : 'rows that are generated'
  const dry: DryRead = { mode: 'full', reads, rows: null }
  const message = `would read ${reads}`
  return { status: 'skipped', rows: 0, rejected: 0, dry, message, checksum: '', problems: [] }
}
