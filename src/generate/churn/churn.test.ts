import { describe, expect, it } from 'vitest'
import { parseDay } from '../calendar.ts'
import { type Row, rowsOf, settle } from '../test-rows.ts'

const settled = settle('churn', { customers: 3000 })
const customers = rowsOf(settled, 'customers')
const usage = rowsOf(settled, 'usage_daily')
const billing = rowsOf(settled, 'billing')
const support = rowsOf(settled, 'support')
const byId = new Map(customers.map((row) => [row.customer_id, row]))
const firstDay = parseDay('2024-07-01')!
const lastDay = parseDay('2025-12-31')!

const day = (row: Row, column: string) => Number(row[column])
const signup = (row: Row) => day(byId.get(row.customer_id!)!, 'signup_date')
const planOf = (row: Row) => byId.get(row.customer_id!)!.plan

describe('preset churn', () => {
  it('has exactly the four tables and their columns', () => {
    const shape = settled.preset.tables.map(({ table, columns }) => [
      table,
      columns.map(({ name }) => name).join(),
    ])
    expect(Object.fromEntries(shape)).toEqual({
      customers: 'customer_id,signup_date,plan,region',
      usage_daily: 'customer_id,date,sessions,usage_minutes,feature_events',
      billing: 'customer_id,bill_date,amount,payment_status',
      support: 'customer_id,ticket_date,category,priority',
    })
  })

  it('lets customers sign up over the whole window, on all plans and in all regions', () => {
    expect(customers).toHaveLength(3000)
    const days = customers.map((row) => day(row, 'signup_date'))
    expect(Math.min(...days)).toBeLessThan(firstDay + 14)
    expect(Math.max(...days)).toBeGreaterThan(lastDay - 14)
    expect(days.every((signedUp) => signedUp >= firstDay && signedUp <= lastDay)).toBe(true)
    expect(new Set(customers.map((row) => row.plan))).toEqual(new Set(['Free', 'Basic', 'Pro', 'Enterprise']))
    expect(new Set(customers.map((row) => row.region))).toEqual(new Set(['NA', 'EU', 'APAC', 'LATAM']))
  })

  it('orders every table by its key', () => {
    for (const [rows, column] of [
      [usage, 'date'],
      [billing, 'bill_date'],
      [support, 'ticket_date'],
    ] as const) {
      const keys = rows.map((row) => Number(row.customer_id) * 100_000 + day(row, column))
      expect(keys.every((key, index) => index === 0 || key > keys[index - 1]!)).toBe(true)
    }
  })

  it('has nothing before the signup and nothing beyond the window', () => {
    for (const [rows, column] of [
      [usage, 'date'],
      [billing, 'bill_date'],
      [support, 'ticket_date'],
    ] as const) {
      expect(rows.filter((row) => day(row, column) < signup(row) || day(row, column) > lastDay)).toEqual([])
    }
  })

  it('keeps customers of dearer plans longer, and fewer the longer ago they signed up', () => {
    const share = (plan: string, from: number, to: number): number => {
      const eligible = customers.filter((row) => row.plan === plan && day(row, 'signup_date') + to <= lastDay)
      const ids = new Set(eligible.map((row) => row.customer_id))
      const active = usage.filter((row) => {
        const age = day(row, 'date') - signup(row)
        return ids.has(row.customer_id!) && age >= from && age < to
      })
      return active.length / (eligible.length * (to - from))
    }
    for (const plan of ['Free', 'Basic', 'Pro', 'Enterprise']) {
      expect(share(plan, 0, 14)).toBeGreaterThan(share(plan, 60, 74))
    }
    expect(share('Enterprise', 60, 74)).toBeGreaterThan(share('Pro', 60, 74))
    expect(share('Pro', 60, 74)).toBeGreaterThan(share('Basic', 60, 74))
    expect(share('Basic', 60, 74)).toBeGreaterThan(share('Free', 60, 74))
  })

  it('records whole use: at least one session, no negative counts', () => {
    expect(usage.filter((row) => Number(row.sessions) < 1 || Number(row.usage_minutes) < 1)).toEqual([])
    expect(usage.filter((row) => Number(row.feature_events) < 0)).toEqual([])
  })

  it('bills paid plans only, about every 13 days, the amount of the plan', () => {
    expect(billing.filter((row) => planOf(row) === 'Free')).toEqual([])
    const amounts: { readonly [plan: string]: number } = { Basic: 900, Pro: 2900, Enterprise: 9900 }
    expect(billing.filter((row) => row.amount !== amounts[String(planOf(row))])).toEqual([])
    const gaps: number[] = []
    for (const [index, row] of billing.entries()) {
      const before = billing[index - 1]
      if (before?.customer_id === row.customer_id)
        gaps.push(day(row, 'bill_date') - day(before!, 'bill_date'))
    }
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(11)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15)
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(13, 0)
    expect(new Set(billing.map((row) => row.payment_status))).toEqual(new Set(['paid', 'late', 'failed']))
  })

  it('opens more tickets the longer a customer stays', () => {
    const staying = customers.filter(
      (row) => day(row, 'signup_date') < lastDay - 365 && row.plan === 'Enterprise',
    )
    const ids = new Set(staying.map((row) => row.customer_id))
    const within = (from: number, to: number) =>
      support.filter((row) => {
        const age = day(row, 'ticket_date') - signup(row)
        return ids.has(row.customer_id!) && age >= from && age < to
      }).length
    expect(within(180, 360)).toBeGreaterThan(within(0, 180))
    expect(new Set(support.map((row) => row.category))).toEqual(
      new Set(['billing', 'technical', 'onboarding']),
    )
    expect(new Set(support.map((row) => row.priority))).toEqual(new Set(['low', 'medium', 'high']))
  })
})
