import { describe, expect, it } from 'vitest'
import type { ProblemError } from '../problems/problem.ts'
import { failsOnWarnings, warningJudge } from './warning-judge.ts'

const told = (code: string) => ({ code, severity: 'warning', message: '' }) as const

describe('warningJudge', () => {
  it('takes the flags of the project file, in both forms, where the command line says nothing', () => {
    const flags = { warn_error_options: { error: ['NoNodePatch'], silence: ['NoNodesForSelectionCriteria'] } }
    const judge = warningJudge({}, flags)
    expect(judge(told('selection-empty'))).toBeUndefined()
    expect(judge(told('entry-without-file'))?.severity).toBe('error')
    expect(judge(told('template-warning'))?.severity).toBe('warning')
    const older = { warn_error_options: { include: 'all', exclude: ['LogTestResult'] } }
    expect(warningJudge({}, older)(told('selection-empty'))?.severity).toBe('error')
    expect(failsOnWarnings({}, older)).toBe(false)
    expect(failsOnWarnings({}, { warn_error: true })).toBe(true)
  })

  it('lets the command line stand before them', () => {
    const flags = { warn_error: true }
    expect(warningJudge({ warnError: false }, flags)(told('selection-empty'))?.severity).toBe('warning')
    const judge = warningJudge({ warnErrorOptions: '{"error": ["NoNodePatch"]}' }, flags)
    expect(judge(told('selection-empty'))?.severity).toBe('warning')
    expect(judge(told('entry-without-file'))?.severity).toBe('error')
  })

  it('lets a name say more than "Deprecations", and that more than all', () => {
    const judge = (options: string) => warningJudge({ warnErrorOptions: options })
    const level = (options: string, code: string) => judge(options)(told(code))?.severity
    expect(level('{error: [Deprecations]}', 'yaml-key-repeated')).toBe('error')
    expect(level('{error: [Deprecations]}', 'selection-empty')).toBe('warning')
    expect(level('{error: all, silence: [Deprecations]}', 'yaml-key-repeated')).toBeUndefined()
    expect(
      level('{error: [DuplicateYAMLKeysDeprecation], silence: [Deprecations]}', 'yaml-key-repeated'),
    ).toBe('error')
    expect(level('{error: all, warn: [Deprecations]}', 'yaml-key-repeated')).toBe('warning')
    expect(level('{error: all, warn: [Deprecations]}', 'selection-empty')).toBe('error')
    expect(level('{error: [LogTestResult], silence: [LogTestResult]}', 'test-failed')).toBeUndefined()
  })

  it('tells names and keys that there are not, with what is near', () => {
    const fail = (options: string) => {
      try {
        warningJudge({ warnErrorOptions: options })
      } catch (error) {
        return (error as ProblemError).problems[0]
      }
      return undefined
    }
    expect(fail('{error: [LogTestResults]}')).toMatchObject({
      code: 'unknown-warning',
      hint: 'Did you mean "LogTestResult"?',
    })
    expect(fail('{eror: all}')?.hint).toBe('Did you mean "error"?')
    expect(fail('{error: [test-failed, MainReportVersion, Deprecations]}')).toBeUndefined()
    expect(() => warningJudge({}, { warn_error_options: { silence: ['Bogus'] } })).toThrow()
  })
})
