import type { Ask } from '../manifest/lookup.ts'
import { relationKey } from '../manifest/relation.ts'
import type { Session } from './session.ts'

/** Answers what templates ask of the warehouse; opens it at the first question. */
export function askThrough(session: Session, signal: AbortSignal | undefined): Ask {
  return async (lookup) => {
    const { connection, catalog } = await session.adapter()
    switch (lookup.kind) {
      case 'query':
        return {
          kind: 'query',
          table: await connection.query({ sql: lookup.sql, purpose: 'answer a template' }, { signal }),
        }
      case 'columns':
        return { kind: 'columns', columns: (await catalog.columns(lookup.relation, { signal })) ?? [] }
      case 'relations':
        return { kind: 'relations', found: await catalog.relations([lookup], { signal }) }
      case 'relation': {
        const found = await catalog.relations([lookup.relation], { signal })
        return {
          kind: 'relation',
          found: found.find((other) => relationKey(other) === relationKey(lookup.relation)),
        }
      }
      case 'schema': {
        const schemas = await catalog.schemas({ signal })
        return {
          kind: 'schema',
          exists: schemas.some((found) => found.schema.toLowerCase() === lookup.schema.toLowerCase()),
        }
      }
    }
  }
}
