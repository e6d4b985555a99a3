import type { Expression, Node } from '../ast.ts'
import { binary, call, number } from '../ast-builders.ts'
import { arrayOf, DATE, TIMESTAMP } from '../types.ts'
import { mapChildren } from '../walk.ts'
import { intervalCount } from './interval-argument.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

const concat: DuckdbRewrite = (from) =>
  from.args
    .slice(1)
    .reduce<Expression>((left, right) => call(from.node, 'bq_array_concat', [left, right]), from.args[0]!)

const toText: DuckdbRewrite = (from) =>
  duckdb(
    from.args.length === 2
      ? 'array_to_string($1, $2)'
      : 'array_to_string(list_transform($1, lambda bq_each: coalesce(bq_each, $3)), $2)',
    from.args,
    from.node,
  )

const generate: DuckdbRewrite = (from) => {
  const text =
    from.result.kind === 'array' && from.result.element.kind === 'int64'
      ? 'bq_generate_array'
      : 'bq_generate_float_array'
  if (from.result.kind === 'array' && from.result.element.kind === 'bignumeric')
    return duckdb(
      'bq_generate_bignumeric_array($1, $2, $3)',
      [from.args[0]!, from.args[1]!, from.args[2] ?? duckdb("bq_big_parse('1')", [], from.node)],
      from.node,
    )
  if (from.result.kind === 'array' && from.result.element.kind === 'numeric') {
    const step = from.args[2] ?? duckdb('CAST(1 AS DECIMAL(38, 9))', [], from.node)
    return duckdb('bq_generate_numeric_array($1, $2, $3)', [from.args[0]!, from.args[1]!, step], from.node)
  }
  return duckdb(from.args.length === 2 ? `${text}($1, $2, 1)` : `${text}($1, $2, $3)`, from.args, from.node)
}

const generateDates: DuckdbRewrite = (from) => {
  const [start, end] = from.args
  const step = intervalCount(from, 2) ?? { count: duckdb('1', [], from.node), unit: 'DAY' }
  const unit = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' }[step.unit]
  if (unit === undefined) return from.reject(`GENERATE_DATE_ARRAY in steps of ${step.unit} is not possible.`)
  const months = { month: 1, quarter: 3, year: 12 }[unit]
  const days = unit === 'week' ? 7 : 1
  return months === undefined
    ? duckdb(
        `bq_generate_date_array_days($1, $2, CAST(${days} * $3 AS BIGINT))`,
        [start!, end!, step.count],
        from.node,
      )
    : duckdb(
        `bq_generate_date_array_months($1, $2, CAST(${months} * $3 AS BIGINT))`,
        [start!, end!, step.count],
        from.node,
      )
}

const generateTimestamps: DuckdbRewrite = (from) => {
  const step = intervalCount(from, 2)
  const size =
    step && { MICROSECOND: 1, MILLISECOND: 1e3, SECOND: 1e6, MINUTE: 6e7, HOUR: 36e8, DAY: 864e8 }[step.unit]
  if (step === undefined || size === undefined)
    return from.reject('The step of GENERATE_TIMESTAMP_ARRAY must be a DAY or less.')
  return duckdb(
    `bq_generate_timestamp_array($1, $2, ${size}::BIGINT * $3)`,
    [from.args[0]!, from.args[1]!, step.count],
    from.node,
  )
}

/** The second parameter of a lambda is the place of the element, from 0; DuckDB's is from 1. */
const withLambda =
  (name: string): DuckdbRewrite =>
  (from) => {
    const [array, lambda] = from.args
    if (lambda?.kind !== 'lambda') return from.reject(`${from.name} needs a lambda, e -> ...`)
    const place = lambda.parameters[1]?.name.toLowerCase()
    const fromZero = (node: Node): Node =>
      node.kind === 'column' && node.parts.length === 1 && node.parts[0]?.name.toLowerCase() === place
        ? binary(node, node, '-', number(node, 1))
        : mapChildren(node, fromZero)
    const body = place === undefined ? lambda.body : (fromZero(lambda.body) as Expression)
    return call(from.node, name, [array!, { ...lambda, body }])
  }

export const arrayFunctions: readonly FunctionSpec[] = family('array', [
  ['ARRAY_LENGTH', 'array<T> -> int64', 'len($1)'],
  ['ARRAY_CONCAT', 'array<T>, array<T>... -> array<T>', concat],
  ['ARRAY_REVERSE', 'array<T> -> array<T>', 'list_reverse($1)'],
  ['ARRAY_TO_STRING', 'array<string>, string, string? -> string', toText],
  ['ARRAY_SLICE', 'array<T>, int64, int64 -> array<T>', 'bq_array_slice($1, $2, $3)'],
  ['ARRAY_FIRST', 'array<T> -> T', 'bq_array_at($1, 1)'],
  ['ARRAY_LAST', 'array<T> -> T', 'bq_array_at($1, len($1))'],
  ['ARRAY_INCLUDES', 'array<T>, T -> bool', 'list_contains($1, $2)'],
  ['ARRAY_FILTER', 'array<T>, lambda -> array<T>', withLambda('list_filter')],
  ['ARRAY_TRANSFORM', 'array<T>, lambda -> array<any>', withLambda('list_transform')],
  ['ARRAY_IS_DISTINCT', 'array<T> -> bool', 'bq_array_is_distinct($1)'],
  ['GENERATE_ARRAY', ['int64, int64, int64? -> array<int64>', 'N, N, N? -> array<N>'], generate],
  [
    'GENERATE_DATE_ARRAY',
    'date, date, interval? -> array<date>',
    generateDates,
    { result: () => arrayOf(DATE) },
  ],
  [
    'GENERATE_TIMESTAMP_ARRAY',
    'timestamp, timestamp, interval -> array<timestamp>',
    generateTimestamps,
    { result: () => arrayOf(TIMESTAMP) },
  ],
])
