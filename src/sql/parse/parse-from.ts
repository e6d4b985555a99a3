import type {
  Call,
  DerivedTable,
  FromItem,
  Identifier,
  Join,
  Query,
  TableAlias,
  TableReference,
  Unnest,
} from '../ast.ts'
import { beginsQuery, isQueryAhead, isSetOperatorAhead } from './parse-ahead.ts'
import { parseArgument } from './parse-call.ts'
import { parseDottedName } from './parse-name.ts'
import { atPivot, parsePivot } from './parse-pivot.ts'
import { parseTableAlias, parseTableSample, parseWithOffset } from './parse-table-alias.ts'
import type { Parser } from './parser.ts'

/** What follows FROM: tables with their joins. */
export function parseFrom(parser: Parser): FromItem {
  let left = parseJoins(parser)
  while (parser.acceptOperator(',')) {
    if (parser.bigquery) {
      const right = parseFromItem(parser)
      left = parseJoins(parser, {
        kind: 'join',
        type: 'comma',
        left,
        right,
        start: left.start,
        end: parser.end,
      })
    } else {
      if (
        !parser.atOperator('(') &&
        !parser.atName() &&
        !parser.at('LATERAL') &&
        parser.peek().type !== 'string'
      )
        break
      const right = parseJoins(parser)
      left = { kind: 'join', type: 'comma', left, right, start: left.start, end: parser.end }
    }
  }
  return left
}

function parseJoins(parser: Parser, first: FromItem = parseFromItem(parser)): FromItem {
  let left = first
  for (;;) {
    const next = parseJoin(parser, left)
    if (next === undefined) return left
    left = next
  }
}

type JoinHead = Pick<Join, 'type' | 'natural' | 'asof'>

/** One join onto `left`; undefined if none follows. */
export function parseJoin(parser: Parser, left: FromItem): FromItem | undefined {
  const applied = parser.rules.transact ? parseApply(parser, left) : undefined
  if (applied !== undefined) return applied
  const head = parseJoinHead(parser)
  if (head === undefined) return undefined
  const { start } = left
  let right = parseFromItem(parser)
  // Of an array BigQuery takes a condition behind CROSS JOIN too.
  if (head.type === 'cross' && right.kind === 'unnest' && parser.bigquery && parser.accept('ON')) {
    const on = parser.expression()
    return { kind: 'join', type: 'inner', left, right, on, start, end: parser.end }
  }
  if (head.type === 'cross' || head.type === 'positional' || head.natural === true) {
    return { kind: 'join', ...head, left, right, start, end: parser.end }
  }
  // `a JOIN b JOIN c ON ... ON ...`: the inner pair comes first. An array needs no condition in BigQuery.
  while (!parser.at('ON') && !parser.at('USING') && right.kind !== 'unnest' && isJoinAhead(parser)) {
    right = parseJoin(parser, right) ?? right
  }
  if (parser.accept('ON')) {
    const on = parser.expression()
    return { kind: 'join', ...head, left, right, on, start, end: parser.end }
  }
  if (parser.at('USING') && !parser.isWord(1, 'SAMPLE')) {
    parser.next()
    const using = parser.parenthesised((inner) => inner.anyName('a column'))
    return { kind: 'join', ...head, left, right, using, start, end: parser.end }
  }
  if (parser.bigquery && (right.kind === 'unnest' || right.kind === 'table')) {
    return { kind: 'join', ...head, left, right, start, end: parser.end }
  }
  throw parser.unexpected('USING')
}

/** T-SQL's CROSS APPLY and OUTER APPLY: lateral joins. */
function parseApply(parser: Parser, left: FromItem): FromItem | undefined {
  const isOuter = parser.atWords('OUTER', 'APPLY')
  if (!isOuter && !parser.atWords('CROSS', 'APPLY')) return undefined
  const { start } = parser.next()
  parser.next()
  const item = parseFromItem(parser)
  const right =
    item.kind === 'derived-table' || item.kind === 'table-function' ? { ...item, lateral: true } : item
  const { end } = parser
  if (!isOuter) return { kind: 'join', type: 'cross', left, right, start: left.start, end }
  const on = { kind: 'boolean', value: true, start, end: start } as const
  return { kind: 'join', type: 'left', left, right, on, start: left.start, end }
}

/** T-SQL's `WITH (NOLOCK)`: how a query runs, never what it gives. */
function skipTableHint(parser: Parser): void {
  if (!parser.rules.transact || !parser.at('WITH') || !parser.isOperator(1, '(')) return
  const closing = parser.closingOf(parser.index + 1)
  if (closing !== undefined) parser.reset(closing + 1)
}

const joinWords = new Set([
  'JOIN',
  'INNER',
  'LEFT',
  'RIGHT',
  'FULL',
  'CROSS',
  'NATURAL',
  'ASOF',
  'POSITIONAL',
  'SEMI',
  'ANTI',
])

function isJoinAhead(parser: Parser): boolean {
  const { type, text } = parser.peek()
  return type === 'word' && joinWords.has(text) && !isSetOperatorAhead(parser, parser.index)
}

function parseJoinHead(parser: Parser): JoinHead | undefined {
  if (!isJoinAhead(parser)) return undefined
  const natural = !parser.bigquery && parser.accept('NATURAL') ? true : undefined
  const asof = !parser.bigquery && parser.accept('ASOF') ? true : undefined
  const type = parseJoinType(parser)
  if (type === 'left' || type === 'right' || type === 'full') parser.accept('OUTER')
  if (parser.bigquery) parser.accept('HASH')
  parser.expect('JOIN')
  if (parser.bigquery) skipHint(parser)
  return { type, natural, asof }
}

function parseJoinType(parser: Parser): Join['type'] {
  if (parser.accept('LEFT')) return 'left'
  if (parser.accept('RIGHT')) return 'right'
  if (parser.accept('FULL')) return 'full'
  if (parser.accept('CROSS')) return 'cross'
  if (parser.bigquery) {
    parser.accept('INNER')
    return 'inner'
  }
  if (parser.accept('SEMI')) return 'semi'
  if (parser.accept('ANTI')) return 'anti'
  if (parser.accept('POSITIONAL')) return 'positional'
  parser.accept('INNER')
  return 'inner'
}

/** `@{name = value}` changes how a query runs, never what it gives: it is left out. */
function skipHint(parser: Parser): void {
  if (!parser.atOperator('@') || !parser.isOperator(1, '{')) return
  const closing = parser.closingOf(parser.index + 1)
  if (closing === undefined) throw parser.unexpected('"}"')
  parser.reset(closing + 1)
}

function parseFromItem(parser: Parser): FromItem {
  parser.enter()
  let item = parseSource(parser)
  while (atPivot(parser)) item = parsePivot(parser, item)
  parser.leave()
  return item
}

function parseSource(parser: Parser): FromItem {
  const { start, type } = parser.peek()
  if (parser.atOperator('(')) return parseInParentheses(parser, start, false)
  if (parser.at('UNNEST') && parser.isOperator(1, '(')) return parseUnnest(parser, start, false)
  if (!parser.bigquery) {
    if (parser.accept('LATERAL')) return parseLateral(parser, start)
    if (type === 'string') return parseFile(parser)
    if (parser.atName() && parser.isOperator(1, ':')) return parsePrefixAlias(parser)
  }
  const isReservedCall = parser.isOperator(1, '(') && parser.rules.callable.has(parser.peek().text)
  const name = isReservedCall ? [parser.anyName()] : parseDottedName(parser, 'a table')
  if (parser.atOperator('(')) return parseTableFunction(parser, name, start, false)
  if (parser.bigquery) skipHint(parser)
  return parseTable(parser, name, start)
}

/** `start` may come before the first part, which in BigQuery begins behind its backtick. */
function parseTable(parser: Parser, name: readonly Identifier[], start: number): TableReference {
  let asOf = parseAsOf(parser)
  const alias = parseTableAlias(parser)
  skipTableHint(parser)
  const withOffset = parser.bigquery ? parseWithOffset(parser) : undefined
  asOf ??= parseAsOf(parser)
  const sample = parseTableSample(parser)
  return { kind: 'table', name, alias, withOffset, asOf, sample, start, end: parser.end }
}

function parseAsOf(parser: Parser): TableReference['asOf'] {
  if (!parser.bigquery) return undefined
  if (!parser.acceptWords('FOR', 'SYSTEM_TIME') && !parser.acceptWords('FOR', 'SYSTEM', 'TIME'))
    return undefined
  parser.expect('AS')
  parser.expect('OF')
  return parser.expression()
}

/** DuckDB's FROM 'file.parquet'. */
function parseFile(parser: Parser): TableReference {
  const token = parser.next()
  const name = [parser.identifierOf({ ...token, type: 'quoted' })]
  return parseTable(parser, name, token.start)
}

/** DuckDB's `FROM alias: table`. */
function parsePrefixAlias(parser: Parser): FromItem {
  const name = parser.name()
  parser.expectOperator(':')
  const item = parseSource(parser)
  const alias: TableAlias = { kind: 'table-alias', name, columns: [], start: name.start, end: name.end }
  return item.kind === 'join' ? item : { ...item, alias, start: name.start }
}

function parseLateral(parser: Parser, start: number): FromItem {
  if (parser.atOperator('(')) return parseInParentheses(parser, start, true)
  if (parser.at('UNNEST')) return parseUnnest(parser, start, true)
  return parseTableFunction(parser, parseDottedName(parser, 'a table function'), start, true)
}

function parseInParentheses(parser: Parser, start: number, lateral: boolean): FromItem {
  if (isQueryAhead(parser)) return parseDerivedTable(parser, start, parser.queryInParentheses(), lateral)
  parser.expectOperator('(')
  const first = parser.peek()
  if (first.type === 'word' && beginsQuery(parser, first.text, parser.index))
    throw parser.unexpected('a query')
  const item = parser.grammar.from(parser)
  parser.expectOperator(')')
  if (item.kind !== 'join' || parser.bigquery) return item
  const alias = parseTableAlias(parser)
  return alias === undefined ? item : wrapJoin(item, alias, parser.end)
}

/** DuckDB's `(a JOIN b) AS c` reads as a query over the join. */
function wrapJoin(from: Join, alias: TableAlias, end: number): DerivedTable {
  const { start } = from
  const star = { kind: 'star', except: [], replace: [], rename: [], start, end: from.end } as const
  const items = [{ kind: 'select-item', expression: star, start, end: from.end }] as const
  const body = {
    kind: 'select',
    distinct: false,
    distinctOn: [],
    items,
    from,
    windows: [],
    start,
    end: from.end,
  } as const
  const query: Query = { kind: 'query', body, orderBy: [], start, end: from.end }
  return { kind: 'derived-table', query, alias, start, end }
}

function parseDerivedTable(parser: Parser, start: number, query: Query, lateral: boolean): DerivedTable {
  const alias = parseTableAlias(parser)
  const sample = parseTableSample(parser)
  return {
    kind: 'derived-table',
    query,
    alias,
    lateral: lateral ? true : undefined,
    sample,
    start,
    end: parser.end,
  }
}

function parseUnnest(parser: Parser, start: number, lateral: boolean): Unnest {
  parser.next()
  const expressions = parser.parenthesised(() => parseArgument(parser))
  const ordinality = !parser.bigquery && parser.acceptWords('WITH', 'ORDINALITY') ? true : undefined
  const alias = parseTableAlias(parser)
  const withOffset = parser.bigquery ? parseWithOffset(parser) : undefined
  const sample = parseTableSample(parser)
  const isLateral = lateral ? true : undefined
  return {
    kind: 'unnest',
    expressions,
    alias,
    withOffset,
    ordinality,
    lateral: isLateral,
    sample,
    start,
    end: parser.end,
  }
}

export function parseTableFunction(
  parser: Parser,
  name: readonly Identifier[],
  start: number,
  lateral: boolean,
): FromItem {
  parser.expectOperator('(')
  const args = parser.atOperator(')') ? [] : parser.list(parseTableFunctionArgument)
  parser.expectOperator(')')
  const call: Call = {
    kind: 'call',
    name,
    safe: false,
    args,
    distinct: false,
    orderBy: [],
    start,
    end: parser.end,
  }
  const ordinality = !parser.bigquery && parser.acceptWords('WITH', 'ORDINALITY') ? true : undefined
  const alias = parseTableAlias(parser)
  const sample = parseTableSample(parser)
  const isLateral = lateral ? true : undefined
  return {
    kind: 'table-function',
    call,
    alias,
    ordinality,
    lateral: isLateral,
    sample,
    start,
    end: parser.end,
  }
}

/** In DuckDB's table functions `name = value` names an argument. */
function parseTableFunctionArgument(parser: Parser): Call['args'][number] {
  const { start, type } = parser.peek()
  if (parser.bigquery || type !== 'word' || !parser.isOperator(1, '=')) return parseArgument(parser)
  const name = parser.anyName()
  parser.next()
  const value = parser.expression()
  return { kind: 'named-argument', name, value, start, end: parser.end }
}
