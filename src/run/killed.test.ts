import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAdapter } from '../adapters/registry.ts'
import type { ProblemError } from '../problems/problem.ts'

let directory: string
let child: ChildProcess | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'strata-killed-'))
})

afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

const open = () =>
  openAdapter('duckdb', {
    settings: { type: 'duckdb', path: 'shop.duckdb' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })

async function begin(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../../spec/support/build-forever.ts')
  const started = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  await once(started.stdout!, 'data')
  return started
}

describe('a build that is killed', () => {
  it('leaves every relation old or new, never half', { timeout: 180_000 }, async () => {
    let seen = 0
    // On a machine that is busy with other things, later: something must have been built before the end.
    for (let delay = 15; delay < 400 || (seen <= 3 && delay < 30_000); delay *= 1.8) {
      const started = await begin()
      await new Promise((resolve) => setTimeout(resolve, delay))
      started.kill('SIGKILL')
      await once(started, 'exit')
      const adapter = await open()
      try {
        const found = await adapter.catalog.relations([{ database: 'shop', schema: 'main' }])
        for (const { name } of found.filter((relation) => !relation.name.includes('__strata_'))) {
          const { rows } = await adapter.connection.query(
            `select count(*), count(distinct id), count(distinct version) from "shop"."main"."${name}"`,
          )
          seen++
          expect([name, rows]).toEqual([name, [[20000, 20000, 1]]])
        }
      } finally {
        await adapter.close()
      }
    }
    expect(seen).toBeGreaterThan(3)
  })

  it('holds the file while it runs, and others are told who does', async () => {
    const started = await begin()
    const error = (await open().catch((caught) => caught)) as ProblemError
    expect(error.problems[0]).toMatchObject({ code: 'warehouse-locked' })
    expect(error.problems[0]?.message).toContain(`process ${started.pid} (`)
    expect(error.problems[0]?.message).toContain('build-forever.ts')
  })
})
