import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FaultyProxy, startProxy } from '../../../spec/support/bigquery-proxy.ts'
import { goneCases, goneColumnsStay, STAYED } from '../../../spec/support/gone-columns.ts'
import { testServer } from '../../../spec/support/loads-from-server.ts'
import { openAdapter } from '../../adapters/registry.ts'

let proxy: FaultyProxy
let number = 0

beforeAll(async () => {
  proxy = await startProxy({ upstream: process.env.STRATA_TEST_BIGQUERY! })
})
afterAll(() => proxy.close())

const test = testServer((projectDirectory) =>
  openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset: 'drift', api_endpoint: proxy.url },
    projectDirectory,
    projectDialect: 'bigquery',
    runId: `drift_${Date.now().toString(36)}_${++number}`,
  }),
)

it.each(goneCases.slice(0, 2))(
  'a column that is gone keeps what it had: %s',
  { timeout: 120_000 },
  async (_, load) => {
    // What an earlier run left has positions of another server.
    await test.adapter.connection.execute('DROP SCHEMA IF EXISTS raw_app CASCADE')
    expect(await goneColumnsStay(test, load)).toEqual(STAYED)
  },
)
