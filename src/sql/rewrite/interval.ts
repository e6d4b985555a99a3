import type { Expression, Interval } from '../ast.ts'
import { number } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'

/** How DuckDB makes an interval of so many units; `$1` is a whole number. */
const makers: Readonly<Record<string, string>> = {
  MICROSECOND: 'to_microseconds($1)',
  MILLISECOND: 'to_microseconds(1000::BIGINT * $1)',
  SECOND: 'to_microseconds(1000000::BIGINT * $1)',
  MINUTE: 'to_microseconds(60000000::BIGINT * $1)',
  HOUR: 'to_microseconds(3600000000::BIGINT * $1)',
  DAY: 'to_days(CAST($1 AS INTEGER))',
  WEEK: 'to_days(CAST(7::BIGINT * $1 AS INTEGER))',
  MONTH: 'to_months(CAST($1 AS INTEGER))',
  QUARTER: 'to_months(CAST(3::BIGINT * $1 AS INTEGER))',
  YEAR: 'to_months(CAST(12::BIGINT * $1 AS INTEGER))',
}

/** `INTERVAL n unit` as a value. */
export function intervalFrom(node: Interval, to: Rewriting): Expression {
  if (node.to !== undefined) return compound(node, to)
  const unit = node.unit
  if (unit === undefined) return reject(to, node, 'An INTERVAL needs a date part.', 'Write INTERVAL 1 DAY.')
  const { kind } = to.typeOf(node.value)
  if (kind === 'float64' || kind === 'numeric')
    return reject(
      to,
      node.value,
      'An INTERVAL takes a whole number.',
      'Round it: INTERVAL CAST(x AS INT64) DAY.',
    )
  if (node.value.kind === 'string') return single(node, node.value.value, unit, to)
  return intervalOf(to.expression(node.value), unit, node, to)
}

/** `INTERVAL '3' DAY`; seconds may have a fraction. */
function single(node: Interval, text: string, unit: string, to: Rewriting): Expression {
  const pattern = unit === 'SECOND' ? /^\s*[+-]?\d+(\.\d{1,6})?\s*$/ : /^\s*[+-]?\d+\s*$/
  if (!pattern.test(text)) return reject(to, node.value, `"${text}" is no number of ${unit}.`)
  if (!text.includes('.')) return intervalOf(number(node.value, BigInt(text.trim())), unit, node, to)
  const [whole = '', fraction = ''] = text.trim().split('.')
  return intervalOf(number(node.value, BigInt(whole + fraction.padEnd(6, '0'))), 'MICROSECOND', node, to)
}

export function intervalOf(count: Expression, unit: string, at: Expression, to: Rewriting): Expression {
  const maker = makers[unit]
  if (maker === undefined) return refuse(to, at, `An INTERVAL of ${unit} cannot run on DuckDB.`)
  const literal = count.kind === 'unary' && count.operator === '-' ? count.operand : count
  // Up to so many, no unit is beyond the range of an interval.
  const few = literal.kind === 'number' && Number(literal.text) <= 10_000
  return duckdb(few ? maker : `bq_valid_interval(${maker})`, [count], at)
}

const fields = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND']
const monthsPerField = [12, 1]
const microsPerField = [3_600_000_000n, 60_000_000n, 1_000_000n]

/** `INTERVAL '1-2 3 4:5:6' YEAR TO SECOND`. */
function compound(node: Interval, to: Rewriting): Expression {
  const first = fields.indexOf(node.unit ?? '')
  const last = fields.indexOf(node.to ?? '')
  if (node.value.kind !== 'string' || first < 0 || last <= first) {
    return reject(to, node, 'An INTERVAL from one part TO another needs a text literal.')
  }
  const numbers = node.value.value.trim().match(/[+-]?\d+(\.\d+)?/g) ?? []
  const expected = last - first + 1
  if (numbers.length !== expected)
    return reject(to, node, `The INTERVAL names ${expected} parts and gives ${numbers.length}.`)
  let months = 0
  let days = 0
  let micros = 0n
  let sign = 1
  for (const [index, text] of numbers.entries()) {
    const field = first + index
    // The minus between years and months, and between date parts, is a divider: only a leading one is a sign.
    const value = Math.abs(Number(text))
    if (index === 0 || field === 2 || field === 3) sign = startsNegative(text, index) ? -1 : 1
    if (field < 2) months += sign * value * (monthsPerField[field] ?? 0)
    else if (field === 2) days += sign * value
    else micros += BigInt(sign) * partMicros(text, microsPerField[field - 3]!)
  }
  const made = `to_months(${months}) + to_days(${days}) + to_microseconds(${micros})`
  // Up to these no part is beyond the range of an interval.
  const few = Math.abs(months) <= 10_000 && Math.abs(days) <= 10_000 && micros < beyond && micros > -beyond
  return duckdb(few ? made : `bq_valid_interval(${made})`, [], node)
}

const beyond = 10n ** 15n

/** Of an hour, a minute or a second, which may have up to six digits behind the point. */
function partMicros(text: string, unit: bigint): bigint {
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  return BigInt(whole) * unit + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

function startsNegative(text: string, index: number): boolean {
  return text.startsWith('-') && (index === 0 || !/^-\d+$/.test(text) || index > 0)
}
