import type { ColumnFlow, ColumnUse } from '../../../manifest/column.ts'
import type { NodeDetail, NodeIndex } from '../../page-data.ts'

export interface ColumnPlace {
  readonly node: NodeIndex
  readonly column: string
}

export interface FlowEdge {
  readonly from: ColumnPlace
  readonly to: ColumnPlace
  readonly how: ColumnFlow
}

export interface UseEdge {
  readonly from: ColumnPlace
  readonly to: NodeIndex
  readonly how: ColumnUse
}

/** Which column flows where, by key of the column. */
export interface ColumnGraph {
  readonly into: ReadonlyMap<string, readonly FlowEdge[]>
  readonly outOf: ReadonlyMap<string, readonly FlowEdge[]>
  readonly usedBy: ReadonlyMap<string, readonly UseEdge[]>
}

export function columnKey({ node, column }: ColumnPlace): string {
  return `${node} ${column.toLowerCase()}`
}

export function columnGraph(nodes: readonly Pick<NodeDetail, 'flows' | 'uses'>[]): ColumnGraph {
  const into = new Map<string, FlowEdge[]>()
  const outOf = new Map<string, FlowEdge[]>()
  const usedBy = new Map<string, UseEdge[]>()
  for (const [node, { flows, uses }] of nodes.entries()) {
    for (const [from, column, to, how] of flows) {
      const edge = { from: { node: from, column }, to: { node, column: to }, how }
      add(into, columnKey(edge.to), edge)
      add(outOf, columnKey(edge.from), edge)
    }
    for (const [from, column, how] of uses) {
      add(usedBy, columnKey({ node: from, column }), { from: { node: from, column }, to: node, how })
    }
  }
  return { into, outOf, usedBy }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

export interface ColumnPath {
  readonly start: ColumnPlace
  /** Keys of all columns on the path, nearest first, with how many steps away. */
  readonly steps: ReadonlyMap<string, { readonly place: ColumnPlace; readonly steps: number }>
  readonly edges: readonly FlowEdge[]
  readonly uses: readonly UseEdge[]
}

/** All that a column comes from and all that comes from it; never back again through a sibling. */
export function columnPath(graph: ColumnGraph, start: ColumnPlace): ColumnPath {
  const steps = new Map([[columnKey(start), { place: start, steps: 0 }]])
  const edges = new Set<FlowEdge>()
  const walk = (
    side: ReadonlyMap<string, readonly FlowEdge[]>,
    next: (edge: FlowEdge) => ColumnPlace,
  ): void => {
    const queue = [{ place: start, steps: 0 }]
    const seen = new Set([columnKey(start)])
    for (const at of queue) {
      for (const edge of side.get(columnKey(at.place)) ?? []) {
        edges.add(edge)
        const place = next(edge)
        const key = columnKey(place)
        if (seen.has(key)) continue
        seen.add(key)
        const step = { place, steps: at.steps + 1 }
        if (!steps.has(key)) steps.set(key, step)
        queue.push(step)
      }
    }
  }
  walk(graph.into, (edge) => edge.from)
  walk(graph.outOf, (edge) => edge.to)
  const uses = [...steps.keys()].flatMap((key) => graph.usedBy.get(key) ?? [])
  return { start, steps, edges: [...edges], uses }
}
