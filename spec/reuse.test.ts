// What a build leaves out because nothing has changed, and everything that must make it build again.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, plan, type RunOptions, run } from '../src/index.ts'

let directory: string

const files: Readonly<Record<string, string>> = {
  'project.yml': `name: shop
target: dev
targets: {dev: {type: duckdb, path: shop.duckdb, schema: dev}}
`,
  'seeds/raw.csv': 'id,amount\n1,10\n2,20\n',
  'macros/double.sql': '{% macro double(x) %}{{ x }} * 2{% endmacro %}',
  'models/view.sql': "select id, {{ double('amount') }} as amount from {{ ref('raw') }}",
  'models/middle.sql': "{{ config(materialized='ephemeral') }} select * from {{ ref('view') }}",
  'models/total.sql':
    "{{ config(materialized='table') }} select sum(amount) as amount, {{ var('n', 1) }} as n from {{ ref('middle') }}",
  'models/loaded.sql': "{{ config(materialized='table') }} select * from {{ source('ext', 'orders') }}",
  'models/schema.yml': `models:
  - name: view
    columns: [{name: id, tests: [unique]}]
  - name: total
    columns: [{name: amount, tests: [not_null]}]
sources: [{name: ext, tables: [{name: orders}]}]
`,
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-reuse-'))
  for (const [file, text] of Object.entries(files)) write(file, text)
  await sql('create schema ext; create table ext.orders as select 1 as id, 2 as amount')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true })
  writeFileSync(join(directory, file), text)
}

function change(file: string, from: string, to: string): void {
  const before = readFileSync(join(directory, file), 'utf8')
  if (!before.includes(from)) throw new Error(`"${from}" is not in ${file}`)
  write(file, before.replace(from, to))
}

/** As somebody else does it, while Strata is away. */
async function sql(text: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(directory, 'shop.duckdb'))
  const connection = await instance.connect()
  await connection.run(text)
  connection.closeSync()
  instance.closeSync()
}

const options = (more: Partial<RunOptions> = {}): RunOptions => ({ directory, environment: {}, ...more })

/** What was built, and the tests that ran. */
async function built(more: Partial<RunOptions> = {}): Promise<string[]> {
  const { summary } = await build(options(more))
  return summary.results
    .filter(({ status }) => status !== 'reused')
    .map(({ id }) => id.split('.')[2]!)
    .sort()
}

async function whyOf(name: string, more: Partial<RunOptions> = {}): Promise<string> {
  const { plan: planned } = await plan(options(more))
  const found = [...planned.nodes.values()].find(({ id }) => id.split('.')[2] === name)!
  return `${found.action}: ${found.why.map(({ kind, detail }) => `${kind} ${detail ?? ''}`.trim()).join(', ')}`
}

const tests = ['not_null_total_amount', 'unique_view_id']

describe('a build after a build', () => {
  beforeEach(async () => void (await build(options())))

  it('builds nothing and says since when', async () => {
    expect(await whyOf('total')).toMatch(/^reuse: unchanged since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/)
    expect(await built()).toEqual([])
  })

  it('is not stirred by comments, layout and words for people', async () => {
    change('models/total.sql', 'select sum', '-- the sum\nSELECT\n  sum')
    change('models/schema.yml', '- name: total', '- name: total\n    description: all of it')
    expect(await built()).toEqual([])
  })

  it('builds everything with --force and --full-refresh', async () => {
    const all = ['loaded', ...tests.slice(0, 1), 'raw', 'total', ...tests.slice(1), 'view'].sort()
    expect(await built({ force: true })).toEqual(all)
    expect(await built({ fullRefresh: true })).toEqual(all)
    expect(await built()).toEqual([])
  })

  it('follows a change of SQL, of a macro and of a variable downstream', async () => {
    change('models/total.sql', 'sum(', 'max(')
    expect(await whyOf('total')).toBe('run: sql-changed')
    expect(await built()).toEqual(['not_null_total_amount', 'total'])
    change('macros/double.sql', '2', '3')
    expect(await whyOf('total')).toBe('run: input-changed view')
    expect(await built()).toEqual(['not_null_total_amount', 'total', 'unique_view_id', 'view'])
    expect(await built({ vars: '{n: 2}' })).toEqual(['not_null_total_amount', 'total'])
  })

  it('follows a change of an ephemeral model, of settings and of a seed', async () => {
    change('models/middle.sql', 'select *', 'select id, amount')
    expect(await built()).toEqual(['not_null_total_amount', 'total'])
    write('models/total.sql', files['models/total.sql']!.replace("'table'", "'view'"))
    expect(await whyOf('total')).toBe('run: config-changed')
    expect(await built()).toEqual(['not_null_total_amount', 'total'])
    change('seeds/raw.csv', '20', '21')
    expect(await built()).toEqual([...tests, 'raw', 'total', 'view'].sort())
  })

  it('sees rows of a source that somebody changed', async () => {
    await sql('update ext.orders set amount = 3')
    expect(await whyOf('loaded')).toBe('run: input-changed orders')
    expect(await built()).toEqual(['loaded'])
    await sql('alter table ext.orders rename column amount to price')
    expect(await built()).toEqual(['loaded'])
    expect(await built()).toEqual([])
  })

  it('sees tables and views that somebody changed or dropped', async () => {
    await sql('update dev.total set amount = 1')
    expect(await whyOf('total')).toBe('run: altered by someone else')
    expect(await built()).toEqual(['not_null_total_amount', 'total'])
    await sql('drop table dev.total')
    expect(await whyOf('total')).toBe('run: new, missing')
    expect(await built()).toEqual(['not_null_total_amount', 'total'])
    await sql('create or replace view dev.view as select 1 as id, 2 as amount')
    expect(await built()).toEqual(['not_null_total_amount', 'total', 'unique_view_id', 'view'])
    await sql('delete from dev.raw')
    expect(await built()).toEqual([...tests, 'raw', 'total', 'view'].sort())
  })

  it('runs a new or changed test on the table as it stands', async () => {
    change('models/schema.yml', 'tests: [not_null]', 'tests: [not_null, {accepted_values: {values: [60]}}]')
    expect(await built()).toEqual(['accepted_values_total_amount__60'])
    expect(await built()).toEqual([])
  })

  it('takes no table whose test failed for a good one', async () => {
    change('models/schema.yml', 'tests: [not_null]', 'tests: [not_null, {accepted_values: {values: [61]}}]')
    expect(await built()).toEqual(['accepted_values_total_amount__61'])
    expect(await built()).toEqual(['accepted_values_total_amount__61'])
    change('models/total.sql', 'sum(amount)', 'sum(amount) + 2')
    const failed = ['accepted_values_total_amount__61', 'not_null_total_amount', 'total']
    expect(await built()).toEqual(failed)
    expect(await built()).toEqual(failed)
    change('models/total.sql', '+ 2', '+ 1')
    expect(await built()).toEqual(failed)
    expect(await built()).toEqual([])
  })

  it('is not fooled by another warehouse, a new clone or a broken record', async () => {
    const kept = join(directory, 'target/.strata')
    renameSync(join(directory, 'shop.duckdb'), join(directory, 'other.duckdb'))
    await sql('create schema ext; create table ext.orders as select 1 as id, 2 as amount')
    expect(await built()).toHaveLength(6)
    for (const file of readdirSync(kept))
      if (file.startsWith('built-')) write(`target/.strata/${file}`, '{"form":1,"nod')
    expect(await built()).toHaveLength(6)
    rmSync(join(directory, 'target'), { recursive: true })
    expect(await built()).toHaveLength(6)
    expect(existsSync(kept)).toBe(true)
    expect(await built()).toEqual([])
  })

  it('builds again what another Strata built', async () => {
    const file = 'target/.strata/built-dev.json'
    write(
      file,
      readFileSync(join(directory, file), 'utf8').replaceAll(/"setting":"[^"]*"/g, '"setting":"former"'),
    )
    expect(await whyOf('raw')).toBe('run: config-changed in Strata, the engine or on-run-start')
    expect(await built()).toHaveLength(6)
  })

  it('builds again a node whose record is damaged', async () => {
    const file = 'target/.strata/built-dev.json'
    const text = readFileSync(join(directory, file), 'utf8')
    for (const [part, damaged] of [
      [/"at":\d+/, '"at":"x"'],
      [/"at":\d+/, '"at":1e300'],
      [/"version":"[^"]*"/, '"version":[]'],
      [/"inputs":\{[^}]*\}/, '"inputs":null'],
    ] as const) {
      write(file, text.replace(part, damaged))
      expect(await built()).not.toEqual([])
      expect(await built()).toEqual([])
    }
  })

  it('builds again what was built on no rows', async () => {
    await run(options({ empty: true }))
    expect(await built()).toEqual(['loaded', 'not_null_total_amount', 'total', 'unique_view_id', 'view'])
  })
})

const unsteady: readonly (readonly [string, string])[] = [
  ['CURRENT_DATE', 'select current_date as day'],
  ['NOW()', "select id from {{ ref('raw') }} where now() is not null"],
  ['RANDOM()', 'select random() as x'],
  ['READ_CSV()', "select * from read_csv('DIRECTORY/seeds/raw.csv')"],
  ["the table ext.orders, which is no node's", 'select * from ext.orders where id = 1'],
  [
    'questions that it asks the warehouse while it is rendered',
    "select {{ run_query('select 1').columns[0].values()[0] if execute else 0 }} as n",
  ],
  ['its setting "reuse: false"', '{{ config(reuse=false) }} select 1 as n'],
]

describe('a model that may give something else tomorrow', () => {
  it.each(unsteady)('is built again because of %s', async (why, text) => {
    if (!why.startsWith('the table'))
      change('models/schema.yml', 'sources: [{name: ext, tables: [{name: orders}]}]', '')
    if (why.startsWith('the table')) change('models/schema.yml', '{name: orders}', '{name: others}')
    write('models/unsteady.sql', `{{ config(materialized='table') }} ${text}`.replace('DIRECTORY', directory))
    rmSync(join(directory, 'models/loaded.sql'))
    await build(options())
    expect(await whyOf('unsteady')).toBe(`run: unsteady because of ${why}`)
    expect(await built()).toEqual(['unsteady'])
  })
})

describe('a view that may give something else tomorrow', () => {
  it('stays, but what reads it is built again', async () => {
    write('models/day.sql', 'select current_date as day')
    write('models/days.sql', "{{ config(materialized='table') }} select day from {{ ref('day') }}")
    await build(options())
    expect(await built()).toEqual(['days'])
  })
})

describe('projects', () => {
  it('of dbt are built whole, unless asked otherwise', async () => {
    rmSync(join(directory, 'project.yml'))
    write('dbt_project.yml', 'name: shop\nprofile: shop\n')
    write(
      'profiles.yml',
      'shop: {target: dev, outputs: {dev: {type: duckdb, path: shop.duckdb, schema: dev}}}\n',
    )
    expect(await built()).toHaveLength(6)
    expect(await built()).toHaveLength(6)
    expect(await built({ reuse: true })).toHaveLength(6)
    expect(await built({ reuse: true })).toEqual([])
  })

  it('may want to be built whole', async () => {
    write('project.yml', `${files['project.yml']}flags: {reuse: false}\n`)
    expect(await built()).toHaveLength(6)
    expect(await built()).toHaveLength(6)
  })

  it('leave incremental models and snapshots alone whose inputs are unchanged', async () => {
    write(
      'models/events.sql',
      "{{ config(materialized='incremental') }} select * from {{ ref('raw') }} {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}",
    )
    write(
      'snapshots/s.yml',
      "snapshots: [{name: s, relation: ref('raw'), config: {unique_key: id, strategy: check, check_cols: all}}]",
    )
    expect(await built()).toHaveLength(8)
    expect(await built()).toEqual([])
    change('seeds/raw.csv', '2,20', '2,20\n3,30')
    expect(await built()).toEqual(['events', ...tests, 'raw', 's', 'total', 'view'].sort())
    await sql('delete from dev.events where id = 2')
    expect(await built()).toEqual(['events'])
  })
})
