import type { PlacedBox, Placement } from './place.ts'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The node that an arrow key leads to: along an edge sideways, to the neighbour in the column up and down. */
export function neighbourOf(
  placement: Placement,
  from: PlacedBox,
  direction: Direction,
): PlacedBox | undefined {
  const { boxes, edges } = placement
  if (direction === 'ArrowUp' || direction === 'ArrowDown') {
    const sign = direction === 'ArrowDown' ? 1 : -1
    const ahead = [...boxes.values()].filter(
      (box) => box.column === from.column && (box.y - from.y) * sign > 0,
    )
    return nearest(ahead, from)
  }
  const linked =
    direction === 'ArrowLeft'
      ? edges.filter((edge) => edge.to === from.index).map((edge) => edge.from)
      : edges.filter((edge) => edge.from === from.index).map((edge) => edge.to)
  return nearest(
    linked.map((index) => boxes.get(index)!),
    from,
  )
}

function nearest(boxes: readonly PlacedBox[], to: PlacedBox): PlacedBox | undefined {
  const away = (box: PlacedBox): number => Math.abs(box.y - to.y) + Math.abs(box.x - to.x) / 4
  return boxes.reduce<PlacedBox | undefined>(
    (best, box) => (best === undefined || away(box) < away(best) ? box : best),
    undefined,
  )
}
