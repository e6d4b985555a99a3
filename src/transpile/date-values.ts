// Dates in the three forms of BigQuery: which one an expression is, and the function of that form.

import type { Expression, Span } from '../sql/ast.ts'
import { call, cast } from '../sql/ast-builders.ts'
import { valueKind } from './value-kind.ts'

export type DateForm = 'DATE' | 'DATETIME' | 'TIMESTAMP'

/** Of a column nothing is known: DATETIME functions take a DATE too, and leave its day. */
export function dateForm(value: Expression): DateForm {
  const kind = valueKind(value)
  if (kind === 'date') return 'DATE'
  return kind === 'timestamp' ? 'TIMESTAMP' : 'DATETIME'
}

/** The value, and where it is a text, the date that it says. */
export function asDate(value: Expression): Expression {
  // T-SQL's whole numbers are days after the first one of 1900.
  if (value.kind === 'number' && value.integer) {
    const { start, end } = value
    const first = cast(value, { kind: 'string', value: '1900-01-01', start, end }, 'DATETIME')
    if (Number(value.text) === 0) return first
    const days: Expression = { kind: 'interval', value, unit: 'DAY', start, end }
    return call(value, 'DATETIME_ADD', [first, days])
  }
  if (value.kind !== 'string') return value
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value.value)
  const isCompact = /^\d{8}$/.test(value.value)
  if (isDay) return cast(value, value, 'DATE')
  if (isCompact) {
    const text = value.value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    return cast(value, { ...value, value: text }, 'DATE')
  }
  return cast(value, value, 'DATETIME')
}

/** `DATE_ADD(value, INTERVAL amount part)`, in the form of the value. Parts below a day make a DATETIME of a DATE. */
export function addTo(at: Span, value: Expression, amount: Expression, part: string): Expression {
  const date = asDate(value)
  const form = dateForm(date)
  const isTime = /^(HOUR|MINUTE|SECOND|MILLISECOND|MICROSECOND)$/.test(part)
  const isLong = /^(WEEK|MONTH|QUARTER|YEAR)$/.test(part)
  const used = (form === 'DATE' && isTime) || (form === 'TIMESTAMP' && isLong) ? 'DATETIME' : form
  const operand = used === form ? date : cast(at, date, used)
  const interval: Expression = { kind: 'interval', value: amount, unit: part, start: at.start, end: at.end }
  return call(at, `${used}_ADD`, [operand, interval])
}

/** `DATE_DIFF(to, from, part)`, counting boundaries. */
export function between(at: Span, from: Expression, to: Expression, part: string): Expression {
  const [first, last] = [asDate(from), asDate(to)]
  const isTime = /^(HOUR|MINUTE|SECOND|MILLISECOND|MICROSECOND)$/.test(part)
  const isDate = dateForm(first) === 'DATE' && dateForm(last) === 'DATE' && !isTime
  const wanted = isDate ? 'DATE' : 'DATETIME'
  const own = (value: Expression) =>
    dateForm(value) === 'TIMESTAMP' || (isTime && dateForm(value) === 'DATE')
      ? cast(at, value, 'DATETIME')
      : value
  return call(at, `${wanted}_DIFF`, [own(last), own(first), datePart(at, part)])
}

export function datePart(at: Span, name: string, weekday?: string): Expression {
  return { kind: 'date-part', name, weekday, start: at.start, end: at.end }
}

/** `EXTRACT(part FROM value)`. */
export function extract(at: Span, part: string, value: Expression): Expression {
  const { start, end } = at
  return {
    kind: 'extract',
    part: { kind: 'date-part', name: part, start, end },
    from: asDate(value),
    start,
    end,
  }
}

/** `FORMAT_DATE(format, value)` in the value's form. */
export function formatted(at: Span, format: string, value: Expression): Expression {
  const date = asDate(value)
  const { start, end } = at
  return call(at, `FORMAT_${dateForm(date)}`, [{ kind: 'string', value: format, start, end }, date])
}
