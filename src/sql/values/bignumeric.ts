import type { Binary, Expression } from '../ast.ts'
import { call, string } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { BIGNUMERIC, FLOAT64 } from '../types.ts'

/** How a number or a text becomes a BIGNUMERIC, and a BIGNUMERIC another number. */
const into: Readonly<Record<string, string>> = {
  int64: 'bq_big_parse(CAST($1 AS VARCHAR))',
  numeric: 'bq_big_parse(CAST($1 AS VARCHAR))',
  float64: 'bq_big_of_float(CAST($1 AS VARCHAR))',
  string: 'bq_big_parse($1)',
  unknown: 'bq_any_to_bignumeric($1)',
}
const outOf: Readonly<Record<string, string>> = {
  int64: "CAST(bq_big_text(bq_big_digits('round', $1, 0)) AS BIGINT)",
  numeric: "CAST(bq_big_text(bq_big_digits('round', $1, 9)) AS DECIMAL(38, 9))",
  float64: 'CAST(bq_big_text($1) AS DOUBLE)',
  string: 'bq_big_text($1)',
}

/** The value as a BIGNUMERIC, or the BIGNUMERIC as a value of `to`; undefined where that is no conversion. */
export function bignumericConversion(value: Expression, from: SqlType, to: SqlType): Expression | undefined {
  if (from.kind === to.kind || from.kind === 'null') return undefined
  if (to.kind === 'bignumeric') {
    const written = writtenNumber(value)
    if (written !== undefined) return call(value, 'bq_big_parse', [string(value, written)])
    const how = into[from.kind]
    return how === undefined ? undefined : duckdb(how, [value], value)
  }
  if (from.kind !== 'bignumeric') return undefined
  const how = outOf[to.kind]
  return how === undefined ? undefined : duckdb(how, [value], value)
}

/** A literal such as 0.1 is exact where a BIGNUMERIC is wanted. */
function writtenNumber(value: Expression): string | undefined {
  if (value.kind === 'number') return value.text
  if (value.kind !== 'unary' || value.operator !== '-') return undefined
  const inner = writtenNumber(value.operand)
  return inner === undefined ? undefined : `-${inner}`
}

/** The type in which numbers are compared, where one of them is a BIGNUMERIC. */
export function withBignumeric(
  sides: readonly { readonly type: SqlType; readonly value: Expression }[],
): SqlType | undefined {
  if (!sides.some(({ type }) => type.kind === 'bignumeric')) return undefined
  const floats = sides.some(
    ({ type, value }) => type.kind === 'float64' && writtenNumber(value) === undefined,
  )
  return floats ? FLOAT64 : BIGNUMERIC
}

/** + - * / of two values that are BIGNUMERIC. */
export function bignumericArithmetic(node: Binary, left: Expression, right: Expression): Expression {
  return call(node, 'bq_big_op', [string(node, node.operator), left, right])
}

export function negated(at: Expression, value: Expression): Expression {
  return duckdb("bq_big_op('-', bq_big_parse('0'), $1)", [value], at)
}

/** True for a BIGNUMERIC, and for an array or struct of them. */
export function holdsBignumeric(type: SqlType): boolean {
  if (type.kind === 'array') return holdsBignumeric(type.element)
  if (type.kind === 'struct') return type.fields.some((field) => holdsBignumeric(field.type))
  return type.kind === 'bignumeric'
}

/** The type as it is kept in tables: a BIGNUMERIC is a decimal text there. */
export function storedType(type: SqlType): SqlType {
  if (type.kind === 'bignumeric') return { kind: 'string' }
  if (type.kind === 'array') return { ...type, element: storedType(type.element) }
  if (type.kind !== 'struct') return type
  return { ...type, fields: type.fields.map((field) => ({ ...field, type: storedType(field.type) })) }
}
