import type {
  ColumnReference,
  Expression,
  LikeOperator,
  RenamedColumn,
  SelectItem,
  Star,
  StarFilter,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { beginsQuery } from './parse-ahead.ts'
import type { Parser } from './parser.ts'

/** `*` with what may follow it; `qualifier` is what stands before its dot. */
export function parseStar(parser: Parser, qualifier: Expression | undefined): Star {
  const star = parser.expectOperator('*')
  const start = qualifier?.start ?? star.start
  const except = parseExcept(parser)
  const replace = parser.at('REPLACE') && !parser.isWord(1, 'AS') ? parseReplace(parser) : []
  const rename = !parser.bigquery && parser.accept('RENAME') ? parseRename(parser) : []
  const like = parser.bigquery ? undefined : parseFilter(parser)
  return { kind: 'star', qualifier, except, replace, rename, like, start, end: parser.end }
}

function parseExcept(parser: Parser): ColumnReference[] {
  if (parser.at('EXCEPT')) {
    const next = parser.peek(2)
    const isQuery = next.type === 'word' && beginsQuery(parser, next.text, parser.index + 2)
    if (!parser.isOperator(1, '(') || isQuery) return []
  } else if (parser.bigquery || !parser.at('EXCLUDE')) return []
  parser.next()
  return columnsOf(parser, parseColumn)
}

function parseReplace(parser: Parser): SelectItem[] {
  parser.next()
  return columnsOf(parser, (inner) => {
    const expression = inner.expression()
    inner.expect('AS')
    const alias = inner.anyName('the replaced column')
    return { kind: 'select-item', expression, alias, start: expression.start, end: inner.end }
  })
}

function parseRename(parser: Parser): RenamedColumn[] {
  return columnsOf(parser, (inner) => {
    const from = parseColumn(inner)
    inner.expect('AS')
    const to = inner.anyName('the new name')
    return { kind: 'renamed-column', from, to, start: from.start, end: inner.end }
  })
}

/** A list in parentheses, or (DuckDB) one thing without them; a trailing comma is let through. */
function columnsOf<T>(parser: Parser, item: (parser: Parser) => T): T[] {
  if (!parser.bigquery && !parser.atOperator('(')) return [item(parser)]
  parser.expectOperator('(')
  const list = [item(parser)]
  while (parser.acceptOperator(',') && !parser.atOperator(')')) list.push(item(parser))
  parser.expectOperator(')')
  return list
}

function parseColumn(parser: Parser): ColumnReference {
  const parts = [parser.anyName('a column')]
  while (parser.acceptOperator('.')) parts.push(parser.anyName('a column'))
  return { kind: 'column', parts, start: parts[0]!.start, end: parser.end }
}

const filters: Readonly<Record<string, LikeOperator>> = {
  LIKE: 'like',
  ILIKE: 'ilike',
  GLOB: 'glob',
  SIMILAR: 'similar to',
}

function parseFilter(parser: Parser): StarFilter | undefined {
  const negated = parser.at('NOT')
  const token = parser.peek(negated ? 1 : 0)
  const operator = token.type === 'word' ? filters[token.text] : undefined
  if (operator === undefined) return undefined
  const { start } = parser.peek()
  if (negated) parser.next()
  parser.next()
  if (operator === 'similar to') parser.expect('TO')
  const pattern = parser.expression(power.match + 1)
  return { kind: 'star-filter', operator, negated, pattern, start, end: parser.end }
}
