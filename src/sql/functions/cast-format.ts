// CAST ... FORMAT between dates or times and text, with a format that is written out.
import type { Expression } from '../ast.ts'
import { binary, string } from '../ast-builders.ts'
import { duckdb } from './template.ts'

export type FormatKind = 'date' | 'datetime' | 'time' | 'timestamp'

/** One element of a format: letters as written, or text between quotes and punctuation as it is. */
export interface CastPiece {
  readonly element?: string
  readonly text?: string
}

const elements = [
  ...['YYYY', 'YYY', 'YY', 'RRRR', 'RR', 'Y,YYY', 'Y', 'MONTH', 'MON', 'MM', 'DAY', 'DDD', 'DD', 'DY', 'D'],
  ...['HH24', 'HH12', 'HH', 'MI', 'SSSSS', 'SS', 'FF1', 'FF2', 'FF3', 'FF4', 'FF5', 'FF6'],
  ...['A.M.', 'P.M.', 'AM', 'PM', 'TZH', 'TZM'],
]

/** Undefined where the format has an element that is not known here. */
export function castPieces(format: string): CastPiece[] | undefined {
  const pieces: CastPiece[] = []
  let rest = format
  while (rest !== '') {
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest)
    const plain = /^[-./,';: ]+/.exec(rest)
    const element = elements.find((each) => rest.toUpperCase().startsWith(each))
    if (quoted !== null) pieces.push({ text: quoted[1]!.replace(/\\(.)/g, '$1') })
    else if (element !== undefined) pieces.push({ element: rest.slice(0, element.length) })
    else if (plain !== null) pieces.push({ text: plain[0] })
    else return undefined
    rest = rest.slice((quoted?.[0] ?? element ?? plain?.[0] ?? '').length)
  }
  return pieces
}

/** `$1` is a civil time. */
const written: Readonly<Record<string, string>> = {
  YYYY: "strftime($1, '%Y')",
  YYY: "right(strftime($1, '%Y'), 3)",
  YY: "right(strftime($1, '%Y'), 2)",
  Y: "right(strftime($1, '%Y'), 1)",
  RRRR: "strftime($1, '%Y')",
  RR: "right(strftime($1, '%Y'), 2)",
  'Y,YYY': "left(strftime($1, '%Y'), 1) || ',' || right(strftime($1, '%Y'), 3)",
  MM: "strftime($1, '%m')",
  DD: "strftime($1, '%d')",
  DDD: "strftime($1, '%j')",
  D: "CAST(date_part('dow', $1) + 1 AS VARCHAR)",
  HH: "strftime($1, '%I')",
  HH12: "strftime($1, '%I')",
  HH24: "strftime($1, '%H')",
  MI: "strftime($1, '%M')",
  SS: "strftime($1, '%S')",
  SSSSS:
    "lpad(CAST(date_part('hour', $1) * 3600 + date_part('minute', $1) * 60 + date_part('second', $1) AS VARCHAR), 5, '0')",
}

/** Words take the letter case in which their element is written. */
const words: Readonly<Record<string, string>> = {
  MONTH: "strftime($1, '%B')",
  MON: "strftime($1, '%b')",
  DAY: "strftime($1, '%A')",
  DY: "strftime($1, '%a')",
}

const ofDay = /^(Y|R|M[MO]|D)/
const ofClock = /^(HH|MI|SS|FF|A|P)/

/** The text of a date or time; undefined where an element does not go with it. `zone` is that of a TIMESTAMP. */
export function castText(
  at: Expression,
  pieces: readonly CastPiece[],
  kind: FormatKind,
  value: Expression,
  zone: Expression,
): Expression | undefined {
  const civil =
    kind === 'timestamp'
      ? duckdb('bq_shown_in_zone($1, $2)', [value, zone], at)
      : kind === 'time'
        ? duckdb("DATE '1970-01-01' + $1", [value], at)
        : value
  const parts: Expression[] = []
  for (const { element, text } of pieces) {
    if (element === undefined) parts.push(string(at, text ?? ''))
    else {
      const made = elementText(at, element, kind, civil, value, zone)
      if (made === undefined) return undefined
      parts.push(made)
    }
  }
  if (parts.length === 0) parts.push(string(at, ''))
  const joined = parts.reduce((left, right) => binary(at, left, '||', right))
  return duckdb('CASE WHEN $1 IS NULL THEN NULL ELSE $2 END', [value, joined], at)
}

function elementText(
  at: Expression,
  element: string,
  kind: FormatKind,
  civil: Expression,
  value: Expression,
  zone: Expression,
): Expression | undefined {
  const upper = element.toUpperCase()
  if (upper === 'TZH' || upper === 'TZM') {
    if (kind !== 'timestamp') return undefined
    const offset = upper === 'TZH' ? 'left(bq_offset($1, $2), 3)' : 'right(bq_offset($1, $2), 2)'
    return duckdb(offset, [value, zone], at)
  }
  if ((kind === 'time' && ofDay.test(upper)) || (kind === 'date' && ofClock.test(upper))) return undefined
  const digits = /^FF(\d)$/.exec(upper)?.[1]
  if (digits !== undefined) return duckdb(`left(strftime($1, '%f'), ${digits})`, [civil], at)
  if (/^[AP]\.?M\.?$/.test(upper)) {
    const dots = upper.includes('.')
    const [am, pm] = dots ? ['A.M.', 'P.M.'] : ['AM', 'PM']
    const half = `CASE WHEN date_part('hour', $1) < 12 THEN '${am}' ELSE '${pm}' END`
    return duckdb(element === element.toLowerCase() ? `lower(${half})` : half, [civil], at)
  }
  const word = words[upper]
  if (word !== undefined) {
    const cased =
      element === element.toLowerCase()
        ? `lower(${word})`
        : element[1] === element[1]?.toUpperCase()
          ? `upper(${word})`
          : word
    return duckdb(cased, [civil], at)
  }
  const text = written[upper]
  return text === undefined ? undefined : duckdb(text, [civil], at)
}

const readable: Readonly<Record<string, string>> = {
  YYYY: '%Y',
  RRRR: '%Y',
  MM: '%m',
  MON: '%b',
  MONTH: '%B',
  DD: '%d',
  DDD: '%j',
  HH: '%I',
  HH12: '%I',
  HH24: '%H',
  MI: '%M',
  SS: '%S',
}

/** Hours and minutes of an offset are one element to strptime. */
function zoned(pieces: readonly CastPiece[]): readonly CastPiece[] {
  const hours = pieces.findIndex(({ element }) => element?.toUpperCase() === 'TZH')
  const colon = pieces[hours + 1]?.text === ':' ? 1 : 0
  if (hours < 0 || pieces[hours + 1 + colon]?.element?.toUpperCase() !== 'TZM') return pieces
  return [...pieces.slice(0, hours), { element: '%z' }, ...pieces.slice(hours + 2 + colon)]
}

/** The format as strptime has it; undefined where GoogleSQL would fill in the current date, or DuckDB reads otherwise. */
export function strptimeFormat(pieces: readonly CastPiece[], kind: FormatKind): string | undefined {
  let format = ''
  for (const { element, text } of zoned(pieces)) {
    const upper = element?.toUpperCase() ?? ''
    const part =
      element === undefined
        ? (text ?? '').replaceAll('%', '%%')
        : element === '%z'
          ? element
          : /^FF\d$/.test(upper)
            ? '%f'
            : readable[upper]
    if (part === undefined) return undefined
    if ((kind === 'date' && ofClock.test(upper)) || (kind === 'time' && ofDay.test(upper))) return undefined
    format += part
  }
  const whole = kind === 'time' || (format.includes('%Y') && /%[mbBj]/.test(format))
  return whole ? format : undefined
}

/** Bytes as text, and back. */
export const bytesAsText: Readonly<Record<string, string>> = {
  HEX: 'lower(hex($1))',
  BASE16: 'lower(hex($1))',
  BASE32: 'bq_to_base32($1)',
  BASE64: 'to_base64($1)',
  'UTF-8': 'bq_bytes_to_string($1)',
  UTF8: 'bq_bytes_to_string($1)',
}

export const textAsBytes: Readonly<Record<string, string>> = {
  HEX: 'unhex($1)',
  BASE16: 'unhex($1)',
  BASE32: 'bq_from_base32($1)',
  BASE64: 'bq_from_base64($1)',
  BASE64M: 'bq_from_base64($1)',
  'UTF-8': 'encode($1)',
  UTF8: 'encode($1)',
}
