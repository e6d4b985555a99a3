import { describe, expect, it } from 'vitest'
import { GARBAGE } from './dirty-batches.ts'
import { openDataset } from './open-dataset.ts'
import { type Row, rowsOf, settle } from './test-rows.ts'

const clean = rowsOf(settle('churn', { customers: 1500 }), 'usage_daily')
const settled = settle('churn', { customers: 1500, dirty: 0.08 })
const dirty = rowsOf(settled, 'usage_daily')
const keyOf = (row: Row) => `${row.customer_id} ${row.date}`

describe('dirtyBatches', () => {
  it('does the same whatever the size of the batches', () => {
    expect(rowsOf(settled, 'usage_daily', 333)).toEqual(dirty)
  })

  it('spoils a quarter of the share each way', () => {
    const counts = new Map<string, number>()
    for (const row of dirty) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
    const originals = new Map(clean.map((row) => [keyOf(row), JSON.stringify(row)]))
    const duplicates = [...counts.values()].filter((count) => count === 2).length
    const changed = dirty.filter((row) => originals.get(keyOf(row)) !== JSON.stringify(row)).length
    const keysLeft = clean.filter((row) => counts.has(keyOf(row))).length
    // A malformed key looks missing too: two of the five columns are the key.
    const missing = clean.length - keysLeft
    let late = 0
    let last = ''
    for (const row of dirty) {
      const key = originals.has(keyOf(row)) ? keyOf(row) : last
      if (key < last) late++
      else last = key
    }
    const share = (count: number) => count / clean.length
    expect(share(duplicates)).toBeCloseTo(0.02, 2)
    expect(share(changed)).toBeCloseTo(0.02, 2)
    expect(share(missing)).toBeCloseTo(0.028, 2)
    expect(share(late)).toBeGreaterThan(0.01)
  })

  it('puts garbage and nulls where words and identifiers should be', () => {
    const events = rowsOf(settle('stripe', { customers: 200, dirty: 0.5 }), 'events')
    expect(events.some((row) => row.lifecycle === GARBAGE)).toBe(true)
    expect(events.some((row) => row.customer === null)).toBe(true)
  })

  it('puts garbage anywhere when it is written as text', () => {
    const dataset = openDataset(settle('churn', { customers: 300, dirty: 0.4 }), true)
    expect(dataset.tables.flatMap(({ columns }) => columns).every(({ type }) => type === 'STRING')).toBe(true)
    const [batch] = dataset.rows('billing', 5000)
    const column = (index: number) => batch!.columns[index]!.values as readonly (string | null)[]
    expect(
      column(0)
        .filter((id) => id !== null && id !== GARBAGE)
        .every((id) => /^1\d{7}$/.test(id!)),
    ).toBe(true)
    expect(column(1).some((day) => /^202[45]-\d\d-\d\d$/.test(day ?? ''))).toBe(true)
    for (const index of [0, 1, 2, 3]) expect(column(index)).toContain(GARBAGE)
    expect(column(2)).toContain('29.00')
  })

  it('can spoil everything and nothing', () => {
    expect(rowsOf(settle('churn', { customers: 1500, dirty: 0 }), 'usage_daily')).toEqual(clean)
    const all = rowsOf(settle('churn', { customers: 100, dirty: 1 }), 'customers')
    expect(all.length).toBeGreaterThan(50)
  })
})
