// Every kind of statement that BigQuery is sent, for the tests: the texts are compared, and the GoogleSQL analyser reads them.

import type { Column } from '../../../manifest/column.ts'
import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { bigqueryStatements } from './bigquery-statements.ts'

export interface TestStatement {
  readonly name: string
  readonly statements: readonly Statement[]
}

const statements = bigqueryStatements({
  location: 'EU',
  description: "What's sold",
  labels: [['team', 'finance']],
})

const at = (name: string) => ({ database: 'acme-prod', schema: 'shop', name })
const table = (name: string): FoundRelation => ({ ...at(name), kind: 'table' })
const view = (name: string): FoundRelation => ({ ...at(name), kind: 'view' })
const materialised = (name: string): FoundRelation => ({ ...at(name), kind: 'materialized_view' })

const query = (sql: string): Query => ({ sql, rendered: sql, locate: () => undefined })
const orders = query(
  'SELECT id, customer, amount, day, sold_at, local_at, address\nFROM `acme-prod`.`shop`.`orders`;\n',
)

export const orderColumns: readonly Column[] = [
  { name: 'id', type: 'INT64', constraints: [{ type: 'not_null' }] },
  { name: 'customer', type: 'STRING' },
  { name: 'amount', type: 'NUMERIC' },
  { name: 'day', type: 'DATE' },
  { name: 'sold_at', type: 'TIMESTAMP' },
  { name: 'local_at', type: 'DATETIME' },
  { name: 'address', type: 'STRUCT<`city` STRING, lines ARRAY<STRING>>' },
]

const create = (
  name: string,
  config: TableShape['config'],
  more: Partial<TableShape> = {},
): TestStatement => ({
  name,
  statements: [statements.create(table('orders_new'), orders, { config, ...more })],
})

const by = (field: string, data_type: string, more: { readonly [key: string]: string | boolean } = {}) => ({
  field,
  data_type,
  ...more,
})

const key = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k'
const range = { field: 'id', data_type: 'int64', range: { start: 0, end: 1000, interval: 100 } }

export const testStatements: readonly TestStatement[] = [
  { name: 'dataset', statements: [statements.createSchema({ database: 'acme-prod', schema: 'shop' })] },
  create('table', {}),
  create('table by day', { partition_by: by('day', 'date') }),
  create('table by month of a date', { partition_by: by('day', 'date', { granularity: 'month' }) }),
  create('table by hour of a timestamp', {
    partition_by: by('sold_at', 'timestamp', { granularity: 'hour' }),
  }),
  create('table by year of a datetime', {
    partition_by: by('local_at', 'datetime', { granularity: 'year' }),
  }),
  create('table by range', { partition_by: range }),
  create(
    'table by ingestion time',
    { partition_by: by('sold_at', 'timestamp', { time_ingestion_partitioning: true }) },
    { columns: orderColumns },
  ),
  create(
    'table by ingestion hour',
    { partition_by: by('sold_at', 'timestamp', { time_ingestion_partitioning: true, granularity: 'hour' }) },
    { columns: orderColumns },
  ),
  create(
    'table with every option',
    {
      partition_by: by('day', 'date'),
      cluster_by: ['customer', 'id'],
      partition_expiration_days: 90,
      require_partition_filter: true,
      hours_to_expiration: 36,
      labels: { team: 'finance', cost_centre: '12' },
      resource_tags: { 'acme-prod/environment': 'production' },
      kms_key_name: key,
    },
    { description: "Orders, one row each.\nIt's \\ complete." },
  ),
  create(
    'hidden table',
    { partition_by: by('day', 'date'), require_partition_filter: true },
    { hidden: true },
  ),
  create('table with required columns', { contract: { enforced: true } }, { columns: orderColumns }),
  create('table for new rows', { partition_by: by('day', 'date') }, { temporary: true }),
  {
    name: 'view',
    statements: [
      statements.create(view('orders_view'), orders, {
        config: { labels: { team: 'finance' }, labels_from_meta: true, meta: { owner: 'ada', more: [1] } },
        description: 'Orders',
      }),
    ],
  },
  {
    name: 'materialised view',
    statements: [
      statements.create(
        materialised('orders_by_day'),
        query('SELECT day, SUM(amount) AS amount\nFROM `acme-prod`.`shop`.`orders`\nGROUP BY day'),
        {
          config: {
            partition_by: by('day', 'date'),
            cluster_by: 'day',
            enable_refresh: true,
            refresh_interval_minutes: 60,
            max_staleness: 'INTERVAL "4:0:0" HOUR TO SECOND',
            allow_non_incremental_definition: true,
          },
        },
      ),
    ],
  },
  {
    name: 'view in place of a view',
    statements: statements.replace(view('orders_view'), orders, { config: {} }, view('orders_view')),
  },
  {
    name: 'view in place of a table',
    statements: statements.replace(view('orders'), orders, { config: {} }, table('orders')),
  },
  { name: 'publish', statements: statements.publish(table('orders_new'), at('orders'), table('orders')) },
  {
    name: 'publish for some hours, in place of a view',
    statements: statements.publish(table('orders_new'), at('orders'), view('orders'), {
      config: {
        hours_to_expiration: 2,
        partition_by: by('day', 'date'),
        require_partition_filter: true,
        enable_change_history: true,
      },
    }),
  },
  {
    name: 'clone',
    statements: [statements.clone!(at('orders'), at('orders_new'), { config: {}, hidden: true })],
  },
  {
    name: 'clone of a table that wants a filter, under a key',
    statements: [
      statements.clone!(at('orders'), at('orders_new'), {
        ...{
          config: { partition_by: by('day', 'date'), require_partition_filter: true, kms_key_name: key },
          hidden: true,
        },
      }),
    ],
  },
  {
    name: 'publish under a key',
    statements: statements.publish(table('orders_new'), at('orders'), undefined, {
      config: { kms_key_name: key },
    }),
  },
  {
    name: 'all of a table that wants a filter',
    statements: [
      {
        sql: `SELECT id\nFROM ${statements.wholeTable!(at('orders'), { partition_by: by('day', 'date'), require_partition_filter: true })} AS orders`,
        purpose: 'try',
      },
    ],
  },
  {
    name: 'merge into a table that wants a filter',
    statements: [
      statements.merge({
        ...{ into: at('orders'), from: at('orders_new'), uniqueKey: ['id'], columns: ['id', 'amount'] },
        ...{ updateColumns: ['amount'], predicates: [] },
        config: { partition_by: by('day', 'date'), require_partition_filter: true },
      }),
      statements.deleteMatching({
        ...{ relation: at('orders'), from: at('orders_new'), uniqueKey: ['id'], predicates: [] },
        config: { partition_by: by('day', 'date'), require_partition_filter: true },
      }),
    ],
  },
  {
    name: 'transaction',
    statements: [
      statements.together!([
        statements.deleteMatching({
          relation: at('orders'),
          from: at('orders_new'),
          uniqueKey: ['id'],
          predicates: [],
        }),
        statements.insert(at('orders'), ['id'], at('orders_new')),
      ]),
    ],
  },
  {
    name: 'publish where the partitions were others',
    statements: statements.publish(
      table('orders__strata_a1b2c3d4'),
      at('orders'),
      { ...table('orders'), layout: 'by day of day, clustered by id' },
      { config: { partition_by: by('sold_at', 'timestamp', { granularity: 'month' }) } },
    ),
  },
  {
    name: 'publish where the partitions are the same',
    statements: statements.publish(
      table('orders__strata_a1b2c3d4'),
      at('orders'),
      { ...table('orders'), layout: 'by month of sold_at, clustered by id, customer' },
      {
        config: {
          partition_by: by('sold_at', 'timestamp', { granularity: 'month' }),
          cluster_by: ['id', 'customer'],
        },
      },
    ),
  },
  {
    name: 'batches',
    statements: [
      { field: 'sold_at', type: 'TIMESTAMP', hours: 24, columns: ['id', 'sold_at'] },
      { field: 'day', type: 'DATE', hours: 24, columns: ['id', 'day'] },
      { field: 'day', type: 'DATE', hours: 1, columns: ['id', 'day'] },
      { field: 'local_at', type: 'DATETIME', hours: 1, columns: ['id', 'local_at'] },
      { field: 'local_at', type: undefined, hours: 1, columns: ['id', 'local_at'] },
    ].map(({ hours, ...more }) =>
      statements.replaceWindow!({
        ...{ into: at('orders'), from: at('orders_new'), config: {}, predicates: ['amount > 0'] },
        start: new Date('2024-01-31T00:00:00Z'),
        end: new Date(Date.parse('2024-01-31T00:00:00Z') + hours * 3_600_000),
        ...more,
      }),
    ),
  },
  {
    name: 'a batch of a table by ingestion time',
    statements: [
      statements.replaceWindow!({
        ...{ into: at('orders_by_ingestion'), from: at('orders_new'), columns: ['id', 'sold_at'] },
        config: { partition_by: by('sold_at', 'timestamp', { time_ingestion_partitioning: true }) },
        ...{ field: 'sold_at', type: undefined, predicates: [] },
        ...{ start: new Date('2024-01-31T00:00:00Z'), end: new Date('2024-02-01T00:00:00Z') },
      }),
    ],
  },
  {
    name: 'drop',
    statements: [table('orders'), view('orders_view'), materialised('orders_by_day')].map((it) =>
      statements.drop(it),
    ),
  },
  { name: 'append', statements: [statements.insert(at('orders'), ['id', 'amount'], at('orders_new'))] },
  {
    name: 'merge',
    statements: [
      statements.merge({
        into: at('orders'),
        from: at('orders_new'),
        uniqueKey: ['id', 'customer'],
        columns: ['id', 'customer', 'amount'],
        updateColumns: ['amount'],
        predicates: ['DBT_INTERNAL_DEST.day > DATE "2024-01-01"'],
      }),
    ],
  },
  {
    name: 'delete and insert',
    statements: [
      statements.deleteMatching({
        relation: at('orders'),
        from: at('orders_new'),
        uniqueKey: ['id'],
        predicates: [],
      }),
      statements.insert(at('orders'), ['id', 'amount'], at('orders_new')),
    ],
  },
  overwrite('overwrite dynamic partitions', { partition_by: by('day', 'date') }),
  overwrite('overwrite dynamic hours', { partition_by: by('sold_at', 'timestamp', { granularity: 'hour' }) }),
  overwrite('overwrite dynamic ranges', { partition_by: range }),
  overwrite('overwrite static partitions', {
    partition_by: by('day', 'date'),
    partitions: ["DATE '2024-01-01'", 'CURRENT_DATE()'],
  }),
  overwrite('overwrite partitions by ingestion time', {
    partition_by: by('sold_at', 'timestamp', { time_ingestion_partitioning: true }),
  }),
  { name: 'ids of daily partitions', statements: ids({ partition_by: by('day', 'date') }) },
  {
    name: 'ids of hourly partitions',
    statements: ids({ partition_by: by('sold_at', 'timestamp', { granularity: 'hour' }) }),
  },
  {
    name: 'ids of monthly partitions',
    statements: ids({ partition_by: by('local_at', 'datetime', { granularity: 'month' }) }),
  },
  { name: 'ids of ranges', statements: ids({ partition_by: range }) },
  {
    name: 'columns',
    statements: [
      statements.addColumn(at('orders'), { name: 'note', type: 'STRING' }),
      statements.dropColumn(at('orders'), 'local_at'),
      statements.changeColumnType(at('orders'), { name: 'amount', type: 'BIGNUMERIC' }),
    ],
  },
  {
    name: 'descriptions',
    statements: [table('orders'), view('orders_view'), materialised('orders_by_day')].flatMap((it) =>
      statements.comments(it, {
        relation: "It's",
        columns: new Map([
          ['id', 'The `key`'],
          ['address.city', 'The city'],
        ]),
      }),
    ),
  },
  {
    name: 'constraints',
    statements: statements.constraints!(at('orders'), [
      { kind: 'primary_key', columns: ['id'] },
      {
        kind: 'foreign_key',
        name: 'orders_customer',
        columns: ['customer'],
        to: '`acme-prod`.`shop`.`customers`',
        toColumns: ['name'],
      },
    ]),
  },
  {
    name: 'grants',
    statements: statements.grants!(
      view('orders_view'),
      new Map([['roles/bigquery.dataViewer', ['user:a@example.com', 'group:b@example.com']]]),
      new Map([['roles/bigquery.dataViewer', ['user:a@example.com', 'user:gone@example.com']]]),
    ),
  },
  {
    name: 'model of machine learning',
    statements: statements.createModel!(
      at('churn'),
      query('SELECT amount, customer, id > 3 AS churned\nFROM `acme-prod`.`shop`.`orders`'),
      {
        config: {
          ml_options: {
            model_type: 'logistic_reg',
            input_label_cols: ['churned'],
            l2_reg: 'HPARAM_RANGE(0, 10)',
            max_iterations: 20,
            enable_global_explain: true,
          },
          ml_transform: ['ML.STANDARD_SCALER(amount) OVER () AS amount', 'churned'],
          labels: { team: 'finance' },
          hours_to_expiration: 48,
        },
        description: 'Who leaves',
      },
    ),
  },
  {
    name: 'models without training',
    statements: [
      ...statements.createModel!(at('imported'), query(''), {
        config: { ml_options: { model_type: 'onnx', model_path: 'gs://acme/models/*' } },
      }),
      ...statements.createModel!(at('remote'), query(''), {
        config: {
          ml_connection: 'acme-prod.eu.vertex',
          ml_input: { f1: 'INT64', f2: 'ARRAY<FLOAT64>' },
          ml_output: { score: 'FLOAT64' },
          ml_options: { endpoint: 'https://eu.example.com/v1/endpoints/1' },
        },
      }),
    ],
  },
  {
    name: 'export',
    statements: [
      statements.exportData!(at('orders'), {
        file: 'gs://acme/orders.parquet',
        format: 'parquet',
        orderBy: ['day desc', 'id'],
      }),
      statements.exportData!(at('orders'), {
        file: 'gs://acme/orders/*.csv.gz',
        format: 'csv',
        compression: 'gzip',
        delimiter: '\t',
      }),
    ],
  },
  {
    name: 'values',
    statements: [
      {
        sql: `SELECT ${[null, true, 1.5, "it's\n\\ here", { a: [1, 'b'] }].map((value) => statements.literal(value)).join(', ')}, ${statements.hash(['id', 'customer'])}, ${statements.now}\nFROM ${statements.quote(at('orders'))}`,
        purpose: '',
      },
    ],
  },
]

function overwrite(name: string, config: TableShape['config']): TestStatement {
  const ingestion =
    (config.partition_by as { time_ingestion_partitioning?: boolean }).time_ingestion_partitioning === true
  const into = at(ingestion ? 'orders_by_ingestion' : 'orders')
  const columns = ingestion ? ['id', 'amount', 'sold_at'] : orderColumns.map((column) => column.name)
  return {
    name,
    statements: statements.overwritePartitions!({
      into,
      from: at('orders_new'),
      columns,
      config,
      predicates: [],
    }),
  }
}

function ids(config: TableShape['config']): readonly Statement[] {
  return [statements.partitionIds!(at('orders_new'), config)!]
}
