// `model.batch`: which part of time a microbatch model builds.

import type { JsonObject } from '../../manifest/json.ts'
import type { Node } from '../../manifest/node.ts'

/** From `start` up to but not including `end`; milliseconds since the epoch. */
interface Window {
  readonly start: number
  readonly end: number
}

const lengths: Readonly<Record<string, number>> = { hour: 13, day: 10, month: 7, year: 4 }
const DAY = 86_400_000

/** Moments in milliseconds; the id as dbt writes it: `20240101T05`, `20240101`, `202401`, `2024`. */
export function batchValue({ start, end }: Window, node: Node): JsonObject {
  const text = new Date(start).toISOString().slice(0, lengths[String(node.config.batch_size)] ?? 10)
  return { id: text.replaceAll('-', ''), event_time_start: start, event_time_end: end }
}

/** What a microbatch model is checked with before it is known which batches it builds. */
export function exampleBatch(node: Node): JsonObject | undefined {
  if (node.config.incremental_strategy !== 'microbatch') return undefined
  const { begin } = node.config
  const begun = typeof begin === 'string' ? Date.parse(begin.slice(0, 10)) : Number.NaN
  const start = Number.isNaN(begun) ? 0 : begun
  return batchValue({ start, end: start + DAY }, node)
}
