import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { type ChangeStream, openChanges } from '../generate/changes.ts'
import { PRESETS } from '../generate/presets.ts'
import { settleSettings } from '../generate/settle-settings.ts'
import { applyChanges, warehouseSink } from './apply-changes.ts'
import { writeDataset } from './write-dataset.ts'

let adapter: Adapter
const folder = mkdtempSync(join(tmpdir(), 'strata-changes-'))
beforeAll(async () => {
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
})
afterAll(async () => {
  await adapter.close()
  rmSync(folder, { recursive: true })
})

const BATCHES = 8
const settle = (preset: string, more = {}) =>
  settleSettings({ preset, customers: 120, seed: 5, ...more }, (problem) => {
    throw new Error(problem.message)
  })!

async function load(preset: string, stream: ChangeStream, batches: number, schema: string): Promise<void> {
  await adapter.connection.execute(adapter.statements.createSchema({ database: undefined, schema }))
  for (const table of settle(preset).preset.tables) {
    const rows = stream.state(batches).rows(table.table, 4096)
    await adapter.loader.loadBatches(table, rows, { database: undefined, schema, name: table.table })
  }
}

const all = async (sql: string) => (await adapter.connection.query(sql)).rows

describe.each(PRESETS)('changes of preset $name', ({ name, tables }) => {
  const { preset, settings } = settle(name)
  const stream = openChanges(preset, settings, BATCHES)
  const replayed = `replayed_${name}`
  const reloaded = `reloaded_${name}`

  it('replayed one after the other give what loading the last state gives, also when one is repeated', async () => {
    await load(name, stream, 0, replayed)
    await load(name, stream, BATCHES, reloaded)
    const sink = warehouseSink(adapter, (table) => ({ database: undefined, schema: replayed, name: table }))
    for (let batch = 1; batch <= BATCHES; batch++) {
      await applyChanges(stream, tables, batch, sink)
      if (batch % 3 === 0) await applyChanges(stream, tables, batch, sink)
    }
    for (const { table } of tables) {
      const [one, other] = [`${replayed}.${table}`, `${reloaded}.${table}`]
      const differing = await all(
        `(SELECT * FROM ${one} EXCEPT ALL SELECT * FROM ${other}) UNION ALL (SELECT * FROM ${other} EXCEPT ALL SELECT * FROM ${one})`,
      )
      expect(differing, table).toEqual([])
    }
  })

  it('never leave a reference without its row', async () => {
    for (const { table, columns } of tables) {
      for (const { name: column, references } of columns) {
        if (references === undefined) continue
        const [parent, field] = references.split('.')
        for (const schema of [reloaded]) {
          const orphans = await all(
            `SELECT ${column} FROM ${schema}.${table} WHERE ${column} NOT IN (SELECT ${field} FROM ${schema}.${parent})`,
          )
          expect(orphans, `${table}.${column}`).toEqual([])
        }
      }
    }
  })

  it('hold inserts, updates, late rows and deletes, the same each time', () => {
    const again = openChanges(preset, settings, BATCHES)
    const counts = { insert: 0, update: 0, delete: 0, late: 0 }
    for (const { table } of tables) {
      const changes = stream.changes(table)
      expect(again.changes(table)).toEqual(changes)
      for (const batch of changes.flat()) {
        for (let row = 0; row < batch.rows; row++) {
          counts[(['insert', 'update', 'delete'] as const)[Number(batch.columns[0]!.values[row])]!]++
          counts.late += Number(batch.columns[1]!.values[row])
        }
      }
    }
    for (const [kind, count] of Object.entries(counts)) expect(count, kind).toBeGreaterThan(0)
  })

  it('keep the checks and unique constraints of an operational database', async () => {
    for (const { table, relational } of tables) {
      for (const { sql } of relational?.checks ?? []) {
        expect(
          await all(`SELECT * FROM ${reloaded}.${table} WHERE NOT (${sql})`),
          `${table}: ${sql}`,
        ).toEqual([])
      }
      for (const unique of relational?.unique ?? []) {
        const twice = `SELECT ${unique} FROM ${reloaded}.${table} GROUP BY ${unique} HAVING COUNT(*) > 1`
        expect(await all(twice), `${table}: ${unique}`).toEqual([])
      }
    }
  })
})

describe('written changes', () => {
  it('stand in a folder per batch, with a manifest, beside the state before them', async () => {
    const out = join(folder, 'product')
    await writeDataset({ preset: settle('product', { changes: 3 }), format: 'csv', out })
    const manifest = JSON.parse(readFileSync(join(out, 'changes', '_manifest.json'), 'utf8'))
    expect(
      manifest.batches.map(({ number, folder: name }: { number: number; folder: string }) => [number, name]),
    ).toEqual([
      [1, '0001'],
      [2, '0002'],
      [3, '0003'],
    ])
    expect(manifest.keys.orders).toEqual(['order_id'])
    const [head, first] = readFileSync(join(out, 'changes', '0001', 'orders.csv'), 'utf8').split('\n')
    expect(head).toBe('_op,_late,order_id,user_id,ts,amount')
    expect(first).toMatch(/^(insert|update|delete),(true|false),\d+,\d+,/)
  })
})
