import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAdapter } from '../adapters/registry.ts'
import { rowsOf, settle } from '../generate/test-rows.ts'
import { type WriteDatasetOptions, writeDataset } from './write-dataset.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-dataset-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const churn = settle('churn', { customers: 300 })

async function write(folder: string, more: Partial<WriteDatasetOptions> = {}) {
  return writeDataset({ preset: churn, format: 'parquet', out: join(directory, folder), ...more })
}

function sums(folder: string): Record<string, string> {
  const files = readdirSync(join(directory, folder)).filter((name) => !name.startsWith('_'))
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(directory, folder, name)))
      .digest('hex')
  return Object.fromEntries(files.map((name) => [name, hash(name)]))
}

describe('writeDataset', () => {
  it('writes the four files of preset churn, byte for byte the same from run to run', async () => {
    await write('one')
    await write('two')
    await write('three', { batchRows: 777 })
    expect(Object.keys(sums('one')).sort()).toEqual([
      'billing.parquet',
      'customers.parquet',
      'support.parquet',
      'usage_daily.parquet',
    ])
    expect(sums('two')).toEqual(sums('one'))
    expect(sums('three')).toEqual(sums('one'))
    await write('other', { preset: settle('churn', { customers: 300, seed: 7 }) })
    expect(sums('other')['usage_daily.parquet']).not.toBe(sums('one')['usage_daily.parquet'])
  })

  it('says in _manifest.json what is there', async () => {
    const { loads } = await write('out')
    const manifest = JSON.parse(readFileSync(join(directory, 'out', '_manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({
      preset: 'churn',
      format: 'parquet',
      settings: { seed: 42, customers: 300 },
    })
    for (const table of manifest.tables) {
      expect(table.sha256).toBe(sums('out')[table.file])
      expect(table.rows).toBe(rowsOf(churn, table.name).length)
      expect(loads.find((load) => load.table === table.name)?.rows).toBe(table.rows)
      expect(table.columns.length).toBeGreaterThan(3)
    }
    const again = JSON.parse(JSON.stringify(manifest))
    await write('out')
    const second = JSON.parse(readFileSync(join(directory, 'out', '_manifest.json'), 'utf8'))
    expect({ ...second, timing: undefined }).toEqual({ ...again, timing: undefined })
  })

  it.each(['csv', 'ndjson', 'duckdb'] as const)('writes %s with the same rows as Parquet', async (format) => {
    const out = format === 'duckdb' ? join('db', 'churn.duckdb') : format
    await write('parquet')
    await write(out, { format })
    const settings = { path: format === 'duckdb' ? join(directory, out) : ':memory:' }
    const reader = await openAdapter('duckdb', {
      settings,
      projectDirectory: directory,
      projectDialect: 'duckdb',
    })
    const hash = async (from: string): Promise<unknown> => {
      const columns = 'customer_id::bigint, bill_date::date, amount::decimal(18,2), payment_status::varchar'
      const query = `select count(*), sum(hash(${columns})::hugeint)::varchar from ${from}`
      return (await reader.connection.query(query)).rows
    }
    const file = (folder: string, ending: string) => `'${join(directory, folder, `billing.${ending}`)}'`
    const other = {
      csv: `read_csv(${file('csv', 'csv')})`,
      ndjson: `read_json(${file('ndjson', 'ndjson')})`,
      duckdb: 'raw_churn.billing',
    }[format]
    expect(await hash(other)).toEqual(await hash(`read_parquet(${file('parquet', 'parquet')})`))
    await reader.close()
  })

  it('writes only the tables that were asked for', async () => {
    await write('out', { tables: ['support'] })
    expect(Object.keys(sums('out'))).toEqual(['support.parquet'])
  })

  it('leaves no half file and no manifest when interrupted', async () => {
    const controller = new AbortController()
    let clock = 0
    const summary = await write('out', {
      preset: settle('churn', { customers: 20_000 }),
      signal: controller.signal,
      now: () => (clock += 1000),
      onEvent: (event) => {
        if (event.kind === 'progress' && event.table === 'usage_daily') controller.abort()
      },
    })
    expect(summary.interrupted).toBe(true)
    expect(readdirSync(join(directory, 'out'))).toEqual(['customers.parquet'])
  })

  it('names the database file after the preset when it is given a folder', async () => {
    await write('raw', { format: 'duckdb', tables: ['support'] })
    expect(readdirSync(join(directory, 'raw')).sort()).toEqual([
      'churn.duckdb',
      'churn.duckdb._manifest.json',
    ])
  })

  it('does not overwrite the data of another preset', async () => {
    await write('out', { tables: ['customers'] })
    const attempt = write('out', { preset: settle('stripe', { customers: 5 }) })
    await expect(attempt).rejects.toMatchObject({ problems: [{ code: 'dataset-folder-taken' }] })
    expect((await write('out', { preset: settle('churn', { customers: 5 }) })).loads[0]?.status).toBe(
      'loaded',
    )
  })

  it('tells a folder that cannot be made', async () => {
    writeFileSync(join(directory, 'file'), '')
    const attempt = write(join('file', 'out'))
    await expect(attempt).rejects.toMatchObject({ problems: [{ code: 'dataset-folder-unwritable' }] })
    expect(existsSync(join(directory, 'file', 'out'))).toBe(false)
  })
})
