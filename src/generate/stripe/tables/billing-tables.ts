// What is billed, paid and given back.

import { flag, type GeneratedTable, integer, moment, text, word } from '../../define-table.ts'
import * as words from '../words.ts'
import { created, currency, customer, subscription, updated } from './common-columns.ts'

export const invoices: GeneratedTable = {
  table: 'invoices',
  description:
    'Bills: the first one when paying time begins, one per billing period, and one at once when a plan is upgraded in ' +
    'the middle of a period. `total` = `subtotal` - `discount_amount` and `amount_due` = `amount_paid` + `amount_remaining`.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the invoice, `in_...`.'),
    customer(),
    subscription(),
    word('status', words.INVOICE_STATUSES, 'State at the end of the data: paid, open or uncollectible.'),
    word(
      'billing_reason',
      words.BILLING_REASONS,
      'Why the invoice was made: a new subscription, a period, a change.',
    ),
    currency,
    created('the invoice was made'),
    moment('period_start', 'Begin of the time that is billed, UTC.'),
    moment('period_end', 'End of the time that is billed, UTC.'),
    integer('subtotal', 'Sum of the lines before discounts, in cents.'),
    integer('discount_amount', 'Sum of the discounts, in cents; zero or more.'),
    integer('total', 'What is billed, in cents.'),
    integer('amount_due', 'What the customer had to pay, in cents; equal to `total`.'),
    integer('amount_paid', 'What the customer has paid, in cents; never more than `amount_due`.'),
    integer('amount_remaining', 'What is still unpaid, in cents.'),
    integer('attempt_count', 'Number of attempts to collect so far.'),
    moment('next_payment_attempt', 'When collection is tried again, UTC; null when it is not.', {
      nullable: true,
    }),
    moment('paid_at', 'When the invoice was paid in full, UTC.', { nullable: true }),
    moment('marked_uncollectible_at', 'When collection was given up, UTC.', { nullable: true }),
    updated,
  ],
}

export const invoiceLineItems: GeneratedTable = {
  table: 'invoice_line_items',
  description:
    'The lines of the invoices; `amount` and `discount_amount` sum up to `subtotal` and `discount_amount` of the invoice. ' +
    'An upgrade has two prorated lines: minus the unused old plan, plus the rest of the period on the new one.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the line, `il_...`.'),
    text('invoice', 'The invoice that the line is part of.', { references: 'invoices.id' }),
    subscription(),
    text('subscription_item', 'The stretch of the subscription that is billed.', {
      references: 'subscription_items.id',
    }),
    text('price', 'The price that is billed.', { references: 'prices.id' }),
    word('type', words.LINE_TYPES, 'subscription for a whole period, invoiceitem for a prorated part.'),
    flag('proration', 'True for a part of a period.'),
    integer('quantity', 'Number of units, always 1.'),
    currency,
    integer('amount', 'Amount before discounts, in cents; negative for unused time.'),
    integer(
      'discount_amount',
      'Discount on this line, in cents; zero or more, and zero for a prorated part.',
    ),
    moment('period_start', 'Begin of the time that is billed, UTC.'),
    moment('period_end', 'End of the time that is billed, UTC.'),
  ],
}

export const charges: GeneratedTable = {
  table: 'charges',
  description:
    'Attempts to collect an invoice, failed ones too. At most one charge of an invoice succeeds, and for exactly its ' +
    '`amount_due`; a failed one is tried again after 3, 5 and 7 days.',
  key: ['id'],
  mutable: ['fee'],
  columns: [
    text('id', 'Identifier of the charge, `ch_...`.'),
    customer(),
    text('invoice', 'The invoice that is collected.', { references: 'invoices.id' }),
    word('status', words.CHARGE_STATUSES, 'succeeded or failed.'),
    integer('amount', 'What was tried to collect, in cents.'),
    integer('amount_refunded', 'What was given back later, in cents; never more than `amount`.'),
    integer('fee', 'What the payment provider kept, in cents; zero for a failed charge.'),
    currency,
    flag('paid', 'True when the charge succeeded.'),
    flag('refunded', 'True when the whole amount was given back.'),
    flag('disputed', 'True when the customer disputed the charge.'),
    word('payment_method', words.PAYMENT_METHODS, 'Kind of the payment method.'),
    word('failure_code', words.FAILURE_CODES, 'Why the charge failed; null when it did not.', {
      nullable: true,
    }),
    integer('attempt_number', 'Which attempt to collect the invoice this is, from 1.'),
    created('the charge was tried'),
    updated,
  ],
}

export const refunds: GeneratedTable = {
  table: 'refunds',
  description: 'Money given back for a successful charge, in full or in part.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the refund, `re_...`.'),
    text('charge', 'The charge that is refunded.', { references: 'charges.id' }),
    customer(),
    integer('amount', 'What was given back, in cents; the refunds of a charge never exceed it.'),
    currency,
    word('reason', words.REFUND_REASONS, 'Why the money was given back.'),
    word('status', words.REFUND_STATUSES, 'succeeded, or pending for one of the last days.'),
    created('the refund was made'),
  ],
}

export const disputes: GeneratedTable = {
  table: 'disputes',
  description:
    'Charges that a customer contested with the bank; at most one per charge, never a refunded charge.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the dispute, `dp_...`.'),
    text('charge', 'The charge that is contested.', { references: 'charges.id' }),
    customer(),
    integer('amount', 'What is contested, in cents; the whole charge.'),
    currency,
    word('reason', words.DISPUTE_REASONS, 'The reason that the bank gave.'),
    word('status', words.DISPUTE_STATUSES, 'needs_response, under_review, won (by the company) or lost.'),
    created('the dispute was opened, after the charge'),
    moment('evidence_due_by', 'Until when the company can answer, UTC.'),
    moment('closed_at', 'When the dispute was decided, UTC; null while it is open.', { nullable: true }),
  ],
}
