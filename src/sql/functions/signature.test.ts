import { describe, expect, it } from 'vitest'
import { parseExpression } from '../parse.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, DATE, DATETIME, FLOAT64, INT64, NULL, NUMERIC, STRING, UNKNOWN } from '../types.ts'
import { arity, matchSignature, signature } from './signature.ts'

function match(texts: readonly string[], types: readonly SqlType[], args: readonly string[] = []) {
  const expressions = types.map((_, index) => parseExpression(args[index] ?? 'x', 'bigquery'))
  return matchSignature(texts.map(signature), types, expressions)
}

describe('matchSignature', () => {
  it('prefers the signature that needs the least coercion', () => {
    const texts = ['float64 -> float64', 'numeric -> numeric']
    expect(match(texts, [NUMERIC])?.result).toEqual(NUMERIC)
    expect(match(texts, [INT64])?.result).toEqual(FLOAT64)
    expect(match(texts, [FLOAT64])?.targets).toEqual([FLOAT64])
  })

  it('binds a variable to the type that holds every argument', () => {
    expect(match(['T, T... -> T'], [INT64, FLOAT64, NULL])?.result).toEqual(FLOAT64)
    expect(match(['T, T -> T'], [NULL, STRING])?.targets).toEqual([STRING, STRING])
    expect(match(['array<T> -> T'], [arrayOf(DATE)])?.result).toEqual(DATE)
  })

  it('reads a text literal as a date, and no other text', () => {
    expect(match(['date, int64 -> date'], [STRING, INT64], ["'2024-01-01'", '1'])?.targets[0]).toEqual(DATE)
    expect(match(['date, int64 -> date'], [STRING, INT64], ['name', '1'])).toBeUndefined()
  })

  it('tells nothing that signatures of unknown arguments do not agree on', () => {
    const found = match(['int64 -> int64', 'numeric -> numeric'], [UNKNOWN])
    expect(found?.result).toEqual(UNKNOWN)
    expect(found?.targets).toEqual([undefined])
    expect(match(['date -> int64', 'datetime -> int64'], [UNKNOWN])?.result).toEqual(INT64)
  })

  it('tells a date part from a value', () => {
    const texts = ['date, part -> date', 'datetime, part -> datetime']
    const args = [
      parseExpression('d', 'bigquery'),
      { kind: 'date-part', name: 'DAY', start: 0, end: 0 } as const,
    ]
    expect(matchSignature(texts.map(signature), [DATETIME, UNKNOWN], args)?.result).toEqual(DATETIME)
    expect(match(texts, [DATE, STRING])).toBeUndefined()
  })

  it('takes no argument too many and none too few', () => {
    const texts = ['string, int64?, int64? -> string']
    expect(match(texts, [])).toBeUndefined()
    expect(match(texts, [STRING, INT64, INT64, INT64])).toBeUndefined()
    expect(arity(texts.map(signature))).toEqual({ min: 1, max: 3 })
    expect(arity([signature('T, T... -> T')])).toEqual({ min: 1, max: Number.POSITIVE_INFINITY })
  })
})
