import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../adapters/adapter.ts'
import { openAdapter } from '../adapters/registry.ts'
import { bigqueryCanonical, duckdbCanonical } from './canonical-sql.ts'
import { commonType, readType } from './canonical-type.ts'
import { decimalText, fieldText, floatText, tolerateText } from './canonical-value.ts'
import { compareRelations } from './compare-relations.ts'
import type { CanonicalRow, SideColumn } from './side.ts'
import { sqlSide } from './sql-side.ts'
import { type StreamSource, streamSide } from './stream-side.ts'

let adapter: Adapter
beforeAll(async () => {
  adapter = await openAdapter('duckdb', {
    settings: { path: ':memory:' },
    projectDirectory: '/',
    projectDialect: 'duckdb',
  })
})
afterAll(() => adapter.close())

/** The same numbers each time; Mulberry32. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return (bits ^ (bits >>> 14)) >>> 0
  }
}

const TEXTS = [
  '',
  ' ',
  'a',
  'a ',
  ' a',
  'a\t',
  'A',
  'é',
  'e\u0301',
  'ß',
  '漢字',
  '😀',
  '-',
  '1:a',
  '3:',
  'NULL',
  "o'b",
  '"',
  '\\',
  '\n',
  'ﬁ',
  'İ',
]

/** Any 64 bits that are a float, with the special ones and ties in their 18th digit among them. */
function floats(count: number): readonly number[] {
  const next = numbers(7)
  const view = new DataView(new ArrayBuffer(8))
  const random = Array.from({ length: count }, () => {
    view.setUint32(0, next())
    view.setUint32(4, next())
    return view.getFloat64(0)
  })
  const ties = Array.from({ length: 80 }, (_, power) => 2 ** -power * (1 + (power % 3)))
  return [
    0,
    -0,
    Number.NaN,
    Infinity,
    -Infinity,
    5e-324,
    -5e-324,
    1.7976931348623157e308,
    0.1,
    1 / 3,
    1e21,
    1e-7,
    2 ** 53,
    ...ties,
    ...random,
  ]
}

/** A side made of rows in memory. */
function memory(
  columns: readonly SideColumn[],
  rows: readonly CanonicalRow[],
  lookUp: boolean,
): StreamSource & { readonly reads: number[] } {
  const reads: number[] = []
  const order = (names: readonly string[]) =>
    names.map((name) => columns.findIndex((column) => column.name === name))
  return {
    reads,
    label: 'memory',
    columns: async () => columns,
    async *read(plan) {
      const picked = order(plan.columns.map(({ name }) => name))
      reads.push(rows.length)
      for (let at = 0; at < rows.length; at += 100)
        yield rows.slice(at, at + 100).map((row) => picked.map((index) => row[index] ?? null))
    },
    ...(lookUp
      ? {
          async *readKeys(plan, keys) {
            const picked = order(plan.columns.map(({ name }) => name))
            const wanted = new Set(keys.map((key) => key[0]))
            const found = rows
              .map((row) => picked.map((index) => row[index] ?? null))
              .filter((row) => wanted.has(row[0] ?? null))
            reads.push(found.length)
            yield found
          },
        }
      : {}),
  }
}

describe('canonical text', () => {
  it('of floats is the same in DuckDB and in JavaScript, and another one for other bits', async () => {
    const values = floats(3000)
    const literals = values.map((value) => (Object.is(value, -0) ? "'-0.0'" : `'${value}'`))
    const texts: string[] = []
    const { rows } = await adapter.connection.query(
      `SELECT ${duckdbCanonical.value('x', { kind: 'float' }, { kind: 'float' })} FROM (SELECT unnest([${literals.join(',')}])::DOUBLE AS x)`,
    )
    for (const [text] of rows) texts.push(String(text))
    expect(texts).toEqual(values.map(floatText))
    const bits = new Set(
      values.map((value) =>
        Number.isNaN(value) ? 'nan' : Buffer.from(Float64Array.of(value).buffer).toString('hex'),
      ),
    )
    expect(new Set(texts).size).toBe(bits.size)
  })

  it('of lists of fields is never the same for different lists', () => {
    const next = numbers(3)
    const seen = new Map<string, string>()
    for (let round = 0; round < 20_000; round++) {
      const fields = Array.from({ length: 1 + (next() % 3) }, () =>
        next() % 5 === 0 ? null : TEXTS[next() % TEXTS.length]!,
      )
      const text = fields.map(fieldText).join('')
      const list = JSON.stringify(fields)
      expect(seen.get(text) ?? list).toBe(list)
      seen.set(text, list)
    }
  })

  it('of decimals has the digits of the wider type, without rounding', () => {
    expect(decimalText('1.5', 4)).toBe('1.5000')
    expect(decimalText('-0.05', 2)).toBe('-0.05')
    expect(decimalText('7', 0)).toBe('7')
    expect(decimalText('99999999999999999999999999999999999999', 2)).toBe(
      '99999999999999999999999999999999999999.00',
    )
    expect(decimalText('1.2300', 2)).toBe('1.23')
    expect(decimalText('1.239', 2)).toBe('1.239')
  })

  it('becomes coarser only by rule, as the warehouse does it', async () => {
    const rules = [
      { trim: true },
      { normalize: true },
      { emptyIsNull: true },
      { trim: true, emptyIsNull: true },
    ]
    for (const rule of rules) {
      const list = TEXTS.map((text) => `'${text.replaceAll("'", "''")}'`).join(',')
      const { rows } = await adapter.connection.query(
        `SELECT ${duckdbCanonical.tolerate('x', rule, 'timestamp')} FROM (SELECT unnest([${list}]) AS x)`,
      )
      expect(rows.map(([text]) => text)).toEqual(TEXTS.map((text) => tolerateText(text, rule, 'timestamp')))
    }
  })
})

describe('a stream against a warehouse', () => {
  it('never raises a false alarm over nasty values, and misses no change', async () => {
    const next = numbers(11)
    const columns: SideColumn[] = [
      { name: 'id', typeName: 'bigint', type: { kind: 'integer' } },
      { name: 't', typeName: 'nvarchar', type: { kind: 'text' } },
      { name: 'd', typeName: 'decimal(38,6)', type: { kind: 'decimal', scale: 6 } },
      { name: 'f', typeName: 'float', type: { kind: 'float' } },
      { name: 'm', typeName: 'datetime2(7)', type: { kind: 'timestamp', digits: 7 } },
      { name: 'b', typeName: 'varbinary', type: { kind: 'binary' } },
    ]
    const doubles = floats(400)
    const rows = Array.from({ length: 400 }, (_, id): CanonicalRow => {
      const digits = String(next()).padStart(10, '0') + String(next()).padStart(10, '0')
      const nothing = next() % 9 === 0
      return [
        id === 0 ? '-9223372036854775808' : String(id),
        nothing ? null : `${TEXTS[next() % TEXTS.length]}${TEXTS[next() % TEXTS.length]}`,
        nothing ? null : `${next() % 2 ? '-' : ''}1${digits}.${String(next() % 1e6).padStart(6, '0')}`,
        floatText(doubles[id]!),
        `${String(1 + (next() % 9998)).padStart(4, '0')}-02-28T23:59:59.${String(next() % 1e7).padStart(7, '0')}`,
        Buffer.from(String(next())).toString('hex').toUpperCase(),
      ]
    })
    // Nine digits, so that the seventh survives; years that nanoseconds cannot hold are kept by a second column.
    await adapter.connection.execute(
      'CREATE TABLE nasty (id BIGINT, t VARCHAR, d DECIMAL(38,6), f DOUBLE, m VARCHAR, b BLOB)',
    )
    const quoted = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`)
    const floatLiteral = (index: number) => (Object.is(doubles[index], -0) ? "'-0.0'" : `'${doubles[index]}'`)
    const values = rows.map(
      (row, index) =>
        `(${row[0]}, ${quoted(row[1]!)}, ${quoted(row[2]!)}, ${floatLiteral(index)}, ${quoted(row[4]!)}, unhex('${row[5]}'))`,
    )
    await adapter.connection.execute(`INSERT INTO nasty VALUES ${values.join(', ')}`)
    const warehouse = () =>
      sqlSide({ label: 'warehouse', adapter, from: { database: undefined, schema: 'main', name: 'nasty' } })
    const equal = await compareRelations(streamSide(memory(columns, rows, false)), warehouse(), ['id'])
    expect(equal.examples).toEqual([])
    expect(equal.changed + equal.onlyA + equal.onlyB).toBe(0)
    for (const [row, column] of [
      [3, 1],
      [100, 2],
      [200, 3],
      [399, 4],
      [7, 5],
    ] as const) {
      const spoiled = rows.map((cells, index) =>
        index === row ? cells.map((cell, at) => (at === column ? `${cell ?? ''}0` : cell)) : cells,
      )
      const source = memory(columns, spoiled, true)
      const found = await compareRelations(streamSide(source), warehouse(), ['id'])
      expect(found.examples.map(({ key, cells }) => [key[0], cells.map((cell) => cell.column)])).toEqual([
        [rows[row]![0], [columns[column]!.name]],
      ])
      expect(source.reads[1]).toBeLessThan(60)
    }
  })

  it('sums every column up as the warehouse does, and divides what it remembers into ever smaller buckets', async () => {
    const columns: SideColumn[] = [
      { name: 'id', typeName: 'int', type: { kind: 'integer' } },
      { name: 't', typeName: 'nvarchar', type: { kind: 'text' } },
      { name: 'u', typeName: 'nvarchar', type: { kind: 'text' } },
    ]
    const texts = TEXTS.map((text) => `'${text.replaceAll("'", "''")}'`).join(',')
    await adapter.connection.execute(
      `CREATE TABLE listed AS SELECT i AS id, [${texts}][1 + i % ${TEXTS.length}] AS t, nullif('u' || i % 5, 'u4') AS u FROM range(12000) r(i)`,
    )
    const rows = Array.from({ length: 12_000 }, (_, id): CanonicalRow => {
      return [String(id), TEXTS[id % TEXTS.length]!, id % 5 === 4 ? null : `u${id % 5}`]
    })
    const warehouse = () =>
      sqlSide({ label: 'warehouse', adapter, from: { database: undefined, schema: 'main', name: 'listed' } })
    for (const keys of [['id'], ['id', 't'], []]) {
      const side = streamSide(memory(columns, rows, false))
      const same = await compareRelations(side, warehouse(), keys, { byColumn: true })
      expect(same.equal).toBe(true)
      expect(same.checksums.filter(({ a, b }) => a !== b)).toEqual([])
      expect(new Set(same.checksums.map(({ a }) => a)).size).toBe(3)
    }
    const spoiled = rows.map((row, id) => (id % 100 === 3 ? [row[0]!, row[1]!, 'other'] : row))
    const source = memory(columns, spoiled, true)
    const found = await compareRelations(streamSide(source), warehouse(), ['id'])
    expect(found).toMatchObject({ changed: 120, levels: 2 })
    expect(source.reads[1]).toBeLessThan(1400)
    const plain = memory(columns, spoiled, false)
    expect(await compareRelations(streamSide(plain), warehouse(), ['id'])).toMatchObject({
      ...{ changed: 120, levels: 1 },
    })
    expect(plain.reads).toEqual([12_000, 12_000])
  })

  it('reads timestamps of any precision and year as they are', async () => {
    const columns: SideColumn[] = [
      { name: 'm', typeName: 'datetime2(7)', type: { kind: 'timestamp', digits: 7 } },
    ]
    const rows: CanonicalRow[] = [
      '0001-01-01T00:00:00.0000000',
      '1969-12-31T23:59:59.9999990',
      '9999-12-31T23:59:59.9999990',
    ].map((text) => [text])
    const table = `SELECT unnest([${rows.map(([text]) => `TIMESTAMP '${text}'`).join(', ')}]) AS m`
    const side = sqlSide({ label: 'warehouse', adapter, from: { sql: table } })
    expect((await compareRelations(streamSide(memory(columns, rows, false)), side, [])).examples).toEqual([])
    const nanos = "SELECT TIMESTAMP_NS '2024-05-06 07:08:09.123456789' AS m"
    const precise = sqlSide({ label: 'warehouse', adapter, from: { sql: nanos } })
    const found = await compareRelations(
      streamSide(memory(columns, [['2024-05-06T07:08:09.123456700']], false)),
      precise,
      [],
    )
    expect(found.examples.map(({ key }) => key[0])).toEqual([
      '2024-05-06T07:08:09.123456700',
      '2024-05-06T07:08:09.123456789',
    ])
  })
})

describe('readType', () => {
  it('knows what the engines call their types', () => {
    const read = (name: string, language: Parameters<typeof readType>[1]) => {
      const { kind, ...rest } = readType(name, language)
      return [kind, ...Object.values(rest)].join(' ')
    }
    expect(read('DECIMAL(12,2)', 'duckdb')).toBe('decimal 2')
    expect(read('NUMERIC', 'bigquery')).toBe('decimal 9')
    expect(read('NUMERIC(10)', 'bigquery')).toBe('decimal 0')
    expect(read('BIGNUMERIC', 'bigquery')).toBe('decimal 38')
    expect(read('money', 'sqlserver')).toBe('decimal 4')
    expect(read('datetime2(3)', 'sqlserver')).toBe('timestamp 3')
    expect(read('datetime', 'sqlserver')).toBe('timestamp 3')
    expect(read('DATETIME', 'bigquery')).toBe('timestamp 6')
    expect(read('TIMESTAMP WITH TIME ZONE', 'duckdb')).toBe('timestamp 6')
    expect(read('timestamp', 'sqlserver')).toBe('binary')
    expect(read('nvarchar(max)', 'sqlserver')).toBe('text')
    expect(read("ENUM('a', 'b(c')", 'duckdb')).toBe('text')
    expect(read('INTEGER[]', 'duckdb')).toBe('other')
    expect(read('bit', 'sqlserver')).toBe('boolean')
    expect(read('time(0)', 'sqlserver')).toBe('time 0')
  })

  it('finds the form that says everything about both', () => {
    expect(commonType({ kind: 'decimal', scale: 2 }, { kind: 'decimal', scale: 9 })).toEqual({
      type: { kind: 'decimal', scale: 9 },
      alike: true,
    })
    expect(commonType({ kind: 'integer' }, { kind: 'decimal', scale: 2 })).toEqual({
      type: { kind: 'decimal', scale: 2 },
      alike: true,
    })
    expect(commonType({ kind: 'text' }, { kind: 'integer' })).toEqual({
      type: { kind: 'text' },
      alike: false,
    })
  })
})

describe('BigQuery', () => {
  it('writes the same forms in its own words', () => {
    const { value, field, sha256, slice } = bigqueryCanonical
    const padded = "CONCAT(CAST(x AS STRING), IF(STRPOS(CAST(x AS STRING), '.') = 0, '.', ''), '000000000')"
    expect(value('x', { kind: 'decimal', scale: 9 }, { kind: 'decimal', scale: 9 })).toBe(
      `LEFT(${padded}, STRPOS(${padded}, '.') + 9)`,
    )
    expect(value('x', { kind: 'timestamp', digits: 6 }, { kind: 'timestamp', digits: 7 })).toBe(
      "CONCAT(FORMAT_TIMESTAMP('%E4Y-%m-%dT%H:%M:%E6S', TIMESTAMP(x), 'UTC'), '0')",
    )
    expect(value('x', { kind: 'boolean' }, { kind: 'integer' })).toBe('CAST(CAST(x AS INT64) AS STRING)')
    expect(field('c0')).toBe(
      "CASE WHEN c0 IS NULL THEN '-' ELSE CONCAT(CAST(BYTE_LENGTH(c0) AS STRING), ':', c0) END",
    )
    expect(slice(sha256('c0'), 1, 8)).toBe("CAST(CONCAT('0x', SUBSTR(TO_HEX(SHA256(c0)), 1, 8)) AS INT64)")
  })
})
