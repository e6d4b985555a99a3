import { useMemo, useState } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { entryHref, firstView, type GraphView, withoutColumn } from '../routes.ts'
import { useSite } from '../site.ts'
import { GraphWithControls } from './graph-with-controls.tsx'

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
