import { DAY_SECONDS } from '../calendar.ts'
import { addRecord } from '../records.ts'
import { type Life, nextAccount } from './life.ts'
import { simulateBilling } from './simulate-billing.ts'
import { simulateUse } from './simulate-use.ts'
import { FIRST_PAID } from './words.ts'

const CHANNEL_SHARES = [0.27, 0.12, 0.15, 0.22, 0.16, 0.08]
const SIZE_SHARES = [0.5, 0.3, 0.15, 0.05]
const MOST_USERS = [3, 6, 10, 16]
const COUNTRY_SHARES = [0.42, 0.08, 0.14, 0.12, 0.08, 0.06, 0.06, 0.04]
const LOCALE_SHARES = [0.66, 0.16, 0.1, 0.08]
/** Signups grow over the window: this share of them has come after this power of its length. */
const GROWTH = 0.72

/** Fills `life` with one account, from its first contact to the end of the data. Accounts come in order, from 0. */
export function simulateAccount(life: Life, account: number): void {
  nextAccount(life, account)
  const { random, settings, firstDay, lastDay } = life
  random.at(account)
  const days = lastDay - firstDay + 1
  const share = ((account + random.unit()) / settings.customers) ** GROWTH
  const second = Math.floor(random.between(6, 21) * 3600) + random.below(1000) / 1000
  life.created = (firstDay + Math.floor(share * days)) * DAY_SECONDS + second
  life.channel = random.weighted(CHANNEL_SHARES)
  life.industry = random.below(6)
  life.size = random.weighted(SIZE_SHARES)
  life.country = random.weighted(COUNTRY_SHARES)
  touch(life)
  inviteUsers(life)
  simulateBilling(life)
  simulateUse(life)
  settle(life)
}

/** One to four contacts before the signup; the last one is credited. */
function touch(life: Life): void {
  const { random } = life
  const count = 1 + random.weighted([0.5, 0.27, 0.15, 0.08])
  for (let position = 0; position < count; position++) {
    const index = addRecord(life.touches)
    const { at } = life.touches
    const last = position === count - 1
    const channel = last ? life.channel : random.weighted(CHANNEL_SHARES)
    at.channel[index] = channel
    // The earlier the contact, the longer before the signup; each keeps to its own stretch of days.
    const daysBefore = (count - 1 - position) * 6 + random.between(0.01, 5.9)
    at.at[index] = Math.floor((life.created - daysBefore * DAY_SECONDS) * 1000) / 1000
    const day = Math.floor(at.at[index]! / DAY_SECONDS)
    const campaign = life.campaigns.findIndex(
      (candidate) => candidate.channel === channel && candidate.from <= day && day <= candidate.to,
    )
    if (channel >= FIRST_PAID && campaign >= 0) at.campaign[index] = campaign
  }
}

function inviteUsers(life: Life): void {
  const { random } = life
  const count = 1 + random.below(MOST_USERS[life.size]!)
  for (let user = 0; user < count; user++) {
    const wait = user === 0 ? 0 : Math.ceil(random.exponential(20) * DAY_SECONDS)
    if (life.created + wait >= life.horizon) continue
    const index = addRecord(life.users)
    const { at } = life.users
    at.created[index] = life.created + wait
    at.role[index] = user === 0 ? 0 : random.chance(0.2) ? 1 : 2
    at.locale[index] = random.weighted(LOCALE_SHARES)
  }
}

/** What the rows of account and users say at the end. */
function settle(life: Life): void {
  const { users, subscriptions, random } = life
  life.updated = life.created
  for (let index = 0; index < subscriptions.count; index++) {
    life.updated = Math.max(life.updated, subscriptions.at.updated[index]!)
  }
  for (let index = 1; index < users.count; index++) {
    const leaves =
      Math.max(users.at.created[index]!, life.left) + Math.floor(random.between(1, 60) * DAY_SECONDS)
    if (life.left < life.horizon && leaves < life.horizon && random.chance(0.7))
      users.at.deactivated[index] = leaves
  }
}
