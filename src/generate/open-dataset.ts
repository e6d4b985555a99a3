import { openChanges } from './changes.ts'
import type { GeneratedTable } from './define-table.ts'
import { dirtyBatches, dirtyTable } from './dirty-batches.ts'
import type { Dataset } from './preset.ts'
import type { SettledPreset } from './settle-settings.ts'

export interface OpenedDataset extends Dataset {
  /** The tables as their batches are: with faulty records, less is certain about a column. */
  readonly tables: readonly GeneratedTable[]
}

/**
 * A preset's company, with the wanted share of faulty records. `asText` says that it will be written as text, where a
 * faulty number or date can be any word.
 */
export function openDataset({ preset, settings }: SettledPreset, asText = false): OpenedDataset {
  const { changes, as_of = 0 } = settings
  const clean =
    changes === undefined ? preset.open(settings) : openChanges(preset, settings, changes).state(as_of)
  if (settings.dirty === 0) return { rows: clean.rows, tables: preset.tables }
  return {
    tables: preset.tables.map((table) => dirtyTable(table, asText)),
    rows(name, batchRows) {
      const table = preset.tables.find((candidate) => candidate.table === name)
      if (!table) throw new Error(`Preset "${preset.name}" has no table "${name}".`)
      return dirtyBatches(clean.rows(name, batchRows), table, settings, batchRows, asText)
    },
  }
}
