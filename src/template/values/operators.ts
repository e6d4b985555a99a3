import { formatPercent } from './format-percent.ts'
import { integer, isInteger, isNumber, smallInteger, toBigInt, toDouble } from './number.ts'
import { typeName } from './print.ts'
import { joinTexts } from './text-length.ts'
import { UndefinedUse } from './undefined-use.ts'
import {
  type BinaryOperator,
  Float,
  HostObject,
  TemplateError,
  Tuple,
  Undefined,
  type Value,
} from './value.ts'

/** Texts and lists longer than this are refused before they fill the memory. */
const MAXIMUM_LENGTH = 50_000_000
const MAXIMUM_BITS = 200_000

type Numeric = number | bigint | boolean | Float

/** `left operator right`. */
export function operate(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === '%' && typeof left === 'string') return formatPercent(left, right)
  if (isNumber(left) && isNumber(right)) return arithmetic(operator, left, right)
  const sequence = operateSequences(operator, left, right)
  if (sequence !== undefined) return sequence
  if (left instanceof Undefined) throw new UndefinedUse(left)
  if (right instanceof Undefined) throw new UndefinedUse(right)
  const result =
    (left instanceof HostObject ? left.operate(operator, right, false) : undefined) ??
    (right instanceof HostObject ? right.operate(operator, left, true) : undefined)
  if (result !== undefined) return result
  throw new TemplateError(
    `"${operator}" does not work between ${typeName(left)} and ${typeName(right)}.`,
    operator === '+' && (typeof left === 'string' || typeof right === 'string')
      ? 'Use "~" to join text with other values.'
      : undefined,
  )
}

function operateSequences(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return bounded(joinTexts(left, right))
    if (Array.isArray(left) && Array.isArray(right)) return bounded([...left, ...right])
    if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items])
  }
  if (operator === '*') {
    if (isInteger(right)) return repeat(left, right)
    if (isInteger(left)) return repeat(right, left)
  }
  return undefined
}

function repeat(value: Value, count: number | bigint | boolean): Value | undefined {
  const times = Math.max(0, smallInteger(count, 'A count'))
  if (typeof value === 'string') return checkLength(value.length * times) && value.repeat(times)
  const items = Array.isArray(value) ? value : value instanceof Tuple ? value.items : undefined
  if (items === undefined) return undefined
  checkLength(items.length * times)
  const repeated = Array.from({ length: items.length * times }, (_, index) => items[index % items.length]!)
  return Array.isArray(value) ? repeated : new Tuple(repeated)
}

function bounded<T extends string | Value[]>(value: T): T {
  checkLength(value.length)
  return value
}

function checkLength(length: number): true {
  if (length <= MAXIMUM_LENGTH) return true
  throw new TemplateError(`A value of ${length} items is too long for a template.`)
}

function arithmetic(operator: BinaryOperator, left: Numeric, right: Numeric): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = operator === '+' ? left + right : operator === '-' ? left - right : left * right
    if ((operator === '+' || operator === '-' || operator === '*') && Number.isSafeInteger(result)) {
      return Object.is(result, -0) ? 0 : result
    }
  }
  if (operator === '/') return new Float(divide(left, right))
  if (left instanceof Float || right instanceof Float) {
    return floatArithmetic(operator, toDouble(left), toDouble(right))
  }
  return integerArithmetic(operator, toBigInt(left), toBigInt(right))
}

function divide(left: Numeric, right: Numeric): number {
  const divisor = toDouble(right)
  if (divisor === 0) throw new TemplateError('Division by zero.')
  return toDouble(left) / divisor
}

function floatArithmetic(operator: BinaryOperator, left: number, right: number): Value {
  if ((operator === '//' || operator === '%') && right === 0) throw new TemplateError('Division by zero.')
  switch (operator) {
    case '+':
      return new Float(left + right)
    case '-':
      return new Float(left - right)
    case '*':
      return new Float(left * right)
    case '//':
      return new Float(Math.floor(left / right))
    case '**':
      return new Float(left ** right)
    default: {
      const rest = left % right
      return new Float(rest !== 0 && rest < 0 !== right < 0 ? rest + right : rest)
    }
  }
}

function integerArithmetic(operator: BinaryOperator, left: bigint, right: bigint): Value {
  switch (operator) {
    case '+':
      return integer(left + right)
    case '-':
      return integer(left - right)
    case '*':
      return integer(left * right)
    case '**':
      return power(left, right)
    default: {
      if (right === 0n) throw new TemplateError('Division by zero.')
      const rest = left % right
      // BigInt cuts towards zero, Python goes down.
      const adjust = rest !== 0n && rest < 0n !== right < 0n
      if (operator === '%') return integer(adjust ? rest + right : rest)
      return integer(left / right - (adjust ? 1n : 0n))
    }
  }
}

function power(base: bigint, exponent: bigint): Value {
  if (exponent < 0n) {
    if (base === 0n) throw new TemplateError('Division by zero.')
    return new Float(Number(base) ** Number(exponent))
  }
  if (Number(exponent) * base.toString(2).length > MAXIMUM_BITS) {
    throw new TemplateError('The power is too large for a template.')
  }
  return integer(base ** exponent)
}

export function negate(value: Value): Value {
  if (typeof value === 'number') return value === 0 ? 0 : -value
  if (isInteger(value)) return integer(-toBigInt(value))
  if (value instanceof Float) return new Float(-value.value)
  if (value instanceof Undefined) throw new UndefinedUse(value)
  const result = value instanceof HostObject ? value.operate('*', -1, false) : undefined
  if (result !== undefined) return result
  throw new TemplateError(`"-" does not work on ${typeName(value)}.`)
}

export function positive(value: Value): Value {
  if (isInteger(value)) return typeof value === 'boolean' ? Number(value) : value
  if (value instanceof Float) return value
  if (value instanceof Undefined) throw new UndefinedUse(value)
  throw new TemplateError(`"+" does not work on ${typeName(value)}.`)
}
