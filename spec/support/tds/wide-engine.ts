// A table of many rows that nobody has to keep, and a sink for bulk loads: for measuring clients.

import { answerCatalog } from './answer-catalog.ts'
import type { DuckdbEngine } from './duckdb-engine.ts'
import type { Engine, Parameter, Result } from './engine.ts'
import { type CatalogTable, readCreateTable } from './server-catalog.ts'
import type { WireColumn, WireValue } from './wire-types.ts'

const CREATE = `CREATE TABLE [dbo].[wide] ([id] INT NOT NULL, [big] BIGINT NOT NULL, [name] NVARCHAR(40) NULL, [note] NVARCHAR(40) NULL,
[amount] DECIMAL(18, 4) NOT NULL, [rate] FLOAT NULL, [ok] BIT NOT NULL, [day] DATE NOT NULL, [at] DATETIME2(3) NOT NULL, [until] DATETIME2(6) NULL,
[g] UNIQUEIDENTIFIER NOT NULL, [small] SMALLINT NULL, CONSTRAINT [pk] PRIMARY KEY ([id]))`

const entry: CatalogTable = readCreateTable(CREATE)

export const wideTable = { schema: 'dbo', name: 'wide', columns: entry.columns }

/** As the statement of the extract gives them: decimals and times as VARCHAR. */
const COLUMNS: readonly WireColumn[] = [
  { name: 'id', type: { kind: 'int', bytes: 4 } },
  { name: 'big', type: { kind: 'int', bytes: 8 } },
  { name: 'name', type: { kind: 'nvarchar', length: 40 } },
  { name: 'note', type: { kind: 'nvarchar', length: 40 } },
  { name: 'amount', type: { kind: 'varchar', length: 41 } },
  { name: 'rate', type: { kind: 'float', bytes: 8 } },
  { name: 'ok', type: { kind: 'bit' } },
  { name: 'day', type: { kind: 'varchar', length: 10 } },
  { name: 'at', type: { kind: 'varchar', length: 34 } },
  { name: 'until', type: { kind: 'varchar', length: 34 } },
  { name: 'g', type: { kind: 'guid' } },
  { name: 'small', type: { kind: 'int', bytes: 2 } },
]

/** From `from` on, up to but without `to`. */
function* wideRows(from: number, to: number): Iterable<readonly WireValue[]> {
  for (let id = from; id < to; id++) {
    yield [
      id,
      BigInt(id) * 1_000_003n,
      `customer ${id}`,
      id % 5 === 0 ? null : 'a note of some length',
      `${id}.2500`,
      id / 3,
      id % 2 === 0,
      '2024-02-29',
      '2024-02-29 10:20:30.123',
      id % 3 === 0 ? null : '2024-02-29 10:20:30.123456',
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      id % 1000,
    ]
  }
}

function numbers(rows: readonly (readonly number[])[]): Result {
  return { columns: rows[0]!.map((_, at) => ({ name: `n${at}`, type: { kind: 'int', bytes: 4 } })), rows }
}

/** The first look, counts, keys that are so far apart, and rows: all, or a page of a range of the key. */
function answer(sql: string, parameters: readonly Parameter[], count: number): Result {
  const named = (name: string) => parameters.find((parameter) => parameter.name.toLowerCase() === name)?.value
  if (/TOP \(1\) 1 AS one/.test(sql)) return numbers([[1]])
  if (/COUNT_BIG/.test(sql)) return numbers([[count]])
  if (/@step/.test(sql)) {
    const step = Number(named('@step'))
    return numbers(Array.from({ length: Math.floor(count / step) }, (_, at) => [(at + 1) * step - 1]))
  }
  const from = named('@k0') === undefined ? 0 : Number(named('@k0')) + 1
  const end = named('@u0') === undefined ? count : Number(named('@u0')) + 1
  const page = Number(/TOP \((\d+)\)/.exec(sql)?.[1] ?? count)
  return { columns: COLUMNS, rows: wideRows(from, Math.min(end, from + page)) }
}

export function wideEngine(count: number): Engine {
  const tables = new Map(['wide', 'wider'].map((name) => [`dbo.${name}`, { ...entry, name, tracked: true }]))
  const catalog = { snapshots: true, tables } as unknown as DuckdbEngine
  return {
    login: async () => ({
      database: 'app',
      async *run(sql, parameters): AsyncIterable<Result> {
        const known = answerCatalog(catalog, 'app', sql, parameters)
        if (known) yield known
        else if (/MIN_ACTIVE_ROWVERSION/.test(sql))
          yield {
            columns: [{ name: 'low', type: { kind: 'varbinary', length: 8 } }],
            rows: [[new Uint8Array(8)]],
          }
        else if (/CHANGE_TRACKING_CURRENT_VERSION/.test(sql)) yield numbers([[1, 0]])
        else if (/FROM \[dbo\]\.\[wider?\]/.test(sql)) yield answer(sql, parameters, count)
      },
      bulk: async () => ({ write: async () => {}, end: async () => {} }),
      begin: async () => {},
      commit: async () => {},
      rollback: async () => {},
      close: async () => {},
    }),
  }
}
