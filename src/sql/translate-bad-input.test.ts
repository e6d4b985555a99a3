import { describe, expect, it } from 'vitest'
import type { KnownTable } from './analysis.ts'
import { translate } from './translate.ts'

const types = ['INT64', 'STRING', 'FLOAT64', 'NUMERIC', 'DATE']
const wide: KnownTable = {
  id: 'wide',
  columns: Array.from({ length: 5000 }, (_, index) => ({ name: `c${index}`, type: types[index % 5]! })),
}

function told(sql: string, table?: KnownTable): string {
  const { problems } = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => table })
  return problems[0] === undefined ? 'fine' : `${problems[0].code}: ${problems[0].message}`
}

const times = (text: string, count: number): string => text.repeat(count)

describe('translate, given what nobody should write', () => {
  it.each([
    ['parentheses', `SELECT ${times('(', 10_000)}1${times(')', 10_000)}`],
    ['functions', `SELECT ${times('ABS(', 10_000)}1${times(')', 10_000)}`],
    ['subqueries', `SELECT * FROM ${times('(SELECT * FROM ', 5000)}t${times(')', 5000)}`],
    ['arrays', `SELECT ${times('[', 10_000)}1${times(']', 10_000)}`],
    ['signs', `SELECT ${times('- ', 10_000)}1`],
    ['types', `SELECT CAST(NULL AS ${times('ARRAY<STRUCT<a ', 3000)}INT64${times('>>', 3000)})`],
    ['WITH(...)', `SELECT ${times('WITH(a AS ', 1000)}1${times(', a + a)', 1000)}`],
  ])('says that %s are nested too deeply', (_, sql) => {
    expect(told(sql)).toBe('syntax-error: The statement is nested more than 400 levels deep.')
  })

  it('says that a chain of operators is too long', () => {
    expect(told(`SELECT ${Array(100_000).fill('1.5').join(' + ')} AS x`)).toContain(
      'more than 1000 operators',
    )
  })

  it('reads a megabyte in one literal, list or comment', () => {
    expect(told(`SELECT '${times('x', 1e6)}' AS x`)).toBe('fine')
    expect(told(`SELECT 1 IN (${Array.from({ length: 20_000 }, (_, i) => i).join(',')}) AS x`)).toBe('fine')
    expect(told(`/* ${times('x', 1e6)} */ SELECT 1 AS x`)).toBe('fine')
  })

  it.each([
    ['structs', Array.from({ length: 30_000 }, (_, i) => `STRUCT(${i} AS id, 'n' AS name)`).join(', ')],
    ['tuples', Array.from({ length: 100_000 }, (_, i) => `(${i}, 1)`).join(', ')],
    ['nested structs', Array(20_000).fill('STRUCT(1 AS a, STRUCT(2 AS b, [1, 2] AS c) AS d)').join(', ')],
  ])('reads a megabyte of %s', (_, elements) => {
    const sql = `SELECT * FROM UNNEST([${elements}])`
    expect(sql.length).toBeGreaterThan(900_000)
    const { problems, columns } = translate(sql, { from: 'bigquery', to: 'duckdb', tables: () => undefined })
    expect(problems).toEqual([])
    expect(columns!.length).toBe(2)
  })

  it('says little of names that are long', () => {
    const { problems } = translate(`SELECT ${times('x', 1e6)} FROM wide`, {
      from: 'bigquery',
      to: 'duckdb',
      tables: () => wide,
    })
    expect(problems).toHaveLength(1)
    expect(problems[0]!.message.length).toBeLessThan(1500)
  })

  it('knows a table of 5,000 columns', () => {
    const names = wide.columns!.map(({ name }) => name)
    expect(told('SELECT * FROM wide UNION ALL SELECT * FROM wide', wide)).toBe('fine')
    expect(told(`SELECT ${names.map((name) => `MAX(${name}) AS ${name}`).join(', ')} FROM wide`, wide)).toBe(
      'fine',
    )
    expect(told(`SELECT ${names.map((name) => `${name}x`).join(', ')} FROM wide`, wide)).toBe(
      'unknown-column: There is no column "c0x" here.',
    )
  })

  it('goes once through structs whose fields all have other names', () => {
    const structs = Array.from({ length: 40 }, (_, index) => `STRUCT(${index} AS c${index})`)
    expect(told(`SELECT [${structs.join(', ')}] AS x`)).toBe('fine')
  })

  it('stops at functions that double at each step', () => {
    const functions = Array.from(
      { length: 40 },
      (_, i) => `CREATE TEMP FUNCTION f${i}(x INT64) AS (${i === 0 ? 'x' : `f${i - 1}(x) + f${i - 1}(x)`});`,
    )
    expect(told(`${functions.join('\n')} SELECT f39(1)`)).toBe(
      'syntax-error: The functions before the query grow too large.',
    )
  })

  it('says that a statement is larger than can be gone through', () => {
    const format = times('%Y%e', 20_000)
    expect(told(`SELECT FORMAT_DATE('${format}', DATE '2024-01-01')`)).toBe(
      'syntax-error: The statement is too large to be read.',
    )
  })

  it.each([
    ["SELECT 'abc", 'The string that begins here is never closed.'],
    ['SELECT 1 /* abc', 'The comment is never closed.'],
    ['SELECT 1 \0', 'Unexpected character "U+0000".'],
    ['SELECT \u2018a\u2019', 'Unexpected character "\u2018" in a name.'],
    ['SELECT 1 AS \u{1f600}', 'Unexpected character "\u{1f600}" in a name.'],
    ['SELECT 1 AS a\u202e', 'Unexpected character "U+202E" in a name.'],
    ['\uff33ELECT 1', 'Unexpected character "\uff33" in a name.'],
    ["SELECT JSON '[[[[1'", 'This is no JSON that can be read.'],
    [`SELECT JSON '${times('[', 100_000)}'`, 'This is no JSON that can be read.'],
    ["SELECT DATE '99999999999-99-99'", '"99999999999-99-99" is no DATE that can be read.'],
    ['', 'Expected a statement, found the end of the statement.'],
  ])('says what is wrong with %j', (sql, message) => {
    expect(told(sql)).toContain(message)
  })

  it('writes a zero character of a text so that DuckDB reads on', () => {
    const { sql } = translate("SELECT 'a\\x00b' AS x", {
      from: 'bigquery',
      to: 'duckdb',
      tables: () => undefined,
    })
    expect(sql).toBe("SELECT 'a' || chr(0) || 'b' AS x")
  })
})
