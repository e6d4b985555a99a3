// node spec/support/measure-bigquery-faults.ts [builds] [seed] [share]: STRATA_TEST_BIGQUERY names the endpoint of a running emulator.

import { buildUnderFaults } from './bigquery-faults.ts'

const [builds = 200, seed = 1, share = 0.1] = process.argv.slice(2).map(Number)
const endpoint = process.env.STRATA_TEST_BIGQUERY
if (endpoint === undefined)
  throw new Error('start scripts/bigquery-emulator.sh, and name its address in STRATA_TEST_BIGQUERY')
const run = await buildUnderFaults({
  endpoint,
  builds,
  seed,
  share,
  onBuild: (index, why, wrong) => process.stderr.write(`${[index, why ?? 'built', ...wrong].join(' ')}\n`),
})
process.stdout.write(`${JSON.stringify(run, null, 2)}\n`)
process.exitCode = run.wrong.length > 0 || run.succeeded < builds * 0.99 ? 1 : 0
