import { randomBytes } from 'node:crypto'
import { compileNodes, renderHook, renderLate } from '../compile/compile-nodes.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeKind } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { RunEvent, RunSummary } from '../manifest/results.ts'
import { projectEmpty } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError, type Report } from '../problems/problem.ts'
import { execute } from '../run/execute.ts'
import { planRun } from '../run/plan.ts'
import type { Plan, Verb } from '../run/step.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors, withSession } from './session.ts'
import { writeManifest, writeRunResults } from './write-artifacts.ts'

export interface RunOptions extends ProjectOptions, SelectionOptions {
  readonly failFast?: boolean
  readonly storeFailures?: boolean
  readonly empty?: boolean
  readonly batchTests?: boolean
  /** Told the manifest before the first event, so that a reader of events can name nodes. */
  readonly onManifest?: (manifest: Manifest) => void
  readonly onEvent?: (event: RunEvent) => void
}

export interface RunOutcome {
  readonly summary: RunSummary
  readonly manifest: Manifest
  readonly problems: readonly Problem[]
}

export interface PlanOutcome {
  readonly plan: Plan
  readonly manifest: Manifest
  readonly problems: readonly Problem[]
}

const kindsOf: Readonly<Record<Verb, readonly NodeKind[]>> = {
  build: ['model', 'seed', 'snapshot', 'test', 'unit_test'],
  run: ['model'],
  test: ['test', 'unit_test'],
  seed: ['seed'],
  snapshot: ['snapshot'],
}

/** Plans and executes. Throws ProblemError where nothing ran because the project is wrong. */
export async function run(verb: Verb, options: RunOptions): Promise<RunOutcome> {
  return withSession(verb, options, async (session) => {
    const { plan, compiled } = await prepare(verb, session, options)
    options.onManifest?.(session.manifest)
    const summary = await execute(plan, {
      manifest: session.manifest,
      compiled,
      adapter: await session.adapter(),
      threads: session.threads,
      invocationId: session.invocationId,
      failFast: options.failFast ?? false,
      signal: options.signal,
      onEvent: options.onEvent ?? (() => {}),
      renderLate: (id, ask) => renderLate(session.parsed, id, ask),
      renderHook: (id, hook, ask) => renderHook(session.parsed, id, hook, ask),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    })
    // The warehouse has changed by now: what happened is told even where the files about it cannot be written.
    await reportInstead(session.report, async () => {
      await writeManifest(session, compiled)
      await writeRunResults(session, summary, compiled, words(verb, options))
    })
    return { summary, manifest: session.manifest, problems: session.problems }
  })
}

async function reportInstead(report: Report, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    error.problems.forEach(report)
  }
}

/** What `run` would do. */
export async function plan(verb: Verb, options: RunOptions): Promise<PlanOutcome> {
  return withSession('plan', options, async (session) => {
    const prepared = await prepare(verb, session, options)
    return { plan: prepared.plan, manifest: session.manifest, problems: session.problems }
  })
}

async function prepare(
  verb: Verb,
  session: Session,
  options: RunOptions,
): Promise<{ readonly plan: Plan; readonly compiled: ReadonlyMap<NodeId, Compiled> }> {
  if (!holdsAnything(session.manifest)) {
    const { name, modelPaths } = session.loaded.settings
    session.report(projectEmpty(name, modelPaths[0] ?? 'models'))
  }
  stopOnErrors(session.problems)
  const chosen = selectNodes(session, options, kindsOf[verb])
  stopOnErrors(session.problems)
  const operations = [...session.manifest.nodes.values()]
    .filter((node) => node.kind === 'operation')
    .map((node) => node.id)
  const selected = verb === 'test' || chosen.length === 0 ? chosen : [...operations, ...chosen]
  // Everything is compiled and checked before the warehouse is touched.
  const compiled = await compileNodes(session.parsed, selected, { report: session.report })
  stopOnErrors(session.problems)
  const plan = await planRun({
    manifest: session.manifest,
    compiled,
    selected,
    adapter: await session.adapter(),
    runId: randomBytes(4).toString('hex'),
    signal: options.signal,
    options: {
      verb,
      fullRefresh: options.fullRefresh ?? false,
      empty: options.empty ?? false,
      batchTests: options.batchTests ?? true,
      storeFailures: options.storeFailures ?? false,
    },
  })
  return { plan, compiled }
}

function holdsAnything({ nodes }: Manifest): boolean {
  return nodes.values().some(({ kind }) => kind === 'model' || kind === 'seed' || kind === 'snapshot')
}

/** What was asked for, for `run_results.json`. Variables may hold what is nobody's business and are left out. */
function words(verb: Verb, options: RunOptions): JsonObject {
  return {
    which: verb,
    select: [...(options.select ?? [])],
    exclude: [...(options.exclude ?? [])],
    full_refresh: options.fullRefresh ?? false,
    fail_fast: options.failFast ?? false,
    store_failures: options.storeFailures ?? false,
    empty: options.empty ?? false,
  }
}
