// A value on its way into a column whose type is known: structs go by place, and no array is NULL.

import type { Expression, Identifier, Insert, Merge, Query } from '../ast.ts'
import { cast, column, derivedTable, query as queryOf, select, selectItem } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import { needsRecast, recast } from '../values/recast.ts'
import { duckdbTypeName } from '../values/type-name.ts'
import type { Rewriting } from './context.ts'
import { holdsArray, keptArray } from './kept-array.ts'
import { stored, storedValue } from './stored.ts'

/** `own`: the type of the value, `wanted`: that of the column, where it is known. */
export function keptValue(value: Expression, own: SqlType, wanted: SqlType = own): Expression {
  if (value.kind === 'default') return value
  const type = changes(own, wanted) ? wanted : own
  return keptArray(storedValue(type === own ? value : leaf(value, own, wanted), type), type, 'table')
}

function changes(own: SqlType, wanted: SqlType): boolean {
  return (own.kind === 'null' && holdsArray(wanted)) || needsRecast(own, wanted)
}

function leaf(value: Expression, own: SqlType, wanted: SqlType): Expression {
  if (needsRecast(own, wanted)) return recast(value, own, wanted, leaf)
  const type = own.kind === 'null' ? duckdbTypeName(wanted, value) : undefined
  return type === undefined ? coerce(value, own, wanted) : cast(value, value, type)
}

/** The types of the columns that a statement fills, in the order of its values; undefined where they are not known. */
export function filledTypes(
  node: Insert | Merge,
  columns: readonly Identifier[],
  to: Rewriting,
): readonly (SqlType | undefined)[] | undefined {
  const [table] = to.analysis.variablesOf(node)
  const outputs = table?.outputs
  if (outputs === undefined || columns.length === 0) return outputs?.map(({ type }) => type)
  const byName = new Map(outputs.map(({ name, type }) => [name.toLowerCase(), type]))
  return columns.map(({ name }) => byName.get(name.toLowerCase()))
}

/** The rows of an INSERT as its table keeps them. */
export function insertedRows(node: Insert, rows: Query, to: Rewriting): Query {
  const written = to.query(rows)
  const own = to.analysis.outputOf(rows.body)
  const wanted = filledTypes(node, node.columns, to)
  const fits = own === undefined || wanted === undefined || own.length !== wanted.length
  if (fits || !own.some(({ type }, index) => changes(type, wanted[index] ?? type)))
    return stored(written, rows, to, 'table')
  const name = to.fresh('result')
  const columns = own.map((_, index) => `c${index + 1}`)
  const items = own.map(({ type }, index) =>
    selectItem(node, keptValue(column(node, name, columns[index]!), type, wanted[index])),
  )
  return queryOf(node, select(node, items, derivedTable(node, written, name, columns)))
}
