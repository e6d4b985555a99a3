import type { Expression } from '../ast.ts'
import { power } from '../precedence.ts'
import type { Parser } from './parser.ts'

export interface Limit {
  readonly limit?: Expression | undefined
  readonly limitPercent?: boolean | undefined
  readonly offset?: Expression | undefined
}

/** LIMIT and OFFSET, in DuckDB in either order. */
export function parseLimit(parser: Parser): Limit {
  let offset = !parser.bigquery && parser.accept('OFFSET') ? parser.expression() : undefined
  if (offset !== undefined && !parser.accept('ROWS')) parser.accept('ROW')
  if (!parser.bigquery && parser.at('FETCH')) return { limit: parseFetch(parser), offset }
  if (!parser.accept('LIMIT')) return offset === undefined ? {} : { offset }
  const isAll = !parser.bigquery && parser.accept('ALL')
  const limit = isAll ? undefined : parseAmount(parser)
  const percent = !parser.bigquery && (parser.acceptOperator('%') || parser.accept('PERCENT'))
  if (offset === undefined && parser.accept('OFFSET')) offset = parser.expression()
  return { limit, limitPercent: percent ? true : undefined, offset }
}

/** `FETCH FIRST n ROWS ONLY`. */
function parseFetch(parser: Parser): Expression {
  const { start } = parser.next()
  if (!parser.accept('FIRST')) parser.expect('NEXT')
  const isOne = parser.at('ROW') || parser.at('ROWS')
  const limit: Expression = isOne
    ? { kind: 'number', text: '1', integer: true, start, end: parser.end }
    : parser.expression(power.exponent)
  if (!parser.accept('ROWS')) parser.expect('ROW')
  parser.expect('ONLY')
  return limit
}

/** A number before a lone `%` is a share, not the left side of a modulo. */
export function parseAmount(parser: Parser): Expression {
  const after = parser.peek(2)
  const isShare =
    !parser.bigquery &&
    parser.peek().type === 'number' &&
    parser.isOperator(1, '%') &&
    (after.type === 'end' ||
      after.type === 'word' ||
      (after.type === 'operator' && /^[),;(]$/.test(after.text)))
  return parser.expression(isShare ? power.exponent : power.lowest)
}
