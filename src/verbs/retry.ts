// Repeats what failed or was skipped in the last run, with the words of that run.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { TimeSpan } from '../manifest/results.ts'
import { nothingToRetry } from '../problems/catalogue/state.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Verb } from '../run/step.ts'
import { objectOf, readArtifact } from '../state/former-state.ts'
import { readText, stateFolder } from './former-run.ts'
import { type RunOptions, type RunOutcome, run } from './run.ts'
import { withSession } from './session.ts'

const verbs: readonly Verb[] = ['build', 'run', 'test', 'seed', 'snapshot']
const again = new Set(['error', 'fail', 'skipped', 'runtime error', 'partial success'])

/** Throws ProblemError where there was no run, or where all of it went well. */
export async function retry(options: RunOptions): Promise<RunOutcome> {
  const { verb, only, words, onlyBatches } = await lastRun(options)
  return run(verb, { ...wordsOf(words), ...options, only, onlyBatches })
}

async function lastRun(options: RunOptions) {
  return withSession('retry', options, async (session) => {
    const folder = stateFolder(session, options.state, options.directory) ?? session.targetDirectory
    const artifact = readArtifact(folder, 'run_results.json', readText)
    if (artifact === undefined)
      throw new ProblemError(nothingToRetry({ reason: `there is no run_results.json in "${folder}"` }))
    const words = objectOf(artifact.args)
    const verb = verbs.find((name) => name === words.which)
    if (verb === undefined)
      throw new ProblemError(nothingToRetry({ reason: `the last command was "${String(words.which)}"` }))
    const only = failedNodes((artifact.results ?? []) as readonly JsonObject[], session.manifest.nodes)
    if (only.length === 0) throw new ProblemError(nothingToRetry({ reason: 'everything went well' }))
    return {
      verb,
      only,
      words,
      onlyBatches: failedBatches((artifact.results ?? []) as readonly JsonObject[]),
    }
  })
}

/** With the tests that stood between a node and its publication: what they found was thrown away with it. */
function failedNodes(
  results: readonly JsonObject[],
  nodes: ReadonlyMap<NodeId, { readonly kind: string; readonly dependsOn: readonly NodeId[] }>,
): readonly NodeId[] {
  const failed = new Set(
    results.filter(({ status }) => again.has(String(status))).map(({ unique_id }) => String(unique_id)),
  )
  const tests = results
    .map(({ unique_id }) => String(unique_id))
    .filter(
      (id) => nodes.get(id)?.kind === 'test' && nodes.get(id)!.dependsOn.some((parent) => failed.has(parent)),
    )
  return [...failed, ...tests.filter((id) => !failed.has(id))].filter((id) => {
    const kind = nodes.get(id)?.kind
    return kind !== undefined && kind !== 'operation'
  })
}

/** Of models that were partly built: the batches that were not. */
function failedBatches(results: readonly JsonObject[]): ReadonlyMap<NodeId, readonly TimeSpan[]> {
  const found = new Map<NodeId, readonly TimeSpan[]>()
  for (const { unique_id, status, batch_results } of results) {
    const { failed } = objectOf(batch_results)
    if (status !== 'partial success' || !Array.isArray(failed)) continue
    const spans = (failed as readonly (readonly Json[])[]).map(([start, end]) => ({
      start: Date.parse(String(start)),
      end: Date.parse(String(end)),
    }))
    found.set(String(unique_id), spans)
  }
  return found
}

function wordsOf(words: JsonObject): Partial<RunOptions> {
  const text = (key: string, name: string) =>
    typeof words[key] === 'string' && words[key] !== '' ? { [name]: words[key] } : {}
  const flag = (key: string, name: string) => (words[key] === true ? { [name]: true } : {})
  const vars = words.vars
  return {
    ...text('target', 'target'),
    ...text('state', 'state'),
    ...text('defer_state', 'deferState'),
    ...text('sample', 'sample'),
    ...text('event_time_start', 'eventTimeStart'),
    ...text('event_time_end', 'eventTimeEnd'),
    ...(typeof vars === 'object' && vars !== null && Object.keys(vars).length > 0
      ? { vars: JSON.stringify(vars) }
      : text('vars', 'vars')),
    ...flag('full_refresh', 'fullRefresh'),
    ...flag('store_failures', 'storeFailures'),
    ...flag('empty', 'empty'),
    ...flag('defer', 'defer'),
    ...flag('favor_state', 'favorState'),
  }
}
