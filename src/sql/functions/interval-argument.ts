import type { Expression } from '../ast.ts'
import type { RewriteCall } from './spec.ts'

/** What `INTERVAL n unit` as an argument says; functions of dates take it apart. */
export interface IntervalCount {
  readonly count: Expression
  readonly unit: string
}

export function intervalCount(from: RewriteCall, index: number): IntervalCount | undefined {
  const arg = from.written[index]
  if (arg === undefined) return undefined
  if (arg.kind !== 'interval' || arg.unit === undefined || arg.to !== undefined) {
    return from.reject(`${from.name} needs its step as INTERVAL n part.`, undefined, arg)
  }
  const { value } = arg
  // INTERVAL '1' DAY is a number in quotes.
  const count: Expression =
    value.kind === 'string' && /^-?\d+$/.test(value.value.trim())
      ? { kind: 'number', text: value.value.trim(), integer: true, start: value.start, end: value.end }
      : from.rewrite(value)
  return { count, unit: arg.unit }
}
