import type { Frame, OrderItem, Window } from '../ast.ts'
import type { Rewriting } from './context.ts'
import { reject } from './context.ts'
import { mayBeNan, nanFirst } from './float.ts'

const times = new Set(['date', 'datetime', 'time', 'timestamp', 'interval'])

/** NULLs come first going up and last going down, in every ORDER BY of GoogleSQL. */
export function rewriteOrder(item: OrderItem, to: Rewriting): OrderItem {
  const expression = to.expression(item.expression)
  return orderedBy({ ...item, expression: mayBeNan(item.expression, to) ? nanFirst(expression) : expression })
}

export function orderedBy(item: OrderItem): OrderItem {
  return { ...item, nulls: item.nulls ?? (item.direction === 'desc' ? 'last' : 'first') }
}

export function rewriteWindow(window: Window, to: Rewriting): Window {
  return {
    ...window,
    partitionBy: window.partitionBy.map((each) => to.expression(each)),
    orderBy: window.orderBy.map((item) => rewriteOrder(item, to)),
    frame: window.frame && rewriteFrame(window.frame, window.orderBy, to),
  }
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
