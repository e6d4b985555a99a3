import type {
  Expression,
  FromItem,
  GroupBy,
  GroupItem,
  OrderItem,
  Query,
  QueryBody,
  RenamedColumn,
  SelectItem,
  TableAlias,
} from '../ast.ts'
import { parseJoin } from './parse-from.ts'
import { parseLimit } from './parse-limit.ts'
import { parseOrderBy } from './parse-order.ts'
import { parsePivot } from './parse-pivot.ts'
import { parseSample } from './parse-sample.ts'
import { parseAlias, parseSelectItem } from './parse-select.ts'
import { parseSetModifiers, setOperatorAhead } from './parse-set-modifiers.ts'
import { parseNamedWindows } from './parse-window.ts'
import type { Parser } from './parser.ts'
import { asTable, openSelect, plainSelect, selectFrom, star, toQuery } from './piped-query.ts'
import type { Token } from './token.ts'

/**
 * Reads `|> operator ...` and turns each operator into plain SQL around what came before. A table's alias stays in
 * reach for as long as GoogleSQL says so: each query that is wrapped takes the alias of its only table.
 */
export function parsePipes(parser: Parser, first: Query): Query {
  if (!parser.at('AS') && !parser.atOperator('|>')) return first
  // The tables of WITH are there for every operator.
  const { with: tables, ...bare } = first
  const piped = parseOperators(parser, parser.at('AS') ? pipeAs(parser, bare) : bare)
  return tables === undefined ? piped : { ...piped, with: tables, start: first.start }
}

function parseOperators(parser: Parser, first: Query): Query {
  let query = first
  while (parser.acceptOperator('|>')) {
    const word = parser.peek()
    const operator = word.type === 'word' ? operators[word.text] : undefined
    const set = setOperatorAhead(parser) !== undefined
    if (set) query = parseSetOperators(parser, query)
    else if (operator !== undefined) query = operator(parser, query)
    else if (isJoinWord(word)) query = pipeJoin(parser, query)
    else throw parser.unexpected('a pipe operator such as WHERE, SELECT, AGGREGATE or JOIN')
  }
  return query
}

type Operator = (parser: Parser, query: Query) => Query

const operators: Readonly<Record<string, Operator>> = {
  SELECT: pipeSelect,
  EXTEND: pipeExtend,
  SET: pipeSet,
  DROP: pipeDrop,
  RENAME: pipeRename,
  AS: pipeAs,
  WHERE: pipeWhere,
  AGGREGATE: pipeAggregate,
  DISTINCT: pipeDistinct,
  ORDER: pipeOrder,
  LIMIT: pipeLimit,
  PIVOT: pipePivot,
  UNPIVOT: pipePivot,
  TABLESAMPLE: pipeSample,
}

function isJoinWord({ type, text }: Token): boolean {
  return type === 'word' && ['JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS'].includes(text)
}

function pipeSelect(parser: Parser, query: Query): Query {
  parser.next()
  const distinct = parser.accept('DISTINCT')
  const as = parser.acceptWords('AS', 'STRUCT')
    ? 'struct'
    : parser.acceptWords('AS', 'VALUE')
      ? 'value'
      : undefined
  const items = parseItems(parser)
  const windows = parser.accept('WINDOW') ? parseNamedWindows(parser) : []
  return selectFrom(query, items, { distinct, as, windows }, parser)
}

function parseItems(parser: Parser): SelectItem[] {
  const items = [parseSelectItem(parser)]
  while (parser.acceptOperator(',') && !atPipeEnd(parser)) items.push(parseSelectItem(parser))
  return items
}

function atPipeEnd(parser: Parser): boolean {
  return (
    parser.atOperator('|>') ||
    parser.atOperator(')') ||
    parser.atOperator(';') ||
    parser.peek().type === 'end'
  )
}

function pipeExtend(parser: Parser, query: Query): Query {
  const { start, end } = parser.next()
  const items = [star({}, start, end), ...parseItems(parser)]
  const windows = parser.accept('WINDOW') ? parseNamedWindows(parser) : []
  return selectFrom(query, items, { windows }, parser)
}

/** `SET column = expression, ...`. */
function pipeSet(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const replace = parser.list((inner): SelectItem => {
    const alias = inner.name('a column')
    inner.expectOperator('=')
    const expression = inner.expression()
    return { kind: 'select-item', expression, alias, start: alias.start, end: inner.end }
  })
  return selectFrom(query, [star({ replace }, start, parser.end)], {}, parser)
}

function pipeDrop(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const except = parser.list((inner) => {
    const name = inner.name('a column')
    return { kind: 'column', parts: [name], start: name.start, end: name.end } as const
  })
  return selectFrom(query, [star({ except }, start, parser.end)], {}, parser)
}

function pipeRename(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const rename = parser.list((inner): RenamedColumn => {
    const name = inner.name('a column')
    inner.accept('AS')
    const to = inner.name('the new name')
    const from = { kind: 'column', parts: [name], start: name.start, end: name.end } as const
    return { kind: 'renamed-column', from, to, start: name.start, end: inner.end }
  })
  return selectFrom(query, [star({ rename }, start, parser.end)], {}, parser)
}

function pipeAs(parser: Parser, query: Query): Query {
  const { start } = parser.next()
  const name = parser.name('an alias')
  const alias: TableAlias = { kind: 'table-alias', name, columns: [], start, end: parser.end }
  const table = asTable(query)
  const from: FromItem =
    table.kind === 'join'
      ? { kind: 'derived-table', query, alias, start: query.start, end: query.end }
      : { ...table, alias }
  return toQuery(plainSelect(from, parser.end))
}

function pipeWhere(parser: Parser, query: Query): Query {
  parser.next()
  const condition = parser.expression()
  const open = openSelect(query)
  if (open === undefined) return toQuery({ ...plainSelect(asTable(query), parser.end), where: condition })
  const { start, end } = condition
  const operands = [...conjuncts(open.where), condition]
  const where =
    operands.length === 1 ? condition : ({ kind: 'logical', operator: 'and', operands, start, end } as const)
  return toQuery({ ...open, where, end: parser.end })
}

function conjuncts(where: Expression | undefined): readonly Expression[] {
  if (where === undefined) return []
  return where.kind === 'logical' && where.operator === 'and' ? where.operands : [where]
}

/** `AGGREGATE a, b GROUP [AND ORDER] BY c`: the grouping columns come first. */
function pipeAggregate(parser: Parser, query: Query): Query {
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
  const keys = parser.list(parseAggregateItem)
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

function pipeDistinct(parser: Parser, query: Query): Query {
  const { start, end } = parser.next()
  return selectFrom(query, [star({}, start, end)], { distinct: true }, parser)
}

function pipeOrder(parser: Parser, query: Query): Query {
  const orderBy = parseOrderBy(parser)
  const base = query.limit === undefined ? query : toQuery(plainSelect(asTable(query), query.end))
  return { ...base, orderBy, end: parser.end }
}

function pipeLimit(parser: Parser, query: Query): Query {
  const limit = parseLimit(parser)
  const base = query.limit === undefined ? query : toQuery(plainSelect(asTable(query), query.end))
  return { ...base, ...limit, end: parser.end }
}

function pipePivot(parser: Parser, query: Query): Query {
  return toQuery(plainSelect(parsePivot(parser, asTable(query)), parser.end))
}

function pipeSample(parser: Parser, query: Query): Query {
  parser.next()
  const sample = parseSample(parser)
  const table = asTable(query)
  const from: FromItem =
    table.kind === 'join'
      ? { kind: 'derived-table', query, sample, start: query.start, end: query.end }
      : { ...table, sample }
  return toQuery(plainSelect(from, parser.end))
}

/** A join adds to the tables of the query so far. A WHERE before it may only stay behind where no row is added. */
function pipeJoin(parser: Parser, query: Query): Query {
  const open = openSelect(query)
  const keepsWhere =
    open?.where !== undefined && (parser.at('JOIN') || parser.at('INNER') || parser.at('CROSS'))
  const left = open !== undefined && (open.where === undefined || keepsWhere) ? open.from : asTable(query)
  const from = parseJoin(parser, left)
  if (from === undefined) throw parser.unexpected('JOIN')
  const select = plainSelect(from, parser.end)
  return toQuery(keepsWhere ? { ...select, where: open?.where } : select)
}

/** `UNION ALL (query), (query)`. */
function parseSetOperators(parser: Parser, query: Query): Query {
  const operator = setOperatorAhead(parser)!
  const modifiers = parseSetModifiers(parser, operator)
  let left: QueryBody =
    query.orderBy.length > 0 || query.limit !== undefined || query.with ? query : query.body
  for (const right of parser.list((inner) => inner.queryInParentheses())) {
    left = { kind: 'set-operation', ...modifiers, left, right, start: query.start, end: parser.end }
  }
  return toQuery(left)
}
