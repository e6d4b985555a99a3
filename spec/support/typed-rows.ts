// Random rows of every type that two engines share, the same for the same seed, as literals of DuckDB and of the fixture's SQL Server.

import { numbers } from './numbers.ts'

interface TypedColumn {
  readonly name: string
  readonly duckdb: string
  readonly server: string
  /** The literals of a value; SQL Server's fixture keeps times and texts as text. */
  readonly value: (next: () => number, special: boolean) => readonly [duckdb: string, server: string]
  /** Another value than `this`, as near as can be; DuckDB's SQL. */
  readonly near: string
}

const TEXTS = [
  '',
  ' ',
  'a',
  'a ',
  ' a',
  'A',
  'é',
  'e\u0301',
  'ß',
  '漢字',
  '😀',
  '👩‍👩‍👧',
  '-',
  '1:a',
  'NULL',
  "o'b",
  '"',
  '\\',
  '\n',
  '\r\n',
  '\t',
  'ﬁ',
  'İ',
]

const pad = (value: number, size: number) => String(value).padStart(size, '0')
const day = (next: () => number, from: number, to: number) =>
  `${pad(from + (next() % (to - from)), 4)}-${pad(1 + (next() % 12), 2)}-${pad(1 + (next() % 28), 2)}`
const clock = (next: () => number) => `${pad(next() % 24, 2)}:${pad(next() % 60, 2)}:${pad(next() % 60, 2)}`
const same = (text: string): readonly [string, string] => [text, text]

function text(next: () => number): string {
  const parts = Array.from({ length: next() % 4 }, () => TEXTS[next() % TEXTS.length]!)
  return `'${parts.join('').replaceAll("'", "''")}'`
}

/** Any bits that are a number of this size; with `special` also what SQL Server has no room for. */
function float(next: () => number, bytes: 4 | 8, special: boolean): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(0, next())
  view.setUint32(4, next())
  const value = bytes === 8 ? view.getFloat64(0) : view.getFloat32(0)
  const type = bytes === 8 ? 'DOUBLE' : 'FLOAT'
  const rare = next() % 6
  if (rare === 0) return `'-0.0'::${type}`
  if (rare === 1 && special) return `'${['nan', 'inf', '-inf'][next() % 3]}'::${type}`
  if (rare === 2)
    return `'${['0.1', '1e21', '5e-324', '1', '9007199254740993'][next() % (bytes === 8 ? 5 : 2)]}'::${type}`
  return Number.isFinite(value) ? `'${value}'::${type}` : `0::${type}`
}

export const TYPED_COLUMNS: readonly TypedColumn[] = [
  {
    name: 's',
    duckdb: 'VARCHAR',
    server: 'NVARCHAR(MAX)',
    value: (next) => same(text(next)),
    near: "s || ' '",
  },
  {
    name: 'd',
    duckdb: 'DECIMAL(38, 9)',
    server: 'DECIMAL(38, 9)',
    value: (next) => {
      const whole = `${next()}${next()}${next()}`.slice(0, next() % 28)
      return same(
        `${next() % 2 ? '-' : ''}${whole === '' ? '0' : whole}.${pad(next() % 1e9, 9)}::DECIMAL(38, 9)`,
      )
    },
    near: 'd + 0.000000001::DECIMAL(38, 9)',
  },
  {
    name: 'm',
    duckdb: 'DECIMAL(19, 4)',
    server: 'MONEY',
    value: (next) => same(`${next() % 1e6}.${pad(next() % 1e4, 4)}`),
    near: '-m - 1',
  },
  {
    name: 'f',
    duckdb: 'DOUBLE',
    server: 'FLOAT',
    value: (next, special) => same(float(next, 8, special)),
    near: 'CASE WHEN f = 0 OR isnan(f) THEN 1 ELSE nextafter(f, 0::DOUBLE) END',
  },
  {
    name: 'r',
    duckdb: 'FLOAT',
    server: 'REAL',
    value: (next, special) => same(float(next, 4, special)),
    near: 'CASE WHEN r = 0 OR isnan(r) THEN 1 ELSE nextafter(r, 0::FLOAT) END',
  },
  {
    name: 't',
    duckdb: 'TIMESTAMP',
    server: 'DATETIME2(6)',
    value: (next) => {
      const moment = `${day(next, 1, 9999)} ${clock(next)}.${pad(next() % 3 === 0 ? 0 : next() % 1e6, 6)}`
      return [`TIMESTAMP '${moment}'`, `'${moment}'`]
    },
    near: 't + INTERVAL 1 MICROSECOND',
  },
  {
    name: 'o',
    duckdb: 'TIMESTAMPTZ',
    server: 'DATETIMEOFFSET(6)',
    value: (next) => {
      const moment = `${day(next, 1000, 9000)} ${clock(next)}.${pad(next() % 1e6, 6)}`
      const offset = `${next() % 2 ? '+' : '-'}${pad(next() % 14, 2)}:${['00', '30'][next() % 2]}`
      return [`TIMESTAMPTZ '${moment}${offset}'`, `'${moment} ${offset}'`]
    },
    near: 'o - INTERVAL 1 MICROSECOND',
  },
  {
    name: 'ti',
    duckdb: 'TIME',
    server: 'TIME(6)',
    value: (next) => {
      const time = `${clock(next)}.${pad(next() % 1e6, 6)}`
      return [`TIME '${time}'`, `'${time}'`]
    },
    near: 'ti + INTERVAL 1 MICROSECOND',
  },
  {
    name: 'y',
    duckdb: 'DATE',
    server: 'DATE',
    value: (next) => same(`DATE '${day(next, 1, 9999)}'`),
    near: 'y + 1',
  },
  {
    name: 'b',
    duckdb: 'BLOB',
    server: 'VARBINARY(16)',
    value: (next) =>
      same(
        `unhex('${Buffer.from(String(next()))
          .toString('hex')
          .slice(0, 2 * (next() % 9))}')`,
      ),
    near: "b || '\\x00'::BLOB",
  },
  {
    name: 'g',
    duckdb: 'UUID',
    server: 'UNIQUEIDENTIFIER',
    value: (next) => {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
      const guid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
      return [`'${guid}'::UUID`, `'${guid.toUpperCase()}'`]
    },
    near: "'00000000-0000-4000-8000-000000000000'::UUID",
  },
  {
    name: 'i',
    duckdb: 'INTEGER',
    server: 'INT',
    value: (next) => same(String(next() | 0)),
    near: 'CASE WHEN i > 0 THEN i - 1 ELSE i + 1 END',
  },
  {
    name: 'n',
    duckdb: 'BOOLEAN',
    server: 'BIT',
    value: (next) => same(next() % 2 ? 'true' : 'false'),
    near: 'NOT n',
  },
]

export interface TypedRows {
  readonly duckdb: string
  readonly server: readonly string[]
}

/** Statements that make and fill a table `typed`, with a key `id`. A fifth of the values are NULL, the first row's never. */
export function typedRows(seed: number, count: number, special: boolean): TypedRows {
  const next = numbers(seed)
  const rows = Array.from({ length: count }, (_, id) => {
    const key = id === 1 ? '-9223372036854775807' : String(id)
    const cells = TYPED_COLUMNS.map(({ value }) => {
      const literals = value(next, special)
      return id > 0 && next() % 5 === 0 ? (['NULL', 'NULL'] as const) : literals
    })
    return [[key, key] as const, ...cells]
  })
  const values = (side: 0 | 1) =>
    rows.map((row) => `(${row.map((cell) => cell[side]).join(', ')})`).join(',\n')
  const columns = TYPED_COLUMNS.map(({ name, duckdb }) => `${name} ${duckdb}`).join(', ')
  const server = TYPED_COLUMNS.map(({ name, server }) => `[${name}] ${server} NULL`).join(', ')
  return {
    duckdb: `CREATE OR REPLACE TABLE typed (id BIGINT, ${columns}); INSERT INTO typed VALUES ${values(0)}`,
    server: [
      'DROP TABLE IF EXISTS [dbo].[typed]',
      `CREATE TABLE [dbo].[typed] ([id] BIGINT NOT NULL, ${server}, CONSTRAINT [pk_typed] PRIMARY KEY ([id]))`,
      `INSERT INTO [dbo].[typed] VALUES ${values(1)}`,
    ],
  }
}
