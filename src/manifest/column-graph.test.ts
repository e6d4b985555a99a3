import { describe, expect, it } from 'vitest'
import type { ColumnEdge } from './column.ts'
import { ColumnGraph, type ColumnPlace } from './column-graph.ts'
import type { Compiled } from './manifest.ts'

function node(id: string, lineage: readonly ColumnEdge[], more: Partial<Compiled> = {}): Compiled {
  const first = { sql: '', rendered: '', locate: () => undefined }
  return { id, first, lineage, uses: [], reads: [], analysed: true, inlined: [], ...more }
}

function edge(from: string, to: string, how: ColumnEdge['how'] = 'copy'): ColumnEdge {
  const [node = '', column = '', path] = from.split('.')
  const [target = '', toPath] = to.split('.')
  return {
    from: { node, column, ...(path === undefined ? {} : { path }) },
    to: target,
    ...(toPath === undefined ? {} : { toPath }),
    how,
  }
}

const graph = new ColumnGraph([
  node('b', [edge('a.address', 'address'), edge('a.id', 'row.id'), edge('a.name', 'row.name')]),
  node('c', [edge('b.address.city', 'town', 'rename'), edge('b.row.id', 'id'), edge('c.id', 'id')], {
    uses: [{ from: { node: 'b', column: 'address', path: 'street' }, how: 'filter' }],
  }),
  node('d', [], { analysed: false }),
])

function places(start: ColumnPlace, direction: 'up' | 'down', depth?: number): string[] {
  const { edges } = graph.trace(start, direction, depth)
  return edges.map(({ from, to }) => {
    const { node, column, path } = direction === 'up' ? from : to
    return [node, column, path].filter(Boolean).join('.')
  })
}

describe('ColumnGraph', () => {
  it('follows the field of a struct only', () => {
    expect(places({ node: 'c', column: 'town' }, 'up')).toEqual(['b.address.city', 'a.address.city'])
    expect(places({ node: 'a', column: 'address', path: 'city' }, 'down')).toEqual([
      'b.address.city',
      'c.town',
    ])
    expect(places({ node: 'a', column: 'address', path: 'street' }, 'down')).toEqual(['b.address.street'])
    expect(places({ node: 'a', column: 'address' }, 'down')).toEqual(['b.address', 'c.town'])
  })

  it('follows the field of a struct that a query puts together', () => {
    expect(places({ node: 'a', column: 'NAME' }, 'down')).toEqual(['b.row.name'])
    expect(places({ node: 'b', column: 'row' }, 'up')).toEqual(['a.id', 'a.name'])
    expect(places({ node: 'c', column: 'id' }, 'up')).toEqual(['b.row.id', 'a.id'])
  })

  it('stops at the depth, keeps uses apart and names what is not known', () => {
    expect(places({ node: 'c', column: 'town' }, 'up', 1)).toEqual(['b.address.city'])
    const { uses } = graph.trace({ node: 'a', column: 'address', path: 'street' }, 'down')
    expect(uses).toMatchObject([{ node: 'c', how: 'filter', depth: 2 }])
    expect(graph.trace({ node: 'a', column: 'address', path: 'city' }, 'down').uses).toEqual([])
    expect(graph.trace({ node: 'd', column: 'x' }, 'up').unknown).toEqual(['d'])
  })
})
