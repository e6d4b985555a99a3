// Everything that happened to one account: what the simulation writes and the tables read.

import { parseDay } from '../calendar.ts'
import type { GenerateSettings } from '../preset.ts'
import { Random } from '../random.ts'
import { type Records, records } from '../records.ts'
import { type Campaign, type PromoCode, planCampaigns, planPromoCodes } from './catalog.ts'
import { FIRST_PAID } from './words.ts'

const USER = ['created', 'role', 'locale', 'deactivated'] as const
const TOUCH = ['campaign', 'channel', 'at'] as const
const SUBSCRIPTION = [
  'plan',
  'previous',
  'seats',
  'price',
  'start',
  'end',
  'reason',
  'code',
  'updated',
] as const
const PAYMENT = [
  'subscription',
  'month',
  'attempt',
  'from',
  'to',
  'amount',
  'discount',
  'refunded',
  'status',
  'method',
  'failure',
  'created',
  'updated',
] as const
const REDEMPTION = ['code', 'subscription', 'at'] as const
const SESSION = ['user', 'device', 'start', 'end'] as const
const ACTIVITY = ['session', 'feature', 'quantity', 'at'] as const
const TICKET = [
  'user',
  'category',
  'priority',
  'status',
  'satisfaction',
  'opened',
  'resolved',
  'updated',
] as const

/** Times in seconds, money in cents, words by their index; other records by their index within the account. */
export interface Life {
  readonly settings: GenerateSettings
  readonly firstDay: number
  readonly lastDay: number
  /** Nothing happens at or after it. */
  readonly horizon: number
  readonly codes: readonly PromoCode[]
  readonly campaigns: readonly Campaign[]
  readonly random: Random
  account: number
  created: number
  updated: number
  channel: number
  industry: number
  size: number
  country: number
  /** When the account stopped using the product, or the horizon. */
  left: number
  /** How many records of each kind earlier accounts have: what makes running numbers. */
  readonly before: { [kind in Kind]: number }
  readonly users: Records<(typeof USER)[number]>
  readonly touches: Records<(typeof TOUCH)[number]>
  readonly subscriptions: Records<(typeof SUBSCRIPTION)[number]>
  readonly payments: Records<(typeof PAYMENT)[number]>
  readonly redemptions: Records<(typeof REDEMPTION)[number]>
  readonly sessions: Records<(typeof SESSION)[number]>
  readonly activity: Records<(typeof ACTIVITY)[number]>
  readonly tickets: Records<(typeof TICKET)[number]>
}

export type Kind = (typeof KINDS)[number]
const KINDS = [
  'users',
  'touches',
  'subscriptions',
  'payments',
  'redemptions',
  'sessions',
  'activity',
  'tickets',
] as const

export function openLife(settings: GenerateSettings): Life {
  const firstDay = parseDay(settings.start)
  const lastDay = parseDay(settings.end)
  if (firstDay === undefined || lastDay === undefined) throw new Error('The settings hold no valid dates.')
  return {
    settings,
    firstDay,
    lastDay,
    horizon: (lastDay + 1) * 86_400,
    codes: planPromoCodes(firstDay, lastDay),
    campaigns: planCampaigns(firstDay, lastDay, FIRST_PAID),
    random: new Random(settings.seed, 'saas account'),
    account: 0,
    created: 0,
    updated: 0,
    channel: 0,
    industry: 0,
    size: 0,
    country: 0,
    left: 0,
    before: {
      users: 0,
      touches: 0,
      subscriptions: 0,
      payments: 0,
      redemptions: 0,
      sessions: 0,
      activity: 0,
      tickets: 0,
    },
    users: records(16, USER),
    touches: records(8, TOUCH),
    subscriptions: records(8, SUBSCRIPTION),
    payments: records(64, PAYMENT),
    redemptions: records(8, REDEMPTION),
    sessions: records(1024, SESSION),
    activity: records(4096, ACTIVITY),
    tickets: records(64, TICKET),
  }
}

/** Forgets the account at hand and begins the next one. */
export function nextAccount(life: Life, account: number): void {
  for (const kind of KINDS) {
    life.before[kind] += life[kind].count
    life[kind].count = 0
  }
  life.account = account
}
