import type { DatePart, Expression } from '../ast.ts'
import { clockParts, dayParts, weekday } from './date-parts.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** The word that stands where the function takes a date part. */
export function partOf(from: RewriteCall, index: number, otherwise: string): DatePart {
  const arg = from.written[index]
  if (arg?.kind === 'date-part') return arg
  if (arg !== undefined)
    return from.reject(`${from.name} needs a date part such as ${otherwise}.`, undefined, arg)
  return { kind: 'date-part', name: otherwise, start: from.node.start, end: from.node.end }
}

export function startOfWeek(from: RewriteCall, part: DatePart): number {
  const day = weekday(part)
  return day ?? from.reject(`"${part.weekday}" is no day of the week.`, 'Write WEEK(MONDAY).', part)
}

/** The start of the part that a date, or a civil time, lies in, within the years that there are. `$1` is the value. */
function truncation(from: RewriteCall, part: DatePart, kind: 'date' | 'datetime'): string {
  const start = startOf(from, part, kind)
  // The week of the first days begins before the year 1.
  return /^(ISO)?WEEK$/.test(part.name) ? `bq_valid_${kind}(${start})` : start
}

function startOf(from: RewriteCall, part: DatePart, kind: 'date' | 'datetime'): string {
  const { name } = part
  const isDay = dayParts.has(name)
  if (!isDay && (kind === 'date' || !clockParts.has(name))) {
    return from.reject(`${from.name} has no part ${name} for a ${kind.toUpperCase()}.`, undefined, part)
  }
  const whole = (text: string): string => (kind === 'date' ? `CAST(${text} AS DATE)` : text)
  switch (name) {
    case 'WEEK': {
      const days = `CAST((date_part('dow', $1) - ${startOfWeek(from, part)} + 7) % 7 AS INTEGER)`
      return kind === 'date' ? `$1 - ${days}` : `date_trunc('day', $1) - to_days(${days})`
    }
    case 'ISOWEEK':
      return whole("date_trunc('week', $1)")
    case 'ISOYEAR':
      return kind === 'date'
        ? 'bq_iso_year_start($1)'
        : 'CAST(bq_iso_year_start(CAST($1 AS DATE)) AS TIMESTAMP)'
    default:
      return kind === 'date' && name === 'DAY' ? '$1' : whole(`date_trunc('${name.toLowerCase()}', $1)`)
  }
}

/** DATE_TRUNC and kin: the value keeps its type. An instant is cut in its time zone, UTC if none is given. */
export const truncated: DuckdbRewrite = (from) => {
  const part = partOf(from, 1, 'DAY')
  const value = assumed(from, 0)
  const zone = from.args[2]
  switch (kindOf(from)) {
    case 'timestamp': {
      if (zone === undefined && (clockParts.has(part.name) || part.name === 'DAY')) {
        return duckdb(`date_trunc('${part.name.toLowerCase()}', $1)`, [value], from.node)
      }
      if (zone !== undefined && clockParts.has(part.name)) {
        // Counted back from the instant: in autumn the same clock time comes twice.
        const rest = "$1 - (bq_in_zone($1, $2) - date_trunc('part', bq_in_zone($1, $2)))"
        return duckdb(rest.replace('part', part.name.toLowerCase()), [value, zone], from.node)
      }
      const inZone = part.name === 'ISOYEAR' ? 'bq_valid_datetime(bq_in_zone($1, $2))' : 'bq_in_zone($1, $2)'
      const civil = duckdb(inZone, [value, zone ?? utc(from)], from.node)
      const cut = duckdb(truncation(from, part, 'datetime'), [civil], from.node)
      return zone === undefined
        ? duckdb("timezone('UTC', $1)", [cut], from.node)
        : duckdb('bq_valid_timestamp(bq_instant($1, $2))', [cut, zone], from.node)
    }
    case 'datetime':
      return duckdb(truncation(from, part, 'datetime'), [value], from.node)
    case 'time': {
      if (!clockParts.has(part.name))
        return from.reject(`TIME_TRUNC has no part ${part.name}.`, undefined, part)
      return duckdb(`bq_time_trunc($1, '${part.name.toLowerCase()}')`, [value], from.node)
    }
    default:
      return duckdb(truncation(from, part, 'date'), [value], from.node)
  }
}

/** What the function works on: where the type is not known, what its name says. */
export function kindOf(from: RewriteCall): string {
  const known = from.targets[0]?.kind
  return known === undefined || known === 'unknown' ? (from.name.split('_')[0] ?? '').toLowerCase() : known
}

/** The argument, checked when it runs where its type is not known. */
export function assumed(from: RewriteCall, index: number): Expression {
  const value = from.args[index]!
  const known = from.targets[index]?.kind
  if (known !== undefined && known !== 'unknown') return value
  return duckdb(`bq_as_${kindOf(from)}($1)`, [value], from.node)
}

export function utc(from: RewriteCall): Expression {
  return { kind: 'string', value: 'UTC', start: from.node.start, end: from.node.end }
}

/** LAST_DAY: the day before the next part begins. */
export const lastDay: DuckdbRewrite = (from) => {
  const part = partOf(from, 1, 'MONTH')
  const value =
    from.types[0]?.kind === 'date' ? from.args[0]! : duckdb('CAST($1 AS DATE)', [from.args[0]!], from.node)
  const start = duckdb(startOf(from, part, 'date'), [value], from.node)
  const length = { WEEK: 7, ISOWEEK: 7 }[part.name]
  if (length !== undefined) return duckdb(`bq_valid_date($1 + ${length - 1})`, [start], from.node)
  if (part.name === 'MONTH') return duckdb('last_day($1)', [value], from.node)
  const months = { QUARTER: 3, YEAR: 12 }[part.name]
  if (months !== undefined) return duckdb(`CAST($1 + to_months(${months}) AS DATE) - 1`, [start], from.node)
  if (part.name !== 'ISOYEAR') return from.reject(`LAST_DAY has no part ${part.name}.`, undefined, part)
  return duckdb('bq_valid_date(bq_iso_year_end($1))', [value], from.node)
}
