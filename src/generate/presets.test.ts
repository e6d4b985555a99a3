import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PRESETS } from './presets.ts'
import { type Row, rowsOf, settle } from './test-rows.ts'

/** Of all rows of a small company. A change here means that the preset's version must be raised. */
const CONTENTS: { readonly [preset: string]: readonly [version: number, sha256: string] } = {
  stripe: [1, '727065c84c2f1e28cfa97480c13fd9e9d581728a8b3c04e0021c926debe7dc4a'],
  saas: [1, '5354ae191aabd27f86a9868b3d1e0e8e12a374a6b39104f6763474284831430a'],
  product: [1, '129175438e06b567bfebc7ea22d5d80970182659b11a015c25a96a176c1e9363'],
  churn: [1, '1e3550ca42e7b735e404a52f6096a4435609d9bbd3e3cbf466132d7b7d93d9b3'],
}

describe.each(PRESETS)('preset $name', ({ name, version, tables }) => {
  const settled = settle(name, { customers: 150, seed: 9 })

  it('gives the same rows for the same seed, whatever the size of the batches', () => {
    for (const { table } of tables) {
      const rows = rowsOf(settled, table, 4096)
      expect(rowsOf(settle(name, { customers: 150, seed: 9 }), table, 4096)).toEqual(rows)
      expect(rowsOf(settled, table, 7)).toEqual(rows)
    }
  })

  it('gives the rows of its version', () => {
    const hash = createHash('sha256')
    for (const { table } of tables) hash.update(JSON.stringify(rowsOf(settled, table)))
    expect([version, hash.digest('hex')]).toEqual(CONTENTS[name])
  })

  it('gives other rows for another seed', () => {
    const { table } = tables.at(-1)!
    expect(rowsOf(settle(name, { customers: 150, seed: 10 }), table)).not.toEqual(rowsOf(settled, table))
  })

  it('has every key once and every reference there', () => {
    const all = new Map(tables.map(({ table }) => [table, rowsOf(settled, table)]))
    for (const { table, key, columns } of tables) {
      const rows = all.get(table)!
      expect(rows.length, table).toBeGreaterThan(0)
      const keys = new Set(rows.map((row) => key.map((column) => row[column]).join(' ')))
      expect(keys.size, `keys of ${table}`).toBe(rows.length)
      for (const { name: column, references } of columns) {
        if (references === undefined) continue
        const [to, field] = references.split('.') as [string, string]
        const there = new Set(all.get(to)!.map((row) => row[field]))
        const orphans = rows.filter((row) => row[column] !== null && !there.has(row[column]!))
        expect(orphans, `${table}.${column}`).toEqual([])
      }
    }
  })

  it('says what every table and column is', () => {
    for (const { description, columns } of tables) {
      for (const text of [description, ...columns.map((column) => column.description)]) {
        expect(text).toMatch(/^\S.{8,}\.$/s)
      }
    }
  })

  it('holds nothing personal, by name or by content', () => {
    const names = tables.flatMap(({ columns }) => columns.map((column) => column.name))
    expect(
      names.filter((column) =>
        /mail|phone|first_name|last_name|street|postal|address|ip$|birth/.test(column),
      ),
    ).toEqual([])
    for (const { table } of tables) {
      const personal = (row: Row) =>
        Object.values(row).some((value) => /@|\d+\.\d+\.\d+\.\d+|\+\d{6,}/.test(String(value)))
      expect(rowsOf(settled, table).filter(personal)).toEqual([])
    }
  })
})
