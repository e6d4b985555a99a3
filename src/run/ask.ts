// Answers what a template asks the warehouse while it renders.

import type { Adapter, Runner, Statements } from '../adapters/adapter.ts'
import { retarget } from '../adapters/retarget.ts'
import type { Ask, Lookup, LookupAnswer } from '../manifest/lookup.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'

/** `runner`: where a template is rendered within a transaction, so that it sees what the transaction did. */
export function askWarehouse(
  adapter: Adapter,
  signal?: AbortSignal,
  runner: Runner = adapter.connection,
): Ask {
  const options = { signal }
  return async (lookup: Lookup): Promise<LookupAnswer> => {
    switch (lookup.kind) {
      case 'query':
        return { kind: 'query', table: await runner.query(lookup.sql, options) }
      case 'relation': {
        const standing = await adapter.catalog.relations([lookup.relation], options, runner)
        const wanted = relationKey(lookup.relation)
        return {
          kind: 'relation',
          found: standing.find((found) => sameRelation(found, lookup.relation, wanted)),
        }
      }
      case 'relations':
        return { kind: 'relations', found: await adapter.catalog.relations([lookup], options, runner) }
      case 'columns':
        return {
          kind: 'columns',
          columns: (await adapter.catalog.columns(lookup.relation, options, runner)) ?? [],
        }
      case 'schema': {
        const schemas = await adapter.catalog.schemas(options)
        const exists = schemas.some(
          ({ database, schema }) =>
            schema.toLowerCase() === lookup.schema.toLowerCase() &&
            (lookup.database === undefined || database?.toLowerCase() === lookup.database.toLowerCase()),
        )
        return { kind: 'schema', exists }
      }
    }
  }
}

/** Answers about `to` where `from` is asked about: a test that looks at a relation before it is published. */
export function askInstead(ask: Ask, from: Relation, to: Relation, statements: Statements): Ask {
  return (lookup) => {
    if (lookup.kind === 'query') {
      const query = { sql: lookup.sql, rendered: lookup.sql, locate: () => undefined }
      return ask({ ...lookup, sql: retarget(query, from, statements.quote(to), statements).sql })
    }
    const isFrom = 'relation' in lookup && relationKey(lookup.relation) === relationKey(from)
    return ask(isFrom ? { ...lookup, relation: to } : lookup)
  }
}

function sameRelation(
  found: { database: string | undefined; schema: string; name: string },
  relation: { database: string | undefined },
  wanted: string,
): boolean {
  return relationKey(relation.database === undefined ? { ...found, database: undefined } : found) === wanted
}
