import type { Expression, OrderItem } from '../ast.ts'
import type { Parser } from './parser.ts'

/** `ORDER BY a DESC NULLS LAST, b`. DuckDB's ORDER BY ALL becomes one item with a star. */
export function parseOrderBy(parser: Parser): OrderItem[] {
  parser.expect('ORDER')
  parser.expect('BY')
  return parseOrderItems(parser)
}

export function parseOrderItems(parser: Parser): OrderItem[] {
  const items = [parseOrderItem(parser)]
  while (parser.acceptOperator(',')) items.push(parseOrderItem(parser))
  return items
}

function parseOrderItem(parser: Parser): OrderItem {
  const { start } = parser.peek()
  const plain = !parser.bigquery && parser.at('ALL') ? parseAll(parser) : parser.expression()
  const expression = parser.bigquery && parser.accept('COLLATE') ? collated(parser, plain) : plain
  const direction = parser.accept('ASC') ? 'asc' : parser.accept('DESC') ? 'desc' : undefined
  let nulls: OrderItem['nulls']
  if (parser.acceptWords('NULLS', 'FIRST')) nulls = 'first'
  else if (parser.acceptWords('NULLS', 'LAST')) nulls = 'last'
  return { kind: 'order-item', expression, direction, nulls, start, end: parser.end }
}

/** `ORDER BY name COLLATE 'und:ci'`. */
function collated(parser: Parser, operand: Expression): Expression {
  const token = parser.peek()
  const written = parser.expression()
  if (written.kind !== 'string')
    throw parser.fail('COLLATE wants a collation as text.', token, "COLLATE 'und:ci'")
  const { start } = operand
  return { kind: 'collate', operand, collation: written.value, start, end: parser.end }
}

function parseAll(parser: Parser): OrderItem['expression'] {
  const { start, end } = parser.next()
  return { kind: 'star', except: [], replace: [], rename: [], start, end }
}
