import type { Subscript } from './ast.ts'

/** The place, from 0, of a struct's field in `s[OFFSET(0)]`, `s[ORDINAL(1)]` and `s[0]`; undefined unless it is written out. */
export function placeOfField({ access, index }: Subscript): number | undefined {
  if (index.kind !== 'number' || !index.integer) return undefined
  if (access === 'plain' || access === 'offset') return Number(index.text)
  return access === 'ordinal' ? Number(index.text) - 1 : undefined
}
