import type { Expression, Span } from '../ast.ts'
import { binary, boolean, logical } from '../ast-builders.ts'
import { fieldAt } from '../functions/bound.ts'
import type { SqlType } from '../types.ts'
import { coerce } from './coerce.ts'

/** Equality of structs as GoogleSQL has it: of their fields, in their order. Undefined where one is no known struct. */
export function structEquality(
  at: Span,
  left: Expression,
  leftType: SqlType,
  right: Expression,
  rightType: SqlType,
): Expression | undefined {
  if (leftType.kind !== 'struct' || rightType.kind !== 'struct') return undefined
  if (leftType.fields.length !== rightType.fields.length) return undefined
  const fields = leftType.fields.map(({ type }, index): Expression => {
    const other = rightType.fields[index]!.type
    const a = fieldAt(left, index)
    const b = fieldAt(right, index)
    const inner = structEquality(at, a, type, b, other)
    if (inner !== undefined) return inner
    const literal = (value: Expression, own: SqlType, wanted: SqlType): Expression =>
      value.kind === 'string' && wanted.kind !== 'string' ? coerce(value, own, wanted) : value
    return binary(at, literal(a, type, other), '=', literal(b, other, type))
  })
  return fields.length === 0 ? boolean(at, true) : logical(at, 'and', fields)
}
