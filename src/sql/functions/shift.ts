import { clockParts, microseconds } from './date-parts.ts'
import { intervalCount } from './interval-argument.ts'
import type { DuckdbRewrite } from './spec.ts'
import { duckdb } from './template.ts'
import { assumed, kindOf } from './truncate.ts'

const perDay: Readonly<Record<string, number>> = { DAY: 1, WEEK: 7 }
const perMonth: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 }

/** DATE_ADD, DATE_SUB and kin: the value keeps its type, the end of a month is kept. */
export const shifted =
  (sign: '+' | '-'): DuckdbRewrite =>
  (from) => {
    const step = intervalCount(from, 1)!
    const args = [assumed(from, 0), step.count]
    const kind = kindOf(from)
    const days = perDay[step.unit]
    const months = perMonth[step.unit]
    const times = (factor: number): string => (factor === 1 ? '$2' : `${factor}::BIGINT * $2`)
    if (kind === 'time') {
      const size = microseconds[step.unit]
      if (!clockParts.has(step.unit) || size === undefined)
        return from.reject(`${from.name} has no part ${step.unit}.`)
      return duckdb(`bq_time_add($1, ${sign === '-' ? '-' : ''}(${times(size)}))`, args, from.node)
    }
    if (kind === 'timestamp') {
      const size = microseconds[step.unit]
      if (size === undefined)
        return from.reject(`${from.name} of a TIMESTAMP has no part ${step.unit}.`, 'Cast to DATETIME first.')
      return duckdb(`bq_valid_timestamp($1 ${sign} to_microseconds(${times(size)}))`, args, from.node)
    }
    if (days !== undefined) {
      const whole = step.count.kind === 'number' && days === 1 ? '$2' : `CAST(${times(days)} AS INTEGER)`
      return duckdb(
        kind === 'datetime'
          ? `bq_valid_datetime($1 ${sign} to_days(${whole}))`
          : `bq_valid_date($1 ${sign} ${whole})`,
        args,
        from.node,
      )
    }
    if (months !== undefined) {
      const moved = `$1 ${sign} to_months(CAST(${times(months)} AS INTEGER))`
      return duckdb(
        kind === 'datetime' ? `bq_valid_datetime(${moved})` : `bq_valid_date(CAST(${moved} AS DATE))`,
        args,
        from.node,
      )
    }
    const size = microseconds[step.unit]
    if (kind !== 'datetime' || size === undefined)
      return from.reject(`${from.name} of a DATE has no part ${step.unit}.`)
    return duckdb(`bq_valid_datetime($1 ${sign} to_microseconds(${times(size)}))`, args, from.node)
  }
