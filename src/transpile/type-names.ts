import type { TypeName } from '../sql/ast.ts'
import { number } from '../sql/ast-builders.ts'
import type { Notes } from './note.ts'

const names: Readonly<Record<string, string>> = {
  ...to('INT64', 'INT INTEGER BIGINT SMALLINT TINYINT BYTEINT INT2 INT4 INT8 INT64 SERIAL BIGSERIAL'),
  ...to('FLOAT64', 'FLOAT FLOAT4 FLOAT8 FLOAT64 REAL DOUBLE', 'DOUBLE PRECISION'),
  ...to('BOOL', 'BOOLEAN BOOL BIT'),
  ...to(
    'STRING',
    'VARCHAR NVARCHAR VARCHAR2 NVARCHAR2 CHAR NCHAR BPCHAR TEXT NTEXT STRING CHARACTER SYSNAME XML UNIQUEIDENTIFIER UUID CITEXT',
    'CHARACTER VARYING',
  ),
  ...to('BYTES', 'VARBINARY BINARY BYTEA BLOB IMAGE ROWVERSION'),
  ...to('DATE', 'DATE'),
  ...to('DATETIME', 'DATETIME DATETIME2 SMALLDATETIME TIMESTAMP TIMESTAMP_NTZ'),
  ...to('TIMESTAMP', 'DATETIMEOFFSET TIMESTAMPTZ TIMESTAMP_TZ TIMESTAMP_LTZ', 'TIMESTAMP WITH TIME ZONE'),
  ...to('TIME', 'TIME TIMETZ'),
  ...to('JSON', 'JSON JSONB VARIANT OBJECT'),
  ...to('GEOGRAPHY', 'GEOGRAPHY GEOMETRY'),
  ...to('INTERVAL', 'INTERVAL'),
}

function to(type: string, list: string, more?: string): Record<string, string> {
  return Object.fromEntries(
    [...list.split(' '), ...(more === undefined ? [] : [more])].map((name) => [name, type]),
  )
}

const decimals = new Set(['DECIMAL', 'NUMERIC', 'NUMBER', 'DEC'])

/** BigQuery's type for another engine's; undefined where there is none. */
export function bigqueryType(type: TypeName, notes: Notes): TypeName | undefined {
  if (type.name === 'ARRAY' && type.elements[0] !== undefined) {
    const element = bigqueryType(type.elements[0], notes)
    return element === undefined ? undefined : { ...type, parameters: [], elements: [element] }
  }
  if (type.name === 'MONEY' || type.name === 'SMALLMONEY') return sized(type, 'NUMERIC', [19, 4])
  if (decimals.has(type.name)) return decimal(type)
  const name = names[type.name]
  if (name === undefined) return undefined
  if (type.name === 'BIT')
    notes.once(type, 'BIT is BOOL in BigQuery: compare it with TRUE and FALSE, not with 1 and 0.')
  return plain(type, name)
}

/** A decimal type without a size: its digits before and after the point, as the engine has them by itself. */
export function withDecimals(precision: number, scale: number): typeof bigqueryType {
  return (type, notes) =>
    decimals.has(type.name) && type.parameters.length === 0
      ? sized(type, precision - scale > 29 ? 'BIGNUMERIC' : 'NUMERIC', [precision, scale])
      : bigqueryType(type, notes)
}

function sized(type: TypeName, name: string, sizes: readonly number[]): TypeName {
  return { ...type, name, parameters: sizes.map((size) => number(type, size)) }
}

function plain(type: TypeName, name: string): TypeName {
  return { ...type, name, parameters: [] }
}

/** NUMERIC holds 29 digits before the point and 9 after it. */
function decimal(type: TypeName): TypeName {
  const [precision = 18, scale = 0] = type.parameters.map((parameter) =>
    parameter.kind === 'number' ? Number(parameter.text) : Number.NaN,
  )
  const fits = scale <= 9 && precision - scale <= 29
  return { ...type, name: fits ? 'NUMERIC' : 'BIGNUMERIC' }
}
