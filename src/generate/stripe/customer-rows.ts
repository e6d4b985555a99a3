// The tables that grow with the customers: what each column shows of a customer's history.

import { chargesTable, disputesTable, invoicesTable, linesTable, refundsTable } from './billing-rows.ts'
import {
  type Cell,
  type CustomerTable,
  createAllIdentifiers,
  type Ids,
  micros,
  type Names,
  one,
  over,
  zero,
} from './cells.ts'

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
