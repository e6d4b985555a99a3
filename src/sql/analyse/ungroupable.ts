import { notGroupable } from '../../problems/catalogue/sql-rules.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** BigQuery: JSON and GEOGRAPHY cannot be told apart from one another. */
export function tellUngroupable(
  node: { readonly start: number; readonly end: number },
  type: SqlType | undefined,
  what: string,
  work: Work,
): void {
  if (type?.kind !== 'json' && type?.kind !== 'geography') return
  report(work, node, notGroupable({ what, type: printType(type, 'bigquery') ?? type.kind.toUpperCase() }))
}
