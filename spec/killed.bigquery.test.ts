import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { writeProject } from './support/bigquery-faults.ts'
import { type FaultyProxy, type Seen, startProxy } from './support/bigquery-proxy.ts'

const endpoint = process.env.STRATA_TEST_BIGQUERY!
const strata = resolve(import.meta.dirname, '../src/cli/dev.ts')
let directory: string
let dataset: string
let witness: Adapter
let plain: FaultyProxy | undefined
let proxy: FaultyProxy | undefined
let child: ChildProcess | undefined

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-killed-'))
  dataset = `killed_${Date.now().toString(36)}`
  writeProject(directory, dataset)
  witness = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset, api_endpoint: endpoint },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: `witness_${dataset}`,
  })
})

afterEach(async () => {
  child?.kill('SIGKILL')
  await witness.close()
  await proxy?.close()
  await plain?.close()
  rmSync(directory, { recursive: true, force: true })
})

function build(version: number, url: string): ChildProcess {
  const words = ['build', '--project-dir', directory, '--vars', `{version: ${version}}`]
  child = spawn(process.execPath, [strata, ...words], {
    env: { ...process.env, ENDPOINT: url },
    stdio: 'ignore',
  })
  return child
}

/** Answers nothing any more from the request on that `from` knows; resolves when that one has come. */
async function silentFrom(from: (seen: Seen) => boolean): Promise<{ url: string; reached: Promise<void> }> {
  let silent = false
  let tell = () => {}
  const reached = new Promise<void>((resolve) => {
    tell = resolve
  })
  proxy = await startProxy({
    upstream: endpoint,
    fault: (_, seen) => {
      if (!silent && from(seen)) {
        silent = true
        tell()
      }
      return silent && !seen.path.endsWith('/cancel') && !seen.path.includes('/cancel?') ? 'hang' : undefined
    },
  })
  return { url: proxy.url, reached }
}

const names = async () =>
  (await witness.catalog.relations([{ database: 'test-project', schema: dataset }]))
    .map(({ name }) => name)
    .sort()
const hidden = async () => (await names()).filter((name) => name.includes('__strata_'))
const factOf = async () => {
  const { rows } = await witness.connection.query(
    `SELECT COUNT(*), COUNT(DISTINCT id), MIN(version), MAX(version) FROM \`test-project\`.\`${dataset}\`.\`fact\``,
  )
  return rows[0]
}

describe('a run in BigQuery', () => {
  it('that is killed leaves each table old or new, and what it left hidden is gone after the next one', {
    timeout: 300_000,
  }, async () => {
    const open = await startProxy({ upstream: endpoint })
    plain = open
    const first = build(1, open.url)
    expect(await once(first, 'exit')).toEqual([0, null])
    const { url, reached } = await silentFrom(
      ({ body }) => /count\(/i.test(body) && body.includes('fact__strata_'),
    )
    const killed = build(2, url)
    await reached
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect((await hidden()).some((name) => name.startsWith('fact__strata_'))).toBe(true)
    expect(await factOf()).toEqual([50, 50, 1, 1])
    const next = build(3, open.url)
    expect(await once(next, 'exit')).toEqual([0, null])
    expect(await names()).toEqual(['fact', 'history', 'raw', 'stage'])
    expect(await factOf()).toEqual([50, 50, 3, 3])
  })

  it('that is interrupted cancels the job that it waits for', { timeout: 300_000 }, async () => {
    let job = ''
    const { url, reached } = await silentFrom(({ path, body }) => {
      if (path.endsWith('/jobs') && body.includes('fact__strata_'))
        job = (JSON.parse(body) as { jobReference: { jobId: string } }).jobReference.jobId
      return job !== ''
    })
    const stopped = build(1, url)
    await reached
    stopped.kill('SIGINT')
    expect(await once(stopped, 'exit')).toEqual([130, null])
    expect(proxy!.seen.filter(({ method }) => method === 'POST').at(-1)?.path).toContain('/cancel')
    expect(proxy!.seen.some(({ path }) => path.includes(`/jobs/${job}/cancel`))).toBe(true)
    // It does not go on asking a silent service what became of the rest.
    const since = proxy!.seen.slice(proxy!.seen.findIndex(({ path }) => path.includes('/cancel')))
    expect(since.filter(({ method }) => method === 'GET').length).toBeLessThanOrEqual(2)
    expect(await names()).not.toContain('fact')
  })
})
