// Decides what a run will do: for every selected node what, why and in which steps, after one look at the warehouse.

import type { Adapter, Comments, SchemaName, Statement } from '../adapters/adapter.ts'
import type { FoundRelation } from '../manifest/lookup.ts'
import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { BuildNode, DataTest, Node, NodeId } from '../manifest/node.ts'
import { relationKey } from '../manifest/relation.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { materialisationOf, materialise } from './materialise/materialise.ts'
import { type Order, orderNodes } from './order.ts'
import type { NodePlan, Plan, PlanOptions, Reason, Situation, Step, Verb } from './step.ts'

export interface PlanInput {
  readonly manifest: Manifest
  /** Of every selected node that is not late; a missing one is rendered when its turn comes. */
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly selected: readonly NodeId[]
  readonly adapter: Adapter
  readonly options: PlanOptions
  /** Names this run's hidden relations; 8 characters of [a-z0-9]. */
  readonly runId: string
  readonly signal?: AbortSignal | undefined
}

/** Which kinds of nodes a verb builds, and whether it runs tests. */
const verbs: Readonly<Record<Verb, { readonly builds: readonly Node['kind'][]; readonly tests: boolean }>> = {
  build: { builds: ['model', 'seed', 'snapshot'], tests: true },
  run: { builds: ['model'], tests: false },
  seed: { builds: ['seed'], tests: false },
  snapshot: { builds: ['snapshot'], tests: false },
  test: { builds: [], tests: true },
}

const HIDDEN = /__strata_([a-z0-9]{8})$/

export async function planRun(input: PlanInput): Promise<Plan> {
  const { manifest, options, selected } = input
  const verb = verbs[options.verb]
  const nodes = selected.map((id) => manifest.nodes.get(id)).filter((node) => node !== undefined)
  const builds = new Set(
    nodes.filter((node) => verb.builds.includes(node.kind) && !isEphemeral(node)).map((node) => node.id),
  )
  const tests = verb.tests ? nodes.filter((node): node is DataTest => node.kind === 'test') : []
  const order = orderNodes(manifest, builds, tests, options.verb === 'build')
  const standing = await lookAround(input, order)
  const problems: Problem[] = []
  const plans = new Map<NodeId, NodePlan>()
  for (const node of order.builds) {
    try {
      plans.set(node.id, planBuild(node, input, order, standing))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new ProblemError(problems)
  for (const test of order.tests) plans.set(test.id, planTest(test, order))
  if (verb.tests) planUnitTests(nodes, plans)
  const operations = [...manifest.nodes.values()].filter((node) => node.kind === 'operation')
  const hooks = (when: 'start' | 'end') =>
    operations
      .filter((node) => node.when === when)
      .sort((a, b) => a.index - b.index)
      .map((node) => node.id)
  return {
    runId: input.runId,
    options,
    setup: setupOf(input, order, standing),
    start: hooks('start'),
    end: hooks('end'),
    nodes: plans,
  }
}

interface Standing {
  readonly schemas: readonly SchemaName[]
  readonly relations: ReadonlyMap<string, FoundRelation>
  readonly comments: ReadonlyMap<string, Comments>
}

/** The one look: schemas, relations and comments, a query each. */
async function lookAround({ adapter, signal }: PlanInput, order: Order): Promise<Standing> {
  if (order.builds.length === 0) return { schemas: [], relations: new Map(), comments: new Map() }
  const wanted = distinctSchemas(order.builds.map((node) => node.relation))
  const [schemas, relations, comments] = await Promise.all([
    adapter.catalog.schemas({ signal }),
    adapter.catalog.relations(wanted, { signal }),
    adapter.catalog.comments(wanted, { signal }),
  ])
  return { schemas, relations: new Map(relations.map((found) => [relationKey(found), found])), comments }
}

function planBuild(node: BuildNode, input: PlanInput, order: Order, standing: Standing): NodePlan {
  const { adapter, manifest, options, compiled } = input
  const audits = order.audits.get(node.id) ?? []
  const former = standing.relations.get(relationKey(node.relation))
  const beside =
    !adapter.can.transactionalDdl ||
    options.keepFailed === true ||
    audits.some(({ test }) => test.storeFailures || options.storeFailures === true)
  const fullRefresh = node.config.full_refresh ?? options.fullRefresh === true
  const situation: Situation = {
    statements: adapter.statements,
    can: adapter.can,
    former,
    formerComments: standing.comments.get(relationKey(node.relation)),
    audits: audits.map((test) => test.id),
    beside,
    hidden: `${node.relation.name}__strata_${input.runId}`,
    fullRefresh,
    empty: options.empty === true,
    directory: manifest.project.directory,
    dialect: manifest.project.dialect,
  }
  const late = node.kind !== 'seed' && (node.late || !compiled.has(node.id))
  if (late && node.kind === 'model') materialisationOf(node)
  const steps: readonly Step[] = late
    ? [{ kind: 'render', situation }]
    : materialise(node, compiled.get(node.id), situation)
  const kind = node.kind === 'model' && node.config.materialized === 'view' ? 'view' : 'table'
  return {
    id: node.id,
    action: 'run',
    why: [reasonOf(node, former, fullRefresh)],
    steps,
    after: order.after.get(node.id) ?? [],
    ...(beside ? { leftover: { ...node.relation, name: situation.hidden, kind } } : {}),
  }
}

function planTest(test: DataTest, order: Order): NodePlan {
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
  }
}

/** They need no table, so they come first, and a model waits for its own. */
function planUnitTests(nodes: readonly Node[], plans: Map<NodeId, NodePlan>): void {
  for (const test of nodes) {
    if (test.kind !== 'unit_test') continue
    plans.set(test.id, { id: test.id, action: 'run', why: [{ kind: 'selected' }], steps: [], after: [] })
    const model = plans.get(test.model)
    if (model !== undefined) plans.set(test.model, { ...model, after: [...model.after, test.id] })
  }
}

function reasonOf(node: BuildNode, former: FoundRelation | undefined, fullRefresh: boolean): Reason {
  if (former === undefined) return { kind: 'new' }
  return fullRefresh && node.config.materialized === 'incremental' ? { kind: 'forced' } : { kind: 'selected' }
}

/** Missing schemas, and what runs that died left behind. */
function setupOf({ adapter, runId }: PlanInput, order: Order, standing: Standing): readonly Statement[] {
  const there = new Set(standing.schemas.map(schemaKey))
  const missing = distinctSchemas(order.builds.map((node) => node.relation)).filter(
    (schema) => !there.has(schemaKey(schema)),
  )
  const leftovers = [...standing.relations.values()].filter(({ name }) => {
    const run = HIDDEN.exec(name)?.[1]
    return run !== undefined && run !== runId
  })
  return [
    ...missing.map((schema) => adapter.statements.createSchema(schema)),
    ...leftovers.map((relation) => adapter.statements.drop(relation)),
  ]
}

function distinctSchemas(relations: readonly SchemaName[]): readonly SchemaName[] {
  const found = new Map(
    relations.map(({ database, schema }) => [schemaKey({ database, schema }), { database, schema }]),
  )
  return [...found.values()]
}

const schemaKey = ({ database, schema }: SchemaName): string => `${database ?? ''}.${schema}`.toLowerCase()

function isEphemeral(node: Node): boolean {
  return node.kind === 'model' && node.config.materialized === 'ephemeral'
}
