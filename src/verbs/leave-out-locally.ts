import { NodeGraph } from '../manifest/graph.ts'
import { localChoice } from '../manifest/local-choice.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { skippedLocally } from '../problems/catalogue/local.ts'
import type { Session } from './session.ts'

/** The nodes without those of `local: skip` and what needs them, where the engine is not the language's own. */
export function withoutSkipped(session: Session, ids: readonly NodeId[]): NodeId[] {
  const { nodes, project } = session.manifest
  const skipped = [...nodes.values()].filter(({ config }) => localChoice(config)?.kind === 'skip')
  if (project.dialect === project.target.type || skipped.length === 0) return [...ids]
  const graph = new NodeGraph(nodes)
  const asked = new Set(ids)
  const out = new Set<NodeId>()
  for (const { id, name, at } of skipped) {
    const others = new Set([id])
    for (const each of others) for (const next of graph.successors(each) ?? []) others.add(next)
    const named = [...others].flatMap((other) => {
      const node = nodes.get(other)
      const told = other !== id && asked.has(other) && !out.has(other)
      return told && node !== undefined && node.kind !== 'test' && node.kind !== 'unit_test'
        ? [node.name]
        : []
    })
    if (asked.has(id) || named.length > 0) {
      session.report(skippedLocally({ name, target: project.target.name, others: named, at }))
    }
    for (const each of others) out.add(each)
  }
  return ids.filter((id) => !out.has(id))
}
