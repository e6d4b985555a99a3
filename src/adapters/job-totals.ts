import type { JsonObject } from '../manifest/json.ts'

const summed = ['bytes_processed', 'bytes_billed', 'slot_ms'] as const

/** What the jobs of one node did and cost together, under dbt's names. Empty where the engine tells nothing. */
export class JobTotals {
  readonly #totals = new Map<string, number>()
  #last: JsonObject = {}
  #cached: boolean | undefined

  add(response: JsonObject | undefined): void {
    if (response === undefined) return
    for (const key of summed) {
      const value = response[key]
      if (typeof value === 'number') this.#totals.set(key, (this.#totals.get(key) ?? 0) + value)
    }
    // A hit only where nothing was read anew.
    if (typeof response.cache_hit === 'boolean') this.#cached = (this.#cached ?? true) && response.cache_hit
    // Which kind of statement it was is not told of each.
    const { code } = this.#last
    this.#last = code === undefined ? response : { code, ...response }
  }

  /** The last job's own words, with the sums in place of its numbers. */
  toJson(): JsonObject {
    return {
      ...this.#last,
      ...Object.fromEntries(this.#totals),
      ...(this.#cached === undefined ? {} : { cache_hit: this.#cached }),
    }
  }
}
