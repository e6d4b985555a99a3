// Which types go together: supertypes of several values and what may be compared, as each dialect has it.

import type { Dialect, Expression } from './ast.ts'
import type { DecimalType, SqlType, StructField, StructType, TypeKind } from './types.ts'
import { arrayOf, FLOAT64, NULL, sameType, UNKNOWN } from './types.ts'

/** A value whose type is joined with others; literals give way, so the expression is looked at too. */
export interface Typed {
  readonly type: SqlType
  readonly expression?: Expression | undefined
}

/** The type that holds all values; `unknown` where it cannot be told; undefined where there certainly is none. */
export function supertype(values: readonly Typed[], dialect: Dialect): SqlType | undefined {
  if (dialect === 'bigquery') {
    const struct = supertypeOfStructs(values)
    if (struct !== undefined) return struct
    if (values.some(({ expression }) => expression?.kind === 'array')) return supertypeOfArrays(values)
  }
  let result: SqlType = NULL
  let literal = false
  for (const { type, expression } of dialect === 'bigquery' ? literalsLast(values) : values) {
    if (type.kind === 'unknown') return UNKNOWN
    if (type.kind === 'null') continue
    const weak = isWeak(expression) || (dialect === 'bigquery' && isNumberLiteral(expression))
    if (result.kind === 'null') {
      result = type
      literal = weak
      continue
    }
    const joined: SqlType | undefined =
      dialect === 'duckdb'
        ? joinDuckdb(result, type, literal, weak, expression)
        : joinBigquery(result, type, literal, weak)
    if (joined === undefined) return undefined
    if (joined.kind === 'unknown') return UNKNOWN
    result = joined
    literal &&= weak
  }
  return result
}

/** Structs that are written out are joined field by field, so that literals among the fields give way too. */
function supertypeOfStructs(values: readonly Typed[]): SqlType | undefined {
  if (values.length < 2 || !values.some(({ expression }) => expression?.kind === 'struct')) return undefined
  const rows = values.flatMap(({ type, expression }) =>
    type.kind === 'struct' ? [{ type, expression }] : [],
  )
  const [first] = rows
  if (first === undefined || rows.length < values.length) return undefined
  if (rows.some(({ type }) => type.fields.length !== first.type.fields.length)) return undefined
  const fields = first.type.fields.map(({ name }, index): StructField | undefined => {
    const column = rows.map(({ type, expression }) => ({
      type: type.fields[index]!.type,
      expression: expression?.kind === 'struct' ? expression.fields[index]?.value : undefined,
    }))
    const type = supertype(column, 'bigquery')
    if (type === undefined) return undefined
    return name === undefined ? { type } : { name, type }
  })
  return fields.every((field) => field !== undefined) ? { kind: 'struct', fields } : undefined
}

/** Arrays that are written out take the type of those that are not; elements of arrays are never widened. */
function supertypeOfArrays(values: readonly Typed[]): SqlType | undefined {
  const isWritten = ({ expression }: Typed) => expression?.kind === 'array'
  const others = supertype(
    values.filter((each) => !isWritten(each)),
    'bigquery',
  )
  const elements = values.filter(isWritten).flatMap(({ type, expression }): Typed[] => {
    if (type.kind !== 'array' || expression?.kind !== 'array') return []
    return [{ type: type.element, expression: expression.elements[0] }]
  })
  if (others === undefined || others.kind === 'unknown') return others
  const known: Typed[] = others.kind === 'array' ? [{ type: others.element }] : []
  if (others.kind !== 'array' && others.kind !== 'null') return undefined
  const element = supertype([...known, ...elements], 'bigquery')
  if (element === undefined || element.kind === 'unknown') return element
  return known.every(({ type }) => alike(type, element)) ? arrayOf(element) : undefined
}

/** Whether the types may be the same, as far as they are known. */
export function alike(a: SqlType, b: SqlType): boolean {
  if ([a.kind, b.kind].some((kind) => kind === 'unknown' || kind === 'null')) return true
  if (a.kind === 'array' && b.kind === 'array') return alike(a.element, b.element)
  if (a.kind !== 'struct' || b.kind !== 'struct') return a.kind === b.kind
  return (
    a.fields.length === b.fields.length && a.fields.every((field, i) => alike(field.type, b.fields[i]!.type))
  )
}

/** What is no literal tells the type, whatever stands before it. */
function literalsLast(values: readonly Typed[]): readonly Typed[] {
  const isLiteral = ({ expression }: Typed): boolean => isWeak(expression) || isNumberLiteral(expression)
  if (!values.some(isLiteral)) return values
  return [...values.filter((each) => !isLiteral(each)), ...values.filter(isLiteral)]
}

/** A number that is written out, with or without a sign. */
export function isNumberLiteral(expression: Expression | undefined): boolean {
  if (expression?.kind === 'unary') return isNumberLiteral(expression.operand)
  return expression?.kind === 'number'
}

/** String literals and parameters take the type of what they meet; integer literals too in DuckDB. */
function isWeak(expression: Expression | undefined): boolean {
  if (expression?.kind === 'unary' && expression.operator === '-') return isWeak(expression.operand)
  return (
    expression?.kind === 'string' ||
    expression?.kind === 'parameter' ||
    (expression?.kind === 'number' && expression.integer)
  )
}

const bigqueryNumbers: readonly TypeKind[] = ['int64', 'numeric', 'bignumeric', 'float64']
const stringsBecome: readonly TypeKind[] = ['date', 'datetime', 'time', 'timestamp']

function joinBigquery(a: SqlType, b: SqlType, aWeak: boolean, bWeak: boolean): SqlType | undefined {
  if (sameType(a, b)) return a
  if (a.kind === 'array' && b.kind === 'array')
    return alike(a, b) ? joinArrays(a.element, b.element, 'bigquery') : undefined
  if (a.kind === 'struct' && b.kind === 'struct') return joinStructs(a, b, 'bigquery')
  if (a.kind === b.kind) return a.kind === 'range' ? UNKNOWN : ({ kind: a.kind } as SqlType)
  const left = bigqueryNumbers.indexOf(a.kind)
  const right = bigqueryNumbers.indexOf(b.kind)
  if (left >= 0 && right >= 0) {
    // A literal such as 1.5 is a NUMERIC beside one.
    if (bWeak && !aWeak && b.kind === 'float64' && /numeric$/.test(a.kind)) return a
    return left > right ? a : b
  }
  if (a.kind === 'string' && aWeak && stringsBecome.includes(b.kind)) return b
  if (b.kind === 'string' && bWeak && stringsBecome.includes(a.kind)) return a
  if (a.kind === 'date' && b.kind === 'datetime') return b
  if (b.kind === 'date' && a.kind === 'datetime') return a
  if ((composite(a) || composite(b)) && (composite(a) || certain(a)) && (composite(b) || certain(b)))
    return undefined
  return certain(a) && certain(b) ? undefined : UNKNOWN
}

function composite(type: SqlType): boolean {
  return type.kind === 'array' || type.kind === 'struct'
}

function joinArrays(a: SqlType, b: SqlType, dialect: Dialect): SqlType {
  const element = supertype([{ type: a }, { type: b }], dialect)
  return element === undefined ? UNKNOWN : arrayOf(element)
}

/** Fields go together by place, their names are the first struct's. */
function joinStructs(a: StructType, b: StructType, dialect: Dialect): SqlType {
  if (a.fields.length !== b.fields.length) return UNKNOWN
  const fields = a.fields.map((field, i): StructField => {
    const type = supertype([field, b.fields[i]!], dialect) ?? UNKNOWN
    return field.name === undefined ? { type } : { name: field.name, type }
  })
  return { kind: 'struct', fields }
}

/** Kinds whose rules are known well enough to call something a mismatch. */
function certain(type: SqlType): boolean {
  return certainKinds.has(type.kind)
}

const certainKinds: ReadonlySet<TypeKind> = new Set<TypeKind>([
  'int64',
  'float64',
  'numeric',
  'bignumeric',
  'bool',
  'string',
  'date',
  'datetime',
  'time',
  'timestamp',
  'bytes',
  'interval',
  'json',
])

/** False only where BigQuery certainly refuses `a = b`. */
export function comparable(a: Typed, b: Typed): boolean {
  const left = a.type
  const right = b.type
  if (a.expression?.kind === 'parameter' || b.expression?.kind === 'parameter') return true
  if (left.kind === 'array' && right.kind === 'array') return comparableElements(a, b)
  if (left.kind === 'struct' && right.kind === 'struct') return comparableStructs(a, b)
  if (left.kind === right.kind) return left.kind !== 'json'
  if ((composite(left) && certain(right)) || (composite(right) && (certain(left) || composite(left))))
    return false
  if (!certain(left) || !certain(right)) return true
  if (bigqueryNumbers.includes(left.kind) && bigqueryNumbers.includes(right.kind)) return true
  if (a.expression?.kind === 'string') return stringsBecome.includes(right.kind)
  if (b.expression?.kind === 'string') return stringsBecome.includes(left.kind)
  return (
    (left.kind === 'date' && right.kind === 'datetime') || (left.kind === 'datetime' && right.kind === 'date')
  )
}

/** Only literals inside of it let an array take the type of the other side. */
function isLiteralArray({ expression }: Typed): boolean {
  if (expression?.kind !== 'array') return false
  return expression.elements.every((each) => isWeak(each) || isNumberLiteral(each) || each.kind === 'null')
}

function comparableElements(a: Typed, b: Typed): boolean {
  if (!isLiteralArray(a) && !isLiteralArray(b)) return alike(a.type, b.type)
  const element = ({ type, expression }: Typed): Typed => ({
    type: type.kind === 'array' ? type.element : UNKNOWN,
    expression: expression?.kind === 'array' ? expression.elements[0] : undefined,
  })
  return comparable(element(a), element(b))
}

function comparableStructs(a: Typed, b: Typed): boolean {
  const left = fieldsOf(a)
  const right = fieldsOf(b)
  return left.length === right.length && left.every((field, index) => comparable(field, right[index]!))
}

function fieldsOf({ type, expression }: Typed): readonly Typed[] {
  if (type.kind !== 'struct') return []
  return type.fields.map((field, index) => ({
    type: field.type,
    expression: expression?.kind === 'struct' ? expression.fields[index]?.value : undefined,
  }))
}

const signed: readonly TypeKind[] = ['int8', 'int16', 'int32', 'int64', 'int128']
const unsigned: readonly TypeKind[] = ['uint8', 'uint16', 'uint32', 'uint64', 'uint128']
const digits: Partial<Record<TypeKind, number>> = {
  int8: 3,
  int16: 5,
  int32: 10,
  int64: 19,
  int128: 38,
  uint8: 3,
  uint16: 5,
  uint32: 10,
  uint64: 20,
  uint128: 38,
}
const civil: readonly TypeKind[] = [
  'date',
  'timestamp_s',
  'timestamp_ms',
  'datetime',
  'timestamp_ns',
  'timestamp',
]

function joinDuckdb(
  a: SqlType,
  b: SqlType,
  aWeak: boolean,
  bWeak: boolean,
  expression: Expression | undefined,
): SqlType | undefined {
  if (sameType(a, b)) return a
  if (a.kind === 'string' && aWeak) return b
  if (b.kind === 'string' && bWeak) return a
  if (isInteger(a) && isInteger(b)) {
    if (bWeak && !aWeak && fits(expression, a.kind)) return a
    if (aWeak && !bWeak) return UNKNOWN
    return joinIntegers(a.kind, b.kind)
  }
  if (isNumeric(a) && isNumeric(b)) return joinNumbers(a, b)
  if (a.kind === 'array' && b.kind === 'array') return joinArrays(a.element, b.element, 'duckdb')
  const left = civil.indexOf(a.kind)
  const right = civil.indexOf(b.kind)
  if (left >= 0 && right >= 0) return left > right ? a : b
  return UNKNOWN
}

export function isInteger(type: SqlType): boolean {
  return signed.includes(type.kind) || unsigned.includes(type.kind)
}

function isNumeric(type: SqlType): boolean {
  return isInteger(type) || type.kind === 'numeric' || type.kind === 'float32' || type.kind === 'float64'
}

/** Whether an integer literal fits, so that the other side's type stays. */
function fits(expression: Expression | undefined, kind: TypeKind): boolean {
  if (expression?.kind === 'unary') return signed.includes(kind) && fits(expression.operand, kind)
  if (expression?.kind !== 'number') return false
  const value = Number(expression.text.replaceAll('_', ''))
  const bits = Number(kind.replace(/\D+/, ''))
  return value < 2 ** (unsigned.includes(kind) ? bits : bits - 1)
}

export function joinIntegers(a: TypeKind, b: TypeKind): SqlType {
  const list = unsigned.includes(a) && unsigned.includes(b) ? unsigned : signed
  const rank = (kind: TypeKind) =>
    list === signed && unsigned.includes(kind)
      ? Math.min(unsigned.indexOf(kind) + 1, signed.length - 1)
      : list.indexOf(kind)
  return { kind: list[Math.max(rank(a), rank(b))] ?? 'unknown' } as SqlType
}

export function joinNumbers(a: SqlType, b: SqlType): SqlType {
  if (a.kind === 'float64' || b.kind === 'float64') return FLOAT64
  if (a.kind === 'float32' || b.kind === 'float32') return { kind: 'float32' }
  const left = asDecimal(a)
  const right = asDecimal(b)
  const scale = Math.max(left.scale, right.scale)
  const whole = Math.max(left.precision - left.scale, right.precision - right.scale)
  return { kind: 'numeric', precision: Math.min(38, whole + scale), scale }
}

/** A number as a decimal of the digits that it may have. */
export function asDecimal(type: SqlType): Required<DecimalType> {
  if (type.kind === 'numeric') {
    return { kind: 'numeric', precision: type.precision ?? 18, scale: type.scale ?? 3 }
  }
  return { kind: 'numeric', precision: digits[type.kind] ?? 38, scale: 0 }
}
