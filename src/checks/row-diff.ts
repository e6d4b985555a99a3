import type { Json } from '../manifest/json.ts'

type Row = readonly Json[]

export interface RowDiff {
  readonly missing: readonly Row[]
  readonly unexpected: readonly Row[]
}

/** Rows as a multiset: order says nothing, how often a row comes does. */
export function rowDiff(expected: readonly Row[], actual: readonly Row[]): RowDiff {
  const left = new Map<string, Row[]>()
  for (const row of expected) {
    const key = JSON.stringify(row)
    const same = left.get(key)
    if (same === undefined) left.set(key, [row])
    else same.push(row)
  }
  const unexpected = actual.filter((row) => left.get(JSON.stringify(row))?.pop() === undefined)
  const open = new Set([...left.values()].flat())
  return {
    missing: expected.filter((row) => open.has(row)),
    unexpected,
  }
}
