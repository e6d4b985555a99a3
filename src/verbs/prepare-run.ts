// What a run needs before its first statement: nodes chosen, everything compiled and checked, the plan made.

import { randomBytes } from 'node:crypto'
import type { InputLimit } from '../compile/compile/input-limit.ts'
import { placesOf } from '../compile/compile-nodes.ts'
import { type LateRendering, openLateRendering } from '../compile/late-rendering.ts'
import type { ParsedProject } from '../compile/parse-project.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeKind } from '../manifest/node.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { TimeSpan } from '../manifest/results.ts'
import { projectEmpty, timesReversed, timeUnreadable, timeWithoutOther } from '../problems/catalogue/verbs.ts'
import { ProblemError, type Report } from '../problems/problem.ts'
import { isDbtProject, softened } from '../project/is-dbt-project.ts'
import { planRun } from '../run/plan.ts'
import type { Plan, Verb } from '../run/step.ts'
import { type Compilation, compileAgain } from './compile-again.ts'
import { withDeferred } from './former-run.ts'
import { withoutSkipped } from './leave-out-locally.ts'
import { openReuse, type Reuse, type ReuseOptions, reuses } from './reuse.ts'
import { runIsOver } from './run-records.ts'
import { moment, sampleWindow } from './sample-window.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, type Session, stopOnErrors } from './session.ts'
import { failsOnWarnings } from './warning-judge.ts'
import { withoutBlank } from './without-blank.ts'

export interface PrepareOptions extends ProjectOptions, SelectionOptions, ReuseOptions {
  readonly directory: string
  readonly storeFailures?: boolean
  /** Models see no rows of their inputs. */
  readonly empty?: boolean
  /** `3 days`, or a mapping with `start` and `end`: models see only that part of inputs with an `event_time`. */
  readonly sample?: string
  readonly batchTests?: boolean
  /** Dates or times, taken as UTC: which batches of microbatch models to build. */
  readonly eventTimeStart?: string
  readonly eventTimeEnd?: string
  /** The batches that are left of models that were partly built. */
  readonly onlyBatches?: ReadonlyMap<NodeId, readonly TimeSpan[]>
  /** Takes these instead of what is selected. */
  readonly only?: readonly NodeId[]
}

export interface PreparedRun {
  readonly plan: Plan
  readonly compilation: Compilation
  /** As the run sees it: deferred nodes stand where the former run put them. */
  readonly parsed: ParsedProject
  readonly late: LateRendering
  /** Undefined where everything is built anyhow. */
  readonly reuse: Reuse | undefined
}

const kindsOf: Readonly<Record<Verb, readonly NodeKind[]>> = {
  build: ['model', 'seed', 'snapshot', 'function', 'test', 'unit_test'],
  run: ['model'],
  test: ['test', 'unit_test'],
  seed: ['seed'],
  snapshot: ['snapshot'],
}

const built: ReadonlySet<NodeKind | undefined> = new Set(Object.values(kindsOf).flat())

export async function prepareRun(
  verb: Verb,
  session: Session,
  options: PrepareOptions,
): Promise<PreparedRun> {
  const dbt = isDbtProject(session.loaded.settings)
  if (!holdsAnything(session.manifest)) {
    const { name, modelPaths } = session.loaded.settings
    session.report(softened(projectEmpty(name, modelPaths[0] ?? 'models'), session.loaded.settings))
  }
  stopOnErrors(session.problems)
  const inputs = inputLimit(options, session.startedAt)
  const asked =
    options.only?.filter((id) => built.has(session.manifest.nodes.get(id)?.kind)) ??
    (await selectNodes(session, options, kindsOf[verb]))
  const chosen = withoutBlank(session, withoutSkipped(session, asked))
  stopOnErrors(session.problems)
  const operations = [...session.manifest.nodes.values()]
    .filter((node) => node.kind === 'operation')
    .map((node) => node.id)
  const selected = verb === 'test' || chosen.length === 0 ? chosen : [...operations, ...chosen]
  const { parsed: settled } = await withDeferred(session, options, chosen)
  const parsed = { ...settled, inputs, selected: chosen }
  // Everything is compiled and checked before the warehouse is touched. In a dbt project, what is wrong with one node is
  // that node's failure, told when its turn comes, as its people are used to; the others are built.
  const report: Report = dbt
    ? (problem) => (problem.severity === 'error' ? undefined : session.report(problem))
    : session.report
  const compilation = await compileAgain(session, selected, {
    ...{ parsed, report, binds: !dbt, places: placesOf(parsed, selected) },
  })
  const { compiled } = compilation
  stopOnErrors(session.problems)
  const late = openLateRendering(parsed)
  const { manifest } = parsed
  const decides = options.force !== true && options.fullRefresh !== true
  const reuse = reuses(verb, session, { ...options, limited: inputs !== undefined })
    ? await openReuse(session, manifest, compilation, selected, { signal: options.signal, decides })
    : undefined
  const plan = await planRun({
    manifest,
    compiled,
    selected,
    adapter: await session.adapter(),
    runId: randomBytes(4).toString('hex'),
    isOver: runIsOver(session.targetDirectory),
    now: session.startedAt,
    signal: options.signal,
    reuse: decides ? reuse : undefined,
    builtByMacro: late.builtByMacro,
    options: {
      verb,
      fullRefresh: options.fullRefresh ?? false,
      batchTests: options.batchTests ?? true,
      storeFailures: options.storeFailures ?? false,
      warnErrors: failsOnWarnings(options, session.loaded.settings.flags),
      lenient: dbt,
      byLevels: dbt,
      goesOnAfterStart: dbt && session.loaded.settings.flags.skip_nodes_if_on_run_start_fails !== true,
      ...eventTimes(options),
      ...(options.onlyBatches === undefined ? {} : { onlyBatches: options.onlyBatches }),
    },
  })
  return { plan, compilation, parsed, reuse, late }
}

function eventTimes({ eventTimeStart, eventTimeEnd }: PrepareOptions) {
  const start = momentOf('--event-time-start', eventTimeStart)
  const end = momentOf('--event-time-end', eventTimeEnd)
  if ((start === undefined) !== (end === undefined))
    throw new ProblemError(timeWithoutOther(start === undefined ? '--event-time-end' : '--event-time-start'))
  if (start !== undefined && end !== undefined && start >= end)
    throw new ProblemError(timesReversed(String(eventTimeStart), String(eventTimeEnd)))
  return {
    ...(start === undefined ? {} : { eventTimeStart: start }),
    ...(end === undefined ? {} : { eventTimeEnd: end }),
  }
}

function momentOf(flag: string, text: string | undefined): number | undefined {
  const at = moment(text)
  if (text !== undefined && at === undefined) throw new ProblemError(timeUnreadable(flag, text))
  return at
}

function inputLimit({ empty, sample }: PrepareOptions, now: number): InputLimit | undefined {
  if (empty === true) return { kind: 'empty' }
  return sample === undefined ? undefined : { kind: 'window', ...sampleWindow(sample, now) }
}

function holdsAnything({ nodes }: Manifest): boolean {
  return nodes.values().some(({ kind }) => kind === 'model' || kind === 'seed' || kind === 'snapshot')
}
