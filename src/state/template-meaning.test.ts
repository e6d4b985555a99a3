import { describe, expect, it } from 'vitest'
import { templateMeaning } from './template-meaning.ts'

const same: readonly (readonly [string, string, string])[] = [
  ['layout', 'select a,b from x', 'SELECT\n  a,\n  b\nFROM x\n'],
  ['SQL comments', 'select 1 -- why\n, 2', 'select 1, /* because */ 2'],
  ['comments of the template', 'select {# note #} 1', 'select 1'],
  ['blanks and quotes within tags', "{{ref('a')}}", '{{- ref( "a" ) -}}'],
  ['blanks in settings', "{{config(tags=['a'])}} select 1", '{{ config( tags = ["a"] ) }} select 1'],
]
const different: readonly (readonly [string, string, string])[] = [
  ['settings', "{{ config(tags=['a']) }} select 1", "{{ config(tags=['b']) }} select 1"],
  ['case of names', 'select A', 'select a'],
  ['blanks in strings', "select 'a b'", "select 'a  b'"],
  ['words run together', '{{ prefix }}_id', '{{ prefix }} _id'],
  ['a call in a comment', "select 1 -- {{ ref('a') }}", 'select 1'],
  ['a comment sign in a string', "select '--x', 1", "select '--y', 1"],
  ['quotes within a template in a string', `select '{{ var('a') }}'`, `select '{{ var('b') }}'`],
]

describe('templateMeaning', () => {
  it.each(same)('does not count %s', (_, left, right) => {
    expect(templateMeaning(left)).toBe(templateMeaning(right))
  })

  it.each(different)('counts %s', (_, left, right) => {
    expect(templateMeaning(left)).not.toBe(templateMeaning(right))
  })
})
