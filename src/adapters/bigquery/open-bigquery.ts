// BigQuery: signs in and puts the four faces around the API. Nothing is sent before it is needed.

import type { BigQuery } from '@google-cloud/bigquery'
import type { Adapter, Capabilities, Check, QueryOptions } from '../adapter.ts'
import type { OpenOptions } from '../open-options.ts'
import { BigqueryCatalog } from './catalog.ts'
import { checkTarget } from './check-target.ts'
import { BigqueryConnection } from './connection.ts'
import { openClient } from './credentials.ts'
import { missingTable } from './engine-errors.ts'
import { Jobs } from './jobs.ts'
import { labelText } from './labels.ts'
import { BigqueryLoader } from './loader.ts'
import { BigqueryMetadata } from './metadata.ts'
import { Rest } from './rest.ts'
import { type BigquerySettings, settleSettings } from './settings.ts'
import { bigqueryStatements } from './statements/bigquery-statements.ts'

const can: Capabilities = {
  transactionalDdl: false,
  merge: true,
  estimates: true,
  grants: true,
  materializedViews: true,
  sharedScans: true,
  concurrency: true,
}

export async function openBigquery(options: OpenOptions): Promise<Adapter> {
  const settings = settleSettings(options.settings, options.projectDirectory, options.places)
  const client = await openClient(settings)
  const { connection, jobs } = connect(client, settings, options)
  const catalog = new BigqueryCatalog(connection, settings.project)
  const loader = new BigqueryLoader(connection, catalog, settings)
  return {
    type: 'bigquery',
    dialect: 'bigquery',
    can,
    missingTable,
    connection,
    statements: bigqueryStatements({
      location: settings.location,
      labels: Object.entries(settings.labels).map(
        ([key, value]) => [labelText(key), labelText(value)] as const,
      ),
    }),
    catalog,
    loader,
    metadata: new BigqueryMetadata(connection, catalog, settings.project),
    check: (query = {}) => checkWith(client, impatient(settings), options, query),
    close: async () => {
      await Promise.all([jobs.close(), loader.close()])
    },
  }
}

async function* checkWith(
  client: BigQuery,
  settings: BigquerySettings,
  options: OpenOptions,
  query: QueryOptions,
): AsyncGenerator<Check> {
  const { connection, jobs } = connect(client, settings, options)
  try {
    yield* checkTarget(connection, settings, query)
  } finally {
    await jobs.close()
  }
}

/** Somebody waits at a terminal to be told what is wrong, not for it to pass. */
function impatient(settings: BigquerySettings): BigquerySettings {
  return {
    ...settings,
    priority: 'INTERACTIVE',
    retries: Math.min(settings.retries, 1),
    requestTimeoutMs: Math.min(settings.requestTimeoutMs, 20_000),
  }
}

function connect(
  client: BigQuery,
  settings: BigquerySettings,
  options: OpenOptions,
): { readonly connection: BigqueryConnection; readonly jobs: Jobs } {
  const rest = new Rest(client, {
    executionProject: settings.executionProject,
    timeoutMs: settings.requestTimeoutMs,
    retries: settings.retries,
    retryDeadlineMs: settings.retryDeadlineMs,
  })
  const jobs = new Jobs(rest, {
    project: settings.executionProject,
    location: settings.location,
    runId: options.runId ?? 'strata',
    target: options.targetName ?? 'default',
    labels: settings.labels,
    timeoutMs: settings.jobTimeoutMs,
  })
  return { connection: new BigqueryConnection(rest, jobs, settings), jobs }
}
