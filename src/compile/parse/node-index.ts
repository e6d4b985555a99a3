import type { Model, Node, Seed, Snapshot, Source, UserFunction } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'

type Referable = Model | Seed | Snapshot
type Owned = Referable | UserFunction

/** Nodes by the names that `ref()` and `source()` use. */
export class NodeIndex {
  readonly #byId = new Map<NodeId, Referable>()
  readonly #byName = new Map<string, Referable[]>()
  readonly #functions = new Map<string, UserFunction[]>()
  readonly #sources = new Map<string, Source[]>()
  readonly #root: string

  constructor(nodes: Iterable<Node>, root: string) {
    this.#root = root
    for (const node of nodes) {
      if (node.kind === 'source') push(this.#sources, `${node.sourceName}.${node.name}`, node)
      else if (node.kind === 'function') push(this.#functions, node.name, node)
      else if (node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot') {
        push(this.#byName, node.name, node)
        this.#byId.set(node.id, node)
      }
    }
  }

  withId(id: NodeId): Referable | undefined {
    return this.#byId.get(id)
  }

  /** dbt's order: the package of the one that asks, the root project, any other. */
  ref(name: string, from: string, packageName?: string, version?: string | number): Referable | undefined {
    const named = this.#byName.get(name)
    if (named === undefined) return undefined
    return this.#nearest(named, from, packageName, version)
  }

  source(source: string, table: string, from: string): Source | undefined {
    const found = this.#sources.get(`${source}.${table}`)
    return (
      found?.find((node) => node.package === from) ??
      found?.find((node) => node.package === this.#root) ??
      found?.[0]
    )
  }

  /** As `ref`, of the project's functions. */
  function(name: string, from: string, packageName?: string): UserFunction | undefined {
    return this.#nearest(this.#functions.get(name) ?? [], from, packageName, undefined)
  }

  functionNames(): Iterable<string> {
    return this.#functions.keys()
  }

  refNames(): Iterable<string> {
    return this.#byName.keys()
  }

  sourceNames(): Set<string> {
    return new Set([...this.#sources.values()].map(([node]) => node!.sourceName))
  }

  tableNames(source: string): string[] {
    return [...this.#sources.values()].flatMap(([node]) => (node!.sourceName === source ? [node!.name] : []))
  }

  #nearest<Kind extends Owned>(
    named: readonly Kind[],
    from: string,
    packageName: string | undefined,
    version: string | number | undefined,
  ): Kind | undefined {
    const packages = packageName === undefined ? [from, this.#root, undefined] : [packageName]
    for (const wanted of packages) {
      const inPackage = wanted === undefined ? named : named.filter((node) => node.package === wanted)
      const found = inPackage.find((node) => versionFits(node, version))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** Without a version, the latest is meant. */
function versionFits(node: Owned, version: string | number | undefined): boolean {
  if (node.kind !== 'model' || node.version === undefined) return version === undefined
  if (version === undefined) return String(node.version) === String(node.latestVersion ?? node.version)
  return String(node.version) === String(version)
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
