import { DAY_SECONDS, monthsAfter } from '../calendar.ts'
import { addRecord } from '../records.ts'
import { PLANS } from './catalog.ts'
import type { Life } from './life.ts'
import { END_REASONS, PAYMENT_STATUSES } from './words.ts'

/** How much a channel's accounts are worth: above 1 they convert more and leave less. */
const CHANNEL_QUALITY = [1.15, 1.5, 1.1, 0.9, 0.62, 1]
const CONVERSION = 0.46
/** By size of the company: share of each plan. */
const PLAN_SHARES = [
  [0.72, 0.24, 0.04],
  [0.4, 0.45, 0.15],
  [0.15, 0.5, 0.35],
  [0.05, 0.35, 0.6],
]
const MONTHLY_CHURN = [0.06, 0.042, 0.026]
const PROMO_SHARE = 0.3
const PROMO_CHURN_FACTOR = 1.75
/** Each ticket of the last two months raises the risk by this much, three of them at most. */
const TICKET_CHURN = 0.85
const MONTHLY_TICKETS = [0.16, 0.24, 0.34, 0.5]
const CHANGE_SHARE = 0.014
const COMEBACK_SHARE = 0.13
const FAILURE_SHARE = 0.045
const REFUND_SHARE = 0.012
const REQUESTED = END_REASONS.indexOf('requested')
const PAYMENT_FAILED = END_REASONS.indexOf('payment_failed')
const PLAN_CHANGED = END_REASONS.indexOf('plan_changed')
const PAID = PAYMENT_STATUSES.indexOf('paid')
const FAILED = PAYMENT_STATUSES.indexOf('failed')
const REFUNDED = PAYMENT_STATUSES.indexOf('refunded')

/** Subscriptions with their months, payments and tickets, until the account leaves for good or the data ends. */
export function simulateBilling(life: Life): void {
  const { random } = life
  const quality = CHANNEL_QUALITY[life.channel]!
  life.left = life.created + Math.floor(random.exponential(18) * DAY_SECONDS)
  let start = Math.floor((life.created + random.between(0.2, 21) * DAY_SECONDS) * 1000) / 1000
  if (!random.chance(Math.min(0.95, CONVERSION * quality))) {
    life.left = Math.min(life.left, life.horizon)
    return
  }
  let plan = random.weighted(PLAN_SHARES[life.size]!)
  let previous = Number.NaN
  for (let round = 0; round < 6 && start < life.horizon; round++) {
    const index = subscribe(life, { plan, previous, start, quality })
    const end = life.subscriptions.at.end[index]!
    life.left = Number.isNaN(end) ? life.horizon : end
    if (Number.isNaN(end)) return
    if (life.subscriptions.at.reason[index] === PLAN_CHANGED) {
      plan = plan === 2 ? 1 : plan === 0 ? 1 : random.chance(0.7) ? 2 : 0
      previous = index
      start = end
    } else {
      if (!random.chance(COMEBACK_SHARE)) return
      previous = Number.NaN
      start = Math.floor(end + random.between(20, 200) * DAY_SECONDS)
    }
  }
}

interface Subscribe {
  readonly plan: number
  readonly previous: number
  readonly start: number
  readonly quality: number
}

function subscribe(life: Life, { plan, previous, start, quality }: Subscribe): number {
  const { random, subscriptions } = life
  const index = addRecord(subscriptions)
  const { at } = subscriptions
  at.plan[index] = plan
  at.previous[index] = previous
  at.seats[index] = Math.max(1, life.users.count)
  at.price[index] = PLANS[plan]!.price
  at.start[index] = start
  at.updated[index] = start
  const code = random.chance(PROMO_SHARE) && Number.isNaN(previous) ? redeem(life, index, start) : -1
  const risk = (MONTHLY_CHURN[plan]! / quality) * (code >= 0 ? PROMO_CHURN_FACTOR : 1)
  const monthsOn = monthsAfter(start)
  const recent = [0, 0]
  for (let month = 0; ; month++) {
    const from = monthsOn(month)
    const to = monthsOn(month + 1)
    if (from >= life.horizon) return index
    const paid = collect(life, index, month, from, to, code)
    if (!paid) return end(life, index, from + 9 * DAY_SECONDS, PAYMENT_FAILED)
    recent[month % 2] = openTickets(life, from, to)
    const tickets = Math.min(3, recent[0]! + recent[1]!)
    const leaves = random.chance(risk * (1 + TICKET_CHURN * tickets))
    if (leaves) return end(life, index, to, REQUESTED)
    if (random.chance(CHANGE_SHARE)) return end(life, index, to, PLAN_CHANGED)
  }
}

function end(life: Life, index: number, when: number, reason: number): number {
  const { at } = life.subscriptions
  if (when >= life.horizon) return index
  at.end[index] = when
  at.reason[index] = reason
  at.updated[index] = when
  return index
}

/** The code that is valid at the moment; its index, or -1. */
function redeem(life: Life, subscription: number, moment: number): number {
  const code = life.codes.findIndex(({ from, to }) => from <= moment && moment < to)
  if (code < 0) return -1
  const index = addRecord(life.redemptions)
  const { at } = life.redemptions
  at.code[index] = code
  at.subscription[index] = subscription
  at.at[index] = moment
  life.subscriptions.at.code[subscription] = code
  return code
}

/** One or more attempts to collect a month; false when all failed. */
function collect(
  life: Life,
  subscription: number,
  month: number,
  from: number,
  to: number,
  code: number,
): boolean {
  const { random, subscriptions } = life
  const full = subscriptions.at.seats[subscription]! * subscriptions.at.price[subscription]!
  const promo = code >= 0 ? life.codes[code]! : undefined
  const discount = promo && month < promo.months ? Math.round((full * promo.percent) / 100) : 0
  const method = life.size >= 2 ? random.weighted([0.4, 0.45, 0.15]) : random.weighted([0.86, 0.04, 0.1])
  for (let attempt = 1; attempt <= 3; attempt++) {
    const created = from + (attempt - 1) * 3 * DAY_SECONDS
    if (created >= life.horizon) return true
    const fails = random.chance(attempt === 1 ? FAILURE_SHARE : 0.45)
    const index = addRecord(life.payments)
    const { at } = life.payments
    at.subscription[index] = subscription
    at.month[index] = month
    at.attempt[index] = attempt
    at.from[index] = Math.floor(from / DAY_SECONDS)
    at.to[index] = Math.floor(to / DAY_SECONDS)
    at.amount[index] = full - discount
    at.discount[index] = discount
    at.refunded[index] = 0
    at.status[index] = fails ? FAILED : PAID
    at.method[index] = method
    at.created[index] = created
    at.updated[index] = created
    if (fails) at.failure[index] = random.weighted([0.6, 0.22, 0.18])
    else {
      if (random.chance(REFUND_SHARE)) refund(life, index)
      return true
    }
  }
  return false
}

function refund(life: Life, index: number): void {
  const { random } = life
  const { at } = life.payments
  const when = at.created[index]! + Math.floor(random.between(1, 15) * DAY_SECONDS)
  if (when >= life.horizon) return
  at.status[index] = REFUNDED
  at.refunded[index] = random.chance(0.6) ? at.amount[index]! : Math.floor(at.amount[index]! * random.unit())
  at.updated[index] = when
}

/** How many tickets were opened in the month. */
function openTickets(life: Life, from: number, to: number): number {
  const { random } = life
  let opened = 0
  const gap = (to - from) / MONTHLY_TICKETS[life.size]!
  for (
    let when = from + random.exponential(gap);
    when < to && when < life.horizon;
    when += random.exponential(gap)
  ) {
    const index = addRecord(life.tickets)
    const { at } = life.tickets
    const priority = random.weighted([0.34, 0.42, 0.18, 0.06])
    const resolved = Math.floor((when + random.exponential(30 - priority * 7) * 3600 + 300) * 1000) / 1000
    const solved = resolved < life.horizon
    at.opened[index] = Math.floor(when * 1000) / 1000
    at.user[index] = pickUser(life, when)
    at.category[index] = random.weighted([0.24, 0.4, 0.24, 0.12])
    at.priority[index] = priority
    at.status[index] = solved ? 2 : random.chance(0.4) ? 1 : 0
    at.updated[index] = solved ? resolved : at.opened[index]!
    if (solved) {
      at.resolved[index] = resolved
      const slow = resolved - when > 2 * DAY_SECONDS
      if (random.chance(0.45))
        at.satisfaction[index] =
          1 + random.weighted(slow ? [0.3, 0.25, 0.2, 0.15, 0.1] : [0.05, 0.08, 0.17, 0.3, 0.4])
    }
    opened++
  }
  return opened
}

/** One of those who were there at the moment; the owner always was. */
function pickUser({ random, users }: Life, moment: number): number {
  const user = random.below(users.count)
  return users.at.created[user]! <= moment ? user : 0
}
