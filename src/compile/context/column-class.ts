import type { Dialect } from '../../manifest/manifest.ts'
import { HostFunction, type Kwargs, TemplateError, type Value } from '../../template/values/value.ts'
import { ColumnValue } from './column-value.ts'

const PLACES: Readonly<Record<Dialect, readonly string[]>> = {
  bigquery: ['column', 'dtype', 'fields', 'mode'],
  duckdb: ['column', 'dtype', 'char_size', 'numeric_precision', 'numeric_scale'],
}

const LABELS: Readonly<Record<Dialect, Readonly<Record<string, string>>>> = {
  bigquery: { TEXT: 'STRING', FLOAT: 'FLOAT64', INTEGER: 'INT64' },
  duckdb: { STRING: 'TEXT' },
}

const whole = (value: Value | undefined): number | undefined =>
  value === null || value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value)

/** `api.Column(...)`, with what hangs on the class itself. */
export function columnClass(dialect: Dialect): HostFunction {
  const make = (args: readonly Value[], kwargs: Kwargs): ColumnValue => {
    const given = (name: string) => kwargs.get(name) ?? args[PLACES[dialect].indexOf(name)]
    const [name, dtype] = [String(given('column') ?? ''), String(given('dtype') ?? '')]
    const size = whole(kwargs.get('char_size') ?? (dialect === 'duckdb' ? args[2] : undefined))
    if (dialect === 'duckdb')
      return new ColumnValue(name, dtype, dialect, {
        size,
        precision: whole(given('numeric_precision')),
        scale: whole(given('numeric_scale')),
      })
    const fields = given('fields')
    return new ColumnValue(name, dtype, dialect, {
      repeated: String(given('mode') ?? '').toUpperCase() === 'REPEATED',
      fields: Array.isArray(fields) ? fields.filter((field) => field instanceof ColumnValue) : [],
    })
  }
  const methods: readonly (readonly [string, (args: readonly Value[]) => Value])[] = [
    ['create', ([name, type]) => new ColumnValue(String(name), label(String(type), dialect), dialect)],
    ['from_description', ([name, type]) => described(String(name), String(type), dialect)],
    ['translate_type', ([type]) => label(String(type), dialect)],
    ['string_type', ([size]) => `character varying(${String(size)})`],
    ['numeric_type', (args) => numericType(args, dialect)],
  ]
  const table = methods.map(([name, body]) => {
    const method = new HostFunction(name, (args, kwargs) => body([...args, ...kwargs.values()]))
    return [name, method] as const
  })
  return new HostFunction('Column', make, new Map<string, Value>(table))
}

function label(type: string, dialect: Dialect): string {
  return LABELS[dialect][type.toUpperCase()] ?? type
}

function numericType([type, precision, scale]: readonly Value[], dialect: Dialect): string {
  const bare = dialect === 'bigquery' || (precision ?? null) === null || (scale ?? null) === null
  return bare ? String(type) : `${String(type)}(${String(precision)},${String(scale)})`
}

/** Of a type with its length, or with its precision and scale. */
function described(name: string, type: string, dialect: Dialect): ColumnValue {
  const [, dtype, inner] = /^([^(]+)(?:\(([^)]+)\))?/.exec(type) ?? []
  if (dtype === undefined) throw new TemplateError(`"${type}" is no type of a column.`)
  const numbers = inner?.split(',').map(Number) ?? []
  if (numbers.some(Number.isNaN))
    throw new TemplateError(`"${type}" is no type of a column: "${inner}" is no number.`)
  const [first, second] = numbers
  return numbers.length === 1
    ? new ColumnValue(name, dtype, dialect, { size: first })
    : new ColumnValue(name, dtype, dialect, { precision: first, scale: second })
}
