import { expect, it } from 'vitest'
import type { JsonObject } from '../../manifest/json.ts'
import { costFacts } from './cost-facts.ts'

const result = (adapterResponse: JsonObject) => ({
  ...{ id: 'test.harbour.a', status: 'pass' as const, message: '', problems: [], adapterResponse },
  ...{ startedAt: 0, finishedAt: 0, thread: '1' },
})

it('tells what a model and its tests were billed, as people read it', () => {
  const tests = [result({ bytes_billed: 10485760, slot_ms: 1 }), result({ billed_to: 'test.harbour.a' })]
  expect(costFacts({ bytes_billed: 124780544, slot_ms: 75300, cache_hit: false }, tests)).toEqual([
    ['billed', '119 MB'],
    ['slot time', '1 min 15 s'],
    ['billed for its tests', '10.0 MB'],
  ])
})

it('tells what came from the cache, and whose query a test shared', () => {
  expect(costFacts({ bytes_billed: 0, cache_hit: true, shared_by_tests: 3 })).toEqual([
    ['billed', '0 B'],
    ['from the cache', 'yes'],
    ['tests in the same query', 3],
  ])
  expect(costFacts({ billed_to: 'test.harbour.unique_calls_id.3c99f0b0b3' })).toEqual([
    ['billed to', 'unique_calls_id'],
  ])
})

it('says nothing where nothing is billed', () => {
  expect(costFacts({ rows_affected: 2 }, [result({})])).toEqual([])
})
