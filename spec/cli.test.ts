// The built command line as a process: exit codes, pipes, signals, the launcher.

import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const launcher = join(root, 'bin/strata.cjs')
let scratch: string

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'strata-cli-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `onErr` sees stderr as it comes, and may signal the process. */
async function strata(
  argv: readonly string[],
  options: {
    cwd?: string
    env?: Record<string, string>
    onErr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
  } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [launcher, ...argv], {
    cwd: options.cwd ?? scratch,
    env: { PATH: process.env.PATH ?? '', HOME: scratch, ...options.env },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
    options.onErr?.(err, (signal) => child.kill(signal))
  })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, out, err }
}

function project(name: string, files: Record<string, string>): string {
  const folder = join(scratch, name)
  const all = {
    'project.yml': `name: shop\nversion: "1.0"\ntargets:\n  local: {type: duckdb, path: target/warehouse.duckdb, schema: shop}\ntarget: local\n`,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The launcher in a process that believes itself to be an older Node. */
function onOldNode(file: string, argv: readonly string[]) {
  const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } }); process.argv = [process.argv[0], ${JSON.stringify(file)}, ...process.argv.slice(1)]; require(${JSON.stringify(file)})`
  return spawnSync(process.execPath, ['-e', old, '--', ...argv], { encoding: 'utf8' })
}

describe('strata', () => {
  it('prints its version', async () => {
    expect(await strata(['--version'])).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    })
  })

  it('says on an old Node what it needs, in one sentence, and exits 2', () => {
    const alone = join(scratch, 'installed/bin/strata.cjs')
    mkdirSync(join(alone, '..'), { recursive: true })
    copyFileSync(launcher, alone)
    const { status, stderr } = onOldNode(alone, ['--version'])
    expect(status).toBe(2)
    expect(stderr).toBe(
      'strata needs Node.js 22.12 or newer; this is 20.11.0. Install a current Node.js and run it again.\n',
    )
  })

  it('uses the Node that a clone brings along where the machine has an old one', () => {
    expect(onOldNode(launcher, ['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
    expect(onOldNode(launcher, ['biuld'])).toMatchObject({ status: 2 })
  })

  it('suggests the near command and exits 2', async () => {
    const { code, err } = await strata(['biuld'])
    expect(code).toBe(2)
    expect(err).toContain('Did you mean build?')
    expect(await strata(['help', 'biuld'])).toEqual({ code, out: '', err })
  })

  it('suggests the near action of a command', async () => {
    const { code, err } = await strata(['docs', 'srve'])
    expect(code).toBe(2)
    expect(err).toBe('"srve" is not something that docs does.\n(Did you mean strata docs serve?)\n')
  })

  it('gives every verb a help text with an example', async () => {
    for (const verb of ['init', 'build', 'show', 'docs', 'ingest', 'generate', 'completion']) {
      const { code, out } = await strata([verb, '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(/Examples:\n {2}.*strata/)
    }
  })

  it('starts a project that builds, tests and documents itself', async () => {
    const made = await strata(['init', 'fresh'])
    expect(made.code, made.err).toBe(0)
    const cwd = join(scratch, 'fresh')
    const built = await strata(['build'], { cwd })
    expect(built.code, built.err).toBe(0)
    expect(built.out).toMatch(/^Done in .*: 3 built, 5 passed\.\n$/)
    const shown = await strata(['show', '--select', 'mart_customers', '--output', 'json'], { cwd })
    expect(JSON.parse(shown.out)).toHaveLength(3)
    const docs = await strata(['docs', 'generate'], { cwd })
    expect(docs.code, docs.err).toBe(0)
    expect(readdirSync(join(cwd, 'target'))).toEqual(
      expect.arrayContaining(['index.html', 'manifest.json', 'run_results.json', 'catalog.json']),
    )
  })

  it('refuses to write a project over another', async () => {
    const cwd = project('taken', {})
    const { code, err } = await strata(['init'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('"project.yml"')
  })

  it('interrupts the running query at Ctrl-C, leaves the former table, exits 130', async () => {
    const slow =
      "{{ config(materialized='table') }} select count(*) as n from range({{ var('rows', 10) }}) a, range({{ var('rows', 10) }}) b where a.range + b.range > 1"
    const cwd = project('slow', { 'models/slow.sql': slow })
    expect((await strata(['build'], { cwd })).code).toBe(0)
    let asked = false
    const stopped = await strata(['build', '--vars', '{rows: 3000000}', '--log-format', 'json'], {
      cwd,
      onErr: (text, kill) => {
        // Once: the second one ends it on the spot.
        if (asked || !/"kind":"started"/.test(text)) return
        asked = true
        kill('SIGINT')
      },
    })
    expect(stopped.code).toBe(130)
    const shown = await strata(['show', '--inline', 'select n from shop.slow', '--output', 'json'], { cwd })
    expect(JSON.parse(shown.out), shown.err).toEqual([{ n: expect.anything() }])
    const tables = await strata(
      [
        'show',
        '--inline',
        "select table_name from information_schema.tables where table_schema = 'shop'",
        '--output',
        'json',
      ],
      { cwd },
    )
    expect(JSON.parse(tables.out)).toEqual([{ table_name: 'slow' }])
  })

  it('writes nothing again while nothing has changed, and everything where a file of it was touched', async () => {
    const folder = project('again', {
      'models/one.sql': 'select 1 as id',
      'models/two.sql': 'select 2 as id',
    })
    const sql = join(folder, 'target/compiled/shop/models/one.sql')
    const manifest = join(folder, 'target/manifest.json')
    const compile = async () => {
      const { code, err } = await strata(['compile'], { cwd: folder })
      expect([code, err]).toEqual([0, ''])
      return JSON.parse(readFileSync(manifest, 'utf8'))
    }
    const idOf = ({ metadata }: { metadata: { invocation_id: string } }) => metadata.invocation_id
    const first = await compile()
    expect(idOf(await compile())).toBe(idOf(first))
    writeFileSync(sql, 'nonsense')
    expect(idOf(await compile())).not.toBe(idOf(first))
    expect(readFileSync(sql, 'utf8')).toBe('select 1 as id\n')
    rmSync(sql)
    await compile()
    expect(readFileSync(sql, 'utf8')).toBe('select 1 as id\n')
    writeFileSync(join(folder, 'models/one.sql'), 'select 3 as id')
    expect((await compile()).nodes['model.shop.one'].compiled_code).toBe('select 3 as id')
    expect(readFileSync(sql, 'utf8')).toBe('select 3 as id\n')
    const results = JSON.parse(readFileSync(join(folder, 'target/run_results.json'), 'utf8'))
    expect(results.results).toHaveLength(2)
  })

  it('shows the place of a failure also where nothing was compiled again', async () => {
    const folder = project('places', {
      'project.yml':
        'name: shop\ndialect: bigquery\ntargets:\n  local: {type: duckdb, path: shop.duckdb}\ntarget: local\n',
      'models/names.sql': "select 'x' as name",
      'models/numbers.sql':
        '{{ config(materialized="table") }}\nselect\n  cast(name as int64) as number\nfrom {{ ref("names") }}',
      'models/halves.sql':
        'select\n  div(6, parts) as half\nfrom (select length(name) as parts from {{ ref("names") }})',
      'models/schema.yml': [
        'unit_tests:',
        '  - name: no_parts',
        '    model: halves',
        '    given: [{input: ref("names"), rows: [{name: ""}]}]',
        '    expect: {rows: [{half: 1}]}',
      ].join('\n'),
    })
    const failures = async () => {
      const { code, out, err } = await strata(['build'], { cwd: folder })
      expect(code).toBe(1)
      return `${out}${err}`.split('\n').filter((line) => /\|| [a-z]+\/\S+:\d+:\d+/.test(line))
    }
    const first = await failures()
    expect(first.join('\n')).toMatch(/models\/numbers\.sql:3:3[\s\S]*> 3 \| +cast\(name as int64\)/)
    expect(first.join('\n')).toMatch(/models\/halves\.sql:2:3[\s\S]*> 2 \| +div\(6, parts\)/)
    // Nodes end in any order.
    expect((await failures()).sort()).toEqual(first.sort())
  })

  it('writes no escape sequences into a pipe, and colours where they are asked for', async () => {
    const cwd = project('colours', {
      'models/a.sql': 'select 1 as id',
      'models/b.sql': "select * from {{ ref('aa') }}",
    })
    expect((await strata(['parse'], { cwd })).err).not.toContain('\u001b')
    expect((await strata(['parse'], { cwd, env: { FORCE_COLOR: '1' } })).err).toContain('\u001b')
    expect((await strata(['parse'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).err).not.toContain(
      '\u001b',
    )
  })

  it('never prints a secret', async () => {
    const cwd = project('secrets', {
      'models/a.sql': "select * from {{ ref('x') }}",
      'project.yml': `name: shop\nversion: "1.0"\ntarget: local\ntargets:\n  local: {type: duckdb, path: "target/{{ env_var('STRATA_SECRET_NAME') }}/x/\\0", schema: shop}\n`,
    })
    const env = { STRATA_SECRET_NAME: 'planted-secret-value', STRATA_DEBUG: '1' }
    for (const argv of [
      ['debug'],
      ['parse'],
      ['build'],
      ['show', '--inline', "select 'planted-secret-value' as s"],
    ]) {
      const { out, err } = await strata(argv, { cwd, env })
      expect(out + err).not.toContain('planted-secret-value')
    }
  })

  it('says who holds a locked database', async () => {
    const cwd = project('locked', { 'models/a.sql': 'select 1 as id' })
    expect((await strata(['build'], { cwd })).code).toBe(0)
    const script = `const { DuckDBInstance } = await import('@duckdb/node-api'); const i = await DuckDBInstance.create(process.argv[1]); console.log('open'); setInterval(() => {}, 1000)`
    const holder = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, join(cwd, 'target/warehouse.duckdb')],
      { cwd: root },
    )
    await new Promise((done) => holder.stdout.once('data', done))
    try {
      const { code, err } = await strata(['build'], { cwd })
      expect(code).toBe(2)
      expect(err).toContain(String(holder.pid))
    } finally {
      holder.kill('SIGKILL')
    }
  })

  it('tells a folder that cannot be written', async () => {
    const cwd = project('unwritable', { 'models/a.sql': 'select 1 as id' })
    mkdirSync(join(cwd, 'target'))
    writeFileSync(join(cwd, 'target/warehouse.duckdb'), 'this is no database')
    chmodSync(join(cwd, 'target/warehouse.duckdb'), 0o444)
    const { code, err } = await strata(['build'], { cwd })
    expect(code).toBe(2)
    expect(err).toMatch(/^error .*warehouse\.duckdb/m)
  })
})
