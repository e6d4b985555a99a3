// Decides what need not be built or tested again, because nothing that it hangs on has changed.

import type { Manifest } from '../../manifest/manifest.ts'
import type { Node, NodeId } from '../../manifest/node.ts'
import type { NodePlan, Reason } from '../step.ts'
import type { BuiltNode, Fingerprint, ReuseInput } from './built.ts'
import type { WarehouseState } from './warehouse-state.ts'

/** Every plan that can be left out says so instead; the others say why they cannot. Plans come upstream first. */
export function planReuse(
  plans: ReadonlyMap<NodeId, NodePlan>,
  manifest: Manifest,
  { fingerprints, built }: ReuseInput,
  state: WarehouseState,
): Map<NodeId, NodePlan> {
  const decided = new Map<NodeId, NodePlan>()
  const runs = (id: NodeId) => {
    const kind = manifest.nodes.get(id)?.kind
    return decided.get(id)?.action === 'run' && kind !== 'test' && kind !== 'unit_test' && kind !== 'function'
  }
  for (const [id, plan] of plans) {
    const node = manifest.nodes.get(id)
    if (node === undefined) continue
    const record = built.get(id)
    const why =
      plan.why.find(({ kind }) => kind === 'new' || kind === 'forced') ??
      whyAgain(node, fingerprints.get(id), record) ??
      alteredReason(node, record, state) ??
      inputReason(plan, node, record, manifest, runs, (input) => state.data(input, built))
    decided.set(id, why === undefined ? reused(plan, record!) : again(plan, why, record))
  }
  return withOwnTests(decided)
}

function whyAgain(
  node: Node,
  fingerprint: Fingerprint | undefined,
  record: BuiltNode | undefined,
): Reason | undefined {
  if (fingerprint === undefined || record === undefined) return { kind: 'selected' }
  const unsteady = fingerprint.obstacle ?? (isView(node) ? undefined : fingerprint.unsteady)
  if (unsteady !== undefined) return { kind: 'unsteady', detail: `because of ${unsteady}` }
  const { sql, config, setting } = record.fingerprint
  if (fingerprint.sql !== sql) return { kind: 'sql-changed' }
  if (fingerprint.config !== config) return { kind: 'config-changed' }
  return fingerprint.setting === setting
    ? undefined
    : { kind: 'config-changed', detail: 'in Strata, the engine or on-run-start' }
}

/** Looks at its inputs when it is read, so that the same text is the same view. */
function isView(node: Node): boolean {
  return node.kind === 'model' && (node.config.materialized ?? 'view') === 'view'
}

function alteredReason(node: Node, record: BuiltNode | undefined, state: WarehouseState): Reason | undefined {
  if (node.kind === 'test' || node.kind === 'unit_test' || record === undefined) return undefined
  const now = state.own(node)
  return now !== undefined && now === record.version
    ? undefined
    : { kind: 'altered', detail: 'by someone else' }
}

function inputReason(
  plan: NodePlan,
  node: Node,
  record: BuiltNode | undefined,
  manifest: Manifest,
  runs: (id: NodeId) => boolean,
  dataOf: (id: NodeId) => string | undefined,
): Reason | undefined {
  if (node.kind === 'unit_test') return undefined
  const waits = [...plan.after, ...(plan.auditedBy === undefined ? [] : [plan.auditedBy])]
  const changed =
    waits.find(runs) ??
    node.dependsOn.find((id) => {
      const now = dataOf(id)
      return now === undefined || now !== record?.inputs[id]
    })
  if (changed === undefined) return undefined
  return { kind: 'input-changed', detail: manifest.nodes.get(changed)?.name ?? changed }
}

function reused({ auditedBy: _, leftover: _leftover, ...plan }: NodePlan, record: BuiltNode): NodePlan {
  const since = new Date(record.at).toISOString().slice(0, 19).replace('T', ' ')
  return { ...plan, action: 'reuse', why: [{ kind: 'unchanged', detail: `since ${since} UTC` }], steps: [] }
}

function again(plan: NodePlan, why: Reason, record: BuiltNode | undefined): NodePlan {
  // What was built before and is not there any more was removed by somebody.
  if (why.kind === 'new' && record !== undefined) return { ...plan, why: [why, { kind: 'missing' }] }
  return { ...plan, why: [why] }
}

/** A test whose table is not built again looks at it as it stands. */
function withOwnTests(plans: Map<NodeId, NodePlan>): Map<NodeId, NodePlan> {
  for (const [id, plan] of plans) {
    if (plan.auditedBy === undefined || plans.get(plan.auditedBy)?.action !== 'reuse') continue
    const { auditedBy: _, ...alone } = plan
    plans.set(id, alone)
  }
  return plans
}
