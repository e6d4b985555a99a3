import type { Span, TypeField, TypeName } from '../ast.ts'
import { arrayType, identifier, typeName } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'

const plain: Readonly<Record<string, string>> = {
  int64: 'BIGINT',
  float64: 'DOUBLE',
  bool: 'BOOLEAN',
  string: 'VARCHAR',
  bytes: 'BLOB',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  time: 'TIME',
  timestamp: 'TIMESTAMPTZ',
  interval: 'INTERVAL',
  json: 'JSON',
  uuid: 'UUID',
  null: 'BIGINT',
  // The text of `library/bignumeric.ts`.
  bignumeric: 'VARCHAR',
}

/** How DuckDB stores a GoogleSQL type; undefined where it has nothing that keeps every value. */
export function duckdbTypeName(type: SqlType, at: Span): TypeName | undefined {
  const name = plain[type.kind]
  if (name !== undefined) return typeName(at, name)
  switch (type.kind) {
    case 'numeric':
      return typeName(at, 'DECIMAL', decimalSize(type.precision, type.scale))
    case 'array': {
      const element = duckdbTypeName(type.element, at)
      return element === undefined ? undefined : arrayType(at, element)
    }
    case 'range': {
      const element = duckdbTypeName(type.element, at)
      if (element === undefined) return undefined
      const { start, end } = at
      const fields = ['range_start', 'range_end'].map(
        (name): TypeField => ({
          kind: 'type-field',
          name: identifier(at, name, true),
          type: element,
          start,
          end,
        }),
      )
      return { ...typeName(at, 'STRUCT'), fields }
    }
    case 'struct': {
      const fields: TypeField[] = []
      for (const [index, field] of type.fields.entries()) {
        const fieldType = duckdbTypeName(field.type, at)
        if (fieldType === undefined) return undefined
        const fieldName = identifier(at, field.name ?? anonymousField(index), true)
        fields.push({ kind: 'type-field', name: fieldName, type: fieldType, start: at.start, end: at.end })
      }
      return { ...typeName(at, 'STRUCT'), fields }
    }
    default:
      return undefined
  }
}

/** The name that DuckDB gets for a struct field that has none in GoogleSQL. */
export function anonymousField(index: number): string {
  return `_field_${index + 1}`
}

function decimalSize(precision: number | undefined, scale: number | undefined): [number, number] {
  return precision === undefined ? [38, 9] : [precision, scale ?? 0]
}
