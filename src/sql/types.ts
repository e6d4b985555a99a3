// The types of SQL values, one union for all dialects. How a dialect writes them is in `type-text.ts`.

/** Types without parameters. The first lines are BigQuery's, the last two are DuckDB's own. */
export type SimpleKind =
  | 'int64'
  | 'float64'
  | 'bool'
  | 'string'
  | 'bytes'
  | 'date'
  | 'datetime'
  | 'time'
  | 'timestamp'
  | 'interval'
  | 'json'
  | 'uuid'
  | 'geography'
  | 'null'
  | 'unknown'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int128'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uint128'
  | 'float32'
  | 'bit'
  | 'bignum'
  | 'timetz'
  | 'time_ns'
  | 'timestamp_s'
  | 'timestamp_ms'
  | 'timestamp_ns'
  | 'variant'

export interface SimpleType {
  readonly kind: SimpleKind
}

/** Without precision: BigQuery's NUMERIC (38,9) or BIGNUMERIC (76,38). DuckDB's DECIMAL always has both. */
export interface DecimalType {
  readonly kind: 'numeric' | 'bignumeric'
  readonly precision?: number
  readonly scale?: number
}

export interface ArrayType {
  readonly kind: 'array'
  readonly element: SqlType
  /** DuckDB's fixed-size arrays. */
  readonly length?: number
}

export interface StructField {
  /** Without a name only in BigQuery's anonymous structs. */
  readonly name?: string
  readonly type: SqlType
}

export interface StructType {
  readonly kind: 'struct'
  readonly fields: readonly StructField[]
}

export interface RangeType {
  readonly kind: 'range'
  readonly element: SqlType
}

export interface MapType {
  readonly kind: 'map'
  readonly key: SqlType
  readonly value: SqlType
}

export interface UnionType {
  readonly kind: 'union'
  readonly members: readonly StructField[]
}

export interface EnumType {
  readonly kind: 'enum'
  readonly values: readonly string[]
}

/**
 * `timestamp` is an instant (BigQuery TIMESTAMP, DuckDB TIMESTAMP WITH TIME ZONE), `datetime` is a civil
 * time (BigQuery DATETIME, DuckDB TIMESTAMP). `unknown` stands for whatever analysis cannot tell.
 */
export type SqlType =
  | SimpleType
  | DecimalType
  | ArrayType
  | StructType
  | RangeType
  | MapType
  | UnionType
  | EnumType

export type TypeKind = SqlType['kind']

export const UNKNOWN: SimpleType = { kind: 'unknown' }
export const NULL: SimpleType = { kind: 'null' }
export const BOOL: SimpleType = { kind: 'bool' }
export const INT64: SimpleType = { kind: 'int64' }
export const INT32: SimpleType = { kind: 'int32' }
export const INT128: SimpleType = { kind: 'int128' }
export const FLOAT64: SimpleType = { kind: 'float64' }
export const NUMERIC: DecimalType = { kind: 'numeric' }
export const BIGNUMERIC: DecimalType = { kind: 'bignumeric' }
export const STRING: SimpleType = { kind: 'string' }
export const BYTES: SimpleType = { kind: 'bytes' }
export const DATE: SimpleType = { kind: 'date' }
export const DATETIME: SimpleType = { kind: 'datetime' }
export const TIME: SimpleType = { kind: 'time' }
export const TIMESTAMP: SimpleType = { kind: 'timestamp' }
export const INTERVAL: SimpleType = { kind: 'interval' }
export const JSON_TYPE: SimpleType = { kind: 'json' }

export function arrayOf(element: SqlType): ArrayType {
  return { kind: 'array', element }
}

export function structOf(fields: readonly StructField[]): StructType {
  return { kind: 'struct', fields }
}

/** What the columns of a row are as one struct. */
export function rowOf(columns: readonly { readonly name: string; readonly type: SqlType }[]): StructType {
  return structOf(columns.map(({ name, type }) => (name === '' ? { type } : { name, type })))
}

/** The field of that name, letter case aside; the first where several bear it. */
export function fieldOf(type: SqlType, name: string): StructField | undefined {
  if (type.kind !== 'struct') return undefined
  const wanted = name.toLowerCase()
  return type.fields.find((field) => field.name !== undefined && field.name.toLowerCase() === wanted)
}

export function sameType(a: SqlType, b: SqlType): boolean {
  if (a === b) return true
  if (a.kind !== b.kind) return false
  switch (a.kind) {
    case 'numeric':
    case 'bignumeric': {
      const other = b as DecimalType
      return a.precision === other.precision && a.scale === other.scale
    }
    case 'array': {
      const other = b as ArrayType
      return a.length === other.length && sameType(a.element, other.element)
    }
    case 'range':
      return sameType(a.element, (b as RangeType).element)
    case 'map': {
      const other = b as MapType
      return sameType(a.key, other.key) && sameType(a.value, other.value)
    }
    case 'struct':
      return sameFields(a.fields, (b as StructType).fields)
    case 'union':
      return sameFields(a.members, (b as UnionType).members)
    case 'enum': {
      const other = b as EnumType
      return (
        a.values.length === other.values.length && a.values.every((value, i) => value === other.values[i])
      )
    }
    default:
      return true
  }
}

function sameFields(a: readonly StructField[], b: readonly StructField[]): boolean {
  return (
    a.length === b.length &&
    a.every((field, i) => {
      const other = b[i]!
      return field.name?.toLowerCase() === other.name?.toLowerCase() && sameType(field.type, other.type)
    })
  )
}
