import { describe, expect, it } from 'vitest'
import { readSchemaFile } from './read-schema-file.ts'

function read(text: string) {
  const { definitions, problems } = readSchemaFile('models/a.yml', text, { quiet: false })
  return { ...definitions, problems }
}

describe('readSchemaFile', () => {
  it('reads a model with its columns and tests, each with its place', () => {
    const { nodes, problems } = read(`version: 2
models:
  - name: orders
    description: "{{ doc('orders') }}"
    tags: daily
    config:
      materialized: table
      tags: [core]
      meta: {owner: a}
    columns:
      - name: id
        data_type: INT64
        data_tests:
          - unique
          - accepted_values:
              arguments: {values: [1, 2]}
              config: {severity: warn}
          - relationships:
              name: has_customer
              to: ref('customers')
              field: id
              where: "id > 0"
          - dbt_utils.at_least_one
`)
    expect(problems).toEqual([])
    const model = nodes[0]!
    expect(model).toMatchObject({
      kind: 'model',
      name: 'orders',
      at: { file: 'models/a.yml', line: 3, column: 5 },
      descriptionAt: { line: 4, column: 18 },
      config: { values: { materialized: 'table', tags: ['daily', 'core'], meta: { owner: 'a' } } },
    })
    expect(model.config.places.materialized).toMatchObject({ line: 7, column: 7 })
    const [column] = model.columns
    expect(column).toMatchObject({ name: 'id', dataType: 'INT64', at: { line: 11, column: 9 } })
    expect(column?.tests).toMatchObject([
      { name: 'unique', arguments: {}, at: { line: 14, column: 13 } },
      { name: 'accepted_values', arguments: { values: [1, 2] }, config: { values: { severity: 'warn' } } },
      {
        name: 'relationships',
        customName: 'has_customer',
        arguments: { to: "ref('customers')", field: 'id' },
        config: { values: { where: 'id > 0' } },
        argumentPlaces: { to: { line: 20, column: 15 } },
      },
      { name: 'at_least_one', namespace: 'dbt_utils', at: { line: 23 } },
    ])
  })

  it('hands loaders, freshness and tags of a source down to its tables', () => {
    const { sources, problems } = read(`sources:
  - name: shop
    schema: raw
    loader: generate
    load: {preset: stripe, seed: 1}
    loaded_at_field: at
    freshness: {warn_after: {count: 1, period: day}}
    tables:
      - name: orders
        identifier: ORDERS
        load: {seed: 2}
      - name: refs
        loader: files
        freshness: null
`)
    expect(problems).toEqual([])
    expect(sources[0]).toMatchObject({ name: 'shop', schema: 'raw', loader: 'generate' })
    const [orders, refs] = sources[0]!.tables
    expect(orders).toMatchObject({
      identifier: 'ORDERS',
      loader: 'generate',
      load: { preset: 'stripe', seed: 2 },
      loadedAtField: 'at',
      freshness: { warn_after: { count: 1, period: 'day' } },
      loadPlaces: { seed: { line: 11 }, preset: { line: 5 } },
    })
    expect(refs).toMatchObject({ loader: 'files', freshness: null })
  })

  it('tells a misspelled key with the near one, and a configuration in the wrong place', () => {
    const { problems } = read(`models:
  - name: orders
    descripton: x
    materialized: table
    columns:
      - name: id
        datatype: INT64
    config:
      materialised: view
`)
    expect(problems).toEqual([
      {
        code: 'unknown-key',
        severity: 'warning',
        message: 'The key "datatype" means nothing in the column "id", so it has no effect.',
        hint: 'Did you mean "data_type"?',
        at: { file: 'models/a.yml', line: 7, column: 9, end: { line: 7, column: 17 } },
      },
      {
        code: 'unknown-key',
        severity: 'warning',
        message: 'The key "descripton" means nothing in the model "orders", so it has no effect.',
        hint: 'Did you mean "description"?',
        at: { file: 'models/a.yml', line: 3, column: 5, end: { line: 3, column: 15 } },
      },
      {
        code: 'unknown-key',
        severity: 'warning',
        message: 'The key "materialized" means nothing in the model "orders", so it has no effect.',
        hint: 'It is a configuration: write it under "config:".',
        at: { file: 'models/a.yml', line: 4, column: 5, end: { line: 4, column: 17 } },
      },
      {
        code: 'config-key-unknown',
        severity: 'warning',
        message: '"materialised" is not a configuration key of models that Strata knows.',
        hint: 'Did you mean "materialized"?',
        at: { file: 'models/a.yml', line: 9, column: 7, end: { line: 9, column: 19 } },
      },
    ])
  })

  it.each([
    [
      'models:\n  - name: 5x\n    columns: id\n',
      '"columns" must be a list; each entry begins with "- ", but is the text "id".',
      3,
    ],
    [
      'models:\n  name: a\n',
      '"models" must be a list; each entry begins with "- ", but is a mapping of keys.',
      2,
    ],
    ['models:\n  - description: x\n', 'The key "name" is missing in a model.', 2],
    [
      'models:\n  - name: a\n    columns:\n      - id\n',
      '"each entry of columns" must be keys with values, but is the text "id".',
      4,
    ],
    ['just text\n', 'The file "models/a.yml" must hold keys with values, but is the text "just text".', 1],
    [
      'exposures:\n  - name: e\n    type: dashboard\n    owner: {name: a}\n    maturity: top\n',
      '"maturity" must be "low", "medium" or "high", but is the text "top".',
      5,
    ],
  ])('tells %j', (text, message, line) => {
    expect(read(text).problems).toMatchObject([{ severity: 'error', message, at: { line } }])
  })

  it('tells arguments that are not indented under their test', () => {
    const { problems } = read(`models:
  - name: a
    columns:
      - name: id
        tests:
          - accepted_values:
            values: [1]
`)
    expect(problems).toMatchObject([
      {
        code: 'test-shape-wrong',
        at: { line: 6, column: 13 },
        hint: 'Indent the lines under "accepted_values:" by two more spaces, so that they belong to it.',
      },
    ])
  })

  it('keeps versions, snapshots, exposures, unit tests and the semantic layer', () => {
    const { nodes, exposures, unitTests, kept, problems } = read(`models:
  - name: orders
    latest_version: 2
    versions:
      - v: 1
        defined_in: orders_old
        columns:
          - include: all
            exclude: [x]
          - name: y
      - v: 2
snapshots:
  - name: s
    relation: ref('orders')
    config: {strategy: check, unique_key: id, check_cols: all}
exposures:
  - name: board
    type: dashboard
    owner: {email: team@example.com}
    depends_on: [ref('orders')]
unit_tests:
  - name: works
    model: orders
    given:
      - input: ref('a')
        rows: [{id: 1}]
    expect:
      rows: [{id: 1}]
metrics:
  - name: revenue
    type: simple
`)
    expect(problems).toEqual([])
    expect(nodes[0]).toMatchObject({
      latestVersion: 2,
      versions: [
        { v: 1, definedIn: 'orders_old', include: 'all', exclude: ['x'], columns: [{ name: 'y' }] },
        { v: 2 },
      ],
    })
    expect(nodes[1]).toMatchObject({
      kind: 'snapshot',
      relation: "ref('orders')",
      relationAt: { line: 14, column: 15 },
    })
    expect(exposures[0]).toMatchObject({
      exposureType: 'dashboard',
      dependsOn: [{ text: "ref('orders')", at: { line: 20 } }],
    })
    expect(unitTests[0]).toMatchObject({
      model: 'orders',
      given: [{ input: "ref('a')" }],
      expect: { rows: [{ id: 1 }] },
    })
    expect(kept[0]).toMatchObject({ kind: 'metric', name: 'revenue', values: { type: 'simple' } })
  })

  it('accepts templates where a plain value is expected', () => {
    const { problems } = read(`sources:
  - name: s
    enabled: "{{ var('x') }}"
    freshness: {warn_after: {count: "{{ var('n') }}", period: hour}}
    tables:
      - name: t
        quoting: {identifier: "{{ true }}"}
`)
    expect(problems).toEqual([])
  })
})
