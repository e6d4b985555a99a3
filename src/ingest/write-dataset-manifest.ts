import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { GeneratedTable } from '../generate/define-table.ts'
import type { SettledPreset } from '../generate/settle-settings.ts'
import type { IngestSummary } from './ingest-event.ts'

export const MANIFEST = '_manifest.json'

/** The preset whose data a manifest describes; undefined where there is no manifest of ours. */
export function readManifestPreset(file: string): string | undefined {
  try {
    const { preset } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof preset === 'string' ? preset : undefined
  } catch {
    return undefined
  }
}

/** Writes what a folder of generated data holds and from which settings it can be made again, byte for byte. */
export function writeDatasetManifest(
  file: string,
  { preset, settings }: SettledPreset,
  format: string,
  tables: readonly GeneratedTable[],
  summary: IngestSummary,
): void {
  const loads = new Map(summary.loads.map((load) => [load.table, load]))
  const content = {
    preset: preset.name,
    generator_version: preset.version,
    settings,
    format,
    tables: tables.map((table) => {
      const load = loads.get(table.table)
      return {
        name: table.table,
        description: table.description,
        ...(load?.file && format !== 'duckdb' ? { file: basename(load.file) } : {}),
        rows: load?.rows ?? 0,
        ...(load?.checksum ? { sha256: load.checksum } : {}),
        key: table.key,
        columns: table.columns.map(({ name, type, description, nullable }) => {
          return { name, type, nullable, description }
        }),
      }
    }),
    // Of the run, not of the rows: differs from one run to the next.
    timing: {
      started_at: new Date(summary.startedAt).toISOString(),
      milliseconds: summary.finishedAt - summary.startedAt,
      tables: Object.fromEntries(summary.loads.map(({ table, milliseconds }) => [table, milliseconds])),
    },
  }
  writeFileSync(`${file}.part`, `${JSON.stringify(content, undefined, 2)}\n`)
  renameSync(`${file}.part`, file)
}
