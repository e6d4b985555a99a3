import { describe, expect, it } from 'vitest'
import type { Compiled } from '../../manifest/manifest.ts'
import type { Problem } from '../../problems/problem.ts'
import { compileNodes } from '../compile-nodes.ts'
import { type Files, type Options, parse } from '../testing/memory-project.ts'

const base: Files = {
  'models/stg.sql': `select 1 as id, date '2024-01-01' as day, cast(1.5 as numeric) as amount`,
  'models/orders.sql': `select id, amount * {{ var('rate', 2) }} as total from {{ ref('stg') }}`,
}

async function compile(
  unitTest: string,
  options: Options & { readonly files?: Files } = {},
): Promise<{ readonly compiled: Compiled | undefined; readonly problems: readonly Problem[] }> {
  const lines = unitTest.split('\n').map((line) => `    ${line}`)
  const yaml = `unit_tests:\n  - name: t\n    model: orders\n${lines.join('\n')}\n`
  const project = parse({ ...base, 'models/schema.yml': yaml, ...options.files }, options)
  const problems = [...project.problems]
  const { id } = project.node('unit_test', 't')
  const compiled = await compileNodes(project.parsed, [id], {
    report: (problem) => void problems.push(problem),
  })
  return { compiled: compiled.get(id), problems }
}

const oneLine = (sql: string | undefined) => sql?.replace(/\s+/g, ' ').trim()

describe('compileUnitTest', () => {
  it('puts the given rows where the model reads a table, with the types of its columns', async () => {
    const { compiled, problems } = await compile(
      `given: [{input: "ref('stg')", rows: [{id: 1, day: 2024-02-28}, {ID: 2}]}]\nexpect: {rows: [{id: 1, total: null}]}`,
    )
    expect(problems).toEqual([])
    const sql = oneLine(compiled?.first.sql)
    expect(sql).toContain(
      `with __dbt__cte__stg as ( select cast('1' as INTEGER) as "id", cast('2024-02-28' as DATE) as "day"`,
    )
    expect(sql).toContain(`union all select cast('2' as INTEGER) as "id", cast(null as DATE) as "day"`)
    expect(sql).toContain('amount * 2 as total from __dbt__cte__stg')
    expect(compiled?.expected?.columns).toEqual(['id', 'total'])
    expect(oneLine(compiled?.expected?.query?.sql)).toMatch(
      /^select cast\('1' as INTEGER\) as "id", cast\(null as DECIMAL/,
    )
  })

  it('translates the fixtures with the model in a BigQuery project', async () => {
    const { compiled, problems } = await compile(
      `given: [{input: "ref('stg')", rows: [{id: 1}]}]\nexpect: {rows: [{next: 2024-01-02}]}`,
      {
        dialect: 'bigquery',
        files: {
          'models/orders.sql': `select DATE_ADD(day, INTERVAL 1 DAY) as next from {{ ref('stg') }}`,
        },
      },
    )
    expect(problems).toEqual([])
    expect(compiled?.first.sql).not.toMatch(/DATE_ADD|INT64|`/)
    expect(compiled?.expected?.query?.sql).toContain('2024-01-02')
  })

  it('overrides variables, macros, macros of packages, environment variables and is_incremental', async () => {
    const { compiled, problems } = await compile(
      `given:
  - {input: "ref('stg')", rows: [{id: 1}]}
  - {input: this, rows: [{id: 7}]}
overrides:
  vars: {rate: 9}
  macros: {is_incremental: true, label: one, shop.label: two}
  env_vars: {CITY: Wien}
expect: {rows: []}`,
      {
        files: {
          'macros/label.sql': '{% macro label() %}zero{% endmacro %}',
          'models/orders.sql': `select id, {{ var('rate', 2) }} as r, '{{ label() }} {{ shop.label() }} {{ env_var('CITY', '-') }}' as words from {{ ref('stg') }}{% if is_incremental() %} where id > (select max(id) from {{ this }}){% endif %}`,
        },
      },
    )
    expect(problems).toEqual([])
    expect(oneLine(compiled?.first.sql)).toContain(
      `select id, 9 as r, 'one two Wien' as words from __dbt__cte__stg where id > (select max(id) from __dbt__cte__orders)`,
    )
    expect(compiled?.expected).toEqual({})
  })

  it('reads CSV and SQL, in place and from fixture files', async () => {
    const { compiled, problems } = await compile(
      `given: [{input: "ref('stg')", format: csv, fixture: some}]\nexpect: {format: sql, fixture: wanted}`,
      {
        files: {
          'tests/fixtures/some.csv': 'id,amount\n1,\n2,"2.5"\n',
          'tests/fixtures/wanted.sql': 'select 2 as id;\n',
        },
      },
    )
    expect(problems).toEqual([])
    expect(compiled?.first.sql).toContain(`cast('2.5' as DECIMAL`)
    expect(compiled?.expected?.query?.sql).toBe('select 2 as id')
    expect(compiled?.expected?.columns).toEqual(['id'])
  })

  it.each([
    [
      'an input that is none',
      `given: [{input: stg, rows: []}]\nexpect: {rows: []}`,
      'unit-test-input-wrong',
      4,
    ],
    ['an input without rows', `given: []\nexpect: {rows: []}`, 'unit-test-input-missing', 2],
    [
      'an unknown column given',
      `given: [{input: "ref('stg')", rows: [{amuont: 1}]}]\nexpect: {rows: []}`,
      'unit-test-column-unknown',
      4,
    ],
    [
      'an unknown column expected',
      `given: [{input: "ref('stg')", rows: []}]\nexpect: {rows: [{totl: 1}]}`,
      'unit-test-column-unknown',
      5,
    ],
    [
      'an unknown format',
      `given: [{input: "ref('stg')", format: xml, rows: a}]\nexpect: {rows: []}`,
      'unit-test-rows-wrong',
      4,
    ],
    [
      'a fixture that is not there',
      `given: [{input: "ref('stg')", format: csv, fixture: nowhere}]\nexpect: {rows: []}`,
      'unit-test-rows-wrong',
      4,
    ],
    [
      'CSV of uneven lines',
      `given: [{input: "ref('stg')", format: csv, rows: "id,day\\n1"}]\nexpect: {rows: []}`,
      'unit-test-rows-wrong',
      4,
    ],
  ])('refuses %s at its place', async (_, text, code, line) => {
    const { compiled, problems } = await compile(text)
    expect(compiled).toBeUndefined()
    expect(problems.map((problem) => [problem.code, problem.at?.line])).toEqual([[code, line]])
  })

  it('waits for the run where the types of a given table are not known', async () => {
    const files = {
      'models/raw.yml': 'sources: [{name: raw, tables: [{name: stores}]}]\n',
      'models/orders.sql': `select date_trunc('day', opened) as day from {{ source('raw', 'stores') }}`,
    }
    const given = `given: [{input: "source('raw', 'stores')", rows: [{opened: 2024-01-02}]}]\nexpect: {rows: []}`
    const { compiled, problems } = await compile(given, { files, dialect: 'duckdb' })
    expect(problems).toEqual([])
    expect(compiled).toBeUndefined()
  })

  it('waits for the run where the model asks the warehouse', async () => {
    const { compiled, problems } = await compile(
      `given: [{input: "ref('stg')", rows: []}]\nexpect: {rows: []}`,
      {
        files: {
          'models/orders.sql': `{% set found = run_query('select 1') %}select id from {{ ref('stg') }}`,
        },
      },
    )
    expect(compiled).toBeUndefined()
    expect(problems).toEqual([])
  })
})
