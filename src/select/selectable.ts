import type { Definition, Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'

/** A metric, a semantic model or a saved query: nothing that is built, but it can be named and stands in the graph. */
export type SelectableDefinition = Omit<Definition, 'kind'> & {
  readonly kind: Exclude<Definition['kind'], 'group'>
  readonly tags: readonly string[]
}

/** What a selection can mean. */
export type Selectable = Node | SelectableDefinition
export type SelectableKind = Selectable['kind']

/** All of a project; definitions stand last, so that the order of nodes does not hang on them. */
export function selectables({ nodes, definitions = [] }: Manifest): ReadonlyMap<NodeId, Selectable> {
  const all = new Map<NodeId, Selectable>(nodes)
  for (const definition of definitions) {
    if (isSelectable(definition) && definition.config.enabled !== false)
      all.set(definition.id, { ...definition, tags: tagsOf(definition) })
  }
  return all
}

function isSelectable(
  definition: Definition,
): definition is Definition & { readonly kind: SelectableDefinition['kind'] } {
  return definition.kind !== 'group'
}

/** A semantic model has none, and those of a metric stand outside of its `config`. */
function tagsOf({ kind, config, values }: Definition): readonly string[] {
  if (kind === 'semantic_model') return []
  const tags = (kind === 'saved_query' ? config.tags : undefined) ?? values.tags ?? []
  return (Array.isArray(tags) ? tags : [tags]).map(String)
}
