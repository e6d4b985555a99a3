import type { Expression } from '../ast.ts'
import { number } from '../ast-builders.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

const parts = ['year', 'month', 'day', 'hour', 'minute', 'second']

/** Each part may be named; those that are not given are 0. */
const make: DuckdbRewrite = (from) => {
  const values = parts.map((part, place): Expression => {
    const named = from.written.findIndex(
      (arg) => arg.kind === 'named-argument' && arg.name.name.toLowerCase() === part,
    )
    const positional = from.written[place]?.kind === 'named-argument' ? undefined : from.args[place]
    return from.args[named] ?? positional ?? number(from.node, 0)
  })
  return duckdb(
    'bq_valid_interval(to_months(CAST(12::BIGINT * $1 + $2 AS INTEGER)) + to_days(CAST($3 AS INTEGER)) + to_microseconds(3600000000::BIGINT * $4 + 60000000::BIGINT * $5 + 1000000::BIGINT * $6))',
    values,
    from.node,
  )
}

export const intervalFunctions: readonly FunctionSpec[] = family('interval', [
  [
    'MAKE_INTERVAL',
    'year:int64?, month:int64?, day:int64?, hour:int64?, minute:int64?, second:int64? -> interval',
    make,
  ],
  ['JUSTIFY_DAYS', 'interval -> interval', 'bq_justify_days($1)'],
  ['JUSTIFY_HOURS', 'interval -> interval', 'bq_justify_hours($1)'],
  ['JUSTIFY_INTERVAL', 'interval -> interval', 'bq_justify_interval($1)'],
])
