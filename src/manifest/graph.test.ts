import { describe, expect, it } from 'vitest'
import { findCycles, NodeGraph, topologicalOrder } from './graph.ts'
import type { Analysis, Node } from './node.ts'

function graph(edges: Readonly<Record<string, readonly string[]>>) {
  const nodes = Object.entries(edges).map(([id, dependsOn]): [string, Node] => {
    const node: Analysis = {
      ...{ kind: 'analysis', id, name: id, package: 'p', file: id, path: id, fqn: [id], dependsOn },
      ...{ at: { file: id, line: 1, column: 1 }, description: '', tags: [], meta: {}, config: {} },
      ...{ source: '', macros: [], late: false, columns: [] },
    }
    return [id, node]
  })
  return new NodeGraph(new Map(nodes))
}

describe('topologicalOrder', () => {
  it('puts what is needed first and keeps the order of the map otherwise', () => {
    expect(topologicalOrder(graph({ c: ['a'], b: [], a: ['b', 'gone'], d: [] }))).toEqual([
      'b',
      'd',
      'a',
      'c',
    ])
  })

  it('takes a chain of 20,000 nodes', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`n${n}`, n === 0 ? [] : [`n${n - 1}`]]),
    )
    expect(topologicalOrder(graph(chain)).at(-1)).toBe('n19999')
  })
})

describe('findCycles', () => {
  it('closes a cycle, from its first name', () => {
    expect(findCycles(graph({ b: ['a'], c: ['b'], a: ['c'], after: ['a'], free: [] }))).toEqual([
      ['a', 'c', 'b', 'a'],
    ])
  })

  it('tells a node that needs itself, and every separate knot once', () => {
    expect(findCycles(graph({ x: ['x'], a: ['b'], b: ['a'], c: ['a', 'x'] }))).toEqual([
      ['x', 'x'],
      ['a', 'b', 'a'],
    ])
  })

  it('is silent without one', () => {
    expect(findCycles(graph({ a: [], b: ['a'], c: ['a', 'b'] }))).toEqual([])
  })
})
