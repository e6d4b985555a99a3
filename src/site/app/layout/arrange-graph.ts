import type { NodeIndex } from '../../page-data.ts'
import type { GraphView } from '../routes.ts'
import type { Site } from '../site.ts'
import type { ColumnPath } from './column-graph.ts'
import { type GraphBox, graphBoxes } from './graph-boxes.ts'
import { type PlacedBox, type Placement, place } from './place.ts'
import { selectView } from './select-view.ts'

export type PlacedNode = GraphBox & PlacedBox

export interface Arrangement {
  readonly placement: Placement
  readonly boxes: ReadonlyMap<NodeIndex, PlacedNode>
}

const columnGap = 96
/** A lit path needs room for its curves. */
const litColumnGap = 120

/** From what the reader asked for to where everything stands. */
export function arrangeGraph(
  site: Site,
  focus: NodeIndex,
  view: GraphView,
  path: ColumnPath | undefined,
): Arrangement {
  const drawn = graphBoxes(site, selectView(site, focus, view, path), new Set(view.open), path)
  const shown = new Set(drawn.map((box) => box.index))
  const edges = drawn.flatMap(({ index }) =>
    site.core.nodes[index]!.up.filter((from) => shown.has(from)).map((from) => [from, index] as const),
  )
  const placement = place(drawn, edges, path === undefined ? columnGap : litColumnGap)
  const boxes = drawn.map((box): [NodeIndex, PlacedNode] => [
    box.index,
    { ...box, ...placement.boxes.get(box.index)! },
  ])
  return { placement, boxes: new Map(boxes) }
}
