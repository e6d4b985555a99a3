import type { Expression } from '../ast.ts'
import { call, string } from '../ast-builders.ts'
import { aggregate, limited, notNull, only } from './aggregate-call.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

export const arrayAgg: DuckdbRewrite = (from) => {
  only(from, 'limit', 'order', 'nulls')
  return limited(from, aggregate(from, 'list', from.args, kept(from)))
}

function kept(from: RewriteCall): { where?: Expression } {
  return from.node.nulls === 'ignore' ? { where: notNull(from.args[0]!) } : {}
}

export const arrayConcatAgg: DuckdbRewrite = (from) => {
  only(from, 'limit', 'order')
  return call(from.node, 'flatten', [
    limited(from, aggregate(from, 'list', from.args, { where: notNull(from.args[0]!) })),
  ])
}

export const stringAgg: DuckdbRewrite = (from) => {
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
