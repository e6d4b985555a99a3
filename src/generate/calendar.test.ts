import { describe, expect, it } from 'vitest'
import { civilOf, dayOf, formatDay, monthsAfter, parseDay, weekdayOf } from './calendar.ts'

describe('dayOf and civilOf', () => {
  it('agree with the platform over two centuries', () => {
    for (let day = -36_500; day < 73_000; day += 13) {
      const date = new Date(day * 86_400_000)
      const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      expect(civilOf(day)).toEqual(civil)
      expect(dayOf(civil.year, civil.month, civil.day)).toBe(day)
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
    }
  })
})

describe('monthsAfter', () => {
  it('keeps day and time, and shortens to the last day of a short month', () => {
    const seconds = (text: string) => Date.parse(text) / 1000
    const after = monthsAfter(seconds('2023-10-31T07:08:09Z'))
    expect([1, 2, 3, 4, 5, 15].map((months) => new Date(after(months) * 1000).toISOString())).toEqual([
      '2023-11-30T07:08:09.000Z',
      '2023-12-31T07:08:09.000Z',
      '2024-01-31T07:08:09.000Z',
      '2024-02-29T07:08:09.000Z',
      '2024-03-31T07:08:09.000Z',
      '2025-01-31T07:08:09.000Z',
    ])
  })
})

describe('parseDay', () => {
  it('takes dates and nothing else', () => {
    expect(formatDay(parseDay('2024-02-29')!)).toBe('2024-02-29')
    for (const wrong of ['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-00', 'today', '']) {
      expect(parseDay(wrong)).toBe(undefined)
    }
  })
})
