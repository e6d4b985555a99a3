// Repeats what failed or was skipped in the last run, with the words of that run.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { TimeSpan } from '../manifest/results.ts'
import { nothingToRetry } from '../problems/catalogue/state.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Verb } from '../run/step.ts'
import { objectOf, readArtifact } from '../state/former-state.ts'
import { clone } from './clone.ts'
import { readText, stateFolder } from './former-run.ts'
import { type RunOptions, type RunOutcome, run } from './run.ts'
import { runOperation } from './run-operation.ts'
import { type Session, withSession } from './session.ts'

const verbs: readonly Verb[] = ['build', 'run', 'test', 'seed', 'snapshot']
/** What compiles tells of nothing that failed: it ends before it writes its results. */
const neverFail = ['compile', 'generate']
const again = ['error', 'fail', 'skipped', 'runtime error', 'partial success']

interface LastRun {
  readonly which: string
  readonly words: JsonObject
  /** Nothing where all went well. */
  readonly only: readonly NodeId[]
  readonly onlyBatches: ReadonlyMap<NodeId, readonly TimeSpan[]>
}

/** A run of nothing where all went well. Throws ProblemError where there was no run. */
export async function retry(options: RunOptions): Promise<RunOutcome> {
  const { which, only, words, onlyBatches } = await lastRun(options)
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const repeated = { ...wordsOf(words), ...(given as unknown as RunOptions) }
  if (which === 'clone') return clone({ ...repeated, only })
  if (which === 'run-operation' && only.length > 0) return operationAgain(repeated, words)
  return run(verbs.find((name) => name === which) ?? 'run', { ...repeated, only, onlyBatches })
}

async function lastRun(options: RunOptions): Promise<LastRun> {
  return withSession('retry', options, async (session) => {
    const folder = stateFolder(session, options.state, options.directory) ?? session.targetDirectory
    const artifact = readArtifact(folder, 'run_results.json', readText)
    if (artifact === undefined)
      throw new ProblemError(nothingToRetry({ reason: `there is no run_results.json in "${folder}"` }))
    const words = objectOf(artifact.args)
    const which = String(words.which)
    if (![...verbs, ...neverFail, 'clone', 'run-operation'].includes(which))
      throw new ProblemError(nothingToRetry({ reason: `the last command was "${which}"` }))
    const results = (artifact.results ?? []) as readonly JsonObject[]
    const bad = new Set(warningsFail(options, session) ? [...again, 'warn'] : again)
    const failed = new Set(
      results.filter(({ status }) => bad.has(String(status))).map(({ unique_id }) => String(unique_id)),
    )
    const only = which === 'run-operation' ? [...failed] : failedNodes(failed, results, session.manifest)
    return { which, only, words, onlyBatches: failedBatches(results) }
  })
}

function warningsFail(options: RunOptions, session: Session): boolean {
  return options.warnError ?? session.loaded.settings.flags.warn_error === true
}

async function operationAgain(options: RunOptions, words: JsonObject): Promise<RunOutcome> {
  const startedAt = (options.clock ?? Date.now)()
  const { macro, args } = words
  const { failed, problems, id, manifest } = await runOperation({
    ...options,
    macro: String(macro),
    ...(args === undefined ? {} : { arguments: typeof args === 'string' ? args : JSON.stringify(args) }),
  })
  options.onManifest?.(manifest)
  const finishedAt = (options.clock ?? Date.now)()
  const status = failed.length > 0 ? ('error' as const) : ('success' as const)
  const result = { id, status, startedAt, finishedAt, message: '', problems: failed, adapterResponse: {} }
  const results = [{ ...result, thread: 'MainThread' }]
  return {
    summary: { invocationId: '', startedAt, finishedAt, interrupted: false, results },
    manifest,
    problems,
  }
}

/** With the tests that stood between a node and its publication: what they found was thrown away with it. */
function failedNodes(
  failed: ReadonlySet<NodeId>,
  results: readonly JsonObject[],
  manifest: Manifest,
): readonly NodeId[] {
  const { nodes } = manifest
  const tests = results
    .map(({ unique_id }) => String(unique_id))
    .filter(
      (id) => nodes.get(id)?.kind === 'test' && nodes.get(id)!.dependsOn.some((parent) => failed.has(parent)),
    )
  const queries = new Set((manifest.definitions ?? []).map(({ id }) => id))
  return [...failed, ...tests.filter((id) => !failed.has(id))].filter((id) => {
    const kind = nodes.get(id)?.kind
    return kind === undefined ? queries.has(id) : kind !== 'operation'
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
    ...(typeof words.threads === 'number' ? { threads: words.threads } : {}),
    ...flag('full_refresh', 'fullRefresh'),
    ...flag('fail_fast', 'failFast'),
    ...flag('store_failures', 'storeFailures'),
    ...flag('empty', 'empty'),
    ...flag('defer', 'defer'),
    ...flag('favor_state', 'favorState'),
  }
}
