// BigQuery's operators: the type of the result, and which operands certainly have none.

import type { BinaryOperator } from '../ast.ts'
import type { Typed } from '../coerce.ts'
import { comparable, isNumberLiteral, supertype } from '../coerce.ts'
import type { SqlType, TypeKind } from '../types.ts'
import { DATE, DATETIME, FLOAT64, INT64, INTERVAL, STRING, UNKNOWN } from '../types.ts'

const numbers: readonly TypeKind[] = ['int64', 'numeric', 'bignumeric', 'float64']
const times: readonly TypeKind[] = ['date', 'datetime', 'timestamp', 'time']
/** What can be added to or subtracted from a time. */
const movable: readonly TypeKind[] = ['datetime', 'timestamp', 'interval']
/** What `||` writes as text. */
const written: readonly TypeKind[] = [...numbers, ...times, 'string', 'bool', 'interval']
const unsure: readonly TypeKind[] = ['unknown', 'null', 'geography', 'range', 'uuid']
/** Undefined: certainly an error. */
export function bigqueryResult(operator: BinaryOperator, left: Typed, right: Typed): SqlType | undefined {
  const sides = [left, right].map(({ type }) => type.kind)
  switch (operator) {
    case '||':
      return concatenation(left, right)
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(operator, left, right)
    case '&':
    case '|':
    case '^':
      if (sides.some((kind) => unsure.includes(kind))) return sides[0] === 'bytes' ? left.type : INT64
      if (sides[0] !== sides[1]) return undefined
      return sides[0] === 'int64' || sides[0] === 'bytes' ? left.type : undefined
    case '<<':
    case '>>':
      if (![...unsure, 'int64', 'bytes'].includes(sides[0]!)) return undefined
      if (![...unsure, 'int64'].includes(sides[1]!)) return undefined
      return sides[0] === 'bytes' ? left.type : INT64
    default:
      return UNKNOWN
  }
}

/** What is neither bytes nor an array is written as text. */
function concatenation(left: Typed, right: Typed): SqlType | undefined {
  const [a, b] = [left.type, right.type]
  if (unsure.includes(a.kind) || unsure.includes(b.kind)) {
    const known = unsure.includes(a.kind) ? b : a
    return unsure.includes(known.kind) ? UNKNOWN : written.includes(known.kind) ? STRING : known
  }
  if (written.includes(a.kind) && written.includes(b.kind)) return STRING
  if (a.kind === 'bytes' && b.kind === 'bytes') return a
  if (a.kind !== 'array' && b.kind !== 'array') return undefined
  if (isEmptyArray(left)) return b
  if (isEmptyArray(right)) return a
  if (a.kind !== 'array' || b.kind !== 'array') return undefined
  return comparable(left, right) ? (supertype([left, right], 'bigquery') ?? UNKNOWN) : undefined
}

function isEmptyArray({ expression }: Typed): boolean {
  return expression?.kind === 'array' && expression.elements.length === 0 && expression.type === undefined
}

function arithmetic(operator: '+' | '-' | '*' | '/', left: Typed, right: Typed): SqlType | undefined {
  const one = literalBeside(left, right.type)
  const other = literalBeside(right, left.type)
  const [a, b] = [one.kind, other.kind]
  if (unsure.includes(a) || unsure.includes(b) || isEmptyArray(left) || isEmptyArray(right))
    return besideUnknown(operator, one, other)
  const x = numbers.indexOf(a)
  const y = numbers.indexOf(b)
  if (x >= 0 && y >= 0) {
    const wider = x > y ? one : other
    return operator === '/' && wider.kind === 'int64' ? FLOAT64 : wider
  }
  if (operator === '*')
    return (a === 'interval' && b === 'int64') || (a === 'int64' && b === 'interval') ? INTERVAL : undefined
  if (operator === '/') return a === 'interval' && b === 'int64' ? INTERVAL : undefined
  return operator === '+' ? sum(left, right) : difference(left, right)
}

function besideUnknown(operator: BinaryOperator, left: SqlType, right: SqlType): SqlType {
  if (left.kind !== 'null' && right.kind !== 'null') return UNKNOWN
  const known = left.kind === 'null' ? right : left
  if (!numbers.includes(known.kind)) return UNKNOWN
  return operator === '/' && known.kind === 'int64' ? FLOAT64 : known
}

/** A literal such as '2024-01-01' is a date beside an integer, and any time beside an interval. */
function sum(left: Typed, right: Typed): SqlType | undefined {
  return moved(left, right) ?? moved(right, left)
}

function moved({ type, expression }: Typed, by: Typed): SqlType | undefined {
  if (by.type.kind === 'interval') {
    if (type.kind === 'date') return DATETIME
    if (movable.includes(type.kind)) return type
    return expression?.kind === 'string' ? UNKNOWN : undefined
  }
  if (by.type.kind !== 'int64') return undefined
  const isDate = expression?.kind === 'string' && /^\s*\d+-/.test(expression.value)
  return type.kind === 'date' || isDate ? DATE : undefined
}

function difference(left: Typed, right: Typed): SqlType | undefined {
  const [a, b] = [left.type.kind, right.type.kind]
  if (b === 'interval' || b === 'int64') return moved(left, right)
  const isText = ({ expression }: Typed) => expression?.kind === 'string'
  if (isText(left) || isText(right)) {
    return [...times, 'string'].includes(isText(left) ? b : a) ? INTERVAL : undefined
  }
  const days: readonly TypeKind[] = ['date', 'datetime']
  if (a === b && times.includes(a)) return INTERVAL
  return days.includes(a) && days.includes(b) ? INTERVAL : undefined
}

/** A literal such as 1.1 is a NUMERIC where the other side is. */
function literalBeside({ type, expression }: Typed, other: SqlType): SqlType {
  const isDecimal = other.kind === 'numeric' || other.kind === 'bignumeric'
  return isDecimal && type.kind === 'float64' && isNumberLiteral(expression) ? other : type
}
