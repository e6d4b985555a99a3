import type { DatePart } from '../ast.ts'
import { clockParts, microseconds } from './date-parts.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'
import { assumed, kindOf, partOf, startOfWeek } from './truncate.ts'

/** How many boundaries of the part lie between `$2` and `$1`; both are dates, or both civil times. */
function boundaries(from: RewriteCall, part: DatePart, kind: 'date' | 'datetime'): string {
  const { name } = part
  const day = (text: string): string => (kind === 'date' ? text : `CAST(${text} AS DATE)`)
  switch (name) {
    case 'DAY':
    case 'MONTH':
    case 'QUARTER':
    case 'YEAR':
      return `date_diff('${name.toLowerCase()}', $2, $1)`
    case 'WEEK':
      return `bq_week_diff(${day('$1')}, ${day('$2')}, ${startOfWeek(from, part)})`
    case 'ISOWEEK':
      return `bq_week_diff(${day('$1')}, ${day('$2')}, 1)`
    case 'ISOYEAR':
      return "date_part('isoyear', $1) - date_part('isoyear', $2)"
    default:
      if (kind === 'datetime' && clockParts.has(name)) return `date_diff('${name.toLowerCase()}', $2, $1)`
      return from.reject(`${from.name} has no part ${name} for a ${kind.toUpperCase()}.`, undefined, part)
  }
}

/** Instants differ by elapsed units, all others by the boundaries that lie between. */
export const difference: DuckdbRewrite = (from) => {
  const part = partOf(from, 2, 'DAY')
  const kind = kindOf(from)
  const values = [assumed(from, 0), assumed(from, 1)]
  if (kind === 'timestamp') {
    const size = microseconds[part.name]
    if (size === undefined)
      return from.reject(
        `${from.name} of timestamps has no part ${part.name}.`,
        'Compare dates: DATE_DIFF(DATE(a), DATE(b), MONTH).',
        part,
      )
    const elapsed = 'epoch_us($1) - epoch_us($2)'
    return duckdb(size === 1 ? elapsed : `(${elapsed}) // ${size}`, values, from.node)
  }
  if (kind === 'time') {
    const size = microseconds[part.name]
    if (size === undefined || part.name === 'DAY')
      return from.reject(`TIME_DIFF has no part ${part.name}.`, undefined, part)
    return duckdb(`(bq_time_micros($1) // ${size}) - (bq_time_micros($2) // ${size})`, values, from.node)
  }
  return duckdb(boundaries(from, part, kind === 'datetime' ? 'datetime' : 'date'), values, from.node)
}
