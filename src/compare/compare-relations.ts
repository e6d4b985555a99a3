// Compares two sides exactly: fingerprints of buckets first, then only the rows of the buckets that differ.

import { comparisonRelationMissing } from '../problems/catalogue/compare.ts'
import { ProblemError } from '../problems/problem.ts'
import { compareRows } from './compare-rows.ts'
import type { Comparison } from './comparison.ts'
import { bitsFor, countRows, type Differing, findDiffering } from './find-differing.ts'
import { type ColumnChoice, matchColumns } from './match-columns.ts'
import type { BucketSums, ColumnSum, Side, SidePlan } from './side.ts'

export interface CompareOptions extends ColumnChoice {
  /** How many differing rows to show; default 20. */
  readonly examples?: number
  /** Checksums of every column; each costs a hash per row. */
  readonly byColumn?: boolean
  readonly signal?: AbortSignal | undefined
}

const EXAMPLES = 20
/** Rows of one side that are held at once while differing buckets are looked through. */
const ROWS_AT_ONCE = 100_000

/**
 * With `keys`, rows of the same key are compared column by column; without, rows are compared as a whole. Rejects with
 * a `ProblemError` where a relation or a key column is missing.
 */
export async function compareRelations(
  a: Side,
  b: Side,
  keys: readonly string[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const { signal, byColumn = false } = options
  const [ownA, ownB] = await Promise.all([a.columns({ signal }), b.columns({ signal })])
  const missing = [...(ownA ? [] : [a]), ...(ownB ? [] : [b])]
  if (missing.length > 0) {
    throw new ProblemError(missing.map(({ label }) => comparisonRelationMissing({ label })))
  }
  const { columns, schema } = matchColumns(ownA!, ownB!, keys, options, [a.label, b.label])
  const [countA, countB] = await Promise.all([a.count({ signal }), b.count({ signal })])
  const unknown = countA === undefined && countB === undefined
  const plan: SidePlan = {
    columns,
    keys: keys.length === 0 ? columns.length : keys.length,
    bits: bitsFor(unknown ? undefined : Math.max(countA ?? 0, countB ?? 0)),
  }
  const differing = await findDiffering(a, b, plan, { byColumn, signal })
  const limit = options.examples ?? EXAMPLES
  const except = await keysLeftOut(a, b, differing, signal)
  const found = await compareRows(a, b, differing.plan, groupBuckets(differing), { limit, except, signal })
  const [sumsA, sumsB] = differing.whole
  const rowsA = countRows(sumsA.buckets)
  const rowsB = countRows(sumsB.buckets)
  const both = Math.max(0, rowsA - found.onlyA)
  return {
    a: a.label,
    b: b.label,
    key: keys.length === 0 ? [] : columns.slice(0, keys.length).map(({ name }) => name),
    compared: columns.slice(keys.length).map(({ name }) => name),
    equal: found.onlyA + found.onlyB + found.changed === 0 && schema.every(({ kind }) => kind === 'type'),
    schema,
    rowsA,
    rowsB,
    onlyA: found.onlyA,
    onlyB: found.onlyB,
    changed: found.changed,
    duplicateKeysA: found.duplicatesA,
    duplicateKeysB: found.duplicatesB,
    columns: [...found.byColumn]
      .map(([column, changed]) => ({ column, changed, rate: both === 0 ? 0 : changed / both }))
      .sort((one, other) => other.changed - one.changed || one.column.localeCompare(other.column)),
    examples: found.examples,
    checksumA: checksumOf(sumsA.buckets),
    checksumB: checksumOf(sumsB.buckets),
    checksums: byColumn
      ? columns.map(({ name }, at) => ({
          column: name,
          a: columnChecksum(sumsA.columns[at]),
          b: columnChecksum(sumsB.columns[at]),
        }))
      : [],
    buckets: 2 ** plan.bits,
    differingBuckets: differing.buckets.length,
    levels: differing.levels,
    readAgain: found.read,
    leftOut: found.leftOut,
  }
}

/** Only asked for where something differs. */
async function keysLeftOut(
  a: Side,
  b: Side,
  { plan, buckets }: Differing,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  if (buckets.length === 0) return keys
  for (const side of [a, b]) {
    if (!side.changedKeys) continue
    for await (const rows of side.changedKeys(plan, { signal }))
      for (const row of rows) keys.add(JSON.stringify(row))
  }
  return keys
}

/** Buckets that are looked through together: as many as fit into memory. */
function groupBuckets({ buckets, a, b }: Differing): readonly (readonly number[])[] {
  const groups: number[][] = []
  let rows = Number.POSITIVE_INFINITY
  for (const bucket of buckets) {
    const more = Math.max(a.get(bucket)?.rows ?? 0, b.get(bucket)?.rows ?? 0)
    if (rows + more > ROWS_AT_ONCE) {
      groups.push([])
      rows = 0
    }
    groups.at(-1)!.push(bucket)
    rows += more
  }
  return groups
}

/** 128 bits of sums over all rows, each modulo 2^64. */
function checksumOf(sums: BucketSums): string {
  const total = [0n, 0n, 0n, 0n]
  for (const { sums: slices } of sums.values()) {
    for (const [index, slice] of slices.entries()) total[index]! += slice
  }
  return total.map(hex64).join('')
}

/** The same over the digests of key and value; of no rows it is all zeros. */
function columnChecksum(sum: ColumnSum = [0n, 0n]): string {
  return sum.map(hex64).join('')
}

const hex64 = (sum: bigint) => BigInt.asUintN(64, sum).toString(16).padStart(16, '0')
