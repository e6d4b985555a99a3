// How likely a customer is active on a day, and how much is done then.

import { weekdayOf } from '../calendar.ts'
import { Random } from '../random.ts'
import type { ChurnWindow } from './profile.ts'

/** Chance of activity by plan: on the first day, in the long run, and how many days the way down takes. */
const RETENTION = [
  { first: 0.58, floor: 0.1, days: 22 },
  { first: 0.66, floor: 0.22, days: 40 },
  { first: 0.76, floor: 0.37, days: 65 },
  { first: 0.86, floor: 0.54, days: 110 },
]
const WEEKDAY_FACTORS = [1.06, 1.1, 1.1, 1.06, 0.98, 0.66, 0.62]
/** Share of logs that get lost on any day, and on the rare day of an outage. */
const LOST_SHARE = 0.015
const OUTAGE_SHARE = 0.012
const LOST_SHARE_IN_OUTAGE = 0.35

export interface UsageCurves {
  /** By plan and days since signup. */
  readonly retention: readonly Float64Array[]
  /** Factor of each day of the window: the weekday, and the logs that got lost. */
  readonly byDay: Float64Array
}

export function usageCurves({ settings, firstDay, lastDay }: ChurnWindow): UsageCurves {
  const days = lastDay - firstDay + 1
  const retention = RETENTION.map((plan) =>
    Float64Array.from(
      { length: days },
      (_, day) => plan.floor + (plan.first - plan.floor) * Math.exp(-day / plan.days),
    ),
  )
  const random = new Random(settings.seed, 'churn outages')
  const byDay = Float64Array.from({ length: days }, (_, index) => {
    const lost = random.at(index).chance(OUTAGE_SHARE) ? LOST_SHARE_IN_OUTAGE : LOST_SHARE
    return WEEKDAY_FACTORS[weekdayOf(firstDay + index)]! * (1 - lost)
  })
  return { retention, byDay }
}

export interface Use {
  readonly sessions: number
  readonly minutes: number
  readonly features: number
}

const SESSION_BITS = 8
const MINUTE_BITS = 10
const FEATURE_BITS = 10

/** Mean sessions beyond the first, by plan. */
const MORE_SESSIONS = [0.5, 0.9, 1.5, 2.6]
const SESSION_TABLES = MORE_SESSIONS.map((mean) =>
  quantiles(SESSION_BITS, (u) => 1 + Math.floor(Math.log(1 - u) / Math.log(mean / (1 + mean)))),
)
/** Minutes of a session: log-logistic around 9. */
const MINUTE_TABLE = quantiles(MINUTE_BITS, (u) => 9 * (u / (1 - u)) ** 0.45)
/** Uses of a feature per session: exponential, mean by plan. */
const FEATURE_TABLES = [2.2, 3.4, 4.8, 6.5].map((mean) =>
  quantiles(FEATURE_BITS, (u) => -mean * Math.log(1 - u)),
)

function quantiles(bits: number, inverse: (u: number) => number): Float64Array {
  const size = 2 ** bits
  return Float64Array.from({ length: size }, (_, index) => inverse((index + 0.5) / size))
}

/** Gives what an active customer does in a day, from 32 random bits; the same object is filled again. */
export function openUse(): (plan: number, bits: number) => Use {
  const use = { sessions: 0, minutes: 0, features: 0 }
  return (plan, bits) => {
    const sessions = SESSION_TABLES[plan]![bits >>> (32 - SESSION_BITS)]!
    use.sessions = sessions
    use.minutes = Math.ceil(sessions * MINUTE_TABLE[(bits >>> FEATURE_BITS) & (2 ** MINUTE_BITS - 1)]!)
    use.features = Math.round(sessions * FEATURE_TABLES[plan]![bits & (2 ** FEATURE_BITS - 1)]!)
    return use
  }
}
