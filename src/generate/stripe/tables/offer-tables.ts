// What is sold, and the discounts on it.

import { flag, type GeneratedTable, integer, moment, text, word } from '../../define-table.ts'
import * as words from '../words.ts'
import { created, currency } from './common-columns.ts'

export const products: GeneratedTable = {
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

export const prices: GeneratedTable = {
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

export const coupons: GeneratedTable = {
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

export const promotionCodes: GeneratedTable = {
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
