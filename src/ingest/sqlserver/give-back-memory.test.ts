import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openAdapter } from '../../adapters/registry.ts'
import { sparingly } from './give-back-memory.ts'

it('takes more memory where little does not do, and the engine goes on', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'strata-sparing-'))
  const local = await openAdapter('duckdb', {
    settings: { path: join(directory, 't.duckdb'), settings: { threads: '1' } },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  try {
    let times = 0
    const load = async (rows: number, length: number, name: string) => {
      const session = await local.connection.session()
      try {
        await sparingly(local, () => {
          times++
          const sql = `CREATE TABLE ${name} AS SELECT range AS id, repeat('x', ${length}) AS note FROM range(${rows})`
          return session.transaction(() => session.execute(sql))
        })
      } finally {
        session.release()
      }
      const { rows: told } = await local.connection.query(
        `SELECT count(*), max(length(note)), current_setting('memory_limit') FROM ${name}`,
      )
      return told[0]
    }
    expect(await load(1000, 100, 'light')).toEqual([1000, 100, expect.stringMatching(/GiB|TiB/)])
    expect(times).toBe(1)
    expect(await load(110, 1_000_000, 'wide')).toEqual([110, 1_000_000, expect.stringMatching(/GiB|TiB/)])
    expect(times).toBe(3)
  } finally {
    await local.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
