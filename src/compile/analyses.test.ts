// One changed model is analysed anew, and of its descendants those whose inputs have other columns: counted, not timed.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { translate } from '../sql/translate.ts'
import { type Files, memoryCache, parse } from './testing/memory-project.ts'

vi.mock('../sql/translate.ts', async (load) => {
  const original = await load<typeof import('../sql/translate.ts')>()
  return { ...original, translate: vi.fn(original.translate) }
})

const files: Files = {
  'models/a.sql': 'select 1 as id, "x" as name, 2.5 as amount',
  'models/b.sql': 'select id, upper(name) as name, amount from {{ ref("a") }}',
  'models/c.sql': 'select id, sum(amount) as total from {{ ref("b") }} group by id',
  'models/d.sql': 'select total * 2 as twice from {{ ref("c") }}',
  'models/e.sql': 'select id from {{ ref("a") }}',
  'models/apart.sql': 'select 1 as one',
}

const cache = memoryCache()

/** The texts that were analysed to compile the project. */
async function analysed(changes: Files = {}): Promise<readonly string[]> {
  vi.mocked(translate).mockClear()
  const { problems } = await parse({ ...files, ...changes }, { dialect: 'bigquery', cache }).compile()
  expect(problems).toEqual([])
  return vi.mocked(translate).mock.calls.map(([sql]) => sql.replace(/`shop`\.`main`\.|"shop"\."main"\./g, ''))
}

describe('what is analysed', () => {
  beforeEach(async () => {
    cache.texts.clear()
    await analysed()
  })

  it('is everything, once, where nothing was kept', async () => {
    cache.texts.clear()
    expect(await analysed()).toHaveLength(6)
  })

  it('is nothing where nothing has changed', async () => {
    expect(await analysed()).toEqual([])
  })

  it('is the changed model alone where its columns stay', async () => {
    const found = await analysed({
      'models/b.sql': 'select id, lower(name) as name, amount from {{ ref("a") }} where id > 0',
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('lower(name)')
  })

  it('is what reads the changed columns too, and nothing behind that', async () => {
    const found = await analysed({
      'models/b.sql': 'select id, upper(name) as name, amount, 1 as more from {{ ref("a") }}',
    })
    expect(found).toHaveLength(2)
    expect(found[0]).toContain('as more')
    expect(found[1]).toContain('sum(amount)')
  })

  it('goes on downstream as long as columns change', async () => {
    const found = await analysed({
      'models/b.sql': 'select id, upper(name) as name, cast(amount as numeric) as amount from {{ ref("a") }}',
    })
    expect(found.map((sql) => /as numeric|sum\(amount\)|as twice/.exec(sql)?.[0])).toEqual([
      'as numeric',
      'sum(amount)',
      'as twice',
    ])
  })

  it('is one model where one is new, and none where one is gone', async () => {
    expect(await analysed({ 'models/new.sql': 'select name from {{ ref("b") }}' })).toHaveLength(1)
    expect(await analysed({ 'models/apart.sql': 'select 1 as one' })).toEqual([])
  })

  it('is again what had a problem', async () => {
    vi.mocked(translate).mockClear()
    const broken = { ...files, 'models/e.sql': 'select idd from {{ ref("a") }}' }
    for (const _ of [1, 2]) {
      const { problems } = await parse(broken, { dialect: 'bigquery', cache }).compile()
      expect(problems.map(({ code }) => code)).toEqual(['unknown-column'])
    }
    expect(translate).toHaveBeenCalledTimes(2)
  })
})
