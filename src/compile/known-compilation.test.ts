// What was compiled before is taken as it was only where a new compilation would give the same.

import { describe, expect, it } from 'vitest'
import type { Problem } from '../problems/problem.ts'
import { compileNodes } from './compile-nodes.ts'
import { knownCompilation } from './known-compilation.ts'
import type { ParsedProject } from './parse-project.ts'
import { type Files, memoryCache, type Options, parse } from './testing/memory-project.ts'

const files: Files = {
  'models/a.sql': 'select 1 as id, "x" as name',
  'models/b.sql': 'select id, upper(name) as name from {{ ref("a") }} where id > {{ var("least", 0) }}',
  'models/later.sql':
    '{{ config(materialized="incremental") }} select id from {{ ref("a") }} {% if is_incremental() %} where id > 7 {% endif %}',
}

const way = { asking: false, bound: false }
const idsOf = ({ manifest }: ParsedProject) =>
  [...manifest.nodes.values()].filter(({ kind }) => kind === 'model').map(({ id }) => id)

/** Compiles the project twice, the second time with other files or another environment; gives what is known then. */
async function known(first: Files, second: Files = first, options: readonly Partial<Options>[] = []) {
  const cache = memoryCache()
  const [before, after = before] = options.map((option) => ({
    ...option,
    cache,
    dialect: 'bigquery' as const,
  }))
  const { parsed } = parse(first, before ?? { cache, dialect: 'bigquery' })
  const ids: string[] = []
  const compiled = await compileNodes(parsed, idsOf(parsed), {
    report: () => {},
    onKept: (id) => ids.push(id),
  })
  const told: Problem[] = []
  const again = parse(second, after ?? { cache, dialect: 'bigquery' }).parsed
  const found = knownCompilation(again, idsOf(again), way, (problem) => told.push(problem))
  return { compiled, ids, found, told, again }
}

describe('a compilation that is known', () => {
  it('is what the former one gave, where nothing has changed', async () => {
    const { compiled, ids, found } = await known(files)
    expect(found?.id).toBe(ids[0])
    const plain = (all: typeof compiled | undefined) => JSON.stringify([...(all ?? [])])
    expect(JSON.parse(plain(found?.compiled))).toEqual(JSON.parse(plain(compiled)))
    expect(found?.compiled.get('model.shop.later')?.later?.sql).toMatch(/> 7/)
    expect(found?.compiled.get('model.shop.a')?.first.locate(0)?.file).toMatch(/models\/a\.sql$/)
  })

  it('is none where a file has changed', async () => {
    expect(
      (await known(files, { ...files, 'models/a.sql': 'select 2 as id, "x" as name' })).found,
    ).toBeUndefined()
  })

  it('is none where what was kept was damaged', async () => {
    const cache = memoryCache()
    const { parsed } = parse(files, { cache, dialect: 'bigquery' })
    await compileNodes(parsed, idsOf(parsed), { report: () => {}, onKept: () => {} })
    const [path, text] = [...cache.texts].find(([name]) => name.includes('compiled-for'))!
    const ask = () => {
      const { parsed } = parse(files, { cache, dialect: 'bigquery' })
      return knownCompilation(parsed, idsOf(parsed), way, () => {})
    }
    expect(ask()).toBeDefined()
    for (const damaged of [
      text.slice(0, -1),
      text.replace('"lineage"', '"lineage'),
      text.replace('"rest":{', '"rest":['),
    ]) {
      expect(damaged).not.toBe(text)
      cache.texts.set(path, damaged)
      expect(ask()).toBeUndefined()
    }
  })

  it('is none of other nodes, of another way to ask, or of a manifest that was changed', async () => {
    const { again } = await known(files)
    const ids = idsOf(again)
    const ask = (project: ParsedProject, some = ids, other = {}) =>
      knownCompilation(project, some, { ...way, ...other }, () => {})
    expect(ask(again)).toBeDefined()
    expect(ask(again, ids.slice(1))).toBeUndefined()
    expect(ask(again, ids, { asking: true })).toBeUndefined()
    expect(ask(again, ids, { bound: true })).toBeUndefined()
    expect(ask({ ...again, manifest: { ...again.manifest } })).toBeUndefined()
    expect(ask({ ...again, inputs: { kind: 'empty' } })).toBeUndefined()
  })

  it('is none where a variable of the environment that a template reads has another value', async () => {
    const reading = { 'models/a.sql': "select {{ env_var('LEAST', '1') if execute else 0 }} as id" }
    const same = [{ environment: { LEAST: '2', OTHER: '1' } }, { environment: { LEAST: '2', OTHER: '3' } }]
    const other = [{ environment: { LEAST: '2' } }, { environment: { LEAST: '3' } }]
    expect((await known(reading, reading, same)).found).toBeDefined()
    expect((await known(reading, reading, other)).found).toBeUndefined()
  })

  it.each([
    ['the clock', "select '{{ run_started_at }}' as at"],
    ['the clock of a module', "select '{{ modules.datetime.datetime.now() }}' as at"],
    ['the call', "select '{{ invocation_id }}' as at"],
    ['the call by the package of our macros', "select '{{ dbt.invocation_id }}' as at"],
    ['chance', 'select {{ [1, 2, 3] | random }} as at'],
    ['its own output', "{% do log('hello', info=True) %}select 1 as at"],
  ])('is none where a template looks at %s', async (_, text) => {
    const { ids, found } = await known({ ...files, 'models/varying.sql': text })
    expect([ids, found]).toEqual([[], undefined])
  })

  it('is none where something is wrong, and tells its warnings again', async () => {
    expect((await known({ 'models/a.sql': 'select nothing from (select 1 as id)' })).ids).toEqual([])
    const { found, told } = await known({
      'models/a.sql': "{% do exceptions.warn('mind it') %}select 1 as id",
    })
    expect(found).toBeDefined()
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('mind it')])
  })
})
