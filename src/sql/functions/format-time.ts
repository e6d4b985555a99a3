import type { Expression } from '../ast.ts'
import { binary, nullLiteral, string } from '../ast-builders.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'
import { utc } from './truncate.ts'

export type TimeKind = 'date' | 'datetime' | 'time' | 'timestamp'

/** Elements that are others written together. */
export const composed: Readonly<Record<string, string>> = {
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  c: '%a %b %e %H:%M:%S %Y',
  h: '%b',
  r: '%I:%M:%S %p',
  x: '%m/%d/%y',
}

/** What DuckDB's strftime writes just so. */
const same = new Set('aAbBdHIjmMpSuwyUWV'.split(''))

/** What an expression of the value gives; `$1` is a civil time. */
const written: Readonly<Record<string, string>> = {
  // As many digits as the year has.
  Y: "CAST(date_part('year', $1) AS VARCHAR)",
  G: "CAST(date_part('isoyear', $1) AS VARCHAR)",
  C: "CAST(date_part('year', $1) // 100 AS VARCHAR)",
  e: "lpad(CAST(date_part('day', $1) AS VARCHAR), 2, ' ')",
  g: "lpad(CAST(date_part('isoyear', $1) % 100 AS VARCHAR), 2, '0')",
  J: 'bq_iso_day_of_year($1)',
  k: "lpad(CAST(date_part('hour', $1) AS VARCHAR), 2, ' ')",
  l: "lpad(CAST((date_part('hour', $1) + 11) % 12 + 1 AS VARCHAR), 2, ' ')",
  P: "lower(strftime($1, '%p'))",
  Q: "CAST(date_part('quarter', $1) AS VARCHAR)",
  s: 'CAST(bq_floor_div(epoch_us($1), 1000000) AS VARCHAR)',
  E4Y: "strftime($1, '%Y')",
  'E*S': 'bq_seconds_as_needed($1)',
}

const dateOnly = new Set('aAbBdjmuwyUWVGYCegJQDFhx'.split(''))
const timeOnly = new Set('HIMpSklPRTXr'.split(''))

/** One piece of a format: text as it is, or an element by its letters. */
export interface FormatPiece {
  readonly text?: string
  readonly element?: string
}

/** Takes a format apart; composed elements are written out. */
export function formatPieces(format: string): FormatPiece[] {
  const pieces: FormatPiece[] = []
  const pattern = /%(E(?:\d|\*)?[A-Za-z]|O[A-Za-z]|[A-Za-z%*])|[^%]+|%/g
  for (const [whole, element] of format.matchAll(pattern)) {
    if (element === undefined) pieces.push({ text: whole })
    else if (element === '%') pieces.push({ text: '%' })
    else if (element === 'n') pieces.push({ text: '\n' })
    else if (element === 't') pieces.push({ text: '\t' })
    else if (composed[element] !== undefined) pieces.push(...formatPieces(composed[element]))
    else pieces.push({ element })
  }
  return pieces
}

/** FORMAT_DATE and kin with a format that is written out. */
export const formatted =
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
    return formatValue(from, kind, format.value, from.args[1]!, from.args[2])
  }

export function formatValue(
  from: RewriteCall,
  kind: TimeKind,
  format: string,
  value: Expression,
  zone: Expression | undefined,
): Expression {
  const at = from.node
  const civil = civilOf(from, kind, value, zone)
  const parts: Expression[] = []
  let pending = ''
  const flush = (): void => {
    if (pending === '') return
    const plain = pending.replaceAll('%%', '%')
    const hasElement = pending.replaceAll('%%', '').includes('%')
    parts.push(hasElement ? duckdb('strftime($1, $2)', [civil, string(at, pending)], at) : string(at, plain))
    pending = ''
  }
  for (const piece of formatPieces(format)) {
    const { element } = piece
    if (element === undefined) {
      pending += (piece.text ?? '').replaceAll('%', '%%')
      continue
    }
    if (foreign(kind, element)) {
      // GoogleSQL leaves what is not there in the value as it stands.
      pending += `%%${element}`
      continue
    }
    if (same.has(element)) {
      pending += `%${element}`
      continue
    }
    flush()
    parts.push(special(from, element, civil, kind, value, zone))
  }
  flush()
  if (parts.length === 0) return duckdb("CASE WHEN $1 IS NULL THEN NULL ELSE '' END", [value], at)
  const constant = parts.every((part) => part.kind === 'string')
  const joined = parts.reduce((left, right) => binary(at, left, '||', right))
  return constant ? duckdb('CASE WHEN $1 IS NULL THEN NULL ELSE $2 END', [value, joined], at) : joined
}

function civilOf(
  from: RewriteCall,
  kind: TimeKind,
  value: Expression,
  zone: Expression | undefined,
): Expression {
  if (kind === 'timestamp') {
    const macro = zone === undefined ? 'bq_in_zone' : 'bq_shown_in_zone'
    return duckdb(`${macro}($1, $2)`, [value, zone ?? utc(from)], from.node)
  }
  return kind === 'time' ? duckdb("DATE '1970-01-01' + $1", [value], from.node) : value
}

function refuseElement(from: RewriteCall, kind: TimeKind, element: string): never {
  return from.refuse(
    `The format element %${element} does not go with a ${kind.toUpperCase()} on DuckDB.`,
    undefined,
    from.written[0],
  )
}

/** Refuses elements of the clock for a date, and of the day for a time. */
export function checkKind(from: RewriteCall, kind: TimeKind, element: string): void {
  if (foreign(kind, element)) refuseElement(from, kind, element)
}

function foreign(kind: TimeKind, element: string): boolean {
  const clock = timeOnly.has(element) || /^E[\d*]S$/.test(element)
  if (element === 's') return kind === 'date' || kind === 'time'
  return (kind === 'date' && clock) || (kind === 'time' && dateOnly.has(element))
}

function special(
  from: RewriteCall,
  element: string,
  civil: Expression,
  kind: TimeKind,
  value: Expression,
  zone: Expression | undefined,
): Expression {
  const digits = /^E(\d)S$/.exec(element)?.[1]
  if (digits !== undefined && Number(digits) <= 6)
    return duckdb(`bq_seconds($1, ${digits})`, [civil], from.node)
  if (element === 's' && kind === 'timestamp') return duckdb(written.s!, [value], from.node)
  const text = written[element]
  if (text !== undefined) return duckdb(text, [civil], from.node)
  if (kind === 'timestamp') {
    if (element === 'Z')
      return zone === undefined
        ? string(from.node, 'UTC')
        : duckdb('bq_zone_name($1, $2)', [value, zone], from.node)
    if (element === 'z') return duckdb('bq_offset($1, $2)', [value, zone ?? utc(from)], from.node)
    if (element === 'Ez') return duckdb('bq_offset_colon($1, $2)', [value, zone ?? utc(from)], from.node)
  }
  return from.refuse(`The format element %${element} cannot run on DuckDB.`, undefined, from.written[0])
}
