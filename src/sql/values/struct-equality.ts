import type { Expression, Span } from '../ast.ts'
import { binary, boolean, call, isNull, logical, not } from '../ast-builders.ts'
import { fieldAt, mapped } from '../functions/bound.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { coerce } from './coerce.ts'

/**
 * Equality of structs and arrays as GoogleSQL has it: of their fields and elements, in their order, NULL where one of them is
 * and all others are equal. Undefined where they are no known structs or arrays.
 */
export function structEquality(
  at: Span,
  left: Expression,
  leftType: SqlType,
  right: Expression,
  rightType: SqlType,
): Expression | undefined {
  if (leftType.kind === 'array' && rightType.kind === 'array')
    return arrayEquality(at, left, leftType.element, right, rightType.element)
  if (leftType.kind !== 'struct' || rightType.kind !== 'struct') return undefined
  if (leftType.fields.length !== rightType.fields.length) return undefined
  const fields = leftType.fields.map(({ type }, index) =>
    partEquality(at, fieldAt(left, index), type, fieldAt(right, index), rightType.fields[index]!.type),
  )
  return fields.length === 0 ? boolean(at, true) : logical(at, 'and', fields)
}

function partEquality(at: Span, a: Expression, type: SqlType, b: Expression, other: SqlType): Expression {
  const inner = structEquality(at, a, type, b, other)
  if (inner !== undefined) return inner
  const literal = (value: Expression, own: SqlType, wanted: SqlType): Expression =>
    value.kind === 'string' && wanted.kind !== 'string' ? coerce(value, own, wanted) : value
  const equal = binary(at, literal(a, type, other), '=', literal(b, other, type))
  return type.kind === 'float64' && other.kind === 'float64' ? equalNumbers(at, equal, a, b) : equal
}

/** `equal`, but that NaN equals nothing, itself included. */
export function equalNumbers(at: Span, equal: Expression, a: Expression, b: Expression): Expression {
  const isNumber = not(at, call(at, 'isnan', [a]))
  return logical(at, 'and', [equal, logical(at, 'or', [isNumber, isNull(at, b)])])
}

function arrayEquality(
  at: Span,
  left: Expression,
  element: SqlType,
  right: Expression,
  other: SqlType,
): Expression {
  const pairs = call(at, 'list_zip', [left, right])
  const tests = mapped(pairs, 'bq_pair', (pair) => {
    const [a, b] = [duckdb('$1[1]', [pair], at), duckdb('$1[2]', [pair], at)]
    return partEquality(at, a, element, b, other)
  })
  return call(at, 'bq_arrays_equal', [left, right, tests])
}
