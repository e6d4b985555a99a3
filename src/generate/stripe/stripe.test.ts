import { describe, expect, it } from 'vitest'
import { monthsAfter, parseDay } from '../calendar.ts'
import { type Row, rowsOf, settle } from '../test-rows.ts'

const settled = settle('stripe', { customers: 3000 })
const table = (name: string) => rowsOf(settled, name)
const customers = table('customers')
const subscriptions = table('subscriptions')
const items = table('subscription_items')
const invoices = table('invoices')
const lines = table('invoice_line_items')
const charges = table('charges')
const refunds = table('refunds')
const disputes = table('disputes')
const events = table('events')
const discounts = table('discounts')
const prices = new Map(table('prices').map((row) => [row.id, Number(row.unit_amount)]))

const DAY = 86_400e6
const horizon = (parseDay('2025-12-31')! + 1) * DAY
const number = (row: Row, column: string) => Number(row[column])
/** A moment, or for ever. */
const until = (row: Row, column: string) =>
  row[column] === null ? Number.POSITIVE_INFINITY : Number(row[column])
const index = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
const subscriptionById = index(subscriptions)
const invoiceById = index(invoices)
const chargeById = index(charges)

function groups(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, (row) => String(row[column]))
}

const sum = (rows: readonly Row[], column: string) =>
  rows.reduce((total, row) => total + number(row, column), 0)
const payingFrom = (row: Row) => number(row, row.trial_end === null ? 'start_date' : 'trial_end')

describe('preset stripe: customers', () => {
  it('come from the regions in the promised shares', () => {
    const share = (region: string) =>
      customers.filter((row) => row.region === region).length / customers.length
    expect(share('NA')).toBeCloseTo(0.45, 1)
    expect(share('EU')).toBeCloseTo(0.35, 1)
    expect(share('APAC')).toBeCloseTo(0.2, 1)
  })

  it('grow in number from year to year', () => {
    const signups = [2021, 2022, 2023, 2024, 2025].map((year) => {
      const from = Date.UTC(year, 0) * 1000
      const to = Date.UTC(year + 1, 0) * 1000
      return customers.filter((row) => number(row, 'created') >= from && number(row, 'created') < to).length
    })
    expect(signups.reduce((total, count) => total + count)).toBe(3000)
    expect(signups.every((count, year) => year === 0 || count > signups[year - 1]!)).toBe(true)
  })

  it('pass the funnel: signup, trial, paid, retained', () => {
    const trials = subscriptions.filter((row) => row.trial_start !== null)
    const converted = events.filter((row) => row.lifecycle === 'trial_converted')
    const long = subscriptions.filter((row) => {
      return (
        row.cancellation_reason !== 'trial_not_converted' &&
        Math.min(until(row, 'ended_at'), horizon) - payingFrom(row) > 90 * DAY
      )
    })
    expect(trials.length).toBeLessThan(customers.length)
    expect(converted.length / trials.length).toBeGreaterThan(0.4)
    expect(converted.length / trials.length).toBeLessThan(0.7)
    expect(long.length).toBeGreaterThan(converted.length / 3)
    expect(long.length).toBeLessThan(converted.length)
  })
})

describe('preset stripe: subscriptions', () => {
  it('of one customer never overlap, and only a paid one is followed by another', () => {
    for (const own of groups(subscriptions, 'customer').values()) {
      const sorted = own.toSorted((a, b) => number(a, 'start_date') - number(b, 'start_date'))
      for (const [position, row] of sorted.entries()) {
        const before = sorted[position - 1]
        if (!before) continue
        expect(number(row, 'start_date')).toBeGreaterThan(until(before, 'ended_at'))
        expect(before.cancellation_reason).not.toBe('trial_not_converted')
        expect(row.trial_start).toBe(null)
      }
    }
  })

  it('are covered by their items without gap or overlap', () => {
    const byItem = groups(items, 'subscription')
    for (const row of subscriptions) {
      const own = byItem
        .get(String(row.id))!
        .toSorted((a, b) => number(a, 'started_at') - number(b, 'started_at'))
      expect(own[0]!.started_at).toBe(row.start_date)
      expect(own.at(-1)!.ended_at).toBe(row.ended_at)
      expect(own.at(-1)!.price).toBe(row.price)
      for (const [position, item] of own.entries()) {
        expect(until(item, 'ended_at')).toBeGreaterThan(number(item, 'started_at'))
        if (position > 0) expect(item.started_at).toBe(own[position - 1]!.ended_at)
      }
    }
  })

  it('have a status that fits their times', () => {
    for (const row of subscriptions) {
      expect(row.status === 'canceled').toBe(row.ended_at !== null)
      if (row.status === 'trialing') expect(number(row, 'trial_end')).toBeGreaterThanOrEqual(horizon)
      if (row.canceled_at !== null) expect(row.cancellation_reason).not.toBe(null)
      if (row.cancel_at_period_end && row.ended_at !== null) expect(row.ended_at).toBe(row.current_period_end)
      expect(until(row, 'ended_at')).toBeGreaterThanOrEqual(until(row, 'canceled_at'))
      if (row.trial_end !== null) expect(number(row, 'trial_end') - number(row, 'trial_start')).toBe(14 * DAY)
    }
    expect(new Set(subscriptions.map((row) => row.status))).toEqual(
      new Set(['trialing', 'active', 'past_due', 'canceled']),
    )
  })

  it('close the MRR waterfall to the cent: what events add up to is what items say, at every month end', () => {
    const movements = events.flatMap((row): [number, number][] => {
      const price = prices.get(row.price) ?? 0
      const when = number(row, 'created')
      if (['trial_converted', 'subscribed', 'reactivated'].includes(String(row.lifecycle)))
        return [[when, price]]
      if (row.lifecycle === 'canceled') return [[when, -price]]
      if (row.previous_price === null) return []
      return [[when, price - prices.get(row.previous_price)!]]
    })
    const boundary = monthsAfter(parseDay('2021-01-01')! * 86_400)
    for (let month = 1; month <= 60; month++) {
      const end = boundary(month) * 1e6
      const moved = movements.reduce((total, [when, amount]) => (when < end ? total + amount : total), 0)
      const standing = items.reduce((total, item) => {
        const owner = subscriptionById.get(item.subscription!)!
        const from = Math.max(number(item, 'started_at'), payingFrom(owner))
        const pays = owner.cancellation_reason !== 'trial_not_converted'
        return pays && from < end && until(item, 'ended_at') >= end ? total + prices.get(item.price!)! : total
      }, 0)
      expect(moved, `month ${month}`).toBe(standing)
    }
  })
})

describe('preset stripe: invoices and money', () => {
  it('bill living subscriptions of the same customer, never a trial', () => {
    for (const row of invoices) {
      const owner = subscriptionById.get(row.subscription!)!
      expect(row.customer).toBe(owner.customer)
      expect(number(row, 'created')).toBeGreaterThanOrEqual(payingFrom(owner))
      expect(number(row, 'created')).toBeLessThan(until(owner, 'ended_at'))
    }
  })

  it('bill every period once, from the first paying moment on', () => {
    for (const [id, own] of groups(invoices, 'subscription')) {
      const periods = own.filter((row) => row.billing_reason !== 'subscription_update')
      const sorted = periods.toSorted((a, b) => number(a, 'period_start') - number(b, 'period_start'))
      expect(sorted[0]!.period_start).toBe(payingFrom(subscriptionById.get(id)!))
      for (const [position, row] of sorted.entries()) {
        if (position > 0) expect(row.period_start).toBe(sorted[position - 1]!.period_end)
        expect(row.billing_reason).toBe(position === 0 ? 'subscription_create' : 'subscription_cycle')
      }
    }
  })

  it('are the sum of their lines', () => {
    const byInvoice = groups(lines, 'invoice')
    for (const row of invoices) {
      const own = byInvoice.get(String(row.id))!
      expect(sum(own, 'amount')).toBe(row.subtotal)
      expect(sum(own, 'discount_amount')).toBe(row.discount_amount)
      expect(number(row, 'subtotal') - number(row, 'discount_amount')).toBe(row.total)
      expect(number(row, 'total')).toBeGreaterThan(0)
      expect(number(row, 'amount_paid') + number(row, 'amount_remaining')).toBe(row.amount_due)
    }
    expect(lines.some((row) => row.proration && number(row, 'amount') < 0)).toBe(true)
  })

  it('are never paid more than they bill', () => {
    const byInvoice = groups(charges, 'invoice')
    for (const row of invoices) {
      const own = byInvoice.get(String(row.id)) ?? []
      const paid = own.filter((charge) => charge.paid)
      expect(sum(paid, 'amount')).toBe(row.amount_paid)
      expect(paid.length).toBeLessThanOrEqual(1)
      expect(own.length).toBe(row.attempt_count)
      expect(row.status === 'paid').toBe(row.amount_paid === row.amount_due)
    }
    for (const row of charges) {
      expect(number(row, 'created')).toBeGreaterThanOrEqual(number(invoiceById.get(row.invoice!)!, 'created'))
      expect(row.paid).toBe(row.status === 'succeeded')
      expect(row.failure_code === null).toBe(row.paid)
    }
    expect(charges.some((row) => row.paid && number(row, 'attempt_number') > 1)).toBe(true)
    expect(invoices.some((row) => row.status === 'uncollectible')).toBe(true)
  })

  it('are never refunded more than was paid', () => {
    for (const [id, own] of groups(refunds, 'charge')) {
      const charge = chargeById.get(id)!
      expect(charge.paid).toBe(true)
      expect(sum(own, 'amount')).toBe(charge.amount_refunded)
      expect(number(charge, 'amount_refunded')).toBeLessThanOrEqual(number(charge, 'amount'))
      for (const row of own) expect(number(row, 'created')).toBeGreaterThan(number(charge, 'created'))
    }
    expect(sum(refunds, 'amount')).toBe(sum(charges, 'amount_refunded'))
  })

  it('are disputed after they were paid, whole, and not when refunded', () => {
    expect(groups(disputes, 'charge').size).toBe(disputes.length)
    for (const row of disputes) {
      const charge = chargeById.get(row.charge!)!
      expect(charge).toMatchObject({ paid: true, disputed: true, amount_refunded: 0, amount: row.amount! })
      expect(number(row, 'created')).toBeGreaterThan(number(charge, 'created'))
      if (row.closed_at !== null) expect(number(row, 'closed_at')).toBeGreaterThan(number(row, 'created'))
      expect(['won', 'lost'].includes(String(row.status))).toBe(row.closed_at !== null)
    }
  })
})

describe('preset stripe: promotions and marketing', () => {
  it('counts redemptions as there are discounts', () => {
    const byCode = groups(discounts, 'promotion_code')
    const byCoupon = groups(discounts, 'coupon')
    for (const row of table('promotion_codes')) {
      const own = byCode.get(String(row.id)) ?? []
      expect(row.times_redeemed).toBe(own.length)
      for (const discount of own) {
        expect(number(discount, 'started_at')).toBeGreaterThanOrEqual(number(row, 'created'))
        expect(number(discount, 'started_at')).toBeLessThan(number(row, 'expires_at'))
      }
    }
    for (const row of table('coupons')) {
      expect(row.times_redeemed).toBe(byCoupon.get(String(row.id))?.length ?? 0)
    }
  })

  it('credits every customer once, to a campaign that ran there and then', () => {
    const campaigns = index(table('marketing_campaigns'))
    const customerById = index(customers)
    const credits = table('customer_attributions')
    expect(credits).toHaveLength(customers.length)
    for (const row of credits) {
      const customer = customerById.get(row.customer!)!
      expect(number(row, 'touched_at')).toBeLessThan(number(customer, 'created'))
      if (row.campaign === null) continue
      const campaign = campaigns.get(row.campaign!)!
      const day = Math.floor(number(row, 'touched_at') / DAY)
      expect(campaign).toMatchObject({ channel: row.channel, region: customer.region })
      expect(day).toBeGreaterThanOrEqual(number(campaign, 'started_on'))
      expect(day).toBeLessThanOrEqual(number(campaign, 'ended_on'))
    }
  })

  it('spends within the budget, on the days of the campaign, at a believable cost of a customer', () => {
    const spend = table('marketing_spend')
    const byCampaign = groups(spend, 'campaign')
    for (const campaign of table('marketing_campaigns')) {
      const own = byCampaign.get(String(campaign.id))!
      expect(sum(own, 'spend')).toBeLessThanOrEqual(number(campaign, 'budget'))
      expect(own).toHaveLength(number(campaign, 'ended_on') - number(campaign, 'started_on') + 1)
    }
    expect(spend.filter((row) => number(row, 'clicks') > number(row, 'impressions'))).toEqual([])
    const paid = table('customer_attributions').filter((row) => row.campaign !== null)
    const cents = sum(spend, 'spend') / paid.length
    expect(cents).toBeGreaterThan(1500)
    expect(cents).toBeLessThan(3500)
  })
})

describe('preset stripe: time', () => {
  it('ends with the window: nothing has happened after it', () => {
    const happened: readonly (readonly [readonly Row[], readonly string[]])[] = [
      [customers, ['created', 'updated']],
      [subscriptions, ['created', 'canceled_at', 'ended_at', 'updated', 'current_period_start']],
      [items, ['started_at', 'ended_at']],
      [invoices, ['created', 'paid_at', 'marked_uncollectible_at', 'updated']],
      [charges, ['created', 'updated']],
      [refunds, ['created']],
      [disputes, ['created', 'closed_at']],
      [events, ['created']],
    ]
    for (const [rows, columns] of happened) {
      for (const column of columns) {
        expect(rows.filter((row) => row[column] !== null && number(row, column) >= horizon)).toEqual([])
      }
    }
  })

  it('never changes an object before it was created', () => {
    for (const rows of [customers, subscriptions, invoices, charges]) {
      expect(rows.filter((row) => number(row, 'updated') < number(row, 'created'))).toEqual([])
    }
  })
})
