import { describe, expect, it } from 'vitest'
import { sourceLanguages } from './source-languages.ts'
import { transpile } from './transpile.ts'

function from(name: string, sql: string) {
  const language = sourceLanguages.find((each) => each.name === name)!
  const { sql: made, notes } = transpile(sql, language)
  return {
    sql: made.replace(/\s+/g, ' ').trim(),
    notes: notes.map(({ kind, message }) => `${kind}: ${message}`),
  }
}

describe('T-SQL', () => {
  it.each([
    ['SELECT ISNULL(a, 0) FROM t', 'SELECT IFNULL(a, 0) FROM t'],
    ['SELECT LEN(a) FROM t', 'SELECT LENGTH(RTRIM(a)) FROM t'],
    ["SELECT a + 'x' FROM t", "SELECT a || 'x' FROM t"],
    ['SELECT a + 1 FROM t', 'SELECT a + 1 FROM t'],
    ['SELECT COUNT(*) / 2 FROM t', 'SELECT DIV(COUNT(*), 2) FROM t'],
    ['SELECT a / 2.0 FROM t', 'SELECT a / 2.0 FROM t'],
    ['SELECT a % 2 FROM t', 'SELECT MOD(a, 2) FROM t'],
    ["SELECT STUFF(a, 2, 3, 'x') FROM t", "SELECT CONCAT(SUBSTR(a, 1, 2 - 1), 'x', SUBSTR(a, 2 + 3)) FROM t"],
    [
      "SELECT CONCAT(a, '-', b) FROM t",
      "SELECT CONCAT(IFNULL(CAST(a AS STRING), ''), '-', IFNULL(CAST(b AS STRING), '')) FROM t",
    ],
    [
      'SELECT DATEPART(week, CAST(a AS DATE)) FROM t',
      'SELECT DATE_DIFF(CAST(a AS DATE), DATE_TRUNC(CAST(a AS DATE), YEAR), WEEK) + 1 FROM t',
    ],
    [
      'SELECT DATEADD(hour, 2, CAST(a AS DATE)) FROM t',
      'SELECT DATETIME_ADD(CAST(CAST(a AS DATE) AS DATETIME), INTERVAL 2 HOUR) FROM t',
    ],
    [
      'SELECT EOMONTH(CAST(a AS DATE), 1) FROM t',
      'SELECT LAST_DAY(DATE_ADD(CAST(a AS DATE), INTERVAL 1 MONTH)) FROM t',
    ],
    ["SELECT CONVERT(DATE, '05/06/2024', 103)", "SELECT PARSE_DATE('%d/%m/%Y', '05/06/2024')"],
    ['SELECT TRY_CONVERT(DECIMAL(38, 18), a) FROM t', 'SELECT SAFE_CAST(a AS BIGNUMERIC(38, 18)) FROM t'],
    ["SELECT CHOOSE(2, 'a', 'b')", "SELECT ['a', 'b'][SAFE_ORDINAL(2)]"],
    ['SELECT ROUND(a, 2, 1) FROM t', 'SELECT TRUNC(a, 2) FROM t'],
    [
      'SELECT TOP 1 a FROM t UNION ALL SELECT b FROM u',
      '(SELECT a FROM t LIMIT 1) UNION ALL SELECT b FROM u',
    ],
    [
      'UPDATE a SET a.x = b.y FROM t AS a JOIN u AS b ON a.id = b.id WHERE b.z > 1',
      'UPDATE t AS a SET x = b.y FROM u AS b WHERE a.id = b.id AND b.z > 1',
    ],
  ])('%s', (sql, expected) => {
    const made = from('tsql', sql)
    expect(made.sql).toBe(expected)
    expect(made.notes.filter((note) => note.startsWith('lost'))).toEqual([])
  })

  it('tells what it cannot keep, and leaves it as it was', () => {
    expect(from('tsql', 'SELECT SOUNDEX(a), CONVERT(VARCHAR(30), b, 999) FROM t')).toEqual({
      sql: 'SELECT SOUNDEX(a), CAST(b AS STRING) FROM t',
      notes: [
        'check: SOUNDEX is taken to be what it is in BigQuery.',
        'lost: CONVERT with style 999 is not translated; its style is left out.',
      ],
    })
    expect(from('tsql', 'SELECT PATINDEX(a, b) FROM t').notes).toEqual([
      'lost: PATINDEX has no counterpart that is known here.',
    ])
  })

  it('warns of a division whose operands it does not know', () => {
    expect(from('tsql', 'SELECT a / b FROM t').notes).toEqual([
      'check: / between whole numbers leaves out the rest in T-SQL: write DIV(a, b) if both are.',
    ])
  })

  it('keeps the places of the text that was given, behind batches too', () => {
    const text = 'SELECT 1\nGO\nSELECT PATINDEX(a, b) FROM t'
    const language = sourceLanguages.find(({ name }) => name === 'tsql')!
    expect(transpile(text, language).notes.map(({ start }) => start)).toEqual([text.indexOf('PATINDEX')])
  })
})

describe('Snowflake', () => {
  it.each([
    ["SELECT IFF(a > 1, 'x', 'y') FROM t", "SELECT IF(a > 1, 'x', 'y') FROM t"],
    [
      'SELECT a::VARCHAR, b::NUMBER(10, 2) FROM t',
      'SELECT CAST(a AS STRING), CAST(b AS NUMERIC(10, 2)) FROM t',
    ],
    [
      "SELECT DATEDIFF('day', a::DATE, b::DATE) FROM t",
      'SELECT DATE_DIFF(CAST(b AS DATE), CAST(a AS DATE), DAY) FROM t',
    ],
    [
      "SELECT LISTAGG(a, ',') WITHIN GROUP (ORDER BY b) FROM t",
      "SELECT STRING_AGG(a, ',' ORDER BY b NULLS LAST) FROM t",
    ],
    ['SELECT a FROM t ORDER BY a', 'SELECT a FROM t ORDER BY a NULLS LAST'],
    [
      'SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC) = 1',
      'SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC NULLS FIRST) = 1',
    ],
    ["SELECT TO_CHAR(a::DATE, 'YYYY-MM') FROM t", "SELECT FORMAT_DATE('%Y-%m', CAST(a AS DATE)) FROM t"],
    [
      "SELECT DECODE(a, 1, 'x', 'y') FROM t",
      "SELECT CASE WHEN a IS NOT DISTINCT FROM 1 THEN 'x' ELSE 'y' END FROM t",
    ],
  ])('%s', (sql, expected) => {
    const made = from('snowflake', sql)
    expect(made.sql).toBe(expected)
    expect(made.notes.filter((note) => note.startsWith('lost'))).toEqual([])
  })
})

describe('PostgreSQL', () => {
  it.each([
    [
      'SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b DESC',
      'SELECT a, b FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY a NULLS LAST, b DESC NULLS FIRST) = 1 ORDER BY a NULLS LAST, b DESC NULLS FIRST',
    ],
    [
      'SELECT SUM(a) FILTER (WHERE b > 1), COUNT(*) FILTER (WHERE c) FROM t',
      'SELECT SUM(IF(b > 1, a, NULL)), COUNTIF(c) FROM t',
    ],
    [
      "SELECT a FROM t WHERE a ILIKE '%x%' AND b ~ '^y'",
      "SELECT a FROM t WHERE LOWER(a) LIKE LOWER('%x%') AND REGEXP_CONTAINS(b, '^y')",
    ],
    ["SELECT a ->> 'name' FROM t", "SELECT JSON_VALUE(a, '$.name') FROM t"],
    ["SELECT DATE_TRUNC('month', a::DATE) FROM t", 'SELECT DATE_TRUNC(CAST(a AS DATE), MONTH) FROM t'],
    ['SELECT a FROM t FETCH FIRST 3 ROWS ONLY', 'SELECT a FROM t LIMIT 3'],
    ["SELECT STRING_AGG(a, ',' ORDER BY b) FROM t", "SELECT STRING_AGG(a, ',' ORDER BY b NULLS LAST) FROM t"],
  ])('%s', (sql, expected) => {
    const made = from('postgres', sql)
    expect(made.sql).toBe(expected)
    expect(made.notes.filter((note) => note.startsWith('lost'))).toEqual([])
  })
})
