import type { NodeResult } from './results.ts'

/** What the jobs of a run cost together. */
export interface Cost {
  readonly bytesBilled: number
  readonly slotMilliseconds: number
  /** Nodes and tests whose queries were all answered from the cache, of those that tell. */
  readonly cached: number
  readonly of: number
}

/** Undefined where the engine bills nothing. */
export function billedBy(results: Iterable<NodeResult>): Cost | undefined {
  let told = false
  let [bytesBilled, slotMilliseconds, cached, of] = [0, 0, 0, 0]
  for (const { adapterResponse } of results) {
    const { bytes_billed: bytes, slot_ms: slots, cache_hit: hit } = adapterResponse
    if (typeof bytes === 'number') bytesBilled += bytes
    if (typeof slots === 'number') slotMilliseconds += slots
    if (typeof hit === 'boolean') {
      of++
      if (hit) cached++
    }
    told ||= typeof bytes === 'number'
  }
  return told ? { bytesBilled, slotMilliseconds, cached, of } : undefined
}
