import type { Expression, Identifier, TypeField, TypeName } from '../ast.ts'
import type { Parser } from './parser.ts'

/** A type: `ARRAY<STRUCT<a INT64>>`, `NUMERIC(10, 2)`, DuckDB's `STRUCT(a INTEGER)[]`. */
export function parseType(parser: Parser): TypeName {
  parser.enter()
  const type = parser.bigquery ? parseBigqueryType(parser) : parseDuckdbType(parser)
  parser.leave()
  return type
}

interface TypeParts {
  readonly parameters?: readonly Expression[]
  readonly elements?: readonly TypeName[]
  readonly fields?: readonly TypeField[]
}

function typeNode(parser: Parser, start: number, name: string, parts: TypeParts = {}): TypeName {
  const { parameters = [], elements = [], fields = [] } = parts
  return { kind: 'type', name, parameters, elements, fields, start, end: parser.end }
}

// BigQuery -------------------------------------------------------------------------------------------------------------

function parseBigqueryType(parser: Parser): TypeName {
  const token = parser.peek()
  if (token.type !== 'word' && token.type !== 'quoted') throw parser.unexpected('a type')
  parser.next()
  const { start } = token
  const name = token.text.toUpperCase()
  if (parser.acceptOperator('<')) {
    if (name === 'STRUCT') return structOfAngles(parser, start)
    const element = parseType(parser)
    parser.expectClosingAngle()
    return typeNode(parser, start, name, { elements: [element] })
  }
  if (name === 'STRUCT' && parser.atOperator('<>')) {
    parser.next()
    return typeNode(parser, start, name)
  }
  let path = name
  while (parser.acceptOperator('.')) path += `.${parser.anyName('a type').name}`
  return typeNode(parser, start, path, { parameters: parseParameters(parser) })
}

function structOfAngles(parser: Parser, start: number): TypeName {
  const fields = parser.atOperator('>') ? [] : parser.list(parseAngleField)
  parser.expectClosingAngle()
  return typeNode(parser, start, 'STRUCT', { fields })
}

/** `name type` or `type` alone: two words in a row mean that the first is the name. */
function parseAngleField(parser: Parser): TypeField {
  const { start } = parser.peek()
  const after = parser.peek(1)
  const name = after.type === 'word' || after.type === 'quoted' ? parser.newName('a field') : undefined
  const type = parseType(parser)
  return { kind: 'type-field', name, type, start, end: parser.end }
}

function parseParameters(parser: Parser): Expression[] {
  return parser.atOperator('(') ? parser.parenthesised(() => parser.expression()) : []
}

// DuckDB ---------------------------------------------------------------------------------------------------------------

function parseDuckdbType(parser: Parser): TypeName {
  const { start } = parser.peek()
  let type = parseDuckdbBase(parser)
  for (;;) {
    if (parser.atOperator('[')) type = parseDimension(parser, start, type)
    else if (parser.at('ARRAY') && !parser.isOperator(1, '(')) {
      parser.next()
      type = parser.atOperator('[')
        ? parseDimension(parser, start, type)
        : typeNode(parser, start, 'ARRAY', { elements: [type] })
    } else return type
  }
}

function parseDimension(parser: Parser, start: number, element: TypeName): TypeName {
  parser.expectOperator('[')
  const parameters = parser.atOperator(']') ? [] : [parser.expression()]
  parser.expectOperator(']')
  return typeNode(parser, start, 'ARRAY', { elements: [element], parameters })
}

function parseDuckdbBase(parser: Parser): TypeName {
  const { start, type } = parser.peek()
  if (type === 'quoted') return typeNode(parser, start, dottedName(parser, parser.next().text))
  const word = parser.peek()
  if (word.type !== 'word') throw parser.unexpected('a type')
  parser.next()
  const name = word.text
  if (name === 'STRUCT' || name === 'ROW' || name === 'UNION') {
    if (!parser.atOperator('(')) return typeNode(parser, start, name)
    return typeNode(parser, start, name === 'ROW' ? 'STRUCT' : name, {
      fields: parser.parenthesised(parseField),
    })
  }
  if (name === 'MAP' && parser.atOperator('(')) {
    return typeNode(parser, start, name, { elements: parser.parenthesised(parseType) })
  }
  const parameters = parseParameters(parser)
  return typeNode(
    parser,
    start,
    finishName(parser, name),
    parameters.length > 0 ? { parameters } : withParameters(parser),
  )
}

/** `VARCHAR(10)` has its parameters before the second words, `CHARACTER VARYING(10)` after them. */
function withParameters(parser: Parser): TypeParts {
  return { parameters: parseParameters(parser) }
}

function finishName(parser: Parser, name: string): string {
  if (name === 'DOUBLE' && parser.accept('PRECISION')) return 'DOUBLE PRECISION'
  if ((name === 'CHARACTER' || name === 'CHAR' || name === 'BIT') && parser.accept('VARYING'))
    return `${name} VARYING`
  if (name === 'TIME' || name === 'TIMESTAMP') {
    if (parser.acceptWords('WITH', 'TIME', 'ZONE')) return `${name} WITH TIME ZONE`
    if (parser.acceptWords('WITHOUT', 'TIME', 'ZONE')) return name
  }
  return dottedName(parser, name)
}

function dottedName(parser: Parser, first: string): string {
  let name = first
  while (parser.acceptOperator('.')) name += `.${parser.anyName('a type').name}`
  return name
}

function parseField(parser: Parser): TypeField {
  const { start } = parser.peek()
  const name: Identifier = parser.newName('a field')
  const type = parseType(parser)
  return { kind: 'type-field', name, type, start, end: parser.end }
}
