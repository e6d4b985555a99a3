// Compares two sides exactly: fingerprints of buckets first, then only the rows of the buckets that differ.

import {
  comparisonImpossible,
  comparisonKeyMissing,
  comparisonRelationMissing,
} from '../problems/catalogue/compare.ts'
import { ProblemError } from '../problems/problem.ts'
import { commonType } from './canonical-type.ts'
import { compareRows } from './compare-rows.ts'
import type { Comparison, SchemaDifference } from './comparison.ts'
import type { ComparedColumn, Fingerprint, Side, SideColumn, SidePlan } from './side.ts'
import { EXACT, type Tolerance } from './tolerance.ts'

export interface CompareOptions {
  /** Columns that take no part, on either side. */
  readonly exclude?: readonly string[]
  /** Only these, and the key. */
  readonly columns?: readonly string[]
  /** By column, in lower case. */
  readonly tolerances?: ReadonlyMap<string, Tolerance>
  /** How many differing rows to show; default 20. */
  readonly examples?: number
  readonly signal?: AbortSignal | undefined
}

const EXAMPLES = 20
const MOST_BUCKETS = 65_536
const ROWS_IN_BUCKET = 128
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
  const { signal } = options
  const [ownA, ownB] = await Promise.all([a.columns({ signal }), b.columns({ signal })])
  const missing = [...(ownA ? [] : [a]), ...(ownB ? [] : [b])]
  if (missing.length > 0) {
    throw new ProblemError(missing.map(({ label }) => comparisonRelationMissing({ label })))
  }
  const { columns, schema } = matchColumns(ownA!, ownB!, keys, options, [a.label, b.label])
  const [countA, countB] = await Promise.all([a.count({ signal }), b.count({ signal })])
  const rows = Math.max(countA ?? 0, countB ?? 0)
  const unknown = countA === undefined && countB === undefined
  const plan: SidePlan = {
    columns,
    keys: keys.length === 0 ? columns.length : keys.length,
    buckets: unknown ? MOST_BUCKETS : bucketsFor(rows),
  }
  const [sumsA, sumsB] = await Promise.all([
    a.fingerprints(plan, { signal }),
    b.fingerprints(plan, { signal }),
  ])
  const differing = differingBuckets(sumsA, sumsB)
  const limit = options.examples ?? EXAMPLES
  const found = await compareRows(a, b, plan, groupBuckets(differing, sumsA, sumsB), { limit, signal })
  const rowsA = countRows(sumsA)
  const rowsB = countRows(sumsB)
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
    checksumA: checksumOf(sumsA),
    checksumB: checksumOf(sumsB),
    buckets: plan.buckets,
    differingBuckets: differing.length,
    readAgain: found.read,
  }
}

function matchColumns(
  ownA: readonly SideColumn[],
  ownB: readonly SideColumn[],
  keys: readonly string[],
  { exclude = [], columns: only, tolerances }: CompareOptions,
  labels: readonly [string, string],
): { readonly columns: readonly ComparedColumn[]; readonly schema: readonly SchemaDifference[] } {
  const fold = (name: string) => name.toLowerCase()
  const wanted = new Set((only ?? []).map(fold))
  const left = new Set(exclude.map(fold))
  const takesPart = ({ name }: SideColumn) =>
    keys.some((key) => fold(key) === fold(name)) ||
    (!left.has(fold(name)) && (!only || wanted.has(fold(name))))
  const byA = new Map(ownA.filter(takesPart).map((column) => [fold(column.name), column]))
  const byB = new Map(ownB.filter(takesPart).map((column) => [fold(column.name), column]))
  const keyProblems = keys.flatMap((key) =>
    [byA, byB].flatMap((own, side) =>
      own.has(fold(key))
        ? []
        : [
            comparisonKeyMissing({
              column: key,
              label: labels[side]!,
              known: [...own.values()].map(({ name }) => name),
            }),
          ],
    ),
  )
  if (keyProblems.length > 0) throw new ProblemError(keyProblems)
  const schema: SchemaDifference[] = []
  const matched = new Map<string, ComparedColumn>()
  for (const [name, one] of byA) {
    const other = byB.get(name)
    if (!other) {
      schema.push({ column: one.name, kind: 'missing-in-b', a: one.typeName })
      continue
    }
    const { type, alike } = commonType(one.type, other.type)
    if (!alike) schema.push({ column: one.name, kind: 'type', a: one.typeName, b: other.typeName })
    matched.set(name, { name: one.name, common: type, tolerance: tolerances?.get(name) ?? EXACT })
  }
  for (const [name, { name: written, typeName }] of byB) {
    if (!byA.has(name)) schema.push({ column: written, kind: 'missing-in-a', b: typeName })
  }
  const first = keys.map(fold)
  const rest = [...matched.keys()].filter((name) => !first.includes(name)).sort()
  const columns = [...first, ...rest].map((name) => matched.get(name)!)
  if (columns.length === 0) throw new ProblemError(comparisonImpossible({ a: labels[0], b: labels[1] }))
  return { columns, schema }
}

function bucketsFor(rows: number): number {
  let buckets = 16
  while (buckets < MOST_BUCKETS && buckets * ROWS_IN_BUCKET < rows) buckets *= 2
  return buckets
}

type Sums = ReadonlyMap<number, Fingerprint>

function differingBuckets(a: Sums, b: Sums): readonly number[] {
  const all = new Set([...a.keys(), ...b.keys()])
  const same = (bucket: number) => {
    const [one, other] = [a.get(bucket), b.get(bucket)]
    return one?.rows === other?.rows && (one?.sums.every((sum, index) => sum === other?.sums[index]) ?? false)
  }
  return [...all].filter((bucket) => !same(bucket)).sort((one, other) => one - other)
}

/** Buckets that are looked through together: as many as fit into memory. */
function groupBuckets(buckets: readonly number[], a: Sums, b: Sums): readonly (readonly number[])[] {
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

function countRows(sums: Sums): number {
  let rows = 0
  for (const sum of sums.values()) rows += sum.rows
  return rows
}

/** 128 bits of sums over all rows, each modulo 2^64. */
function checksumOf(sums: Sums): string {
  const total = [0n, 0n, 0n, 0n]
  for (const { sums: slices } of sums.values()) {
    for (const [index, slice] of slices.entries()) total[index]! += slice
  }
  return total.map((slice) => BigInt.asUintN(64, slice).toString(16).padStart(16, '0')).join('')
}
