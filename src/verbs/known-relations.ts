// What a warehouse tells of all its tables at once, where asking for each costs a job.

import type { Adapter, SchemaName } from '../adapters/adapter.ts'
import type { SqlSideOptions } from '../compare/sql-side.ts'
import type { RelationNode } from '../manifest/node.ts'
import { relationKey } from '../manifest/relation.ts'
import { ProblemError } from '../problems/problem.ts'

/** By `relationKey`. */
export type KnownRelations = ReadonlyMap<string, NonNullable<SqlSideOptions['known']>>

/** Empty where the engine is at hand, or may not be asked: then each relation is looked at by itself. */
export async function knownRelations(
  nodes: readonly (RelationNode | undefined)[],
  adapter: Adapter,
  other: Adapter,
  signal: AbortSignal | undefined,
): Promise<KnownRelations> {
  if (adapter.dialect !== 'bigquery') return new Map()
  const schemas = new Map<string, SchemaName>()
  for (const node of nodes) {
    if (node === undefined) continue
    const { database, schema } = node.relation
    schemas.set(`${database ?? ''}.${schema}`, { database, schema })
  }
  try {
    const found = await adapter.catalog.describe([...schemas.values()], { signal })
    // A view has no count; the engine at hand gives it for nothing.
    return new Map(
      found
        .filter(
          ({ kind, shards }) => shards === undefined && (kind === 'table' || other.dialect !== 'bigquery'),
        )
        .map(({ relation, columns, rows, kind }) => [
          relationKey(relation),
          { columns, rows: kind === 'table' ? rows : undefined },
        ]),
    )
  } catch (error) {
    if (error instanceof ProblemError) return new Map()
    throw error
  }
}
