import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openAdapter } from '../src/adapters/registry.ts'
import { replayChanges } from './support/replay-changes.ts'

it('batches of changes come to what one load of everything gives, and twice is as once', {
  timeout: 600_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'strata-replay-'))
  const prefix = `replay_${Date.now().toString(36)}`
  const adapter = await openAdapter('bigquery', {
    settings: {
      ...{ type: 'bigquery', project: 'test-project', dataset: prefix },
      api_endpoint: process.env.STRATA_TEST_BIGQUERY ?? null,
    },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: prefix,
  })
  try {
    const replay = await replayChanges({
      ...{ preset: 'product', customers: 20, changes: 3, seed: 3 },
      ...{ adapter, prefix, again: 3, methods: ['change_tracking'] },
    })
    expect(replay.wrong).toEqual([])
    expect(replay).toMatchObject({ batches: 3, repeated: 1, tables: 3 })
  } finally {
    await adapter.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
