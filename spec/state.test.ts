// What is selected, deferred to, cloned and repeated by the artifacts of a former run.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, clone, list, type RunOutcome, retry, run, seed, show, sourceFreshness } from '../src/index.ts'

let directory: string
const options = () => ({ directory, environment: {} })

const files: Readonly<Record<string, string>> = {
  'project.yml': `name: shop
target: dev
targets:
  dev: {type: duckdb, path: shop.duckdb, schema: dev}
  prod: {type: duckdb, path: shop.duckdb, schema: prod}
`,
  'seeds/raw.csv': 'id,amount,loaded\n1,10,2024-01-01\n2,20,2024-02-01\n',
  'macros/double.sql': '{% macro double(x) %}{{ x }} * 2{% endmacro %}',
  'models/a.sql': "select id, {{ double('amount') }} as amount, loaded from {{ ref('raw') }}",
  'models/b.sql': "select sum(amount) as amount from {{ ref('a') }}",
  'models/schema.yml': `models:
  - name: a
    config: {event_time: loaded, materialized: table}
    columns: [{name: id, tests: [unique]}]
sources:
  - name: shop
    schema: dev
    tables: [{name: raw, loaded_at_field: loaded, freshness: {warn_after: {count: 1, period: day}}}]
seeds:
  - name: raw
    config: {column_types: {loaded: timestamp}, event_time: loaded}
`,
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-state-'))
  for (const [file, text] of Object.entries(files)) write(file, text)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true })
  writeFileSync(join(directory, file), text)
}

function change(file: string, from: string, to: string): void {
  write(file, readFileSync(join(directory, file), 'utf8').replace(from, to))
}

const keepState = () => cpSync(join(directory, 'target'), join(directory, 'former'), { recursive: true })

async function selected(select: string): Promise<string[]> {
  const { nodes } = await list({
    ...options(),
    state: 'former',
    select: [select],
    resourceTypes: ['model', 'seed'],
  })
  return nodes.map(({ name }) => name).sort()
}

const ended = ({ summary }: RunOutcome) =>
  Object.fromEntries(summary.results.map(({ id, status }) => [id.split('.')[2], status]))

async function rowsOf(sql: string) {
  return (await show({ ...options(), inline: sql, limit: -1 })).rows?.rows
}

describe('state:', () => {
  beforeEach(async () => {
    await run(options())
    keepState()
  })

  it('takes nothing for modified that means the same', async () => {
    write('models/b.sql', "-- the sum\nSELECT sum(amount) AS amount\nFROM {{ ref( 'a' ) }}")
    expect(await selected('state:modified')).toEqual([])
    expect(await selected('state:unmodified')).toEqual(['a', 'b', 'raw'])
  })

  it('tells new, old and modified nodes apart', async () => {
    write('models/c.sql', 'select 1 as one')
    change('models/b.sql', 'sum', 'max')
    expect(await selected('state:new')).toEqual(['c'])
    expect(await selected('state:old')).toEqual(['a', 'b', 'raw'])
    expect(await selected('state:modified')).toEqual(['b', 'c'])
    expect(await selected('state:modified.configs')).toEqual(['c'])
  })

  it('sees what of a node changed', async () => {
    change('models/schema.yml', 'materialized: table', 'materialized: view')
    change('macros/double.sql', '2', '3')
    change('seeds/raw.csv', '10', '11')
    expect(await selected('state:modified.configs')).toEqual(['a'])
    expect(await selected('state:modified.macros')).toEqual(['a'])
    expect(await selected('state:modified.body')).toEqual(['raw'])
    expect(await selected('state:modified+')).toEqual(['a', 'b', 'raw'])
  })

  it('says what is wrong with the word or the folder', async () => {
    await expect(selected('state:modifed')).rejects.toThrow(
      '"state:modifed" is no state that can be selected',
    )
    rmSync(join(directory, 'former'), { recursive: true })
    await expect(selected('state:new')).rejects.toThrow('has no manifest.json')
  })
})

describe('--defer', () => {
  beforeEach(async () => {
    await build({ ...options(), target: 'prod' })
    keepState()
  })

  it('reads what is not there from where the former run put it', async () => {
    const outcome = await run({ ...options(), select: ['b'], defer: true, state: 'former' })
    expect(ended(outcome)).toEqual({ b: 'success' })
    expect(await rowsOf('select * from dev.b')).toEqual([[60]])
  })

  it('prefers what the target has, unless the former run is favoured', async () => {
    await seed(options())
    change('macros/double.sql', '2', '3')
    await run({ ...options(), select: ['a'] })
    await run({ ...options(), select: ['b'], defer: true, state: 'former' })
    expect(await rowsOf('select * from dev.b')).toEqual([[90]])
    await run({ ...options(), select: ['b'], defer: true, state: 'former', favorState: true })
    expect(await rowsOf('select * from dev.b')).toEqual([[60]])
  })

  it('clones what the former run built', async () => {
    const outcome = await clone({ ...options(), state: 'former' })
    expect(ended(outcome)).toEqual({ raw: 'success', a: 'success', b: 'success' })
    expect(await rowsOf('select * from dev.b')).toEqual([[60]])
    expect(ended(await clone({ ...options(), state: 'former' }))).toEqual({
      raw: 'reused',
      a: 'reused',
      b: 'reused',
    })
  })
})

describe('retry', () => {
  it('repeats what failed and what was skipped, with its tests', async () => {
    change('models/a.sql', 'id,', '1 as id,')
    expect(ended(await build(options()))).toMatchObject({ raw: 'success', a: 'error', b: 'skipped' })
    change('models/a.sql', '1 as id,', 'id,')
    const again = ended(await retry(options()))
    expect(again).toEqual({ a: 'success', b: 'success', unique_a_id: 'pass' })
    expect(ended(await retry(options()))).toEqual({})
  })

  it('repeats with the variables of the run', async () => {
    write('models/c.sql', "{{ config(materialized='table') }} select {{ var('n') }} as n, error('x') as x")
    await run({ ...options(), select: ['c'], vars: '{n: 7}' })
    write('models/c.sql', "select {{ var('n') }} as n")
    await retry(options())
    expect(await rowsOf('select n from dev.c')).toEqual([[7]])
  })
})

describe('--empty and --sample', () => {
  it('limit what models see of their inputs', async () => {
    await seed(options())
    await run({ ...options(), empty: true })
    expect(await rowsOf('select count(*) from dev.a')).toEqual([[0]])
    await run({ ...options(), sample: '{start: 2024-01-15, end: 2024-03-01}' })
    expect(await rowsOf('select id from dev.a')).toEqual([[2]])
    await expect(run({ ...options(), sample: 'some' })).rejects.toThrow('is no span of time')
  })
})

describe('source freshness', () => {
  it('writes sources.json, which source_status: reads', async () => {
    await seed(options())
    const { results } = await sourceFreshness(options())
    expect(results.map(({ status }) => status)).toEqual(['warn'])
    const written = JSON.parse(readFileSync(join(directory, 'target/sources.json'), 'utf8'))
    expect(written.results[0]).toMatchObject({
      unique_id: 'source.shop.shop.raw',
      status: 'warn',
      max_loaded_at: '2024-02-01T00:00:00.000Z',
    })
    keepState()
    const sources = async (select: string) =>
      (await list({ ...options(), state: 'former', select: [select] })).nodes.map(({ name }) => name)
    expect(await sources('source_status:fresher')).toEqual([])
    expect(await sources('source_status:warn')).toEqual(['raw'])
    change('seeds/raw.csv', '2024-02-01', '2024-03-01')
    await seed(options())
    await sourceFreshness(options())
    expect(await sources('source_status:fresher')).toEqual(['raw'])
  })
})
