// BigQuery: signs in and puts the four faces around the API. Nothing is sent before it is needed.

import type { Adapter, Capabilities } from '../adapter.ts'
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
import { settleSettings } from './settings.ts'
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
  const connection = new BigqueryConnection(rest, jobs, settings)
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
    check: (query = {}) => checkTarget(client, connection, settings, query),
    close: async () => {
      await Promise.all([jobs.close(), loader.close()])
    },
  }
}
