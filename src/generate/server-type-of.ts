import type { GeneratedColumn } from './define-table.ts'
import { bigint, datetime2, decimal, int, nvarchar, type ServerType } from './server-types.ts'

/** What the table's definition says, otherwise a type that holds every value of the column. */
export function serverTypeOf(column: GeneratedColumn): ServerType {
  if (column.server) return column.server
  switch (column.batchType) {
    case 'int32':
      return int
    case 'int64':
      return bigint
    case 'boolean':
      return { kind: 'bit' }
    case 'double':
      return { kind: 'float' }
    case 'date':
      return { kind: 'date' }
    case 'timestamp':
      return datetime2(6)
    case 'decimal':
      return decimal(18, column.scale ?? 0)
    case 'enum':
      return nvarchar(Math.max(...(column.words ?? []).map((word) => word.length)))
    case 'string':
    case 'utf8':
      return nvarchar(400)
  }
}
