// The life of one user in the shop: visits that turn into carts and purchases.

import { DAY_SECONDS, parseDay, weekdayOf } from '../calendar.ts'
import type { GenerateSettings } from '../preset.ts'
import { mix, Random } from '../random.ts'
import { addRecord, type Records, records } from '../records.ts'

const COUNTRY_SHARES = [0.34, 0.2, 0.14, 0.12, 0.2]
/** By country, in the order of CHANNELS. */
const CHANNEL_SHARES = [
  [0.32, 0.26, 0.12, 0.16, 0.14],
  [0.26, 0.28, 0.1, 0.24, 0.12],
  [0.36, 0.2, 0.16, 0.12, 0.16],
  [0.22, 0.28, 0.1, 0.28, 0.12],
  [0.24, 0.34, 0.12, 0.2, 0.1],
]
/** By channel: how ready to buy, how much, and how long they keep coming. */
const BUYING = [1, 0.72, 1.5, 0.5, 1.25]
const SPENDING = [1, 0.9, 1.22, 0.8, 1.1]
const STAYING_DAYS = [85, 48, 130, 36, 110]
const VISIT_GAP_DAYS = 7
const CART_SHARE = 0.26
const PURCHASE_SHARE = 0.46
/** Visits on each weekday, and in each hour, compared with the busiest. */
const WEEKDAYS = [0.72, 0.7, 0.72, 0.78, 0.86, 1, 0.98]
const HOURS = [1, 1, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5, 6, 5, 5, 5, 5, 6, 7, 9, 10, 8, 5, 2].map((w) => w / 100)
const FIRST_ID = 100_000
const ID_STEP = 17

export interface Shopper {
  readonly settings: GenerateSettings
  readonly firstDay: number
  readonly lastDay: number
  readonly random: Random
  id: number
  signupDay: number
  country: number
  channel: number
  /** Seconds; types by index; cents, NaN for a view. In the order in which they happened. */
  readonly events: Records<'at' | 'type' | 'value'>
}

export function openShopper(settings: GenerateSettings): Shopper {
  const firstDay = parseDay(settings.start)
  const lastDay = parseDay(settings.end)
  if (firstDay === undefined || lastDay === undefined) throw new Error('The settings hold no valid dates.')
  const random = new Random(settings.seed, 'product user')
  const events = records(256, ['at', 'type', 'value'])
  return { settings, firstDay, lastDay, random, id: 0, signupDay: 0, country: 0, channel: 0, events }
}

/** Fills the shopper with the life of user number `user`, from 0. */
export function simulateShopper(shopper: Shopper, user: number): void {
  const { random, firstDay, lastDay, events } = shopper
  random.at(user)
  events.count = 0
  shopper.id = FIRST_ID + user * ID_STEP + (mix(random.uint32()) % ID_STEP)
  shopper.country = random.weighted(COUNTRY_SHARES)
  shopper.channel = random.weighted(CHANNEL_SHARES[shopper.country]!)
  shopper.signupDay = firstDay + Math.floor((lastDay - firstDay + 1) * random.unit() ** 0.8)
  const eagerness = Math.exp(0.35 * random.normal())
  const leaves = shopper.signupDay + 1 + random.exponential(STAYING_DAYS[shopper.channel]!)
  for (let day = shopper.signupDay; day <= lastDay && day < leaves; ) {
    if (random.chance(WEEKDAYS[weekdayOf(day)]!)) visit(shopper, day, eagerness)
    day += Math.max(1, Math.round(random.exponential(VISIT_GAP_DAYS)))
  }
}

/** Views, and perhaps a cart, and perhaps a purchase, in this order, all on one day. */
function visit(shopper: Shopper, day: number, eagerness: number): void {
  const { random, channel } = shopper
  // An hour of slack keeps the whole visit on its day.
  const hour = Math.min(22, random.weighted(HOURS))
  let moment = day * DAY_SECONDS + hour * 3600 + random.below(1800)
  const views = 1 + Math.min(9, Math.floor(random.exponential(2.4)))
  for (let view = 0; view < views; view++) {
    add(shopper, moment, 0, Number.NaN)
    moment += 5 + random.below(150)
  }
  if (!random.chance(Math.min(0.9, CART_SHARE * BUYING[channel]! * eagerness))) return
  const value = Math.max(499, Math.round(Math.exp(8.1 + 0.55 * random.normal()) * SPENDING[channel]!))
  add(shopper, moment, 1, value)
  if (!random.chance(Math.min(0.95, PURCHASE_SHARE * BUYING[channel]! ** 0.5))) return
  add(shopper, moment + 20 + random.below(600), 2, value)
}

function add({ events }: Shopper, moment: number, type: number, value: number): void {
  const index = addRecord(events)
  events.at.at[index] = moment
  events.at.type[index] = type
  events.at.value[index] = value
}
