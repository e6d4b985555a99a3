import type { Json, JsonObject } from '../manifest/json.ts'
import type { Freshness } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { type Generation, metadata } from './metadata.ts'

/** How old a source was found to be. Times in milliseconds since the epoch. */
export interface SourceAge {
  readonly id: NodeId
  readonly status: 'pass' | 'warn' | 'error' | 'runtime error'
  readonly maxLoadedAt?: number
  readonly snapshottedAt: number
  readonly startedAt: number
  readonly finishedAt: number
  readonly criteria: Freshness
  readonly problems: readonly { readonly message: string }[]
}

export interface SourcesJsonInput extends Generation {
  readonly results: readonly SourceAge[]
  /** Seconds. */
  readonly elapsed: number
}

/** `sources.json` in dbt's schema v3. */
export function sourcesJson(input: SourcesJsonInput): JsonObject {
  return {
    metadata: metadata('sources/v3', input),
    results: input.results.map(resultJson),
    elapsed_time: input.elapsed,
  }
}

/** What dbt writes for a source without rows. */
const NEVER = '0001-01-01T00:00:00Z'

function resultJson(result: SourceAge): JsonObject {
  const iso = (at: number) => new Date(at).toISOString()
  if (result.status === 'runtime error') {
    const error = result.problems.map(({ message }) => message).join('\n')
    return { unique_id: result.id, error, status: 'runtime error' }
  }
  return {
    unique_id: result.id,
    max_loaded_at: result.maxLoadedAt === undefined ? NEVER : iso(result.maxLoadedAt),
    snapshotted_at: iso(result.snapshottedAt),
    max_loaded_at_time_ago_in_s: (result.snapshottedAt - (result.maxLoadedAt ?? Date.parse(NEVER))) / 1000,
    status: result.status,
    criteria: criteriaJson(result.criteria),
    adapter_response: {},
    timing: [
      { name: 'compile', started_at: iso(result.startedAt), completed_at: iso(result.startedAt) },
      { name: 'execute', started_at: iso(result.startedAt), completed_at: iso(result.finishedAt) },
    ],
    thread_id: 'Thread-1',
    execution_time: (result.finishedAt - result.startedAt) / 1000,
  }
}

function criteriaJson({ warnAfter, errorAfter, filter }: Freshness): JsonObject {
  const limit = (given: Freshness['warnAfter']): Json => ({
    count: given?.count ?? null,
    period: given?.period ?? null,
  })
  return { warn_after: limit(warnAfter), error_after: limit(errorAfter), filter: filter ?? null }
}
