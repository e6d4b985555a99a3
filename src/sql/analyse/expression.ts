// The type, nullability and lineage of an expression, kind by kind.

import { noCommonType, subqueryColumns } from '../../problems/catalogue/sql.ts'
import type { Case, Expression, ListComprehension, Query, StructLiteral, Subscript } from '../ast.ts'
import type { Typed } from '../coerce.ts'
import { supertype } from '../coerce.ts'
import { printType } from '../type-text.ts'
import type { SqlType } from '../types.ts'
import {
  arrayOf,
  BOOL,
  BYTES,
  DATETIME,
  fieldOf,
  INT64,
  INTERVAL,
  NULL,
  STRING,
  TIMESTAMP,
  UNKNOWN,
} from '../types.ts'
import { binding, lambdaValue } from './binding.ts'
import { callValue } from './call.ts'
import { condition } from './condition.ts'
import type { Lineage } from './lineage.ts'
import { CONSTANT, combine, fieldLineage } from './lineage.ts'
import { fieldValue, resolveColumn, UNKNOWN_VALUE } from './names.ts'
import { binaryValue, tellIncomparable } from './operators.ts'
import { pathName } from './output-name.ts'
import type { Value } from './scope.ts'
import { typeOfName } from './type-name.ts'
import { elementOf } from './unnest.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

export function expressionValue(node: Expression, place: Place, work: Work): Value {
  const value = evaluate(node, place, work)
  if (value.type.kind !== 'unknown') work.types.set(node, value.type)
  if (value.nullable === false) work.notNull.add(node)
  return value
}

function literal(type: SqlType): Value {
  return { type, nullable: false, lineage: CONSTANT }
}

function made(type: SqlType, parts: readonly Value[], nullable?: boolean): Value {
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
function strict(type: SqlType, parts: readonly Value[]): Value {
  return made(type, parts, parts.every((part) => part.nullable === false) ? false : undefined)
}

function evaluate(node: Expression, place: Place, work: Work): Value {
  const { dialect } = work
  switch (node.kind) {
    case 'null':
      return { type: NULL, nullable: true, lineage: CONSTANT }
    case 'boolean':
      return literal(BOOL)
    case 'number':
      return literal(numberType(node.text, node.integer, dialect === 'duckdb'))
    case 'string':
      return literal(STRING)
    case 'bytes':
      return literal(BYTES)
    case 'typed-literal':
      return literal(typeOfName(node.type, dialect))
    case 'interval':
      return made(INTERVAL, [work.expression(node.value, place)])
    case 'column':
      return resolveColumn(node, place, work)
    case 'field': {
      const base = work.expression(node.base, place)
      return fieldValue(base, node.name, () => 'This value', work)
    }
    case 'star':
      if (node.qualifier !== undefined) work.expression(node.qualifier, place)
      return UNKNOWN_VALUE
    case 'unary': {
      const operand = work.expression(node.operand, place)
      if (node.operator === 'not') {
        condition(node.operand, operand, 'NOT', work)
        return strict(BOOL, [operand])
      }
      if (node.operator === '-' && dialect === 'duckdb' && node.operand.kind === 'number') return operand
      const kept = node.operator === '-' || node.operator === '+' || node.operator === '~'
      return strict(kept ? operand.type : UNKNOWN, [operand])
    }
    case 'binary':
      return binaryValue(node, place, work)
    case 'logical': {
      const operands = node.operands.map((each) => {
        const value = work.expression(each, place)
        condition(each, value, node.operator.toUpperCase(), work)
        return value
      })
      return strict(BOOL, operands)
    }
    case 'is':
      return made(BOOL, [work.expression(node.operand, place)], false)
    case 'between': {
      const operands = [node.operand, node.low, node.high].map((each) => typed(each, place, work))
      tellIncomparable(node.low, 'BETWEEN', operands[0]!, operands[1]!, work)
      tellIncomparable(node.high, 'BETWEEN', operands[0]!, operands[2]!, work)
      return strict(
        BOOL,
        operands.map((each) => each.value),
      )
    }
    case 'in-list': {
      const operand = typed(node.operand, place, work)
      const values = node.values.map((each) => typed(each, place, work))
      if (node.operand.kind !== 'struct') {
        values.find((each) => !tellIncomparable(each.expression, 'IN', operand, each, work))
      }
      return strict(
        BOOL,
        [operand, ...values].map((each) => each.value),
      )
    }
    case 'in-query': {
      const operand = work.expression(node.operand, place)
      const query = queryValue(node.query, place, work)
      return made(BOOL, [operand, { ...query, type: UNKNOWN }])
    }
    case 'in-array':
      return made(BOOL, [work.expression(node.operand, place), work.expression(node.array, place)])
    case 'like': {
      const parts = [node.operand, ...node.patterns].map((each) => work.expression(each, place))
      return strict(BOOL, parts)
    }
    case 'quantified':
      return made(BOOL, [work.expression(node.operand, place), work.expression(node.over, place)])
    case 'case':
      return caseValue(node, place, work)
    case 'cast': {
      const operand = work.expression(node.operand, place)
      const formats = [node.format, node.timeZone].flatMap((each) => each ?? [])
      const parts = [operand, ...formats.map((each) => work.expression(each, place))]
      return made(typeOfName(node.type, dialect), parts, node.safe ? undefined : operand.nullable)
    }
    case 'call':
      return callValue(node, place, work)
    case 'extract': {
      const from = work.expression(node.from, place)
      if (node.timeZone !== undefined) work.expression(node.timeZone, place)
      return made(extractType(node.part.name, dialect === 'duckdb'), [from], from.nullable)
    }
    case 'date-part':
    case 'parameter':
    case 'default':
    case 'table-argument':
      return UNKNOWN_VALUE
    case 'subscript':
      return subscript(node, place, work)
    case 'slice': {
      const base = work.expression(node.base, place)
      const rest = [node.from, node.to, node.step].flatMap((each) => each ?? [])
      return made(base.type, [base, ...rest.map((each) => work.expression(each, place))])
    }
    case 'array': {
      const elements = node.elements.map((each) => typed(each, place, work))
      const written = node.type === undefined ? undefined : typeOfName(node.type, dialect)
      const type = written ?? arrayOf(commonType(node, '[...]', elements, work))
      return made(
        type,
        elements.map((each) => each.value),
        false,
      )
    }
    case 'array-query': {
      const value = queryValue(node.query, place, work)
      return { type: arrayOf(value.type), nullable: false, lineage: value.lineage }
    }
    case 'struct':
      return structValue(node, place, work)
    case 'map': {
      const keys = node.entries.map((entry) => typed(entry.key, place, work))
      const values = node.entries.map((entry) => typed(entry.value, place, work))
      const type: SqlType = {
        kind: 'map',
        key: supertype(keys, dialect) ?? UNKNOWN,
        value: supertype(values, dialect) ?? UNKNOWN,
      }
      return made(
        type,
        [...keys, ...values].map((each) => each.value),
        false,
      )
    }
    case 'exists':
      work.query(node.query, place.scope)
      return literal(BOOL)
    case 'subquery':
      return queryValue(node.query, place, work)
    case 'lambda':
      return lambdaValue(node, [], place, work)
    case 'named-argument':
      return work.expression(node.value, place)
    case 'list-comprehension':
      return comprehension(node, place, work)
    case 'collate':
      return work.expression(node.operand, place)
    case 'at-time-zone': {
      const operand = work.expression(node.operand, place)
      const zone = work.expression(node.timeZone, place)
      const { kind } = operand.type
      const type =
        kind === 'timestamp' ? DATETIME : kind === 'datetime' || kind === 'date' ? TIMESTAMP : UNKNOWN
      return made(type, [operand, zone])
    }
    case 'with-expression': {
      let inner = place
      for (const variable of node.variables) {
        const value = work.expression(variable.expression, inner)
        if (variable.alias !== undefined) inner = binding(inner, [[variable.alias.name, value]])
      }
      return work.expression(node.result, inner)
    }
  }
}

function numberType(text: string, integer: boolean, duckdb: boolean): SqlType {
  if (!integer) {
    if (!duckdb || /e/i.test(text)) return { kind: 'float64' }
    const [whole = '', fraction = ''] = text.replaceAll('_', '').split('.')
    return { kind: 'numeric', precision: Math.max(1, whole.length + fraction.length), scale: fraction.length }
  }
  if (!duckdb) return INT64
  const value = Number(text.replaceAll('_', ''))
  if (value <= 2147483647) return { kind: 'int32' }
  return value < 9.2e18 ? INT64 : { kind: 'int128' }
}

function extractType(part: string, duckdb: boolean): SqlType {
  if (part === 'DATE') return { kind: 'date' }
  if (part === 'TIME') return { kind: 'time' }
  if (part === 'DATETIME') return DATETIME
  if (duckdb && (part === 'EPOCH' || part === 'JULIAN')) return { kind: 'float64' }
  return INT64
}

interface TypedValue extends Typed {
  readonly value: Value
  readonly expression: Expression
}

function typed(expression: Expression, place: Place, work: Work): TypedValue {
  const value = work.expression(expression, place)
  return { value, type: value.type, expression }
}

/** The type in common; in BigQuery, having none is an error. */
export function commonType(at: Expression, construct: string, values: readonly Typed[], work: Work): SqlType {
  const type = supertype(values, work.dialect)
  if (type !== undefined) return type
  if (work.dialect === 'bigquery') {
    const types = new Set(
      values.flatMap(({ type }) => (type.kind === 'null' ? [] : (printType(type, 'bigquery') ?? []))),
    )
    report(work, at, noCommonType({ construct, types: [...types] }))
  }
  return UNKNOWN
}

function caseValue(node: Case, place: Place, work: Work): Value {
  const operand = node.operand === undefined ? undefined : typed(node.operand, place, work)
  const parts: Value[] = operand === undefined ? [] : [operand.value]
  const results: TypedValue[] = []
  for (const branch of node.branches) {
    const test = typed(branch.condition, place, work)
    if (operand === undefined) condition(branch.condition, test.value, 'WHEN', work)
    else tellIncomparable(branch.condition, 'CASE', operand, test, work)
    const result = typed(branch.result, place, work)
    results.push(result)
    parts.push(test.value, result.value)
  }
  if (node.otherwise !== undefined) {
    const result = typed(node.otherwise, place, work)
    results.push(result)
    parts.push(result.value)
  }
  const known = node.otherwise !== undefined && results.every((each) => each.value.nullable === false)
  return made(commonType(node, 'CASE', results, work), parts, known ? false : undefined)
}

function subscript(node: Subscript, place: Place, work: Work): Value {
  const base = work.expression(node.base, place)
  const index = work.expression(node.index, place)
  const { type } = base
  if (type.kind === 'array') {
    return { ...elementOf(base), lineage: combine([base.lineage, index.lineage], 'transform') }
  }
  if (type.kind === 'map') return made(type.value, [base, index])
  if (type.kind === 'struct' && node.index.kind === 'string') {
    const name = node.index.value
    return {
      type: fieldOf(type, name)?.type ?? UNKNOWN,
      nullable: undefined,
      lineage: fieldLineage(base.lineage, name),
    }
  }
  return made(type.kind === 'json' || type.kind === 'string' ? type : UNKNOWN, [base, index])
}

function structValue(node: StructLiteral, place: Place, work: Work): Value {
  const written = node.type === undefined ? undefined : typeOfName(node.type, work.dialect)
  const values = node.fields.map((field) => work.expression(field.value, place))
  const names = node.fields.map((field, i) => {
    if (written?.kind === 'struct') return written.fields[i]?.name
    if (field.name !== undefined) return field.name.name
    return work.dialect === 'bigquery' && !node.tuple ? pathName(field.value) : undefined
  })
  const fields = new Map<string, Lineage>()
  names.forEach((name, i) => {
    if (name !== undefined) fields.set(name.toLowerCase(), values[i]!.lineage)
  })
  const type: SqlType = written ?? {
    kind: 'struct',
    fields: values.map((value, i) =>
      names[i] === undefined ? { type: value.type } : { name: names[i], type: value.type },
    ),
  }
  const whole = combine(
    values.map((value) => value.lineage),
    'transform',
  )
  return { type, nullable: false, lineage: fields.size === 0 ? whole : { ...whole, fields } }
}

/** The value of a query's only column. */
function queryValue(query: Query, place: Place, work: Work): Value {
  const output = work.query(query, place.scope)
  if (output.row !== undefined) return output.row
  const [only] = output.columns
  if (output.open !== undefined || only === undefined) return UNKNOWN_VALUE
  if (output.columns.length > 1) {
    if (work.dialect === 'bigquery') report(work, query, subqueryColumns({ columns: output.columns.length }))
    return UNKNOWN_VALUE
  }
  return { type: only.type, nullable: undefined, lineage: only.lineage }
}

function comprehension(node: ListComprehension, place: Place, work: Work): Value {
  const source = work.expression(node.source, place)
  const element = elementOf(source)
  const inner = binding(
    place,
    node.variables.map((each, i): [string, Value] => [each.name, i === 0 ? element : literal(INT64)]),
  )
  const result = work.expression(node.element, inner)
  const parts = node.condition === undefined ? [] : [work.expression(node.condition, inner)]
  return made(arrayOf(result.type), [result, ...parts, source])
}
