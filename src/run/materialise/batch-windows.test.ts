import { describe, expect, it } from 'vitest'
import type { Model } from '../../manifest/node.ts'
import { batchWindows } from './batch-windows.ts'

const at = (text: string) => Date.parse(`${text}Z`)
const model = (config: object) =>
  ({
    name: 'm',
    config: { event_time: 'at', ...config },
    at: { file: 'm.sql', line: 1, column: 1 },
  }) as unknown as Model
const windows = (config: object, options: object) =>
  batchWindows(model(config), { now: at('2024-03-10T15:30'), later: false, ...options }).map(
    ({ start, end }) =>
      `${new Date(start).toISOString().slice(0, 13)} ${new Date(end).toISOString().slice(0, 13)}`,
  )

describe('batchWindows', () => {
  it('begins at the beginning, up to the end of the batch in progress', () => {
    expect(windows({ batch_size: 'day', begin: '2024-03-09' }, {})).toEqual([
      '2024-03-09T00 2024-03-10T00',
      '2024-03-10T00 2024-03-11T00',
    ])
    expect(windows({ batch_size: 'year', begin: '2023-06-01' }, {})).toHaveLength(2)
  })

  it('looks back later', () => {
    const later = (lookback?: number) =>
      windows(
        { batch_size: 'month', begin: '2020-01-01', ...(lookback === undefined ? {} : { lookback }) },
        { later: true },
      )
    expect(later()).toEqual(['2024-02-01T00 2024-03-01T00', '2024-03-01T00 2024-04-01T00'])
    expect(later(0)).toEqual(['2024-03-01T00 2024-04-01T00'])
  })

  it('takes the times that are given, by whole batches', () => {
    const given = { start: at('2024-01-01T05:10'), end: at('2024-01-01T06:20') }
    expect(windows({ batch_size: 'hour', begin: '2020-01-01' }, given)).toEqual([
      '2024-01-01T05 2024-01-01T06',
      '2024-01-01T06 2024-01-01T07',
    ])
  })

  it('says what is missing', () => {
    expect(() => windows({ batch_size: 'week', begin: '2024-01-01' }, {})).toThrow('batch_size')
    expect(() => windows({ batch_size: 'day' }, {})).toThrow('begin')
    expect(() => windows({ batch_size: 'day', event_time: null }, {})).toThrow('event_time')
  })
})
