// What stands in the warehouse before a run, and what must be made or dropped before its nodes.

import type { Adapter, Comments, SchemaName } from '../adapters/adapter.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'
import type { SetupStatement } from './step.ts'

const HIDDEN = /__strata_([a-z0-9]{8})$/
/** A hidden relation of this age belongs to no run at work: it is published as soon as its tests have run. */
const LONG_MS = 3 * 3_600_000

interface Looking {
  readonly adapter: Adapter
  readonly runId: string
  /** Milliseconds since the epoch; default: the clock's. */
  readonly now?: number
  /** Whether another run is over; undefined where that is not known. */
  readonly isOver?: ((runId: string) => boolean | undefined) | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Standing {
  readonly schemas: readonly SchemaName[]
  readonly relations: ReadonlyMap<string, FoundRelation>
  readonly comments: ReadonlyMap<string, Comments>
  /** Models of machine learning, by `relationKey`; looked at only where some are to be trained. */
  readonly models: ReadonlySet<string>
}

/** The one look: schemas, relations and comments, a query each. */
export async function lookAround(
  { adapter, signal }: Looking,
  places: readonly Relation[],
  trained: readonly Relation[] = [],
): Promise<Standing> {
  if (places.length === 0)
    return { schemas: [], relations: new Map(), comments: new Map(), models: new Set() }
  const wanted = distinctSchemas(places)
  const [schemas, relations, comments, models] = await Promise.all([
    adapter.catalog.schemas({ signal }),
    adapter.catalog.relations(wanted, { signal }),
    adapter.catalog.comments(wanted, { signal }),
    trained.length === 0 ? undefined : adapter.catalog.models?.(distinctSchemas(trained), { signal }),
  ])
  return {
    schemas,
    relations: new Map(relations.map((found) => [relationKey(found), found])),
    comments,
    models: new Set(models?.keys()),
  }
}

/** Missing schemas, and what runs that died left behind; never what a run at work is about to publish. */
export function setupOf(
  { adapter, runId, isOver, now = Date.now() }: Looking,
  places: readonly Relation[],
  standing: Standing,
): readonly SetupStatement[] {
  const there = new Set(standing.schemas.map(schemaKey))
  const missing = distinctSchemas(places).filter((schema) => !there.has(schemaKey(schema)))
  const leftovers = [...standing.relations.values()].filter(({ name, createdAt }) => {
    const run = HIDDEN.exec(name)?.[1]
    if (run === undefined || run === runId) return false
    // Where nobody else can be at work, all are left over.
    if (createdAt === undefined) return true
    return isOver?.(run) ?? now - createdAt > LONG_MS
  })
  return [
    ...missing.map((schema) => ({ ...adapter.statements.createSchema(schema), schema })),
    ...leftovers.map((relation) => adapter.statements.drop(relation)),
  ]
}

function distinctSchemas(relations: readonly SchemaName[]): readonly SchemaName[] {
  const found = new Map(
    relations.map(({ database, schema }) => [schemaKey({ database, schema }), { database, schema }]),
  )
  return [...found.values()]
}

const schemaKey = ({ database, schema }: SchemaName): string => `${database ?? ''}.${schema}`.toLowerCase()
