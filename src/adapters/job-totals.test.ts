import { describe, expect, it } from 'vitest'
import { JobTotals } from './job-totals.ts'

describe('JobTotals', () => {
  it('sums what jobs read, billed and took, and keeps the last one by name', () => {
    const totals = new JobTotals()
    totals.add({ job_id: 'a', bytes_processed: 10, bytes_billed: 20, slot_ms: 5, cache_hit: true })
    totals.add(undefined)
    totals.add({ job_id: 'b', bytes_processed: 1, bytes_billed: 2, slot_ms: 3, cache_hit: false })
    expect(totals.toJson()).toEqual({
      job_id: 'b',
      bytes_processed: 11,
      bytes_billed: 22,
      slot_ms: 8,
      cache_hit: false,
    })
  })

  it('is empty where the engine tells nothing', () => {
    expect(new JobTotals().toJson()).toEqual({})
  })
})
