import type { GroupBy, GroupItem, OrderItem, Query, SelectItem } from '../ast.ts'
import { parseAlias, parseNoKeys } from './parse-select.ts'
import type { Parser } from './parser.ts'
import { atPipeEnd, selectFrom } from './piped-query.ts'

/** `AGGREGATE a, b GROUP [AND ORDER] BY c`: the grouping columns come first. */
export function pipeAggregate(parser: Parser, query: Query): Query {
  parser.next()
  const aggregates: AggregateItem[] = []
  while (!parser.at('GROUP') && !atPipeEnd(parser)) {
    aggregates.push(parseAggregateItem(parser))
    if (!parser.acceptOperator(',')) break
  }
  const { start } = parser.peek()
  if (aggregates.length === 0 && !parser.at('GROUP')) throw parser.unexpected('an expression')
  if (!parser.accept('GROUP')) return grouped(parser, query, aggregates, [], undefined)
  const isOrdered = parser.acceptWords('AND', 'ORDER')
  parser.expect('BY')
  const none = parseNoKeys(parser)
  if (none !== undefined) {
    const all: GroupBy = { kind: 'group-by', all: false, items: [none], start, end: parser.end }
    return grouped(parser, query, aggregates, [], all)
  }
  const keys = parser.list(parseAggregateItem)
  const place = keys.find(({ item }) => item.expression.kind === 'number')?.item.expression
  if (place !== undefined)
    throw parser.fail('GROUP BY of a pipe takes no place of a column.', place, 'Write its expression.')
  const items = keys.map(({ item }): GroupItem => item.expression)
  const groupBy: GroupBy = { kind: 'group-by', all: false, items, start, end: parser.end }
  const ordered = isOrdered
    ? keys.map((key) => ({ ...key, direction: key.direction ?? ('asc' as const) }))
    : keys
  return grouped(parser, query, aggregates, ordered, groupBy)
}

interface AggregateItem {
  readonly item: SelectItem
  readonly direction: OrderItem['direction']
  readonly nulls: OrderItem['nulls']
}

/** `expression [AS alias] [ASC | DESC] [NULLS FIRST | LAST]`. */
function parseAggregateItem(parser: Parser): AggregateItem {
  const expression = parser.expression()
  const alias = atDirection(parser) ? undefined : parseAlias(parser)
  const item: SelectItem = {
    kind: 'select-item',
    expression,
    alias,
    start: expression.start,
    end: parser.end,
  }
  const direction = parser.accept('ASC') ? 'asc' : parser.accept('DESC') ? 'desc' : undefined
  let nulls: OrderItem['nulls']
  if (parser.acceptWords('NULLS', 'FIRST')) nulls = 'first'
  else if (parser.acceptWords('NULLS', 'LAST')) nulls = 'last'
  return { item, direction, nulls }
}

function atDirection(parser: Parser): boolean {
  return parser.at('ASC') || parser.at('DESC')
}

function grouped(
  parser: Parser,
  query: Query,
  aggregates: readonly AggregateItem[],
  keys: readonly AggregateItem[],
  groupBy: GroupBy | undefined,
): Query {
  const all = [...keys, ...aggregates]
  const result = selectFrom(
    query,
    all.map(({ item }) => item),
    { groupBy },
    parser,
  )
  const orderBy = all.flatMap(({ item, direction, nulls }, index): OrderItem[] => {
    if (direction === undefined) return []
    const { start, end } = item
    const expression = { kind: 'number', text: String(index + 1), integer: true, start, end } as const
    return [{ kind: 'order-item', expression, direction, nulls, start, end }]
  })
  return { ...result, orderBy }
}
