import type { Adapter } from '../../adapters/adapter.ts'
import type { ServerColumn } from '../../connections/server-connection.ts'

export interface KeyColumn {
  readonly name: string
  /** What the server takes as equal: with `spaces` texts that differ in trailing spaces, with `case` also in case. */
  readonly equal: 'same' | 'spaces' | 'case'
}

const TEXT = new Set(['char', 'varchar', 'nchar', 'nvarchar', 'sysname'])

/**
 * The server pads texts before it compares them, whatever the collation, and a collation with `_CI` in its name takes no notice of case: its
 * key may be written otherwise than it was, and is the same row. ("Collation and Unicode support", "= (Equals)")
 */
export function keyColumn({ name, base, collation }: ServerColumn): KeyColumn {
  if (!TEXT.has(base)) return { name, equal: 'same' }
  return { name, equal: /_CI(_|$)/i.test(collation ?? '') ? 'case' : 'spaces' }
}

/** A part of a key in the form in which equal ones are the same. */
export function keyValue({ name, equal }: KeyColumn, of: string, { statements }: Adapter): string {
  const column = `${of}.${statements.quoteName(name)}`
  if (equal === 'same') return column
  const trimmed = `RTRIM(${column}, ' ')`
  return equal === 'spaces' ? trimmed : `LOWER(${trimmed})`
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
