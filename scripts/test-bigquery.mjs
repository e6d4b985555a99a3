// Every test that needs BigQuery: brings the emulator up, runs them, and takes it down again. `npm test` does the same as part of everything.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const emulator = join(root, 'scripts/bigquery-emulator.sh')
const state = mkdtempSync(join(tmpdir(), 'strata-emulator-'))
let status = 1
try {
  const endpoint = execFileSync(emulator, ['start', state], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
  status =
    spawnSync(
      join(root, 'node_modules/.bin/vitest'),
      ['run', '.bigquery.test.ts', ...process.argv.slice(2)],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, STRATA_TEST_BIGQUERY: endpoint },
      },
    ).status ?? 1
} finally {
  execFileSync(emulator, ['stop', state])
  rmSync(state, { recursive: true, force: true })
}
process.exitCode = status
