// Every check of the repo; ends with "N passed, N failed".
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setUp } from './test-setup.mjs'

const root = resolve(import.meta.dirname, '..')
const bin = (name) => join(root, 'node_modules/.bin', name)
const totals = { passed: 0, failed: 0 }

const { chromium, python, googlesql, bigquery, missing } = setUp()
for (const line of missing) {
  if (process.env.CI) totals.failed += 1
  process.stderr.write(`${process.env.CI ? 'FAILED' : 'NOT RUN'}, for want of ${line}\n`)
}

check('build', process.execPath, [join(root, 'scripts/build.mjs')])
check('types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json'])
check('types of the browser half', bin('tsc'), ['--noEmit', '-p', 'src/site/app/tsconfig.json'])
check('lint and format', bin('biome'), ['check', '--error-on-warnings', '.'])
const endpoint = bigquery && emulator('start')
try {
  runTests()
} finally {
  if (bigquery) emulator('stop')
}

process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`)
process.exitCode = totals.failed > 0 ? 1 : 0

/** BigQuery's emulator; undefined where it did not start, which is a failure. */
function emulator(action) {
  try {
    return execFileSync(bigquery, [action], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim()
  } catch {
    totals.failed += 1
    process.stdout.write(`FAILED: BigQuery's emulator does not ${action}\n`)
    return undefined
  }
}

function check(what, command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  totals[status === 0 ? 'passed' : 'failed'] += 1
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'}: ${what}\n`)
}

function runTests() {
  const report = join(root, 'node_modules/.cache/strata-tests/results.json')
  mkdirSync(join(report, '..'), { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = {
    ...process.env,
    STRATA_TEST_CHROMIUM: chromium ?? '',
    STRATA_TEST_PYTHON: python ?? '',
    STRATA_TEST_GOOGLESQL: googlesql ?? '',
    STRATA_TEST_BIGQUERY: endpoint ?? '',
  }
  const { status } = spawnSync(bin('vitest'), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  })
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  totals.passed += results?.numPassedTests ?? 0
  // A file that does not load counts as a failed suite with no failed test; skipped tests are not allowed.
  const failedFiles =
    results?.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length ?? 1
  const skipped = results ? results.numPendingTests + results.numTodoTests : 0
  if (skipped > 0) process.stdout.write(`${skipped} tests were skipped; a skipped test counts as failed\n`)
  const failed = (results?.numFailedTests ?? 0) + failedFiles + skipped
  totals.failed += failed === 0 && status !== 0 ? 1 : failed
}
