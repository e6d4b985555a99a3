// Builds two versions of the same models by turns until it is killed. node build-forever.ts <folder>

import { openAdapter } from '../../src/adapters/registry.ts'
import { execute } from '../../src/run/execute.ts'
import { planRun } from '../../src/run/plan.ts'
import { ManifestBuilder } from './manifest-builder.ts'

const directory = process.argv[2]!
const adapter = await openAdapter('duckdb', {
  settings: { type: 'duckdb', path: 'shop.duckdb' },
  projectDirectory: directory,
  projectDialect: 'duckdb',
})
process.stdout.write('open\n')
for (let version = 1; ; version++) {
  const rows = `select range as id, ${version} as version from range(20000)`
  const shop = new ManifestBuilder({ directory, database: 'shop' })
    .model('a', rows, { materialized: 'table' })
    .model('b', rows, { materialized: version % 2 === 0 ? 'view' : 'table' })
    .model('c', rows, { materialized: 'table' })
    .model(
      'grows',
      rows,
      { materialized: 'incremental', unique_key: 'id', incremental_strategy: 'delete+insert' },
      { later: rows },
    )
    .unique('a', 'id')
    .unique('c', 'id', { storeFailures: true })
    .unique('grows', 'id')
  const manifest = shop.build()
  const plan = await planRun({
    manifest,
    compiled: shop.compiled,
    selected: [...manifest.nodes.keys()],
    adapter,
    options: { verb: 'build' },
    runId: String(version).padStart(8, '0'),
  })
  await execute(plan, { manifest, compiled: shop.compiled, adapter, threads: 3, invocationId: 'x' })
}
