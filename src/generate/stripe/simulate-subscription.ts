import { DAY_SECONDS, monthsAfter } from '../calendar.ts'
import { addRecord } from '../records.ts'
import { billPeriod, billUpgrade, type Period } from './bill-subscription.ts'
import { COUPONS, PLANS, PROFESSIONAL, STARTER } from './catalog.ts'
import { CHANNEL_QUALITY } from './market.ts'
import { addEvent, type Simulation } from './simulation.ts'
import { CANCELLATION_REASONS, INVOICE_STATUSES, SUBSCRIPTION_STATUSES } from './words.ts'

const TRIAL_SECONDS = 14 * DAY_SECONDS
const TRIAL_SHARE = 0.86
const CONVERSION_RATE = 0.56
const PROMOTION_SHARE = 0.16
const UPGRADE_RATE = 0.022
const DOWNGRADE_RATE = 0.018
const PAID = INVOICE_STATUSES.indexOf('paid')
const UNCOLLECTIBLE = INVOICE_STATUSES.indexOf('uncollectible')

const statusOf = (word: (typeof SUBSCRIPTION_STATUSES)[number]) => SUBSCRIPTION_STATUSES.indexOf(word)

/**
 * One subscription from its start to its end or to the end of the data.
 * Returns when a subscription that was paid for ended, or NaN when it lives on or was only tried.
 */
export function simulateSubscription(simulation: Simulation, start: number, returning: boolean): number {
  const { random, history } = simulation
  const price = random.chance(PLANS[STARTER].share) ? STARTER : PROFESSIONAL
  const trial = random.chance(TRIAL_SHARE) && !returning
  const payingFrom = trial ? start + TRIAL_SECONDS : start
  const subscription = openSubscription(simulation, start, price, trial)
  redeemPromotion(simulation, subscription, start, payingFrom)
  if (!trial) {
    const step = returning ? 'reactivated' : 'subscribed'
    addEvent(simulation, 'customer.subscription.created', step, start, { subscription, price })
  } else if (!passTrial(simulation, subscription, price, payingFrom)) {
    return Number.NaN
  }
  history.subscriptions.at.status[subscription] = statusOf('active')
  return payPeriods(simulation, subscription, payingFrom)
}

function openSubscription({ history }: Simulation, start: number, price: number, trial: boolean): number {
  const { at } = history.subscriptions
  const subscription = addRecord(history.subscriptions)
  at.start[subscription] = start
  at.price[subscription] = price
  at.updated[subscription] = start
  if (trial) {
    at.status[subscription] = statusOf('trialing')
    at.trialEnd[subscription] = start + TRIAL_SECONDS
    at.periodStart[subscription] = start
    at.periodEnd[subscription] = start + TRIAL_SECONDS
  }
  addItem({ history }, subscription, price, start)
  return subscription
}

function addItem(
  { history }: Pick<Simulation, 'history'>,
  subscription: number,
  price: number,
  start: number,
): number {
  const { at } = history.items
  const item = addRecord(history.items)
  at.subscription[item] = subscription
  at.price[item] = price
  at.start[item] = start
  return item
}

function redeemPromotion(
  simulation: Simulation,
  subscription: number,
  start: number,
  payingFrom: number,
): void {
  const { history, market, random } = simulation
  if (!random.chance(PROMOTION_SHARE)) return
  const code = market.codes.findIndex(({ startsAt, expiresAt }) => start >= startsAt && start < expiresAt)
  if (code < 0) return
  const coupon = COUPONS[market.codes[code]!.coupon]!
  const { at } = history.discounts
  const discount = addRecord(history.discounts)
  at.subscription[discount] = subscription
  at.code[discount] = code
  at.start[discount] = start
  if (coupon.duration !== 2) at.end[discount] = monthsAfter(payingFrom)(coupon.months ?? 1)
  history.subscriptions.at.code[subscription] = code
}

/** True when the trial turned into a paid subscription within the data. */
function passTrial(simulation: Simulation, subscription: number, price: number, trialEnd: number): boolean {
  const { history, random, market } = simulation
  const { at } = history.subscriptions
  const start = at.start[subscription]!
  addEvent(simulation, 'customer.subscription.created', 'trial_started', start, { subscription, price })
  const converts = random.chance(CONVERSION_RATE * CHANNEL_QUALITY[history.channel]!)
  const canceledAt = start + Math.floor(random.between(0.05, 0.98) * TRIAL_SECONDS)
  if (converts) {
    addEvent(simulation, 'customer.subscription.updated', 'trial_converted', trialEnd, {
      subscription,
      price,
    })
    return trialEnd < market.horizon
  }
  if (canceledAt < market.horizon) {
    requestCancellation(simulation, subscription, price, canceledAt, 'trial_not_converted')
  }
  if (trialEnd < market.horizon) {
    endSubscription(simulation, subscription, trialEnd)
    addEvent(simulation, 'customer.subscription.deleted', 'trial_ended', trialEnd, { subscription, price })
  }
  return false
}

/** Bills period after period, with changes in between. Returns when it ended, or NaN. */
function payPeriods(simulation: Simulation, subscription: number, payingFrom: number): number {
  const { history, market } = simulation
  const { at } = history.subscriptions
  const boundary = monthsAfter(payingFrom)
  for (let month = 0; ; month++) {
    const period = { from: boundary(month), to: boundary(month + 1) }
    if (period.from >= market.horizon) return Number.NaN
    at.periodStart[subscription] = period.from
    at.periodEnd[subscription] = period.to
    at.updated[subscription] = period.from
    const invoice = billPeriod(simulation, subscription, lastItem(simulation), period, month === 0)
    const status = history.invoices.at.status[invoice]!
    if (status === UNCOLLECTIBLE)
      return giveUp(simulation, subscription, history.invoices.at.givenUpAt[invoice]!)
    if (status !== PAID) {
      if (history.invoices.at.attempts[invoice]! > 0) at.status[subscription] = statusOf('past_due')
      return Number.NaN
    }
    if (cancels(simulation, subscription, period, month)) {
      if (period.to >= market.horizon) return Number.NaN
      return cancelAtPeriodEnd(simulation, subscription, period.to)
    }
    changePlan(simulation, subscription, period)
  }
}

function lastItem({ history }: Simulation): number {
  return history.items.count - 1
}

/** Whether cancellation is requested within the period; the more rarely, the longer the customer has stayed. */
function cancels(simulation: Simulation, subscription: number, period: Period, month: number): boolean {
  const { history, random, market } = simulation
  const price = history.subscriptions.at.price[subscription]!
  const hazard = (0.024 + 0.085 * Math.exp(-month / 2.5)) * (price === PROFESSIONAL ? 0.8 : 1.08)
  const requested = random.chance(hazard / CHANNEL_QUALITY[history.channel]!)
  const when = momentWithin(simulation, period)
  if (!requested || when >= market.horizon) return false
  requestCancellation(simulation, subscription, price, when, 'cancellation_requested')
  return true
}

function momentWithin({ random }: Simulation, { from, to }: Period): number {
  return Math.floor(random.between(from + DAY_SECONDS, to - DAY_SECONDS))
}

function requestCancellation(
  simulation: Simulation,
  subscription: number,
  price: number,
  when: number,
  reason: (typeof CANCELLATION_REASONS)[number],
): void {
  const { at } = simulation.history.subscriptions
  at.canceledAt[subscription] = when
  at.updated[subscription] = when
  at.reason[subscription] = CANCELLATION_REASONS.indexOf(reason)
  addEvent(simulation, 'customer.subscription.updated', 'cancel_requested', when, { subscription, price })
}

function cancelAtPeriodEnd(simulation: Simulation, subscription: number, when: number): number {
  const price = simulation.history.subscriptions.at.price[subscription]!
  endSubscription(simulation, subscription, when)
  addEvent(simulation, 'customer.subscription.deleted', 'canceled', when, { subscription, price })
  return when
}

function giveUp(simulation: Simulation, subscription: number, when: number): number {
  const { at } = simulation.history.subscriptions
  at.canceledAt[subscription] = when
  at.reason[subscription] = CANCELLATION_REASONS.indexOf('payment_failed')
  return cancelAtPeriodEnd(simulation, subscription, when)
}

function endSubscription(simulation: Simulation, subscription: number, when: number): void {
  const { at } = simulation.history.subscriptions
  at.endedAt[subscription] = when
  at.updated[subscription] = when
  at.status[subscription] = statusOf('canceled')
  simulation.history.items.at.end[lastItem(simulation)] = when
}

/** An upgrade counts at once, a downgrade from the next period on. */
function changePlan(simulation: Simulation, subscription: number, period: Period): void {
  const { history, random, market } = simulation
  const price = history.subscriptions.at.price[subscription]!
  const changes = random.chance(price === STARTER ? UPGRADE_RATE : DOWNGRADE_RATE)
  const wanted = momentWithin(simulation, period)
  const when = price === STARTER ? wanted : period.to
  if (!changes || when >= market.horizon) return
  const newPrice = price === STARTER ? PROFESSIONAL : STARTER
  const old = lastItem(simulation)
  history.items.at.end[old] = when
  const item = addItem(simulation, subscription, newPrice, when)
  history.subscriptions.at.price[subscription] = newPrice
  history.subscriptions.at.updated[subscription] = when
  const step = price === STARTER ? 'upgraded' : 'downgraded'
  addEvent(simulation, 'customer.subscription.updated', step, when, {
    subscription,
    price: newPrice,
    previousPrice: price,
  })
  if (price === STARTER) billUpgrade(simulation, subscription, { old, new: item }, period, when)
}
