import { describe, expect, it } from 'vitest'
import { rowsAsCsv, rowsAsDbtJson, rowsAsJson, rowsAsTable } from './print-rows.ts'

const sample = {
  columns: ['id', 'name', 'id'],
  rows: [
    [1, 'a,"b"', null],
    [20, 'line\nbreak', 'x'],
  ],
}

describe('rowsAsTable', () => {
  it('sets numbers to the right, writes NULL, escapes control characters', () => {
    expect(rowsAsTable(sample)).toBe(
      [
        '| id | name        | id   |',
        '|----|-------------|------|',
        '|  1 | a,"b"       | NULL |',
        '| 20 | line\\nbreak | x    |',
        '',
      ].join('\n'),
    )
  })

  it('measures wide characters as two cells', () => {
    expect(rowsAsTable({ columns: ['c'], rows: [['日本'], ['ab']] })).toBe(
      '| c    |\n|------|\n| 日本 |\n| ab   |\n',
    )
  })

  it('cuts what is too long and says so', () => {
    expect(rowsAsTable({ columns: ['c'], rows: [['x'.repeat(500)]] }, 40)).toContain('x…')
  })
})

describe('the sign of a zero', () => {
  const zeros = { columns: ['a', 'b'], rows: [[-0, { x: [-0, 1.5, null] }]] }

  it('is kept', () => {
    expect(rowsAsJson(zeros)).toBe('[\n  {"a":-0.0,"b":{"x":[-0.0,1.5,null]}}\n]\n')
    expect(rowsAsCsv(zeros)).toBe('a,b\r\n-0.0,"{""x"":[-0.0,1.5,null]}"\r\n')
    expect(rowsAsTable(zeros)).toContain('| -0.0 | {"x":[-0.0,1.5,null]} |')
  })
})

describe('rowsAsCsv', () => {
  it('quotes, and tells NULL from an empty string', () => {
    expect(
      rowsAsCsv({
        columns: ['a', 'b'],
        rows: [
          [null, ''],
          ['say "hi"', 'x\ny'],
        ],
      }),
    ).toBe('a,b\r\n,""\r\n"say ""hi""","x\ny"\r\n')
  })
})

describe('rowsAsJson', () => {
  it('is one array of objects and loses no column', () => {
    expect(JSON.parse(rowsAsJson(sample))).toEqual([
      { id: 1, name: 'a,"b"', id_2: null },
      { id: 20, name: 'line\nbreak', id_2: 'x' },
    ])
  })

  it('is an empty array for no rows', () => {
    expect(JSON.parse(rowsAsJson({ columns: ['a'], rows: [] }))).toEqual([])
    const one = { columns: ['a'], rows: [[1]] }
    expect(JSON.parse(rowsAsDbtJson(one, 'x'))).toEqual({ node: 'x', show: [{ a: 1 }] })
    expect(JSON.parse(rowsAsDbtJson({ columns: ['a'], rows: [] }))).toEqual({ show: [] })
  })

  it('keeps every digit of decimals and large integers, as numbers', () => {
    const exact = {
      columns: ['n', 'd', 'big', 'text'],
      types: ['DECIMAL(38,9)', 'DECIMAL(18,3)', 'HUGEINT', 'VARCHAR'],
      rows: [['20.500000000', '-0.250', '170141183460469231731687303715884105727', '007']],
    }
    expect(rowsAsJson(exact)).toBe(
      '[\n  {"n":20.5,"d":-0.250,"big":170141183460469231731687303715884105727,"text":"007"}\n]\n',
    )
    expect(rowsAsCsv(exact)).toContain('20.5,-0.250,')
    expect(
      rowsAsTable({ columns: ['n'], types: ['DECIMAL(38,9)'], rows: [['100.000000000'], ['2.500000000']] }),
    ).toBe('| n   |\n|-----|\n| 100 |\n| 2.5 |\n')
  })
})
