import type { Between, Expression, InArray, Like } from '../ast.ts'
import { callName } from '../ast.ts'
import { binary, boolean, call, logical, not, nullLiteral, string } from '../ast-builders.ts'
import { boundAll, mapped } from '../functions/bound.ts'
import { asLatin } from '../functions/latin.ts'
import { orderKey } from '../functions/range-key.ts'
import { arrayOf, type SqlType, UNKNOWN } from '../types.ts'
import { withBignumeric } from '../values/bignumeric.ts'
import { coerce, withIntegers } from '../values/coerce.ts'
import { needsRecast, recast } from '../values/recast.ts'
import { structEquality } from '../values/struct-equality.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { mayBeNan, nanAware } from './float.ts'

/** Operands of IN and BETWEEN: text literals are read as what they are compared with. */
export function comparison(
  node: Extract<Expression, { kind: 'in-list' | 'between' }>,
  to: Rewriting,
): Expression {
  const type = to.typeOf(node.operand)
  const all = node.kind === 'between' ? [node.low, node.high] : node.values
  const wide = withBignumeric([node.operand, ...all].map((value) => ({ value, type: to.typeOf(value) })))
  const side = (value: Expression): Expression => {
    const rewritten = to.expression(value)
    const own = to.typeOf(value)
    if (wide !== undefined) return coerce(rewritten, own, wide)
    return rewritten.kind === 'string' || needsRecast(own, type) ? coerce(rewritten, own, type) : rewritten
  }
  const operand =
    wide === undefined ? to.expression(node.operand) : coerce(to.expression(node.operand), type, wide)
  if (node.kind === 'in-list' && type.kind === 'struct') {
    const tests = node.values.map((value) =>
      structEquality(value, operand, type, to.expression(value), to.typeOf(value)),
    )
    const known = tests.filter((test) => test !== undefined)
    if (known.length === tests.length) {
      const any = logical(node, 'or', known)
      return node.negated ? not(node, any) : any
    }
  }
  if (node.kind === 'between')
    return between(node, { ...node, operand, low: side(node.low), high: side(node.high) }, type, to)
  const list = { ...node, operand, values: node.values.map(side) }
  if (!node.values.some((value) => mayBeNan(value, to)) || !mayBeNan(node.operand, to)) return list
  // NaN equals nothing, itself included.
  const number = { ...list, negated: false }
  const test = logical(node, 'and', [not(node, call(node, 'isnan', [operand])), number])
  return node.negated ? not(node, test) : test
}

/** NaN is not below anything, and DuckDB has it as the greatest number: only the upper end can be wrong. */
function between(node: Between, rewritten: Between, type: SqlType, to: Rewriting): Expression {
  if (type.kind === 'range') {
    const key = (value: Expression) => orderKey(value, type)
    return {
      ...rewritten,
      operand: key(rewritten.operand),
      low: key(rewritten.low),
      high: key(rewritten.high),
    }
  }
  if (!mayBeNan(node.operand, to) && !mayBeNan(node.low, to) && !mayBeNan(node.high, to)) return rewritten
  const { operand, low, high } = rewritten
  const side = (operator: '>=' | '<=', written: Expression, bound: Expression): Expression => {
    const compared = { ...binary(node, node.operand, operator, written) }
    return nanAware(compared, { ...compared, left: operand, right: bound }, to)
  }
  const test = logical(node, 'and', [side('>=', node.low, low), side('<=', node.high, high)])
  return node.negated ? not(node, test) : test
}

/** IN over no elements is FALSE even for a NULL array, and NULL where only a NULL element might be equal. */
export function inArray(node: InArray, to: Rewriting): Expression {
  const type = to.typeOf(node.operand)
  const list = to.typeOf(node.array)
  const element = list.kind === 'array' ? list.element : UNKNOWN
  const ofStructs = structInArray(node, to)
  if (ofStructs !== undefined) return node.negated ? not(node, ofStructs) : ofStructs
  const wide = withBignumeric([
    { value: node.operand, type },
    { value: node.array, type: element },
  ])
  const plain = to.expression(node.operand)
  const operand = wide === undefined ? withIntegers(plain) : coerce(plain, type, wide)
  const array = to.expression(node.array)
  const elements = wide === undefined ? array : recast(array, list, arrayOf(wide), coerce)
  const numbers = type.kind === 'float64' && mayBeNan(node.operand, to)
  const test = call(node, numbers ? 'bq_in_numbers' : 'bq_in_array', [operand, elements])
  return node.negated ? not(node, test) : test
}

/** Structs are equal field by field, whatever the fields are called. */
function structInArray(node: InArray, to: Rewriting): Expression | undefined {
  const type = to.typeOf(node.operand)
  const list = to.typeOf(node.array)
  if (type.kind !== 'struct' || list.kind !== 'array' || list.element.kind !== 'struct') return undefined
  const { element } = list
  // Both are bound: a query cannot stand within a lambda.
  return boundAll(
    [to.expression(node.operand), to.expression(node.array)],
    to.fresh('sought'),
    ([sought, array]) =>
      call(node, 'bq_any_true', [
        mapped(
          array!,
          to.fresh('each'),
          (each) => structEquality(node, sought!, type, each, element) ?? nullLiteral(node),
        ),
      ]),
  )
}

/** A backslash escapes in GoogleSQL's patterns and not in DuckDB's, unless it is told so. */
export function like(node: Like, to: Rewriting): Expression {
  if (node.operator !== 'like') return reject(to, node, `${node.operator.toUpperCase()} is not GoogleSQL.`)
  const text = (value: Expression): Expression =>
    to.typeOf(value).kind === 'bytes' ? asLatin(to.expression(value), value) : to.expression(value)
  const operand = text(node.operand)
  const one = (pattern: Expression): Expression => {
    const plain = pattern.kind === 'string' && !pattern.value.includes('\\')
    const backslash = plain ? undefined : string(node, '\\')
    return { ...node, operand, patterns: [pattern], quantifier: undefined, escape: backslash }
  }
  if (node.quantifier === undefined) return one(text(node.patterns[0]!))
  const [single] = node.patterns
  if (node.patterns.length === 1 && single?.kind === 'subquery')
    return refuse(to, node, `LIKE ${node.quantifier.toUpperCase()} takes no query.`, 'List the patterns.')
  const array = unnested(single)
  if (array !== undefined) return likeInArray(node, array, to)
  // NOT LIKE ANY is true where one pattern does not match: the reference says so, and the executor is older than that.
  const tests = node.patterns.map((pattern) => one(text(pattern)))
  return logical(node, node.quantifier === 'all' ? 'and' : 'or', tests)
}

function unnested(pattern: Expression | undefined): Expression | undefined {
  if (pattern?.kind !== 'call' || callName(pattern) !== 'UNNEST') return undefined
  return pattern.args[0]
}

/** Of no patterns ANY is false and ALL true. */
function likeInArray(node: Like, array: Expression, to: Rewriting): Expression {
  const list = to.typeOf(array)
  const ofBytes = list.kind === 'array' && list.element.kind === 'bytes'
  const all = node.quantifier === 'all'
  if (array.kind === 'array' && array.elements.length === 0) return boolean(node, all)
  const operand = to.expression(node.operand)
  const text = to.typeOf(node.operand).kind === 'bytes' ? asLatin(operand, node.operand) : operand
  // Both are bound: a query cannot stand within a lambda.
  const tests = boundAll([text, to.expression(array)], to.fresh('sought'), ([sought, patterns]) =>
    call(node, 'bq_any_true', [
      mapped(patterns!, to.fresh('pattern'), (pattern) => ({
        ...node,
        operand: sought!,
        patterns: [ofBytes ? asLatin(pattern, undefined) : pattern],
        quantifier: undefined,
        escape: string(node, '\\'),
        negated: node.negated !== all,
      })),
    ]),
  )
  return all ? not(node, tests) : tests
}
