import { useMemo, useRef, useState } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { allLevels, entryHref, firstView, type GraphView, hrefOf } from '../routes.ts'
import { type Site, useSite } from '../site.ts'
import { flowWords } from '../words.ts'
import { type ColumnPath, columnPath } from './column-graph.ts'
import { savePng, saveSvg } from './export-image.ts'
import { LineageGraph } from './lineage-graph.tsx'

/** The graph on a node's page: opens on its neighbours, and on the path of the column that the address names. */
export function GraphPanel({ index, column }: { index: NodeIndex; column: string | undefined }) {
  const { core } = useSite()
  const [view, setView] = useState(firstView)
  const [followed, follow] = useState(column)
  const own = useMemo(() => withoutColumn(view), [view])
  const shown = useMemo((): GraphView => {
    if (column === followed && view.of !== undefined) return view
    return column === undefined ? own : { ...own, column }
  }, [view, own, column, followed])
  if (column !== followed) {
    follow(column)
    setView(own)
  }
  // A column of this node belongs to the address; one of a neighbour only to this drawing.
  const change = (next: GraphView): void => {
    setView(next.of === undefined ? withoutColumn(next) : next)
    if (next.of === undefined && next.column !== column) {
      location.hash = entryHref(core.nodes[index]!.id, next.column)
    }
  }
  return <GraphWithControls index={index} view={shown} change={change} embedded />
}

function withoutColumn({ column: _column, of: _of, ...rest }: GraphView): GraphView {
  return rest
}

interface GraphWithControlsProps {
  readonly index: NodeIndex
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  readonly embedded?: boolean
}

const levels = [0, 1, 2, 3, 4, allLevels]

export function GraphWithControls({ index, view, change, embedded = false }: GraphWithControlsProps) {
  const { core, indexOf, more } = useSite()
  const svg = useRef<SVGSVGElement>(null)
  const controls = useRef<{ zoom?: (factor: number) => void; fit?: () => void }>({})
  const node = core.nodes[index]!
  const owner = view.of === undefined ? index : indexOf.get(view.of)
  const path = useMemo(
    (): ColumnPath | undefined =>
      view.column === undefined || owner === undefined || more === undefined
        ? undefined
        : columnPath(more.columns, { node: owner, column: view.column }),
    [more, owner, view.column],
  )
  return (
    <div class={embedded ? 'graph-panel' : 'graph-panel full'}>
      <div class="graph-bar">
        <LevelChoice label="Upstream" value={view.up} choose={(up) => change({ ...view, up, more: [] })} />
        <LevelChoice
          label="Downstream"
          value={view.down}
          choose={(down) => change({ ...view, down, more: [] })}
        />
        <label>
          Colour
          <select
            value={view.colour}
            onChange={(event) =>
              change({ ...view, colour: event.currentTarget.value === 'status' ? 'status' : 'layer' })
            }
          >
            <option value="layer">by layer</option>
            <option value="status">by status</option>
          </select>
        </label>
        {path !== undefined && (
          <>
            <label class="check">
              <input
                type="checkbox"
                checked={view.uses}
                onChange={(event) => change({ ...view, uses: event.currentTarget.checked })}
              />
              Filters and joins
            </label>
            <button type="button" class="button" onClick={() => change(withoutColumn(view))}>
              Unlight {view.column} ×
            </button>
          </>
        )}
        <span class="push" />
        <button
          type="button"
          class="button square"
          aria-label="Zoom out"
          onClick={() => controls.current.zoom?.(0.8)}
        >
          −
        </button>
        <button
          type="button"
          class="button square"
          aria-label="Zoom in"
          onClick={() => controls.current.zoom?.(1.25)}
        >
          +
        </button>
        <button type="button" class="button" onClick={() => controls.current.fit?.()}>
          Fit
        </button>
        <button
          type="button"
          class="button"
          onClick={() => svg.current && saveSvg(svg.current, `${node.name}-lineage`)}
        >
          SVG
        </button>
        <button
          type="button"
          class="button"
          onClick={() => svg.current && void savePng(svg.current, `${node.name}-lineage`)}
        >
          PNG
        </button>
        {embedded && (
          <a class="button" href={hrefOf({ page: 'graph', id: node.id, view })}>
            Full page
          </a>
        )}
      </div>
      <LineageGraph
        {...{ index, view, change, path, svg }}
        wheelNeedsCtrl={embedded}
        controls={controls.current}
      />
      {path !== undefined && <Legend path={path} known={isKnown(more, path)} uses={view.uses} />}
    </div>
  )
}

function LevelChoice({
  label,
  value,
  choose,
}: {
  label: string
  value: number
  choose: (level: number) => void
}) {
  return (
    <label>
      {label}
      <select value={String(value)} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {[...new Set([...levels, value])]
          .sort((a, b) => a - b)
          .map((level) => (
            <option value={String(level)}>{level >= allLevels ? 'all' : level}</option>
          ))}
      </select>
    </label>
  )
}

function isKnown(more: Site['more'], { start }: ColumnPath): boolean {
  const columns = more?.details.nodes[start.node]?.columns ?? []
  return columns.some((column) => column.name.toLowerCase() === start.column.toLowerCase())
}

function Legend({ path, known, uses }: { path: ColumnPath; known: boolean; uses: boolean }) {
  const hows = [...new Set(path.edges.map((edge) => edge.how))]
  return (
    <p class="legend">
      {!known && `There is no column "${path.start.column}" here.`}
      {known && path.edges.length === 0 && 'No value is known to come from or go to another column.'}
      {hows.map((how) => (
        <span>
          <svg width="28" height="8" aria-hidden="true">
            <path class={`flow-edge how-${how}`} d="M0 4H28" />
          </svg>
          {flowWords[how]}
        </span>
      ))}
      {uses && (
        <span>
          <svg width="28" height="8" aria-hidden="true">
            <path class="use-edge" d="M0 4H28" />
          </svg>
          filters, joins, groups or orders
        </span>
      )}
    </p>
  )
}
