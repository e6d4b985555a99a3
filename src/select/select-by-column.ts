import { ColumnGraph, type ColumnPlace, type Direction } from '../manifest/column-graph.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { findColumn } from './find-column.ts'
import type { Criterion } from './selection.ts'

/** The nodes that a criterion on a column means; undefined where it names none; a string: what was near. */
export type SelectByColumn = (criterion: Criterion) => ReadonlySet<NodeId> | string | undefined

/**
 * `orders.amount+`: the node, those into whose columns the value flows, and those that filter, join, group or order by
 * it on the way. `+mart.mrr`: the same upward. The project's columns are traced when first asked for.
 */
export function selectByColumn(
  manifest: Manifest,
  trace: () => ReadonlyMap<NodeId, Compiled>,
): SelectByColumn {
  let known: { compiled: ReadonlyMap<NodeId, Compiled>; graph: ColumnGraph } | undefined
  return (criterion) => {
    if (known === undefined) {
      const compiled = trace()
      known = { compiled, graph: new ColumnGraph(compiled.values()) }
    }
    const text =
      criterion.method === 'column' || criterion.method === 'fqn'
        ? criterion.value
        : `${criterion.method}:${criterion.value}`
    const found = findColumn(text, manifest, known.compiled)
    if (found.kind === 'no-node' || found.kind === 'no-column') {
      return found.near === undefined ? undefined : criterion.raw.replace(criterion.value, () => found.near!)
    }
    // All versions of a model bear its name.
    const places = found.kind === 'several' ? found.places : [found.place]
    const nodes = new Set(places.map(({ node }) => node))
    const walk = (direction: Direction, depth: number): void => {
      for (const place of places) follow(place, direction, depth)
    }
    const follow = (place: ColumnPlace, direction: Direction, depth: number): void => {
      const { edges, uses } = known!.graph.trace(place, direction, depth)
      for (const { from, to } of edges) nodes.add(direction === 'up' ? from.node : to.node)
      for (const { from, node } of uses) nodes.add(direction === 'up' ? from.node : node)
    }
    if (criterion.parents > 0) walk('up', criterion.parents)
    if (criterion.children > 0) walk('down', criterion.children)
    return nodes
  }
}
