// The small tables that do not grow with the customers: what is sold, the promotions, the campaigns and their cost.

import { DAY_SECONDS } from '../calendar.ts'
import { Random } from '../random.ts'
import { COUPONS, PLANS } from './catalog.ts'
import type { Names } from './cells.ts'
import { type Market, spendOn } from './market.ts'

/** A row in the order of the table's columns. */
export type CompanyRow = readonly (number | string | null)[]

export interface Redemptions {
  readonly byCode: readonly number[]
  readonly byCoupon: readonly number[]
}

export interface CompanyContext {
  readonly market: Market
  readonly names: Names & {
    readonly product: (plan: number) => string
    readonly spend: (index: number) => string
  }
  /** Counted over all customers when first asked. */
  readonly redemptions: () => Redemptions
}

const USD = 0

export const COMPANY_TABLES: {
  readonly [table: string]: (context: CompanyContext) => Iterable<CompanyRow>
} = {
  *products({ market, names }) {
    for (const [plan, { product, description }] of PLANS.entries()) {
      yield [names.product(plan), product, description, 1, founded(market)]
    }
  },
  *prices({ market, names }) {
    for (const [plan, { nickname, amount }] of PLANS.entries()) {
      yield [names.price(plan), names.product(plan), nickname, USD, amount, 0, 1, 1, founded(market)]
    }
  },
  *coupons({ market, names, redemptions }) {
    for (const [index, { name, percentOff, amountOff, duration, months }] of COUPONS.entries()) {
      yield [
        names.coupon(index),
        name,
        percentOff ?? Number.NaN,
        amountOff ?? Number.NaN,
        USD,
        duration,
        months ?? Number.NaN,
        1,
        redemptions().byCoupon[index]!,
        founded(market),
      ]
    }
  },
  *promotion_codes({ market, names, redemptions }) {
    for (const [index, { code, coupon, startsAt, expiresAt }] of market.codes.entries()) {
      const active = startsAt < market.horizon && expiresAt >= market.horizon ? 1 : 0
      const redeemed = redemptions().byCode[index]!
      yield [names.code(index), names.coupon(coupon), code, active, redeemed, startsAt * 1e6, expiresAt * 1e6]
    }
  },
  *marketing_campaigns({ market, names }) {
    for (const [index, { name, channel, region, from, to }] of market.campaigns.entries()) {
      let expected = 0
      for (const { spend } of spendDays(market, index)) expected += spend
      const budget = Math.ceil((expected * 1.1) / 10_000) * 10_000
      yield [names.campaign(index), name, channel, region, from, to, budget, USD]
    }
  },
  *marketing_spend({ market, names }) {
    let row = 0
    for (const [index, { channel }] of market.campaigns.entries()) {
      for (const { day, spend, impressions, clicks } of spendDays(market, index)) {
        yield [names.spend(row++), day, names.campaign(index), channel, spend, USD, impressions, clicks]
      }
    }
  },
}

/** Prices and coupons are there the day before the first customer. */
function founded(market: Market): number {
  return (market.firstDay - 1) * DAY_SECONDS * 1e6
}

function* spendDays(market: Market, index: number) {
  const campaign = market.campaigns[index]!
  const random = new Random(market.settings.seed, 'stripe spend').at(index)
  for (let day = campaign.from; day <= campaign.to; day++)
    yield { day, ...spendOn(market, campaign, day, random) }
}
