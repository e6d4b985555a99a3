// Types of operators, and what certainly does not go together.

import { typeMismatch, wrongOperand } from '../../problems/catalogue/sql.ts'
import { nullOperand } from '../../problems/catalogue/sql-rules.ts'
import type { Binary, BinaryOperator, InArray, InQuery, Like, Span, Unary } from '../ast.ts'
import type { Typed } from '../coerce.ts'
import { asDecimal, comparable, isInteger, joinNumbers, supertype } from '../coerce.ts'
import { comparisons } from '../comparisons.ts'
import { printType } from '../type-text.ts'
import type { SqlType, TypeKind } from '../types.ts'
import { BOOL, DATE, DATETIME, FLOAT64, INT64, INTERVAL, JSON_TYPE, STRING, UNKNOWN } from '../types.ts'
import { bigqueryResult } from './bigquery-operators.ts'
import { combine } from './lineage.ts'
import type { Value } from './scope.ts'
import { tellUnreadableTexts } from './text-literal.ts'
import { tellUnordered } from './window-rules.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

const alwaysBool: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>([
  '~',
  '!~',
  '~*',
  '!~*',
  '&&',
  '@>',
  '<@',
  '^@',
  'overlaps',
])

/** BigQuery: NULL itself is no operand, but of BETWEEN, IN, IS, AND and OR. */
export function tellNullOperand(operator: string, operands: readonly Typed[], work: Work): void {
  if (work.dialect !== 'bigquery') return
  const found = operands.find(({ expression }) => expression?.kind === 'null')?.expression
  if (found === undefined) return
  const other = operands.find(({ type }) => type.kind !== 'null' && type.kind !== 'unknown')?.type
  const type = (other && printType(other, 'bigquery')) ?? 'INT64'
  report(work, found, nullOperand({ operator: operator.toUpperCase(), type }))
}

const takesNull: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>([
  '||',
  '<<',
  '>>',
  'is distinct from',
  'is not distinct from',
])

export function binaryValue(node: Binary, place: Place, work: Work): Value {
  const left = work.expression(node.left, place)
  const right = work.expression(node.right, place)
  const sides = [
    { type: left.type, expression: node.left },
    { type: right.type, expression: node.right },
  ] as const
  const nullable =
    left.nullable === false && right.nullable === false && divides(node, work) ? false : undefined
  const lineage = combine([left.lineage, right.lineage], 'transform')
  if (!takesNull.has(node.operator)) tellNullOperand(node.operator, sides, work)
  if (comparisons.has(node.operator)) {
    tellIncomparable(node, node.operator.toUpperCase(), sides[0], sides[1], work)
    if (/^[<>]=?$/.test(node.operator))
      for (const side of [node.left, node.right]) tellUnordered(side, node.operator, work)
    const distinct = node.operator.startsWith('is')
    return { type: BOOL, nullable: distinct ? false : nullable, lineage }
  }
  if (alwaysBool.has(node.operator)) return { type: BOOL, nullable, lineage }
  const type =
    work.dialect === 'duckdb'
      ? duckdbResult(node.operator, sides[0], sides[1])
      : bigqueryResult(node.operator, sides[0], sides[1])
  if (type === undefined) {
    tellMismatch(node, node.operator, left.type, right.type, work)
    return { type: UNKNOWN, nullable, lineage }
  }
  return { type, nullable, lineage }
}

/** DuckDB's division by zero is NULL, BigQuery's an error. */
function divides({ operator }: Binary, work: Work): boolean {
  return work.dialect === 'bigquery' || !['/', '//', '%'].includes(operator)
}

/** True unless the comparison is an error, which is then told. */
export function tellIncomparable(at: Span, operator: string, a: Typed, b: Typed, work: Work): boolean {
  if (work.dialect !== 'bigquery') return true
  if (comparable(a, b)) {
    tellUnreadableTexts([a, b], work)
    return true
  }
  tellMismatch(at, operator, a.type, b.type, work)
  return false
}

function tellMismatch(at: Span, operator: string, a: SqlType, b: SqlType, work: Work): void {
  const left = printType(a, work.dialect) ?? a.kind.toUpperCase()
  const right = printType(b, work.dialect) ?? b.kind.toUpperCase()
  report(work, at, typeMismatch({ operator, left, right }))
}

const numbers: readonly TypeKind[] = ['int64', 'numeric', 'bignumeric', 'float64']
const noNumbers: readonly TypeKind[] = ['string', 'bool', 'bytes', 'array', 'struct', 'json']
const times: readonly TypeKind[] = ['date', 'datetime', 'timestamp', 'time']

const noSign: readonly TypeKind[] = [...noNumbers, ...times]

/** BigQuery: a sign before what has none. */
export function tellUnary(node: Unary, type: SqlType, work: Work): void {
  if (work.dialect !== 'bigquery' || (node.operator !== '-' && node.operator !== '+')) return
  if (!noSign.includes(type.kind)) return
  const given = printType(type, 'bigquery') ?? type.kind.toUpperCase()
  report(work, node.operand, wrongOperand({ operator: node.operator, type: given, wanted: 'a number' }))
}

const noText: readonly TypeKind[] = [...numbers, ...times, 'bool', 'array', 'struct', 'json', 'interval']

/** BigQuery: LIKE on what is no text. */
export function tellLike(at: Span, type: SqlType, work: Work): void {
  if (work.dialect !== 'bigquery' || !noText.includes(type.kind)) return
  const given = printType(type, 'bigquery') ?? type.kind.toUpperCase()
  report(work, at, wrongOperand({ operator: 'LIKE', type: given, wanted: 'STRING or BYTES' }))
}

/** BigQuery: NULL itself stands on no side of LIKE, but among the patterns of ANY and ALL. */
export function tellNullLike(node: Like, work: Work): void {
  if (work.dialect !== 'bigquery' || node.quantifier !== undefined) return
  const operands = [node.operand, ...node.patterns].map((expression) => ({ type: STRING, expression }))
  tellNullOperand(node.negated ? 'NOT LIKE' : 'LIKE', operands, work)
}

/** BigQuery: text does not match bytes. */
export function tellMixedLike(at: Span, parts: readonly Value[], work: Work): void {
  const kinds = new Set(parts.map(({ type }) => type.kind))
  if (work.dialect !== 'bigquery' || !kinds.has('string') || !kinds.has('bytes')) return
  report(
    work,
    at,
    wrongOperand({ operator: 'LIKE', type: 'STRING and BYTES', wanted: 'STRING or BYTES on both sides' }),
  )
}

/** BigQuery: `x IN (SELECT y ...)`, where no DATE becomes a DATETIME. */
export function tellForeignRow(node: InQuery, operand: SqlType, row: SqlType, work: Work): void {
  const given = { type: operand, expression: node.operand }
  if (!tellIncomparable(node, 'IN', given, { type: row }, work) || work.dialect !== 'bigquery') return
  const days: readonly TypeKind[] = ['date', 'datetime']
  const differ = operand.kind !== row.kind && days.includes(operand.kind) && days.includes(row.kind)
  if (differ) tellMismatch(node, 'IN', operand, row, work)
}

/** BigQuery: `x IN UNNEST(array)` of what is never equal to x. */
export function tellForeignElement(node: InArray, operand: SqlType, array: SqlType, work: Work): void {
  if (array.kind !== 'array') return
  const element = { type: array.element }
  const given = { type: operand, expression: node.operand }
  if (!tellIncomparable(node, 'IN', given, element, work) || work.dialect !== 'bigquery') return
  if (node.array.kind === 'array') return
  // The value becomes one of the array's type, not the other way round.
  const common = supertype([given, element], 'bigquery')
  if (common === undefined || common.kind === 'unknown' || common.kind === array.element.kind) return
  tellMismatch(node, 'IN', operand, array.element, work)
}

function duckdbResult(operator: BinaryOperator, left: Typed, right: Typed): SqlType {
  const a = left.type
  const b = right.type
  if (a.kind === 'unknown' || b.kind === 'unknown') return operator === '->>' ? STRING : UNKNOWN
  switch (operator) {
    case '||':
      if (a.kind === 'array' || b.kind === 'array') return supertype([left, right], 'duckdb') ?? UNKNOWN
      return a.kind === 'bytes' || b.kind === 'bytes' || a.kind === 'bit' ? UNKNOWN : STRING
    case '->':
      return JSON_TYPE
    case '->>':
      return STRING
    case '/':
      return isNumber(a) && isNumber(b)
        ? a.kind === 'float32' && b.kind === 'float32'
          ? a
          : FLOAT64
        : UNKNOWN
    case '**':
      return FLOAT64
    case '+':
    case '-':
    case '*':
    case '%':
    case '//':
    case '&':
    case '|':
    case '<<':
    case '>>':
      return isNumber(a) && isNumber(b) ? numeric(operator, left, right) : temporal(operator, a, b)
    default:
      return UNKNOWN
  }
}

function isNumber(type: SqlType): boolean {
  return isInteger(type) || type.kind === 'numeric' || type.kind === 'float64' || type.kind === 'float32'
}

/** DuckDB widens decimals by what the operation may need. */
function numeric(operator: BinaryOperator, left: Typed, right: Typed): SqlType {
  const a = left.type
  const b = right.type
  const joined =
    isInteger(a) && isInteger(b) ? (supertype([left, right], 'duckdb') ?? UNKNOWN) : joinNumbers(a, b)
  if (joined.kind !== 'numeric') return joined
  if (operator === '//') return FLOAT64
  if (operator === '*') return product(asDecimal(a), asDecimal(b))
  if (operator === '+' || operator === '-') {
    const precision = (joined.precision ?? 38) + 1
    return { kind: 'numeric', precision: widened(precision, a, b), scale: joined.scale ?? 0 }
  }
  return joined
}

function product(a: { precision: number; scale: number }, b: { precision: number; scale: number }): SqlType {
  const scale = a.scale + b.scale
  const precision = a.precision + b.precision
  if (scale > 38) return UNKNOWN
  return { kind: 'numeric', precision: capped(precision, Math.max(a.precision, b.precision)), scale }
}

/** Up to 18 digits stay within 64 bits if the sides do. */
function capped(precision: number, widest: number): number {
  if (precision > 18 && widest <= 18) return 18
  return Math.min(38, precision)
}

function widened(precision: number, a: SqlType, b: SqlType): number {
  return capped(precision, Math.max(asDecimal(a).precision, asDecimal(b).precision))
}

const civil: readonly TypeKind[] = ['datetime', 'timestamp', 'timestamp_s', 'timestamp_ms', 'timestamp_ns']

function temporal(operator: BinaryOperator, a: SqlType, b: SqlType): SqlType {
  if (operator === '*' || operator === '//')
    return a.kind === 'interval' || b.kind === 'interval' ? INTERVAL : UNKNOWN
  if (operator !== '+' && operator !== '-') return UNKNOWN
  const plus = operator === '+'
  if (b.kind === 'interval') return shifted(a)
  if (a.kind === 'interval' && plus) return shifted(b)
  if (a.kind === 'date' && isInteger(b)) return DATE
  if (b.kind === 'date' && isInteger(a) && plus) return DATE
  if (!plus && a.kind === 'date' && b.kind === 'date') return INT64
  if (!plus && (civil.includes(a.kind) || a.kind === 'date') && (civil.includes(b.kind) || b.kind === 'date'))
    return INTERVAL
  return UNKNOWN
}

function shifted(type: SqlType): SqlType {
  if (type.kind === 'date') return DATETIME
  if (civil.includes(type.kind) || type.kind === 'time' || type.kind === 'interval' || type.kind === 'timetz')
    return type
  return UNKNOWN
}
