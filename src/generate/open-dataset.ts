import { dirtyBatches } from './dirty-batches.ts'
import type { Dataset } from './preset.ts'
import type { SettledPreset } from './settle-settings.ts'

/** A preset's company, with the wanted share of faulty records. */
export function openDataset({ preset, settings }: SettledPreset): Dataset {
  const clean = preset.open(settings)
  if (settings.dirty === 0) return clean
  return {
    rows(name, batchRows) {
      const table = preset.tables.find((candidate) => candidate.table === name)
      if (!table) throw new Error(`Preset "${preset.name}" has no table "${name}".`)
      return dirtyBatches(clean.rows(name, batchRows), table, settings, batchRows)
    },
  }
}
