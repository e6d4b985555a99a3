import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { DuckDBBlobValue, DuckDBDecimalValue, DuckDBListValue, DuckDBStructValue } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import type { KnownColumn, TableLookup } from '../../src/sql/analysis.ts'
import { translate } from '../../src/sql/translate.ts'
import { sourceLanguages } from '../../src/transpile/source-languages.ts'
import { transpile } from '../../src/transpile/transpile.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/*
 * Queries as analysts write them, over the tables of `corpus/tables.duckdb.sql`, with the rows that BigQuery gives. Their
 * heads: `dialect`, where `tsql` is transpiled first; `expected`, the rows as JSON (numbers to 6 digits); `after`, a query whose rows are the expectation.
 */
const tsql = sourceLanguages.find(({ name }) => name === 'tsql')!
const folder = join(import.meta.dirname, 'corpus')
const tableStatements = readFileSync(join(folder, 'tables.duckdb.sql'), 'utf8')

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

interface CorpusQuery {
  readonly file: string
  readonly sql: string
  readonly expected: Plain | undefined
  readonly after: string | undefined
}

const queries = readdirSync(folder)
  .filter((name) => /^\d+_.*\.sql$/.test(name))
  .map(readQuery)

function readQuery(file: string): CorpusQuery {
  const text = readFileSync(join(folder, file), 'utf8')
  const head = new Map([...text.matchAll(/^-- (\w+): (.*)$/gm)].map((found) => [found[1], found[2]]))
  const expected = head.get('expected')
  return {
    file,
    sql: head.get('dialect') === 'tsql' ? transpile(text, tsql).sql : text.replace(/^-- \w+: .*\n/gm, ''),
    expected: expected === undefined || expected === '(none)' ? undefined : (JSON.parse(expected) as Plain),
    after: head.get('after'),
  }
}

const types: Readonly<Record<string, string>> = {
  BIGINT: 'INT64',
  VARCHAR: 'STRING',
  DOUBLE: 'FLOAT64',
  BOOLEAN: 'BOOL',
  DATE: 'DATE',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
  'DECIMAL(38,9)': 'NUMERIC',
  'VARCHAR[]': 'ARRAY<STRING>',
  'STRUCT(city VARCHAR, zip VARCHAR)': 'STRUCT<city STRING, zip STRING>',
  'STRUCT(sku VARCHAR, qty BIGINT, price DOUBLE)[]': 'ARRAY<STRUCT<sku STRING, qty INT64, price FLOAT64>>',
}

async function openTables(): Promise<DuckDBConnection> {
  const connection = await openLocalDuckdb()
  await connection.run(tableStatements)
  await connection.run(`ATTACH ':memory:' AS "proj-x"; CREATE SCHEMA "proj-x".acme`)
  await connection.run('CREATE TABLE "proj-x".acme.customers AS FROM memory.acme.customers')
  return connection
}

async function lookupOf(connection: DuckDBConnection): Promise<TableLookup> {
  const listed = await connection.runAndReadAll(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = 'acme' AND table_catalog = 'memory' ORDER BY table_name, ordinal_position`,
  )
  const tables = new Map<string, KnownColumn[]>()
  for (const [table, name, type] of listed.getRows()) {
    const columns = tables.get(String(table)) ?? []
    tables.set(String(table), columns)
    const known = types[String(type).replaceAll('"', '')]
    if (known === undefined) throw new Error(`no GoogleSQL type for ${String(type)}`)
    columns.push({ name: String(name), type: known })
  }
  return (parts) => {
    const columns = tables.get(parts[parts.length - 1] ?? '')
    return columns === undefined ? undefined : { id: parts.join('.'), columns }
  }
}

function plain(value: DuckDBValue): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'number') return Number(value.toFixed(6))
  if (value instanceof DuckDBDecimalValue) return Number(Number(value.toString()).toFixed(6))
  if (value instanceof DuckDBListValue) return value.items.map(plain)
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, plain(entry)]))
  }
  if (value instanceof DuckDBBlobValue) return value.toString()
  return value.toString().replace(/(\.\d*?)0+(\+00)?$/, '$1$2')
}

/** `*` stands for any value. */
function same(given: Plain, expected: Plain): boolean {
  if (expected === '*') return true
  if (Array.isArray(given) && Array.isArray(expected)) {
    return (
      given.length === expected.length && given.every((each, index) => same(each, expected[index] ?? null))
    )
  }
  return JSON.stringify(given) === JSON.stringify(expected)
}

function sorted(rows: Plain): Plain {
  return Array.isArray(rows)
    ? [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : rows
}

describe('the corpus', () => {
  it.each(queries)('$file', async ({ sql, expected, after }) => {
    const connection = await openTables()
    const translated = translate(sql, { from: 'bigquery', to: 'duckdb', tables: await lookupOf(connection) })
    expect(translated.problems.filter((problem) => problem.severity === 'error')).toEqual([])
    if (expected === undefined) return
    const result = await connection.runAndReadAll(translated.sql)
    const rows = after === undefined ? result.getRows() : (await connection.runAndReadAll(after)).getRows()
    const given = rows.map((row) => row.map(plain))
    const ordered = /ORDER BY[^)]*$/i.test(after ?? sql)
    const equal = ordered ? same(given, expected) : same(sorted(given), sorted(expected))
    expect(
      equal,
      `given ${JSON.stringify(given)}\nexpected ${JSON.stringify(expected)}\n${translated.sql}`,
    ).toBe(true)
  })
})
