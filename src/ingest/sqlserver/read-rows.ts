// How the rows of a table are read: as one stream, or in ranges of its key; and the keys alone.

import { join } from 'node:path'
import { readTable } from '../../connections/sqlserver/t-sql/read.ts'
import { type ChunkOptions, ChunkWriter } from './chunk-writer.ts'
import { collectRows } from './collect-rows.ts'
import type { Work } from './load-work.ts'
import type { Extract } from './publish-extract.ts'

/**
 * A first load goes in ranges of the key, so that it can go on where it broke off, where what changes meanwhile comes
 * with the next load. A full load without a cursor has no next: it is read as of one moment.
 */
export function inPages({ plan, request, settled, table }: Work): boolean {
  const keys = settled.key.map(({ column }) => column.name)
  return (
    plan.kind === 'full' &&
    request.mode === 'incremental' &&
    plan.position !== null &&
    Object.keys(plan.parameters).length === 0 &&
    keys.length > 0 &&
    // Any other order would make the server sort the table for each range.
    JSON.stringify(keys) === JSON.stringify(table.key) &&
    // A binary key has no text by which the next range could begin.
    settled.key.every(({ binary }) => !binary)
  )
}

/** The keys of all rows, where the cursor does not tell of deletes and they are to be found out. */
export async function readKeys(
  { context, database, plan, request, settled, table }: Work,
  writing: ChunkOptions,
): Promise<Extract['keys']> {
  if (!request.checkDeletes || plan.kind === 'full' || settled.key.length === 0) return undefined
  const columns = settled.key.map(({ column }) => column)
  const writer = new ChunkWriter({
    ...{ ...writing, folder: join(writing.folder, 'keys'), shapes: settled.key },
    ...{ absent: [], lead: 'none', newestBy: undefined, soft: false },
  })
  const statement = { sql: readTable({ table, columns, where: [request.where] }), parameters: {} }
  for await (const batch of collectRows(database.connection, statement, writer, context.signal))
    await writer.add(batch)
  await writer.flush(true)
  return writer.chunks
}

export async function readStream(
  { context, database, plan }: Work,
  writing: ChunkOptions,
): Promise<Pick<Extract, 'chunks' | 'deletes'>> {
  const writer = new ChunkWriter(writing)
  if (plan.sql !== '') {
    for await (const batch of collectRows(database.connection, plan, writer, context.signal)) {
      await writer.add(batch)
      context.onRows(writer.rows)
    }
  }
  await writer.flush(true)
  return { chunks: writer.chunks, deletes: writer.deletes }
}
