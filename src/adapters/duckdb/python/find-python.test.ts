import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPython } from './find-python.ts'

const folder = mkdtempSync(join(tmpdir(), 'strata-find-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'bin'))
writeFileSync(join(folder, 'bin/python'), '')

describe('findPython', () => {
  it('takes the one that is named', () =>
    expect(findPython({ STRATA_PYTHON: '/opt/py', VIRTUAL_ENV: folder }, false)).toEqual({
      executable: '/opt/py',
      from: 'named by STRATA_PYTHON',
    }))
  it("then the active environment's, where it is there", () => {
    expect(findPython({ VIRTUAL_ENV: folder }, false).executable).toBe(join(folder, 'bin/python'))
    expect(findPython({ VIRTUAL_ENV: join(folder, 'gone') }, false).executable).toBe('python3')
  })
  it("then the path's", () => {
    expect(findPython({ STRATA_PYTHON: '' }, false).executable).toBe('python3')
    expect(findPython({}, true).executable).toBe('python')
  })
})
