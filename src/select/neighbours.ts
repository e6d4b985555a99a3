import type { NodeGraph } from '../manifest/graph.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Selectable } from './selectable.ts'
import type { Criterion, IndirectSelection } from './selection.ts'

/** What a criterion selects for certain, and the tests that only wait for their other parents to be selected. */
export interface Found {
  readonly direct: ReadonlySet<NodeId>
  readonly indirect: ReadonlySet<NodeId>
}

/** The matched nodes with what `+`, `n+` and `@` add to them. */
export function withNeighbours(
  graph: NodeGraph<Selectable>,
  criterion: Criterion,
  matched: Iterable<NodeId>,
): Set<NodeId> {
  const selected = new Set(matched)
  const found = new Set(selected)
  if (criterion.withDescendantsParents) {
    for (const id of spread(graph, spread(graph, selected, 'successors'), 'predecessors')) found.add(id)
  }
  if (criterion.parents > 0) {
    for (const id of spread(graph, selected, 'predecessors', criterion.parents)) found.add(id)
  }
  if (criterion.children > 0) {
    for (const id of spread(graph, selected, 'successors', criterion.children)) found.add(id)
  }
  return found
}

/** Adds tests of the selected nodes: at once, or when all their parents are selected too. */
export function withTests(
  graph: NodeGraph<Selectable>,
  selected: ReadonlySet<NodeId>,
  mode: IndirectSelection,
): Found {
  const direct = new Set(selected)
  const indirect = new Set<NodeId>()
  if (mode === 'empty') return { direct, indirect }
  const known = mode === 'buildable' ? buildable(graph, selected) : selected
  for (const id of selected) {
    for (const next of graph.successors(id)) {
      if (selected.has(next) || !isTest(graph, next)) continue
      if (mode === 'eager' || graph.predecessors(next).every((parent) => known.has(parent))) direct.add(next)
      else indirect.add(next)
    }
  }
  return { direct, indirect }
}

/** Waiting tests whose parents are all there after sets were combined. */
export function withWaiting(
  graph: NodeGraph<Selectable>,
  found: Found,
  mode: IndirectSelection,
): Set<NodeId> {
  const direct = new Set(found.direct)
  if (mode === 'eager' || mode === 'empty') return direct
  const known = mode === 'buildable' ? buildable(graph, direct) : found.direct
  for (const id of found.indirect) {
    if (graph.predecessors(id).every((parent) => known.has(parent))) direct.add(id)
  }
  return direct
}

/** Selected nodes, all they need, and every source. */
function buildable(graph: NodeGraph<Selectable>, selected: ReadonlySet<NodeId>): Set<NodeId> {
  const known = spread(graph, selected, 'predecessors')
  for (const id of graph.nodes()) if (graph.node(id)?.kind === 'source') known.add(id)
  return known
}

function isTest(graph: NodeGraph<Selectable>, id: NodeId): boolean {
  const kind = graph.node(id)?.kind
  return kind === 'test' || kind === 'unit_test'
}

function spread(
  graph: NodeGraph<Selectable>,
  start: ReadonlySet<NodeId>,
  direction: 'predecessors' | 'successors',
  depth = Number.POSITIVE_INFINITY,
): Set<NodeId> {
  const seen = new Set(start)
  let front: Iterable<NodeId> = start
  for (let step = 0; step < depth; step++) {
    const next: NodeId[] = []
    for (const id of front) {
      for (const other of graph[direction](id)) {
        if (seen.has(other)) continue
        seen.add(other)
        next.push(other)
      }
    }
    if (next.length === 0) break
    front = next
  }
  return seen
}
