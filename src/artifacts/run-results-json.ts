import type { JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { Node } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { NodeResult, NodeStatus, RunSummary } from '../manifest/results.ts'
import { metadata } from './metadata.ts'
import { relationName } from './relation-name.ts'

/** What a build selects and does not build: an exposure, a saved query. */
export interface UnbuiltResult {
  readonly id: NodeId
  readonly status: 'no-op' | 'skipped'
}

export interface RunResultsInput {
  readonly summary: RunSummary
  readonly unbuilt?: readonly UnbuiltResult[]
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  /** The command line's words, for whoever reads the file; no secrets. */
  readonly arguments: JsonObject
}

const statuses: Readonly<Record<NodeStatus, string>> = {
  success: 'success',
  reused: 'reused',
  'partial success': 'partial success',
  error: 'error',
  skipped: 'skipped',
  interrupted: 'error',
  pass: 'pass',
  fail: 'fail',
  warn: 'warn',
}

/** `run_results.json` in dbt's schema v6. */
export function runResultsJson(input: RunResultsInput): JsonObject {
  const { startedAt, finishedAt, invocationId, results } = input.summary
  return {
    metadata: metadata('run-results/v6', { invocationId, startedAt, generatedAt: finishedAt }),
    results: [
      ...results.map((result) => resultJson(result, input)),
      ...(input.unbuilt ?? []).map(unbuiltJson),
    ],
    elapsed_time: (finishedAt - startedAt) / 1000,
    args: input.arguments,
  }
}

function unbuiltJson({ id, status }: UnbuiltResult): JsonObject {
  return {
    ...{ status, timing: [], thread_id: 'Thread-1', execution_time: 0, adapter_response: {} },
    ...{ message: status === 'no-op' ? 'NO-OP' : null, failures: status === 'no-op' ? 0 : null },
    ...{ unique_id: id, compiled: null, compiled_code: null, relation_name: null },
    batch_results: null,
  }
}

/** Of a unit test only whether it fails. */
function failuresOf(result: NodeResult, node: Node | undefined): number | null {
  const { failures } = result
  if (failures !== undefined) return node?.kind === 'unit_test' ? Math.min(1, failures) : failures
  if (isCall(result, node)) return result.status === 'success' ? 0 : 1
  return result.batches === undefined ? null : 0
}

/** A hook, or a macro that was run by itself: one that did not go well counts as one. */
function isCall({ id }: NodeResult, node: Node | undefined): boolean {
  return node?.kind === 'operation' || id.startsWith('macro.')
}

/** As Python writes it. */
const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', '+00:00')

function batchesJson({ done, failed }: NonNullable<NodeResult['batches']>): JsonObject {
  const spans = (list: typeof done) => list.map(({ start, end }) => [instant(start), instant(end)])
  return { successful: spans(done), failed: spans(failed) }
}

function messageOf({ message, problems }: NodeResult): string | null {
  const said = new Set([message, ...problems.map((problem) => problem.message)].filter(Boolean))
  return said.size === 0 ? null : [...said].join('\n')
}

function resultJson(result: NodeResult, { manifest, compiled }: RunResultsInput): JsonObject {
  const query = compiled.get(result.id)?.first
  const node = manifest.nodes.get(result.id)
  const iso = (at: number) => new Date(at).toISOString()
  return {
    status: statuses[result.status],
    timing:
      result.status === 'skipped'
        ? []
        : [
            { name: 'compile', started_at: iso(result.startedAt), completed_at: iso(result.startedAt) },
            { name: 'execute', started_at: iso(result.startedAt), completed_at: iso(result.finishedAt) },
          ],
    thread_id: result.thread,
    execution_time: (result.finishedAt - result.startedAt) / 1000,
    adapter_response: result.adapterResponse,
    message: messageOf(result),
    failures: failuresOf(result, node),
    unique_id: result.id,
    compiled: node?.kind === 'seed' ? null : query !== undefined,
    compiled_code: query?.sql ?? null,
    batch_results: result.batches === undefined ? null : batchesJson(result.batches),
    relation_name:
      node && 'relation' in node && node.kind !== 'test'
        ? relationName(node.relation, manifest.project.target.type, manifest.project.quoting)
        : null,
  }
}
