import type { Expression, NumberLiteral } from '../ast.ts'
import { cast, string, typeName } from '../ast-builders.ts'
import { isDecimalLiteral } from '../functions/signature.ts'
import type { SqlType } from '../types.ts'
import { bignumericConversion } from './bignumeric.ts'
import { readers } from './literal.ts'
import { needsRecast, recast } from './recast.ts'
import { timeLiteral } from './time-literal.ts'
import { duckdbTypeName } from './type-name.ts'

/** The rewritten expression as a value of `to`, where GoogleSQL coerces without being told to. */
export function coerce(expression: Expression, from: SqlType, to: SqlType): Expression {
  const big = bignumericConversion(expression, from, to)
  if (big !== undefined && to.kind !== 'string') return big
  if (expression.kind === 'number' && !expression.integer && to.kind === 'numeric')
    return decimalLiteral(expression)
  if (expression.kind === 'unary' && to.kind === 'numeric' && isDecimalLiteral(expression))
    return { ...expression, operand: coerce(expression.operand, from, to) }
  if (expression.kind === 'string') return textLiteralAs(expression, expression.value, to)
  if (from.kind === 'null') return typedNull(expression, to)
  if (needsRecast(from, to)) return recast(expression, from, to, coerce)
  if (from.kind === to.kind && from.kind !== 'array') return withIntegers(expression)
  if (from.kind === 'unknown' || to.kind === 'unknown' || to.kind === 'string') return expression
  if (from.kind === 'array' && to.kind === 'array' && from.element.kind === to.element.kind) return expression
  const type = duckdbTypeName(to, expression)
  return type === undefined ? expression : cast(expression, expression, type)
}

/** A literal such as 0.1 where a NUMERIC is wanted: nine places, without the way through DuckDB's DOUBLE. */
function decimalLiteral(expression: NumberLiteral): Expression {
  return cast(
    expression,
    string(expression, ninePlaces(expression.text)),
    typeName(expression, 'DECIMAL', [38, 9]),
  )
}

/** The decimal as it is written, rounded half away from zero at its ninth place. */
function ninePlaces(text: string): string {
  const [mantissa = '0', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = Number(exponent) - fraction.length + 9
  const digits = BigInt(whole + fraction || '0')
  if (Math.abs(places) > 400) return text
  const step = 10n ** BigInt(Math.max(-places, 0))
  const units = (2n * digits * 10n ** BigInt(Math.max(places, 0)) + step) / (2n * step)
  const padded = String(units).padStart(10, '0')
  return `${padded.slice(0, -9)}.${padded.slice(-9)}`
}

function typedNull(expression: Expression, to: SqlType): Expression {
  if (to.kind === 'null' || to.kind === 'unknown') return expression
  const type = duckdbTypeName(to, expression)
  return type === undefined ? expression : cast(expression, expression, type)
}

function textLiteralAs(expression: Expression, text: string, to: SqlType): Expression {
  switch (to.kind) {
    case 'date':
    case 'time':
    case 'datetime':
    case 'timestamp': {
      // Text that GoogleSQL would not read stays as it is, so that the engine says so when it runs.
      return timeLiteral(expression, to.kind, readers[to.kind](text) ?? text)
    }
    case 'bytes':
      return blobLiteral(expression, utf8(text))
    default:
      return expression
  }
}

/** DuckDB writes bytes as text with \x before two digits for each. */
export function blobLiteral(at: Expression, bytes: string): Expression {
  const digits = [...bytes].map((byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return cast(at, string(at, digits.join('')), 'BLOB')
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** DuckDB reads `1` as a 32 bit number; where the literal's own type shows, it is made 64 bits wide. */
export function withIntegers(expression: Expression): Expression {
  if (!isIntegerLiteral(expression)) return expression
  return cast(expression, expression, typeName(expression, 'BIGINT'))
}

export function isIntegerLiteral(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.integer
  return expression.kind === 'unary' && expression.operator === '-' && isIntegerLiteral(expression.operand)
}
