// UNION and kin: DuckDB gets both sides with the types of the whole, and by position where BigQuery matches by name.

import type { OutputColumn } from '../analysis.ts'
import type { Expression, QueryBody, Select, SetOperation, Span } from '../ast.ts'
import { column, derivedTable, nullLiteral, select, selectItem } from '../ast-builders.ts'
import { isNumberLiteral } from '../coerce.ts'
import type { SqlType } from '../types.ts'
import { rowOf } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import { needsRecast } from '../values/recast.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

/** `rewritten`: a side on its own. `asValue`: of SELECT AS STRUCT a row is one struct. */
export function rewriteSetOperation(
  node: SetOperation,
  rewritten: (side: QueryBody) => QueryBody,
  asValue: boolean,
  to: Rewriting,
): SetOperation {
  const outputOf = asValue && givesStructs(node) ? rowsOf(to) : to.analysis.outputOf
  const side = (body: QueryBody) =>
    node.byName
      ? matched(node, body, rewritten(body), to)
      : positioned(node, body, rewritten(body), outputOf, to)
  return {
    ...node,
    byName: false,
    columns: undefined,
    on: [],
    left: side(node.left),
    right: side(node.right),
  }
}

type OutputOf = Rewriting['analysis']['outputOf']

/** SELECT AS STRUCT, or several put together. */
export function givesStructs(body: QueryBody): boolean {
  if (body.kind === 'set-operation') return givesStructs(body.left)
  return body.kind === 'query' ? givesStructs(body.body) : body.kind === 'select' && body.as === 'struct'
}

/** The columns of SELECT AS STRUCT as the one struct that they are as a value. */
function rowsOf(to: Rewriting): OutputOf {
  return (body) => {
    const columns = to.analysis.outputOf(body)
    return columns && [{ name: '', type: rowOf(columns), nullable: false }]
  }
}

/** An operand by position; its structs get the field names of the whole. */
function positioned(
  node: SetOperation,
  side: QueryBody,
  body: QueryBody,
  outputOf: OutputOf,
  to: Rewriting,
): QueryBody {
  const own = outputOf(side)
  const wanted = outputOf(node)
  if (own === undefined || own.length !== wanted?.length) return body
  const inPlace = literalsAs(side, body, own, wanted)
  const types = own.map(({ type }, index) => (inPlace.changed.has(index) ? wanted[index]!.type : type))
  if (!types.some((type, index) => mustChange(type, wanted[index]!.type))) return inPlace.body
  return selected(side, inPlace.body, own, to, (value) =>
    own.map(({ name }, index) => ({ name, value: coerce(value(index), types[index]!, wanted[index]!.type) })),
  )
}

/** Numbers that are written out are read as the type of the whole, digit for digit. */
function literalsAs(
  side: QueryBody,
  body: QueryBody,
  own: readonly OutputColumn[],
  wanted: readonly OutputColumn[],
): { readonly body: QueryBody; readonly changed: ReadonlySet<number> } {
  const changed = new Set<number>()
  if (side.kind !== 'select' || body.kind !== 'select' || body.items.length !== own.length)
    return { body, changed }
  const items = body.items.map((item, index) => {
    const { type } = own[index]!
    const to = wanted[index]!.type
    if (!isNumberLiteral(side.items[index]?.expression) || !mustChange(type, to)) return item
    changed.add(index)
    return { ...item, expression: coerce(item.expression, type, to) }
  })
  return { body: changed.size === 0 ? body : { ...body, items }, changed }
}

/** An operand of BY NAME: the columns of the whole in their order, NULL for those that it has not. */
function matched(node: SetOperation, side: QueryBody, body: QueryBody, to: Rewriting): QueryBody {
  const own = to.analysis.outputOf(side)
  const wanted = to.analysis.outputOf(node)
  if (own === undefined || wanted === undefined) {
    const hint =
      'Declare the columns of the tables, or name the same columns in the same order on both sides.'
    return refuse(to, node, `${node.operator.toUpperCase()} BY NAME needs the columns of both sides.`, hint)
  }
  const places = new Map(own.map(({ name }, index) => [name.toLowerCase(), index]))
  return selected(side, body, own, to, (value) =>
    wanted.map(({ name, type }) => {
      const index = places.get(name.toLowerCase())
      return {
        name,
        value: index === undefined ? nullLiteral(side) : coerce(value(index), own[index]!.type, type),
      }
    }),
  )
}

/** A query over an operand, of which `value` gives the column at a place. */
function selected(
  at: Span,
  body: QueryBody,
  own: readonly OutputColumn[],
  to: Rewriting,
  items: (value: (index: number) => Expression) => readonly { name: string; value: Expression }[],
): Select {
  const name = to.fresh('side')
  const columns = own.map((_, index) => `c${index + 1}`)
  const chosen = items((index) => column(at, name, columns[index]!)).map((item) =>
    selectItem(at, item.value, item.name === '' ? undefined : item.name),
  )
  return select(at, chosen, derivedTable(at, body, name, columns))
}

/** Structs, numbers of other kinds, and text literals where the other operands have dates or times. */
function mustChange(own: SqlType, wanted: SqlType): boolean {
  if (own.kind !== wanted.kind && (own.kind === 'bignumeric' || wanted.kind === 'bignumeric')) return true
  if (own.kind === 'float64' && wanted.kind === 'numeric') return true
  if (own.kind === 'array' && wanted.kind === 'array') return mustChange(own.element, wanted.element)
  if (own.kind === 'string') return /^(date|datetime|time|timestamp)$/.test(wanted.kind)
  return needsRecast(own, wanted)
}
