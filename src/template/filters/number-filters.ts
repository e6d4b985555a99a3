import { itemsOf, lengthOf } from '../values/iterate.ts'
import { integer, isInteger, roundHalfEven, smallInteger, toBigInt, toDouble } from '../values/number.ts'
import { operate } from '../values/operators.ts'
import { typeName } from '../values/print.ts'
import { UndefinedUse } from '../values/undefined-use.ts'
import { Float, HostObject, orElse, TemplateError, Undefined, type Value } from '../values/value.ts'
import { keyOf } from './attribute-path.ts'
import { type Entry, filter } from './filter.ts'

/** The int in a text, in the given base; undefined where there is none. */
export function parseInteger(text: string, base: number): number | bigint | undefined {
  const match = /^\s*([+-]?)(0[xX]|0[oO]|0[bB])?([\da-zA-Z](?:_?[\da-zA-Z])*)\s*$/.exec(text)
  if (match === null) return undefined
  const [, sign, prefix = '', digits] = match
  const bare = digits!.replaceAll('_', '')
  const prefixBase = { '0x': 16, '0o': 8, '0b': 2 }[prefix.toLowerCase()]
  if (prefix !== '' && prefixBase !== base && base !== 0) return undefined
  const radix = base === 0 ? (prefixBase ?? 10) : base
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix)
  let value = 0n
  for (const char of bare.toLowerCase()) {
    const digit = allowed.indexOf(char)
    if (digit < 0) return undefined
    value = value * BigInt(radix) + BigInt(digit)
  }
  return integer(sign === '-' ? -value : value)
}

export function parseFloatText(text: string): number | undefined {
  const bare = text.trim().replace(/(?<=\d)_(?=\d)/g, '')
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(bare)) return Number(bare)
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(bare)
  if (special === null) return undefined
  const value = special[2]!.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY
  return special[1] === '-' ? -value : value
}

function toInteger(subject: Value, otherwise: Value, base: number): Value {
  if (typeof subject === 'string') {
    const exact = parseInteger(subject, base)
    if (exact !== undefined) return exact
    const float = parseFloatText(subject)
    return float === undefined || !Number.isFinite(float) ? otherwise : integer(BigInt(Math.trunc(float)))
  }
  if (isInteger(subject)) return integer(toBigInt(subject))
  if (subject instanceof Float) {
    return Number.isFinite(subject.value) ? integer(BigInt(Math.trunc(subject.value))) : otherwise
  }
  if (subject instanceof Undefined && !subject.chainable) throw new UndefinedUse(subject)
  return otherwise
}

function toFloat(subject: Value, otherwise: Value): Value {
  if (typeof subject === 'string') {
    const value = parseFloatText(subject)
    return value === undefined ? otherwise : new Float(value)
  }
  if (isInteger(subject)) return new Float(Number(subject))
  if (subject instanceof Undefined && !subject.chainable) throw new UndefinedUse(subject)
  return subject instanceof Float ? subject : otherwise
}

function round(subject: Value, precision: number, method: Value): Value {
  if (subject instanceof Undefined) throw new UndefinedUse(subject)
  if (!isInteger(subject) && !(subject instanceof Float)) {
    throw new TemplateError(`"round" needs a number, not ${typeName(subject)}.`)
  }
  const value = toDouble(subject)
  if (method === 'common') {
    // Python's round() leaves an int an int.
    if (isInteger(subject))
      return precision >= 0 ? integer(toBigInt(subject)) : integer(BigInt(roundHalfEven(value, precision)))
    return new Float(roundHalfEven(value, precision))
  }
  if (method !== 'ceil' && method !== 'floor') {
    throw new TemplateError('The method of "round" must be "common", "ceil" or "floor".')
  }
  const unit = 10 ** precision
  return new Float((method === 'ceil' ? Math.ceil(value * unit) : Math.floor(value * unit)) / unit)
}

function absolute(subject: Value): Value {
  if (isInteger(subject)) {
    const value = toBigInt(subject)
    return integer(value < 0n ? -value : value)
  }
  if (subject instanceof Float) return new Float(Math.abs(subject.value))
  if (subject instanceof Undefined) throw new UndefinedUse(subject)
  if (subject instanceof HostObject) {
    const order = subject.operate('*', -1, false)
    if (order instanceof HostObject) return (order.compare(subject) ?? 0) > 0 ? order : subject
  }
  throw new TemplateError(`"abs" needs a number, not ${typeName(subject)}.`)
}

function length(subject: Value): Value {
  const count = lengthOf(subject)
  if (count === undefined) throw new TemplateError(`A value of the type ${typeName(subject)} has no length.`)
  return count
}

export function numberFilters(): readonly Entry[] {
  return [
    filter('int', ['default', 'base'], (subject, [otherwise, base]) =>
      toInteger(
        subject,
        orElse(otherwise, () => 0),
        base === undefined ? 10 : smallInteger(base, 'The base'),
      ),
    ),
    filter('float', ['default'], (subject, [otherwise]) =>
      toFloat(
        subject,
        orElse(otherwise, () => new Float(0)),
      ),
    ),
    filter('round', ['precision', 'method'], (subject, [precision, method]) =>
      round(
        subject,
        precision === undefined ? 0 : smallInteger(precision, 'The precision'),
        method ?? 'common',
      ),
    ),
    filter('abs', [], absolute),
    filter('length', [], length),
    filter('count', [], length),
    filter('sum', ['attribute', 'start'], (subject, [attribute, start]) => {
      const key = keyOf(attribute)
      return itemsOf(subject)
        .map((item) => (key === undefined ? item : key(item)))
        .reduce((sum, item) => operate('+', sum, item), start ?? 0)
    }),
  ]
}
