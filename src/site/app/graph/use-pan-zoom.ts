import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Frame {
  readonly width: number
  readonly height: number
}

const smallest = 0.15
const largest = 2.5

export interface PanZoom {
  readonly camera: Camera
  readonly frame: Frame
  readonly setCamera: (camera: Camera) => void
  readonly zoom: (factor: number) => void
}

/** Drag moves; the wheel zooms, on a page that scrolls only with Ctrl held; two fingers pinch. */
export function usePanZoom(svg: RefObject<SVGSVGElement | null>, wheelNeedsCtrl: boolean): PanZoom {
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, scale: 1 })
  const [frame, setFrame] = useState<Frame>({ width: 0, height: 0 })
  const now = useRef(camera)
  now.current = camera

  useLayoutEffect(() => {
    const element = svg.current!
    const read = (): void => setFrame({ width: element.clientWidth, height: element.clientHeight })
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [svg])

  const zoomAt = useCallback((factor: number, x: number, y: number): void => {
    const before = now.current
    const scale = Math.min(largest, Math.max(smallest, before.scale * factor))
    const ratio = scale / before.scale
    now.current = { scale, x: x - (x - before.x) * ratio, y: y - (y - before.y) * ratio }
    setCamera(now.current)
  }, [])

  useEffect(() => {
    const element = svg.current!
    const fingers = new Map<number, { x: number; y: number }>()
    let moved = 0
    const spread = (): number => {
      const [a, b] = [...fingers.values()]
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
    }
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      moved = 0
    }
    const move = (event: PointerEvent): void => {
      const finger = fingers.get(event.pointerId)
      if (finger === undefined) return
      const before = spread()
      const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y]
      moved += Math.abs(dx) + Math.abs(dy)
      // Captured only when it is a drag: a captured click would not reach the link under it.
      if (moved > 4 && !element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (fingers.size === 2 && before > 0) {
        const { left, top } = element.getBoundingClientRect()
        zoomAt(spread() / before, event.clientX - left, event.clientY - top)
      } else if (moved > 4) {
        now.current = { ...now.current, x: now.current.x + dx, y: now.current.y + dy }
        setCamera(now.current)
      }
    }
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId)
    }
    const click = (event: MouseEvent): void => {
      if (moved > 4) event.preventDefault()
    }
    const wheel = (event: WheelEvent): void => {
      if (wheelNeedsCtrl && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = element.getBoundingClientRect()
      zoomAt(Math.exp(-event.deltaY / 400), event.clientX - left, event.clientY - top)
    }
    const drag = (event: Event): void => event.preventDefault()
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    element.addEventListener('click', click, true)
    element.addEventListener('dragstart', drag)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('click', click, true)
      element.removeEventListener('dragstart', drag)
      element.removeEventListener('wheel', wheel)
    }
  }, [svg, wheelNeedsCtrl, zoomAt])

  const zoom = useCallback(
    (factor: number) => {
      const element = svg.current!
      zoomAt(factor, element.clientWidth / 2, element.clientHeight / 2)
    },
    [svg, zoomAt],
  )
  return { camera, frame, setCamera, zoom }
}
