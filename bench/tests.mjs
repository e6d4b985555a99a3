// What reading a table once for all of its tests saves against a query for each: ratios, no limit.
// node bench/tests.mjs [models] [rows] [threads]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManifestBuilder } from '../spec/support/manifest-builder.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { execute } from '../src/run/execute.ts'
import { planRun } from '../src/run/plan.ts'

const [models = 1000, rows = 10_000, threads = 2] = process.argv.slice(2).map(Number)
const ROUNDS = 3
const columns = ['id', 'grp', 'amount', 'name']
const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))

try {
  const adapter = await openAdapter('duckdb', {
    settings: { type: 'duckdb', path: 'shop.duckdb' },
    projectDirectory: directory,
    projectDialect: 'duckdb',
  })
  const shop = new ManifestBuilder({ directory, database: 'shop' })
  for (let index = 0; index < models; index++) {
    const sql = `select range as id, range % 20 as grp, range * 1.5 as amount, 'n' || range as name from range(${rows})`
    shop.model(`m${index}`, sql, { materialized: 'table' })
    shop.unique(`m${index}`, 'id')
    for (const column of columns) shop.notNull(`m${index}`, column)
  }
  const manifest = shop.build()
  const run = async (verb, batchTests) => {
    const plan = await planRun({
      ...{ manifest, compiled: shop.compiled, adapter, runId: 'benchrun' },
      selected: [...manifest.nodes.keys()].filter((id) => verb === 'test' || id.startsWith('model')),
      options: { verb, batchTests },
    })
    const cpu = process.cpuUsage()
    const summary = await execute(plan, {
      manifest,
      compiled: shop.compiled,
      adapter,
      threads,
      invocationId: 'bench',
    })
    const used = process.cpuUsage(cpu)
    const bad = summary.results.filter(({ status }) => status !== 'success' && status !== 'pass')
    if (bad.length > 0) throw new Error(`${bad.length} nodes failed: ${bad[0].message}`)
    return { wall: (summary.finishedAt - summary.startedAt) / 1000, cpu: (used.user + used.system) / 1e6 }
  }
  await run('run', true)
  const measured = { together: [], apart: [] }
  for (let round = 0; round < ROUNDS; round++) {
    measured.apart.push(await run('test', false))
    measured.together.push(await run('test', true))
  }
  await adapter.close()
  const median = (name, field) =>
    measured[name].map((one) => one[field]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
  for (const name of Object.keys(measured))
    console.log(
      `${name.padEnd(9)} wall ${median(name, 'wall').toFixed(2)} s   cpu ${median(name, 'cpu').toFixed(2)} s`,
    )
  const ratio = (field) => (median('together', field) / median('apart', field)).toFixed(2)
  console.log(
    `ratio     wall ${ratio('wall')}     cpu ${ratio('cpu')}   (${models} tables, ${5 * models} tests, ${rows} rows, ${threads} threads)`,
  )
} finally {
  rmSync(directory, { recursive: true, force: true })
}
