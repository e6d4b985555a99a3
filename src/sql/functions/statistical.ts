import type { Expression } from '../ast.ts'
import { binary, call, caseWhen, not } from '../ast-builders.ts'
import { aggregate, only } from './aggregate-call.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb } from './template.ts'

/**
 * How far values are spread, or go together. NaN where one of them is no finite number, which DuckDB has as an error or
 * as 0; NULL for a single value where one does not tell.
 */
const spread =
  (name: string): DuckdbRewrite =>
  (from) => {
    only(from)
    const { node, types } = from
    const floats = from.args.filter((_, index) =>
      ['float64', 'unknown'].includes(types[index]?.kind ?? 'unknown'),
    )
    const ofPairs = from.args.length > 1
    const single = name === 'corr' ? aggregate(from, 'regr_count') : undefined
    const guarded = (value: Expression): Expression =>
      single === undefined ? value : duckdb('CASE WHEN $1 > 1 THEN $2 END', [single, value], node)
    if (floats.length === 0) return guarded(aggregate(from, name))
    const zeros = from.args.map((arg) => duckdb('CAST($1 AS DOUBLE) * 0', [arg], node))
    const zero = zeros.length === 1 ? zeros[0]! : binary(node, zeros[0]!, '+', zeros[1]!)
    const finite = call(node, 'isfinite', [zero])
    const anyOther = aggregate(from, 'bool_or', [not(node, finite)])
    const value = aggregate(from, name, from.args, { where: finite })
    const other = name.endsWith('_pop')
      ? duckdb("CAST('nan' AS DOUBLE)", [], node)
      : duckdb(
          "CASE WHEN $1 > 1 THEN CAST('nan' AS DOUBLE) END",
          [aggregate(from, ofPairs ? 'regr_count' : 'count')],
          node,
        )
    return caseWhen(node, [[anyOther, other]], guarded(value))
  }

export const statisticalFunctions: readonly FunctionSpec[] = family(
  'statistical aggregate',
  [
    ['CORR', 'float64, float64 -> float64', spread('corr')],
    ['COVAR_POP', 'float64, float64 -> float64', spread('covar_pop')],
    ['COVAR_SAMP', 'float64, float64 -> float64', spread('covar_samp')],
    ['STDDEV STDDEV_SAMP', 'float64 -> float64', spread('stddev_samp')],
    ['STDDEV_POP', 'float64 -> float64', spread('stddev_pop')],
    ['VARIANCE VAR_SAMP', 'float64 -> float64', spread('var_samp')],
    ['VAR_POP', 'float64 -> float64', spread('var_pop')],
  ],
  {
    kind: 'aggregate',
    over: true,
    status: 'limited',
    note: 'NUMERIC and BIGNUMERIC values are counted as FLOAT64 locally, with some 15 digits.',
  },
)
