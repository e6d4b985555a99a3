import type {
  ArrayLiteral,
  ArrayQuery,
  Expression,
  OrderItem,
  Query,
  StructField,
  StructLiteral,
  Subscript,
} from '../ast.ts'
import { binary, call, cast, identifier, number, string } from '../ast-builders.ts'
import { placeOfField } from '../field-place.ts'
import { fieldAt } from '../functions/bound.ts'
import { isDecimalLiteral } from '../functions/signature.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType, StructType } from '../types.ts'
import { coerce, isIntegerLiteral, withIntegers } from '../values/coerce.ts'
import { anonymousField, duckdbTypeName } from '../values/type-name.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { impliedName } from './implied-name.ts'

export function subscript(node: Subscript, to: Rewriting): Expression {
  const base = to.expression(node.base)
  const type = to.typeOf(node.base)
  if (type.kind === 'json') return jsonSubscript(node, base, to)
  if (type.kind === 'struct') return structField(node, base, type, to)
  const index = to.expression(node.index)
  const safe = node.access === 'safe-offset' || node.access === 'safe-ordinal'
  const ordinal = node.access === 'ordinal' || node.access === 'safe-ordinal'
  if (node.access === 'key' || node.access === 'safe-key')
    return reject(to, node, 'Access by key needs protocol buffers.')
  if (index.kind === 'number' && index.integer) {
    const position = Number(index.text) + (ordinal ? 0 : 1)
    const place = number(index, position)
    if (safe)
      return position < 1
        ? duckdb('bq_array_safe($1, $2)', [base, place], node)
        : subscriptOf(node, base, place)
    return call(node, 'bq_array_at', [base, place])
  }
  const place = ordinal ? index : binary(index, index, '+', number(index, 1))
  return call(node, safe ? 'bq_array_safe' : 'bq_array_at', [base, place])
}

/** A field by its place, which must be written out. */
function structField(node: Subscript, base: Expression, type: StructType, to: Rewriting): Expression {
  const place = placeOfField(node)
  if (place === undefined || type.fields[place] === undefined) {
    return reject(
      to,
      node.index,
      `A field of this STRUCT is one of [OFFSET(0)] to [OFFSET(${type.fields.length - 1})], written out.`,
    )
  }
  return fieldAt(base, place)
}

function subscriptOf(node: Subscript, base: Expression, index: Expression): Expression {
  return { ...node, base, index, access: 'plain' }
}

function jsonSubscript(node: Subscript, base: Expression, to: Rewriting): Expression {
  const index = to.expression(node.index)
  if (index.kind === 'string' && index.value === '')
    return duckdb(`CAST(bq_json_query_exact(CAST($1 AS VARCHAR), '$.""') AS JSON)`, [base], node)
  if (index.kind === 'string') return call(node, 'json_extract', [base, string(node, jsonKey(index.value))])
  if (isIntegerLiteral(index) && index.kind === 'number') {
    return call(node, 'json_extract', [base, string(node, `$[${index.text}]`)])
  }
  const byKey = to.typeOf(node.index).kind === 'string'
  return call(node, byKey ? 'bq_json_key' : 'bq_json_element', [base, index])
}

/** A JSON path to one key, quoted so that any name may stand in it. */
export function jsonKey(key: string): string {
  return `$."${key.replaceAll('"', '\\"')}"`
}

export function arrayLiteral(node: ArrayLiteral, to: Rewriting): Expression {
  const type = to.typeOf(node)
  const element = elementType(node, type, to)
  const elements = node.elements.map((each) => {
    if (each.kind === 'struct') return structLiteral(each, to, element)
    return coerce(to.expression(each), to.typeOf(each), element)
  })
  const literal: ArrayLiteral = { ...node, type: undefined, elements }
  if (node.type === undefined && elements.length > 0) return literal
  const name = duckdbTypeName(type, node)
  if (name === undefined && node.type !== undefined)
    return reject(to, node, 'The elements of this ARRAY are of a type that GoogleSQL does not have.')
  return name === undefined ? literal : cast(node, literal, name)
}

/** Where the elements have no type in common that is known, tuples take the field names of the first struct. */
function elementType(node: ArrayLiteral, type: SqlType, to: Rewriting): SqlType {
  const element: SqlType = type.kind === 'array' ? type.element : { kind: 'unknown' }
  const [first] = node.elements
  return element.kind === 'unknown' && first?.kind === 'struct' ? to.typeOf(first) : element
}

export function arrayQuery(node: ArrayQuery, to: Rewriting): Expression {
  return { ...node, query: byPlace(to.query(node.query, 'value')) }
}

/** Within ARRAY, DuckDB's ORDER BY takes a name for a column of FROM before it takes it for the alias of the item. */
function byPlace(query: Query): Query {
  const { body, orderBy } = query
  const item = body.kind === 'select' && body.items.length === 1 ? body.items[0] : undefined
  const alias = item?.alias?.name.toLowerCase()
  if (alias === undefined) return query
  const isAlias = ({ expression }: OrderItem): boolean =>
    expression.kind === 'column' &&
    expression.parts.length === 1 &&
    expression.parts[0]!.name.toLowerCase() === alias
  const order = orderBy.map((each) => (isAlias(each) ? { ...each, expression: number(each, 1) } : each))
  return { ...query, orderBy: order }
}

/** A struct with the field names and types of `wanted`, which an array or a typed constructor may give. */
export function structLiteral(node: StructLiteral, to: Rewriting, wanted: SqlType): Expression {
  if (node.fields.length === 0) return refuse(to, node, 'A STRUCT without fields cannot run on DuckDB.')
  const wantedFields = wanted.kind === 'struct' ? wanted.fields : []
  const fields = node.fields.map((field, index) => {
    const target = wantedFields[index]
    const name = target?.name ?? field.name?.name ?? given(node, field.value) ?? anonymousField(index)
    const value =
      field.value.kind === 'struct' && target !== undefined
        ? structLiteral(field.value, to, target.type)
        : to.expression(field.value)
    const typed =
      target === undefined
        ? withIntegers(value)
        : (ofFloat(node, value, target.type) ?? fieldValue(value, to.typeOf(field.value), target.type))
    return { ...field, name: identifier(field, name, true), value: typed }
  })
  refuseTwins(fields, to)
  return { ...node, type: undefined, tuple: false, fields }
}

/** DuckDB tells fields apart by their names alone. */
export function refuseTwins(fields: readonly StructField[], to: Rewriting): void {
  const seen = new Set<string>()
  for (const field of fields) {
    const key = field.name?.name.toLowerCase() ?? ''
    if (seen.has(key))
      refuse(
        to,
        field,
        `Two fields of this STRUCT are called "${field.name?.name}", which DuckDB cannot keep.`,
        'Give one of them another name: AS other.',
      )
    seen.add(key)
  }
}

/** STRUCT(a.b) names its field b, (a.b, c) names none. */
function given(node: StructLiteral, value: Expression): string | undefined {
  return node.tuple || node.type !== undefined ? undefined : impliedName(value)
}

/** In a struct without a type of its own, a literal such as 0.1 is a FLOAT64 before it becomes a NUMERIC. */
function ofFloat(node: StructLiteral, value: Expression, wanted: SqlType): Expression | undefined {
  if (node.type !== undefined || !isDecimalLiteral(value)) return undefined
  if (wanted.kind === 'numeric') return duckdb('bq_float_to_numeric($1)', [value], value)
  return wanted.kind === 'bignumeric'
    ? duckdb('bq_big_of_float(CAST($1 AS VARCHAR))', [value], value)
    : undefined
}

function fieldValue(value: Expression, from: SqlType, wanted: SqlType): Expression {
  if (from.kind === 'null' && wanted.kind !== 'null') {
    const name = duckdbTypeName(wanted, value)
    return name === undefined ? value : cast(value, value, name)
  }
  return coerce(value, from, wanted)
}
