// Everything that happened to one customer, in reused typed arrays: what the simulation writes and the tables read.

import { type Records, records } from '../records.ts'

// The numbers in `price` count the plans, in `coupon` and `code` the promotions; `region`, `status`, `reason` and so on
// count the words of words.ts; other records are named by their index in this history.
const SUBSCRIPTION = [
  'start',
  'trialEnd',
  'periodStart',
  'periodEnd',
  'canceledAt',
  'endedAt',
  'reason',
  'status',
  'price',
  'code',
  'updated',
] as const
const ITEM = ['subscription', 'price', 'start', 'end'] as const
const DISCOUNT = ['subscription', 'code', 'start', 'end'] as const
const INVOICE = [
  'subscription',
  'status',
  'reason',
  'created',
  'periodStart',
  'periodEnd',
  'subtotal',
  'discount',
  'paid',
  'attempts',
  'nextAttempt',
  'paidAt',
  'givenUpAt',
  'updated',
] as const
const LINE = ['invoice', 'item', 'price', 'proration', 'amount', 'discount', 'start', 'end'] as const
const CHARGE = [
  'invoice',
  'amount',
  'succeeded',
  'failure',
  'attempt',
  'created',
  'refunded',
  'disputed',
  'updated',
] as const
const REFUND = ['charge', 'amount', 'reason', 'status', 'created'] as const
const DISPUTE = ['charge', 'amount', 'reason', 'status', 'created', 'closedAt'] as const
const EVENT = ['type', 'step', 'created', 'subscription', 'price', 'previousPrice'] as const

export interface History {
  /** The number of the customer, from 0. */
  customer: number
  signedUp: number
  region: number
  /** Index into ALL_COUNTRIES. */
  country: number
  channel: number
  /** Index into the market's campaigns, or NaN. */
  campaign: number
  touchedAt: number
  paymentMethod: number
  delinquent: number
  updated: number
  readonly subscriptions: Records<(typeof SUBSCRIPTION)[number]>
  readonly items: Records<(typeof ITEM)[number]>
  readonly discounts: Records<(typeof DISCOUNT)[number]>
  readonly invoices: Records<(typeof INVOICE)[number]>
  readonly lines: Records<(typeof LINE)[number]>
  readonly charges: Records<(typeof CHARGE)[number]>
  readonly refunds: Records<(typeof REFUND)[number]>
  readonly disputes: Records<(typeof DISPUTE)[number]>
  readonly events: Records<(typeof EVENT)[number]>
}

/** Room for a customer who stays for `months`: a month has at most two invoices and five charges. */
export function createHistory(months: number): History {
  const invoices = (months + 2) * 2
  return {
    customer: 0,
    signedUp: 0,
    region: 0,
    country: 0,
    channel: 0,
    campaign: Number.NaN,
    touchedAt: 0,
    paymentMethod: Number.NaN,
    delinquent: 0,
    updated: 0,
    subscriptions: records(8, SUBSCRIPTION),
    items: records(invoices + 8, ITEM),
    discounts: records(8, DISCOUNT),
    invoices: records(invoices, INVOICE),
    lines: records(invoices * 2, LINE),
    charges: records(invoices * 3, CHARGE),
    refunds: records(invoices * 2, REFUND),
    disputes: records(invoices, DISPUTE),
    events: records(invoices * 6 + 16, EVENT),
  }
}

export function clearHistory(history: History, customer: number): void {
  history.customer = customer
  history.campaign = Number.NaN
  history.paymentMethod = Number.NaN
  history.delinquent = 0
  for (const list of [
    history.subscriptions,
    history.items,
    history.discounts,
    history.invoices,
    history.lines,
    history.charges,
    history.refunds,
    history.disputes,
    history.events,
  ]) {
    list.count = 0
  }
}
