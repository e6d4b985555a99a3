import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Adapter } from '../../adapters/adapter.ts'

/** Of engines of ours that come and go with a table: none; what they hold is bounded by the rows of a file. */
export const LOCAL_LIMIT = '1TB'
/** In megabytes: enough for rows that are not very wide. */
const SPARING = 80

type Collect = (how: { readonly type: 'minor' }) => void
let collect: Collect | undefined

/** Bytes of sockets that are read and gone count for little until they are very many, so nobody collects them meanwhile. */
function collector(): Collect {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return typeof found === 'function' ? (found as Collect) : () => {}
}

/**
 * To the system, what the whole process has freed. The C library keeps that for each of its threads, a quarter of an
 * extract's peak. DuckDB asks for it back when its limit is set, also to what it is.
 */
export async function giveBackMemory(local: Adapter): Promise<void> {
  collect ??= collector()
  collect({ type: 'minor' })
  await setLimit(local, LOCAL_LIMIT)
}

/** With little memory; with as much as there is, where that is too little. `work` is done twice then. */
export async function sparingly<Result>(local: Adapter, work: () => Promise<Result>): Promise<Result> {
  try {
    // Refused where more than this is in use already.
    await setLimit(local, `${SPARING}MB`).catch(() => {})
    return await work()
  } catch (error) {
    if (!/out of memory|failed to (pin|allocate)/i.test((error as Error).message)) throw error
    await giveBackMemory(local)
    return await work()
  } finally {
    await giveBackMemory(local)
  }
}

/** Blocks of tables that an embedded warehouse has written and keeps in case they are read. Its limit is what it was afterwards. */
export async function forgetBlocks({ dialect, connection }: Adapter): Promise<void> {
  if (dialect !== 'duckdb') return
  const { rows } = await connection.query("SELECT current_setting('memory_limit')")
  const limit = String(rows[0]?.[0])
  // Refused where more than this is in use.
  await connection.execute(`SET GLOBAL memory_limit = '${SPARING}MB'`).catch(() => {})
  await connection.execute(`SET GLOBAL memory_limit = '${limit}'`)
}

async function setLimit(local: Adapter, limit: string): Promise<void> {
  await local.connection.execute(`SET GLOBAL memory_limit = '${limit}'`)
}
