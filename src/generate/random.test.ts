import { describe, expect, it } from 'vitest'
import { Random } from './random.ts'

function draw(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.uint32())
}

describe('Random', () => {
  it('gives an entity the same numbers whatever was drawn before', () => {
    const one = new Random(42, 'customers')
    const other = new Random(42, 'customers')
    draw(other.at(3), 17)
    expect(draw(one.at(7), 5)).toEqual(draw(other.at(7), 5))
  })

  it('gives other numbers for another seed, stream or entity', () => {
    const heads = [
      new Random(1, 'a').at(0),
      new Random(2, 'a').at(0),
      new Random(1 + 2 ** 32, 'a').at(0),
      new Random(1, 'b').at(0),
      new Random(1, 'a').at(1),
      new Random(1, 'a').at(2 ** 32),
    ].map((random) => draw(random, 3).join())
    expect(new Set(heads).size).toBe(heads.length)
  })

  it('is evenly spread over neighbouring entities', () => {
    const random = new Random(42, 'spread')
    const buckets = new Array<number>(10).fill(0)
    for (let entity = 0; entity < 20_000; entity++) {
      const bucket = Math.floor(random.at(entity).unit() * 10)
      buckets[bucket] = buckets[bucket]! + 1
    }
    for (const count of buckets) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('draws with the given weights', () => {
    const random = new Random(42, 'weights')
    const counts = [0, 0, 0]
    for (let i = 0; i < 30_000; i++) {
      const index = random.weighted([0.6, 0.3, 0.1])
      counts[index] = counts[index]! + 1
    }
    expect(counts[0]! / 30_000).toBeCloseTo(0.6, 1)
    expect(counts[2]! / 30_000).toBeCloseTo(0.1, 1)
  })

  it('has the promised mean and variance', () => {
    const random = new Random(42, 'moments')
    const normal = Array.from({ length: 20_000 }, () => random.normal())
    const mean = normal.reduce((sum, value) => sum + value, 0) / normal.length
    const variance = normal.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normal.length
    expect(mean).toBeCloseTo(0, 1)
    expect(variance).toBeCloseTo(1, 1)
    const waits = Array.from({ length: 20_000 }, () => random.exponential(5))
    expect(waits.reduce((sum, value) => sum + value, 0) / waits.length).toBeCloseTo(5, 0)
  })
})
