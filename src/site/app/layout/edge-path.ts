import type { PlacedEdge, Point } from './place.ts'

/** A line that leaves and enters level, and passes the columns between level too. */
export function edgePath(start: Point, via: PlacedEdge['via'], end: Point): string {
  const parts = [`M${start.x} ${start.y}`]
  let at = start
  for (const { left, right, y } of via) {
    parts.push(curve(at, { x: left, y }), `H${right}`)
    at = { x: right, y }
  }
  parts.push(curve(at, end))
  return parts.join('')
}

function curve(from: Point, to: Point): string {
  // An edge that runs back to the left swings out on both sides.
  const reach = to.x > from.x ? (to.x - from.x) / 2 : 60
  return `C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`
}
