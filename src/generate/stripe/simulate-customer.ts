import { DAY_SECONDS } from '../calendar.ts'
import { clearHistory, type History } from './history.ts'
import { CHANNEL_SHARES, COUNTRY_SHARES, REGION_SHARES } from './market.ts'
import { simulateSubscription } from './simulate-subscription.ts'
import { addEvent, type Simulation } from './simulation.ts'
import { ALL_COUNTRIES, COUNTRIES, INVOICE_STATUSES, PAID_CHANNELS } from './words.ts'

/** Share of signups that start a subscription or a trial at all. */
const START_SHARE = 0.78
const COMEBACK_SHARE = 0.17
const MOST_SUBSCRIPTIONS = 4
/** By region: card, SEPA direct debit, PayPal. */
const METHOD_SHARES = [
  [0.9, 0, 0.1],
  [0.66, 0.19, 0.15],
  [0.86, 0, 0.14],
]
/** Signups by UTC hour, over three regions: busiest in the afternoon. */
const HOUR_SHARES = [2, 2, 2, 2, 2, 3, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 5, 5, 4, 4, 3, 2].map(
  (w) => w / 100,
)
const PAID = INVOICE_STATUSES.indexOf('paid')

/** Fills the simulation's history with the life of one customer, from signup to the end of the data. */
export function simulateCustomer(simulation: Simulation, customer: number): History {
  const { history, random, market } = simulation
  random.at(customer)
  clearHistory(history, customer)
  signUp(simulation, customer)
  const starts = random.chance(START_SHARE)
  const hesitation = random.chance(0.7) ? random.between(120, 3600) : random.between(0.1, 12) * DAY_SECONDS
  let start = Math.floor(history.signedUp + hesitation)
  if (!starts || start >= market.horizon) return history
  history.paymentMethod = random.weighted(METHOD_SHARES[history.region]!)
  for (let round = 0; round < MOST_SUBSCRIPTIONS && start < market.horizon; round++) {
    const ended = simulateSubscription(simulation, start, round > 0)
    const returns = random.chance(COMEBACK_SHARE)
    const pause = 2 + Math.exp(4.1 + 0.8 * random.normal())
    if (Number.isNaN(ended) || !returns) break
    start = Math.floor(ended + pause * DAY_SECONDS)
  }
  settle(history)
  return history
}

function signUp(simulation: Simulation, customer: number): void {
  const { history, random, market } = simulation
  const day = market.signupDay((customer + random.unit()) / market.settings.customers)
  const hour = random.weighted(HOUR_SHARES)
  history.signedUp = day * DAY_SECONDS + hour * 3600 + 60 + random.below(3500)
  history.updated = history.signedUp
  history.region = random.weighted(REGION_SHARES)
  const country = COUNTRIES[history.region]![random.weighted(COUNTRY_SHARES[history.region]!)]!
  history.country = ALL_COUNTRIES.indexOf(country)
  history.channel = random.weighted(CHANNEL_SHARES[history.region]!)
  history.touchedAt = history.signedUp - 30 - random.below(hour * 3600 + 1)
  if (history.channel < PAID_CHANNELS.length) {
    history.campaign = market.campaignOn(day, history.channel, history.region)
  }
  addEvent(simulation, 'customer.created', 'signup', history.signedUp, {})
}

/** What the customer's own row says at the end. */
function settle(history: History): void {
  const { subscriptions, invoices } = history
  for (let index = 0; index < subscriptions.count; index++) {
    history.updated = Math.max(history.updated, subscriptions.at.updated[index]!)
  }
  const latest = invoices.count - 1
  const unpaid = latest >= 0 && invoices.at.status[latest] !== PAID && invoices.at.attempts[latest]! > 0
  history.delinquent = unpaid ? 1 : 0
}
