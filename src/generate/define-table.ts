// How a preset writes its tables down: one line per column, with the words that the documentation shows.

import type { BatchColumn, BatchSchema } from '../manifest/batch.ts'
import type { ServerType } from './server-types.ts'

/** A generated column: what a reader must know, and what the writers need. */
export interface GeneratedColumn {
  readonly name: string
  /** A GoogleSQL type name. */
  readonly type: string
  readonly description: string
  readonly batchType: BatchColumn['type']
  readonly scale?: number
  readonly nullable: boolean
  /** The only values that it takes, for a column of words. */
  readonly words?: readonly string[]
  /** `table.column` that its values come from. */
  readonly references?: string
  /** Its type in SQL Server, where the definition is more exact than `serverTypeOf` would be by itself. */
  readonly server?: ServerType
}

export interface GeneratedTable extends BatchSchema {
  readonly description: string
  /** The columns whose values together tell the rows apart. */
  readonly key: readonly string[]
  readonly columns: readonly GeneratedColumn[]
  /** What may change in a row that is there, without breaking what holds between columns and tables. */
  readonly mutable?: readonly string[]
  /** Only for tables of an operational database. */
  readonly relational?: RelationalTable
}

/**
 * What an operational database knows of a table beside its key (`key`), its foreign keys (`references`), its closed
 * vocabularies (`words`) and what cannot be null. Together they are all that its DDL needs.
 */
export interface RelationalTable {
  /** The column that the server numbers, from 1. The generated rows carry the same numbers. */
  readonly identity?: string
  /** A rowversion column, which the server fills by itself; it is not among the generated columns. */
  readonly rowVersion?: string
  /** Columns whose values together occur once, beside the key. */
  readonly unique: readonly (readonly string[])[]
  /** Conditions over one row, in SQL that every engine reads. */
  readonly checks: readonly { readonly name: string; readonly sql: string }[]
}

type Details = Partial<Pick<GeneratedColumn, 'nullable' | 'words' | 'references' | 'scale' | 'server'>>

function column(type: string, batchType: BatchColumn['type']) {
  return (name: string, description: string, details: Details = {}): GeneratedColumn => ({
    name,
    type,
    description,
    batchType,
    nullable: false,
    ...details,
  })
}

export const text = column('STRING', 'string')
/** Below 2^31; what may be larger is a `bigInteger`. */
export const integer = column('INT64', 'int32')
export const bigInteger = column('INT64', 'int64')
export const flag = column('BOOL', 'boolean')
export const day = column('DATE', 'date')
export const moment = column('TIMESTAMP', 'timestamp')
export const fraction = column('FLOAT64', 'double')

export function money(name: string, description: string, details: Details = {}): GeneratedColumn {
  return column('NUMERIC', 'decimal')(name, description, { scale: 2, ...details })
}

export function word(
  name: string,
  words: readonly string[],
  description: string,
  details: Details = {},
): GeneratedColumn {
  return column('STRING', 'enum')(name, description, { words, ...details })
}
