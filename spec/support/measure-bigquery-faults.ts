// node spec/support/measure-bigquery-faults.ts [builds] [seed] [share] [lanes]: STRATA_TEST_BIGQUERY names the endpoint of a running
// emulator. A lane is a project of its own, built again and again; what hangs in one does not hold up the others.

import { buildUnderFaults } from './bigquery-faults.ts'

const [builds = 200, seed = 1, share = 0.1, lanes = 4] = process.argv.slice(2).map(Number)
const endpoint = process.env.STRATA_TEST_BIGQUERY
if (endpoint === undefined)
  throw new Error('start scripts/bigquery-emulator.sh, and name its address in STRATA_TEST_BIGQUERY')
const runs = await Promise.all(
  Array.from({ length: lanes }, (_, lane) =>
    buildUnderFaults({
      endpoint,
      // All lanes together make as many as were asked for.
      builds: Math.floor(builds / lanes) + (lane < builds % lanes ? 1 : 0),
      seed: seed + lane,
      share,
      onBuild: (index, why, wrong) =>
        process.stderr.write(`${[`${lane + 1}:${index}`, why ?? 'built', ...wrong].join(' ')}\n`),
    }),
  ),
)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const kinds = [...new Set(runs.flatMap((run) => Object.keys(run.faults)))].sort()
const whole = {
  builds: sum(runs.map((run) => run.builds)),
  succeeded: sum(runs.map((run) => run.succeeded)),
  requests: sum(runs.map((run) => run.requests)),
  faults: Object.fromEntries(kinds.map((kind) => [kind, sum(runs.map((run) => run.faults[kind] ?? 0))])),
  wrong: runs.flatMap((run) => run.wrong),
  failures: runs.flatMap((run) => run.failures),
}
process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`)
process.exitCode = whole.wrong.length > 0 || whole.succeeded < builds * 0.99 ? 1 : 0
