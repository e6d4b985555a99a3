import { type FormatSpec, formatNumber, pad } from './format-spec.ts'
import { integer, isInteger, isNumber, smallInteger, toDouble } from './number.ts'
import { print, repr, typeName } from './print.ts'
import { UndefinedUse } from './undefined-use.ts'
import { Dict, Float, TemplateError, Tuple, Undefined, type Value } from './value.ts'

const DIRECTIVE = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([\s\S])?/g

/** Python's `text % values`. */
export function formatPercent(text: string, values: Value): string {
  const args = values instanceof Tuple ? values.items : [values]
  let next = 0
  let named = false
  const take = (): Value => {
    const value = args[next++]
    if (value === undefined) throw new TemplateError('There are fewer values than the format asks for.')
    return value
  }
  const result = text.replace(DIRECTIVE, (whole, key, flags, width, precision, type) => {
    if (type === '%') return '%'
    if (type === undefined) throw new TemplateError('The format ends within a directive.')
    if (key !== undefined) named = true
    const size = width === '*' ? smallInteger(take(), 'A width') : Number(width ?? 0)
    const digits = precision === '*' ? smallInteger(take(), 'A precision') : precision
    const hasPrecision = digits !== undefined || whole.includes('.')
    const value = key === undefined ? take() : namedValue(values, key)
    return directive(value, type, flags, size, hasPrecision ? Number(digits ?? 0) : undefined)
  })
  if (next < args.length && !named && !(values instanceof Dict)) {
    throw new TemplateError('There are more values than the format asks for.')
  }
  return result
}

function namedValue(values: Value, key: string): Value {
  if (!(values instanceof Dict)) throw new TemplateError('A format with names needs a dict.')
  const value = values.get(key)
  if (value === undefined)
    throw new TemplateError(`The format asks for "${key}", which the dict does not have.`)
  return value
}

function directive(
  value: Value,
  type: string,
  flags: string,
  width: number,
  precision: number | undefined,
): string {
  const spec: FormatSpec = {
    fill: flags.includes('0') && !flags.includes('-') ? '0' : ' ',
    align: flags.includes('-') ? '<' : flags.includes('0') ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
    alternate: flags.includes('#'),
    width,
    grouping: '',
    precision,
    type: type === 'i' || type === 'u' ? 'd' : type,
  }
  if (type === 's' || type === 'r' || type === 'a') {
    const text = type === 's' ? print(value) : repr(value)
    const cut = precision === undefined ? text : text.slice(0, precision)
    return pad(cut, { ...spec, fill: ' ', align: flags.includes('-') ? '<' : '>' }, '>')
  }
  if (type === 'c' && typeof value === 'string') return value
  if (!'diuoxXeEfFgGc'.includes(type)) throw new TemplateError(`"%${type}" is not a directive of a format.`)
  if (value instanceof Undefined) throw new UndefinedUse(value)
  if (!isNumber(value)) throw new TemplateError(`"%${type}" needs a number, not ${typeName(value)}.`)
  if ('diu'.includes(type) && value instanceof Float) {
    return formatNumber(integer(BigInt(Math.trunc(toDouble(value)))), { ...spec, precision: undefined })
  }
  if ('oxX'.includes(type) && !isInteger(value)) {
    throw new TemplateError(`"%${type}" needs an integer, not ${typeName(value)}.`)
  }
  return formatNumber(value, spec)
}
