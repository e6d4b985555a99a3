// FLOAT64 beyond what DuckDB does by itself: overflow is an error, and NaN is no number.
import type { Binary, BinaryOperator, Expression } from '../ast.ts'
import { binary, call, caseWhen, cast, isNull, logical, not, string } from '../ast-builders.ts'
import { bound, sizeOf } from '../functions/bound.ts'
import { FLOAT64 } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import type { Rewriting } from './context.ts'
import { hasSubquery } from './safe.ts'

const chained = new Set<BinaryOperator>(['+', '-', '*'])

/** True where the node adds, subtracts or multiplies FLOAT64 values. */
export function isFloatChain(node: Expression, to: Rewriting): boolean {
  return node.kind === 'binary' && chained.has(node.operator) && to.typeOf(node).kind === 'float64'
}

/** Up to this many nodes an expression is written twice rather than bound to a name. */
const small = 24

/**
 * Infinity and NaN stay what they are through + - *, so a chain of them is checked once, at its end: a result that is
 * not finite, made of operands that are, is an overflow.
 */
export function floatChain(node: Binary, to: Rewriting): Expression {
  const leaves: Expression[] = []
  const value = unchecked(node, leaves, to)
  const suspects = leaves.filter((leaf) => !isLiteral(leaf) && sizeOf(leaf) <= small && !hasSubquery(leaf))
  const body = (result: Expression): Expression => {
    const conditions = [
      not(node, call(node, 'isfinite', [result])),
      ...suspects.map((leaf) => call(node, 'isfinite', [leaf])),
    ]
    const overflow = cast(node, string(node, 'floating point overflow'), 'DOUBLE')
    return caseWhen(node, [[logical(node, 'and', conditions), overflow]], result)
  }
  return sizeOf(value) <= small ? body(value) : bound(value, to.fresh('sum'), body)
}

function unchecked(node: Binary, leaves: Expression[], to: Rewriting): Expression {
  const side = (each: Expression): Expression => {
    if (each.kind === 'binary' && isFloatChain(each, to)) return unchecked(each, leaves, to)
    const value = to.expression(each)
    const type = to.typeOf(each).kind
    if (type === 'bignumeric') return coerce(value, to.typeOf(each), FLOAT64)
    if (type !== 'float64') return type === 'unknown' || type === 'null' ? value : asDouble(value)
    leaves.push(value)
    return value
  }
  return binary(node, side(node.left), node.operator, side(node.right))
}

function asDouble(value: Expression): Expression {
  return cast(value, value, 'DOUBLE')
}

function isLiteral(leaf: Expression): boolean {
  if (leaf.kind === 'unary') return isLiteral(leaf.operand)
  return leaf.kind === 'number'
}

/** Calls whose result is a number whatever they are given. */
const neverNan = new Set(['RAND', 'PI', 'PERCENT_RANK', 'CUME_DIST'])

/** False where the FLOAT64 is certainly no NaN. */
export function mayBeNan(node: Expression, to: Rewriting): boolean {
  if (to.typeOf(node).kind !== 'float64') return false
  const any = (parts: readonly Expression[]): boolean => parts.some((part) => mayBeNan(part, to))
  switch (node.kind) {
    case 'number':
      return false
    case 'unary':
      return mayBeNan(node.operand, to)
    case 'binary':
      return any([node.left, node.right])
    case 'case':
      return any([...node.branches.map((each) => each.result), ...(node.otherwise ? [node.otherwise] : [])])
    case 'cast': {
      const from = to.typeOf(node.operand).kind
      if (node.operand.kind === 'string') return /nan/i.test(node.operand.value)
      return from === 'float64' ? mayBeNan(node.operand, to) : from === 'string' || from === 'unknown'
    }
    case 'call': {
      const name = node.name[node.name.length - 1]?.name.toUpperCase() ?? ''
      if (name === 'IEEE_DIVIDE') return true
      return !neverNan.has(name) && any(node.args)
    }
    case 'column': {
      const found = to.analysis.resolve(node)
      const item = found?.kind === 'alias' && found.used === node.parts.length ? found.item : undefined
      return item === undefined || item.expression.kind === 'star' || mayBeNan(item.expression, to)
    }
    default:
      return true
  }
}

/** NaN is not equal to itself, nor less or greater than anything; DuckDB has it as the greatest number. */
export function nanAware(node: Binary, compared: Binary, to: Rewriting): Expression {
  const isNan = (side: Expression): Expression => call(node, 'isnan', [side])
  const unlessNan = (
    value: Expression,
    nan: Expression,
    other: Expression,
    written: Expression,
  ): Expression => {
    const harmless = not(node, isNan(nan))
    const test = isConstant(written) ? harmless : logical(node, 'or', [harmless, isNull(node, other)])
    return logical(node, 'and', [value, test])
  }
  const { left, right } = compared
  const leftNan = mayBeNan(node.left, to)
  const rightNan = mayBeNan(node.right, to)
  switch (node.operator) {
    case '=':
      // NaN equals nothing but itself in DuckDB.
      return leftNan && rightNan ? unlessNan(compared, left, right, node.right) : compared
    case '<>':
      return leftNan && rightNan ? logical(node, 'or', [compared, isNan(left)]) : compared
    case '>':
    case '>=':
      return leftNan ? unlessNan(compared, left, right, node.right) : compared
    case '<':
    case '<=':
      return rightNan ? unlessNan(compared, right, left, node.left) : compared
    default:
      return compared
  }
}

function isConstant(node: Expression): boolean {
  if (node.kind === 'unary') return isConstant(node.operand)
  return node.kind === 'number' || node.kind === 'string'
}
