// The tables of preset `saas`, parents before children: the order in which they can be loaded with their foreign keys.

import type { GeneratedTable } from '../define-table.ts'
import {
  accounts,
  campaignTouches,
  marketingCampaigns,
  supportTickets,
  users,
} from './tables/account-tables.ts'
import { payments, plans, promoCodes, promoRedemptions, subscriptions } from './tables/billing-tables.ts'
import { activity, sessions } from './tables/use-tables.ts'

export const SAAS_TABLES: readonly GeneratedTable[] = [
  plans,
  promoCodes,
  marketingCampaigns,
  accounts,
  users,
  campaignTouches,
  subscriptions,
  promoRedemptions,
  payments,
  sessions,
  activity,
  supportTickets,
]
