// The tables of preset `stripe`: the objects of a billing system, and the marketing that feeds it.

import {
  bigInteger,
  day,
  flag,
  fraction,
  type GeneratedTable,
  integer,
  moment,
  text,
  word,
} from '../define-table.ts'
import * as words from './words.ts'

const customer = (nullable = false) =>
  text('customer', 'The customer that it belongs to.', { references: 'customers.id', nullable })
const subscription = (nullable = false) =>
  text('subscription', 'The subscription that it belongs to.', { references: 'subscriptions.id', nullable })
const currency = word('currency', words.CURRENCIES, 'Three-letter ISO code of the currency, in lower case.')
const created = (what: string) => moment('created', `When ${what}, UTC.`)
const updated = moment('updated', 'When the object last changed, UTC; never before its creation.')

const customers: GeneratedTable = {
  table: 'customers',
  description: 'Everyone who ever signed up, one row per customer. Holds no personal data.',
  key: ['id'],
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

const products: GeneratedTable = {
  table: 'products',
  description: 'What is sold: one row per plan.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the product, `prod_...`.'),
    text('name', 'Name of the plan: Starter or Professional.'),
    text('description', 'What the plan is for, in one sentence.'),
    flag('active', 'True while the product can be bought.'),
    created('the product was created'),
  ],
}

const prices: GeneratedTable = {
  table: 'prices',
  description: 'What a product costs and how often: Starter 20.00 and Professional 50.00 US dollars a month.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the price, `price_...`.'),
    text('product', 'The product that is priced.', { references: 'products.id' }),
    text('nickname', 'Short name of the price, e.g. `starter_monthly`.'),
    currency,
    integer('unit_amount', 'Price of one unit for one interval, in cents.'),
    word('recurring_interval', ['month'], 'Unit of the billing interval.'),
    integer('recurring_interval_count', 'Number of units in one billing interval.'),
    flag('active', 'True while the price can be chosen.'),
    created('the price was created'),
  ],
}

const coupons: GeneratedTable = {
  table: 'coupons',
  description: 'Kinds of discount; each has either a percentage or a fixed amount.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the coupon, `co_...`.'),
    text('name', 'Name of the coupon.'),
    integer('percent_off', 'Per cent taken off, 1 to 100; null for a fixed amount.', { nullable: true }),
    integer('amount_off', 'Cents taken off; null for a percentage.', { nullable: true }),
    currency,
    word('duration', words.COUPON_DURATIONS, 'How long the discount lasts: once, repeating or forever.'),
    integer('duration_in_months', 'Number of months for a repeating discount, otherwise null.', {
      nullable: true,
    }),
    flag('valid', 'True while the coupon can still be applied.'),
    integer('times_redeemed', 'Number of discounts that were made with it.'),
    created('the coupon was created'),
  ],
}

const promotionCodes: GeneratedTable = {
  table: 'promotion_codes',
  description: 'Codes that customers type in to get a coupon.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the promotion code, `promo_...`.'),
    text('coupon', 'The coupon that the code stands for.', { references: 'coupons.id' }),
    text('code', 'What the customer types, e.g. `SPRING22`.'),
    flag('active', 'True while the code can be used.'),
    integer('times_redeemed', 'Number of discounts that were made with it.'),
    created('the code was created'),
    moment('expires_at', 'When the code stops working, UTC.'),
  ],
}

const discounts: GeneratedTable = {
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

const subscriptions: GeneratedTable = {
  table: 'subscriptions',
  description:
    'Subscriptions in their latest state. Paying time runs from `trial_end` (without a trial: from `start_date`) to ' +
    '`ended_at`, end exclusive; a trial that did not convert ends at `trial_end`. The subscriptions of a customer never ' +
    'overlap; a second one is a reactivation.',
  key: ['id'],
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

const subscriptionItems: GeneratedTable = {
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

const invoices: GeneratedTable = {
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

const invoiceLineItems: GeneratedTable = {
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

const charges: GeneratedTable = {
  table: 'charges',
  description:
    'Attempts to collect an invoice, failed ones too. At most one charge of an invoice succeeds, and for exactly its ' +
    '`amount_due`; a failed one is tried again after 3, 5 and 7 days.',
  key: ['id'],
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

const refunds: GeneratedTable = {
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

const disputes: GeneratedTable = {
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

const events: GeneratedTable = {
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

const marketingCampaigns: GeneratedTable = {
  table: 'marketing_campaigns',
  description: 'Advertising campaigns: one paid channel, one region, a stretch of time.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the campaign, `cmp_...`.'),
    text('name', 'Name of the campaign, e.g. `2023-q2-paid_search-eu`.'),
    word('channel', words.PAID_CHANNELS, 'Where the campaign runs.'),
    word('region', words.REGIONS, 'The region that it addresses.'),
    day('started_on', 'First day of the campaign.'),
    day('ended_on', 'Last day of the campaign.'),
    bigInteger('budget', 'What may be spent in all, in cents.'),
    currency,
  ],
}

const marketingSpend: GeneratedTable = {
  table: 'marketing_spend',
  description: 'What each campaign cost on each of its days.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the row, `spd_...`.'),
    day('spend_date', 'The day on which the money was spent.'),
    text('campaign', 'The campaign that it was spent on.', { references: 'marketing_campaigns.id' }),
    word('channel', words.PAID_CHANNELS, 'Channel of the campaign.'),
    bigInteger('spend', 'Cost of the day, in cents.'),
    currency,
    bigInteger('impressions', 'How often an advertisement was shown.'),
    bigInteger('clicks', 'How often one was followed; never more than `impressions`.'),
  ],
}

const customerAttributions: GeneratedTable = {
  table: 'customer_attributions',
  description: 'Where each customer came from: the last touch before signup, exactly one row per customer.',
  key: ['customer'],
  columns: [
    customer(),
    word('channel', words.CHANNELS, 'The channel that the signup is credited to.'),
    text('campaign', 'The campaign that it is credited to; null for an unpaid channel.', {
      references: 'marketing_campaigns.id',
      nullable: true,
    }),
    moment('touched_at', 'When the touch happened, UTC; before the signup.'),
    fraction('weight', 'Share of the signup that is credited; always 1.0 for last touch.'),
  ],
}

export const STRIPE_TABLES: readonly GeneratedTable[] = [
  products,
  prices,
  coupons,
  promotionCodes,
  marketingCampaigns,
  marketingSpend,
  customers,
  customerAttributions,
  subscriptions,
  subscriptionItems,
  discounts,
  invoices,
  invoiceLineItems,
  charges,
  refunds,
  disputes,
  events,
]
