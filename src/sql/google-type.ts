import type { SqlType, TypeKind } from './types.ts'

const wider: Partial<Record<TypeKind, SqlType>> = {
  int8: { kind: 'int64' },
  int16: { kind: 'int64' },
  int32: { kind: 'int64' },
  uint8: { kind: 'int64' },
  uint16: { kind: 'int64' },
  uint32: { kind: 'int64' },
  float32: { kind: 'float64' },
  timestamp_s: { kind: 'datetime' },
  timestamp_ms: { kind: 'datetime' },
  enum: { kind: 'string' },
}

/** The GoogleSQL type that holds every value of a DuckDB type; the type itself where there is none or it is one. */
export function googleType(type: SqlType): SqlType {
  if (type.kind === 'array') return { kind: 'array', element: googleType(type.element) }
  if (type.kind === 'struct') {
    return {
      kind: 'struct',
      fields: type.fields.map((field) => ({ ...field, type: googleType(field.type) })),
    }
  }
  return wider[type.kind] ?? type
}
