import type { Dialect } from '../../manifest/manifest.ts'
import { parseType, printType } from '../../sql/type-text.ts'
import { HostFunction, HostObject, type Kwargs, type Value } from '../../template/values/value.ts'

const TEXT = new Set(['text', 'character varying', 'character', 'varchar', 'string'])
const NUMBER = new Set(['numeric', 'decimal', 'bignumeric', 'number'])
const INTEGER = new Set(
  'tinyint smallint integer bigint int int64 int32 hugeint utinyint usmallint uinteger ubigint'.split(' '),
)
const FLOAT = new Set(['float', 'float64', 'real', 'double', 'double precision', 'float4', 'float8'])

/** `api.Column`: a column of a relation, as a template asks for its type. */
export class ColumnValue extends HostObject {
  readonly name: string
  readonly type: string
  readonly dialect: Dialect

  constructor(name: string, type: string, dialect: Dialect) {
    super('Column')
    this.name = name
    this.type = type
    this.dialect = dialect
  }
  override attribute(name: string): Value | undefined {
    return Object.hasOwn(attributes, name) ? attributes[name]?.(this) : undefined
  }
  override attributeNames(): Iterable<string> {
    return Object.keys(attributes)
  }
  override print(): string {
    return `<Column ${this.name} (${this.type})>`
  }
  override equals(other: Value): boolean {
    return other instanceof ColumnValue && other.name === this.name && other.type === this.type
  }
  override hash(): string {
    return `${this.name} ${this.type}`
  }
}

/** The type's name without its parameters. */
function kind(column: ColumnValue): string {
  return column.type
    .toLowerCase()
    .replace(/[(<].*$/s, '')
    .trim()
}

function parameter(column: ColumnValue, index: number): Value {
  const found = /\(([^()]*)\)/.exec(column.type)?.[1]?.split(',')[index]
  return found === undefined || Number.isNaN(Number(found)) ? null : Number(found)
}

/** dbt tells texts of DuckDB with a length. */
function dataType(column: ColumnValue): Value {
  if (column.dialect === 'bigquery' || !TEXT.has(kind(column))) return column.type
  return `character varying(${String(parameter(column, 0) ?? 256)})`
}

const isRepeated = (column: ColumnValue): boolean =>
  column.dialect === 'bigquery' && /^array\b/i.test(column.type)

/** Of a struct, or of the structs in an array, as BigQuery's columns have them. */
function fieldsOf({ type, dialect }: ColumnValue): ColumnValue[] {
  if (dialect !== 'bigquery' || !/\bstruct\b/i.test(type)) return []
  const parsed = parseType(type, dialect)
  const element = parsed.kind === 'array' ? parsed.element : parsed
  if (element.kind !== 'struct') return []
  return element.fields.flatMap((field) =>
    field.name === undefined
      ? []
      : [new ColumnValue(field.name, printType(field.type, dialect) ?? '', dialect)],
  )
}

/** The fields that are no structs, by their whole names. */
function flattened(column: ColumnValue, above: readonly string[]): ColumnValue[] {
  const path = [...above, column.name]
  const fields = fieldsOf(column)
  return fields.length === 0
    ? [new ColumnValue(path.join('.'), column.type, column.dialect)]
    : fields.flatMap((field) => flattened(field, path))
}

const call = (name: string, body: () => Value) => new HostFunction(name, body)

const attributes: Readonly<Record<string, (column: ColumnValue) => Value>> = {
  name: (it) => it.name,
  column: (it) => it.name,
  dtype: (it) => (it.dialect === 'bigquery' ? it.type : it.type.replace(/\([^()]*\)$/, '')),
  data_type: dataType,
  quoted: (it) => (it.dialect === 'bigquery' ? `\`${it.name}\`` : `"${it.name}"`),
  char_size: (it) => (TEXT.has(kind(it)) ? parameter(it, 0) : null),
  numeric_precision: (it) => (NUMBER.has(kind(it)) ? parameter(it, 0) : null),
  numeric_scale: (it) => (NUMBER.has(kind(it)) ? parameter(it, 1) : null),
  mode: (it) => (isRepeated(it) ? 'REPEATED' : 'NULLABLE'),
  fields: fieldsOf,
  flatten: (it) => call('flatten', () => flattened(it, [])),
  is_string: (it) => call('is_string', () => TEXT.has(kind(it))),
  is_number: (it) => call('is_number', () => [NUMBER, INTEGER, FLOAT].some((set) => set.has(kind(it)))),
  is_numeric: (it) => call('is_numeric', () => NUMBER.has(kind(it))),
  is_integer: (it) => call('is_integer', () => INTEGER.has(kind(it))),
  is_float: (it) => call('is_float', () => FLOAT.has(kind(it))),
  string_size: (it) => call('string_size', () => parameter(it, 0) ?? 256),
  can_expand_to: () => new HostFunction('can_expand_to', () => false),
}

/** `api.Column(...)`, with what hangs on the class itself. */
export function columnClass(dialect: Dialect): HostFunction {
  const make = (args: readonly Value[], kwargs: Kwargs) =>
    new ColumnValue(
      String(args[0] ?? kwargs.get('column') ?? kwargs.get('name') ?? ''),
      String(args[1] ?? kwargs.get('dtype') ?? ''),
      dialect,
    )
  const text = dialect === 'bigquery' ? 'STRING' : 'TEXT'
  return new HostFunction(
    'Column',
    make,
    new Map<string, Value>([
      ['create', new HostFunction('create', make)],
      [
        'translate_type',
        new HostFunction('translate_type', ([type]) => translateType(String(type), dialect)),
      ],
      ['string_type', new HostFunction('string_type', () => text)],
      ['numeric_type', new HostFunction('numeric_type', ([type]) => String(type ?? 'numeric'))],
    ]),
  )
}

/** Common names of types as the dialect calls them; `api.Column.translate_type`. */
function translateType(type: string, dialect: Dialect): string {
  if (dialect !== 'bigquery') return type.toLowerCase() === 'string' ? 'TEXT' : type
  const names: Readonly<Record<string, string>> = {
    text: 'STRING',
    float: 'FLOAT64',
    integer: 'INT64',
    boolean: 'BOOL',
    bigint: 'INT64',
    varchar: 'STRING',
  }
  return names[type.toLowerCase()] ?? type
}
