// Expressions that choose among values or put them together: CASE, structs, subscripts, queries as values.

import { notArray, subqueryColumns, wrongOperand } from '../../problems/catalogue/sql.ts'
import type { Case, ListComprehension, Query, StructLiteral, Subscript } from '../ast.ts'
import { placeOfField } from '../field-place.ts'
import { printType } from '../type-text.ts'
import type { SqlType, TypeKind } from '../types.ts'
import { arrayOf, fieldOf, INT64, UNKNOWN } from '../types.ts'
import { walk } from '../walk.ts'
import { binding } from './binding.ts'
import { callKind } from './call-kind.ts'
import { condition } from './condition.ts'
import { tellFields } from './elements.ts'
import type { Lineage } from './lineage.ts'
import { CONSTANT, chosen, combine, fieldLineage } from './lineage.ts'
import { UNKNOWN_VALUE } from './names.ts'
import { tellIncomparable } from './operators.ts'
import { pathName } from './output-name.ts'
import type { Value } from './scope.ts'
import { typeOfName } from './type-name.ts'
import { elementOf } from './unnest.ts'
import type { TypedValue } from './value.ts'
import { commonType, literal, made, typed } from './value.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

export function caseValue(node: Case, place: Place, work: Work): Value {
  const operand = node.operand === undefined ? undefined : typed(node.operand, place, work)
  const parts: Value[] = operand === undefined ? [] : [operand.value]
  const results: TypedValue[] = []
  for (const branch of node.branches) {
    const test = typed(branch.condition, place, work)
    if (operand === undefined) condition(branch.condition, test.value, 'WHEN', work)
    else tellIncomparable(branch.condition, 'CASE', operand, test, work)
    const result = typed(branch.result, place, work)
    results.push(result)
    parts.push(test.value)
  }
  if (node.otherwise !== undefined) {
    const result = typed(node.otherwise, place, work)
    results.push(result)
  }
  const known = node.otherwise !== undefined && results.every((each) => each.value.nullable === false)
  const lineage = chosen(
    results.map(({ value }) => value.lineage),
    parts.map((part) => part.lineage),
    'transform',
  )
  return { type: commonType(node, 'CASE', results, work), nullable: known ? false : undefined, lineage }
}

export function subscript(node: Subscript, place: Place, work: Work): Value {
  const base = work.expression(node.base, place)
  const index = work.expression(node.index, place)
  const { type } = base
  if (type.kind === 'array') {
    tellIndex(node, index.type, work)
    return { ...elementOf(base), lineage: chosen([base.lineage], [index.lineage], 'transform') }
  }
  tellNoArray(node, type, work)
  if (type.kind === 'json' && node.access !== 'plain' && work.dialect === 'bigquery')
    report(work, node, wrongOperand({ operator: construct(node), type: 'JSON', wanted: 'an ARRAY' }))
  if (type.kind === 'map') return made(type.value, [base, index])
  if (type.kind === 'struct' && work.dialect === 'bigquery' && index.type.kind === 'string') {
    const given = printType(index.type, 'bigquery') ?? 'STRING'
    report(work, node.index, wrongOperand({ operator: '[...] of a STRUCT', type: given, wanted: 'INT64' }))
  }
  if (type.kind === 'struct' && node.index.kind === 'string') {
    const name = node.index.value
    return {
      type: fieldOf(type, name)?.type ?? UNKNOWN,
      nullable: undefined,
      lineage: fieldLineage(base.lineage, name),
    }
  }
  const field = type.kind === 'struct' ? type.fields[placeOfField(node) ?? -1] : undefined
  if (field !== undefined && work.dialect === 'bigquery') {
    const lineage = field.name === undefined ? base.lineage : fieldLineage(base.lineage, field.name)
    return { type: field.type, nullable: undefined, lineage }
  }
  return made(type.kind === 'json' || type.kind === 'string' ? type : UNKNOWN, [base, index])
}

/** BigQuery: the place in an array is an INT64. */
function tellIndex(node: Subscript, type: SqlType, work: Work): void {
  const { kind } = type
  if (work.dialect !== 'bigquery' || ['int64', 'unknown', 'null'].includes(kind)) return
  const given = printType(type, 'bigquery') ?? kind.toUpperCase()
  report(work, node.index, wrongOperand({ operator: construct(node), type: given, wanted: 'INT64' }))
}

function construct(node: Subscript): string {
  return node.access === 'plain' ? '[...]' : node.access.toUpperCase().replace('-', '_')
}

const noElements: readonly TypeKind[] = [
  'int8',
  'int16',
  'int32',
  'int64',
  'int128',
  'float32',
  'float64',
  'numeric',
  'bignumeric',
  'bool',
  'string',
  'bytes',
  'date',
  'datetime',
  'time',
  'timestamp',
  'interval',
]

/** `value[OFFSET(0)]`, or `value[0]`, of what has no elements. */
function tellNoArray(node: Subscript, type: SqlType, work: Work): void {
  if (!noElements.includes(type.kind)) return
  // DuckDB takes a letter of a text, and a bit of some bits.
  if (work.dialect === 'duckdb' && (type.kind === 'string' || type.kind === 'bytes')) return
  const given = printType(type, work.dialect) ?? type.kind.toUpperCase()
  report(work, node.base, notArray({ construct: construct(node), type: given }))
}

export function structValue(node: StructLiteral, place: Place, work: Work): Value {
  const written = node.type === undefined ? undefined : typeOfName(node.type, work.dialect)
  const values = node.fields.map((field) => work.expression(field.value, place))
  tellFields(node, written, values, work)
  const names = node.fields.map((field, i) => {
    if (written?.kind === 'struct') return written.fields[i]?.name
    if (field.name !== undefined) return field.name.name
    return work.dialect === 'bigquery' && !node.tuple ? pathName(field.value) : undefined
  })
  const type: SqlType = written ?? structType(names, values, work)
  if (values.every(({ lineage }) => lineage === CONSTANT)) return { type, nullable: false, lineage: CONSTANT }
  const fields = new Map<string, Lineage>()
  names.forEach((name, i) => {
    if (name !== undefined) fields.set(name.toLowerCase(), values[i]!.lineage)
  })
  const whole = combine(
    values.map((value) => value.lineage),
    'transform',
  )
  return { type, nullable: false, lineage: fields.size === 0 ? whole : { ...whole, fields } }
}

/** Rows that are written out as thousands of structs of one type share it. */
function structType(names: readonly (string | undefined)[], values: readonly Value[], work: Work): SqlType {
  const { last } = work.structs
  const same =
    last !== undefined &&
    last.fields.length === values.length &&
    last.fields.every(({ name, type }, i) => name === names[i] && type === values[i]!.type)
  if (same) return last
  const fields = values.map(({ type }, i) => {
    const name = names[i]
    return name === undefined ? { type } : { name, type }
  })
  work.structs.last = { kind: 'struct', fields }
  return work.structs.last
}

/** The value of a query's only column. */
export function queryValue(query: Query, place: Place, work: Work): Value {
  const output = work.query(query, place.scope)
  if (output.row !== undefined) return output.row
  const [only] = output.columns
  if (output.open !== undefined || only === undefined) return UNKNOWN_VALUE
  if (output.columns.length > 1) {
    if (work.dialect === 'bigquery') report(work, query, subqueryColumns({ columns: output.columns.length }))
    return UNKNOWN_VALUE
  }
  return {
    type: only.type,
    nullable: givesOneRow(query, work) ? only.nullable : undefined,
    lineage: only.lineage,
  }
}

/** One aggregate over all rows: there is a value, however few they are. */
function givesOneRow({ body, limit, offset }: Query, work: Work): boolean {
  if (body.kind !== 'select' || limit !== undefined || offset !== undefined) return false
  if (body.groupBy !== undefined || body.having !== undefined || body.qualify !== undefined) return false
  let aggregates = false
  for (const { expression } of body.items)
    walk(expression, (node) => {
      if (node.kind === 'call' && callKind(node, work.dialect) === 'aggregate') aggregates = true
      return !aggregates && node.kind !== 'query'
    })
  return aggregates
}

export function comprehension(node: ListComprehension, place: Place, work: Work): Value {
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
