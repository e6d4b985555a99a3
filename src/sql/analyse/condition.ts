import { notBoolean } from '../../problems/catalogue/sql.ts'
import type { Expression } from '../ast.ts'
import { printType } from '../type-text.ts'
import type { Value } from './scope.ts'
import type { Work } from './work.ts'
import { report } from './work.ts'

/** BigQuery wants BOOL where a condition stands; DuckDB casts. */
export function condition(at: Expression, value: Value, clause: string, work: Work): void {
  if (work.dialect !== 'bigquery') return
  const { kind } = value.type
  if (kind === 'bool' || kind === 'null' || kind === 'unknown') return
  report(work, at, notBoolean({ clause, type: printType(value.type, 'bigquery') ?? kind }))
}
