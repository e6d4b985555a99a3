import type { Expression } from '../ast.ts'
import { binary, call, caseWhen, isNull, logical, nullLiteral } from '../ast-builders.ts'
import { structEquality } from '../values/struct-equality.ts'
import { boundAll } from './bound.ts'
import { orderKey } from './range-key.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb, template } from './template.ts'

/** GREATEST and LEAST are NULL where any argument is; DuckDB leaves NULLs out. */
const extreme =
  (name: string): DuckdbRewrite =>
  (from) => {
    const { node, args } = from
    const [only] = args
    if (args.length === 1 && only !== undefined) return only
    const tests = args.filter((arg) => !isConstant(arg)).map((arg) => isNull(node, arg))
    if (from.result.kind === 'range') return extremeRange(from, name === 'greatest' ? '>=' : '<=')
    const value: Expression = call(node, name, args)
    if (args.some((arg) => arg.kind === 'null')) return nullLiteral(node)
    if (from.result.kind === 'float64' && name === 'least') {
      const nan = args.map((arg) => call(node, 'isnan', [arg]))
      const all: [Expression, Expression][] = [[logical(node, 'or', nan), call(node, 'greatest', args)]]
      if (tests.length > 0) all.unshift([logical(node, 'or', tests), nullLiteral(node)])
      return caseWhen(node, all, value)
    }
    return tests.length === 0
      ? value
      : caseWhen(node, [[logical(node, 'or', tests), nullLiteral(node)]], value)
  }

/** Ranges are ordered by their starts, then by their ends. */
function extremeRange(from: RewriteCall, operator: '>=' | '<='): Expression {
  const { node, args, result } = from
  if (args.length > 5) return from.refuse(`${from.name} of so many RANGEs cannot run on DuckDB.`)
  return boundAll(args, 'bq_ranges', (ranges) => {
    const chosen = ranges.reduce((best, each) => {
      const wins = binary(node, orderKey(best, result), operator, orderKey(each, result))
      return caseWhen(node, [[wins, best]], each)
    })
    const anyNull = ranges.map((each) => isNull(node, each))
    return caseWhen(node, [[logical(node, 'or', anyNull), nullLiteral(node)]], chosen)
  })
}

/** Structs are equal field by field, whatever the fields are called. */
const nullIf: DuckdbRewrite = (from) => {
  const { node, types } = from
  const [type, other] = types
  if (type?.kind !== 'struct' || other?.kind !== 'struct')
    return duckdb(
      from.result.kind === 'float64' ? 'nullif($1, bq_not_nan($2))' : 'nullif($1, $2)',
      from.args,
      node,
    )
  return boundAll(from.args, 'bq_pair', ([a, b]) => {
    const equal = structEquality(node, a!, type, b!, other)
    return equal === undefined ? a! : caseWhen(node, [[equal, nullLiteral(node)]], a!)
  })
}

function isConstant(arg: Expression): boolean {
  if (arg.kind === 'cast') return isConstant(arg.operand)
  return arg.kind === 'number' || arg.kind === 'string' || arg.kind === 'typed-literal'
}

export const conditionalFunctions: readonly FunctionSpec[] = family('conditional', [
  ['IF', 'bool, T, T -> T', template('CASE WHEN $1 THEN $2 ELSE $3 END')],
  ['IFNULL', 'T, T -> T', 'coalesce($1, $2)'],
  ['NULLIF', 'T, T -> T', nullIf],
  ['COALESCE', 'T, T... -> T', (from) => call(from.node, 'coalesce', from.args)],
  ['GREATEST', 'T, T... -> T', extreme('greatest')],
  ['LEAST', 'T, T... -> T', extreme('least')],
  ['ZEROIFNULL', 'N -> N', 'coalesce($1, 0)'],
  ['NULLIFZERO', 'N -> N', 'nullif($1, 0)'],
  [
    'ERROR',
    'string -> null',
    (from) =>
      from.written[0]?.kind === 'string'
        ? duckdb('error($1)', from.args, from.node)
        : duckdb("error(coalesce(CAST($1 AS VARCHAR), 'ERROR was called with NULL'))", from.args, from.node),
  ],
])
