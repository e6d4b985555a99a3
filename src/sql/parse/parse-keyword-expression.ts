import type { Call, CaseBranch, Expression, SelectItem } from '../ast.ts'
import { parseDatePart } from './parse-literal.ts'
import type { Parser } from './parser.ts'
import type { Token } from './token.ts'

/** CASE, CAST, EXTRACT and kin: what looks like a name or call but has a grammar of its own. */
export function parseKeywordExpression(parser: Parser, token: Token): Expression | undefined {
  switch (token.text) {
    case 'CASE':
      return parseCase(parser)
    case 'CAST':
      return parser.isOperator(1, '(') ? parseCast(parser, false) : undefined
    case 'SAFE_CAST':
      return parser.bigquery && parser.isOperator(1, '(') ? parseCast(parser, true) : undefined
    case 'TRY_CAST':
      return !parser.bigquery && parser.isOperator(1, '(') ? parseCast(parser, true) : undefined
    case 'CONVERT':
    case 'TRY_CONVERT':
      if (!parser.rules.transact || !parser.isOperator(1, '(')) return undefined
      return parseConvert(parser, token.text === 'TRY_CONVERT')
    case 'EXTRACT':
      return parser.isOperator(1, '(') ? parseExtract(parser) : undefined
    case 'EXISTS':
      return parser.isOperator(1, '(') ? parseExists(parser) : undefined
    case 'WITH':
      return parser.bigquery && parser.isOperator(1, '(') ? parseWithExpression(parser) : undefined
    case 'LAMBDA':
      return parser.bigquery ? undefined : parseLambdaWord(parser)
    case 'DEFAULT':
      parser.next()
      return { kind: 'default', start: token.start, end: token.end }
    default:
      return undefined
  }
}

/** CURRENT_DATE and kin without parentheses. */
export function parseBareWord(parser: Parser, token: Token): Call | undefined {
  if (!parser.rules.bareFunctions.has(token.text)) return undefined
  if (parser.isOperator(1, '(') || parser.isOperator(1, '.')) return undefined
  const name = [parser.identifierOf(parser.next())]
  const { start, end } = token
  return { kind: 'call', name, safe: false, bare: true, args: [], distinct: false, orderBy: [], start, end }
}

function parseCase(parser: Parser): Expression {
  const { start } = parser.next()
  const operand = parser.at('WHEN') ? undefined : parser.expression()
  const branches: CaseBranch[] = []
  do {
    const when = parser.expect('WHEN')
    const condition = parser.expression()
    parser.expect('THEN')
    const result = parser.expression()
    branches.push({ kind: 'case-branch', condition, result, start: when.start, end: parser.end })
  } while (parser.at('WHEN'))
  const otherwise = parser.accept('ELSE') ? parser.expression() : undefined
  parser.expect('END')
  return { kind: 'case', operand, branches, otherwise, start, end: parser.end }
}

function parseCast(parser: Parser, safe: boolean): Expression {
  const { start } = parser.next()
  parser.expectOperator('(')
  const operand = parser.expression()
  parser.expect('AS')
  const type = parser.grammar.type(parser)
  const format = parser.bigquery && parser.accept('FORMAT') ? parser.expression() : undefined
  const timeZone =
    parser.bigquery && parser.acceptWords('AT', 'TIME', 'ZONE') ? parser.expression() : undefined
  parser.expectOperator(')')
  return { kind: 'cast', operand, type, safe, format, timeZone, start, end: parser.end }
}

/** T-SQL's `CONVERT(type, value [, style])`; the style is the cast's format. */
function parseConvert(parser: Parser, safe: boolean): Expression {
  const { start } = parser.next()
  parser.expectOperator('(')
  const type = parser.grammar.type(parser)
  parser.expectOperator(',')
  const operand = parser.expression()
  const format = parser.acceptOperator(',') ? parser.expression() : undefined
  parser.expectOperator(')')
  return { kind: 'cast', operand, type, safe, format, start, end: parser.end }
}

function parseExtract(parser: Parser): Expression {
  const { start } = parser.next()
  parser.expectOperator('(')
  const part = parseDatePart(parser)
  parser.expect('FROM')
  const from = parser.expression()
  const timeZone = parser.acceptWords('AT', 'TIME', 'ZONE') ? parser.expression() : undefined
  parser.expectOperator(')')
  return { kind: 'extract', part, from, timeZone, start, end: parser.end }
}

function parseExists(parser: Parser): Expression {
  const { start } = parser.next()
  const query = parser.queryInParentheses()
  return { kind: 'exists', query, start, end: parser.end }
}

/** `WITH(a AS 1, b AS a + 1, a * b)`: variables, and at last the result. */
function parseWithExpression(parser: Parser): Expression {
  const { start } = parser.next()
  parser.expectOperator('(')
  const variables: SelectItem[] = []
  while (parser.atName() && parser.isWord(1, 'AS')) {
    const alias = parser.name()
    parser.expect('AS')
    const expression = parser.expression()
    variables.push({ kind: 'select-item', expression, alias, start: alias.start, end: parser.end })
    parser.expectOperator(',')
  }
  const result = parser.expression()
  parser.expectOperator(')')
  return { kind: 'with-expression', variables, result, start, end: parser.end }
}

/** DuckDB's `lambda x, y: e`. */
function parseLambdaWord(parser: Parser): Expression {
  const { start } = parser.next()
  const parameters = parser.list((inner) => inner.name('a parameter'))
  parser.expectOperator(':')
  const body = parser.expression()
  return { kind: 'lambda', parameters, body, start, end: parser.end }
}
