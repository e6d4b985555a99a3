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
  /** A row's bucket is so many first bits of its key's SHA-256: 4 to 32. */
  readonly bits: number
}

/** Of the rows of a bucket: how many, and the sums of the four first 32-bit slices of each row's SHA-256. */
export interface Fingerprint {
  readonly rows: number
  readonly sums: readonly [bigint, bigint, bigint, bigint]
}

export type BucketSums = ReadonlyMap<number, Fingerprint>

/** The sums of the two first 32-bit slices of the SHA-256 of key and value, over all rows. */
export type ColumnSum = readonly [bigint, bigint]

export interface Fingerprints {
  readonly buckets: BucketSums
  /** In the order of the plan's columns; empty unless it was asked for. */
  readonly columns: readonly ColumnSum[]
}

/** Buckets of fewer bits. */
export interface CoarseBuckets {
  readonly bits: number
  readonly buckets: readonly number[]
}

/** Canonical texts, in the order of the plan's columns. */
export type CanonicalRow = readonly (string | null)[]

export interface SideOptions {
  readonly signal?: AbortSignal | undefined
}

export interface FingerprintOptions extends SideOptions {
  /** Sums by column too. */
  readonly byColumn?: boolean
}

export interface Side {
  /** For people, e.g. `prod: analytics.dim_customers`. */
  readonly label: string
  /** Undefined where there is no such relation. */
  columns(options?: SideOptions): Promise<readonly SideColumn[] | undefined>
  /** Undefined where only reading everything would tell. */
  count(options?: SideOptions): Promise<number | undefined>
  /** Of all rows. */
  fingerprints(plan: SidePlan, options?: FingerprintOptions): Promise<Fingerprints>
  /** Of the rows of these coarser buckets; undefined where all rows would have to be read again for it. */
  refine(plan: SidePlan, within: CoarseBuckets, options?: SideOptions): Promise<BucketSums | undefined>
  /** Keys of rows that changed after the moment which the comparison is about, where that lies in the past. */
  changedKeys?(plan: SidePlan, options?: SideOptions): AsyncIterable<readonly CanonicalRow[]>
  /** All rows of these buckets, in any order. */
  rows(plan: SidePlan, buckets: readonly number[], options?: SideOptions): AsyncIterable<CanonicalRow>
}
