import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { NodeIndex, PageLayer } from '../../page-data.ts'
import type { GraphView } from '../routes.ts'
import { useSite } from '../site.ts'
import { layerNames } from '../words.ts'
import { type ColumnPath, columnKey } from './column-graph.ts'
import { graphBoxes } from './graph-boxes.ts'
import { ColumnEdges, type PlacedNode, TableEdges } from './graph-edges.tsx'
import { GraphNode, type NodeActions } from './graph-node.tsx'
import { type PlacedBox, type PlacedEdge, type Placement, place } from './place.ts'
import { selectView } from './select-view.ts'
import { type Camera, type Frame, usePanZoom } from './use-pan-zoom.ts'
import { type Direction, neighbourOf } from './walk-graph.ts'

interface LineageGraphProps {
  readonly index: NodeIndex
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  readonly path: ColumnPath | undefined
  readonly svg: RefObject<SVGSVGElement | null>
  readonly wheelNeedsCtrl: boolean
  /** Called with what the buttons above the graph do. */
  readonly controls: { zoom?: (factor: number) => void; fit?: () => void }
}

const headerHeight = 46
const bottomRoom = 20
/** For the stubs. */
const sideRoom = 52
const readableScale = 0.6
/** Where it does not all fit anyway. */
const closeScale = 0.85
const lowest = 200
const tallest = 520

export function LineageGraph({
  index,
  view,
  change,
  path,
  svg,
  wheelNeedsCtrl,
  controls,
}: LineageGraphProps) {
  const site = useSite()
  const { placement, boxes } = useMemo(() => {
    const visible = selectView(site, index, view, path)
    const drawn = graphBoxes(site, visible, new Set(view.open), path)
    const shown = new Set(drawn.map((box) => box.index))
    const edges = drawn.flatMap((box) =>
      site.core.nodes[box.index]!.up.filter((from) => shown.has(from)).map(
        (from) => [from, box.index] as const,
      ),
    )
    const placed = place(drawn, edges, path === undefined ? 96 : 120)
    const byIndex = new Map(
      drawn.map((box): [NodeIndex, PlacedNode] => [box.index, { ...box, ...placed.boxes.get(box.index)! }]),
    )
    return { placement: placed, boxes: byIndex }
  }, [site, index, view, path])
  const { camera, frame, setCamera, zoom } = usePanZoom(svg, wheelNeedsCtrl)
  const [current, setCurrent] = useState(site.core.nodes[index]!.id)
  const [active, setActive] = useState<NodeIndex | undefined>(undefined)
  const target = boxes.get(index)!
  const onPath = path && new Set([...path.steps.values()].map((step) => step.place.node))
  const fit = (): void => setCamera(fitCamera(placement, frame, target, onPath))
  controls.zoom = zoom
  controls.fit = fit

  // A new subject is fitted; what a reader opens afterwards leaves the node in focus where it is.
  const fitted = useRef<{ subject: string; camera: Camera | undefined }>({ subject: '', camera: undefined })
  const held = useRef<PlacedBox>(target)
  useLayoutEffect(() => {
    if (frame.width === 0) return
    const subject = `${index} ${view.up} ${view.down} ${view.column ?? ''} ${view.of ?? ''} ${frame.width}`
    const untouched = fitted.current.camera === camera && held.current === target
    if (fitted.current.subject !== subject || untouched) {
      const next = fitCamera(placement, frame, target, onPath)
      fitted.current = { subject, camera: next }
      setCamera(next)
    } else if (held.current !== target) {
      const { x, y, scale } = camera
      setCamera({
        scale,
        x: x + (held.current.x - target.x) * scale,
        y: y + (held.current.y - target.y) * scale,
      })
    }
    held.current = target
  }, [placement, frame])

  const wanted = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    svg.current?.querySelector<SVGAElement>(`[data-node="${CSS.escape(wanted.current)}"]`)?.focus()
    wanted.current = undefined
  }, [placement, current, camera, svg])

  const actions: NodeActions = {
    toggleColumns: (id) =>
      change({
        ...view,
        open: view.open.includes(id) ? view.open.filter((one) => one !== id) : [...view.open, id],
      }),
    showMore: (side, id) => change({ ...view, more: [...view.more, `${side}${id}`] }),
    chooseColumn: (id, column) => change(chooseColumn(view, id, column, site.core.nodes[index]!.id)),
    visit: setCurrent,
    walk: (event, box) => {
      if (event.key === ' ') {
        event.preventDefault()
        actions.toggleColumns(site.core.nodes[box.index]!.id)
      }
      if (!event.key.startsWith('Arrow')) return
      event.preventDefault()
      const from = boxes.get(box.index)!
      const next = neighbourOf(placement, from, event.key as Direction)
      const id = site.core.nodes[box.index]!.id
      if (next !== undefined) {
        wanted.current = site.core.nodes[next.index]!.id
        setCurrent(wanted.current)
        setCamera(cameraShowing(next, camera, frame))
      } else if (event.key === 'ArrowLeft' && box.hiddenUp > 0) actions.showMore('<', id)
      else if (event.key === 'ArrowRight' && box.hiddenDown > 0) actions.showMore('>', id)
    },
  }

  const inView = cullTo(camera, frame)
  const chosenKey = path && columnKey(path.start)
  const currentShown = boxes.has(site.indexOf.get(current) ?? -1) ? current : site.core.nodes[index]!.id
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links and buttons in it, not a form
    <svg
      ref={svg}
      class="graph"
      style={wheelNeedsCtrl ? { height: `${heightOf(placement)}px` } : {}}
      role="group"
      aria-label={`Lineage of ${site.core.nodes[index]!.name}`}
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
                dimmed={onPath !== undefined && !onPath.has(box.index)}
                current={site.core.nodes[box.index]!.id === currentShown}
                chosenKey={chosenKey}
                byStatus={view.colour === 'status'}
                actions={actions}
              />
            </g>
          ))}
      </g>
    </svg>
  )
}

/** On a page among other things, the graph takes what it needs and no more than half a screen. */
function heightOf({ height }: Placement): number {
  return Math.min(tallest, Math.max(lowest, height + headerHeight + bottomRoom + 24))
}

function chooseColumn(view: GraphView, id: string, column: string, focus: string): GraphView {
  const { column: before, of, ...rest } = view
  if (before === column && (of ?? focus) === id) return rest
  return { ...rest, column, ...(id === focus ? {} : { of: id }) }
}

/** Names of the layers above their columns. */
function Bands({ placement, layers }: { placement: Placement; layers: readonly PageLayer[] }) {
  const bands: { layer: PageLayer; left: number; right: number }[] = []
  for (const { column, left, right } of placement.columns) {
    const layer = layers[column]!
    const before = bands.at(-1)
    if (before?.layer === layer) before.right = right
    else bands.push({ layer, left, right })
  }
  return (
    <g class="bands">
      {bands.map(({ layer, left, right }) => (
        <g class={`layer-${layer}`}>
          <line x1={left} x2={right} y1={-14} y2={-14} />
          <text x={left} y={-21}>
            {layerNames[layer]}
          </text>
        </g>
      ))}
    </g>
  )
}

/** All of it where that can be read; else at a readable size, around what matters, the node in focus in sight. */
function fitCamera(
  placement: Placement,
  frame: Frame,
  target: PlacedBox,
  lit: ReadonlySet<NodeIndex> | undefined,
): Camera {
  const room = { width: frame.width - 2 * sideRoom, height: frame.height - headerHeight - bottomRoom }
  const wish = Math.min(1, room.width / placement.width, room.height / placement.height)
  const scale = wish >= readableScale ? wish : closeScale
  const slide = (size: number, centre: number, start: number, space: number): number =>
    size * scale <= space ? start + (space - size * scale) / 2 : start + space / 2 - centre * scale
  const own = target.x + target.width / 2
  const reach = Math.max(0, room.width / scale / 2 - target.width)
  const centre = middleOf(placement, lit) ?? own
  return {
    scale,
    x: slide(placement.width, Math.min(own + reach, Math.max(own - reach, centre)), sideRoom, room.width),
    y: slide(placement.height, target.y + target.height / 2, headerHeight, room.height),
  }
}

function middleOf({ boxes }: Placement, lit: ReadonlySet<NodeIndex> | undefined): number | undefined {
  const shown = [...(lit ?? [])].flatMap((index) => boxes.get(index) ?? [])
  if (shown.length === 0) return undefined
  const right = Math.max(...shown.map((box) => box.x + box.width))
  return (Math.min(...shown.map((box) => box.x)) + right) / 2
}

function cameraShowing(box: PlacedBox, camera: Camera, frame: Frame): Camera {
  const { scale } = camera
  const slide = (at: number, size: number, offset: number, room: number): number => {
    const [start, end] = [at * scale + offset, (at + size) * scale + offset]
    return start < 48 ? offset + 48 - start : end > room - 48 ? offset - (end - room + 48) : offset
  }
  return {
    scale,
    x: slide(box.x, box.width, camera.x, frame.width),
    y: slide(box.y, Math.min(box.height, 80), camera.y, frame.height),
  }
}

type InView = (left: number, top: number, right: number, bottom: number) => boolean

/** Only what the frame shows is drawn, so a graph of thousands moves as a small one does. */
function cullTo({ x, y, scale }: Camera, frame: Frame): InView {
  const [left, top] = [-x / scale, -y / scale]
  const [right, bottom] = [left + frame.width / scale, top + frame.height / scale]
  return (l, t, r, b) => frame.width === 0 || (r >= left && l <= right && b >= top && t <= bottom)
}

function edgeInView(edge: PlacedEdge, boxes: ReadonlyMap<NodeIndex, PlacedNode>, inView: InView): boolean {
  const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!]
  const ys = [from.y + 22, to.y + 22, ...edge.via.map(({ y }) => y)]
  const xs = [from.x + from.width, to.x]
  return inView(Math.min(...xs) - 60, Math.min(...ys), Math.max(...xs) + 60, Math.max(...ys))
}
