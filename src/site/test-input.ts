// Made-up projects for the tests and the bench of the site: a small one with everything in it, and one of any size.

import type { Column, ColumnFlow } from '../manifest/column.ts'
import type { Compiled, Macro, Manifest } from '../manifest/manifest.ts'
import type { DataTest, Exposure, Layer, Model, Node, NodeId, Seed, Source } from '../manifest/node.ts'
import type { CatalogTable, NodeResult, NodeStatus } from '../manifest/results.ts'
import type { SiteInput } from './site-input.ts'

const built = Date.UTC(2026, 0, 15, 6, 0, 0)

type FlowSpec = readonly [from: string, to: string, how: ColumnFlow]

export interface ModelSpec {
  readonly name: string
  readonly layer: Layer
  readonly reads: readonly string[]
  readonly columns: readonly Column[]
  /** `table.column` of something it reads -> own column. */
  readonly flows?: readonly FlowSpec[]
  readonly uses?: readonly (readonly [from: string, how: 'filter' | 'join'])[]
  readonly description?: string
  readonly materialized?: string
  readonly source?: string
  readonly compiled?: string
  readonly owner?: string
  readonly tags?: readonly string[]
  readonly macros?: readonly string[]
}

export interface TestSpec {
  readonly name: string
  readonly on: string
  readonly column?: string
  readonly status?: NodeStatus
  readonly sample?: NodeResult['sample']
}

/** Collects nodes by short name; `input()` is what the site is made from. */
export class SiteInputBuilder {
  readonly #nodes = new Map<NodeId, Node>()
  readonly #ids = new Map<string, NodeId>()
  readonly #compiled = new Map<NodeId, Compiled>()
  readonly #results = new Map<NodeId, NodeResult>()
  readonly #catalog = new Map<NodeId, CatalogTable>()
  readonly #macros = new Map<string, Macro>()
  readonly #project: string

  constructor(project = 'acme') {
    this.#project = project
  }

  #base(kind: string, name: string, description: string) {
    const id = `${kind}.${this.#project}.${name}`
    this.#ids.set(name, id)
    const file = `models/${name}.sql`
    return {
      ...{ id, name, package: this.#project, file, path: `${name}.sql`, at: { file, line: 1, column: 1 } },
      ...{ fqn: [this.#project, name], description, tags: [], meta: {}, config: {}, dependsOn: [] },
    }
  }

  #relation(name: string) {
    return { database: 'warehouse', schema: 'analytics', name }
  }

  #idOf(name: string): NodeId {
    return this.#ids.get(name) ?? name
  }

  source(name: string, columns: readonly Column[], description = ''): this {
    const source: Source = {
      ...this.#base('source', name, description),
      ...{ id: `source.${this.#project}.raw.${name}`, kind: 'source', sourceName: 'raw', columns, load: {} },
      ...{ sourceDescription: '', relation: this.#relation(name) },
    }
    this.#ids.set(name, source.id)
    this.#nodes.set(source.id, source)
    return this
  }

  seed(name: string, columns: readonly Column[]): this {
    const seed: Seed = {
      ...this.#base('seed', name, 'Reference data.'),
      ...{
        kind: 'seed',
        columns,
        checksum: '0',
        preHooks: [],
        postHooks: [],
        relation: this.#relation(name),
      },
    }
    this.#nodes.set(seed.id, seed)
    return this
  }

  model(spec: ModelSpec): this {
    const { name, reads, columns, layer } = spec
    const source = spec.source ?? `select * from {{ ref('${reads[0]}') }}`
    const model: Model = {
      ...this.#base('model', name, spec.description ?? ''),
      ...{ kind: 'model', layer, columns, source, late: false, preHooks: [], postHooks: [] },
      config: { materialized: spec.materialized ?? 'table' },
      dependsOn: reads.map((read) => this.#idOf(read)),
      relation: this.#relation(name),
      tags: spec.tags ?? [],
      meta: spec.owner === undefined ? {} : { owner: spec.owner },
      macros: spec.macros ?? [],
    }
    this.#nodes.set(model.id, model)
    const rendered = spec.compiled ?? `select * from \`warehouse\`.\`analytics\`.\`${reads[0]}\``
    const place = (text: string): { node: NodeId; column: string } => {
      const [table = '', column = ''] = text.split('.')
      return { node: this.#idOf(table), column }
    }
    this.#compiled.set(model.id, {
      ...{ id: model.id, columns, analysed: true, inlined: [] },
      first: { rendered, sql: rendered.replaceAll('`', '"'), locate: () => undefined },
      lineage: (spec.flows ?? []).map(([from, to, how]) => ({ from: place(from), to, how })),
      uses: (spec.uses ?? []).map(([from, how]) => ({ from: place(from), how })),
    })
    return this
  }

  exposure(name: string, reads: readonly string[]): this {
    const exposure: Exposure = {
      ...this.#base('exposure', name, 'What the board looks at.'),
      ...{ kind: 'exposure', exposureType: 'dashboard', owner: { name: 'finance' } },
      dependsOn: reads.map((read) => this.#idOf(read)),
    }
    this.#nodes.set(exposure.id, exposure)
    return this
  }

  test({ name, on, column, status = 'pass', sample }: TestSpec): this {
    const attachedTo = this.#idOf(on)
    const test: DataTest = {
      ...this.#base('test', `${name}_${on}_${column ?? ''}`, ''),
      ...{ kind: 'test', attachedTo, dependsOn: [attachedTo], macros: [], late: false },
      source: `{{ test_${name}() }}`,
      generic: { name, arguments: {} },
      relation: this.#relation(name),
      test: {
        severity: 'error',
        warnIf: '!= 0',
        errorIf: '!= 0',
        storeFailures: false,
        failCalc: 'count(*)',
      },
      ...(column === undefined ? {} : { column }),
    }
    this.#nodes.set(test.id, test)
    this.#addResult(test.id, status, {
      failures: status === 'pass' ? 0 : (sample?.rows.length ?? 1),
      message: status === 'pass' ? 'passed' : '2 failing rows',
      ...(sample === undefined ? {} : { sample }),
    })
    return this
  }

  macro(name: string, source: string): this {
    const id = `macro.${this.#project}.${name}`
    const file = `macros/${name}.sql`
    this.#macros.set(id, {
      ...{ id, name, package: this.#project, file, at: { file, line: 1, column: 1 }, source },
      ...{ description: 'A piece of SQL.', arguments: [{ name: 'column' }], meta: {}, dependsOn: [] },
    })
    return this
  }

  /** A build that ended some minutes after the first. */
  ran(name: string, minutes = 0, status: NodeStatus = 'success', rows = 1000): this {
    const id = this.#idOf(name)
    this.#addResult(id, status, { message: `${rows} rows` }, minutes)
    this.#catalog.set(id, { id, relation: this.#relation(name), kind: 'table', columns: [], rows })
    return this
  }

  #addResult(id: NodeId, status: NodeStatus, more: Partial<NodeResult>, minutes = 0): void {
    const startedAt = built + minutes * 60_000
    this.#results.set(id, {
      ...{ id, status, startedAt, finishedAt: startedAt + 420, thread: '1', message: '', problems: [] },
      ...{ adapterResponse: {}, ...more },
    })
  }

  input(): SiteInput {
    const manifest: Manifest = {
      project: {
        name: this.#project,
        directory: '/home/somebody/acme',
        dialect: 'bigquery',
        target: { name: 'local', type: 'duckdb', database: 'warehouse', schema: 'analytics', threads: 4 },
        vars: {},
        projectId: '0',
      },
      ...{
        nodes: this.#nodes,
        macros: this.#macros,
        docs: new Map(),
        disabled: [],
        selectors: {},
        problems: [],
      },
    }
    return {
      ...{ manifest, compiled: this.#compiled, catalog: this.#catalog, results: this.#results },
      ...{ generatedAt: built + 3_600_000, strataVersion: '0.0.0' },
    }
  }
}

const column = (name: string, type: string, description?: string): Column => ({
  ...{ name, type },
  ...(description === undefined ? {} : { description }),
})

/** As compiling leaves a copy whose original was described. */
function inherited(own: Column, node: NodeId, from: string): Column {
  return { ...own, inherited: { description: { node, column: from } } }
}

/** Every layer, every way a value flows, a failed test with its rows, a stale table, a macro, an exposure. */
export function smallInput(): SiteInput {
  return new SiteInputBuilder()
    .source('orders', [column('id', 'INT64', 'Number of the order.'), column('amount_cents', 'INT64')])
    .source('customers', [column('id', 'INT64'), column('country', 'STRING')])
    .seed('countries', [column('code', 'STRING'), column('name', 'STRING')])
    .macro('cents_to_dollars', '{% macro cents_to_dollars(column) %}{{ column }} / 100{% endmacro %}')
    .model({
      ...{ name: 'stg_orders', layer: 'staging', reads: ['orders'], materialized: 'view' },
      columns: [column('order_id', 'INT64'), column('amount', 'NUMERIC', 'In **dollars**.')],
      flows: [
        ['orders.id', 'order_id', 'rename'],
        ['orders.amount_cents', 'amount', 'transform'],
      ],
      source:
        "select id as order_id, {{ cents_to_dollars('amount_cents') }} as amount from {{ source('raw', 'orders') }}",
      macros: ['macro.acme.cents_to_dollars'],
    })
    .model({
      ...{ name: 'dim_customers', layer: 'dim', reads: ['customers', 'countries'] },
      columns: [column('customer_id', 'INT64'), column('country', 'STRING')],
      flows: [
        ['customers.id', 'customer_id', 'rename'],
        ['countries.name', 'country', 'rename'],
      ],
      uses: [['customers.country', 'join']],
    })
    .model({
      ...{ name: 'fact_orders', layer: 'fact', reads: ['stg_orders', 'dim_customers'], owner: 'revenue' },
      description:
        'Orders, one row each.\n\n* with their amount\n* see [the rules](https://example.com/rules)',
      columns: [
        inherited(column('order_id', 'INT64', 'Number of the order.'), 'source.acme.raw.orders', 'id'),
        inherited(column('amount', 'NUMERIC', 'In **dollars**.'), 'model.acme.stg_orders', 'amount'),
        column('order_rank', 'INT64'),
      ],
      flows: [
        ['stg_orders.order_id', 'order_id', 'copy'],
        ['stg_orders.amount', 'amount', 'copy'],
        ['stg_orders.amount', 'order_rank', 'window'],
      ],
      source:
        "select *, rank() over (order by amount) as order_rank from {{ ref('stg_orders') }} -- the largest first",
      tags: ['finance'],
    })
    .model({
      ...{ name: 'mart_revenue', layer: 'mart', reads: ['fact_orders', 'dim_customers'] },
      columns: [column('revenue', 'NUMERIC', 'All of it.')],
      flows: [['fact_orders.amount', 'revenue', 'aggregate']],
    })
    .exposure('board_report', ['mart_revenue'])
    .test({ name: 'unique', on: 'fact_orders', column: 'order_id' })
    .test({
      ...{ name: 'not_null', on: 'fact_orders', column: 'amount', status: 'fail' },
      sample: {
        columns: ['order_id', 'amount'],
        rows: [
          [17, null],
          [23, null],
        ],
      },
    })
    .ran('stg_orders')
    .ran('dim_customers', 30)
    .ran('fact_orders', 5)
    .ran('mart_revenue', 40)
    .input()
}

/** Layered models that read two or three earlier ones, each with ten columns, SQL of some 60 lines and two tests. */
export function syntheticInput(models: number): SiteInput {
  const builder = new SiteInputBuilder('synthetic')
  const names = [
    'id',
    'amount',
    'label',
    'created_at',
    'updated_at',
    'customer_id',
    'region',
    'quantity',
    'status',
    'price',
  ]
  const columns = names.map((name) =>
    column(name, name === 'id' ? 'INT64' : 'STRING', `The ${name} of the row.`),
  )
  let earlier = Array.from({ length: 20 }, (_, at) => `raw_${at}`)
  for (const name of earlier) builder.source(name, columns)
  const shares: readonly (readonly [Layer, number])[] = [
    ['staging', 0.2],
    ['intermediate', 0.4],
    ['dim', 0.1],
    ['fact', 0.15],
    ['mart', 0.15],
  ]
  let seed = 7
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  for (const [layer, share] of shares) {
    const made: string[] = []
    for (let at = 0; at < Math.round(models * share); at++) {
      const name = `${layer}_model_${at}`
      const pool = layer === 'staging' ? earlier : [...earlier.slice(-80), ...made.slice(-10)]
      const reads = [
        ...new Set(Array.from({ length: layer === 'staging' ? 1 : 2 }, () => pool[random(pool.length)]!)),
      ]
      const select = names.map(
        (one) => `  coalesce(t0.${one}, t1.${one}) as ${one}, -- ${name} ${random(1e6)}`,
      )
      const text = Array.from(
        { length: 5 },
        (_, part) => `part_${part} as (\nselect\n${select.join('\n')}\nfrom t)`,
      ).join(',\n')
      builder.model({
        ...{
          name,
          layer,
          reads,
          columns,
          description: `Rows of ${name}, one for each id.`,
          owner: `team_${at % 9}`,
        },
        flows: names.map((one) => [`${reads[0]}.${one}`, one, one === 'amount' ? 'aggregate' : 'copy']),
        source: `with ${text} select * from {{ ref('${reads[0]}') }}`,
        compiled: `with ${text} select * from \`warehouse\`.\`analytics\`.\`${reads[0]}\``,
      })
      builder
        .test({ name: 'unique', on: name, column: 'id' })
        .test({ name: 'not_null', on: name, column: 'id' })
      builder.ran(name)
      made.push(name)
    }
    earlier = [...earlier.slice(-80), ...made]
  }
  return builder.input()
}
