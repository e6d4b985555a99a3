import type { Expression, StructField } from '../ast.ts'
import { caseWhen, identifier, isNull, nullLiteral } from '../ast-builders.ts'
import { bound, fieldAt, mapped } from '../functions/bound.ts'
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

/** Both are arrays, or both are structs, and not the same. */
function nests(from: SqlType, to: SqlType): boolean {
  if (sameType(from, to)) return false
  return (from.kind === 'array' && to.kind === 'array') || needsRecast(from, to)
}

function changed(value: Expression, from: SqlType, to: SqlType, depth: number, leaf: Leaf): Expression {
  if (!nests(from, to)) return leaf(value, from, to)
  const name = `bq_each_${depth}`
  if (from.kind === 'array' && to.kind === 'array') {
    return mapped(value, name, (each) => changed(each, from.element, to.element, depth + 1, leaf))
  }
  if (from.kind !== 'struct' || to.kind !== 'struct') return value
  if (value.kind === 'struct') return rebuilt(value, from, to, depth, leaf)
  return bound(value, name, (each) =>
    caseWhen(value, [[isNull(value, each), nullLiteral(value)]], rebuilt(each, from, to, depth + 1, leaf)),
  )
}

function rebuilt(value: Expression, from: StructType, to: StructType, depth: number, leaf: Leaf): Expression {
  const { start, end } = value
  const fields = to.fields.map(
    (field, index): StructField => ({
      kind: 'struct-field',
      name: identifier(value, field.name ?? anonymousField(index), true),
      value: changed(fieldAt(value, index), from.fields[index]!.type, field.type, depth, leaf),
      start,
      end,
    }),
  )
  return { kind: 'struct', tuple: false, fields, start, end }
}
