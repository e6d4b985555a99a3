import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realFiles } from './file-system.ts'

describe('realFiles', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'strata-files-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('follows links to files and folders, but not to nothing nor to a folder around', () => {
    mkdirSync(join(folder, 'models'))
    mkdirSync(join(folder, 'shared'))
    writeFileSync(join(folder, 'models/a.sql'), 'select 1')
    symlinkSync('a.sql', join(folder, 'models/b.sql'))
    symlinkSync('../shared', join(folder, 'models/shared'))
    symlinkSync('..', join(folder, 'models/round'))
    symlinkSync('nowhere', join(folder, 'models/dangling'))
    const entries = realFiles.list(join(folder, 'models'))
    expect([...(entries ?? [])].sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'a.sql', kind: 'file' },
      { name: 'b.sql', kind: 'file' },
      { name: 'shared', kind: 'folder' },
    ])
  })

  it('says undefined for what is not there', () => {
    expect(realFiles.readText(join(folder, 'none.yml'))).toBeUndefined()
    expect(realFiles.list(join(folder, 'none'))).toBeUndefined()
    expect(realFiles.readText(folder)).toBeUndefined()
  })
})
