import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DuckdbBinder } from './binder.ts'

describe('a query that DuckDB is asked about', () => {
  let binder: DuckdbBinder

  beforeAll(async () => {
    binder = await DuckdbBinder.open({}, '.')
  })

  afterAll(() => binder.close())

  const bind = (sql: string) => binder.bind({ sql, rendered: sql, locate: () => undefined }, [])

  it('is judged', async () => {
    expect(await bind('select 1 as a')).toEqual({
      kind: 'accepted',
      columns: [{ name: 'a', type: 'INTEGER' }],
    })
    expect((await bind('select b from (select 1 as a)')).kind).toBe('refused')
  })

  it('is left to the run where it is so long that preparing it takes minutes', async () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `b as b${index}`)
    expect(await bind(`select ${names.join(', ')} from (select 1 as a)`)).toEqual({ kind: 'open' })
  })
})
