import { describe, expect, it } from 'vitest'
import { codeFrame } from './code-frame.ts'
import { Secrets } from './secrets.ts'

describe('secrets of a file of settings', () => {
  const settings = {
    prod: {
      type: 'bigquery',
      token: 'ya29.planted-token',
      keyfile_json: { private_key: 'planted-private-key' },
    },
    dev: { password: "{{ env_var('PASSWORD') }}", project: 'planted-project' },
  }

  it('are taken out for every target; templates stay', () => {
    const secrets = new Secrets()
    secrets.rememberWritten(settings)
    expect(secrets.redact(JSON.stringify(settings))).toBe(
      '{"prod":{"type":"bigquery","token":"*****","keyfile_json":{"private_key":"*****"}},' +
        '"dev":{"password":"{{ env_var(\'PASSWORD\') }}","project":"planted-project"}}',
    )
  })

  it('are taken out of a frame before its lines are cut, and the marker stays at its word', () => {
    const secrets = new Secrets()
    secrets.remember('planted-token-of-many-letters')
    const redact = (text: string) => secrets.redact(text)
    const far = `a: ${' '.repeat(120)}planted-token-of-many-letters`
    const source = `${far}\n{token: planted-token-of-many-letters, wrong: 1}\n`
    const at = { file: 'project.yml', line: 2, column: 40, end: { line: 2, column: 45 } }
    const frame = codeFrame(source, at, { colour: false, redact })
    expect(frame).not.toMatch(/planted/)
    const [, line, marker] = frame.split('\n')
    expect(line!.slice(marker!.indexOf('^'), marker!.lastIndexOf('^') + 1)).toBe('wrong')
  })
})
