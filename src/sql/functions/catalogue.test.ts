import { describe, expect, it } from 'vitest'
import { findFunction, functionNames, functions } from './catalogue.ts'

describe('the function table', () => {
  it('has every function once', () => {
    expect(functionNames()).toHaveLength(functions.length)
  })

  it('says for every limited or refused function what that means', () => {
    for (const { name, status, note } of functions) {
      if (status !== 'equal') expect(note, name).toMatch(/\w+.*\.$/)
    }
  })

  it('finds functions with a prefix', () => {
    expect(findFunction('NET.HOST')?.family).toBe('net')
    expect(findFunction('NO_SUCH')).toBeUndefined()
  })
})
