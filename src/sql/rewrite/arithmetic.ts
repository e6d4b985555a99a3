import type { Binary, BinaryOperator, Expression } from '../ast.ts'
import { binary, call, cast, not } from '../ast-builders.ts'
import { comparisons } from '../comparisons.ts'
import { sizeOf } from '../functions/bound.ts'
import { ordering, orderKey } from '../functions/range-key.ts'
import { commonType } from '../functions/signature.ts'
import { duckdb } from '../functions/template.ts'
import { asText } from '../functions/text-form.ts'
import type { SqlType } from '../types.ts'
import { NUMERIC } from '../types.ts'
import { bignumericArithmetic, withBignumeric } from '../values/bignumeric.ts'
import { coerce, isIntegerLiteral, withIntegers } from '../values/coerce.ts'
import { needsRecast } from '../values/recast.ts'
import { structEquality } from '../values/struct-equality.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { floatChain, isFloatChain, nanAware } from './float.ts'
import { numericArithmetic } from './numeric.ts'

const bits: Partial<Record<BinaryOperator, string>> = {
  '^': 'xor($1, $2)',
  '<<': 'bq_shift_left($1, $2)',
  '>>': 'bq_shift_right($1, $2)',
}

/** An operator with the meaning that GoogleSQL gives it for the types at hand. */
export function rewriteBinary(node: Binary, to: Rewriting): Expression {
  if (isFloatChain(node, to)) return floatChain(node, to)
  const operands: Operands = {
    left: to.expression(node.left),
    right: to.expression(node.right),
    leftType: to.typeOf(node.left),
    rightType: to.typeOf(node.right),
  }
  if (comparisons.has(node.operator)) {
    if (operands.leftType.kind === 'json' || operands.rightType.kind === 'json') {
      return reject(
        to,
        node,
        'Values of type JSON cannot be compared in GoogleSQL.',
        'Compare JSON_VALUE(...), or TO_JSON_STRING(...) of both sides.',
      )
    }
    const fieldwise = structComparison(node, operands)
    if (fieldwise !== undefined) return fieldwise
    return nanAware(node, compared(node, operands), to)
  }
  switch (node.operator) {
    case '+':
    case '-':
      return dateArithmetic(node, operands, to.typeOf(node)) ?? numbers(node, operands, to)
    case '*':
    case '/':
      return numbers(node, operands, to)
    case '||':
      return concatenation(node, operands, to)
    case '&':
    case '|':
      if (operands.leftType.kind === 'bytes' || operands.rightType.kind === 'bytes')
        return refuse(to, node, `${node.operator} of BYTES cannot run on DuckDB.`)
      return { ...node, left: withIntegers(operands.left), right: withIntegers(operands.right) }
    default: {
      const text = bits[node.operator]
      if (operands.leftType.kind === 'bytes')
        return refuse(to, node, `${node.operator} of BYTES cannot run on DuckDB.`)
      if (text === undefined) return reject(to, node, `The operator ${node.operator} is not GoogleSQL.`)
      return duckdb(text, [withIntegers(operands.left), withIntegers(operands.right)], node)
    }
  }
}

interface Operands {
  readonly left: Expression
  readonly right: Expression
  readonly leftType: SqlType
  readonly rightType: SqlType
}

/** Structs are equal field by field; where a field is NULL, so may be the answer. */
function structComparison(
  node: Binary,
  { left, right, leftType, rightType }: Operands,
): Expression | undefined {
  if (node.operator !== '=' && node.operator !== '<>') return undefined
  const equal = structEquality(node, left, leftType, right, rightType)
  return equal === undefined || node.operator === '=' ? equal : not(node, equal)
}

/** Literals are read as the type of the other side. */
function compared(node: Binary, { left, right, leftType, rightType }: Operands): Binary {
  const wide = withBignumeric([
    { value: left, type: leftType },
    { value: right, type: rightType },
  ])
  if (wide !== undefined)
    return { ...node, left: coerce(left, leftType, wide), right: coerce(right, rightType, wide) }
  const key = (side: Expression): Expression =>
    ordering.has(node.operator) ? orderKey(side, leftType.kind === 'range' ? leftType : rightType) : side
  return {
    ...node,
    left: key(needsRecast(leftType, rightType) ? left : literalLike(left, leftType, rightType)),
    right: key(literalLike(right, rightType, leftType)),
  }
}

function literalLike(side: Expression, type: SqlType, other: SqlType): Expression {
  if (needsRecast(type, other)) return coerce(side, type, other)
  if (side.kind === 'string' && other.kind !== 'string') return coerce(side, type, other)
  return side.kind === 'number' && !side.integer && other.kind === 'numeric'
    ? coerce(side, type, NUMERIC)
    : side
}

function dateArithmetic(
  node: Binary,
  { left, right, leftType, rightType }: Operands,
  type: SqlType,
): Expression | undefined {
  const kinds = `${leftType.kind} ${node.operator} ${rightType.kind}`
  switch (kinds) {
    case 'date + int64':
    case 'date - int64':
      return call(node, 'bq_valid_date', [binary(node, left, node.operator, days(right))])
    case 'int64 + date':
      return call(node, 'bq_valid_date', [binary(node, right, '+', days(left))])
    case 'date - date':
      return duckdb('to_days(CAST($1 - $2 AS INTEGER))', [left, right], node)
    case 'time - time':
      return duckdb('to_microseconds(bq_time_micros($1) - bq_time_micros($2))', [left, right], node)
    case 'datetime - datetime':
      return duckdb('bq_datetime_difference(epoch_us($1) - epoch_us($2))', [left, right], node)
    case 'timestamp - timestamp':
      return duckdb('to_microseconds(epoch_us($1) - epoch_us($2))', [left, right], node)
    default:
      if (leftType.kind === 'interval' && node.operator === '+' && rightType.kind !== 'interval')
        return inRange(binary(node, right, '+', wholeDays(left, type)), type)
      return leftType.kind === 'interval' || rightType.kind === 'interval'
        ? inRange(binary(node, left, node.operator, wholeDays(right, type)), type)
        : undefined
  }
}

/** An instant is moved by days and parts of them; how long a month is, is not known there. */
function wholeDays(interval: Expression, type: SqlType): Expression {
  const safe = interval.kind === 'call' && /^to_(days|microseconds)$/.test(interval.name[0]?.name ?? '')
  return type.kind === 'timestamp' && !safe ? call(interval, 'bq_without_months', [interval]) : interval
}

/** Dates end with the year 9999; DuckDB goes on. */
function inRange(moved: Expression, type: SqlType): Expression {
  return type.kind === 'datetime' || type.kind === 'timestamp' || type.kind === 'interval'
    ? call(moved, `bq_valid_${type.kind}`, [moved])
    : moved
}

function days(count: Expression): Expression {
  return isIntegerLiteral(count) ? count : cast(count, count, 'INTEGER')
}

function numbers(node: Binary, { left, right, leftType, rightType }: Operands, to: Rewriting): Expression {
  if (leftType.kind === 'interval' && node.operator === '/')
    return call(node, 'bq_interval_divide', [left, right])
  if (leftType.kind === 'interval' || rightType.kind === 'interval')
    return call(node, 'bq_valid_interval', [{ ...node, left, right }])
  const type = to.typeOf(node)
  const sides = [
    { value: left, type: leftType },
    { value: right, type: rightType },
  ] as const
  const wide = withBignumeric(sides)
  if (wide?.kind === 'bignumeric') {
    return bignumericArithmetic(node, coerce(left, leftType, wide), coerce(right, rightType, wide))
  }
  if (wide !== undefined) return division(node, coerce(left, leftType, wide), coerce(right, rightType, wide))
  if (type.kind === 'numeric' || literalBesideNumeric(left, leftType, right, rightType)) {
    return numericArithmetic(node, { value: left, type: leftType }, { value: right, type: rightType })
  }
  if (node.operator === '/') return division(node, left, right)
  const literals = isIntegerLiteral(left) && isIntegerLiteral(right)
  return {
    ...node,
    left: literals ? withIntegers(left) : left,
    right: literals ? withIntegers(right) : right,
  }
}

/** A literal such as 1.1 is a NUMERIC where the other side is. */
function literalBesideNumeric(
  left: Expression,
  leftType: SqlType,
  right: Expression,
  rightType: SqlType,
): boolean {
  return (
    (leftType.kind === 'numeric' && right.kind === 'number') ||
    (rightType.kind === 'numeric' && left.kind === 'number')
  )
}

function division(node: Binary, left: Expression, right: Expression): Expression {
  const harmless = right.kind === 'number' && Number(right.text) >= 1
  if (harmless) return binary(node, left, '/', right)
  const large = sizeOf(left) + sizeOf(right) > 24
  return call(node, large ? 'bq_divide_bound' : 'bq_divide', [left, right])
}

function concatenation(
  node: Binary,
  { left, right, leftType, rightType }: Operands,
  to: Rewriting,
): Expression {
  if (leftType.kind !== 'array' && rightType.kind !== 'array') {
    return { ...node, left: asText(left, leftType), right: asText(right, rightType) }
  }
  const common = commonType(leftType, rightType)
  if (common === undefined)
    return reject(
      to,
      node,
      'Arrays of different types cannot be joined.',
      'Convert one of them with ARRAY(SELECT CAST(...)).',
    )
  return call(node, 'bq_array_concat', [coerce(left, leftType, common), coerce(right, rightType, common)])
}
