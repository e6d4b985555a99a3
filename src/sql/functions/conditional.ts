import type { Expression } from '../ast.ts'
import { call, caseWhen, isNull, logical, nullLiteral } from '../ast-builders.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec } from './spec.ts'
import { duckdb, template } from './template.ts'

/** GREATEST and LEAST are NULL where any argument is; DuckDB leaves NULLs out. */
const extreme =
  (name: string): DuckdbRewrite =>
  (from) => {
    const { node, args } = from
    const [only] = args
    if (args.length === 1 && only !== undefined) return only
    const tests = args.filter((arg) => !isConstant(arg)).map((arg) => isNull(node, arg))
    if (from.result.kind === 'range') return from.refuse(`${from.name} of RANGE cannot run on DuckDB.`)
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

function isConstant(arg: Expression): boolean {
  if (arg.kind === 'cast') return isConstant(arg.operand)
  return arg.kind === 'number' || arg.kind === 'string' || arg.kind === 'typed-literal'
}

export const conditionalFunctions: readonly FunctionSpec[] = family('conditional', [
  ['IF', 'bool, T, T -> T', template('CASE WHEN $1 THEN $2 ELSE $3 END')],
  ['IFNULL', 'T, T -> T', 'coalesce($1, $2)'],
  [
    'NULLIF',
    'T, T -> T',
    (from) =>
      duckdb(
        from.result.kind === 'float64' ? 'nullif($1, bq_not_nan($2))' : 'nullif($1, $2)',
        from.args,
        from.node,
      ),
  ],
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
