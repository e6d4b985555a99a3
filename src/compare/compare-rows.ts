import type { CellChange, RowExample } from './comparison.ts'
import type { CanonicalRow, Side, SidePlan } from './side.ts'
import { isWithin } from './tolerance.ts'

export interface RowFindings {
  readonly onlyA: number
  readonly onlyB: number
  readonly changed: number
  readonly duplicatesA: number
  readonly duplicatesB: number
  readonly byColumn: ReadonlyMap<string, number>
  readonly examples: readonly RowExample[]
  /** Rows read, on both sides together. */
  readonly read: number
  /** Keys that differ and were left out. */
  readonly leftOut: number
}

export interface CompareRowsOptions {
  readonly limit: number
  /** Keys, as JSON, of rows that the comparison is not about. */
  readonly except: ReadonlySet<string>
  readonly signal: AbortSignal | undefined
}

/** Examples that are kept for sorting; those beyond are only counted. */
const MOST_KEPT = 10_000

/** Reads the rows of differing buckets, group after group, and says which rows differ and how. */
export async function compareRows(
  a: Side,
  b: Side,
  plan: SidePlan,
  groups: readonly (readonly number[])[],
  { limit, except, signal }: CompareRowsOptions,
): Promise<RowFindings> {
  const found = { onlyA: 0, onlyB: 0, changed: 0, duplicatesA: 0, duplicatesB: 0, read: 0, leftOut: 0 }
  const byColumn = new Map<string, number>()
  const examples: RowExample[] = []
  const keep = (example: RowExample) => {
    if (examples.length < MOST_KEPT) examples.push(example)
  }
  for (const buckets of groups) {
    const [rowsA, rowsB] = await Promise.all([
      byKey(a.rows(plan, buckets, { signal }), plan),
      byKey(b.rows(plan, buckets, { signal }), plan),
    ])
    found.read += rowsA.count + rowsB.count
    found.duplicatesA += rowsA.duplicates
    found.duplicatesB += rowsB.duplicates
    if (except.size > 0) found.leftOut += leaveOut(rowsA.rows, rowsB.rows, except)
    for (const [key, ones] of rowsA.rows) {
      const { pairs, onlyA, onlyB } = pairUp(ones, rowsB.rows.get(key) ?? [])
      rowsB.rows.delete(key)
      found.onlyA += onlyA.length
      found.onlyB += onlyB.length
      for (const row of onlyA) keep({ kind: 'only-a', key: row.slice(0, plan.keys), cells: [] })
      for (const row of onlyB) keep({ kind: 'only-b', key: row.slice(0, plan.keys), cells: [] })
      for (const [one, other] of pairs) {
        const cells = changesOf(one, other, plan)
        if (cells.length === 0) continue
        found.changed++
        for (const { column } of cells) byColumn.set(column, (byColumn.get(column) ?? 0) + 1)
        keep({ kind: 'changed', key: one.slice(0, plan.keys), cells })
      }
    }
    for (const rows of rowsB.rows.values()) {
      found.onlyB += rows.length
      for (const row of rows) keep({ kind: 'only-b', key: row.slice(0, plan.keys), cells: [] })
    }
  }
  return { ...found, byColumn, examples: firstByKey(examples, limit) }
}

/** Gives how many keys with different rows went. */
function leaveOut(
  a: Map<string, CanonicalRow[]>,
  b: Map<string, CanonicalRow[]>,
  except: ReadonlySet<string>,
): number {
  let count = 0
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    if (!except.has(key)) continue
    if (JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key))) count++
    a.delete(key)
    b.delete(key)
  }
  return count
}

interface KeyedRows {
  readonly rows: Map<string, CanonicalRow[]>
  readonly count: number
  readonly duplicates: number
}

async function byKey(stream: AsyncIterable<CanonicalRow>, plan: SidePlan): Promise<KeyedRows> {
  const rows = new Map<string, CanonicalRow[]>()
  const whole = plan.keys === plan.columns.length
  let count = 0
  let duplicates = 0
  for await (const row of stream) {
    count++
    const key = JSON.stringify(row.slice(0, plan.keys))
    const same = rows.get(key)
    if (!same) {
      rows.set(key, [row])
    } else {
      if (!whole) duplicates += same.length === 1 ? 2 : 1
      same.push(row)
    }
  }
  return { rows, count, duplicates }
}

/** Equal rows of a key cancel out; what is left is paired in order, so that a duplicate key never hides a difference. */
function pairUp(ones: readonly CanonicalRow[], others: readonly CanonicalRow[]) {
  if (ones.length === 1 && others.length === 1)
    return { pairs: [[ones[0]!, others[0]!]] as const, onlyA: [], onlyB: [] }
  const left = new Map<string, number>()
  for (const row of others) {
    const text = JSON.stringify(row)
    left.set(text, (left.get(text) ?? 0) + 1)
  }
  const restA = ones.filter((row) => !takeOne(left, JSON.stringify(row)))
  const restB = others.filter((row) => takeOne(left, JSON.stringify(row)))
  const paired = Math.min(restA.length, restB.length)
  return {
    pairs: restA.slice(0, paired).map((row, index) => [row, restB[index]!] as const),
    onlyA: restA.slice(paired),
    onlyB: restB.slice(paired),
  }
}

function takeOne(left: Map<string, number>, text: string): boolean {
  const count = left.get(text) ?? 0
  if (count === 0) return false
  left.set(text, count - 1)
  return true
}

function changesOf(
  one: CanonicalRow,
  other: CanonicalRow,
  { columns, keys }: SidePlan,
): readonly CellChange[] {
  const cells: CellChange[] = []
  for (let index = keys; index < columns.length; index++) {
    const [a, b] = [one[index] ?? null, other[index] ?? null]
    const { name, tolerance } = columns[index]!
    if (a !== b && !isWithin(a, b, tolerance)) cells.push({ column: name, a, b })
  }
  return cells
}

const compareTexts = new Intl.Collator('en', { numeric: true }).compare

function firstByKey(examples: readonly RowExample[], limit: number): readonly RowExample[] {
  const text = ({ key }: RowExample) => key.map((part) => part ?? '').join('\u0001')
  return [...examples]
    .sort((one, other) => compareTexts(text(one), text(other)) || (one.kind < other.kind ? -1 : 1))
    .slice(0, limit)
}
