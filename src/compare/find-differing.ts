// Narrows down where two sides differ: buckets of rows, then buckets within the buckets that differ, until few rows are left.

import type { BucketSums, Fingerprints, Side, SidePlan } from './side.ts'

export interface Differing {
  /** With the bits of the last level. */
  readonly plan: SidePlan
  readonly buckets: readonly number[]
  readonly a: BucketSums
  readonly b: BucketSums
  /** How often fingerprints were taken, 1 or more. */
  readonly levels: number
  /** Of all rows. */
  readonly whole: readonly [Fingerprints, Fingerprints]
}

export interface FindOptions {
  readonly byColumn: boolean
  readonly signal: AbortSignal | undefined
}

const LEAST_BITS = 4
/** Of the first level. */
const MOST_BITS = 16
const ROWS_IN_BUCKET = 128
/** A level divides each differing bucket in so many bits' worth of parts. */
const MORE_BITS = 4
/** So few rows are read rather than narrowed down; also this share of all. */
const FEW_ROWS = 1000
const FEW_SHARE = 0.01

/** `rows` is the larger side's number; undefined: unknown. */
export function bitsFor(rows: number | undefined): number {
  if (rows === undefined) return MOST_BITS
  let bits = LEAST_BITS
  while (bits < MOST_BITS && 2 ** bits * ROWS_IN_BUCKET < rows) bits++
  return bits
}

export async function findDiffering(
  a: Side,
  b: Side,
  plan: SidePlan,
  options: FindOptions,
): Promise<Differing> {
  const { byColumn, signal } = options
  const whole = await Promise.all([
    a.fingerprints(plan, { signal, byColumn }),
    b.fingerprints(plan, { signal, byColumn }),
  ])
  const few = Math.max(FEW_ROWS, FEW_SHARE * Math.max(...whole.map(({ buckets }) => countRows(buckets))))
  let level: Omit<Differing, 'whole'> = { ...between(plan, whole[0].buckets, whole[1].buckets), levels: 1 }
  let before = Number.POSITIVE_INFINITY
  for (;;) {
    const rows = rowsOf(level)
    const done = rows <= few || rows <= 2 * level.buckets.length || level.plan.bits + MORE_BITS > 32
    // Where the last level hardly helped, nearly every row differs, and all must be seen anyway.
    if (done || rows > before * 0.8) return { ...level, whole }
    const finer = { ...plan, bits: level.plan.bits + MORE_BITS }
    const within = { bits: level.plan.bits, buckets: level.buckets }
    const [one, other] = await Promise.all([
      a.refine(finer, within, { signal }),
      b.refine(finer, within, { signal }),
    ])
    if (!one || !other) return { ...level, whole }
    before = rows
    level = { ...between(finer, one, other), levels: level.levels + 1 }
  }
}

export function countRows(sums: BucketSums): number {
  let rows = 0
  for (const sum of sums.values()) rows += sum.rows
  return rows
}

function between(plan: SidePlan, a: BucketSums, b: BucketSums): Omit<Differing, 'whole' | 'levels'> {
  const all = new Set([...a.keys(), ...b.keys()])
  const same = (bucket: number) => {
    const [one, other] = [a.get(bucket), b.get(bucket)]
    return one?.rows === other?.rows && (one?.sums.every((sum, index) => sum === other?.sums[index]) ?? false)
  }
  const buckets = [...all].filter((bucket) => !same(bucket)).sort((one, other) => one - other)
  return { plan, buckets, a, b }
}

function rowsOf({ buckets, a, b }: Pick<Differing, 'buckets' | 'a' | 'b'>): number {
  return buckets.reduce(
    (sum, bucket) => sum + Math.max(a.get(bucket)?.rows ?? 0, b.get(bucket)?.rows ?? 0),
    0,
  )
}
