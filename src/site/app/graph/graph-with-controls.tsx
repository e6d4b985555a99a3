import { useMemo, useRef } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { type ColumnPath, type ColumnPlace, columnPath } from '../layout/column-graph.ts'
import { type GraphView, hrefOf } from '../routes.ts'
import { type Site, useSite } from '../site.ts'
import { GraphBar } from './graph-bar.tsx'
import { Legend } from './legend.tsx'
import { type GraphControls, LineageGraph } from './lineage-graph.tsx'

interface GraphWithControlsProps {
  readonly index: NodeIndex
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  /** Among other things on a page, or on a page of its own. */
  readonly embedded?: boolean
}

export function GraphWithControls({ index, view, change, embedded = false }: GraphWithControlsProps) {
  const site = useSite()
  const svg = useRef<SVGSVGElement>(null)
  const controls = useRef<GraphControls>({})
  const path = useMemo(() => pathOf(site, index, view), [site, index, view.column, view.of])
  const { id, name } = site.core.nodes[index]!
  return (
    <div class={embedded ? 'graph-panel' : 'graph-panel full'}>
      <GraphBar
        {...{ view, change, svg, name }}
        controls={controls.current}
        {...(embedded ? { fullPage: hrefOf({ page: 'graph', id, view }) } : {})}
      />
      <LineageGraph {...{ index, view, change, path, svg }} embedded={embedded} controls={controls.current} />
      {path !== undefined && <Legend path={path} uses={view.uses} />}
      {path === undefined && view.column !== undefined && (
        <p class="legend">There is no column "{view.column}" here.</p>
      )}
    </div>
  )
}

function pathOf(site: Site, focus: NodeIndex, { column, of }: GraphView): ColumnPath | undefined {
  const node = of === undefined ? focus : site.indexOf.get(of)
  if (column === undefined || node === undefined || site.more === undefined) return undefined
  const place: ColumnPlace = { node, column }
  const known = site.more.details.nodes[node]!.columns
  if (!known.some((one) => one.name.toLowerCase() === column.toLowerCase())) return undefined
  return columnPath(site.more.columns, place)
}
