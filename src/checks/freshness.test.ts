import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import type { Freshness, Source } from '../manifest/node.ts'
import { checkFreshness, momentOf } from './freshness.ts'

let adapter: Adapter

beforeAll(async () => {
  adapter = await openAdapter('duckdb', {
    settings: { type: 'duckdb' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
  await adapter.connection.execute(
    "create table events as select timestamptz '2024-01-10 12:00:00+00' as loaded, 'a' as tenant union all select timestamptz '2024-01-08 00:00:00+00', 'b'",
  )
  await adapter.connection.execute('create table nothing as select null::timestamptz as loaded')
  await adapter.connection.execute('create table numbers as select 7 as loaded')
})

afterAll(() => adapter.close())

const source = (table: string, freshness: Freshness): Source => ({
  id: `source.shop.raw.${table}`,
  name: table,
  package: 'shop',
  file: 'models/sources.yml',
  path: 'sources.yml',
  at: { file: 'models/sources.yml', line: 3, column: 5 },
  fqn: [],
  description: '',
  tags: [],
  meta: {},
  config: {},
  dependsOn: [],
  kind: 'source',
  sourceName: 'raw',
  relation: { database: 'memory', schema: 'main', name: table },
  columns: [],
  sourceDescription: '',
  load: {},
  loadedAtField: 'loaded',
  freshness,
})

const check = async (table: string, freshness: Freshness) => {
  const clock = () => Date.parse('2024-01-10T15:30:00Z')
  const [result] = await checkFreshness([source(table, freshness)], { adapter, threads: 2, clock })
  return result!
}

describe('checkFreshness', () => {
  it('passes, warns and fails by age', async () => {
    const warnAfter = { count: 2, period: 'hour' } as const
    expect((await check('events', { warnAfter: { count: 4, period: 'hour' } })).status).toBe('pass')
    const warned = await check('events', { warnAfter, errorAfter: { count: 1, period: 'day' } })
    expect(warned.status).toBe('warn')
    expect(warned.problems[0]?.message).toBe(
      'The source "events" was last loaded 3 hours ago; it may be at most 2 hours old.',
    )
    const failed = await check('events', {
      warnAfter,
      errorAfter: { count: 1, period: 'day' },
      filter: "tenant = 'b'",
    })
    expect(failed.status).toBe('error')
    expect(failed.maxLoadedAt).toBe(Date.parse('2024-01-08T00:00:00Z'))
  })

  it('tells a source without any value, and one that is not there', async () => {
    const warnAfter = { count: 2, period: 'hour' } as const
    const empty = await check('nothing', { warnAfter })
    expect([empty.status, empty.problems[0]?.code, empty.problems[0]?.severity]).toEqual([
      'warn',
      'source-empty',
      'warning',
    ])
    expect((await check('nothing', { warnAfter, errorAfter: warnAfter })).status).toBe('error')
    const gone = await check('gone', { warnAfter })
    expect(gone.status).toBe('runtime error')
    expect(gone.problems[0]?.at?.line).toBe(3)
  })

  it('tells a value that is no point in time', async () => {
    const result = await check('numbers', { warnAfter: { count: 2, period: 'hour' } })
    expect(result.status).toBe('runtime error')
    expect(result.problems[0]?.message).toBe(
      'The source "numbers" says 7 in "loaded", which is no point in time.',
    )
  })
})

describe('momentOf', () => {
  it('reads dates, civil times and instants', () => {
    const noon = Date.parse('2024-01-10T12:00:00Z')
    expect(momentOf('2024-01-10 12:00:00')).toBe(noon)
    expect(momentOf('2024-01-10 12:00:00.000123+00')).toBe(noon)
    expect(momentOf('2024-01-10 14:00:00+02:00')).toBe(noon)
    expect(momentOf('2024-01-10T12:00:00Z')).toBe(noon)
    expect(momentOf('2024-01-10')).toBe(Date.parse('2024-01-10T00:00:00Z'))
    expect(momentOf('soon')).toBeUndefined()
  })
})
