import { describe, expect, it } from 'vitest'
import { DateTimeValue, DateValue, TimeDelta } from '../../template/modules/datetime/values.ts'
import { UTC, Zone } from '../../template/modules/datetime/zone.ts'
import { print } from '../../template/values/print.ts'
import { Dict, Float, Tuple, type Value } from '../../template/values/value.ts'
import { ColumnValue } from './column-value.ts'
import { pack, unpack } from './packed-values.ts'
import { RelationValue } from './relation-value.ts'

const there = (value: Value): Value => unpack(JSON.parse(JSON.stringify(pack(value))))

describe('packed values', () => {
  it.each<readonly [string, Value]>([
    ['nothing', null],
    ['a text', 'is'],
    ['a mapping that looks like a packed value', Dict.of([['is', 'float']])],
    ['a whole float', new Float(2)],
    ['a large integer', 2n ** 70n],
    ['a tuple', new Tuple([1, 'a'])],
    ['a list of durations', [new TimeDelta(-5n)]],
    ['keys that are no texts', Dict.of([[1, true]])],
    ['a day', new DateValue(3)],
    ['a moment', new DateTimeValue(123_456n)],
    ['a moment of UTC', new DateTimeValue(123_456n, UTC)],
    ['a moment of a place', new DateTimeValue(123_456n, new Zone('Europe/Paris'))],
    ['a column', new ColumnValue('id', 'decimal', 'duckdb', { precision: 10, scale: 2 })],
    ['a column of structs', ColumnValue.ofType('id', 'ARRAY<STRUCT<a INT64, b ARRAY<BOOL>>>', 'bigquery')],
  ])('brings %s back', (_, value) => {
    const back = there(value)
    expect(print(back)).toBe(print(value))
    expect(back?.constructor).toBe(value?.constructor)
  })

  it('brings a relation back with its look', () => {
    const relation = new RelationValue(
      { database: 'shop', schema: 'main', name: 'orders' },
      { dialect: 'duckdb', type: 'view', include: new Set(['schema', 'identifier'] as const) },
    )
    const back = there(relation) as RelationValue
    expect(back.print()).toBe('"main"."orders"')
    expect(back.look.type).toBe('view')
  })
})
