interface Moves {
  /** At a place in the element, in CSS pixels. */
  readonly zoomAt: (factor: number, x: number, y: number) => void
  readonly moveBy: (dx: number, dy: number) => void
  readonly wheelNeedsCtrl: boolean
}

/** A pointer that moved less than this clicked. */
const clickPixels = 4
const wheelPixelsPerE = 400

/** Drags, wheels and pinches of the element; returns how to stop. */
export function followPointers(
  element: SVGSVGElement,
  { zoomAt, moveBy, wheelNeedsCtrl }: Moves,
): () => void {
  const fingers = new Map<number, { readonly x: number; readonly y: number }>()
  const stop = new AbortController()
  const { signal } = stop
  let moved = 0
  const zoomAtPointer = (factor: number, { clientX, clientY }: MouseEvent): void => {
    const { left, top } = element.getBoundingClientRect()
    zoomAt(factor, clientX - left, clientY - top)
  }
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    moved = 0
  }
  const move = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId)
    if (finger === undefined) return
    const before = spread(fingers)
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y]
    moved += Math.abs(dx) + Math.abs(dy)
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (moved <= clickPixels) return
    // Captured only when it is a drag: a captured click would not reach the link under it.
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId)
    if (fingers.size === 2 && before > 0) zoomAtPointer(spread(fingers) / before, event)
    else moveBy(dx, dy)
  }
  const release = (event: PointerEvent): void => void fingers.delete(event.pointerId)
  const click = (event: MouseEvent): void => {
    if (moved > clickPixels) event.preventDefault()
  }
  const wheel = (event: WheelEvent): void => {
    if (wheelNeedsCtrl && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    zoomAtPointer(Math.exp(-event.deltaY / wheelPixelsPerE), event)
  }
  element.addEventListener('pointerdown', press, { signal })
  element.addEventListener('pointermove', move, { signal })
  element.addEventListener('pointerup', release, { signal })
  element.addEventListener('pointercancel', release, { signal })
  element.addEventListener('click', click, { signal, capture: true })
  // A link would be dragged instead of the graph.
  element.addEventListener('dragstart', (event) => event.preventDefault(), { signal })
  element.addEventListener('wheel', wheel, { signal, passive: false })
  return () => stop.abort()
}

function spread(fingers: ReadonlyMap<number, { readonly x: number; readonly y: number }>): number {
  const [a, b] = [...fingers.values()]
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
}
