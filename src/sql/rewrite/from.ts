import type {
  ColumnReference,
  DerivedTable,
  Expression,
  FromItem,
  Identifier,
  Join,
  TableAlias,
  TableFunction,
  TableReference,
  Unnest,
  WithOffset,
} from '../ast.ts'
import { callName } from '../ast.ts'
import {
  binary,
  column,
  derivedTable,
  logical,
  number,
  select,
  selectItem,
  tableAlias,
} from '../ast-builders.ts'
import { findFunction } from '../functions/catalogue.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { structEquality } from '../values/struct-equality.ts'
import type { Rewriting } from './context.ts'
import { note, refuse } from './context.ts'
import { resolvedColumn } from './name.ts'
import { rewritePivot, rewriteUnpivot } from './pivot.ts'
import { readTable } from './stored.ts'

export function rewriteFrom(node: FromItem, to: Rewriting): FromItem {
  switch (node.kind) {
    case 'table':
      return table(node, to)
    case 'unnest':
      return unnest(node, to)
    case 'derived-table':
      return valueTable({ ...node, query: to.query(node.query, 'table') }, node, to)
    case 'join':
      return join(node, to)
    case 'pivot':
      return rewritePivot(node, to)
    case 'unpivot':
      return rewriteUnpivot(node, to)
    case 'table-function':
      return refuseTableFunction(node, to)
  }
}

function refuseTableFunction({ call }: TableFunction, to: Rewriting): never {
  const name = callName(call)
  const instead = /^(ML|AI)\./i.test(name)
    ? 'Build it on a BigQuery target.'
    : 'Write the query in its place.'
  return refuse(
    to,
    call,
    `The table function ${name} cannot run on DuckDB.`,
    findFunction(name)?.note ?? instead,
  )
}

/** Behind SELECT AS VALUE the table's name is the value: its one column is called like the table. */
function valueTable<T extends TableReference | DerivedTable>(rewritten: T, node: FromItem, to: Rewriting): T {
  const [variable] = to.analysis.variablesOf(node)
  if (variable?.name === undefined || variable.outputs?.length !== 1 || variable.outputs[0]?.name !== '')
    return rewritten
  return { ...rewritten, alias: tableAlias(node, variable.name, [variable.name]) }
}

function table(node: TableReference, to: Rewriting): FromItem {
  if (node.asOf !== undefined) {
    note(to, node.asOf, 'FOR SYSTEM_TIME AS OF reads the past of a table, which DuckDB does not keep.')
  }
  const found = to.analysis.tableOf(node)
  if (found?.kind === 'common-table') return valueTable(node, node, to)
  if (found?.kind !== 'array') return readTable(node, to)
  const path: ColumnReference = { kind: 'column', parts: node.name, start: node.start, end: node.end }
  return elements(node, resolvedColumn(path, found.resolution, to), node.alias, node.withOffset, to)
}

function unnest(node: Unnest, to: Rewriting): FromItem {
  const [array, second] = node.expressions
  if (array === undefined || second !== undefined) {
    return refuse(
      to,
      node,
      'UNNEST of several arrays at once cannot run on DuckDB yet.',
      'Use WITH OFFSET and join.',
    )
  }
  return elements(node, to.expression(array), node.alias, node.withOffset, to)
}

/** The elements of an array as a table of one column; the offset, from 0, beside it. */
function elements(
  node: Unnest | TableReference,
  array: Expression,
  alias: TableAlias | undefined,
  offset: WithOffset | undefined,
  to: Rewriting,
): FromItem {
  // The path to an array names its elements by its last part; UNNEST without alias has no name.
  const implied = node.kind === 'table' ? node.name[node.name.length - 1]?.name : undefined
  const name = alias?.name.name ?? implied ?? to.fresh('element')
  to.nameElement(node, name)
  const unnested = (table: string, columns: readonly string[], ordinality: boolean): Unnest => ({
    kind: 'unnest',
    expressions: [array],
    alias: tableAlias(node, table, columns),
    ordinality,
    start: node.start,
    end: node.end,
  })
  if (offset === undefined) return unnested(name, [name], false)
  const position = offset.alias?.name ?? 'offset'
  const inner = to.fresh('elements')
  const items = [
    selectItem(node, column(node, inner, 'value'), name),
    selectItem(node, binary(node, column(node, inner, 'position'), '-', number(node, 1)), position),
  ]
  const from = unnested(inner, ['value', 'position'], true)
  return { ...derivedTable(node, select(node, items, from), name), lateral: true }
}

/** The fields of an array's elements are columns of no table in DuckDB, and its alias is one. */
function hasField(item: FromItem, keys: readonly Identifier[], to: Rewriting): boolean {
  const wanted = new Set(keys.map((key) => key.name.toLowerCase()))
  const isWanted = (name: string | undefined): boolean => name !== undefined && wanted.has(name.toLowerCase())
  return to.analysis
    .variablesOf(item)
    .some(
      ({ kind, name, outputs }) =>
        kind === 'array' &&
        outputs?.some((output) => output.name !== name) &&
        (isWanted(name) || outputs.some((output) => isWanted(output.name))),
    )
}

/** The type of a key in which DuckDB finds equal what GoogleSQL does not: NaN, and structs with NULL in them. */
function looseType(item: FromItem, key: Identifier, to: Rewriting): SqlType | undefined {
  const name = key.name.toLowerCase()
  const found = to.analysis
    .variablesOf(item)
    .flatMap(({ outputs = [] }) => outputs.filter((output) => output.name.toLowerCase() === name))
  return found.find(({ type }) => type.kind === 'float64' || type.kind === 'struct')?.type
}

/** The side of a join whose rows without a match are left out, without keys that do not equal themselves. */
function withoutUnequal(node: Join, side: FromItem, keys: readonly Identifier[], to: Rewriting): FromItem {
  const [variable, another] = to.analysis.variablesOf(side)
  const from = rewriteFrom(side, to)
  const alias = variable?.name ?? to.fresh('side')
  if (another !== undefined || (from.kind !== 'table' && from.kind !== 'derived-table'))
    return refuse(to, node, 'JOIN USING such a key cannot run on DuckDB here.', 'Write ON a.x = b.x.')
  const { start, end } = side
  const star: Expression = { kind: 'star', except: [], replace: [], rename: [], start, end }
  const tests = keys.flatMap((key) => {
    const type = looseType(side, key, to)
    const value = column(key, key.name)
    if (type?.kind === 'float64') return [duckdb('NOT coalesce(isnan($1), false)', [value], key)]
    const equal = type && structEquality(key, value, type, value, type)
    return equal === undefined ? [] : [duckdb('coalesce($1, false)', [equal], key)]
  })
  const table = from.alias === undefined ? { ...from, alias: tableAlias(side, alias, []) } : from
  const rows = { ...select(side, [selectItem(side, star)], table), where: logical(side, 'and', tests) }
  return derivedTable(side, rows, alias)
}

/** The elements of an array of a table before it. */
function isLateral(item: FromItem, to: Rewriting): boolean {
  return item.kind === 'unnest' || (item.kind === 'table' && to.analysis.tableOf(item)?.kind === 'array')
}

/** DuckDB joins a table that depends on the left one by TRUE alone: the condition goes into the right side. */
function leftLateral(node: Join, left: FromItem, right: FromItem, on: Expression): FromItem {
  const isTrue = on.kind === 'boolean' && on.value
  const name = 'alias' in right ? right.alias?.name.name : undefined
  if (isTrue || name === undefined) return { ...node, left, right, on }
  const { start, end } = node.right
  const star: Expression = { kind: 'star', except: [], replace: [], rename: [], start, end }
  const rows = { ...select(node.right, [selectItem(node.right, star)], right), where: on }
  const matching: FromItem = { ...derivedTable(node.right, rows, name), lateral: true }
  return { ...node, left, right: matching, on: { kind: 'boolean', value: true, start, end } }
}

function join(node: Join, to: Rewriting): FromItem {
  const { using = [] } = node
  const [key] = using
  if (key !== undefined && (hasField(node.left, using, to) || hasField(node.right, using, to)))
    return refuse(to, key, 'USING with fields of an UNNEST cannot run on DuckDB.', 'Write ON a.x = b.x.')
  const nan = (side: FromItem): FromItem => withoutUnequal(node, side, using, to)
  const wraps = using.some(
    (each) => looseType(node.left, each, to) !== undefined && looseType(node.right, each, to) !== undefined,
  )
  if (wraps && node.type === 'full')
    return refuse(to, node, 'FULL JOIN USING such a key cannot run on DuckDB.', 'Write ON a.x = b.x.')
  const left = wraps && node.type === 'right' ? nan(node.left) : rewriteFrom(node.left, to)
  const right = wraps && node.type !== 'right' ? nan(node.right) : rewriteFrom(node.right, to)
  const on = node.on && to.expression(node.on)
  if (node.type === 'left' && on !== undefined && isLateral(node.right, to))
    return leftLateral(node, left, right, on)
  const bare = on === undefined && node.using === undefined && node.natural !== true
  if (!bare || node.type === 'cross' || node.type === 'comma') return { ...node, left, right, on }
  if (node.type === 'inner') return { ...node, type: 'cross', left, right }
  return { ...node, left, right, on: { kind: 'boolean', value: true, start: node.start, end: node.end } }
}
