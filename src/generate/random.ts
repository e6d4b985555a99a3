const GOLDEN = 0x9e3779b9

/** Mixes 32 bits so that neighbouring inputs give unrelated outputs (the murmur3 finaliser, a bijection). */
export function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** 32 bits that depend on the whole seed and the stream's name. */
export function streamKey(seed: number, stream: string): number {
  let key = mix((seed >>> 0) ^ GOLDEN) ^ mix(Math.floor(seed / 0x100000000) + 1)
  for (let i = 0; i < stream.length; i++) key = mix(Math.imul(key, 31) + stream.charCodeAt(i) + GOLDEN)
  return key >>> 0
}

/**
 * Random numbers keyed by (seed, stream, entity): an entity's numbers are the same whatever was drawn for others,
 * so rows do not depend on the order or the size of the parts in which they are made. The generator is sfc32.
 */
export class Random {
  private readonly key: number
  private a = 0
  private b = 0
  private c = 0
  private d = 0

  constructor(seed: number, stream: string) {
    this.key = streamKey(seed, stream)
    this.at(0)
  }

  /** Starts the numbers of one entity. */
  at(entity: number): this {
    const low = mix(entity ^ this.key)
    this.a = low | 0
    this.b = mix(Math.floor(entity / 0x100000000) + this.key + GOLDEN) | 0
    this.c = mix(low + this.key) | 0
    this.d = 1
    for (let i = 0; i < 8; i++) this.uint32()
    return this
  }

  uint32(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum
    this.c |= 0
    return sum >>> 0
  }

  /** In [0, 1). */
  unit(): number {
    return this.uint32() / 0x100000000
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** In [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit()
  }

  /** An integer in [0, count). */
  below(count: number): number {
    return Math.floor(this.unit() * count)
  }

  /** An index, drawn with the given weights, which sum up to one. */
  weighted(weights: readonly number[]): number {
    let rest = this.unit()
    for (let i = 0; i < weights.length - 1; i++) {
      rest -= weights[i]!
      if (rest < 0) return i
    }
    return weights.length - 1
  }

  /** With mean `mean`. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  /** Standard normal (Box-Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }
}
