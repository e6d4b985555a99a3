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
import { call, identifier, number, selectItem } from '../ast-builders.ts'
import { orderKey } from '../functions/range-key.ts'
import type { QueryUse, Rewriting, SelectNotes } from './context.ts'
import { note, refuse } from './context.ts'
import { mayBeNan } from './float.ts'
import { groupAll, groupsNothing, oneGroup } from './group-all.ts'
import { impliedName } from './implied-name.ts'
import { packed, rewriteItems } from './items.ts'
import { nanFirst, orderedBy, rewriteOrder, rewriteWindow } from './order.ts'
import { orderedOutside, orderOutside } from './order-outside.ts'
import { orderedOutput } from './ordered-output.ts'
import { withAnchor } from './outer-aggregate.ts'
import { rewriteSetOperation } from './set-operation.ts'
import { wholeWindow } from './whole-window.ts'
import { withTables } from './with-tables.ts'

export function rewriteQuery(node: Query, use: QueryUse, to: Rewriting): Query {
  const first = firstSelect(node.body)
  const asStruct = use === 'value' && first?.as === 'struct'
  const outside = asStruct ? undefined : orderOutside(node, first, to)
  const body = rewriteBody(node.body, use, to)
  const [tables, inner] = withTables(node.with, body, to)
  return {
    ...node,
    with: tables,
    ...(outside === undefined
      ? { body: inner, orderBy: node.orderBy.flatMap((item) => queryOrder(item, first, asStruct, to)) }
      : orderedOutside(node, outside, inner, to)),
    limit: node.limit && to.expression(node.limit),
    offset: node.offset && to.expression(node.offset),
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
): readonly OrderItem[] {
  const { expression } = item
  const written = orderedOutput(expression, select)
  if (written !== undefined && mayBeNan(written, to))
    return nanFirst(
      { ...item, expression: to.expression(written) },
      asStruct ? undefined : placeOf(written, select),
    )
  // Of a struct's fields there is but one output.
  if (asStruct && expression.kind === 'number' && written === undefined)
    return refuse(
      to,
      item,
      'The place of a column that a star gives cannot be a key of SELECT AS STRUCT.',
      'Order by its name.',
    )
  if (written !== undefined && asStruct) return [orderedBy({ ...item, expression: to.expression(written) })]
  if (written !== undefined && to.typeOf(written).kind === 'range') {
    return [orderedBy({ ...item, expression: orderKey(to.expression(written), to.typeOf(written)) })]
  }
  if (!asStruct && expression.kind === 'column' && expression.parts.length === 1) {
    const found = to.analysis.resolve(expression)
    if (found === undefined || found.kind === 'alias' || (found.kind === 'column' && found.byStar))
      return [orderedBy(item)]
  }
  return rewriteOrder(item, to)
}

/** A column's name alone would be taken for an output's. */
function placeOf(written: Expression, select: Select | undefined): Expression | undefined {
  const place = select?.items.findIndex((each) => each.expression === written) ?? -1
  const starBefore = select?.items.slice(0, place).some((each) => each.expression.kind === 'star')
  return place < 0 || starBefore ? undefined : number(written, place + 1)
}

function rewriteBody(node: QueryBody, use: QueryUse, to: Rewriting): QueryBody {
  switch (node.kind) {
    case 'query':
      return to.query(node, use)
    case 'select':
      return rewriteSelect(node, use, to)
    case 'set-operation':
      return rewriteSetOperation(node, (side) => rewriteBody(side, use, to), use === 'value', to)
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
  if (node.privacy !== undefined)
    note(
      to,
      node.privacy,
      `SELECT WITH ${node.privacy.name} cannot run on DuckDB.`,
      "Leave the model out locally: config(local='skip').",
    )
  // FROM goes first: it gives the names under which array elements are then addressed.
  const from = node.from && to.from(node.from)
  const asStruct = use === 'value' && node.as === 'struct'
  const notes: SelectNotes = {}
  to.selects.push(notes)
  try {
    const rewritten = rewriteParts(node, use, asStruct, to)
    return { ...rewritten, from: from && withAnchor(from, notes.anchor, node) }
  } finally {
    to.selects.pop()
  }
}

function rewriteParts(node: Select, use: QueryUse, asStruct: boolean, to: Rewriting): Select {
  const items = rewriteItems(node, to)
  return {
    ...node,
    as: undefined,
    items: asStruct ? [packed(node, items, to)] : use === 'table' ? spread(node, items, to) : items,
    where: node.where && to.expression(node.where),
    groupBy: node.groupBy && rewriteGroupBy(node, node.groupBy, asStruct, to),
    having: node.having && to.expression(node.having),
    qualify: node.qualify && to.expression(node.qualify),
    windows: node.windows.map((each, index) => ({
      ...each,
      window: rewriteWindow(wholeWindow(each.window, node.windows.slice(0, index)), to),
    })),
  }
}

function rewriteGroupBy(
  select: Select,
  node: GroupBy,
  asStruct: boolean,
  to: Rewriting,
): GroupBy | undefined {
  const items = asStruct ? [] : select.items
  if (node.all && groupsNothing(select.items, to)) return { ...node, all: false, items: [oneGroup(node)] }
  const told = node.all && (select.qualify !== undefined || asStruct)
  const keys = told ? groupAll(select, asStruct) : asStruct ? withoutPlaces(node.items, select) : node.items
  if (keys === undefined) {
    const hint = 'Name the columns.'
    return refuse(to, node, 'GROUP BY ALL of a star with QUALIFY cannot run on DuckDB.', hint)
  }
  if (told && keys.length === 0) return undefined
  return { ...node, all: node.all && !told, items: keys.map((item) => groupItem(item, items, to)) }
}

/** A row that is one struct has but one place. */
function withoutPlaces(keys: readonly GroupItem[], { items }: Select): readonly GroupItem[] {
  return keys.map((key) => {
    const item = key.kind === 'number' ? items[Number(key.text) - 1]?.expression : undefined
    return item === undefined || item.kind === 'star' ? key : item
  })
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
