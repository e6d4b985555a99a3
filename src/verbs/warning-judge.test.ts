import { describe, expect, it } from 'vitest'
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
})
