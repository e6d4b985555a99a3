import { describe, expect, it } from 'vitest'
import { edgePath } from './edge-path.ts'
import { type Box, place } from './place.ts'

const box = (index: number, column: number, order = index, height = 44): Box => ({
  index,
  column,
  order,
  width: 100,
  height,
})

describe('place(boxes, edges, columnGap)', () => {
  it('leaves no gap for columns that are not in view', () => {
    const { boxes, columns, width } = place([box(0, 2), box(1, 9)], [[0, 1]], 50)
    expect(boxes.get(0)).toMatchObject({ x: 0, y: 0 })
    expect(boxes.get(1)).toMatchObject({ x: 150, y: 0 })
    expect(columns.map(({ column }) => column)).toEqual([2, 9])
    expect(width).toBe(250)
  })

  it('never lets boxes of a column touch, whatever their heights', () => {
    const boxes = Array.from({ length: 60 }, (_, at) =>
      box(at, at % 4, (at * 7) % 60, at % 5 === 0 ? 300 : 44),
    )
    const edges = Array.from({ length: 90 }, (_, at): [number, number] => [at % 60, (at * 13 + 1) % 60])
    const placed = [
      ...place(
        boxes,
        edges.filter(([from, to]) => from % 4 < to % 4),
        80,
      ).boxes.values(),
    ]
    for (const column of [0, 1, 2, 3]) {
      const sorted = placed.filter((one) => one.column === column).sort((a, b) => a.y - b.y)
      for (const [at, one] of sorted.slice(1).entries()) {
        expect(one.y).toBeGreaterThanOrEqual(sorted[at]!.y + sorted[at]!.height + 8)
      }
    }
  })

  it('puts a box level with its only neighbour, and between two', () => {
    const { boxes } = place(
      [box(0, 0, 0), box(1, 0, 1), box(2, 1)],
      [
        [0, 2],
        [1, 2],
      ],
      50,
    )
    expect(boxes.get(2)!.y).toBe((boxes.get(0)!.y + boxes.get(1)!.y) / 2)
  })

  it('leads a long edge past the boxes between', () => {
    const { boxes, edges } = place(
      [box(0, 0), box(1, 1), box(2, 2)],
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      50,
    )
    const [pass] = edges.find((edge) => edge.from === 0 && edge.to === 2)!.via
    const between = boxes.get(1)!
    expect(pass!.y < between.y || pass!.y > between.y + between.height).toBe(true)
    expect([pass!.left, pass!.right]).toEqual([150, 250])
  })

  it('is independent of the order in which boxes come', () => {
    const boxes = [box(0, 0), box(1, 0), box(2, 1), box(3, 1)]
    const edges = [
      [0, 3],
      [1, 2],
    ] as const
    const ys = (list: readonly Box[]) =>
      [0, 1, 2, 3].map((index) => place(list, edges, 50).boxes.get(index)!.y)
    expect(ys([...boxes].reverse())).toEqual(ys(boxes))
  })
})

describe('edgePath(start, via, end)', () => {
  it('swings out where an edge runs back', () => {
    expect(edgePath({ x: 100, y: 0 }, [], { x: 0, y: 50 })).toBe('M100 0C160 0 -60 50 0 50')
  })
})
