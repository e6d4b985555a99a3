import { useLayoutEffect, useRef } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { type Camera, fitCamera } from '../layout/camera.ts'
import type { PlacedBox, Placement } from '../layout/place.ts'
import type { PanZoom } from './use-pan-zoom.ts'

interface Fitted {
  /** What the drawing is of; another one is fitted anew. */
  readonly subject: string
  readonly placement: Placement
  readonly target: PlacedBox
  readonly lit: ReadonlySet<NodeIndex> | undefined
}

/** A new subject is fitted; what a reader opens afterwards leaves the node in focus where it is. */
export function useFittedCamera(
  { camera, frame, setCamera }: PanZoom,
  { subject, placement, target, lit }: Fitted,
): () => void {
  const fitted = useRef<{ subject: string; camera: Camera | undefined }>({ subject: '', camera: undefined })
  const held = useRef<PlacedBox>(target)
  useLayoutEffect(() => {
    if (frame.width === 0) return
    const wanted = `${subject} ${frame.width}`
    const untouched = fitted.current.camera === camera && held.current === target
    if (fitted.current.subject !== wanted || untouched) {
      const next = fitCamera(placement, frame, target, lit)
      fitted.current = { subject: wanted, camera: next }
      setCamera(next)
    } else if (held.current !== target) {
      const { x, y, scale } = camera
      const [dx, dy] = [held.current.x - target.x, held.current.y - target.y]
      setCamera({ scale, x: x + dx * scale, y: y + dy * scale })
    }
    held.current = target
  }, [placement, frame])
  return () => setCamera(fitCamera(placement, frame, target, lit))
}
