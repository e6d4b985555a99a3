// How a table is laid out: what the service lists, and what a config asks for, as texts that can be compared.

import type { BigqueryOptions } from './table-options.ts'

/** Of a table in the service's listing. */
export interface ListedLayout {
  readonly timePartitioning?: { readonly type?: string; readonly field?: string }
  readonly rangePartitioning?: {
    readonly field?: string
    readonly range?: { readonly start?: string; readonly end?: string; readonly interval?: string }
  }
  readonly clustering?: { readonly fields?: readonly string[] }
}

/** `by day of sold_at, clustered by id`; empty where there is neither. */
export function layoutOf({
  timePartitioning: time,
  rangePartitioning: range,
  clustering,
}: ListedLayout): string {
  const partition =
    time !== undefined
      ? `by ${(time.type ?? 'DAY').toLowerCase()} of ${time.field?.toLowerCase() ?? 'arrival'}`
      : range !== undefined
        ? `by ${range.range?.start} to ${range.range?.end} by ${range.range?.interval} of ${range.field?.toLowerCase()}`
        : undefined
  return text(partition, clustering?.fields ?? [])
}

export function wantedLayout({ partition, clusterBy }: BigqueryOptions): string {
  if (partition === undefined) return text(undefined, clusterBy)
  const { field } = partition
  if (partition.kind === 'range')
    return text(
      `by ${partition.start} to ${partition.end} by ${partition.interval} of ${field.toLowerCase()}`,
      clusterBy,
    )
  return text(
    `by ${partition.granularity} of ${partition.ingestion ? 'arrival' : field.toLowerCase()}`,
    clusterBy,
  )
}

function text(partition: string | undefined, clusters: readonly string[]): string {
  const clustered =
    clusters.length === 0
      ? undefined
      : `clustered by ${clusters.map((name) => name.toLowerCase()).join(', ')}`
  return [partition, clustered].filter((part) => part !== undefined).join(', ')
}
