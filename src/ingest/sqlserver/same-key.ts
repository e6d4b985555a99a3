import type { Adapter } from '../../adapters/adapter.ts'
import type { ServerColumn } from '../../connections/server-connection.ts'

export interface KeyColumn {
  readonly name: string
  /** What the server takes as equal: with `spaces` texts that differ in trailing spaces, with `case` also in case. */
  readonly equal: 'same' | 'spaces' | 'case'
  /** Accents of Latin letters make no difference either. */
  readonly plain?: boolean
}

const TEXT = new Set(['char', 'varchar', 'nchar', 'nvarchar', 'sysname'])

/**
 * The server pads texts before it compares them, whatever the collation, and a collation with `_CI` in its name takes no notice of case, one
 * with `_AI` none of accents (in other languages some of them make letters of their own, so that is believed of Latin1 alone): a key may be written otherwise than it was, and is the same row. ("Collation and Unicode support", "= (Equals)")
 */
export function keyColumn({ name, base, collation }: ServerColumn): KeyColumn {
  if (!TEXT.has(base)) return { name, equal: 'same' }
  const equal = /_CI(_|$)/i.test(collation ?? '') ? 'case' : 'spaces'
  return {
    name,
    equal,
    ...(/^(SQL_)?Latin1_General_.*_AI(_|$)/i.test(collation ?? '') ? { plain: true } : {}),
  }
}

const ACCENTED = accented()

/** Letters of Latin with marks, and the same without. */
function accented(): { readonly from: string; readonly to: string } {
  let from = ''
  let to = ''
  for (const [first, last] of [
    [0xc0, 0x17f],
    [0x1e00, 0x1eff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const [letter = '', ...marks] = String.fromCodePoint(code).normalize('NFD')
      if (!/[a-z]/i.test(letter) || marks.length === 0) continue
      from += String.fromCodePoint(code)
      to += letter
    }
  }
  return { from, to }
}

/** A part of a key in the form in which equal ones are the same. */
export function keyValue(key: KeyColumn, of: string, { statements }: Adapter): string {
  const column = `${of}.${statements.quoteName(key.name)}`
  if (key.equal === 'same') return column
  const trimmed = `RTRIM(${column}, ' ')`
  const folded = key.equal === 'spaces' ? trimmed : `LOWER(${trimmed})`
  return key.plain === true ? `TRANSLATE(${folded}, '${ACCENTED.from}', '${ACCENTED.to}')` : folded
}

/** Is the row that `a` names the one that `b` names, for the server? */
export function sameKey(key: readonly KeyColumn[], a: string, b: string, adapter: Adapter): string {
  return key
    .map((column) => `${keyValue(column, a, adapter)} = ${keyValue(column, b, adapter)}`)
    .join(' AND ')
}

/** Does the target see more rows than the server where a key is written in two ways? */
export function isLoose(key: readonly KeyColumn[]): boolean {
  return key.some(({ equal }) => equal !== 'same')
}
