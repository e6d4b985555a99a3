import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Adapter, FileFormat } from '../adapters/adapter.ts'
import { changedTable, openChanges } from '../generate/changes.ts'
import type { SettledPreset } from '../generate/settle-settings.ts'
import { checksumFile } from './checksum-file.ts'
import { MANIFEST } from './write-dataset-manifest.ts'

export interface WrittenChanges {
  readonly batches: number
  readonly rows: number
}

/**
 * Writes `changes/0001/<table>.<format>`, ... into the folder of a dataset, and `changes/_manifest.json` last. A table
 * without changes in a batch has no file there. Rows begin with `_op` (insert, update, delete) and `_late`.
 */
export async function writeChanges(
  adapter: Adapter,
  { preset, settings }: SettledPreset,
  folder: string,
  format: FileFormat,
  signal: AbortSignal | undefined,
): Promise<WrittenChanges> {
  const count = settings.changes ?? 0
  const root = join(folder, 'changes')
  rmSync(root, { recursive: true, force: true })
  const stream = openChanges(preset, settings, count)
  const batches = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    folder: String(index + 1).padStart(4, '0'),
    tables: [] as { name: string; file: string; rows: number; sha256: string }[],
  }))
  let total = 0
  for (const table of preset.tables) {
    for (const [index, list] of stream.changes(table.table).entries()) {
      if (list.length === 0) continue
      signal?.throwIfAborted()
      const batch = batches[index]!
      const file = join(root, batch.folder, `${table.table}.${format}`)
      mkdirSync(join(root, batch.folder), { recursive: true })
      const { rows } = await adapter.loader.loadBatches(
        changedTable(table),
        list,
        { file, format },
        { signal },
      )
      batch.tables.push({ name: table.table, file: basename(file), rows, sha256: await checksumFile(file) })
      total += rows
    }
  }
  const content = {
    ...{ preset: preset.name, generator_version: preset.version, settings, format, batches },
    keys: Object.fromEntries(preset.tables.map(({ table, key }) => [table, key])),
  }
  mkdirSync(root, { recursive: true })
  const manifest = join(root, MANIFEST)
  writeFileSync(`${manifest}.part`, `${JSON.stringify(content, undefined, 2)}\n`)
  renameSync(`${manifest}.part`, manifest)
  return { batches: count, rows: total }
}
