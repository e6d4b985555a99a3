import { describe, expect, it } from 'vitest'
import { buildUnderFaults } from '../../../spec/support/bigquery-faults.ts'

describe('builds through a network and a service that fail', () => {
  it('end well by themselves, and leave no half table, no lost and no doubled row', {
    timeout: 1_500_000,
  }, async () => {
    const run = await buildUnderFaults({
      endpoint: process.env.STRATA_TEST_BIGQUERY!,
      builds: 3,
      seed: 5,
      share: 0.12,
    })
    expect(run.wrong).toEqual([])
    expect(run.failures).toEqual([])
    expect(Object.values(run.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3)
  })
})
