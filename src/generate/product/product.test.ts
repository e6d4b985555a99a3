import { describe, expect, it } from 'vitest'
import { weekdayOf } from '../calendar.ts'
import { type Row, rowsOf, settle } from '../test-rows.ts'

const settled = settle('product', { customers: 3000 })
const users = rowsOf(settled, 'users')
const events = rowsOf(settled, 'events')
const orders = rowsOf(settled, 'orders')
const byId = new Map(users.map((row) => [row.user_id, row]))
const DAY = 86_400e6
const channelOf = (row: Row) => byId.get(row.user_id!)!.channel
const of = (list: readonly Row[], channel: string) => list.filter((row) => channelOf(row) === channel)

describe('preset product', () => {
  it('has the three tables and their columns', () => {
    const shape = settled.preset.tables.map(({ table, columns }) => [
      table,
      columns.map(({ name }) => name).join(),
    ])
    expect(Object.fromEntries(shape)).toEqual({
      users: 'user_id,signup_date,country,channel',
      events: 'event_id,user_id,ts,event_type,value',
      orders: 'order_id,user_id,ts,amount',
    })
  })

  it('has nothing before the signup, and an order for every purchase', () => {
    const early = events.filter((row) => Number(row.ts) < Number(byId.get(row.user_id!)!.signup_date) * DAY)
    expect(early).toEqual([])
    const bought = events
      .filter((row) => row.event_type === 'purchase')
      .map((row) => [row.user_id, row.ts, row.value])
    expect(orders.map((row) => [row.user_id, row.ts, row.amount])).toEqual(bought)
  })

  it('buys only what was viewed and put into the cart that day', () => {
    const steps = new Map<string, Set<unknown>>()
    for (const row of events) {
      const key = `${row.user_id} ${Math.floor(Number(row.ts) / DAY)}`
      const before = steps.get(key) ?? new Set()
      if (row.event_type === 'add_to_cart') expect(before).toContain('view')
      if (row.event_type === 'purchase') expect(before).toContain('add_to_cart')
      steps.set(key, before.add(row.event_type))
    }
  })

  it('converts more, and sells for more, on better channels', () => {
    const conversion = (channel: string) => {
      const count = (type: string) => of(events, channel).filter((row) => row.event_type === type).length
      return count('purchase') / count('view')
    }
    const value = (channel: string) =>
      of(orders, channel).reduce((sum, row) => sum + Number(row.amount), 0) /
      users.filter((row) => row.channel === channel).length
    expect(conversion('referral')).toBeGreaterThan(conversion('ads') * 1.5)
    expect(conversion('ads')).toBeGreaterThan(conversion('social') * 1.2)
    expect(value('referral')).toBeGreaterThan(value('seo') * 1.4)
    expect(value('seo')).toBeGreaterThan(value('social') * 2)
  })

  it('is busiest on weekends and in the evening', () => {
    const share = (keep: (row: Row) => boolean) => events.filter(keep).length / events.length
    const weekday = (row: Row) => weekdayOf(Math.floor(Number(row.ts) / DAY))
    const hour = (row: Row) => Math.floor((Number(row.ts) % DAY) / 3600e6)
    expect(share((row) => weekday(row) >= 5)).toBeGreaterThan(0.31)
    expect(share((row) => hour(row) >= 18 && hour(row) < 22)).toBeGreaterThan(
      share((row) => hour(row) >= 8 && hour(row) < 12) * 1.4,
    )
  })
})
