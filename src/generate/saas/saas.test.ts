import { describe, expect, it } from 'vitest'
import { serverTypeOf } from '../server-type-of.ts'
import { serverTypeName } from '../server-types.ts'
import { type Row, rowsOf, settle } from '../test-rows.ts'
import { SAAS_TABLES } from './tables.ts'

const settled = settle('saas', { customers: 1200 })
const read = new Map<string, readonly Row[]>()
function rows(table: string): readonly Row[] {
  const kept = read.get(table) ?? rowsOf(settled, table, 4096)
  read.set(table, kept)
  return kept
}
const [accounts, users, subscriptions, payments] = ['accounts', 'users', 'subscriptions', 'payments'].map(
  rows,
) as [readonly Row[], readonly Row[], readonly Row[], readonly Row[]]
const redemptions = rows('promo_redemptions')
const tickets = rows('support_tickets')
const touches = rows('campaign_touches')
const number = (row: Row, column: string) => Number(row[column])

function group(list: readonly Row[], column: string): ReadonlyMap<unknown, readonly Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const row of list) groups.set(row[column], [...(groups.get(row[column]) ?? []), row])
  return groups
}

describe('preset saas', () => {
  it('numbers its rows from 1 without a gap, as an identity column does', () => {
    for (const { table, relational } of SAAS_TABLES) {
      const identity = relational!.identity!
      expect(
        rows(table).every((row, index) => row[identity] === index + 1),
        table,
      ).toBe(true)
    }
  })

  it('keeps its UNIQUE constraints', () => {
    for (const { table, relational } of SAAS_TABLES) {
      for (const columns of relational!.unique) {
        const values = new Set(rows(table).map((row) => columns.map((column) => row[column]).join('|')))
        expect(values.size, `${table} ${columns}`).toBe(rows(table).length)
      }
    }
  })

  it('lists parents before children', () => {
    const seen = new Set<string>()
    for (const { table, columns } of SAAS_TABLES) {
      seen.add(table)
      for (const { references } of columns) if (references) expect(seen).toContain(references.split('.')[0])
    }
  })

  it('keeps text within its type, and every column has one', () => {
    for (const table of SAAS_TABLES) {
      for (const column of table.columns) {
        const type = serverTypeOf(column)
        expect(serverTypeName(type)).toMatch(/^[A-Z]+\d?(\((MAX|\d+(, \d+)?)\))?$/)
        if (!('length' in type) || type.length === 'max') continue
        const { length } = type
        const tooLong = rows(table.table).filter((row) => String(row[column.name] ?? '').length > length)
        expect(tooLong, `${table.table}.${column.name}`).toEqual([])
      }
    }
  })

  it('never lets the subscriptions of an account overlap', () => {
    for (const list of group(subscriptions, 'account_id').values()) {
      for (const [index, row] of list.entries()) {
        const next = list[index + 1]
        if (next) expect(number(row, 'ended_at')).toBeLessThanOrEqual(number(next, 'started_at'))
        if (row.ended_at !== null) expect(number(row, 'ended_at')).toBeGreaterThan(number(row, 'started_at'))
        expect(row.status).toBe(row.ended_at === null ? 'active' : 'canceled')
      }
    }
  })

  it('collects an invoice at most once and never gives back more', () => {
    for (const list of group(payments, 'invoice_number').values()) {
      expect(list.filter((row) => row.status !== 'failed').length).toBeLessThanOrEqual(1)
    }
    const wrong = payments.filter(
      (row) => number(row, 'refunded_amount') > number(row, 'amount') || number(row, 'amount') < 0,
    )
    expect(wrong).toEqual([])
  })

  it('knows users, tickets and payments only within their account and their time', () => {
    const account = new Map(users.map((row) => [row.user_id, row.account_id]))
    expect(tickets.filter((row) => account.get(row.user_id!) !== row.account_id)).toEqual([])
    const owner = new Map(subscriptions.map((row) => [row.subscription_id, row]))
    for (const row of payments) {
      const subscription = owner.get(row.subscription_id!)!
      expect(subscription.account_id).toBe(row.account_id)
      expect(number(row, 'created_at')).toBeGreaterThanOrEqual(number(subscription, 'started_at'))
    }
    const signup = new Map(accounts.map((row) => [row.account_id, number(row, 'created_at')]))
    expect(touches.filter((row) => number(row, 'touched_at') >= signup.get(row.account_id!)!)).toEqual([])
  })

  it('makes accounts of better channels worth more', () => {
    const channel = new Map(accounts.map((row) => [row.account_id, row.channel]))
    const revenue = (name: string) => {
      const of = payments.filter((row) => channel.get(row.account_id!) === name && row.status === 'paid')
      const count = accounts.filter((row) => row.channel === name).length
      return of.reduce((sum, row) => sum + number(row, 'amount'), 0) / count
    }
    expect(revenue('partner')).toBeGreaterThan(revenue('paid_search') * 1.3)
    expect(revenue('paid_search')).toBeGreaterThan(revenue('paid_social') * 1.2)
  })

  it('loses more of those who came for a discount', () => {
    const promoted = new Set(redemptions.map((row) => row.subscription_id))
    const first = subscriptions.filter((row) => row.previous_subscription_id === null)
    const share = (list: readonly Row[]) =>
      list.filter((row) => row.end_reason === 'requested').length / list.length
    const withCode = share(first.filter((row) => promoted.has(row.subscription_id!)))
    const without = share(first.filter((row) => !promoted.has(row.subscription_id!)))
    expect(withCode).toBeGreaterThan(without * 1.2)
  })

  it('loses more of those who ask much, at the same length of stay', () => {
    const opened = group(tickets, 'account_id')
    // Months with a ticket and months without: how many are the last one of their subscription?
    const counts = { asked: [0, 0], quiet: [0, 0] }
    const ends = new Map(subscriptions.map((row) => [row.subscription_id, row]))
    for (const row of payments) {
      if (row.status === 'failed') continue
      const [from, to] = [number(row, 'period_start') * 86_400e6, number(row, 'period_end') * 86_400e6]
      const asked = opened
        .get(row.account_id)
        ?.some((ticket) => number(ticket, 'opened_at') >= from && number(ticket, 'opened_at') < to)
      const subscription = ends.get(row.subscription_id!)!
      const left =
        subscription.end_reason === 'requested' && Math.abs(number(subscription, 'ended_at') - to) <= 86_400e6
      const count = asked ? counts.asked : counts.quiet
      count[0] = count[0]! + 1
      if (left) count[1] = count[1]! + 1
    }
    const rate = ([months, left]: readonly number[]) => left! / months!
    expect(rate(counts.asked)).toBeGreaterThan(rate(counts.quiet) * 1.5)
  })
})
