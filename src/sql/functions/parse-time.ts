import type { Expression } from '../ast.ts'
import { binary, nullLiteral, string } from '../ast-builders.ts'
import type { FormatPiece, TimeKind } from './format-time.ts'
import { checkKind, formatPieces } from './format-time.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** The elements that DuckDB's strptime reads as GoogleSQL does, and how it calls them. */
const readable: Readonly<Record<string, string>> = {
  a: '%a',
  A: '%A',
  b: '%b',
  B: '%B',
  d: '%d',
  e: '%d',
  H: '%H',
  I: '%I',
  j: '%j',
  k: '%H',
  l: '%I',
  m: '%m',
  M: '%M',
  p: '%p',
  P: '%p',
  S: '%S',
  y: '%y',
  Y: '%Y',
  E4Y: '%Y',
}

/** PARSE_DATE and kin with a format that is written out. What the format leaves out is as in 1970-01-01 00:00:00. */
export const parsed =
  (kind: TimeKind): DuckdbRewrite =>
  (from) => {
    const format = from.args[0]
    if (format?.kind === 'null') return nullLiteral(from.node)
    if (format?.kind !== 'string') {
      return from.refuse(
        `${from.name} needs a format that is written out to run on DuckDB.`,
        undefined,
        from.written[0],
      )
    }
    const [, text, zone] = from.args
    if (format.value === '%s' && kind === 'timestamp') {
      return duckdb('bq_timestamp_micros(bq_string_to_int64($1) * 1000000::HUGEINT)', [text!], from.node)
    }
    const pieces = formatPieces(format.value)
    for (const { element } of pieces) if (element !== undefined) checkKind(from, kind, element)
    const zoned = pieces.some(({ element }) => element === 'z' || element === 'Ez' || element === 'Z')
    const civil = readAs(from, pieces, text!, zoned)
    return finished(from, kind, civil, zone, zoned)
  }

function readAs(
  from: RewriteCall,
  pieces: readonly FormatPiece[],
  text: Expression,
  zoned: boolean,
): Expression {
  const at = from.node
  const fraction = pieces.some(({ element }) => /^E[\d*]S$/.test(element ?? ''))
  const write = (seconds: string): string => pieces.map((piece) => pattern(from, piece, seconds)).join('')
  const year = pieces.some(({ element }) => /^(Y|y|E4Y)$/.test(element ?? ''))
  const before = year ? '' : '1970 '
  const prefix = year ? '' : '%Y '
  const whole = year ? text : binary(at, string(at, before), '||', text)
  const zulu =
    pieces.at(-1)?.element === 'Ez' ? duckdb("regexp_replace($1, 'Z\\s*$', '+00:00')", [whole], at) : whole
  const colon = zoneWithColon(pieces)
  const zone = colon === undefined ? zulu : duckdb('bq_without_colon($1, $2)', [zulu, string(at, colon)], at)
  const value = pieces.some(({ element }) => element === 'E*S')
    ? duckdb("regexp_replace($1, '(\\.\\d{6})\\d+', '\\1')", [zone], at)
    : zone
  const formats = (fraction ? ['%S.%f', '%S'] : ['%S']).map((seconds) => string(at, prefix + write(seconds)))
  const name = zoned ? 'bq_strptime_zoned' : 'bq_strptime'
  return duckdb(formats.length === 1 ? `${name}($1, $2)` : `${name}($1, [$2, $3])`, [value, ...formats], at)
}

/** What the offset of a %z would look like with a colon, which only %Ez takes: DuckDB reads both. */
function zoneWithColon(pieces: readonly FormatPiece[]): string | undefined {
  const place = pieces.findIndex(({ element }) => element === 'z')
  if (place < 0) return undefined
  const text = (piece: FormatPiece | undefined): string =>
    (piece?.text ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s*')
  const before = place === 0 ? '^(?:1970 )?\\s*' : text(pieces[place - 1])
  const after = place === pieces.length - 1 ? '\\s*$' : text(pieces[place + 1])
  return `${before}[+-]\\d{1,2}:\\d{2}${after}`
}

function pattern(from: RewriteCall, piece: FormatPiece, seconds: string): string {
  const { element } = piece
  if (element === undefined) return (piece.text ?? '').replaceAll('%', '%%')
  if (/^E[\d*]S$/.test(element)) return seconds
  if (element === 'z' || element === 'Ez') return '%z'
  if (element === 'Z') return '%Z'
  return (
    readable[element] ??
    from.refuse(
      `The format element %${element} of ${from.name} cannot run on DuckDB.`,
      undefined,
      from.written[0],
    )
  )
}

function finished(
  from: RewriteCall,
  kind: TimeKind,
  civil: Expression,
  zone: Expression | undefined,
  zoned: boolean,
): Expression {
  const at = from.node
  switch (kind) {
    case 'timestamp':
      if (zoned) return duckdb('bq_valid_timestamp($1)', [civil], at)
      return zone === undefined
        ? duckdb("timezone('UTC', bq_valid_datetime($1))", [civil], at)
        : duckdb('bq_valid_timestamp(bq_instant($1, $2))', [civil, zone], at)
    case 'datetime':
      if (zoned)
        return from.reject('PARSE_DATETIME has no element for a time zone.', undefined, from.written[0])
      return duckdb('bq_valid_datetime($1)', [civil], at)
    case 'date':
      return duckdb('bq_valid_date(CAST($1 AS DATE))', [civil], at)
    default:
      return duckdb(`CAST($1 AS ${kind.toUpperCase()})`, [civil], at)
  }
}
