import type { Dialect } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'

/** What models and snapshots see of their inputs: `--empty`, `--sample`, a batch of a microbatch model. */
export type InputLimit =
  | { readonly kind: 'empty' }
  /** Rows of inputs with an `event_time` from `start` up to but not including `end`. Milliseconds since the epoch. */
  | { readonly kind: 'window'; readonly start: number; readonly end: number }

/** The subquery to read instead of `relation`; undefined where all of it is read. */
export function limitedInput(
  relation: string,
  target: Node,
  limit: InputLimit | undefined,
  dialect: Dialect,
): string | undefined {
  if (limit === undefined) return undefined
  if (limit.kind === 'empty') return `(select * from ${relation} where false limit 0)`
  const { event_time: field } = target.config
  if (typeof field !== 'string' || field === '') return undefined
  return `(select * from ${relation} where ${withinWindow(field, limit, dialect)})`
}

export function withinWindow(
  field: string,
  { start, end }: { readonly start: number; readonly end: number },
  dialect: Dialect,
): string {
  const column = dialect === 'bigquery' ? `cast(${field} as timestamp)` : field
  return `${column} >= '${instant(start)}' and ${column} < '${instant(end)}'`
}

/** As Python prints an aware datetime, which is what compiled SQL of dbt shows. */
function instant(at: number): string {
  const text = new Date(at).toISOString()
  const fraction = at % 1000 === 0 ? '' : `.${text.slice(20, 23)}000`
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}+00:00`
}

/** The part of a window that `limit` leaves. */
export function cutInput(
  limit: InputLimit | undefined,
  { start, end }: { readonly start: number; readonly end: number },
): InputLimit {
  if (limit?.kind === 'empty') return limit
  if (limit === undefined) return { kind: 'window', start, end }
  return { kind: 'window', start: Math.max(start, limit.start), end: Math.min(end, limit.end) }
}
