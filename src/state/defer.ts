import type { Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'
import type { FormerState } from './former-state.ts'

export interface DeferOptions {
  readonly former: FormerState
  /** What this run builds itself. */
  readonly selected: ReadonlySet<NodeId>
  /** Relations that stand in the target, by `relationKey`. */
  readonly standing: ReadonlySet<string>
  /** The former relation is taken even where the target has one. */
  readonly favorState: boolean
}

export interface Deferred {
  /** The same nodes; those that are deferred stand where the former run put them. */
  readonly manifest: Manifest
  readonly deferred: ReadonlyMap<NodeId, Relation>
}

/** Points every node that is neither selected nor there at the relation of the former run. */
export function deferNodes(manifest: Manifest, options: DeferOptions): Deferred {
  const { former, selected, standing, favorState } = options
  const deferred = new Map<NodeId, Relation>()
  const nodes = new Map<NodeId, Node>(manifest.nodes)
  for (const [id, node] of manifest.nodes) {
    if (selected.has(id) || !isBuilt(node) || node.config.materialized === 'ephemeral') continue
    if (!favorState && standing.has(relationKey(node.relation))) continue
    const relation = formerRelation(former, id)
    if (relation === undefined) continue
    deferred.set(id, relation)
    nodes.set(id, { ...node, relation })
  }
  return { manifest: { ...manifest, nodes }, deferred }
}

/** Where a node stood; undefined where it was not there or was no relation. */
export function formerRelation(former: FormerState, id: NodeId): Relation | undefined {
  const node = former.nodes.get(id)
  if (node === undefined || typeof node.relation_name !== 'string') return undefined
  const { database, schema, alias } = node
  if (typeof schema !== 'string' || typeof alias !== 'string') return undefined
  return { database: typeof database === 'string' ? database : undefined, schema, name: alias }
}

function isBuilt(node: Node): node is Extract<Node, { kind: 'model' | 'seed' | 'snapshot' }> {
  return node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot'
}
