// Who buys: customers, their subscriptions and what happened to them.

import { flag, type GeneratedTable, integer, moment, text, word } from '../../define-table.ts'
import * as words from '../words.ts'
import { created, currency, customer, subscription, updated } from './common-columns.ts'

export const customers: GeneratedTable = {
  table: 'customers',
  description: 'Everyone who ever signed up, one row per customer. Holds no personal data.',
  key: ['id'],
  mutable: ['default_payment_method'],
  columns: [
    text('id', 'Identifier of the customer, `cus_...`; random, derived from nothing.'),
    created('the customer signed up'),
    word('region', words.REGIONS, 'Sales region: NA (North America), EU (Europe) or APAC (Asia-Pacific).'),
    word('country', words.ALL_COUNTRIES, 'Two-letter ISO code of the country; always inside the region.'),
    currency,
    word('default_payment_method', words.PAYMENT_METHODS, 'Kind of the payment method on file.', {
      nullable: true,
    }),
    flag('delinquent', 'True while the latest invoice could not be collected.'),
    flag('livemode', 'True for production data, false for test data.'),
    updated,
  ],
}

export const subscriptions: GeneratedTable = {
  table: 'subscriptions',
  description:
    'Subscriptions in their latest state. Paying time runs from `trial_end` (without a trial: from `start_date`) to ' +
    '`ended_at`, end exclusive; a trial that did not convert ends at `trial_end`. The subscriptions of a customer never ' +
    'overlap; a second one is a reactivation.',
  key: ['id'],
  mutable: ['cancel_at_period_end'],
  columns: [
    text('id', 'Identifier of the subscription, `sub_...`.'),
    customer(),
    word(
      'status',
      words.SUBSCRIPTION_STATUSES,
      'State at the end of the data: trialing, active, past_due or canceled.',
    ),
    text('price', 'The price at the end of the data; earlier ones are in `subscription_items`.', {
      references: 'prices.id',
    }),
    integer('quantity', 'Number of units, always 1.'),
    currency,
    created('the subscription was created'),
    moment('start_date', 'When the subscription began, UTC; equal to `created`.'),
    moment('trial_start', 'When the free trial began, UTC; null without a trial.', { nullable: true }),
    moment('trial_end', 'When the free trial ends, UTC, 14 days after its start; null without a trial.', {
      nullable: true,
    }),
    moment('current_period_start', 'Begin of the latest billing period or of the trial, UTC.'),
    moment('current_period_end', 'End of the latest billing period or of the trial, UTC.'),
    flag(
      'cancel_at_period_end',
      'True when cancellation was requested and takes effect at the end of the period.',
    ),
    moment('canceled_at', 'When cancellation was requested or collection was given up, UTC.', {
      nullable: true,
    }),
    moment('ended_at', 'When the subscription stopped, UTC; null while it lives.', { nullable: true }),
    word('cancellation_reason', words.CANCELLATION_REASONS, 'Why it was canceled; null while it was not.', {
      nullable: true,
    }),
    updated,
  ],
}

export const subscriptionItems: GeneratedTable = {
  table: 'subscription_items',
  description:
    'Which price a subscription had when: one row per stretch of time with the same price. The rows of a subscription ' +
    'follow each other without a gap from its `start_date` to its `ended_at`; an upgrade or a downgrade begins a new row.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the item, `si_...`.'),
    subscription(),
    customer(),
    text('price', 'The price during this time.', { references: 'prices.id' }),
    integer('quantity', 'Number of units, always 1.'),
    moment('started_at', 'From when the price applies, UTC, inclusive.'),
    moment('ended_at', 'Until when the price applies, UTC, exclusive; null while it does.', {
      nullable: true,
    }),
  ],
}

export const discounts: GeneratedTable = {
  table: 'discounts',
  description: 'Redemptions: a promotion code applied to a subscription, at most one per subscription.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the discount, `di_...`.'),
    customer(),
    subscription(),
    text('coupon', 'The coupon that was applied.', { references: 'coupons.id' }),
    text('promotion_code', 'The code that was redeemed.', { references: 'promotion_codes.id' }),
    moment('started_at', 'When the code was redeemed, UTC.'),
    moment(
      'ended_at',
      'When the discount stops applying to new invoices, UTC; null for one that never ends.',
      {
        nullable: true,
      },
    ),
  ],
}

export const events: GeneratedTable = {
  table: 'events',
  description: 'What happened to customers and their subscriptions, one row per happening.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the event, `evt_...`.'),
    word('type', words.EVENT_TYPES, 'Type of the event as the billing system names it.'),
    word(
      'lifecycle',
      words.LIFECYCLE_STEPS,
      'What it means for the customer. Paying begins with trial_converted, subscribed or reactivated and ends with canceled.',
    ),
    created('it happened'),
    customer(),
    subscription(true),
    text('price', 'The price after the event; null for a signup.', {
      references: 'prices.id',
      nullable: true,
    }),
    text('previous_price', 'The price before an upgrade or a downgrade, otherwise null.', {
      references: 'prices.id',
      nullable: true,
    }),
  ],
}
