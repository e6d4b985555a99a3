// A table of many rows that nobody has to keep, and a sink for bulk loads: for measuring clients.

import { answerCatalog } from './answer-catalog.ts'
import type { DuckdbEngine } from './duckdb-engine.ts'
import type { Engine, Result } from './engine.ts'
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

function* wideRows(count: number): Iterable<readonly WireValue[]> {
  for (let id = 0; id < count; id++) {
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

export function wideEngine(count: number): Engine {
  const catalog = { snapshots: true, tables: new Map([['dbo.wide', entry]]) } as unknown as DuckdbEngine
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
        else if (/FROM \[dbo\]\.\[wide\]/.test(sql)) yield { columns: COLUMNS, rows: wideRows(count) }
      },
      bulk: async () => ({ write: async () => {}, end: async () => {} }),
      begin: async () => {},
      commit: async () => {},
      rollback: async () => {},
      close: async () => {},
    }),
  }
}
