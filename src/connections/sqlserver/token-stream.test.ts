import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { numbers } from '../../../spec/support/numbers.ts'
import type { Engine, Result } from '../../../spec/support/tds/engine.ts'
import { startTdsServer, type TdsServer } from '../../../spec/support/tds/tds-server.ts'
import type { WireColumn, WireValue } from '../../../spec/support/tds/wire-types.ts'
import type { CellSink, Cells, RowSink, ServerConnection, ServerRow } from '../server-connection.ts'
import { openSqlserver } from './open-sqlserver.ts'

const COLUMNS: readonly WireColumn[] = [
  { name: 'tiny', type: { kind: 'int', bytes: 1 } },
  { name: 'small', type: { kind: 'int', bytes: 2 } },
  { name: 'whole', type: { kind: 'int', bytes: 4 } },
  { name: 'big', type: { kind: 'int', bytes: 8 } },
  { name: 'ok', type: { kind: 'bit' } },
  { name: 'real', type: { kind: 'float', bytes: 4 } },
  { name: 'float', type: { kind: 'float', bytes: 8 } },
  { name: 'guid', type: { kind: 'guid' } },
  { name: 'plain', type: { kind: 'varchar', length: 60 } },
  { name: 'wide', type: { kind: 'nvarchar', length: 60 } },
  { name: 'bytes', type: { kind: 'varbinary', length: 60 } },
  { name: 'long', type: { kind: 'nvarchar', length: 'max' } },
  { name: 'plainLong', type: { kind: 'varchar', length: 'max' } },
  { name: 'bytesLong', type: { kind: 'varbinary', length: 'max' } },
  // A type that is left to the driver when it stands in a row of its own statement.
  { name: 'moment', type: { kind: 'datetime2', scale: 3 } },
]
const TEXTS = ['', 'plain text', 'Zoë', '日本', '🙂 and more', '\u0000', 'ß'.repeat(55)]
const ROWS = 400

let server: TdsServer
let connection: ServerConnection

/** `direct` leaves out the column that the driver must read. */
function* rowsOf(count: number, columns: readonly WireColumn[]): Iterable<readonly WireValue[]> {
  const next = numbers(5)
  const random = () => next() / 2 ** 32
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const whole = (bits: number) => BigInt.asIntN(bits, BigInt(Math.floor(random() * 2 ** 52)) * 4099n)
  for (let index = 0; index < count; index++) {
    const latin = index % 17 === 0 ? 'caf\u00e9' : 'plain'
    const values: readonly WireValue[] = [
      Number(whole(8) & 0xffn),
      Number(whole(16)),
      Number(whole(32)),
      whole(64),
      random() < 0.5,
      Math.fround(random() * 1e6),
      -random(),
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      latin,
      pick(TEXTS),
      Buffer.from(pick(TEXTS)),
      pick(TEXTS).repeat(index % 101 === 0 ? 4000 : index % 7 === 0 ? 900 : 1),
      latin.repeat(index % 103 === 0 ? 9000 : 1),
      Buffer.from(pick(TEXTS).repeat(index % 107 === 0 ? 9000 : 3)),
      '2024-02-29 01:02:03.125',
    ]
    const holes = index % 3 === 0 ? 0.5 : 0
    yield columns.map((_, at) => (random() < holes ? null : values[at]!))
  }
}

const engine: Engine = {
  login: async () => ({
    database: 'app',
    async *run(sql): AsyncIterable<Result> {
      const columns = /moment/.test(sql) ? COLUMNS : COLUMNS.slice(0, -1)
      if (/FROM \[t\]/.test(sql)) yield { columns, rows: rowsOf(ROWS, columns) }
    },
    bulk: async () => ({ write: async () => {}, end: async () => {} }),
    begin: async () => {},
    commit: async () => {},
    rollback: async () => {},
    close: async () => {},
  }),
}

/** Values as they come, as the driver gives them. */
class Recorder implements CellSink {
  readonly values: unknown[] = []
  set(row: number, value: unknown): void {
    this.values[row] = value instanceof Uint8Array ? Buffer.from(value) : value
  }
  setNumber(row: number, value: number): void {
    this.values[row] = value
  }
  setWhole(row: number, low: number, high: number): void {
    this.values[row] = String((BigInt(high) << 32n) | BigInt(low >>> 0))
  }
  setText(row: number, bytes: Buffer, start: number, end: number): boolean {
    if (bytes.subarray(start, end).some((byte) => byte > 127)) return false
    this.values[row] = bytes.toString('latin1', start, end)
    return true
  }
  setWide(row: number, bytes: Buffer, start: number, end: number): void {
    this.values[row] = bytes.toString('utf16le', start, end)
  }
}

class Recording implements RowSink<readonly ServerRow[]> {
  readonly columns: readonly Recorder[]
  readonly refuse: number
  row = 0
  total = 0
  last: () => Cells = () => []
  constructor(count: number, refuse = -1) {
    this.columns = Array.from({ length: count }, () => new Recorder())
    this.refuse = refuse
  }
  add(cells: Cells): void {
    for (const [index, { value }] of cells.entries()) this.columns[index]!.set(this.row, value)
    this.endRow(() => cells)
  }
  endRow(cells: () => Cells): void {
    if (this.total === this.refuse) throw new Error('that row is not wanted')
    this.total++
    this.row++
    this.last = cells
  }
  get full(): boolean {
    return this.row >= 30
  }
  take(): readonly ServerRow[] | undefined {
    const rows = Array.from({ length: this.row }, (_, row) => this.columns.map(({ values }) => values[row]))
    this.row = 0
    return rows.length === 0 ? undefined : (rows as ServerRow[])
  }
}

beforeAll(async () => {
  server = await startTdsServer(engine)
  const { host, port } = server
  connection = await openSqlserver({
    ...{ host, port, database: 'app', user: 'sa', password: 'x', encrypt: false },
  })
})

afterAll(async () => {
  await connection.close()
  await server.close()
})

async function collect(sql: string, sink: Recording): Promise<readonly ServerRow[]> {
  const rows: ServerRow[] = []
  for await (const part of connection.collect(sql, {}, sink)) rows.push(...part)
  return rows
}

/** Bits are numbers where they do not come from the driver; bytes are compared as text. */
function plain(rows: readonly ServerRow[]): unknown[] {
  return rows.map((row) => row.map((value: unknown) => plainValue(value)))
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.toISOString()
  return value instanceof Uint8Array ? `0x${Buffer.from(value).toString('hex')}` : value
}

describe('rows that do not go through the driver', () => {
  it('are what the driver would have given, however packets cut them', async () => {
    const sql = 'SELECT everything FROM [t]'
    const rows = await collect(sql, new Recording(COLUMNS.length - 1))
    expect(rows.length).toBe(ROWS)
    expect(plain(rows)).toEqual(plain(await connection.query(sql)))
  })

  it('are left to the driver where it alone knows a type', async () => {
    const sql = 'SELECT everything and a moment FROM [t]'
    const rows = await collect(sql, new Recording(COLUMNS.length))
    expect(plain(rows)).toEqual(plain(await connection.query(sql)))
  })

  it('can tell the last of them again', async () => {
    const sql = 'SELECT everything FROM [t]'
    const sink = new Recording(COLUMNS.length - 1)
    const rows = await collect(sql, sink)
    const last = sink.last().map(({ value }) => value)
    expect(plain([last as ServerRow])).toEqual(plain(rows.slice(-1)))
  })

  it('end with what the sink threw, and the connection goes on', async () => {
    const sql = 'SELECT everything FROM [t]'
    await expect(collect(sql, new Recording(COLUMNS.length - 1, 77))).rejects.toThrow('not wanted')
    expect((await collect(sql, new Recording(COLUMNS.length - 1))).length).toBe(ROWS)
  })

  it('are let go by where the reader stops, however many wait', async () => {
    const sql = 'SELECT everything FROM [t]'
    for await (const part of connection.collect(sql, {}, new Recording(COLUMNS.length - 1))) {
      expect(part.length).toBe(30)
      break
    }
    expect((await collect(sql, new Recording(COLUMNS.length - 1))).length).toBe(ROWS)
  })

  it('stop where the run is interrupted', async () => {
    const abort = new AbortController()
    const read = async () => {
      const sink = new Recording(COLUMNS.length - 1)
      const { signal } = abort
      for await (const _ of connection.collect('SELECT everything FROM [t]', {}, sink, { signal }))
        abort.abort(new Error('enough'))
    }
    await expect(read()).rejects.toThrow('enough')
    expect((await connection.query('SELECT everything FROM [t]')).length).toBe(ROWS)
  })
})
