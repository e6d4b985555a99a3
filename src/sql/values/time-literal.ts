import type { Expression } from '../ast.ts'
import { call, string, typeName } from '../ast-builders.ts'
import { zonedTime } from './literal.ts'

type TimeKind = 'date' | 'time' | 'datetime' | 'timestamp'

const names: Readonly<Record<TimeKind, string>> = {
  date: 'DATE',
  time: 'TIME',
  datetime: 'TIMESTAMP',
  timestamp: 'TIMESTAMPTZ',
}

/** Text that DuckDB reads as a date or time, as a value. */
export function timeLiteral(at: Expression, kind: TimeKind, value: string): Expression {
  const typed = (name: string, text: string): Expression => ({
    kind: 'typed-literal',
    type: typeName(at, name),
    value: text,
    start: at.start,
    end: at.end,
  })
  const zoned = kind === 'timestamp' ? zonedTime(value) : undefined
  // Only at the ends can an offset move it beyond them.
  const last = kind === 'timestamp' && /^\s*(0*1-0?1-0?1|9999-12-31)\b/.test(value)
  const valid = (literal: Expression): Expression =>
    last ? call(at, 'bq_valid_timestamp', [literal]) : literal
  if (zoned === undefined) return valid(typed(names[kind], value))
  return valid(call(at, 'bq_instant', [typed('TIMESTAMP', zoned.civil), string(at, zoned.zone)]))
}
