import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Dialect } from '../ast.ts'
import { parseStatement, parseStatements } from '../parse.ts'
import { print } from '../print.ts'
import { SqlSyntaxError } from '../syntax-error.ts'
import { walk } from '../walk.ts'

const dialects = ['bigquery', 'duckdb'] as const

/** Parses, prints and walks; anything but a tree or a SqlSyntaxError with a place in the text is a crash. */
function survive(sql: string, dialect: Dialect): 'parsed' | 'refused' {
  try {
    const statements = parseStatements(sql, dialect)
    for (const statement of statements) {
      walk(statement, ({ start, end }) => {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(sql.length)
        expect(start).toBeLessThanOrEqual(end)
        return true
      })
      print(statement, dialect)
    }
    return 'parsed'
  } catch (error) {
    if (!(error instanceof SqlSyntaxError))
      throw new Error(`crashed on ${JSON.stringify(sql)}`, { cause: error })
    expect(error.start).toBeGreaterThanOrEqual(0)
    expect(error.end).toBeLessThanOrEqual(sql.length)
    expect(error.start).toBeLessThanOrEqual(error.end)
    return 'refused'
  }
}

/** xorshift32: the same numbers in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

function fixture(dialect: Dialect): string[] {
  return readFileSync(new URL(`../../../spec/sql/${dialect}-syntax.sql`, import.meta.url), 'utf8').split(
    /;\n/,
  )
}

describe('parser: depth', () => {
  const deep: readonly (readonly [name: string, sql: string])[] = [
    ['parentheses', `SELECT ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['unclosed parentheses', `SELECT ${'('.repeat(10_000)}`],
    ['brackets', `SELECT ${'['.repeat(10_000)}`],
    ['NOT', `SELECT ${'NOT '.repeat(10_000)}a`],
    ['signs', `SELECT ${'- '.repeat(10_000)}a`],
    ['CASE', `SELECT ${'CASE WHEN '.repeat(10_000)}`],
    ['types', `SELECT CAST(a AS ${'ARRAY<'.repeat(10_000)}`],
    ['subqueries', `SELECT * FROM ${'(SELECT * FROM '.repeat(10_000)}`],
    ['joins', `SELECT * FROM ${'('.repeat(10_000)}t`],
    ['subscripts', `SELECT a${'[0]'.repeat(10_000)}`],
    ['operators', `SELECT ${'a || '.repeat(10_000)}a`],
    ['unions', `SELECT 1${' UNION ALL SELECT 1'.repeat(10_000)}`],
  ]

  it.each(deep)('refuses thousands of nested %s', (_, sql) => {
    for (const dialect of dialects) expect(survive(sql, dialect)).toBe('refused')
  })

  it('takes what people and generators write', () => {
    for (const dialect of dialects) {
      expect(survive(`SELECT ${'f('.repeat(300)}1${')'.repeat(300)}`, dialect)).toBe('parsed')
      expect(survive(`SELECT ${'a + '.repeat(900)}a`, dialect)).toBe('parsed')
      expect(survive(`SELECT 1${' UNION ALL SELECT 1'.repeat(900)}`, dialect)).toBe('parsed')
      expect(survive(`SELECT 1 WHERE ${'a = 1 OR '.repeat(5_000)}b`, dialect)).toBe('parsed')
    }
  })

  it('reads a megabyte', () => {
    const items = Array.from({ length: 40_000 }, (_, index) => `column_${index} AS renamed_${index}`)
    const sql = `SELECT ${items.join(', ')} FROM t`
    expect(sql.length).toBeGreaterThan(1_000_000)
    const statement = parseStatement(sql, 'bigquery')
    expect(statement).toMatchObject({ body: { items: { length: 40_000 } } })
  })
})

describe('parser: garbage', () => {
  it('survives fixtures that were cut, doubled and mixed', () => {
    const next = numbers(20_240_229)
    const outcomes = { parsed: 0, refused: 0 }
    const signs = [
      '\0',
      "'",
      '"',
      '`',
      '(',
      ')',
      '[',
      '<',
      '>>',
      '/*',
      '--',
      '\\',
      ';',
      ',',
      '.',
      '@',
      '$',
      '|>',
      ' ',
      '\ud83d',
    ]
    for (const dialect of dialects) {
      const statements = fixture(dialect)
      for (let round = 0; round < 1_500; round++) {
        const sql = statements[next(statements.length)]!
        const from = next(sql.length)
        const to = from + next(12)
        const other = statements[next(statements.length)]!
        const middles = [
          '',
          signs[next(signs.length)]!,
          other.slice(next(other.length), next(other.length) + 9),
        ]
        const changed = sql.slice(0, from) + middles[next(middles.length)]! + sql.slice(to)
        outcomes[survive(changed, dialect)]++
      }
    }
    expect(outcomes.refused).toBeGreaterThan(500)
    expect(outcomes.parsed).toBeGreaterThan(200)
  })

  it('survives any characters', () => {
    const next = numbers(7)
    for (let round = 0; round < 500; round++) {
      const sql = Array.from({ length: next(40) }, () =>
        String.fromCharCode(next(round % 2 === 0 ? 128 : 65_536)),
      ).join('')
      for (const dialect of dialects) survive(sql, dialect)
    }
    expect(survive('\0', 'bigquery')).toBe('refused')
  })
})
