import { plainNumbers } from '../manifest/exact-scalar.ts'
import type { Json } from '../manifest/json.ts'
import { sampleUnreadable } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import { readVars } from './read-vars.ts'

const UNITS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const
type Unit = (typeof UNITS)[number]

/** `3 days` before now, or `{start: 2024-01-01, end: 2024-02-01}`. Milliseconds since the epoch; `end` is not in it. */
export function sampleWindow(text: string, now: number): { readonly start: number; readonly end: number } {
  const relative = /^\s*(\d+)\s*([a-z]+?)s?\s*$/i.exec(text)
  const unit = relative?.[2]?.toLowerCase()
  if (relative !== null && (UNITS as readonly unknown[]).includes(unit))
    return { start: before(now, Number(relative[1]), unit as Unit), end: now }
  const given = text.includes(':') ? readVars(text) : undefined
  if (given === undefined || typeof given === 'string') throw new ProblemError(sampleUnreadable(text))
  const [start, end] = [moment(given.start), moment(given.end)]
  if (start === undefined || end === undefined || start >= end) throw new ProblemError(sampleUnreadable(text))
  return { start, end }
}

/** A date or a time as people write it, taken as UTC; undefined where it is neither. */
export function moment(value: Json | undefined): number | undefined {
  const text = plainNumbers(value)
  if (typeof text !== 'string') return undefined
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    )
  if (parts === null) return undefined
  const at = Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? 'Z'}`)
  return Number.isNaN(at) ? undefined : at
}

function before(now: number, count: number, unit: Unit): number {
  const date = new Date(now)
  if (unit === 'month') return date.setUTCMonth(date.getUTCMonth() - count)
  if (unit === 'year') return date.setUTCFullYear(date.getUTCFullYear() - count)
  const length = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 }[unit]
  return now - count * length
}
