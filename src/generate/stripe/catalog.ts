// What DataFlow Analytics sells, and the promotions that it runs: the small fixed tables of the company.

import { dayOf } from '../calendar.ts'

export interface Plan {
  readonly product: string
  readonly nickname: string
  readonly description: string
  /** Cents a month. */
  readonly amount: number
  /** Share of new subscriptions. */
  readonly share: number
}

export const STARTER = 0
export const PROFESSIONAL = 1
export const PLANS: readonly [Plan, Plan] = [
  {
    product: 'Starter',
    nickname: 'starter_monthly',
    description: 'Dashboards and alerts for one workspace.',
    amount: 2000,
    share: 0.68,
  },
  {
    product: 'Professional',
    nickname: 'professional_monthly',
    description: 'Unlimited workspaces, scheduled reports and the interface for programs.',
    amount: 5000,
    share: 0.32,
  },
]

export type CouponDuration = 0 | 1 | 2

export interface Coupon {
  readonly name: string
  readonly percentOff: number | undefined
  /** Cents. */
  readonly amountOff: number | undefined
  /** Index into COUPON_DURATIONS. */
  readonly duration: CouponDuration
  readonly months: number | undefined
}

export const COUPONS: readonly Coupon[] = [
  { name: 'Half off the first month', percentOff: 50, amountOff: undefined, duration: 0, months: undefined },
  { name: 'A quarter off for three months', percentOff: 25, amountOff: undefined, duration: 1, months: 3 },
  { name: 'Five dollars off for six months', percentOff: undefined, amountOff: 500, duration: 1, months: 6 },
  { name: 'Ten per cent off for ever', percentOff: 10, amountOff: undefined, duration: 2, months: undefined },
]

export interface PromotionCode {
  readonly code: string
  /** Index into COUPONS. */
  readonly coupon: number
  /** Seconds. */
  readonly startsAt: number
  readonly expiresAt: number
}

const SEASONS = [
  { word: 'WINTER', month: 1, coupon: 1 },
  { word: 'SPRING', month: 4, coupon: 0 },
  { word: 'SUMMER', month: 7, coupon: 2 },
  { word: 'BLACKFRIDAY', month: 11, coupon: 3 },
] as const

/** Four codes a year, each for two months. */
export function promotionCodesFor(firstYear: number, lastYear: number): readonly PromotionCode[] {
  const codes: PromotionCode[] = []
  for (let year = firstYear; year <= lastYear; year++) {
    for (const { word, month, coupon } of SEASONS) {
      const startsAt = dayOf(year, month, 1) * 86_400
      const expiresAt = dayOf(month === 11 ? year + 1 : year, month === 11 ? 1 : month + 2, 1) * 86_400
      codes.push({ code: `${word}${String(year % 100).padStart(2, '0')}`, coupon, startsAt, expiresAt })
    }
  }
  return codes
}
