// Generated rows as plain objects, for the tests of this room.

import type { Batch, BatchColumn } from '../manifest/batch.ts'
import { openDataset } from './open-dataset.ts'
import type { SettledPreset } from './settle-settings.ts'
import { settleSettings } from './settle-settings.ts'

export type Cell = string | number | boolean | null
/** Times in microseconds, days as numbers, words and identifiers as text. */
export interface Row {
  readonly [column: string]: Cell
}

export function settle(preset: string, knobs: { readonly [knob: string]: string | number }): SettledPreset {
  const settled = settleSettings({ preset, ...knobs }, (problem) => {
    throw new Error(problem.message)
  })
  return settled!
}

export function rowsOf(settled: SettledPreset, table: string, batchRows = 1000): readonly Row[] {
  const names = settled.preset.tables.find((candidate) => candidate.table === table)!.columns
  const rows: Row[] = []
  for (const batch of openDataset(settled).rows(table, batchRows)) {
    for (let row = 0; row < batch.rows; row++) {
      rows.push(Object.fromEntries(names.map(({ name }, index) => [name, cell(batch, index, row)])))
    }
  }
  return rows
}

function cell(batch: Batch, index: number, row: number): Cell {
  const column: BatchColumn = batch.columns[index]!
  if (column.type === 'string') return column.values[row] ?? null
  if (column.nulls?.[row] === 1) return null
  const value = Number(column.values[row])
  if (column.type === 'enum') return column.words[value]!
  return column.type === 'boolean' ? value === 1 : value
}
