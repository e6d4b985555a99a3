import type { OutputColumn } from '../analysis.ts'
import type {
  Expression,
  GroupBy,
  GroupItem,
  GroupingSet,
  OrderItem,
  Query,
  QueryBody,
  Select,
  SelectItem,
} from '../ast.ts'
import { call, column, identifier, number, selectItem } from '../ast-builders.ts'
import type { QueryUse, Rewriting } from './context.ts'
import { mayBeNan, nanFirst } from './float.ts'
import { impliedName } from './implied-name.ts'
import { packed, rewriteItems } from './items.ts'
import { orderedBy, rewriteOrder, rewriteWindow } from './order.ts'
import { rewriteSetOperation } from './set-operation.ts'

export function rewriteQuery(node: Query, use: QueryUse, to: Rewriting): Query {
  const first = firstSelect(node.body)
  const asStruct = use === 'value' && first?.as === 'struct'
  const outside = asStruct ? undefined : orderOutside(node, first, to)
  if (outside !== undefined) return orderedOutside(node, outside, use, to)
  return {
    ...node,
    with: node.with && {
      ...node.with,
      tables: node.with.tables.map((table) => ({ ...table, query: to.query(table.query, 'table') })),
    },
    body: rewriteBody(node.body, use, to),
    orderBy: node.orderBy.map((item) => queryOrder(item, first, asStruct, to)),
    limit: node.limit && to.expression(node.limit),
    offset: node.offset && to.expression(node.offset),
  }
}

/**
 * Where an output must be changed to be ordered by, and DuckDB lets ORDER BY have it only as it is: of a set operation,
 * DISTINCT, and what `*` stands for. For each key its output, or the place of an expression of outputs.
 */
function orderOutside(
  node: Query,
  select: Select | undefined,
  to: Rewriting,
): readonly (OutputColumn | undefined)[] | undefined {
  const outputs = to.analysis.outputOf(node.body)
  if (node.orderBy.length === 0 || outputs === undefined || node.body.kind === 'values') return undefined
  if (new Set(outputs.map(({ name }) => name.toLowerCase())).size < outputs.length) return undefined
  const keys = node.orderBy.map(({ expression }) => {
    if (expression.kind === 'number') return outputs[Number(expression.text) - 1]
    if (expression.kind !== 'column' || expression.parts.length !== 1) return undefined
    const name = expression.parts[0]!.name.toLowerCase()
    return outputs.find((output) => output.name.toLowerCase() === name)
  })
  if (keys.some((key) => key?.name === '')) return undefined
  const mayHoldNan = keys.some((key) => key?.type.kind === 'float64')
  if (select === undefined) return mayHoldNan || keys.includes(undefined) ? keys : undefined
  const isFixed = select.distinct || select.items.some((item) => item.expression.kind === 'star')
  return isFixed && mayHoldNan && !keys.includes(undefined) ? keys : undefined
}

function orderedOutside(
  node: Query,
  keys: readonly (OutputColumn | undefined)[],
  use: QueryUse,
  to: Rewriting,
): Query {
  const { start, end } = node.body
  const { with: tables, limit, offset, ...bare } = node
  const body = rewriteBody(node.body, use, to)
  const star: Expression = { kind: 'star', except: [], replace: [], rename: [], start, end }
  const alias = to.fresh('whole')
  return {
    ...bare,
    with: tables && {
      ...tables,
      tables: tables.tables.map((table) => ({ ...table, query: to.query(table.query) })),
    },
    body: {
      ...{
        kind: 'select',
        distinct: false,
        distinctOn: [],
        items: [selectItem(node.body, star)],
        windows: [],
      },
      from: {
        kind: 'derived-table',
        query: body.kind === 'query' ? body : { kind: 'query', body, orderBy: [], start, end },
        alias: { kind: 'table-alias', name: identifier(node.body, alias), columns: [], start, end },
        ...{ start, end },
      },
      ...{ start, end },
    },
    orderBy: node.orderBy.map((item, place) => {
      const key = keys[place]
      if (key === undefined) return rewriteOrder(item, to)
      const value = column(item.expression, alias, key.name)
      return orderedBy({ ...item, expression: key.type.kind === 'float64' ? nanFirst(value) : value })
    }),
    limit: limit && to.expression(limit),
    offset: offset && to.expression(offset),
  }
}

function firstSelect(body: QueryBody): Select | undefined {
  return body.kind === 'select' ? body : undefined
}

/** An output column by its name stays a name, which DuckDB too looks up among the outputs first. */
function queryOrder(
  item: OrderItem,
  select: Select | undefined,
  asStruct: boolean,
  to: Rewriting,
): OrderItem {
  const { expression } = item
  const written = orderedOutput(expression, select)
  if (written !== undefined && mayBeNan(written, to))
    return orderedBy({ ...item, expression: nanFirst(to.expression(written)) })
  if (!asStruct && expression.kind === 'column' && expression.parts.length === 1) {
    const found = to.analysis.resolve(expression)
    if (found === undefined || found.kind === 'alias') return orderedBy(item)
  }
  return rewriteOrder(item, to)
}

/** The item of the select list that a number, or the name of an output, stands for. */
function orderedOutput(expression: Expression, select: Select | undefined): Expression | undefined {
  if (select === undefined || select.distinct || select.items.some((each) => each.expression.kind === 'star'))
    return undefined
  if (expression.kind === 'number') return select.items[Number(expression.text) - 1]?.expression
  if (expression.kind !== 'column' || expression.parts.length !== 1) return undefined
  const name = expression.parts[0]?.name.toLowerCase()
  const named = (each: SelectItem): string | undefined => each.alias?.name ?? impliedName(each.expression)
  return select.items.find((each) => named(each)?.toLowerCase() === name)?.expression
}

function rewriteBody(node: QueryBody, use: QueryUse, to: Rewriting): QueryBody {
  switch (node.kind) {
    case 'query':
      return to.query(node, use)
    case 'select':
      return rewriteSelect(node, use, to)
    case 'set-operation':
      return rewriteSetOperation(node, (side) => rewriteBody(side, use, to), to)
    case 'values':
      return {
        ...node,
        rows: node.rows.map((row) => ({ ...row, values: row.values.map((value) => to.expression(value)) })),
      }
  }
}

/** SELECT AS VALUE of a struct: its fields are the columns. */
function spread(node: Select, items: SelectItem[], to: Rewriting): SelectItem[] {
  const [written] = node.items
  const [only] = items
  if (node.as !== 'value' || written === undefined || only === undefined) return items
  if (to.typeOf(written.expression).kind !== 'struct') return items
  return [selectItem(only, call(only, 'unnest', [only.expression]))]
}

function rewriteSelect(node: Select, use: QueryUse, to: Rewriting): Select {
  // FROM goes first: it gives the names under which array elements are then addressed.
  const from = node.from && to.from(node.from)
  const asStruct = use === 'value' && node.as === 'struct'
  const items = rewriteItems(node, to)
  return {
    ...node,
    as: undefined,
    items: asStruct ? [packed(node, items, to)] : use === 'table' ? spread(node, items, to) : items,
    from,
    where: node.where && to.expression(node.where),
    groupBy: node.groupBy && rewriteGroupBy(node.groupBy, asStruct ? [] : node.items, to),
    having: node.having && to.expression(node.having),
    qualify: node.qualify && to.expression(node.qualify),
    windows: node.windows.map((each) => ({ ...each, window: rewriteWindow(each.window, to) })),
  }
}

function rewriteGroupBy(node: GroupBy, items: readonly SelectItem[], to: Rewriting): GroupBy {
  return { ...node, items: node.items.map((item) => groupItem(item, items, to)) }
}

/** An alias of the select list is grouped by its place: DuckDB would take a column of that name first. */
function groupItem(item: GroupItem, items: readonly SelectItem[], to: Rewriting): GroupItem {
  if (item.kind === 'grouping-sets') {
    const inner = (each: GroupItem | GroupingSet): GroupItem | GroupingSet =>
      each.kind === 'grouping-set'
        ? { ...each, items: each.items.map((part) => to.expression(part)) }
        : groupItem(each, [], to)
    return { ...item, items: item.items.map(inner) }
  }
  const place = aliasPlace(item, items, to)
  return place === undefined ? to.expression(item) : number(item, place)
}

function aliasPlace(item: Expression, items: readonly SelectItem[], to: Rewriting): number | undefined {
  if (item.kind !== 'column' || item.parts.length !== 1) return undefined
  const found = to.analysis.resolve(item)
  if (found?.kind !== 'alias' || found.item === undefined) return undefined
  const index = items.indexOf(found.item)
  const starBefore = items.slice(0, index).some((each) => each.expression.kind === 'star')
  return index < 0 || starBefore ? undefined : index + 1
}

/** At the top, columns without a name are called as BigQuery calls them: f0_, f1_. */
export function nameOutputs(query: Query, to: Rewriting): Query {
  if (query.body.kind === 'query') return { ...query, body: nameOutputs(query.body, to) }
  if (query.body.kind === 'set-operation') {
    const { left } = query.body
    if (left.kind !== 'select') return query
    return { ...query, body: { ...query.body, left: named(left, to) } }
  }
  return query.body.kind === 'select' ? { ...query, body: named(query.body, to) } : query
}

function named(select: Select, to: Rewriting): Select {
  let count = 0
  const items = select.items.map((item): SelectItem => {
    if (item.alias !== undefined || item.expression.kind === 'star') return item
    const name = impliedName(item.expression)
    // Elements without a name bear one of ours inside.
    if (name !== undefined && !to.isOurs(name)) return item
    return { ...item, alias: identifier(item, `f${count++}_`) }
  })
  return count === 0 ? select : { ...select, items }
}
