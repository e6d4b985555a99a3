import type { Expression } from '../ast.ts'
import { call, isNull, string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, INT64, structOf, UNKNOWN } from '../types.ts'
import { aggregate, asInt64, asNumeric, countRows, limited, notNull, only } from './aggregate-call.ts'
import { orderKey } from './range-key.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { statisticalFunctions } from './statistical.ts'
import { duckdb } from './template.ts'

/** The aggregate of another name, without further ado. */
function renamed(name: string): DuckdbRewrite {
  return (from) => {
    only(from)
    return aggregate(from, name)
  }
}

/** As `renamed`, with DuckDB's result made 64 bits wide. */
function counted(name: string): DuckdbRewrite {
  return (from) => {
    only(from)
    return asInt64(aggregate(from, name))
  }
}

const sum: DuckdbRewrite = (from) => {
  only(from)
  if (from.result.kind === 'interval') return intervalSum(from)
  if (from.result.kind === 'bignumeric') return bignumericSum(from)
  const total = aggregate(from, 'sum')
  return from.result.kind === 'int64'
    ? asInt64(total)
    : from.result.kind === 'numeric'
      ? duckdb('bq_valid_numeric($1)', [asNumeric(total)], from.node)
      : from.result.kind === 'unknown' && !from.node.distinct
        ? sameKind(from, total)
        : from.result.kind === 'float64'
          ? finite(from, total)
          : total
}

/** Infinite only where a value is: what overflows is an error. */
function finite(from: RewriteCall, total: Expression): Expression {
  const infinite = aggregate(from, 'bool_or', [call(from.node, 'isinf', from.args)])
  return duckdb('bq_finite_total($1, $2)', [total, infinite], from.node)
}

/** DuckDB adds up no intervals: months, days and microseconds each. */
function intervalSums(from: RewriteCall): Expression[] {
  if (from.node.distinct)
    return from.refuse(`${from.name}(DISTINCT ...) of an INTERVAL cannot run on DuckDB.`)
  const part = (text: string): Expression => aggregate(from, 'sum', [duckdb(text, from.args, from.node)])
  return [
    part('bq_interval_total_months($1)'),
    part("date_part('day', $1)"),
    part('bq_interval_total_micros($1)'),
  ]
}

function intervalSum(from: RewriteCall): Expression {
  const text = 'bq_valid_interval(bq_make_interval($1, $2, CAST($3 AS BIGINT)))'
  return duckdb(text, intervalSums(from), from.node)
}

/** What is left over of months becomes days, and of days time: a mean month has 30 days. */
function intervalAverage(from: RewriteCall): Expression {
  const parts = [...intervalSums(from), aggregate(from, 'count')]
  return duckdb('bq_interval_quotient($1, $2, $3, nullif($4, 0))', parts, from.node)
}

function bignumericSum(from: RewriteCall): Expression {
  const scaled = duckdb('bq_big_scaled($1)', from.args, from.node)
  return duckdb('bq_big_sum($1)', [aggregate(from, 'sum', [scaled])], from.node)
}

/** The sum as wide as GoogleSQL has it, where only DuckDB knows the type of the column. */
function sameKind(from: RewriteCall, total: Expression): Expression {
  const one = aggregate(from, 'any_value')
  return duckdb('cast_to_type($1, $2 + 0::BIGINT)', [total, one], from.node)
}

/** Structs, arrays and JSON have no order in GoogleSQL. */
const ordered =
  (rewrite: DuckdbRewrite): DuckdbRewrite =>
  (from) => {
    const kind = from.types[0]?.kind ?? 'unknown'
    return ['struct', 'array', 'json', 'geography'].includes(kind)
      ? from.reject(`${from.name} takes no ${kind.toUpperCase()}.`, 'Use ANY_VALUE(x HAVING MAX y).')
      : rewrite(from)
  }

/** NaN is less than every number in GoogleSQL's MIN, and greater in its MAX. */
const minimum: DuckdbRewrite = (from) => {
  only(from)
  if (from.types[0]?.kind === 'range') return extremeRange(from, 'arg_min')
  const least = aggregate(from, 'min')
  if (from.types[0]?.kind !== 'float64') return least
  const anyNan = aggregate(from, 'bool_or', [call(from.node, 'isnan', from.args)])
  return duckdb("CASE WHEN $1 THEN 'nan'::DOUBLE ELSE $2 END", [anyNan, least], from.node)
}

const maximum: DuckdbRewrite = (from) => {
  if (from.types[0]?.kind !== 'range') return renamed('max')(from)
  only(from)
  return extremeRange(from, 'arg_max')
}

function extremeRange(from: RewriteCall, name: string): Expression {
  const [value] = from.args
  return aggregate(from, name, [value!, orderKey(value!, from.types[0]!)])
}

const average: DuckdbRewrite = (from) => {
  only(from)
  if (from.result.kind === 'bignumeric') {
    const parts = [bignumericSum(from), aggregate(from, 'count')]
    return duckdb("bq_big_op('/', $1, bq_big_parse(CAST(nullif($2, 0) AS VARCHAR)))", parts, from.node)
  }
  if (from.result.kind === 'float64') return finite(from, aggregate(from, 'avg'))
  if (from.result.kind === 'interval') return intervalAverage(from)
  if (from.result.kind !== 'numeric') return aggregate(from, 'avg')
  const parts = [asNumeric(aggregate(from, 'sum')), aggregate(from, 'count')]
  return duckdb('bq_numeric_divide($1, CAST(NULLIF($2, 0) AS DECIMAL(38, 9)))', parts, from.node)
}

const count: DuckdbRewrite = (from) => {
  only(from)
  return countRows(from)
}

const countIf: DuckdbRewrite = (from) => {
  only(from)
  // Of what is TRUE there is one value.
  if (from.node.distinct) return countRows(from, [duckdb('nullif($1, FALSE)', from.args, from.node)])
  const { start, end } = from.node
  const star: Expression = { kind: 'star', except: [], replace: [], rename: [], start, end }
  return countRows(from, [star], { where: from.args[0]! })
}

/** Where a NaN would stand among numbers is not the same in both engines: it is an error. */
function ranked(value: Expression, type: SqlType | undefined): Expression {
  if (type?.kind === 'float64' && value.kind !== 'number') return call(value, 'bq_no_nan', [value])
  return type === undefined ? value : orderKey(value, type)
}

const extremeBy =
  (name: string): DuckdbRewrite =>
  (from) => {
    only(from)
    return aggregate(from, name, [from.args[0]!, ranked(from.args[1]!, from.types[1])])
  }

const anyValue: DuckdbRewrite = (from) => {
  only(from, 'having')
  const { having } = from.node
  if (having === undefined) return aggregate(from, 'any_value')
  const key = from.rewrite(having.expression)
  return aggregate(from, having.extreme === 'max' ? 'arg_max_null' : 'arg_min_null', [
    from.args[0]!,
    ranked(key, from.typeOf(having.expression)),
  ])
}

const arrayAgg: DuckdbRewrite = (from) => {
  only(from, 'limit', 'order', 'nulls')
  return limited(from, aggregate(from, 'list', from.args, kept(from)))
}

function kept(from: RewriteCall): { where?: Expression } {
  return from.node.nulls === 'ignore' ? { where: notNull(from.args[0]!) } : {}
}

const arrayConcatAgg: DuckdbRewrite = (from) => {
  only(from, 'limit', 'order')
  return call(from.node, 'flatten', [
    limited(from, aggregate(from, 'list', from.args, { where: notNull(from.args[0]!) })),
  ])
}

const stringAgg: DuckdbRewrite = (from) => {
  only(from, 'limit', 'order')
  if (from.types[0]?.kind === 'bytes') return bytesAgg(from)
  const [value, separator = string(from.node, ',')] = from.args
  if (isNullItself(from.written[1]))
    return from.reject('The delimiter of STRING_AGG cannot be NULL.', "Write '' for none.", from.written[1])
  if (from.node.limit === undefined) return aggregate(from, 'string_agg', [value!, separator])
  const list = aggregate(from, 'list', [value!], { where: notNull(value!) })
  return call(from.node, 'array_to_string', [limited(from, list), separator])
}

function isNullItself(arg: Expression | undefined): boolean {
  return arg?.kind === 'null' || (arg?.kind === 'cast' && isNullItself(arg.operand))
}

/** Of the hexadecimal digits, two for each byte. */
function bytesAgg(from: RewriteCall): Expression {
  const [value, separator = duckdb("','::BLOB", [], from.node)] = from.args
  const digits = duckdb('hex($1)', [value!], from.node)
  const between = duckdb('hex($1)', [separator], from.node)
  if (from.node.limit === undefined)
    return call(from.node, 'unhex', [aggregate(from, 'string_agg', [digits, between])])
  const list = limited(from, aggregate(from, 'list', [digits], { where: notNull(value!) }))
  return call(from.node, 'unhex', [call(from.node, 'array_to_string', [list, between])])
}

const quantiles: DuckdbRewrite = (from) => {
  only(from, 'nulls')
  const count = from.written[1]
  if (count?.kind !== 'number' || !count.integer || Number(count.text) > 1000) {
    return from.refuse('APPROX_QUANTILES needs a literal number up to 1000.', undefined, count)
  }
  const many = Number(count.text)
  const places = Array.from({ length: many + 1 }, (_, index) => `${index / many}::DOUBLE`)
  return aggregate(from, 'quantile_disc', [
    ranked(from.args[0]!, from.types[0]),
    duckdb(`[${places.join(', ')}]`, [], from.node),
  ])
}

const percentile =
  (name: string): DuckdbRewrite =>
  (from) => {
    only(from, 'nulls')
    if (from.node.nulls === 'respect')
      return from.refuse(`${from.name} with RESPECT NULLS cannot run on DuckDB.`)
    if (from.window === undefined)
      return from.reject(`${from.name} needs OVER.`, 'Add OVER (), or PARTITION BY.')
    return aggregate(from, name, [ranked(from.args[0]!, from.types[0]), ...from.args.slice(1)])
  }

const over = { kind: 'aggregate', over: true } as const

const plain: FunctionSpec[] = family(
  'aggregate',
  [
    [
      'ANY_VALUE',
      'T -> T',
      anyValue,
      { status: 'limited', note: 'A NaN in HAVING MAX or MIN is an error locally.' },
    ],
    ['ARRAY_AGG', 'T -> array<T>', arrayAgg],
    ['ARRAY_CONCAT_AGG', 'array<T> -> array<T>', arrayConcatAgg],
    [
      'AVG',
      [
        'int64 -> float64',
        'float64 -> float64',
        'numeric -> numeric',
        'bignumeric -> bignumeric',
        'interval -> interval',
      ],
      average,
      {
        status: 'limited',
        note: 'A FLOAT64 average whose sum is beyond 1.8e308 is an error locally.',
      },
    ],
    ['BIT_AND', 'int64 -> int64', counted('bit_and')],
    ['BIT_OR', 'int64 -> int64', counted('bit_or')],
    ['BIT_XOR', 'int64 -> int64', counted('bit_xor')],
    ['COUNT', 'any -> int64', count],
    ['COUNTIF', 'bool -> int64', countIf],
    ['GROUPING', 'any -> int64', counted('grouping'), { over: false }],
    ['LOGICAL_AND', 'bool -> bool', renamed('bool_and')],
    ['LOGICAL_OR', 'bool -> bool', renamed('bool_or')],
    ['MAX', 'T -> T', ordered(maximum)],
    [
      'MAX_BY',
      'T, U -> T',
      extremeBy('arg_max_null'),
      { status: 'limited', note: 'A NaN to go by is an error locally.' },
    ],
    ['MIN', 'T -> T', ordered(minimum)],
    [
      'MIN_BY',
      'T, U -> T',
      extremeBy('arg_min_null'),
      { status: 'limited', note: 'A NaN to go by is an error locally.' },
    ],
    ['STRING_AGG', ['string, string? -> string', 'bytes, bytes? -> bytes'], stringAgg],
    [
      'SUM',
      [
        'int64 -> int64',
        'float64 -> float64',
        'numeric -> numeric',
        'bignumeric -> bignumeric',
        'interval -> interval',
      ],
      sum,
      {
        note: 'A FLOAT64 sum depends on the order of its rows in its last digits, in both engines.',
      },
    ],
  ],
  over,
)

const approximate: FunctionSpec[] = family(
  'approximate aggregate',
  [
    [
      'APPROX_COUNT_DISTINCT',
      'any -> int64',
      (from) => ({ ...aggregate(from, 'count'), distinct: true }),
      { status: 'limited', note: 'Locally the count is exact; on BigQuery it is an estimate.' },
    ],
    [
      'APPROX_QUANTILES',
      'T, int64 -> array<T>',
      quantiles,
      {
        status: 'limited',
        note: 'Locally the quantiles are exact; on BigQuery they are estimates.',
        over: false,
      },
    ],
  ],
  over,
)

const noNan = { status: 'limited', note: 'A NaN among the values is an error locally.' } as const

const percentiles: FunctionSpec[] = family(
  'navigation',
  [
    [
      'PERCENTILE_CONT',
      [
        'float64, float64 -> float64',
        'numeric, numeric! -> numeric',
        'bignumeric, bignumeric! -> bignumeric',
      ],
      (from) => {
        if (from.result.kind === 'bignumeric')
          return from.refuse(`${from.name} by a BIGNUMERIC cannot run on DuckDB.`, 'Write the share as 0.5.')
        const result = percentile('quantile_cont')(from)
        return from.result.kind === 'numeric' ? asNumeric(result) : result
      },
      {
        status: 'limited',
        note: 'A NaN among the values is an error locally; NUMERIC and BIGNUMERIC are interpolated with some 15 digits.',
      },
    ],
    ['PERCENTILE_DISC', 'T, float64 -> T', percentile('quantile_disc'), noNan],
  ],
  { kind: 'window', over: true },
)

const exactly = 'Locally the result is exact; on BigQuery it is an estimate.'

/** The most frequent values, NULL among them. */
const topCount: DuckdbRewrite = (from) => {
  only(from)
  const [value, most] = from.args
  const one = aggregate(from, 'histogram', [value!], { ordered: false })
  const nulls = aggregate(from, 'count', [duckdb('1', [], from.node)], {
    where: isNull(value!, value!),
    ordered: false,
  })
  return duckdb('bq_top($1, $2, $3)', [one, nulls, most!], from.node)
}

const topSum: DuckdbRewrite = (from) => {
  only(from)
  const [value, weight, most] = from.args
  const pair = duckdb("{'value': $1, 'weight': $2}", [value!, weight!], from.node)
  const all = aggregate(from, 'list', [pair], { ordered: false })
  return duckdb('bq_top_sum($1, $2)', [all, most!], from.node)
}

/** A sketch is the list of hashes that were met, as bytes: it is as large as the set, and exact. */
const sketch =
  (text: string): DuckdbRewrite =>
  (from) => {
    only(from)
    return duckdb(
      text,
      [aggregate(from, 'list', [from.args[0]!], { where: notNull(from.args[0]!) })],
      from.node,
    )
  }

const ownSketch = {
  status: 'limited',
  note: 'Locally sketches are exact and of a form of their own: those of BigQuery cannot be read, nor the other way round.',
} as const

function pairOf(name: 'count' | 'sum', value: SqlType, count: SqlType): SqlType {
  return arrayOf(
    structOf([
      { name: 'value', type: value },
      { name, type: count },
    ]),
  )
}

const sketches: FunctionSpec[] = family(
  'approximate aggregate',
  [
    [
      'APPROX_TOP_COUNT',
      'any, int64 -> any',
      topCount,
      {
        status: 'limited',
        note: exactly,
        over: false,
        result: ([type]) => pairOf('count', type ?? UNKNOWN, INT64),
      },
    ],
    [
      'APPROX_TOP_SUM',
      ['any, int64, int64 -> any', 'any, numeric, int64 -> any', 'any, float64, int64 -> any'],
      topSum,
      {
        status: 'limited',
        note: exactly,
        over: false,
        result: ([type, weight]) => pairOf('sum', type ?? UNKNOWN, weight ?? UNKNOWN),
      },
    ],
    ['HLL_COUNT.INIT', 'any, int64? -> bytes', sketch('bq_hll_init($1)'), { ...ownSketch, over: false }],
    ['HLL_COUNT.MERGE', 'bytes -> int64', sketch('bq_hll_merge($1)'), { ...ownSketch, over: false }],
    [
      'HLL_COUNT.MERGE_PARTIAL',
      'bytes -> bytes',
      sketch('bq_hll_merge_partial($1)'),
      { ...ownSketch, over: false },
    ],
    [
      'HLL_COUNT.EXTRACT',
      'bytes -> int64',
      'bq_hll_extract($1)',
      { ...ownSketch, kind: 'scalar', over: false },
    ],
  ],
  over,
)

export const aggregateFunctions: readonly FunctionSpec[] = [
  ...plain,
  ...statisticalFunctions,
  ...approximate,
  ...percentiles,
  ...sketches,
]
