// The tables of preset `stripe`: the objects of a billing system, and the marketing that feeds it.

import type { GeneratedTable } from '../define-table.ts'
import { charges, disputes, invoiceLineItems, invoices, refunds } from './tables/billing-tables.ts'
import { customers, discounts, events, subscriptionItems, subscriptions } from './tables/customer-tables.ts'
import { customerAttributions, marketingCampaigns, marketingSpend } from './tables/marketing-tables.ts'
import { coupons, prices, products, promotionCodes } from './tables/offer-tables.ts'

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
