// Python models at work, seen from outside: what they are told, what goes wrong, what is left of them.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Terminal } from '../src/cli/invocation.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { Secrets } from '../src/index.ts'

const scratch = mkdtempSync(join(tmpdir(), 'strata-python-spec-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const python = process.env.STRATA_TEST_PYTHON || 'python3'
const model = (...lines: string[]) =>
  `def model(dbt, session):\n${lines.map((line) => `    ${line}\n`).join('')}`

let count = 0

function project(files: Readonly<Record<string, string>>): string {
  const directory = join(scratch, `p${count++}`)
  const all = {
    'project.yml':
      'name: shop\ntarget: dev\ntargets:\n  dev: {type: duckdb, path: shop.duckdb, schema: main, threads: 2, module_paths: [lib]}\n',
    'models/orders.sql':
      "{{ config(materialized='table') }}\nselect 1 as id, 10 as amount union all select 2, 20\n",
    ...files,
  }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  return directory
}

/** `stopAt`: interrupts when this is said. */
async function strata(
  directory: string,
  argv: readonly string[],
  more: { environment?: Record<string, string>; stopAt?: string } = {},
): Promise<{ code: number; said: string }> {
  const control = new AbortController()
  let said = ''
  const say = (text: string): void => {
    said += text
    if (more.stopAt !== undefined && text.includes(more.stopAt)) control.abort()
  }
  const terminal: Terminal = {
    ...{ out: say, err: say, live: false, colour: { out: false, err: false }, columns: () => 120 },
  }
  const environment = { STRATA_PYTHON: python, TMPDIR: scratch, ...more.environment }
  const around = { terminal, secrets: new Secrets(), signal: control.signal, environment, directory }
  return { code: await runCommandLine(argv, around), said }
}

const rows = (directory: string, sql: string) =>
  strata(directory, ['show', '--inline', sql, '--output', 'json']).then(({ said }) => JSON.parse(said))
const leftovers = () => readdirSync(scratch).filter((name) => name.startsWith('strata-python-'))

describe('a Python model', () => {
  it('prints to the log, finds modules of the project and leaves nothing behind', async () => {
    const directory = project({
      'lib/helping.py':
        'import sys\n\n\ndef add(relation, n):\n    print("adding", n, file=sys.stderr)\n    return relation.project(f"id + {n} as id")\n',
      'models/more.py': `import helping\n\n\n${model('print("first\\nsecond")', 'print("unended", end="")', 'return helping.add(dbt.ref("orders"), 5)')}`,
    })
    const { code, said } = await strata(directory, ['build'])
    expect(code, said).toBe(0)
    for (const line of ['first', 'second', 'unended', 'adding 5']) expect(said.split('\n')).toContain(line)
    expect(await rows(directory, 'select id from more order by id')).toEqual([{ id: 6 }, { id: 7 }])
    expect(leftovers()).toEqual([])
  })

  it('tells what it raised at its own line, and how it got there', async () => {
    const directory = project({
      'models/wrong.py': `def half(relation):\n    return relation.project("amount / nothing")\n\n\n${model('df = dbt.ref("orders")', 'return half(df)')}`,
      'models/unreadable.py': model('x = = 1', 'return x'),
      'models/asleep.py': `import no_such_module\n\n\n${model('return 1')}`,
    })
    const { code, said } = await strata(directory, ['build'])
    expect(code).toBe(1)
    expect(said).toContain(
      '"wrong" failed: _duckdb.BinderException: Binder Error: Referenced column "nothing"',
    )
    expect(said).toContain('models/wrong.py:2:1')
    expect(said).toContain('called from models/wrong.py:7:1')
    expect(said).toContain('"unreadable" failed: SyntaxError: invalid syntax')
    expect(said).toContain('models/unreadable.py:2:9')
    expect(said).toContain("ModuleNotFoundError: No module named 'no_such_module'")
    expect(said).not.toContain('strata_model.py')
  })

  it('sees macros and types of the warehouse, whatever file it is', async () => {
    const settings =
      'name: shop\ntarget: dev\non-run-start:\n  - create macro more(x) as x + 20\n  - create macro upto(n) as table select range as r from range(n)\ntargets:\n  dev: {type: duckdb, path: ":memory:", schema: main, threads: 1}\n'
    const directory = project({
      'project.yml': settings,
      'models/young.sql': "{{ config(materialized='table') }}\nselect {'a': 1}::variant as v\n",
      'models/again.py': model('return dbt.ref("young")'),
      'models/macros.py': model(
        'dbt.ref("orders")',
        'rows = session.sql("select more(id) as n from orders order by n").fetchall()',
        'rows += session.execute("select * from upto(2) order by 1").fetchall()',
        'print("found", rows)',
        'return session.sql("select 1 as a")',
      ),
    })
    const { code, said } = await strata(directory, ['build'])
    expect(code, said).toBe(0)
    expect(said).toContain('found [(21,), (22,), (0,), (1,)]')
  })

  it('is published after its tests only', async () => {
    const directory = project({
      'models/tested.py': model('return dbt.ref("orders")'),
      'models/tested.yml': 'models: [{name: tested, columns: [{name: id, data_tests: [unique]}]}]\n',
    })
    expect((await strata(directory, ['build'])).code).toBe(0)
    writeFileSync(
      join(directory, 'models/tested.py'),
      model('return dbt.ref("orders").union(dbt.ref("orders"))'),
    )
    const { code, said } = await strata(directory, ['build', '--force'])
    expect(code).toBe(1)
    expect(said).toContain('"tested" was not published')
    expect(await rows(directory, 'select count(*) as n from tested')).toEqual([{ n: 2 }])
  })

  it('keeps its contract', async () => {
    const directory = project({
      'models/held.py': model('return dbt.ref("orders").project("id")'),
      'models/held.yml':
        'models: [{name: held, config: {contract: {enforced: true}}, columns: [{name: id, data_type: varchar}]}]\n',
    })
    const { code, said } = await strata(directory, ['build'])
    expect(code).toBe(1)
    expect(said).toContain('contract')
  })

  it('is built each time, unless its author says that it reads its inputs alone', async () => {
    const directory = project({
      'models/any.py': model('return dbt.ref("orders")'),
      'models/same.py': model('dbt.config(reuse=True)', 'return dbt.ref("orders")'),
    })
    await strata(directory, ['build'])
    const again = await strata(directory, ['build'])
    expect(again.said).toMatch(/reused\s+table main\.same/)
    expect(again.said).toMatch(/ok\s+table main\.any/)
    writeFileSync(join(directory, 'models/orders.sql'), 'select 3 as id, 1 as amount')
    expect((await strata(directory, ['build'])).said).toMatch(/ok\s+table main\.same/)
  })

  it('ends at once when it is interrupted', async () => {
    const directory = project({
      'models/endless.py': `import time\n\n\n${model('print("waiting")', 'while dbt.ref("orders"):', '    time.sleep(0.05)', 'return 1')}`,
    })
    const { code, said } = await strata(directory, ['build'], { stopAt: 'waiting' })
    expect(code).toBe(130)
    expect(said).toContain('interrupted; nothing was changed')
    expect(leftovers()).toEqual([])
  })

  it('may end its process, which is told', async () => {
    const directory = project({
      'models/ends.py': `import os\n\n\n${model('os.write(2, b"last words\\n")', 'os._exit(7)', 'return 1')}`,
    })
    const { code, said } = await strata(directory, ['build'])
    expect(code).toBe(1)
    expect(said).toContain('Python ended while "ends" ran: exit code 7.')
    expect(said).toContain('last words')
  })

  it.each([
    ['/no/such/python', 'cannot be started', 'python-missing'],
    ['python3-without', 'does not have', 'python-without-duckdb'],
  ])('says what to do where %s cannot run it', async (named, message, problem) => {
    const directory = project({ 'models/any.py': model('return dbt.ref("orders")') })
    // One that finds no packages at all.
    const without = join(directory, 'python3-without')
    writeFileSync(without, `#!/bin/sh\nexec ${python} -I -S "$@"\n`, { mode: 0o755 })
    const executable = named.startsWith('/') ? named : without
    const { code, said } = await strata(directory, ['build'], { environment: { STRATA_PYTHON: executable } })
    expect(code).toBe(1)
    expect(said).toContain(message)
    expect(said).toContain(problem)
  })
})
