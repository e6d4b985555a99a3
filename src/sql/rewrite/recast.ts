import type { Expression, Lambda, StructField } from '../ast.ts'
import { call, caseWhen, column, identifier, isNull, nullLiteral, number } from '../ast-builders.ts'
import type { SqlType, StructType } from '../types.ts'
import { sameType } from '../types.ts'
import { anonymousField } from './type-name.ts'

/**
 * A struct, or an array of structs, with other field names or types. GoogleSQL joins the fields of structs by their
 * place; DuckDB would go by their names, and give NULL where it finds none.
 */
export function recast(value: Expression, from: SqlType, to: SqlType, leaf: Leaf): Expression {
  return changed(value, from, to, 0, leaf)
}

/** How a value that holds no struct is coerced. */
type Leaf = (value: Expression, from: SqlType, to: SqlType) => Expression

/** True where DuckDB has to be told how the one becomes the other. */
export function needsRecast(from: SqlType, to: SqlType): boolean {
  if (from.kind === 'array' && to.kind === 'array') return needsRecast(from.element, to.element)
  if (from.kind !== 'struct' || to.kind !== 'struct') return false
  return from.fields.length === to.fields.length && !sameType(from, to)
}

function changed(value: Expression, from: SqlType, to: SqlType, depth: number, leaf: Leaf): Expression {
  if (!needsRecast(from, to)) return leaf(value, from, to)
  if (from.kind === 'array' && to.kind === 'array') {
    const { lambda, element } = lambdaOver(value, depth)
    return call(value, 'list_transform', [value, lambda(changed(element, from.element, to.element, depth + 1, leaf))])
  }
  if (from.kind !== 'struct' || to.kind !== 'struct') return value
  if (value.kind === 'struct') {
    return structOf(value, to, (index) =>
      changed(value.fields[index]!.value, from.fields[index]!.type, to.fields[index]!.type, depth, leaf),
    )
  }
  if (value.kind === 'column') return rebuilt(value, from, to, depth, leaf)
  // Bound to a name, so that it is computed once.
  const { lambda, element } = lambdaOver(value, depth)
  const { start, end } = value
  const list: Expression = { kind: 'array', elements: [value], start, end }
  const made = call(value, 'list_transform', [list, lambda(rebuilt(element, from, to, depth + 1, leaf))])
  return { kind: 'subscript', base: made, index: number(value, 1), access: 'plain', start, end }
}

function rebuilt(value: Expression, from: StructType, to: StructType, depth: number, leaf: Leaf): Expression {
  const fields = structOf(value, to, (index) => {
    const field = call(value, 'struct_extract_at', [value, number(value, index + 1)])
    return changed(field, from.fields[index]!.type, to.fields[index]!.type, depth, leaf)
  })
  return caseWhen(value, [[isNull(value, value), nullLiteral(value)]], fields)
}

function structOf(at: Expression, to: StructType, valueOf: (index: number) => Expression): Expression {
  const { start, end } = at
  const fields = to.fields.map((field, index): StructField => ({
    kind: 'struct-field',
    name: identifier(at, field.name ?? anonymousField(index), true),
    value: valueOf(index),
    start,
    end,
  }))
  return { kind: 'struct', tuple: false, fields, start, end }
}

function lambdaOver(at: Expression, depth: number) {
  const name = `bq_each_${depth}`
  const { start, end } = at
  return {
    element: column(at, name),
    lambda: (body: Expression): Lambda => ({
      kind: 'lambda',
      parameters: [identifier(at, name)],
      body,
      start,
      end,
    }),
  }
}
