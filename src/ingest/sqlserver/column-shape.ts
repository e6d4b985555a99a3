// How a column of SQL Server travels: as which array from the driver, and as which type in Parquet and in the target.

import type { ServerColumn, ServerRow, ServerValue } from '../../connections/server-connection.ts'
import type { Batch, BatchColumn, BatchSchema } from '../../manifest/batch.ts'

export interface ColumnShape {
  readonly column: ServerColumn
  readonly batchType: 'int32' | 'boolean' | 'double' | 'string'
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

/** Undefined: no exact form is known (CLR types, sql_variant). */
export function shapeOf(column: ServerColumn, options: ShapeOptions): ColumnShape | undefined {
  const cast = (type: string, more: Partial<ColumnShape> = {}): ColumnShape => ({
    column,
    batchType: 'string',
    type,
    sql: (value) => `CAST(${value} AS ${type})`,
    binary: false,
    truncates: false,
    ...more,
  })
  const { base, precision = 18, scale = 0 } = column
  if (options.asText.includes(column.name)) return cast('VARCHAR')
  switch (base) {
    case 'tinyint':
    case 'smallint':
      return cast('SMALLINT', { batchType: 'int32' })
    case 'int':
      return cast('INTEGER', { batchType: 'int32' })
    case 'bigint':
      return cast('BIGINT')
    case 'bit':
      return cast('BOOLEAN', { batchType: 'boolean' })
    case 'real':
      return cast('FLOAT', { batchType: 'double' })
    case 'float':
      return cast('DOUBLE', { batchType: 'double' })
    case 'decimal':
    case 'numeric':
    case 'money':
    case 'smallmoney':
      return cast(`DECIMAL(${precision}, ${scale})`)
    case 'date':
      return cast('DATE')
    case 'time':
      return cast('TIME', { truncates: column.scale === 7 })
    case 'datetime':
    case 'smalldatetime':
      return cast('TIMESTAMP')
    case 'datetime2':
      if (column.scale === 7 && options.nanoseconds) return cast('TIMESTAMP_NS')
      return cast('TIMESTAMP', { truncates: column.scale === 7 })
    case 'datetimeoffset':
      return cast('TIMESTAMPTZ', {
        truncates: column.scale === 7,
        // An instant; `+05:30` must stand beside the seconds.
        sql: (value) => `CAST(regexp_replace(${value}, ' ([+-]\\d\\d:\\d\\d)$', '\\1') AS TIMESTAMPTZ)`,
      })
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'text':
    case 'ntext':
    case 'xml':
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

export function transportSchema(
  table: string,
  shapes: readonly ColumnShape[],
  first: readonly string[] = [],
): BatchSchema {
  const types = { int32: 'INT64', boolean: 'BOOL', double: 'FLOAT64', string: 'STRING' } as const
  return {
    table,
    columns: [
      ...first.map((name) => ({ name, type: 'STRING', description: '', batchType: 'string' as const })),
      ...shapes.map(({ batchType }, index) => ({
        // Names of the transport: two columns of a server may differ only in case.
        name: `c${index}`,
        type: types[batchType],
        description: '',
        batchType,
      })),
    ],
  }
}

/** Rows of the driver as typed arrays; the first columns are text. */
export function toBatch(rows: readonly ServerRow[], shapes: readonly ColumnShape[], first: number): Batch {
  const columns: BatchColumn[] = []
  for (let index = 0; index < first; index++) {
    columns.push({ type: 'string', values: rows.map((row) => textOf(row[index])) })
  }
  for (const [at, shape] of shapes.entries()) columns.push(toColumn(rows, first + at, shape))
  return { rows: rows.length, columns }
}

function toColumn(rows: readonly ServerRow[], at: number, shape: ColumnShape): BatchColumn {
  const { batchType } = shape
  const count = rows.length
  if (batchType === 'string') {
    const values: (string | null)[] = new Array(count)
    for (let index = 0; index < count; index++) {
      const value = rows[index]![at]
      values[index] = typeof value === 'string' ? value : textOf(value)
    }
    return { type: 'string', values }
  }
  const values =
    batchType === 'int32'
      ? new Int32Array(count)
      : batchType === 'double'
        ? new Float64Array(count)
        : new Uint8Array(count)
  let nulls: Uint8Array | undefined
  for (let index = 0; index < count; index++) {
    const value = rows[index]![at]
    if (value === null || value === undefined) {
      nulls ??= new Uint8Array(count)
      nulls[index] = 1
    } else values[index] = Number(value)
  }
  return { type: batchType, values, ...(nulls ? { nulls } : {}) } as BatchColumn
}

/** Binaries as hex. */
function textOf(value: ServerValue | undefined): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')
  return String(value)
}
