// What an INSERT leaves out is NULL; an array in a table of BigQuery is empty then.

import type { Expression, Identifier, Insert, Merge, MergeInsert, Query } from '../ast.ts'
import { column, derivedTable, identifier, query, select, selectItem } from '../ast-builders.ts'
import type { Rewriting } from './context.ts'
import { holdsArray } from './kept-array.ts'
import { keptValue } from './kept-value.ts'

/** The array columns of the table that are not among `columns`; none where the table is not known. */
function leftOut(node: Insert | Merge, columns: readonly Identifier[], to: Rewriting): readonly string[] {
  if (columns.length === 0) return []
  const [table] = to.analysis.variablesOf(node)
  const given = new Set(columns.map(({ name }) => name.toLowerCase()))
  return (table?.outputs ?? []).flatMap(({ name, type }) =>
    type.kind === 'array' && !given.has(name.toLowerCase()) ? [name] : [],
  )
}

export function insertWithArrays(node: Insert, rows: Query | undefined, to: Rewriting): Insert {
  const names = rows === undefined ? [] : leftOut(node, node.columns, to)
  if (rows === undefined || names.length === 0) return { ...node, query: rows }
  const { start, end } = node
  const star: Expression = { kind: 'star', except: [], replace: [], rename: [], start, end }
  const items = [star, ...names.map(() => empty(node))].map((each) => selectItem(node, each))
  return {
    ...node,
    columns: [...node.columns, ...names.map((name) => identifier(node, name, true))],
    query: query(node, select(node, items, derivedTable(node, rows, to.fresh('rows')))),
  }
}

export function mergeInsertWithArrays(node: Merge, action: MergeInsert, to: Rewriting): MergeInsert {
  const names = leftOut(node, action.columns, to)
  return {
    ...action,
    columns: [...action.columns, ...names.map((name) => identifier(action, name, true))],
    values: [...action.values, ...names.map(() => empty(action))],
  }
}

/** INSERT ROW with its columns and values written out, where the table has an array, which is not to be NULL. */
export function rowInsert(node: Merge, action: MergeInsert, to: Rewriting): MergeInsert {
  const [target] = to.analysis.variablesOf(node)
  const [source, another] = to.analysis.variablesOf(node.source)
  const [own, wanted] = [source?.outputs, target?.outputs]
  const alias = source?.name
  if (wanted === undefined || own === undefined || alias === undefined || another !== undefined) return action
  if (
    action.columns.length > 0 ||
    own.length !== wanted.length ||
    !wanted.some(({ type }) => holdsArray(type))
  )
    return action
  return {
    ...action,
    row: false,
    columns: wanted.map(({ name }) => identifier(action, name, true)),
    values: own.map(({ name, type }, index) =>
      keptValue(column(action, alias, name), type, wanted[index]!.type),
    ),
  }
}

function empty({ start, end }: Insert | MergeInsert): Expression {
  return { kind: 'array', elements: [], start, end }
}
