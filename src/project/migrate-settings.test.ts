import { describe, expect, it } from 'vitest'
import type { Problem } from '../problems/problem.ts'
import { migrateSettings } from './migrate-settings.ts'

const profile = (outputs: string, target = '') => `p:\n${target}  outputs:\n${outputs}`

function migrated(project: string, profiles?: string, environment: Record<string, string> = {}) {
  const problems: Problem[] = []
  const found = migrateSettings({ project, profiles, environment }, (problem) => problems.push(problem))
  return { text: found?.text, notes: found?.notes.slice(0, -1), problems }
}

describe('migrateSettings', () => {
  it('keeps where a DuckDB target without a schema builds', () => {
    const { text } = migrated('name: a\nprofile: p\n', profile('    dev: {type: duckdb, path: /a.duckdb}\n'))
    expect(text).toContain('schema: main')
  })

  it('takes the target that dbt takes', () => {
    const outputs = '    a: {type: duckdb}\n    default: {type: duckdb}\n'
    const target = (line: string) =>
      /^target: .*$/m.exec(migrated('name: a\nprofile: p\n', profile(outputs, line)).text ?? '')?.[0]
    expect(target('')).toBe('target: default')
    expect(target('  target: a\n')).toBe('target: a')
    expect(target(`  target: "{{ env_var('T', 'a') }}"\n`)).toBe(`target: "{{ env_var('T', 'a') }}"`)
  })

  it("tells a profile's target that is not there", () => {
    const { text, notes } = migrated(
      'name: a\nprofile: p\n',
      profile('    a: {type: duckdb, path: /a}\n    b: {type: redshift}\n', '  target: b\n'),
    )
    expect(text).toContain('target: a\n')
    expect(notes?.join('\n')).toContain(`The profile's "target:" is "b"`)
  })

  it("reads the profile's name as a template", () => {
    const project = `name: a\nprofile: "{{ env_var('WHICH', 'none') }}"\n`
    const outputs = profile('    dev: {type: duckdb, path: /a.duckdb}\n')
    expect(migrated(project, outputs, { WHICH: 'p' }).text).toContain('path: /a.duckdb')
    expect(migrated(project, outputs).notes?.[0]).toContain('no profile "none"')
  })

  it('writes long numbers, old-style words and what an alias of a dropped key named as they were', () => {
    const { text } = migrated(
      'name: a\nprofile: &p shop\nvars:\n  big: 12345678901234567890\n  on: yes\n  f: 1.0\n  zip: 0123\n  p: *p\n',
    )
    expect(text).toBe(
      'name: a\nvars:\n  big: 12345678901234567890\n  on: yes\n  f: 1.0\n  zip: 0123\n  p: shop\n',
    )
  })

  it('tells a profile of which nothing is left', () => {
    const { notes } = migrated('name: a\nprofile: p\n', 'p:\n  outputs: 3\n')
    expect(notes?.[0]).toContain('no target of type duckdb or bigquery')
  })

  it.each([
    ['name: a\n\tb: [\n', undefined, 'dbt_project.yml'],
    ['- 1\n', undefined, 'dbt_project.yml'],
    ['', undefined, 'dbt_project.yml'],
    ['name: a\n', 'p: {outputs: [\n', 'profiles.yml'],
  ])('reports %j with %j', (project, profiles, file) => {
    const { text, problems } = migrated(project, profiles)
    expect(text).toBeUndefined()
    expect(problems.map(({ at }) => at?.file)).toEqual([file])
  })
})
