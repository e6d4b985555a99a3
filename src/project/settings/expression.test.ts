import { describe, expect, it } from 'vitest'
import type { Problem } from '../../problems/problem.ts'
import { Secrets } from '../../problems/secrets.ts'
import { settleText } from './settle-tree.ts'

function settle(text: string, secrets = new Secrets()) {
  const problems: Problem[] = []
  const at = { file: 'project.yml', line: 3, column: 5 }
  const surroundings = {
    environment: { HOST: 'db.local', PORT: '1433', FLAG: 'true', DBT_ENV_SECRET_KEY: 'hunter22' },
    vars: { on: true, days: 3 },
    target: { name: 'prod', type: 'duckdb', threads: 4 },
    secrets,
  }
  const value = settleText(text, surroundings, {
    at,
    key: 'targets.prod.host',
    report: (problem) => problems.push(problem),
  })
  return { value, problems }
}

describe('settleText', () => {
  it.each([
    ["{{ env_var('HOST') }}", 'db.local'],
    ["tcp:{{ env_var('HOST') }}:{{ env_var('PORT') }}", 'tcp:db.local:1433'],
    ["{{ env_var('PORT') | as_number }}", 1433],
    ["{{ env_var('FLAG') | as_bool }}", true],
    ["{{ env_var('NONE', 'x') }}", 'x'],
    ["of_{{ var('year', run_started_at.strftime('20')) }}", 'of_20'],
    ['{{ (run_started_at - modules.datetime.timedelta(2)) < run_started_at }}', true],
    ["{{ var('on') and not var('off', false) }}", true],
    ["{{ 'table' if target.name == 'prod' else 'view' }}", 'table'],
    ["{{ target.type in ['duckdb', 'bigquery'] }}", true],
    ["{{ target.name ~ '_' ~ var('days') }}", 'prod_3'],
    ["{{ (env_var('NONE', '') | trim) or 'fallback' }}", 'fallback'],
    ['{{ target.threads > 2 }}', true],
    ['no expression', 'no expression'],
  ])('%s', (text, expected) => {
    expect(settle(text)).toEqual({ value: expected, problems: [] })
  })

  it('tells a missing environment variable, the key that needs it, and a near one', () => {
    const { value, problems } = settle("{{ env_var('HOTS') }}")
    expect(value).toBe("{{ env_var('HOTS') }}")
    expect(problems).toEqual([
      {
        code: 'environment-variable-missing',
        severity: 'error',
        message: '"targets.prod.host" needs the environment variable "HOTS", which is not set.',
        hint: `Did you mean "HOST"? Set it, or give a default: env_var('HOTS', 'default').`,
        at: { file: 'project.yml', line: 3, column: 5 },
      },
    ])
  })

  it.each([
    '{{ my_macro() }}',
    '{{ target.nothing }}',
    '{{ 1 + }}',
    "{{ constructor('x') }}",
    '{{ x | unknown }}',
  ])('refuses %s with its place', (text) => {
    expect(settle(text).problems).toMatchObject([{ code: 'expression-wrong', at: { line: 3 } }])
  })

  it('remembers values of variables that are named as secrets', () => {
    const secrets = new Secrets()
    settle("{{ env_var('DBT_ENV_SECRET_KEY') }}", secrets)
    expect(secrets.redact('key is hunter22!')).toBe('key is *****!')
  })
})
