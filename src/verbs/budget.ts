// What a run may read and cost: from the target or the command line, held against the estimates before anything runs.

import type { JsonObject } from '../manifest/json.ts'
import { budgetExceeded, budgetUnknowable, sizeWrong } from '../problems/catalogue/cost.ts'
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
  const price = Number(settings.price_per_tib ?? settings.on_demand_price ?? LIST_PRICE)
  const currency = typeof settings.currency === 'string' ? settings.currency : 'USD'
  return { perTib: Number.isFinite(price) && price >= 0 ? price : LIST_PRICE, currency }
}

/** The plan with estimates where they are wanted. Throws where it would exceed the budget. */
export async function heldToBudget(
  { plan, parsed, compilation }: PreparedRun,
  session: Session,
  options: BudgetOptions & { readonly wanted: boolean; readonly signal?: AbortSignal },
): Promise<Plan> {
  const { settings } = session.loaded.target
  const limit = bytesOf(options.maxBytes, '--max-bytes') ?? bytesOf(settings.max_bytes, 'max_bytes')
  const money = typeof settings.budget === 'number' ? settings.budget : undefined
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

const units: Readonly<Record<string, number>> = {
  ...{ '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 },
  ...{ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, pib: 2 ** 50 },
}

export function bytesOf(value: unknown, setting: string): number | undefined {
  if (value === undefined || value === null) return undefined
  const match = /^\s*(\d+(?:[._]?\d+)*)\s*([a-z]*)\s*$/i.exec(String(value))
  const unit = units[match?.[2]?.toLowerCase() ?? '-']
  const number = Number(match?.[1]?.replaceAll('_', ''))
  if (unit === undefined || !Number.isFinite(number))
    throw new ProblemError(sizeWrong({ setting, value: String(value) }))
  return Math.round(number * unit)
}
