import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../src/adapters/adapter.ts'
import { openAdapter } from '../src/adapters/registry.ts'
import { build, ingest, parse } from '../src/index.ts'
import type { Json } from '../src/manifest/json.ts'
import type { Model } from '../src/manifest/node.ts'
import { type FaultyProxy, startProxy } from './support/bigquery-proxy.ts'

const root = resolve(import.meta.dirname, '..')
let directory: string
let proxy: FaultyProxy
let local: Adapter
let warehouse: Adapter

/** The sample project with little data: the emulator runs some twenty queries a second. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'strata-sample-'))
  for (const folder of ['project.yml', 'models', 'macros', 'seeds', 'snapshots', 'tests']) {
    cpSync(join(root, folder), join(directory, folder), { recursive: true })
  }
  for (const source of ['stripe', 'churn', 'saas', 'product']) {
    const file = join(directory, `models/staging/${source}/_${source}__sources.yml`)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/customers: \d+/, 'customers: 500'))
  }
  proxy = await startProxy({ upstream: process.env.STRATA_TEST_BIGQUERY! })
  warehouse = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset: 'analytics', api_endpoint: proxy.url },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: 'sample_witness',
  })
})

afterAll(async () => {
  await local?.close()
  await warehouse?.close()
  await proxy?.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('the sample project in BigQuery', () => {
  it('builds whole, and gives the rows that DuckDB gives', { timeout: 1_200_000 }, async () => {
    for (const target of ['local', 'prod']) {
      const options = {
        directory,
        target,
        environment: { GCP_PROJECT: 'test-project', BIGQUERY_ENDPOINT: proxy.url },
        // The emulator is one process: more jobs at once only wait longer, and are asked about more often.
        threads: 4,
      }
      const loaded = await ingest(options)
      expect(loaded.summary.loads.filter(({ status }) => status === 'error')).toEqual([])
      const { summary } = await build(options)
      const bad = summary.results.filter(({ status }) => !['success', 'pass', 'warn'].includes(status))
      expect(bad.map(({ id, status, message }) => `${target}: ${id} ${status}: ${message}`)).toEqual([])
    }
    local = await openAdapter('duckdb', {
      settings: { type: 'duckdb', path: 'target/warehouse.duckdb' },
      projectDirectory: directory,
      projectDialect: 'bigquery',
      readOnly: true,
    })
    const { manifest } = await parse({ directory, target: 'local', environment: {} })
    const models = [...manifest.nodes.values()].filter(
      (node): node is Model =>
        node.kind === 'model' && node.config.materialized !== 'ephemeral' && node.config.enabled !== false,
    )
    const marts = models.filter(({ name }) => name.startsWith('mart_'))
    const differing = await compareCounts(models.filter((model) => !marts.includes(model)))
    for (const { name, relation } of marts) {
      const difference = await compareRows(name, relation.schema)
      if (difference !== undefined) differing.push(`${name}: ${difference}`)
    }
    expect(differing).toEqual([])
    const left = await warehouse.catalog.relations(
      // Other tests build in the same emulator.
      (await warehouse.catalog.schemas()).filter(({ schema }) => !/^(faults|killed)_/.test(schema)),
    )
    expect(left.filter(({ name }) => name.includes('__strata_')).map(({ name }) => name)).toEqual([])
  })
})

/** Each engine counts the rows of all of them in one query. */
async function compareCounts(models: readonly Model[]): Promise<string[]> {
  const counts = async (engine: Adapter, nameOf: (model: Model) => string) => {
    const parts = models.map(
      (model) => `SELECT '${model.name}' AS name, COUNT(*) AS number FROM ${nameOf(model)}`,
    )
    const { rows } = await engine.connection.query(parts.join('\nUNION ALL\n'))
    return new Map(rows.map(([name, number]) => [String(name), Number(number)]))
  }
  const ours = await counts(local, ({ relation: { schema, name } }) => `"${schema}"."${name}"`)
  const theirs = await counts(
    warehouse,
    ({ relation: { schema, name } }) => `\`test-project\`.\`${schema}\`.\`${name}\``,
  )
  expect(ours.size).toBe(models.length)
  return models
    .filter(({ name }) => ours.get(name) !== theirs.get(name))
    .map(({ name }) => `${name}: ${ours.get(name)} rows in DuckDB, ${theirs.get(name)} in BigQuery`)
}

async function compareRows(name: string, schema: string): Promise<string | undefined> {
  const ours = await local.connection.query(`SELECT * FROM "${schema}"."${name}"`)
  const theirs = await warehouse.connection.query(`SELECT * FROM \`test-project\`.\`${schema}\`.\`${name}\``)
  const [a, b] = [canonical(ours.rows), canonical(theirs.rows)]
  if (a.length !== b.length) return `${a.length} rows in DuckDB, ${b.length} in BigQuery`
  const at = a.findIndex((row, index) => row !== b[index])
  return at < 0 ? undefined : `row ${a[at]} in DuckDB, ${b[at]} in BigQuery`
}

/** Sorted, and to six decimals: the emulator divides NUMERIC without rounding to nine, as BigQuery and DuckDB's rewrite do. */
function canonical(rows: readonly (readonly Json[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row.map(plain))).sort()
}

function plain(value: Json): Json {
  if (typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)))
    return Number(Number(value).toFixed(6))
  if (Array.isArray(value)) return value.map(plain)
  return value
}
