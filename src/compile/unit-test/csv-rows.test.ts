import { describe, expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'

describe('csvRows', () => {
  it('reads quotes, line ends within them, empty fields and blank lines', () => {
    expect(csvRows('id, name\r\n1, "a ""b"", c"\n\n2,\n3,""\n4,"x\ny"')).toEqual([
      { id: '1', name: 'a "b", c' },
      { id: '2', name: null },
      { id: '3', name: '' },
      { id: '4', name: 'x\ny' },
    ])
  })

  it('keeps a last empty field', () => {
    expect(csvRows('a,b\n1,')).toEqual([{ a: '1', b: null }])
  })

  it('names the line of a record with other fields', () => {
    expect(csvRows('a,b\n"x\ny",2\n3')).toEqual({ line: 4 })
    expect(csvRows('a\n"x" y')).toEqual({ line: 2 })
  })

  it('gives no rows for a header alone', () => {
    expect(csvRows('a,b\n')).toEqual([])
    expect(csvRows('')).toEqual([])
  })
})
