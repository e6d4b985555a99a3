import type { Model, Node, Seed, Snapshot, Source, UserFunction } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { LoadedProject } from '../../project/loaded-project.ts'

type Referable = Model | Seed | Snapshot
type Owned = Referable | UserFunction

/** Nodes by the names that `ref()` and `source()` use. */
export class NodeIndex {
  readonly #byId = new Map<NodeId, Referable>()
  readonly #byName = new Map<string, Referable[]>()
  readonly #functions = new Map<string, UserFunction[]>()
  readonly #sources = new Map<string, Source[]>()
  readonly #root: string
  readonly #ownFirst: boolean

  constructor(nodes: Iterable<Node>, root: Pick<LoadedProject, 'name' | 'settings'>) {
    this.#root = root.name
    this.#ownFirst = root.settings.flags.require_ref_searches_node_package_before_root === true
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

  /** dbt's order: the root project, the package of the one that asks, any other; the first two as the project's flag says. */
  ref(name: string, from: string, packageName?: string, version?: string | number): Referable | undefined {
    const named = this.#byName.get(name)
    if (named === undefined) return undefined
    return this.#nearest(named, from, packageName, version)
  }

  source(source: string, table: string, from: string): Source | undefined {
    const found = this.#sources.get(`${source}.${table}`)
    const near = this.#order(from).flatMap((name) => found?.find((node) => node.package === name) ?? [])
    return near[0] ?? found?.[0]
  }

  /** As `ref`, of the project's functions. */
  function(name: string, from: string, packageName?: string): UserFunction | undefined {
    return this.#nearest(this.#functions.get(name) ?? [], from, packageName, undefined)
  }

  functionNames(): Iterable<string> {
    return this.#functions.keys()
  }

  hasPackage(name: string): boolean {
    return name === this.#root || [...this.#byId.values()].some((node) => node.package === name)
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

  #order(from: string): readonly string[] {
    return this.#ownFirst ? [from, this.#root] : [this.#root, from]
  }

  #nearest<Kind extends Owned>(
    named: readonly Kind[],
    from: string,
    packageName: string | undefined,
    version: string | number | undefined,
  ): Kind | undefined {
    const packages = packageName === undefined ? [...this.#order(from), undefined] : [packageName]
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
