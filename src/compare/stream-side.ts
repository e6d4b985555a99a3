// A source that can only be read: its rows are hashed while they stream by, and read again where something differs.

import { fieldText, sha256, tolerateText } from './canonical-value.ts'
import type { CanonicalRow, Fingerprint, Side, SideColumn, SideOptions, SidePlan } from './side.ts'

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
}

export function streamSide(source: StreamSource): Side {
  /** Keys by bucket, remembered only for sources that can look keys up. */
  let keys = new Map<number, CanonicalRow[]>()
  return {
    label: source.label,
    columns: (options) => source.columns(options),
    count: async (options) => source.count?.(options),
    async fingerprints(plan, options) {
      keys = new Map()
      const sums = new Map<number, MutableFingerprint>()
      for await (const rows of source.read(plan, options)) {
        options?.signal?.throwIfAborted()
        for (const raw of rows) {
          const { row, bucket, digest } = digestOf(raw, plan)
          add(sums, bucket, digest)
          if (source.readKeys) keep(keys, bucket, row.slice(0, plan.keys))
        }
      }
      return sums
    },
    async *rows(plan, buckets, options) {
      const wanted = new Set(buckets)
      const again = source.readKeys
        ? source.readKeys(
            plan,
            buckets.flatMap((bucket) => keys.get(bucket) ?? []),
            options,
          )
        : source.read(plan, options)
      for await (const rows of again) {
        options?.signal?.throwIfAborted()
        for (const raw of rows) {
          const { row, bucket } = digestOf(raw, plan)
          if (wanted.has(bucket)) yield row
        }
      }
    },
  }
}

interface MutableFingerprint extends Fingerprint {
  rows: number
  sums: [bigint, bigint, bigint, bigint]
}

function digestOf(raw: CanonicalRow, plan: SidePlan) {
  const row = raw.map((text, index) => tolerateText(text, plan.columns[index]!.tolerance))
  const fields = row.map(fieldText)
  const digest = sha256(fields.join(''))
  const key = plan.keys === row.length ? digest : sha256(fields.slice(0, plan.keys).join(''))
  return { row, digest, bucket: Number.parseInt(key.slice(0, 4), 16) % plan.buckets }
}

function add(sums: Map<number, MutableFingerprint>, bucket: number, digest: string): void {
  let sum = sums.get(bucket)
  if (!sum) {
    sum = { rows: 0, sums: [0n, 0n, 0n, 0n] }
    sums.set(bucket, sum)
  }
  sum.rows++
  for (let slice = 0; slice < 4; slice++) {
    sum.sums[slice]! += BigInt(Number.parseInt(digest.slice(slice * 8, slice * 8 + 8), 16))
  }
}

function keep(keys: Map<number, CanonicalRow[]>, bucket: number, key: CanonicalRow): void {
  const list = keys.get(bucket)
  if (list) list.push(key)
  else keys.set(bucket, [key])
}
