import { describe, expect, it } from 'vitest'
import { readers } from './literal.ts'

describe('readers', () => {
  it('write dates and times as DuckDB reads them', () => {
    expect(readers.date('2024-3-7')).toBe('2024-03-07')
    expect(readers.time('1:02:3.5')).toBe('01:02:03.5')
    expect(readers.datetime('2024-03-07T15:04:05.123456')).toBe('2024-03-07 15:04:05.123456')
    expect(readers.datetime('2024-03-07')).toBe('2024-03-07 00:00:00')
  })

  it('keep the time zone of a timestamp, UTC where there is none', () => {
    expect(readers.timestamp('2024-03-07')).toBe('2024-03-07 00:00:00+00')
    expect(readers.timestamp('2024-03-07 10:00:00Z')).toBe('2024-03-07 10:00:00+00')
    expect(readers.timestamp('2024-03-07 10:00:00+5:30')).toBe('2024-03-07 10:00:00+05:30')
    expect(readers.timestamp('2024-03-07 10:00:00 Europe/Berlin')).toBe('2024-03-07 10:00:00 Europe/Berlin')
  })

  it('refuse what is no date or time', () => {
    expect(readers.date('2023-02-29')).toBeUndefined()
    expect(readers.date('2024-03-07 10:00:00')).toBeUndefined()
    expect(readers.time('24:00:00')).toBeUndefined()
    expect(readers.timestamp('yesterday')).toBeUndefined()
  })
})
