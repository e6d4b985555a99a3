import type { Expression, StructField } from '../ast.ts'
import { call, caseWhen, identifier, isNull, nullLiteral } from '../ast-builders.ts'
import { bound, fieldAt, mapped } from '../functions/bound.ts'
import type { SqlType } from '../types.ts'
import { anonymousField } from '../values/type-name.ts'

/** The value is an array, or a struct that has one. */
export function holdsArray(type: SqlType): boolean {
  return (
    type.kind === 'array' || (type.kind === 'struct' && type.fields.some((field) => holdsArray(field.type)))
  )
}

/** Where rows go: into a table, where no array is NULL, before a person's eyes, or through a view; an array without NULL in the first two. */
export type Keeping = 'table' | 'result' | 'view'

/** A value as BigQuery's tables keep it, and as its results show it. */
export function keptArray(value: Expression, type: SqlType, keeping: Keeping, depth = 0): Expression {
  if (!holdsArray(type)) return value
  const name = `bq_kept_${depth}`
  if (type.kind === 'array') {
    const { element } = type
    const inner = holdsArray(element)
      ? mapped(value, name, (each) => keptArray(each, element, keeping, depth + 1))
      : value
    return call(value, keeping === 'table' ? 'bq_kept_array' : 'bq_shown_array', [inner])
  }
  return bound(value, name, (struct) =>
    caseWhen(value, [[isNull(value, struct), nullLiteral(value)]], rebuilt(struct, type, keeping, depth)),
  )
}

function rebuilt(struct: Expression, type: SqlType, keeping: Keeping, depth: number): Expression {
  const { start, end } = struct
  const given = type.kind === 'struct' ? type.fields : []
  const fields = given.map(
    (field, index): StructField => ({
      kind: 'struct-field',
      name: identifier(struct, field.name ?? anonymousField(index), true),
      value: keptArray(fieldAt(struct, index), field.type, keeping, depth + 1),
      ...{ start, end },
    }),
  )
  return { kind: 'struct', tuple: false, fields, start, end }
}
