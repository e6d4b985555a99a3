// What each column of the tables that grow with the accounts shows of an account's life.

import { mix, streamKey } from '../random.ts'
import type { Records } from '../records.ts'
import type { Kind, Life } from './life.ts'

export type Cell = (life: Life, index: number) => number | string | null

export interface AccountTable {
  count(life: Life): number
  readonly cells: { readonly [column: string]: Cell }
}

/** Microseconds of a time in seconds. */
export const micros = (seconds: number) => Math.round(seconds * 1e6)

export const accountNumber: Cell = ({ account }) => account + 1

/** The running number of a record over all accounts, from 1. */
function numberOf(kind: Kind): Cell {
  return ({ before }, index) => before[kind] + index + 1
}

function over<Field extends string>(list: (life: Life) => Records<Field>) {
  const value =
    (field: Field): Cell =>
    (life, index) =>
      list(life).at[field][index]!
  const time =
    (field: Field): Cell =>
    (life, index) =>
      micros(list(life).at[field][index]!)
  /** The number of another record of the account, or null. */
  const reference =
    (field: Field, kind: Kind): Cell =>
    (life, index) =>
      life.before[kind] + list(life).at[field][index]! + 1
  /** The number of a row of a small table. */
  const entry =
    (field: Field): Cell =>
    (life, index) =>
      list(life).at[field][index]! + 1
  return { value, time, reference, entry, count: (life: Life) => list(life).count }
}

export function accountTables(seed: number): { readonly [table: string]: AccountTable } {
  return {
    accounts: accountsTable(seed),
    users: usersTable(),
    campaign_touches: touchesTable(),
    subscriptions: subscriptionsTable(),
    promo_redemptions: redemptionsTable(),
    payments: paymentsTable(),
    sessions: sessionsTable(),
    activity: activityTable(),
    support_tickets: ticketsTable(),
  }
}

function accountsTable(seed: number): AccountTable {
  const keys = [0, 1, 2, 3].map((part) => streamKey(seed, `saas public id ${part}`))
  return {
    count: () => 1,
    cells: {
      account_id: accountNumber,
      public_id: ({ account }) => guidOf(account, keys),
      channel: ({ channel }) => channel,
      industry: ({ industry }) => industry,
      company_size: ({ size }) => size,
      country: ({ country }) => country,
      created_at: ({ created }) => micros(created),
      updated_at: ({ updated }) => micros(updated),
    },
  }
}

/** A version 4 UUID in capitals, as SQL Server shows it. The first 32 bits are a bijection, so none comes twice. */
function guidOf(account: number, keys: readonly number[]): string {
  const words = keys.map((key) =>
    mix(account ^ key)
      .toString(16)
      .toUpperCase()
      .padStart(8, '0'),
  )
  const [a, b, c, d] = words as [string, string, string, string]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-A${c.slice(1, 4)}-${c.slice(4)}${d}`
}

function usersTable(): AccountTable {
  const { value, time, count } = over((life) => life.users)
  return {
    count,
    cells: {
      user_id: numberOf('users'),
      account_id: accountNumber,
      role: value('role'),
      locale: value('locale'),
      is_active: ({ users }, index) => (Number.isNaN(users.at.deactivated[index]!) ? 1 : 0),
      created_at: time('created'),
      deactivated_at: time('deactivated'),
      updated_at: ({ users: { at } }, index) =>
        micros(Number.isNaN(at.deactivated[index]!) ? at.created[index]! : at.deactivated[index]!),
    },
  }
}

function touchesTable(): AccountTable {
  const { value, time, entry, count } = over((life) => life.touches)
  return {
    count,
    cells: {
      touch_id: numberOf('touches'),
      account_id: accountNumber,
      campaign_id: entry('campaign'),
      channel: value('channel'),
      position: (_life, index) => index + 1,
      touched_at: time('at'),
    },
  }
}

function subscriptionsTable(): AccountTable {
  const { value, time, reference, entry, count } = over((life) => life.subscriptions)
  return {
    count,
    cells: {
      subscription_id: numberOf('subscriptions'),
      account_id: accountNumber,
      plan_id: entry('plan'),
      previous_subscription_id: reference('previous', 'subscriptions'),
      status: ({ subscriptions }, index) => (Number.isNaN(subscriptions.at.end[index]!) ? 0 : 1),
      seats: value('seats'),
      unit_price: value('price'),
      started_at: time('start'),
      ended_at: time('end'),
      end_reason: value('reason'),
      updated_at: time('updated'),
    },
  }
}

function redemptionsTable(): AccountTable {
  const { time, reference, entry, count } = over((life) => life.redemptions)
  return {
    count,
    cells: {
      redemption_id: numberOf('redemptions'),
      promo_code_id: entry('code'),
      account_id: accountNumber,
      subscription_id: reference('subscription', 'subscriptions'),
      redeemed_at: time('at'),
    },
  }
}

function paymentsTable(): AccountTable {
  const { value, time, reference, count } = over((life) => life.payments)
  return {
    count,
    cells: {
      payment_id: numberOf('payments'),
      account_id: accountNumber,
      subscription_id: reference('subscription', 'subscriptions'),
      invoice_number: ({ payments: { at }, before }, index) => {
        const subscription = before.subscriptions + at.subscription[index]! + 1
        return `INV-${String(subscription).padStart(6, '0')}-${String(at.month[index]! + 1).padStart(3, '0')}`
      },
      attempt: value('attempt'),
      period_start: value('from'),
      period_end: value('to'),
      amount: value('amount'),
      discount_amount: value('discount'),
      refunded_amount: value('refunded'),
      status: value('status'),
      method: value('method'),
      failure_code: value('failure'),
      created_at: time('created'),
      updated_at: time('updated'),
    },
  }
}

function sessionsTable(): AccountTable {
  const { value, time, reference, count } = over((life) => life.sessions)
  return {
    count,
    cells: {
      session_id: numberOf('sessions'),
      user_id: reference('user', 'users'),
      device: value('device'),
      started_at: time('start'),
      ended_at: time('end'),
    },
  }
}

function activityTable(): AccountTable {
  const { value, time, reference, count } = over((life) => life.activity)
  return {
    count,
    cells: {
      activity_id: numberOf('activity'),
      session_id: reference('session', 'sessions'),
      feature: value('feature'),
      quantity: value('quantity'),
      occurred_at: time('at'),
    },
  }
}

function ticketsTable(): AccountTable {
  const { value, time, reference, count } = over((life) => life.tickets)
  return {
    count,
    cells: {
      ticket_id: numberOf('tickets'),
      account_id: accountNumber,
      user_id: reference('user', 'users'),
      category: value('category'),
      priority: value('priority'),
      status: value('status'),
      satisfaction: value('satisfaction'),
      opened_at: time('opened'),
      resolved_at: time('resolved'),
      updated_at: time('updated'),
    },
  }
}
