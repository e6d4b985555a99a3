import type { Cast, Expression } from '../ast.ts'
import { cast, string } from '../ast-builders.ts'
import { bound } from '../functions/bound.ts'
import type { FormatKind } from '../functions/cast-format.ts'
import { bytesAsText, castPieces, castText, strptimeFormat, textAsBytes } from '../functions/cast-format.ts'
import { numberText } from '../functions/number-format.ts'
import { duckdb } from '../functions/template.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'
import { mayFail, obstacle, tried } from './safe.ts'

const times: readonly string[] = ['date', 'datetime', 'time', 'timestamp']
const hint = 'Use FORMAT_DATE, FORMAT_TIMESTAMP, PARSE_DATE, PARSE_TIMESTAMP or FORMAT.'

/** `CAST(x AS type FORMAT 'YYYY-MM-DD')`, with a format that is written out. */
export function castWithFormat(node: Cast, format: Expression, to: Rewriting): Expression {
  if (format.kind !== 'string')
    return refuse(to, format, 'CAST needs a format that is written out to run on DuckDB.', hint)
  const from = to.typeOf(node.operand).kind
  const wanted = to.typeOf(node).kind
  const zone = node.timeZone === undefined ? string(node, 'UTC') : to.expression(node.timeZone)
  const convert = (value: Expression): Expression | undefined => {
    const simple =
      wanted === 'string' && from === 'bytes' ? bytesAsText : wanted === 'bytes' ? textAsBytes : undefined
    const text = simple?.[format.value.toUpperCase()]
    if (text !== undefined) return duckdb(text, [value], node)
    if (simple !== undefined) return undefined
    if (wanted === 'string' && /^(int64|float64|numeric)$/.test(from))
      return numberText(node, format.value, value)
    const pieces = castPieces(format.value)
    if (pieces === undefined) return undefined
    if (wanted === 'string' && times.includes(from))
      return castText(node, pieces, from as FormatKind, value, zone)
    if (from === 'string' && times.includes(wanted))
      return parsed(node, strptimeFormat(pieces, wanted as FormatKind), value, wanted, zone)
    return undefined
  }
  const whole = (value: Expression): Expression =>
    convert(value) ?? refuse(to, format, `CAST with the format "${format.value}" cannot run on DuckDB.`, hint)
  const operand = to.expression(node.operand)
  if (!node.safe) return whole(operand)
  const safely = (value: Expression): Expression => tried(whole(value), node, to)
  const apart = obstacle(operand) !== undefined || mayFail(node.operand)
  return !apart ? safely(operand) : bound(operand, to.fresh('safe'), safely)
}

function parsed(
  at: Cast,
  format: string | undefined,
  value: Expression,
  wanted: string,
  zone: Expression,
): Expression | undefined {
  if (format === undefined) return undefined
  const zoned = format.includes('%z')
  const text = wanted === 'time' ? duckdb("'1970 ' || $1", [value], at) : value
  const pattern = string(at, wanted === 'time' ? `%Y ${format}` : format)
  const civil = duckdb(`${zoned ? 'bq_strptime_zoned' : 'bq_strptime'}($1, $2)`, [text, pattern], at)
  if (zoned) return wanted === 'timestamp' ? civil : undefined
  if (wanted === 'datetime') return civil
  return wanted === 'timestamp'
    ? duckdb('bq_instant($1, $2)', [civil, zone], at)
    : cast(at, civil, wanted.toUpperCase())
}
