// What may differ: nothing, unless it is written down in YAML for the column.

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

export const EXACT: Tolerance = {}

/** Whether two different canonical texts are still the same within the rule. */
export function isWithin(one: string | null, other: string | null, { within }: Tolerance): boolean {
  if (within === undefined || one === null || other === null) return false
  // Decimal limits are not exact in binary: 1.002 and 1.001 are within 0.001.
  return Math.abs(Number(one) - Number(other)) <= within * (1 + 1e-9)
}
