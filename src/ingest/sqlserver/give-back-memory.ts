import type { Adapter } from '../../adapters/adapter.ts'

/** Of the engine in memory that writes the files: none; what it holds is bounded by the rows of a file. */
export const LOCAL_LIMIT = '1TB'

/**
 * To the system, what the whole process has freed. The C library keeps that for each of its threads, a quarter of an
 * extract's peak. DuckDB asks for it back when its limit is set, also to what it is.
 */
export async function giveBackMemory(local: Adapter): Promise<void> {
  await local.connection.execute(`SET GLOBAL memory_limit = '${LOCAL_LIMIT}'`)
}
