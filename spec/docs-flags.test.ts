import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, generateDocs, init } from '../src/index.ts'

let directory: string

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-docs-flags-'))
  await init({ directory, name: 'shop' })
  await build({ directory, environment: {} })
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const read = (name: string) => JSON.parse(readFileSync(join(directory, 'target', name), 'utf8'))
const compiledCount = () =>
  Object.values<{ compiled_code?: string | null }>(read('manifest.json').nodes).filter(
    (node) => node.compiled_code,
  ).length

describe('strata docs generate', () => {
  it('writes a catalog that holds nothing, with what is compiled', async () => {
    await generateDocs({ directory, environment: {}, catalog: 'empty' })
    expect(read('catalog.json')).toMatchObject({ nodes: {}, sources: {} })
    expect(compiledCount()).toBeGreaterThan(0)
  })

  it('compiles nothing when told so, and lists the tables', async () => {
    await generateDocs({ directory, environment: {}, compile: false })
    expect(Object.keys(read('catalog.json').nodes)).toContain('model.shop.stg_orders')
    expect(compiledCount()).toBe(0)
  })

  it('tells in a dbt project what was compiled, as compile does, and only where it was', async () => {
    const dbt = join(directory, 'dbt')
    mkdirSync(join(dbt, 'models'), { recursive: true })
    const files = {
      'dbt_project.yml': "name: d\nversion: '1'\nprofile: p\n",
      'profiles.yml': 'p: {target: dev, outputs: {dev: {type: duckdb, path: w.duckdb}}}\n',
      'models/a.sql': 'select 1 as id',
      'models/e.sql': "{{ config(materialized='ephemeral') }} select id from {{ ref('a') }}",
      'models/b.sql': "select id from {{ ref('e') }}",
    }
    for (const [file, text] of Object.entries(files)) writeFileSync(join(dbt, file), text)
    const file = join(dbt, 'target/run_results.json')
    await generateDocs({ directory: dbt, environment: {}, compile: false, results: true })
    expect(existsSync(file)).toBe(false)
    await generateDocs({ directory: dbt, environment: {}, results: true })
    const { args, results } = JSON.parse(readFileSync(file, 'utf8'))
    expect(args.which).toBe('generate')
    const ids = results.map(({ unique_id: id }: { unique_id: string }) => id)
    expect(ids.sort()).toEqual(['model.d.a', 'model.d.b'])
  })
})
