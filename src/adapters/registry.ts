// Which engines there are: an engine is found by a target's `type` and loaded only when it is used.

import type { JsonObject } from '../manifest/json.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { Adapter } from './adapter.ts'

export interface OpenOptions {
  /** The target's settings as `project/` settled them, secrets included. */
  readonly settings: JsonObject
  /** Absolute; relative paths in the settings start here. */
  readonly projectDirectory: string
  /** The language of the models; decides whether the engine needs our function library. */
  readonly projectDialect: Dialect
  readonly threads?: number
  /** What the manifest calls the target's database. */
  readonly database?: string
  /** Nothing will be written: the warehouse may be opened read-only and must exist. */
  readonly readOnly?: boolean
}

type Open = (options: OpenOptions) => Promise<Adapter>

const engines: Readonly<Record<string, () => Promise<Open>>> = {
  duckdb: async () => (await import('./duckdb/open-duckdb.ts')).openDuckdb,
}

export const engineNames: readonly string[] = Object.keys(engines)

/** Opens the warehouse of a target. Rejects with a `ProblemError` that says what to do. */
export async function openAdapter(type: string, options: OpenOptions): Promise<Adapter> {
  const engine = engines[type]
  if (engine === undefined) throw new Error(`unknown engine ${type}`)
  return (await engine())(options)
}
