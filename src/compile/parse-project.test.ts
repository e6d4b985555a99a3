import { describe, expect, it, vi } from 'vitest'
import { KeptReadings } from './cache/kept-readings.ts'
import { type Files, memoryCache, parse } from './testing/memory-project.ts'

const codes = (files: Files, settings = '') => parse(files, { settings }).problems.map(({ code }) => code)

describe('parseProject', () => {
  it('settles references, settings, names and layers', () => {
    const project = parse(
      {
        'models/staging/stg_orders.sql': `{{ config(alias='orders', tags=['b']) }} select * from {{ source('raw', 'orders') }}`,
        'models/fact_sales.sql': `select * from {{ ref('stg_orders') }} join {{ ref('colours') }} using (id)`,
        'models/schema.yml': `
version: 2
sources: [{name: raw, schema: landing, tables: [{name: orders, identifier: orders_v2}]}]
models:
  - name: stg_orders
    description: "{{ doc('words') }}"
    config: {tags: [a], meta: {owner: ann}}
    columns: [{name: id, description: The id., data_type: bigint}]`,
        'models/words.md': '{% docs words %}All orders.{% enddocs %}',
        'seeds/colours.csv': 'id,"name, long"\n1,red\n',
      },
      { settings: 'models: {shop: {staging: {+materialized: table, +schema: stage}}}' },
    )
    expect(project.problems).toEqual([])
    const staging = project.node('model', 'stg_orders')
    expect(staging).toMatchObject({
      ...{ id: 'model.shop.stg_orders', layer: 'staging', description: 'All orders.', tags: ['a', 'b'] },
      ...{
        dependsOn: ['source.shop.raw.orders'],
        fqn: ['shop', 'staging', 'stg_orders'],
        meta: { owner: 'ann' },
      },
      relation: { database: 'shop', schema: 'main_stage', name: 'orders' },
      columns: [{ name: 'id', description: 'The id.', type: 'bigint' }],
    })
    expect(staging.config.materialized).toBe('table')
    expect(project.node('model', 'fact_sales').dependsOn).toEqual([
      'model.shop.stg_orders',
      'seed.shop.colours',
    ])
    expect(project.node('source', 'orders').relation).toMatchObject({ schema: 'landing', name: 'orders_v2' })
    expect(project.node('seed', 'colours').columns.map(({ name }) => name)).toEqual(['id', 'name, long'])
  })

  it('reads settings as numbers, however YAML writes them, and leaves meta as it is written', () => {
    const project = parse({
      'models/m.sql': "{{ config(partition_expiration_days=7.0) }} select '{{ config.get('own') }}' as x",
      'models/schema.yml': `
version: 2
sources: [{name: raw, tables: [{name: t, loaded_at_field: at, config: {freshness: {warn_after: {count: 12.0, period: hour}}}}]}]
models:
  - name: m
    config: {lookback: 3.0, hours_to_expiration: 2.0, meta: {weight: 1.0}}
    columns: [{name: x, data_tests: [{not_null: {config: {limit: 10.0}}}]}]`,
    })
    expect(project.problems).toEqual([])
    const { config, meta } = project.node('model', 'm')
    expect(config).toMatchObject({ lookback: 3, hours_to_expiration: 2, partition_expiration_days: 7 })
    expect(String(meta.weight)).toBe('1.0')
    expect(project.node('test', 'not_null_m_x').test).toMatchObject({ limit: 10 })
    expect(project.node('source', 't').freshness).toEqual({ warnAfter: { count: 12, period: 'hour' } })
  })

  it('names tests as dbt does, and finds what their arguments refer to', () => {
    const project = parse({
      'models/a.sql': 'select 1 as id',
      'models/b.sql': 'select 1 as id',
      'models/schema.yml': `
version: 2
models:
  - name: a
    columns:
      - name: id
        data_tests:
          - unique
          - relationships: {arguments: {to: ref('b'), field: id}, config: {severity: warn}}
          - accepted_values: {arguments: {values: ['a long value one', 'a long value two', "it's three", 4]}}`,
    })
    expect(project.problems).toEqual([])
    const tests = [...project.parsed.manifest.nodes.values()].filter((node) => node.kind === 'test')
    expect(tests.map(({ id, path }) => [id, path])).toEqual([
      ['test.shop.unique_a_id.f6a5f640da', 'unique_a_id.sql'],
      ['test.shop.relationships_a_id__id__ref_b_.dcfe42f192', 'relationships_a_id__id__ref_b_.sql'],
      [
        'test.shop.accepted_values_a_id__a_long_value_one__a_long_value_two__it_s_three__4.0a0cb230a3',
        'accepted_values_a_c6666b6ded1d3254129ee13eda19527f.sql',
      ],
    ])
    expect(tests[1]?.dependsOn).toEqual(['model.shop.b', 'model.shop.a'])
    expect(tests[1]?.test.severity).toBe('warn')
  })

  it('lets macros of the project name schemas, and follows references inside of macros', () => {
    const project = parse({
      'models/a.sql': 'select 1 as id',
      'models/b.sql': `{{ config(schema='x') }} select * from {{ from_a() }}`,
      'macros/all.sql': `
{% macro from_a() %}{{ ref('a') }}{% endmacro %}
{% macro generate_schema_name(custom_schema_name, node) %}{{ node.name }}_{{ custom_schema_name or 'plain' }}{% endmacro %}`,
    })
    expect(project.problems).toEqual([])
    expect(project.node('model', 'b')).toMatchObject({
      dependsOn: ['model.shop.a'],
      macros: ['macro.shop.from_a'],
      relation: { schema: 'b_x' },
    })
    expect(project.node('model', 'a').relation.schema).toBe('a_plain')
  })

  it('knows what only the later form of an incremental model refers to', () => {
    const project = parse({
      'models/limits.sql': 'select 1 as n',
      'models/big.sql': `{{ config(materialized='incremental') }} select 1 as n
        {% if is_incremental() %} where n > (select max(n) from {{ ref('limits') }}) {% endif %}`,
    })
    expect(project.node('model', 'big').dependsOn).toEqual(['model.shop.limits'])
  })

  it('switches nodes off, and tests with them', () => {
    const project = parse({
      'models/a.sql': '{{ config(enabled=false) }} select 1 as id',
      'models/schema.yml': 'version: 2\nmodels: [{name: a, columns: [{name: id, data_tests: [unique]}]}]',
    })
    expect(project.problems).toEqual([])
    expect(project.parsed.manifest.nodes.size).toBe(0)
    expect(project.parsed.manifest.disabled.map(({ name }) => name)).toEqual(['a', 'unique_a_id'])
  })

  it('places what is wrong, with the near name', () => {
    const [problem] = parse({
      'models/a.sql': 'select 1',
      'models/orders.sql': `select *\nfrom {{ ref('aa') }}`,
    }).problems
    expect(problem).toMatchObject({
      ...{ code: 'ref-not-found', hint: 'Did you mean "a"?' },
      at: { file: 'models/orders.sql', line: 2, column: 9 },
    })
  })

  it('tells every mistake of names by its own word', () => {
    const select = 'select 1 as id'
    expect(codes({ 'models/a.sql': `select * from {{ source('raw', 'x') }}` })).toEqual(['source-not-found'])
    expect(
      codes({ 'models/a.sql': '{{ cents() }}', 'macros/m.sql': '{% macro cent() %}{% endmacro %}' }),
    ).toEqual(['macro-not-found'])
    expect(codes({ 'models/a.sql': `{{ config(materialized='tabel') }} ${select}` })).toEqual([
      'config-value-wrong',
    ])
    expect(codes({ 'models/x/a.sql': select, 'models/y/a.sql': select })).toEqual(['duplicate-node'])
    expect(codes({ 'models/a.sql': select, 'models/b.sql': `{{ config(alias='a') }} ${select}` })).toEqual([
      'duplicate-relation',
    ])
    expect(codes({ 'models/a.sql': select, 'models/s.yml': 'version: 2\nmodels: [{name: b}]' })).toEqual([
      'entry-without-file',
    ])
    expect(
      codes({
        'models/a.sql': select,
        'models/s.yml': 'version: 2\nmodels: [{name: a, data_tests: [uniqe]}]',
      }),
    ).toEqual(['test-not-found'])
    expect(
      codes({
        'models/a.sql': select,
        'models/s.yml': `version: 2\nmodels: [{name: a, description: "{{ doc('x') }}"}]`,
      }),
    ).toEqual(['doc-not-found'])
    expect(
      codes({
        'models/a.sql': `select * from {{ ref('b') }}`,
        'models/b.sql': `{{ config(enabled=false) }} ${select}`,
      }),
    ).toEqual(['ref-disabled'])
    expect(
      codes({
        'models/a.sql': `select * from {{ ref('b') }}`,
        'models/b.sql': `select * from {{ ref('a') }}`,
      }),
    ).toEqual(['dependency-cycle'])
  })
})

describe('the cache of parseProject', () => {
  const files: Files = {
    'models/a.sql': `select {{ cents('1') }} as id, '{{ env_var('REGION') }}' as region`,
    'models/b.sql': `select * from {{ ref('a') }}`,
    'macros/m.sql': '{% macro cents(x) %}{{ x }} / 100{% endmacro %}',
  }
  const environment = { REGION: 'eu' }

  it('gives the same manifest again, problems included, without reading anything anew', () => {
    const cache = memoryCache()
    const wrong = { ...files, 'models/s.yml': 'version: 2\nmodels: [{name: zzz}]' }
    const first = parse(wrong, { cache, environment })
    const second = parse(wrong, { cache, environment })
    expect(first.parsed.unchanged).toBe(false)
    expect(second.parsed.unchanged).toBe(true)
    expect(second.problems).toEqual(first.problems)
    expect([...second.parsed.manifest.nodes.values()]).toEqual(
      JSON.parse(JSON.stringify([...first.parsed.manifest.nodes.values()])),
    )
  })

  it('notices a changed file, macro, variable of the environment and target', () => {
    const changed = (more: Files, env = environment, dialect: 'duckdb' | 'bigquery' = 'duckdb') => {
      const cache = memoryCache()
      parse(files, { cache, environment })
      const again = parse({ ...files, ...more }, { cache, environment: env, dialect })
      const fresh = parse({ ...files, ...more }, { environment: env, dialect })
      expect(again.parsed.manifest.nodes).toEqual(fresh.parsed.manifest.nodes)
      return !again.parsed.unchanged
    }
    expect(changed({})).toBe(false)
    expect(changed({ 'models/b.sql': 'select 1 as id' })).toBe(true)
    expect(
      changed({
        'macros/m.sql': `{% macro cents(x) %}(select 1 from {{ ref('b') }}){% endmacro %}`,
        'models/b.sql': 'select 1',
      }),
    ).toBe(true)
    expect(changed({}, { REGION: 'us' })).toBe(true)
    expect(changed({}, environment, 'bigquery')).toBe(true)
  })

  it('renders only the users of a macro that changed, through other macros too', () => {
    const many: Record<string, string> = {}
    for (let i = 0; i < 300; i++)
      many[`macros/m${i}.sql`] = `{% macro mac${i}(c) %}{{ c }} + ${i}{% endmacro %}`
    many['macros/m7.sql'] = '{% macro mac7(c) %}{{ mac8(c) }} + 7{% endmacro %}'
    for (let i = 0; i < 1000; i++) many[`models/a${i}.sql`] = `select {{ mac${i % 300}('1') }} as id`
    const cache = memoryCache()
    const kept = vi.spyOn(KeptReadings.prototype, 'set')
    const rendered = (files: Files) => {
      kept.mockClear()
      parse(files, { cache })
      return kept.mock.calls.flatMap(([file]) => /a\d+(?=\.sql)/.exec(file)?.[0] ?? []).sort()
    }
    expect(rendered(many)).toHaveLength(1000)
    expect(rendered(many)).toEqual([])
    const changed = { ...many, 'macros/m8.sql': '{% macro mac8(c) %}{{ c }} + 88{% endmacro %}' }
    expect(rendered(changed)).toEqual(['a307', 'a308', 'a607', 'a608', 'a7', 'a8', 'a907', 'a908'])
    kept.mockRestore()
  })

  it('never writes what the environment holds', () => {
    const cache = memoryCache()
    parse(files, { cache, environment: { REGION: 'very-hidden-value' } })
    expect([...cache.texts.values()].join()).not.toContain('very-hidden-value')
  })

  it('is rebuilt without a word when it is broken', () => {
    const cache = memoryCache()
    parse(files, { cache, environment })
    for (const [path, text] of cache.texts) cache.texts.set(path, text.slice(0, text.length / 2))
    const again = parse(files, { cache, environment })
    expect(again.problems).toEqual([])
    expect(again.parsed.manifest.nodes.size).toBe(2)
  })
})
