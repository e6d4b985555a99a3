import type { Json, JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'

interface Entry {
  readonly name: string
  readonly type: string
  succ: number[]
}

/** `graph_summary.json`: the graph with numbers for names, before and after tests became edges of a build. */
export function graphSummary(manifest: Manifest, invocationId: string): JsonObject {
  const nodes = [...manifest.nodes.values()]
  const number = new Map(nodes.map((node, index) => [node.id, index]))
  const entries = nodes.map((node): Entry => ({ name: node.id, type: typeOf(node), succ: [] }))
  for (const node of nodes) {
    for (const parent of node.dependsOn) {
      const from = number.get(parent)
      if (from !== undefined) entries[from]!.succ.push(number.get(node.id)!)
    }
  }
  return {
    _invocation_id: invocationId,
    linked: asJson(entries),
    with_test_edges: asJson(withTestEdges(nodes, entries, number)),
  }
}

/** A test of one node stands before all else that reads it. */
function withTestEdges(
  nodes: readonly Node[],
  entries: readonly Entry[],
  number: ReadonlyMap<string, number>,
): readonly Entry[] {
  const isTest = (index: number) => entries[index]!.type === 'test'
  const result = entries.map((entry) => ({ ...entry, succ: [...entry.succ] }))
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'test' || node.dependsOn.length !== 1) continue
    const parent = number.get(node.dependsOn[0]!)
    if (parent !== undefined)
      result[index]!.succ.push(...entries[parent]!.succ.filter((next) => !isTest(next)))
  }
  return result
}

function typeOf(node: Node): string {
  return node.kind === 'unit_test' ? 'unit_test' : node.kind
}

function asJson(entries: readonly Entry[]): Json {
  return Object.fromEntries(
    entries.map(({ name, type, succ }, index) => [
      String(index),
      succ.length === 0 ? { name, type } : { name, type, succ: [...new Set(succ)] },
    ]),
  )
}
