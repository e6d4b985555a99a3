// A whole table in ranges of its key, each range a file, so that a load that broke off goes on where it stopped. Only for
// tables whose changes since its beginning can be read afterwards.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerConnection, ServerParameters } from '../../connections/server-connection.ts'
import { afterKey, readTable } from '../../connections/sqlserver/t-sql.ts'
import { type Chunk, type ChunkOptions, ChunkWriter } from './chunk-writer.ts'
import { collectRows } from './collect-rows.ts'
import type { Extract } from './publish-extract.ts'
import type { SqlserverRequest } from './request.ts'

interface Progress {
  readonly identity: string
  /** Where the next load begins: from before the first range was read. */
  readonly position: string
  readonly chunks: readonly Chunk[]
  /** The key of the last row, as exact text. */
  readonly last: readonly string[]
}

const FILE = 'progress.json'

export interface ReadPages {
  readonly connection: ServerConnection
  readonly writing: ChunkOptions
  readonly request: SqlserverRequest
  readonly identity: string
  readonly position: string
  readonly from: Progress | undefined
  readonly signal: AbortSignal | undefined
  readonly onRows: (rows: number) => void
}

/** Where an earlier load of the same table stopped, if what has changed since it began can still be read. */
export async function resumePosition(
  folder: string,
  identity: string,
  canFollow: (position: string) => Promise<boolean>,
): Promise<Progress | undefined> {
  const progress = readProgress(join(folder, FILE))
  if (progress?.identity !== identity || !progress.chunks.every(({ file }) => existsSync(file)))
    return undefined
  return (await canFollow(progress.position)) ? progress : undefined
}

function readProgress(file: string): Progress | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Progress
  } catch {
    return undefined
  }
}

export async function readPages(reading: ReadPages): Promise<Pick<Extract, 'chunks' | 'deletes'>> {
  const { connection, writing, request, identity, position, from, signal } = reading
  const chunks: Chunk[] = [...(from?.chunks ?? [])]
  let last = from?.last
  let count = chunks.reduce((sum, chunk) => sum + chunk.rows, 0)
  const key = writing.key.map(({ column }) => column)
  const base = {
    table: request.table,
    columns: writing.shapes.map(({ column }) => column),
    orderBy: key.map(({ name }) => name),
    rows: request.batchRows,
  }
  for (;;) {
    const parameters: ServerParameters = Object.fromEntries(
      (last ?? []).map((value, index) => [`k${index}`, value]),
    )
    const where = [request.where, last === undefined ? undefined : afterKey(key)]
    const writer = new ChunkWriter({ ...writing, batchRows: Number.POSITIVE_INFINITY }, chunks.length)
    const sql = readTable({ ...base, where })
    for await (const batch of collectRows(connection, { sql, parameters }, writer, signal)) {
      await writer.add(batch)
      last = writer.last(writing.key)
      reading.onRows(count + writer.rows)
    }
    await writer.flush(true)
    chunks.push(...writer.chunks)
    count += writer.rows
    if (writer.rows < request.batchRows) return { chunks, deletes: [] }
    saveProgress(writing.folder, { identity, position, chunks, last: last ?? [] })
  }
}

function saveProgress(folder: string, progress: Progress): void {
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `${FILE}.part`)
  writeFileSync(part, JSON.stringify(progress))
  renameSync(part, join(folder, FILE))
}
