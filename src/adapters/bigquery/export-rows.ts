// Rows from BigQuery into a file: as JSON lines first, then in the wanted format by the embedded engine.

import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Json } from '../../manifest/json.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import type { Adapter, FileTarget, LoadResult, QueryOptions, RowChunk } from '../adapter.ts'

export async function writeRows(
  chunks: AsyncIterable<RowChunk>,
  to: FileTarget,
  local: Adapter,
  options: QueryOptions,
): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'strata-export-'))
  try {
    const file = join(folder, 'rows.ndjson')
    let head: Pick<RowChunk, 'columns' | 'types'> = { columns: [], types: [] }
    async function* lines(): AsyncGenerator<string> {
      for await (const { columns, types, rows } of chunks) {
        head = { columns, types }
        yield rows.map((row) => `${line(columns, row)}\n`).join('')
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(file))
    const { literal } = local.statements
    const types = head.types.map((type) => printType(parseType(type, 'bigquery'), 'duckdb') ?? 'VARCHAR')
    const columns = head.columns
      .map((name, index) => `${literal(name)}: ${literal(types[index]!)}`)
      .join(', ')
    const sql = `SELECT * FROM read_json(${literal(file)}, format = 'newline_delimited', maximum_object_size = 67108864, columns = {${columns}})`
    return await local.loader.exportTo({ sql }, to, options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function line(columns: readonly string[], row: readonly Json[]): string {
  return JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index]!])))
}
