import type { RefObject } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { arrangeGraph, type PlacedNode } from '../layout/arrange-graph.ts'
import { cullTo, heightOf, type InView } from '../layout/camera.ts'
import { type ColumnPath, columnKey } from '../layout/column-graph.ts'
import { type PlacedEdge, portY } from '../layout/place.ts'
import type { GraphView } from '../routes.ts'
import { useSite } from '../site.ts'
import { Bands } from './bands.tsx'
import { ColumnEdges, TableEdges } from './graph-edges.tsx'
import { GraphNode } from './graph-node.tsx'
import { useFittedCamera } from './use-fitted-camera.ts'
import { useNodeActions } from './use-node-actions.ts'
import { usePanZoom } from './use-pan-zoom.ts'

export interface GraphControls {
  zoom?: (factor: number) => void
  fit?: () => void
}

interface LineageGraphProps {
  readonly index: NodeIndex
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  readonly path: ColumnPath | undefined
  readonly svg: RefObject<SVGSVGElement | null>
  /** Among other things on a page: as high as it needs, and the wheel scrolls the page. */
  readonly embedded: boolean
  /** Filled with what the buttons above the graph do. */
  readonly controls: GraphControls
}

export function LineageGraph({ index, view, change, path, svg, embedded, controls }: LineageGraphProps) {
  const site = useSite()
  const { name } = site.core.nodes[index]!
  const arrangement = useMemo(() => arrangeGraph(site, index, view, path), [site, index, view, path])
  const { placement, boxes } = arrangement
  const lit = useMemo(() => path && new Set([...path.steps.values()].map((step) => step.place.node)), [path])
  const panZoom = usePanZoom(svg, embedded)
  const subject = `${index} ${view.up} ${view.down} ${view.column ?? ''} ${view.of ?? ''}`
  controls.zoom = panZoom.zoom
  controls.fit = useFittedCamera(panZoom, { subject, placement, lit, target: boxes.get(index)! })
  const [actions, current] = useNodeActions({ index, view, change, svg, arrangement, panZoom })
  const [active, setActive] = useState<NodeIndex | undefined>(undefined)
  const { camera, frame } = panZoom
  const inView = cullTo(camera, frame, boxes.size)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links and buttons in it, not a form
    <svg
      ref={svg}
      class="graph"
      style={embedded ? { height: `${heightOf(placement)}px` } : {}}
      role="group"
      aria-label={`Lineage of ${name}`}
    >
      <g class="scene" transform={`translate(${camera.x} ${camera.y}) scale(${camera.scale})`}>
        <Bands placement={placement} layers={site.core.columnLayers} />
        <TableEdges
          edges={placement.edges.filter((edge) => edgeInView(edge, boxes, inView))}
          {...{ boxes, active, dimmed: path !== undefined }}
        />
        {path !== undefined && <ColumnEdges {...{ path, placement, boxes, uses: view.uses }} />}
        {[...boxes.values()]
          .filter((box) => inView(box.x - 40, box.y, box.x + box.width + 40, box.y + box.height))
          .map((box) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: pointing only makes its edges stand out
            <g
              key={box.index}
              onMouseEnter={() => setActive(box.index)}
              onMouseLeave={() => setActive(undefined)}
            >
              <GraphNode
                box={box}
                focused={box.index === index}
                dimmed={lit !== undefined && !lit.has(box.index)}
                current={site.core.nodes[box.index]!.id === current}
                chosenKey={path && columnKey(path.start)}
                byStatus={view.colour === 'status'}
                actions={actions}
              />
            </g>
          ))}
      </g>
    </svg>
  )
}

function edgeInView(edge: PlacedEdge, boxes: ReadonlyMap<NodeIndex, PlacedNode>, inView: InView): boolean {
  const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!]
  const ys = [from.y + portY, to.y + portY, ...edge.via.map(({ y }) => y)]
  const xs = [from.x + from.width, to.x]
  return inView(Math.min(...xs) - 60, Math.min(...ys), Math.max(...xs) + 60, Math.max(...ys))
}
