import type { RefObject } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Camera, Frame } from '../layout/camera.ts'
import { followPointers } from './follow-pointers.ts'

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
  // Several events may come before the next drawing.
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
  const moveBy = useCallback((dx: number, dy: number): void => {
    now.current = { ...now.current, x: now.current.x + dx, y: now.current.y + dy }
    setCamera(now.current)
  }, [])

  useEffect(
    () => followPointers(svg.current!, { zoomAt, moveBy, wheelNeedsCtrl }),
    [svg, wheelNeedsCtrl, zoomAt, moveBy],
  )
  const zoom = useCallback(
    (factor: number) => zoomAt(factor, svg.current!.clientWidth / 2, svg.current!.clientHeight / 2),
    [svg, zoomAt],
  )
  return { camera, frame, setCamera, zoom }
}
