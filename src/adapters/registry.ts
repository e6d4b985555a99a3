// Which engines there are: an engine is found by a target's `type` and loaded only when it is used.

import { unknownEngine } from '../problems/catalogue/adapters.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Adapter } from './adapter.ts'
import type { OpenOptions } from './open-options.ts'

type Open = (options: OpenOptions) => Promise<Adapter>

const engines: Readonly<Record<string, () => Promise<Open>>> = {
  duckdb: async () => (await import('./duckdb/open-duckdb.ts')).openDuckdb,
  bigquery: async () => (await import('./bigquery/open-bigquery.ts')).openBigquery,
}

export const engineNames: readonly string[] = Object.keys(engines)

/** Opens the warehouse of a target. Rejects with a `ProblemError` that says what to do. */
export async function openAdapter(type: string, options: OpenOptions): Promise<Adapter> {
  const engine = engines[type]
  if (engine === undefined) throw new ProblemError(unknownEngine({ type, known: engineNames }))
  return (await engine())(options)
}
