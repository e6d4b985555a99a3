// What a plan will read and cost, asked of the warehouse by dry runs, before anything runs.

import type { Adapter } from '../adapters/adapter.ts'
import { statementOf } from '../adapters/embed.ts'
import { inParallel } from '../adapters/in-parallel.ts'
import { isTrained } from '../manifest/is-trained.ts'
import type { Compiled, Manifest, Query } from '../manifest/manifest.ts'
import type { Node, NodeId } from '../manifest/node.ts'
import type { Relation } from '../manifest/relation.ts'
import { ProblemError } from '../problems/problem.ts'
import { flatSteps } from './flat-steps.ts'
import type { NodePlan, Plan } from './step.ts'

export interface EstimateInput {
  readonly plan: Plan
  readonly manifest: Manifest
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  readonly adapter: Adapter
  /** Dry runs at the same time. */
  readonly threads: number
  /** Money for 2^40 bytes. */
  readonly pricePerTib: number
  readonly signal?: AbortSignal | undefined
}

export interface PlanCost {
  readonly bytes: number
  readonly cost: number
  /** Nodes whose inputs are not there yet, so that their bytes are a guess. */
  readonly guessed: number
}

const TIB = 2 ** 40
/** Less than this is billed as this, for each query that reads at all. */
const LEAST_BILLED = 10 * 2 ** 20

/** The plan with `estimate` on every node that will run. Nodes whose inputs do not exist yet are guessed, and say so. */
export async function estimatePlan(input: EstimateInput): Promise<Plan> {
  const asked = new Asked(input)
  const running = [...input.plan.nodes.values()].filter(({ action }) => action === 'run')
  await inParallel(running, input.threads, (node) => asked.dryRun(node))
  const nodes = new Map<NodeId, NodePlan>()
  for (const [id, node] of input.plan.nodes) {
    nodes.set(id, node.action === 'run' ? { ...node, estimate: await asked.estimate(node) } : node)
  }
  return { ...input.plan, nodes }
}

export function costOf(plan: Plan): PlanCost {
  const all = [...plan.nodes.values()].flatMap(({ estimate }) => estimate ?? [])
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    bytes: sum(all.map(({ bytes }) => bytes)),
    cost: sum(all.map(({ cost = 0 }) => cost)),
    guessed: all.filter(({ guessed }) => guessed === true).length,
  }
}

interface Reading {
  readonly bytes: number
  readonly guessed: boolean
}

class Asked {
  readonly #input: EstimateInput
  /** Of a node's own query; absent where the warehouse could not say. */
  readonly #known = new Map<NodeId, number>()
  /** Of all that a relation holds. */
  readonly #whole = new Map<NodeId, Promise<Reading>>()

  constructor(input: EstimateInput) {
    this.#input = input
  }

  async dryRun(plan: NodePlan): Promise<void> {
    const query = queryOf(plan, this.#input.compiled.get(plan.id))
    if (query === undefined) return
    if (query.sql.trim() === '') return void this.#known.set(plan.id, 0)
    const bytes = await this.#ask(statementOf(query, 'estimate', this.#input.adapter.dialect))
    if (bytes !== undefined) this.#known.set(plan.id, bytes)
  }

  async estimate({ id }: NodePlan): Promise<NonNullable<NodePlan['estimate']>> {
    const node = this.#input.manifest.nodes.get(id)!
    // Files are loaded and views are made without reading a table.
    if (node.kind === 'seed' || node.kind === 'unit_test' || isView(node)) return { bytes: 0, cost: 0 }
    const { bytes, guessed } = await this.#reads(node)
    const billed = bytes === 0 ? 0 : Math.max(bytes, LEAST_BILLED)
    const cost = (billed / TIB) * this.#input.pricePerTib * this.#weight(node)
    return { bytes, cost, ...(guessed ? { guessed } : {}) }
  }

  #weight(node: Node): number {
    return isTrained(node) ? (this.#input.adapter.statements.trainingWeight?.(node.config) ?? 1) : 1
  }

  /** What a node's query reads: told, or else all of its inputs. */
  async #reads(node: Node): Promise<Reading> {
    const known = this.#known.get(node.id)
    if (known !== undefined) return { bytes: known, guessed: false }
    let bytes = 0
    for (const id of node.dependsOn) bytes += (await this.#wholeOf(id)).bytes
    return { bytes, guessed: true }
  }

  /** A table to be built holds at most what it is built from; one that stands is asked. */
  #wholeOf(id: NodeId): Promise<Reading> {
    const found = this.#whole.get(id) ?? this.#holds(id)
    this.#whole.set(id, found)
    return found
  }

  async #holds(id: NodeId): Promise<Reading> {
    const node = this.#input.manifest.nodes.get(id)
    if (node === undefined || !('relation' in node) || node.kind === 'test')
      return { bytes: 0, guessed: true }
    const planned = this.#input.plan.nodes.get(id)?.action === 'run'
    if (planned && node.kind !== 'seed') return this.#reads(node)
    const bytes = await this.#ask(this.#all(node.relation))
    if (bytes !== undefined) return { bytes, guessed: false }
    return node.kind === 'source' || node.kind === 'seed' ? { bytes: 0, guessed: true } : this.#reads(node)
  }

  #all(relation: Relation) {
    return { sql: `SELECT * FROM ${this.#input.adapter.statements.quote(relation)}`, purpose: 'estimate' }
  }

  /** undefined: the warehouse cannot say, most often because a table is not there yet. */
  async #ask(statement: { readonly sql: string; readonly purpose: string }): Promise<number | undefined> {
    const { adapter, signal } = this.#input
    try {
      return (await adapter.connection.estimate?.(statement, { signal }))?.bytes
    } catch (error) {
      if (error instanceof ProblemError) return undefined
      throw error
    }
  }
}

/** The query that will run: of an incremental model that stands, the later one. */
function queryOf({ steps }: NodePlan, compiled: Compiled | undefined): Query | undefined {
  const later = compiled?.later
  return later !== undefined &&
    flatSteps(steps).some(({ kind }) => kind === 'incremental' || kind === 'snapshot')
    ? later
    : compiled?.first
}

function isView(node: Node): boolean {
  return node.kind === 'model' && ['view', 'ephemeral', undefined].includes(node.config.materialized)
}
