// How the dialects write types: text to SqlType and back.

import type { Dialect } from './ast.ts'
import type { SimpleKind, SqlType, StructField } from './types.ts'
import { arrayOf, UNKNOWN } from './types.ts'

const bigqueryNames: Readonly<Record<string, SqlType>> = {
  ...named('int64', 'INT64 INT SMALLINT INTEGER BIGINT TINYINT BYTEINT'),
  ...named('float64', 'FLOAT64 FLOAT'),
  ...named('bool', 'BOOL BOOLEAN'),
  ...named('string', 'STRING'),
  ...named('bytes', 'BYTES'),
  ...named('date', 'DATE'),
  ...named('datetime', 'DATETIME'),
  ...named('time', 'TIME'),
  ...named('timestamp', 'TIMESTAMP'),
  ...named('interval', 'INTERVAL'),
  ...named('json', 'JSON'),
  ...named('geography', 'GEOGRAPHY'),
  NUMERIC: { kind: 'numeric' },
  DECIMAL: { kind: 'numeric' },
  BIGNUMERIC: { kind: 'bignumeric' },
  BIGDECIMAL: { kind: 'bignumeric' },
}

const duckdbNames: Readonly<Record<string, SqlType>> = {
  ...named('int8', 'TINYINT INT1'),
  ...named('int16', 'SMALLINT INT2 INT16 SHORT'),
  ...named('int32', 'INTEGER INT INT4 INT32 SIGNED INTEGRAL'),
  ...named('int64', 'BIGINT INT8 INT64 LONG OID'),
  ...named('int128', 'HUGEINT INT128'),
  ...named('uint8', 'UTINYINT UINT8'),
  ...named('uint16', 'USMALLINT UINT16'),
  ...named('uint32', 'UINTEGER UINT32'),
  ...named('uint64', 'UBIGINT UINT64'),
  ...named('uint128', 'UHUGEINT UINT128'),
  ...named('float32', 'FLOAT REAL FLOAT4'),
  ...named('float64', 'DOUBLE FLOAT8 FLOAT64'),
  ...named('bool', 'BOOLEAN BOOL LOGICAL'),
  ...named('string', 'VARCHAR TEXT STRING CHAR BPCHAR NVARCHAR CHARACTER NAME'),
  ...named('bytes', 'BLOB BYTEA BINARY VARBINARY BYTES'),
  ...named('date', 'DATE'),
  ...named('time', 'TIME'),
  ...named('time_ns', 'TIME_NS'),
  ...named('timetz', 'TIMETZ'),
  ...named('datetime', 'TIMESTAMP DATETIME TIMESTAMP_US'),
  ...named('timestamp', 'TIMESTAMPTZ'),
  ...named('timestamp_s', 'TIMESTAMP_S'),
  ...named('timestamp_ms', 'TIMESTAMP_MS'),
  ...named('timestamp_ns', 'TIMESTAMP_NS'),
  ...named('interval', 'INTERVAL'),
  ...named('json', 'JSON'),
  ...named('uuid', 'UUID GUID'),
  ...named('bit', 'BIT BITSTRING'),
  ...named('bignum', 'BIGNUM VARINT'),
  ...named('variant', 'VARIANT'),
  ...named('null', 'NULL'),
  DECIMAL: { kind: 'numeric', precision: 18, scale: 3 },
  NUMERIC: { kind: 'numeric', precision: 18, scale: 3 },
  DEC: { kind: 'numeric', precision: 18, scale: 3 },
}

function named(kind: SimpleKind, names: string): Record<string, SqlType> {
  const type: SqlType = { kind }
  return Object.fromEntries(names.split(' ').map((name) => [name, type]))
}

/** Reads a type as a dialect writes it; whatever it does not know is `unknown`, never an error. */
export function parseType(text: string, dialect: Dialect): SqlType {
  const known = nameTable(dialect)[text] ?? nameTable(dialect)[text.toUpperCase()]
  if (known !== undefined) return known
  if (text.length > longestText) return UNKNOWN
  const reader = new TypeReader(text, dialect)
  const type = reader.type(0)
  return reader.atEnd() ? type : UNKNOWN
}

/** The type of a bare name, as far as the dialect knows it. */
export function typeByName(name: string, dialect: Dialect): SqlType | undefined {
  return nameTable(dialect)[name.toUpperCase()]
}

function nameTable(dialect: Dialect): Readonly<Record<string, SqlType | undefined>> {
  return dialect === 'duckdb' ? duckdbNames : bigqueryNames
}

const longestText = 200_000
const deepest = 100
const token = /\s*(?:"((?:[^"]|"")*)"|`([^`]*)`|'((?:[^']|'')*)'|([A-Za-z_][\w]*)|(\d+)|([<>(),[\]]))/y

interface Token {
  readonly text: string
  readonly kind: 'quoted' | 'string' | 'word' | 'number' | 'sign' | 'end'
}

/** Recursive descent over the few shapes that types have. */
class TypeReader {
  readonly text: string
  readonly dialect: Dialect
  current: Token
  place = 0

  constructor(text: string, dialect: Dialect) {
    this.text = text
    this.dialect = dialect
    this.current = this.next()
  }

  atEnd(): boolean {
    return this.current.kind === 'end' && this.text.slice(this.place).trim() === ''
  }

  private next(): Token {
    token.lastIndex = this.place
    const match = token.exec(this.text)
    if (match === null) return { text: '', kind: 'end' }
    this.place = token.lastIndex
    const [, quoted, ticked, string, word, number, sign] = match
    if (quoted !== undefined) return { text: quoted.replaceAll('""', '"'), kind: 'quoted' }
    if (ticked !== undefined) return { text: ticked, kind: 'quoted' }
    if (string !== undefined) return { text: string.replaceAll("''", "'"), kind: 'string' }
    if (word !== undefined) return { text: word, kind: 'word' }
    return number !== undefined ? { text: number, kind: 'number' } : { text: sign ?? '', kind: 'sign' }
  }

  private take(): Token {
    const taken = this.current
    this.current = this.next()
    return taken
  }

  private accept(text: string): boolean {
    if (this.current.kind !== 'sign' && this.current.kind !== 'word') return false
    if (this.current.text.toUpperCase() !== text) return false
    this.take()
    return true
  }

  type(depth: number): SqlType {
    if (depth > deepest) return UNKNOWN
    let type = this.plain(depth)
    while (this.accept('[')) {
      const length = this.current.kind === 'number' ? Number(this.take().text) : undefined
      if (!this.accept(']')) return UNKNOWN
      type = length === undefined ? arrayOf(type) : { kind: 'array', element: type, length }
    }
    return type
  }

  private plain(depth: number): SqlType {
    const quotedNull = this.current.kind === 'quoted' && this.current.text.toUpperCase() === 'NULL'
    if (this.current.kind !== 'word' && !quotedNull) return UNKNOWN
    const name = this.take().text.toUpperCase()
    const close = this.accept('<') ? '>' : this.accept('(') ? ')' : undefined
    if (close === undefined) return this.suffixed(name)
    switch (name) {
      case 'ARRAY':
      case 'RANGE': {
        const element = this.type(depth + 1)
        if (!this.accept(close)) return UNKNOWN
        return name === 'ARRAY' ? arrayOf(element) : { kind: 'range', element }
      }
      case 'STRUCT':
      case 'ROW':
        return { kind: 'struct', fields: this.fields(close, depth) }
      case 'UNION':
        return { kind: 'union', members: this.fields(close, depth) }
      case 'MAP': {
        const key = this.type(depth + 1)
        const value = this.accept(',') ? this.type(depth + 1) : UNKNOWN
        return this.accept(close) ? { kind: 'map', key, value } : UNKNOWN
      }
      case 'ENUM':
        return { kind: 'enum', values: this.list(close) }
      default:
        return parameterised(nameTable(this.dialect)[name], this.list(close).map(Number))
    }
  }

  /** `TIMESTAMP WITH TIME ZONE`, `DOUBLE PRECISION`, `CHARACTER VARYING`. */
  private suffixed(name: string): SqlType {
    if (this.dialect === 'duckdb' && (name === 'TIMESTAMP' || name === 'TIME')) {
      if (this.accept('WITH')) {
        if (this.accept('TIME') && this.accept('ZONE'))
          return { kind: name === 'TIME' ? 'timetz' : 'timestamp' }
        return UNKNOWN
      }
      if (this.accept('WITHOUT')) {
        this.accept('TIME')
        this.accept('ZONE')
      }
    }
    if (name === 'DOUBLE') this.accept('PRECISION')
    if (name === 'CHARACTER') this.accept('VARYING')
    return nameTable(this.dialect)[name] ?? UNKNOWN
  }

  private fields(close: string, depth: number): StructField[] {
    const fields: StructField[] = []
    while (!this.accept(close)) {
      if (this.current.kind === 'end') return fields
      fields.push(this.field(depth))
      this.accept(',')
    }
    return fields
  }

  private field(depth: number): StructField {
    const { place, current } = this
    const name = this.take()
    const named = name.kind === 'word' || name.kind === 'quoted'
    if (named && (this.current.kind === 'word' || this.current.kind === 'quoted')) {
      return { name: name.text, type: this.type(depth + 1) }
    }
    this.place = place
    this.current = current
    const type = this.type(depth + 1)
    if (type.kind === 'unknown') this.take()
    return { type }
  }

  private list(close: string): string[] {
    const items: string[] = []
    while (!this.accept(close) && this.current.kind !== 'end') {
      const item = this.take()
      if (item.text !== ',') items.push(item.text)
    }
    return items
  }
}

function parameterised(type: SqlType | undefined, parameters: readonly number[]): SqlType {
  if (type === undefined) return UNKNOWN
  if (type.kind !== 'numeric' && type.kind !== 'bignumeric') return type
  const [precision, scale = 0] = parameters
  return precision === undefined ? type : { kind: type.kind, precision, scale }
}

const bigqueryText: Partial<Record<SqlType['kind'], string>> = { unknown: '', null: 'INT64' }
const duckdbText: Partial<Record<SqlType['kind'], string>> = {
  ...firstNames(duckdbNames),
  null: '"NULL"',
  unknown: '',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
  timetz: 'TIME WITH TIME ZONE',
}

function firstNames(table: Readonly<Record<string, SqlType>>): Partial<Record<SqlType['kind'], string>> {
  const names: Partial<Record<SqlType['kind'], string>> = {}
  for (const [name, type] of Object.entries(table)) names[type.kind] ??= name
  return names
}

/** Writes a type as the dialect does; undefined if any part of it is unknown or has no name there. */
export function printType(type: SqlType, dialect: Dialect): string | undefined {
  return dialect === 'duckdb' ? printDuckdb(type) : printBigquery(type)
}

function printBigquery(type: SqlType): string | undefined {
  switch (type.kind) {
    case 'unknown':
      return undefined
    case 'numeric':
    case 'bignumeric':
      return type.kind.toUpperCase() + parameters(type.precision, type.scale)
    case 'array':
    case 'range': {
      const element = printBigquery(type.element)
      return element === undefined ? undefined : `${type.kind.toUpperCase()}<${element}>`
    }
    case 'struct': {
      const fields = printFields(type.fields, printBigquery, plainBigquery, '`')
      return fields === undefined ? undefined : `STRUCT<${fields}>`
    }
    default:
      return (
        bigqueryText[type.kind] ??
        (bigqueryNames[type.kind.toUpperCase()] === undefined ? undefined : type.kind.toUpperCase())
      )
  }
}

function printDuckdb(type: SqlType): string | undefined {
  switch (type.kind) {
    case 'unknown':
      return undefined
    case 'bignumeric':
      return 'VARCHAR'
    case 'numeric':
      return `DECIMAL${parameters(type.precision ?? 38, type.scale ?? 9)}`
    case 'array': {
      const element = printDuckdb(type.element)
      return element === undefined ? undefined : `${element}[${type.length ?? ''}]`
    }
    case 'struct':
    case 'union': {
      const members = type.kind === 'struct' ? type.fields : type.members
      const fields = printFields(members, printDuckdb, plainDuckdb, '"')
      return fields === undefined ? undefined : `${type.kind.toUpperCase()}(${fields})`
    }
    case 'map': {
      const key = printDuckdb(type.key)
      const value = printDuckdb(type.value)
      return key === undefined || value === undefined ? undefined : `MAP(${key}, ${value})`
    }
    case 'enum':
      return `ENUM(${type.values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`
    default: {
      const text = duckdbText[type.kind]
      return text === '' ? undefined : text
    }
  }
}

function parameters(precision: number | undefined, scale: number | undefined): string {
  return precision === undefined ? '' : `(${precision}, ${scale ?? 0})`.replace(', ', ',')
}

const plainBigquery = /^[A-Za-z_]\w*$/
const plainDuckdb = /^[a-z_][a-z0-9_]*$/i

function printFields(
  fields: readonly StructField[],
  print: (type: SqlType) => string | undefined,
  plain: RegExp,
  quote: string,
): string | undefined {
  const texts: string[] = []
  for (const field of fields) {
    const type = print(field.type)
    if (type === undefined) return undefined
    const name = field.name === undefined || plain.test(field.name) ? field.name : quote + field.name + quote
    texts.push(name === undefined ? type : `${name} ${type}`)
  }
  return texts.join(', ')
}
