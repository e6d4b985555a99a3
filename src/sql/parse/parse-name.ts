import type { Identifier } from '../ast.ts'
import type { Parser } from './parser.ts'
import type { Token } from './token.ts'

/** BigQuery's `` `a.b` `` is two parts; each gets its own place within the quotes. */
export function splitName(name: Identifier, parser: Parser): Identifier[] {
  if (!name.quoted || !parser.bigquery || !name.name.includes('.')) return [name]
  const exact = name.end - name.start === name.name.length + 2
  let start = name.start + 1
  return name.name.split('.').map((part) => {
    const place = exact ? { start, end: start + part.length } : { start: name.start, end: name.end }
    start += part.length + 1
    return { kind: 'identifier', name: part, quoted: true, ...place }
  })
}

/** The name of a table, function or type: parts joined by dots. BigQuery's may have dashes in its first part. */
export function parseDottedName(parser: Parser, what: string): Identifier[] {
  const first = parser.bigquery ? parseDashedName(parser, what) : parser.name(what)
  const parts = splitName(first, parser)
  while (parser.acceptOperator('.')) {
    const part = parser.bigquery ? parseDashedPart(parser, what) : parser.anyName(what)
    parts.push(...splitName(part, parser))
  }
  return parts
}

/** `my-project` without backticks. */
function parseDashedName(parser: Parser, what: string): Identifier {
  return withDashes(parser, parser.name(what))
}

function parseDashedPart(parser: Parser, what: string): Identifier {
  return withDashes(parser, parser.anyName(what))
}

function withDashes(parser: Parser, first: Identifier): Identifier {
  if (first.quoted || !isDashedTo(parser)) return first
  while (isDashedTo(parser)) {
    parser.next()
    parser.next()
    while (isAdjacentWord(parser.peek(), parser.end)) parser.next()
  }
  const { end } = parser
  return { ...first, name: parser.source.slice(first.start, end), end }
}

function isDashedTo(parser: Parser): boolean {
  const dash = parser.peek()
  return parser.atOperator('-') && dash.start === parser.end && isAdjacentWord(parser.peek(1), dash.end)
}

function isAdjacentWord(token: Token, end: number): boolean {
  return (
    token.start === end && (token.type === 'word' || (token.type === 'number' && /^\d+$/.test(token.text)))
  )
}
