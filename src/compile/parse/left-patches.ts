import type { Node } from '../../manifest/node.ts'
import type { NodeDefinition } from '../../project/definitions.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'
import type { Parsing } from './parsing.ts'
import { patchKey } from './patches.ts'

/** What packages say of nodes that they do not have, by `patchKey`. */
export type LeftPatches = ReadonlyMap<string, NodeDefinition>

const replaceable: ReadonlySet<NodeDefinition['kind']> = new Set(['model', 'seed', 'snapshot'])

/**
 * A project that switches a package's node off and writes its own of the same name takes over what the package's YAML
 * says of it, tests among it, unless it says something itself.
 */
export function leftPatches(packages: readonly LoadedPackage[], nodes: Iterable<Node>): LeftPatches {
  const enabled = new Set<string>()
  for (const node of nodes)
    if (node.config.enabled !== false) enabled.add(`${node.package} ${node.kind} ${node.name}`)
  const left = new Map<string, NodeDefinition>()
  for (const owner of packages)
    for (const definition of owner.definitions.nodes) {
      const { kind, name } = definition
      const taken = enabled.has(`${owner.name} ${kind} ${name}`) || left.has(patchKey(kind, name))
      if (taken || !replaceable.has(kind) || definition.versions.length > 0 || definition.relation) continue
      left.set(patchKey(kind, name), definition)
    }
  return left
}

/** The names of a package's left entries that a node of the root project has taken over. */
export function replacedNames(
  owner: LoadedPackage,
  left: LeftPatches,
  { project, nodes }: Pick<Parsing, 'project' | 'nodes'>,
): ReadonlySet<string> {
  const own = new Set(owner.definitions.nodes)
  const names = new Set<string>()
  const root = project.loaded.packages.find((item) => item.root)
  const said = new Set(root?.definitions.nodes.map(({ kind, name }) => patchKey(kind, name)))
  for (const node of nodes.values()) {
    const name = node.package === root?.name ? patchKeyOf(node) : undefined
    if (name === undefined || said.has(name)) continue
    const definition = left.get(name)
    if (definition !== undefined && own.has(definition)) names.add(name)
  }
  return names
}

export function patchKeyOf({ kind, name }: Node): string | undefined {
  return kind === 'model' || kind === 'seed' || kind === 'snapshot' ? patchKey(kind, name) : undefined
}
