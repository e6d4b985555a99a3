// When and from where customers come: growth, seasons and weekdays, regions, channels and campaigns.

import { civilOf, DAY_SECONDS, dayOf, parseDay, weekdayOf } from '../calendar.ts'
import type { GenerateSettings } from '../preset.ts'
import { Random } from '../random.ts'
import { type PromotionCode, promotionCodesFor } from './catalog.ts'
import { PAID_CHANNELS, REGIONS } from './words.ts'

export const REGION_SHARES = [0.45, 0.35, 0.2]
export const COUNTRY_SHARES = [
  [0.82, 0.13, 0.05],
  [0.28, 0.26, 0.18, 0.12, 0.09, 0.07],
  [0.36, 0.27, 0.19, 0.18],
]
/** By region, in the order of CHANNELS. */
export const CHANNEL_SHARES = [
  [0.24, 0.17, 0.07, 0.07, 0.24, 0.11, 0.1],
  [0.22, 0.15, 0.06, 0.06, 0.28, 0.12, 0.11],
  [0.18, 0.24, 0.08, 0.05, 0.25, 0.09, 0.11],
]
/** How much a channel's customers are worth: above 1 they convert more and leave less. */
export const CHANNEL_QUALITY = [1.0, 0.84, 0.72, 0.9, 1.16, 1.28, 1.1]
/** Cents that a signup costs on each paid channel, before noise. */
const COST_PER_SIGNUP = [2600, 2100, 1700, 1500]
const CLICKS_PER_SIGNUP = [14, 22, 35, 12]
const IMPRESSIONS_PER_CLICK = [28, 70, 240, 40]
const YEARLY_GROWTH = 1.42
const MONTH_FACTORS = [1.12, 1.05, 1.04, 1.0, 0.97, 0.93, 0.86, 0.88, 1.09, 1.08, 1.06, 0.88]
const WEEKDAY_FACTORS = [1.14, 1.2, 1.17, 1.12, 1.0, 0.68, 0.69]

export interface Campaign {
  readonly name: string
  /** Index into PAID_CHANNELS. */
  readonly channel: number
  readonly region: number
  /** First and last day. */
  readonly from: number
  readonly to: number
}

export interface Market {
  readonly settings: GenerateSettings
  readonly firstDay: number
  readonly lastDay: number
  /** The moment at which the data ends, in seconds: nothing happens at or after it. */
  readonly horizon: number
  readonly codes: readonly PromotionCode[]
  readonly campaigns: readonly Campaign[]
  /** Signups to be expected on a day of the window, over all customers. */
  expectedSignups(day: number): number
  /** The day on which this share (0 to 1) of all customers has signed up. */
  signupDay(share: number): number
  /** The campaign that runs on a paid channel in a region on a day; its index in `campaigns`. */
  campaignOn(day: number, channel: number, region: number): number
}

export function openMarket(settings: GenerateSettings): Market {
  const firstDay = parseDay(settings.start)
  const lastDay = parseDay(settings.end)
  if (firstDay === undefined || lastDay === undefined) throw new Error('The settings hold no valid dates.')
  const cumulative = accumulate(settings.seed, firstDay, lastDay)
  const total = cumulative.at(-1)!
  const campaigns = planCampaigns(firstDay, lastDay)
  const perQuarter = PAID_CHANNELS.length * REGIONS.length
  const firstQuarter = quarterOf(firstDay)
  return {
    settings,
    firstDay,
    lastDay,
    horizon: (lastDay + 1) * DAY_SECONDS,
    codes: promotionCodesFor(civilOf(firstDay).year, civilOf(lastDay).year),
    campaigns,
    expectedSignups(day) {
      const index = day - firstDay
      return ((cumulative[index]! - (cumulative[index - 1] ?? 0)) / total) * settings.customers
    },
    signupDay: (share) => firstDay + searchSum(cumulative, share * total),
    campaignOn: (day, channel, region) =>
      (quarterOf(day) - firstQuarter) * perQuarter + channel * REGIONS.length + region,
  }
}

function accumulate(seed: number, firstDay: number, lastDay: number): Float64Array {
  const random = new Random(seed, 'stripe signup weather')
  const cumulative = new Float64Array(lastDay - firstDay + 1)
  let sum = 0
  for (let day = firstDay; day <= lastDay; day++) {
    const growth = YEARLY_GROWTH ** ((day - firstDay) / 365.25)
    const season = MONTH_FACTORS[civilOf(day).month - 1]! * WEEKDAY_FACTORS[weekdayOf(day)]!
    sum += growth * season * random.at(day - firstDay).between(0.85, 1.15)
    cumulative[day - firstDay] = sum
  }
  return cumulative
}

/** The first index whose sum exceeds `wanted`. */
function searchSum(cumulative: Float64Array, wanted: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Every quarter each paid channel runs one campaign in each region. */
function planCampaigns(firstDay: number, lastDay: number): readonly Campaign[] {
  const campaigns: Campaign[] = []
  for (let quarter = quarterOf(firstDay); quarter <= quarterOf(lastDay); quarter++) {
    const from = Math.max(firstDay, firstDayOfQuarter(quarter))
    const to = Math.min(lastDay, firstDayOfQuarter(quarter + 1) - 1)
    const label = `${Math.floor(quarter / 4)}-q${(quarter % 4) + 1}`
    for (const [channel, channelName] of PAID_CHANNELS.entries()) {
      for (const [region, regionName] of REGIONS.entries()) {
        campaigns.push({
          name: `${label}-${channelName}-${regionName.toLowerCase()}`,
          channel,
          region,
          from,
          to,
        })
      }
    }
  }
  return campaigns
}

function quarterOf(day: number): number {
  const { year, month } = civilOf(day)
  return year * 4 + Math.floor((month - 1) / 3)
}

function firstDayOfQuarter(quarter: number): number {
  return dayOf(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1)
}

export interface SpendDay {
  /** Cents. */
  readonly spend: number
  readonly impressions: number
  readonly clicks: number
}

/** What a campaign costs on a day: in step with the signups to be expected from it, with noise. */
export function spendOn(market: Market, campaign: Campaign, day: number, random: Random): SpendDay {
  const share = REGION_SHARES[campaign.region]! * CHANNEL_SHARES[campaign.region]![campaign.channel]!
  const signups = market.expectedSignups(day) * share
  const noise = random.between(0.75, 1.25)
  const clicks = Math.round(signups * CLICKS_PER_SIGNUP[campaign.channel]! * random.between(0.8, 1.2))
  const perClick = IMPRESSIONS_PER_CLICK[campaign.channel]! * random.between(0.8, 1.2)
  return {
    spend: Math.round(signups * COST_PER_SIGNUP[campaign.channel]! * noise),
    clicks,
    impressions: Math.round(clicks * perClick) + random.below(50),
  }
}
