// dbt's JSON artifacts, made from the manifest, the catalog and the results of a run. Tools that read dbt's read these.

import type { JsonObject } from '../manifest/json.ts'

/** The release of dbt whose artifacts these are like; tools decide by it what they may expect. */
export const dbtVersion = '1.10.0'

export interface Generation {
  readonly invocationId: string
  /** Milliseconds since the epoch. */
  readonly generatedAt: number
  /** When the invocation began, milliseconds since the epoch. */
  readonly startedAt: number
}

export function metadata(artifact: string, { invocationId, generatedAt, startedAt }: Generation): JsonObject {
  return {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${artifact}.json`,
    dbt_version: dbtVersion,
    generated_at: new Date(generatedAt).toISOString(),
    invocation_id: invocationId,
    invocation_started_at: new Date(startedAt).toISOString(),
    env: {},
  }
}
