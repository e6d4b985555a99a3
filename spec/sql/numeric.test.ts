import type { DuckDBConnection } from '@duckdb/node-api'
import { DuckDBDecimalValue } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { reciprocal } from '../../src/sql/rewrite/numeric.ts'
import { openLocalDuckdb } from './local-duckdb.ts'

/** NUMERIC arithmetic of the macros beside the same in whole numbers of billionths, for thousands of random pairs. */
const unit = 1_000_000_000n
const largest = 10n ** 38n - 1n

/** A quotient as NUMERIC has it: half away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const quotient = (2n * top + bottom) / (2n * bottom)
  return dividend < 0n === divisor < 0n ? quotient : -quotient
}

/** Mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const next = random(20260110)

/** Up to so many digits, all lengths equally often, some with trailing zeros, either sign. */
function billionths(digits: number): bigint {
  const length = 1 + Math.floor(next() * digits)
  const text = Array.from({ length }, () => Math.floor(next() * 10)).join('')
  const whole = next() < 0.3 ? BigInt(text.padEnd(Math.min(digits, length + 9), '0')) : BigInt(text)
  return next() < 0.5 ? whole : -whole
}

function decimal(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(10, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`
}

type Pair = readonly [bigint, bigint]

let connection: DuckDBConnection
beforeAll(async () => {
  connection = await openLocalDuckdb()
})

/** What `expression` of the columns a and b gives for each pair, in billionths. */
async function computed(pairs: readonly Pair[], expression: string): Promise<(bigint | null)[]> {
  const rows = pairs.map(([a, b], index) => `(${index}, '${decimal(a)}', '${decimal(b)}')`)
  const result = await connection.runAndReadAll(
    `SELECT ${expression} FROM (SELECT i, CAST(x AS DECIMAL(38, 9)) AS a, CAST(y AS DECIMAL(38, 9)) AS b
     FROM (VALUES ${rows.join(', ')}) AS pairs(i, x, y)) ORDER BY i`,
  )
  return result.getRows().map(([value]) => {
    if (value === null) return null
    if (value instanceof DuckDBDecimalValue && value.scale === 9) return value.value
    throw new Error(`no NUMERIC: ${String(value)}`)
  })
}

async function expectEqual(
  pairs: readonly Pair[],
  expression: string,
  exact: (a: bigint, b: bigint) => bigint,
): Promise<void> {
  const given = await computed(pairs, expression)
  const different = pairs.flatMap(([a, b], index) => {
    const wanted = exact(a, b)
    return given[index] === wanted ? [] : [`${decimal(a)}, ${decimal(b)}: ${given[index]} for ${wanted}`]
  })
  expect(different).toEqual([])
}

describe('NUMERIC', () => {
  it('is divided exactly, moderate and wide values, ties included', async () => {
    const pairs: Pair[] = []
    for (let index = 0; index < 6000; index++) {
      const b = billionths(index % 3 === 0 ? 28 : 15) || 1n
      const odd = 2n * BigInt(Math.floor(next() * 1_000_000)) + 1n
      // b * odd / 2 billionths lies half way between two quotients, or beside such a place.
      const tie = (b * odd * (next() < 0.5 ? 1n : -1n)) / (2n * unit) + BigInt(index % 3) - 1n
      const a = index % 2 === 0 ? tie : billionths(index % 5 === 0 ? 37 : 18)
      if (rounded(a * unit, b) ** 2n <= largest ** 2n) pairs.push([a, b])
    }
    for (const divisor of [2n, 4n, 8n, 16n, 3n, 7n, 100n])
      for (let a = -40n; a <= 40n; a++) pairs.push([a, divisor * unit])
    const exact = (a: bigint, b: bigint) => rounded(a * unit, b)
    await expectEqual(pairs, 'bq_numeric_divide(a, b)', exact)
    await expectEqual(pairs, 'bq_safe_numeric_divide(a, b)', exact)
  })

  it('is multiplied exactly, moderate and wide values', async () => {
    const pairs: Pair[] = []
    for (let index = 0; index < 4000; index++) {
      const a = billionths(index % 4 === 0 ? 32 : 17)
      const b = index % 3 === 0 ? 500_000_000n * BigInt(index) : billionths(index % 4 === 0 ? 14 : 15)
      if (rounded(a * b, unit) ** 2n <= largest ** 2n) pairs.push(index % 8 === 0 ? [b, a] : [a, b])
    }
    expect(pairs.length).toBeGreaterThan(3000)
    await expectEqual(pairs, 'bq_numeric_multiply(a, b)', (a, b) => rounded(a * b, unit))
  })

  it.each(['2', '4', '5', '8', '10', '20', '25', '50', '100', '1000', '0.01', '0.5', '.125', '40', '125'])(
    'is divided by %s as by any number',
    async (divisor) => {
      const factor = reciprocal(divisor)!
      const [, before = '', after = ''] = /^(\d*)\.?(\d*)$/.exec(divisor)!
      const written = BigInt(`${before}${after.padEnd(9, '0')}`)
      const pairs = Array.from(
        { length: 300 },
        (_, index): Pair => [billionths(index < 200 ? 17 : 35), written],
      )
      const edges = [9_999_999n, 10_000_000n, 999_999n, 1_000_000n, 0n].map(
        (a): Pair => [a * unit + 5n, written],
      )
      await expectEqual(
        [...pairs, ...edges],
        `bq_numeric_divide_by_${factor.digits}(a, ${divisor}, ${factor.text})`,
        (a, b) => rounded(a * unit, b),
      )
    },
  )

  it('is divided within lambdas, aggregates and another division', async () => {
    const pairs: Pair[] = [[10n * unit, 4n * unit]]
    const one = async (expression: string) => (await computed(pairs, expression))[0]
    expect(await one('bq_numeric_divide(bq_numeric_divide(a, b), bq_numeric_divide(b, a))')).toBe(
      6_250_000_000n,
    )
    expect(await one('list_transform([a], lambda bq_o: bq_numeric_divide(bq_o, b))[1]')).toBe(2_500_000_000n)
    expect(await one('bq_numeric_divide(a, NULL)')).toBeNull()
    expect(await one('bq_numeric_divide(NULL, 0)')).toBeNull()
    expect(await one('bq_safe_numeric_divide(a, 0)')).toBeNull()
    await expect(one('bq_numeric_divide(a, 0)')).rejects.toThrow('division by zero')
  })
})

describe('reciprocal', () => {
  it('is there for numbers whose own is short', () => {
    expect(reciprocal('100')).toEqual({ text: '0.01', digits: 2 })
    expect(reciprocal('0.01')).toEqual({ text: '100', digits: 3 })
    expect(reciprocal('8')).toEqual({ text: '0.125', digits: 3 })
    for (const none of ['0', '0.0', '3', '1e2', '0x10', '16', '1000000', ''])
      expect(reciprocal(none)).toBeUndefined()
  })
})
