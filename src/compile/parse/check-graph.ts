import { findCycles, NodeGraph } from '../../manifest/graph.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { relationKey } from '../../manifest/relation.ts'
import { dependencyCycle, duplicateNode, duplicateRelation } from '../../problems/catalogue/compile.ts'
import type { Location, Report } from '../../problems/problem.ts'

/** Adds a node; of two with one id, the second is told and left out. */
export function addNode(nodes: Map<NodeId, Node>, node: Node, report: Report): void {
  const other = nodes.get(node.id)
  if (other === undefined) nodes.set(node.id, node)
  // The very same generic test twice says nothing more than once.
  else if (node.kind !== 'test' || node.generic === undefined) {
    report(
      duplicateNode({ kind: node.kind.replace('_', ' '), name: node.name, at: node.at, other: other.at }),
    )
  }
}

/** Names that `ref()` could not tell apart, and relations that two nodes would write. */
export function checkNames(nodes: ReadonlyMap<NodeId, Node>, report: Report): void {
  const names = new Map<string, Node>()
  const relations = new Map<string, Node>()
  for (const node of nodes.values()) {
    if (node.kind !== 'model' && node.kind !== 'seed' && node.kind !== 'snapshot') continue
    const version = node.kind === 'model' && node.version !== undefined ? `.v${node.version}` : ''
    const name = `${node.package}.${node.name}${version}`
    const namesake = names.get(name)
    if (namesake !== undefined) {
      report(duplicateNode({ kind: node.kind, name: node.name, at: node.at, other: namesake.at }))
      continue
    }
    names.set(name, node)
    if (node.config.materialized === 'ephemeral') continue
    const key = relationKey(node.relation)
    const other = relations.get(key)
    if (other === undefined) relations.set(key, node)
    else {
      const { schema, name: table } = node.relation
      report(
        duplicateRelation({
          ...{ relation: `"${schema}"."${table}"`, name: node.name, other: other.name },
          ...{ at: node.at, otherAt: other.at },
        }),
      )
    }
  }
}

/** Every circle of nodes, each told once, at the first reference that closes it. */
export function checkCycles(
  nodes: Manifest['nodes'],
  placeOf: (from: Node, to: Node) => Location | undefined,
  report: Report,
): void {
  if (!hasCycle(nodes)) return
  for (const cycle of findCycles(new NodeGraph(nodes))) {
    const path = cycle.map((id) => nodes.get(id)!)
    const [first, second] = path
    const at = placeOf(first!, second!) ?? first!.at
    report(dependencyCycle({ path: path.map(({ name, at: { file } }) => ({ name, file })), at }))
  }
}

/** Takes away nodes that wait for nothing, until none is left; quicker than making a graph of a project without circles. */
function hasCycle(nodes: Manifest['nodes']): boolean {
  const waiting = new Map<NodeId, number>()
  const readers = new Map<NodeId, NodeId[]>()
  const free: NodeId[] = []
  for (const { id, dependsOn } of nodes.values()) {
    let count = 0
    for (const upstream of dependsOn) {
      if (!nodes.has(upstream)) continue
      count++
      const list = readers.get(upstream)
      if (list === undefined) readers.set(upstream, [id])
      else list.push(id)
    }
    if (count === 0) free.push(id)
    else waiting.set(id, count)
  }
  for (let at = 0; at < free.length; at++) {
    for (const id of readers.get(free[at]!) ?? []) {
      const count = waiting.get(id)! - 1
      waiting.set(id, count)
      if (count === 0) free.push(id)
    }
  }
  return free.length < nodes.size
}
