import type { CoreNode, PageColumn } from '../../page-data.ts'
import { formatCount } from '../format.ts'
import type { Site } from '../site.ts'
import { kindWord } from '../words.ts'
import { type ColumnPath, columnKey, type FlowEdge } from './column-graph.ts'
import { measureText } from './measure-text.ts'
import type { Box } from './place.ts'
import type { VisibleNode } from './select-view.ts'

export const headHeight = 44
export const rowHeight = 20
export const nameFont = '600 13px'
const rowFont = '12px'
const litFont = '600 12px'
const padding = 8
const narrowest = 150
const widest = 320
/** Left of a name, and right of it for the status and the columns' button. */
const nameRoom = 16 + 30

/** A node in view with what it shows. */
export interface GraphBox extends Box, VisibleNode {
  readonly columns: readonly ShownColumn[]
  readonly open: boolean
}

export interface ShownColumn {
  readonly column: PageColumn
  readonly key: string
  readonly lit: boolean
  /** How the lit path reaches it. */
  readonly into: readonly FlowEdge[]
}

export function graphBoxes(
  { core, more }: Site,
  visible: readonly VisibleNode[],
  open: ReadonlySet<string>,
  path: ColumnPath | undefined,
): readonly GraphBox[] {
  const into = new Map<string, FlowEdge[]>()
  for (const edge of path?.edges ?? []) {
    const key = columnKey(edge.to)
    into.set(key, [...(into.get(key) ?? []), edge])
  }
  return visible.map((node) => {
    const own = core.nodes[node.index]!
    const { id, name, column, order } = own
    const isOpen = open.has(id)
    const columns = (more?.details.nodes[node.index]?.columns ?? [])
      .map((one): ShownColumn => {
        const key = columnKey({ node: node.index, column: one.name })
        return { column: one, key, lit: path?.steps.has(key) ?? false, into: into.get(key) ?? [] }
      })
      .filter((one) => isOpen || one.lit)
    return {
      ...node,
      ...{ column, order, columns, open: isOpen },
      width: widthOf(name, kindLine(own), columns),
      height: headHeight + (columns.length === 0 ? 0 : columns.length * rowHeight + padding),
    }
  })
}

export function fontOf({ lit }: ShownColumn): string {
  return lit ? litFont : rowFont
}

/** Room right of a column's name: how the value gets there, or its type. */
export function asideOf({ column, into }: ShownColumn): number {
  return into.length > 0 ? 80 : column.type ? 62 : 8
}

/** The small line below a name. */
export function kindLine(node: CoreNode): string {
  return node.rows === undefined ? kindWord(node) : `${kindWord(node)} · ${formatCount(node.rows)} rows`
}

function widthOf(name: string, kind: string, columns: readonly ShownColumn[]): number {
  const rows = columns.map((shown) => measureText(shown.column.name, fontOf(shown)) + 23 + asideOf(shown))
  const wish = Math.max(
    narrowest,
    measureText(name, nameFont) + nameRoom,
    measureText(kind, '11px') + nameRoom,
    ...rows,
  )
  return Math.ceil(Math.min(widest, wish))
}
