// Renderings of former calls are used again only where rendering anew would give the same.

import { describe, expect, it } from 'vitest'
import type { Problem } from '../../problems/problem.ts'
import { compileNodes } from '../compile-nodes.ts'
import type { ParsedProject } from '../parse-project.ts'
import { type Files, memoryCache, type Options, parse } from '../testing/memory-project.ts'

interface State {
  readonly files: Files
  readonly options: Options
}
type Mutation = (state: State) => State

const project = (more = '', dispatch = '[util]', targets = 'schema: main') => `name: shop
version: "1.0"
dialect: duckdb
target: dev
targets:
  dev: {type: duckdb, path: shop.duckdb, ${targets}}
  prod: {type: duckdb, path: shop.duckdb, schema: live}
dispatch:
  - {macro_namespace: util, search_order: ${dispatch}}
vars:
  least: 3
  shop: {kind: a}
  columns: [id, total]
models:
  shop:
    staging: {+materialized: view, +meta: {owner: ann}}
    marts: {+materialized: table}
${more}`

const base: State = {
  options: { environment: { REGION: 'north', OTHER: '1' } },
  files: {
    'project.yml': project(),
    'packages.yml': 'packages:\n  - local: util\n',
    'dbt_packages/util/dbt_project.yml': 'name: util\nversion: "1.0"\nvars:\n  zone: utc\n',
    'dbt_packages/util/macros/util.sql': `
{% macro star(names) %}{{ return(adapter.dispatch('star', 'util')(names)) }}{% endmacro %}
{% macro default__star(names) %}{{ names | join(', ') }}{% endmacro %}
{% macro zone() %}'{{ var('zone') }}'{% endmacro %}`,
    'dbt_packages/util/models/calendar.sql': 'select 1 as day, {{ util.zone() }} as zone',
    'macros/money.sql': `{% macro cents(c) %}({{ rounded(c) }} / 100){% endmacro %}
{% macro rounded(c) %}round({{ c }}, {{ digits() }}){% endmacro %}
{% macro unused() %}1{% endmacro %}`,
    'macros/digits.sql': '{% macro digits() %}2{% endmacro %}',
    'macros/odd.sql': `{% macro kind_a() %}'a'{% endmacro %}
{% macro kind_b() %}'b'{% endmacro %}
{% macro told(name) %}{% for node in graph.nodes.values() if node.name == name %}'{{ node.description }}'{% endfor %}{% endmacro %}
{% macro perhaps() %}{{ extra() if extra is defined else 0 }}{% endmacro %}`,
    'macros/tests.sql': `{% test at_least(model, column_name, least) %}select * from {{ model }} where {{ column_name }} < {{ least }} + {{ digits() }}{% endtest %}`,
    'models/staging/sources.yml': `
sources:
  - name: raw
    schema: landing
    tables: [{name: orders, columns: [{name: id, data_type: integer}, {name: total, data_type: integer}]}]`,
    'models/staging/stg_orders.sql':
      "select id, {{ cents('total') }} as total, '{{ env_var('REGION') }}' as region from {{ source('raw', 'orders') }}",
    'models/staging/recent.sql':
      "{{ config(materialized='ephemeral') }} select * from {{ ref('stg_orders') }} where id > {{ var('least') }}",
    'models/staging/schema.yml': `
models:
  - name: stg_orders
    description: "{{ doc('orders') }}"
    columns:
      - name: id
        tests: [unique, {at_least: {least: "{{ var('least') }}"}}]
  - name: sized
    latest_version: 1
    versions: [{v: 1}, {v: 2}]`,
    'models/docs.md': '{% docs orders %}Orders, as they came.{% enddocs %}',
    'models/staging/sized_v1.sql': 'select 1 as size',
    'models/staging/sized_v2.sql': 'select 2 as size',
    'models/marts/totals.sql':
      "select {{ util.star(var('columns')) }}, {{ context['kind_' ~ var('kind')]() }} as kind from {{ ref('recent') }}",
    'models/marts/grown.sql':
      "{{ config(materialized='incremental', unique_key='id') }} select id from {{ ref('stg_orders') }} {% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}",
    'models/marts/about.sql':
      "select {{ told('stg_orders') }} as told, '{{ target.name }}' as target, {{ perhaps() }} as extra, {{ ref('sized') }}.size from {{ ref('sized') }} -- {{ flags.WHICH }} {{ model.columns | length }}",
    'models/marts/owned.sql':
      "select '{{ config.get('owner', 'nobody') }}' as owner, '{{ config.get('meta', {}) }}' as meta, '{{ this.identifier }}' as me, {{ ref('calendar') }}.day from {{ ref('calendar') }}, {{ ref('kinds') }}",
    'seeds/kinds.csv': 'id,name\n1,a\n',
    'tests/none_lost.sql': "select * from {{ ref('totals') }} where id < {{ digits() }}",
    'snapshots/kept.sql':
      "{% snapshot kept %}{{ config(unique_key='id', strategy='check', check_cols='all', target_schema='snaps') }} select * from {{ ref('stg_orders') }}{% endsnapshot %}",
    'analyses/look.sql': "select {{ cents('total') }} from {{ ref('totals') }}",
  },
}

const put =
  (path: string, text: string): Mutation =>
  ({ files, options }) => ({ files: { ...files, [path]: text }, options })
const replace =
  (path: string, from: string | RegExp, to: string): Mutation =>
  ({ files, options }) => ({ files: { ...files, [path]: files[path]!.replace(from, to) }, options })
const set =
  (more: Partial<Options>): Mutation =>
  ({ files, options }) => ({ files, options: { ...options, ...more } })
const remove =
  (path: string): Mutation =>
  ({ files, options }) => ({
    files: Object.fromEntries(Object.entries(files).filter(([name]) => name !== path)),
    options,
  })

const macroOf = (name: string, text: string) => `{% macro ${name} %}${text}{% endmacro %}`

/** With what is rendered again after it, where that is said. */
const mutations: Readonly<Record<string, readonly [mutate: Mutation, again?: readonly string[]]>> = {
  nothing: [(state) => state, ['about']],
  'the body of a macro': [replace('macros/money.sql', '/ 100', '/ 1000'), ['about', 'look', 'stg_orders']],
  'a macro that others call': [
    put('macros/digits.sql', macroOf('digits()', '3')),
    ['about', 'at_least_stg_orders_id___var_least_', 'look', 'none_lost', 'stg_orders'],
  ],
  'lines before a macro': [replace('macros/money.sql', /^/, '-- a note\n\n'), ['about']],
  'a macro that nothing calls': [replace('macros/money.sql', '}1{', '}2{'), ['about']],
  'a macro with another name': [replace('macros/digits.sql', 'digits()', 'decimals()')],
  'a macro in another file': [
    (state) => put('macros/z.sql', macroOf('digits()', '2'))(remove('macros/digits.sql')(state)),
    ['about'],
  ],
  'a macro whose default differs': [replace('macros/money.sql', 'rounded(c)', 'rounded(c, more=1)')],
  'a macro that was looked for in vain': [put('macros/extra.sql', macroOf('extra()', '7')), ['about']],
  'a macro for a dispatch in the root project': [
    put('macros/star.sql', macroOf('shop__star(names)', '*')),
    ['about'],
  ],
  "the root project's macro before the package's": [
    (state) =>
      put(
        'macros/star.sql',
        macroOf('default__star(names)', 'id, total, 1 as one'),
      )(put('project.yml', project('', '[shop, util]'))(state)),
    ['about', 'totals'],
  ],
  "the adapter's macro before the default": [
    put('dbt_packages/util/macros/own.sql', macroOf('duckdb__star(names)', 'id, total, 2 as two')),
    ['about', 'totals'],
  ],
  'a macro of a package': [
    replace('dbt_packages/util/macros/util.sql', "', '", "',  '"),
    ['about', 'totals'],
  ],
  'a macro that stands for one of the context': [
    put(
      'macros/ref.sql',
      '{% macro ref(name) %}{{ return(builtins.ref(name).include(database=false)) }}{% endmacro %}',
    ),
  ],
  'a macro that stands for source': [
    put(
      'macros/source.sql',
      '{% macro source(a, b) %}{{ return(builtins.source(a, b).include(database=false)) }}{% endmacro %}',
    ),
  ],
  'a macro that stands for var': [put('macros/var.sql', macroOf('var(name)', '5'))],
  'names of schemas': [
    put('macros/schema.sql', macroOf('generate_schema_name(name, node)', 'all_{{ name or "main" }}')),
  ],
  'names of tables': [
    put('macros/alias.sql', macroOf('generate_alias_name(name, node)', '{{ name or node.name }}_t')),
  ],
  'a test of ours': [
    put(
      'macros/unique.sql',
      '{% macro default__test_unique(model, column_name) %}select 1 as one from {{ model }} where {{ column_name }} = 0{% endmacro %}',
    ),
  ],
  'the part that tests read': [
    put('macros/where.sql', macroOf('get_where_subquery(relation)', '(select * from {{ relation }})')),
  ],
  'a kind by a variable': [set({ vars: { kind: 'b' } }), ['about', 'totals']],
  'a variable of the project': [
    replace('project.yml', 'least: 3', 'least: 4'),
    ['about', 'at_least_stg_orders_id___var_least_', 'recent'],
  ],
  'a variable that is another number of the same value': [replace('project.yml', 'least: 3', 'least: 3.0')],
  'a variable that is a template': [replace('project.yml', 'least: 3', `least: "{{ 1 + 1 }}"`)],
  'a list of a variable': [replace('project.yml', '[id, total]', '[total, id]'), ['about', 'totals']],
  'a variable of a package': [
    replace('project.yml', 'least: 3', 'least: 3\n  util: {zone: cet}'),
    ['about', 'calendar'],
  ],
  'a variable that nobody reads': [replace('project.yml', 'least: 3', 'least: 3\n  other: 3'), ['about']],
  'the environment': [set({ environment: { REGION: 'south', OTHER: '1' } }), ['about', 'stg_orders']],
  'another part of the environment': [set({ environment: { REGION: 'north', OTHER: '2' } }), ['about']],
  'the target': [set({ target: 'prod' })],
  "the target's schema": [put('project.yml', project('', '[util]', 'schema: other'))],
  "the target's threads": [put('project.yml', project('', '[util]', 'schema: main, threads: 7')), ['about']],
  'the command': [set({ command: 'build' }), ['about']],
  'a setting that is read': [
    replace('project.yml', '+materialized: table', '+materialized: table, +owner: bob'),
    ['about', 'owned'],
  ],
  'a setting that nobody reads': [replace('project.yml', 'owner: ann', 'owner: bob'), ['about']],
  'meta that is read': [
    replace('project.yml', '+materialized: table', '+materialized: table, +meta: {a: 1}'),
    ['about', 'owned'],
  ],
  'how a model is materialised': [
    replace('project.yml', '+materialized: view', '+materialized: table'),
    ['about'],
  ],
  'a schema in the settings': [
    replace('project.yml', '+materialized: view', '+materialized: view, +schema: stage'),
  ],
  'a model that becomes ephemeral': [
    replace('models/staging/stg_orders.sql', /^/, "{{ config(materialized='ephemeral') }} "),
    [
      'about',
      'at_least_stg_orders_id___var_least_',
      'grown',
      'kept',
      'recent',
      'stg_orders',
      'unique_stg_orders_id',
    ],
  ],
  'an alias': [
    replace('models/staging/stg_orders.sql', /^/, "{{ config(alias='orders') }} "),
    [
      'about',
      'at_least_stg_orders_id___var_least_',
      'grown',
      'kept',
      'recent',
      'stg_orders',
      'unique_stg_orders_id',
    ],
  ],
  'columns of a model': [
    replace('models/staging/stg_orders.sql', 'as region', 'as region, 1 as more'),
    ['about', 'stg_orders'],
  ],
  'a model that reads another': [
    replace('models/marts/grown.sql', "ref('stg_orders')", "ref('recent')"),
    ['about', 'grown'],
  ],
  'an ephemeral model': [replace('models/staging/recent.sql', '>', '>='), ['about', 'recent']],
  'a version': [replace('models/staging/schema.yml', 'latest_version: 1', 'latest_version: 2'), ['about']],
  'a new version': [
    (state) =>
      put(
        'models/staging/sized_v3.sql',
        'select 3 as size',
      )(replace('models/staging/schema.yml', '{v: 2}', '{v: 2}, {v: 3}')(state)),
    ['about', 'sized'],
  ],
  'a description': [replace('models/staging/schema.yml', '"{{ doc', '"More. {{ doc'), ['about']],
  'a text of docs': [replace('models/docs.md', 'came', 'went'), ['about']],
  'lines before tests': [replace('models/staging/schema.yml', /^/, '\n\n'), ['about']],
  'an argument of a test': [replace('models/staging/schema.yml', "{{ var('least') }}", '9')],
  'where of a test': [
    replace('models/staging/schema.yml', '[unique,', '[{unique: {config: {where: "id > 0"}}},'),
    ['about', 'unique_stg_orders_id'],
  ],
  'types of a seed': [
    replace('project.yml', 'vars:', 'seeds:\n  shop: {kinds: {+column_types: {id: bigint}}}\nvars:'),
    ['about'],
  ],
  'rows of a seed': [put('seeds/kinds.csv', 'id,name\n1,a\n2,b\n'), ['about']],
  'a seed with another name': [
    replace('project.yml', 'vars:', 'seeds:\n  shop: {kinds: {+alias: sorts}}\nvars:'),
    ['about', 'owned'],
  ],
  'the schema of a source': [
    replace('models/staging/sources.yml', 'landing', 'landed'),
    ['about', 'stg_orders'],
  ],
  'the name of a source table': [
    replace('models/staging/sources.yml', '{name: orders,', '{name: orders, identifier: ord,'),
    ['about', 'stg_orders'],
  ],
  'quotes of a source': [
    replace('models/staging/sources.yml', '{name: orders,', '{name: orders, quoting: {identifier: false},'),
    ['about', 'stg_orders'],
  ],
  'quotes of the project': [put('project.yml', project('quoting: {database: false}\n'))],
  'a snapshot': [replace('snapshots/kept.sql', 'select *', 'select id'), ['about', 'kept']],
  'a snapshot elsewhere': [replace('snapshots/kept.sql', "'snaps'", "'elsewhere'"), ['about', 'kept']],
  'a model that is gone': [
    (state) =>
      remove('tests/none_lost.sql')(remove('models/marts/totals.sql')(remove('analyses/look.sql')(state))),
  ],
  'a model of a package that the project replaces': [
    (state) =>
      put(
        'models/marts/calendar.sql',
        'select 2 as day',
      )(put('project.yml', `${project()}  util: {calendar: {+enabled: false}}\n`)(state)),
  ],
  'a mistake': [replace('models/staging/stg_orders.sql', 'from {{', 'from {{ nothing() }} {{')],
  'something that prints nothing': [replace('models/staging/stg_orders.sql', /$/, ' {{ nothing }}')],
  'a warning': [replace('models/staging/stg_orders.sql', /$/, " {% do exceptions.warn('mind it') %}")],
  'a macro file that is empty': [put('macros/digits.sql', '')],
}

type Cache = ReturnType<typeof memoryCache>

/** All that a compilation gives, and which templates were rendered for it. */
async function compiled({ files, options }: State, cache: Cache, more: Partial<ParsedProject> = {}) {
  const { parsed, problems } = parse(files, { ...options, cache })
  const told: Problem[] = []
  const names = new Set<string>()
  const { nodes, macros, docs, ...rest } = parsed.manifest
  const ids = [...nodes.values()].flatMap((node) => ('source' in node ? [node.id] : []))
  const compiling = { ...parsed, ...more }
  const all = await compileNodes(compiling, ids, {
    report: (problem) => void told.push(problem),
    onRendered: (id) => void names.add(nodes.get(id)!.name),
  })
  // Before places are asked for: to tell one, a template is rendered again.
  const rendered = [...names].sort()
  const queries = [...all.values()].map(({ first, later, ...others }) => [
    ...[others, first.sql, first.rendered, later?.sql, later?.rendered],
    ...[0, 10, first.sql.length - 2].map((offset) => first.locate(offset)),
  ])
  const manifest = [[...nodes.values()], [...macros.values()], [...docs.values()], rest]
  const plain = JSON.parse(JSON.stringify({ queries, manifest, told, problems })) as {
    readonly queries: readonly (readonly unknown[])[]
    readonly told: readonly unknown[]
  }
  return { rendered, ...plain, whole: plain }
}

function copyOf({ texts }: Cache): Cache {
  const copy = memoryCache()
  for (const [path, text] of texts) copy.texts.set(path, text)
  return copy
}

const wholeOf = async (state: State, cache = memoryCache()) => (await compiled(state, cache)).whole

describe('renderings of a former call', async () => {
  const known = memoryCache()
  const fresh = await compiled(base, known)

  it.each(Object.entries(mutations))(
    'give what rendering anew would, after a change of %s',
    async (_, [mutate, again]) => {
      expect(fresh.told).toEqual([])
      const cache = copyOf(known)
      const changed = mutate(base)
      const warm = await compiled(changed, cache)
      if (again !== undefined) expect(warm.rendered).toEqual(again)
      expect(warm.whole).toEqual(await wholeOf(changed))
      expect(await wholeOf(base, cache)).toEqual(fresh.whole)
    },
  )

  it('give that after any changes, one after the other', async () => {
    const cache = memoryCache()
    const random = randomFrom(11)
    let state = base
    for (let step = 0; step < 30; step++) {
      const all = Object.values(mutations)
      const [mutate] = all[Math.floor(random() * all.length)]!
      state = random() < 0.2 ? base : mutate(state)
      expect(await wholeOf(state, cache)).toEqual(await wholeOf(state))
    }
  })

  it('are not used where inputs are limited, and not kept', async () => {
    const cache = copyOf(known)
    const more = { inputs: { kind: 'empty' as const } }
    const limited = await compiled(base, cache, more)
    expect(limited.queries).toEqual((await compiled(base, memoryCache(), more)).queries)
    expect(limited.queries).not.toEqual(fresh.queries)
    expect((await compiled(base, cache)).rendered).toEqual(['about'])
  })

  it('are not used where a reference leads elsewhere than the project says', async () => {
    const { manifest } = parse(base.files, base.options).parsed
    const nodes = new Map(manifest.nodes)
    const id = 'model.shop.stg_orders'
    const node = nodes.get(id)!
    if (node.kind !== 'model') throw new Error('It is a model.')
    nodes.set(id, { ...node, relation: { ...node.relation, schema: 'deferred' } })
    const more = { manifest: { ...manifest, nodes } }
    const elsewhere = await compiled(base, copyOf(known), more)
    expect(elsewhere.queries).toEqual((await compiled(base, memoryCache(), more)).queries)
    expect(JSON.stringify(elsewhere.queries)).toContain('deferred')
  })

  it('are not used where what was kept was damaged', async () => {
    const cache = copyOf(known)
    for (const [path, text] of cache.texts)
      if (path.includes('renderings')) cache.texts.set(path, text.replaceAll('select', 'selects'))
    expect((await compiled(base, cache)).queries).toEqual(fresh.queries)
  })
})

/** Deterministic, so that a failure comes again. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}
