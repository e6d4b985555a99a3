import type { FromItem, Query, QueryBody, Select, SelectItem, TableAlias } from '../ast.ts'
import type { Parser } from './parser.ts'

/** `SELECT * FROM ... [WHERE ...]` and nothing more: its FROM can still be added to. */
export function openSelect(query: Query): (Select & { readonly from: FromItem }) | undefined {
  const { body } = query
  if (query.with !== undefined || query.orderBy.length > 0 || query.limit !== undefined) return undefined
  if (body.kind !== 'select' || body.from === undefined || body.distinct || body.as !== undefined)
    return undefined
  if (body.groupBy !== undefined || body.qualify !== undefined || body.windows.length > 0) return undefined
  const [item] = body.items
  const isPlain = body.items.length === 1 && item !== undefined && isPlainStar(item)
  return isPlain ? { ...body, from: body.from } : undefined
}

function isPlainStar({ expression, alias }: SelectItem): boolean {
  return (
    alias === undefined &&
    expression.kind === 'star' &&
    expression.qualifier === undefined &&
    expression.except.length + expression.replace.length + expression.rename.length === 0
  )
}

/** What the columns so far are known as, if they come from one table. */
function aliasOf(query: Query): TableAlias | undefined {
  const { body } = query
  if (body.kind !== 'select' || body.from === undefined || body.groupBy !== undefined) return undefined
  // After SELECT and AGGREGATE, whose items have no star, the tables before are out of reach.
  if (!body.items.some(({ expression }) => expression.kind === 'star')) return undefined
  const { from } = body
  if (from.kind === 'join' || from.kind === 'table-function') return undefined
  if (from.alias !== undefined) return from.kind === 'unnest' ? { ...from.alias, element: true } : from.alias
  if (from.kind !== 'table') return undefined
  const name = from.name[from.name.length - 1]!
  return { kind: 'table-alias', name, columns: [], start: name.start, end: name.end }
}

/** The query so far as a table to select from. */
export function asTable(query: Query): FromItem {
  const open = openSelect(query)
  if (open !== undefined && open.where === undefined) return open.from
  return { kind: 'derived-table', query, alias: aliasOf(query), start: query.start, end: query.end }
}

/** A SELECT over the query so far, its WHERE taken over where nothing stands between. */
export function selectFrom(
  query: Query,
  items: readonly SelectItem[],
  more: Partial<Select>,
  parser: Parser,
): Query {
  const open = openSelect(query)
  const from = open?.from ?? asTable(query)
  const { start } = query
  const { end } = parser
  const rest = { items, from, where: open?.where, windows: [], ...more, start, end }
  return toQuery({ kind: 'select', distinct: false, distinctOn: [], ...rest })
}

export function toQuery(body: QueryBody): Query {
  return { kind: 'query', body, orderBy: [], start: body.start, end: body.end }
}

export function atPipeEnd(parser: Parser): boolean {
  return (
    parser.atOperator('|>') ||
    parser.atOperator(')') ||
    parser.atOperator(';') ||
    parser.peek().type === 'end'
  )
}
