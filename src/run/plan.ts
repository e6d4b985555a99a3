// Decides what a run will do: for every selected node what, why and in which steps, after one look at the warehouse.

import type { Adapter } from '../adapters/adapter.ts'
import { isPython } from '../manifest/is-python.ts'
import { isTrained } from '../manifest/is-trained.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { BuildNode, DataTest, Node, NodeId } from '../manifest/node.ts'
import { type Relation, relationKey } from '../manifest/relation.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { checkLayout } from './materialise/check-layout.ts'
import { materialisationOf, materialise } from './materialise/materialise.ts'
import { auditSteps } from './materialise/relation.ts'
import { type Order, orderNodes } from './order.ts'
import type { ReuseInput } from './reuse/built.ts'
import { planReuse } from './reuse/plan-reuse.ts'
import type { WarehouseState } from './reuse/warehouse-state.ts'
import { lookAround, type Standing, setupOf } from './standing.ts'
import type { NodePlan, Plan, PlanOptions, Reason, Situation, Step, Verb } from './step.ts'

export interface PlanInput {
  readonly manifest: Manifest
  /** Of every selected node that is not late; a missing one is rendered when its turn comes. */
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly selected: readonly NodeId[]
  readonly adapter: Adapter
  readonly options: PlanOptions
  /** Says whether a macro of the project builds a node, instead of us. */
  readonly builtByMacro?: ((node: Node) => 'whole' | 'batches' | undefined) | undefined
  /** Names this run's hidden relations; 8 characters of [a-z0-9]. */
  readonly runId: string
  /** Whether another run is over; undefined where that is not known. */
  readonly isOver?: ((runId: string) => boolean | undefined) | undefined
  /** Milliseconds since the epoch; default: the clock's. */
  readonly now?: number
  readonly signal?: AbortSignal | undefined
  /** Without it, everything selected is built. */
  readonly reuse?: (ReuseInput & { readonly state: WarehouseState }) | undefined
}

/** Which kinds of nodes a verb builds, and whether it runs tests. */
const verbs: Readonly<Record<Verb, { readonly builds: readonly Node['kind'][]; readonly tests: boolean }>> = {
  build: { builds: ['model', 'seed', 'snapshot', 'function'], tests: true },
  run: { builds: ['model'], tests: false },
  seed: { builds: ['seed'], tests: false },
  snapshot: { builds: ['snapshot'], tests: false },
  test: { builds: [], tests: true },
}

export async function planRun(input: PlanInput): Promise<Plan> {
  const { manifest, options, selected } = input
  const verb = verbs[options.verb]
  const nodes = selected.map((id) => manifest.nodes.get(id)).filter((node) => node !== undefined)
  const builds = new Set(
    nodes.filter((node) => verb.builds.includes(node.kind) && !isEphemeral(node)).map((node) => node.id),
  )
  const tests = verb.tests ? nodes.filter((node): node is DataTest => node.kind === 'test') : []
  const beside = relationsBeside(manifest, builds, options.verb === 'build' ? tests : [])
  const trained = relationsOfAll(
    manifest,
    [...builds].filter((id) => isTrained(manifest.nodes.get(id)!)),
  )
  const standing = await lookAround(input, [...relationsOfAll(manifest, builds), ...beside.values()], trained)
  const decisive = ({ test }: DataTest) =>
    options.verb === 'build' && (test.severity === 'error' || options.warnErrors === true)
  const isThere = (id: NodeId): boolean => {
    const relation = beside.get(id)
    return relation === undefined || standing.relations.has(relationKey(relation))
  }
  const awaited = () => options.verb === 'build' && options.byLevels === true
  const order = orderNodes(manifest, builds, tests, decisive, isThere, awaited)
  const problems: Problem[] = []
  const plans = new Map<NodeId, NodePlan>()
  for (const node of order.builds) {
    try {
      plans.set(node.id, planBuild(node, input, order, standing))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (options.lenient !== true) problems.push(...error.problems)
      else plans.set(node.id, broken(node, error.problems, order))
    }
  }
  if (problems.length > 0) throw new ProblemError(problems)
  for (const test of order.tests) plans.set(test.id, planTest(test, order, input))
  if (verb.tests) planUnitTests(nodes, plans, options.lenient === true)
  const operations = [...manifest.nodes.values()].filter((node) => node.kind === 'operation')
  // Where nothing is chosen nothing happens, as in dbt.
  const hooks = (when: 'start' | 'end') =>
    operations
      .filter((node) => node.when === when && plans.size > 0)
      .sort((a, b) => a.index - b.index)
      .map((node) => node.id)
  return {
    runId: input.runId,
    options,
    setup: setupOf(input, relationsOf(order), standing),
    start: hooks('start'),
    end: hooks('end'),
    nodes: input.reuse === undefined ? plans : planReuse(plans, manifest, input.reuse, input.reuse.state),
  }
}

function planBuild(node: BuildNode, input: PlanInput, order: Order, standing: Standing): NodePlan {
  const { adapter, manifest, options, compiled } = input
  const audits = order.audits.get(node.id) ?? []
  const former = standing.relations.get(relationKey(node.relation))
  const beside =
    !adapter.can.transactionalDdl ||
    options.keepFailed === true ||
    audits.some(({ test }) => test.storeFailures ?? options.storeFailures === true)
  const fullRefresh = node.config.full_refresh ?? options.fullRefresh === true
  const how = isPython(node) ? undefined : input.builtByMacro?.(node)
  const byMacro = how !== undefined
  const situation: Situation = {
    byMacro,
    statements: adapter.statements,
    can: adapter.can,
    former,
    formerComments: standing.comments.get(relationKey(node.relation)),
    audits: audits.map((test) => test.id),
    beside,
    hidden: `${node.relation.name}__strata_${input.runId}`,
    fullRefresh,
    directory: manifest.project.directory,
    externalRoot: manifest.project.target.externalRoot ?? '.',
    dialect: manifest.project.dialect,
    batches: {
      now: input.now ?? Date.now(),
      start: options.eventTimeStart,
      end: options.eventTimeEnd,
      only: options.onlyBatches?.get(node.id),
    },
  }
  const late = node.kind !== 'seed' && (node.late || !compiled.has(node.id))
  if (options.lenient === true && !byMacro) checkLayout(node, manifest.project)
  if (late && node.kind === 'model' && !byMacro) materialisationOf(node)
  const steps: readonly Step[] =
    how === 'whole'
      ? macroSteps(node, situation)
      : late
        ? [{ kind: 'render', situation }]
        : materialise(node, compiled.get(node.id), { ...situation, columns: compiled.get(node.id)?.columns })
  const kind = node.kind === 'model' && node.config.materialized === 'view' ? 'view' : 'table'
  const stands = isTrained(node) ? standing.models.has(relationKey(node.relation)) : former !== undefined
  return {
    id: node.id,
    action: 'run',
    why: [reasonOf(node, stands, fullRefresh)],
    steps,
    after: order.after.get(node.id) ?? [],
    ...(beside && hides(node, situation)
      ? { leftover: { ...node.relation, name: situation.hidden, kind } }
      : {}),
  }
}

/** What is wrong with it is told when its turn comes. */
function broken(node: BuildNode, problems: readonly Problem[], order: Order): NodePlan {
  const steps = [{ kind: 'fail', problems } as const]
  return {
    id: node.id,
    action: 'run',
    why: [{ kind: 'selected' }],
    steps,
    after: order.after.get(node.id) ?? [],
  }
}

function macroSteps(node: BuildNode, situation: Situation): readonly Step[] {
  const { former, fullRefresh } = situation
  const incremental = node.config.materialized === 'incremental' && former?.kind === 'table' && !fullRefresh
  return [{ kind: 'transaction', steps: [{ kind: 'macro', incremental }, ...auditSteps(node, situation)] }]
}

function planTest(test: DataTest, order: Order, { builtByMacro }: PlanInput): NodePlan {
  const auditor = [...(order.after.get(test.id) ?? [])].find(
    (id) => order.audits.get(id)?.includes(test) === true,
  )
  return {
    id: test.id,
    action: 'run',
    why: [{ kind: 'selected' }],
    steps: [],
    after: order.after.get(test.id) ?? [],
    ...(auditor === undefined ? {} : { auditedBy: auditor }),
    ...(builtByMacro?.(test) !== undefined ? { byMacro: true } : {}),
  }
}

/**
 * They need no table, only functions, so they come first, and a model waits for its own. `late`: with their model, which
 * leaves them out where something before it failed, as dbt does.
 */
function planUnitTests(nodes: readonly Node[], plans: Map<NodeId, NodePlan>, late: boolean): void {
  for (const test of nodes) {
    if (test.kind !== 'unit_test') continue
    const model = plans.get(test.model)
    const after = (model?.after ?? []).filter((id) => late || id.startsWith('function.'))
    plans.set(test.id, { id: test.id, action: 'run', why: [{ kind: 'selected' }], steps: [], after })
    if (model !== undefined) plans.set(test.model, { ...model, after: [...model.after, test.id] })
  }
}

function reasonOf(node: BuildNode, stands: boolean, fullRefresh: boolean): Reason {
  if (!stands) return { kind: 'new' }
  return fullRefresh && node.config.materialized === 'incremental' ? { kind: 'forced' } : { kind: 'selected' }
}

/** Where tests look that this run does not build. */
function relationsBeside(
  manifest: Manifest,
  builds: ReadonlySet<NodeId>,
  tests: readonly DataTest[],
): ReadonlyMap<NodeId, Relation> {
  const found = new Map<NodeId, Relation>()
  for (const { dependsOn } of tests) {
    for (const id of dependsOn) {
      const node = manifest.nodes.get(id)
      const built = node?.kind === 'model' || node?.kind === 'seed' || node?.kind === 'snapshot'
      if (built && !builds.has(id) && !isEphemeral(node)) found.set(id, node.relation)
    }
  }
  return found
}

function relationsOfAll(manifest: Manifest, ids: Iterable<NodeId>): readonly Relation[] {
  return [...ids].map((id) => (manifest.nodes.get(id) as BuildNode).relation)
}

function relationsOf({ builds }: Order): readonly Relation[] {
  return builds.map(({ relation }) => relation)
}

function isEphemeral(node: Node): boolean {
  return node.kind === 'model' && node.config.materialized === 'ephemeral'
}

/** Whether something hidden may be left of it: what is replaced by one statement never is. */
function hides(node: BuildNode, { can, audits }: Situation): boolean {
  if (node.kind === 'function') return false
  if (node.kind !== 'model' || can.transactionalDdl) return true
  const { materialized = 'view' } = node.config
  return materialized === 'view'
    ? audits.length > 0
    : !['materialized_view', 'ml_model'].includes(materialized)
}
