// What is sold, promoted and advertised: the small tables that do not grow with the accounts.

import { civilOf, dayOf } from '../calendar.ts'

/** Prices in cents for one seat and month. */
export const PLANS = [
  { code: 'starter', name: 'Starter', price: 1500 },
  { code: 'team', name: 'Team', price: 3500 },
  { code: 'business', name: 'Business', price: 7900 },
] as const

export interface PromoCode {
  readonly code: string
  readonly percent: number
  /** How many months it takes something off. */
  readonly months: number
  /** Seconds; the end is exclusive. */
  readonly from: number
  readonly to: number
}

const OFFERS = [
  { word: 'START', percent: 30, months: 3 },
  { word: 'GROW', percent: 20, months: 6 },
  { word: 'SUN', percent: 15, months: 12 },
  { word: 'YEAREND', percent: 50, months: 2 },
] as const

export interface Campaign {
  readonly name: string
  /** Index into CHANNELS. */
  readonly channel: number
  readonly from: number
  readonly to: number
  /** Cents. */
  readonly budget: number
}

export const PAID_CHANNEL_NAMES = ['search', 'social', 'email'] as const

/** Quarters since year 0. */
export function quarterOf(day: number): number {
  const { year, month } = civilOf(day)
  return year * 4 + Math.floor((month - 1) / 3)
}

function firstDayOf(quarter: number): number {
  return dayOf(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1)
}

/** One code each quarter. */
export function planPromoCodes(firstDay: number, lastDay: number): readonly PromoCode[] {
  const codes: PromoCode[] = []
  for (let quarter = quarterOf(firstDay); quarter <= quarterOf(lastDay); quarter++) {
    const { word, percent, months } = OFFERS[quarter % 4]!
    const year = String(Math.floor(quarter / 4) % 100).padStart(2, '0')
    const [from, to] = [firstDayOf(quarter) * 86_400, firstDayOf(quarter + 1) * 86_400]
    codes.push({ code: `${word}${year}`, percent, months, from, to })
  }
  return codes
}

/** One campaign each quarter and paid channel. */
export function planCampaigns(firstDay: number, lastDay: number, firstPaid: number): readonly Campaign[] {
  const campaigns: Campaign[] = []
  for (let quarter = quarterOf(firstDay); quarter <= quarterOf(lastDay); quarter++) {
    for (const [index, word] of PAID_CHANNEL_NAMES.entries()) {
      const name = `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1} – ${word}`
      const budget = 500_000 + ((quarter * 7 + index * 13) % 11) * 125_050
      campaigns.push({
        name,
        channel: firstPaid + index,
        from: firstDayOf(quarter),
        to: firstDayOf(quarter + 1) - 1,
        budget,
      })
    }
  }
  return campaigns
}
