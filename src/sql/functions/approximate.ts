import { isNull } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, INT64, structOf, UNKNOWN } from '../types.ts'
import { aggregate, notNull, only } from './aggregate-call.ts'
import { quantiles } from './percentile.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

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

const over = { kind: 'aggregate', over: true } as const

const estimates: FunctionSpec[] = family(
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

export const approximateFunctions: readonly FunctionSpec[] = [...estimates, ...sketches]
