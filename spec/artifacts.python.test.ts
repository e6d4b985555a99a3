// The artifacts are read back by the parser that tools of dbt's world use.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, generateDocs, init, sourceFreshness } from '../src/index.ts'

const python = process.env.STRATA_TEST_PYTHON || 'python3'
const read = `
import json, sys
from dbt_artifacts_parser.parser import parse_manifest, parse_run_results, parse_catalog, parse_sources
load = lambda name: json.load(open(sys.argv[1] + '/' + name))
manifest = parse_manifest(load('manifest.json'))
results = parse_run_results(load('run_results.json'))
catalog = parse_catalog(load('catalog.json'))
sources = parse_sources(load('sources.json'))
print(json.dumps({
  'types': [type(manifest).__name__, type(results).__name__, type(catalog).__name__, type(sources).__name__],
  'others': sorted([*manifest.groups, *manifest.metrics, *manifest.semantic_models, *manifest.saved_queries]),
  'groupMap': manifest.group_map,
  'contract': manifest.nodes['model.shop.promised'].contract.enforced,
  'ages': [[item.unique_id, item.status if isinstance(item.status, str) else item.status.value] for item in sources.results],
  'graph': len(load('graph_summary.json')['linked']) == len(manifest.nodes) + len(manifest.sources) + len(manifest.exposures) + len(manifest.unit_tests),
  'nodes': sorted(manifest.nodes),
  'parents': manifest.parent_map['model.shop.mart_customers'],
  'compiled': manifest.nodes['model.shop.mart_customers'].compiled_code is not None,
  'results': sorted([result.unique_id, result.status.value] for result in results.results),
  'columns': list(catalog.nodes['model.shop.mart_customers'].columns),
}))`
const more = `groups: [{name: finance, owner: {name: Fin, email: fin@example.com}}]
models:
  - name: promised
    config: {contract: {enforced: true}, group: finance, access: private, docs: {node_color: red}}
    constraints: [{type: check, expression: id > 0}]
    columns: [{name: id, data_type: int64, constraints: [{type: not_null}]}, {name: ordered_on, data_type: timestamp}]
sources: [{name: raw, schema: shop, tables: [{name: raw_orders, loaded_at_query: "select timestamp '2024-01-01'", freshness: {warn_after: {count: 1, period: day}}}]}]
exposures: [{name: board, type: dashboard, owner: {email: fin@example.com}, depends_on: [ref('mart_customers')]}]
unit_tests: [{name: one, model: promised, given: [], expect: {rows: [{id: 1}]}}]
semantic_models:
  - name: orders
    model: ref('promised')
    defaults: {agg_time_dimension: ordered_on}
    entities: [{name: id, type: primary}]
    dimensions: [{name: ordered_on, type: time, type_params: {time_granularity: day}}]
    measures: [{name: orders, agg: count, expr: 1, create_metric: true}]
metrics: [{name: ratio, label: Ratio, type: ratio, type_params: {numerator: orders, denominator: {name: orders, filter: "{{ Dimension('id__x') }} > 1"}}}]
saved_queries: [{name: all_orders, query_params: {metrics: [orders], group_by: ["TimeDimension('metric_time')"]}}]
`
let directory: string
let told: Record<string, unknown>

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-artifacts-'))
  await init({ directory, name: 'shop' })
  writeFileSync(join(directory, 'models/more.yml'), more)
  writeFileSync(
    join(directory, 'models/promised.sql'),
    'select 1 as id, cast(null as timestamp) as ordered_on',
  )
  await build({ directory, environment: {} })
  await generateDocs({ directory, environment: {} })
  await sourceFreshness({ directory, environment: {} })
  told = JSON.parse(execFileSync(python, ['-c', read, join(directory, 'target')], { encoding: 'utf8' }))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('dbt-artifacts-parser', () => {
  it('takes the files for what they are', () => {
    expect(told.types).toEqual(['ManifestV12', 'RunResultsV6', 'CatalogV1', 'SourcesV3'])
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

  it('finds groups, metrics and what else stands on models', () => {
    expect(told.others).toEqual([
      'group.shop.finance',
      'metric.shop.orders',
      'metric.shop.ratio',
      'saved_query.shop.all_orders',
      'semantic_model.shop.orders',
    ])
    expect(told.groupMap).toEqual({ finance: ['model.shop.promised'] })
    expect(told.contract).toBe(true)
    expect(told.ages).toEqual([['source.shop.raw.raw_orders', 'warn']])
    expect(told.graph).toBe(true)
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
