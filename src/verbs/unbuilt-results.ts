import type { UnbuiltResult } from '../artifacts/run-results-json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { NodeResult, NodeStatus } from '../manifest/results.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import type { Session } from './session.ts'

type Asked = SelectionOptions & { readonly directory?: string; readonly only?: readonly NodeId[] | undefined }

/** The selected exposures and saved queries: nothing is built of them, but what they read may be missing. */
export async function unbuiltResults(
  session: Session,
  options: Asked,
  results: readonly NodeResult[],
): Promise<readonly UnbuiltResult[]> {
  // What is wrong with the selection has been told when it was made.
  const silent = { ...session, report: () => {} }
  const { manifest } = session
  const saved = (manifest.definitions ?? []).filter(({ kind }) => kind === 'saved_query').map(({ id }) => id)
  const again = options.only === undefined ? undefined : new Set(options.only)
  const exposures =
    again === undefined
      ? await selectNodes(silent, options, ['exposure'])
      : [...again].filter((id) => manifest.nodes.get(id)?.kind === 'exposure')
  const queries =
    again === undefined ? (selectsAll(options) ? saved : []) : saved.filter((id) => again.has(id))
  const failed = failedNodes(manifest, results)
  return [...exposures, ...queries].map((id) => ({ id, status: failed(id) ? 'skipped' : 'no-op' }))
}

function selectsAll({ select, exclude, selector, resourceTypes, excludeResourceTypes }: Asked): boolean {
  const filters = [select, exclude, resourceTypes, excludeResourceTypes]
  return selector === undefined && filters.every((words) => words === undefined || words.length === 0)
}

const badly: ReadonlySet<NodeStatus> = new Set(['error', 'fail', 'skipped', 'interrupted', 'partial success'])

/** Whether a node, or what it is made of by way of metrics and semantic models, did not come out well. */
function failedNodes(manifest: Manifest, results: readonly NodeResult[]): (id: NodeId) => boolean {
  const bad = new Set(results.filter(({ status }) => badly.has(status)).map(({ id }) => id))
  for (const id of [...bad]) {
    const node = manifest.nodes.get(id)
    if (node?.kind === 'test') for (const tested of node.dependsOn) bad.add(tested)
  }
  const definitions = new Map((manifest.definitions ?? []).map((definition) => [definition.id, definition]))
  const known = new Map<NodeId, boolean>()
  const failed = (id: NodeId): boolean => {
    const found = known.get(id)
    if (found !== undefined) return found
    known.set(id, bad.has(id))
    const node = manifest.nodes.get(id)
    const parents = node?.kind === 'exposure' ? node.dependsOn : (definitions.get(id)?.dependsOn ?? [])
    const answer = bad.has(id) || parents.some(failed)
    known.set(id, answer)
    return answer
  }
  return failed
}
