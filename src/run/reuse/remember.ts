import type { Manifest } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node.ts'
import type { RunSummary } from '../../manifest/results.ts'
import type { Built, BuiltNode, ReuseInput } from './built.ts'
import type { WarehouseState } from './warehouse-state.ts'

/** What the next build may rely on. `after`: the warehouse as it was before the run, but for what the run built. */
export function rememberRun(
  summary: RunSummary,
  manifest: Manifest,
  { fingerprints, built }: ReuseInput,
  after: WarehouseState,
): Built {
  const remembered = new Map<NodeId, BuiltNode>(built)
  const ended = new Map(summary.results.map((result) => [result.id, result]))
  for (const id of inOrder(manifest, ended.keys())) {
    const node = manifest.nodes.get(id)!
    const result = ended.get(id)!
    const fingerprint = fingerprints.get(id)
    const good = result.status === 'success' || result.status === 'pass'
    if (!good || fingerprint === undefined) {
      if (result.status !== 'reused' && result.status !== 'skipped' && isTest(node.kind))
        remembered.delete(id)
      continue
    }
    const version = isTest(node.kind) ? '' : after.own(node)
    const inputs = node.kind === 'unit_test' ? {} : inputsOf(node.dependsOn, remembered, after)
    if (version === undefined || inputs === undefined) remembered.delete(id)
    else {
      const { obstacle: _, unsteady, ...digests } = fingerprint
      const record = { fingerprint: digests, version, inputs, at: result.finishedAt }
      remembered.set(id, unsteady === undefined ? record : { ...record, unsteady: true })
    }
  }
  return remembered
}

/** Upstream first, so that views are known before those who read them. */
function inOrder(manifest: Manifest, ids: Iterable<NodeId>): readonly NodeId[] {
  const wanted = new Set(ids)
  const order: NodeId[] = []
  const seen = new Set<NodeId>()
  const visit = (id: NodeId): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const upstream of manifest.nodes.get(id)?.dependsOn ?? []) visit(upstream)
    if (wanted.has(id) && manifest.nodes.has(id)) order.push(id)
  }
  for (const id of wanted) visit(id)
  return order
}

/** Undefined where the state of one of them is not known. */
function inputsOf(
  ids: readonly NodeId[],
  built: Built,
  after: WarehouseState,
): Readonly<Record<NodeId, string>> | undefined {
  const inputs: Record<NodeId, string> = {}
  for (const id of ids) {
    const now = after.data(id, built)
    if (now === undefined) return undefined
    inputs[id] = now
  }
  return inputs
}

const isTest = (kind: string): boolean => kind === 'test' || kind === 'unit_test'
