import { string } from '../ast-builders.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionFamily, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/** Buckets of one width, counted from 1950-01-01 where no origin is given. */
const bucket =
  (text: string, origin: string): DuckdbRewrite =>
  (from) => {
    const [value, width, first = duckdb(origin, [string(from.node, '1950-01-01')], from.node)] = from.args
    return duckdb(text, [value!, width!, first], from.node)
  }

function row(type: FunctionFamily, text: string, origin: string): FunctionSpec[] {
  const name = `${type.toUpperCase()}_BUCKET`
  return family(type, [[name, `${type}, interval, ${type}? -> ${type}`, bucket(text, origin)]])
}

export const bucketFunctions: readonly FunctionSpec[] = [
  ...row(
    'date',
    'CAST(bq_datetime_bucket(CAST($1 AS TIMESTAMP), bq_whole_days($2), CAST($3 AS TIMESTAMP)) AS DATE)',
    'CAST($1 AS DATE)',
  ),
  ...row('datetime', 'bq_datetime_bucket($1, $2, $3)', 'CAST($1 AS TIMESTAMP)'),
  ...row('timestamp', 'bq_timestamp_bucket($1, $2, $3)', "timezone('UTC', CAST($1 AS TIMESTAMP))"),
]
