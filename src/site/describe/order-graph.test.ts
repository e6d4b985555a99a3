import { describe, expect, it } from 'vitest'
import type { PageLayer } from '../page-data.ts'
import { syntheticInput } from '../test-input.ts'
import { describeCore } from './describe-core.ts'
import { orderGraph } from './order-graph.ts'
import { indexPage } from './page-index.ts'

const node = (layer: PageLayer, ...up: number[]) => ({ layer, up })

describe('orderGraph(nodes)', () => {
  it('puts layers side by side, and inside a layer what is read before what reads it', () => {
    const order = orderGraph([
      node('source'),
      node('staging', 0),
      node('intermediate', 1),
      node('intermediate', 2),
      node('mart', 3),
    ])
    expect(order.columns).toEqual([0, 1, 2, 3, 4])
    expect(order.columnLayers).toEqual(['source', 'staging', 'intermediate', 'intermediate', 'mart'])
  })

  it('puts models without a layer before dimensions, or behind marts where they read them', () => {
    const order = orderGraph([
      node('staging'),
      node('other', 0),
      node('dim', 1),
      node('mart', 2),
      node('other', 3),
    ])
    expect(order.columns).toEqual([0, 1, 2, 3, 4])
    expect(order.columnLayers).toEqual(['staging', 'other', 'dim', 'mart', 'other'])
  })

  it('puts functions between sources and what calls them', () => {
    const order = orderGraph([node('source'), node('function'), node('staging', 0, 1), node('mart', 1, 2)])
    expect(order.columns).toEqual([0, 1, 2, 3])
    expect(order.columnLayers).toEqual(['source', 'function', 'staging', 'mart'])
  })

  it('orders a column by its neighbours, so that edges need not cross', () => {
    const { orders } = orderGraph([
      node('source'),
      node('source'),
      node('source'),
      node('staging', 2),
      node('staging', 1),
      node('staging', 0),
    ])
    const byOrder = (indices: readonly number[]) => [...indices].sort((a, b) => orders[a]! - orders[b]!)
    expect(byOrder([3, 4, 5]).map((index) => 5 - index)).toEqual(byOrder([0, 1, 2]))
  })

  it('survives a cycle', () => {
    expect(orderGraph([node('mart', 1), node('mart', 0)]).columns).toEqual([0, 0])
  })

  it('gives every node of a large project its own place', () => {
    const input = syntheticInput(300)
    const { nodes } = describeCore(input, indexPage(input.manifest))
    expect(new Set(nodes.map(({ column, order }) => `${column} ${order}`)).size).toBe(nodes.length)
    for (const { up, column } of nodes)
      for (const from of up) expect(nodes[from]!.column).toBeLessThan(column)
  })
})
