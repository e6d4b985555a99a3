import { describe, expect, it } from 'vitest'
import type { Dialect } from './ast.ts'
import { parseStatement } from './parse.ts'
import { SqlSyntaxError } from './syntax-error.ts'

/** What the parser says of wrong SQL, and the text it points at. */
function refusal(
  sql: string,
  dialect: Dialect = 'bigquery',
): { message: string; hint: string | undefined; at: string } {
  try {
    parseStatement(sql, dialect)
  } catch (error) {
    if (!(error instanceof SqlSyntaxError)) throw error
    return { message: error.message, hint: error.hint, at: sql.slice(error.start, error.end) }
  }
  throw new Error(`parsed: ${sql}`)
}

describe('SqlSyntaxError', () => {
  it('says what was expected and what was found', () => {
    expect(refusal('SELECT a FROM')).toMatchObject({
      message: 'Expected a table, found the end of the statement.',
    })
    expect(refusal('SELECT CASE WHEN a THEN 1')).toMatchObject({
      message: 'Expected ELSE or END, found the end of the statement.',
    })
  })

  it('points at the bracket that is never closed', () => {
    expect(refusal('SELECT (a + (b * 2) FROM t')).toMatchObject({ at: 'FROM' })
    expect(refusal('SELECT f(a, (b)')).toMatchObject({ message: '"(" is never closed.', at: '(' })
  })

  it('points at the string and the comment that are never closed', () => {
    expect(refusal("SELECT 'abc\nFROM t")).toMatchObject({
      message: 'The string that begins here is never closed.',
      at: "'abc",
    })
    expect(refusal('SELECT 1 /* abc')).toMatchObject({ message: 'The comment is never closed.', at: '/*' })
    expect(refusal('SELECT "abc', 'duckdb').message).toContain('never closed')
  })

  it.each([
    ['SELECT a FORM t', 'Did you mean FROM instead of FORM?'],
    ['SELEC a FROM t', 'Did you mean SELECT instead of SELEC?'],
    ['SELECT a FROM t WHER b = 1', 'Did you mean WHERE instead of WHER?'],
    ['SELECT a FROM t GROPU BY a', 'Did you mean GROUP instead of GROPU?'],
    ['SELECT a FROM t WHERE b == 1', 'Equality is written =.'],
    ['SELECT a b c FROM t', 'Is a comma missing before it?'],
    ['SELECT a x\n b.c FROM t', 'Is a comma missing before it?'],
    ['SELECT a::INT64 FROM t', 'Write CAST(value AS type).'],
    ['SELECT a % 2 FROM t', 'Write MOD(a, b).'],
    ['SELECT f(a,) FROM t', 'There is a comma too many before ")".'],
    ['SELECT {{ x }} FROM t', 'Braces are no SQL: has a template not been rendered?'],
    ['SELECT * FROM t WHERE select = 1', 'SELECT is a reserved word: as a name it needs quotes, `select`.'],
    ['WITH a AS (SELECT 1), SELECT * FROM a', 'Take away the comma after the last WITH table.'],
    ['WITH a AS (SELECT 1) b AS (SELECT 2) SELECT 1', 'A comma is missing before it.'],
    ["SELECT 1 AS 'x y'", 'Names with blanks go in backticks, not in quotes.'],
  ])('hints at %s', (sql, hint) => {
    expect(refusal(sql).hint).toBe(hint)
  })

  it('lets a comma stand before FROM', () => {
    expect(() => parseStatement('SELECT a, b, FROM t', 'bigquery')).not.toThrow()
  })

  it('names characters that are no SQL', () => {
    expect(refusal('SELECT \u0000')).toMatchObject({ message: 'Unexpected character "U+0000".' })
    expect(refusal('SELECT `a`', 'duckdb').hint).toBe('DuckDB writes quoted names in double quotes.')
    expect(refusal("SELECT '\\q'")).toMatchObject({ message: 'The escape \\q is not known.', at: '\\q' })
  })
})
