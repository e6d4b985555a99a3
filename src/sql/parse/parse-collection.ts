import type { ArrayLiteral, Expression, Identifier, MapEntry, StructField, TypeName } from '../ast.ts'
import { joinedText } from './joined-text.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseCallOf } from './parse-call.ts'
import type { Parser } from './parser.ts'

/** `ARRAY[...]`, `ARRAY<type>[...]`, `ARRAY(query)`. */
export function parseArray(parser: Parser): Expression {
  const { start } = parser.peek()
  if (parser.isOperator(1, '(') && isQueryAhead(parser, parser.index + 1)) {
    parser.next()
    const query = parser.queryInParentheses()
    return { kind: 'array-query', query, start, end: parser.end }
  }
  if (parser.isOperator(1, '<')) {
    const type = parser.grammar.type(parser)
    if (parser.atOperator('[')) return parseElements(parser, start, type)
    const value = parseTypedString(parser, start, type)
    if (value !== undefined) return value
    throw parser.unexpected('"["')
  }
  parser.next()
  if (parser.atOperator('[')) return parseElements(parser, start, undefined)
  throw parser.unexpected('"[" or "("')
}

function parseTypedString(parser: Parser, start: number, type: TypeName): Expression | undefined {
  const token = parser.peek()
  if (token.type !== 'string') return undefined
  const value = joinedText(parser, 'string')
  return { kind: 'typed-literal', type, value, start, end: parser.end }
}

function parseElements(parser: Parser, start: number, type: TypeName | undefined): ArrayLiteral {
  parser.expectOperator('[')
  const elements: Expression[] = []
  if (!parser.atOperator(']')) {
    elements.push(parser.expression())
    parseFurtherElements(parser, elements)
  }
  parser.expectOperator(']')
  return { kind: 'array', type, elements, start, end: parser.end }
}

/** DuckDB lets a trailing comma through. */
function parseFurtherElements(parser: Parser, elements: Expression[]): void {
  while (parser.acceptOperator(',')) {
    if (!parser.bigquery && parser.atOperator(']')) return
    elements.push(parser.expression())
  }
}

/** `[1, 2]`, and DuckDB's `[e FOR x IN list IF condition]`. */
export function parseBracketList(parser: Parser): Expression {
  const { start } = parser.peek()
  if (parser.bigquery || parser.isOperator(1, ']')) return parseElements(parser, start, undefined)
  parser.expectOperator('[')
  const first = parser.expression()
  if (parser.accept('FOR')) return parseComprehension(parser, start, first)
  const elements = [first]
  parseFurtherElements(parser, elements)
  parser.expectOperator(']')
  return { kind: 'array', elements, start, end: parser.end }
}

function parseComprehension(parser: Parser, start: number, element: Expression): Expression {
  const variables = parser.list((inner) => inner.name('a variable'))
  parser.expect('IN')
  const source = parser.expression()
  const condition = parser.accept('IF') ? parser.expression() : undefined
  parser.expectOperator(']')
  return { kind: 'list-comprehension', element, variables, source, condition, start, end: parser.end }
}

/** `STRUCT(1 AS a, 2)`, `STRUCT<a INT64>(1)`. */
export function parseStruct(parser: Parser): Expression {
  const { start } = parser.peek()
  const isTyped = parser.isOperator(1, '<') || parser.isOperator(1, '<>')
  const type = isTyped ? parser.grammar.type(parser) : undefined
  if (!isTyped) {
    const name = parser.identifierOf(parser.next())
    if (!parser.atOperator('(')) throw parser.unexpected('"(" or "<"')
    if (parser.isOperator(1, '*')) return parseCallOf(parser, [name], start)
  }
  parser.expectOperator('(')
  const fields = parser.atOperator(')') ? [] : parser.list(parseStructField)
  parser.expectOperator(')')
  return { kind: 'struct', type, tuple: false, fields, start, end: parser.end }
}

function parseStructField(parser: Parser): StructField {
  const value = parser.expression()
  const name = parser.accept('AS') ? parser.newName('a field') : undefined
  return { kind: 'struct-field', name, value, start: value.start, end: parser.end }
}

/** DuckDB's `{'a': 1, b: 2}`. */
export function parseBraces(parser: Parser): Expression {
  const { start } = parser.expectOperator('{')
  const fields: StructField[] = []
  while (!parser.atOperator('}')) {
    const name = parseKey(parser)
    parser.expectOperator(':')
    const value = parser.expression()
    fields.push({ kind: 'struct-field', name, value, start: name.start, end: parser.end })
    if (!parser.acceptOperator(',')) break
  }
  parser.expectOperator('}')
  return { kind: 'struct', tuple: false, fields, start, end: parser.end }
}

function parseKey(parser: Parser): Identifier {
  const { type, text, start, end } = parser.peek()
  if (type !== 'string') return parser.anyName('a key')
  parser.next()
  return { kind: 'identifier', name: text, quoted: true, start, end }
}

/** DuckDB's `MAP {key: value}`. */
export function parseMap(parser: Parser): Expression {
  const { start } = parser.next()
  parser.expectOperator('{')
  const entries: MapEntry[] = []
  while (!parser.atOperator('}')) {
    const key = parser.expression()
    parser.expectOperator(':')
    const value = parser.expression()
    entries.push({ kind: 'map-entry', key, value, start: key.start, end: parser.end })
    if (!parser.acceptOperator(',')) break
  }
  parser.expectOperator('}')
  return { kind: 'map', entries, start, end: parser.end }
}
