// How much longer a build takes than the same statements sent straight through the DuckDB client: a ratio, no limit.
// node bench/build.mjs [models] [rows] [threads]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { ManifestBuilder } from '../spec/support/manifest-builder.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { execute } from '../src/run/execute.ts'
import { planRun } from '../src/run/plan.ts'

const [models = 1000, rows = 1000, threads = 4] = process.argv.slice(2).map(Number)
const ROUNDS = 3

/** 20 % staging views on 5 sources, 40 % intermediate views, 25 % tables, 15 % marts; two tests each. */
function layered(directory) {
  const shop = new ManifestBuilder({ directory, database: 'shop' })
  const layers = [
    { share: 0.2, materialized: 'view' },
    { share: 0.4, materialized: 'view' },
    { share: 0.25, materialized: 'table' },
    { share: 0.15, materialized: 'table' },
  ]
  let above = Array.from({ length: 5 }, (_, index) => `raw_${index}`)
  const sources = new Set(above)
  let count = 0
  for (const [layer, { share, materialized }] of layers.entries()) {
    const names = []
    for (let index = 0; index < models * share; index++) {
      const name = `m${layer}_${index}`
      const left = above[index % above.length]
      const right = above[(index * 7 + 3) % above.length]
      const ref = (from) => (sources.has(from) ? `"shop"."main"."${from}"` : `{${from}}`)
      const sql =
        layer === 0 || left === right
          ? `select id, grp, amount * 1.1 as amount, name from ${ref(left)} where id % 97 <> ${index % 97}`
          : `with a as (select id, grp, amount, name from ${ref(left)} where id % 10 < 5), b as (select grp, sum(amount) as total from ${ref(right)} group by grp) select a.id, a.grp, a.amount + b.total * 0.0001 as amount, a.name from a join b using (grp)`
      shop.model(name, sql, { materialized })
      shop.unique(name, 'id')
      shop.notNull(name, 'id')
      names.push(name)
      count++
    }
    above = names
  }
  return { shop, count }
}

async function timed(work) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const used = process.cpuUsage(cpu)
  return { result, wall: (performance.now() - start) / 1000, cpu: (used.user + used.system) / 1e6 }
}

async function fresh(work) {
  const directory = mkdtempSync(join(tmpdir(), 'strata-bench-'))
  try {
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const sources = (run) =>
  Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      run(
        `create table raw_${index} as select range as id, range % 20 as grp, range * 1.5 as amount, 'n' || range as name from range(${rows})`,
      ),
    ),
  )

function build() {
  return fresh(async (directory) => {
    const adapter = await openAdapter('duckdb', {
      settings: { type: 'duckdb', path: 'shop.duckdb' },
      projectDirectory: directory,
      projectDialect: 'duckdb',
    })
    await sources((sql) => adapter.connection.execute(sql))
    const { shop } = layered(directory)
    const manifest = shop.build()
    const measured = await timed(async () => {
      const plan = await planRun({
        manifest,
        compiled: shop.compiled,
        selected: [...manifest.nodes.keys()],
        adapter,
        options: { verb: 'build' },
        runId: 'benchrun',
      })
      return execute(plan, { manifest, compiled: shop.compiled, adapter, threads, invocationId: 'bench' })
    })
    await adapter.close()
    const bad = measured.result.results.filter(({ status }) => status !== 'success' && status !== 'pass')
    if (bad.length > 0) throw new Error(`${bad.length} nodes failed: ${bad[0].message}`)
    return measured
  })
}

/** CREATE OR REPLACE per model and a count per test, by as many loops as the build has threads. */
function straight() {
  return fresh(async (directory) => {
    const instance = await DuckDBInstance.create(join(directory, 'shop.duckdb'))
    const connections = await Promise.all(Array.from({ length: threads }, () => instance.connect()))
    await sources((sql) => connections[0].run(sql))
    const { shop } = layered(directory)
    const tests = new Map()
    for (const node of shop.nodes.values()) {
      if (node.kind === 'test') tests.set(node.attachedTo, [...(tests.get(node.attachedTo) ?? []), node.id])
    }
    const done = new Map()
    const queue = [...shop.nodes.values()].filter((node) => node.kind === 'model')
    const settle = new Map()
    for (const node of queue) done.set(node.id, new Promise((resolve) => settle.set(node.id, resolve)))
    const measured = await timed(() =>
      Promise.all(
        connections.map(async (connection) => {
          for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
            await Promise.all(node.dependsOn.map((id) => done.get(id)))
            const what = node.config.materialized === 'view' ? 'view' : 'table'
            await connection.run(
              `create or replace ${what} ${shop.quoted(node.name)} as ${shop.compiled.get(node.id).first.sql}`,
            )
            for (const id of tests.get(node.id) ?? []) {
              const reader = await connection.runAndReadAll(
                `select count(*) from (${shop.compiled.get(id).first.sql})`,
              )
              if (Number(reader.getRows()[0][0]) !== 0) throw new Error(`${id} failed`)
            }
            settle.get(node.id)()
          }
        }),
      ),
    )
    for (const connection of connections) connection.closeSync()
    instance.closeSync()
    return measured
  })
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const runs = { build: [], straight: [] }
for (let round = 0; round < ROUNDS; round++) {
  runs.straight.push(await straight())
  runs.build.push(await build())
}
for (const [name, list] of Object.entries(runs)) {
  console.log(
    `${name.padEnd(9)} wall ${median(list.map((run) => run.wall)).toFixed(2)} s   cpu ${median(list.map((run) => run.cpu)).toFixed(2)} s`,
  )
}
const ratio = (field) =>
  median(runs.build.map((run) => run[field])) / median(runs.straight.map((run) => run[field]))
console.log(
  `ratio     wall ${ratio('wall').toFixed(2)}     cpu ${ratio('cpu').toFixed(2)}   (${models} models, ${2 * models} tests, ${rows} rows, ${threads} threads)`,
)
