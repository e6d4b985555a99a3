import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { RunEvent, RunSummary } from '../manifest/results.ts'
import { type Problem, ProblemError, type Report } from '../problems/problem.ts'
import type { Secrets } from '../problems/secrets.ts'
import { execute } from '../run/execute.ts'
import type { Plan, Verb } from '../run/step.ts'
import { asItRan } from './as-it-ran.ts'
import { type BudgetOptions, heldToBudget, type Price, priceOf } from './budget.ts'
import { schemaMaker } from './by-own-macro.ts'
import type { Compilation } from './compile-again.ts'
import { type PrepareOptions, prepareRun } from './prepare-run.ts'
import { remember } from './reuse.ts'
import { beginRun } from './run-records.ts'
import { type Session, withSession } from './session.ts'
import { unbuiltResults } from './unbuilt-results.ts'
import { writeRunResults } from './write-artifacts.ts'
import { writeCompiled } from './write-compiled.ts'
import { writeSql } from './write-sql.ts'

export interface RunOptions extends PrepareOptions, BudgetOptions {
  readonly failFast?: boolean
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
  /** Of the estimates, where the plan has any. */
  readonly price: Price
  readonly manifest: Manifest
  readonly problems: readonly Problem[]
}

/** Plans and executes. Throws ProblemError where nothing ran because the project is wrong. */
export async function run(verb: Verb, options: RunOptions): Promise<RunOutcome> {
  return withSession(verb, options, async (session) => {
    const prepared = await prepareRun(verb, session, options)
    const { compilation, parsed, reuse, late } = prepared
    const { compiled } = compilation
    const plan = await heldToBudget(prepared, session, { ...options, wanted: false })
    options.onManifest?.(session.manifest)
    const rendered = new Map(compiled)
    const ended = beginRun(session.targetDirectory, plan.runId)
    const summary = await execute(plan, {
      manifest: parsed.manifest,
      compiled,
      adapter: await session.adapter(),
      threads: session.threads,
      invocationId: session.invocationId,
      failFast: options.failFast ?? false,
      signal: options.signal,
      onEvent: options.onEvent ?? (() => {}),
      renderLate: async (id, ask, names) => {
        const compiledLate = await late.node(id, ask, names)
        rendered.set(id, compiledLate)
        return compiledLate
      },
      renderHook: late.hook,
      makeSchema: schemaMaker(parsed),
      renderBatch: late.batches,
      buildByMacro: late.build,
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    }).finally(ended)
    const whole = new Map([...late.prepared, ...rendered])
    const shown = asItRan(whole, plan)
    // What was rendered on the way is not part of what is kept.
    const id = whole.size === compiled.size && !shown.changed ? compilation.id : undefined
    await writeOutcome(verb, session, options, summary, { ...compilation, compiled: shown.compiled, id })
    if (reuse !== undefined)
      await reportInstead(session.report, async () =>
        remember(
          ...([session, parsed.manifest, reuse, summary] as const),
          await session.adapter(),
          options.signal?.aborted === true,
        ),
      )
    return { summary, manifest: session.manifest, problems: session.problems }
  })
}

/** The warehouse has changed by now: what happened is told even where the files about it cannot be written. */
export async function writeOutcome(
  which: string,
  session: Session,
  options: RunOptions,
  summary: RunSummary,
  compilation: Compilation,
): Promise<void> {
  const compiled = new Map([...compilation.compiled, ...compilation.wrong])
  await reportInstead(session.report, async () => {
    await writeCompiled(session, compilation)
    const unbuilt = which === 'build' ? await unbuiltResults(session, options, summary.results) : []
    await writeRunResults(session, summary, compiled, words(which, options), unbuilt)
    writeSql(
      session,
      'run',
      summary.results.map(({ id, sql }) => [id, sql]),
    )
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
    const prepared = await prepareRun(verb, session, options)
    const plan = await heldToBudget(prepared, session, { ...options, dryRun: true, wanted: true })
    const price = priceOf(session.loaded.target.settings)
    return { plan, price, manifest: session.manifest, problems: session.problems }
  })
}

/** What was asked for, for `run_results.json` and `retry`. */
function words(verb: string, options: RunOptions): JsonObject {
  return {
    which: verb,
    select: [...(options.select ?? [])],
    exclude: [...(options.exclude ?? [])],
    full_refresh: options.fullRefresh ?? false,
    fail_fast: options.failFast ?? false,
    store_failures: options.storeFailures ?? false,
    empty: options.empty ?? false,
    defer: options.defer ?? false,
    favor_state: options.favorState ?? false,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.state === undefined ? {} : { state: options.state }),
    ...(options.deferState === undefined ? {} : { defer_state: options.deferState }),
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.sample === undefined ? {} : { sample: options.sample }),
    ...(options.eventTimeStart === undefined ? {} : { event_time_start: options.eventTimeStart }),
    ...(options.eventTimeEnd === undefined ? {} : { event_time_end: options.eventTimeEnd }),
    ...(options.vars === undefined ? {} : { vars: withoutSecrets(options.vars, options.secrets) }),
  }
}

/** As it was given; where it holds a secret, not at all. */
function withoutSecrets(text: string, secrets: Secrets | undefined): string {
  return secrets === undefined || secrets.redact(text) === text ? text : ''
}
