import type { Frame, FrameBound, NamedWindow, OrderItem, Window } from '../ast.ts'
import { parseOrderBy } from './parse-order.ts'
import type { Parser } from './parser.ts'

/** `OVER w`, `OVER (...)`. */
export function parseOver(parser: Parser): Window {
  parser.expect('OVER')
  return parser.atOperator('(') ? parseWindow(parser) : parseWindowName(parser)
}

function parseWindowName(parser: Parser): Window {
  const base = parser.name('a window')
  return { kind: 'window', base, bare: true, partitionBy: [], orderBy: [], start: base.start, end: base.end }
}

/** `WINDOW a AS (...), b AS a`. */
export function parseNamedWindows(parser: Parser): NamedWindow[] {
  return parser.list((inner) => {
    const name = inner.name('a window')
    inner.expect('AS')
    const window = inner.atOperator('(') ? parseWindow(inner) : parseWindowName(inner)
    return { kind: 'named-window', name, window, start: name.start, end: inner.end }
  })
}

function parseWindow(parser: Parser): Window {
  const { start } = parser.expectOperator('(')
  const base = atBase(parser) ? parser.name('a window') : undefined
  const partitionBy = parser.acceptWords('PARTITION', 'BY') ? parser.list(() => parser.expression()) : []
  const orderBy: OrderItem[] = parser.at('ORDER') ? parseOrderBy(parser) : []
  const frame = atFrame(parser) ? parseFrame(parser) : undefined
  parser.expectOperator(')')
  return { kind: 'window', base, partitionBy, orderBy, frame, start, end: parser.end }
}

function atBase(parser: Parser): boolean {
  return parser.atName() && !parser.atWords('PARTITION', 'BY') && !atFrame(parser)
}

function atFrame(parser: Parser): boolean {
  const isUnit = parser.at('ROWS') || parser.at('RANGE') || parser.at('GROUPS')
  return isUnit && parser.peek(1).text !== ')'
}

function parseFrame(parser: Parser): Frame {
  const token = parser.next()
  const unit = token.text.toLowerCase() as Frame['unit']
  const between = parser.accept('BETWEEN')
  const from = parseBound(parser)
  if (between) parser.expect('AND')
  const to = between ? parseBound(parser) : undefined
  const exclude = parser.accept('EXCLUDE') ? parseExclude(parser) : undefined
  return { kind: 'frame', unit, from, to, exclude, start: token.start, end: parser.end }
}

function parseBound(parser: Parser): FrameBound {
  const { start } = parser.peek()
  if (parser.acceptWords('CURRENT', 'ROW'))
    return { kind: 'frame-bound', bound: 'current row', start, end: parser.end }
  const unbounded = parser.accept('UNBOUNDED')
  const offset = unbounded ? undefined : parser.expression()
  const direction = parser.accept('PRECEDING') ? 'preceding' : 'following'
  if (direction === 'following') parser.expect('FOLLOWING')
  const bound = unbounded ? (`unbounded ${direction}` as const) : direction
  return { kind: 'frame-bound', bound, offset, start, end: parser.end }
}

function parseExclude(parser: Parser): Frame['exclude'] {
  if (parser.acceptWords('CURRENT', 'ROW')) return 'current row'
  if (parser.acceptWords('NO', 'OTHERS')) return 'no others'
  if (parser.accept('GROUP')) return 'group'
  parser.expect('TIES')
  return 'ties'
}
