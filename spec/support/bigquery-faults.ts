// Builds a small project again and again through a faulty proxy, and looks past the proxy at what each build left.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter } from '../../src/adapters/adapter.ts'
import { openAdapter } from '../../src/adapters/registry.ts'
import { build } from '../../src/index.ts'
import { ProblemError } from '../../src/problems/problem.ts'
import { type Fault, faultsOfSeed, startProxy } from './bigquery-proxy.ts'

export interface FaultRun {
  readonly builds: number
  readonly succeeded: number
  readonly requests: number
  readonly faults: Readonly<Record<string, number>>
  /** Sentences about what should not be; empty where all is well. */
  readonly wrong: readonly string[]
  /** Why builds failed that failed. */
  readonly failures: readonly string[]
}

export interface FaultOptions {
  readonly endpoint: string
  readonly builds: number
  readonly seed: number
  /** Of the requests. */
  readonly share: number
  readonly kinds?: readonly Fault[]
  /** `why`: it failed; `wrong`: what should not be after it. */
  readonly onBuild?: (index: number, why: string | undefined, wrong: readonly string[]) => void
}

const ROWS = 50

export async function buildUnderFaults(options: FaultOptions): Promise<FaultRun> {
  const directory = mkdtempSync(join(tmpdir(), 'strata-faults-'))
  const dataset = `faults_${options.seed}_${Date.now().toString(36)}`
  const fault = faultsOfSeed(options.seed, options.share, options.kinds)!
  const proxy = await startProxy({ upstream: options.endpoint, fault })
  // What hangs is given up soon: a service that never answers would be all that is measured.
  writeProject(directory, dataset, 3)
  const witness = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset, api_endpoint: options.endpoint },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: `witness_${dataset}`,
  })
  const wrong: string[] = []
  const failures: string[] = []
  let succeeded = 0
  let last = 0
  try {
    for (let version = 1; version <= options.builds; version++) {
      const why = await buildOnce(directory, proxy.url, version)
      if (why === undefined) {
        succeeded++
        last = version
      } else failures.push(`build ${version}: ${why}`)
      const found = await lookAt(witness, dataset, why === undefined ? version : undefined, last)
      wrong.push(...found.map((sentence) => `build ${version}: ${sentence}`))
      options.onBuild?.(version, why, found)
    }
  } finally {
    await witness.close()
    await proxy.close()
    rmSync(directory, { recursive: true, force: true })
  }
  return {
    builds: options.builds,
    succeeded,
    requests: proxy.seen.length,
    faults: Object.fromEntries(proxy.faults),
    wrong,
    failures,
  }
}

async function buildOnce(directory: string, endpoint: string, version: number): Promise<string | undefined> {
  try {
    const { summary } = await build({
      directory,
      environment: { ENDPOINT: endpoint },
      vars: `{version: ${version}}`,
      cache: false,
    })
    const bad = summary.results.filter(
      ({ status }) => status !== 'success' && status !== 'pass' && status !== 'reused',
    )
    return bad.length === 0 ? undefined : bad.map(({ id, message }) => `${id}: ${message}`).join('; ')
  } catch (error) {
    if (error instanceof ProblemError) return error.message
    throw error
  }
}

/** Each table is whole and of one version, none lost or doubled a row, and a good build leaves nothing beside. */
async function lookAt(
  witness: Adapter,
  dataset: string,
  version: number | undefined,
  last: number,
): Promise<readonly string[]> {
  const relations = await witness.catalog.relations([{ database: 'test-project', schema: dataset }])
  const wrong: string[] = []
  const there = new Set(relations.map(({ name }) => name))
  for (const name of ['raw', 'fact', 'history'].filter((table) => there.has(table))) {
    const versions = name === 'raw' ? '1' : 'COUNT(DISTINCT version), MIN(version)'
    const { rows } = await witness.connection.query(
      `SELECT COUNT(*), COUNT(DISTINCT id), ${versions} FROM \`test-project\`.\`${dataset}\`.\`${name}\``,
    )
    const [count, ids, kinds, found] = rows[0]!.map(Number)
    if (count !== ROWS || ids !== ROWS)
      wrong.push(`"${name}" has ${count} rows and ${ids} ids instead of ${ROWS}`)
    if (name !== 'raw' && kinds !== 1) wrong.push(`"${name}" has rows of ${kinds} builds`)
    if (name !== 'raw' && version !== undefined && found !== version)
      wrong.push(`"${name}" is of build ${found}`)
    if (name !== 'raw' && found! < last) wrong.push(`"${name}" went back to build ${found}`)
  }
  const beside = relations.filter(({ name }) => name.includes('__strata_')).map(({ name }) => name)
  if (version !== undefined && beside.length > 0) wrong.push(`${beside.join(', ')} was left`)
  return wrong
}

/** A seed, a view, a tested table and an incremental model; `ENDPOINT` names the service, `version` the build. `requestSeconds`: of one try. */
export function writeProject(directory: string, dataset: string, requestSeconds = 8): void {
  const write = (file: string, text: string): void => {
    mkdirSync(join(directory, file, '..'), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  write(
    'project.yml',
    `name: faults
dialect: bigquery
target: prod
targets:
  prod:
    type: bigquery
    project: test-project
    dataset: ${dataset}
    api_endpoint: "{{ env_var('ENDPOINT') }}"
    threads: 4
    job_creation_timeout_seconds: ${requestSeconds}
    job_retries: 8
`,
  )
  write(
    'seeds/raw.csv',
    `id,amount\n${Array.from({ length: ROWS }, (_, id) => `${id},${id * 2}`).join('\n')}\n`,
  )
  write(
    'models/stage.sql',
    "{{ config(materialized='view') }}\nSELECT id, amount, {{ var('version', 0) }} AS version FROM {{ ref('raw') }}\n",
  )
  write('models/fact.sql', "{{ config(materialized='table') }}\nSELECT * FROM {{ ref('stage') }}\n")
  write(
    'models/history.sql',
    "{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id') }}\nSELECT * FROM {{ ref('fact') }}\n",
  )
  write(
    'models/models.yml',
    `models:
  - name: fact
    columns:
      - name: id
        data_tests: [unique, not_null]
  - name: history
    columns:
      - name: id
        data_tests: [unique]
`,
  )
}
