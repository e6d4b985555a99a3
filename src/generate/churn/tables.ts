// The four tables of preset `churn`: how customers use, pay and ask, over eighteen months.

import { day, type GeneratedTable, integer, money, word } from '../define-table.ts'

export const PLANS = ['Free', 'Basic', 'Pro', 'Enterprise'] as const
export const REGIONS = ['NA', 'EU', 'APAC', 'LATAM'] as const
export const PAYMENT_STATUSES = ['paid', 'late', 'failed'] as const
export const CATEGORIES = ['billing', 'technical', 'onboarding'] as const
export const PRIORITIES = ['low', 'medium', 'high'] as const

const customer = integer('customer_id', 'The customer.', { references: 'customers.customer_id' })

export const CHURN_TABLES: readonly GeneratedTable[] = [
  {
    table: 'customers',
    description: 'Customers who signed up over the eighteen months, one row each. Holds no personal data.',
    key: ['customer_id'],
    mutable: ['plan'],
    columns: [
      integer('customer_id', 'Identifier of the customer; random-looking, derived from nothing.'),
      day('signup_date', 'The day of the signup.'),
      word('plan', PLANS, 'The plan: Free, Basic, Pro or Enterprise.'),
      word('region', REGIONS, 'Sales region: NA, EU, APAC or LATAM.'),
    ],
  },
  {
    table: 'usage_daily',
    description:
      'Use of the product, one row per customer and active day. A missing day means no activity, or a log that got lost.',
    key: ['customer_id', 'date'],
    mutable: ['sessions', 'usage_minutes'],
    columns: [
      customer,
      day('date', 'The day, never before the signup.'),
      integer('sessions', 'Number of sessions, at least 1.'),
      integer('usage_minutes', 'Minutes in the product.'),
      integer('feature_events', 'Number of uses of a feature.'),
    ],
  },
  {
    table: 'billing',
    description: 'Bills of customers with a paid plan, about every 13 days; none for plan Free.',
    key: ['customer_id', 'bill_date'],
    mutable: ['payment_status'],
    columns: [
      customer,
      day('bill_date', 'The day of the bill, after the signup.'),
      money('amount', 'What was billed, in US dollars; set by the plan.'),
      word('payment_status', PAYMENT_STATUSES, 'How it was paid: paid, late or failed.'),
    ],
  },
  {
    table: 'support',
    description:
      'Support tickets, at most one per customer and day; the longer a customer stays, the more there are.',
    key: ['customer_id', 'ticket_date'],
    mutable: ['priority'],
    columns: [
      customer,
      day('ticket_date', 'The day of the ticket, never before the signup.'),
      word('category', CATEGORIES, 'What it was about: billing, technical or onboarding.'),
      word('priority', PRIORITIES, 'How urgent it was: low, medium or high.'),
    ],
  },
]
