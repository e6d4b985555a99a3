import { describe, expect, it } from 'vitest'
import { billedBy } from '../manifest/billed.ts'
import type { NodeResult } from '../manifest/results.ts'
import { TestCosts } from './test-costs.ts'

describe('TestCosts', () => {
  it('bills a shared query once, and tells all who shared it', async () => {
    let job = 0
    const response = () => ({ job_id: `job${++job}`, bytes_billed: 100, slot_ms: 7, cache_hit: false })
    const costs = new TestCosts({
      execute: async () => ({ response: response() }),
      query: async () => ({ columns: [], types: [], rows: [], response: response() }),
      stream: async function* () {},
    })
    await costs.runner.query('SELECT 0')
    costs.begin(['test.a', 'test.b', 'test.c'])
    await costs.runner.query('SELECT 1')
    costs.begin(['test.b'])
    await costs.runner.execute('SELECT 2')
    expect(costs.of('test.a')).toMatchObject({ job_id: 'job2', bytes_billed: 100, shared_by_tests: 3 })
    expect(costs.of('test.b')).toMatchObject({ bytes_billed: 100, billed_to: 'test.a' })
    expect(costs.of('test.c')).toEqual({ job_id: 'job2', shared_by_tests: 3, billed_to: 'test.a' })
    expect(costs.of('test.d')).toBeUndefined()
    const results = ['test.a', 'test.b', 'test.c'].map(
      (id) => ({ id, adapterResponse: costs.of(id) ?? {} }) as unknown as NodeResult,
    )
    expect(billedBy(results)).toEqual({ bytesBilled: 200, slotMilliseconds: 14, cached: 0, of: 2 })
    expect(billedBy([])).toBeUndefined()
  })
})
