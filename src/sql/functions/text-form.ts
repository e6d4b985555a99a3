import type { Expression } from '../ast.ts'
import { cast } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { duckdb } from './template.ts'

/** How a value of each kind becomes text; `plain` where DuckDB's own cast writes it as GoogleSQL does. */
export const textForms: Readonly<Record<string, string>> = {
  int64: 'plain',
  bool: 'plain',
  date: 'plain',
  uuid: 'plain',
  float64: 'bq_float_to_string($1)',
  numeric: 'bq_numeric_to_string($1)',
  bignumeric: 'bq_big_text($1)',
  datetime: 'bq_datetime_to_string($1)',
  timestamp: 'bq_timestamp_to_string($1)',
  time: 'bq_time_to_string($1)',
  bytes: 'bq_bytes_to_string($1)',
  interval: 'bq_interval_to_string($1)',
  unknown: 'bq_any_to_string($1)',
}

/** The value as text, as GoogleSQL writes it where text is wanted. */
export function asText(value: Expression, from: SqlType): Expression {
  const how = textForms[from.kind]
  if (how === undefined || from.kind === 'unknown' || from.kind === 'bytes') return value
  return how === 'plain' ? cast(value, value, 'VARCHAR') : duckdb(how, [value], value)
}
