import type { ServerConnection, ServerParameters } from '../../connections/server-connection.ts'
import type { Batch } from '../../manifest/batch.ts'
import type { ChunkWriter } from './chunk-writer.ts'

/** What a statement gives, in the form that `writer` takes. */
export async function* collectRows(
  connection: ServerConnection,
  { sql, parameters }: { readonly sql: string; readonly parameters: ServerParameters },
  writer: ChunkWriter,
  signal: AbortSignal | undefined,
): AsyncIterable<Batch> {
  try {
    yield* connection.collect(sql, parameters, writer.sink, { signal })
  } catch (error) {
    throw writer.told(error)
  }
}
