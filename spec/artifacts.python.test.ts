// The artifacts are read back by the parser that tools of dbt's world use.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, generateDocs, init } from '../src/index.ts'

const python = process.env.STRATA_TEST_PYTHON || 'python3'
const read = `
import json, sys
from dbt_artifacts_parser.parser import parse_manifest, parse_run_results, parse_catalog
load = lambda name: json.load(open(sys.argv[1] + '/' + name))
manifest = parse_manifest(load('manifest.json'))
results = parse_run_results(load('run_results.json'))
catalog = parse_catalog(load('catalog.json'))
print(json.dumps({
  'types': [type(manifest).__name__, type(results).__name__, type(catalog).__name__],
  'nodes': sorted(manifest.nodes),
  'parents': manifest.parent_map['model.shop.mart_customers'],
  'compiled': manifest.nodes['model.shop.mart_customers'].compiled_code is not None,
  'results': sorted([result.unique_id, result.status.value] for result in results.results),
  'columns': list(catalog.nodes['model.shop.mart_customers'].columns),
}))`
let directory: string
let told: Record<string, unknown>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-artifacts-'))
  await init({ directory, name: 'shop' })
  await build({ directory, environment: {} })
  await generateDocs({ directory, environment: {} })
  told = JSON.parse(execFileSync(python, ['-c', read, join(directory, 'target')], { encoding: 'utf8' }))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('dbt-artifacts-parser', () => {
  it('takes the files for what they are', () => {
    expect(told.types).toEqual(['ManifestV12', 'RunResultsV6', 'CatalogV1'])
  })

  it('finds the nodes, their parents and their SQL', () => {
    expect(told.nodes).toEqual(
      expect.arrayContaining([
        'model.shop.mart_customers',
        'model.shop.stg_orders',
        'seed.shop.raw_orders',
        'test.shop.assert_revenue_adds_up',
      ]),
    )
    expect(told.parents).toEqual(['model.shop.stg_orders'])
    expect(told.compiled).toBe(true)
  })

  it('finds results and columns', () => {
    expect(told.results).toEqual(
      expect.arrayContaining([
        ['model.shop.mart_customers', 'success'],
        ['test.shop.assert_revenue_adds_up', 'pass'],
      ]),
    )
    expect(told.columns).toEqual(['customer_id', 'orders', 'revenue', 'first_order_on'])
  })
})
