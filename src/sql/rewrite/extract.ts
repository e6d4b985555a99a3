import type { Expression, ExtractPart } from '../ast.ts'
import { weekday } from '../functions/date-parts.ts'
import { duckdb } from '../functions/template.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'

const parts: Readonly<Record<string, string>> = {
  MICROSECOND: "date_part('microsecond', $1) % 1000000",
  MILLISECOND: "date_part('millisecond', $1) % 1000",
  SECOND: "date_part('second', $1)",
  MINUTE: "date_part('minute', $1)",
  HOUR: "date_part('hour', $1)",
  DAYOFWEEK: "date_part('dow', $1) + 1",
  DAY: "date_part('day', $1)",
  DAYOFYEAR: "date_part('doy', $1)",
  ISOWEEK: "date_part('week', $1)",
  MONTH: "date_part('month', $1)",
  QUARTER: "date_part('quarter', $1)",
  YEAR: "date_part('year', $1)",
  ISOYEAR: "date_part('isoyear', $1)",
  DATE: 'CAST($1 AS DATE)',
  TIME: 'CAST($1 AS TIME)',
  DATETIME: 'CAST($1 AS TIMESTAMP)',
}

const ofInterval: Readonly<Record<string, string>> = {
  YEAR: "date_part('year', $1)",
  MONTH: "date_part('month', $1)",
  DAY: "date_part('day', $1)",
  HOUR: "date_part('hour', $1)",
  MINUTE: "date_part('minute', $1)",
  SECOND: "date_part('second', $1)",
  MILLISECOND: "date_part('millisecond', $1) % 1000",
  MICROSECOND: "date_part('microsecond', $1) % 1000000",
}

/** EXTRACT(part FROM value [AT TIME ZONE zone]). */
export function rewriteExtract(node: ExtractPart, to: Rewriting): Expression {
  let value = to.expression(node.from)
  const type = to.typeOf(node.from)
  if (type.kind === 'timestamp' && node.timeZone === undefined && /^(TIME|DATETIME)$/.test(node.part.name))
    value = duckdb("timezone('UTC', $1)", [value], node)
  if (type.kind === 'null') value = duckdb('CAST($1 AS TIMESTAMP)', [value], node)
  if (node.timeZone !== undefined) {
    const valid = /^(DATE|DATETIME)$/.test(node.part.name)
    const text = valid ? 'bq_valid_datetime(bq_in_zone($1, $2))' : 'bq_in_zone($1, $2)'
    value = duckdb(text, [value, to.expression(node.timeZone)], node)
  }
  const { name } = node.part
  if (name === 'WEEK' && type.kind !== 'interval') {
    const start = weekday(node.part)
    if (start === undefined) return reject(to, node.part, `"${node.part.weekday}" is no day of the week.`)
    return duckdb(`bq_week_of_year($1, ${start})`, [value], node)
  }
  const text = (type.kind === 'interval' ? ofInterval : parts)[name]
  if (text === undefined) {
    const known = [...Object.keys(parts), 'WEEK'].join(', ')
    return refuse(
      to,
      node.part,
      `The part ${name} of EXTRACT cannot run on DuckDB.`,
      `The parts are ${known}.`,
    )
  }
  return duckdb(text, [value], node)
}
