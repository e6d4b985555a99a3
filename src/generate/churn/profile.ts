// Who a customer is and when they leave: the same answer for every table that asks.

import { parseDay } from '../calendar.ts'
import type { GenerateSettings } from '../preset.ts'
import { mix, Random } from '../random.ts'

const PLAN_SHARES = [0.52, 0.27, 0.15, 0.06]
const REGION_SHARES = [0.4, 0.3, 0.2, 0.1]
/** Mean days until a customer leaves, by plan. */
const MEAN_LIFETIME = [170, 290, 460, 900]
/** Share of signups whose number rises day by day over the window; the others come evenly. */
const GROWING_SHARE = 0.3
const FIRST_ID = 10_000_000
const ID_STEP = 97

export interface Profile {
  id: number
  signupDay: number
  plan: number
  region: number
  /** The first day without the customer; may lie after the end of the data. */
  leavingDay: number
  /** How eager a user, around 1. */
  eagerness: number
}

export interface ChurnWindow {
  readonly settings: GenerateSettings
  readonly firstDay: number
  readonly lastDay: number
}

export function openWindow(settings: GenerateSettings): ChurnWindow {
  const firstDay = parseDay(settings.start)
  const lastDay = parseDay(settings.end)
  if (firstDay === undefined || lastDay === undefined) throw new Error('The settings hold no valid dates.')
  return { settings, firstDay, lastDay }
}

/** Gives the profile of a customer; the same object is filled again for the next one. */
export function profiles({ settings, firstDay, lastDay }: ChurnWindow): (customer: number) => Profile {
  const random = new Random(settings.seed, 'churn customer')
  const profile: Profile = { id: 0, signupDay: 0, plan: 0, region: 0, leavingDay: 0, eagerness: 1 }
  const days = lastDay - firstDay + 1
  return (customer) => {
    random.at(customer)
    profile.id = FIRST_ID + customer * ID_STEP + (mix(random.uint32()) % ID_STEP)
    profile.plan = random.weighted(PLAN_SHARES)
    profile.region = random.weighted(REGION_SHARES)
    const growing = random.chance(GROWING_SHARE)
    const when = random.unit()
    profile.signupDay = firstDay + Math.floor(days * (growing ? Math.sqrt(when) : when))
    profile.leavingDay = profile.signupDay + 1 + Math.floor(random.exponential(MEAN_LIFETIME[profile.plan]!))
    profile.eagerness = Math.exp(0.3 * random.normal())
    return profile
  }
}
