// BigQuery's rows as JSON: numbers where they fit, text where digits would be lost; instants and times in the form of DuckDB.

import type { Json } from '../../manifest/json.ts'

export interface Field {
  readonly name: string
  readonly type: string
  readonly mode?: string
  readonly fields?: readonly Field[]
  readonly description?: string
  readonly precision?: string
  readonly scale?: string
  readonly maxLength?: string
  readonly policyTags?: { readonly names?: readonly string[] }
}

export interface Cell {
  readonly v: unknown
}

export interface Row {
  readonly f?: readonly Cell[]
}

const names: Readonly<Record<string, string>> = {
  INTEGER: 'INT64',
  FLOAT: 'FLOAT64',
  BOOLEAN: 'BOOL',
  RECORD: 'STRUCT',
}

/** As GoogleSQL writes it, e.g. `ARRAY<STRUCT<a INT64, b NUMERIC(10, 2)>>`. */
export function typeOf(field: Field): string {
  const name = names[field.type.toUpperCase()] ?? field.type.toUpperCase()
  const inner =
    name === 'STRUCT'
      ? `STRUCT<${(field.fields ?? []).map((item) => `${item.name} ${typeOf(item)}`).join(', ')}>`
      : name + parameters(field)
  return field.mode === 'REPEATED' ? `ARRAY<${inner}>` : inner
}

function parameters({ precision, scale, maxLength }: Field): string {
  const list = [precision ?? maxLength, precision === undefined ? undefined : scale].filter(
    (item) => item !== undefined && item !== '0',
  )
  return list.length === 0 ? '' : `(${list.join(', ')})`
}

export function rowValues(row: Row, fields: readonly Field[]): readonly Json[] {
  return fields.map((field, index) => cell(row.f?.[index]?.v, field, false))
}

function cell(value: unknown, field: Field, inside: boolean): Json {
  if (field.mode === 'REPEATED') {
    const element = { ...field, mode: 'NULLABLE' }
    return Array.isArray(value) ? value.map((item) => cell((item as Cell)?.v, element, true)) : []
  }
  if (value === null || value === undefined) return null
  switch (names[field.type.toUpperCase()] ?? field.type.toUpperCase()) {
    case 'INT64':
      return integer(String(value))
    case 'FLOAT64': {
      const number = Number(value)
      return Number.isFinite(number) ? number : floatWord(String(value))
    }
    case 'BOOL':
      return value === true || String(value).toLowerCase() === 'true'
    case 'STRUCT': {
      const cells = (value as Row).f ?? []
      return Object.fromEntries(
        (field.fields ?? []).map((item, index) => [item.name, cell(cells[index]?.v, item, true)]),
      )
    }
    case 'TIMESTAMP':
      return instant(String(value))
    case 'DATETIME':
      return trimFraction(String(value).replace('T', ' '))
    case 'TIME':
      return trimFraction(String(value))
    case 'NUMERIC':
    case 'BIGNUMERIC':
      return inside ? decimalInside(String(value)) : String(value)
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

function integer(text: string): Json {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

function floatWord(text: string): string {
  if (/^\+?inf/i.test(text)) return 'Infinity'
  return /^-inf/i.test(text) ? '-Infinity' : 'NaN'
}

/** Inside lists and structs no column type tells a decimal from text, so it is a number where no digit is lost. */
function decimalInside(text: string): Json {
  const digits = text.replace(/^-?0*\.?0*/, '').replace('.', '')
  return digits.length <= 15 ? Number(text) : text
}

/** Microseconds since 1970 as asked for; some endpoints answer with seconds, or with text. */
function instant(text: string): string {
  if (/^-?\d+$/.test(text)) return printInstant(BigInt(text))
  if (/^-?[\d.]+(e[+-]?\d+)?$/i.test(text)) return printInstant(microsOfSeconds(text))
  return text.replace('T', ' ').replace(/ ?(Z|UTC)$/, '+00')
}

function microsOfSeconds(text: string): bigint {
  const plain = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]\+?(\d+))?$/.exec(text)
  if (plain === null) return BigInt(Math.round(Number(text) * 1e6))
  const [, sign, whole = '', fraction = '', exponent = '0'] = plain
  // Shifting the point in the text keeps every microsecond, which a double would not.
  const shift = Number(exponent) + 6
  const digits = whole + fraction.slice(0, shift).padEnd(shift, '0')
  return BigInt(`${sign}${digits}`)
}

function printInstant(micros: bigint): string {
  const seconds = micros >= 0n ? micros / 1_000_000n : -((-micros + 999_999n) / 1_000_000n)
  const rest = micros - seconds * 1_000_000n
  const base = new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ')
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`
  return `${base}${fraction}+00`
}

const trimFraction = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
