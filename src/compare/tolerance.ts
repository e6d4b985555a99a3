// What may differ: nothing, unless it is written down in YAML for the column.

import type { CanonicalType } from './canonical-type.ts'

/** Every rule makes the values of both sides coarser before they are compared, except `within`. */
export interface Tolerance {
  /** Digits of the second that count; the rest is cut off. */
  readonly digits?: number
  /** Trailing spaces do not count, e.g. of CHAR(n). */
  readonly trim?: boolean
  /** Unicode forms of the same text are the same (NFC). */
  readonly normalize?: boolean
  /** NULL and the empty text are the same. */
  readonly emptyIsNull?: boolean
  readonly ignoreCase?: boolean
  /** Numbers may differ by this much, at most. */
  readonly within?: number
}

/** Digits after the point that no decimal exceeds. */
const MOST_DIGITS = 38

/** A plain decimal as a whole number of its 38th digit: binary floating point has room for 17 digits only. */
function scaled(text: string): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{0,38}))?$/.exec(text)
  return match ? BigInt(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(MOST_DIGITS, '0')}`) : undefined
}

export const EXACT: Tolerance = {}

/** How many characters of a canonical time or timestamp count; `undefined` where the rule says nothing about its kind. */
export function lengthThatCounts({ digits }: Tolerance, kind: CanonicalType['kind']): number | undefined {
  if (digits === undefined || (kind !== 'time' && kind !== 'timestamp')) return undefined
  const seconds = kind === 'time' ? 'hh:mm:ss'.length : 'yyyy-mm-ddThh:mm:ss'.length
  return digits === 0 ? seconds : seconds + 1 + digits
}

/** Whether two different canonical texts are still the same within the rule. */
export function isWithin(one: string | null, other: string | null, { within }: Tolerance): boolean {
  if (within === undefined || one === null || other === null) return false
  const exact = [one, other, String(within)].map(scaled)
  const [a, b, limit] = exact
  if (a !== undefined && b !== undefined && limit !== undefined)
    return a > b ? a - b <= limit : b - a <= limit
  // Decimal limits are not exact in binary: 1.002 and 1.001 are within 0.001.
  return Math.abs(Number(one) - Number(other)) <= within * (1 + 1e-9)
}
