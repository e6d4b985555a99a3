import type { Cast, Expression, Identifier, Subscript } from '../ast.ts'
import { joinedText } from './joined-text.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseCall, parseCallOf } from './parse-call.ts'
import { parseArray, parseBraces, parseBracketList, parseMap, parseStruct } from './parse-collection.ts'
import { parseBareWord, parseKeywordExpression } from './parse-keyword-expression.ts'
import { isLiteralAhead, parseInterval, parseTypedLiteral } from './parse-literal.ts'
import { splitName } from './parse-name.ts'
import { parseStar } from './parse-star.ts'
import type { Parser } from './parser.ts'
import type { Token } from './token.ts'

/** An operand with all that binds to it from the right: fields, subscripts, `::type`. */
export function parsePrimary(parser: Parser): Expression {
  let expression = parseOperand(parser)
  for (;;) {
    const token = parser.peek()
    if (token.type !== 'operator') return expression
    if (token.text === '[') expression = parseSubscript(parser, expression)
    else if (token.text === '.') expression = parseDot(parser, expression)
    else if (token.text === '::' && !parser.bigquery) expression = parseDoubleColon(parser, expression)
    else return expression
  }
}

function parseOperand(parser: Parser): Expression {
  const token = parser.peek()
  const { start, end, text } = token
  switch (token.type) {
    case 'number':
      parser.next()
      return { kind: 'number', text, integer: isInteger(text), start, end }
    case 'string':
      return { kind: 'string', value: joinedText(parser, 'string'), start, end: parser.end }
    case 'bytes':
      return { kind: 'bytes', value: joinedText(parser, 'bytes'), start, end: parser.end }
    case 'quoted':
      return parsePath(parser)
    case 'word':
      return parseWord(parser, token)
    case 'operator':
      return parseSigned(parser, token)
    default:
      throw parser.unexpected('an expression')
  }
}

function isInteger(text: string): boolean {
  return /^(?:0[xX][0-9a-fA-F_]+|[\d_]+)$/.test(text)
}

function parseWord(parser: Parser, token: Token): Expression {
  const { start, end } = token
  switch (token.text) {
    case 'NULL':
      parser.next()
      return { kind: 'null', start, end }
    case 'TRUE':
    case 'FALSE':
      parser.next()
      return { kind: 'boolean', value: token.text === 'TRUE', start, end }
    case 'INTERVAL':
      return parseInterval(parser)
    case 'ARRAY':
      return parseArray(parser)
    case 'STRUCT':
      if (parser.bigquery) return parseStruct(parser)
      break
    case 'MAP':
      if (!parser.bigquery && parser.isOperator(1, '{')) return parseMap(parser)
      break
  }
  const special = parseKeywordExpression(parser, token)
  if (special !== undefined) return special
  if (isLiteralAhead(parser, token)) return parseTypedLiteral(parser)
  const bare = parseBareWord(parser, token)
  if (bare !== undefined) return bare
  const callable = parser.isOperator(1, '(') && parser.rules.callable.has(token.text)
  if (!callable && parser.rules.reserved.has(token.text)) throw parser.unexpected('an expression')
  return parsePath(parser)
}

/** `a`, `a.b.c`, `a.b(...)`, `a.b.*`. */
function parsePath(parser: Parser): Expression {
  const first = parser.next()
  const { start } = first
  const parts: Identifier[] = splitName(parser.identifierOf(first), parser)
  while (parser.atOperator('.')) {
    if (parser.isOperator(1, '*')) {
      const qualifier: Expression = { kind: 'column', parts, start, end: parser.end }
      parser.next()
      return parseStar(parser, qualifier)
    }
    parser.next()
    parts.push(...splitName(parser.anyName('a field'), parser))
  }
  if (parser.atOperator('(')) return parseCallOf(parser, parts, start)
  return { kind: 'column', parts, start, end: parser.end }
}

function parseSigned(parser: Parser, token: Token): Expression {
  switch (token.text) {
    case '(':
      return parseParentheses(parser)
    case '[':
      return parseBracketList(parser)
    case '*':
      return parseStar(parser, undefined)
    case '@':
    case '@@':
    case '?':
      return parseParameter(parser, token)
    case '{':
      if (!parser.bigquery) return parseBraces(parser)
      break
    case '#':
      return parsePositionalColumn(parser)
  }
  if (token.text.startsWith('$')) return parseParameter(parser, token)
  throw parser.unexpected('an expression')
}

/** DuckDB's `#1`, the first column: read as a parameter's like, it has no name of its own. */
function parsePositionalColumn(parser: Parser): Expression {
  const sign = parser.next()
  const token = parser.peek()
  if (token.type !== 'number') throw parser.unexpected('a column number')
  parser.next()
  const part: Identifier = {
    kind: 'identifier',
    name: `#${token.text}`,
    quoted: false,
    start: sign.start,
    end: token.end,
  }
  return { kind: 'column', parts: [part], start: sign.start, end: token.end }
}

function parseParameter(parser: Parser, sign: Token): Expression {
  parser.next()
  const { start } = sign
  if (sign.text === '?') return { kind: 'parameter', start, end: parser.end }
  if (sign.text.length > 1 && sign.text.startsWith('$')) {
    const written = sign.text.slice(1)
    const position = /^\d+$/.test(written) ? Number(written) : undefined
    if (position !== undefined) return { kind: 'parameter', position, start, end: parser.end }
    return { kind: 'parameter', name: written, start, end: parser.end }
  }
  let name = parser.anyName('the name of a parameter').name
  const system = sign.text === '@@'
  while (system && parser.acceptOperator('.')) name += `.${parser.anyName().name}`
  return { kind: 'parameter', name, system: system ? true : undefined, start, end: parser.end }
}

/** `(SELECT ... FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)')`: the text of it. */
function skipValueMethod(parser: Parser): void {
  if (!parser.atOperator('.') || parser.peek(1).text !== 'VALUE' || !parser.isOperator(2, '(')) return
  const closing = parser.closingOf(parser.index + 2)
  if (closing !== undefined) parser.reset(closing + 1)
}

/** A subquery, a tuple, or an expression in parentheses, which leave no trace. */
function parseParentheses(parser: Parser): Expression {
  const { start } = parser.peek()
  if (isQueryAhead(parser)) {
    const query = parser.queryInParentheses()
    if (query.joinsTexts) skipValueMethod(parser)
    return { kind: 'subquery', query, start, end: parser.end }
  }
  parser.expectOperator('(')
  const first = parser.expression()
  if (!parser.acceptOperator(',')) {
    parser.expectOperator(')')
    return first
  }
  const values = [first]
  if (!parser.atOperator(')')) values.push(...parser.list(() => parser.expression()))
  parser.expectOperator(')')
  const fields = values.map(
    (value) => ({ kind: 'struct-field', value, start: value.start, end: value.end }) as const,
  )
  return { kind: 'struct', tuple: true, fields, start, end: parser.end }
}

function parseDot(parser: Parser, base: Expression): Expression {
  parser.expectOperator('.')
  const { start } = base
  if (parser.atOperator('*')) return parseStar(parser, base)
  const name = parser.anyName('a field')
  if (parser.atOperator('(')) return parseCall(parser, [name], start, base)
  return { kind: 'field', base, name, start, end: parser.end }
}

function parseDoubleColon(parser: Parser, operand: Expression): Cast {
  parser.next()
  const type = parser.grammar.type(parser)
  return { kind: 'cast', operand, type, safe: false, start: operand.start, end: parser.end }
}

const accessWords: Readonly<Record<string, Subscript['access']>> = {
  OFFSET: 'offset',
  ORDINAL: 'ordinal',
  SAFE_OFFSET: 'safe-offset',
  SAFE_ORDINAL: 'safe-ordinal',
  KEY: 'key',
  SAFE_KEY: 'safe-key',
}

function parseSubscript(parser: Parser, base: Expression): Expression {
  parser.expectOperator('[')
  const { start } = base
  if (parser.bigquery) return parseBigquerySubscript(parser, base)
  const from = atSliceSign(parser) ? undefined : parser.expression()
  if (from !== undefined && parser.acceptOperator(']')) {
    return { kind: 'subscript', base, index: from, access: 'plain', start, end: parser.end }
  }
  parser.expectOperator(':')
  const to = parseSliceEnd(parser)
  const step = parser.acceptOperator(':') ? parser.expression() : undefined
  parser.expectOperator(']')
  return { kind: 'slice', base, from, to, step, start, end: parser.end }
}

function atSliceSign(parser: Parser): boolean {
  return parser.atOperator(':')
}

/** `[1:-:2]` has a lone minus for "to the end". */
function parseSliceEnd(parser: Parser): Expression | undefined {
  if (parser.atOperator(']') || parser.atOperator(':')) return undefined
  if (parser.atOperator('-') && parser.isOperator(1, ':')) {
    parser.next()
    return undefined
  }
  return parser.expression()
}

function parseBigquerySubscript(parser: Parser, base: Expression): Subscript {
  const token = parser.peek()
  const access = token.type === 'word' && parser.isOperator(1, '(') ? accessWords[token.text] : undefined
  if (access === undefined) {
    const index = parser.expression()
    parser.expectOperator(']')
    return { kind: 'subscript', base, index, access: 'plain', start: base.start, end: parser.end }
  }
  parser.next()
  parser.expectOperator('(')
  const index = parser.expression()
  parser.expectOperator(')')
  parser.expectOperator(']')
  return { kind: 'subscript', base, index, access, start: base.start, end: parser.end }
}
