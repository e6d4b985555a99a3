// node spec/support/measure-breaking.ts [cut|kill] [times] [seed] [duckdb|parquet|bigquery]: breaks so many incremental loads off, and says whether
// what came of them equals the source each time. For bigquery, STRATA_TEST_BIGQUERY names the endpoint of a running emulator.

import { cutConnections, killProcesses } from './broken-extracts.ts'

const [how = 'cut', times = '100', seed = '1', engine = 'duckdb'] = process.argv.slice(2)
const broken = await (how === 'kill' ? killProcesses : cutConnections)({
  times: Number(times),
  seed: Number(seed),
  target:
    engine === 'bigquery'
      ? { endpoint: process.env.STRATA_TEST_BIGQUERY ?? '' }
      : engine === 'parquet'
        ? 'parquet'
        : 'duckdb',
  onTime: (number, said) => process.stderr.write(`${number}: ${said}\n`),
})
const { user, system } = process.cpuUsage()
process.stdout.write(`${JSON.stringify({ ...broken, cpuSeconds: (user + system) / 1e6 }, null, 2)}\n`)
process.exitCode = broken.wrong.length === 0 ? 0 : 1
