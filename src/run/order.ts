// Who waits for whom, and which tests stand between a table and its publication.

import type { Manifest } from '../manifest/manifest.ts'
import type { BuildNode, DataTest, Node, NodeId } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import { Readers } from './readers.ts'

export interface Order {
  /** Nodes to build, each after what it waits for. */
  readonly builds: readonly BuildNode[]
  readonly tests: readonly DataTest[]
  /** Planned nodes, tests among them, that must have ended well before. */
  readonly after: ReadonlyMap<NodeId, readonly NodeId[]>
  /** Error-severity tests that decide about a node's publication. */
  readonly audits: ReadonlyMap<NodeId, readonly DataTest[]>
}

export function orderNodes(
  manifest: Manifest,
  builds: ReadonlySet<NodeId>,
  tests: readonly DataTest[],
  /** Whether a test decides about the publication of what it looks at, where it can. */
  decisive: (test: DataTest) => boolean,
  isThere: (id: NodeId) => boolean = () => true,
  /** Whether a test that decides nothing is over before what comes below of it begins: it may break. */
  awaited: (test: DataTest) => boolean = () => false,
): Order {
  const nearest = nearestPlanned(manifest, builds, builds)
  const sorted = [...nearest.keys()].filter((id) => builds.has(id))
  const after = new Map<NodeId, NodeId[]>(sorted.map((id) => [id, [...nearest.get(id)!]]))
  const audits = new Map<NodeId, DataTest[]>()
  const ancestors = new Ancestors(sorted, after)
  const children = childrenOf(sorted, after)
  const readers = new Readers(manifest, nearest, after)
  const above = new Set(nearest.keys())
  // Ephemeral models that only tests look at wait for what stands before them too.
  nearestPlanned(manifest, new Set(tests.flatMap(({ dependsOn }) => dependsOn)), builds, nearest)
  const seeds = seedsByPlace(manifest, builds)
  for (const test of tests) {
    const parents = parentsOf(test, builds, nearest)
    // What it reads beside is neither built nor there: that says nothing of the tables that are.
    const decides =
      decisive(test) &&
      test.dependsOn.some((id) => above.has(id)) &&
      test.dependsOn.every((id) => builds.has(id) || isThere(id))
    const auditor = decides ? lastOf(parents, test, ancestors) : undefined
    if (auditor !== undefined) {
      const list = audits.get(auditor)
      if (list === undefined) audits.set(auditor, [test])
      else list.push(test)
      after.set(test.id, [auditor])
      continue
    }
    after.set(test.id, [...parents, ...seedsOf(test, manifest, seeds)])
    const waited = !decisive(test) && awaited(test)
    if (!decisive(test) && !waited) continue
    if (parents.length > 1 || (waited && parents.length === 1)) {
      for (const id of firstBelow(parents, children, ancestors)) after.get(id)!.push(test.id)
    } else if (parents.length === 0) {
      for (const id of readers.firstOf(test.dependsOn)) after.get(id)!.push(test.id)
    }
  }
  return {
    builds: sorted.map((id) => manifest.nodes.get(id) as BuildNode),
    tests,
    after,
    audits,
  }
}

/** Of the roots and every node above them, in topological order: the planned nodes it waits for, through all that is not planned. */
function nearestPlanned(
  manifest: Manifest,
  roots: ReadonlySet<NodeId>,
  builds: ReadonlySet<NodeId>,
  result = new Map<NodeId, ReadonlySet<NodeId>>(),
): Map<NodeId, ReadonlySet<NodeId>> {
  const open = new Set<NodeId>()
  for (const root of roots) {
    const stack: { node: Node; next: number }[] = []
    const enter = (id: NodeId): void => {
      const node = manifest.nodes.get(id)
      if (node === undefined || result.has(id) || open.has(id)) return
      open.add(id)
      stack.push({ node, next: 0 })
    }
    enter(root)
    while (stack.length > 0) {
      const top = stack.at(-1)!
      const dependency = top.node.dependsOn[top.next++]
      if (dependency !== undefined) {
        enter(dependency)
        continue
      }
      const waits = new Set<NodeId>()
      for (const id of top.node.dependsOn) {
        if (builds.has(id)) waits.add(id)
        else for (const further of result.get(id) ?? []) waits.add(further)
      }
      result.set(top.node.id, waits)
      stack.pop()
    }
  }
  return result
}

/** The planned nodes that a test looks at; what is not planned is looked at as it stands. */
function parentsOf(
  test: DataTest,
  builds: ReadonlySet<NodeId>,
  nearest: ReadonlyMap<NodeId, ReadonlySet<NodeId>>,
): NodeId[] {
  const parents = new Set<NodeId>()
  for (const id of test.dependsOn) {
    if (builds.has(id)) parents.add(id)
    else for (const further of nearest.get(id) ?? []) parents.add(further)
  }
  return [...parents]
}

/** Seeds by where they are loaded to. */
function seedsByPlace({ nodes }: Manifest, builds: ReadonlySet<NodeId>): ReadonlyMap<string, NodeId> {
  const places = [...builds].flatMap((id): [string, NodeId][] => {
    const node = nodes.get(id)
    return node?.kind === 'seed' ? [[placeOf(node.relation), id]] : []
  })
  return new Map(places)
}

/** Sources are often declared over the tables of seeds: their tests wait for those. */
function seedsOf(test: DataTest, { nodes }: Manifest, seeds: ReadonlyMap<string, NodeId>): NodeId[] {
  return test.dependsOn.flatMap((id) => {
    const source = nodes.get(id)
    return source?.kind === 'source' ? (seeds.get(placeOf(source.relation)) ?? []) : []
  })
}

function placeOf({ database, schema, name }: Relation): string {
  return JSON.stringify([database, schema, name]).toLowerCase()
}

/** The parent that all other parents come before; the one it is attached to, if that is so. */
function lastOf(parents: readonly NodeId[], test: DataTest, ancestors: Ancestors): NodeId | undefined {
  const isLast = (id: NodeId) => parents.every((other) => other === id || ancestors.has(id, other))
  if (test.attachedTo !== undefined && parents.includes(test.attachedTo) && isLast(test.attachedTo)) {
    return test.attachedTo
  }
  return parents.find(isLast)
}

/** The first nodes on every way down that come after all of the parents. */
function firstBelow(
  parents: readonly NodeId[],
  children: ReadonlyMap<NodeId, readonly NodeId[]>,
  ancestors: Ancestors,
): NodeId[] {
  const found: NodeId[] = []
  const seen = new Set<NodeId>()
  const queue = [...(children.get(parents[0]!) ?? [])]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    if (parents.every((parent) => ancestors.has(id!, parent))) found.push(id)
    else queue.push(...(children.get(id) ?? []))
  }
  return found
}

function childrenOf(
  sorted: readonly NodeId[],
  after: ReadonlyMap<NodeId, readonly NodeId[]>,
): ReadonlyMap<NodeId, readonly NodeId[]> {
  const children = new Map<NodeId, NodeId[]>(sorted.map((id) => [id, []]))
  for (const id of sorted) for (const parent of after.get(id)!) children.get(parent)!.push(id)
  return children
}

/** One bit per pair, so that asking is cheap for thousands of nodes. */
class Ancestors {
  readonly #index = new Map<NodeId, number>()
  readonly #bits: Uint32Array[] = []

  constructor(sorted: readonly NodeId[], after: ReadonlyMap<NodeId, readonly NodeId[]>) {
    const words = Math.ceil(sorted.length / 32)
    for (const [index, id] of sorted.entries()) {
      this.#index.set(id, index)
      const own = new Uint32Array(words)
      for (const parent of after.get(id)!) {
        const place = this.#index.get(parent)!
        const theirs = this.#bits[place]!
        for (let word = 0; word < words; word++) own[word]! |= theirs[word]!
        own[place >> 5]! |= 1 << (place & 31)
      }
      this.#bits.push(own)
    }
  }

  has(id: NodeId, ancestor: NodeId): boolean {
    const bits = this.#bits[this.#index.get(id) ?? -1]
    const place = this.#index.get(ancestor)
    return bits !== undefined && place !== undefined && (bits[place >> 5]! & (1 << (place & 31))) !== 0
  }
}
