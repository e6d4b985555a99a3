// Places what is in view: columns from left to right, in each the order that crosses least, then heights that keep
// edges level. Long edges get a place of their own in every column that they pass.

import type { NodeIndex } from '../../page-data.ts'

export interface Box {
  readonly index: NodeIndex
  /** Column and order of the whole graph, from build time. */
  readonly column: number
  readonly order: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface PlacedBox extends Box, Point {}

export interface PlacedEdge {
  readonly from: NodeIndex
  readonly to: NodeIndex
  /** Where it passes the columns between, from left to right. */
  readonly via: readonly { readonly left: number; readonly right: number; readonly y: number }[]
}

export interface PlacedColumn {
  readonly column: number
  readonly left: number
  readonly right: number
}

export interface Placement {
  readonly boxes: ReadonlyMap<NodeIndex, PlacedBox>
  readonly edges: readonly PlacedEdge[]
  readonly columns: readonly PlacedColumn[]
  readonly width: number
  readonly height: number
}

/** Edges leave and enter a box at its head. */
export const portY = 22
const gap = 16
const passHeight = 4
const orderSweeps = 8
const heightSweeps = 8

interface Item {
  readonly box: Box | undefined
  readonly column: number
  readonly height: number
  readonly port: number
  readonly left: Item[]
  readonly right: Item[]
  order: number
  y: number
}

export function place(
  boxes: readonly Box[],
  edges: readonly (readonly [from: NodeIndex, to: NodeIndex])[],
  columnGap: number,
): Placement {
  const kept = [...new Set(boxes.map((box) => box.column))].sort((a, b) => a - b)
  const columns: Item[][] = kept.map(() => [])
  const items = new Map<NodeIndex, Item>()
  for (const box of [...boxes].sort((a, b) => a.order - b.order)) {
    const item = itemOf(box, kept.indexOf(box.column), box.height, portY)
    items.set(box.index, item)
    columns[item.column]!.push(item)
  }
  const passes = routeEdges(edges, items, columns)
  orderItems(columns)
  setHeights(columns)
  return measure(kept, columns, edges, items, passes, columnGap)
}

function itemOf(box: Box | undefined, column: number, height: number, port: number): Item {
  return { box, column, height, port, left: [], right: [], order: 0, y: 0 }
}

/** Passing places by edge's start: edges of one start share them, so that they run together until they part. */
function routeEdges(
  edges: readonly (readonly [NodeIndex, NodeIndex])[],
  items: ReadonlyMap<NodeIndex, Item>,
  columns: readonly Item[][],
): ReadonlyMap<NodeIndex, readonly Item[]> {
  const passes = new Map<NodeIndex, Item[]>()
  for (const [from, to] of edges) {
    const start = items.get(from)!
    const end = items.get(to)!
    if (end.column <= start.column) continue
    const own = passes.get(from) ?? []
    passes.set(from, own)
    let before = start
    for (let column = start.column + 1; column < end.column; column++) {
      let pass = own[column - start.column - 1]
      if (pass === undefined) {
        pass = itemOf(undefined, column, passHeight, passHeight / 2)
        own.push(pass)
        columns[column]!.push(pass)
        connect(before, pass)
      }
      before = pass
    }
    connect(before, end)
  }
  return passes
}

function connect(left: Item, right: Item): void {
  left.right.push(right)
  right.left.push(left)
}

function orderItems(columns: readonly Item[][]): void {
  const settle = (column: readonly Item[]): void => {
    for (const [order, item] of column.entries()) item.order = (order + 0.5) / column.length
  }
  for (const column of columns) settle(column)
  for (let sweep = 0; sweep < orderSweeps; sweep++) {
    const side = sweep % 2 === 0 ? 'left' : 'right'
    for (const column of side === 'left' ? columns : [...columns].reverse()) {
      const wish = new Map(column.map((item) => [item, mean(item[side], (one) => one.order) ?? item.order]))
      column.sort((a, b) => wish.get(a)! - wish.get(b)!)
      settle(column)
    }
  }
}

function setHeights(columns: readonly Item[][]): void {
  for (const column of columns) {
    const total = column.reduce((sum, item) => sum + item.height + gap, -gap)
    let y = -total / 2
    for (const item of column) {
      item.y = y
      y += item.height + gap
    }
  }
  for (let sweep = 0; sweep < heightSweeps; sweep++) {
    const last = sweep >= heightSweeps - 2
    const rightward = sweep % 2 === 0
    for (const column of rightward ? columns : [...columns].reverse()) {
      const wishes = column.map((item) => {
        const sides = last ? [...item.left, ...item.right] : rightward ? item.left : item.right
        return (mean(sides, (one) => one.y + one.port) ?? item.y + item.port) - item.port
      })
      spread(column, wishes)
    }
  }
}

/** Nearest places to the wishes that keep the order and the gaps: a least-squares fit by pooling neighbours. */
function spread(column: readonly Item[], wishes: readonly number[]): void {
  const pools: { sum: number; count: number }[] = []
  let offset = 0
  const offsets: number[] = []
  for (const [at, item] of column.entries()) {
    offsets.push(offset)
    let pool = { sum: wishes[at]! - offset, count: 1 }
    offset += item.height + gap
    for (let before = pools.at(-1); before && before.sum / before.count >= pool.sum / pool.count; ) {
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count }
      pools.pop()
      before = pools.at(-1)
    }
    pools.push(pool)
  }
  let at = 0
  for (const { sum, count } of pools) {
    for (let member = 0; member < count; member++, at++) column[at]!.y = sum / count + offsets[at]!
  }
}

function measure(
  kept: readonly number[],
  columns: readonly (readonly Item[])[],
  edges: readonly (readonly [NodeIndex, NodeIndex])[],
  items: ReadonlyMap<NodeIndex, Item>,
  passes: ReadonlyMap<NodeIndex, readonly Item[]>,
  columnGap: number,
): Placement {
  const all = columns.flat()
  const top = Math.min(0, ...all.map((item) => item.y))
  const bottom = Math.max(0, ...all.map((item) => item.y + item.height))
  let left = 0
  const bounds = columns.map((column, at): PlacedColumn => {
    const width = Math.max(0, ...column.map((item) => item.box?.width ?? 0))
    const bound = { column: kept[at]!, left, right: left + width }
    left += width + columnGap
    return bound
  })
  const boxes = new Map<NodeIndex, PlacedBox>()
  for (const [index, item] of items) {
    boxes.set(index, { ...item.box!, x: bounds[item.column]!.left, y: Math.round(item.y - top) })
  }
  return {
    boxes,
    edges: edges.map(([from, to]) => {
      const length = Math.max(0, items.get(to)!.column - items.get(from)!.column - 1)
      const via = (passes.get(from) ?? []).slice(0, length).map((pass) => {
        const { left: start, right } = bounds[pass.column]!
        return { left: start, right, y: Math.round(pass.y + pass.port - top) }
      })
      return { from, to, via }
    }),
    columns: bounds,
    width: Math.max(0, left - columnGap),
    height: Math.round(bottom - top),
  }
}

function mean(items: readonly Item[], value: (item: Item) => number): number | undefined {
  if (items.length === 0) return undefined
  return items.reduce((sum, item) => sum + value(item), 0) / items.length
}
