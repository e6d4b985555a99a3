import { billedBy } from '../../manifest/billed.ts'
import type { Json, JsonObject } from '../../manifest/json.ts'
import type { NodeResult } from '../../manifest/results.ts'
import { formatBytes, formatDuration } from '../app/format.ts'
import type { NodeDetail } from '../page-data.ts'

/** Of the latest build or test, where the warehouse bills by what is read. */
export function costFacts(response: JsonObject, tests: readonly NodeResult[] = []): NodeDetail['facts'] {
  const its = billedBy(tests)
  const told: readonly (readonly [string, Json | undefined])[] = [
    ['billed', amount(response.bytes_billed, formatBytes)],
    ['slot time', amount(response.slot_ms, formatDuration)],
    ['from the cache', response.cache_hit === true ? 'yes' : undefined],
    ['billed for its tests', its === undefined ? undefined : formatBytes(its.bytesBilled)],
    ['tests in the same query', response.shared_by_tests],
    // Ids of tests are `test.<project>.<name>.<hash>`.
    ['billed to', typeof response.billed_to === 'string' ? response.billed_to.split('.')[2] : undefined],
  ]
  return told.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, value] as const],
  )
}

function amount(value: Json | undefined, format: (number: number) => string): string | undefined {
  return typeof value === 'number' ? format(value) : undefined
}
