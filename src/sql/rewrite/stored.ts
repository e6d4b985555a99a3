// Between tables, which keep a BIGNUMERIC as its decimal text, and queries, which calculate with it.

import type { OutputColumn } from '../analysis.ts'
import type { ColumnReference, Expression, FromItem, Query, QueryBody, Span, TableReference } from '../ast.ts'
import {
  call,
  column,
  derivedTable,
  identifier,
  query as queryOf,
  select,
  selectItem,
} from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { bignumericConversion, holdsBignumeric, storedType } from '../values/bignumeric.ts'
import { recast } from '../values/recast.ts'
import type { Rewriting } from './context.ts'
import { holdsArray, type Keeping, keptArray } from './kept-array.ts'

/** The rows of a rewritten query, as they are `kept`; the query itself where nothing is to be changed. */
export function stored(query: Query, written: Query, to: Rewriting, kept?: Keeping): Query {
  const outputs = to.analysis.columns ?? to.analysis.outputOf(written.body)
  const arrays =
    kept !== undefined && kept !== 'view' && outputs?.some(({ type }) => holdsArray(type)) === true
  if (outputs === undefined || (!arrays && !outputs.some(({ type }) => holdsBignumeric(type)))) return query
  const name = to.fresh('result')
  const columns = outputs.map((_, index) => `c${index + 1}`)
  return over(query, written, name, columns, outputs, arrays ? kept : undefined)
}

/** One value as it is kept. */
export function storedValue(value: Expression, type: SqlType): Expression {
  if (!holdsBignumeric(type)) return value
  return recast(
    value,
    type,
    storedType(type),
    (leaf, from, to) => bignumericConversion(leaf, from, to) ?? leaf,
  )
}

/** The table that a statement changes is read column by column. */
export function readColumn(node: ColumnReference, type: SqlType): Expression {
  return recast(node, storedType(type), type, read)
}

function read(leaf: Expression, from: SqlType, wanted: SqlType): Expression {
  return wanted.kind === 'bignumeric' && from.kind === 'string'
    ? call(leaf, 'bq_any_to_bignumeric', [leaf])
    : leaf
}

/** A table that has columns of the type, as a query that reads them. */
export function readTable(node: TableReference, to: Rewriting): FromItem {
  const [variable] = to.analysis.variablesOf(node)
  const outputs = variable?.kind === 'table' ? variable.outputs : undefined
  if (outputs === undefined || !outputs.some(({ type }) => holdsBignumeric(type))) return node
  const { start, end } = node
  const alias = node.alias?.name ?? node.name[node.name.length - 1]!
  const replace = outputs.flatMap(({ name, type }) =>
    holdsBignumeric(type) ? [selectItem(node, readColumn(column(node, name), type), name)] : [],
  )
  const star: Expression = { kind: 'star', except: [], replace, rename: [], start, end }
  const items = [selectItem(node, star)]
  return {
    kind: 'derived-table',
    query: queryOf(node, select(node, items, { ...node, alias: undefined })),
    alias: { kind: 'table-alias', name: identifier(node, alias.name, alias.quoted), columns: [], start, end },
    start,
    end,
  }
}

function over(
  query: Query,
  written: Query,
  name: string,
  columns: readonly string[],
  outputs: readonly OutputColumn[],
  kept: Keeping | undefined,
): Query {
  let unnamed = 0
  const items = outputs.map((output, index) => {
    const whole = column(itemOf(written.body, index, output.name) ?? query, name, columns[index]!)
    const value = storedValue(kept === undefined ? whole : keptArray(whole, output.type, kept), output.type)
    return selectItem(query, value, output.name === '' ? `f${unnamed++}_` : output.name)
  })
  return queryOf(query, select(query, items, derivedTable(query, query, name, columns)))
}

/** What the author wrote for a column, where an error about its value belongs. */
function itemOf(body: QueryBody, index: number, name: string): Span | undefined {
  if (body.kind === 'query') return itemOf(body.body, index, name)
  if (body.kind === 'set-operation') return itemOf(body.left, index, name)
  if (body.kind !== 'select') return undefined
  const { items } = body
  const star = items.findIndex(({ expression }) => expression.kind === 'star')
  if (star < 0 || index < star) return items[index]?.expression
  const named = items.find(({ alias }) => alias?.name.toLowerCase() === name.toLowerCase())
  return (named ?? items[star])?.expression
}
