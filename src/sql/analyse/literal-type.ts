import type { Dialect, Expression } from '../ast.ts'
import type { SqlType } from '../types.ts'
import { BOOL, BYTES, FLOAT64, INT64, STRING } from '../types.ts'

/** The type of a literal that is not NULL; undefined for anything else. */
export function literalType(node: Expression, dialect: Dialect): SqlType | undefined {
  switch (node.kind) {
    case 'boolean':
      return BOOL
    case 'number':
      return numberType(node.text, node.integer, dialect === 'duckdb')
    case 'string':
      return STRING
    case 'bytes':
      return BYTES
    default:
      return undefined
  }
}

const INT32: SqlType = { kind: 'int32' }

function numberType(text: string, integer: boolean, duckdb: boolean): SqlType {
  if (!integer) {
    if (!duckdb || /e/i.test(text)) return FLOAT64
    const [whole = '', fraction = ''] = text.replaceAll('_', '').split('.')
    return { kind: 'numeric', precision: Math.max(1, whole.length + fraction.length), scale: fraction.length }
  }
  if (!duckdb) return INT64
  const value = Number(text.replaceAll('_', ''))
  if (value <= 2147483647) return INT32
  return value < 9.2e18 ? INT64 : { kind: 'int128' }
}
