// What a run may read and cost: from the target or the command line, held against the estimates before anything runs.

import { bytesOf } from '../manifest/bytes.ts'
import type { JsonObject } from '../manifest/json.ts'
import { budgetExceeded, budgetUnknowable, moneyWrong, sizeWrong } from '../problems/catalogue/cost.ts'
import { ProblemError } from '../problems/problem.ts'
import { costOf, estimatePlan } from '../run/estimate.ts'
import type { NodePlan, Plan } from '../run/step.ts'
import type { PreparedRun } from './prepare-run.ts'
import type { Session } from './session.ts'

export interface BudgetOptions {
  /** `500 MB`, `2TiB`, or a number of bytes; wins over the target's `max_bytes`. */
  readonly maxBytes?: string
  /** Only says what it would do. */
  readonly dryRun?: boolean
}

/** Google's list price of on-demand queries in the US and EU, dollars for a TiB; regions and contracts differ. */
const LIST_PRICE = 6.25

export interface Price {
  readonly perTib: number
  readonly currency: string
}

export function priceOf(settings: JsonObject): Price {
  const currency = typeof settings.currency === 'string' ? settings.currency : 'USD'
  const perTib = moneyOf(settings, 'price_per_tib') ?? moneyOf(settings, 'on_demand_price') ?? LIST_PRICE
  return { perTib, currency }
}

/** The plan with estimates where they are wanted. Throws where it would exceed the budget. */
export async function heldToBudget(
  { plan, parsed, compilation }: PreparedRun,
  session: Session,
  options: BudgetOptions & { readonly wanted: boolean; readonly signal?: AbortSignal },
): Promise<Plan> {
  const { settings } = session.loaded.target
  const { bytes: limit, money } = limitsOf(options, settings)
  const adapter = await session.adapter()
  if (!adapter.can.estimates) {
    if (options.maxBytes !== undefined) throw new ProblemError(budgetUnknowable({ engine: adapter.type }))
    return plan
  }
  if (!options.wanted && limit === undefined && money === undefined) return plan
  const price = priceOf(settings)
  const estimated = await estimatePlan({
    ...{ plan, compiled: compilation.compiled, adapter, manifest: parsed.manifest, threads: session.threads },
    ...{ pricePerTib: price.perTib, signal: options.signal },
  })
  const total = costOf(estimated)
  const over = (limit !== undefined && total.bytes > limit) || (money !== undefined && total.cost > money)
  if (!over) return estimated
  const problem = budgetExceeded({
    ...{ ...total, limit, money, currency: price.currency },
    largest: largest(estimated).map(({ id, estimate }) => [
      parsed.manifest.nodes.get(id)?.name ?? id,
      estimate!.bytes,
    ]),
  })
  if (options.dryRun !== true) throw new ProblemError(problem)
  session.report({ ...problem, severity: 'warning' })
  return estimated
}

function largest(plan: Plan): readonly NodePlan[] {
  return [...plan.nodes.values()]
    .filter(({ estimate }) => (estimate?.bytes ?? 0) > 0)
    .sort((a, b) => b.estimate!.bytes - a.estimate!.bytes)
    .slice(0, 5)
}

export interface Limits {
  readonly bytes: number | undefined
  readonly money: number | undefined
}

/** The command line's wins over the target's. */
export function limitsOf(options: BudgetOptions, settings: JsonObject): Limits {
  const bytes = limitOf(options.maxBytes, '--max-bytes') ?? limitOf(settings.max_bytes, 'max_bytes')
  return { bytes, money: moneyOf(settings, 'budget') }
}

function limitOf(value: unknown, setting: string): number | undefined {
  if (value === undefined || value === null) return undefined
  const bytes = bytesOf(String(value))
  if (bytes === undefined) throw new ProblemError(sizeWrong({ setting, value: String(value) }))
  return bytes
}

/** A number, or text from the environment. A budget that cannot be read must not be none. */
function moneyOf(settings: JsonObject, setting: string): number | undefined {
  const value = settings[setting]
  if (value === undefined || value === null || value === '') return undefined
  const amount = Number(value)
  if (!Number.isFinite(amount) || amount < 0)
    throw new ProblemError(moneyWrong({ setting, value: String(value) }))
  return amount
}
