import type { Dialect } from '../../manifest/manifest.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import type { SqlType } from '../../sql/types.ts'
import { repr } from '../../template/values/print.ts'
import { HostFunction, HostObject, TemplateError, type Value } from '../../template/values/value.ts'
import { structFields } from './struct-fields.ts'

/** What a column is beside its name and type; of texts and numbers only where somebody said so. */
export interface ColumnLook {
  readonly size?: number | undefined
  readonly precision?: number | undefined
  readonly scale?: number | undefined
  /** BigQuery: of a RECORD. */
  readonly fields?: readonly ColumnValue[] | undefined
  /** BigQuery: an array of the type. */
  readonly repeated?: boolean | undefined
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

interface Kinds {
  readonly text: ReadonlySet<string>
  readonly numeric: ReadonlySet<string>
  readonly integer: ReadonlySet<string>
  readonly float: ReadonlySet<string>
}

/** By the whole of the type, as dbt's adapters ask: a DECIMAL(10,2) of DuckDB is no number there. */
const KINDS: Readonly<Record<Dialect, Kinds>> = {
  bigquery: {
    text: words('string'),
    numeric: words('numeric'),
    integer: words('int64'),
    float: words('float64'),
  },
  duckdb: {
    text: new Set(['text', 'character varying', 'character', 'varchar']),
    numeric: words('numeric decimal'),
    integer: words(
      'tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint int1 int2 int4 int8 short int signed long',
    ),
    float: words('real float float4 float8 double'),
  },
}

const DEFAULT_SIZE = 256

/** `api.Column`: a column of a relation, as a template asks for its type; each engine's as dbt's adapter for it has it. */
export class ColumnValue extends HostObject {
  readonly name: string
  readonly dtype: string
  readonly dialect: Dialect
  readonly look: ColumnLook

  constructor(name: string, dtype: string, dialect: Dialect, look: ColumnLook = {}) {
    super(dialect === 'bigquery' ? 'BigQueryColumn' : 'DuckDBColumn')
    this.name = name
    this.dtype = dtype
    this.dialect = dialect
    this.look = look
  }

  /** Of a type as SQL writes it: BigQuery's API tells arrays, structs and parameters apart from the type. */
  static ofType(name: string, type: string, dialect: Dialect): ColumnValue {
    return dialect === 'bigquery'
      ? ofBigqueryType(name, type, parseType(type, dialect))
      : new ColumnValue(name, type, dialect)
  }

  is(kind: keyof Kinds): boolean {
    return KINDS[this.dialect][kind].has(this.dtype.toLowerCase())
  }

  get size(): number {
    if (!this.is('text'))
      throw new TemplateError(`string_size() was asked of "${this.name}", which is no text: ${this.dtype}.`)
    return this.dtype === 'text' ? DEFAULT_SIZE : (this.look.size ?? DEFAULT_SIZE)
  }

  /** For DDL and casts. */
  get type(): string {
    const { dialect, dtype, look } = this
    if (dialect === 'bigquery') {
      const fields = (look.fields ?? []).map((field) => `${quoted(field)} ${field.type}`)
      const one = dtype.toUpperCase() === 'RECORD' ? `STRUCT<${fields.join(', ')}>` : dtype
      return look.repeated === true ? `ARRAY<${one}>` : one
    }
    if (this.is('text')) return `character varying(${this.size})`
    const exact = this.is('numeric') && look.precision !== undefined && look.scale !== undefined
    return exact ? `${dtype}(${look.precision},${look.scale})` : dtype
  }

  get fields(): readonly ColumnValue[] {
    if (this.dialect === 'bigquery') return this.look.fields ?? []
    return structFields(this.dtype).map(([name, type]) => new ColumnValue(name, type, this.dialect))
  }

  override attribute(name: string): Value | undefined {
    return attributesOf(this.dialect)[name]?.(this)
  }
  override attributeNames(): Iterable<string> {
    return Object.keys(attributesOf(this.dialect))
  }
  override print(): string {
    if (this.dialect === 'bigquery') return `<BigQueryColumn ${this.name} (${this.type}, ${mode(this)})>`
    const { size = null, precision = null, scale = null } = this.look
    const parts: readonly (readonly [string, Value])[] = [
      ['column', this.name],
      ['dtype', this.dtype],
      ['char_size', size],
      ['numeric_precision', precision],
      ['numeric_scale', scale],
      ['fields', [...this.fields]],
    ]
    return `DuckDBColumn(${parts.map(([key, value]) => `${key}=${repr(value)}`).join(', ')})`
  }
  override equals(other: Value): boolean {
    return other instanceof ColumnValue && other.print() === this.print()
  }
  override hash(): string {
    return this.print()
  }
}

/** As BigQuery's API names types: BOOL is BOOLEAN there, and lengths and precisions stand elsewhere. */
function ofBigqueryType(name: string, text: string, type: SqlType): ColumnValue {
  if (type.kind === 'array') {
    const { dtype, look } = ofBigqueryType(name, text, type.element)
    return new ColumnValue(name, dtype, 'bigquery', { ...look, repeated: true })
  }
  if (type.kind === 'struct') {
    const fields = type.fields.flatMap((field) =>
      field.name === undefined
        ? []
        : [ofBigqueryType(field.name, printType(field.type, 'bigquery') ?? '', field.type)],
    )
    return new ColumnValue(name, 'RECORD', 'bigquery', { fields })
  }
  if (type.kind === 'bool') return new ColumnValue(name, 'BOOLEAN', 'bigquery')
  const printed = printType(type, 'bigquery') ?? text
  return new ColumnValue(name, printed.replace(/\(.*\)$/, ''), 'bigquery')
}

const mode = (column: ColumnValue): string => (column.look.repeated === true ? 'REPEATED' : 'NULLABLE')
const quoted = ({ dialect, name }: ColumnValue): string =>
  dialect === 'bigquery' ? `\`${name}\`` : `"${name}"`

/** The fields that are no structs, by their whole names. */
export function flattenedColumn(column: ColumnValue, above: readonly string[] = []): ColumnValue[] {
  const path = [...above, column.name]
  const { dialect, dtype, fields, look } = column
  const struct = dialect === 'bigquery' ? fields.length > 0 : /^struct/i.test(dtype)
  return struct
    ? fields.flatMap((field) => flattenedColumn(field, path))
    : [new ColumnValue(path.join('.'), dtype, dialect, look)]
}

function canExpandTo(column: ColumnValue, other: Value | undefined): boolean {
  if (!(other instanceof ColumnValue) || !column.is('text') || !other.is('text')) return false
  return column.dialect === 'bigquery' || other.size > column.size
}

const call = (name: string, body: (args: readonly Value[]) => Value) =>
  new HostFunction(name, (args, kwargs) => body([...args, ...kwargs.values()]))

type Attributes = Readonly<Record<string, (column: ColumnValue) => Value>>

const attributes: Attributes = {
  name: (it) => it.name,
  column: (it) => it.name,
  dtype: (it) => it.dtype,
  data_type: (it) => it.type,
  expanded_data_type: (it) => it.type,
  quoted,
  fields: (it) => [...it.fields],
  char_size: (it) => it.look.size ?? null,
  numeric_precision: (it) => it.look.precision ?? null,
  numeric_scale: (it) => it.look.scale ?? null,
  flatten: (it) => call('flatten', () => flattenedColumn(it)),
  is_string: (it) => call('is_string', () => it.is('text')),
  is_number: (it) => call('is_number', () => it.is('numeric') || it.is('integer') || it.is('float')),
  is_numeric: (it) => call('is_numeric', () => it.is('numeric')),
  is_integer: (it) => call('is_integer', () => it.is('integer')),
  is_float: (it) => call('is_float', () => it.is('float')),
  string_size: (it) => call('string_size', () => it.size),
  can_expand_to: (it) => call('can_expand_to', ([other]) => canExpandTo(it, other)),
}

const byDialect: Readonly<Record<Dialect, Attributes>> = {
  bigquery: {
    ...attributes,
    mode,
    literal: (it) => call('literal', ([value]) => `cast(${text(value)} as ${it.dtype})`),
  },
  duckdb: {
    ...attributes,
    is_struct: (it) => call('is_struct', () => /^struct/i.test(it.dtype)),
    literal: (it) => call('literal', ([value]) => `${text(value)}::${it.type}`),
  },
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : repr(value ?? null))

function attributesOf(dialect: Dialect): Attributes {
  return byDialect[dialect]
}
