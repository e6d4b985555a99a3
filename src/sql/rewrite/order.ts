import type { Expression, Frame, OrderItem, Window } from '../ast.ts'
import { call } from '../ast-builders.ts'
import { orderKey } from '../functions/range-key.ts'
import { isCollation } from './collation.ts'
import type { Rewriting } from './context.ts'
import { reject } from './context.ts'
import { mayBeNan } from './float.ts'

const times = new Set(['date', 'datetime', 'time', 'timestamp', 'interval'])

/** NULLs come first going up and last going down, in every ORDER BY of GoogleSQL. */
export function rewriteOrder(item: OrderItem, to: Rewriting): readonly OrderItem[] {
  const { expression } = item
  const sorted: Expression = isCollation(expression)
    ? { ...expression, kind: 'collate', operand: expression, collation: 'und:ci' }
    : expression
  const rewritten = { ...item, expression: orderKey(to.expression(sorted), to.typeOf(item.expression)) }
  return mayBeNan(item.expression, to) ? nanFirst(rewritten) : [orderedBy(rewritten)]
}

/** NaN comes before every number: it has a key of its own. `written` stands for the value in the other. */
export function nanFirst(item: OrderItem, written = item.expression): readonly OrderItem[] {
  const own = orderedBy({ ...item, expression: written })
  const isNan = call(item, 'isnan', [item.expression])
  return [{ ...own, expression: isNan, direction: own.direction === 'desc' ? 'asc' : 'desc' }, own]
}

export function orderedBy(item: OrderItem): OrderItem {
  return { ...item, nulls: item.nulls ?? (item.direction === 'desc' ? 'last' : 'first') }
}

export function rewriteWindow(window: Window, to: Rewriting): Window {
  const { frame } = window
  const counted = frame?.unit === 'range' && (frame.from.offset ?? frame.to?.offset) !== undefined
  // The parentheses around a name alone do not add to the window, which DuckDB would not copy with its frame.
  const bare = window.base !== undefined && window.partitionBy.length + window.orderBy.length === 0 && !frame
  return {
    ...window,
    bare: bare || window.bare,
    partitionBy: window.partitionBy.map((each) => to.expression(each)),
    orderBy: counted
      ? window.orderBy.map((item) => oneKey(item, to))
      : window.orderBy.flatMap((item) => rewriteOrder(item, to)),
    frame: window.frame && rewriteFrame(window.frame, window.orderBy, to),
  }
}

/** A RANGE frame that counts has one key. */
function oneKey(item: OrderItem, to: Rewriting): OrderItem {
  const value = to.expression(item.expression)
  return orderedBy({
    ...item,
    expression: mayBeNan(item.expression, to) ? call(item, 'bq_frame_key', [value]) : value,
  })
}

function rewriteFrame(frame: Frame, orderBy: readonly OrderItem[], to: Rewriting): Frame {
  const [key] = orderBy
  const offset = frame.from.offset ?? frame.to?.offset
  if (
    offset !== undefined &&
    key !== undefined &&
    frame.unit === 'range' &&
    times.has(to.typeOf(key.expression).kind)
  ) {
    reject(
      to,
      offset,
      'A RANGE frame counts from a number, not from a date or time.',
      'Order by UNIX_DATE(d) or UNIX_SECONDS(t), and give the frame days or seconds.',
    )
  }
  const bound = (from: Frame['from']): Frame['from'] =>
    from.offset === undefined ? from : { ...from, offset: to.expression(from.offset) }
  return { ...frame, from: bound(frame.from), to: frame.to && bound(frame.to) }
}
