import { parseType, printType } from '../../sql/type-text.ts'
import type { SqlType } from '../../sql/types.ts'

/** Types of the engine that writes the file, and the type of the service whose values hold theirs. */
const WIDER: { readonly [kind: string]: 'int64' | 'float64' | 'datetime' | 'string' } = {
  int8: 'int64',
  int16: 'int64',
  int32: 'int64',
  uint8: 'int64',
  uint16: 'int64',
  uint32: 'int64',
  uint64: 'int64',
  float32: 'float64',
  timestamp_s: 'datetime',
  timestamp_ms: 'datetime',
  enum: 'string',
}

/** The type as which a column of the embedded engine's arrives, in BigQuery's words. */
export function loadedType(type: string): string {
  return printType(widened(parseType(type, 'duckdb')), 'bigquery') ?? 'STRING'
}

function widened(type: SqlType): SqlType {
  if (type.kind === 'array') return { kind: 'array', element: widened(type.element) }
  if (type.kind === 'struct')
    return { ...type, fields: type.fields.map((field) => ({ ...field, type: widened(field.type) })) }
  const kind = WIDER[type.kind]
  return kind === undefined ? type : { kind }
}
