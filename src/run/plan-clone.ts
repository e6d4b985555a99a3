import type { Adapter } from '../adapters/adapter.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { BuildNode, NodeId } from '../manifest/node.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'
import { lookAround, setupOf } from './standing.ts'
import type { NodePlan, Plan, Step } from './step.ts'

export interface CloneInput {
  readonly manifest: Manifest
  /** Where each node to clone stands now. */
  readonly from: ReadonlyMap<NodeId, Relation>
  readonly adapter: Adapter
  readonly runId: string
  /** Whether another run is over; undefined where that is not known. */
  readonly isOver?: ((runId: string) => boolean | undefined) | undefined
  /** Also what stands in the target already is replaced. */
  readonly fullRefresh: boolean
  readonly signal?: AbortSignal | undefined
}

/** A table becomes a copy without bytes of its own where the engine has that; anything else a view of the former relation. */
export async function planClone(input: CloneInput): Promise<Plan> {
  const { manifest, from, adapter, fullRefresh } = input
  const nodes = [...from.keys()].map((id) => manifest.nodes.get(id) as BuildNode)
  const places = nodes.map(({ relation }) => relation)
  const standing = await lookAround(input, places)
  const sources = await kindsOf(adapter, [...from.values()], input.signal)
  const plans = new Map<NodeId, NodePlan>()
  for (const node of nodes) {
    const former = standing.relations.get(relationKey(node.relation))
    const source = from.get(node.id)!
    const there = relationKey(source) === relationKey(node.relation)
    const keep = there || (former !== undefined && !fullRefresh)
    plans.set(node.id, {
      ...{ id: node.id, action: keep ? 'reuse' : 'run', after: [] },
      why: [keep ? { kind: 'unchanged', detail: 'in place' } : { kind: former ? 'forced' : 'new' }],
      steps: keep ? [] : cloneSteps(adapter, node, source, sources.get(relationKey(source)), former),
    })
  }
  return {
    runId: input.runId,
    options: { verb: 'run', fullRefresh },
    setup: setupOf(input, places, standing),
    ...{ start: [], end: [], nodes: plans },
  }
}

/** What stands where the former run built. */
async function kindsOf(
  { catalog }: Adapter,
  relations: readonly Relation[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, FoundRelation['kind']>> {
  const schemas = new Map(
    relations.map(({ database, schema }) => [`${database}.${schema}`.toLowerCase(), { database, schema }]),
  )
  if (schemas.size === 0) return new Map()
  const found = await catalog.relations([...schemas.values()], { signal })
  return new Map(found.map((relation) => [relationKey(relation), relation.kind]))
}

function cloneSteps(
  { statements }: Adapter,
  { relation: to, config }: BuildNode,
  from: Relation,
  kind: FoundRelation['kind'] | undefined,
  former: Parameters<Adapter['statements']['drop']>[0] | undefined,
): readonly Step[] {
  if (kind === 'table' && statements.clone !== undefined) {
    const taken = former !== undefined && former.kind !== 'table' ? [statements.drop(former)] : []
    return [...taken, statements.clone(from, to, { config })].map((statement) => ({
      kind: 'statement',
      statement,
    }))
  }
  const sql = `SELECT * FROM ${statements.quote(from)}`
  const query = { sql, rendered: sql, locate: () => undefined }
  return [
    {
      kind: 'transaction',
      steps: statements
        .replace({ ...to, kind: 'view' }, query, { config: {} }, former)
        .map((statement) => ({ kind: 'statement', statement })),
    },
  ]
}
