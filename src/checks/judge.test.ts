import { describe, expect, it } from 'vitest'
import type { TestConfig } from '../manifest/node.ts'
import { isPlain, judge } from './judge.ts'

const config = (changes: Partial<TestConfig>): TestConfig => ({
  severity: 'error',
  warnIf: '!= 0',
  errorIf: '!= 0',
  storeFailures: false,
  failCalc: 'count(*)',
  ...changes,
})

const nothing = { warn: false, error: false }

describe('judge', () => {
  it('fails on any row by default, and only warns where that is asked', () => {
    expect(judge(config({}), 0, nothing)).toBe('pass')
    expect(judge(config({}), 1, nothing)).toBe('fail')
    expect(judge(config({ severity: 'warn' }), 1, nothing)).toBe('warn')
  })

  it('compares with every operator', () => {
    const cases: readonly (readonly [string, number, boolean])[] = [
      ['>10', 11, true],
      ['> 10', 10, false],
      ['>= 10', 10, true],
      ['<5', 4, true],
      ['<= 5', 6, false],
      ['= 3', 3, true],
      ['== 3', 4, false],
      ['<> 3', 4, true],
      ['!=3', 3, false],
    ]
    for (const [errorIf, failures, fails] of cases) {
      expect([errorIf, judge(config({ errorIf, warnIf: '> 1000' }), failures, nothing)]).toEqual([
        errorIf,
        fails ? 'fail' : 'pass',
      ])
    }
  })

  it('believes the warehouse where a condition is more than a comparison', () => {
    expect(isPlain('between 1 and 5')).toBe(false)
    const between = config({ errorIf: 'between 1 and 5', warnIf: 'between 1 and 9' })
    expect(judge(between, 3, { warn: true, error: true })).toBe('fail')
    expect(judge(between, 7, { warn: true, error: false })).toBe('warn')
    expect(judge(between, 0, nothing)).toBe('pass')
  })
})
