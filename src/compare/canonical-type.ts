// What a column's values are, whatever engine keeps them: the kinds between which values can be compared exactly.

/** The languages in which sides name their types. */
export type TypeLanguage = 'duckdb' | 'bigquery' | 'sqlserver'

export type CanonicalType =
  | {
      readonly kind: 'integer' | 'float' | 'boolean' | 'date' | 'text' | 'binary' | 'uuid' | 'json' | 'other'
    }
  /** Digits after the point. */
  | { readonly kind: 'decimal'; readonly scale: number }
  /** Digits of the second. A timestamp is an instant; one without a zone is taken as UTC. */
  | { readonly kind: 'time' | 'timestamp'; readonly digits: number }

const PLAIN: { readonly [name: string]: CanonicalType['kind'] } = {
  tinyint: 'integer',
  smallint: 'integer',
  integer: 'integer',
  int: 'integer',
  bigint: 'integer',
  hugeint: 'integer',
  utinyint: 'integer',
  usmallint: 'integer',
  uinteger: 'integer',
  ubigint: 'integer',
  uhugeint: 'integer',
  int64: 'integer',
  float: 'float',
  real: 'float',
  double: 'float',
  float64: 'float',
  boolean: 'boolean',
  bool: 'boolean',
  bit: 'boolean',
  date: 'date',
  varchar: 'text',
  string: 'text',
  char: 'text',
  nchar: 'text',
  nvarchar: 'text',
  text: 'text',
  ntext: 'text',
  xml: 'text',
  enum: 'text',
  sysname: 'text',
  blob: 'binary',
  bytes: 'binary',
  binary: 'binary',
  varbinary: 'binary',
  image: 'binary',
  rowversion: 'binary',
  uuid: 'uuid',
  uniqueidentifier: 'uuid',
  json: 'json',
}

/** Digits of the second, by type name, for types that do not say it themselves. */
const DIGITS: { readonly [name: string]: number } = {
  timestamp: 6,
  'timestamp with time zone': 6,
  timestamptz: 6,
  timestamp_s: 0,
  timestamp_ms: 3,
  timestamp_ns: 9,
  datetime: 6,
  datetime2: 7,
  datetimeoffset: 7,
  smalldatetime: 0,
}

/** Reads an engine's name of a type, e.g. `DECIMAL(12,2)`, `datetime2(7)`, `NUMERIC`. */
export function readType(text: string, language: TypeLanguage): CanonicalType {
  const match = /^\s*([a-z_0-9 ]+?)\s*(?:\(([^)]*)\))?\s*$/i.exec(text.replace(/^enum\(.*$/is, 'enum'))
  const name = (match?.[1] ?? text).toLowerCase()
  const sizes = (match?.[2] ?? '').split(',').map((part) => Number.parseInt(part, 10))
  switch (name) {
    case 'decimal':
    case 'numeric':
      return {
        kind: 'decimal',
        scale: language === 'bigquery' ? (sizes[1] ?? (match?.[2] ? 0 : 9)) : (sizes[1] ?? 0),
      }
    case 'bignumeric':
      return { kind: 'decimal', scale: sizes[1] ?? (match?.[2] ? 0 : 38) }
    case 'money':
    case 'smallmoney':
      return { kind: 'decimal', scale: 4 }
    case 'time':
      return { kind: 'time', digits: language === 'sqlserver' ? sizeOr(sizes[0], 7) : 6 }
    case 'bit':
      // In DuckDB a string of bits.
      return { kind: language === 'duckdb' ? 'other' : 'boolean' }
    case 'timestamp':
      if (language === 'sqlserver') return { kind: 'binary' }
  }
  if (name === 'datetime' && language === 'sqlserver') return { kind: 'timestamp', digits: 3 }
  const digits = DIGITS[name]
  if (digits !== undefined) return { kind: 'timestamp', digits: sizeOr(sizes[0], digits) }
  const kind = PLAIN[name]
  return { kind: kind ?? 'other' } as CanonicalType
}

function sizeOr(size: number | undefined, otherwise: number): number {
  return size === undefined || Number.isNaN(size) ? otherwise : size
}

/** Kinds that hold the same values under different names. */
const WIDER: { readonly [pair: string]: CanonicalType['kind'] } = {
  'boolean integer': 'integer',
  'date timestamp': 'timestamp',
  'text uuid': 'text',
  'json text': 'text',
  'float integer': 'float',
  'decimal float': 'float',
}

/** The type in which both sides' values are written down, and whether that says everything about both. */
export function commonType(
  one: CanonicalType,
  other: CanonicalType,
): { readonly type: CanonicalType; readonly alike: boolean } {
  if (one.kind === 'decimal' || other.kind === 'decimal') {
    const scales = [one, other].map((type) =>
      type.kind === 'decimal' ? type.scale : type.kind === 'integer' ? 0 : undefined,
    )
    if (!scales.includes(undefined))
      return { type: { kind: 'decimal', scale: Math.max(...scales.map(Number)) }, alike: true }
  }
  if ('digits' in one && 'digits' in other && one.kind === other.kind) {
    return { type: { kind: one.kind, digits: Math.max(one.digits, other.digits) }, alike: true }
  }
  if (one.kind === other.kind) return { type: one, alike: true }
  const kind = WIDER[[one.kind, other.kind].sort().join(' ')]
  if (kind === 'timestamp') return { type: 'digits' in one ? one : other, alike: true }
  if (kind !== undefined) return { type: { kind } as CanonicalType, alike: kind !== 'float' }
  return { type: { kind: 'text' }, alike: false }
}
