import type { NodeIndex } from '../../page-data.ts'
import type { PlacedBox, Placement } from './place.ts'

/** Where the scene stands in its frame. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Frame {
  readonly width: number
  readonly height: number
}

const headerHeight = 46
const bottomRoom = 20
/** For the stubs. */
const sideRoom = 52
const readableScale = 0.6
/** Where it does not all fit anyway. */
const closeScale = 0.85
const lowest = 200
const tallest = 520
/** Fewer boxes than this are drawn in view or not, so that a saved picture has them all. */
const drawnAnyway = 150

/** On a page among other things, the graph takes what it needs and no more than half a screen. */
export function heightOf({ height }: Placement): number {
  return Math.min(tallest, Math.max(lowest, height + headerHeight + bottomRoom + 24))
}

/** All of it where that can be read; else at a readable size, around what matters, the node in focus in sight. */
export function fitCamera(
  placement: Placement,
  frame: Frame,
  target: PlacedBox,
  lit: ReadonlySet<NodeIndex> | undefined,
): Camera {
  const room = { width: frame.width - 2 * sideRoom, height: frame.height - headerHeight - bottomRoom }
  const wish = Math.min(1, room.width / placement.width, room.height / placement.height)
  const scale = wish >= readableScale ? wish : closeScale
  const slide = (size: number, centre: number, start: number, space: number): number =>
    size * scale <= space ? start + (space - size * scale) / 2 : start + space / 2 - centre * scale
  const own = target.x + target.width / 2
  const reach = Math.max(0, room.width / scale / 2 - target.width)
  const centre = middleOf(placement, lit) ?? own
  return {
    scale,
    x: slide(placement.width, Math.min(own + reach, Math.max(own - reach, centre)), sideRoom, room.width),
    y: slide(placement.height, target.y + target.height / 2, headerHeight, room.height),
  }
}

function middleOf({ boxes }: Placement, lit: ReadonlySet<NodeIndex> | undefined): number | undefined {
  const shown = [...(lit ?? [])].flatMap((index) => boxes.get(index) ?? [])
  if (shown.length === 0) return undefined
  const right = Math.max(...shown.map((box) => box.x + box.width))
  return (Math.min(...shown.map((box) => box.x)) + right) / 2
}

/** Moved as little as it takes to have the box in sight. */
export function cameraShowing(box: PlacedBox, camera: Camera, frame: Frame): Camera {
  const { scale } = camera
  const slide = (at: number, size: number, offset: number, room: number): number => {
    const [start, end] = [at * scale + offset, (at + size) * scale + offset]
    return start < 48 ? offset + 48 - start : end > room - 48 ? offset - (end - room + 48) : offset
  }
  return {
    scale,
    x: slide(box.x, box.width, camera.x, frame.width),
    y: slide(box.y, Math.min(box.height, 80), camera.y, frame.height),
  }
}

export type InView = (left: number, top: number, right: number, bottom: number) => boolean

/** Only what the frame shows is drawn, so a graph of thousands moves as a small one does. */
export function cullTo({ x, y, scale }: Camera, frame: Frame, boxes: number): InView {
  if (frame.width === 0 || boxes <= drawnAnyway) return () => true
  const [left, top] = [-x / scale, -y / scale]
  const [right, bottom] = [left + frame.width / scale, top + frame.height / scale]
  return (l, t, r, b) => r >= left && l <= right && b >= top && t <= bottom
}
