// A small shop, built in BigQuery as far as statements go: each build by itself, so that its order can be read.

import type { Column } from '../../src/manifest/column.ts'
import type { FoundRelation } from '../../src/manifest/lookup.ts'
import type { NodeConfig } from '../../src/manifest/node.ts'
import { execute } from '../../src/run/execute.ts'
import { planRun } from '../../src/run/plan.ts'
import { ManifestBuilder } from './manifest-builder.ts'
import { type RecordingOptions, recordingBigquery } from './recording-bigquery.ts'

export interface BuildCase {
  readonly name: string
  readonly config?: NodeConfig
  readonly kind?: 'model' | 'snapshot' | 'seed'
  /** A test decides about it. */
  readonly tested?: boolean
  /** What stands in its place; undefined: nothing. */
  readonly former?: FoundRelation['kind']
  readonly failing?: boolean
  readonly columns?: readonly Column[]
}

export const orderColumns: readonly Column[] = [
  { name: 'id', type: 'INT64' },
  { name: 'day', type: 'DATE' },
  { name: 'updated_at', type: 'TIMESTAMP' },
  { name: 'address', type: 'STRUCT<city STRING>' },
]

const later =
  'SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders` WHERE day > DATE "2024-01-01"'
const first = 'SELECT id, day, updated_at, address FROM `acme-prod`.`shop`.`raw_orders`'
const byDay = { partition_by: { field: 'day', data_type: 'date' } }
const incremental = { materialized: 'incremental' }
const snapshot = { unique_key: 'id', strategy: 'timestamp', updated_at: 'updated_at' }

export const buildCases: readonly BuildCase[] = [
  { name: 'a view', config: { materialized: 'view' } },
  {
    name: 'a tested view in place of a table',
    config: { materialized: 'view' },
    tested: true,
    former: 'table',
  },
  {
    name: 'an exported table',
    config: { materialized: 'table', export: { path: 'gs://acme/orders.parquet', order_by: ['day desc'] } },
  },
  { name: 'a tested table', config: { materialized: 'table', ...byDay }, tested: true, former: 'table' },
  {
    name: 'a table whose test fails',
    config: { materialized: 'table' },
    tested: true,
    former: 'table',
    failing: true,
  },
  {
    name: 'a table with words, keys and grants',
    config: {
      ...{
        materialized: 'table',
        contract: { enforced: true },
        persist_docs: { relation: true, columns: true },
      },
      grants: { 'roles/bigquery.dataViewer': ['group:readers@example.com'] },
    },
    columns: [
      {
        name: 'id',
        type: 'INT64',
        description: 'The key',
        constraints: [{ type: 'primary_key' }, { type: 'not_null' }],
      },
      { name: 'day', type: 'DATE' },
      {
        name: 'updated_at',
        type: 'TIMESTAMP',
        policyTags: ['projects/p/locations/eu/taxonomies/1/policyTags/2'],
      },
      { name: 'address', type: 'STRUCT<city STRING>' },
      { name: 'address.city', description: 'The city' },
    ],
  },
  { name: 'an authorised view', config: { materialized: 'view', grant_access_to: [{ dataset: 'raw' }] } },
  {
    name: 'a materialised view',
    config: { materialized: 'materialized_view', cluster_by: 'id' },
    former: 'materialized_view',
  },
  { name: 'the first build of an incremental model', config: { ...incremental, unique_key: 'id' } },
  { name: 'a merge', config: { ...incremental, unique_key: 'id' }, former: 'table' },
  { name: 'a tested merge', config: { ...incremental, unique_key: 'id' }, former: 'table', tested: true },
  { name: 'an append', config: incremental, former: 'table' },
  {
    name: 'delete and insert',
    config: { ...incremental, unique_key: 'id', incremental_strategy: 'delete+insert' },
    former: 'table',
  },
  {
    name: 'insert_overwrite',
    config: { ...incremental, ...byDay, incremental_strategy: 'insert_overwrite' },
    former: 'table',
  },
  {
    name: 'insert_overwrite by copies',
    config: {
      ...incremental,
      incremental_strategy: 'insert_overwrite',
      partition_by: { ...byDay.partition_by, copy_partitions: true },
    },
    former: 'table',
  },
  { name: 'the first snapshot', kind: 'snapshot', config: snapshot },
  { name: 'a snapshot', kind: 'snapshot', config: snapshot, former: 'table' },
  { name: 'a seed', kind: 'seed', tested: true, former: 'table' },
  {
    name: 'a model of machine learning',
    config: { materialized: 'ml_model', ml_options: { model_type: 'linear_reg', input_label_cols: ['id'] } },
  },
]

/** The statements of one build. */
export async function buildStatements(
  build: BuildCase,
): Promise<{ readonly sent: readonly string[]; readonly status: string }> {
  const shop = new ManifestBuilder({ directory: '/shop', database: 'acme-prod', schema: 'shop', quote: '`' })
  const kind = build.kind ?? 'model'
  if (kind === 'model')
    shop.model('orders', first, build.config ?? {}, {
      later,
      columns: build.columns ?? [],
      description: 'All orders',
    })
  if (kind === 'snapshot') shop.snapshot('orders', first, build.config ?? {})
  if (kind === 'seed') shop.seed('orders', 'seeds/orders.csv')
  if (build.tested === true) shop.notNull('orders', 'id').unique('orders', 'id')
  const manifest = shop.build()
  const id = `${kind}.shop.orders`
  const versions = ['dbt_updated_at', 'dbt_valid_from', 'dbt_valid_to'].map((name) => ({
    name,
    type: 'TIMESTAMP',
  }))
  const known =
    kind === 'snapshot'
      ? [...orderColumns, { name: 'dbt_scd_id', type: 'STRING' }, ...versions]
      : orderColumns
  const options: RecordingOptions = {
    columns: { orders: known },
    failing: build.failing === true,
    standing:
      build.former === undefined
        ? []
        : [{ database: 'acme-prod', schema: 'shop', name: 'orders', kind: build.former }],
  }
  const { adapter, sent } = recordingBigquery(options)
  const { compiled } = shop
  const plan = await planRun({
    ...{ manifest, compiled, adapter, runId: 'run00001', options: { verb: 'build' } },
    selected: [...manifest.nodes.keys()],
  })
  const summary = await execute(plan, { manifest, compiled, adapter, threads: 1, invocationId: 'x' })
  return { sent, status: summary.results.find((result) => result.id === id)?.status ?? 'none' }
}
