import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import type { Arrangement } from '../layout/arrange-graph.ts'
import { cameraShowing } from '../layout/camera.ts'
import { type Direction, neighbourOf } from '../layout/walk-graph.ts'
import type { GraphView } from '../routes.ts'
import { useSite } from '../site.ts'
import type { NodeActions } from './graph-node.tsx'
import type { PanZoom } from './use-pan-zoom.ts'

interface Scene {
  readonly index: NodeIndex
  readonly view: GraphView
  readonly change: (view: GraphView) => void
  readonly svg: RefObject<SVGSVGElement | null>
  readonly arrangement: Arrangement
  readonly panZoom: PanZoom
}

/** What a reader does to a node, and the id of the node that Tab reaches. */
export function useNodeActions(scene: Scene): readonly [actions: NodeActions, current: string] {
  const { index, view, change, svg, arrangement, panZoom } = scene
  const { core, indexOf } = useSite()
  const focus = core.nodes[index]!.id
  const [visited, visit] = useState(focus)
  const wanted = useRef<string | undefined>(undefined)
  // The node may only be drawn once the camera has moved to it.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    svg.current?.querySelector<SVGAElement>(`[data-node="${CSS.escape(wanted.current)}"]`)?.focus()
    wanted.current = undefined
  }, [arrangement, visited, panZoom.camera, svg])

  const actions: NodeActions = {
    toggleColumns: (id) => change({ ...view, open: toggled(view.open, id) }),
    showMore: (side, id) => change({ ...view, more: [...view.more, `${side}${id}`] }),
    chooseColumn: (id, column) => change(chooseColumn(view, id, column, focus)),
    visit,
    walk: (event, box) => {
      const { id } = core.nodes[box.index]!
      if (event.key !== ' ' && !event.key.startsWith('Arrow')) return
      event.preventDefault()
      if (event.key === ' ') return actions.toggleColumns(id)
      const from = arrangement.boxes.get(box.index)!
      const next = neighbourOf(arrangement.placement, from, event.key as Direction)
      if (next !== undefined) {
        wanted.current = core.nodes[next.index]!.id
        visit(wanted.current)
        panZoom.setCamera(cameraShowing(next, panZoom.camera, panZoom.frame))
      } else if (event.key === 'ArrowLeft' && box.hiddenUp > 0) actions.showMore('<', id)
      else if (event.key === 'ArrowRight' && box.hiddenDown > 0) actions.showMore('>', id)
    },
  }
  return [actions, arrangement.boxes.has(indexOf.get(visited) ?? -1) ? visited : focus]
}

function toggled(list: readonly string[], id: string): readonly string[] {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
}

/** The lit column goes out when it is chosen again. */
function chooseColumn(view: GraphView, id: string, column: string, focus: string): GraphView {
  const { column: before, of, ...rest } = view
  if (before === column && (of ?? focus) === id) return rest
  return { ...rest, column, ...(id === focus ? {} : { of: id }) }
}
