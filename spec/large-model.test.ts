// Models far larger than people write by hand: they build, or are refused with a sentence, and never bring us down.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { Secrets } from '../src/index.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-large-'))
  mkdirSync(join(directory, 'models'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe.each(['bigquery', 'duckdb'])('a model in %s', (dialect) => {
  it('of 10,000 lines builds with its 10,000 columns', async () => {
    model(
      `select\n${Array.from({ length: 10_000 }, (_, index) => `  coalesce(null, ${index}) as c_${index}`).join(',\n')}`,
    )
    expect(await strata('build')).toMatchObject({ code: 0, out: expect.stringContaining('1 built') })
    const { out } = await strata(
      'show',
      '--inline',
      "select c_9999 from {{ ref('large') }}",
      '--output',
      'json',
    )
    expect(JSON.parse(out)).toEqual([{ c_9999: 9999 }])
  })

  it('with a mistake in line 9,999 is told at that line', async () => {
    const lines = Array.from({ length: 9_997 }, (_, index) => `  ${index} as c_${index},`)
    model(`select\n${lines.join('\n')}\n  nowhere as c\nfrom (select 1 as x)`)
    const { code, err } = await strata('build')
    expect(code).toBeGreaterThan(0)
    expect(err).toContain('models/large.sql:9999:3')
    expect(err).not.toContain('Strata itself failed')
  })

  it('nested or chained beyond all measure is refused or built, not fatal', async () => {
    for (const sql of [
      `select ${'('.repeat(20_000)}1${')'.repeat(20_000)} as x`,
      `select ${Array.from({ length: 20_000 }, () => '1').join(' + ')} as x`,
      `select 1 as x${'\nunion all select 2'.repeat(10_000)}`,
    ]) {
      model(sql)
      const { code, err } = await strata('compile')
      expect([0, 2]).toContain(code)
      expect(err).not.toContain('Strata itself failed')
    }
  })

  function model(sql: string): void {
    const settings = 'type: duckdb, path: target/warehouse.duckdb, schema: shop, threads: 1'
    writeFileSync(
      join(directory, 'project.yml'),
      `name: shop\ndialect: ${dialect}\ntarget: local\ntargets:\n  local: {${settings}}\n`,
    )
    writeFileSync(join(directory, 'models/large.sql'), sql)
  }
})

async function strata(...argv: readonly string[]) {
  const printed = { out: '', err: '' }
  const code = await runCommandLine(argv, {
    terminal: {
      out: (text) => void (printed.out += text),
      err: (text) => void (printed.err += text),
      live: false,
      colour: { out: false, err: false },
      columns: () => 120,
    },
    secrets: new Secrets(),
    signal: new AbortController().signal,
    environment: {},
    directory,
  })
  return { ...printed, code }
}
