import type { Binary, Expression } from '../ast.ts'
import { binary, call, cast, typeName } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { NUMERIC } from '../types.ts'
import { coerce } from '../values/coerce.ts'

/** A rewritten operand with the type that it has as written. */
export interface Operand {
  readonly value: Expression
  readonly type: SqlType
}

/** Arithmetic of two numbers of which one is a NUMERIC; `node` has the operands as written. */
export function numericArithmetic(node: Binary, left: Operand, right: Operand): Expression {
  const sides = [coerce(left.value, left.type, NUMERIC), coerce(right.value, right.type, NUMERIC)] as const
  switch (node.operator) {
    case '/':
      return quotient(node, sides[0], sides[1])
    case '*':
      return product(node, left, right) ?? call(node, 'bq_numeric_multiply', sides)
    default:
      return binary(node, sides[0], node.operator, sides[1])
  }
}

/** Times a whole number there is nothing to round. */
function product(node: Binary, left: Operand, right: Operand): Expression | undefined {
  if (left.type.kind !== 'int64' && right.type.kind !== 'int64') return undefined
  if (left.type.kind !== 'numeric' && right.type.kind !== 'numeric') return undefined
  const result = binary(node, left.value, '*', right.value)
  return cast(node, result, typeName(node, 'DECIMAL', [38, 9]))
}

/** By a number that is written out and has a short reciprocal, a division is a multiplication. */
function quotient(node: Binary, left: Expression, right: Expression): Expression {
  const divisor = writtenNumber(node.right)
  const factor = divisor === undefined ? undefined : reciprocal(divisor)
  if (factor === undefined) return call(node, 'bq_numeric_divide', [left, right])
  return duckdb(`bq_numeric_divide_by_${factor.digits}($1, ${divisor}, ${factor.text})`, [left], node)
}

function writtenNumber(node: Expression): string | undefined {
  if (node.kind === 'number') return node.text
  if (node.kind === 'typed-literal' && node.type.name.toUpperCase() === 'NUMERIC') return node.value
  const plain = node.kind === 'cast' && /^(NUMERIC|DECIMAL)$/i.test(node.type.name)
  return plain && node.type.parameters.length === 0 ? writtenNumber(node.operand) : undefined
}

const most = 3

/**
 * 1 / divisor where that ends within nine places and takes no more than three digits: the macros multiply by it in 64
 * bits. Undefined for every other divisor, and for 0.
 */
export function reciprocal(divisor: string): { readonly text: string; readonly digits: 2 | 3 } | undefined {
  const found = /^(\d*)(?:\.(\d*))?$/.exec(divisor)
  if (found === null) return undefined
  const [, before = '', after = ''] = found
  const unscaled = BigInt(before + after || '0')
  for (let places = 0; unscaled > 0n && places <= most; places++) {
    const power = 10n ** BigInt(after.length + places)
    if (power % unscaled !== 0n) continue
    const text = String(power / unscaled)
    if (Math.max(text.length, places) > most) return undefined
    const digits = Math.max(text.length, places) === most ? 3 : 2
    const padded = text.padStart(places + 1, '0')
    const point = padded.length - places
    return { text: places === 0 ? text : `${padded.slice(0, point)}.${padded.slice(point)}`, digits }
  }
  return undefined
}
