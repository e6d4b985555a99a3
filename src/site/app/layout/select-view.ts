import type { NodeIndex } from '../../page-data.ts'
import type { GraphView } from '../routes.ts'
import type { Site } from '../site.ts'
import type { ColumnPath } from './column-graph.ts'

/** A path through more tables than this is shown for its nearest ones; the rest is a click on a stub away. */
const pathTables = 60

export interface VisibleNode {
  readonly index: NodeIndex
  /** Neighbours that are not in view. */
  readonly hiddenUp: number
  readonly hiddenDown: number
}

type Graph = Pick<Site, 'core' | 'down' | 'indexOf'>

/** The nodes in view: some levels each way, what was opened by hand, and the tables of a lit path. */
export function selectView(
  { core, down, indexOf }: Graph,
  focus: NodeIndex,
  view: Pick<GraphView, 'up' | 'down' | 'more'>,
  path: ColumnPath | undefined,
): readonly VisibleNode[] {
  const upOf = (index: NodeIndex): readonly NodeIndex[] => core.nodes[index]!.up
  const downOf = (index: NodeIndex): readonly NodeIndex[] => down[index]!
  const visible = new Set([focus, ...within(focus, view.up, upOf), ...within(focus, view.down, downOf)])
  for (const entry of view.more) {
    const index = indexOf.get(entry.slice(1))
    if (index === undefined) continue
    for (const next of entry.startsWith('<') ? upOf(index) : downOf(index)) visible.add(next)
  }
  for (const index of tablesOf(path)) visible.add(index)
  const hidden = (list: readonly NodeIndex[]): number => list.filter((index) => !visible.has(index)).length
  return [...visible].map((index) => ({
    index,
    hiddenUp: hidden(upOf(index)),
    hiddenDown: hidden(downOf(index)),
  }))
}

function within(
  start: NodeIndex,
  levels: number,
  next: (index: NodeIndex) => readonly NodeIndex[],
): ReadonlySet<NodeIndex> {
  const seen = new Set([start])
  let edge: readonly NodeIndex[] = [start]
  for (let level = 0; level < levels && edge.length > 0; level++) {
    const found: NodeIndex[] = []
    for (const index of edge) {
      for (const neighbour of next(index)) {
        if (seen.has(neighbour)) continue
        seen.add(neighbour)
        found.push(neighbour)
      }
    }
    edge = found
  }
  return seen
}

function tablesOf(path: ColumnPath | undefined): readonly NodeIndex[] {
  if (path === undefined) return []
  const nearest = [...path.steps.values()].sort((a, b) => a.steps - b.steps)
  return [...new Set(nearest.map(({ place }) => place.node))].slice(0, pathTables)
}
