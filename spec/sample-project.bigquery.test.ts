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
    const differing: string[] = []
    for (const { name, relation } of models) {
      const difference = await compare(name, relation.schema)
      if (difference !== undefined) differing.push(`${name}: ${difference}`)
    }
    expect(differing).toEqual([])
    const left = await warehouse.catalog.relations(
      // Other tests build in the same emulator.
      (await warehouse.catalog.schemas()).filter(({ schema }) => !schema.startsWith('faults_')),
    )
    expect(left.filter(({ name }) => name.includes('__strata_')).map(({ name }) => name)).toEqual([])
  })
})

/** Row counts of every model; the marts row by row. */
async function compare(name: string, schema: string): Promise<string | undefined> {
  if (!name.startsWith('mart_')) {
    const [ours, theirs] = await Promise.all([
      local.connection.query(`SELECT COUNT(*) FROM "${schema}"."${name}"`),
      warehouse.connection.query(`SELECT COUNT(*) FROM \`test-project\`.\`${schema}\`.\`${name}\``),
    ])
    const [a, b] = [Number(ours.rows[0]![0]), Number(theirs.rows[0]![0])]
    return a === b ? undefined : `${a} rows in DuckDB, ${b} in BigQuery`
  }
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
