// A project's folder copied aside, and the emulator behind the proxy, with datasets of this run alone: others may have built there before.

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Adapter } from '../../src/adapters/adapter.ts'
import { openAdapter } from '../../src/adapters/registry.ts'
import type { Json } from '../../src/manifest/json.ts'
import { type FaultyProxy, startProxy } from './bigquery-proxy.ts'

export interface BigqueryProject {
  readonly directory: string
  /** `<prefix>_<time>`: a name for datasets and runs. */
  readonly run: string
  readonly proxy: FaultyProxy
  /** Looks at what was built, as a target of the dataset `run`. */
  readonly warehouse: Adapter
  rows(sql: string): Promise<readonly (readonly Json[])[]>
  close(): Promise<void>
}

/** `folder`: beside `support/`. */
export async function openBigqueryProject(folder: string, prefix: string): Promise<BigqueryProject> {
  const run = `${prefix}_${Date.now().toString(36)}`
  const directory = mkdtempSync(join(tmpdir(), `strata-${prefix}-`))
  cpSync(resolve(import.meta.dirname, '..', folder), directory, { recursive: true })
  const proxy = await startProxy({ upstream: process.env.STRATA_TEST_BIGQUERY! })
  const warehouse = await openAdapter('bigquery', {
    settings: { type: 'bigquery', project: 'test-project', dataset: run, api_endpoint: proxy.url },
    projectDirectory: directory,
    projectDialect: 'bigquery',
    runId: run,
  })
  return {
    ...{ directory, run, proxy, warehouse },
    rows: async (sql) => (await warehouse.connection.query(sql)).rows,
    async close() {
      await warehouse.close()
      await proxy.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
