import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import type { Dialect, Node, Statement } from './ast.ts'
import { column, number } from './ast-builders.ts'
import { parseExpression, parseStatement, parseStatements } from './parse.ts'
import { print } from './print.ts'

/** The statements of a fixture, one up to each semicolon at the end of a line. */
function fixture(dialect: Dialect): string[] {
  const file = new URL(`../../spec/sql/${dialect}-syntax.sql`, import.meta.url)
  return readFileSync(file, 'utf8').split(/;\n/)
}

/** A tree without places and quotes, in which absent and undefined are one. */
function bare(node: Node): unknown {
  const drop = new Set(['start', 'end', 'keywordEnd', 'quoted'])
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (drop.has(key) ? undefined : value)))
}

function printed(sql: string, from: Dialect, to: Dialect = from): string {
  return print(parseStatement(sql, from), to).sql
}

describe('print: round trip', () => {
  it.each(['bigquery', 'duckdb'] as const)('%s reads its own text as the same tree', (dialect) => {
    const statements = fixture(dialect)
    expect(statements.length).toBeGreaterThan(60)
    for (const sql of statements) {
      const [tree] = parseStatements(sql, dialect) as [Statement]
      const text = print(tree, dialect).sql
      expect(bare(parseStatement(text, dialect)), text).toEqual(bare(tree))
    }
  })

  it('prints what DuckDB itself reads as the same tree', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const read = async (sql: string): Promise<unknown> => {
      const result = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql])
      return JSON.parse(String(result.getRows()[0]![0]), (key, value: unknown) =>
        key === 'query_location' ? undefined : value,
      )
    }
    // What reads alike without being written alike: these are printed in their newer form.
    const otherForm = /substring\(s FROM|ARRAY\[|->|\^|JOIN b USING \(x\)\) AS/
    const queries = fixture('duckdb').filter((sql) => /^\(?(SELECT|FROM|WITH|PIVOT|UNPIVOT|VALUES)/.test(sql))
    const compared = queries.filter((sql) => !otherForm.test(sql))
    expect(compared.length).toBeGreaterThan(30)
    for (const sql of compared) {
      const text = printed(sql, 'duckdb')
      expect(await read(text), text).toEqual(await read(sql))
    }
    for (const sql of queries.filter((query) => otherForm.test(query))) {
      expect(await read(printed(sql, 'duckdb'))).toMatchObject({ error: false })
    }
    connection.closeSync()
  })
})

describe('print: parentheses', () => {
  it.each([
    'a - (b - c)',
    '(a + b) * c',
    'NOT (a OR b)',
    '(a AND b) OR c = d',
    '(a = b) = c',
    '-(-a)',
    '(a OR b) AND c',
    '(a, b) IN ((1, 2))',
    'x BETWEEN (a AND b) AND c',
    '(SELECT 1) + 1',
  ])('keeps the meaning of %s', (sql) => {
    for (const dialect of ['bigquery', 'duckdb'] as const) {
      const tree = parseExpression(sql, dialect)
      expect(bare(parseExpression(print(tree, dialect).sql, dialect))).toEqual(bare(tree))
    }
  })

  it('sets them where one dialect needs them and the other does not', () => {
    const concatenation = parseExpression('a || b + c', 'duckdb')
    expect(print(concatenation, 'bigquery').sql).toBe('a || (b + c)')
    expect(print(concatenation, 'duckdb').sql).toBe('a || b + c')
    expect(print(parseExpression('a + (b || c)', 'bigquery'), 'duckdb').sql).toBe('a + (b || c)')
  })

  it('sets them around negative numbers and arrays where they matter', () => {
    const at = { start: 0, end: 0 }
    const minus = { kind: 'unary', operator: '-', operand: number(at, -1), ...at } as const
    expect(print(minus, 'duckdb').sql).toBe('-(-1)')
    const among = parseExpression('x IN UNNEST((SELECT a FROM t))', 'bigquery')
    expect(print(among, 'duckdb').sql).toBe('x IN coalesce((SELECT a FROM t))')
    const field = {
      kind: 'field',
      base: column(at, 't', 'a'),
      name: { kind: 'identifier', name: 'b', quoted: false, ...at },
      ...at,
    } as const
    expect(print(field, 'duckdb').sql).toBe('(t.a).b')
  })
})

describe('print: names and literals', () => {
  it('quotes what the dialect would misread, and what came in quotes', () => {
    const sql = 'SELECT `order`, t.end, `a b`, plain FROM `my-proj.Ds.t` t'
    expect(printed(sql, 'bigquery', 'duckdb')).toBe(
      'SELECT "order", t."end", "a b", plain FROM "my-proj"."Ds"."t" AS t',
    )
  })

  it('writes strings and bytes so that they mean the same', () => {
    const sql = String.raw`SELECT 'it\'s', "a\nb\\", b'\x00\xff'`
    expect(printed(sql, 'bigquery', 'duckdb')).toBe("SELECT 'it''s', 'a\nb\\', BLOB '\\x00\\xff'")
    expect(printed(sql, 'bigquery')).toBe(String.raw`SELECT 'it\'s', 'a\nb\\', b'\x00\xff'`)
  })

  it('refuses what a dialect has no words for', () => {
    expect(() => printed('SELECT a[OFFSET(0)]', 'bigquery', 'duckdb')).toThrow('cannot be printed for duckdb')
    expect(() => printed('SELECT SAFE.F(a)', 'bigquery', 'duckdb')).toThrow('cannot be printed for duckdb')
    expect(() => printed('SELECT MAP {1: 2}', 'duckdb', 'bigquery')).toThrow('cannot be printed for bigquery')
  })
})

describe('print: layout and places', () => {
  it('sets clauses on lines when a query is long', () => {
    const items = Array.from({ length: 12 }, (_, index) => `a_long_column_name_${index}`).join(', ')
    const text = printed(
      `WITH x AS (SELECT 1) SELECT ${items} FROM x LEFT JOIN y ON x.a = y.a WHERE b`,
      'duckdb',
    )
    expect(text.split('\n').slice(0, 6)).toEqual([
      'WITH x AS (',
      '  SELECT 1',
      ')',
      'SELECT',
      '  a_long_column_name_0,',
      '  a_long_column_name_1,',
    ])
    expect(text).toContain('\nFROM x\nLEFT JOIN y ON x.a = y.a\nWHERE b')
  })

  it('leads each output offset back to the input', () => {
    const sql = 'select   a ,\n  upper( b )   from    t\nwhere c=1'
    const { sql: text, locate } = print(parseStatement(sql, 'duckdb'), 'duckdb')
    expect(locate(text.indexOf('c = 1'))).toBe(sql.indexOf('c=1'))
    expect(locate(text.indexOf('upper'))).toBe(sql.indexOf('upper'))
    expect(locate(text.indexOf('b)'))).toBe(sql.indexOf('b )'))
    expect(print(parseExpression('a', 'duckdb'), 'duckdb').locate(-1)).toBeUndefined()
  })
})
