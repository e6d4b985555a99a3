// Invoices, their lines, and the money that comes and goes for them.

import { type Cell, type CustomerTable, type Ids, micros, type Names, one, over, zero } from './cells.ts'
import { LINE_TYPES } from './words.ts'

const PARTIAL = LINE_TYPES.indexOf('invoiceitem')
const WHOLE = LINE_TYPES.indexOf('subscription')

/** What the payment provider keeps: 2.9 per cent and 30 cents. */
function feeOn(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

export function invoicesTable(customer: Cell, ids: Ids): CustomerTable {
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

export function linesTable(ids: Ids, names: Names): CustomerTable {
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

export function chargesTable(customer: Cell, ids: Ids): CustomerTable {
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

export function refundsTable(customer: Cell, ids: Ids): CustomerTable {
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

export function disputesTable(customer: Cell, ids: Ids): CustomerTable {
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
