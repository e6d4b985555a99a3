// What a preset is: a synthetic company with named tables, reproducible from a few numbers.

import type { Batch } from '../manifest/batch.ts'
import type { GeneratedTable } from './define-table.ts'

/** The knobs, settled. Same settings, same rows. */
export interface GenerateSettings {
  readonly preset: string
  readonly seed: number
  readonly customers: number
  /** First and last day, `YYYY-MM-DD`. */
  readonly start: string
  readonly end: string
  /** Share of records that are late, duplicate, missing or malformed, 0 to 1. */
  readonly dirty: number
  /** How many batches of changes follow; absent: none. The rows are then those before the first one. */
  readonly changes?: number
  /** The rows are those after so many of the batches; at most `changes`. */
  readonly as_of?: number
}

export interface Preset {
  readonly name: string
  readonly summary: string
  /** Raised whenever the same settings give other rows than before. */
  readonly version: number
  readonly defaults: { readonly customers: number; readonly start: string; readonly end: string }
  readonly tables: readonly GeneratedTable[]
  open(settings: GenerateSettings): Dataset
}

/** A company opened for reading. Every table can be read by itself, as often as one likes, in constant memory. */
export interface Dataset {
  /** The rows of a table in their fixed order; `batchRows` only says how they are cut into batches. */
  rows(table: string, batchRows: number): Iterable<Batch>
}

export const DEFAULT_BATCH_ROWS = 4096
