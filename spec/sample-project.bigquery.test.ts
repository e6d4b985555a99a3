import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { build, ingest, parityOfTargets } from '../src/index.ts'
import { type FaultyProxy, startProxy } from './support/bigquery-proxy.ts'

const root = resolve(import.meta.dirname, '..')
/** Quotients of NUMERICs, which the emulator leaves as FLOAT64; BigQuery rounds them to nine decimals, and so does the rewrite for DuckDB. */
const quotients = [
  ...['average_order_value', 'ltv_proxy', 'revenue_churn_rate', 'gross_revenue_loss_rate'],
  ...['revenue_per_account', 'gross_revenue_retention', 'net_revenue_retention', 'cac', 'payback_months'],
  ...['growth_over_a_month', 'growth_over_a_year'],
]
let directory: string
let proxy: FaultyProxy
let warehouse: Adapter

/** The sample project with little data: the emulator runs some twenty queries a second. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-sample-'))
  for (const folder of ['project.yml', 'models', 'macros', 'seeds', 'snapshots', 'tests']) {
    cpSync(join(root, folder), join(directory, folder), { recursive: true })
  }
  for (const source of ['stripe', 'churn', 'saas', 'product']) {
    const file = join(directory, `models/staging/${source}/_${source}__sources.yml`)
    const few = readFileSync(file, 'utf8').replace(/customers: \d+/, 'customers: 500')
    writeFileSync(file, few.replace(/minimum: \d+/g, 'minimum: 1'))
  }
  const tolerance = quotients.map((column) => `${column}: {within: 0.000001}`).join(', ')
  const settings = join(directory, 'project.yml')
  const text = readFileSync(settings, 'utf8')
  expect(text).toContain('+meta: {owner: data-team}')
  const meta = `+meta: {owner: data-team, reconcile: {tolerance: {${tolerance}}}}`
  writeFileSync(settings, text.replace('+meta: {owner: data-team}', meta))
  proxy = await startProxy({ upstream: process.env.STRATA_TEST_BIGQUERY! })
  warehouse = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset: 'analytics', api_endpoint: proxy.url },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: 'sample_witness',
  })
})

afterAll(async () => {
  await warehouse?.close()
  await proxy?.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('the sample project in BigQuery', () => {
  it('builds whole, and gives the rows that DuckDB gives', { timeout: 1_200_000 }, async () => {
    const environment = { GCP_PROJECT: 'test-project', BIGQUERY_ENDPOINT: proxy.url }
    for (const target of ['local', 'prod']) {
      const options = {
        directory,
        target,
        environment,
        // The emulator is one process: more jobs at once only wait longer, and are asked about more often.
        threads: 4,
      }
      const loaded = await ingest(options)
      expect(loaded.summary.loads.filter(({ status }) => status === 'error')).toEqual([])
      const { summary } = await build(options)
      const bad = summary.results.filter(({ status }) => !['success', 'pass', 'warn'].includes(status))
      expect(bad.map(({ id, status, message }) => `${target}: ${id} ${status}: ${message}`)).toEqual([])
    }
    const { rows } = await parityOfTargets({ directory, environment, targets: 'local,prod' })
    expect(rows.length).toBeGreaterThan(100)
    const differing = rows.filter(({ status }) => status !== 'equal')
    expect(
      differing.map(({ node, comparison, problems }) =>
        JSON.stringify([node.name, comparison?.examples, problems]).slice(0, 600),
      ),
    ).toEqual([])
    const left = await warehouse.catalog.relations(
      // Other tests build in the same emulator.
      (await warehouse.catalog.schemas()).filter(({ schema }) => !/^(faults|killed)_/.test(schema)),
    )
    expect(left.filter(({ name }) => name.includes('__strata_')).map(({ name }) => name)).toEqual([])
  })
})
