// One of the two things that are compared. A side describes its columns, sums its rows up, and shows the rows in question.

import type { CanonicalType } from './canonical-type.ts'
import type { Tolerance } from './tolerance.ts'

export interface SideColumn {
  readonly name: string
  /** As the engine names it. */
  readonly typeName: string
  readonly type: CanonicalType
}

/** A column of both sides, under each side's own name, and the form in which its values are written down. */
export interface ComparedColumn {
  readonly name: string
  readonly common: CanonicalType
  readonly tolerance: Tolerance
}

/** What is to be read of a side: first the columns of the key, then the others. All digests are over these, in this order. */
export interface SidePlan {
  readonly columns: readonly ComparedColumn[]
  /** How many of `columns` are the key. */
  readonly keys: number
  /** A power of two, at most 65,536: rows are told apart by the first 16 bits of their key's SHA-256. */
  readonly buckets: number
}

/** Of the rows of a bucket: how many, and the sums of the four first 32-bit slices of each row's SHA-256. */
export interface Fingerprint {
  readonly rows: number
  readonly sums: readonly [bigint, bigint, bigint, bigint]
}

/** Canonical texts, in the order of the plan's columns. */
export type CanonicalRow = readonly (string | null)[]

export interface SideOptions {
  readonly signal?: AbortSignal | undefined
}

export interface Side {
  /** For people, e.g. `prod: analytics.dim_customers`. */
  readonly label: string
  /** Undefined where there is no such relation. */
  columns(options?: SideOptions): Promise<readonly SideColumn[] | undefined>
  /** Undefined where only reading everything would tell. */
  count(options?: SideOptions): Promise<number | undefined>
  fingerprints(plan: SidePlan, options?: SideOptions): Promise<ReadonlyMap<number, Fingerprint>>
  /** All rows of these buckets, in any order. */
  rows(plan: SidePlan, buckets: readonly number[], options?: SideOptions): AsyncIterable<CanonicalRow>
}
