// Which edges each function has to be tried at, by the types that it takes, and which case tries which.

import { findFunction } from '../../src/sql/functions/catalogue.ts'
import type { TypePattern } from '../../src/sql/functions/spec.ts'

export type Edge = 'null' | 'empty' | 'unicode' | 'negative' | 'limit' | 'leap day' | 'week' | 'dst'

/** Cases that each function has at each of its edges, at the least. */
export const least = 3

const signs: Readonly<Record<Edge, RegExp>> = {
  null: /\bNULL\b/i,
  empty: /''|""|\[\]|WHERE FALSE/i,
  unicode: /[^\x20-\x7e]|\\u/,
  negative: /(?<![\w')\]]\s?)-\s?\.?\d|-1\b/,
  limit: /922337203685477580|e\+?30[0-9]|'-?inf|9{20}|9999-12-31|0001-01-01|23:59:59|100000/i,
  'leap day': /-0?2-29|, 2, 29/,
  week: /12-3[01]|01-0[1-7]|WEEK|ISO/i,
  dst: /2024-(03-10|11-03|03-31|10-27)[ T]/,
}

const byType: Readonly<Record<string, readonly Edge[]>> = {
  string: ['null', 'empty', 'unicode'],
  bytes: ['null'],
  int64: ['null', 'negative', 'limit'],
  float64: ['null', 'negative', 'limit'],
  numeric: ['null', 'negative'],
  date: ['null', 'leap day', 'week', 'limit'],
  datetime: ['null', 'leap day', 'week'],
  timestamp: ['null', 'leap day', 'week', 'dst', 'limit'],
  time: ['null'],
  array: ['null', 'empty'],
}

/** Of an aggregate the rows are what is at an edge: NULLs among them, or none. */
const ofRows: readonly Edge[] = ['null', 'empty']

export function edgesOf(name: string): readonly Edge[] {
  const spec = findFunction(name)
  if (spec === undefined || spec.status === 'refused') return []
  if (spec.kind === 'aggregate') return ofRows
  if (spec.kind === 'window') return spec.family === 'navigation' ? ['null'] : []
  const parameters = spec.signatures.flatMap((signature) => signature.parameters)
  // A text that is a format, a time zone or a mode is no text to work on.
  const worksOnText = !/^(date|datetime|time|timestamp|mathematical|debugging)$/.test(spec.family)
  const edges = parameters
    .flatMap(({ pattern }) => byType[kindOf(pattern)] ?? [])
    .filter((edge) => worksOnText || (edge !== 'empty' && edge !== 'unicode'))
  return [...new Set(edges)]
}

function kindOf(pattern: TypePattern): string {
  if (pattern.kind === 'type') return pattern.type.kind
  return pattern.kind === 'array' ? 'array' : ''
}

export function tries(line: string, edge: Edge): boolean {
  return signs[edge].test(line)
}
