// Small pieces of which the values of expressions are made.

import { noCommonType } from '../../problems/catalogue/sql.ts'
import type { Expression } from '../ast.ts'
import type { Typed } from '../coerce.ts'
import { supertype } from '../coerce.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import { UNKNOWN } from '../types.ts'
import { CONSTANT, combine } from './lineage.ts'
import type { Value } from './scope.ts'
import { tellUnreadableText } from './text-literal.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

const literals = new WeakMap<SqlType, Value>()

export function literal(type: SqlType): Value {
  let value = literals.get(type)
  if (value === undefined) {
    value = { type, nullable: false, lineage: CONSTANT }
    literals.set(type, value)
  }
  return value
}

export function made(type: SqlType, parts: readonly Value[], nullable?: boolean): Value {
  return {
    type,
    nullable,
    lineage: combine(
      parts.map((part) => part.lineage),
      'transform',
    ),
  }
}

/** Not NULL if no part is. */
export function strict(type: SqlType, parts: readonly Value[]): Value {
  return made(type, parts, parts.every((part) => part.nullable === false) ? false : undefined)
}

export interface TypedValue extends Typed {
  readonly value: Value
  readonly expression: Expression
}

export function typed(expression: Expression, place: Place, work: Work): TypedValue {
  const value = work.expression(expression, place)
  return { value, type: value.type, expression }
}

/** The type in common; in BigQuery, having none is an error. */
export function commonType(at: Expression, construct: string, values: readonly Typed[], work: Work): SqlType {
  const type = supertype(values, work.dialect)
  if (type !== undefined) {
    for (const { expression } of values) tellUnreadableText(expression, type, work)
    return type
  }
  if (work.dialect === 'bigquery') {
    const types = new Set(
      values.flatMap(({ type }) => (type.kind === 'null' ? [] : (printType(type, 'bigquery') ?? []))),
    )
    report(work, at, noCommonType({ construct, types: [...types] }))
  }
  return UNKNOWN
}
