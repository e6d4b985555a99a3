import type { Expression } from '../ast.ts'
import { aggregate, asInt64, countRows, only } from './aggregate-call.ts'
import { approximateFunctions } from './approximate.ts'
import { arrayAgg, arrayConcatAgg, stringAgg } from './collect.ts'
import { anyValue, extremeBy, maximum, minimum, ordered } from './extreme.ts'
import { percentileFunctions } from './percentile.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { statisticalFunctions } from './statistical.ts'
import { average, sum } from './sum.ts'
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
  { kind: 'aggregate', over: true },
)

export const aggregateFunctions: readonly FunctionSpec[] = [
  ...plain,
  ...statisticalFunctions,
  ...approximateFunctions,
  ...percentileFunctions,
]
