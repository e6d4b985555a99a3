import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExtractedShop } from './support/extracted-shop.ts'

it('a table of SQL Server is proven in BigQuery, as of its load and as it is now', {
  timeout: 600_000,
}, async () => {
  const shop = await openExtractedShop(60)
  try {
    const file = join(shop.directory, 'project.yml')
    const dataset = `reconcile_${Date.now().toString(36)}`
    const target = `{type: bigquery, project: test-project, dataset: ${dataset}, api_endpoint: "${process.env.STRATA_TEST_BIGQUERY}"}`
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('{type: duckdb, path: w.duckdb, schema: shop}', target),
    )
    const models = join(shop.directory, 'models', 'app.yml')
    writeFileSync(models, readFileSync(models, 'utf8').replace('schema: raw_app', `schema: raw_${dataset}`))
    const accounts = ['--select', 'source:app.accounts']
    const loaded = await shop.strata(['ingest', ...accounts])
    expect([loaded.code, loaded.err]).toEqual([0, expect.stringContaining('60 rows read')])
    const equal = await shop.strata(['reconcile', ...accounts])
    expect([equal.code, equal.err]).toEqual([0, expect.stringContaining('60 rows, all equal')])
    await shop.change(1)
    const since = await shop.strata(['reconcile', ...accounts])
    expect([since.code, since.err]).toEqual([0, expect.stringContaining('left out: 32 rows')])
    const live = await shop.strata(['reconcile', '--live', ...accounts])
    expect([live.code, live.err]).toEqual([
      1,
      expect.stringContaining(
        '29 rows only in the source; 1 row only in the warehouse; 2 rows changed (name)',
      ),
    ])
    const differing = await shop.strata(['diff', 'app:accounts', `raw_${dataset}.accounts`, '--limit', '1'])
    expect([differing.code, differing.out]).toEqual([1, expect.stringContaining('näme 1')])
  } finally {
    await shop.close()
  }
})
