import type { Node } from './node.ts'
import type { NodeId } from './node-id.ts'

interface Needing {
  readonly id: NodeId
  readonly dependsOn: readonly NodeId[]
}

/** The nodes of a project and what each needs: an edge leads from a node to those that read it. */
export class NodeGraph<Item extends Needing = Node> {
  readonly #nodes: ReadonlyMap<NodeId, Item>
  readonly #upstream = new Map<NodeId, readonly NodeId[]>()
  readonly #downstream = new Map<NodeId, NodeId[]>()

  /** Edges to nodes that are not in the map (disabled ones, mistakes told elsewhere) are left out. */
  constructor(nodes: ReadonlyMap<NodeId, Item>) {
    this.#nodes = nodes
    for (const { id, dependsOn } of nodes.values()) {
      const upstream = [...new Set(dependsOn)].filter((other) => nodes.has(other))
      this.#upstream.set(id, upstream)
      for (const other of upstream) {
        const readers = this.#downstream.get(other)
        if (readers === undefined) this.#downstream.set(other, [id])
        else readers.push(id)
      }
    }
  }

  nodes(): Iterable<NodeId> {
    return this.#nodes.keys()
  }
  node(id: NodeId): Item | undefined {
    return this.#nodes.get(id)
  }
  /** What the node needs; empty for a node that is not there. */
  predecessors(id: NodeId): readonly NodeId[] {
    return this.#upstream.get(id) ?? []
  }
  /** What reads the node. */
  successors(id: NodeId): readonly NodeId[] {
    return this.#downstream.get(id) ?? []
  }
}

/**
 * Upstream first; among nodes that are free at the same time, the order of the map. Nodes on a cycle, and those behind
 * one, are missing: ask `findCycles` when the result is shorter than the graph.
 */
export function topologicalOrder<Item extends Needing>(graph: NodeGraph<Item>): NodeId[] {
  const waiting = new Map<NodeId, number>()
  const order: NodeId[] = []
  for (const id of graph.nodes()) {
    const count = graph.predecessors(id).length
    if (count === 0) order.push(id)
    else waiting.set(id, count)
  }
  for (let at = 0; at < order.length; at++) {
    for (const next of graph.successors(order[at]!)) {
      const count = waiting.get(next)! - 1
      waiting.set(next, count)
      if (count === 0) order.push(next)
    }
  }
  return order
}

/** One cycle for each knot of nodes that need each other: each needs the next, the first is repeated at the end. */
export function findCycles(graph: NodeGraph): NodeId[][] {
  const knotted = new Set(graph.nodes())
  for (const id of topologicalOrder(graph)) knotted.delete(id)
  const cycles: NodeId[][] = []
  while (knotted.size > 0) {
    const cycle = walkBack(graph, knotted)
    if (cycle.length > 0) cycles.push(cycle)
    for (const id of reach(graph, cycle, knotted)) knotted.delete(id)
  }
  return cycles
}

/** Every node left has a predecessor on or behind a cycle, so walking upstream must meet itself. */
function walkBack(graph: NodeGraph, among: ReadonlySet<NodeId>): NodeId[] {
  const start = among.values().next().value
  const path: NodeId[] = []
  const seenAt = new Map<NodeId, number>()
  let at: NodeId | undefined = start
  while (at !== undefined && !seenAt.has(at)) {
    seenAt.set(at, path.length)
    path.push(at)
    at = graph.predecessors(at).find((id) => among.has(id))
  }
  // The upstream cycle was told already: what is left here only stands behind it.
  if (at === undefined) return []
  const cycle = path.slice(seenAt.get(at))
  const first = cycle.indexOf([...cycle].sort()[0]!)
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)]
  return [...turned, turned[0]!]
}

/** The cycle and all that stands behind it. */
function reach(graph: NodeGraph, cycle: readonly NodeId[], knotted: ReadonlySet<NodeId>): Set<NodeId> {
  const seen = new Set(cycle.length > 0 ? cycle : knotted)
  for (const id of seen) for (const next of graph.successors(id)) seen.add(next)
  return seen
}
