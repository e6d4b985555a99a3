import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { compareRelations } from './compare-relations.ts'
import type { Side } from './side.ts'
import { sqlSide } from './sql-side.ts'

let adapter: Adapter
beforeAll(async () => {
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
})
afterAll(() => adapter.close())

const side = (label: string, sql: string): Side => sqlSide({ label, adapter, from: { sql } })
const compare = (a: string, b: string, keys: readonly string[], options = {}) =>
  compareRelations(side('a', a), side('b', b), keys, options)

describe('compareRelations', () => {
  it('finds one changed character among many rows, reading hardly any again', async () => {
    const rows = "SELECT i AS id, 'name ' || i AS name, i / 7 AS share FROM range(100000) r(i)"
    const spoiled = rows.replace(
      "'name ' || i",
      "CASE WHEN i = 73210 THEN 'nane 73210' ELSE 'name ' || i END",
    )
    const found = await compare(rows, spoiled, ['id'])
    expect(found).toMatchObject({
      equal: false,
      rowsA: 100_000,
      rowsB: 100_000,
      onlyA: 0,
      onlyB: 0,
      changed: 1,
    })
    expect(found.examples).toEqual([
      { kind: 'changed', key: ['73210'], cells: [{ column: 'name', a: 'name 73210', b: 'nane 73210' }] },
    ])
    expect(found.columns).toEqual([{ column: 'name', changed: 1, rate: 1 / 100_000 }])
    expect(found.readAgain).toBeLessThan(100_000 * 0.03)
    expect(found.checksumA).not.toBe(found.checksumB)
  })

  it('divides buckets again and again where many rows differ here and there', async () => {
    const rows = "SELECT i AS id, 'name ' || i AS name, i / 7 AS share FROM range(40000) r(i)"
    const found = await compare(
      rows,
      rows.replace("'name '", "CASE WHEN i % 200 = 7 THEN 'nane ' ELSE 'name ' END"),
      ['id'],
    )
    expect(found).toMatchObject({ changed: 200, onlyA: 0, onlyB: 0, levels: 3 })
    // Each of the 200 has to be seen, on both sides, and hardly any other.
    expect(found.readAgain).toBeLessThan(700)
  })

  it('reads everything once where nearly every row differs', async () => {
    const rows = (name: string) => `SELECT i AS id, '${name}' || i AS name FROM range(20000) r(i)`
    const found = await compare(rows('a'), rows('b'), ['id'])
    expect(found).toMatchObject({ changed: 20_000, levels: 2, readAgain: 40_000 })
  })

  it('gives a checksum of every column, and the columns that differ have different ones', async () => {
    const rows = "SELECT i AS id, 'x' || i % 3 AS x, i / 7 AS share, NULL::VARCHAR AS n FROM range(1000) r(i)"
    // Two values that change places leave the sum of the values as it was, but not of the keys with their values.
    const swapped = rows.replace(
      "'x' || i % 3",
      "CASE i WHEN 0 THEN 'x1' WHEN 1 THEN 'x0' ELSE 'x' || i % 3 END",
    )
    const found = await compare(rows, swapped, ['id'], { byColumn: true })
    expect(found.checksums.map(({ column, a, b }) => [column, a === b])).toEqual([
      ['id', true],
      ['n', true],
      ['share', true],
      ['x', false],
    ])
    expect(new Set(found.checksums.map(({ a }) => a)).size).toBe(4)
    expect((await compare(rows, rows, ['id'])).checksums).toEqual([])
  })

  it('says nothing of rows in another order', async () => {
    const rows = 'SELECT i AS id, i % 3 AS part FROM range(5000) r(i)'
    const found = await compare(rows, `${rows} ORDER BY i DESC`, ['id'])
    expect(found).toMatchObject({ equal: true, readAgain: 0, examples: [] })
    expect(found.checksumA).toBe(found.checksumB)
  })

  it('tells rows that only one side has, and counts all of them', async () => {
    const rows = (from: number, to: number) => `SELECT i AS id, 'x' AS t FROM range(${from}, ${to}) r(i)`
    const found = await compare(rows(0, 1000), rows(20, 1030), ['id'], { examples: 3 })
    expect(found).toMatchObject({ onlyA: 20, onlyB: 30, changed: 0, equal: false })
    expect(found.examples.map(({ kind, key }) => [kind, key[0]])).toEqual([
      ['only-a', '0'],
      ['only-a', '1'],
      ['only-a', '2'],
    ])
  })

  it('sees swapped values, duplicates and NULL keys', async () => {
    const swapped = await compare(
      "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) t(id, x)",
      "SELECT * FROM (VALUES (1, 'b'), (2, 'a')) t(id, x)",
      ['id'],
    )
    expect(swapped.changed).toBe(2)
    const doubled = await compare(
      "SELECT * FROM (VALUES (1, 'a'), (NULL, 'n')) t(id, x)",
      "SELECT * FROM (VALUES (1, 'a'), (1, 'a'), (NULL, 'n')) t(id, x)",
      ['id'],
    )
    expect(doubled).toMatchObject({ onlyA: 0, onlyB: 1, duplicateKeysA: 0, duplicateKeysB: 2 })
  })

  it('compares whole rows, with their number, where there is no key', async () => {
    const found = await compare(
      "SELECT * FROM (VALUES ('a'), ('a'), ('b')) t(x)",
      "SELECT * FROM (VALUES ('a'), ('b'), ('b')) t(x)",
      [],
    )
    expect(found).toMatchObject({ onlyA: 1, onlyB: 1, changed: 0, key: [] })
  })

  it('tells missing columns and types that cannot agree, and still compares the rest', async () => {
    const found = await compare(
      'SELECT 1 AS id, 2 AS gone, TRUE AS kind',
      "SELECT 1 AS ID, 3 AS new, 'x' AS kind",
      ['id'],
    )
    expect(found.schema).toEqual([
      { column: 'gone', kind: 'missing-in-b', a: 'INTEGER' },
      { column: 'kind', kind: 'type', a: 'BOOLEAN', b: 'VARCHAR' },
      { column: 'new', kind: 'missing-in-a', b: 'INTEGER' },
    ])
    expect(found.equal).toBe(false)
  })

  it('takes types that hold the same values as the same', async () => {
    const found = await compare(
      `SELECT 1::TINYINT AS id, 1.5::DECIMAL(9,2) AS d, 7::DECIMAL(5,0) AS w, DATE '2024-02-29' AS day,
        TIMESTAMP_MS '2024-01-01 10:00:00.5' AS t, TRUE AS flag, '0A1B2C3D-0000-4000-A000-000000000001' AS guid`,
      `SELECT 1::HUGEINT AS id, 1.5::DECIMAL(38,10) AS d, 7::BIGINT AS w, TIMESTAMP '2024-02-29 00:00:00' AS day,
        TIMESTAMPTZ '2024-01-01 12:00:00.5+02' AS t, 1 AS flag, '0a1b2c3d-0000-4000-a000-000000000001'::UUID AS guid`,
      ['id'],
    )
    expect(found).toMatchObject({ equal: true, schema: [], examples: [] })
  })

  it('forgives only what a rule names', async () => {
    const a = "SELECT 1 AS id, 'é ' AS x, 1.001 AS n, TIMESTAMP '2024-01-01 00:00:00.1234' AS t, '' AS e"
    const b =
      "SELECT 1 AS id, nfc_normalize('é') AS x, 1.002 AS n, TIMESTAMP '2024-01-01 00:00:00.123' AS t, NULL::VARCHAR AS e"
    expect((await compare(a, b, ['id'])).columns.map(({ column }) => column)).toEqual(['e', 'n', 't', 'x'])
    const tolerances = new Map([
      ['x', { trim: true, normalize: true }],
      ['n', { within: 0.001 }],
      ['t', { digits: 3 }],
      ['e', { emptyIsNull: true }],
    ])
    expect(await compare(a, b, ['id'], { tolerances })).toMatchObject({ equal: true, changed: 0 })
    const close = new Map([...tolerances, ['n', { within: 0.0009 }]])
    expect((await compare(a, b, ['id'], { tolerances: close })).changed).toBe(1)
  })

  it('digits cut times, and within is exact for 38 digits', async () => {
    const a =
      "SELECT 1 AS id, TIME '01:02:03.123456' AS ti, 12345678901234567890123456789.01::DECIMAL(38, 2) AS d"
    const b =
      "SELECT 1 AS id, TIME '01:02:03.123999' AS ti, 12345678901234567890123456789.99::DECIMAL(38, 2) AS d"
    const changed = async (digits: number, within: number) => {
      const tolerances = new Map([
        ['ti', { digits }],
        ['d', { within }],
      ])
      return (await compare(a, b, ['id'], { tolerances })).columns.map(({ column }) => column)
    }
    expect(await changed(3, 0.98)).toEqual([])
    expect(await changed(0, 0.98)).toEqual([])
    expect(await changed(4, 0.98)).toEqual(['ti'])
    expect(await changed(3, 0.97)).toEqual(['d'])
  })

  it('a rule for another type is told; one for no column may stand for a whole folder', async () => {
    const one = "SELECT 1 AS id, 'a long text of more than 26 letters' AS note, DATE '2024-01-01' AS day"
    const told = (column: string, rule: object) =>
      expect(compare(one, one, ['id'], { tolerances: new Map([[column, rule]]) })).rejects
    await told('note', { digits: 6 }).toMatchObject({ problems: [{ code: 'tolerance-unfit' }] })
    await told('day', { within: 1 }).toMatchObject({ problems: [{ code: 'tolerance-unfit' }] })
    const tolerances = new Map([['elsewhere', { within: 1 }]])
    expect((await compare(one, one, ['id'], { tolerances })).equal).toBe(true)
  })

  it('names a key column or a relation that is not there', async () => {
    await expect(compare('SELECT 1 AS id', 'SELECT 1 AS id', ['idd'])).rejects.toMatchObject({
      problems: [{ code: 'comparison-key-missing', hint: 'Did you mean "id"?' }, {}],
    })
    const missing = sqlSide({
      label: 'b',
      adapter,
      from: { database: undefined, schema: 'main', name: 'none' },
    })
    await expect(compareRelations(side('a', 'SELECT 1 AS id'), missing, ['id'])).rejects.toMatchObject({
      problems: [{ code: 'comparison-relation-missing' }],
    })
  })
})
