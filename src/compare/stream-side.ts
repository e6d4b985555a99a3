// A source that can only be read: its rows are hashed while they stream by, and read again where something differs.

import { fieldText, sha256, tolerateText } from './canonical-value.ts'
import { KeptRows } from './kept-rows.ts'
import { RunningBuckets, RunningColumns } from './running-sums.ts'
import type { CanonicalRow, Side, SideColumn, SideOptions, SidePlan } from './side.ts'

export interface StreamSource {
  readonly label: string
  columns(options?: SideOptions): Promise<readonly SideColumn[] | undefined>
  /** Where it is known without reading the rows. */
  count?(options?: SideOptions): Promise<number | undefined>
  /** The rows as canonical texts of the plan's columns, before tolerances. From one snapshot each time. */
  read(plan: SidePlan, options?: SideOptions): AsyncIterable<readonly CanonicalRow[]>
  /**
   * Only the rows with these keys (in canonical text), where the source can look them up; otherwise everything is read
   * again. `read` has told every key before.
   */
  readKeys?(
    plan: SidePlan,
    keys: readonly CanonicalRow[],
    options?: SideOptions,
  ): AsyncIterable<readonly CanonicalRow[]>
  changedKeys?(plan: SidePlan, options?: SideOptions): AsyncIterable<readonly CanonicalRow[]>
}

export function streamSide(source: StreamSource): Side {
  /** Only of sources that can look keys up. */
  let kept: KeptRows | undefined
  const inBuckets = (bits: number, buckets: readonly number[]) => {
    const wanted = new Set(buckets)
    return (prefix: number) => wanted.has(prefix >>> (32 - bits))
  }
  return {
    label: source.label,
    columns: (options) => source.columns(options),
    ...(source.changedKeys === undefined
      ? {}
      : { changedKeys: (plan, options) => tolerated(source.changedKeys!(plan, options), plan) }),
    count: async (options) => source.count?.(options),
    async fingerprints(plan, options) {
      kept = source.readKeys ? new KeptRows() : undefined
      const buckets = new RunningBuckets()
      const columns = new RunningColumns(options?.byColumn ? plan.columns.length : 0)
      for await (const rows of source.read(plan, options)) {
        options?.signal?.throwIfAborted()
        for (const raw of rows) {
          const { fields, key, prefix, digest } = digestOf(raw, plan)
          buckets.add(prefix >>> (32 - plan.bits), (slice) => digest.readUInt32BE(slice * 4))
          kept?.add(prefix, digest, raw.slice(0, plan.keys))
          if (options?.byColumn) {
            for (const [column, field] of fields.entries()) {
              const sum = sha256(column < plan.keys ? field : key + field)
              columns.add(column, (slice) => sum.readUInt32BE(slice * 4))
            }
          }
        }
      }
      if (kept?.tooMany) kept = undefined
      return { buckets: buckets.get(), columns: columns.get() }
    },
    async refine(plan, within) {
      if (!kept) return undefined
      const buckets = new RunningBuckets()
      kept.each(inBuckets(within.bits, within.buckets), (prefix, slices) =>
        buckets.add(prefix >>> (32 - plan.bits), (slice) => slices[slice]!),
      )
      return buckets.get()
    },
    async *rows(plan, buckets, options) {
      const wanted = inBuckets(plan.bits, buckets)
      const again =
        kept && source.readKeys
          ? source.readKeys(plan, kept.keys(wanted), options)
          : source.read(plan, options)
      for await (const rows of again) {
        options?.signal?.throwIfAborted()
        for (const raw of rows) {
          const { row, prefix } = digestOf(raw, plan)
          if (wanted(prefix)) yield row
        }
      }
    },
  }
}

async function* tolerated(rows: AsyncIterable<readonly CanonicalRow[]>, { columns }: SidePlan) {
  for await (const part of rows)
    yield part.map((row) =>
      row.map((text, index) => tolerateText(text, columns[index]!.tolerance, columns[index]!.common.kind)),
    )
}

function digestOf(raw: CanonicalRow, plan: SidePlan) {
  const row = raw.map((text, index) =>
    tolerateText(text, plan.columns[index]!.tolerance, plan.columns[index]!.common.kind),
  )
  const fields = row.map(fieldText)
  const digest = sha256(fields.join(''))
  const whole = plan.keys === row.length
  const key = whole ? '' : fields.slice(0, plan.keys).join('')
  return { row, fields, key, digest, prefix: (whole ? digest : sha256(key)).readUInt32BE(0) }
}
