// The tables that grow with the customers: what each column shows of a customer's history.

import { createIdentifiers, type Identifiers } from '../identifiers.ts'
import type { History, Records } from './history.ts'
import { LINE_TYPES } from './words.ts'

export type Cell = (history: History, index: number) => number | string | null

export interface CustomerTable {
  count(history: History): number
  /** By column name; times in microseconds. */
  readonly cells: { readonly [column: string]: Cell }
}

export interface Names {
  readonly price: (plan: number) => string
  readonly coupon: (index: number) => string
  readonly code: (index: number) => string
  readonly campaign: (index: number) => string
  /** The coupon that a promotion code stands for. */
  readonly couponOfCode: (code: number) => number
}

const zero: Cell = () => 0
const one: Cell = () => 1
const micros = (seconds: number) => seconds * 1e6
const PARTIAL = LINE_TYPES.indexOf('invoiceitem')
const WHOLE = LINE_TYPES.indexOf('subscription')

/** What the payment provider keeps: 2.9 per cent and 30 cents. */
function feeOn(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

type Field<Name extends string> = (list: Records<Name>) => Float64Array

/** Cells over one kind of record of the history. */
function over<Name extends string>(list: (history: History) => Records<Name>) {
  const number =
    (field: Field<Name>): Cell =>
    (history, index) =>
      field(list(history))[index]!
  const time =
    (field: Field<Name>): Cell =>
    (history, index) =>
      micros(field(list(history))[index]!)
  const count = (history: History) => list(history).count
  return { number, time, count }
}

export function customerTables(seed: number, names: Names): { readonly [table: string]: CustomerTable } {
  const ids = createAllIdentifiers(seed)
  const customer: Cell = (history) => ids.customer(history.customer, 0)
  return {
    customers: customersTable(customer),
    customer_attributions: attributionsTable(customer, names),
    subscriptions: subscriptionsTable(customer, ids, names),
    subscription_items: itemsTable(customer, ids, names),
    discounts: discountsTable(customer, ids, names),
    invoices: invoicesTable(customer, ids),
    invoice_line_items: linesTable(ids, names),
    charges: chargesTable(customer, ids),
    refunds: refundsTable(customer, ids),
    disputes: disputesTable(customer, ids),
    events: eventsTable(customer, ids, names),
  }
}

type Ids = ReturnType<typeof createAllIdentifiers>

function createAllIdentifiers(seed: number) {
  const of = (prefix: string): Identifiers => createIdentifiers(seed, prefix)
  return {
    customer: of('cus_'),
    subscription: of('sub_'),
    item: of('si_'),
    discount: of('di_'),
    invoice: of('in_'),
    line: of('il_'),
    charge: of('ch_'),
    refund: of('re_'),
    dispute: of('dp_'),
    event: of('evt_'),
  }
}

function customersTable(customer: Cell): CustomerTable {
  return {
    count: () => 1,
    cells: {
      id: customer,
      created: (history) => micros(history.signedUp),
      region: (history) => history.region,
      country: (history) => history.country,
      currency: zero,
      default_payment_method: (history) => history.paymentMethod,
      delinquent: (history) => history.delinquent,
      livemode: one,
      updated: (history) => micros(history.updated),
    },
  }
}

function attributionsTable(customer: Cell, names: Names): CustomerTable {
  return {
    count: () => 1,
    cells: {
      customer,
      channel: (history) => history.channel,
      campaign: ({ campaign }) => (Number.isNaN(campaign) ? null : names.campaign(campaign)),
      touched_at: (history) => micros(history.touchedAt),
      weight: one,
    },
  }
}

function subscriptionsTable(customer: Cell, ids: Ids, names: Names): CustomerTable {
  const { number, time, count } = over((history) => history.subscriptions)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.subscription(owner, index),
      customer,
      status: number(({ at }) => at.status),
      price: ({ subscriptions }, index) => names.price(subscriptions.at.price[index]!),
      quantity: one,
      currency: zero,
      created: time(({ at }) => at.start),
      start_date: time(({ at }) => at.start),
      trial_start: ({ subscriptions: { at } }, index) =>
        Number.isNaN(at.trialEnd[index]!) ? Number.NaN : micros(at.start[index]!),
      trial_end: time(({ at }) => at.trialEnd),
      current_period_start: time(({ at }) => at.periodStart),
      current_period_end: time(({ at }) => at.periodEnd),
      cancel_at_period_end: ({ subscriptions: { at } }, index) =>
        Number.isNaN(at.canceledAt[index]!) || at.canceledAt[index] === at.endedAt[index] ? 0 : 1,
      canceled_at: time(({ at }) => at.canceledAt),
      ended_at: time(({ at }) => at.endedAt),
      cancellation_reason: number(({ at }) => at.reason),
      updated: time(({ at }) => at.updated),
    },
  }
}

function itemsTable(customer: Cell, ids: Ids, names: Names): CustomerTable {
  const { time, count } = over((history) => history.items)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.item(owner, index),
      subscription: ({ customer: owner, items }, index) =>
        ids.subscription(owner, items.at.subscription[index]!),
      customer,
      price: ({ items }, index) => names.price(items.at.price[index]!),
      quantity: one,
      started_at: time(({ at }) => at.start),
      ended_at: time(({ at }) => at.end),
    },
  }
}

function discountsTable(customer: Cell, ids: Ids, names: Names): CustomerTable {
  const { time, count } = over((history) => history.discounts)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.discount(owner, index),
      customer,
      subscription: ({ customer: owner, discounts }, index) =>
        ids.subscription(owner, discounts.at.subscription[index]!),
      coupon: ({ discounts }, index) => names.coupon(names.couponOfCode(discounts.at.code[index]!)),
      promotion_code: ({ discounts }, index) => names.code(discounts.at.code[index]!),
      started_at: time(({ at }) => at.start),
      ended_at: time(({ at }) => at.end),
    },
  }
}

function invoicesTable(customer: Cell, ids: Ids): CustomerTable {
  const { number, time, count } = over((history) => history.invoices)
  const total: Cell = ({ invoices: { at } }, index) => at.subtotal[index]! - at.discount[index]!
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.invoice(owner, index),
      customer,
      subscription: ({ customer: owner, invoices }, index) =>
        ids.subscription(owner, invoices.at.subscription[index]!),
      status: number(({ at }) => at.status),
      billing_reason: number(({ at }) => at.reason),
      currency: zero,
      created: time(({ at }) => at.created),
      period_start: time(({ at }) => at.periodStart),
      period_end: time(({ at }) => at.periodEnd),
      subtotal: number(({ at }) => at.subtotal),
      discount_amount: number(({ at }) => at.discount),
      total,
      amount_due: total,
      amount_paid: number(({ at }) => at.paid),
      amount_remaining: ({ invoices: { at } }, index) =>
        at.subtotal[index]! - at.discount[index]! - at.paid[index]!,
      attempt_count: number(({ at }) => at.attempts),
      next_payment_attempt: time(({ at }) => at.nextAttempt),
      paid_at: time(({ at }) => at.paidAt),
      marked_uncollectible_at: time(({ at }) => at.givenUpAt),
      updated: time(({ at }) => at.updated),
    },
  }
}

function linesTable(ids: Ids, names: Names): CustomerTable {
  const { number, time, count } = over((history) => history.lines)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.line(owner, index),
      invoice: ({ customer: owner, lines }, index) => ids.invoice(owner, lines.at.invoice[index]!),
      subscription: ({ customer: owner, lines, invoices }, index) =>
        ids.subscription(owner, invoices.at.subscription[lines.at.invoice[index]!]!),
      subscription_item: ({ customer: owner, lines }, index) => ids.item(owner, lines.at.item[index]!),
      price: ({ lines }, index) => names.price(lines.at.price[index]!),
      type: ({ lines }, index) => (lines.at.proration[index] === 1 ? PARTIAL : WHOLE),
      proration: number(({ at }) => at.proration),
      quantity: one,
      currency: zero,
      amount: number(({ at }) => at.amount),
      discount_amount: number(({ at }) => at.discount),
      period_start: time(({ at }) => at.start),
      period_end: time(({ at }) => at.end),
    },
  }
}

function chargesTable(customer: Cell, ids: Ids): CustomerTable {
  const { number, time, count } = over((history) => history.charges)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.charge(owner, index),
      customer,
      invoice: ({ customer: owner, charges }, index) => ids.invoice(owner, charges.at.invoice[index]!),
      status: ({ charges }, index) => (charges.at.succeeded[index] === 1 ? 0 : 1),
      amount: number(({ at }) => at.amount),
      amount_refunded: number(({ at }) => at.refunded),
      fee: ({ charges: { at } }, index) => (at.succeeded[index] === 1 ? feeOn(at.amount[index]!) : 0),
      currency: zero,
      paid: number(({ at }) => at.succeeded),
      refunded: ({ charges: { at } }, index) => (at.refunded[index] === at.amount[index] ? 1 : 0),
      disputed: number(({ at }) => at.disputed),
      payment_method: (history) => history.paymentMethod,
      failure_code: number(({ at }) => at.failure),
      attempt_number: number(({ at }) => at.attempt),
      created: time(({ at }) => at.created),
      updated: time(({ at }) => at.updated),
    },
  }
}

function refundsTable(customer: Cell, ids: Ids): CustomerTable {
  const { number, time, count } = over((history) => history.refunds)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.refund(owner, index),
      charge: ({ customer: owner, refunds }, index) => ids.charge(owner, refunds.at.charge[index]!),
      customer,
      amount: number(({ at }) => at.amount),
      currency: zero,
      reason: number(({ at }) => at.reason),
      status: number(({ at }) => at.status),
      created: time(({ at }) => at.created),
    },
  }
}

function disputesTable(customer: Cell, ids: Ids): CustomerTable {
  const { number, time, count } = over((history) => history.disputes)
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.dispute(owner, index),
      charge: ({ customer: owner, disputes }, index) => ids.charge(owner, disputes.at.charge[index]!),
      customer,
      amount: number(({ at }) => at.amount),
      currency: zero,
      reason: number(({ at }) => at.reason),
      status: number(({ at }) => at.status),
      created: time(({ at }) => at.created),
      evidence_due_by: ({ disputes }, index) => micros(disputes.at.created[index]! + 9 * 86_400),
      closed_at: time(({ at }) => at.closedAt),
    },
  }
}

function eventsTable(customer: Cell, ids: Ids, names: Names): CustomerTable {
  const { number, time, count } = over((history) => history.events)
  const price = (plan: number) => (Number.isNaN(plan) ? null : names.price(plan))
  return {
    count,
    cells: {
      id: ({ customer: owner }, index) => ids.event(owner, index),
      type: number(({ at }) => at.type),
      lifecycle: number(({ at }) => at.step),
      created: time(({ at }) => at.created),
      customer,
      subscription: ({ customer: owner, events }, index) => {
        const subscription = events.at.subscription[index]!
        return Number.isNaN(subscription) ? null : ids.subscription(owner, subscription)
      },
      price: ({ events }, index) => price(events.at.price[index]!),
      previous_price: ({ events }, index) => price(events.at.previousPrice[index]!),
    },
  }
}
