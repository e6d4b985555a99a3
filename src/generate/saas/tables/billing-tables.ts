// What is sold and paid: plans, promotions, subscriptions, payments.

import { day, flag, type GeneratedTable, integer, moment, money, text, word } from '../../define-table.ts'
import { datetime2, decimal, nvarchar } from '../../server-types.ts'
import * as words from '../words.ts'

const account = integer('account_id', 'The account that it belongs to.', {
  references: 'accounts.account_id',
})
const subscription = integer('subscription_id', 'The subscription that it belongs to.', {
  references: 'subscriptions.subscription_id',
})
const updated = moment('updated_at', 'When the row last changed, UTC.', { server: datetime2(3) })

export const plans: GeneratedTable = {
  table: 'plans',
  description: 'What can be subscribed to.',
  key: ['plan_id'],
  relational: {
    identity: 'plan_id',
    unique: [['code']],
    checks: [{ name: 'price', sql: 'monthly_price > 0' }],
  },
  columns: [
    integer('plan_id', 'Identifier of the plan.'),
    text('code', 'Short name of the plan, e.g. `team`.', { server: nvarchar(32) }),
    text('name', 'Name of the plan for people.', { server: nvarchar(64) }),
    money('monthly_price', 'Price of one seat for a month, in US dollars.', { server: decimal(10, 2) }),
    flag('is_active', 'True while the plan can be chosen.'),
  ],
}

export const promoCodes: GeneratedTable = {
  table: 'promo_codes',
  description: 'Codes for a discount, one each quarter.',
  key: ['promo_code_id'],
  relational: {
    identity: 'promo_code_id',
    unique: [['code']],
    checks: [
      { name: 'percent', sql: 'percent_off > 0 AND percent_off <= 100' },
      { name: 'validity', sql: 'valid_to > valid_from' },
    ],
  },
  columns: [
    integer('promo_code_id', 'Identifier of the code.'),
    text('code', 'What is typed in, e.g. `START25`.', { server: nvarchar(32) }),
    money('percent_off', 'Per cent taken off.', { server: decimal(5, 2) }),
    integer('duration_months', 'For how many months it takes something off.'),
    moment('valid_from', 'From when the code works, UTC, inclusive.', { server: datetime2(0) }),
    moment('valid_to', 'Until when the code works, UTC, exclusive.', { server: datetime2(0) }),
  ],
}

export const subscriptions: GeneratedTable = {
  table: 'subscriptions',
  description:
    'Subscriptions in their latest state; those of an account never overlap. A change of plan ends one and begins the next.',
  key: ['subscription_id'],
  relational: {
    identity: 'subscription_id',
    rowVersion: 'row_version',
    unique: [],
    checks: [
      { name: 'seats', sql: 'seats >= 1' },
      { name: 'ended', sql: 'ended_at IS NULL OR ended_at > started_at' },
      { name: 'price', sql: 'unit_price > 0' },
    ],
  },
  mutable: ['seats'],
  columns: [
    integer('subscription_id', 'Identifier of the subscription.'),
    account,
    integer('plan_id', 'The plan that is subscribed to.', { references: 'plans.plan_id' }),
    integer('previous_subscription_id', 'The subscription that this one replaced; null for a new one.', {
      references: 'subscriptions.subscription_id',
      nullable: true,
    }),
    word('status', words.SUBSCRIPTION_STATUSES, 'State at the end of the data: active or canceled.', {
      server: nvarchar(12),
    }),
    integer('seats', 'Number of seats, at least 1.'),
    money('unit_price', 'Price of one seat for a month, in US dollars.', { server: decimal(10, 2) }),
    moment('started_at', 'When it began, UTC.', { server: datetime2(3) }),
    moment('ended_at', 'When it ended, UTC; null while it runs.', { nullable: true, server: datetime2(3) }),
    word('end_reason', words.END_REASONS, 'Why it ended: requested, payment_failed or plan_changed.', {
      nullable: true,
      server: nvarchar(20),
    }),
    updated,
  ],
}

export const promoRedemptions: GeneratedTable = {
  table: 'promo_redemptions',
  description:
    'Uses of a promotion code, at most one per subscription. Those who came for a discount leave sooner.',
  key: ['redemption_id'],
  relational: { identity: 'redemption_id', unique: [['subscription_id']], checks: [] },
  columns: [
    integer('redemption_id', 'Identifier of the use.'),
    integer('promo_code_id', 'The code that was used.', { references: 'promo_codes.promo_code_id' }),
    account,
    subscription,
    moment('redeemed_at', 'When it was used, UTC.', { server: datetime2(3) }),
  ],
}

export const payments: GeneratedTable = {
  table: 'payments',
  description: 'Attempts to collect a month of a subscription; of those of an invoice at most one succeeds.',
  key: ['payment_id'],
  relational: {
    identity: 'payment_id',
    rowVersion: 'row_version',
    unique: [['invoice_number', 'attempt']],
    checks: [
      { name: 'amount', sql: 'amount >= 0' },
      { name: 'refunded', sql: 'refunded_amount BETWEEN 0 AND amount' },
      { name: 'period', sql: 'period_end > period_start' },
      { name: 'discount', sql: 'discount_amount >= 0' },
    ],
  },
  mutable: ['method'],
  columns: [
    integer('payment_id', 'Identifier of the attempt.'),
    account,
    subscription,
    text('invoice_number', 'Number of the invoice, e.g. `INV-000017-003`.', { server: nvarchar(24) }),
    integer('attempt', 'Which attempt for the invoice this is, from 1.'),
    day('period_start', 'First day of the month that is paid.'),
    day('period_end', 'First day after the month that is paid.'),
    money('amount', 'What was to be collected, after discounts, in US dollars.', { server: decimal(19, 4) }),
    money('discount_amount', 'What a promotion took off, in US dollars.', { server: decimal(19, 4) }),
    money('refunded_amount', 'What was given back; never more than `amount`.', { server: decimal(19, 4) }),
    word('status', words.PAYMENT_STATUSES, 'paid, failed, or refunded in whole or in part.', {
      server: nvarchar(12),
    }),
    word('method', words.PAYMENT_METHODS, 'How it was to be paid.', { server: nvarchar(16) }),
    word('failure_code', words.FAILURE_CODES, 'Why it failed; null when it did not.', {
      nullable: true,
      server: nvarchar(16),
    }),
    moment('created_at', 'When it was tried, UTC.', { server: datetime2(3) }),
    updated,
  ],
}
