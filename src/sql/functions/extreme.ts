import type { Expression } from '../ast.ts'
import { call } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { aggregate, only } from './aggregate-call.ts'
import { orderKey } from './range-key.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** Structs, arrays and JSON have no order in GoogleSQL. */
export const ordered =
  (rewrite: DuckdbRewrite): DuckdbRewrite =>
  (from) => {
    const kind = from.types[0]?.kind ?? 'unknown'
    return ['struct', 'array', 'json', 'geography'].includes(kind)
      ? from.reject(`${from.name} takes no ${kind.toUpperCase()}.`, 'Use ANY_VALUE(x HAVING MAX y).')
      : rewrite(from)
  }

/** NaN is less than every number in GoogleSQL's MIN, and greater in its MAX. */
export const minimum: DuckdbRewrite = (from) => {
  only(from)
  if (from.types[0]?.kind === 'range') return extremeRange(from, 'arg_min')
  const least = aggregate(from, 'min')
  if (from.types[0]?.kind !== 'float64') return least
  const anyNan = aggregate(from, 'bool_or', [call(from.node, 'isnan', from.args)])
  return duckdb("CASE WHEN $1 THEN 'nan'::DOUBLE ELSE $2 END", [anyNan, least], from.node)
}

export const maximum: DuckdbRewrite = (from) => {
  only(from)
  return from.types[0]?.kind === 'range' ? extremeRange(from, 'arg_max') : aggregate(from, 'max')
}

function extremeRange(from: RewriteCall, name: string): Expression {
  const [value] = from.args
  return aggregate(from, name, [value!, orderKey(value!, from.types[0]!)])
}

/** Where a NaN would stand among numbers is not the same in both engines: it is an error. */
export function ranked(value: Expression, type: SqlType | undefined): Expression {
  if (type?.kind === 'float64' && value.kind !== 'number') return call(value, 'bq_no_nan', [value])
  return type === undefined ? value : orderKey(value, type)
}

export const extremeBy =
  (name: string): DuckdbRewrite =>
  (from) => {
    only(from)
    return aggregate(from, name, [from.args[0]!, ranked(from.args[1]!, from.types[1])])
  }

export const anyValue: DuckdbRewrite = (from) => {
  only(from, 'having')
  const { having } = from.node
  if (having === undefined) return aggregate(from, 'any_value')
  const key = from.rewrite(having.expression)
  return aggregate(from, having.extreme === 'max' ? 'arg_max_null' : 'arg_min_null', [
    from.args[0]!,
    ranked(key, from.typeOf(having.expression)),
  ])
}
