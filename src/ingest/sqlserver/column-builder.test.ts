import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import type { BatchSchema } from '../../manifest/batch.ts'
import { ColumnSink } from './column-sink.ts'
import type { Transport } from './transport.ts'

let directory: string
let adapter: Adapter

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-columns-'))
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
})

afterAll(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

/** What the engine holds of these values, as its own text. */
async function through(transport: Transport, values: readonly unknown[], sql = 'v'): Promise<unknown[]> {
  const sink = new ColumnSink([transport])
  const batches = []
  for (const value of values) {
    sink.add([{ value }])
    if (sink.full) batches.push(sink.take()!)
  }
  const rest = sink.take()
  if (rest) batches.push(rest)
  const [first] = batches
  const schema: BatchSchema = {
    table: 'values',
    columns: [{ name: 'v', type: '', description: '', batchType: first!.columns[0]!.type, scale: 0 }],
  }
  const into = { database: undefined, schema: 'main', name: 'held' }
  await adapter.loader.loadBatches(schema, batches, into, {
    query: (from) => `SELECT CAST(${sql} AS VARCHAR) AS v FROM ${from}`,
  })
  const { rows } = await adapter.connection.query('SELECT v FROM main.held')
  return rows.map(([value]) => value)
}

describe('text', () => {
  it('of every length and alphabet arrives as it is', async () => {
    const letters = ['a', 'é', '日', '🙂', '\u0000', '\n', "'"]
    const values: (string | null)[] = ['', null]
    for (let length = 1; length <= 70; length++)
      for (const letter of letters) values.push('x'.repeat(length - 1) + letter, letter.repeat(length))
    values.push('ü'.repeat(100_000), null, 'z'.repeat(300_000))
    expect(await through({ kind: 'text' }, values)).toEqual(values)
  })

  it('of many parts, some of them empty', async () => {
    const values = Array.from({ length: 7000 }, (_, index) =>
      index < 2048 || index % 3 === 0 ? null : index % 5 === 0 ? '' : `value number ${index}`,
    )
    expect(await through({ kind: 'text' }, values)).toEqual(values)
  })
})

describe('columns that serve again', () => {
  it('keep nothing of what they held', () => {
    const sink = new ColumnSink([{ kind: 'text' }, { kind: 'bigint' }, { kind: 'double' }])
    const fill = (rows: readonly (readonly unknown[])[]) => {
      for (const row of rows) sink.add(row.map((value) => ({ value })))
      return sink.take()!
    }
    const first = fill([
      ['a longer text than others', '123456789012', 1.5],
      ['b', '2', 2.5],
    ])
    const second = fill([['c', '3', 3.5]])
    sink.reuse(first)
    sink.reuse(second)
    const third = fill([
      [null, '5', null],
      ['d', null, 4.5],
    ])
    const fourth = fill([['e', '6', 5.5]])
    const text = ({ values, ends }: { values: Uint8Array; ends: Uint32Array }, row: number) =>
      Buffer.from(values).toString('utf8', row === 0 ? 0 : ends[row - 1], ends[row])
    const [names, numbers, rates] = third.columns as never[] as {
      values: never
      ends: never
      nulls: Uint8Array
    }[]
    expect([text(names!, 0), text(names!, 1)]).toEqual(['', 'd'])
    expect([...names!.nulls.slice(0, 2)]).toEqual([1, 0])
    expect([...numbers!.nulls.slice(0, 2)]).toEqual([0, 1])
    expect((numbers!.values as BigInt64Array)[0]).toBe(5n)
    expect([...rates!.nulls.slice(0, 2)]).toEqual([1, 0])
    expect(fourth.columns.every((column) => !('nulls' in column))).toBe(true)
  })
})

describe('what is text only on the way', () => {
  it('integers of 64 bits', async () => {
    const values = [
      '0',
      '-1',
      '4294967296',
      '-4294967297',
      '999999999999999',
      '9223372036854775807',
      '-9223372036854775808',
    ]
    expect(await through({ kind: 'bigint' }, [...values, null])).toEqual([...values, null])
  })

  it('decimals', async () => {
    const values = ['0.00', '-0.01', '123.45', '-99999999999999.99', '9999999999999999.99', '-0.10']
    expect(await through({ kind: 'decimal', scale: 2 }, [...values, null])).toEqual([...values, null])
  })

  it('dates of the whole calendar', async () => {
    const values = [
      '0001-01-01',
      '1582-10-15',
      '1900-02-28',
      '1900-03-01',
      '1969-12-31',
      '2000-02-29',
      '9999-12-31',
    ]
    expect(await through({ kind: 'date' }, [...values, null])).toEqual([...values, null])
  })

  it('moments in micro- and nanoseconds, and of any offset', async () => {
    const micros = [
      '0001-01-01 00:00:00',
      '1969-12-31 23:59:59.999999',
      '2024-02-29 10:20:30.123',
      '9999-12-31 23:59:59.999999',
    ]
    const units = 1_000_000
    expect(await through({ kind: 'moment', units }, [...micros, null], 'make_timestamp(v)')).toEqual([
      ...micros,
      null,
    ])
    const nanos = [
      '1677-12-31 00:00:00.0000001',
      '1969-12-31 23:59:59.9999999',
      '2262-04-11 23:47:15.9999999',
    ]
    expect(await through({ kind: 'moment', units: 1_000_000_000 }, nanos, 'make_timestamp_ns(v)')).toEqual(
      nanos,
    )
    const offsets = [
      '2024-02-29 01:02:03.1234567 +05:30',
      '0001-01-01 00:00:00 -14:00',
      '2024-02-29 01:02:03 +00:00',
    ]
    expect(await through({ kind: 'instant', units }, offsets)).toEqual([
      '2024-02-28 19:32:03.123456+00',
      '0001-01-01 14:00:00+00',
      '2024-02-29 01:02:03+00',
    ])
  })

  it('is refused in another form than was asked for', () => {
    const sink = new ColumnSink([{ kind: 'date' }])
    expect(() => sink.add([{ value: '29.02.2024' }])).toThrow(/style 121/)
  })
})
