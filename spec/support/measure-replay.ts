// node spec/support/measure-replay.ts [preset] [batches] [customers] [duckdb|bigquery] [repeat every]: for bigquery, STRATA_TEST_BIGQUERY names
// the endpoint of a running emulator.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAdapter } from '../../src/adapters/registry.ts'
import type { JsonObject } from '../../src/manifest/json.ts'
import { type ReplayMethod, replayChanges } from './replay-changes.ts'

const [preset = 'saas', changes = '50', customers = '60', engine = 'duckdb', again = '1'] =
  process.argv.slice(2)
const directory = mkdtempSync(join(tmpdir(), 'strata-measure-replay-'))
const prefix = `replay_${Date.now().toString(36)}`
const settings: JsonObject =
  engine === 'duckdb'
    ? { path: join(directory, 'w.duckdb') }
    : { project: 'test-project', dataset: prefix, api_endpoint: process.env.STRATA_TEST_BIGQUERY ?? null }
const adapter = await openAdapter(engine, {
  settings: { type: engine, ...settings },
  projectDirectory: directory,
  projectDialect: 'bigquery',
  runId: prefix,
})
const methods: readonly ReplayMethod[] =
  preset === 'saas' ? ['change_tracking', 'rowversion', 'watermark'] : ['change_tracking']
try {
  const replay = await replayChanges({
    ...{ preset, methods, adapter, prefix, seed: 11, stamped: true },
    ...{ changes: Number(changes), customers: Number(customers), again: Number(again) },
    onBatch: (number, rows) => process.stderr.write(`batch ${number}: ${rows} changes\n`),
  })
  const { user, system } = process.cpuUsage()
  process.stdout.write(`${JSON.stringify({ ...replay, cpuSeconds: (user + system) / 1e6 }, null, 2)}\n`)
  process.exitCode = replay.wrong.length === 0 ? 0 : 1
} finally {
  await adapter.close()
  rmSync(directory, { recursive: true, force: true })
}
