import { describe, expect, it } from 'vitest'
import { fixtureQuery } from './fixture-query.ts'

const one = (
  value: Parameters<typeof fixtureQuery>[0][number][string],
  type: string | undefined,
  dialect = 'bigquery',
) =>
  fixtureQuery(
    [{ c: value }],
    [{ name: 'c', ...(type === undefined ? {} : { type }) }],
    dialect as 'bigquery',
  )

describe('fixtureQuery', () => {
  it('writes values by their types in BigQuery', () => {
    expect(one("it's\n\\", 'STRING')).toBe("select cast('it\\'s\\n\\\\' as STRING) as `c`")
    expect(one({ a: 1 }, 'JSON')).toBe(`select parse_json('{"a":1}') as \`c\``)
    expect(one(['x', null], 'ARRAY<STRING>')).toBe(
      "select ARRAY<STRING>[cast('x' as STRING), cast(null as STRING)] as `c`",
    )
    expect(one({ b: true }, 'STRUCT<a INT64, b BOOL>')).toBe(
      "select struct(cast(null as INT64) as `a`, cast('true' as BOOL) as `b`) as `c`",
    )
    expect(one('struct(1 as a, true as b)', 'STRUCT<a INT64, b BOOL>')).toBe(
      'select struct(1 as a, true as b) as `c`',
    )
  })

  it('writes values by their types in DuckDB', () => {
    expect(one("it's", 'VARCHAR', 'duckdb')).toBe(`select cast('it''s' as VARCHAR) as "c"`)
    expect(one([1], 'INTEGER[]', 'duckdb')).toBe(`select cast([cast('1' as INTEGER)] as INTEGER[]) as "c"`)
    expect(one({ a: 'x' }, undefined, 'duckdb')).toBe(`select {'a': 'x'} as "c"`)
  })

  it('leaves values of unknown type as they are', () => {
    expect(one(1.5, undefined)).toBe('select 1.5 as `c`')
    expect(one(null, undefined)).toBe('select null as `c`')
    expect(one('x', 'NO_SUCH_TYPE')).toBe("select 'x' as `c`")
  })

  it('gives no rows but all columns', () => {
    expect(fixtureQuery([], [{ name: 'a', type: 'DATE' }], 'bigquery')).toBe(
      'select cast(null as DATE) as `a`\nlimit 0',
    )
  })
})
