// The three tables of preset `product`: who comes, what they do in the shop, what they buy.

import { day, type GeneratedTable, integer, moment, money, word } from '../define-table.ts'

export const COUNTRIES = ['DE', 'FR', 'NL', 'ES', 'US'] as const
export const CHANNELS = ['seo', 'ads', 'referral', 'social', 'direct'] as const
export const EVENT_TYPES = ['view', 'add_to_cart', 'purchase'] as const

const user = integer('user_id', 'The user who did it.', { references: 'users.user_id' })

export const PRODUCT_TABLES: readonly GeneratedTable[] = [
  {
    table: 'users',
    description: 'Users of the shop, one row each. Holds no personal data.',
    key: ['user_id'],
    mutable: ['channel'],
    columns: [
      integer('user_id', 'Identifier of the user; random-looking, derived from nothing.'),
      day('signup_date', 'The day of the signup.'),
      word('country', COUNTRIES, 'Two-letter ISO code of the country: DE, FR, NL, ES or US.'),
      word('channel', CHANNELS, 'What brought the user: seo, ads, referral, social or direct.'),
    ],
  },
  {
    table: 'events',
    description: 'Steps towards a purchase: something is viewed, put into the cart, bought.',
    key: ['event_id'],
    columns: [
      integer('event_id', 'Identifier of the event.'),
      user,
      moment('ts', 'When it happened, UTC; never before the signup.'),
      word('event_type', EVENT_TYPES, 'The step: view, add_to_cart or purchase.'),
      money('value', 'Worth of the cart or of the purchase, in euros; null for a view.', { nullable: true }),
    ],
  },
  {
    table: 'orders',
    description: 'Purchases: exactly one order for every event of type purchase, at the same moment.',
    key: ['order_id'],
    columns: [
      integer('order_id', 'Identifier of the order.'),
      user,
      moment('ts', 'When it was ordered, UTC.'),
      money('amount', 'What was paid, in euros; always more than zero.'),
    ],
  },
]
