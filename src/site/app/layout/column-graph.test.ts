import { describe, expect, it } from 'vitest'
import type { PageFlow, PageUse } from '../../page-data.ts'
import { columnGraph, columnKey, columnPath } from './column-graph.ts'

const node = (flows: PageFlow[] = [], uses: PageUse[] = []) => ({ flows, uses })

describe('columnPath(graph, start)', () => {
  // 0 source -> 1 staging -> 2 and 3; 3 reads column "other" of the source too.
  const graph = columnGraph([
    node(),
    node([
      [0, 'ID', 'id', 'rename'],
      [0, 'other', 'other', 'copy'],
    ]),
    node([[1, 'Id', 'total', 'aggregate']], [[1, 'other', 'filter']]),
    node([
      [1, 'id', 'key', 'transform'],
      [1, 'other', 'key', 'transform'],
    ]),
  ])

  it('runs both ways, whatever the case of the names', () => {
    const path = columnPath(graph, { node: 1, column: 'id' })
    expect([...path.steps.keys()]).toEqual(['1 id', '0 id', '2 total', '3 key'])
    expect(path.edges.map(({ how }) => how)).toEqual(['rename', 'aggregate', 'transform'])
  })

  it('does not turn: a sibling that shares a child is not on the path', () => {
    expect(columnPath(graph, { node: 1, column: 'id' }).steps.has('1 other')).toBe(false)
    expect(columnPath(graph, { node: 3, column: 'key' }).steps.has('2 total')).toBe(false)
  })

  it('tells who filters by a column of the path', () => {
    expect(columnPath(graph, { node: 0, column: 'other' }).uses).toMatchObject([{ to: 2, how: 'filter' }])
  })

  it('ends on a column that flows into itself', () => {
    const loop = columnGraph([node([[0, 'a', 'a', 'copy']])])
    expect(columnPath(loop, { node: 0, column: 'a' }).steps.size).toBe(1)
    expect(columnKey({ node: 0, column: 'A' })).toBe('0 a')
  })
})
