import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '../../manifest/json.ts'
import type { Problem, ProblemError } from '../../problems/problem.ts'
import type { Adapter, Statement } from '../adapter.ts'
import type { OpenOptions } from '../open-options.ts'
import { openAdapter } from '../registry.ts'
import { engineProblem, utf16Offset } from './engine-errors.ts'
import { openProblem } from './open-errors.ts'

let directory: string
let adapter: Adapter

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-duckdb-'))
  adapter = await open({ path: 'shop.duckdb' })
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

function open(settings: JsonObject, more: Partial<OpenOptions> = {}): Promise<Adapter> {
  return openAdapter('duckdb', {
    settings: { type: 'duckdb', ...settings },
    projectDirectory: directory,
    projectDialect: 'duckdb',
    ...more,
  })
}

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => new Error('it went well'),
    (caught) => caught,
  )
  const [problem] = (error as ProblemError).problems ?? []
  if (problem === undefined) throw error
  return problem
}

const query = (sql: string) => adapter.connection.query(sql)

describe('opening', () => {
  it('gives the same database again while it is open', async () => {
    const again = await open({ path: 'shop.duckdb' })
    await adapter.connection.execute('create table t as select 1 as id')
    expect((await again.connection.query('from t')).rows).toEqual([[1]])
    await again.close()
    expect((await query('from t')).rows).toEqual([[1]])
  })

  it('makes folders inside the project and tells missing ones elsewhere', async () => {
    await (await open({ path: 'target/deep/x.duckdb' })).close()
    expect(await problemOf(open({ path: '../strata-nowhere/x.duckdb' }))).toMatchObject({
      code: 'warehouse-folder-missing',
    })
  })

  it('tells what a file is that it cannot open', async () => {
    writeFileSync(join(directory, 'text.duckdb'), 'hello '.repeat(3000))
    mkdirSync(join(directory, 'folder.duckdb'))
    expect(await problemOf(open({ path: 'text.duckdb' }))).toMatchObject({ code: 'warehouse-corrupt' })
    expect(await problemOf(open({ path: 'folder.duckdb' }))).toMatchObject({ code: 'warehouse-corrupt' })
    expect(await problemOf(open({ path: 'none.duckdb' }, { readOnly: true }))).toMatchObject({
      code: 'warehouse-missing',
    })
    const denied = new Error('IO Error: Cannot open file "/x.duckdb": Permission denied')
    expect(openProblem(denied, '/x.duckdb')).toMatchObject({ code: 'warehouse-read-only' })
  })

  it('tells settings that do not exist', async () => {
    expect(await problemOf(open({ pth: 'x.duckdb' }))).toMatchObject({
      code: 'warehouse-setting-wrong',
      hint: 'Did you mean "path"?',
    })
    expect(await problemOf(open({ settings: { memory_limt: '1GB' } }))).toMatchObject({
      about: 'settings',
      hint: 'Did you mean "memory_limit"?',
    })
    expect(await problemOf(open({ config_options: { memory_limt: '1GB' } }))).toMatchObject({
      code: 'warehouse-setting-wrong',
    })
    expect(await problemOf(open({ path: 'b.duckdb', database: 'c' }))).toMatchObject({
      code: 'warehouse-name-differs',
    })
  })

  it('writes nothing when it is open for reading', async () => {
    await adapter.close()
    adapter = await open({ path: 'shop.duckdb' }, { readOnly: true })
    const problem = await problemOf(adapter.connection.execute('create table t as select 1'))
    expect(problem.hint).toContain('open for reading only')
  })
})

describe('connection', () => {
  it('gives numbers where they fit and text where digits would be lost', async () => {
    const { rows, types } = await query(
      "select 1::bigint, 9007199254740993, 1.50::decimal(10,2), date '2020-01-01', timestamptz '2020-01-01 02:00:00+02', [1, null], {'x': 1}, 'nan'::double, null",
    )
    expect(rows).toEqual([
      [
        1,
        '9007199254740993',
        '1.50',
        '2020-01-01',
        '2020-01-01 00:00:00+00',
        [1, null],
        { x: 1 },
        'NaN',
        null,
      ],
    ])
    expect(types.slice(2, 5)).toEqual(['DECIMAL(10,2)', 'DATE', 'TIMESTAMP WITH TIME ZONE'])
  })

  it('streams in parts', async () => {
    let count = 0
    let parts = 0
    for await (const { rows } of adapter.connection.stream('select range from range(10000)')) {
      count += rows.length
      parts++
    }
    expect(count).toBe(10000)
    expect(parts).toBeGreaterThan(1)
  })

  it('describes a query without running it', async () => {
    expect(await adapter.connection.describe("select 1 as a, error('never') as b")).toMatchObject([
      { name: 'a', type: 'INTEGER' },
      { name: 'b' },
    ])
  })

  it("says where in the author's text the engine stumbled", async () => {
    const head = 'create table "é" as '
    const text = "select 'ä€😀', fooo from (select 1 as foo)"
    const statement: Statement = {
      sql: head + text,
      purpose: 'create it',
      embedded: {
        start: head.length,
        end: head.length + text.length,
        locate: (offset) => ({ file: 'm.sql', line: 1, column: offset + 1 }),
      },
    }
    const problem = await problemOf(adapter.connection.execute(statement))
    expect(problem).toMatchObject({
      code: 'sql-failed',
      hint: 'Did you mean "foo"?',
      at: { file: 'm.sql', column: text.indexOf('fooo') + 1 },
    })
    expect(utf16Offset('ä€😀x', 9)).toBe(4)
  })

  it('interrupts a running query', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 30)
    const work = adapter.connection.query('select count(*) from range(100000000000)', { signal: stop.signal })
    await expect(work).rejects.toThrow('aborted')
    expect((await query('select 1')).rows).toEqual([[1]])
  })

  it('ends running queries when it closes', async () => {
    const work = query('select count(*) from range(100000000000)').catch((error: Error) => error.message)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await adapter.close()
    expect(await work).toContain('refused')
  })

  it('takes a transaction back when its work throws', async () => {
    const session = await adapter.connection.session()
    await session.execute('create table t as select 1 as id')
    const work = session.transaction(async () => {
      await session.execute('insert into t values (2)')
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect((await session.query('from t')).rows).toEqual([[1]])
    session.release()
  })

  it('names what is missing: disk, memory, extensions', () => {
    const context = { statement: undefined, at: undefined }
    const told = (message: string) => engineProblem(new Error(message), context).code
    expect(told('IO Error: Could not write file "x": No space left on device')).toBe('disk-full')
    expect(told('{"exception_type":"Out of Memory","exception_message":"failed to allocate data"}')).toBe(
      'out-of-memory',
    )
    expect(
      told(
        '{"exception_type":"Catalog","exception_message":"Scalar Function with name \\"st_point\\" is not in the catalog, but it exists in the spatial extension."}',
      ),
    ).toBe('extension-missing')
    expect(told('{"exception_type":"FATAL","exception_message":"database has been invalidated"}')).toBe(
      'warehouse-broken',
    )
  })
})

describe('loader', () => {
  const into = { database: 'shop', schema: 'main', name: 't' }
  const file = (name: string, text: string) => {
    writeFileSync(join(directory, name), text)
    return join(directory, name)
  }
  const csv = (text: string) => ({ files: [file('f.csv', text)], format: 'csv' as const })

  it('loads CSV with declared and guessed types, in place of a view too', async () => {
    await adapter.connection.execute('create view t as select 1')
    const source = csv('\ufeffid,Name,at\n007,"a ""b"", c",2024-01-01T00:00:00Z\n8,,\n')
    const columns = [
      { name: 'id', type: 'STRING' },
      { name: 'name', type: 'STRING' },
    ]
    expect(await adapter.loader.load(source, into, columns)).toEqual({ rows: 2 })
    expect((await query('from t')).rows).toEqual([
      ['007', 'a "b", c', '2024-01-01 00:00:00+00'],
      ['8', null, null],
    ])
    await adapter.loader.load(csv('at,id,name\n2024-01-02T00:00:00Z,9,x\n'), into, columns, {
      mode: 'append',
    })
    expect((await query('select id, "at" from t where id = \'9\'')).rows).toEqual([
      ['9', '2024-01-02 00:00:00+00'],
    ])
  })

  it('guesses the types of seeds as dbt does where that is asked for', async () => {
    const columns: Readonly<Record<string, readonly [string, ...string[]]>> = {
      small: ['INTEGER', '1', '-2', ''],
      whole: ['INTEGER', '27.0', '1e3', '+4.'],
      big: ['BIGINT', '3000000000', '4', ''],
      huge: ['DOUBLE', '1e20', '4', ''],
      part: ['DOUBLE', '1', '2.5', ''],
      none: ['INTEGER', '', '', ''],
      day: ['DATE', '2024-01-31', '2024-2-1', ''],
      no_day: ['VARCHAR', '2024-01-32', '2024-02-01', ''],
      moment: ['TIMESTAMP', '2024-01-31 10:11:12', '', ''],
      iso: ['TIMESTAMP', '2024-01-31T10:11:12.25', '2024-01-31T10:11:12Z', ''],
      fine: ['VARCHAR', '2024-01-31 10:11:12.25', '', ''],
      mixed: ['VARCHAR', '2024-01-31', '2024-01-31 10:11:12', ''],
      clock: ['VARCHAR', '10:11:12', '', ''],
      flag: ['BOOLEAN', 'true', 'FALSE', ''],
      yes: ['VARCHAR', 'yes', 'no', ''],
      word: ['VARCHAR', 'x', '1', ''],
    }
    const lines = [1, 2, 3].map((row) => Object.values(columns).map((values) => values[row]))
    const text = [Object.keys(columns), ...lines].map((fields) => fields.join(',')).join('\n')
    await adapter.loader.load(csv(`${text}\n`), into, [], { seed: true })
    const found = (await adapter.catalog.columns(into))?.map(({ name, type }) => [name, type])
    expect(found).toEqual(Object.entries(columns).map(([name, [type]]) => [name, type]))
  })

  it('guesses by all rows of a long seed, not by the first', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => {
      const late = row === 2900
      return [
        row,
        late ? '3000000000' : row,
        late ? '0.5' : row,
        late ? 'x' : row,
        late ? '9' : '',
        late ? 'x' : '2024-01-31',
      ]
    })
    const text = [['small', 'big', 'part', 'word', 'late', 'no_day'], ...rows]
    await adapter.loader.load(csv(`${text.map((row) => row.join(',')).join('\n')}\n`), into, [], {
      seed: true,
    })
    const found = (await adapter.catalog.columns(into))?.map(({ type }) => type)
    expect(found).toEqual(['INTEGER', 'BIGINT', 'DOUBLE', 'VARCHAR', 'INTEGER', 'VARCHAR'])
  })

  it('finds out how a file quotes where that is asked for', async () => {
    const text = "id,word\n1,'a,b'\n2,''\n3,'it'\n"
    await adapter.loader.load({ ...csv(text), quote: 'guess' }, into, [])
    expect((await query('select word from t order by id')).rows.map(([word]) => word)).toContain('a,b')
  })

  it('names the line and what is wrong with it', async () => {
    const load = (text: string, type = 'INT64') =>
      problemOf(adapter.loader.load(csv(text), into, [{ name: 'id', type }]))
    expect(await load('id,v\n1,"a\nb"\n2,x,y\n')).toMatchObject({
      code: 'file-row-malformed',
      at: { line: 4 },
      details: ['2,x,y'],
    })
    expect(await load('id,v\n1,a\n2,"b\n')).toMatchObject({ code: 'file-quote-open', at: { line: 3 } })
    expect(await load('id,v\n1,a\nx,b\n')).toMatchObject({ code: 'file-value-wrong', at: { line: 3 } })
    expect(await load('idd,v\n1,a\n')).toMatchObject({
      code: 'file-column-missing',
      hint: 'Did you mean "idd"?',
    })
    expect(await load('id,ID\n1,a\n')).toMatchObject({ code: 'file-column-twice' })
    expect(await load('')).toMatchObject({ code: 'file-empty' })
    expect(await load('id\n1\n', 'INTT64')).toMatchObject({ code: 'type-unknown' })
  })

  it('tells damaged and missing files', async () => {
    const load = (name: string, format: 'parquet' | 'ndjson') =>
      problemOf(adapter.loader.load({ files: [join(directory, name)], format }, into, []))
    file('bad.parquet', 'not parquet at all')
    file('bad.ndjson', '{"a": 1}\n{"a": oops}\n')
    expect(await load('bad.parquet', 'parquet')).toMatchObject({ code: 'file-malformed' })
    expect(await load('bad.ndjson', 'ndjson')).toMatchObject({ code: 'file-malformed', at: { line: 2 } })
    expect(await load('none.ndjson', 'ndjson')).toMatchObject({ code: 'file-unreadable' })
    expect(
      await problemOf(adapter.loader.load({ files: ['/none.csv'], format: 'csv' }, into, [])),
    ).toMatchObject({ code: 'file-unreadable' })
  })

  const schema = {
    table: 't',
    columns: (
      [
        ['id', 'INT64', 'int64'],
        ['name', 'STRING', 'string'],
        ['plan', 'STRING', 'enum'],
        ['price', 'NUMERIC', 'decimal'],
        ['at', 'TIMESTAMP', 'timestamp'],
        ['day', 'DATE', 'date'],
        ['ok', 'BOOL', 'boolean'],
      ] as const
    ).map(([name, type, batchType]) => ({ name, type, batchType, description: '', scale: 2 })),
  }
  const batch = (start: number, rows: number) => {
    const each = <Value>(make: (index: number) => Value) =>
      Array.from({ length: rows }, (_, index) => make(start + index))
    return {
      rows,
      columns: [
        { type: 'int64' as const, values: Float64Array.from(each((index) => index - 3_000_000_000)) },
        { type: 'string' as const, values: each((index) => (index % 2 === 0 ? null : `né ${index}`)) },
        {
          type: 'enum' as const,
          words: ['free', 'pro'],
          values: Uint8Array.from(each((index) => index % 2)),
        },
        {
          type: 'decimal' as const,
          scale: 2,
          values: Float64Array.from(each((index) => index - 1)),
          nulls: Uint8Array.from(each((index) => (index === 1 ? 1 : 0))),
        },
        {
          type: 'timestamp' as const,
          values: Float64Array.from(each((index) => 1_700_000_000_000_000 + index)),
        },
        { type: 'date' as const, values: Int32Array.from(each((index) => index)) },
        { type: 'boolean' as const, values: Uint8Array.from(each((index) => index % 2)) },
      ],
    }
  }

  it('loads typed arrays without losing a digit or a NULL', async () => {
    const result = await adapter.loader.loadBatches(schema, [batch(0, 3000), batch(3000, 2500)], into)
    expect(result.rows).toBe(5500)
    expect(
      (await query('select * from t where id in (-3000000000, -2999999999, -2999994501) order by id')).rows,
    ).toEqual([
      [-3_000_000_000, null, 'free', '-0.010000000', '2023-11-14 22:13:20+00', '1970-01-01', false],
      [-2_999_999_999, 'né 1', 'pro', null, '2023-11-14 22:13:20.000001+00', '1970-01-02', true],
      [-2_999_994_501, 'né 5499', 'pro', '54.980000000', '2023-11-14 22:13:20.005499+00', '1985-01-21', true],
    ])
  })

  it('loads batches that come one by one, and none at all', async () => {
    const later = async function* () {
      yield batch(0, 10)
      yield batch(10, 10)
    }
    expect(await adapter.loader.loadBatches(schema, later(), into)).toEqual({ rows: 20 })
    expect((await query('select count(*), count(distinct id) from t')).rows).toEqual([[20, 20]])
    await adapter.loader.loadBatches(schema, [], into)
    expect((await query('select count(*) from t')).rows).toEqual([[0]])
  })

  it('writes files that are equal for equal rows', async () => {
    const write = async (name: string, batches: readonly ReturnType<typeof batch>[]) => {
      const target = { file: join(directory, 'out', name), format: 'parquet' as const, orderBy: ['id'] }
      await adapter.loader.loadBatches(schema, batches, target)
      return readFileSync(target.file)
    }
    const whole = await write('a.parquet', [batch(0, 4000)])
    expect(whole.equals(await write('b.parquet', [batch(2000, 2000), batch(0, 2000)]))).toBe(true)
    const source = { files: [join(directory, 'out/a.parquet')], format: 'parquet' as const }
    expect((await adapter.loader.inspect(source)).map(({ type }) => type)).toContain('DECIMAL(38,9)')
    await adapter.loader.load(source, into, [{ name: 'id', type: 'STRING' }], { extra: 'drop' })
    expect((await query('select count(*), min(id) from t')).rows).toEqual([[4000, '-2999996001']])
  })

  it('exports every format', async () => {
    const write = async (format: 'csv' | 'ndjson' | 'json') => {
      const target = { file: join(directory, `x.${format}`), format }
      await adapter.loader.exportTo({ sql: "select 1 as a, 'x,y' as b" }, target)
      return readFileSync(target.file, 'utf8')
    }
    expect(await write('csv')).toBe('a,b\n1,"x,y"\n')
    expect(await write('ndjson')).toBe('{"a":1,"b":"x,y"}\n')
    expect(JSON.parse(await write('json'))).toEqual([{ a: 1, b: 'x,y' }])
    mkdirSync(join(directory, 'taken.csv/in'), { recursive: true })
    expect(
      await problemOf(
        adapter.loader.exportTo({ sql: 'select 1' }, { file: join(directory, 'taken.csv'), format: 'csv' }),
      ),
    ).toMatchObject({ code: 'file-unwritable' })
  })
})

describe('catalog', () => {
  it('tells relations, columns and sizes', async () => {
    await adapter.connection.execute(
      'create schema raw; create table raw."Odd Name" as select 1 as id, \'x\' as v; create view v as select 1 as a; comment on column raw."Odd Name".v is \'a text\'',
    )
    const schemas = [
      { database: 'shop', schema: 'RAW' },
      { database: 'shop', schema: 'main' },
    ]
    expect((await adapter.catalog.relations(schemas)).map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['Odd Name', 'table'],
      ['v', 'view'],
    ])
    expect(await adapter.catalog.columns({ database: 'shop', schema: 'raw', name: 'odd name' })).toEqual([
      { name: 'id', type: 'INTEGER' },
      { name: 'v', type: 'VARCHAR' },
    ])
    expect(
      await adapter.catalog.columns({ database: 'shop', schema: 'raw', name: 'nothing' }),
    ).toBeUndefined()
    const [table] = await adapter.catalog.describe([{ database: 'shop', schema: 'raw' }])
    expect(table).toMatchObject({
      kind: 'table',
      rows: 1,
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'v', description: 'a text' },
      ],
    })
  })
})
