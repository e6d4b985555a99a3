import { addRecord } from '../records.ts'
import { COUPONS, PLANS } from './catalog.ts'
import { collectInvoice } from './collect-invoice.ts'
import type { Simulation } from './simulation.ts'
import { BILLING_REASONS } from './words.ts'

export interface Period {
  /** Seconds; `to` is exclusive. */
  readonly from: number
  readonly to: number
}

/** Bills a whole period at the item's price, less the discount, and collects it. Returns the invoice's index. */
export function billPeriod(
  simulation: Simulation,
  subscription: number,
  item: number,
  period: Period,
  first: boolean,
): number {
  const reason = first ? 'subscription_create' : 'subscription_cycle'
  const invoice = openInvoice(simulation, subscription, period, period.from, reason)
  const price = simulation.history.items.at.price[item]!
  const amount = PLANS[price]!.amount
  const discount = discountOn(simulation, subscription, amount, period.from)
  addLine(simulation, { invoice, item, price, period, amount, discount, proration: 0 })
  collectInvoice(simulation, invoice, first ? 1.8 : 1)
  return invoice
}

/** Bills an upgrade for the rest of the period: the unused old plan back, the new one on. Always paid at once. */
export function billUpgrade(
  simulation: Simulation,
  subscription: number,
  items: { readonly old: number; readonly new: number },
  period: Period,
  at: number,
): void {
  const rest = { from: at, to: period.to }
  const share = (period.to - at) / (period.to - period.from)
  const invoice = openInvoice(simulation, subscription, rest, at, 'subscription_update')
  for (const [item, sign] of [
    [items.old, -1],
    [items.new, 1],
  ] as const) {
    const price = simulation.history.items.at.price[item]!
    const amount = sign * Math.round(PLANS[price]!.amount * share)
    addLine(simulation, { invoice, item, price, period: rest, amount, discount: 0, proration: 1 })
  }
  collectInvoice(simulation, invoice, 0)
}

function openInvoice(
  { history }: Simulation,
  subscription: number,
  period: Period,
  created: number,
  reason: (typeof BILLING_REASONS)[number],
): number {
  const { at } = history.invoices
  const invoice = addRecord(history.invoices)
  at.subscription[invoice] = subscription
  at.reason[invoice] = BILLING_REASONS.indexOf(reason)
  at.created[invoice] = created
  at.updated[invoice] = created
  at.periodStart[invoice] = period.from
  at.periodEnd[invoice] = period.to
  at.subtotal[invoice] = 0
  at.discount[invoice] = 0
  return invoice
}

interface Line {
  readonly invoice: number
  readonly item: number
  readonly price: number
  readonly period: Period
  readonly amount: number
  readonly discount: number
  readonly proration: 0 | 1
}

function addLine({ history }: Simulation, line: Line): void {
  const { at } = history.lines
  const index = addRecord(history.lines)
  at.invoice[index] = line.invoice
  at.item[index] = line.item
  at.price[index] = line.price
  at.proration[index] = line.proration
  at.amount[index] = line.amount
  at.discount[index] = line.discount
  at.start[index] = line.period.from
  at.end[index] = line.period.to
  const invoices = history.invoices.at
  invoices.subtotal[line.invoice] = invoices.subtotal[line.invoice]! + line.amount
  invoices.discount[line.invoice] = invoices.discount[line.invoice]! + line.discount
}

function discountOn(
  { history, market }: Simulation,
  subscription: number,
  amount: number,
  when: number,
): number {
  const code = history.subscriptions.at.code[subscription]!
  if (Number.isNaN(code)) return 0
  const { discounts } = history
  for (let index = 0; index < discounts.count; index++) {
    if (discounts.at.subscription[index] !== subscription) continue
    if (when >= discounts.at.end[index]!) return 0
    const coupon = COUPONS[market.codes[code]!.coupon]!
    return coupon.percentOff === undefined
      ? Math.min(amount, coupon.amountOff ?? 0)
      : Math.round((amount * coupon.percentOff) / 100)
  }
  return 0
}
