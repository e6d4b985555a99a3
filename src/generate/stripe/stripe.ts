// Preset `stripe`: five years of subscription billing of DataFlow Analytics.

import type { Batch } from '../../manifest/batch.ts'
import { BatchBuilder } from '../batch-builder.ts'
import type { GeneratedTable } from '../define-table.ts'
import { createIdentifiers } from '../identifiers.ts'
import type { Dataset, GenerateSettings, Preset } from '../preset.ts'
import { COUPONS } from './catalog.ts'
import type { CustomerTable } from './cells.ts'
import { COMPANY_TABLES, type CompanyContext, type CompanyRow, type Redemptions } from './company-rows.ts'
import { customerTables } from './customer-rows.ts'
import { type Market, openMarket } from './market.ts'
import { simulateCustomer } from './simulate-customer.ts'
import { openSimulation } from './simulation.ts'
import { STRIPE_TABLES } from './tables.ts'

export const stripe: Preset = {
  name: 'stripe',
  summary: 'Five years of a subscription business: customers, plans, invoices, payments, marketing',
  version: 1,
  defaults: { customers: 10_000, start: '2021-01-01', end: '2025-12-31' },
  tables: STRIPE_TABLES,
  open,
}

function open(settings: GenerateSettings): Dataset {
  const market = openMarket(settings)
  const names = nameCompany(market)
  const byCustomer = customerTables(settings.seed, names)
  let counted: Redemptions | undefined
  const context: CompanyContext = {
    market,
    names,
    redemptions: () => (counted ??= countRedemptions(market)),
  }
  return {
    rows(name, batchRows) {
      const table = STRIPE_TABLES.find((candidate) => candidate.table === name)
      if (!table) throw new Error(`Preset "stripe" has no table "${name}".`)
      const company = COMPANY_TABLES[name]
      if (company) return companyBatches(table, company(context), batchRows)
      return customerBatches(table, byCustomer[name]!, market, batchRows)
    },
  }
}

function nameCompany(market: Market): CompanyContext['names'] {
  const { seed } = market.settings
  const named = (prefix: string) => {
    const ids = createIdentifiers(seed, prefix)
    return (index: number) => ids(index, 0)
  }
  return {
    product: named('prod_'),
    price: named('price_'),
    coupon: named('co_'),
    code: named('promo_'),
    campaign: named('cmp_'),
    spend: named('spd_'),
    couponOfCode: (code) => market.codes[code]!.coupon,
  }
}

function countRedemptions(market: Market): Redemptions {
  const byCode = market.codes.map(() => 0)
  const byCoupon = COUPONS.map(() => 0)
  const simulation = openSimulation(market)
  for (let customer = 0; customer < market.settings.customers; customer++) {
    const { discounts } = simulateCustomer(simulation, customer)
    for (let index = 0; index < discounts.count; index++) {
      const code = discounts.at.code[index]!
      byCode[code] = byCode[code]! + 1
      const coupon = market.codes[code]!.coupon
      byCoupon[coupon] = byCoupon[coupon]! + 1
    }
  }
  return { byCode, byCoupon }
}

function* companyBatches(
  table: GeneratedTable,
  rows: Iterable<CompanyRow>,
  batchRows: number,
): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) builder.set(column, row[column]!)
    if (builder.endRow()) yield builder.take()
  }
  if (builder.rows > 0) yield builder.take()
}

/** Lives through all customers once and shows one table of their histories. */
function* customerBatches(
  table: GeneratedTable,
  { count, cells }: CustomerTable,
  market: Market,
  batchRows: number,
): Iterable<Batch> {
  const builder = new BatchBuilder(table, batchRows)
  const ordered = table.columns.map((column) => cells[column.name]!)
  const simulation = openSimulation(market)
  for (let customer = 0; customer < market.settings.customers; customer++) {
    const history = simulateCustomer(simulation, customer)
    const rows = count(history)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < ordered.length; column++)
        builder.set(column, ordered[column]!(history, row))
      if (builder.endRow()) yield builder.take()
    }
  }
  if (builder.rows > 0) yield builder.take()
}
