import type { Json, JsonObject } from '../../manifest/json.ts'
import type { NodeDetail } from '../page-data.ts'

/** Of the latest build or test, where the warehouse bills by what is read. */
export function costFacts(response: JsonObject): NodeDetail['facts'] {
  const told: readonly (readonly [string, Json | undefined])[] = [
    ['bytes billed', response.bytes_billed],
    ['slot time in ms', response.slot_ms],
    ['from the cache', response.cache_hit],
    ['tests in the same query', response.shared_by_tests],
    ['billed to', response.billed_to],
  ]
  return told.flatMap(([name, value]) =>
    value === undefined || value === null || value === false ? [] : [[name, value] as const],
  )
}
