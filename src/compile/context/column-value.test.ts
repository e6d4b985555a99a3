import { expect, it } from 'vitest'
import type { CallSite, Value } from '../../template/values/value.ts'
import { HostObject } from '../../template/values/value.ts'
import { columnClass } from './column-class.ts'
import { ColumnValue, flattenedColumn } from './column-value.ts'

const site: CallSite = { start: 0, end: 0 } as unknown as CallSite

function call(owner: HostObject, name: string, ...args: Value[]): Value {
  const method = owner.attribute(name)
  if (!(method instanceof HostObject)) throw new Error(`${name} is no method`)
  return method.call!(args, new Map(), site)
}

const nested = 'STRUCT<a INT64, q ARRAY<STRUCT<x STRING, y BOOL>>>'

// As dbt-bigquery has them, from the schema that the service answers with.
it.each([
  ['INT64', 'INT64', 'INT64', 'NULLABLE', ['c INT64 NULLABLE'], 'ni'],
  ['FLOAT64', 'FLOAT64', 'FLOAT64', 'NULLABLE', ['c FLOAT64 NULLABLE'], 'nf'],
  ['BOOL', 'BOOLEAN', 'BOOLEAN', 'NULLABLE', ['c BOOLEAN NULLABLE'], ''],
  ['STRING(10)', 'STRING', 'STRING', 'NULLABLE', ['c STRING NULLABLE'], 's'],
  ['NUMERIC(10, 2)', 'NUMERIC', 'NUMERIC', 'NULLABLE', ['c NUMERIC NULLABLE'], 'nd'],
  ['BIGNUMERIC', 'BIGNUMERIC', 'BIGNUMERIC', 'NULLABLE', ['c BIGNUMERIC NULLABLE'], ''],
  ['ARRAY<STRING>', 'STRING', 'ARRAY<STRING>', 'REPEATED', ['c STRING REPEATED'], 's'],
  ['RANGE<DATE>', 'RANGE<DATE>', 'RANGE<DATE>', 'NULLABLE', ['c RANGE<DATE> NULLABLE'], ''],
  [
    nested,
    'RECORD',
    'STRUCT<`a` INT64, `q` ARRAY<STRUCT<`x` STRING, `y` BOOLEAN>>>',
    'NULLABLE',
    ['c.a INT64 NULLABLE', 'c.q.x STRING NULLABLE', 'c.q.y BOOLEAN NULLABLE'],
    '',
  ],
  ['ARRAY<STRUCT<a INT64>>', 'RECORD', 'ARRAY<STRUCT<`a` INT64>>', 'REPEATED', ['c.a INT64 NULLABLE'], ''],
])('tells the parts of a column of BigQuery that is %s', (type, dtype, whole, mode, flat, kinds) => {
  const column = ColumnValue.ofType('c', type, 'bigquery')
  const asked = { s: 'is_string', n: 'is_number', d: 'is_numeric', i: 'is_integer', f: 'is_float' }
  const is = Object.entries(asked).flatMap(([letter, name]) => (call(column, name) === true ? [letter] : []))
  expect([column.attribute('dtype'), column.attribute('data_type'), column.attribute('mode')]).toEqual([
    dtype,
    whole,
    mode,
  ])
  expect(column.print()).toBe(`<BigQueryColumn c (${whole}, ${mode})>`)
  expect(
    flattenedColumn(column).map((each) => `${each.name} ${each.dtype} ${String(each.attribute('mode'))}`),
  ).toEqual(flat)
  expect(is.sort()).toEqual([...kinds].sort())
  expect(call(column, 'literal', '1')).toBe(`cast(1 as ${dtype})`)
})

it('makes columns of BigQuery from a template', () => {
  const make = columnClass('bigquery')
  const inner = make.call!(['z', 'FLOAT64'], new Map(), site)
  const outer = make.call!(['a', 'RECORD', [inner], 'REPEATED'], new Map(), site)
  expect((outer as HostObject).attribute('data_type')).toBe('ARRAY<STRUCT<`z` FLOAT64>>')
  expect(['text', 'integer', 'boolean', 'bigint'].map((type) => call(make, 'translate_type', type))).toEqual([
    'STRING',
    'INT64',
    'boolean',
    'bigint',
  ])
  expect(call(make, 'numeric_type', 'numeric', 28, 6)).toBe('numeric')
})

it('refuses to tell the size of what is no text', () => {
  const column = ColumnValue.ofType('c', 'INTEGER', 'duckdb')
  expect(() => call(column, 'string_size')).toThrow(
    'string_size() was asked of "c", which is no text: INTEGER.',
  )
})
