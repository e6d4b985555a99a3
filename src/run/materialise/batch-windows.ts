// Which parts of time a microbatch model builds: dbt's rules, in UTC.

import type { Model } from '../../manifest/node.ts'
import { batchSettingWrong } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'

/** From `start` up to but not including `end`; milliseconds since the epoch. */
export interface BatchWindow {
  readonly start: number
  readonly end: number
}

const sizes = ['hour', 'day', 'month', 'year'] as const
export type BatchSize = (typeof sizes)[number]

export interface BatchSpec {
  readonly eventTime: string
  readonly size: BatchSize
}

export interface BatchOptions {
  readonly now: number
  /** `--event-time-start` and `--event-time-end`. */
  readonly start?: number | undefined
  readonly end?: number | undefined
  /** The table is there and is added to. */
  readonly later: boolean
}

export function batchSpec(node: Model): BatchSpec {
  const { event_time: eventTime, batch_size: size } = node.config
  const wrong = (setting: string, expected: string) =>
    new ProblemError(batchSettingWrong({ model: node.name, setting, expected, at: node.at }))
  if (typeof eventTime !== 'string' || eventTime === '') throw wrong('event_time', 'the name of a column')
  if (!(sizes as readonly unknown[]).includes(size)) throw wrong('batch_size', `one of ${sizes.join(', ')}`)
  return { eventTime, size: size as BatchSize }
}

export function batchWindows(node: Model, options: BatchOptions): readonly BatchWindow[] {
  const { size } = batchSpec(node)
  const end = ceiling(options.end ?? options.now, size)
  const start = startOf(node, size, end, options)
  const windows: BatchWindow[] = []
  for (let from = start; from < end || windows.length === 0; from = shifted(from, size, 1))
    windows.push({ start: from, end: shifted(from, size, 1) })
  return [
    ...windows.slice(0, -1),
    { start: windows.at(-1)!.start, end: Math.max(end, windows.at(-1)!.start) },
  ]
}

function startOf(node: Model, size: BatchSize, end: number, { start, later }: BatchOptions): number {
  if (start !== undefined) return shifted(start, size, 0)
  if (!later) {
    const begin = momentOf(node.config.begin)
    if (begin !== undefined) return shifted(begin, size, 0)
    throw new ProblemError(
      batchSettingWrong({
        model: node.name,
        setting: 'begin',
        expected: 'a date such as 2024-01-01',
        at: node.at,
      }),
    )
  }
  // The batch in progress, and `lookback` before it.
  const lookback = typeof node.config.lookback === 'number' ? node.config.lookback : 1
  return shifted(end, size, -(lookback + 1))
}

function momentOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
    ? text
    : `${text.length === 10 ? `${text}T00:00` : text}Z`
  const at = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}

function ceiling(at: number, size: BatchSize): number {
  return shifted(at, size, 0) === at ? at : shifted(at, size, 1)
}

/** The beginning of the batch that holds `at`, moved by whole batches. */
function shifted(at: number, size: BatchSize, by: number): number {
  const date = new Date(at)
  const parts = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours()] as const
  const [year, month, day, hour] = parts
  if (size === 'year') return Date.UTC(year + by, 0)
  if (size === 'month') return Date.UTC(year, month + by)
  if (size === 'day') return Date.UTC(year, month, day + by)
  return Date.UTC(year, month, day, hour + by)
}
