import { describe, expect, it } from 'vitest'
import { ManifestBuilder } from '../../spec/support/manifest-builder.ts'
import { recordingBigquery } from '../../spec/support/recording-bigquery.ts'
import { costOf, estimatePlan } from './estimate.ts'
import { planRun } from './plan.ts'

const GIB = 2 ** 30

/** raw -> staging (view) -> orders (table) -> report (incremental); raw and, where told, orders stand. */
async function estimated(bytes: Readonly<Record<string, number>>) {
  const shop = new ManifestBuilder({ directory: '/shop', database: 'acme-prod', schema: 'shop', quote: '`' })
  const raw = '`acme-prod`.`shop`.`raw`'
  shop.model('staging', `SELECT * FROM ${raw}`, { materialized: 'view' })
  shop.model('orders', 'SELECT * FROM {staging}', { materialized: 'table' })
  shop.model(
    'report',
    'SELECT * FROM {orders}',
    { materialized: 'incremental' },
    { later: `SELECT * FROM ${raw}` },
  )
  shop.notNull('orders', 'id')
  const manifest = shop.build()
  const { adapter, sent } = recordingBigquery({ bytes })
  const { compiled } = shop
  const plan = await planRun({
    ...{ manifest, compiled, adapter, runId: 'run00001', options: { verb: 'build' } },
    selected: [...manifest.nodes.keys()],
  })
  const result = await estimatePlan({ plan, manifest, compiled, adapter, threads: 4, pricePerTib: 1024 })
  expect(sent).toEqual([])
  return result
}

const shown = (plan: Awaited<ReturnType<typeof estimated>>) =>
  [...plan.nodes.values()].map(({ id, estimate }) => [id.split('.').at(-1), estimate])

describe('estimatePlan', () => {
  it('asks what each query reads', async () => {
    const plan = await estimated({ raw: GIB, staging: GIB, orders: GIB / 2 })
    expect(shown(plan)).toEqual([
      ['staging', { bytes: 0, cost: 0 }],
      ['orders', { bytes: GIB, cost: 1 }],
      ['report', { bytes: GIB / 2, cost: 0.5 }],
      ['not_null_orders_id', { bytes: GIB / 2, cost: 0.5 }],
    ])
    expect(costOf(plan)).toEqual({ bytes: 2 * GIB, cost: 2, guessed: 0 })
  })

  it('guesses, and says so, where the inputs are not there yet', async () => {
    const plan = await estimated({ raw: GIB })
    expect(shown(plan)).toEqual([
      ['staging', { bytes: 0, cost: 0 }],
      ['orders', { bytes: GIB, cost: 1, guessed: true }],
      ['report', { bytes: GIB, cost: 1, guessed: true }],
      ['not_null_orders_id', { bytes: GIB, cost: 1, guessed: true }],
    ])
    expect(costOf(plan).guessed).toBe(3)
  })

  it('counts at least what is billed for a query', async () => {
    const plan = await estimated({ raw: 1000, staging: 1000, orders: 1000 })
    expect(plan.nodes.get('model.shop.orders')?.estimate).toEqual({ bytes: 1000, cost: 10 / 1024 })
  })
})
