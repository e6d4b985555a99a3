import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { replayChanges } from './support/replay-changes.ts'

let directory: string
let adapter: Adapter

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-replay-'))
  adapter = await openAdapter('duckdb', {
    settings: { path: join(directory, 'w.duckdb') },
    projectDirectory: directory,
    projectDialect: 'bigquery',
  })
})

afterEach(async () => {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('batches of changes, taken in one after the other', () => {
  it('come to what one load of everything gives, with every cursor, and twice is as once', async () => {
    const replay = await replayChanges({
      ...{ preset: 'saas', customers: 12, changes: 3, seed: 11, stamped: true },
      ...{ adapter, prefix: 'raw', again: 3, methods: ['change_tracking', 'rowversion', 'watermark'] },
    })
    expect(replay.wrong).toEqual([])
    expect(replay).toMatchObject({ batches: 3, repeated: 1, tables: 17 })
    expect(replay.changes).toBeGreaterThan(100)
  })

  it('of a shop too', async () => {
    const replay = await replayChanges({
      ...{ preset: 'product', customers: 40, changes: 4, seed: 3 },
      ...{ adapter, prefix: 'raw', again: 4, methods: ['change_tracking', 'full'] },
    })
    expect(replay.wrong).toEqual([])
    expect(replay).toMatchObject({ batches: 4, repeated: 1, tables: 6 })
    expect(replay.changes).toBeGreaterThan(100)
  })
})
