// The rows of the four tables, customer by customer.

import type { Batch } from '../../manifest/batch.ts'
import { BatchBuilder } from '../batch-builder.ts'
import type { GeneratedTable } from '../define-table.ts'
import { Random } from '../random.ts'
import { type ChurnWindow, profiles } from './profile.ts'
import { openUse, usageCurves } from './usage.ts'

/** Cents per bill, by plan. */
const BILL_AMOUNTS = [0, 900, 2900, 9900]
const BILL_EVERY_DAYS = 13
/** Paid, late, failed: usually, and in the last weeks before a customer leaves. */
const STATUS_SHARES = [0.91, 0.065, 0.025]
const STATUS_SHARES_LEAVING = [0.66, 0.19, 0.15]
const LEAVING_DAYS = 28
/** Tickets a day at signup, by plan; they double every 200 days. */
const TICKET_RATES = [0.0022, 0.004, 0.0062, 0.011]
const TICKET_TENURE_DAYS = 200
const TICKET_FACTOR_LEAVING = 2.6
/** Billing, technical, onboarding: in the first month, and later. */
const CATEGORY_SHARES_NEW = [0.18, 0.27, 0.55]
const CATEGORY_SHARES = [0.34, 0.58, 0.08]
const PRIORITY_SHARES = [
  [0.58, 0.33, 0.09],
  [0.5, 0.37, 0.13],
  [0.4, 0.42, 0.18],
  [0.26, 0.44, 0.3],
]

export type ChurnRows = (window: ChurnWindow, table: GeneratedTable, batchRows: number) => Iterable<Batch>

export function* customerRows(
  window: ChurnWindow,
  table: GeneratedTable,
  batchRows: number,
): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  const profileOf = profiles(window)
  for (let customer = 0; customer < window.settings.customers; customer++) {
    const { id, signupDay, plan, region } = profileOf(customer)
    builder.set(0, id)
    builder.set(1, signupDay)
    builder.set(2, plan)
    builder.set(3, region)
    if (builder.endRow()) yield builder.take()
  }
  if (builder.rows > 0) yield builder.take()
}

export function* usageRows(window: ChurnWindow, table: GeneratedTable, batchRows: number): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  const profileOf = profiles(window)
  const random = new Random(window.settings.seed, 'churn usage')
  const curves = usageCurves(window)
  const drawUse = openUse()
  for (let customer = 0; customer < window.settings.customers; customer++) {
    const { id, signupDay, plan, leavingDay, eagerness } = profileOf(customer)
    const curve = curves.retention[plan]!
    const last = Math.min(window.lastDay, leavingDay - 1)
    random.at(customer)
    for (let day = signupDay; day <= last; day++) {
      const left = leavingDay - day
      const fading = left < LEAVING_DAYS ? 0.15 + (0.85 * left) / LEAVING_DAYS : 1
      const chance = curve[day - signupDay]! * curves.byDay[day - window.firstDay]! * eagerness * fading
      if (random.unit() >= chance) continue
      const use = drawUse(plan, random.uint32())
      builder.set(0, id)
      builder.set(1, day)
      builder.set(2, use.sessions)
      builder.set(3, use.minutes)
      builder.set(4, use.features)
      if (builder.endRow()) yield builder.take()
    }
  }
  if (builder.rows > 0) yield builder.take()
}

export function* billingRows(window: ChurnWindow, table: GeneratedTable, batchRows: number): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  const profileOf = profiles(window)
  const random = new Random(window.settings.seed, 'churn billing')
  for (let customer = 0; customer < window.settings.customers; customer++) {
    const { id, signupDay, plan, leavingDay } = profileOf(customer)
    if (plan === 0) continue
    random.at(customer)
    const last = Math.min(window.lastDay, leavingDay - 1)
    for (
      let day = signupDay + 1 + random.below(3);
      day <= last;
      day += BILL_EVERY_DAYS - 2 + random.below(5)
    ) {
      const shares = leavingDay - day <= LEAVING_DAYS ? STATUS_SHARES_LEAVING : STATUS_SHARES
      builder.set(0, id)
      builder.set(1, day)
      builder.set(2, BILL_AMOUNTS[plan]!)
      builder.set(3, random.weighted(shares))
      if (builder.endRow()) yield builder.take()
    }
  }
  if (builder.rows > 0) yield builder.take()
}

export function* supportRows(window: ChurnWindow, table: GeneratedTable, batchRows: number): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  const profileOf = profiles(window)
  const random = new Random(window.settings.seed, 'churn support')
  const longest = window.lastDay - window.firstDay
  for (let customer = 0; customer < window.settings.customers; customer++) {
    const { id, signupDay, plan, leavingDay } = profileOf(customer)
    random.at(customer)
    const last = Math.min(window.lastDay, leavingDay - 1)
    // Days are drawn at the highest rate that can occur and then thinned to the true one.
    const highest = (1 + longest / TICKET_TENURE_DAYS) * TICKET_FACTOR_LEAVING
    const gap = 1 / (TICKET_RATES[plan]! * highest)
    for (let day = signupDay + skip(random, gap) - 1; day <= last; day += skip(random, gap)) {
      const tenure = day - signupDay
      const factor = leavingDay - day <= LEAVING_DAYS ? TICKET_FACTOR_LEAVING : 1
      if (!random.chance(((1 + tenure / TICKET_TENURE_DAYS) * factor) / highest)) continue
      builder.set(0, id)
      builder.set(1, day)
      builder.set(2, random.weighted(tenure < 30 ? CATEGORY_SHARES_NEW : CATEGORY_SHARES))
      builder.set(3, random.weighted(PRIORITY_SHARES[plan]!))
      if (builder.endRow()) yield builder.take()
    }
  }
  if (builder.rows > 0) yield builder.take()
}

/** At least one day. */
function skip(random: Random, mean: number): number {
  return 1 + Math.floor(random.exponential(mean))
}
