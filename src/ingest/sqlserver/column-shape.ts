// How a column of SQL Server travels: as which array from the driver, and as which type in Parquet and in the target.

import type { ServerColumn } from '../../connections/server-connection.ts'
import type { BatchColumn, BatchSchema } from '../../manifest/batch.ts'
import type { Transport } from './transport.ts'

export interface ColumnShape {
  readonly column: ServerColumn
  readonly transport: Transport
  /** In DuckDB's language, which writes the Parquet files. */
  readonly type: string
  /** Of the value as it travelled. */
  readonly sql: (value: string) => string
  readonly binary: boolean
  /** The seventh digit of the second is lost. */
  readonly truncates: boolean
}

export interface ShapeOptions {
  readonly asText: readonly string[]
  readonly nanoseconds: boolean
}

const micros: Partial<ColumnShape> = {
  transport: { kind: 'moment', units: 1_000_000 },
  sql: (value) => `make_timestamp(${value})`,
}
const nanos: Partial<ColumnShape> = {
  transport: { kind: 'moment', units: 1_000_000_000 },
  sql: (value) => `make_timestamp_ns(${value})`,
}

/** Undefined: no exact form is known (CLR types, sql_variant, what is encrypted). */
export function shapeOf(column: ServerColumn, options: ShapeOptions): ColumnShape | undefined {
  const cast = (type: string, more: Partial<ColumnShape> = {}): ColumnShape => ({
    column,
    transport: { kind: 'text' },
    type,
    sql: (value) => `CAST(${value} AS ${type})`,
    binary: false,
    truncates: false,
    ...more,
  })
  const { base, precision = 18, scale = 0 } = column
  if (column.encrypted) return undefined
  const name = column.name.toLowerCase()
  if (options.asText.some((wanted) => wanted.toLowerCase() === name)) return cast('VARCHAR')
  switch (base) {
    case 'tinyint':
    case 'smallint':
      return cast('SMALLINT', { transport: { kind: 'int32' } })
    case 'int':
      return cast('INTEGER', { transport: { kind: 'int32' } })
    case 'bigint':
      return cast('BIGINT', { transport: { kind: 'bigint' } })
    case 'bit':
      return cast('BOOLEAN', { transport: { kind: 'boolean' } })
    case 'real':
      return cast('FLOAT', { transport: { kind: 'double' } })
    case 'float':
      return cast('DOUBLE', { transport: { kind: 'double' } })
    case 'decimal':
    case 'numeric':
    case 'money':
    case 'smallmoney':
      // Beyond 18 digits the engine keeps 128 bits, which it reads from text.
      return cast(
        `DECIMAL(${precision}, ${scale})`,
        precision <= 18 ? { transport: { kind: 'decimal', scale } } : {},
      )
    case 'date':
      return cast('DATE', { transport: { kind: 'date' } })
    case 'time':
      return cast('TIME', { truncates: column.scale === 7 })
    case 'datetime':
    case 'smalldatetime':
      return cast('TIMESTAMP', micros)
    case 'datetime2':
      if (column.scale === 7 && options.nanoseconds) return cast('TIMESTAMP_NS', nanos)
      return cast('TIMESTAMP', { ...micros, truncates: column.scale === 7 })
    case 'datetimeoffset':
      return cast('TIMESTAMPTZ', {
        transport: { kind: 'instant', units: 1_000_000 },
        truncates: column.scale === 7,
      })
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'text':
    case 'ntext':
    case 'xml':
    case 'json':
    case 'uniqueidentifier':
    case 'sysname':
      return cast('VARCHAR', { sql: (value) => value })
    case 'binary':
    case 'varbinary':
    case 'image':
    case 'timestamp':
      return cast('BLOB', { binary: true, sql: (value) => `unhex(${value})` })
    default:
      return undefined
  }
}

/** `leads` stand before the columns of the table. */
export function transportSchema(
  table: string,
  shapes: readonly ColumnShape[],
  leads: readonly { readonly name: string; readonly transport: Transport }[],
): BatchSchema {
  return {
    table,
    columns: [
      ...leads,
      // Names of the transport: two columns of a server may differ only in case.
      ...shapes.map(({ transport }, index) => ({ name: `c${index}`, transport })),
    ].map(({ name, transport }) => ({ name, description: '', ...batchTypeOf(transport) })),
  }
}

function batchTypeOf(transport: Transport): {
  readonly type: string
  readonly batchType: BatchColumn['type']
  readonly scale?: number
} {
  switch (transport.kind) {
    case 'text':
      return { type: 'STRING', batchType: 'utf8' }
    case 'int32':
      return { type: 'INT64', batchType: 'int32' }
    case 'boolean':
      return { type: 'BOOL', batchType: 'boolean' }
    case 'double':
      return { type: 'FLOAT64', batchType: 'double' }
    case 'date':
      return { type: 'DATE', batchType: 'date' }
    case 'decimal':
      // The engine's own type of these digits, whatever the widest one of the dialect.
      return { type: 'NUMERIC', batchType: 'decimal', scale: transport.scale }
    case 'instant':
      return { type: 'TIMESTAMP', batchType: 'timestamp' }
    default:
      return { type: 'INT64', batchType: 'int64' }
  }
}
