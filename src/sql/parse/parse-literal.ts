import type { DatePart, Expression, Interval, TypedLiteral } from '../ast.ts'
import { power } from '../precedence.ts'
import { joinedText } from './joined-text.ts'
import type { Parser } from './parser.ts'
import type { Token } from './token.ts'

/** Do a type and a string follow: `DATE '2024-01-01'`, `RANGE<DATE> '...'`? */
export function isLiteralAhead(parser: Parser, token: Token): boolean {
  const { literalTypes, reserved } = parser.rules
  const after = parser.peek(1)
  if (after.type === 'string') {
    return literalTypes === undefined ? !reserved.has(token.text) : literalTypes.has(token.text)
  }
  if (token.text === 'RANGE' && parser.bigquery) return after.text === '<'
  if (literalTypes !== undefined || (token.text !== 'TIMESTAMP' && token.text !== 'TIME')) return false
  return (parser.isWord(1, 'WITH') || parser.isWord(1, 'WITHOUT')) && parser.isWord(2, 'TIME')
}

export function parseTypedLiteral(parser: Parser): TypedLiteral {
  const { start } = parser.peek()
  const type = parser.grammar.type(parser)
  const token = parser.peek()
  if (token.type !== 'string') throw parser.unexpected('a string')
  const value = joinedText(parser, 'string')
  return { kind: 'typed-literal', type, value, start, end: parser.end }
}

const units = new Set([
  ...['MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'],
  ...['DECADE', 'CENTURY', 'MILLENNIUM', 'NANOSECOND'],
])

const plurals: Readonly<Record<string, string>> = { CENTURIES: 'CENTURY', MILLENNIA: 'MILLENNIUM' }

/** The unit a word names, in upper case and singular. */
function unitOf(token: Token): string | undefined {
  if (token.type !== 'word') return undefined
  const { text } = token
  if (units.has(text)) return text
  const singular = plurals[text] ?? (text.endsWith('S') ? text.slice(0, -1) : text)
  return units.has(singular) ? singular : undefined
}

/** `INTERVAL 3 DAY`, `INTERVAL '1-2' YEAR TO MONTH`, DuckDB's `INTERVAL '1 day'`. In DuckDB it may be a column too. */
export function parseInterval(parser: Parser): Expression {
  const { start } = parser.next()
  if (!parser.bigquery) return parseDuckdbInterval(parser, start)
  const value = parser.expression()
  const unit = expectUnit(parser)
  const to = parser.accept('TO') ? expectUnit(parser) : undefined
  return { kind: 'interval', value, unit, to, start, end: parser.end }
}

function expectUnit(parser: Parser): string {
  const unit = unitOf(parser.peek())
  if (unit === undefined) throw parser.unexpected('a unit such as DAY')
  parser.next()
  return unit
}

function parseDuckdbInterval(parser: Parser, start: number): Interval | Expression {
  const token = parser.peek()
  const begins =
    token.type === 'string' || token.type === 'number' || parser.atOperator('(') || parser.atOperator('-')
  const named = parser.atName() && unitOf(parser.peek(1)) !== undefined
  if (!begins && !named) {
    const name = parser.source.slice(start, start + 'INTERVAL'.length)
    const part = { kind: 'identifier', name, quoted: false, start, end: parser.end } as const
    return { kind: 'column', parts: [part], start, end: parser.end }
  }
  const value = token.type === 'string' ? parseIntervalString(parser) : parser.expression(power.sign)
  const unit = unitOf(parser.peek())
  if (unit === undefined) return { kind: 'interval', value, start, end: parser.end }
  parser.next()
  const to = parser.accept('TO') ? expectUnit(parser) : undefined
  return { kind: 'interval', value, unit, to, start, end: parser.end }
}

/** Of `INTERVAL '1 day'::VARCHAR` only the string belongs to the interval. */
function parseIntervalString(parser: Parser): Expression {
  const { text, start, end } = parser.next()
  return { kind: 'string', value: text, start, end }
}

/** MONTH, WEEK(MONDAY), DuckDB's 'month'. */
export function parseDatePart(parser: Parser): DatePart {
  const token = parser.peek()
  const { start } = token
  if (token.type !== 'word' && token.type !== 'string' && token.type !== 'quoted')
    throw parser.unexpected('a date part')
  parser.next()
  const name = token.text.toUpperCase()
  let weekday: string | undefined
  if (token.type === 'word' && parser.acceptOperator('(')) {
    weekday = parser.anyName('a weekday').name.toUpperCase()
    parser.expectOperator(')')
  }
  return { kind: 'date-part', name, weekday, start, end: parser.end }
}
