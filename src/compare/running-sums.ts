import type { BucketSums, ColumnSum, Fingerprint } from './side.ts'

/** Whole numbers below 2^53 are exact; so many 32-bit ones can be added before their sum must be put away. */
const AT_ONCE = 1_000_000

/** Sums of 32-bit numbers, exact however many. */
class Sums {
  readonly #small: Float64Array
  readonly #large: bigint[]
  #added = 0

  constructor(size: number) {
    this.#small = new Float64Array(size)
    this.#large = new Array(size).fill(0n)
  }

  add(slice: (index: number) => number): void {
    for (let index = 0; index < this.#small.length; index++) this.#small[index]! += slice(index)
    if (++this.#added % AT_ONCE === 0) this.#putAway()
  }

  get(): readonly bigint[] {
    this.#putAway()
    return this.#large
  }

  #putAway(): void {
    for (let index = 0; index < this.#small.length; index++) {
      this.#large[index]! += BigInt(this.#small[index]!)
      this.#small[index] = 0
    }
  }
}

/** Fingerprints of buckets while the rows come by. */
export class RunningBuckets {
  readonly #buckets = new Map<number, { rows: number; readonly sums: Sums }>()

  /** `slice` gives the four first 32-bit slices of the row's digest. */
  add(bucket: number, slice: (index: number) => number): void {
    let found = this.#buckets.get(bucket)
    if (!found) {
      found = { rows: 0, sums: new Sums(4) }
      this.#buckets.set(bucket, found)
    }
    found.rows++
    found.sums.add(slice)
  }

  get(): BucketSums {
    return new Map(
      [...this.#buckets].map(([bucket, { rows, sums }]): [number, Fingerprint] => {
        const [a = 0n, b = 0n, c = 0n, d = 0n] = sums.get()
        return [bucket, { rows, sums: [a, b, c, d] }]
      }),
    )
  }
}

/** Sums by column while the rows come by. */
export class RunningColumns {
  readonly #sums: readonly Sums[]

  constructor(columns: number) {
    this.#sums = Array.from({ length: columns }, () => new Sums(2))
  }

  add(column: number, slice: (index: number) => number): void {
    this.#sums[column]!.add(slice)
  }

  get(): readonly ColumnSum[] {
    return this.#sums.map((sums) => {
      const [a = 0n, b = 0n] = sums.get()
      return [a, b]
    })
  }
}
