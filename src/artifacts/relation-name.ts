import type { Dialect } from '../manifest/manifest.ts'
import type { Relation } from '../manifest/relation.ts'

/** A relation as the engine's SQL names it. */
export function relationName(relation: Relation, engine: Dialect): string {
  const mark = engine === 'bigquery' ? '`' : '"'
  const parts = [relation.database, relation.schema, relation.name].filter((part) => part !== undefined)
  return parts.map((part) => `${mark}${part.replaceAll(mark, mark + mark)}${mark}`).join('.')
}
