// What the three file formats have in common once they are read: a raw table, and where its columns come from.

import type { Adapter, Session } from '../../adapters/adapter.ts'
import type { Location } from '../../problems/problem.ts'
import type { TextOptions } from './files-request.ts'
import type { FoundFile } from './find-files.ts'

/** The reader's own columns in the raw table. */
export const RAW_FILE = '__strata_file'
export const RAW_ROW = '__strata_row'
/** Short-lived tables of the session. */
export const RAW = 'strata_raw'
/** Records that could not even be split into columns: file, row, reason, record. */
export const UNREADABLE = 'strata_unreadable'

export interface ReadContext {
  readonly adapter: Adapter
  readonly session: Session
  readonly signal: AbortSignal | undefined
  readonly text: TextOptions
  /** Distinguishes the side tables of this load from those of an earlier one. */
  readonly token: string
  /** Where the source is declared. */
  readonly at: Location
  /** Names of a headerless file's columns. */
  readonly declared: readonly string[]
}

export interface RawColumn {
  readonly name: string
  /** Files that do not have it. */
  readonly missingIn: readonly string[]
  /** How its value is written over the raw table, as text or with a type of its own. */
  readonly sql: string
  /** The engine's type of `sql`; undefined where it is text that is still to be converted. */
  readonly type: string | undefined
  /** For a nested value of a text format: the same value, as JSON. */
  readonly json?: string
}

export interface RawTable {
  readonly columns: readonly RawColumn[]
  /** A record as text, for the rejects. */
  readonly record: string
  /** SQL: when the whole record cannot be used, and the words for it. */
  readonly unusable: { readonly when: string; readonly reason: string } | undefined
}

export type RawReader = (context: ReadContext, files: readonly FoundFile[]) => Promise<RawTable>
