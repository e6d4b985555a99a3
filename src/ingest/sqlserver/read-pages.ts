// A whole table in ranges of its key, each range a file, so that a load that broke off goes on where it stopped. Only for
// tables whose changes since its beginning can be read afterwards.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerConnection, ServerParameters } from '../../connections/server-connection.ts'
import { afterKey, keysApart, upToKey } from '../../connections/sqlserver/t-sql/key-ranges.ts'
import { countRows, readTable } from '../../connections/sqlserver/t-sql/read.ts'
import { type Chunk, type ChunkOptions, ChunkWriter } from './chunk-writer.ts'
import { collectRows } from './collect-rows.ts'
import type { Work } from './load-work.ts'
import type { Extract } from './publish-extract.ts'
import type { SqlserverRequest } from './request.ts'
import { pageRows, rangeRows } from './row-group.ts'
import { textOf } from './text-builder.ts'

/** Of the key: after `from`, up to `to`, which is in it. */
interface Range {
  readonly from?: readonly string[]
  readonly to?: readonly string[]
  chunks: readonly Chunk[]
  /** The key of the last row, as exact text. */
  last?: readonly string[]
  done: boolean
}

interface Progress {
  readonly identity: string
  /** Where the next load begins: from before the first range was read. */
  readonly position: string
  readonly ranges: readonly Range[]
}

const FILE = 'progress.json'

interface Beginning {
  readonly identity: string
  readonly position: string
  readonly from: Progress | undefined
}

/** Where an earlier load of the same table stopped, if what has changed since it began can still be read. */
export async function resumePosition(
  folder: string,
  identity: string,
  canFollow: (position: string) => Promise<boolean>,
): Promise<Progress | undefined> {
  const progress = readProgress(join(folder, FILE))
  const chunks = progress?.ranges?.flatMap((range) => range.chunks)
  if (progress?.identity !== identity || !chunks?.every(({ file }) => existsSync(file))) return undefined
  return (await canFollow(progress.position)) ? progress : undefined
}

function readProgress(file: string): Progress | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Progress
  } catch {
    return undefined
  }
}

/** The ranges are read at once by as many sessions as are free, in the order of the key in any case. */
export async function readPages(
  work: Work,
  writing: ChunkOptions,
  { identity, position, from }: Beginning,
): Promise<Pick<Extract, 'chunks' | 'deletes'>> {
  const { request, run, context } = work
  const ranges = from?.ranges ?? (await cutIntoRanges(work))
  const rowsOf = ({ chunks }: Range) => chunks.reduce((sum, { rows }) => sum + rows, 0)
  const counts = ranges.map(rowsOf)
  const save = () => saveProgress(writing.folder, { identity, position, ranges })
  const stop = new AbortController()
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal
  const queue = [...ranges.entries()].filter(([, { done }]) => !done).values()
  const readSome = async (connection: ServerConnection, local: ChunkOptions['local']) => {
    for (const [index, range] of queue) {
      const folder = ranges.length === 1 ? writing.folder : join(writing.folder, `range-${index}`)
      const onRows = (rows: number) => {
        counts[index] = rowsOf(range) + rows
        context.onRows(counts.reduce((sum, count) => sum + count, 0))
      }
      const place = { connection, request, writing: { ...writing, local, folder } }
      await readRange(range, { ...place, signal, onRows, save, alone: ranges.length === 1 })
    }
  }
  const helped = async () => {
    const lease = run.snapshots.leaseIfFree(request.connection!)
    if (lease === undefined) return
    let broken = true
    try {
      await readSome(lease.database.connection, await run.openLocal())
      broken = false
    } finally {
      await lease.giveBack(broken)
    }
  }
  const first = readSome(work.database.connection, writing.local)
  const others = Array.from({ length: Math.min(request.keyRanges, ranges.length) - 1 }, helped)
  await allOrStop([first, ...others], stop)
  return { chunks: ranges.flatMap(({ chunks }) => chunks), deletes: [] }
}

/** All are over when this is; the first failure ends the others, and is what is told. */
async function allOrStop(works: readonly Promise<void>[], stop: AbortController): Promise<void> {
  let failure: { readonly error: unknown } | undefined
  const told = works.map((work) =>
    work.catch((error) => {
      failure ??= { error }
      stop.abort(error)
    }),
  )
  await Promise.all(told)
  if (failure) throw failure.error
}

async function cutIntoRanges({ database, request, settled }: Work): Promise<readonly Range[]> {
  const { connection } = database
  const { keyRanges, batchRows, table, where } = request
  if (keyRanges === 1) return [{ chunks: [], done: false }]
  const [counted] = await connection.query(countRows(table, [where]))
  const rows = Number(counted?.[0] ?? 0)
  if (rows <= batchRows) return [{ chunks: [], done: false }]
  const key = settled.key.map(({ column }) => column)
  const step = rangeRows(rows, keyRanges)
  const found = await connection.query(keysApart(table, key, where), { step })
  const bounds = found.map((row) => row.map((value) => textOf(value) ?? '')).slice(0, keyRanges - 1)
  return [...bounds, undefined].map((to, index) => ({
    ...(index > 0 ? { from: bounds[index - 1]! } : {}),
    ...(to === undefined ? {} : { to }),
    chunks: [],
    done: false,
  }))
}

interface ReadRange {
  readonly connection: ServerConnection
  readonly request: SqlserverRequest
  readonly writing: ChunkOptions
  readonly signal: AbortSignal
  readonly onRows: (rows: number) => void
  readonly save: () => void
  /** There is no other range: what comes after the last page of it is the target. */
  readonly alone: boolean
}

async function readRange(range: Range, reading: ReadRange): Promise<void> {
  const { connection, request, writing, signal } = reading
  const key = writing.key.map(({ column }) => column)
  const base = {
    table: request.table,
    columns: writing.shapes.map(({ column }) => column),
    orderBy: key.map(({ name }) => name),
    rows: pageRows(request.batchRows),
  }
  const { to } = range
  for (;;) {
    const after = range.last ?? range.from
    const parameters = { ...named('k', after), ...named('u', to) }
    const where = [request.where, after && afterKey(key), to && upToKey(key)]
    const writer = new ChunkWriter({ ...writing, batchRows: Number.POSITIVE_INFINITY }, range.chunks.length)
    const sql = readTable({ ...base, where })
    for await (const batch of collectRows(connection, { sql, parameters }, writer, signal)) {
      await writer.add(batch)
      reading.onRows(writer.rows)
    }
    await writer.flush(true)
    if (writer.rows > 0) range.last = writer.last(writing.key)
    range.chunks = [...range.chunks, ...writer.chunks]
    range.done = writer.rows < base.rows
    if (!(range.done && reading.alone)) reading.save()
    if (range.done) return
  }
}

function named(letter: string, values: readonly string[] | undefined): ServerParameters {
  return Object.fromEntries((values ?? []).map((value, index) => [`${letter}${index}`, value]))
}

function saveProgress(folder: string, progress: Progress): void {
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `${FILE}.part`)
  writeFileSync(part, JSON.stringify(progress))
  renameSync(part, join(folder, FILE))
}
