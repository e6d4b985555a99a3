import type { Sample } from '../ast.ts'
import { parseAmount } from './parse-limit.ts'
import type { Parser } from './parser.ts'

/** What follows TABLESAMPLE: BigQuery's `SYSTEM (10 PERCENT)`, DuckDB's `reservoir(10 ROWS) REPEATABLE (1)`, `10%`. */
export function parseSample(parser: Parser): Sample {
  const { start } = parser.peek()
  const method =
    parser.peek().type === 'word' ? parser.anyName('a sampling method').name.toUpperCase() : undefined
  const isOpen = parser.bigquery ? parser.expectOperator('(') !== undefined : parser.acceptOperator('(')
  const size = parseAmount(parser)
  const unit = parseUnit(parser)
  let seed: Sample['seed']
  if (isOpen) parser.expectOperator(')')
  else if (parser.acceptOperator('(')) {
    const name = parser.anyName('a sampling method').name.toUpperCase()
    if (parser.acceptOperator(',')) seed = parser.expression()
    parser.expectOperator(')')
    return { kind: 'sample', method: name, size, unit, seed, start, end: parser.end }
  }
  if (parser.accept('REPEATABLE')) seed = parser.parenthesised(() => parser.expression())[0]
  return { kind: 'sample', method, size, unit, seed, start, end: parser.end }
}

function parseUnit(parser: Parser): Sample['unit'] {
  if (parser.accept('PERCENT') || (!parser.bigquery && parser.acceptOperator('%'))) return 'percent'
  if (parser.accept('ROWS') || !parser.bigquery) return 'rows'
  throw parser.unexpected('PERCENT')
}
