import type { Dialect, TypeName } from '../ast.ts'
import { parseType, typeByName } from '../type-text.ts'
import type { SqlType, StructField } from '../types.ts'
import { UNKNOWN } from '../types.ts'

/** The type that a written type means; `unknown` for types that the dialect does not have. */
export function typeOfName(node: TypeName, dialect: Dialect): SqlType {
  const [first, second] = node.elements
  switch (node.name) {
    case 'ARRAY': {
      if (first === undefined) return UNKNOWN
      const element = typeOfName(first, dialect)
      const length = numbers(node)[0]
      return length === undefined ? { kind: 'array', element } : { kind: 'array', element, length }
    }
    case 'RANGE':
      return first === undefined ? UNKNOWN : { kind: 'range', element: typeOfName(first, dialect) }
    case 'MAP': {
      if (first === undefined || second === undefined) return UNKNOWN
      return { kind: 'map', key: typeOfName(first, dialect), value: typeOfName(second, dialect) }
    }
    case 'STRUCT':
      return { kind: 'struct', fields: fieldsOf(node, dialect) }
    case 'UNION':
      return { kind: 'union', members: fieldsOf(node, dialect) }
    default:
      return plain(node, dialect)
  }
}

function plain(node: TypeName, dialect: Dialect): SqlType {
  // BigQuery's catalogue calls FLOAT64 so, its language does not.
  if (dialect === 'bigquery' && node.name.toUpperCase() === 'FLOAT') return UNKNOWN
  const type = typeByName(node.name, dialect) ?? parseType(node.name, dialect)
  if (type.kind !== 'numeric' && type.kind !== 'bignumeric') return type
  const [precision, scale = 0] = numbers(node)
  // GoogleSQL's parameters limit what is stored; the type of a value is the plain one.
  if (precision === undefined || dialect === 'bigquery') return type
  return { kind: type.kind, precision, scale }
}

function numbers(node: TypeName): number[] {
  return node.parameters.flatMap((each) => (each.kind === 'number' ? Number(each.text) : []))
}

function fieldsOf(node: TypeName, dialect: Dialect): StructField[] {
  return node.fields.map((field) => {
    const type = typeOfName(field.type, dialect)
    return field.name === undefined ? { type } : { name: field.name.name, type }
  })
}
