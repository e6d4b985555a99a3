import { formatFloat, isInteger, roundHalfEven, toBigInt, toDouble } from './number.ts'
import { print, typeName } from './print.ts'
import { Float, HostObject, TemplateError, type Value } from './value.ts'

export interface FormatSpec {
  readonly fill: string
  readonly align: '<' | '>' | '^' | '=' | ''
  readonly sign: '+' | '-' | ' '
  readonly alternate: boolean
  readonly width: number
  readonly grouping: '' | ',' | '_'
  readonly precision: number | undefined
  readonly type: string
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u
const MAXIMUM_WIDTH = 100_000

/** A value in the format of Python's format specification mini-language, e.g. `>10`, `,.2f`, `%Y-%m`. */
export function formatValue(value: Value, spec: string): string {
  if (spec === '') return print(value)
  if (value instanceof HostObject) {
    const method = value.attribute('__format__')
    if (typeof method === 'string') return method
  }
  const match = SPEC.exec(spec)
  if (match === null) throw new TemplateError(`"${spec}" is not a format.`)
  const [, fill, align, sign, alternate, zero, width, grouping, precision, type] = match
  const settled: FormatSpec = {
    fill: fill ?? (zero !== undefined && align === undefined ? '0' : ' '),
    align: (align ?? (zero !== undefined ? '=' : '')) as FormatSpec['align'],
    sign: (sign ?? '-') as FormatSpec['sign'],
    alternate: alternate !== undefined,
    width: Math.min(Number(width ?? 0), MAXIMUM_WIDTH),
    grouping: (grouping ?? '') as FormatSpec['grouping'],
    precision: precision === undefined ? undefined : Math.min(Number(precision), 100),
    type: type ?? '',
  }
  if (typeof value === 'string' || (!isInteger(value) && !(value instanceof Float))) {
    const text = print(value)
    const cut = settled.precision === undefined ? text : [...text].slice(0, settled.precision).join('')
    return pad(cut, settled, '<')
  }
  if (typeof value === 'boolean' && settled.type === '') return pad(print(value), settled, '<')
  return formatNumber(value, settled)
}

export function formatNumber(value: number | bigint | boolean | Float, spec: FormatSpec): string {
  const digits =
    isInteger(value) && !'eEfFgG%'.includes(spec.type || 'd')
      ? integerDigits(value, spec)
      : floatDigits(toDouble(value), spec)
  const negative = digits.startsWith('-')
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign
  const bare = negative ? digits.slice(1) : digits
  if (spec.align === '=') {
    const room = spec.width - sign.length
    return sign + bare.padStart(room, spec.fill)
  }
  return pad(sign + bare, spec, '>')
}

function integerDigits(value: number | bigint | boolean, spec: FormatSpec): string {
  const exact = toBigInt(value)
  const radix = { b: 2, o: 8, x: 16, X: 16 }[spec.type] ?? 10
  if (spec.type === 'c') return String.fromCodePoint(Number(exact))
  if (!'dnboxX'.includes(spec.type || 'd')) {
    throw new TemplateError(`"${spec.type}" is not a format for ${typeName(value)}.`)
  }
  let digits = exact.toString(radix)
  if (spec.type === 'X') digits = digits.toUpperCase()
  const negative = digits.startsWith('-')
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : ''
  return (negative ? '-' : '') + prefix + group(negative ? digits.slice(1) : digits, spec.grouping)
}

function floatDigits(value: number, spec: FormatSpec): string {
  if (!Number.isFinite(value)) return formatFloat(value)
  const type = spec.type.toLowerCase()
  const precision = spec.precision ?? 6
  let digits: string
  if (type === 'f') digits = fixed(value, precision)
  else if (type === '%') digits = `${fixed(value * 100, precision)}%`
  else if (type === 'e') digits = exponential(value, precision)
  else if (type === 'g' || spec.precision !== undefined) digits = general(value, precision)
  else digits = formatFloat(value)
  if (spec.type === 'E' || spec.type === 'G') digits = digits.toUpperCase()
  const [whole, ...rest] = digits.split('.')
  const negative = whole!.startsWith('-')
  const grouped = group(negative ? whole!.slice(1) : whole!, spec.grouping)
  return [(negative ? '-' : '') + grouped, ...rest].join('.')
}

function fixed(value: number, precision: number): string {
  const rounded = precision <= 15 ? roundHalfEven(value, precision) : value
  const text = Math.abs(rounded) < 1e21 ? rounded.toFixed(precision) : BigInt(rounded).toString()
  return Object.is(value, -0) || (value < 0 && !text.startsWith('-')) ? `-${text.replace('-', '')}` : text
}

export function exponential(value: number, precision: number): string {
  return value.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2')
}

function general(value: number, precision: number): string {
  const digits = Math.max(precision, 1)
  if (value === 0) return '0'
  const power = Number(value.toExponential(digits - 1).split('e')[1])
  if (power < -4 || power >= digits) {
    return exponential(value, digits - 1)
      .replace(/(\.\d*?)0+e/, '$1e')
      .replace('.e', 'e')
  }
  const text = value.toFixed(Math.max(digits - 1 - power, 0))
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

function group(digits: string, mark: string): string {
  return mark === '' ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, mark)
}

export function pad(text: string, spec: FormatSpec, usual: '<' | '>'): string {
  const room = spec.width - [...text].length
  if (room <= 0) return text
  const align = spec.align === '' || spec.align === '=' ? usual : spec.align
  if (align === '<') return text + spec.fill.repeat(room)
  if (align === '>') return spec.fill.repeat(room) + text
  const left = Math.floor(room / 2)
  return spec.fill.repeat(left) + text + spec.fill.repeat(room - left)
}
