import { createHash } from 'node:crypto'
import type { Manifest } from '../../manifest/manifest.ts'
import { type Relation, relationKey } from '../../manifest/relation.ts'
import type { FunctionLookup, KnownFunction } from '../../sql/analysis.ts'

export interface KnownFunctions {
  readonly lookup: FunctionLookup
  /** Differs where anything that the lookup tells does. */
  readonly digest: string
}

/** The project's functions by every form of their names; undefined where there are none. */
export function knownFunctions({ nodes }: Manifest, fallback: Relation): KnownFunctions | undefined {
  const found = new Map<string, KnownFunction>()
  for (const node of nodes.values())
    if (node.kind === 'function')
      found.set(relationKey(node.relation), { returns: node.returns.type, aggregate: node.aggregate })
  if (found.size === 0) return undefined
  return {
    lookup(parts) {
      const [name = '', schema = fallback.schema, database = fallback.database] = [...parts].reverse()
      return found.get(relationKey({ name, schema, database }))
    },
    digest: createHash('sha1')
      .update(JSON.stringify([...found]))
      .digest('base64'),
  }
}
