import type { PlacedNode } from '../layout/arrange-graph.ts'
import { type ColumnPath, type ColumnPlace, columnKey } from '../layout/column-graph.ts'
import { edgePath } from '../layout/edge-path.ts'
import { headHeight, rowHeight } from '../layout/graph-boxes.ts'
import { type PlacedEdge, type Placement, type Point, portY } from '../layout/place.ts'
import { flowWords, useWords } from '../words.ts'

interface TableEdgesProps {
  readonly edges: readonly PlacedEdge[]
  readonly boxes: ReadonlyMap<number, PlacedNode>
  readonly dimmed: boolean
  /** The node whose edges stand out. */
  readonly active: number | undefined
}

export function TableEdges({ edges, boxes, dimmed, active }: TableEdgesProps) {
  return (
    <g class={dimmed ? 'edges dimmed' : 'edges'}>
      {edges.map((edge) => (
        <path
          key={`${edge.from} ${edge.to}`}
          class={active === edge.from || active === edge.to ? 'edge active' : 'edge'}
          d={edgePath(outPort(boxes.get(edge.from)!), edge.via, inPort(boxes.get(edge.to)!))}
        />
      ))}
    </g>
  )
}

interface ColumnEdgesProps {
  readonly path: ColumnPath
  readonly placement: Placement
  readonly boxes: ReadonlyMap<number, PlacedNode>
  readonly uses: boolean
}

/** The lit path, column by column; each line says how the value gets there. */
export function ColumnEdges({ path, placement, boxes, uses }: ColumnEdgesProps) {
  const via = new Map(placement.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.via]))
  return (
    <g class="column-edges">
      {path.edges.map(({ from, to, how }) => {
        const [start, end] = [boxes.get(from.node), boxes.get(to.node)]
        if (start === undefined || end === undefined) return null
        return (
          <path
            key={`${columnKey(from)} ${columnKey(to)}`}
            class={`flow-edge how-${how}`}
            d={edgePath(
              rowPort(start, from, start.width),
              via.get(`${from.node} ${to.node}`) ?? [],
              rowPort(end, to, 0),
            )}
          >
            <title>{`${from.column} → ${to.column}: ${flowWords[how]}`}</title>
          </path>
        )
      })}
      {uses &&
        path.uses.map(({ from, to, how }) => {
          const [start, end] = [boxes.get(from.node), boxes.get(to)]
          if (start === undefined || end === undefined) return null
          return (
            <path
              key={`${columnKey(from)} ${to} ${how}`}
              class="use-edge"
              d={edgePath(
                rowPort(start, from, start.width),
                via.get(`${from.node} ${to}`) ?? [],
                inPort(end),
              )}
            >
              <title>{`${from.column} ${useWords[how]}`}</title>
            </path>
          )
        })}
    </g>
  )
}

function outPort(box: PlacedNode): Point {
  return { x: box.x + box.width, y: box.y + portY }
}

function inPort(box: PlacedNode): Point {
  return { x: box.x, y: box.y + portY }
}

function rowPort(box: PlacedNode, place: ColumnPlace, dx: number): Point {
  const row = box.columns.findIndex((shown) => shown.key === columnKey(place))
  const y = row < 0 ? portY : headHeight + (row + 0.5) * rowHeight
  return { x: box.x + dx, y: box.y + y }
}
