// The layout that needs the whole graph, done once at build time: which column a node stands in, and its place there.

import type { NodeIndex, PageLayer } from '../page-data.ts'

export interface GraphOrder {
  /** Column of each node. */
  readonly columns: readonly number[]
  /** Place of each node in its column. */
  readonly orders: readonly number[]
  readonly columnLayers: readonly PageLayer[]
}

interface Ordered {
  readonly layer: PageLayer
  readonly up: readonly NodeIndex[]
}

const bands: Record<PageLayer, number> = {
  source: 0,
  function: 1,
  staging: 2,
  intermediate: 3,
  other: 4,
  dim: 5,
  fact: 6,
  mart: 7,
  exposure: 9,
}
const lateBand = 8
const sweeps = 6

/** Layers are bands of columns; inside a band, a node stands right of the nodes of its band that it reads. */
export function orderGraph(nodes: readonly Ordered[]): GraphOrder {
  const down = downstreamOf(nodes)
  const place = placeInBands(nodes, down)
  const keys = [...new Set(place.map(({ band, depth }) => band * 1e6 + depth))].sort((a, b) => a - b)
  const columnOf = new Map(keys.map((key, column) => [key, column]))
  const columns = place.map(({ band, depth }) => columnOf.get(band * 1e6 + depth)!)
  const layerOf = new Map(Object.entries(bands).map(([layer, band]) => [band, layer as PageLayer]))
  return {
    columns,
    orders: orderColumns(nodes, down, columns, keys.length),
    columnLayers: keys.map((key) => layerOf.get(Math.floor(key / 1e6)) ?? 'other'),
  }
}

function downstreamOf(nodes: readonly Ordered[]): readonly (readonly NodeIndex[])[] {
  const down: NodeIndex[][] = nodes.map(() => [])
  for (const [index, { up }] of nodes.entries()) for (const from of up) down[from]?.push(index)
  return down
}

function placeInBands(nodes: readonly Ordered[], down: readonly (readonly NodeIndex[])[]) {
  const place = nodes.map(({ layer }) => ({ band: bands[layer], depth: 0 }))
  for (const index of upstreamFirst(nodes, down)) {
    const node = nodes[index]!
    const own = place[index]!
    // Models outside the named layers, and functions, stand before the dimensions, unless they read what stands behind.
    const moves = node.layer === 'other' || node.layer === 'function'
    if (moves && node.up.some((from) => place[from]!.band > own.band)) own.band = lateBand
    for (const from of node.up) {
      const before = place[from]!
      if (before.band === own.band && from !== index) own.depth = Math.max(own.depth, before.depth + 1)
    }
  }
  return place
}

function upstreamFirst(nodes: readonly Ordered[], down: readonly (readonly NodeIndex[])[]): NodeIndex[] {
  const waiting = nodes.map(({ up }) => up.length)
  const order = nodes.flatMap((_, index) => (waiting[index] === 0 ? [index] : []))
  for (let at = 0; at < order.length; at++) {
    for (const next of down[order[at]!]!) {
      waiting[next] = waiting[next]! - 1
      if (waiting[next] === 0) order.push(next)
    }
  }
  return order
}

/** Sugiyama's second step: columns are sorted by the mean place of the neighbours, left to right and back. */
function orderColumns(
  nodes: readonly Ordered[],
  down: readonly (readonly NodeIndex[])[],
  columnOf: readonly number[],
  count: number,
): readonly number[] {
  const columns: NodeIndex[][] = Array.from({ length: count }, () => [])
  for (const [index, column] of columnOf.entries()) columns[column]!.push(index)
  const orders = nodes.map(() => 0)
  const settle = (column: readonly NodeIndex[]): void => {
    for (const [order, index] of column.entries()) orders[index] = order
  }
  for (const column of columns) settle(column)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const rightward = sweep % 2 === 0
    for (const column of rightward ? columns : [...columns].reverse()) {
      const wish = new Map(
        column.map((index) => {
          const neighbours = rightward ? nodes[index]!.up : down[index]!
          return [
            index,
            meanPlace(neighbours, orders, columns, columnOf) ?? share(orders[index]!, column.length),
          ]
        }),
      )
      column.sort((a, b) => wish.get(a)! - wish.get(b)!)
      settle(column)
    }
  }
  return orders
}

/** Columns differ in length, so places are compared as shares of the column. */
function meanPlace(
  neighbours: readonly NodeIndex[],
  orders: readonly number[],
  columns: readonly (readonly NodeIndex[])[],
  columnOf: readonly number[],
): number | undefined {
  if (neighbours.length === 0) return undefined
  let sum = 0
  for (const index of neighbours) sum += share(orders[index]!, columns[columnOf[index]!]!.length)
  return sum / neighbours.length
}

function share(order: number, length: number): number {
  return (order + 0.5) / length
}
