import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import { settle } from '../../generate/test-rows.ts'
import type { Json } from '../../manifest/json.ts'
import { ingest } from '../ingest.ts'
import type { TableLoad } from '../ingest-event.ts'
import { type TestSource, testSource } from '../test-source.ts'
import { writeDataset } from '../write-dataset.ts'

let directory: string
let adapter: Adapter

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-files-'))
  mkdirSync(join(directory, 'in'))
  const settings = { path: ':memory:' }
  adapter = await openAdapter('duckdb', { settings, projectDirectory: directory, projectDialect: 'bigquery' })
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

function put(name: string, content: string | Buffer): void {
  writeFileSync(join(directory, 'in', name), content)
}

async function load(source: Omit<TestSource, 'loader'>, fullRefresh = false): Promise<TableLoad> {
  const sources = [testSource({ ...source, loader: 'files' })]
  const summary = await ingest({
    sources,
    adapter,
    dialect: 'bigquery',
    projectDirectory: directory,
    fullRefresh,
  })
  return summary.loads[0]!
}

async function rows(sql: string): Promise<readonly (readonly Json[])[]> {
  return (await adapter.connection.query(sql)).rows
}

const columns = {
  id: 'INT64',
  name: 'STRING',
  amount: 'NUMERIC',
  day: 'DATE',
  paid: 'BOOL',
  seen: 'TIMESTAMP',
}

describe('loadFiles of CSV', () => {
  it('converts to the declared types and keeps what does not convert with file, row and reason', async () => {
    put(
      'orders.csv',
      [
        'id,name,amount,day,paid,seen',
        '1,Ann,10.50,2024-01-02,true,2024-01-02T03:04:05Z',
        '2,"two',
        'lines",x,2024-01-02,false,2024-01-02 03:04:05',
        '3,short',
        '4.7,Bob,1,2024-13-01,true,',
        '5,,,,,',
        '6,Zoe,1,2024-01-02,true,2024-01-02,one too many',
      ].join('\n'),
    )
    const result = await load({ table: 'orders', load: { path: 'in/orders.csv' }, columns })
    expect(result).toMatchObject({ status: 'loaded', rows: 2, rejected: 4 })
    expect(await rows('select id, name, amount, day, paid, seen from raw_shop.orders order by id')).toEqual([
      [1, 'Ann', '10.500000000', '2024-01-02', true, '2024-01-02 03:04:05+00'],
      [5, null, null, null, null, null],
    ])
    const rejects = await rows('select _file, _row, _reason from raw_shop.orders__rejects order by _row')
    expect(rejects).toEqual([
      ['in/orders.csv', 2, 'amount: "x" is not a NUMERIC.'],
      ['in/orders.csv', 3, expect.stringContaining('2 fields, but the header has 6.')],
      ['in/orders.csv', 4, 'id: "4.7" is not an INT64. day: "2024-13-01" is not a DATE.'],
      ['in/orders.csv', 6, expect.stringContaining('7 fields, but the header has 6.')],
    ])
    expect(result.problems).toMatchObject([
      {
        code: 'source-rows-rejected',
        severity: 'warning',
        message:
          '4 of 6 rows of "shop.orders" did not fit and were kept aside in "raw_shop.orders__rejects".',
        at: { file: 'models/sources.yml', line: 7 },
      },
    ])
  })

  it('reads other separators, quotes, formats of dates and files without a header', async () => {
    put('a.txt', "1;'x;y';31.12.2024;-\n2;'it\\'s';01.02.2024;7\n")
    const options = {
      delimiter: ';',
      quote: "'",
      escape: '\\',
      header: false,
      null_text: '-',
      date_format: '%d.%m.%Y',
    }
    const declared = { id: 'INT64', note: 'STRING', day: 'DATE', points: 'INT64' }
    await load({ table: 'notes', load: { path: 'in/a.txt', options }, columns: declared })
    expect(await rows('select id, note, day, points from raw_shop.notes order by id')).toEqual([
      [1, 'x;y', '2024-12-31', null],
      [2, "it's", '2024-02-01', 7],
    ])
  })

  it('drops the rejects of an earlier load when all rows fit', async () => {
    put('n.csv', 'id\n1\nx\n')
    await load({ table: 'n', load: { path: 'in/n.csv' }, columns: { id: 'INT64' } })
    expect(await rows('select count(*) from raw_shop.n__rejects')).toEqual([[1]])
    put('n.csv', 'id\n1\n2\n')
    expect(await load({ table: 'n', load: { path: 'in/n.csv' }, columns: { id: 'INT64' } })).toMatchObject({
      rows: 2,
      rejected: 0,
      problems: [],
    })
    expect(
      await adapter.catalog.columns({ database: undefined, schema: 'raw_shop', name: 'n__rejects' }),
    ).toBe(undefined)
  })

  it('leaves the former table when no row fits', async () => {
    put('n.csv', 'id\n1\n')
    await load({ table: 'n', load: { path: 'in/n.csv' }, columns: { id: 'INT64' } })
    put('n.csv', 'id\nx\ny\n')
    const result = await load({ table: 'n', load: { path: 'in/n.csv' }, columns: { id: 'INT64' } })
    expect(result).toMatchObject({ status: 'error', problems: [{ code: 'source-rows-all-rejected' }] })
    expect(await rows('select id from raw_shop.n')).toEqual([[1]])
  })

  it('guesses the types of columns that are not declared', async () => {
    put('g.csv', 'i,d,b,day,t\n1,1.5,true,2024-01-01,a\n2,2,false,2024-01-02,\n')
    await load({ table: 'g', load: { path: 'in/g.csv' } })
    const found = await adapter.catalog.columns({ database: undefined, schema: 'raw_shop', name: 'g' })
    expect(found?.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'i BIGINT',
      'd DOUBLE',
      'b BOOLEAN',
      'day DATE',
      't VARCHAR',
      '_loaded_at TIMESTAMP WITH TIME ZONE',
      '_batch_id VARCHAR',
    ])
  })
})

describe('loadFiles of NDJSON', () => {
  it('converts values and nested values, and keeps lines that are no objects', async () => {
    const lines = [
      '{"id": 1, "tags": ["a", "b"], "owner": {"age": 3}, "note": "x"}',
      'not json',
      '{"id": "two"}',
      '{"id": 3.5}',
      '{"id": 4, "note": null, "tags": []}',
      '[1]',
    ]
    put('o.ndjson', `${lines.join('\n')}\n`)
    const declared = { id: 'INT64', tags: 'ARRAY<STRING>', owner: 'STRUCT<age INT64>', note: 'STRING' }
    const result = await load({ table: 'o', load: { path: 'in/o.ndjson' }, columns: declared })
    expect(result).toMatchObject({ status: 'loaded', rows: 2, rejected: 4 })
    const good = await rows('select id, len(tags), tags[1], owner.age, note from raw_shop.o order by id')
    expect(good).toEqual([
      [1, 2, 'a', 3, 'x'],
      [4, 0, null, null, null],
    ])
    expect(await rows('select _row, _reason, _record from raw_shop.o__rejects order by _row')).toEqual([
      [2, 'The line is not a JSON object.', 'not json'],
      [3, 'id: "two" is not an INT64.', '{"id": "two"}'],
      [4, 'id: "3.5" is not an INT64.', '{"id": 3.5}'],
      [6, 'The line is not a JSON object.', '[1]'],
    ])
  })
})

describe('loadFiles of Parquet', () => {
  async function parquet(name: string, select: string): Promise<void> {
    const target = { file: join(directory, 'in', name), format: 'parquet' } as const
    await adapter.loader.exportTo({ sql: select }, target)
  }

  it('reads many files, NULL where a file lacks a column, and rejects what does not fit', async () => {
    await parquet('p1.parquet', "select 1 as id, 2.0::double as n, 'a' as t")
    await parquet('p2.parquet', 'select * from (values (2, 2.5::double), (3, 7.0::double)) v(id, n)')
    const declared = { id: 'INT64', n: 'INT64', t: 'STRING' }
    const result = await load({ table: 'p', load: { path: 'in/p*.parquet' }, columns: declared })
    expect(result).toMatchObject({ rows: 2, rejected: 1, message: '2 rows from 2 files, 1 rejected' })
    expect(await rows('select id, n, t from raw_shop.p order by id')).toEqual([
      [1, 2, 'a'],
      [3, 7, null],
    ])
    expect(await rows('select _file, _row, _reason from raw_shop.p__rejects')).toEqual([
      ['in/p2.parquet', 1, 'n: "2.5" is not an INT64.'],
    ])
    expect(result.problems.map(({ code }) => code)).toEqual([
      'source-files-column-missing',
      'source-rows-rejected',
    ])
  })

  it('tells a broken file and leaves the former table', async () => {
    await parquet('p.parquet', 'select 1 as id')
    await load({ table: 'p', load: { path: 'in/p.parquet' }, columns: { id: 'INT64' } })
    put('p.parquet', Buffer.from('PAR1 this is no parquet file PAR1'))
    const result = await load({ table: 'p', load: { path: 'in/p.parquet' }, columns: { id: 'INT64' } })
    expect(result.status).toBe('error')
    expect(result.problems[0]?.message).toContain('p.parquet')
    expect(await rows('select id from raw_shop.p')).toEqual([[1]])
  })
})

describe('loadFiles of what the generator spoiled', () => {
  it.each(['csv', 'ndjson'] as const)('in %s keeps every faulty value aside', async (format) => {
    const preset = settle('churn', { customers: 400, dirty: 0.2 })
    await writeDataset({ preset, format, out: join(directory, 'in'), tables: ['billing'] })
    const declared = { customer_id: 'INT64', bill_date: 'DATE', amount: 'NUMERIC', payment_status: 'STRING' }
    const result = await load({ table: 'billing', load: { path: `in/{name}.${format}` }, columns: declared })
    expect(result.status).toBe('loaded')
    expect(result.rows).toBeGreaterThan(500)
    expect(result.rejected).toBeGreaterThan(20)
    const faulty = await rows("select count(*) from raw_shop.billing__rejects where _record like '%n/a%'")
    expect(faulty).toEqual([[result.rejected]])
    expect(await rows("select min(bill_date) >= '2024-07-01', max(amount) from raw_shop.billing")).toEqual([
      [true, '99.000000000'],
    ])
  })
})

describe('loadFiles and the declared columns', () => {
  const source = { table: 's', columns: { id: 'INT64', name: 'STRING' } }

  it.each([
    ['evolve', ['id', 'name', 'extra', '_loaded_at', '_batch_id']],
    ['freeze', ['id', 'name', '_loaded_at', '_batch_id']],
  ] as const)('with %s', async (policy, expected) => {
    put('s.csv', 'id,extra\n1,5\n')
    const result = await load({ ...source, load: { path: 'in/s.csv', schema_policy: policy } })
    expect(result.problems.map(({ code }) => code)).toEqual([
      'source-files-column-missing',
      'source-files-columns-undeclared',
    ])
    const found = await adapter.catalog.columns({ database: undefined, schema: 'raw_shop', name: 's' })
    expect(found?.map(({ name }) => name)).toEqual(expected)
  })

  it('with fail', async () => {
    put('s.csv', 'id,nmae\n1,5\n')
    const result = await load({ ...source, load: { path: 'in/s.csv', schema_policy: 'fail' } })
    expect(result).toMatchObject({
      status: 'error',
      problems: [
        {
          code: 'source-files-schema-differs',
          message:
            'The columns of "shop.s" are not the declared ones: the files lack "name"; "nmae" of the files are not declared.',
          hint: 'Did you mean "nmae" where you wrote "name"?',
        },
      ],
    })
  })
})

describe('loadFiles and its settings', () => {
  it('tells misspelled and wrong ones, all at once', async () => {
    const wrong = { paths: 'x', format: 'xls', options: { delimeter: ';', header: 'no' } }
    const { status, problems } = await load({ table: 's', load: wrong })
    expect(status).toBe('error')
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '"paths" is not a setting of "load" for loader "files". Did you mean "path"?',
      '"delimeter" is not a setting of "options" for loader "files". Did you mean "delimiter"?',
      'The setting "path" of loader "files" is missing. It must be a path or a pattern such as data/in/*.csv, or a list of them.',
      'The setting "format" of loader "files" cannot be "xls". It must be one of parquet, csv, ndjson.',
      'The setting "header" of loader "files" cannot be "no". It must be true or false.',
    ])
  })

  it('tells missing files and where it looked', async () => {
    const { problems } = await load({ table: 's', load: { path: 'in/{name}.csv' } })
    expect(problems).toMatchObject([
      { code: 'source-files-missing', message: 'No file matches "in/s.csv".', at: { line: 7 } },
    ])
  })

  it('skips files that were loaded before, until they or the declaration change', async () => {
    put('s.csv', 'id\n1\n')
    const request = { table: 's', load: { path: 'in/{name}.csv' }, columns: { id: 'INT64' } }
    expect((await load(request)).status).toBe('loaded')
    expect((await load(request)).status).toBe('skipped')
    expect((await load(request, true)).status).toBe('loaded')
    expect((await load({ ...request, columns: { id: 'STRING' } })).status).toBe('loaded')
    put('s.csv', 'id\n2\n')
    expect((await load(request)).status).toBe('loaded')
    expect(await rows('select id from raw_shop.s')).toEqual([[2]])
  })
})
