import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openAdapter } from '../src/adapters/registry.ts'
import { replayChanges } from './support/replay-changes.ts'

it.each([
  { preset: 'product', customers: 20, changes: 3, again: 3, method: 'change_tracking', tables: 3 },
  { preset: 'saas', customers: 8, changes: 2, again: 2, method: 'rowversion', tables: 2 },
] as const)(
  'batches of changes of $preset, read by $method, come to what one load of everything gives, and twice is as once',
  {
    timeout: 600_000,
  },
  async ({ preset, customers, changes, again, method, tables }) => {
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
        ...{ preset, customers, changes, seed: 3 },
        ...{ adapter, prefix, again, methods: [method] },
      })
      expect(replay.wrong).toEqual([])
      expect(replay).toMatchObject({ batches: changes, repeated: 1, tables })
    } finally {
      await adapter.close()
      rmSync(directory, { recursive: true, force: true })
    }
  },
)
