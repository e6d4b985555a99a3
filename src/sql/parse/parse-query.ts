import type { OrderItem, Query, QueryBody, Values, ValuesRow } from '../ast.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseLimit } from './parse-limit.ts'
import { parseOrderBy } from './parse-order.ts'
import { parsePipes } from './parse-pipe.ts'
import { parseSelect, parseTableQuery } from './parse-select.ts'
import { parseSetModifiers, type SetModifiers, setOperatorAhead } from './parse-set-modifiers.ts'
import { parseWith } from './parse-with.ts'
import type { Parser } from './parser.ts'

/** A query: WITH, set operations, ORDER BY, LIMIT and pipes. */
export function parseQuery(parser: Parser): Query {
  parser.enter()
  const { start } = parser.peek()
  const tables = parser.at('WITH') ? parseWith(parser) : undefined
  const body = parseSetOperations(parser, 0)
  const orderBy: readonly OrderItem[] = parser.at('ORDER') ? parseOrderBy(parser) : []
  const limit = parseLimit(parser)
  const joinsTexts = parseTextJoin(parser)
  skipQueryHint(parser)
  const { end } = parser
  const isWrapper =
    tables === undefined && orderBy.length === 0 && Object.keys(limit).length === 0 && !joinsTexts
  // Parentheses around a whole query say nothing more than the query.
  const query: Query =
    isWrapper && body.kind === 'query'
      ? body
      : { kind: 'query', with: tables, body, orderBy, ...limit, joinsTexts, start, end }
  const piped = parser.atOperator('|>') || isAliased(parser, start) ? parsePipes(parser, query) : query
  parser.leave()
  return piped
}

/** T-SQL's `FOR XML PATH('')`, by which texts were joined before there was STRING_AGG. */
function parseTextJoin(parser: Parser): true | undefined {
  if (!parser.rules.transact || !parser.atWords('FOR', 'XML')) return undefined
  const { start } = parser.next()
  parser.next()
  const isPath = parser.accept('PATH') && parser.acceptOperator('(')
  const name = isPath ? parser.next() : undefined
  if (name?.type !== 'string' || name.text !== '' || !parser.acceptOperator(')'))
    throw parser.fail(
      'FOR XML has no counterpart.',
      { start, end: parser.end },
      'Make JSON: TO_JSON_STRING(...).',
    )
  if (parser.acceptOperator(',')) parser.expect('TYPE')
  return true
}

/** T-SQL's `OPTION (MAXDOP 1)`: how a query runs, never what it gives. */
function skipQueryHint(parser: Parser): void {
  if (!parser.rules.transact || !parser.at('OPTION') || !parser.isOperator(1, '(')) return
  const closing = parser.closingOf(parser.index + 1)
  if (closing !== undefined) parser.reset(closing + 1)
}

const strengths = { union: 1, except: 1, intersect: 2 } as const

/** Operands joined from the left; INTERSECT first where the dialect lets it be mixed with UNION. */
function parseSetOperations(parser: Parser, minimum: number): QueryBody {
  let left = parseOperand(parser)
  for (;;) {
    const operator = setOperatorAhead(parser)
    if (operator === undefined || strengths[operator] < minimum) return left
    const { start } = left
    const modifiers = parseSetModifiers(parser, operator)
    checkMixing(parser, left, modifiers)
    const right = parseSetOperations(parser, parser.rules.mixesSetOperations ? strengths[operator] + 1 : 3)
    left = { kind: 'set-operation', ...modifiers, left, right, start, end: parser.end }
  }
}

function checkMixing(parser: Parser, left: QueryBody, next: SetModifiers): void {
  if (parser.rules.mixesSetOperations || left.kind !== 'set-operation') return
  if (left.operator === next.operator && left.all === next.all) return
  throw parser.fail(
    'Different set operations follow each other without parentheses.',
    parser.tokenAt(parser.index - 1),
    'Put parentheses around the one that is meant first.',
  )
}

function parseOperand(parser: Parser): QueryBody {
  if (parser.atOperator('(')) return parseInParentheses(parser)
  if (parser.at('SELECT') || parser.at('FROM')) return parseSelect(parser)
  if (!parser.bigquery) {
    if (parser.at('VALUES')) return parseValues(parser)
    if (parser.at('TABLE') || parser.at('PIVOT') || parser.at('UNPIVOT')) return parseTableQuery(parser)
  }
  throw parser.unexpected('SELECT')
}

/** A query in parentheses stays a `Query` of its own, so that its ORDER BY and LIMIT stay inside. */
function parseInParentheses(parser: Parser): Query {
  if (!isQueryAhead(parser)) {
    parser.next()
    throw parser.unexpected('SELECT')
  }
  return parser.queryInParentheses()
}

function parseValues(parser: Parser): Values {
  const { start } = parser.next()
  const rows = parser.list(parseRow)
  return { kind: 'values', rows, start, end: parser.end }
}

export function parseRow(parser: Parser): ValuesRow {
  const { start } = parser.peek()
  const values = parser.parenthesised(() => parser.expression())
  return { kind: 'values-row', values, start, end: parser.end }
}

/** `(query) AS alias |> ...`: the alias is read as the pipe operator AS. */
function isAliased(parser: Parser, start: number): boolean {
  if (!parser.bigquery || !parser.at('AS') || !parser.isOperator(2, '|>')) return false
  return parser.source[start] === '('
}
