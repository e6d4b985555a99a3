import { DAY_SECONDS } from '../calendar.ts'
import { addRecord } from '../records.ts'
import { addEvent, type Simulation } from './simulation.ts'
import * as words from './words.ts'

const PAID = words.INVOICE_STATUSES.indexOf('paid')
const OPEN = words.INVOICE_STATUSES.indexOf('open')
const UNCOLLECTIBLE = words.INVOICE_STATUSES.indexOf('uncollectible')
const SUCCEEDED = words.REFUND_STATUSES.indexOf('succeeded')
const PENDING = words.REFUND_STATUSES.indexOf('pending')
const NEEDS_RESPONSE = words.DISPUTE_STATUSES.indexOf('needs_response')
const UNDER_REVIEW = words.DISPUTE_STATUSES.indexOf('under_review')
const WON = words.DISPUTE_STATUSES.indexOf('won')
const LOST = words.DISPUTE_STATUSES.indexOf('lost')

/** By payment method. */
const FAILURE_RATES = [0.055, 0.03, 0.025]
const FAILURE_CODE_SHARES = [0.42, 0.36, 0.15, 0.07]
/** Days from one attempt to the next, and how often that next one fails again. */
const RETRIES = [
  { afterDays: 3, failureRate: 0.48 },
  { afterDays: 5, failureRate: 0.62 },
  { afterDays: 7, failureRate: 0.74 },
]
const REFUND_RATE = 0.021
const REFUND_REASON_SHARES = [0.83, 0.12, 0.05]
const DISPUTE_RATE = 0.0045
const DISPUTE_REASON_SHARES = [0.48, 0.17, 0.21, 0.14]
const DISPUTE_WON_SHARE = 0.38

/**
 * Tries to collect an invoice until it is paid or given up, as far as the data reaches.
 * `failureFactor` scales how often the first attempt fails; zero for an upgrade, which only counts once it is paid.
 */
export function collectInvoice(simulation: Simulation, invoice: number, failureFactor: number): void {
  const { history, random, market } = simulation
  const { at } = history.invoices
  const amount = at.subtotal[invoice]! - at.discount[invoice]!
  at.paid[invoice] = 0
  at.attempts[invoice] = 0
  at.status[invoice] = OPEN
  let attemptAt = at.created[invoice]! + (failureFactor === 0 ? 0 : 60 + random.below(3000))
  let failureRate = FAILURE_RATES[history.paymentMethod]! * failureFactor
  for (let attempt = 1; ; attempt++) {
    if (attemptAt >= market.horizon) {
      at.nextAttempt[invoice] = attemptAt
      return
    }
    const succeeded = !random.chance(failureRate)
    at.attempts[invoice] = attempt
    at.updated[invoice] = attemptAt
    addCharge(simulation, invoice, amount, attempt, attemptAt, succeeded)
    if (succeeded) {
      at.status[invoice] = PAID
      at.paid[invoice] = amount
      at.paidAt[invoice] = attemptAt
      return
    }
    const retry = RETRIES[attempt - 1]
    if (!retry) {
      at.status[invoice] = UNCOLLECTIBLE
      at.givenUpAt[invoice] = attemptAt
      return
    }
    attemptAt += retry.afterDays * DAY_SECONDS
    failureRate = retry.failureRate
  }
}

function addCharge(
  simulation: Simulation,
  invoice: number,
  amount: number,
  attempt: number,
  created: number,
  succeeded: boolean,
): void {
  const { history, random } = simulation
  const charge = addRecord(history.charges)
  const { at } = history.charges
  at.invoice[charge] = invoice
  at.amount[charge] = amount
  at.attempt[charge] = attempt
  at.created[charge] = created
  at.updated[charge] = created
  at.succeeded[charge] = succeeded ? 1 : 0
  at.refunded[charge] = 0
  at.disputed[charge] = 0
  if (succeeded) {
    const fate = random.unit()
    if (fate < REFUND_RATE) addRefunds(simulation, charge)
    else if (fate < REFUND_RATE + DISPUTE_RATE) addDispute(simulation, charge)
    return
  }
  at.failure[charge] = random.weighted(FAILURE_CODE_SHARES)
  const subscription = history.invoices.at.subscription[invoice]!
  addEvent(simulation, 'invoice.payment_failed', 'payment_failed', created, {
    subscription,
    price: history.subscriptions.at.price[subscription]!,
  })
}

/** The whole amount at once, or one or two parts of it. */
function addRefunds(simulation: Simulation, charge: number): void {
  const { history, random } = simulation
  const amount = history.charges.at.amount[charge]!
  const charged = history.charges.at.created[charge]!
  const first = charged + Math.floor(random.between(0.5, 20) * DAY_SECONDS)
  if (random.chance(0.62)) {
    addRefund(simulation, charge, amount, first)
    return
  }
  const part = Math.max(1, Math.round(amount * random.between(0.1, 0.6)))
  addRefund(simulation, charge, part, first)
  if (random.chance(0.15)) {
    const rest = Math.max(1, Math.floor((amount - part) * random.unit()))
    addRefund(simulation, charge, rest, first + Math.floor(random.between(1, 10) * DAY_SECONDS))
  }
}

function addRefund(
  { history, random, market }: Simulation,
  charge: number,
  amount: number,
  created: number,
): void {
  const reason = random.weighted(REFUND_REASON_SHARES)
  if (created >= market.horizon) return
  const { at } = history.refunds
  const refund = addRecord(history.refunds)
  at.charge[refund] = charge
  at.amount[refund] = amount
  at.reason[refund] = reason
  at.created[refund] = created
  at.status[refund] = created > market.horizon - 3 * DAY_SECONDS ? PENDING : SUCCEEDED
  history.charges.at.refunded[charge] = history.charges.at.refunded[charge]! + amount
  history.charges.at.updated[charge] = created
}

function addDispute({ history, random, market }: Simulation, charge: number): void {
  const created = history.charges.at.created[charge]! + Math.floor(random.between(4, 60) * DAY_SECONDS)
  const closedAt = created + Math.floor(random.between(20, 75) * DAY_SECONDS)
  const reason = random.weighted(DISPUTE_REASON_SHARES)
  const won = random.chance(DISPUTE_WON_SHARE)
  if (created >= market.horizon) return
  const { at } = history.disputes
  const dispute = addRecord(history.disputes)
  at.charge[dispute] = charge
  at.amount[dispute] = history.charges.at.amount[charge]!
  at.reason[dispute] = reason
  at.created[dispute] = created
  history.charges.at.disputed[charge] = 1
  history.charges.at.updated[charge] = created
  if (closedAt < market.horizon) {
    at.closedAt[dispute] = closedAt
    at.status[dispute] = won ? WON : LOST
  } else {
    at.status[dispute] = created > market.horizon - 10 * DAY_SECONDS ? NEEDS_RESPONSE : UNDER_REVIEW
  }
}
