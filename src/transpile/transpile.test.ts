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
    [
      'SELECT TOP 5 WITH TIES a FROM t ORDER BY b DESC',
      'SELECT a FROM t QUALIFY RANK() OVER (ORDER BY b DESC) <= 5 ORDER BY b DESC',
    ],
    [
      'UPDATE o SET o.a = s.a FROM dbo.o AS o JOIN s ON s.id = o.id JOIN u ON u.id = s.id WHERE s.a > 0',
      'UPDATE dbo.o AS o SET a = s.a FROM s CROSS JOIN u WHERE s.id = o.id AND u.id = s.id AND s.a > 0',
    ],
    [
      'DELETE o FROM dbo.o AS o JOIN bad ON bad.id = o.id WHERE bad.n > 1',
      'DELETE FROM dbo.o AS o WHERE EXISTS (SELECT 1 FROM bad WHERE bad.id = o.id AND bad.n > 1)',
    ],
    ['DELETE FROM t', 'DELETE FROM t WHERE TRUE'],
    [
      'SELECT a INTO #t FROM x UNION ALL SELECT b FROM y',
      'CREATE TEMP TABLE t AS SELECT a FROM x UNION ALL SELECT b FROM y',
    ],
    [
      'SELECT TOP 3 a INTO dbo.t FROM x UNION ALL SELECT b FROM y ORDER BY a',
      'CREATE TABLE dbo.t AS (SELECT a FROM x LIMIT 3) UNION ALL SELECT b FROM y ORDER BY a',
    ],
    [
      "SELECT STUFF((SELECT ', ' + a FROM t ORDER BY a FOR XML PATH('')), 1, 2, '') AS x",
      "SELECT (SELECT STRING_AGG(a, ', ' ORDER BY a) FROM t) AS x",
    ],
    [
      "SELECT (SELECT a + ';' FROM t FOR XML PATH('')) AS x",
      "SELECT (SELECT STRING_AGG(a || ';', '') FROM t) AS x",
    ],
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
    ['SELECT CONVERT(VARCHAR(10), a, 120) FROM t', "SELECT FORMAT_DATETIME('%Y-%m-%d', a) FROM t"],
    [
      'SELECT CONVERT(VARCHAR(9), a, 120) FROM t',
      "SELECT LEFT(FORMAT_DATETIME('%Y-%m-%d %H:%M:%S', a), 9) FROM t",
    ],
    [
      'SELECT CAST(3.7 AS INT), CAST(a AS DECIMAL)',
      'SELECT CAST(TRUNC(3.7) AS INT64), CAST(a AS NUMERIC(18, 0))',
    ],
    ['SELECT AVG(YEAR(a)) FROM t', 'SELECT CAST(TRUNC(AVG(EXTRACT(YEAR FROM a))) AS INT64) FROM t'],
    ['SELECT a ^ 1, SUBSTRING(b, 0, 3) FROM t', 'SELECT a ^ 1, SUBSTR(b, 1, 3 - 1) FROM t'],
    ["SELECT a FROM t WHERE a LIKE '%\\_%'", "SELECT a FROM t WHERE a LIKE '%\\\\\\\\_%'"],
    ["SELECT a FROM t WHERE a LIKE '5!%' ESCAPE '!'", "SELECT a FROM t WHERE a LIKE '5\\\\%'"],
    [
      "SELECT a FROM t WHERE CAST(a AS DATE) = '20240131'",
      "SELECT a FROM t WHERE CAST(a AS DATE) = CAST('2024-01-31' AS DATE)",
    ],
    ['SELECT GETUTCDATE() - 1', "SELECT DATETIME_ADD(CURRENT_DATETIME('UTC'), INTERVAL -1 DAY)"],
    [
      'SELECT DATEADD(day, DATEDIFF(day, 0, a), 0) FROM t',
      "SELECT DATETIME_ADD( CAST('1900-01-01' AS DATETIME), INTERVAL DATETIME_DIFF(a, CAST('1900-01-01' AS DATETIME), DAY) DAY ) FROM t",
    ],
    [
      'SELECT DATEADD(y, 1, a), STR(b, 8, 2) FROM t',
      "SELECT DATETIME_ADD(a, INTERVAL 1 DAY), LPAD(FORMAT('%.2f', CAST(b AS FLOAT64)), 8) FROM t",
    ],
    [
      "SELECT CONVERT(VARCHAR(64), HASHBYTES('SHA2_256', a), 2) FROM t",
      'SELECT LEFT(UPPER(TO_HEX(SHA256(a))), 64) FROM t',
    ],
    [
      'WITH r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r',
      'WITH RECURSIVE r AS ( SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 ) SELECT n FROM r',
    ],
    [
      "SELECT t.a, x.value FROM t CROSS APPLY STRING_SPLIT(t.b, ',') x",
      "SELECT t.a, x.value FROM t CROSS JOIN UNNEST(ARRAY(SELECT AS STRUCT value FROM UNNEST(SPLIT(t.b, ',')) AS value)) AS x",
    ],
    [
      'SELECT * FROM (SELECT a, b FROM t) p PIVOT (SUM(b) FOR a IN ([2022], [x])) v',
      "SELECT * FROM (SELECT a, b FROM t) AS p PIVOT (SUM(b) FOR a IN (2022 AS `2022`, 'x' AS `x`)) AS v",
    ],
    [
      'CREATE TABLE #x (a INT); INSERT INTO #x VALUES (1); SELECT a FROM #x; DROP TABLE #x',
      'CREATE TEMP TABLE x (a INT64); INSERT INTO x VALUES (1); SELECT a FROM x; DROP TABLE x;',
    ],
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

  it.each([
    ['SELECT CAST(a AS INT) FROM t', 'cuts a fraction'],
    ['SELECT AVG(a) FROM t', 'leaves out the rest'],
    ['SELECT CAST(a AS VARCHAR(20)) FROM t', 'Jan 31 2024'],
    ['SELECT GETDATE()', "server's own time"],
    ["SELECT a FROM t WHERE b IN ('x')", 'without regard to case'],
    ["SELECT CHARINDEX('x', a) FROM t", 'looks at no case'],
    ["SELECT a FROM t WHERE b > '20240131'", "DATE '2024-01-31'"],
    ['SELECT a & b + 1 FROM t', 'parentheses'],
  ])('says of %s what may differ', (sql, part) => {
    expect(from('tsql', sql).notes.join()).toContain(part)
  })

  it('keeps a statement that it cannot read as a comment, and reads the others', () => {
    const made = from('tsql', "PRINT 'x'; SELECT a FROM t; EXEC p 1")
    expect(made.sql).toBe("/* PRINT 'x' */ SELECT a FROM t; /* EXEC p 1 */")
    expect(made.notes.map((note) => note.slice(0, 4))).toEqual(['lost', 'lost'])
    expect(() => from('tsql', "PRINT 'x'")).toThrow('PRINT')
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

  it('tells statements apart that no semicolon ends', () => {
    const { sql } = from(
      'tsql',
      `SELECT CASE WHEN a = 1 THEN 'x' ELSE 'y' END FROM t
       INSERT INTO u SELECT a FROM t UNION ALL SELECT b FROM t
       UPDATE u SET a = 1
       DELETE FROM u WHERE a = 2
       MERGE INTO u USING t ON u.a = t.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1);
       SELECT 3`,
    )
    expect(sql.split('; ')).toEqual([
      "SELECT CASE WHEN a = 1 THEN 'x' ELSE 'y' END FROM t",
      'INSERT INTO u SELECT a FROM t UNION ALL SELECT b FROM t',
      'UPDATE u SET a = 1 WHERE TRUE',
      'DELETE FROM u WHERE a = 2',
      'MERGE INTO u USING t ON u.a = t.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1)',
      'SELECT 3;',
    ])
  })

  it('keeps settings and blocks apart from what follows, and tells that rows of OUTPUT are lost', () => {
    const { sql, notes } = from(
      'tsql',
      'SET NOCOUNT ON SELECT 1 BEGIN SELECT 2 SELECT 3 END SELECT 4 DELETE FROM t OUTPUT deleted.a WHERE a = 1',
    )
    expect(sql).toBe(
      '/* SET NOCOUNT ON */ SELECT 1; /* BEGIN SELECT 2 SELECT 3 END */ SELECT 4; DELETE FROM t WHERE a = 1;',
    )
    expect(notes.at(-1)).toBe('lost: OUTPUT is left out: BigQuery gives no rows of what it changes.')
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
    ["SELECT DATE_PART('dow', a::DATE) FROM t", 'SELECT EXTRACT(DAYOFWEEK FROM CAST(a AS DATE)) - 1 FROM t'],
    [
      'SELECT DATEDIFF(week, a::DATE, b::DATE) FROM t',
      'SELECT DATE_DIFF(CAST(b AS DATE), CAST(a AS DATE), ISOWEEK) FROM t',
    ],
    ['SELECT LOG(10, a) FROM t', 'SELECT LOG(a, 10) FROM t'],
    ["SELECT CONCAT_WS('-', a, b, c) FROM t", "SELECT CONCAT(a, '-', b, '-', c) FROM t"],
    [
      'SELECT TO_NUMBER(a), TRY_TO_NUMBER(a, 10, 2) FROM t',
      'SELECT ROUND(CAST(a AS NUMERIC), 0), ROUND(SAFE_CAST(a AS NUMERIC), 2) FROM t',
    ],
    ['SELECT DIV0NULL(a, b) FROM t', 'SELECT IF(IFNULL(b, 0) = 0, 0, a / b) FROM t'],
    ['SELECT SHA2(a, 512) FROM t', 'SELECT TO_HEX(SHA512(a)) FROM t'],
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
    [
      'SELECT GREATEST(a, b) FROM t',
      'SELECT (SELECT MAX(each_value) FROM UNNEST([a, b]) AS each_value) FROM t',
    ],
    ['SELECT SUBSTR(a, 0, 2) FROM t', 'SELECT SUBSTR(a, 1, 2 - 1) FROM t'],
    ['SELECT g FROM GENERATE_SERIES(1, 5) AS g', 'SELECT g FROM UNNEST(GENERATE_ARRAY(1, 5)) AS g'],
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
