import type { Expression } from '../ast.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, UNKNOWN } from '../types.ts'
import { intervalCount } from './interval-argument.ts'
import { family, refused } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/** A RANGE is a struct of its start and its end; NULL is no bound. */
const elementOf = (types: readonly SqlType[]): SqlType => {
  const [first] = types
  return first?.kind === 'range' ? first.element : UNKNOWN
}

const contains: DuckdbRewrite = (from) =>
  duckdb(
    from.types[1]?.kind === 'range' ? 'bq_range_contains_range($1, $2)' : 'bq_range_contains($1, $2)',
    from.args,
    from.node,
  )

const units: Readonly<Record<string, string>> = {
  YEAR: 'to_months(CAST(12 * $1 AS INTEGER))',
  QUARTER: 'to_months(CAST(3 * $1 AS INTEGER))',
  MONTH: 'to_months(CAST($1 AS INTEGER))',
  WEEK: 'to_days(CAST(7 * $1 AS INTEGER))',
  DAY: 'to_days(CAST($1 AS INTEGER))',
  HOUR: 'to_microseconds(3600000000 * $1)',
  MINUTE: 'to_microseconds(60000000 * $1)',
  SECOND: 'to_microseconds(1000000 * $1)',
}

const generate: DuckdbRewrite = (from) => {
  const step = intervalCount(from, 1)
  const unit = step === undefined ? undefined : units[step.unit]
  const element = elementOf(from.types)
  if (step === undefined || unit === undefined || !['date', 'datetime', 'timestamp'].includes(element.kind))
    return from.refuse(
      'GENERATE_RANGE_ARRAY with this step cannot run on DuckDB.',
      undefined,
      from.written[1],
    )
  const type = element.kind === 'date' ? 'DATE' : element.kind === 'datetime' ? 'TIMESTAMP' : 'TIMESTAMPTZ'
  const last: Expression = from.args[2] ?? duckdb('true', [], from.node)
  // Each start is counted from the first, so that the end of a month is not lost on the way.
  return duckdb(
    `bq_range_split($1, list_filter(list_transform(generate_series(0, bq_range_steps($1, ${unit.replace('$1', '$2')})), lambda bq_i: CAST($1.range_start + ${unit.replace('$1', '($2 * bq_i)')} AS ${type})), lambda bq_s: bq_s <= $1.range_end), $3)`,
    [from.args[0]!, step.count, last],
    from.node,
  )
}

export const rangeFunctions: readonly FunctionSpec[] = [
  ...family('range', [
    [
      'RANGE',
      'T, T -> any',
      'bq_range($1, $2)',
      {
        result: (types) => {
          const element = types.find(({ kind }) => kind !== 'null' && kind !== 'string') ?? UNKNOWN
          return element.kind === 'unknown' ? UNKNOWN : { kind: 'range', element }
        },
      },
    ],
    ['RANGE_START', 'any -> any', '$1.range_start', { result: elementOf }],
    ['RANGE_END', 'any -> any', '$1.range_end', { result: elementOf }],
    ['RANGE_CONTAINS', 'any, any -> bool', contains],
    ['RANGE_OVERLAPS', 'any, any -> bool', 'bq_range_overlaps($1, $2)'],
    [
      'RANGE_INTERSECT',
      'any, any -> any',
      'bq_range_intersect($1, $2)',
      { result: ([first]) => first ?? UNKNOWN },
    ],
    [
      'GENERATE_RANGE_ARRAY',
      'any, interval, bool? -> any',
      generate,
      { result: ([first]) => arrayOf(first ?? UNKNOWN) },
    ],
  ]),
  ...refused('range', {
    RANGE_SESSIONIZE: 'Number the sessions with LAG and a running SUM.',
  }),
]
