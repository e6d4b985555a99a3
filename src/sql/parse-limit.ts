import type { Expression } from './ast.ts'
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
  if (!parser.accept('LIMIT')) return offset === undefined ? {} : { offset }
  const isAll = !parser.bigquery && parser.accept('ALL')
  const limit = isAll ? undefined : parser.expression()
  const percent = !parser.bigquery && (parser.acceptOperator('%') || parser.accept('PERCENT'))
  if (offset === undefined && parser.accept('OFFSET')) offset = parser.expression()
  return { limit, limitPercent: percent ? true : undefined, offset }
}
