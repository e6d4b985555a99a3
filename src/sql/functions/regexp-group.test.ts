import { describe, expect, it } from 'vitest'
import { groupOf } from './regexp-group.ts'

describe('groupOf', () => {
  it.each([
    ['utm_source=([^&]+)', { optional: false, canBeEmpty: false }],
    ['^(?:https?://)?([^/]+)', { optional: false, canBeEmpty: false }],
    ['(a*)b', { optional: false, canBeEmpty: true }],
    ['(x)?b', { optional: true, canBeEmpty: false }],
    ['(\\d*)?b', { optional: true, canBeEmpty: true }],
    ['a(b){0,2}', { optional: true, canBeEmpty: false }],
    ['(?:-(\\w+))?$', { optional: true, canBeEmpty: false }],
    ['(?:a(b)|c)', { optional: true, canBeEmpty: false }],
    ['a|(b)', { optional: true, canBeEmpty: false }],
    ['(a|b)', { optional: false, canBeEmpty: true }],
    ['[(](x)', { optional: false, canBeEmpty: false }],
    ['(?P<name>\\w+)', { optional: false, canBeEmpty: false }],
    ['[]()](x)?', { optional: true, canBeEmpty: false }],
  ])('%s', (pattern, expected) => {
    expect(groupOf(pattern)).toEqual(expected)
  })

  it('finds none where there is none', () => {
    expect(groupOf('a\\(b\\)[(]c[)]')).toBeUndefined()
    expect(groupOf('(?:a)')).toBeUndefined()
    expect(groupOf('(?i)a')).toBeUndefined()
  })
})
