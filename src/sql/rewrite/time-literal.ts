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
  if (zoned === undefined) return typed(names[kind], value)
  return call(at, 'bq_instant', [typed('TIMESTAMP', zoned.civil), string(at, zoned.zone)])
}
